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
        let mut issues = Vec::new();
        let is_complete = self.reader().check(self.rule, Place::ROOT, &mut issues);
        (issues, is_complete)
    }

    /// The value. Bytes that cannot have been packed are some other value.
    pub fn value(&self) -> Value<'_> {
        self.reader().value(self.rule)
    }

    fn reader(&self) -> Reader<'_> {
        self.bytes.get(..self.size).and_then(Reader::new).unwrap_or_default()
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

/// What is still to be read. Where nothing is left, there are values that cannot be read.
#[derive(Default)]
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

    fn value(&mut self, rule: &Rule) -> Value<'a> {
        let number = self.number();
        if number >= 0.0 {
            return Value::Text(self.text(number as usize).into());
        }
        match (kind(number), rule) {
            (ARRAY, Rule::List { of, .. }) => {
                let length = self.number() as usize;
                Value::List(List { items: self.several(|reader| reader.value(of)), length })
            }
            (OBJECT, Rule::Object(members)) => Value::Object(self.object(members)),
            (kind, _) => self.other(kind),
        }
    }

    fn object(&mut self, rules: &[Member]) -> Object<'a> {
        let members = rules.iter().map(|member| (member.name, self.value(&member.rule))).collect();
        let unknown = self.several(|reader| {
            let length = reader.number() as usize;
            UnknownMember { name: reader.text(length).into(), is_object: reader.number() != 0.0 }
        });
        Object { members, unknown }
    }

    /// A value that is neither text, nor a list or an object where the rule is one.
    fn other(&mut self, kind: usize) -> Value<'static> {
        match kind {
            UNDEFINED => Value::Missing,
            NUMBER => Value::Number(self.number()),
            _ => Value::Other(KINDS.get(kind).unwrap_or(&KINDS[UNREADABLE])),
        }
    }

    /// Checks the next value; says whether nothing is left out of it that has a default.
    fn check(&mut self, rule: &'static Rule, place: Place, issues: &mut Vec<Issue>) -> bool {
        let number = self.number();
        if number >= 0.0 {
            contract::check_text(rule, self.text(number as usize), place, issues);
            return true;
        }
        match (kind(number), rule) {
            (NUMBER, Rule::Integer { min, max }) => contract::check_number(*min, *max, self.number(), place, issues),
            (ARRAY, Rule::List { of, min, max }) => {
                contract::check_length(*min, *max, self.number() as usize, place, issues);
                for index in 0..self.count() {
                    self.check(of, place.item(index), issues);
                }
            }
            (OBJECT, Rule::Object(members)) => return self.check_members(members, issues),
            (kind, _) => contract::check(rule, &self.other(kind), place, issues),
        }
        true
    }

    fn check_members(&mut self, members: &'static [Member], issues: &mut Vec<Issue>) -> bool {
        let Self { numbers, text, is_ascii } = *self;
        let mut is_complete = true;
        for member in members {
            if let Some(rest) = self.numbers.strip_prefix(&MISSING.to_le_bytes()) {
                self.numbers = rest;
                is_complete &= member.default.is_none();
                let needs_key = || contract::needs_key(&Self { numbers, text, is_ascii }.object(members));
                contract::check_missing(member, needs_key, issues);
            } else {
                is_complete &= self.check(&member.rule, Place::of(member), issues);
            }
        }
        for _ in 0..self.count() {
            let length = self.number() as usize;
            self.text(length);
            self.number();
        }
        is_complete
    }

    fn several<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.count()).map(|_| read(self)).collect()
    }

    /// How many values there are: no more than there are numbers left, whatever it says.
    fn count(&mut self) -> usize {
        (self.number() as usize).min(self.numbers.len() / 8)
    }

    #[inline(always)]
    fn number(&mut self) -> f64 {
        let Some((number, rest)) = self.numbers.split_first_chunk() else { return -1.0 - UNREADABLE as f64 };
        self.numbers = rest;
        f64::from_le_bytes(*number)
    }

    /// The next characters of the text, so many units of UTF-16.
    fn text(&mut self, length: usize) -> &'a str {
        let bytes = if self.is_ascii { length } else { units_to_bytes(self.text, length) };
        let Some((text, rest)) = self.text.split_at_checked(bytes) else { return "" };
        self.text = rest.strip_prefix('\n').unwrap_or(rest);
        text
    }
}

/// Which of [`KINDS`] a negative number stands for.
fn kind(number: f64) -> usize {
    (-1.0 - number) as usize
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
