//! Reads and sets members of JavaScript objects, and makes plain objects. The names are constants of this crate.

use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Without `catch`: the wrapper that catches exceptions would cost more than the call itself.
    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    fn write(object: &JsValue, name: &JsValue, value: &JsValue) -> bool;
}

thread_local! {
    /// Constants as JavaScript strings, each made once and kept: without this, a call takes a fifth longer.
    static CONSTANTS: RefCell<Vec<(&'static str, &'static JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A member of an object; `undefined` where it cannot be read, and for a primitive.
pub(crate) fn get(value: &JsValue, name: &'static str) -> JsValue {
    // Asking a primitive throws, and exceptions are slow: most calls have no options.
    if !value.is_object() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(value, constant(name)).unwrap_or_default()
}

/// Sets a member of an object that this crate made, on which setting cannot fail.
pub(crate) fn set(object: &JsValue, name: &'static str, value: &JsValue) {
    write(object, constant(name), value);
}

/// A plain object.
pub(crate) fn object<const N: usize>(members: [(&'static str, JsValue); N]) -> JsValue {
    object_with(&members)
}

/// The body of [`object`] without its generic parameter, so that it is compiled once and not for each number of members.
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
        CONSTANTS.with_borrow(|kept| kept.iter().find(|(known, _)| std::ptr::eq(*known, text)).map(|(_, made)| *made));
    found.unwrap_or_else(|| {
        let made: &JsValue = Box::leak(Box::new(JsValue::from_str(text)));
        CONSTANTS.with_borrow_mut(|kept| kept.push((text, made)));
        made
    })
}
