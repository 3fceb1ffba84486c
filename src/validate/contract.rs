//! The contract: compares a value with the rules and reports every violation at once.

use super::{
    Code, Issue, Step, Value, advice, cidr, host, parse_cidr,
    rules::{self, Member, Need, Rule},
    value::{List, Object},
};

/// Checks a whole tunnel; with `advice`, also for what the API accepts and an operator may regret.
pub fn check_tunnel(tunnel: &Value<'_>, advice: bool) -> Vec<Issue> {
    let (mut path, mut issues) = (Vec::new(), Vec::new());
    check(&rules::TUNNEL, tunnel, &mut path, &mut issues);
    if advice {
        advice::tunnel(tunnel, &mut path, &mut issues);
    }
    issues
}

/// Checks one field by its path. A path that leads to no field is reported as an unknown member (advice).
pub fn check_field<'a>(path: &[Step], read: impl FnOnce(&Rule) -> Value<'a>, advice: bool) -> Vec<Issue> {
    let mut issues = Vec::new();
    match find(path) {
        Some((rule, need)) => {
            let (value, mut path) = (read(rule), path.to_vec());
            match need {
                Some(need) if value == Value::Missing => missing(need, &path, &mut issues),
                _ => check(rule, &value, &mut path, &mut issues),
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

fn check(rule: &'static Rule, value: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    match (rule, value) {
        (Rule::Object(members), Value::Object(object)) => check_members(members, object, path, issues),
        (Rule::List { of, min, max }, Value::List(list)) => check_list(of, *min, *max, list, path, issues),
        (Rule::Integer { min, max }, Value::Number(number)) => issues.extend(check_integer(*min, *max, *number, path)),
        (Rule::Text { max }, Value::Text(text)) => {
            // Fewer bytes than the limit means fewer code points, without counting them.
            let length = if text.len() <= *max as usize { 0 } else { text.chars().count() };
            if length > *max as usize {
                issues.push(Issue::new(Code::StringMax, path).with("maximum", *max).with("length", length));
            }
        }
        (Rule::Key, Value::Text(key)) if key.is_empty() => issues.push(Issue::new(Code::PskEmpty, path)),
        (Rule::Key, Value::Text(_)) => {}
        (Rule::RemoteHost, Value::Text(text)) => issues.extend(host::check(text, path)),
        (Rule::Cidr, Value::Text(text)) => {
            if parse_cidr(text).is_none() {
                issues.push(Issue::new(Code::CidrInvalid, path).suggest(cidr::suggest(text)));
            }
        }
        (Rule::Choice(allowed), Value::Text(text)) => {
            if !allowed.contains(&&**text) {
                let issue = Issue::new(Code::Enum, path).with("allowed", super::Param::List(allowed));
                issues.push(issue.suggest(closest(allowed, text)));
            }
        }
        _ => issues.push(wrong_type(rule, value, path)),
    }
}

fn check_members(members: &'static [Member], object: &Object<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    for member in members {
        path.push(member.name.into());
        match object.get(member.name) {
            Value::Missing if member.need == Need::ForPsk && object.get("method").text() != Some("PSK") => {}
            Value::Missing => missing(member.need, path, issues),
            value => check(&member.rule, value, path, issues),
        }
        path.pop();
    }
}

fn missing(need: Need, path: &[Step], issues: &mut Vec<Issue>) {
    match need {
        Need::Optional => {}
        Need::Required => issues.push(Issue::new(Code::Required, path)),
        Need::ForPsk => issues.push(Issue::new(Code::PskRequired, path)),
    }
}

fn check_list(of: &'static Rule, min: u32, max: u32, list: &List<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    if list.length < min as usize {
        issues.push(Issue::new(Code::ItemsMin, path).with("minimum", min).with("count", list.length));
    }
    if list.length > max as usize {
        issues.push(Issue::new(Code::ItemsMax, path).with("maximum", max).with("count", list.length));
    }
    for (index, item) in list.items.iter().enumerate() {
        path.push(index.into());
        check(of, item, path, issues);
        path.pop();
    }
}

/// A whole number within bounds, or the one issue that keeps `number` from being it.
pub fn check_integer(min: u32, max: u32, number: f64, path: &[Step]) -> Option<Issue> {
    let (low, high) = (f64::from(min), f64::from(max));
    if !number.is_finite() || number.fract() != 0.0 {
        let nearest = number.round();
        let inside = (low..=high).contains(&nearest);
        Some(Issue::new(Code::NumberInteger, path).suggest(inside.then_some(nearest)))
    } else if number < low {
        Some(Issue::new(Code::NumberMin, path).with("minimum", min).with("value", number).suggest(Some(min)))
    } else if number > high {
        Some(Issue::new(Code::NumberMax, path).with("maximum", max).with("value", number).suggest(Some(max)))
    } else {
        None
    }
}

fn wrong_type(rule: &Rule, value: &Value<'_>, path: &[Step]) -> Issue {
    let expected = match rule {
        Rule::Object(_) => "object",
        Rule::List { .. } => "array",
        Rule::Integer { .. } => "integer",
        _ => "string",
    };
    let issue = Issue::new(Code::Type, path).with("expected", expected).with("actual", value.kind());
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
    let letters = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    let wanted = letters(text);
    allowed.iter().copied().find(|value| letters(value) == wanted)
}
