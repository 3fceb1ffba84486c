//! The bindings with real JavaScript values, in Node.
#![cfg(target_arch = "wasm32")]

mod bindings;
