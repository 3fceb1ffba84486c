//! Paths as lists of steps, and as texts.

use super::characters::{split, trim};
use serde::ser::{Serialize, Serializer};
use std::{
    borrow::Cow,
    fmt::{self, Write},
};

/// Most steps of a path that are read. The longest path of a field has three.
pub const STEPS_READ: usize = 16;

/// One step of a path: the name of a member, or the index in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Name of a member.
    Name(Cow<'static, str>),
    /// Index in a list, from 0.
    Index(u32),
}

impl From<&'static str> for Step {
    fn from(name: &'static str) -> Self {
        Self::Name(Cow::Borrowed(name))
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Index(index) => index.fmt(f),
        }
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Name(name) => serializer.serialize_str(name),
            Self::Index(index) => serializer.serialize_u32(*index),
        }
    }
}

impl Step {
    /// Reads a path as people and form libraries write it: in dotted form (`cloudNetworkCIDRs.0`), with brackets
    /// (`cloudNetworkCIDRs[0]`), or as a JSON Pointer (RFC 6901, `/cloudNetworkCIDRs/0`). The empty text is the root. A
    /// path with an empty step, such as `ike..lifetime` or `cloudNetworkCIDRs[]`, leads to no field.
    pub fn parse_path(path: &str) -> Vec<Self> {
        let mut steps = Vec::new();
        if let Some(pointer) = path.strip_prefix('/') {
            for name in pointer.split('/').take(STEPS_READ) {
                steps.push(Self::parse(&unescaped(name)));
            }
        } else if leaves_name_out(path.as_bytes()) {
            steps.push(Self::Name(path.to_owned().into()));
        } else {
            for name in split(path, |character| matches!(character, '.' | '[' | ']')).into_iter().take(STEPS_READ) {
                steps.push(Self::parse(trim(name, |character| matches!(character, '"' | '\''))));
            }
        }
        steps
    }

    /// Reads one step: digits are an index.
    pub fn parse(step: &str) -> Self {
        // "01", "+1" and numbers that are too large are names.
        let is_number = matches!(step.as_bytes(), [b'0'] | [b'1'..=b'9', ..]);
        match step.parse() {
            Ok(index) if is_number => Self::Index(index),
            _ => Self::Name(step.to_owned().into()),
        }
    }
}

/// Whether a path has an empty step at a dot, or between brackets.
fn leaves_name_out(path: &[u8]) -> bool {
    matches!(path, [b'.', ..] | [.., b'.']) || path.windows(2).any(|pair| matches!(pair, b".." | b"[]"))
}

/// A name in a JSON Pointer, in which "~1" is a slash and "~0" a tilde.
fn unescaped(name: &str) -> String {
    let mut text = String::new();
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = match characters.peek() {
            Some('0') if character == '~' => Some('~'),
            Some('1') if character == '~' => Some('/'),
            _ => None,
        };
        if escaped.is_some() {
            characters.next();
        }
        text.push(escaped.unwrap_or(character));
    }
    text
}

/// A path with one more step.
pub(super) fn below(path: &[Step], step: Step) -> Vec<Step> {
    let mut below = path.to_vec();
    below.push(step);
    below
}

/// A path with one more step before the others.
pub(super) fn inside(first: Step, path: &[Step]) -> Vec<Step> {
    let mut whole = vec![first];
    whole.extend_from_slice(path);
    whole
}

/// A path in dotted form.
pub(super) fn dotted(path: &[Step]) -> String {
    let mut text = String::new();
    for (index, step) in path.iter().enumerate() {
        // Writing to a string never fails.
        _ = write!(text, "{}{step}", if index > 0 { "." } else { "" });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_be_written_in_several_ways() {
        let expected = [Step::from("cloudNetworkCIDRs"), Step::Index(0)];
        for path in ["cloudNetworkCIDRs.0", "cloudNetworkCIDRs[0]", "/cloudNetworkCIDRs/0", "['cloudNetworkCIDRs'][0]"]
        {
            assert_eq!(Step::parse_path(path), expected, "{path}");
        }
        assert_eq!(Step::parse_path("/a~1b/~01"), [Step::Name("a/b".into()), Step::Name("~1".into())]);
        assert_eq!(Step::parse_path(""), []);
    }
}
