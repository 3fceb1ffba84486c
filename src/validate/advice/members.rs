//! Advice about members that the API does not take, and about names.

use super::super::{
    Code, Issue, Step, Value,
    characters::{is_blank, split, trim, trimmed},
    path::likely,
    rules::Member,
    similar::{MOST_EDITS, is_alike, is_shortened, letters},
    step::below,
    value::Object,
};
use std::borrow::Cow;

/// The members around a definition in the API's answers, and the members of its metadata. The API sets all of them.
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

/// Advice about the members of an object that the rules do not name.
pub(super) fn unknown(siblings: &[Member], object: &Object<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    for member in &*object.unknown {
        let path = below(path, Step::Name(Cow::Owned(String::from(&*member.name))));
        issues.push(unknown_member(siblings, object, member.is_object, &path));
    }
}

/// Advice about a member of `object` that is none of `siblings`, the members that the rules name.
fn unknown_member(siblings: &[Member], object: &Object<'_>, is_object: bool, path: &[Step]) -> Issue {
    let is_read_only = matches!(path, [Step::Name(name)] if READ_ONLY.contains(&&**name));
    let mut issue = Issue::new(if is_read_only { Code::MemberReadOnly } else { Code::MemberUnknown }, path);
    match path {
        _ if is_read_only => {}
        [Step::Name(name)] if name == "properties" && is_object => {
            issue.because("wrapped");
        }
        [.., Step::Name(name)] => {
            // A text under a name like "psk" is the key itself: it belongs into "auth.psk.key", not into "auth.psk".
            let is_key = |field: &str| !is_object && field == "psk";
            if let Some(intended) = intended(name, siblings, object).filter(|intended| !is_key(intended)) {
                issue.mention("intended", intended).because("similar");
            } else if let Some(intended) = elsewhere(path, is_object).filter(|field| is_missing(object, path, field)) {
                issue.mention("intended", intended).because("moved");
            }
        }
        _ => {}
    }
    issue
}

/// The field that a member was meant for, by its path. A text that was meant for `auth.psk` belongs to the key inside of
/// it, and an object cannot be the key.
fn elsewhere(path: &[Step], is_object: bool) -> Option<String> {
    match (likely(path)?, is_object) {
        (field, false) if field == "auth.psk" => Some("auth.psk.key".to_owned()),
        (field, true) if field == "auth.psk.key" => None,
        (field, _) => Some(field),
    }
}

/// Whether `field` is still missing. `object` is the object that holds the member at `path`, so the field is looked up from
/// that depth on. A field that is not inside `object` counts as present.
fn is_missing(object: &Object<'_>, path: &[Step], field: &str) -> bool {
    let names = split(field, |character| character == '.');
    let Some([first, names @ ..]) = names.get(path.len() - 1..) else { return false };
    *names.iter().fold(object.get(first), |value, name| value.member(name)) == Value::Missing
}

/// The member that a name was meant for: the most similar one among those that are missing, or else one that the name is a
/// short form of.
fn intended(name: &str, siblings: &[Member], object: &Object<'_>) -> Option<&'static str> {
    let given = letters(name);
    let missing = || siblings.iter().filter(|member| *object.get(member.name) == Value::Missing);
    let find = |is_meant: &dyn Fn(&[u8]) -> bool| missing().find(|member| is_meant(&letters(member.name)));
    let alike = (0..=MOST_EDITS).find_map(|edits| find(&|known| is_alike(edits, &given, known)));
    Some(alike.or_else(|| find(&|known| is_shortened(&given, known)))?.name)
}

/// Advice about a tunnel's name.
pub(super) fn name(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(name) = value.text() else { return };
    let trimmed = trimmed(name);
    if trim(name, is_blank).is_empty() {
        Issue::report(issues, Code::NameBlank, path);
    } else if trimmed.len() < name.len() {
        Issue::report(issues, Code::NamePadded, path).suggestion = Some(trimmed.to_owned().into());
    }
}
