//! Advice about members that the API does not take, and about names.

use super::{
    super::{Code, Issue, Step, Value, rules::Member, value::Object},
    below,
};
use std::borrow::Cow;

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

/// Advice about the members of an object that the rules do not name.
pub(super) fn unknown(siblings: &[Member], object: &Object<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    for member in &*object.unknown {
        let path = below(path, Step::Name(Cow::Owned(String::from(&*member.name))));
        issues.push(unknown_member(siblings, object, member.is_object, &path));
    }
}

/// Advice about a member that is none of `siblings`, those that the rules name; `object` holds both.
pub(super) fn unknown_member(siblings: &[Member], object: &Object<'_>, is_object: bool, path: &[Step]) -> Issue {
    let is_read_only = matches!(path, [Step::Name(name)] if READ_ONLY.contains(&&**name));
    let mut issue = Issue::new(if is_read_only { Code::MemberReadOnly } else { Code::MemberUnknown }, path);
    match path {
        _ if is_read_only => {}
        [Step::Name(name)] if name == "properties" && is_object => {
            issue.because("wrapped");
        }
        [.., Step::Name(name)] => {
            if let Some(intended) = intended(name, siblings, object) {
                issue.mention("intended", intended).because("similar");
            }
        }
        _ => {}
    }
    issue
}

/// The member that a name was meant for: the most similar one that is not there yet.
fn intended(name: &str, siblings: &[Member], object: &Object<'_>) -> Option<&'static str> {
    let given = letters(name);
    for edits in 0..=2 {
        for member in siblings.iter().filter(|member| *object.get(member.name) == Value::Missing) {
            let known = letters(member.name);
            // Two edits make another word of a short name.
            if edits <= known.len() / 3 && is_within(edits, &given, &known) {
                return Some(member.name);
            }
        }
    }
    None
}

/// The letters of a name in lower case: neither case nor what stands between words tells names apart. No name of the API
/// has letters beyond ASCII, so that these are all the same.
fn letters(name: &str) -> Vec<u8> {
    let mut letters = Vec::new();
    for byte in name.bytes() {
        match byte {
            _ if letters.len() == LETTERS => break,
            b'a'..=b'z' | b'A'..=b'Z' => letters.push(byte.to_ascii_lowercase()),
            // The first byte of a character.
            0xc0.. => letters.push(0),
            _ => {}
        }
    }
    letters
}

/// Whether so many edits make one name of the other: to insert, remove or replace a letter, or to swap two neighbours
/// (Damerau and Levenshtein, each letter edited once at most).
fn is_within(edits: usize, a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([first, a @ ..], [other, b @ ..]) if first == other => is_within(edits, a, b),
        ([], []) => true,
        _ if edits == 0 => false,
        _ => {
            let (after_a, after_b) = (a.get(1..).unwrap_or(a), b.get(1..).unwrap_or(b));
            let is_swapped = matches!((a, b), ([a, b, ..], [c, d, ..]) if a == d && b == c);
            is_within(edits - 1, after_a, after_b)
                || is_within(edits - 1, after_a, b)
                || is_within(edits - 1, a, after_b)
                || is_swapped && is_within(edits - 1, &a[2..], &b[2..])
        }
    }
}

/// Advice about a tunnel's name.
pub(super) fn name(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(name) = value.text() else { return };
    let trimmed = name.trim();
    if trimmed.is_empty() {
        Issue::report(issues, Code::NameBlank, path);
    } else if trimmed.len() < name.len() {
        Issue::report(issues, Code::NamePadded, path).suggestion = Some(trimmed.to_owned().into());
    }
}
