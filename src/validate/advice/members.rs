//! Advice about members that the API does not take, and about names.

use super::super::{Code, Issue, Step, Value};
use std::borrow::Cow;

/// Advice about the members of an object, and of the objects inside it, that the rules do not name.
pub(super) fn unknown(value: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    let Value::Object(object) = value else { return };
    for name in &object.unknown {
        path.push(Step::Name(Cow::Owned(name.clone().into_owned())));
        issues.push(Issue::new(Code::MemberUnknown, path));
        path.pop();
    }
    for (name, member) in &object.members {
        path.push((*name).into());
        unknown(member, path, issues);
        path.pop();
    }
}

/// Advice about a tunnel's name.
pub(super) fn name(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(name) = value.text() else { return };
    let trimmed = name.trim();
    if trimmed.is_empty() {
        issues.push(Issue::new(Code::NameBlank, path));
    } else if trimmed.len() < name.len() {
        issues.push(Issue::new(Code::NamePadded, path).suggest(Some(trimmed.to_owned())));
    }
}
