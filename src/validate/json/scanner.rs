//! Reads JSON text (RFC 8259) token by token. Text without escapes is borrowed from the JSON text.
//!
//! Where the text is not JSON, a method gives `None`, and leaves the scanner at the offending byte.
//!
//! The functions that run for nearly every byte are marked to be inlined, because the package is compiled for size.

use super::{ReadNumber, SyntaxError};
use bumpalo::Bump;

/// JSON text, and how far it was read.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    read_number: ReadNumber,
}

impl<'a> Scanner<'a> {
    /// A scanner at the beginning of a text. Fails where the bytes are not UTF-8.
    pub(super) fn new(json: &'a [u8], read_number: ReadNumber) -> Result<Self, SyntaxError> {
        match str::from_utf8(json) {
            Ok(text) => Ok(Self { text, at: 0, read_number }),
            Err(error) => {
                let valid = json.get(..error.valid_up_to()).and_then(|valid| str::from_utf8(valid).ok());
                let valid = valid.unwrap_or_default();
                Err(SyntaxError { reason: Some("encoding"), ..SyntaxError::at(valid, valid.len(), false) })
            }
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The index of the next byte to read.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// The value that was read, if nothing but white space follows it; otherwise the error at the current byte.
    pub(super) fn finish<T>(mut self, read: Option<T>) -> Result<T, SyntaxError> {
        match read {
            Some(read) if self.peek().is_none() => Ok(read),
            read => Err(SyntaxError::at(self.text, self.at, read.is_some())),
        }
    }

    /// The next byte after white space, which tells the kind of the value that begins with it.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// Reads the opening bracket of an array or an object; gives `false` if the closing one follows, which is then read too.
    pub(super) fn opens(&mut self, close: u8) -> Option<bool> {
        self.at += 1;
        self.peek()?;
        Some(!self.take(close))
    }

    /// Reads the comma or the closing bracket after an element or a member; gives whether another one follows.
    pub(super) fn goes_on(&mut self, close: u8) -> Option<bool> {
        self.peek()?;
        let goes_on = self.take(b',');
        (goes_on || self.take(close)).then_some(goes_on)
    }

    /// Reads the name of a member. [`Scanner::colon`] reads on up to its value.
    pub(super) fn name<'v>(&mut self, arena: &'v Bump) -> Option<&'v str>
    where
        'a: 'v,
    {
        self.peek()?;
        self.string(arena)
    }

    /// Reads this name of a member, if it is next and has no escapes; reads nothing otherwise.
    pub(super) fn takes_name(&mut self, name: &str) -> bool {
        let start = self.at;
        if self.peek().is_some() && self.take(b'"') && self.rest().starts_with(name.as_bytes()) {
            self.at += name.len();
            if self.take(b'"') {
                return true;
            }
        }
        self.at = start;
        false
    }

    /// Reads the colon after the name of a member.
    pub(super) fn colon(&mut self) -> Option<()> {
        self.peek()?;
        self.expect(b':')
    }

    /// Reads a string. It is borrowed from the JSON text if it has no escapes, and otherwise from the arena.
    pub(super) fn string<'v>(&mut self, arena: &'v Bump) -> Option<&'v str>
    where
        'a: 'v,
    {
        let start = self.at;
        if let Some(plain) = self.plain_string() {
            return Some(plain);
        }
        self.at = start;
        self.string_with_escapes().map(|text| &*arena.alloc_str(&text))
    }

    /// Reads a string that has no escapes; `None` where it has any.
    #[inline(always)]
    fn plain_string(&mut self) -> Option<&'a str> {
        self.expect(b'"')?;
        let plain = self.plain();
        self.expect(b'"')?;
        Some(plain)
    }

    #[cold]
    fn string_with_escapes(&mut self) -> Option<String> {
        self.expect(b'"')?;
        let mut text = String::new();
        loop {
            text += self.plain();
            if self.take(b'"') {
                return Some(text);
            }
            self.expect(b'\\')?;
            text.push(self.escaped()?);
        }
    }

    /// Reads characters up to a quote, a backslash or a control character.
    #[inline(always)]
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        self.at += plain_length(self.rest());
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Reads the rest of an escape, after the backslash.
    fn escaped(&mut self) -> Option<char> {
        let character = match self.byte()? {
            byte @ (b'"' | b'\\' | b'/') => byte.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.escaped_unit(),
            _ => return None,
        };
        self.at += 1;
        Some(character)
    }

    /// Reads an escape `\u` with a UTF-16 code unit, or two of them with a surrogate pair. A lone surrogate is allowed in
    /// JSON, but is no character: it is replaced by U+FFFD, as in every conversion to UTF-8.
    fn escaped_unit(&mut self) -> Option<char> {
        let mut code = self.unit()?;
        if matches!(code, 0xd800..0xdc00) && self.rest().starts_with(b"\\u") {
            let end = self.at;
            self.at += 1;
            match self.unit()? {
                low @ 0xdc00..0xe000 => code = 0x10000 + (code - 0xd800) * 0x400 + (low - 0xdc00),
                _ => self.at = end,
            }
        }
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Reads "u" and the four hexadecimal digits of a code unit.
    fn unit(&mut self) -> Option<u32> {
        self.at += 1;
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.byte()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    /// Reads a number, and gives the nearest double, which is infinite for a number that is too large.
    pub(super) fn number(&mut self) -> Option<f64> {
        let text = self.number_text()?;
        // A lifetime is a few digits, which std reads without its code for fractions and exponents.
        Some(text.parse().map_or_else(|_| (self.read_number)(text), u32::into))
    }

    /// Reads the text of a number.
    fn number_text(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        self.text.get(start..self.at)
    }

    fn digits(&mut self) -> Option<()> {
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        (length > 0).then_some(())
    }

    /// Passes over a value of any kind and any depth, without recursion.
    pub(super) fn skip(&mut self) -> Option<()> {
        // The closing brackets of the arrays and objects around the current value.
        let mut brackets = Vec::new();
        loop {
            let mut goes_on = false;
            match self.peek()? {
                open @ (b'[' | b'{') => {
                    // In ASCII a bracket's counterpart is the second character after it.
                    let close = open + 2;
                    goes_on = self.opens(close)?;
                    if goes_on {
                        brackets.push(close);
                    }
                }
                b'"' => self.skip_string()?,
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'n' => self.word("null")?,
                _ => drop(self.number_text()?),
            }
            // Where a value ends, the arrays and objects around it may end too.
            while !goes_on {
                let Some(close) = brackets.last() else { return Some(()) };
                goes_on = self.goes_on(*close)?;
                if !goes_on {
                    brackets.pop();
                }
            }
            if brackets.last() == Some(&b'}') {
                self.peek()?;
                self.skip_string()?;
                self.colon()?;
            }
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        let start = self.at;
        if self.plain_string().is_none() {
            self.at = start;
            self.string_with_escapes()?;
        }
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        word.bytes().try_for_each(|byte| self.expect(byte))
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    /// Reads this byte, if it is next.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.byte() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }
}

/// The kind of a value, by its first byte.
pub(super) fn kind(first: u8) -> &'static str {
    match first {
        b'{' => "object",
        b'[' => "array",
        b'"' => "string",
        b't' | b'f' => "boolean",
        b'n' => "null",
        _ => "number",
    }
}

/// How many bytes of a string come before a quote, a backslash or a control character. Eight bytes are examined at a time:
/// one at a time, tunnels with descriptions of 800 characters take a fifth longer, and those with short texts as long.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let mut length = 0;
    while let Some(word) = bytes[length..].first_chunk() {
        let word = u64::from_le_bytes(*word);
        // Subtracting 1 from a byte that is zero, or 32 from a byte that is less, sets the highest bit of the byte, which is
        // free in ASCII. The borrow changes only bytes after the first one that is found.
        let quotes = (word ^ (ONES * u64::from(b'"'))).wrapping_sub(ONES);
        let backslashes = (word ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
        let controls = word.wrapping_sub(ONES * u64::from(b' '));
        let special = (quotes | backslashes | controls) & !word & (ONES << 7);
        if special != 0 {
            return length + special.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + bytes[length..].iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..b' ')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanner(text: &str) -> Scanner<'_> {
        Scanner::new(text.as_bytes(), |_| f64::NAN).unwrap()
    }

    #[test]
    fn a_name_is_taken_if_it_is_next_and_nothing_is_read_otherwise() {
        let mut json = scanner(" \"ike\" : 1");
        assert!(json.takes_name("ike"));
        assert_eq!((json.colon(), json.peek()), (Some(()), Some(b'1')));
        for other in ["\"esp\"", "\"ik\"", "\"ikes\"", "\"ik\\u0065\"", "\"ike", "ike", ""] {
            let mut json = scanner(other);
            assert!(!json.takes_name("ike"), "{other}");
            assert_eq!(json.place(), 0, "{other}");
        }
    }

    #[test]
    fn plain_text_ends_before_the_first_byte_that_does_not_stand_for_itself() {
        for length in 0..40 {
            for rest in ["", "\"", "\\", "\u{1f}", "\0", "\"\\\"\\\"\\\"\\", "\u{1}\u{1}\u{1}\u{1}\"!!!!!!!!!!"] {
                for plain in ["!", "#", "[", "]", " ", "\u{7f}", "é"] {
                    let plain = plain.repeat(length);
                    assert_eq!(plain_length(format!("{plain}{rest}").as_bytes()), plain.len(), "{plain:?} {rest:?}");
                }
            }
        }
    }
}
