//! Positions in a text, in lines and columns as editors count, and in UTF-16 code units as JavaScript does.

use serde::Serialize;

/// A position in a text. Columns and offsets count UTF-16 code units, as editors and JavaScript's strings do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The line, from 1. A line ends with a line feed.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The code units before it in the whole text, from 0.
    pub offset: u32,
}

/// Goes through a text from its beginning, and counts lines and columns.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// Bytes before it.
    at: usize,
    position: Position,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, position: Position { line: 1, column: 1, offset: 0 } }
    }

    /// The position of the byte at index `to`, which must not be less than in the last call.
    pub(super) fn advance(&mut self, to: usize) -> Position {
        let between = self.text.get(self.at..to).unwrap_or_default();
        for (index, line) in between.split('\n').enumerate() {
            if index > 0 {
                self.position.line += 1;
                self.position.column = 1;
                self.position.offset += 1;
            }
            let units = units(line);
            self.position.column += units;
            self.position.offset += units;
        }
        self.at = to;
        self.position
    }
}

/// The length of a text in UTF-16 code units. Each byte of ASCII is one unit, and testing for ASCII is faster than counting.
fn units(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
}
