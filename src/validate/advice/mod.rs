//! Advice: what the API accepts and an operator may regret. Never an error.

mod algorithms;
mod members;
mod networks;
mod pattern;
mod placeholder;
mod psk;
mod remote_host;
mod special;
mod strength;

use super::{Issue, Step, Value, rules::Rule};
use std::borrow::Cow;

const fn step(name: &'static str) -> Step {
    Step::Name(Cow::Borrowed(name))
}

static NAME: [Step; 1] = [step("name")];

/// Advice about the value at a path, and about everything inside of it. Advice that compares the value with other fields is
/// given where the whole tunnel is the value.
pub(super) fn field(rule: &Rule, value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    inside(Whole { value, depth: path.len() }, rule, value, path, issues);
}

/// The value that the advice is about.
#[derive(Clone, Copy)]
struct Whole<'a> {
    value: &'a Value<'a>,
    /// How many steps there are in its path.
    depth: usize,
}

/// Advice about the whole or a value inside of it, as [`field`].
fn inside(whole: Whole<'_>, rule: &Rule, value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    match rule {
        Rule::Text { .. } if *path == NAME => members::name(value, path, issues),
        Rule::RemoteHost => remote_host::host(value, path, issues),
        Rule::Key => psk::key(value, path, issues),
        Rule::Cidr => networks::network(value, path, issues),
        Rule::List { .. } => networks::list(value, path, issues),
        Rule::Choice(_) => algorithms::choice(value, path, issues),
        Rule::Object(members) => {
            let Value::Object(object) = value else { return };
            members::unknown(whole, members, object, path, issues);
            for (index, member) in members.iter().enumerate() {
                // The two lists of networks are advised on together, in `both_sides`.
                if !matches!(member.rule, Rule::List { .. }) {
                    inside(whole, &member.rule, object.at(index, member.name), member.path, issues);
                }
            }
            algorithms::integrity(value, path, issues);
            if path.is_empty() {
                networks::both_sides(value, issues);
                algorithms::both_phases(value, issues);
                psk::in_public(value, issues);
            }
        }
        _ => {}
    }
}
