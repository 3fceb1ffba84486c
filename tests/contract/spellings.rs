//! Names of algorithms in the spellings of many programs, tried with separators and case at random.

use super::{check, suggestions::settle, with};
use proptest::{
    collection::vec,
    prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};
use serde_json::json;

/// A name, in parts that may stand with or without something in between, and the API's value for it, where it has one.
type Name = (Vec<String>, Option<&'static str>);

fn parts(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

/// A group of IANA's registry: number, bits, names of its family, and the API's value.
type Group = (&'static str, &'static str, &'static [&'static [&'static str]], Option<&'static str>);
const GROUPS: [Group; 15] = [
    ("2", "1024", &[&["modp"]], None),
    ("5", "1536", &[&["modp"]], None),
    ("14", "2048", &[&["modp"]], None),
    ("15", "3072", &[&["modp"]], Some("15-MODP3072")),
    ("16", "4096", &[&["modp"]], Some("16-MODP4096")),
    ("17", "6144", &[&["modp"]], None),
    ("18", "8192", &[&["modp"]], None),
    ("19", "256", NIST, Some("19-ECP256")),
    ("20", "384", NIST, Some("20-ECP384")),
    ("21", "521", NIST, Some("21-ECP521")),
    ("25", "192", NIST, None),
    ("27", "224", BRAINPOOL, None),
    ("28", "256", BRAINPOOL, Some("28-ECP256BP")),
    ("29", "384", BRAINPOOL, Some("29-ECP384BP")),
    ("30", "512", BRAINPOOL, Some("30-ECP512BP")),
];
const NIST: &[&[&str]] = &[&["ecp"], &["nist", "p"], &["nist", "ecp"], &["p"]];
const BRAINPOOL: &[&[&str]] = &[&["brainpool"], &["brainpool", "p"], &["brainpool", "ecp"]];

fn group() -> impl Strategy<Value = Name> {
    let family = select(GROUPS.to_vec())
        .prop_flat_map(|(number, bits, families, value)| (Just((number, bits, value)), select(families.to_vec())));
    (family, 0..9).prop_map(|(((number, bits, value), family), form)| {
        let of_bits = [family, &[bits]].concat();
        let name = match form {
            0 => parts(&[number]),
            1 => parts(&["group", number]),
            2 => parts(&["dh", number]),
            3 => parts(&["dh", "group", number]),
            4 => [parts(&["group", number, "("]), parts(&of_bits), parts(&[")"])].concat(),
            5 => [parts(&["dh", "group", number, "(", bits, "bit"]), parts(family), parts(&[")"])].concat(),
            6 => parts(&[number, "(", bits, "bits", ")"]),
            _ => parts(&of_bits),
        };
        (name, value)
    })
}

fn cipher() -> impl Strategy<Value = Name> {
    let check_values = [("", 0), ("8", 8), ("12", 12), ("16", 16), ("64", 8), ("96", 12), ("128", 16)];
    let (bits, mode) = (select(vec!["128", "192", "256"]), select(vec!["", "cbc", "ctr", "gcm", "ccm"]));
    (bits, mode, select(check_values.to_vec()), 0..4).prop_map(|(bits, mode, (icv, octets), form)| {
        let name: Vec<&str> = match form {
            0 => vec!["aes", bits, mode, icv],
            1 => vec!["aes", mode, bits, icv],
            2 => vec![mode, "aes", bits, icv],
            // Octets alone can stand before the bits of the key.
            _ if octets.to_string() == icv => vec!["encr", "aes", mode, icv, bits],
            _ => vec!["aes", bits, "bit", mode, icv],
        };
        let value = match (mode, octets, bits) {
            (_, _, "192") => None,
            ("" | "cbc", 0, _) => Some(if bits == "128" { "AES128" } else { "AES256" }),
            ("ctr", 0, _) => Some(if bits == "128" { "AES128-CTR" } else { "AES256-CTR" }),
            ("gcm", 0 | 16, _) => Some(if bits == "128" { "AES128-GCM-16" } else { "AES256-GCM-16" }),
            ("gcm", 12, _) => Some(if bits == "128" { "AES128-GCM-12" } else { "AES256-GCM-12" }),
            ("ccm", 12, _) => Some(if bits == "128" { "AES128-CCM-12" } else { "AES256-CCM-12" }),
            _ => None,
        };
        (parts(&name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>()), value)
    })
}

fn integrity() -> impl Strategy<Value = Name> {
    let sizes = [
        ("1", "96", None),
        ("224", "112", None),
        ("256", "128", Some("SHA256")),
        ("384", "192", Some("SHA384")),
        ("512", "256", Some("SHA512")),
    ];
    (select(sizes.to_vec()), 0..7).prop_map(|((bits, truncated, value), form)| {
        let name = match form {
            0 => parts(&["sha", bits]),
            1 => parts(&["sha", "2", bits]),
            2 => parts(&["hmac", "sha", bits]),
            3 => parts(&["hmac", "sha", "2", bits, truncated]),
            4 => parts(&["prf", "hmac", "sha", "2", bits]),
            5 => parts(&["sha", "2", bits, truncated]),
            _ => parts(&["esp", "sha", bits, "hmac"]),
        };
        (name, value)
    })
}

/// A name as it may be written: in upper or lower case or both, with or without something between its parts.
fn written(parts: Vec<String>) -> BoxedStrategy<String> {
    let between = vec(select(vec!["", "-", "_", " "]), parts.len());
    (between, any::<u64>())
        .prop_map(move |(between, upper)| {
            let mut name = String::new();
            for (part, between) in parts.iter().zip(between) {
                let runs_on = |text: &str| {
                    name.ends_with(|last: char| last.is_ascii_digit())
                        && text.starts_with(|first: char| first.is_ascii_digit())
                };
                name += if runs_on(part) && between.is_empty() { "-" } else { between };
                name += part;
            }
            let case = |(at, letter): (usize, char)| {
                if upper >> (at % 64) & 1 == 1 { letter.to_ascii_uppercase() } else { letter }
            };
            name.chars().enumerate().map(case).collect()
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_of_an_algorithm_suggests_its_value_where_the_api_has_one(
        ((member, value), text) in prop_oneof![
            group().prop_map(|name| ("diffieHellmanGroup", name)),
            cipher().prop_map(|name| ("encryptionAlgorithm", name)),
            integrity().prop_map(|name| ("integrityAlgorithm", name)),
        ].prop_flat_map(|(member, (parts, value))| (Just((member, value)), written(parts))),
        phase in select(vec!["ike", "esp"]),
    ) {
        let path = format!("{phase}.{member}");
        let tunnel = with(&path, json!(text));
        settle(&tunnel)?;
        for issue in check(&tunnel, false) {
            let suggestion = issue.suggestion.as_ref().map(ToString::to_string);
            prop_assert_eq!(suggestion.as_deref(), value, "{:?}", text);
        }
    }
}
