//! Advice about members that the API does not take, and about names.

use super::super::{
    Code, Issue, Step, Value,
    rules::{Member, Rule},
    value::Object,
};
use std::{borrow::Cow, mem};

/// What surrounds a definition in the API's answers, and what is in its metadata: the API sets all of it.
const READ_ONLY: [&str; 13] = [
    "id",
    "type",
    "href",
    "metadata",
    "createdDate",
    "createdBy",
    "createdByUserId",
    "lastModifiedDate",
    "lastModifiedBy",
    "lastModifiedByUserId",
    "resourceURN",
    "status",
    "statusMessage",
];

/// Letters of a name that are compared: more than any name of the API has.
const LETTERS: usize = 32;

/// Advice about the members of an object, and of the objects inside it, that the rules do not name.
pub(super) fn unknown(rule: &Rule, value: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    let (Rule::Object(members), Value::Object(object)) = (rule, value) else { return };
    for member in &object.unknown {
        path.push(Step::Name(Cow::Owned(member.name.clone().into_owned())));
        issues.push(unknown_member(members, object, member.is_object, path));
        path.pop();
    }
    for member in members.iter().filter(|member| matches!(member.rule, Rule::Object(_))) {
        path.push(member.name.into());
        unknown(&member.rule, object.get(member.name), path, issues);
        path.pop();
    }
}

/// Advice about a member that is none of `siblings`, those that the rules name; `object` holds both.
pub(super) fn unknown_member(siblings: &[Member], object: &Object<'_>, is_object: bool, path: &[Step]) -> Issue {
    let issue = Issue::new(Code::MemberUnknown, path);
    match path {
        [Step::Name(name)] if READ_ONLY.contains(&&**name) => Issue::new(Code::MemberReadOnly, path),
        [Step::Name(name)] if name == "properties" && is_object => issue.because("wrapped"),
        [.., Step::Name(name)] => match intended(name, siblings, object) {
            Some(intended) => issue.with("intended", intended).because("similar"),
            None => issue,
        },
        _ => issue,
    }
}

/// The member that a name was meant for: the most similar one that is not there yet.
fn intended(name: &str, siblings: &[Member], object: &Object<'_>) -> Option<&'static str> {
    let given = letters(name);
    let similar = |member: &Member| {
        let known = letters(member.name);
        let edits = distance(&given, &known);
        // Two edits make another word of a short name.
        (edits <= (known.len() / 3).min(2)).then_some((edits, member.name))
    };
    let missing = siblings.iter().filter(|member| *object.get(member.name) == Value::Missing);
    missing.filter_map(similar).min().map(|(_, name)| name)
}

/// The letters of a name in lower case: neither case nor what stands between words tells names apart.
fn letters(name: &str) -> Vec<char> {
    let is_letter = |c: &char| c.is_ascii_alphabetic() || !c.is_ascii();
    name.chars().filter(is_letter).take(LETTERS).map(|c| c.to_ascii_lowercase()).collect()
}

/// The fewest letters to insert, remove, replace or swap with their neighbours (Damerau and Levenshtein, each letter
/// edited once at most).
fn distance(a: &[char], b: &[char]) -> usize {
    let (mut row_before, mut row) = (Vec::new(), (0..=b.len()).collect::<Vec<_>>());
    for (i, from) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let replaced = row[j] + usize::from(from != to);
            let mut edits = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *from == b[j - 1] && a[i - 1] == *to {
                edits = edits.min(row_before[j - 1] + 1);
            }
            next.push(edits);
        }
        row_before = mem::replace(&mut row, next);
    }
    row[b.len()]
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
