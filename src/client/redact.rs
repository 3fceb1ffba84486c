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
    let secrets: Vec<_> = secrets.iter().filter(|secret| secret.len() >= SHORTEST_SECRET).collect();
    let mut clean = String::with_capacity(text.len());
    let mut hidden = 0;
    let mut steps = 0;
    for (at, character) in text.char_indices() {
        let end = secrets.iter().filter_map(|secret| end_of(secret.as_bytes(), text.as_bytes(), at, &mut steps)).max();
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
        for Reading { bytes, next } in readings(text, at, LAYERS) {
            let further = (found + bytes.len(), next);
            if missing.starts_with(&bytes) && !open.contains(&further) {
                open.push(further);
            }
        }
    }
    end
}

/// One way to read what stands at a position: a character, or a byte of one, and where the text goes on.
#[derive(Clone, PartialEq, Eq)]
struct Reading {
    bytes: Vec<u8>,
    next: usize,
}

fn begins_escape(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&' | b'+')
}

/// All ways to read a position, what was escaped most often last.
fn readings(text: &[u8], at: usize, layers: usize) -> Vec<Reading> {
    let Some(&byte) = text.get(at) else { return Vec::new() };
    let mut all = vec![Reading { bytes: vec![byte], next: at + 1 }];
    if !begins_escape(byte) {
        return all;
    }
    for layer in 0..layers {
        // What was escaped may itself begin an escape: "%2541" is "%41" is "A".
        for known in 0..all.len() {
            let Reading { bytes, next } = &all[known];
            let mut tail = Tail { text, at: *next, layers: layer };
            let bytes = match bytes[..] {
                [b'\\'] => tail.json(),
                [b'%'] => tail.byte(),
                [b'&'] => tail.entity(),
                [b'+'] => Some(vec![b' ']),
                _ => None,
            };
            let reading = bytes.map(|bytes| Reading { bytes, next: tail.at });
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
        let Reading { bytes, next } = readings(self.text, self.at, self.layers).pop()?;
        self.at = next;
        (bytes.len() == 1).then(|| bytes[0])
    }

    fn hex(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |number, _| Some(number << 4 | char::from(self.next()?).to_digit(16)?))
    }

    /// In a URL.
    fn byte(&mut self) -> Option<Vec<u8>> {
        Some(vec![self.hex(2)? as u8])
    }

    /// In a JSON string. Quotes of other languages are escaped in the same way.
    fn json(&mut self) -> Option<Vec<u8>> {
        Some(match self.next()? {
            b'u' => utf8(self.code_point()?)?,
            b'b' => vec![8],
            b't' => vec![b'\t'],
            b'n' => vec![b'\n'],
            b'f' => vec![12],
            b'r' => vec![b'\r'],
            sign if sign.is_ascii_punctuation() => vec![sign],
            _ => return None,
        })
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
    fn entity(&mut self) -> Option<Vec<u8>> {
        let mut name = String::new();
        loop {
            match char::from(self.next()?) {
                ';' => break,
                character if name.len() < LONGEST_ENTITY => name.push(character),
                _ => return None,
            }
        }
        Some(match &*name {
            "amp" => vec![b'&'],
            "lt" => vec![b'<'],
            "gt" => vec![b'>'],
            "quot" => vec![b'"'],
            "apos" => vec![b'\''],
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']).map(|number| u32::from_str_radix(number, 16));
                utf8(hex.unwrap_or_else(|| number.parse()).ok()?)?
            }
        })
    }
}

fn utf8(code_point: u32) -> Option<Vec<u8>> {
    char::from_u32(code_point).map(|character| character.to_string().into_bytes())
}
