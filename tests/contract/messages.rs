//! The catalogue, and the messages that are made from it.

use super::{check, check_field_json, dotted, gateway_tunnel, good, value, with, without};
use ionos_ipsec_tunnels::plan::{PlanOptions, plan_tunnels};
use ionos_ipsec_tunnels::validate::{Code, Issue, Severity, check_id, check_tunnel_json, check_tunnels, rules};
use regex::Regex;
use serde_json::json;
use std::collections::HashSet;

/// Tunnels that bring about every code of a tunnel, and the issues of ids and gateways.
pub(crate) fn every_issue() -> Vec<Issue> {
    let mut issues = Vec::new();
    for (path, other) in [
        ("", json!(null)),
        ("", json!({})),
        ("name", json!("a".repeat(256))),
        ("name", json!(" ")),
        ("name", json!(" a")),
        ("nonsense", json!("a")),
        ("id", json!("66a114c7-2ddd-5119-9ddf-5a789f5a5a44")),
        ("properties", json!({})),
        ("ike.lifeTime", json!(7200)),
        ("remoteHost", json!("a b")),
        ("remoteHost", json!("2001:db8::1")),
        ("remoteHost", json!("10.0.0.256")),
        ("remoteHost", json!("192.168.001.001")),
        ("remoteHost", json!("10.0.0.0/8")),
        ("remoteHost", json!("https://vpn.mycompany.com")),
        ("remoteHost", json!("vpn.mycompany.com:500")),
        ("remoteHost", json!("a_b")),
        ("remoteHost", json!("vpn.mycompany.com.")),
        ("remoteHost", json!("bücher.example")),
        ("remoteHost", json!("„vpn.mycompany.com“")),
        ("remoteHost", json!("1.2.3.4,5.6.7.8")),
        ("remoteHost", json!("xn--x")),
        ("remoteHost", json!("a".repeat(64))),
        ("remoteHost", json!("198.51.100.l7")),
        ("remoteHost", json!("192.168.1.1")),
        ("remoteHost", json!("100.64.0.1")),
        ("remoteHost", json!("127.0.0.1")),
        ("remoteHost", json!("169.254.0.1")),
        ("remoteHost", json!("224.0.0.1")),
        ("remoteHost", json!("240.0.0.1")),
        ("remoteHost", json!("203.0.113.7")),
        ("remoteHost", json!("198.18.0.1")),
        ("remoteHost", json!("printer.local")),
        ("remoteHost", json!("localhost")),
        ("remoteHost", json!("vpn.example.com")),
        ("remoteHost", json!("vpn.invalid")),
        ("remoteHost", json!("gateway")),
        ("auth", json!({ "method": "PSK" })),
        ("auth.psk.key", json!("")),
        ("auth.psk.key", json!("canary")),
        ("auth.psk.key", json!("X2wosbaw74M8hQGbK3jCCaEusR6CCFRa")),
        ("auth.psk.key", json!("a random 18 chars.")),
        ("auth.psk.key", json!("4bf1c07e29d85a3690fe")),
        ("auth.psk.key", json!("a".repeat(65))),
        ("auth.psk.key", json!("<psk>")),
        ("auth.psk.key", json!("office-2024")),
        ("auth.psk.key", json!("mycompany")),
        ("description", json!(super::KEY)),
        ("auth.psk.key", json!("\n".repeat(20))),
        ("auth.psk.key", json!("0x123456789abcdef0123456789")),
        ("auth.psk.key", json!("0sQwertzuiopÄsdfghjklyxcvbnm")),
        ("auth.psk.key", json!("Password'Secret'Ionos'Cisco")),
        ("ike", json!({ "encryptionAlgorithm": "AES256-CCM-12", "integrityAlgorithm": "SHA256" })),
        ("esp", json!({ "encryptionAlgorithm": "AES256-GCM-12", "integrityAlgorithm": "SHA256" })),
        ("esp", json!({ "encryptionAlgorithm": "AES256-CTR", "integrityAlgorithm": "AES-XCBC" })),
        ("esp.diffieHellmanGroup", json!("28-ECP256BP")),
        ("ike.encryptionAlgorithm", json!("AES128-GCM-12")),
        ("esp", json!({})),
        ("ike.diffieHellmanGroup", json!("x")),
        ("ike.lifetime", json!(3600)),
        ("ike.lifetime", json!(1)),
        ("ike.lifetime", json!(1e9)),
        ("ike.lifetime", json!(1.5)),
        ("cloudNetworkCIDRs", json!([])),
        ("cloudNetworkCIDRs", json!(vec!["10.0.0.0/8"; 21])),
        ("cloudNetworkCIDRs", json!(["10.0.0.0/8", "10.1.0.0/16", "10.1.1.1/16", "x", "10.8.0.0/24"])),
        ("cloudNetworkCIDRs", json!(["0.0.0.0/0"])),
        ("cloudNetworkCIDRs", json!(["::/0", "2001:DB8::/32"])),
        ("cloudNetworkCIDRs", json!(["10.7.0.0/25", "10.7.0.128/25", "192.168.1.0/32", "fd00:7::/64"])),
    ] {
        issues.extend(check(&with(path, other), true));
    }
    let mut weaker_ike = with("esp.encryptionAlgorithm", json!("AES256"));
    weaker_ike["ike"]["encryptionAlgorithm"] = json!("AES128");
    issues.extend(check(&weaker_ike, true));
    let mut around_its_host = with("remoteHost", json!("198.51.100.7"));
    around_its_host["peerNetworkCIDRs"] = json!(["10.8.0.0/24", "198.51.100.0/24"]);
    issues.extend(check(&around_its_host, true));
    issues.extend(check_id(None, "tunnelId"));
    issues.extend(check_field_json("nonsense", None, true));
    issues.extend(check(&json!({ "properties": {} }), true));
    issues.extend(check_tunnel_json(b"{\"name\": 1, \"name\": 2}", true).expect("JSON"));
    let mut tunnels = vec![good(); 21];
    for (path, other) in [
        ("remoteHost", json!("vpn2.example.com")),
        ("peerNetworkCIDRs", json!(["10.8.0.0/16", "9.9.9.0/24"])),
        ("remoteHost", json!("9.9.9.9")),
    ] {
        tunnels.push(with(path, other));
    }
    for (path, other) in [("auth.psk.key", json!("another")), ("ike.encryptionAlgorithm", json!("AES128"))] {
        tunnels.push(with(path, other));
        tunnels.last_mut().expect("a tunnel")["peerNetworkCIDRs"] = json!([]);
    }
    tunnels[22]["remoteHost"] = json!("vpn3.example.com");
    issues.extend(check_tunnels(&tunnels.iter().map(gateway_tunnel).collect::<Vec<_>>(), &[]));
    issues.extend(ambiguous_names());
    issues
}

/// The issues of a plan in which names fit several tunnels.
fn ambiguous_names() -> Vec<Issue> {
    let gateway = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
    let actual = ["a", "b"].map(|id| json!({ "id": id, "properties": good() }));
    let (actual, tunnel) = (actual.each_ref().map(gateway_tunnel), good());
    let desired = [value(&rules::TUNNEL, &tunnel), value(&rules::TUNNEL, &tunnel)];
    plan_tunnels(gateway, &desired, &actual, &PlanOptions::default()).expect("a gateway's id").issues
}

/// Whether a code is about the configuration of the other side, which `tests/peers` brings about.
fn is_of_peers(code: Code) -> bool {
    code.as_str().starts_with("peer.")
}

#[test]
fn every_code_but_that_of_text_that_is_no_json_can_be_brought_about() {
    let seen: HashSet<_> = every_issue().iter().map(|issue| issue.code).collect();
    let of_validation = Code::ALL.iter().filter(|code| !is_of_peers(**code));
    let unseen: Vec<_> = of_validation.filter(|code| !seen.contains(*code)).collect();
    assert_eq!(unseen, [&Code::JsonSyntax]);
}

#[test]
fn a_message_is_a_whole_sentence() {
    for issue in every_issue() {
        let message = issue.to_string();
        assert!(message.ends_with('.') && !message.contains(['{', '}']) && !message.contains("  "), "{message}");
    }
}

#[test]
fn a_template_names_only_params_that_its_issues_have() {
    let placeholder = Regex::new(r"\{([^}]*)\}").expect("a pattern");
    for issue in every_issue() {
        for name in placeholder.captures_iter(issue.template()).map(|found| found[1].to_owned()) {
            let is_param = name == "field" || issue.params.iter().any(|(param, _)| *param == name);
            assert!(is_param, "{:?} lacks {name}", issue.code);
        }
    }
}

#[test]
fn the_braces_of_a_template_hold_names() {
    let name = Regex::new(r"\{[a-z]+\}").expect("a pattern");
    for code in Code::ALL {
        assert!(!name.replace_all(code.template(), "").contains(['{', '}']), "{code:?}");
    }
}

#[test]
fn every_issue_names_its_field() {
    for issue in every_issue() {
        let path = dotted(&issue.path);
        assert_eq!(issue.field(), if path.is_empty() { "tunnel" } else { &path });
    }
}

#[test]
fn no_param_of_an_issue_is_there_twice() {
    for issue in every_issue() {
        let names: HashSet<_> = issue.params.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), issue.params.len(), "{issue:?}");
    }
}

#[test]
fn a_message_says_what_is_wrong_and_what_would_be_right() {
    for (tunnel, message) in [
        (without("name"), "name is required."),
        (with("ike.lifetime", json!(-1)), "ike.lifetime must be at least 3600 seconds."),
        (
            with("ike.lifetime", json!(1440)),
            "ike.lifetime is in seconds and must be at least 3600; 1440 would be right in minutes.",
        ),
        (with("auth.method", json!("RSA")), "auth.method must be PSK."),
        (
            with("auth.psk", json!("secret")),
            "auth.psk must be an object, not text; put the pre-shared key into auth.psk.key.",
        ),
        (with("name", json!(null)), "name must be of type string, not null."),
        (
            with("ike.integrityAlgorithm", json!("x")),
            "ike.integrityAlgorithm must be one of SHA256, SHA384, SHA512, AES-XCBC.",
        ),
        (with("auth.method", json!("x")), "auth.method must be PSK."),
        (with("cloudNetworkCIDRs", json!([])), "cloudNetworkCIDRs must have at least 1 entry."),
        (json!(1), "tunnel must be of type object, not number."),
    ] {
        assert_eq!(check(&tunnel, false)[0].to_string(), message);
    }
}

#[test]
fn the_codes_of_the_catalogue_are_all_different() {
    let codes: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
}

#[test]
fn a_reference_names_a_section_or_a_document_that_has_none() {
    let rfc = Regex::new(r"^RFC [0-9]+ §[0-9]+(\.[0-9]+)*$").expect("a pattern");
    let whole = Regex::new(r"^IANA .+ Regist(ry|ries)$|^ICANN Board Resolution [0-9.]+$").expect("a pattern");
    let of_codes = Code::ALL.iter().filter_map(|code| code.reference());
    let of_issues = Code::ALL.iter().flat_map(|code| code.sources()).map(|(_, source)| *source);
    for reference in of_codes.chain(of_issues.filter(|source| !source.is_empty())) {
        assert!(whole.is_match(reference) || reference.split(", ").all(|name| rfc.is_match(name)), "{reference}");
    }
}

#[test]
fn the_errors_of_the_catalogue_are_the_codes_of_the_contract() {
    let errors = Code::ALL.iter().filter(|code| code.severity() == Severity::Error && !is_of_peers(**code));
    assert_eq!(
        errors.map(|code| code.as_str()).collect::<Vec<_>>(),
        [
            "json.syntax",
            "document.wrapped",
            "field.unknown",
            "type",
            "required",
            "enum",
            "number.integer",
            "number.min",
            "number.max",
            "string.max",
            "items.min",
            "items.max",
            "uuid.invalid",
            "cidr.invalid",
            "remote-host.invalid",
            "psk.required",
            "psk.empty",
            "plan.ambiguous"
        ]
    );
}
