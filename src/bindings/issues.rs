//! Issues on their way to JavaScript: one list of numbers, which `crossing.js` reads while the issues are still there.
//!
//! An issue is its code, its path as a list, its params as a count of names with values, and its suggestion. The param
//! `field` is left out where it only repeats the path. A value is a tag with a number, a text, or a list of constants. A
//! text is its address and its length; a constant is a text of the module itself, which JavaScript decodes only once. A
//! list is its address and its length as well, before its elements.

use super::crossing;
use crate::validate::{Issue, Param, Step};
use std::borrow::Cow;
use wasm_bindgen::JsValue;

/// Issues as an array.
pub fn to_array(issues: &[Issue]) -> JsValue {
    let mut numbers = Numbers(Vec::with_capacity(32 * issues.len()));
    for issue in issues {
        numbers.issue(issue);
    }
    crossing::read_issues(&numbers.0, issues.len())
}

struct Numbers(Vec<f64>);

const NUMBER: u8 = 0;
const CONSTANT: u8 = 1;
const TEXT: u8 = 2;
const LIST: u8 = 3;
const NOTHING: u8 = 4;

impl Numbers {
    fn issue(&mut self, issue: &Issue) {
        self.text(issue.code.as_str());
        self.0.push(issue.path.len() as f64);
        for step in &issue.path {
            match step {
                Step::Name(Cow::Borrowed(name)) => self.tagged(CONSTANT).text(name),
                Step::Name(Cow::Owned(name)) => self.tagged(TEXT).text(name),
                Step::Index(index) => self.tagged(NUMBER).0.push((*index).into()),
            }
        }
        let params = &issue.params[usize::from(issue.is_field_its_path())..];
        self.0.push(params.len() as f64);
        for (name, value) in params {
            self.text(name);
            self.value(value);
        }
        match &issue.suggestion {
            Some(value) => self.value(value),
            None => drop(self.tagged(NOTHING)),
        }
    }

    fn value(&mut self, value: &Param) {
        match value {
            Param::Number(number) => self.tagged(NUMBER).0.push(*number),
            Param::Text(Cow::Borrowed(text)) => self.tagged(CONSTANT).text(text),
            Param::Text(Cow::Owned(text)) => self.tagged(TEXT).text(text),
            Param::List(texts) => {
                self.tagged(LIST).0.extend([texts.as_ptr() as usize as f64, texts.len() as f64]);
                for text in *texts {
                    self.text(text);
                }
            }
        }
    }

    fn tagged(&mut self, tag: u8) -> &mut Self {
        self.0.push(tag.into());
        self
    }

    fn text(&mut self, text: &str) {
        self.0.extend([text.as_ptr() as usize as f64, text.len() as f64]);
    }
}
