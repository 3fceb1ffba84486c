//! Paths to the fields of a tunnel: finds the field at a path, and the field that a wrong path was probably meant for.

use super::{
    Step,
    rules::{self, Member, Rule},
    similar::{MOST_EDITS, is_alike, letters},
    spelling::is_key,
    step::{below, dotted},
};
use std::slice::from_ref;

/// A field of a tunnel.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// What its value must be.
    pub rule: &'static Rule,
    /// The member, or for an element the member whose value is the list; `None` for the whole tunnel.
    pub member: Option<&'static Member>,
    /// The index of the element, if the field is one.
    pub index: Option<u32>,
}

/// The field that a path leads to, if there is one.
pub(super) fn find(path: &[Step]) -> Option<Field> {
    let tunnel = Field { rule: &rules::TUNNEL, member: None, index: None };
    path.iter().try_fold(tunnel, |field, step| match (field.rule, step) {
        (Rule::Object(members), Step::Name(name)) => {
            let member = members.iter().find(|member| member.name == name)?;
            Some(Field { rule: &member.rule, member: Some(member), index: None })
        }
        (Rule::List { of, .. }, Step::Index(index)) => Some(Field { rule: of, index: Some(*index), ..field }),
        _ => None,
    })
}

/// The field that a path was probably meant for, in dotted form, where exactly one is likely: its letters are similar
/// ("ike.lifeTime"), some of its steps were left out ("auth.key"), or other tools use this name ("psk_key").
pub(super) fn likely(path: &[Step]) -> Option<String> {
    // "cloudNetworkCIDRs/0"
    let path = &*Step::parse_path(&dotted(path).replace('/', "."));
    let (names, index) = match path {
        [names @ .., Step::Index(index)] => (names, Some(*index)),
        names => (names, None),
    };
    let names = match names {
        // What a response of the API has around a tunnel.
        [Step::Name(name), inside @ ..] if name == "properties" => inside,
        names => names,
    };
    if letters_of(names).is_empty() {
        return None;
    }
    if index.is_none() && is_key_elsewhere(names) {
        return Some("auth.psk.key".to_owned());
    }
    let mut fields = Vec::new();
    push_fields(rules::tunnel_members(), &mut fields);
    // A path that ends in an index can only be meant for an element of a list, and one with an index elsewhere for none.
    let has_index = names.iter().any(|step| matches!(step, Step::Index(_)));
    fields.retain(|field| if matches!(field.rule, Rule::List { .. }) { !has_index } else { index.is_none() });
    for edits in 0..=MOST_EDITS {
        let mut found = None;
        for field in &fields {
            if is_meant(edits, names, field.path) {
                if found.is_some() {
                    return None;
                }
                found = Some(field);
            }
        }
        if let Some(field) = found {
            return Some(match index {
                Some(index) => dotted(&below(field.path, Step::Index(index))),
                None => dotted(field.path),
            });
        }
    }
    None
}

/// The letters of all steps.
fn letters_of(path: &[Step]) -> Vec<u8> {
    letters(&dotted(path))
}

/// Whether the last step is a name of the key in other tools, and the steps before it are none but "auth" and "psk".
fn is_key_elsewhere(given: &[Step]) -> bool {
    let [above @ .., last] = given else { return false };
    let is_one_of = |step: &Step, names: &[&[u8]]| names.contains(&&*letters_of(from_ref(step)));
    above.iter().all(|step| is_one_of(step, &[b"auth", b"psk"]))
        && if is_one_of(last, &[b"psk", b"value"]) {
            above.last().is_some_and(|step| is_one_of(step, &[b"psk"]))
        } else {
            is_key(&letters_of(from_ref(last)))
        }
}

/// Whether steps were meant for those of a field: they differ by this count of edits, or some of them were left out.
fn is_meant(edits: usize, given: &[Step], known: &[Step]) -> bool {
    let all = letters_of(given);
    let is_short = known.last().is_some_and(|step| edits > letters_of(from_ref(step)).len() / 3);
    !is_short && is_alike(edits, &all, &letters_of(known))
        || (1..known.len()).any(|start| all == letters_of(&known[start..]))
        || skips_steps(given, known)
}

fn push_fields(members: &'static [Member], fields: &mut Vec<&'static Member>) {
    for member in members {
        fields.push(member);
        if let Rule::Object(members) = &member.rule {
            push_fields(members, fields);
        }
    }
}

/// Whether the given steps are some of the field's steps, in the same order and with the same last one.
fn skips_steps(given: &[Step], known: &[Step]) -> bool {
    let is_same = |one: &Step, other: &Step| letters_of(from_ref(one)) == letters_of(from_ref(other));
    let mut rest = known.iter();
    given.last().zip(known.last()).is_some_and(|(given, known)| is_same(given, known))
        && given.iter().all(|step| rest.any(|known| is_same(step, known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_name_left_out_leads_nowhere() {
        for path in
            ["ike..lifetime", ".name", "name.", ".", "cloudNetworkCIDRs[]", "[]", "[0][]", "/ike//lifetime", "/"]
        {
            assert!(find(&Step::parse_path(path)).is_none(), "{path}");
        }
    }

    #[test]
    fn the_field_that_was_meant_is_found_where_there_is_one() {
        for (path, meant) in [
            ("ike.lifeTime", Some("ike.lifetime")),
            ("lifetime", None),
            ("ikeLifetime", Some("ike.lifetime")),
            ("remote_host", Some("remoteHost")),
            ("cloudNetworkCIDR[3]", Some("cloudNetworkCIDRs.3")),
            ("cloudNetworkCidrs/0", Some("cloudNetworkCIDRs.0")),
            ("#/cloudNetworkCIDRs/0", Some("cloudNetworkCIDRs.0")),
            ("cloudNetworkCIDRs[0].x", None),
            ("cloudNetworkCIDRs[1.5]", None),
            ("0.remoteHost", Some("remoteHost")),
            ("properties.remoteHost", Some("remoteHost")),
            ("properties.cloudNetworkCIDRs.0", Some("cloudNetworkCIDRs.0")),
            ("properties", None),
            ("auth.key", Some("auth.psk.key")),
            ("auth.pskKey", Some("auth.psk.key")),
            ("psk_key", Some("auth.psk.key")),
            ("key", Some("auth.psk.key")),
            ("auth.preSharedKey", Some("auth.psk.key")),
            ("pre_shared_key", Some("auth.psk.key")),
            ("auth.psk.psk", Some("auth.psk.key")),
            ("auth.psk.value", Some("auth.psk.key")),
            ("auth.secret", Some("auth.psk.key")),
            ("auth.pskSecret", Some("auth.psk.key")),
            ("pre_shared_secret", Some("auth.psk.key")),
            ("ike.sharedKey", None),
            ("psk", Some("auth.psk")),
            ("name.0", None),
            ("7", None),
            ("nonsense", None),
            ("esp.name", None),
        ] {
            assert_eq!(likely(&Step::parse_path(path)).as_deref(), meant, "{path}");
        }
    }
}
