//! The error of a text that is not JSON: where it stops being JSON, and why.

use super::{
    super::{Code, Issue, characters::trimmed},
    position::{Cursor, Position},
};
use std::{error::Error, fmt};

/// Where and why a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The offending character, or the end of the text.
    pub position: Position,
    /// One of the reasons of [`Code::JsonSyntax`], where the reason is known.
    pub reason: Option<&'static str>,
}

impl SyntaxError {
    /// The error at a byte. `is_complete` says whether a whole value was read before it.
    pub(super) fn at(text: &str, byte: usize, is_complete: bool) -> Self {
        Self { position: Cursor::new(text).advance(byte), reason: reason(text, byte, is_complete) }
    }

    /// The error as an issue.
    pub fn issue(self) -> Issue {
        let Position { line, column, .. } = self.position;
        let mut issue = Issue::new(Code::JsonSyntax, &[]).with("line", line).with("column", column);
        issue.position = Some(self.position);
        if let Some(reason) = self.reason {
            issue.because(reason);
        }
        issue
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.issue().fmt(f)
    }
}

impl Error for SyntaxError {}

/// The reason why a text is not JSON, where the bytes at the error tell it.
fn reason(text: &str, byte: usize, is_complete: bool) -> Option<&'static str> {
    let (before, rest) = (text.get(..byte)?, text.get(byte..)?.as_bytes());
    match rest {
        [] if trimmed(before).is_empty() => Some("empty"),
        // ASCII in UTF-16 has a zero in every other byte. A program that read another encoding as UTF-8 has put U+FFFD
        // in the place of what it could not read.
        [0, ..] if byte < 4 => Some("encoding"),
        [0xef, 0xbf, 0xbd, ..] => Some("encoding"),
        [b'\'', ..] => Some("single-quotes"),
        [b'#', ..] | [b'/', b'/' | b'*', ..] => Some("comment"),
        [b',', after @ ..] if is_complete && after.trim_ascii().is_empty() => Some("trailing-comma"),
        [b'}' | b']', ..] if trimmed(before).ends_with(',') => Some("trailing-comma"),
        [..b' ', ..] if is_in_string(before) => Some("control-character"),
        [b'{' | b'[' | b'"' | b',' | b'0'..=b'9', ..] if is_complete => Some("several"),
        [b'-', b'0'..=b'9', ..] if is_complete => Some("several"),
        _ if is_complete && [b"true", &b"false"[..], b"null"].iter().any(|word| rest.starts_with(word)) => {
            Some("several")
        }
        _ => None,
    }
}

/// Whether a text, which is JSON so far, ends within a string.
fn is_in_string(text: &str) -> bool {
    let (mut bytes, mut is_inside) = (text.bytes(), false);
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => is_inside = !is_inside,
            // What follows is escaped.
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
    is_inside
}
