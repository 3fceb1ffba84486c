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
use std::borrow::Cow;

const fn step(name: &'static str) -> Step {
    Step::Name(Cow::Borrowed(name))
}

static NAME: [Step; 1] = [step("name")];
static HOST: [Step; 1] = [step("remoteHost")];
static KEY: [Step; 3] = [step("auth"), step("psk"), step("key")];

/// Advice about a whole tunnel. `path` is empty, and lent for what it has room for.
pub(super) fn tunnel(tunnel: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    members::unknown(&rules::TUNNEL, tunnel, path, issues);
    members::name(tunnel.member("name"), &NAME, issues);
    remote_host::host(tunnel.member("remoteHost"), &HOST, issues);
    psk::key(tunnel.member("auth").member("psk").member("key"), &KEY, issues);
    networks::both_sides(tunnel, issues);
    algorithms::phases(tunnel, issues);
}

/// Advice about one field that needs no other field.
pub(super) fn field(rule: &Rule, value: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    match rule {
        Rule::Text { .. } if path[..] == NAME => members::name(value, path, issues),
        Rule::RemoteHost => remote_host::host(value, path, issues),
        Rule::Key => psk::key(value, path, issues),
        Rule::Cidr => networks::network(value, path, issues),
        Rule::List { .. } => networks::list(value, path, issues),
        Rule::Choice(_) => algorithms::choice(value, path, issues),
        Rule::Object(_) if path.is_empty() => tunnel(value, path, issues),
        Rule::Object(_) => {
            members::unknown(rule, value, path, issues);
            let depth = path.len();
            let mut key = value;
            for step in if depth == 1 { &["psk", "key"][..] } else { &["key"] } {
                key = key.member(step);
                path.push((*step).into());
            }
            psk::key(key, path, issues);
            path.truncate(depth);
            for phase in ["ike", "esp"] {
                if *path == [Step::from(phase)] {
                    algorithms::phase(value, phase, issues);
                }
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
