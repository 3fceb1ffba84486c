//! Reads tunnels from JSON text as far as the rules ask for it, in one pass.

mod scanner;

use super::{
    Issue, Value, check_tunnel,
    contract::{accepts_text, is_whole},
    rules::{self, Member, Need, Rule},
    value::{LIST_EXAMINED, List, Object, UNKNOWN_EXAMINED, UnknownMember},
};
use scanner::{Scanner, kind};
use std::borrow::Cow;

/// Where the text stops being JSON. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line.
    pub line: usize,
    /// The column, in bytes of UTF-8.
    pub column: usize,
}

impl SyntaxError {
    /// The mistake that shows at a byte, or in that there is none: that is where the last one is.
    fn at(json: &[u8], place: usize) -> Self {
        let read = &json[..json.len().min(place + 1)];
        let line_start = read.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
        // A line may have ended before anything is in it.
        Self { line, column: (read.len() - line_start).max(1) }
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
        let issue = Issue::new(super::Code::Type, &[]).with("field", "tunnels").with("expected", "array");
        Self { issues: vec![issue.with("actual", kind)], ..Self::default() }
    }
}

/// Checks JSON text that holds one tunnel. An escaped surrogate that stands alone gives a [`SyntaxError`] as well, and in
/// WebAssembly a lifetime that is not written with a few digits alone: another parser has to read that text.
pub fn check_tunnel_json(json: &[u8], advice: bool) -> Result<Vec<Issue>, SyntaxError> {
    let mut pass = Pass { json: Scanner::new(json)?, advice };
    let issues = pass.tunnel();
    pass.json.finish(issues)
}

/// Checks JSON text that holds a list of tunnels of any length, one after the other; errors are as for one tunnel.
pub fn check_tunnels_json(json: &[u8], advice: bool) -> Result<TunnelsReport, SyntaxError> {
    let mut pass = Pass { json: Scanner::new(json)?, advice };
    let report = pass.tunnels();
    pass.json.finish(report)
}

/// One pass over a text. As with the scanner, there is `None` where the text is no JSON.
struct Pass<'a> {
    json: Scanner<'a>,
    /// Whether there is to be advice, which also asks for members that the rules do not name.
    advice: bool,
}

impl<'a> Pass<'a> {
    fn tunnels(&mut self) -> Option<TunnelsReport> {
        let first = self.json.peek()?;
        if first != b'[' {
            self.json.skip()?;
            return Some(TunnelsReport::no_list(kind(first)));
        }
        let mut report = TunnelsReport::default();
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            report.add(self.tunnel()?);
            goes_on = self.json.goes_on(b']')?;
        }
        Some(report)
    }

    /// The issues of a tunnel. Most tunnels have none, which can be told without building them.
    fn tunnel(&mut self) -> Option<Vec<Issue>> {
        let start = self.json.place();
        if !self.advice && self.sound(&rules::TUNNEL).is_some() {
            return Some(Vec::new());
        }
        self.json.go_back(start);
        let tunnel = self.value(&rules::TUNNEL)?;
        Some(check_tunnel(&tunnel, self.advice))
    }

    /// Reads a value that the contract accepts as it is, in the way that programs write it; `None` at any other as well.
    fn sound(&mut self, rule: &Rule) -> Option<()> {
        let is_sound = match (self.json.peek()?, rule) {
            (b'"', _) => accepts_text(rule, self.json.plain_string()?),
            (b'-' | b'0'..=b'9', Rule::Integer { min, max }) => is_whole(*min, *max, self.json.number()?),
            (b'[', Rule::List { of, min, max }) => (*min..=*max).contains(&self.sound_items(of)?),
            (b'{', Rule::Object(members)) => self.sound_members(members)?,
            _ => false,
        };
        is_sound.then_some(())
    }

    /// Reads the elements of a list, and tells how many there are.
    fn sound_items(&mut self, of: &Rule) -> Option<u32> {
        let mut length = 0_u32;
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            self.sound(of)?;
            length = length.saturating_add(1);
            goes_on = self.json.goes_on(b']')?;
        }
        Some(length)
    }

    /// Reads the members of an object, and tells whether all are there that may be needed.
    fn sound_members(&mut self, members: &[Member]) -> Option<bool> {
        // One bit for each member.
        let mut found = 0_u32;
        let mut next = 0;
        let mut goes_on = self.json.opens(b'}')?;
        while goes_on {
            let index = self.known(members, next)?;
            // Which of two values counts does not matter where both are sound.
            self.sound(&members[index].rule)?;
            found |= 1 << index;
            next = index + 1;
            goes_on = self.json.goes_on(b'}')?;
        }
        let mut members = members.iter().enumerate();
        Some(members.all(|(index, member)| found >> index & 1 == 1 || member.need == Need::Optional))
    }

    /// Reads the name of one of the members, and tells which it is: mostly the `next` one.
    fn known(&mut self, members: &[Member], next: usize) -> Option<usize> {
        if members.get(next).is_some_and(|member| self.json.name_is(member.name)) {
            return Some(next);
        }
        members.iter().position(|member| self.json.name_is(member.name))
    }

    /// Reads a value as far as the rule asks for it.
    fn value(&mut self, rule: &Rule) -> Option<Value<'a>> {
        Some(match (self.json.peek()?, rule) {
            (b'"', _) => Value::Text(self.json.string()?),
            (b'-' | b'0'..=b'9', Rule::Integer { .. }) => Value::Number(self.json.number()?),
            (b'[', Rule::List { of, .. }) => Value::List(self.list(of)?),
            (b'{', Rule::Object(members)) => Value::Object(self.object(members)?),
            (first, _) => {
                self.json.skip()?;
                Value::Other(kind(first))
            }
        })
    }

    fn list(&mut self, of: &Rule) -> Option<List<'a>> {
        let mut list = List::default();
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            if list.length < LIST_EXAMINED {
                list.items.push(self.value(of)?);
            } else {
                self.json.skip()?;
            }
            list.length += 1;
            goes_on = self.json.goes_on(b']')?;
        }
        Some(list)
    }

    fn object(&mut self, members: &[Member]) -> Option<Object<'a>> {
        let missing = members.iter().map(|member| (member.name, Value::Missing)).collect();
        let mut object = Object { members: missing, unknown: Vec::new() };
        let mut goes_on = self.json.opens(b'}')?;
        while goes_on {
            let name = self.json.name()?;
            match members.iter().position(|member| member.name == name) {
                // The last value counts, as in `JSON.parse`.
                Some(index) => object.members[index].1 = self.value(&members[index].rule)?,
                None => {
                    let is_object = self.json.peek()? == b'{';
                    self.json.skip()?;
                    if self.advice {
                        remember(&mut object.unknown, name, is_object);
                    }
                }
            }
            goes_on = self.json.goes_on(b'}')?;
        }
        Some(object)
    }
}

/// Remembers an unknown member, once.
fn remember<'a>(unknown: &mut Vec<UnknownMember<'a>>, name: Cow<'a, str>, is_object: bool) {
    match unknown.iter().position(|member| member.name == name) {
        Some(place) => unknown[place].is_object = is_object,
        None if unknown.len() < UNKNOWN_EXAMINED => unknown.push(UnknownMember { name, is_object }),
        None => {}
    }
}
