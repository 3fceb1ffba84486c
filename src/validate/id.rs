//! Ids: the hyphenated form of a UUID (RFC 9562), and the id that belongs to a name.

use super::{Code, Issue, Step};
use uuid::{Builder, Uuid, fmt::Hyphenated};

/// Whether the text is a UUID in its hyphenated 8-4-4-4-12 form, in either case.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// Checks an id, which must be a UUID; `path` is the name of the parameter that it was given for.
pub fn check_id(id: Option<&str>, path: &'static str) -> Option<Issue> {
    let valid = id.is_some_and(is_uuid);
    (!valid).then(|| Issue::new(Code::UuidInvalid, &[Step::from(path)]))
}

/// A random (version 4) UUID of these bytes.
pub fn random_id(bytes: [u8; 16]) -> String {
    text(Builder::from_random_bytes(bytes).into_uuid())
}

/// The UUID (version 5) of a name in the namespace of a gateway's id. The same gateway and name always give the same id.
/// `None` where the gateway's id is no UUID.
pub fn tunnel_id_for(gateway_id: &str, name: &str) -> Option<String> {
    let gateway = Some(gateway_id).filter(|id| is_uuid(id)).and_then(|id| Uuid::try_parse(id).ok())?;
    Some(text(Uuid::new_v5(&gateway, name.as_bytes())))
}

/// A UUID in its hyphenated form, in lower case. It does not use std's formatting, whose code is large.
fn text(id: Uuid) -> String {
    id.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hyphenated_form_is_accepted() {
        assert!(is_uuid("66a114c7-2ddd-5119-9ddf-5a789f5a5a44"));
        assert!(is_uuid("66A114C7-2DDD-5119-9DDF-5A789F5A5A44"));
        assert!(is_uuid("00000000-0000-0000-0000-000000000000"));
        for text in [
            "",
            "66a114c72ddd51199ddf5a789f5a5a44",
            "{66a114c7-2ddd-5119-9ddf-5a789f5a5a44}",
            "urn:uuid:66a114c7-2ddd-5119-9ddf-5a789f5a5a44",
            "66a114c7-2ddd-5119-9ddf-5a789f5a5a4g",
            "66a114c72-ddd-5119-9ddf-5a789f5a5a44",
            "66a114c7-2ddd-5119-9ddf-5a789f5a5a44 ",
        ] {
            assert!(!is_uuid(text), "{text:?}");
        }
    }

    #[test]
    fn the_id_of_a_name_is_stable_and_its_own() {
        let gateway = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
        let id = tunnel_id_for(gateway, "office");
        assert_eq!(id, tunnel_id_for(&gateway.to_uppercase(), "office"));
        assert_ne!(id, tunnel_id_for(gateway, "branch"));
        assert_eq!(id.as_deref().map(|id| &id[14..15]), Some("5"));
        assert_eq!(tunnel_id_for("no gateway", "office"), None);
    }
}
