//! The JavaScript files that only other JavaScript files import: wasm-bindgen copies a file where Rust imports something of
//! it, and leaves out of its glue what Rust does not use.

use wasm_bindgen::prelude::*;

macro_rules! copy {
    ($($name:ident from $file:literal,)*) => { $(
        #[wasm_bindgen(module = $file)]
        extern "C" {
            #[allow(dead_code)]
            fn $name();
        }
    )* };
}

copy! {
    answer from "/src/bindings/js/answer.js",
    attempt from "/src/bindings/js/attempt.js",
    interrupt from "/src/bindings/js/interrupt.js",
    kinds from "/src/bindings/js/kinds.js",
    request from "/src/bindings/js/request.js",
    thrown from "/src/bindings/js/thrown.js",
    token from "/src/bindings/js/token.js",
}
