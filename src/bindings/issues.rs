//! Issues on their way to JavaScript. All of them cross at once, as one list of numbers, which `js/packed.js` reads while
//! the issues are still in memory.
//!
//! The numbers of an issue are: its code; the length of its path, and each step; the count of its params, and for each the
//! name and the value; its suggestion; and its position, which is [`NOTHING`], or line, column and offset. Codes and names
//! are constants. A step, the value of a param and a suggestion are each one of
//!
//! - a constant, which is a text of the WebAssembly module itself: its address and its length in bytes. Most texts are
//!   constants, and JavaScript makes a string of each only once;
//! - [`NUMBER`], and the number;
//! - [`TEXT`], and the address and length of a text that is no constant;
//! - [`LIST`], the address and length of a constant list of constants, and these constants;
//! - [`NOTHING`].
//!
//! The param `field` is left out where it is the path in dotted form.

use crate::validate::{Issue, Param, Position, Step};
use std::{borrow::Cow, sync::Once};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/packed.js")]
extern "C" {
    #[wasm_bindgen(js_name = useMemory)]
    fn use_memory(memory: &JsValue);
    #[wasm_bindgen(js_name = readIssues)]
    fn read_numbers(numbers: *const f64, count: usize) -> JsValue;
}

/// Gives JavaScript the memory of this instance, through which values and issues cross.
pub(super) fn show_memory() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| use_memory(&wasm_bindgen::memory()));
}

const NUMBER: f64 = -1.0;
const TEXT: f64 = -2.0;
const LIST: f64 = -3.0;
const NOTHING: f64 = -4.0;

/// More numbers than most issues take.
const ROOM: usize = 32;

/// Issues as an array of `{ code, path, params, suggestion, position }`. The package's JavaScript adds what the catalogue
/// says of each code.
pub(super) fn to_array(issues: &[Issue]) -> JsValue {
    show_memory();
    let mut numbers = Vec::with_capacity(ROOM * issues.len());
    for issue in issues {
        push_issue(&mut numbers, issue);
    }
    read_numbers(numbers.as_ptr(), issues.len())
}

fn push_issue(numbers: &mut Vec<f64>, issue: &Issue) {
    push_constant(numbers, issue.code.as_str());
    numbers.push(issue.path.len() as f64);
    for step in issue.path.iter() {
        match step {
            Step::Name(Cow::Borrowed(name)) => push_constant(numbers, name),
            Step::Name(Cow::Owned(name)) => push_text(numbers, name),
            Step::Index(index) => numbers.extend([NUMBER, f64::from(*index)]),
        }
    }
    numbers.push(issue.params.len() as f64);
    for (name, value) in &issue.params {
        push_constant(numbers, name);
        push_value(numbers, value);
    }
    match &issue.suggestion {
        Some(value) => push_value(numbers, value),
        None => numbers.push(NOTHING),
    }
    match &issue.position {
        Some(Position { line, column, offset }) => numbers.extend([*line, *column, *offset].map(f64::from)),
        None => numbers.push(NOTHING),
    }
}

fn push_value(numbers: &mut Vec<f64>, value: &Param) {
    match value {
        Param::Number(number) => numbers.extend([NUMBER, *number]),
        Param::Text(Cow::Borrowed(text)) => push_constant(numbers, text),
        Param::Text(Cow::Owned(text)) => push_text(numbers, text),
        Param::List(texts) => {
            numbers.extend([LIST, address(texts.as_ptr()), texts.len() as f64]);
            texts.iter().for_each(|text| push_constant(numbers, text));
        }
    }
}

fn push_text(numbers: &mut Vec<f64>, text: &str) {
    numbers.extend([TEXT, address(text.as_ptr()), text.len() as f64]);
}

fn push_constant(numbers: &mut Vec<f64>, text: &'static str) {
    numbers.extend([address(text.as_ptr()), text.len() as f64]);
}

fn address<T>(pointer: *const T) -> f64 {
    pointer.addr() as f64
}
