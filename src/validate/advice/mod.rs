//! Advice: what the API accepts and an operator may regret. Never an error.

mod algorithms;
mod members;
mod networks;
mod psk;
mod remote_host;
mod strength;

use super::{
    Issue, Step, Value,
    rules::{self, Rule},
    value::Object,
};

/// Advice about a whole tunnel. `path` is empty, and lent for what it has room for.
pub(super) fn tunnel(tunnel: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    members::unknown(&rules::TUNNEL, tunnel, path, issues);
    members::name(tunnel.member("name"), &["name".into()], issues);
    remote_host::host(tunnel.member("remoteHost"), &["remoteHost".into()], issues);
    psk::key(tunnel.member("auth").member("psk").member("key"), &["auth".into(), "psk".into(), "key".into()], issues);
    networks::both_sides(tunnel, issues);
    algorithms::phases(tunnel, issues);
}

/// Advice about one field that needs no other field.
pub(super) fn field(rule: &Rule, value: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    match rule {
        Rule::Text { .. } if *path == [Step::from("name")] => members::name(value, path, issues),
        Rule::RemoteHost => remote_host::host(value, path, issues),
        Rule::Key => psk::key(value, path, issues),
        Rule::Cidr => networks::network(value, path, issues),
        Rule::List { .. } => networks::list(value, path, issues),
        Rule::Choice(_) => algorithms::choice(value, path, issues),
        Rule::Object(_) if path.is_empty() => tunnel(value, path, issues),
        Rule::Object(_) => {
            members::unknown(rule, value, path, issues);
            let to_key: &[&str] = if path.len() == 1 { &["psk", "key"] } else { &["key"] };
            let full: Vec<_> = path.iter().cloned().chain(to_key.iter().map(|step| Step::from(*step))).collect();
            psk::key(to_key.iter().fold(value, |value, step| value.member(step)), &full, issues);
            for phase in ["ike", "esp"].into_iter().filter(|phase| *path == [Step::from(*phase)]) {
                algorithms::phase(value, phase, issues);
            }
        }
        _ => {}
    }
}

/// Advice about a path that leads to no field, but may lead to a value: `parent` is the rule one step before its end.
pub(super) fn no_field(parent: Option<&Rule>, is_object: bool, path: &[Step]) -> Issue {
    let siblings = if let Some(Rule::Object(members)) = parent { members } else { &[][..] };
    members::unknown_member(siblings, &Object::default(), is_object, path)
}
