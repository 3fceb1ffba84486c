//! Takes secrets out of a server's texts, also where they are escaped or encoded.
//!
//! A careless server repeats what it was sent, and escapes it on the way: in JSON (`\u0041`, `\/`), in URLs (`%41`,
//! `+`), in HTML (`&#65;`, `&amp;`), or in one of these inside another. So the text is read at every position in each of
//! these notations. Base64, Base64url and hexadecimal are searched for as well, also where the secret is a part of what
//! was encoded (as in `Bearer <token>`). Other encodings, compression and encryption are not recognised.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

/// Fewest bytes of a secret that is searched for: a shorter one may be in a text by chance.
const SHORTEST_SECRET: usize = 4;
/// Fewest bytes at the end of a text that are taken for the beginning of a secret, as the text may have been cut off in
/// the middle of it.
const SHORTEST_BEGINNING: usize = 8;
/// The text that replaces a secret.
const REDACTED: &str = "[redacted]";
/// How many times over a text may have been escaped.
const LAYERS: usize = 3;
/// Most bytes at the end of a text that are taken for a part of one character.
const LONGEST_ESCAPE: usize = 24;
/// The first byte of U+FFFD, which decoders put for a part of a character's bytes.
const REPLACEMENT: u8 = 0xef;
/// Most bytes between `&` and `;`, of an entity's name or number.
const LONGEST_ENTITY: usize = 8;

/// How many positions of the texts of a call may be read. A text that needs more was made to slow this down, and is
/// replaced as a whole.
pub const MOST_READINGS: u32 = 500_000;

/// How many secrets of earlier calls a driver keeps. Older ones are forgotten, since tokens are renewed without end.
pub const SECRETS_KEPT: u32 = 200;

/// Replaces every secret in a text by `[redacted]`.
pub fn redact(text: &str, secrets: &[String]) -> String {
    redact_within(&mut { MOST_READINGS }, text, secrets)
}

/// As [`redact`], for one of several texts that share a budget of readings, at first [`MOST_READINGS`].
pub fn redact_within(budget: &mut u32, text: &str, secrets: &[String]) -> String {
    let mut spellings = Vec::new();
    for secret in secrets {
        push_spellings(secret.as_bytes(), &mut spellings);
    }
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

/// Adds a secret as it is, and as each encoding spells it.
fn push_spellings(secret: &[u8], spellings: &mut Vec<Vec<u8>>) {
    if secret.len() < SHORTEST_SECRET {
        return;
    }
    spellings.push(secret.to_vec());
    for digits in [b"0123456789abcdef", b"0123456789ABCDEF"] {
        let mut hexadecimal = Vec::new();
        for byte in secret {
            hexadecimal.extend([byte >> 4, byte & 15].map(|digit| digits[usize::from(digit)]));
        }
        spellings.push(hexadecimal);
    }
    // Base64 makes four characters of three bytes, so a secret has three spellings, by the number of bytes before it. The
    // first and the last character are left out where they also hold bits of the text around the secret.
    for before in 0..3 {
        let mut padded = vec![0; before];
        padded.extend_from_slice(secret);
        let (first, end) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
        for alphabet in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
            let mut encoded = vec![0; padded.len() * 2];
            // Base64 takes four thirds of the length, and the buffer has twice the length: this cannot fail.
            let length = alphabet.encode_slice(&padded, &mut encoded).unwrap_or_default();
            let spelling = &encoded[..length][first..end];
            if spelling.len() >= SHORTEST_SECRET && !spellings.iter().any(|known| known == spelling) {
                spellings.push(spelling.to_vec());
            }
        }
    }
}

/// The end of the longest spelling that begins at `start`; `None` where none begins there.
fn end_of(spellings: &[Vec<u8>], text: &[u8], start: usize, budget: &mut u32) -> Option<usize> {
    let first = text[start];
    if !begins_escape(first) && !spellings.iter().any(|spelling| spelling[0] == first) {
        return None;
    }
    let begun = readings(text, start, LAYERS, budget);
    let mut end = None;
    let mut is_cut_off = false;
    for spelling in spellings {
        // Partial matches: how many bytes of the spelling were found, and where in the text the rest is expected. The
        // shortest one is extended first, so that no match is extended twice.
        let mut open = Vec::new();
        extend(&mut open, spelling, 0, &begun);
        while let Some(least) = (0..open.len()).min_by_key(|index| open[*index])
            && *budget > 0
        {
            let (found, at) = open.swap_remove(least);
            let is_beginning = found >= SHORTEST_BEGINNING;
            if found == spelling.len() || (at == text.len() && is_beginning) {
                end = end.max(Some(at));
            } else {
                let is_cut = |byte: &u8| begins_escape(*byte) || *byte == REPLACEMENT;
                is_cut_off |= is_beginning && text.len() - at < LONGEST_ESCAPE && text.get(at).is_some_and(is_cut);
                extend(&mut open, spelling, found, &readings(text, at, LAYERS, budget));
            }
        }
    }
    end.or(is_cut_off.then_some(text.len()))
}

/// Extends a partial match of `found` bytes of a spelling by each of the readings, and adds the results to `open`.
fn extend(open: &mut Vec<(usize, usize)>, spelling: &[u8], found: usize, readings: &[Reading]) {
    for Reading { bytes, length, next } in readings {
        let further = (found + length, *next);
        if spelling[found..].starts_with(&bytes[..*length]) && !open.contains(&further) {
            open.push(further);
        }
    }
}

/// One way to read the text at a position: a character, or one byte of it, and the position of what follows.
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

    /// The byte, where the reading is a single one.
    fn single(&self) -> Option<u8> {
        (self.length == 1).then_some(self.bytes[0])
    }
}

fn begins_escape(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&' | b'+')
}

/// All ways to read the text at a position. The one that undoes the most layers of escapes comes last. Empty once the
/// budget is spent.
fn readings(text: &[u8], at: usize, layers: usize, budget: &mut u32) -> Vec<Reading> {
    let Some(&byte) = text.get(at).filter(|_| *budget > 0) else { return Vec::new() };
    *budget -= 1;
    let mut all = vec![Reading::byte(byte, at + 1)];
    if !begins_escape(byte) {
        return all;
    }
    for layer in 0..layers {
        // An escaped character may itself begin an escape: "%2541" stands for "%41", which stands for "A".
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

/// Reads the rest of an escape, after its first character.
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

    /// An escape in a JSON string, after the backslash. Strings of other languages are escaped in the same way.
    fn json(&mut self) -> Option<Reading> {
        let byte = match self.next()? {
            // Also a capital, as the whole text may have been put in capitals.
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

    /// An entity or a numeric character reference in HTML, after the ampersand.
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

/// A number by its digits; `None` where there are none. [`LONGEST_ENTITY`] keeps it within 32 bits.
fn number(digits: &[u8], radix: u32) -> Option<u32> {
    digits.first()?;
    digits.iter().try_fold(0, |number, digit| Some(number * radix + char::from(*digit).to_digit(radix)?))
}
