//! Reads tunnels from JSON text as far as the rules ask for it, in one pass.

mod places;
mod position;
mod report;
mod scanner;
mod syntax_error;

use super::{
    Code, Issue, Value, check_tunnel,
    rules::{self, Member, Rule},
    value::{LIST_EXAMINED, List, Object, Several, UNKNOWN_EXAMINED, UnknownMember},
};
use bumpalo::{Bump, collections::Vec};
use places::Places;
use position::Cursor;
pub use position::Position;
pub use report::{Report, TunnelsReport};
use scanner::{Scanner, kind};
pub use syntax_error::SyntaxError;

/// Most issues of one tunnel about members that are there twice. An endless text may repeat them without end.
const DUPLICATES_TOLD: usize = 100;

/// A list of issues. In this file the name `Vec` is the arena's.
type Issues = std::vec::Vec<Issue>;

/// Reads a number from its JSON text, and gives the nearest double. It is asked only for numbers that are no `u32`.
///
/// The npm package passes the platform's `Number`, because std's code for fractions and exponents, which no lifetime has,
/// would add 13 KB to the compressed package.
pub type ReadNumber = fn(&str) -> f64;

/// std's reading of a number.
fn std_number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

/// Checks JSON text in UTF-8 that holds one tunnel, as [`check_tunnel`] does; each issue has its position. An escaped lone
/// surrogate is read as U+FFFD.
///
/// # Errors
///
/// Where and why the text is not JSON.
pub fn check_tunnel_json(json: &[u8], advice: bool) -> Result<Issues, SyntaxError> {
    check_tunnel_json_with(std_number, json, advice)
}

/// As [`check_tunnel_json`], with another reader for numbers.
pub fn check_tunnel_json_with(read_number: ReadNumber, json: &[u8], advice: bool) -> Result<Issues, SyntaxError> {
    let mut pass = Pass::new(Scanner::new(json, read_number)?, advice);
    let issues = pass.tunnel(&Bump::new());
    pass.json.finish(issues)
}

/// Checks JSON text that holds a list of tunnels of any length. Only one tunnel is in memory at a time. Otherwise as
/// [`check_tunnel_json`].
pub fn check_tunnels_json(json: &[u8], advice: bool) -> Result<TunnelsReport, SyntaxError> {
    check_tunnels_json_with(std_number, json, advice)
}

/// As [`check_tunnels_json`], with another reader for numbers.
pub fn check_tunnels_json_with(
    read_number: ReadNumber,
    json: &[u8],
    advice: bool,
) -> Result<TunnelsReport, SyntaxError> {
    let mut pass = Pass::new(Scanner::new(json, read_number)?, advice);
    let report = pass.tunnels();
    pass.json.finish(report)
}

/// One pass over a text. As with the scanner, `None` means that the text is not JSON.
struct Pass<'a> {
    json: Scanner<'a>,
    /// Whether to give advice, also about members that are there twice.
    advice: bool,
    /// Whether the tunnel that is being read may have two members with one name in an object.
    may_repeat: bool,
    /// How far lines and columns were counted.
    cursor: Cursor<'a>,
}

impl<'a> Pass<'a> {
    fn new(json: Scanner<'a>, advice: bool) -> Self {
        Self { json, advice, may_repeat: false, cursor: Cursor::new(json.text()) }
    }

    fn tunnels(&mut self) -> Option<TunnelsReport> {
        let first = self.json.peek()?;
        if first != b'[' {
            return self.no_list(first);
        }
        let mut report = TunnelsReport::default();
        // The memory of each tunnel is used again for the next one.
        let mut arena = Bump::new();
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            report.add(self.tunnel(&arena)?);
            arena.reset();
            goes_on = self.json.goes_on(b']')?;
        }
        Some(report)
    }

    /// The report on a value that is no list. It says what the value is instead.
    fn no_list(&mut self, first: u8) -> Option<TunnelsReport> {
        let start = self.cursor.advance(self.json.place());
        let mut issues = self.tunnel(&Bump::new())?;
        issues.retain(|issue| issue.code == Code::DocumentWrapped);
        let mut report = TunnelsReport { issues, ..TunnelsReport::default() };
        if report.issues.is_empty() {
            report = TunnelsReport::no_list(kind(first));
            report.issues.iter_mut().for_each(|issue| issue.position = Some(start));
        }
        Some(report)
    }

    /// Reads a tunnel, and gives its issues, each with its position.
    fn tunnel(&mut self, arena: &Bump) -> Option<Issues> {
        let start = self.json;
        let mut tunnel = Value::Missing;
        self.value(&rules::TUNNEL, arena, &mut tunnel)?;
        let mut issues = check_tunnel(&tunnel, self.advice);
        let may_repeat = self.advice && std::mem::take(&mut self.may_repeat);
        if may_repeat || !issues.is_empty() {
            let duplicates = if may_repeat { DUPLICATES_TOLD } else { 0 };
            Places { json: start, cursor: &mut self.cursor, duplicates }.find(&rules::TUNNEL, &mut issues)?;
        }
        Some(issues)
    }

    /// Reads a value as far as the rule asks for it. It is written directly to `place`, because moving it there would take
    /// longer than reading it.
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
                self.skip(first)?;
                *place = Value::Other(kind(first));
            }
        }
        Some(())
    }

    /// Passes over a value that no rule asks for. `first` is its first byte.
    fn skip(&mut self, first: u8) -> Option<()> {
        self.may_repeat |= matches!(first, b'{' | b'[');
        self.json.skip()
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
            let (found, name) = match rules.get(next) {
                Some(member) if self.json.takes_name(member.name) => (Some(next), member.name),
                _ => {
                    let name = self.json.name(arena)?;
                    (rules.iter().position(|member| member.name == name), name)
                }
            };
            self.json.colon()?;
            match found {
                Some(index) => {
                    // The last value counts, as in `JSON.parse`.
                    self.may_repeat |= !matches!(members[index].1, Value::Missing);
                    self.value(&rules[index].rule, arena, &mut members[index].1)?;
                    next = index + 1;
                }
                None => {
                    let first = self.json.peek()?;
                    self.skip(first)?;
                    let member = UnknownMember { name: name.into(), is_object: first == b'{' };
                    self.may_repeat |= !remember(&mut unknown, member);
                }
            }
            goes_on = self.json.goes_on(b'}')?;
        }
        Some(Object { members: Several::Borrowed(members), unknown: Several::Borrowed(unknown.into_bump_slice()) })
    }
}

/// Adds an unknown member, or replaces the one of the same name; gives whether the name was new.
fn remember<'v>(unknown: &mut Vec<'v, UnknownMember<'v>>, member: UnknownMember<'v>) -> bool {
    match unknown.iter().position(|known| known.name == member.name) {
        Some(place) => {
            unknown[place] = member;
            return false;
        }
        None if unknown.len() < UNKNOWN_EXAMINED => unknown.push(member),
        None => {}
    }
    true
}
