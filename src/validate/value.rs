//! What a caller handed in, read leniently: any value at any place, as far as the rules ask for it.
//!
//! A value owns what it holds, or borrows it: text from where it was read, members and elements from an arena, so that
//! reading a tunnel need not take an allocation for each object and each list in it.

use std::{borrow::Cow, ops::Deref};

/// Elements of a list that are examined; the rest of a list that is too long is only counted.
pub const LIST_EXAMINED: usize = 100;
/// Unknown members of one object that are remembered.
pub const UNKNOWN_EXAMINED: usize = 100;

/// A value of any type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value: a member that is not there, or `undefined`.
    Missing,
    /// A number, also one that JSON cannot hold.
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

/// The parts of a value: its own, or borrowed from an arena. (With `Cow<'a, [T]>`, a value that lives longer could not
/// stand where one of a shorter lifetime is asked for.)
#[derive(Clone, Debug)]
pub enum Several<'a, T> {
    /// The value's own.
    Owned(Vec<T>),
    /// Borrowed.
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

/// A member that the rules do not name. Its value may be a secret under a mistyped name, and is not kept.
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

    /// The member `name`, which is at `index` where a reader kept the order of the rules.
    pub(super) fn at(&self, index: usize, name: &'static str) -> &Value<'a> {
        match self.members.get(index) {
            Some((known, value)) if std::ptr::eq(*known, name) => value,
            _ => self.get(name),
        }
    }
}
