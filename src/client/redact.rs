//! Takes secrets out of what a server says, in whichever notations it spells them.
//!
//! A careless server repeats what it was sent, and escapes that on the way: in JSON (`\u0041`, `\/`), in URLs (`%41`,
//! `+`), in HTML (`&#65;`, `&amp;`), or in one of these inside another. So every position of a text is read in every
//! way that it can be meant. Encodings of whole texts, such as Base64, are not looked into.

/// Shorter secrets are words that a server may well use by chance.
const SHORTEST_SECRET: usize = 4;
/// What stands in the place of a secret.
const REDACTED: &str = "[redacted]";
/// How often a text may have been escaped.
const LAYERS: usize = 3;
/// Longest name or number between `&` and `;`.
const LONGEST_ENTITY: usize = 8;

/// How many positions may be read. Texts that take more are entangled on purpose, and hidden whole.
const MOST_STEPS: u32 = 100_000;

/// Puts a mark in the place of every secret in a text.
pub fn redact(text: &str, secrets: &[String]) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut hidden = 0;
    let mut steps = 0;
    for (at, character) in text.char_indices() {
        let mut end = None;
        for secret in secrets {
            if secret.len() >= SHORTEST_SECRET {
                end = end.max(end_of(secret.as_bytes(), text.as_bytes(), at, &mut steps));
            }
        }
        if steps > MOST_STEPS {
            return REDACTED.to_owned();
        }
        if let Some(end) = end {
            if at >= hidden {
                clean.push_str(REDACTED);
            }
            hidden = hidden.max(end);
        }
        if at >= hidden {
            clean.push(character);
        }
    }
    clean
}

/// Where the secret ends that begins at a position, if one does.
fn end_of(secret: &[u8], text: &[u8], start: usize, steps: &mut u32) -> Option<usize> {
    if !secret.starts_with(&text[start..=start]) && !begins_escape(text[start]) {
        return None;
    }
    let mut end = None;
    // How much of the secret was found, and where the text goes on. The least goes first, so that none comes twice.
    let mut open = vec![(0, start)];
    while let Some(least) = (0..open.len()).min_by_key(|index| open[*index])
        && *steps <= MOST_STEPS
    {
        *steps += 1;
        let (found, at) = open.swap_remove(least);
        let missing = &secret[found..];
        if missing.is_empty() {
            end = end.max(Some(at));
            continue;
        }
        for Reading { bytes, length, next } in readings(text, at, LAYERS) {
            let further = (found + length, next);
            if missing.starts_with(&bytes[..length]) && !open.contains(&further) {
                open.push(further);
            }
        }
    }
    end
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

/// All ways to read a position, what was escaped most often last.
fn readings(text: &[u8], at: usize, layers: usize) -> Vec<Reading> {
    let Some(&byte) = text.get(at) else { return Vec::new() };
    let mut all = vec![Reading::byte(byte, at + 1)];
    if !begins_escape(byte) {
        return all;
    }
    for layer in 0..layers {
        // What was escaped may itself begin an escape: "%2541" is "%41" is "A".
        for known in 0..all.len() {
            let mut tail = Tail { text, at: all[known].next, layers: layer };
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
}

impl Tail<'_> {
    fn next(&mut self) -> Option<u8> {
        let reading = readings(self.text, self.at, self.layers).pop()?;
        self.at = reading.next;
        reading.single()
    }

    fn hex(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |number, _| Some(number << 4 | char::from(self.next()?).to_digit(16)?))
    }

    /// In a JSON string. Quotes of other languages are escaped in the same way.
    fn json(&mut self) -> Option<Reading> {
        let byte = match self.next()? {
            b'u' => {
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
        let low = (self.next()? == b'\\' && self.next()? == b'u').then(|| self.hex(4))??;
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
        let code_point = match &name[..length] {
            b"amp" => b'&'.into(),
            b"lt" => b'<'.into(),
            b"gt" => b'>'.into(),
            b"quot" => b'"'.into(),
            b"apos" => b'\''.into(),
            [b'#', b'x' | b'X', digits @ ..] => number(digits, 16)?,
            [b'#', digits @ ..] => number(digits, 10)?,
            _ => return None,
        };
        Reading::character(code_point, self.at)
    }
}

/// So few digits that no number is too large; none are no number.
fn number(digits: &[u8], radix: u32) -> Option<u32> {
    digits.first()?;
    digits.iter().try_fold(0, |number, digit| Some(number * radix + char::from(*digit).to_digit(radix)?))
}
