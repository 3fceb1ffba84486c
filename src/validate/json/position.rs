//! Where something stands in a text, as editors and programs count it.

use serde::Serialize;

/// A place in a text. Columns and offsets are in UTF-16 code units, as editors and JavaScript's strings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The line, from 1. A line ends with a line feed.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// Units before it in the whole text, from 0.
    pub offset: u32,
}

/// Goes through a text from its beginning, and tells where it is.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
    /// Bytes before the rest.
    at: usize,
    position: Position,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, at: 0, position: Position { line: 1, column: 1, offset: 0 } }
    }

    /// The position of a byte, which is not before the last one that was asked for.
    pub fn advance(&mut self, to: usize) -> Position {
        while self.at < to
            && let Some(character) = self.rest.chars().next()
        {
            let units = character.len_utf16() as u32;
            self.position.offset += units;
            self.position.column += units;
            if character == '\n' {
                self.position.line += 1;
                self.position.column = 1;
            }
            self.at += character.len_utf8();
            self.rest = self.rest.get(character.len_utf8()..).unwrap_or_default();
        }
        self.position
    }
}
