//! Issues on their way to JavaScript: one list of numbers, which `crossing.js` reads while the issues are still there.
//!
//! An issue is the count of its numbers (0 where it has a text that is not of the module itself), its code, its path as a
//! list, its params as a count of names with values, and its suggestion. The param `field` is left out where the path
//! tells it. A constant, which is a text of the module itself, is one number: its address, and its length times 2³². Any
//! other value is a negative number for its kind, after which come the number itself, the address and the length of a
//! text, or the list's constants after their address and count.

use super::crossing;
use crate::validate::{Issue, Param, Step};
use std::{borrow::Cow, cell::Cell};
use wasm_bindgen::JsValue;

/// Issues as an array.
pub fn to_array(issues: &[Issue]) -> JsValue {
    let mut numbers = Numbers { list: SPARE.take(), is_unique: false };
    for issue in issues {
        numbers.issue(issue);
    }
    let array = crossing::read_issues(&numbers.list, issues.len());
    numbers.list.clear();
    numbers.list.shrink_to(ROOM);
    SPARE.set(numbers.list);
    array
}

thread_local! {
    /// The list of the last issues, for the next ones.
    static SPARE: Cell<Vec<f64>> = const { Cell::new(Vec::new()) };
}

/// Numbers that the issues of nearly every tunnel fit into.
const ROOM: usize = 1024;

struct Numbers {
    list: Vec<f64>,
    /// Whether the issue has a text that is not of the module itself.
    is_unique: bool,
}

const NUMBER: f64 = -1.0;
const TEXT: f64 = -2.0;
const LIST: f64 = -3.0;
const NOTHING: f64 = -4.0;

impl Numbers {
    fn issue(&mut self, issue: &Issue) {
        let start = self.list.len();
        self.is_unique = false;
        self.list.push(0.0);
        self.constant(issue.code.as_str());
        self.list.push(issue.path.len() as f64);
        for step in issue.path.iter() {
            match step {
                Step::Name(Cow::Borrowed(name)) => self.constant(name),
                Step::Name(Cow::Owned(name)) => self.text(name),
                Step::Index(index) => self.number((*index).into()),
            }
        }
        self.list.push(issue.params.len() as f64);
        for (name, value) in &issue.params {
            self.constant(name);
            self.value(value);
        }
        match &issue.suggestion {
            Some(value) => self.value(value),
            None => self.list.push(NOTHING),
        }
        if !self.is_unique {
            self.list[start] = (self.list.len() - start) as f64;
        }
    }

    fn value(&mut self, value: &Param) {
        match value {
            Param::Number(number) => self.number(*number),
            Param::Text(Cow::Borrowed(text)) => self.constant(text),
            Param::Text(Cow::Owned(text)) => self.text(text),
            Param::List(texts) => {
                self.place(LIST, texts);
                for text in *texts {
                    self.constant(text);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.is_unique = true;
        self.place(TEXT, text.as_bytes());
    }

    fn number(&mut self, number: f64) {
        self.list.extend_from_slice(&[NUMBER, number]);
    }

    /// Where the parts of a value are, and how many.
    fn place<T>(&mut self, kind: f64, parts: &[T]) {
        self.list.extend_from_slice(&[kind, address(parts.as_ptr()), parts.len() as f64]);
    }

    #[inline]
    fn constant(&mut self, text: &'static str) {
        self.list.push(text.len() as f64 * 2_f64.powi(32) + address(text.as_ptr()));
    }
}

fn address<T>(pointer: *const T) -> f64 {
    pointer as usize as f64
}
