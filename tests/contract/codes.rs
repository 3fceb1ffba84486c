//! The codes of the contract, one by one.

use super::{PLACES, array, check, errors, expected_type, findings, good, plain, with, without};
use ionos_ipsec_tunnels::validate::{Code, Issue, check_id, check_integer, check_tunnel_json};
use serde_json::{Value as Json, json};

#[test]
fn nothing_is_wrong_with_a_good_tunnel() {
    assert_eq!(check(&good(), true), []);
}

#[test]
fn what_the_api_fills_in_may_be_left_out() {
    let mut tunnel = without("description");
    tunnel["ike"] = json!({});
    tunnel["esp"] = json!({});
    assert_eq!(check(&tunnel, true), []);
}

#[test]
fn a_value_of_another_type_is_told_with_both_types() {
    let others = [
        (json!(null), "null"),
        (json!(true), "boolean"),
        (json!(7), "number"),
        (json!("text"), "string"),
        (json!([]), "array"),
        (json!({}), "object"),
    ];
    for path in PLACES {
        let expected = expected_type(path);
        for (other, actual) in &others {
            if *actual == expected || (expected, *actual) == ("integer", "number") {
                continue;
            }
            let field = if path.is_empty() { "tunnel" } else { path };
            let mut params = json!({ "field": field, "expected": expected, "actual": actual });
            // A key above its place.
            if matches!((path, *actual), ("auth" | "auth.psk", "string")) {
                params["reason"] = json!("key");
            }
            let issue = json!({ "code": "type", "path": array(path), "params": params });
            assert_eq!(errors(&with(path, other.clone())), json!([issue]), "{path} {actual}");
        }
    }
}

#[test]
fn a_number_in_text_is_suggested_as_a_number() {
    assert_eq!(
        errors(&with("ike.lifetime", json!(" 3600 "))),
        json!([{
            "code": "type",
            "path": ["ike", "lifetime"],
            "params": { "field": "ike.lifetime", "expected": "integer", "actual": "string" },
            "suggestion": 3600,
        }])
    );
}

#[test]
fn a_lifetime_with_its_unit_is_suggested_in_seconds() {
    for (text, seconds) in
        [("28800s", 28800), ("480m", 28800), ("480 min", 28800), ("8h", 28800), ("24 h", 86400), ("1d", 86400)]
    {
        assert_eq!(errors(&with("ike.lifetime", json!(text)))[0]["suggestion"], json!(seconds), "{text}");
    }
}

#[test]
fn text_that_is_no_fitting_number_brings_no_suggestion() {
    for text in [
        "",
        "3599",
        "86401",
        "1e4",
        "3600.0",
        "-3600",
        "an hour",
        "h",
        "59m",
        "25h",
        "2d",
        "8 x",
        "8h30",
        "86,400",
        "1w",
        "4000000000d",
    ] {
        assert_eq!(errors(&with("ike.lifetime", json!(text)))[0].get("suggestion"), None, "{text}");
    }
}

#[test]
fn a_required_member_that_is_missing_is_told_at_its_own_path() {
    for path in [
        "name",
        "remoteHost",
        "auth",
        "auth.method",
        "auth.psk.key",
        "ike",
        "esp",
        "cloudNetworkCIDRs",
        "peerNetworkCIDRs",
    ] {
        let issue = json!({ "code": "required", "path": array(path), "params": { "field": path } });
        assert_eq!(errors(&without(path)), json!([issue]), "{path}");
    }
}

#[test]
fn the_method_psk_needs_a_key() {
    let issue = json!({ "code": "psk.required", "path": ["auth", "psk"], "params": { "field": "auth.psk" } });
    assert_eq!(errors(&without("auth.psk")), json!([issue]));
}

#[test]
fn another_method_needs_no_key() {
    let tunnel = with("auth", json!({ "method": "CERTIFICATE" }));
    assert_eq!(findings(&check(&tunnel, false)), [("auth.method".into(), "enum")]);
}

#[test]
fn a_key_must_not_be_empty() {
    let issue = json!({ "code": "psk.empty", "path": ["auth", "psk", "key"], "params": { "field": "auth.psk.key" } });
    assert_eq!(errors(&with("auth.psk.key", json!(""))), json!([issue]));
}

#[test]
fn a_choice_must_be_one_of_the_listed_values() {
    let groups = json!([
        "15-MODP3072",
        "16-MODP4096",
        "19-ECP256",
        "20-ECP384",
        "21-ECP521",
        "28-ECP256BP",
        "29-ECP384BP",
        "30-ECP512BP"
    ]);
    let ciphers = json!([
        "AES128-CTR",
        "AES256-CTR",
        "AES128-GCM-16",
        "AES256-GCM-16",
        "AES128-GCM-12",
        "AES256-GCM-12",
        "AES128-CCM-12",
        "AES256-CCM-12",
        "AES128",
        "AES256"
    ]);
    let integrity = json!(["SHA256", "SHA384", "SHA512", "AES-XCBC"]);
    for (member, allowed) in
        [("diffieHellmanGroup", groups), ("encryptionAlgorithm", ciphers), ("integrityAlgorithm", integrity)]
    {
        for phase in ["ike", "esp"] {
            let field = format!("{phase}.{member}");
            let params = json!({ "field": field, "allowed": allowed });
            let issue = json!({ "code": "enum", "path": [phase, member], "params": params });
            assert_eq!(errors(&with(&field, json!("MD5"))), json!([issue]));
        }
    }
}

#[test]
fn a_choice_in_another_spelling_is_suggested_as_the_api_spells_it() {
    for (path, text, suggestion) in [
        ("ike.encryptionAlgorithm", "aes-256", "AES256"),
        ("esp.encryptionAlgorithm", "AES128_GCM_16", "AES128-GCM-16"),
        ("ike.diffieHellmanGroup", "19 ecp256", "19-ECP256"),
        ("esp.integrityAlgorithm", "sha-512", "SHA512"),
        ("auth.method", "psk", "PSK"),
    ] {
        assert_eq!(errors(&with(path, json!(text)))[0]["suggestion"], suggestion, "{text}");
    }
}

#[test]
fn a_lifetime_must_be_a_whole_number() {
    assert_eq!(
        errors(&with("ike.lifetime", json!(3600.5))),
        json!([{
            "code": "number.integer",
            "path": ["ike", "lifetime"],
            "params": { "field": "ike.lifetime" },
            "suggestion": 3601,
        }])
    );
}

#[test]
fn a_whole_number_out_of_bounds_is_not_suggested() {
    assert_eq!(errors(&with("esp.lifetime", json!(14_400.5)))[0].get("suggestion"), None);
}

#[test]
fn a_whole_number_may_be_written_with_a_fraction_or_an_exponent() {
    for (phase, number) in [("ike", "3600.0"), ("ike", "3.6e3"), ("ike", "36E+02"), ("esp", "1e3"), ("esp", "6000e-1")]
    {
        let text = good().to_string();
        let text = text.replace(if phase == "ike" { ":86400}" } else { ":3600}" }, &format!(":{number}}}"));
        assert!(text.contains(number));
        assert_eq!(check_tunnel_json(text.as_bytes(), false), Ok(Vec::new()), "{number}");
    }
}

#[test]
fn numbers_that_json_cannot_hold_are_no_whole_numbers() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(check_integer(600, 14_400, number, &[]), [Issue::new(Code::NumberInteger, &[])]);
    }
}

#[test]
fn a_lifetime_has_its_phases_bounds() {
    for (phase, minimum, maximum) in [("ike", 3600, 86_400), ("esp", 600, 14_400)] {
        let path = format!("{phase}.lifetime");
        let issue = |code: &str, bound: &str, limit: i32, value: i32| {
            let params = json!({ "field": path, bound: limit, "value": value, "reason": "seconds" });
            json!([{ "code": code, "path": [phase, "lifetime"], "params": params, "suggestion": limit }])
        };
        for number in [minimum, maximum] {
            assert_eq!(errors(&with(&path, json!(number))), json!([]));
        }
        for number in [minimum - 1, 0, -5] {
            assert_eq!(errors(&with(&path, json!(number))), issue("number.min", "minimum", minimum, number));
        }
        for number in [maximum + 1, 1_000_000_000] {
            assert_eq!(errors(&with(&path, json!(number))), issue("number.max", "maximum", maximum, number));
        }
    }
}

#[test]
fn a_lifetime_in_another_unit_is_told_and_no_number_suggested() {
    for (path, number, reason) in [
        ("ike.lifetime", 1440, "minutes"),
        ("ike.lifetime", 60, "minutes"),
        ("ike.lifetime", 8, "hours"),
        ("esp.lifetime", 60, "minutes"),
        ("esp.lifetime", 1, "hours"),
        ("ike.lifetime", 28_800_000, "milliseconds"),
        // Eight hours of ESP, and half an hour of IKE: usual elsewhere, and none that the API has.
        ("esp.lifetime", 8, "seconds"),
        ("esp.lifetime", 480, "seconds"),
        ("esp.lifetime", 28_800_000, "seconds"),
        ("ike.lifetime", 30, "seconds"),
    ] {
        let issue = &errors(&with(path, json!(number)))[0];
        assert_eq!((&issue["params"]["reason"], issue.get("suggestion")), (&json!(reason), None), "{path} {number}");
    }
}

#[test]
fn an_algorithm_as_others_write_it_is_suggested_as_the_api_does() {
    for (path, written, value) in [
        ("ike.diffieHellmanGroup", json!("modp4096"), "16-MODP4096"),
        ("ike.diffieHellmanGroup", json!("group 20"), "20-ECP384"),
        ("esp.diffieHellmanGroup", json!(20), "20-ECP384"),
        ("ike.encryptionAlgorithm", json!("aes256gcm128"), "AES256-GCM-16"),
        ("esp.encryptionAlgorithm", json!("AES-256-CBC"), "AES256"),
        ("esp.integrityAlgorithm", json!("SHA2-256"), "SHA256"),
        ("ike.integrityAlgorithm", json!("hmac-sha2-512"), "SHA512"),
        ("auth.method", json!("pre-shared key"), "PSK"),
    ] {
        assert_eq!(errors(&with(path, written.clone()))[0]["suggestion"], json!(value), "{path} {written}");
    }
}

#[test]
fn text_is_measured_in_code_points() {
    for (path, maximum) in [("name", 255), ("description", 1024)] {
        for character in ["a", "é", "€", "𝕏"] {
            assert_eq!(errors(&with(path, json!(character.repeat(maximum)))), json!([]));
            let params = json!({ "field": path, "maximum": maximum, "length": maximum + 1 });
            let issue = json!({ "code": "string.max", "path": [path], "params": params });
            assert_eq!(errors(&with(path, json!(character.repeat(maximum + 1)))), json!([issue]), "{path} {character}");
        }
    }
}

#[test]
fn each_side_needs_a_network() {
    for side in ["cloudNetworkCIDRs", "peerNetworkCIDRs"] {
        let params = json!({ "field": side, "minimum": 1, "count": 0 });
        assert_eq!(errors(&with(side, json!([]))), json!([{ "code": "items.min", "path": [side], "params": params }]));
    }
}

#[test]
fn each_side_has_at_most_twenty_networks() {
    let networks = |count| (0..count).map(|index| json!(format!("10.9.{index}.0/24"))).collect::<Json>();
    for side in ["cloudNetworkCIDRs", "peerNetworkCIDRs"] {
        assert_eq!(errors(&with(side, networks(20))), json!([]));
        let params = json!({ "field": side, "maximum": 20, "count": 21 });
        let issue = json!({ "code": "items.max", "path": [side], "params": params });
        assert_eq!(errors(&with(side, networks(21))), json!([issue]));
    }
}

#[test]
fn a_list_that_is_too_long_is_examined_up_to_its_hundredth_element() {
    let found = findings(&check(&with("peerNetworkCIDRs", json!(vec!["x"; 1000])), false));
    let mut expected: Vec<_> = (0..100).map(|index| (format!("peerNetworkCIDRs.{index}"), "cidr.invalid")).collect();
    expected.push(("peerNetworkCIDRs".into(), "items.max"));
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn the_whole_length_of_a_list_is_told() {
    assert_eq!(errors(&with("peerNetworkCIDRs", json!(vec!["10.8.0.0/24"; 1000])))[0]["params"]["count"], 1000);
}

#[test]
fn a_network_must_be_in_cidr_notation() {
    let field = "cloudNetworkCIDRs.0";
    let issue = json!({ "code": "cidr.invalid", "path": ["cloudNetworkCIDRs", 0], "params": { "field": field } });
    assert_eq!(errors(&with(field, json!("the office"))), json!([issue]));
}

#[test]
fn the_network_that_was_meant_is_suggested() {
    for (text, suggestion) in [
        ("10.0.0.7", "10.0.0.7/32"),
        (" 10.0.0.0/8", "10.0.0.0/8"),
        ("10.0.0.0/255.0.0.0", "10.0.0.0/8"),
        ("2001:db8::1", "2001:db8::1/128"),
    ] {
        assert_eq!(errors(&with("peerNetworkCIDRs.0", json!(text)))[0]["suggestion"], suggestion, "{text}");
    }
}

#[test]
fn an_id_must_be_a_uuid() {
    let issue = json!([{ "code": "uuid.invalid", "path": ["gatewayId"], "params": { "field": "gatewayId" } }]);
    for id in [None, Some(""), Some("1"), Some("66a114c72ddd51199ddf5a789f5a5a44")] {
        assert_eq!(plain(&check_id(id, "gatewayId").into_iter().collect::<Vec<_>>()), issue, "{id:?}");
    }
    assert_eq!(check_id(Some("66a114c7-2ddd-5119-9ddf-5a789f5a5a44"), "gatewayId"), None);
}

#[test]
fn every_error_is_told_at_once() {
    let tunnel = json!({
        "name": "a".repeat(256),
        "description": 1,
        "remoteHost": "a b",
        "auth": { "method": "PSK", "psk": { "key": "" } },
        "ike": { "diffieHellmanGroup": "2-MODP1024", "lifetime": 1 },
        "esp": { "integrityAlgorithm": null, "lifetime": 1.5 },
        "cloudNetworkCIDRs": [],
        "peerNetworkCIDRs": ["10.0.0.0/8", "x", 3],
    });
    assert_eq!(
        findings(&check(&tunnel, false)),
        [
            ("auth.psk.key", "psk.empty"),
            ("cloudNetworkCIDRs", "items.min"),
            ("description", "type"),
            ("esp.integrityAlgorithm", "type"),
            ("esp.lifetime", "number.integer"),
            ("ike.diffieHellmanGroup", "enum"),
            ("ike.lifetime", "number.min"),
            ("name", "string.max"),
            ("peerNetworkCIDRs.1", "cidr.invalid"),
            ("peerNetworkCIDRs.2", "type"),
            ("remoteHost", "remote-host.invalid"),
        ]
        .map(|(path, code)| (path.to_owned(), code))
    );
}

#[test]
fn an_empty_object_lacks_every_required_member() {
    let found = findings(&check(&json!({}), false));
    let names = ["auth", "cloudNetworkCIDRs", "esp", "ike", "name", "peerNetworkCIDRs", "remoteHost"];
    assert_eq!(found, names.map(|name| (name.to_owned(), "required")));
}
