//! Issues on their way to JavaScript: one list of numbers, which `crossing.js` reads while the issues are still there.
//!
//! An issue is the count of its numbers, its code, its path as a list, its params as a count of names with values, and its
//! suggestion. The param `field` is left out where the path tells it. A constant, which is a text of the module itself,
//! is one number: its address, and its length times 2³². Any other value is a negative number for its kind, after which
//! come the number itself, the address and the length of a text, or the list's constants after their address and count.

use super::crossing;
use crate::validate::{Issue, Param, Step};
use std::borrow::Cow;
use wasm_bindgen::JsValue;

/// Issues as an array.
pub fn to_array(issues: &[Issue]) -> JsValue {
    let mut numbers = Numbers(Vec::with_capacity(16 * issues.len()));
    for issue in issues {
        numbers.issue(issue);
    }
    crossing::read_issues(&numbers.0, issues.len())
}

struct Numbers(Vec<f64>);

const NUMBER: f64 = -1.0;
const TEXT: f64 = -2.0;
const LIST: f64 = -3.0;
const NOTHING: f64 = -4.0;

impl Numbers {
    fn issue(&mut self, issue: &Issue) {
        let start = self.0.len();
        self.0.push(0.0);
        self.constant(issue.code.as_str());
        self.0.push(issue.path.len() as f64);
        for step in issue.path.iter() {
            match step {
                Step::Name(Cow::Borrowed(name)) => self.constant(name),
                Step::Name(Cow::Owned(name)) => self.text(name),
                Step::Index(index) => self.0.extend([NUMBER, (*index).into()]),
            }
        }
        self.0.push(issue.params.len() as f64);
        for (name, value) in &issue.params {
            self.constant(name);
            self.value(value);
        }
        match &issue.suggestion {
            Some(value) => self.value(value),
            None => self.0.push(NOTHING),
        }
        self.0[start] = (self.0.len() - start) as f64;
    }

    fn value(&mut self, value: &Param) {
        match value {
            Param::Number(number) => self.0.extend([NUMBER, *number]),
            Param::Text(Cow::Borrowed(text)) => self.constant(text),
            Param::Text(Cow::Owned(text)) => self.text(text),
            Param::List(texts) => {
                self.0.extend([LIST, address(texts.as_ptr()), texts.len() as f64]);
                for text in *texts {
                    self.constant(text);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.0.extend([TEXT, address(text.as_ptr()), text.len() as f64]);
    }

    fn constant(&mut self, text: &'static str) {
        self.0.push(text.len() as f64 * 2_f64.powi(32) + address(text.as_ptr()));
    }
}

fn address<T>(pointer: *const T) -> f64 {
    pointer as usize as f64
}
