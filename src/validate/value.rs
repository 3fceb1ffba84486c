//! The caller's input, with any value at any place, read as far as the rules ask for it.
//!
//! A value owns its parts or borrows them: text from the input, members and elements from an arena. So a reader need not
//! allocate memory for each object and each list of a tunnel.

use std::{borrow::Cow, ops::Deref};

/// Most elements of a list that are examined. Further ones are only counted.
pub const LIST_EXAMINED: usize = 100;
/// Most unknown members of one object that are kept.
pub const UNKNOWN_EXAMINED: usize = 100;

/// A value of any type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value: a missing member, or `undefined`.
    Missing,
    /// A number; also NaN or infinite, which JSON does not have.
    Number(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// A list, where the rules expect one.
    List(List<'a>),
    /// An object, where the rules expect one.
    Object(Object<'a>),
    /// Anything else, by the name of its type.
    Other(&'static str),
}

/// A list of which the first [`LIST_EXAMINED`] elements were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List<'a> {
    /// The elements that were read.
    pub items: Several<'a, Value<'a>>,
    /// How many there are in all.
    pub length: usize,
}

/// An object of which the members that the rules name were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object<'a> {
    /// The members that the rules name; one that is not there may be left out.
    pub members: Several<'a, (&'static str, Value<'a>)>,
    /// The others, the first [`UNKNOWN_EXAMINED`] of them.
    pub unknown: Several<'a, UnknownMember<'a>>,
}

/// The parts of a value, owned or borrowed from an arena. (It is not `Cow<'a, [T]>`, which is invariant in `T`: a value that
/// lives longer could not be passed where a shorter lifetime is expected.)
#[derive(Clone, Debug)]
pub enum Several<'a, T> {
    /// Owned by the value.
    Owned(Vec<T>),
    /// Borrowed from an arena.
    Borrowed(&'a [T]),
}

impl<T> Deref for Several<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Owned(parts) => parts,
            Self::Borrowed(parts) => parts,
        }
    }
}

impl<T> Default for Several<'_, T> {
    fn default() -> Self {
        Self::Borrowed(&[])
    }
}

impl<T: PartialEq> PartialEq for Several<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T> FromIterator<T> for Several<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        Self::Owned(parts.into_iter().collect())
    }
}

impl<T> From<Vec<T>> for Several<'_, T> {
    fn from(parts: Vec<T>) -> Self {
        Self::Owned(parts)
    }
}

/// A member that the rules do not name. Its value is not kept, as it may be a secret under a mistyped name.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownMember<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// Whether its value is an object.
    pub is_object: bool,
}

impl<'a> Value<'a> {
    /// The name of its type, as messages use it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing => "undefined",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::List(_) => "array",
            Self::Object(_) => "object",
            Self::Other(kind) => kind,
        }
    }

    /// The member `name`; [`Value::Missing`] where there is none, and where this is no object.
    pub fn member(&self, name: &str) -> &Value<'a> {
        match self {
            Self::Object(object) => object.get(name),
            _ => &Self::Missing,
        }
    }

    /// The text, where this is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of the member `name`, or `default` where it is left out; `None` where it is something else.
    pub(super) fn text_or<'d>(&'d self, name: &str, default: &'d str) -> Option<&'d str> {
        match self.member(name) {
            Self::Missing => Some(default),
            member => member.text(),
        }
    }

    /// The pre-shared key of a tunnel's definition, where it has one that is not empty.
    pub(super) fn key(&self) -> Option<&str> {
        self.member("auth").member("psk").member("key").text().filter(|key| !key.is_empty())
    }

    /// The number, where this is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The elements, where this is a list.
    pub fn items(&self) -> &[Value<'a>] {
        match self {
            Self::List(list) => &list.items,
            _ => &[],
        }
    }
}

impl<'a> Object<'a> {
    /// The member `name`, or [`Value::Missing`].
    pub fn get(&self, name: &str) -> &Value<'a> {
        self.members.iter().find(|(member, _)| *member == name).map_or(&Value::Missing, |(_, value)| value)
    }

    /// The member `name`. `index` is its index in the rules: a reader that keeps their order has it at the same place.
    pub(super) fn at(&self, index: usize, name: &'static str) -> &Value<'a> {
        match self.members.get(index) {
            Some((known, value)) if std::ptr::eq(*known, name) => value,
            _ => self.get(name),
        }
    }
}
