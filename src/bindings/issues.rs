//! Issues on their way to JavaScript. All of them cross at once, as one list of integers, which `js/packed.js` reads while
//! the issues are still in memory.
//!
//! The integers of an issue are: its code; its path; the count of its params, and for each the name and the value; its
//! suggestion; and its position, which is [`NOTHING`], or line, column and offset. Codes and names are constants. A path is
//! its address, or [`NOTHING`] if it is no constant; its length; and each step. A step, the value of a param and a
//! suggestion are each one of
//!
//! - a constant, which is a text of the WebAssembly module itself: its address and its length in bytes. Most texts are
//!   constants, and JavaScript makes a string of each only once;
//! - [`INDEX`], and the index;
//! - [`NUMBER`], and the address of the number, a double;
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
    fn read_integers(integers: *const i32, count: usize) -> JsValue;
}

/// Gives JavaScript the memory of this instance, through which values and issues cross.
pub(super) fn show_memory() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| use_memory(&wasm_bindgen::memory()));
}

const INDEX: i32 = -1;
const NUMBER: i32 = -2;
const TEXT: i32 = -3;
const LIST: i32 = -4;
const NOTHING: i32 = -5;

/// More integers than most issues take.
const ROOM: usize = 32;

/// Issues as an array of `{ code, path, params, suggestion, position }`. The package's JavaScript adds what the catalogue
/// says of each code.
pub(super) fn to_array(issues: &[Issue]) -> JsValue {
    show_memory();
    let mut integers = Vec::with_capacity(ROOM * issues.len());
    for issue in issues {
        push_issue(&mut integers, issue);
    }
    read_integers(integers.as_ptr(), issues.len())
}

fn push_issue(integers: &mut Vec<i32>, issue: &Issue) {
    push_constant(integers, issue.code.as_str());
    // Most issues are at the path of a rule. JavaScript reads each of these only once.
    let constant = matches!(issue.path, Cow::Borrowed(_));
    integers.extend([if constant { address(issue.path.as_ptr()) } else { NOTHING }, issue.path.len() as i32]);
    for step in issue.path.iter() {
        match step {
            Step::Name(Cow::Borrowed(name)) => push_constant(integers, name),
            Step::Name(Cow::Owned(name)) => push_text(integers, name),
            Step::Index(index) => integers.extend([INDEX, *index as i32]),
        }
    }
    integers.push(issue.params.len() as i32);
    for (name, value) in &issue.params {
        push_constant(integers, name);
        push_value(integers, value);
    }
    match &issue.suggestion {
        Some(value) => push_value(integers, value),
        None => integers.push(NOTHING),
    }
    match &issue.position {
        Some(Position { line, column, offset }) => {
            integers.extend([*line, *column, *offset].map(|number| number as i32))
        }
        None => integers.push(NOTHING),
    }
}

fn push_value(integers: &mut Vec<i32>, value: &Param) {
    match value {
        Param::Number(number) => integers.extend([NUMBER, address(number)]),
        Param::Text(Cow::Borrowed(text)) => push_constant(integers, text),
        Param::Text(Cow::Owned(text)) => push_text(integers, text),
        Param::List(texts) => {
            integers.extend([LIST, address(texts.as_ptr()), texts.len() as i32]);
            texts.iter().for_each(|text| push_constant(integers, text));
        }
    }
}

fn push_text(integers: &mut Vec<i32>, text: &str) {
    integers.extend([TEXT, address(text.as_ptr()), text.len() as i32]);
}

fn push_constant(integers: &mut Vec<i32>, text: &'static str) {
    integers.extend([address(text.as_ptr()), text.len() as i32]);
}

fn address<T>(pointer: *const T) -> i32 {
    pointer.addr() as i32
}
