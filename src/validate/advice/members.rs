//! Advice about members that the API does not take, and about names.

use super::{
    super::{
        Code, Issue, Step, Value,
        characters::{is_blank, split, trim, trimmed},
        path::likely,
        rules::Member,
        similar::{MOST_EDITS, is_alike, is_shortened, letters},
        spelling::is_key,
        step::{below, dotted},
        value::Object,
    },
    Whole,
};
use std::borrow::Cow;

/// The members around a definition in the API's answers, and the members of its metadata. The API sets all of them.
const READ_ONLY: &str = "id type href metadata createdDate createdBy createdByUserId lastModifiedDate lastModifiedBy \
                         lastModifiedByUserId resourceURN status statusMessage";

/// Advice about the members of an object that the rules do not name.
pub(super) fn unknown(
    whole: Whole<'_>,
    siblings: &[Member],
    object: &Object<'_>,
    path: &[Step],
    issues: &mut Vec<Issue>,
) {
    for member in &*object.unknown {
        let path = below(path, Step::Name(Cow::Owned(String::from(&*member.name))));
        issues.push(unknown_member(whole, siblings, object, member.is_object, &path));
    }
}

/// Advice about a member of `object` that is none of `siblings`, the members that the rules name.
fn unknown_member(whole: Whole<'_>, siblings: &[Member], object: &Object<'_>, is_object: bool, path: &[Step]) -> Issue {
    let is_read_only = matches!(path, [Step::Name(name)] if split(READ_ONLY, char::is_whitespace).contains(&&**name));
    let mut issue = Issue::new(if is_read_only { Code::MemberReadOnly } else { Code::MemberUnknown }, path);
    match path {
        _ if is_read_only => {}
        [Step::Name(name)] if name == "properties" && is_object => {
            issue.because("wrapped");
        }
        [.., Step::Name(name)] => {
            // A text under a name like "psk" is the key itself: it belongs into "auth.psk.key", not into "auth.psk".
            let is_key = |field: &str| !is_object && field == "psk";
            // The value of a name like "cloudNetworkCIDRs.0" belongs inside of the member, and not in its place.
            let is_path = name.bytes().any(|byte| matches!(byte, b'.' | b'['));
            if let Some(intended) = intended(name, siblings, object).filter(|field| !is_path && !is_key(field)) {
                issue.mention("intended", intended).because("similar");
            } else if let Some(intended) = elsewhere(name, path, is_object).filter(|field| is_missing(whole, field)) {
                let reason = if intended == dotted(path) { "nested" } else { "moved" };
                issue.mention("intended", intended.into_owned()).because(reason);
            }
        }
        _ => {}
    }
    issue
}

/// The field that a member was meant for, by its path, or wherever it is by its name if that is one of the key. A text belongs
/// to the key, and an object to what holds the key.
fn elsewhere(name: &str, path: &[Step], is_object: bool) -> Option<Cow<'static, str>> {
    match likely(path) {
        Some(field) if !field.starts_with("auth.psk") => Some(field.into()),
        None if !is_key(&letters(name)) => None,
        _ => Some(if is_object { "auth.psk" } else { "auth.psk.key" }.into()),
    }
}

/// Whether `field` is still missing, as far as the whole shows: what is not inside of it may well be.
fn is_missing(whole: Whole<'_>, field: &str) -> bool {
    let names = split(field, |character| character == '.');
    let inside = names.get(whole.depth..).unwrap_or_default();
    *inside.iter().fold(whole.value, |value, name| value.member(name)) == Value::Missing
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
