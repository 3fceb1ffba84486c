//! Issues on their way to JavaScript: all at once, as one list of numbers, which `js/packed.js` reads while the issues are
//! still there.
//!
//! Each issue is its code; the length of its path, and the steps; how many params there are, and for each its name and its
//! value; its suggestion; and its position, which is [`NOTHING`], or line, column and offset. Codes and names are
//! constants. A step, a param's value and a suggestion are each
//!
//! - a constant, which is a text of the module itself: its address and its length. Most texts are, so that JavaScript has
//!   to make each once;
//! - [`NUMBER`] and the number;
//! - [`TEXT`], the address and the length of any other text;
//! - [`LIST`], the address and the length of a list of constants that is one itself, and these;
//! - [`NOTHING`].
//!
//! The param `field` is left out where the path tells it.

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

/// Shows JavaScript the memory that both read and write.
pub(super) fn show_memory() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| use_memory(&wasm_bindgen::memory()));
}

const NUMBER: f64 = -1.0;
const TEXT: f64 = -2.0;
const LIST: f64 = -3.0;
const NOTHING: f64 = -4.0;

/// Numbers that an issue takes at most, as a rule.
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
