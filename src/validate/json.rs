//! Reads tunnels from JSON text as far as the rules ask for it, in one pass.

mod scanner;

use super::{
    Issue, Value, check_tunnel,
    rules::{self, Member, Rule},
    value::{LIST_EXAMINED, List, Object, Several, UNKNOWN_EXAMINED, UnknownMember},
};
use bumpalo::{Bump, collections::Vec};
use scanner::{Scanner, kind};

/// What was found, in memory of its own.
type Issues = std::vec::Vec<Issue>;

/// Where the text stops being JSON. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line.
    pub line: usize,
    /// The column, in bytes of UTF-8.
    pub column: usize,
}

impl SyntaxError {
    /// The line and column of the offending byte, or of the last one where the text ends too early.
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
    pub reports: std::vec::Vec<Report>,
    /// What is wrong with the list itself.
    pub issues: Issues,
}

/// The issues of one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The element's index.
    pub index: usize,
    /// What was found; paths begin at the element.
    pub issues: Issues,
}

impl TunnelsReport {
    /// Counts one element and keeps its issues.
    pub fn add(&mut self, issues: Issues) {
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

/// Reads a number as JSON writes it: gives the nearest double.
///
/// The npm package hands in the platform's `Number`: what std needs to read fractions and exponents, which no lifetime
/// has, is 13 KB of the compressed package.
pub type ReadNumber = fn(&str) -> f64;

/// std's reading of a number.
fn std_number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

/// Checks JSON text that holds one tunnel. An escaped surrogate that stands alone is read as U+FFFD.
pub fn check_tunnel_json(json: &[u8], advice: bool) -> Result<Issues, SyntaxError> {
    check_tunnel_json_with(std_number, json, advice)
}

/// As [`check_tunnel_json`], with another reader for numbers.
pub fn check_tunnel_json_with(read_number: ReadNumber, json: &[u8], advice: bool) -> Result<Issues, SyntaxError> {
    let mut pass = Pass { json: Scanner::new(json, read_number)?, advice };
    let issues = pass.tunnel(&Bump::new());
    pass.json.finish(issues)
}

/// Checks JSON text that holds a list of tunnels of any length, one after the other; errors are as for one tunnel.
pub fn check_tunnels_json(json: &[u8], advice: bool) -> Result<TunnelsReport, SyntaxError> {
    check_tunnels_json_with(std_number, json, advice)
}

/// As [`check_tunnels_json`], with another reader for numbers.
pub fn check_tunnels_json_with(
    read_number: ReadNumber,
    json: &[u8],
    advice: bool,
) -> Result<TunnelsReport, SyntaxError> {
    let mut pass = Pass { json: Scanner::new(json, read_number)?, advice };
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
        // Each tunnel takes the place of the one before it.
        let mut arena = Bump::new();
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            report.add(self.tunnel(&arena)?);
            arena.reset();
            goes_on = self.json.goes_on(b']')?;
        }
        Some(report)
    }

    /// The issues of a tunnel.
    fn tunnel(&mut self, arena: &Bump) -> Option<Issues> {
        let mut tunnel = Value::Missing;
        self.value(&rules::TUNNEL, arena, &mut tunnel)?;
        Some(check_tunnel(&tunnel, self.advice))
    }

    /// Reads a value as far as the rule asks for it, into its place: to move what was just written takes longer than to
    /// write it.
    fn value<'v>(&mut self, rule: &'static Rule, arena: &'v Bump, place: &mut Value<'v>) -> Option<()>
    where
        'a: 'v,
    {
        match (self.json.peek()?, rule) {
            (b'"', _) => *place = Value::Text(self.json.string(arena)?.into()),
            (b'-' | b'0'..=b'9', _) => *place = Value::Number(self.json.number()?),
            (b'[', Rule::List { of, .. }) => *place = Value::List(self.list(of, arena)?),
            (b'{', Rule::Object(members)) => *place = Value::Object(self.object(members, arena)?),
            (first, _) => {
                self.json.skip()?;
                *place = Value::Other(kind(first));
            }
        }
        Some(())
    }

    fn list<'v>(&mut self, of: &'static Rule, arena: &'v Bump) -> Option<List<'v>>
    where
        'a: 'v,
    {
        let mut items = Vec::new_in(arena);
        let mut length = 0;
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            if length < LIST_EXAMINED {
                items.push(Value::Missing);
                self.value(of, arena, items.last_mut()?)?;
            } else {
                self.json.skip()?;
            }
            length += 1;
            goes_on = self.json.goes_on(b']')?;
        }
        Some(List { items: Several::Borrowed(items.into_bump_slice()), length })
    }

    fn object<'v>(&mut self, rules: &'static [Member], arena: &'v Bump) -> Option<Object<'v>>
    where
        'a: 'v,
    {
        let members = arena.alloc_slice_fill_iter(rules.iter().map(|member| (member.name, Value::Missing)));
        let mut unknown = Vec::new_in(arena);
        // Members are mostly in the order of the rules.
        let mut next = 0;
        let mut goes_on = self.json.opens(b'}')?;
        while goes_on {
            let name = self.json.name(arena)?;
            let is_next = rules.get(next).is_some_and(|member| member.name == name);
            let found = if is_next { Some(next) } else { rules.iter().position(|member| member.name == name) };
            match found {
                Some(index) => {
                    // The last value counts, as in `JSON.parse`.
                    self.value(&rules[index].rule, arena, &mut members[index].1)?;
                    next = index + 1;
                }
                None => {
                    let is_object = self.json.peek()? == b'{';
                    self.json.skip()?;
                    if self.advice {
                        remember(&mut unknown, UnknownMember { name: name.into(), is_object });
                    }
                }
            }
            goes_on = self.json.goes_on(b'}')?;
        }
        Some(Object { members: Several::Borrowed(members), unknown: Several::Borrowed(unknown.into_bump_slice()) })
    }
}

/// Remembers an unknown member, once.
fn remember<'v>(unknown: &mut Vec<'v, UnknownMember<'v>>, member: UnknownMember<'v>) {
    match unknown.iter().position(|known| known.name == member.name) {
        Some(place) => unknown[place] = member,
        None if unknown.len() < UNKNOWN_EXAMINED => unknown.push(member),
        None => {}
    }
}
