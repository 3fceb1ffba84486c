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
    /// Names as JavaScript strings, each made once and kept: making one costs more than reading a member.
    static NAMES: RefCell<Vec<(&'static str, &'static JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A member of an object, `undefined` for a primitive; `Err` holds what a getter or a proxy threw.
pub(crate) fn try_get(value: &JsValue, name: &'static str) -> Result<JsValue, JsValue> {
    // Asking a primitive throws, and exceptions are slow: most calls have no options.
    if value.is_object() { with_name(name, |name| Reflect::get(value, name)) } else { Ok(JsValue::UNDEFINED) }
}

/// A member of an object, or `undefined` where it cannot be read.
pub(crate) fn get(value: &JsValue, name: &'static str) -> JsValue {
    try_get(value, name).unwrap_or_default()
}

/// Sets a member of an object that this crate made, on which setting cannot fail.
pub(crate) fn set(object: &JsValue, name: &'static str, value: &JsValue) {
    with_name(name, |name| write(object, name, value));
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

fn with_name<T>(name: &'static str, act: impl FnOnce(&JsValue) -> T) -> T {
    let found =
        NAMES.with_borrow(|names| names.iter().find(|(known, _)| std::ptr::eq(*known, name)).map(|(_, name)| *name));
    // `act` may run the caller's getters, which may call the package again: so `NAMES` is not borrowed while it runs.
    act(found.unwrap_or_else(|| {
        let made: &JsValue = Box::leak(Box::new(JsValue::from_str(name)));
        NAMES.with_borrow_mut(|names| names.push((name, made)));
        made
    }))
}
