//! Advice about algorithms and lifetimes.

use super::{
    check, check_field_json, findings, good,
    oracle::{CIPHERS, GROUPS},
    plain, set, steps, with,
};
use ionos_ipsec_tunnels::validate::{Code, Issue, Severity, Step};
use proptest::{
    option,
    prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};
use serde_json::{Value as Json, json};

/// The good tunnel with two phases of its own.
fn phases(ike: Json, esp: Json) -> Json {
    let mut tunnel = good();
    tunnel["ike"] = ike;
    tunnel["esp"] = esp;
    tunnel
}

/// What is told about a tunnel with these phases: paths with codes.
fn told(ike: Json, esp: Json) -> Vec<(String, &'static str)> {
    findings(&check(&phases(ike, esp), true))
}

fn at(path: &str, code: &'static str) -> (String, &'static str) {
    (path.to_owned(), code)
}

#[test]
fn an_integrity_algorithm_beside_a_cipher_that_needs_none_is_told() {
    for cipher in CIPHERS {
        let phase = json!({ "encryptionAlgorithm": cipher, "integrityAlgorithm": "SHA384" });
        for (tunnel, path, code) in [
            (phases(phase.clone(), json!({})), "ike", "integrity.prf"),
            (phases(json!({}), phase.clone()), "esp", "integrity.unused"),
        ] {
            let field = format!("{path}.integrityAlgorithm");
            let issue = json!({
                "code": code,
                "path": [path, "integrityAlgorithm"],
                "params": { "field": field, "algorithm": cipher },
            });
            let is_told = check(&tunnel, true).iter().any(|found| json!(found) == issue);
            assert_eq!(is_told, cipher.contains("GCM") || cipher.contains("CCM"), "{field} {cipher}");
        }
    }
}

#[test]
fn an_integrity_algorithm_that_is_left_out_is_not_told() {
    let phase = json!({ "encryptionAlgorithm": "AES256-GCM-16" });
    assert_eq!(told(phase.clone(), phase), []);
}

#[test]
fn ciphers_that_fewer_peers_support_are_told() {
    for (cipher, in_ike, in_esp) in [
        ("AES128-CTR", Some("encryption.ctr"), Some("encryption.ctr")),
        ("AES256-CTR", Some("encryption.ctr"), Some("encryption.ctr")),
        ("AES128-GCM-16", None, None),
        ("AES256-GCM-16", None, None),
        ("AES128-GCM-12", Some("encryption.short-icv"), Some("encryption.short-icv")),
        ("AES256-GCM-12", Some("encryption.short-icv"), Some("encryption.short-icv")),
        ("AES128-CCM-12", Some("encryption.ccm-ike"), Some("encryption.short-icv")),
        ("AES256-CCM-12", Some("encryption.ccm-ike"), Some("encryption.short-icv")),
        ("AES128", None, None),
        ("AES256", None, None),
    ] {
        let phase = json!({ "encryptionAlgorithm": cipher });
        let expected = |path, code: Option<_>| code.map(|code| at(path, code)).into_iter().collect::<Vec<_>>();
        let weakest = json!({ "encryptionAlgorithm": "AES128" });
        assert_eq!(told(phase.clone(), weakest), expected("ike.encryptionAlgorithm", in_ike), "{cipher}");
        assert_eq!(told(json!({}), phase), expected("esp.encryptionAlgorithm", in_esp), "{cipher}");
    }
}

#[test]
fn a_short_check_value_in_ike_has_a_document_of_its_own() {
    let reasons = |ike: Json, esp: Json| -> Vec<Json> {
        let issues = check(&phases(ike, esp), true);
        let short = issues.iter().filter(|issue| issue.code == Code::EncryptionShortIcv);
        short.map(|issue| json!(issue)["params"]["reason"].clone()).collect()
    };
    let phase = json!({ "encryptionAlgorithm": "AES256-GCM-12" });
    assert_eq!(reasons(phase.clone(), phase), [json!("ike"), json!(null)]);
    assert_eq!(Code::EncryptionShortIcv.sources(), [("ike", "RFC 5282 §7.2")]);
}

#[test]
fn a_cipher_of_ike_with_a_shorter_key_than_that_of_esp_is_told_with_the_longer_one() {
    for ike in CIPHERS {
        for esp in CIPHERS {
            let phase = |cipher| json!({ "encryptionAlgorithm": cipher });
            let mut issues = check(&phases(phase(ike), phase(esp)), true);
            issues.retain(|issue| issue.code == Code::EncryptionIkeWeaker);
            let is_weaker = ike.contains("128") && esp.contains("256");
            let is_aead = ike.contains("GCM") || ike.contains("CCM");
            let alternative = if is_aead { "AES256-GCM-16" } else { "AES256" };
            let params = json!({ "field": "ike.encryptionAlgorithm", "algorithm": esp, "alternative": alternative });
            let issue = json!({
                "code": "encryption.ike-weaker", "path": ["ike", "encryptionAlgorithm"], "params": params,
                "suggestion": alternative,
            });
            assert_eq!(plain(&issues), Json::from_iter(is_weaker.then_some(issue)), "{ike} {esp}");
        }
    }
}

/// A tunnel whose phases have these ciphers and groups.
fn chosen(ciphers: [&str; 2], groups: [&str; 2]) -> Json {
    let phase = |at: usize| json!({ "encryptionAlgorithm": ciphers[at], "diffieHellmanGroup": groups[at] });
    phases(phase(0), phase(1))
}

/// Tunnels with every pair of ciphers and every pair of groups.
fn all_pairs() -> impl Iterator<Item = Json> {
    let ciphers = CIPHERS.iter().flat_map(|ike| CIPHERS.iter().map(move |esp| chosen([ike, esp], ["19-ECP256"; 2])));
    let groups = GROUPS.iter().flat_map(|ike| GROUPS.iter().map(move |esp| chosen(["AES256"; 2], [ike, esp])));
    ciphers.chain(groups)
}

#[test]
fn a_suggestion_has_no_advice_against_it() {
    for tunnel in all_pairs() {
        for issue in check(&tunnel, true) {
            let Some(suggestion) = &issue.suggestion else { continue };
            let mut after = tunnel.clone();
            let field = issue.field();
            set(&mut after, &steps(&field), json!(suggestion));
            let about = |issues: Vec<Issue>| findings(&issues).into_iter().filter(|(path, _)| *path == field);
            assert_eq!(about(check(&after, true)).collect::<Vec<_>>(), [], "{tunnel} {suggestion}");
        }
    }
}

#[test]
fn what_both_phases_may_differ_in_is_worth_knowing() {
    assert_eq!((Code::GroupWeaker.severity(), Code::LifetimeOrder.severity()), (Severity::Info, Severity::Info));
}

#[test]
fn aes_xcbc_beside_a_cipher_with_a_longer_key_is_told() {
    for (phase, algorithm) in [
        (json!({ "integrityAlgorithm": "AES-XCBC" }), Some("AES256")),
        (json!({ "integrityAlgorithm": "AES-XCBC", "encryptionAlgorithm": "AES256" }), Some("AES256")),
        (json!({ "integrityAlgorithm": "AES-XCBC", "encryptionAlgorithm": "AES256-CTR" }), Some("AES256-CTR")),
        (json!({ "integrityAlgorithm": "AES-XCBC", "encryptionAlgorithm": "AES128" }), None),
        (json!({ "integrityAlgorithm": "AES-XCBC", "encryptionAlgorithm": "AES256-GCM-16" }), None),
        (json!({ "integrityAlgorithm": "AES-XCBC", "encryptionAlgorithm": null }), None),
        (json!({ "integrityAlgorithm": "SHA256", "encryptionAlgorithm": "AES256" }), None),
    ] {
        for name in ["ike", "esp"] {
            let mut tunnel = phases(json!({}), json!({}));
            tunnel[name] = phase.clone();
            let mut issues = check(&tunnel, true);
            issues.retain(|issue| issue.code == Code::IntegrityXcbc);
            let params = json!({ "field": format!("{name}.integrityAlgorithm"), "algorithm": algorithm });
            let issue = json!({ "code": "integrity.xcbc", "path": [name, "integrityAlgorithm"], "params": params });
            assert_eq!(plain(&issues), Json::from_iter(algorithm.map(|_| issue)), "{name} {phase}");
        }
    }
}

#[test]
fn a_brainpool_group_is_told_with_the_usual_one_of_its_size() {
    for (group, alternative) in [
        ("28-ECP256BP", Some("19-ECP256")),
        ("29-ECP384BP", Some("20-ECP384")),
        ("30-ECP512BP", Some("21-ECP521")),
        ("15-MODP3072", None),
        ("16-MODP4096", None),
        ("19-ECP256", None),
        ("20-ECP384", None),
        ("21-ECP521", None),
    ] {
        let phase = json!({ "diffieHellmanGroup": group });
        let issues = ["ike", "esp"].into_iter().filter(|_| alternative.is_some()).map(|name| {
            let params = json!({ "field": format!("{name}.diffieHellmanGroup"), "alternative": alternative });
            json!({ "code": "group.brainpool", "path": [name, "diffieHellmanGroup"], "params": params })
        });
        assert_eq!(plain(&check(&phases(phase.clone(), phase), true)), issues.collect::<Json>(), "{group}");
    }
}

#[test]
fn a_group_of_esp_that_is_weaker_than_that_of_ike_is_told() {
    let params = json!({ "field": "esp.diffieHellmanGroup", "group": "20-ECP384" });
    let path = ["esp", "diffieHellmanGroup"];
    let issue = json!({ "code": "group.weaker", "path": path, "params": params, "suggestion": "20-ECP384" });
    for esp in [json!({ "diffieHellmanGroup": "19-ECP256" }), json!({})] {
        let tunnel = phases(json!({ "diffieHellmanGroup": "20-ECP384" }), esp);
        assert_eq!(plain(&check(&tunnel, true)), json!([issue]));
    }
}

#[test]
fn groups_are_compared_by_their_strength() {
    // Bits of security: NIST SP 800-57 part 1 for the NIST curves, and the sizes of the others.
    let bits = |group: &str| match &group[..2] {
        "15" | "19" | "28" => 128,
        "16" => 152,
        "20" | "29" => 192,
        _ => 256,
    };
    for ike in GROUPS {
        for esp in GROUPS {
            let tunnel = phases(json!({ "diffieHellmanGroup": ike }), json!({ "diffieHellmanGroup": esp }));
            let is_told = check(&tunnel, true).iter().any(|issue| issue.code == Code::GroupWeaker);
            assert_eq!(is_told, bits(esp) < bits(ike), "{ike} {esp}");
        }
    }
}

#[test]
fn keys_of_esp_that_live_as_long_as_those_of_ike_are_told() {
    for (ike, esp, told) in [
        (json!({ "lifetime": 3600 }), json!({ "lifetime": 3600 }), Some(3600)),
        (json!({ "lifetime": 3600 }), json!({ "lifetime": 14_400 }), Some(14_400)),
        (json!({ "lifetime": 3600 }), json!({}), Some(3600)),
        (json!({ "lifetime": 3601 }), json!({}), None),
        (json!({ "lifetime": 3601 }), json!({ "lifetime": 3600 }), None),
        (json!({}), json!({ "lifetime": 14_400 }), None),
        (json!({}), json!({}), None),
        (json!({ "lifetime": "3600" }), json!({ "lifetime": 3600 }), None),
        (json!({ "lifetime": 600 }), json!({ "lifetime": 3600 }), None),
        (json!({ "lifetime": 14_400 }), json!({ "lifetime": 14_401 }), None),
        (json!({ "lifetime": 28_800 }), json!({ "lifetime": 28_800 }), None),
    ] {
        let mut issues = check(&phases(ike.clone(), esp.clone()), true);
        issues.retain(|issue| !issue.is_error());
        let params = json!({ "field": "esp.lifetime", "lifetime": told });
        let issue = json!({ "code": "lifetime.order", "path": ["esp", "lifetime"], "params": params });
        assert_eq!(plain(&issues), Json::from_iter(told.map(|_| issue)), "{ike} {esp}");
    }
}

#[test]
fn a_phase_that_is_missing_is_not_compared() {
    for path in ["ike", "esp"] {
        for other in [json!(null), json!("x"), json!([])] {
            let mut tunnel = phases(json!({ "diffieHellmanGroup": "21-ECP521", "lifetime": 3600 }), json!({}));
            tunnel[path] = other;
            assert_eq!(findings(&check(&tunnel, true)), [at(path, "type")]);
        }
        let mut tunnel = phases(json!({ "diffieHellmanGroup": "21-ECP521", "lifetime": 3600 }), json!({}));
        tunnel.as_object_mut().expect("an object").remove(path);
        assert_eq!(findings(&check(&tunnel, true)), [at(path, "required")]);
    }
}

#[test]
fn what_is_no_algorithm_gets_no_advice() {
    for other in
        [json!("AES512-GCM-12"), json!("aes256-gcm-12"), json!("31-CURVE25519"), json!(""), json!(null), json!(28)]
    {
        for member in ["diffieHellmanGroup", "encryptionAlgorithm", "integrityAlgorithm"] {
            let phase = json!({ (member): other });
            let issues = check(&phases(phase.clone(), phase), true);
            assert!(issues.len() == 2 && issues.iter().all(Issue::is_error), "{member} {other} {issues:?}");
        }
    }
}

/// A phase of the API's values and some others, each member there or not.
fn any_phase() -> impl Strategy<Value = Json> {
    let choice = |values: &[&'static str]| {
        let value = prop_oneof![
            8 => select(values.to_vec()).prop_map(|value| json!(value)),
            1 => Just(json!("x")),
            1 => Just(json!(null)),
        ];
        option::of(value)
    };
    let integrity = choice(&["SHA256", "SHA384", "SHA512", "AES-XCBC"]);
    let lifetime = option::of((0..90_000).prop_map(|number| json!(number)));
    (choice(&GROUPS), choice(&CIPHERS), integrity, lifetime).prop_map(|(group, cipher, integrity, lifetime)| {
        let members = [
            ("diffieHellmanGroup", group),
            ("encryptionAlgorithm", cipher),
            ("integrityAlgorithm", integrity),
            ("lifetime", lifetime),
        ];
        members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    })
}

/// Issues at a path or inside of it, but those that need the other phase.
fn within(issues: Vec<Issue>, path: &str) -> Vec<Issue> {
    let between_phases = [Code::EncryptionIkeWeaker, Code::GroupWeaker, Code::LifetimeOrder];
    let path = Step::parse_path(path);
    issues.into_iter().filter(|issue| issue.path.starts_with(&path) && !between_phases.contains(&issue.code)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_advice_about_a_phase_is_that_about_its_tunnel(ike in any_phase(), esp in any_phase()) {
        let issues = check(&phases(ike.clone(), esp.clone()), true);
        for (name, phase) in [("ike", ike), ("esp", esp)] {
            prop_assert_eq!(check_field_json(name, Some(&phase), true), within(issues.clone(), name));
        }
    }

    #[test]
    fn the_advice_about_an_algorithm_is_that_about_its_tunnel(phase in any_phase(), is_ike: bool) {
        let name = if is_ike { "ike" } else { "esp" };
        for member in ["diffieHellmanGroup", "encryptionAlgorithm"] {
            let path = format!("{name}.{member}");
            let Some(value) = phase.get(member) else { continue };
            prop_assert_eq!(check_field_json(&path, Some(value), true), within(check(&with(&path, value.clone()), true), &path));
        }
    }

    #[test]
    fn no_member_gets_the_same_advice_twice(ike in any_phase(), esp in any_phase()) {
        let found = findings(&check(&phases(ike, esp), true));
        let mut unique = found.clone();
        unique.dedup();
        prop_assert_eq!(found, unique);
    }
}
