//! The check of a host. It is in every WebAssembly file of the package, since the JavaScript that completes issues
//! (`pkg-templates/issues.js`) uses it to suggest the A-label form of an international name.

use crate::validate;
use wasm_bindgen::prelude::*;

/// Whether `remoteHost` accepts a text.
#[wasm_bindgen(js_name = isRemoteHost)]
pub fn is_remote_host(text: &JsValue) -> bool {
    text.as_string().is_some_and(|text| validate::is_remote_host(&text))
}
