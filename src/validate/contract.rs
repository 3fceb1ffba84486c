//! The contract: compares a value with the rules and reports every violation at once.

use super::{
    Code, Issue, Param, Step, Value, advice, almost_cidr,
    characters::trimmed,
    host, parse_cidr,
    path::{self, Field},
    rules::{self, Member, Need, Rule},
    spelling,
    step::below,
    value::Object,
};
use crate::model::{ESP_LIFETIME, IKE_LIFETIME};
use std::borrow::Cow;

/// Checks a whole tunnel: what the API would refuse, and with `advice` also what it accepts and an operator may regret.
/// Paths begin at the tunnel, and errors come before advice.
pub fn check_tunnel(tunnel: &Value<'_>, advice: bool) -> Vec<Issue> {
    judge_tunnel(tunnel, advice).issues
}

/// The result of checking a tunnel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement {
    /// All issues: errors first, then advice.
    pub issues: Vec<Issue>,
    /// Whether a member that has a default is left out.
    pub lacks_defaults: bool,
}

/// As [`check_tunnel`], for callers that fill in the defaults afterwards.
pub fn judge_tunnel(tunnel: &Value<'_>, advice: bool) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.check(&rules::TUNNEL, tunnel, Place::ROOT);
    if advice {
        judgement.advise(&rules::TUNNEL, tunnel, &[]);
    }
    judgement
}

/// Checks one field by its path from the tunnel's root; the paths of issues begin there, too. `read` gets the rule of the
/// field, and returns the value as far as the rule asks for it. A path that names no field is the error
/// [`Code::FieldUnknown`].
pub fn check_field<'a>(path: &[Step], read: impl FnOnce(&'static Rule) -> Value<'a>, advice: bool) -> Vec<Issue> {
    let mut judgement = Judgement::default();
    let Some(Field { rule, member, index }) = path::find(path) else {
        Issue::report(&mut judgement.issues, Code::FieldUnknown, path).suggest(path::likely(path));
        return judgement.issues;
    };
    let place = Place { member: member.map_or(&[], |member| member.path), item: index.map(|index| index as usize) };
    let value = read(rule);
    match (member, &value) {
        (Some(member), Value::Missing) if index.is_none() => judgement.missing(member.need, place),
        (_, value) => judgement.check(rule, value, place),
    }
    if advice {
        judgement.advise(rule, &value, path);
    }
    judgement.issues
}

/// The place of a value in the tunnel: a member, or an element of the member's list. (No rule has a list inside a list.) Its
/// path is made only for an issue.
#[derive(Clone, Copy)]
struct Place {
    member: &'static [Step],
    item: Option<usize>,
}

impl Place {
    const ROOT: Self = Self { member: &[], item: None };

    fn is_root(self) -> bool {
        self.member.is_empty()
    }

    fn of(member: &'static Member) -> Self {
        Self { member: member.path, item: None }
    }

    fn item(self, index: usize) -> Self {
        Self { item: Some(index), ..self }
    }

    fn path(self) -> Cow<'static, [Step]> {
        match self.item {
            None => Cow::Borrowed(self.member),
            Some(index) => below(self.member, index.into()).into(),
        }
    }
}

impl Judgement {
    /// Compares a value with a rule, and what is inside of the value with the rules inside of the rule. This is the only
    /// walk over the rules, whatever the value was read from.
    fn check(&mut self, rule: &'static Rule, value: &Value<'_>, place: Place) {
        match (rule, value) {
            (Rule::Object(members), Value::Object(object)) => match wrapping(object).filter(|_| place.is_root()) {
                Some(name) => {
                    Issue::report(&mut self.issues, Code::DocumentWrapped, &[name.into()]).because(name);
                }
                None => self.check_members(members, object),
            },
            (Rule::List { of, min, max }, Value::List(list)) => {
                self.check_length(*min, *max, list.length, place);
                for (index, item) in list.items.iter().enumerate() {
                    self.check(of, item, place.item(index));
                }
            }
            (Rule::Integer { min, max }, Value::Number(number)) => {
                if !is_whole(*min, *max, *number) {
                    let issue = self.issues.push_mut(not_whole(*min, *max, *number, place.path()));
                    name_unit(*min, *max, *number, issue);
                }
            }
            (_, Value::Text(text)) if accepts_text(rule, text) => {}
            _ => self.wrong(rule, value, place),
        }
    }

    fn check_members(&mut self, members: &'static [Member], object: &Object<'_>) {
        for (index, member) in members.iter().enumerate() {
            match object.at(index, member.name) {
                Value::Missing => {
                    self.lacks_defaults |= member.default.is_some();
                    // The key is required only by the method PSK.
                    if member.need != Need::ForPsk || object.get("method").text() == Some("PSK") {
                        self.missing(member.need, Place::of(member));
                    }
                }
                value => self.check(&member.rule, value, Place::of(member)),
            }
        }
    }

    /// Adds advice about the value at a path, unless the crate is compiled without advice, or the value is no tunnel but an
    /// answer of the API.
    fn advise(&mut self, rule: &Rule, value: &Value<'_>, path: &[Step]) {
        if cfg!(feature = "advice") && !matches!(&self.issues[..], [issue] if issue.code == Code::DocumentWrapped) {
            advice::field(rule, value, path, &mut self.issues);
        }
    }

    fn missing(&mut self, need: Need, place: Place) {
        match need {
            Need::Optional => {}
            Need::Required => _ = self.report(Code::Required, place),
            Need::ForPsk => _ = self.report(Code::PskRequired, place),
        }
    }

    /// Checks how many elements a list has.
    fn check_length(&mut self, min: u32, max: u32, length: usize, place: Place) {
        let (code, name, bound) = if length < min as usize {
            (Code::ItemsMin, "minimum", min)
        } else if length > max as usize {
            (Code::ItemsMax, "maximum", max)
        } else {
            return;
        };
        self.report(code, place).mention(name, bound).mention("count", length);
    }

    /// Reports what is wrong with a value that its rule does not accept. It is kept out of line, as most values are
    /// accepted.
    #[cold]
    #[inline(never)]
    fn wrong(&mut self, rule: &'static Rule, value: &Value<'_>, place: Place) {
        match (rule, value) {
            (Rule::Text { max }, Value::Text(text)) => {
                self.report(Code::StringMax, place).mention("maximum", *max).mention("length", code_points(text));
            }
            (Rule::Key, Value::Text(_)) => _ = self.report(Code::PskEmpty, place),
            (Rule::RemoteHost, Value::Text(text)) => host::explain(text, self.report(Code::RemoteHostInvalid, place)),
            (Rule::Cidr, Value::Text(text)) => almost_cidr::explain(text, self.report(Code::CidrInvalid, place)),
            (Rule::Choice(allowed), Value::Text(text)) => {
                let issue = self.report(Code::Enum, place).mention("allowed", Param::List(allowed));
                if allowed.len() == 1 {
                    issue.because("single");
                }
                issue.suggest(spelling::meant(allowed, text));
            }
            _ => self.wrong_type(rule, value, place),
        }
    }

    fn wrong_type(&mut self, rule: &Rule, value: &Value<'_>, place: Place) {
        let expected = match rule {
            Rule::Object(_) => "object",
            Rule::List { .. } => "array",
            Rule::Integer { .. } => "integer",
            Rule::Text { .. } | Rule::Key | Rule::RemoteHost | Rule::Cidr | Rule::Choice(_) => "string",
        };
        let issue = self.report(Code::Type, place).mention("expected", expected).mention("actual", value.kind());
        match (rule, value) {
            // The value of an <input> is text, and often holds the right number.
            (Rule::Integer { min, max }, Value::Text(text)) => {
                issue.suggest(seconds(text).filter(|number| (min..=max).contains(&number)));
            }
            (Rule::Choice(allowed), Value::Number(number)) => {
                issue.suggest(spelling::meant_by_number(allowed, *number))
            }
            (Rule::Object([.., member]), Value::Text(_)) if holds_key(&member.rule) => _ = issue.because("key"),
            (_, Value::Other("unreadable")) => _ = issue.because("unreadable"),
            _ => {}
        }
    }

    fn report(&mut self, code: Code, place: Place) -> &mut Issue {
        if self.issues.is_empty() {
            // More than most wrong tunnels have, so that the list is allocated once.
            self.issues.reserve(16);
        }
        self.issues.push_mut(Issue::at(code, place.path()))
    }
}

/// For an object that is not a tunnel but an answer of the API: the name of the member that holds the tunnel or tunnels.
fn wrapping(object: &Object<'_>) -> Option<&'static str> {
    let is_tunnel = object.members.iter().any(|(_, value)| !matches!(value, Value::Missing));
    let has = |name: &str, is_object: bool| {
        object.unknown.iter().any(|member| member.name == name && member.is_object == is_object)
    };
    [("properties", true), ("items", false)]
        .into_iter()
        .find(|(name, is_object)| !is_tunnel && has(name, *is_object))
        .map(|(name, _)| name)
}

/// Whether a rule is that of the key, or of the object around it.
fn holds_key(rule: &Rule) -> bool {
    matches!(rule, Rule::Key | Rule::Object([Member { rule: Rule::Key, .. }]))
}

/// Whether a rule accepts a text.
fn accepts_text(rule: &Rule, text: &str) -> bool {
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

/// The length of a text as JSON Schema counts it.
fn code_points(text: &str) -> usize {
    text.chars().count()
}

/// Whether a number is whole and from `min` to `max`.
fn is_whole(min: u32, max: u32, number: f64) -> bool {
    (min.into()..=max.into()).contains(&number) && number.fract() == 0.0
}

/// Checks a number that must be whole and from `min` to `max`. An issue suggests the nearest number that is.
pub fn check_integer(min: u32, max: u32, number: f64, path: &[Step]) -> Vec<Issue> {
    if is_whole(min, max, number) { Vec::new() } else { vec![not_whole(min, max, number, path.to_vec().into())] }
}

fn not_whole(min: u32, max: u32, number: f64, path: Cow<'static, [Step]>) -> Issue {
    let mut issue;
    if !number.is_finite() || number.fract() != 0.0 {
        let nearest = number.round();
        issue = Issue::at(Code::NumberInteger, path);
        issue.suggest(is_whole(min, max, nearest).then_some(nearest));
    } else {
        let (code, name, bound) =
            if number < min.into() { (Code::NumberMin, "minimum", min) } else { (Code::NumberMax, "maximum", max) };
        issue = Issue::at(code, path);
        issue.mention(name, bound).mention("value", number).suggest(Some(bound));
    }
    issue
}

/// The seconds in a text: a number, as the value of an `<input>` is, or a number with a unit, as strongSwan writes "8h".
fn seconds(text: &str) -> Option<u32> {
    let text = trimmed(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let unit = match trimmed(unit) {
        "" | "s" => 1,
        "m" | "min" => 60,
        "h" => 3600,
        "d" => 86400,
        _ => return None,
    };
    number.parse::<u32>().ok()?.checked_mul(unit)
}

/// Adds the unit to an issue about a number; all numbers of a tunnel are lifetimes in seconds. Where the number would be
/// valid in another unit, that unit was probably meant: the issue names it, and does not suggest the bound. It does not
/// suggest the bound either where the number would be a usual lifetime in another unit that is out of bounds here, such as
/// 8 hours for ESP.
fn name_unit(min: u32, max: u32, number: f64, issue: &mut Issue) {
    let units = match issue.code {
        Code::NumberMin => [("minutes", number * 60.0), ("hours", number * 3600.0)],
        Code::NumberMax => [("milliseconds", number / 1000.0); 2],
        _ => return,
    };
    let fitting = units.iter().find(|(_, seconds)| is_whole(min, max, *seconds));
    issue.because(fitting.map_or("seconds", |(unit, _)| unit));
    let is_usual =
        |seconds| is_whole(ESP_LIFETIME.min, IKE_LIFETIME.max, seconds) && (seconds as u32).is_multiple_of(1800);
    if fitting.is_some() || units.iter().any(|(_, seconds)| is_usual(*seconds)) {
        issue.suggestion = None;
    }
}
