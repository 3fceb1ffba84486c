//! Whether a text is a host: every WebAssembly file has this, as it words issues about hosts.

use crate::validate;
use wasm_bindgen::prelude::*;

/// Whether `remoteHost` accepts a text.
#[wasm_bindgen(js_name = isRemoteHost)]
pub fn is_remote_host(text: &JsValue) -> bool {
    text.as_string().is_some_and(|text| validate::is_remote_host(&text))
}
