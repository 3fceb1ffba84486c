//! What holds for every tunnel, and for any JSON at all: tried with tunnels at random.

use super::{
    PLACES, check, check_field_json, findings, good,
    oracle::{CIPHERS, GROUPS, Oracle},
    placeless, remove, set, steps,
    suggestions::settle,
    value, with,
};
use ionos_ipsec_tunnels::validate::{
    Issue, Step, Value, check_field, check_tunnel, check_tunnel_json, check_tunnels_json, rules,
};
use proptest::{
    collection::vec,
    prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::{Index, select},
    string::string_regex,
};
use serde_json::{Value as Json, json};

/// Text that is at home somewhere in a tunnel, or nearly.
fn text() -> impl Strategy<Value = String> {
    let length = select(vec![0_usize, 1, 62, 63, 64, 253, 254, 255, 256, 1024, 1025]);
    prop_oneof![
        select(GROUPS.to_vec()).prop_map(str::to_owned),
        select(CIPHERS.to_vec()).prop_map(str::to_owned),
        select(vec!["SHA256", "AES-XCBC", "PSK", "psk", "aes 256", "", "name", "3600", " 86400"])
            .prop_map(str::to_owned),
        (select(vec!["a", "é", "𝕏", " "]), length).prop_map(|(character, length)| character.repeat(length)),
        string_regex("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?").expect("a pattern"),
        string_regex("[0-9a-f:]{2,12}/[0-9]{1,3}").expect("a pattern"),
        string_regex("( |https://)?[a-zA-Z0-9-]{1,5}(\\.[a-z0-9_-]{0,4}){0,3}[.:/]?").expect("a pattern"),
        any::<String>(),
    ]
}

fn scalar() -> impl Strategy<Value = Json> {
    prop_oneof![
        1 => Just(json!(null)),
        1 => any::<bool>().prop_map(|truth| json!(truth)),
        1 => any::<i64>().prop_map(|number| json!(number)),
        1 => any::<u64>().prop_map(|number| json!(number)),
        1 => any::<f64>().prop_map(|number| json!(number)),
        1 => select(vec![-1.0, 0.0, 599.0, 600.0, 600.5, 3599.5, 3600.0, 14_400.0, 14_401.0, 86_400.0, 86_400.5, 1e21])
            .prop_map(|number| json!(number)),
        1 => (0..90_000).prop_map(|number| json!(number)),
        6 => text().prop_map(|text| json!(text)),
    ]
}

fn member_name() -> impl Strategy<Value = String> {
    let known = [
        "name",
        "description",
        "remoteHost",
        "auth",
        "ike",
        "esp",
        "cloudNetworkCIDRs",
        "peerNetworkCIDRs",
        "method",
        "psk",
        "key",
        "lifetime",
        "diffieHellmanGroup",
        "encryptionAlgorithm",
        "integrityAlgorithm",
        "Name",
        "",
    ];
    prop_oneof![8 => select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Any JSON value, with the names and values of tunnels more often than by chance.
fn any_json() -> BoxedStrategy<Json> {
    let inner = |json: BoxedStrategy<Json>| {
        prop_oneof![
            vec(json.clone(), 0..5).prop_map(Json::Array),
            proptest::collection::hash_map(member_name(), json, 0..7)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    };
    scalar().prop_recursive(4, 40, 7, inner).boxed()
}

/// Lists of networks of all lengths.
fn networks() -> impl Strategy<Value = Json> {
    let length = prop_oneof![4 => 0_usize..4, 1 => 18_usize..23, 1 => 99_usize..103];
    let network = prop_oneof![
        6 => (any::<[u8; 2]>(), 8..=32).prop_map(|([one, two], prefix)| json!(format!("10.{one}.{two}.0/{prefix}"))),
        1 => (any::<u16>(), 0..=128).prop_map(|(group, prefix)| json!(format!("2001:db8:{group:x}::1/{prefix}"))),
        1 => scalar(),
    ];
    length.prop_flat_map(move |length| vec(network.clone(), length)).prop_map(Json::Array)
}

/// The good tunnel with a few things changed.
fn nearly_good() -> impl Strategy<Value = Json> {
    let networks = (select(vec!["cloudNetworkCIDRs", "peerNetworkCIDRs"]), networks().prop_map(Some));
    let change = prop_oneof![
        5 => (select(&PLACES[1..]), scalar().prop_map(Some)),
        2 => (select(&PLACES[1..]), any_json().prop_map(Some)),
        2 => (select(&PLACES[1..]), Just(None)),
        2 => networks,
        1 => (select(vec!["x", "properties", "id", "auth.Psk", "auth.psk.kye", "ike.x", "esp.{x}"]), any_json().prop_map(Some)),
    ];
    vec(change, 0..6).prop_map(|changes| {
        let mut tunnel = good();
        for (path, value) in changes {
            match value {
                Some(value) => set(&mut tunnel, &steps(path), value),
                None => remove(&mut tunnel, &steps(path)),
            }
        }
        tunnel
    })
}

/// A path to somewhere in a tunnel, or nowhere.
fn any_path() -> impl Strategy<Value = String> {
    let step = prop_oneof![3 => member_name(), 1 => (0_u64..1 << 33).prop_map(|index| index.to_string())];
    prop_oneof![1 => select(&PLACES[..]).prop_map(str::to_owned), 3 => vec(step, 0..6).prop_map(|steps| steps.join("."))]
}

/// The JSON text of a list of what these texts hold.
fn listed(texts: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let texts: Vec<_> = texts.iter().map(AsRef::as_ref).collect();
    [b"[", &*texts.join(&b','), b"]"].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_errors_of_a_tunnel_are_those_that_the_oracle_finds(tunnel in nearly_good()) {
        prop_assert_eq!(findings(&check(&tunnel, false)), Oracle::judge(&tunnel));
    }

    #[test]
    fn the_errors_of_any_json_are_those_that_the_oracle_finds(json in any_json()) {
        prop_assert_eq!(findings(&check(&json, false)), Oracle::judge(&json));
    }

    #[test]
    fn advice_changes_nothing_about_the_errors(tunnel in nearly_good()) {
        let mut issues = check(&tunnel, true);
        issues.retain(Issue::is_error);
        prop_assert_eq!(issues, check(&tunnel, false));
    }

    #[test]
    fn what_was_read_from_text_is_judged_as_what_was_built_by_hand(tunnel in nearly_good()) {
        prop_assert_eq!(check(&tunnel, true), check_tunnel(&value(&rules::TUNNEL, &tunnel), true));
    }

    #[test]
    fn the_errors_of_a_field_are_those_of_the_tunnel_there(path in select(&PLACES[..]), json in any_json()) {
        let mut in_tunnel = check(&with(path, json.clone()), false);
        in_tunnel.retain(|issue| issue.path.starts_with(&Step::parse_path(path)));
        prop_assert_eq!(check_field_json(path, Some(&json), false), in_tunnel);
    }

    #[test]
    fn the_advice_about_a_field_is_about_that_field(path in select(&PLACES[..]), json in any_json()) {
        for issue in check_field_json(path, Some(&json), true) {
            prop_assert!(issue.path.starts_with(&Step::parse_path(path)), "{:?}", issue);
        }
    }

    #[test]
    fn a_suggestion_settles_its_issue_and_makes_no_new_error(tunnel in nearly_good()) {
        settle(&tunnel)?;
    }

    #[test]
    fn no_issue_holds_the_key(mut tunnel in nearly_good(), shape in 0..4) {
        let key = "s3cr3t-canary";
        tunnel["auth"] = json!({ "method": "PSK" });
        tunnel["auth"]["psk"] = match shape {
            0 => json!({ "key": key }),
            1 => json!(key),
            2 => json!({ "key": [key] }),
            _ => json!([{ "key": key }]),
        };
        for issue in check(&tunnel, true) {
            let words = format!("{issue} {issue:?} {}", json!(issue));
            prop_assert!(!words.contains("canary"), "{}", words);
        }
    }

    #[test]
    fn broken_text_is_refused_where_any_reader_refuses_it(tunnel in nearly_good(), at in any::<Index>(), cut: bool) {
        let mut text = tunnel.to_string();
        let at = (0..=at.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        if cut { text.truncate(at) } else { text.insert(at, ',') }
        let is_json = serde_json::from_str::<Json>(&text).is_ok();
        prop_assert_eq!(check_tunnel_json(text.as_bytes(), true).is_ok(), is_json);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in vec(any::<u8>(), 0..64)) {
        let _ = check_tunnel_json(&bytes, true);
        let _ = check_tunnels_json(&bytes, true);
    }

    #[test]
    fn a_few_wrong_bytes_in_a_tunnel_are_read_without_a_panic(
        tunnel in nearly_good(), wrong in vec((any::<Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = tunnel.to_string().into_bytes();
        for (at, byte) in wrong {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let is_utf8 = std::str::from_utf8(&bytes).is_ok();
        prop_assert!(is_utf8 || check_tunnel_json(&bytes, true).is_err());
        prop_assert_eq!(check_tunnel_json(&bytes, true).is_ok(), check_tunnels_json(&listed(&[&bytes]), true).is_ok());
    }

    #[test]
    fn a_list_says_of_each_tunnel_what_is_said_of_it_alone(tunnels in vec(prop_oneof![nearly_good(), any_json()], 0..5)) {
        let texts: Vec<_> = tunnels.iter().map(|tunnel| tunnel.to_string().into_bytes()).collect();
        let report = check_tunnels_json(&listed(&texts), true).expect("JSON");
        let alone: Vec<_> = tunnels.iter().map(|tunnel| check(tunnel, true)).enumerate().collect();
        let valid = alone.iter().filter(|(_, issues)| !issues.iter().any(Issue::is_error)).count();
        prop_assert_eq!((report.total, report.valid), (tunnels.len(), valid));
        let reported: Vec<_> = report.reports.into_iter().map(|report| (report.index, placeless(report.issues))).collect();
        let expected: Vec<_> = alone.into_iter().filter(|(_, issues)| !issues.is_empty()).collect();
        prop_assert_eq!(reported, expected);
    }

    #[test]
    fn any_path_gets_issues_of_its_own(path in any_path(), json in any_json(), advice: bool) {
        for issue in check_field_json(&path, Some(&json), advice) {
            prop_assert!(issue.path.starts_with(&Step::parse_path(&path)), "{:?}", issue);
        }
    }

    #[test]
    fn a_number_in_text_is_the_nearest_double(whole in 3_599_u32..3_603, digits in "[0-9]{1,30}", exponent in 0_usize..30) {
        for number in [format!("{whole}.{digits}"), format!("{whole}{}e-{exponent}", "0".repeat(exponent))] {
            let text = with("ike.lifetime", json!("@")).to_string().replace("\"@\"", &number);
            let nearest = Value::Number(number.parse().expect("a number"));
            let expected = check_field(&Step::parse_path("ike.lifetime"), |_| nearest, false);
            prop_assert_eq!(placeless(check_tunnel_json(text.as_bytes(), false).expect("JSON")), expected);
        }
    }
}
