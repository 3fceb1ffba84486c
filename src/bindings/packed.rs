//! Values on their way from JavaScript. A value crosses in one piece, packed into numbers and one text, because a call for
//! each member would take longer than all checks. `js/packed.js` writes the form that is read here.
//!
//! The buffer, in which every number is a little-endian double:
//!
//! ```text
//! text in UTF-8 | unused bytes | numbers | length of the text in bytes | count of the numbers
//! ```
//!
//! A value is packed as far as its rule asks for it. Its numbers are
//!
//! ```text
//! text     its length in UTF-16 code units; its characters are the next ones in the text of the buffer
//! others   -1 - the index of its kind in KINDS, and then for
//!   number                            itself
//!   array, where the rule is a list   its length, the count of elements that are packed, and these
//!   object, where the rule is one     the members that the rule names, in the rule's order; the count of other members
//!                                     that are packed, and for each its name, and 1 for an object as its value, else 0
//! ```

use crate::validate::{List, Object, Several, UnknownMember, Value, rules::Rule};
use bumpalo::Bump;
use std::{cell::Cell, hint, mem};

/// The kinds of values that are not text, by their names in messages.
pub const KINDS: [&str; 10] =
    ["undefined", "number", "array", "object", "unreadable", "null", "boolean", "bigint", "symbol", "function"];
const UNDEFINED: usize = 0;
const NUMBER: usize = 1;
const ARRAY: usize = 2;
const OBJECT: usize = 3;
const UNREADABLE: usize = 4;

/// A value that was packed as far as a rule asks for it.
#[derive(Debug)]
pub struct Packed {
    rule: &'static Rule,
    buffer: Buffer,
    size: usize,
}

/// The memory of a packed value. It is kept for the next one, because checking a tunnel takes no longer than a dozen
/// allocations.
#[derive(Debug, Default)]
struct Buffer {
    /// The packed value, followed by zeros.
    bytes: Vec<u8>,
    /// The members and elements of the [`Value`] that is read from it.
    arena: Bump,
}

thread_local! {
    /// The buffer of the last value, for the next one.
    static SPARE: Cell<Option<Buffer>> = const { Cell::new(None) };
}

/// The size of a buffer in bytes. Nearly every tunnel fits into it.
const ROOM: usize = 8192;

impl Packed {
    /// Packs a value for `rule`. `write` gets a buffer of zeros, which it may extend, and returns how many bytes it used.
    pub fn new(rule: &'static Rule, write: impl FnOnce(&mut Vec<u8>) -> usize) -> Self {
        let mut buffer = SPARE.take().unwrap_or_default();
        if buffer.bytes.is_empty() {
            buffer.bytes.resize(ROOM, 0);
        }
        let size = write(&mut buffer.bytes);
        Self { rule, buffer, size }
    }

    /// The value. If the bytes are not a packed value, the result is another value, and never a panic.
    pub fn value(&self) -> Value<'_> {
        let Buffer { bytes, arena } = &self.buffer;
        let reader = bytes.get(..self.size).and_then(|bytes| Reader::new(bytes, arena));
        reader.map_or(Value::Other(KINDS[UNREADABLE]), |mut reader| reader.value(self.rule))
    }
}

impl Drop for Packed {
    /// Keeps the memory for the next value. The used bytes are wiped, since they may hold a pre-shared key; the arena holds
    /// no text, only references to the bytes.
    fn drop(&mut self) {
        let Buffer { mut bytes, mut arena } = mem::take(&mut self.buffer);
        if bytes.len() == ROOM {
            bytes[..self.size.min(ROOM)].fill(0);
            arena.reset();
            SPARE.set(Some(Buffer { bytes: hint::black_box(bytes), arena }));
        }
    }
}

/// The part of the buffer that is still to be read. Past its end, every value is of the kind "unreadable".
struct Reader<'a> {
    numbers: &'a [u8],
    text: &'a str,
    is_ascii: bool,
    arena: &'a Bump,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], arena: &'a Bump) -> Option<Self> {
        let (bytes, count) = last_number(bytes)?;
        let (bytes, length) = last_number(bytes)?;
        let (text, numbers) = bytes.split_at_checked(bytes.len().checked_sub(count.checked_mul(8)?)?)?;
        let text = str::from_utf8(text.get(..length)?).ok()?;
        Some(Self { numbers, text, is_ascii: text.is_ascii(), arena })
    }

    fn value(&mut self, rule: &'static Rule) -> Value<'a> {
        let number = self.number();
        if number >= 0.0 {
            return Value::Text(self.text(number as usize).into());
        }
        let arena = self.arena;
        match ((-1.0 - number) as usize, rule) {
            (UNDEFINED, _) => Value::Missing,
            (NUMBER, _) => Value::Number(self.number()),
            (ARRAY, Rule::List { of, .. }) => {
                let length = self.number() as usize;
                let count = self.count();
                let items = Several::Borrowed(&*arena.alloc_slice_fill_with(count, |_| self.value(of)));
                Value::List(List { items, length })
            }
            (OBJECT, Rule::Object(rules)) => {
                let members = rules.iter().map(|member| (member.name, self.value(&member.rule)));
                let members = Several::Borrowed(&*arena.alloc_slice_fill_iter(members));
                let count = self.count();
                let unknown = Several::Borrowed(&*arena.alloc_slice_fill_with(count, |_| self.unknown()));
                Value::Object(Object { members, unknown })
            }
            (kind, _) => Value::Other(KINDS.get(kind).unwrap_or(&KINDS[UNREADABLE])),
        }
    }

    fn unknown(&mut self) -> UnknownMember<'a> {
        let length = self.number() as usize;
        UnknownMember { name: self.text(length).into(), is_object: self.number() != 0.0 }
    }

    /// A count of values. It is bounded by the count of the numbers that are left, so that a wrong count cannot allocate
    /// more memory than that.
    fn count(&mut self) -> usize {
        (self.number() as usize).min(self.numbers.len() / size_of::<f64>())
    }

    fn number(&mut self) -> f64 {
        let Some((number, rest)) = self.numbers.split_first_chunk() else { return -1.0 - UNREADABLE as f64 };
        self.numbers = rest;
        f64::from_le_bytes(*number)
    }

    /// The next characters of the text, `units` UTF-16 code units of them.
    fn text(&mut self, units: usize) -> &'a str {
        let bytes = if self.is_ascii { units } else { units_to_bytes(self.text, units) };
        let Some((text, rest)) = self.text.split_at_checked(bytes) else { return "" };
        self.text = rest;
        text
    }
}

fn last_number(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let (rest, number) = bytes.split_last_chunk()?;
    Some((rest, f64::from_le_bytes(*number) as usize))
}

/// The length in bytes of the first `units` UTF-16 code units of a text.
fn units_to_bytes(text: &str, mut units: usize) -> usize {
    let mut rest = text.chars();
    while units > 0
        && let Some(character) = rest.next()
    {
        units = units.saturating_sub(character.len_utf16());
    }
    text.len() - rest.as_str().len()
}
