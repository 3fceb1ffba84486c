//! The functions of `crossing.js`, which read and write WebAssembly memory at once instead of member by member.

use crate::validate::{
    packed::{KINDS, Packed},
    rules::Rule,
};
use js_sys::Array;
use std::sync::Once;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/crossing.js")]
extern "C" {
    #[wasm_bindgen(js_name = useMemory)]
    fn use_memory(memory: &JsValue, kinds: Array);
    #[wasm_bindgen(js_name = pack)]
    fn pack_value(value: &JsValue, shape: &JsValue, unknown: bool, bytes: *mut u8, room: usize) -> usize;
    fn write(bytes: *mut u8);
    #[wasm_bindgen(js_name = readIssues)]
    fn read_numbers(numbers: *const f64, count: usize) -> JsValue;
}

/// Packs a value as far as `rule` asks for it.
pub fn pack(rule: &'static Rule, value: &JsValue, shape: &JsValue, unknown: bool) -> Packed {
    prepare();
    Packed::new(rule, |room| {
        let size = pack_value(value, shape, unknown, room.as_mut_ptr(), room.len());
        if size > room.len() {
            room.resize(size, 0);
            write(room.as_mut_ptr());
        }
        size
    })
}

/// So many issues from the numbers of `issues`.
pub fn read_issues(numbers: &[f64], count: usize) -> JsValue {
    prepare();
    read_numbers(numbers.as_ptr(), count)
}

fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| use_memory(&wasm_bindgen::memory(), KINDS.iter().map(|kind| JsValue::from(*kind)).collect()));
}
