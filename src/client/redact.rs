//! Takes secrets out of what a server says, in whichever notations it spells them.
//!
//! A careless server repeats what it was sent, and escapes that on the way: in JSON (`\u0041`, `\/`), in URLs (`%41`,
//! `+`), in HTML (`&#65;`, `&amp;`), or in one of these inside another. So every position of a text is read in every
//! way that it can be meant. Base64, Base64url and hexadecimal are looked for as well, also where the secret is a part
//! of what was encoded (as in `Bearer <token>`). Other encodings, compression and encryption are not looked into.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

/// Shorter secrets are words that a server may well use by chance.
const SHORTEST_SECRET: usize = 4;
/// A text may be cut off in the middle of a secret: so many bytes of its beginning are hidden at the end of a text.
const SHORTEST_BEGINNING: usize = 8;
/// What stands in the place of a secret.
const REDACTED: &str = "[redacted]";
/// How often a text may have been escaped.
const LAYERS: usize = 3;
/// Longest name or number between `&` and `;`.
const LONGEST_ENTITY: usize = 8;

/// How many positions may be read. Texts that take more were made to slow this down, and are hidden as a whole.
pub const MOST_READINGS: u32 = 500_000;

/// How many secrets of earlier calls a driver keeps: a client that is used for long has no end of tokens.
pub const SECRETS_KEPT: u32 = 200;

/// Puts a mark in the place of every secret in a text.
pub fn redact(text: &str, secrets: &[String]) -> String {
    redact_within(&mut { MOST_READINGS }, text, secrets)
}

/// The same for one of several texts, which share a budget of readings.
pub fn redact_within(budget: &mut u32, text: &str, secrets: &[String]) -> String {
    let spellings: Vec<_> = secrets.iter().flat_map(|secret| spellings(secret.as_bytes())).collect();
    let bytes = text.as_bytes();
    let mut clean = String::with_capacity(text.len());
    let mut hidden_until = 0;
    for (at, character) in text.char_indices() {
        let end = end_of(&spellings, bytes, at, budget);
        if *budget == 0 {
            return REDACTED.to_owned();
        }
        if let Some(end) = end {
            if at >= hidden_until {
                clean.push_str(REDACTED);
            }
            hidden_until = hidden_until.max(end);
        }
        if at >= hidden_until {
            clean.push(character);
        }
    }
    clean
}

/// A secret as it is, and as encodings spell it.
fn spellings(secret: &[u8]) -> Vec<Vec<u8>> {
    if secret.len() < SHORTEST_SECRET {
        return Vec::new();
    }
    let hexadecimal = |digits: &[u8; 16]| -> Vec<u8> {
        secret.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| digits[usize::from(digit)]).collect()
    };
    let mut all = vec![secret.to_vec(), hexadecimal(b"0123456789abcdef"), hexadecimal(b"0123456789ABCDEF")];
    // Base64 makes four characters of three bytes: what it makes of a secret depends on how many bytes come before it.
    // Left out is the first character and the last one where they hold bits of what stands around the secret.
    for before in 0..3 {
        let padded: Vec<u8> = [0].repeat(before).into_iter().chain(secret.iter().copied()).collect();
        let (first, end) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
        for alphabet in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
            let mut encoded = vec![0; padded.len() * 2];
            // There is room for the four thirds that Base64 makes of it.
            let length = alphabet.encode_slice(&padded, &mut encoded).unwrap_or_default();
            let spelling = encoded[..length][first..end].to_vec();
            if spelling.len() >= SHORTEST_SECRET && !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    }
    all
}

/// The end of the longest spelling that begins at `start`; `None` where none begins there.
fn end_of(spellings: &[Vec<u8>], text: &[u8], start: usize, budget: &mut u32) -> Option<usize> {
    let first = text[start];
    if !begins_escape(first) && !spellings.iter().any(|spelling| spelling[0] == first) {
        return None;
    }
    let begun = readings(text, start, LAYERS, budget);
    let mut end = None;
    for spelling in spellings {
        // Partial matches: bytes of the spelling that were found, and where the text goes on. The shortest is extended
        // first, so that none is looked at twice.
        let mut open = Vec::new();
        extend(&mut open, spelling, 0, &begun);
        while let Some(least) = (0..open.len()).min_by_key(|index| open[*index])
            && *budget > 0
        {
            let (found, at) = open.swap_remove(least);
            let is_cut_off = at == text.len() && found >= SHORTEST_BEGINNING;
            if found == spelling.len() || is_cut_off {
                end = end.max(Some(at));
            } else {
                extend(&mut open, spelling, found, &readings(text, at, LAYERS, budget));
            }
        }
    }
    end
}

/// Adds the partial matches that come of readings after the first `found` bytes of a spelling.
fn extend(open: &mut Vec<(usize, usize)>, spelling: &[u8], found: usize, readings: &[Reading]) {
    for Reading { bytes, length, next } in readings {
        let further = (found + length, *next);
        if spelling[found..].starts_with(&bytes[..*length]) && !open.contains(&further) {
            open.push(further);
        }
    }
}

/// One way to read what stands at a position: a character, or a byte of one, and where the text goes on.
#[derive(Clone, Copy, PartialEq)]
struct Reading {
    bytes: [u8; 4],
    length: usize,
    next: usize,
}

impl Reading {
    fn byte(byte: u8, next: usize) -> Self {
        Self { bytes: [byte, 0, 0, 0], length: 1, next }
    }

    fn character(code_point: u32, next: usize) -> Option<Self> {
        let mut bytes = [0; 4];
        let length = char::from_u32(code_point)?.encode_utf8(&mut bytes).len();
        Some(Self { bytes, length, next })
    }

    /// The byte, where it is one alone.
    fn single(&self) -> Option<u8> {
        (self.length == 1).then_some(self.bytes[0])
    }
}

fn begins_escape(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&' | b'+')
}

/// All ways to read a position, what was escaped most often last; none once the budget is spent.
fn readings(text: &[u8], at: usize, layers: usize, budget: &mut u32) -> Vec<Reading> {
    let Some(&byte) = text.get(at).filter(|_| *budget > 0) else { return Vec::new() };
    *budget -= 1;
    let mut all = vec![Reading::byte(byte, at + 1)];
    if !begins_escape(byte) {
        return all;
    }
    for layer in 0..layers {
        // What was escaped may itself begin an escape: "%2541" is "%41" is "A".
        for known in 0..all.len() {
            let mut tail = Tail { text, at: all[known].next, layers: layer, budget };
            let reading = match all[known].single() {
                Some(b'\\') => tail.json(),
                Some(b'%') => tail.hex(2).map(|byte| Reading::byte(byte as u8, tail.at)),
                Some(b'&') => tail.entity(),
                Some(b'+') => Some(Reading::byte(b' ', tail.at)),
                _ => None,
            };
            all.extend(reading.filter(|reading| !all.contains(reading)));
        }
    }
    all
}

/// What follows the first character of an escape.
struct Tail<'a> {
    text: &'a [u8],
    at: usize,
    layers: usize,
    budget: &'a mut u32,
}

impl Tail<'_> {
    fn next(&mut self) -> Option<u8> {
        let reading = readings(self.text, self.at, self.layers, self.budget).pop()?;
        self.at = reading.next;
        reading.single()
    }

    fn hex(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |number, _| Some(number << 4 | char::from(self.next()?).to_digit(16)?))
    }

    /// In a JSON string. Quotes of other languages are escaped in the same way.
    fn json(&mut self) -> Option<Reading> {
        let byte = match self.next()? {
            // In capitals too, as all of a text may have been put in capitals.
            b'u' | b'U' => {
                let code_point = self.code_point()?;
                return Reading::character(code_point, self.at);
            }
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'f' => 12,
            b'r' => b'\r',
            sign if sign.is_ascii_punctuation() => sign,
            _ => return None,
        };
        Some(Reading::byte(byte, self.at))
    }

    fn code_point(&mut self) -> Option<u32> {
        let unit = self.hex(4)?;
        if !(0xd800..0xdc00).contains(&unit) {
            return Some(unit);
        }
        let low = (self.next()? == b'\\' && matches!(self.next()?, b'u' | b'U')).then(|| self.hex(4))??;
        Some(0x1_0000 + ((unit - 0xd800) << 10) + low.checked_sub(0xdc00)?)
    }

    /// In HTML.
    fn entity(&mut self) -> Option<Reading> {
        let mut name = [0; LONGEST_ENTITY];
        let mut length = 0;
        loop {
            match self.next()? {
                b';' => break,
                byte => *name.get_mut(length)? = byte,
            }
            length += 1;
        }
        let name = name[..length].to_ascii_lowercase();
        let code_point = match &*name {
            b"amp" => b'&'.into(),
            b"lt" => b'<'.into(),
            b"gt" => b'>'.into(),
            b"quot" => b'"'.into(),
            b"apos" => b'\''.into(),
            [b'#', b'x', digits @ ..] => number(digits, 16)?,
            [b'#', digits @ ..] => number(digits, 10)?,
            _ => return None,
        };
        Reading::character(code_point, self.at)
    }
}

/// `None` without digits. [`LONGEST_ENTITY`] keeps the number within 32 bits.
fn number(digits: &[u8], radix: u32) -> Option<u32> {
    digits.first()?;
    digits.iter().try_fold(0, |number, digit| Some(number * radix + char::from(*digit).to_digit(radix)?))
}
