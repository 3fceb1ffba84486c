//! Copies of what callers give.

use crate::{bindings::value::shape_for, validate::rules::Rule};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/given.js")]
extern "C" {
    #[wasm_bindgen(js_name = plainCopy)]
    fn copy(value: &JsValue, shape: &JsValue) -> JsValue;
}

/// A plain copy of a value: own members, and those that the rules name wherever they come from (prototypes, proxies).
/// What cannot be read is left out; the checks report it.
pub(super) fn plain_copy(rule: &'static Rule, value: &JsValue) -> JsValue {
    copy(value, shape_for(rule))
}
