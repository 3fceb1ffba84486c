//! Members of JavaScript objects by names that are known in advance.

use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Without the guard against exceptions, which costs more than the reading.
    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    fn write(object: &JsValue, name: &JsValue, value: &JsValue) -> bool;
}

thread_local! {
    /// Names as JavaScript strings, each made once and kept: making one costs more than reading a member.
    static NAMES: RefCell<Vec<(&'static str, &'static JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A member of an object, `undefined` for a primitive; `Err` holds what a getter or a proxy threw.
pub(crate) fn try_get(value: &JsValue, name: &'static str) -> Result<JsValue, JsValue> {
    // Asking a primitive throws, and exceptions are slow: most calls have no options.
    if value.is_object() { Reflect::get(value, constant(name)) } else { Ok(JsValue::UNDEFINED) }
}

/// A member of an object, or `undefined` where it cannot be read.
pub(crate) fn get(value: &JsValue, name: &'static str) -> JsValue {
    try_get(value, name).unwrap_or_default()
}

/// Sets a member of an object of our own, which takes any.
pub(crate) fn set(object: &JsValue, name: &'static str, value: &JsValue) {
    write(object, constant(name), value);
}

/// A plain object.
pub(crate) fn object<const N: usize>(members: [(&'static str, JsValue); N]) -> JsValue {
    object_with(&members)
}

/// Not generic, so that it is compiled once: `object` is there once for each number of members.
fn object_with(members: &[(&'static str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new().into();
    for (name, value) in members {
        set(&object, name, value);
    }
    object
}

/// A constant as a JavaScript string, made when it is first asked for.
pub(crate) fn constant(text: &'static str) -> &'static JsValue {
    let found =
        NAMES.with_borrow(|names| names.iter().find(|(known, _)| std::ptr::eq(*known, text)).map(|(_, name)| *name));
    found.unwrap_or_else(|| {
        let made: &JsValue = Box::leak(Box::new(JsValue::from_str(text)));
        NAMES.with_borrow_mut(|names| names.push((text, made)));
        made
    })
}
