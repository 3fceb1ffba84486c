//! Reads tunnels from JSON text as far as the rules ask for it, borrowing text, in one pass.

use super::{
    Issue, Value, check_tunnel,
    rules::{self, Member, Rule},
    value::{LIST_EXAMINED, List, Object, UNKNOWN_EXAMINED, UnknownMember},
};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::{borrow::Cow, cell::Cell, fmt};

/// Where the text stops being JSON. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line.
    pub line: usize,
    /// The column, in bytes of UTF-8.
    pub column: usize,
}

/// The text of bytes; JSON is UTF-8 (RFC 8259), so bytes that are not are a mistake in it.
fn text(json: &[u8]) -> Result<&str, SyntaxError> {
    std::str::from_utf8(json).map_err(|error| {
        let before = &json[..error.valid_up_to()];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        SyntaxError { line, column: before.len() - line_start + 1 }
    })
}

impl From<serde_json::Error> for SyntaxError {
    fn from(error: serde_json::Error) -> Self {
        // serde_json says 0 where nothing of the line was read.
        Self { line: error.line().max(1), column: error.column().max(1) }
    }
}

/// What was found in a list of tunnels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TunnelsReport {
    /// Elements of the list.
    pub total: usize,
    /// Elements without errors.
    pub valid: usize,
    /// The elements that have issues, in the list's order.
    pub reports: Vec<Report>,
    /// What is wrong with the list itself.
    pub issues: Vec<Issue>,
}

/// The issues of one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The element's index.
    pub index: usize,
    /// What was found; paths begin at the element.
    pub issues: Vec<Issue>,
}

impl TunnelsReport {
    /// Counts one element and keeps its issues.
    pub fn add(&mut self, issues: Vec<Issue>) {
        let index = self.total;
        self.total += 1;
        self.valid += usize::from(!issues.iter().any(Issue::is_error));
        if !issues.is_empty() {
            self.reports.push(Report { index, issues });
        }
    }

    /// The report on a value that is no list at all.
    pub fn no_list(kind: &'static str) -> Self {
        let mut issue = Issue::new(super::Code::Type, &[]).with("expected", "array").with("actual", kind);
        issue.params[0].1 = "tunnels".into();
        Self { issues: vec![issue], ..Self::default() }
    }
}

/// Checks JSON text that holds one tunnel. In WebAssembly, a lifetime written with a fraction or an exponent gives a
/// [`SyntaxError`] as well: another parser has to read that text.
pub fn check_tunnel_json(json: &[u8], advice: bool) -> Result<Vec<Issue>, SyntaxError> {
    let mut json = serde_json::Deserializer::from_str(text(json)?);
    let pass = Pass::new(advice);
    let tunnel = Read::by(&rules::TUNNEL, &pass).deserialize(&mut json)?;
    json.end()?;
    pass.end()?;
    Ok(check_tunnel(&tunnel, advice))
}

/// Checks JSON text that holds a list of tunnels of any length, one after the other; errors are as for one tunnel.
pub fn check_tunnels_json(json: &[u8], advice: bool) -> Result<TunnelsReport, SyntaxError> {
    let mut json = serde_json::Deserializer::from_str(text(json)?);
    let mut report = TunnelsReport::default();
    let mut check = |tunnel: &Value<'_>| report.add(check_tunnel(tunnel, advice));
    let pass = Pass::new(advice);
    let read = Read { rule: &TUNNELS, pass: &pass, each: Some(&mut check) }.deserialize(&mut json)?;
    json.end()?;
    pass.end()?;
    Ok(if matches!(read, Value::List(_)) { report } else { TunnelsReport::no_list(read.kind()) })
}

/// A list of tunnels of any length.
static TUNNELS: Rule = Rule::List { of: &rules::TUNNEL, min: 0, max: u32::MAX };

/// One pass over a text.
struct Pass {
    /// Whether to remember members that the rules do not name.
    unknown: bool,
    /// Whether all numbers that matter were read exactly.
    is_exact: Cell<bool>,
}

/// Natively serde_json reads every number exactly. That takes many kilobytes, which WebAssembly does without: the
/// platform's own parser is at hand there, and is asked where a whole number is written with a fraction or an exponent.
const READS_FRACTIONS: bool = cfg!(not(target_arch = "wasm32"));

impl Pass {
    fn new(unknown: bool) -> Self {
        Self { unknown, is_exact: Cell::new(true) }
    }

    /// Where numbers were not read exactly, nothing can be said about the text: whoever asked has to try another parser,
    /// as after a mistake that the text does not have.
    fn end(&self) -> Result<(), SyntaxError> {
        if self.is_exact.get() { Ok(()) } else { Err(SyntaxError { line: 1, column: 1 }) }
    }
}

/// Reads a value as far as the rule asks for it.
struct Read<'r> {
    rule: &'r Rule,
    pass: &'r Pass,
    /// Takes the elements of a list one by one, so that they need not be kept.
    each: Option<&'r mut dyn FnMut(&Value<'_>)>,
}

impl<'r> Read<'r> {
    fn by(rule: &'r Rule, pass: &'r Pass) -> Self {
        Self { rule, pass, each: None }
    }
}

impl<'de> DeserializeSeed<'de> for Read<'_> {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Read<'_> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value<'de>, E> {
        Ok(Value::Other("null"))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other("boolean"))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value<'de>, E> {
        if !READS_FRACTIONS && matches!(self.rule, Rule::Integer { .. }) {
            self.pass.is_exact.set(false);
        }
        Ok(Value::Number(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value<'de>, A::Error> {
        let Rule::List { of, .. } = self.rule else {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Other("array"));
        };
        let mut list = List::default();
        if let Some(each) = self.each {
            while let Some(item) = items.next_element_seed(Read::by(of, self.pass))? {
                each(&item);
            }
            return Ok(Value::List(list));
        }
        while list.length < LIST_EXAMINED {
            let Some(item) = items.next_element_seed(Read::by(of, self.pass))? else { return Ok(Value::List(list)) };
            list.items.push(item);
            list.length += 1;
        }
        while items.next_element::<IgnoredAny>()?.is_some() {
            list.length += 1;
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value<'de>, A::Error> {
        let Rule::Object(members) = self.rule else {
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Other("object"));
        };
        let missing = members.iter().map(|member| (member.name, Value::Missing)).collect();
        let mut object = Object { members: missing, unknown: Vec::new() };
        while let Some(name) = entries.next_key_seed(Name(members))? {
            match name {
                // The last value counts, as in `JSON.parse`.
                Ok(index) => {
                    let read = Read::by(&members[index].rule, self.pass);
                    object.members[index].1 = entries.next_value_seed(read)?;
                }
                Err(_) if !self.pass.unknown => drop(entries.next_value::<IgnoredAny>()?),
                Err(name) => {
                    // This rule asks for nothing inside a container.
                    let is_object = entries.next_value_seed(Read::by(&Rule::Key, self.pass))?.kind() == "object";
                    match object.unknown.iter().position(|member| member.name == name) {
                        Some(place) => object.unknown[place].is_object = is_object,
                        None if object.unknown.len() < UNKNOWN_EXAMINED => {
                            object.unknown.push(UnknownMember { name, is_object });
                        }
                        None => {}
                    }
                }
            }
        }
        Ok(Value::Object(object))
    }
}

/// Reads a member's name: its place among the members, or the name of an unknown one.
struct Name<'r>(&'r [Member]);

impl Name<'_> {
    fn find<'de>(&self, name: Cow<'de, str>) -> Result<usize, Cow<'de, str>> {
        self.0.iter().position(|member| member.name == name).ok_or(name)
    }
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Result<usize, Cow<'de, str>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = Result<usize, Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(self.find(Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.find(Cow::Owned(name.to_owned())))
    }
}
