//! A value in the form in which it crosses from JavaScript at once: written by `bindings/crossing.js`, read here.
//!
//! The packed form is a list of numbers and one text that the values share. Each value is there as far as its rule asks
//! for it. A text is its length in UTF-16 units; its characters are the next ones of the shared text, and a line break
//! follows them. Any other value is a negative number for its kind (-1 for the first of [`KINDS`]), after which come
//!
//! - for a number: itself;
//! - for an array, where the rule is a list: its length, how many of its elements were examined, and these;
//! - for an object, where the rule is one: the members that the rule names, in the rule's order, then how many of the
//!   other members were examined, and their names, each with 1 after it where the value is an object, else 0.
//!
//! In memory that is the text in UTF-8, and at the end the numbers, the length of the text, and the count of the numbers,
//! all of them little-endian doubles. What lies between is of no interest.

use super::{
    Issue, List, Object, UnknownMember, Value,
    contract::{self, Place},
    rules::{Member, Rule},
};
use std::{cell::Cell, hint, mem};

/// The kinds of values that are not text, by their names in messages.
pub const KINDS: [&str; 10] =
    ["undefined", "number", "array", "object", "unreadable", "null", "boolean", "bigint", "symbol", "function"];
const UNDEFINED: usize = 0;
const MISSING: f64 = -1.0;
const NUMBER: usize = 1;
const ARRAY: usize = 2;
const OBJECT: usize = 3;
const UNREADABLE: usize = 4;
const UNREADABLE_VALUE: Value<'static> = Value::Other(KINDS[UNREADABLE]);

/// A value that was packed as far as a rule asks for it.
#[derive(Debug)]
pub struct Packed {
    rule: &'static Rule,
    bytes: Vec<u8>,
    size: usize,
}

thread_local! {
    /// The buffer of the last value, all zeros, for the next one: most values come one after the other.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Bytes that nearly every tunnel fits into.
const ROOM: usize = 8192;

impl Packed {
    /// What `write` packs for `rule` into a buffer of zeros, which it may extend; it gives the bytes that this takes.
    pub fn new(rule: &'static Rule, write: impl FnOnce(&mut Vec<u8>) -> usize) -> Self {
        let mut bytes = SPARE.take();
        if bytes.is_empty() {
            bytes.resize(ROOM, 0);
        }
        let size = write(&mut bytes);
        Self { rule, bytes, size }
    }

    /// The errors in the value, and whether nothing is left out of it that has a default: without building it.
    pub fn check(&self) -> (Vec<Issue>, bool) {
        let mut issues = Vec::with_capacity(16); // as many as a form has fields
        let is_complete = self.reader().and_then(|mut reader| reader.check(self.rule, Place::ROOT, &mut issues));
        if is_complete.is_none() {
            issues.clear();
            contract::check(self.rule, &UNREADABLE_VALUE, Place::ROOT, &mut issues);
        }
        (issues, is_complete.unwrap_or(true))
    }

    /// The value. Bytes that cannot have been packed are a value that cannot be read.
    pub fn value(&self) -> Value<'_> {
        self.reader().and_then(|mut reader| reader.value(self.rule)).unwrap_or(UNREADABLE_VALUE)
    }

    fn reader(&self) -> Option<Reader<'_>> {
        self.bytes.get(..self.size).and_then(Reader::new)
    }
}

impl Drop for Packed {
    /// A pre-shared key may be in it.
    fn drop(&mut self) {
        if self.bytes.len() == ROOM {
            let mut bytes = mem::take(&mut self.bytes);
            bytes[..self.size.min(ROOM)].fill(0);
            SPARE.set(hint::black_box(bytes));
        }
    }
}

/// What is still to be read.
#[derive(Clone)]
struct Reader<'a> {
    numbers: &'a [u8],
    text: &'a str,
    is_ascii: bool,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let (bytes, count) = last_number(bytes)?;
        let (bytes, length) = last_number(bytes)?;
        let (text, numbers) = bytes.split_at_checked(bytes.len().checked_sub(count.checked_mul(8)?)?)?;
        let text = text.get(..length)?;
        Some(Self { numbers, text: std::str::from_utf8(text).ok()?, is_ascii: text.is_ascii() })
    }

    fn value(&mut self, rule: &Rule) -> Option<Value<'a>> {
        let number = self.number()?;
        if number >= 0.0 {
            return Some(Value::Text(self.text(number as usize)?.into()));
        }
        Some(match ((-1.0 - number) as usize, rule) {
            (UNDEFINED, _) => Value::Missing,
            (NUMBER, _) => Value::Number(self.number()?),
            (ARRAY, Rule::List { of, .. }) => {
                let length = self.number()? as usize;
                Value::List(List { items: self.several(|reader| reader.value(of))?, length })
            }
            (OBJECT, Rule::Object(members)) => Value::Object(self.object(members)?),
            (kind, _) => Value::Other(KINDS.get(kind)?),
        })
    }

    fn object(&mut self, rules: &[Member]) -> Option<Object<'a>> {
        let mut members = Vec::with_capacity(rules.len());
        for member in rules {
            members.push((member.name, self.value(&member.rule)?));
        }
        let unknown = self.several(|reader| {
            let length = reader.number()?;
            Some(UnknownMember { name: reader.text(length as usize)?.into(), is_object: reader.number()? != 0.0 })
        })?;
        Some(Object { members, unknown })
    }

    /// Checks the next value; says whether nothing is left out of it that has a default.
    fn check(&mut self, rule: &'static Rule, place: Place, issues: &mut Vec<Issue>) -> Option<bool> {
        let number = self.number()?;
        if number >= 0.0 {
            contract::check_text(rule, self.text(number as usize)?, place, issues);
            return Some(true);
        }
        match ((-1.0 - number) as usize, rule) {
            (NUMBER, Rule::Integer { min, max }) => {
                contract::check_number(*min, *max, self.number()?, place, issues);
            }
            (ARRAY, Rule::List { of, min, max }) => {
                contract::check_length(*min, *max, self.number()? as usize, place, issues);
                for index in 0..self.number()? as usize {
                    self.check(of, place.item(index), issues)?;
                }
            }
            (OBJECT, Rule::Object(members)) => return self.check_members(members, issues),
            (UNDEFINED, _) => contract::check(rule, &Value::Missing, place, issues),
            (NUMBER, _) => contract::check(rule, &Value::Number(self.number()?), place, issues),
            (kind, _) => contract::check(rule, &Value::Other(KINDS.get(kind)?), place, issues),
        }
        Some(true)
    }

    fn check_members(&mut self, members: &'static [Member], issues: &mut Vec<Issue>) -> Option<bool> {
        let object = self.clone();
        let mut is_complete = true;
        for member in members {
            if let Some(rest) = self.numbers.strip_prefix(&MISSING.to_le_bytes()) {
                self.numbers = rest;
                is_complete &= member.default.is_none();
                let needs_key = || object.clone().object(members).is_some_and(|object| contract::needs_key(&object));
                contract::check_missing(member, needs_key, issues);
            } else {
                is_complete &= self.check(&member.rule, Place::of(member), issues)?;
            }
        }
        for _ in 0..self.number()? as usize {
            let length = self.number()?;
            self.text(length as usize)?;
            self.number()?;
        }
        Some(is_complete)
    }

    fn several<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()? as usize;
        // No more than there are numbers left, whatever the count says.
        let mut several = Vec::with_capacity(count.min(self.numbers.len() / 8));
        for _ in 0..count {
            several.push(read(self)?);
        }
        Some(several)
    }

    fn number(&mut self) -> Option<f64> {
        let (number, rest) = self.numbers.split_first_chunk()?;
        self.numbers = rest;
        Some(f64::from_le_bytes(*number))
    }

    /// The next characters of the text, so many units of UTF-16.
    fn text(&mut self, length: usize) -> Option<&'a str> {
        let bytes = if self.is_ascii { length } else { units_to_bytes(self.text, length) };
        let (text, rest) = self.text.split_at_checked(bytes)?;
        self.text = rest.strip_prefix('\n').unwrap_or(rest);
        Some(text)
    }
}

fn last_number(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let (rest, number) = bytes.split_last_chunk()?;
    Some((rest, f64::from_le_bytes(*number) as usize))
}

/// Where the first `units` units of UTF-16 end.
fn units_to_bytes(text: &str, mut units: usize) -> usize {
    let mut rest = text.chars();
    while units > 0
        && let Some(character) = rest.next()
    {
        units = units.saturating_sub(character.len_utf16());
    }
    text.len() - rest.as_str().len()
}
