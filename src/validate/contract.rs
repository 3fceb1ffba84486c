//! The contract: compares a value with the rules and reports every violation at once.

use super::{
    Code, Issue, Param, Step, Value, advice, cidr, host, parse_cidr,
    rules::{self, Member, Need, Rule},
    value::Object,
};
use std::borrow::Cow;

/// Checks a whole tunnel; with `advice`, also for what the API accepts and an operator may regret.
pub fn check_tunnel(tunnel: &Value<'_>, advice: bool) -> Vec<Issue> {
    let mut issues = Vec::new();
    check(&rules::TUNNEL, tunnel, Place::ROOT, &mut issues);
    if advice {
        advice::field(&rules::TUNNEL, tunnel, &[], &mut issues);
    }
    issues
}

/// Whether a value leaves out nothing that has a default.
pub fn is_complete(rule: &Rule, value: &Value<'_>) -> bool {
    let (Rule::Object(members), Value::Object(object)) = (rule, value) else { return true };
    members.iter().enumerate().all(|(index, member)| match object.at(index, member.name) {
        Value::Missing => member.default.is_none(),
        value => is_complete(&member.rule, value),
    })
}

/// Checks one field by its path. A path that leads to no field is reported as an unknown member (advice).
pub fn check_field<'a>(path: &[Step], read: impl FnOnce(&'static Rule) -> Value<'a>, advice: bool) -> Vec<Issue> {
    let mut issues = Vec::new();
    match find(path) {
        Some((rule, need, place)) => {
            let value = read(rule);
            match need {
                Some(need) if matches!(value, Value::Missing) => missing(need, place, &mut issues),
                _ => check(rule, &value, place, &mut issues),
            }
            if advice {
                advice::field(rule, &value, path, &mut issues);
            }
        }
        None if advice => {
            let is_object = read(&Rule::Key).kind() == "object";
            let parent = path.split_last().and_then(|(_, parent)| find(parent));
            issues.push(advice::no_field(parent.map(|(rule, ..)| rule), is_object, path));
        }
        None => {}
    }
    issues
}

/// The rule at a path, its place, and whether a member there is needed; elements of lists and the root have no such need.
fn find(path: &[Step]) -> Option<(&'static Rule, Option<Need>, Place)> {
    path.iter().try_fold((&rules::TUNNEL, None, Place::ROOT), |(rule, _, place), step| match (rule, step) {
        (Rule::Object(members), Step::Name(name)) => {
            let member = members.iter().find(|member| member.name == name)?;
            Some((&member.rule, Some(member.need), Place::of(member)))
        }
        (Rule::List { of, .. }, Step::Index(index)) => Some((*of, None, place.item(*index as usize))),
        _ => None,
    })
}

/// Where a check is: at a member, or at an element of the list there. No rule has lists in lists. The steps of an element
/// are written down only where there is an issue.
#[derive(Clone, Copy)]
pub(super) struct Place {
    member: &'static [Step],
    item: Option<usize>,
}

impl Place {
    pub const ROOT: Self = Self { member: &[], item: None };

    pub fn of(member: &'static Member) -> Self {
        Self { member: member.path, item: None }
    }

    pub fn item(self, index: usize) -> Self {
        Self { item: Some(index), ..self }
    }

    fn report(self, code: Code, issues: &mut Vec<Issue>) -> &mut Issue {
        if issues.is_empty() {
            // Room for as many as are in most wrong tunnels, so that adding them moves nothing.
            issues.reserve(16);
        }
        issues.push_mut(Issue::at(code, self.path()))
    }

    fn path(self) -> Cow<'static, [Step]> {
        match self.item {
            None => Cow::Borrowed(self.member),
            Some(index) => self.member.iter().cloned().chain([index.into()]).collect(),
        }
    }
}

pub(super) fn check(rule: &'static Rule, value: &Value<'_>, place: Place, issues: &mut Vec<Issue>) {
    match (rule, value) {
        (Rule::Object(members), Value::Object(object)) => check_members(members, object, issues),
        (Rule::List { of, min, max }, Value::List(list)) => {
            check_length(*min, *max, list.length, place, issues);
            for (index, item) in list.items.iter().enumerate() {
                check(of, item, place.item(index), issues);
            }
        }
        (_, Value::Text(text)) => check_text(rule, text, place, issues),
        (Rule::Integer { min, max }, Value::Number(number)) => check_number(*min, *max, *number, place, issues),
        _ => wrong_type(rule, value, place, issues),
    }
}

fn check_members(members: &'static [Member], object: &Object<'_>, issues: &mut Vec<Issue>) {
    for (index, member) in members.iter().enumerate() {
        match object.at(index, member.name) {
            Value::Missing => check_missing(member, || needs_key(object), issues),
            value => check(&member.rule, value, Place::of(member), issues),
        }
    }
}

/// Whether a member may be missing in an object, which is asked whether it needs a key only where that matters.
pub(super) fn check_missing(member: &'static Member, needs_key: impl FnOnce() -> bool, issues: &mut Vec<Issue>) {
    if member.need != Need::ForPsk || needs_key() {
        missing(member.need, Place::of(member), issues);
    }
}

pub(super) fn needs_key(auth: &Object<'_>) -> bool {
    auth.get("method").text() == Some("PSK")
}

fn missing(need: Need, place: Place, issues: &mut Vec<Issue>) {
    match need {
        Need::Optional => {}
        Need::Required => _ = place.report(Code::Required, issues),
        Need::ForPsk => _ = place.report(Code::PskRequired, issues),
    }
}

/// Checks how many elements a list has.
pub(super) fn check_length(min: u32, max: u32, length: usize, place: Place, issues: &mut Vec<Issue>) {
    let (code, name, bound) = if length < min as usize {
        (Code::ItemsMin, "minimum", min)
    } else if length > max as usize {
        (Code::ItemsMax, "maximum", max)
    } else {
        return;
    };
    place.report(code, issues).mention(name, bound).mention("count", length);
}

/// Checks a text, whatever it is that the rule asks for.
pub(super) fn check_text(rule: &Rule, text: &str, place: Place, issues: &mut Vec<Issue>) {
    if !accepts_text(rule, text) {
        wrong_text(rule, text, place, issues);
    }
}

/// Whether a rule accepts a text.
pub(super) fn accepts_text(rule: &Rule, text: &str) -> bool {
    match rule {
        // No more bytes than the limit means no more code points, without counting them.
        Rule::Text { max } => text.len() <= *max as usize || code_points(text) <= *max as usize,
        Rule::Key => !text.is_empty(),
        Rule::RemoteHost => host::is_remote_host(text),
        Rule::Cidr => parse_cidr(text).is_some(),
        Rule::Choice(allowed) => allowed.contains(&text),
        Rule::Integer { .. } | Rule::List { .. } | Rule::Object(_) => false,
    }
}

/// How long a text is by JSON Schema. In ASCII every byte is one, and that it is ASCII is told faster than they are counted.
fn code_points(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// What is wrong with a text: apart from the check, which most texts pass.
#[cold]
#[inline(never)]
fn wrong_text(rule: &Rule, text: &str, place: Place, issues: &mut Vec<Issue>) {
    match rule {
        Rule::Text { max } => {
            _ = place.report(Code::StringMax, issues).mention("maximum", *max).mention("length", code_points(text))
        }
        Rule::Key => _ = place.report(Code::PskEmpty, issues),
        Rule::RemoteHost => host::explain(text, place.report(Code::RemoteHostInvalid, issues)),
        Rule::Cidr => place.report(Code::CidrInvalid, issues).suggest(cidr::suggest(text)),
        Rule::Choice(allowed) => {
            place.report(Code::Enum, issues).mention("allowed", Param::List(allowed)).suggest(closest(allowed, text));
        }
        Rule::Integer { .. } | Rule::List { .. } | Rule::Object(_) => {
            wrong_type(rule, &Value::Text(Cow::Borrowed(text)), place, issues);
        }
    }
}

/// Checks whether a number is a whole one within bounds.
pub(super) fn check_number(min: u32, max: u32, number: f64, place: Place, issues: &mut Vec<Issue>) {
    if !is_whole(min, max, number) {
        not_whole(min, max, number, place.path(), issues);
    }
}

/// Whether a number is a whole one within bounds.
pub(super) fn is_whole(min: u32, max: u32, number: f64) -> bool {
    (min.into()..=max.into()).contains(&number) && number.fract() == 0.0
}

/// What keeps a number from being a whole one within bounds, if anything does.
pub fn check_integer(min: u32, max: u32, number: f64, path: &[Step]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if !is_whole(min, max, number) {
        not_whole(min, max, number, path.to_vec().into(), &mut issues);
    }
    issues
}

fn not_whole(min: u32, max: u32, number: f64, path: Cow<'static, [Step]>, issues: &mut Vec<Issue>) {
    if !number.is_finite() || number.fract() != 0.0 {
        let nearest = number.round();
        let inside = is_whole(min, max, nearest);
        return issues.push_mut(Issue::at(Code::NumberInteger, path)).suggest(inside.then_some(nearest));
    }
    let (code, name, bound) =
        if number < min.into() { (Code::NumberMin, "minimum", min) } else { (Code::NumberMax, "maximum", max) };
    issues.push_mut(Issue::at(code, path)).mention(name, bound).mention("value", number).suggest(Some(bound));
}

fn wrong_type(rule: &Rule, value: &Value<'_>, place: Place, issues: &mut Vec<Issue>) {
    let expected = match rule {
        Rule::Object(_) => "object",
        Rule::List { .. } => "array",
        Rule::Integer { .. } => "integer",
        _ => "string",
    };
    let issue = place.report(Code::Type, issues).mention("expected", expected).mention("actual", value.kind());
    // What an <input> hands over as text is often the right number.
    if let (Rule::Integer { min, max }, Value::Text(text)) = (rule, value) {
        issue.suggest(text.trim().parse::<u32>().ok().filter(|number| (min..=max).contains(&number)));
    }
}

/// The allowed value that differs from `text` in case and punctuation alone.
fn closest(allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    allowed.iter().copied().find(|value| is_alike(value.as_bytes(), text.as_bytes()))
}

/// Whether two texts have the same letters and digits. Algorithms differ at their ends, so these are compared first.
fn is_alike(mut a: &[u8], mut b: &[u8]) -> bool {
    loop {
        match (last_letter(&mut a), last_letter(&mut b)) {
            (None, None) => return true,
            (a, b) if a != b => return false,
            _ => {}
        }
    }
}

#[inline]
fn last_letter(text: &mut &[u8]) -> Option<u8> {
    while let Some((byte, rest)) = text.split_last() {
        *text = rest;
        if byte.is_ascii_alphanumeric() {
            return Some(byte.to_ascii_uppercase());
        }
    }
    None
}
