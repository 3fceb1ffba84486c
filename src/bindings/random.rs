//! Random bytes from the platform's secure source.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &Uint8Array);
}

/// `count` random bytes, at most 65,536 (the limit of `getRandomValues`).
pub(super) fn bytes(count: u32) -> Vec<u8> {
    let bytes = Uint8Array::new_with_length(count);
    get_random_values(&bytes);
    let copy = bytes.to_vec();
    // They may become a key, so no copy of them is left behind in JavaScript.
    bytes.fill(0, 0, count);
    copy
}
