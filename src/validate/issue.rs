//! An issue: what is wrong, where, and what its message is made from.

use super::{
    Code, Position, Severity, Step,
    step::{dotted, inside},
};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};
use std::{borrow::Cow, error::Error, fmt};

/// A value that a message mentions. Never the pre-shared key.
#[derive(Clone, Debug, PartialEq)]
pub enum Param {
    /// Text.
    Text(Cow<'static, str>),
    /// A number.
    Number(f64),
    /// Several texts, such as the values that are allowed.
    List(&'static [&'static str]),
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u32> for Param {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Param {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::List(texts) => f.write_str(&texts.join(", ")),
        }
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::List(texts) => texts.serialize(serializer),
        }
    }
}

/// Most characters of a path or a name that a message shows.
const FIELD_LENGTH: usize = 100;

/// Something that is wrong with a tunnel, or that is advised. `Display` is its message in English.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Which entry of the catalogue it is.
    pub code: Code,
    /// The path of the value, from the tunnel's root.
    pub path: Cow<'static, [Step]>,
    /// What the message mentions, by name. `field` is among them only where [`Issue::field`] is not the path in dotted form.
    pub params: Vec<(&'static str, Param)>,
    /// A value to put at `path`: it settles the issue, and means the same as the one that is there.
    pub suggestion: Option<Param>,
    /// The position of the value, where the tunnel was read from JSON text.
    pub position: Option<Position>,
}

impl Issue {
    /// An issue at `path`.
    pub fn new(code: Code, path: &[Step]) -> Self {
        Self::at(code, Cow::Owned(path.to_vec()))
    }

    /// Adds an issue at `path` to others, and gives it back to say more about it.
    pub(super) fn report<'i>(issues: &'i mut Vec<Self>, code: Code, path: &[Step]) -> &'i mut Self {
        issues.push_mut(Self::new(code, path))
    }

    /// An issue at a path that need not be copied.
    pub(super) fn at(code: Code, path: Cow<'static, [Step]>) -> Self {
        let mut params = Vec::new();
        // A borrowed path is one of the rules, and these are all plain.
        if matches!(path, Cow::Owned(_)) && !is_plain(&path) {
            params.push(("field", shortened(&path).into()));
        }
        Self { code, path, params, suggestion: None, position: None }
    }

    /// Adds what the message mentions.
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.mention(name, value);
        self
    }

    /// The same issue for a tunnel in a list: the path begins with the tunnel's index. The message of an issue about the
    /// whole tunnel names it by its number, counted from 1.
    pub(crate) fn within(self, index: usize) -> Self {
        let path = inside(index.into(), &self.path);
        let params = self.params.into_iter().filter(|(name, _)| *name != "field");
        let mut issue = Self { suggestion: self.suggestion, ..Self::at(self.code, path.into()) };
        if self.path.is_empty() {
            issue.params.push(("field", format!("tunnel {}", index + 1).into()));
        }
        // Another field of the tunnel gets the index as well.
        issue.params.extend(params.map(|(name, value)| match value {
            Param::Text(other) if name == "other" => (name, format!("{index}.{other}").into()),
            value => (name, value),
        }));
        issue
    }

    /// As [`Issue::with`], for an issue that is borrowed.
    pub(crate) fn mention(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.add(name, value.into())
    }

    /// [`Issue::mention`] without its generic parameter, and out of line, so that its code is there once and not at each of
    /// the many places that call it.
    #[inline(never)]
    fn add(&mut self, name: &'static str, value: Param) -> &mut Self {
        if self.params.is_empty() {
            // As many as most issues have, so that the list is allocated once.
            self.params = Vec::with_capacity(2);
        }
        self.params.push((name, value));
        self
    }

    /// Sets the suggestion, if there is one.
    pub(super) fn suggest(&mut self, value: Option<impl Into<Param>>) {
        self.suggestion = value.map(Into::into);
    }

    /// Adds the param `reason`, one of [`Code::reasons`], whose template then replaces the template of the code.
    pub(crate) fn because(&mut self, reason: &'static str) -> &mut Self {
        debug_assert!(self.code.reasons().iter().any(|(known, _)| *known == reason), "{:?} lacks {reason}", self.code);
        self.mention("reason", reason)
    }

    /// The template of its message: that of its reason, or else that of its code.
    pub fn template(&self) -> &'static str {
        let is_reason = |name: &'static str| self.params.contains(&("reason", name.into()));
        let found = self.code.reasons().iter().find(|(name, _)| is_reason(name));
        found.map_or(self.code.template(), |(_, words)| words)
    }

    /// The path as messages show it: in dotted form, at most 100 characters, without characters that could disturb a
    /// message. The root is "tunnel".
    pub fn field(&self) -> String {
        match self.given("field") {
            Some(field) => field.to_string(),
            None if self.path.is_empty() => "tunnel".to_owned(),
            None => dotted(&self.path),
        }
    }

    fn given(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|(param, _)| *param == name).map(|(_, value)| value)
    }

    /// Whether it is an error: the API would refuse the tunnel.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// A path as messages show it. It is bounded and cleaned, as the name of an unknown member may be any text.
fn shortened(path: &[Step]) -> String {
    shown(&dotted(path))
}

/// A text of the caller as messages show it: at most 100 characters, without characters that could disturb a message.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(FIELD_LENGTH).map(visible).collect();
    if text.chars().count() > FIELD_LENGTH {
        shown.push('…');
    }
    shown
}

/// Whether messages can show a path as it is: it is short, and its characters cannot disturb a message.
fn is_plain(path: &[Step]) -> bool {
    let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_graphic());
    let length = |step: &Step| match step {
        Step::Name(Cow::Borrowed(name)) => name.len(),
        Step::Name(Cow::Owned(name)) if is_plain(name) => name.len(),
        Step::Name(Cow::Owned(_)) => FIELD_LENGTH,
        Step::Index(_) => u32::MAX.ilog10() as usize + 1,
    };
    path.iter().map(|step| length(step) + 1).sum::<usize>() <= FIELD_LENGTH
}

/// The character, or U+FFFD for one that could disturb a message, such as a line break or a mark of text direction.
fn visible(c: char) -> char {
    match c {
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            '\u{fffd}'
        }
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.template();
        while let Some((text, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            f.write_str(text)?;
            match self.given(name) {
                Some(value) => value.fmt(f)?,
                None if name == "field" => f.write_str(&self.field())?,
                None => {}
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

impl Error for Issue {}

/// The members that differ between issues of one code. The catalogue has the others: severity, message and reference.
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Params<'a>(&'a Issue);
        impl Serialize for Params<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("field", &self.0.field())?;
                for (name, value) in self.0.params.iter().filter(|(name, _)| *name != "field") {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
        let mut issue = serializer.serialize_struct("Issue", 5)?;
        issue.serialize_field("code", self.code.as_str())?;
        issue.serialize_field("path", &self.path)?;
        issue.serialize_field("params", &Params(self))?;
        match &self.suggestion {
            Some(value) => issue.serialize_field("suggestion", value)?,
            None => issue.skip_field("suggestion")?,
        }
        match &self.position {
            Some(position) => issue.serialize_field("position", position)?,
            None => issue.skip_field("position")?,
        }
        issue.end()
    }
}
