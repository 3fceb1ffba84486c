//! Copies of callers' values.

use crate::{bindings::value::shape_for, validate::rules::Rule};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/given.js")]
extern "C" {
    #[wasm_bindgen(js_name = plainCopy)]
    fn copy(value: &JsValue, shape: &JsValue) -> JsValue;
}

/// A plain copy of a value. It has the value's own members, and those that `rule` names even where they are inherited or
/// come from a proxy. Members that cannot be read are left out; the checks report them.
pub(super) fn plain_copy(rule: &'static Rule, value: &JsValue) -> JsValue {
    copy(value, shape_for(rule))
}
