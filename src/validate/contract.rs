//! The contract: compares a value with the rules and reports every violation at once.

use super::{
    Code, Issue, Step, Value, advice, cidr, host, parse_cidr,
    rules::{self, Member, Need, Rule},
    value::{List, Object},
};

/// Checks a whole tunnel; with `advice`, also for what the API accepts and an operator may regret.
pub fn check_tunnel(tunnel: &Value<'_>, advice: bool) -> Vec<Issue> {
    let mut issues = Vec::new();
    check(&rules::TUNNEL, tunnel, &Place::At(&[]), &mut issues);
    if advice {
        advice::tunnel(tunnel, &mut Vec::new(), &mut issues);
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
        Some((rule, need)) => {
            let (value, mut path) = (read(rule), path.to_vec());
            match need {
                Some(need) if value == Value::Missing => missing(need, &Place::At(&path), &mut issues),
                _ => check(rule, &value, &Place::At(&path), &mut issues),
            }
            if advice {
                advice::field(rule, &value, &mut path, &mut issues);
            }
        }
        None if advice => {
            let is_object = read(&Rule::Key).kind() == "object";
            let parent = path.split_last().and_then(|(_, parent)| find(parent));
            issues.push(advice::no_field(parent.map(|(rule, _)| rule), is_object, path));
        }
        None => {}
    }
    issues
}

/// The rule at a path, and whether a member there is needed; elements of lists and the root have no such need.
fn find(path: &[Step]) -> Option<(&'static Rule, Option<Need>)> {
    path.iter().try_fold((&rules::TUNNEL, None), |(rule, _), step| match (rule, step) {
        (Rule::Object(members), Step::Name(name)) => {
            members.iter().find(|member| member.name == name).map(|member| (&member.rule, Some(member.need)))
        }
        (Rule::List { of, .. }, Step::Index(_)) => Some((*of, None)),
        _ => None,
    })
}

/// Where a check is. The steps are written down only where there is an issue.
enum Place<'p> {
    At(&'p [Step]),
    Member(&'p Place<'p>, &'static str),
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    fn steps(&self) -> Vec<Step> {
        let (outer, step) = match self {
            // Room for the longest path of a tunnel.
            Self::At(given) => {
                let mut steps = Vec::with_capacity(given.len() + 3);
                steps.extend_from_slice(given);
                return steps;
            }
            Self::Member(outer, name) => (outer, Step::from(*name)),
            Self::Item(outer, index) => (outer, Step::from(*index)),
        };
        let mut steps = outer.steps();
        steps.push(step);
        steps
    }

    fn issue(&self, code: Code) -> Issue {
        Issue::at(code, self.steps())
    }
}

/// Whether a rule accepts a text.
pub(super) fn accepts_text(rule: &Rule, text: &str) -> bool {
    match rule {
        // No more bytes than the limit means no more code points, without counting them.
        Rule::Text { max } => text.len() <= *max as usize || text.chars().count() <= *max as usize,
        Rule::Key => !text.is_empty(),
        Rule::RemoteHost => host::is_remote_host(text),
        Rule::Cidr => parse_cidr(text).is_some(),
        Rule::Choice(allowed) => allowed.contains(&text),
        Rule::Integer { .. } | Rule::List { .. } | Rule::Object(_) => false,
    }
}

/// Whether a rule accepts a number.
pub(super) fn accepts_number(rule: &Rule, number: f64) -> bool {
    matches!(rule, Rule::Integer { min, max } if is_whole(*min, *max, number))
}

fn is_whole(min: u32, max: u32, number: f64) -> bool {
    (min.into()..=max.into()).contains(&number) && number.fract() == 0.0
}

/// Whether a rule accepts a list of so many elements, whatever they are.
pub(super) fn accepts_length(rule: &Rule, length: usize) -> bool {
    matches!(rule, Rule::List { min, max, .. } if (*min as usize..=*max as usize).contains(&length))
}

fn check(rule: &'static Rule, value: &Value<'_>, place: &Place<'_>, issues: &mut Vec<Issue>) {
    match (rule, value) {
        (Rule::Object(members), Value::Object(object)) => check_members(members, object, place, issues),
        (Rule::List { of, min, max }, Value::List(list)) => check_list(of, *min, *max, list, place, issues),
        (_, Value::Text(text)) if accepts_text(rule, text) => {}
        (_, Value::Number(number)) if accepts_number(rule, *number) => {}
        (Rule::Integer { min, max }, Value::Number(number)) => {
            issues.push(not_whole(*min, *max, *number, |code| place.issue(code)));
        }
        (Rule::Text { max }, Value::Text(text)) => {
            issues.push(place.issue(Code::StringMax).with("maximum", *max).with("length", text.chars().count()));
        }
        (Rule::Key, Value::Text(_)) => issues.push(place.issue(Code::PskEmpty)),
        (Rule::RemoteHost, Value::Text(text)) => issues.push(host::explain(text, place.issue(Code::RemoteHostInvalid))),
        (Rule::Cidr, Value::Text(text)) => {
            issues.push(place.issue(Code::CidrInvalid).suggest(cidr::suggest(text)));
        }
        (Rule::Choice(allowed), Value::Text(text)) => {
            let issue = place.issue(Code::Enum).with("allowed", super::Param::List(allowed));
            issues.push(issue.suggest(closest(allowed, text)));
        }
        _ => issues.push(wrong_type(rule, value, place)),
    }
}

fn check_members(members: &'static [Member], object: &Object<'_>, place: &Place<'_>, issues: &mut Vec<Issue>) {
    for (index, member) in members.iter().enumerate() {
        let place = Place::Member(place, member.name);
        match object.at(index, member.name) {
            Value::Missing if member.need == Need::ForPsk && object.get("method").text() != Some("PSK") => {}
            Value::Missing => missing(member.need, &place, issues),
            value => check(&member.rule, value, &place, issues),
        }
    }
}

fn missing(need: Need, place: &Place<'_>, issues: &mut Vec<Issue>) {
    match need {
        Need::Optional => {}
        Need::Required => issues.push(place.issue(Code::Required)),
        Need::ForPsk => issues.push(place.issue(Code::PskRequired)),
    }
}

fn check_list(of: &'static Rule, min: u32, max: u32, list: &List<'_>, place: &Place<'_>, issues: &mut Vec<Issue>) {
    if list.length < min as usize {
        issues.push(place.issue(Code::ItemsMin).with("minimum", min).with("count", list.length));
    }
    if list.length > max as usize {
        issues.push(place.issue(Code::ItemsMax).with("maximum", max).with("count", list.length));
    }
    for (index, item) in list.items.iter().enumerate() {
        check(of, item, &Place::Item(place, index), issues);
    }
}

/// A whole number within bounds, or the one issue that keeps `number` from being it.
pub fn check_integer(min: u32, max: u32, number: f64, path: &[Step]) -> Option<Issue> {
    (!is_whole(min, max, number)).then(|| not_whole(min, max, number, |code| Issue::new(code, path)))
}

/// What keeps a number from being a whole one within bounds.
fn not_whole(min: u32, max: u32, number: f64, issue: impl FnOnce(Code) -> Issue) -> Issue {
    let (low, high) = (f64::from(min), f64::from(max));
    if !number.is_finite() || number.fract() != 0.0 {
        let nearest = number.round();
        let inside = (low..=high).contains(&nearest);
        issue(Code::NumberInteger).suggest(inside.then_some(nearest))
    } else if number < low {
        issue(Code::NumberMin).with("minimum", min).with("value", number).suggest(Some(min))
    } else {
        issue(Code::NumberMax).with("maximum", max).with("value", number).suggest(Some(max))
    }
}

fn wrong_type(rule: &Rule, value: &Value<'_>, place: &Place<'_>) -> Issue {
    let expected = match rule {
        Rule::Object(_) => "object",
        Rule::List { .. } => "array",
        Rule::Integer { .. } => "integer",
        _ => "string",
    };
    let issue = place.issue(Code::Type).with("expected", expected).with("actual", value.kind());
    match (rule, value) {
        // What an <input> hands over as text is often the right number.
        (Rule::Integer { min, max }, Value::Text(text)) => {
            let number = text.trim().parse::<u32>().ok().filter(|number| (min..=max).contains(&number));
            issue.suggest(number)
        }
        _ => issue,
    }
}

/// The allowed value that differs from `text` in case and punctuation alone.
fn closest(allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    allowed.iter().copied().find(|value| letters(value).eq(letters(text)))
}

fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase())
}
