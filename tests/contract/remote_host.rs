//! The remote host: why a text is none, what was meant by it, and advice about those that the API accepts.

use super::{check_field_json, messages::every_issue, oracle::is_host, plain};
use ionos_ipsec_tunnels::validate::{Code, Issue, Param, is_remote_host};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::select,
    string::string_regex,
};
use serde_json::json;

fn check(host: &str) -> Vec<Issue> {
    check_field_json("remoteHost", Some(&json!(host)), true)
}

fn param(issue: &Issue, name: &str) -> Option<String> {
    issue.params.iter().find(|(param, _)| *param == name).map(|(_, value)| value.to_string())
}

fn long_name() -> String {
    ["a"; 127].join(".")
}

#[test]
fn addresses_and_names_are_accepted() {
    let longest_label = "a".repeat(63);
    for host in [
        "1.2.3.4",
        "0.0.0.0",
        "255.255.255.255",
        "vpn.mycompany.com",
        "localhost",
        "a",
        "1a.2b",
        "3com.com",
        "0x7f.a0",
        "x--y.example",
        "VPN.MyCompany.COM",
        "xn--mnchen-3ya.de",
        "XN--MNCHEN-3YA.DE",
        "xn--bcher-kva.xn--p1ai",
        &longest_label,
        &long_name(),
    ] {
        assert!(is_remote_host(host), "{host}");
    }
}

#[test]
fn a_text_that_is_no_host_is_told_with_the_reason_and_what_was_meant() {
    let (long_label, too_long) = (format!("{}.de", "a".repeat(64)), format!("{}.a", long_name()));
    let long_international = "é".repeat(254);
    for (text, reason, meant) in [
        ("", None, None),
        (".", Some("trailing-dot"), None),
        ("-a.de", None, None),
        ("a-.de", None, None),
        ("a..b", None, None),
        ("*.mycompany.com", None, None),
        ("vpn.mycompany.com:ike", None, None),
        // IPv6
        ("2001:db8::1", Some("ipv6"), None),
        ("::", Some("ipv6"), None),
        (" 2001:DB8::1 ", Some("ipv6"), None),
        ("2001:db8::1/64", Some("ipv6"), None),
        ("fe80::1%eth0", Some("ipv6"), None),
        ("[2001:db8::1]", Some("ipv6"), None),
        ("[2001:db8::1]:500", Some("ipv6"), None),
        ("https://[2001:db8::1]:8443/x", Some("ipv6"), None),
        ("2001:db8:::1", Some("ipv6"), None),
        ("::ffff:198.51.100.7", Some("ipv6"), Some("198.51.100.7")),
        // Numbers
        ("10.0.0.256", Some("numeric-end"), None),
        ("10.0.0", Some("numeric-end"), None),
        ("1.2.3.4.5", Some("numeric-end"), None),
        ("2130706433", Some("numeric-end"), None),
        ("vpn.1", Some("numeric-end"), None),
        ("10.0.0.256:500", Some("numeric-end"), None),
        ("192.168.001.007", Some("leading-zeros"), Some("192.168.1.7")),
        ("087.10.0.1", Some("leading-zeros"), Some("87.10.0.1")),
        ("010.0.0.1", Some("leading-zeros"), None),
        ("010.0.0.256", Some("numeric-end"), None),
        ("198.51.100.7/32", Some("network"), Some("198.51.100.7")),
        ("198.51.100.7/24", Some("network"), Some("198.51.100.7")),
        ("10.0.0.0/8", Some("network"), None),
        ("198.51.100.7/255.255.255.0", Some("network"), Some("198.51.100.7")),
        ("10.0.0.0/255.0.0.0", Some("network"), None),
        ("198.51.100.7 255.255.255.0", Some("network"), Some("198.51.100.7")),
        ("198.51.100.7\t255.255.255.255", Some("network"), Some("198.51.100.7")),
        ("10.0.0.0 255.0.0.0", Some("network"), None),
        // URLs and ports
        ("https://vpn.mycompany.com", Some("url"), Some("vpn.mycompany.com")),
        ("https://admin:secret@vpn.mycompany.com:8443/a?b#c", Some("url"), Some("vpn.mycompany.com")),
        ("//vpn.mycompany.com/", Some("url"), Some("vpn.mycompany.com")),
        ("vpn.mycompany.com/login", Some("url"), Some("vpn.mycompany.com")),
        ("admin@vpn.mycompany.com", Some("url"), Some("vpn.mycompany.com")),
        ("http://198.51.100.7:80/", Some("url"), Some("198.51.100.7")),
        ("https://", Some("url"), None),
        ("https:/vpn.mycompany.com", Some("url"), None),
        (" https:/vpn.mycompany.com", Some("spaces"), None),
        ("vpn\\.mycompany\\.com", Some("url"), None),
        ("n/a", Some("url"), None),
        ("vpn.mycompany.com/index.html", Some("url"), Some("vpn.mycompany.com")),
        ("vpn.mycompany.com:500", Some("port"), Some("vpn.mycompany.com")),
        ("198.51.100.7:4500", Some("port"), Some("198.51.100.7")),
        (":500", Some("port"), None),
        // Spaces, dots and underscores
        (" vpn.mycompany.com", Some("spaces"), Some("vpn.mycompany.com")),
        ("vpn.mycompany.com\r\n", Some("spaces"), Some("vpn.mycompany.com")),
        ("\u{feff}198.51.100.7\u{a0}", Some("spaces"), Some("198.51.100.7")),
        ("vpn.mycompany.com\0", Some("spaces"), Some("vpn.mycompany.com")),
        (" vpn.mycompany.com. ", Some("spaces"), Some("vpn.mycompany.com")),
        ("vpn mycompany.com", Some("spaces"), None),
        (" ", Some("spaces"), None),
        // What word processors make of it, and full-width forms
        ("vpn–office.firma.de", Some("punctuation"), Some("vpn-office.firma.de")),
        ("vpn\u{2010}office.firma.de", Some("punctuation"), Some("vpn-office.firma.de")),
        ("vpn\u{2011}office.firma.de", Some("punctuation"), Some("vpn-office.firma.de")),
        ("vpn\u{2212}office.firma.de", Some("punctuation"), Some("vpn-office.firma.de")),
        ("„vpn.firma.de“", Some("punctuation"), Some("vpn.firma.de")),
        ("\"vpn.firma.de\"", Some("punctuation"), Some("vpn.firma.de")),
        ("１９２.１６８.１.１", Some("punctuation"), Some("192.168.1.1")),
        ("vpn.firma.de\u{202a}", Some("spaces"), Some("vpn.firma.de")),
        ("vpn\u{200b}.firma.de", Some("spaces"), Some("vpn.firma.de")),
        ("vpn→office.firma.de", Some("punctuation"), None),
        ("\"198.51.100.7\",", Some("punctuation"), Some("198.51.100.7")),
        ("<vpn.firma.de>", Some("punctuation"), Some("vpn.firma.de")),
        ("(198.51.100.7)", Some("punctuation"), Some("198.51.100.7")),
        ("198.51.100.7;", Some("punctuation"), Some("198.51.100.7")),
        ("vpn🔒.firma.de", Some("punctuation"), None),
        ("1.2.3.4,5.6.7.8", Some("several"), None),
        ("1.2.3.4/5.6.7.8", Some("several"), None),
        ("1.2.3.4 / 5.6.7.8", Some("several"), None),
        ("bücher.example, vpn.firma.de", Some("several"), None),
        ("198.51.100.7 198.51.100.8", Some("several"), None),
        ("198.51.100.7\r\n198.51.100.8\r\n", Some("several"), None),
        ("198.51.100.7 berlin", Some("spaces"), None),
        ("vpn.firma,de", None, None),
        ("vpn1.firma.de; vpn2.firma.de", Some("several"), None),
        ("a.firma.de b.firma.de", Some("several"), None),
        ("a.firma.de\tb.firma.de", Some("several"), None),
        ("a.firma.de or b.firma.de", Some("several"), None),
        ("1.2.3.4 and 5.6.7.8", Some("several"), None),
        ("1.2.3.4 vpn.firma.de", Some("several"), None),
        ("1.2.3.4:500,5.6.7.8:500", Some("several"), None),
        ("1.2.3.4、5.6.7.8", Some("several"), None),
        ("vpn.firma .de", Some("spaces"), None),
        ("vpn.mycompany.com.", Some("trailing-dot"), Some("vpn.mycompany.com")),
        ("198.51.100.7.", Some("trailing-dot"), Some("198.51.100.7")),
        ("vpn_berlin.mycompany.com", Some("underscore"), None),
        ("https://vpn_berlin.mycompany.com/", Some("underscore"), None),
        ("_ipsec.mycompany.com", Some("underscore"), None),
        // With hyphens, these were no names either
        ("${VPN_HOST}", None, None),
        ("%VPN_HOST%", None, None),
        ("vpn_berlin..mycompany.com", None, None),
        // Labels
        ("xn--.de", Some("a-label"), None),
        ("xn--a-.de", Some("a-label"), None),
        ("vpn.xn--99999999.de", Some("a-label"), None),
        ("XN--X", Some("a-label"), None),
        (&long_label, Some("length"), None),
        (&too_long, Some("length"), None),
        (&long_international, Some("length"), None),
    ] {
        let mut params = json!({ "field": "remoteHost" });
        let mut issue = json!({ "code": "remote-host.invalid", "path": ["remoteHost"] });
        if let Some(reason) = reason {
            params["reason"] = json!(reason);
        }
        issue["params"] = params;
        if let Some(meant) = meant {
            issue["suggestion"] = json!(meant);
        }
        assert_eq!(plain(&check(text)), json!([issue]), "{text:?}");
    }
}

#[test]
fn an_international_name_is_found_in_what_was_pasted() {
    for text in ["bücher.example", " bücher.example ", "https://bücher.example:8443/x", "bücher.example."] {
        let params = json!({ "field": "remoteHost", "reason": "international", "name": "bücher.example" });
        let issue = json!({ "code": "remote-host.invalid", "path": ["remoteHost"], "params": params });
        assert_eq!(plain(&check(text)), json!([issue]), "{text}");
    }
}

#[test]
fn a_key_that_was_pasted_as_the_host_is_in_no_message() {
    for key in ["Grün3Q7mZx2Lp9VtR4cWn8Ks", " Q7mZx2Lp9VtR4cWn8Ksß:500 ", "Q7mZx2Lp9VtR4cWn8Ksß/+"] {
        let issues = check(key);
        let [issue] = &issues[..] else { panic!("{issues:?}") };
        let part = key.split(|c: char| !c.is_alphanumeric()).find(|part| part.len() > 4).unwrap_or_default();
        assert!(part.len() > 4 && !format!("{issue} {issue:?}").contains(part), "{issue:?}");
    }
}

#[test]
fn an_a_label_is_refused_unless_it_stands_for_an_international_label() {
    for label in [
        "xn--",
        "xn--abc-",
        "xn---foo",
        "xn--x",
        "xn--99999999",
        "xn--0000000000000000",
        "xn--zzzzzzzzzzzzzzzzzzzz",
        // "-é", "é-", "ab--é": hyphens where no label has them.
        "xn----bga",
        "xn----9fa",
        "xn--ab---epa",
        // Characters that no label has: a control character, "Ü", "×", a tatweel, a tone mark, a repeat mark.
        "xn--a",
        "xn--wca",
        "xn--xy-rha",
        "xn--a-foc",
        "xn--a-s6t",
        "xn--e8jv92n",
        // "a·b", "l·", "·l": only between two l. A joiner at the beginning. Digits of two kinds.
        "xn--ab-0ea",
        "xn--l-gda",
        "xn--l-fda",
        "xn--a-tgn",
        "xn--8hb20a",
    ] {
        assert!(!is_remote_host(&format!("{label}.example")), "{label}");
    }
    for label in ["xn--ll-0ea", "xn--LL-0EA", "xn--lll-lgab", "xn--a--b-cpa", "xn--a---dma", "xn--a-ugn", "xn--zca"] {
        assert!(is_remote_host(&format!("{label}.example")), "{label}");
    }
}

#[test]
fn an_address_that_the_internet_does_not_reach_is_told_with_its_network() {
    for (network, reason, first, last, beside) in [
        ("0.0.0.0/8", "reserved", "0.0.0.0", "0.255.255.255", ["1.0.0.0"; 2]),
        ("10.0.0.0/8", "private", "10.0.0.0", "10.255.255.255", ["9.255.255.255", "11.0.0.0"]),
        ("100.64.0.0/10", "shared", "100.64.0.0", "100.127.255.255", ["100.63.255.255", "100.128.0.0"]),
        ("127.0.0.0/8", "loopback", "127.0.0.0", "127.255.255.255", ["126.255.255.255", "128.0.0.0"]),
        ("169.254.0.0/16", "link-local", "169.254.0.0", "169.254.255.255", ["169.253.255.255", "169.255.0.0"]),
        ("172.16.0.0/12", "private", "172.16.0.0", "172.31.255.255", ["172.15.255.255", "172.32.0.0"]),
        ("192.0.0.0/24", "reserved", "192.0.0.0", "192.0.0.255", ["191.255.255.255", "192.0.1.0"]),
        ("192.0.2.0/24", "documentation", "192.0.2.0", "192.0.2.255", ["192.0.1.255", "192.0.3.0"]),
        ("192.88.99.0/24", "reserved", "192.88.99.0", "192.88.99.255", ["192.88.98.255", "192.88.100.0"]),
        ("192.168.0.0/16", "private", "192.168.0.0", "192.168.255.255", ["192.167.255.255", "192.169.0.0"]),
        ("198.18.0.0/15", "benchmark", "198.18.0.0", "198.19.255.255", ["198.17.255.255", "198.20.0.0"]),
        ("198.51.100.0/24", "documentation", "198.51.100.0", "198.51.100.255", ["198.51.99.255", "198.51.101.0"]),
        ("203.0.113.0/24", "documentation", "203.0.113.0", "203.0.113.255", ["203.0.112.255", "203.0.114.0"]),
        ("224.0.0.0/4", "multicast", "224.0.0.0", "239.255.255.255", ["223.255.255.255"; 2]),
        ("240.0.0.0/4", "reserved", "240.0.0.0", "255.255.255.254", ["223.255.255.255"; 2]),
        ("255.255.255.255/32", "reserved", "255.255.255.255", "255.255.255.255", ["223.255.255.255"; 2]),
    ] {
        let params = json!({ "field": "remoteHost", "reason": reason, "network": network });
        let issue = json!({ "code": "remote-host.special", "path": ["remoteHost"], "params": params });
        for address in [first, last] {
            assert_eq!(plain(&check(address)), json!([issue]), "{address}");
        }
        for address in beside {
            assert_eq!(check(address), [], "{address}");
        }
    }
}

#[test]
fn a_name_that_is_not_for_the_internet_is_told_with_its_suffix() {
    for (host, suffix, reason) in [
        ("printer.local", ".local", "local"),
        ("VPN.Office.LOCAL", ".local", "local"),
        ("vpn.corp.internal", ".internal", "local"),
        ("router.home.arpa", ".home.arpa", "local"),
        ("localhost", ".localhost", "localhost"),
        ("vpn.localhost", ".localhost", "localhost"),
        ("vpn.example", ".example", "example"),
        ("example.com", "example.com", "example"),
        ("vpn.Example.com", "example.com", "example"),
        ("vpn.example.net", "example.net", "example"),
        ("vpn.example.org", "example.org", "example"),
        ("vpn.test", ".test", "not-resolved"),
        ("vpn.invalid", ".invalid", "not-resolved"),
        ("abc.onion", ".onion", "not-resolved"),
        ("vpn.alt", ".alt", "not-resolved"),
    ] {
        let params = json!({ "field": "remoteHost", "reason": reason, "suffix": suffix });
        let issue = json!({ "code": "remote-host.special-name", "path": ["remoteHost"], "params": params });
        assert_eq!(plain(&check(host)), json!([issue]), "{host}");
    }
}

#[test]
fn a_name_that_only_resembles_a_special_one_brings_no_advice() {
    for host in ["notexample.com", "example.de", "example.com.de", "vpn.mylocal", "test.de", "local.de", "home.arpa.de"]
    {
        assert_eq!(check(host), [], "{host}");
    }
}

#[test]
fn a_name_with_a_single_label_is_told() {
    let issue = json!({
        "code": "remote-host.single-label", "path": ["remoteHost"], "params": { "field": "remoteHost" },
    });
    for host in ["gateway", "xn--mnchen-3ya", "a1"] {
        assert_eq!(plain(&check(host)), json!([issue]), "{host}");
    }
}

#[test]
fn a_slip_that_makes_a_name_of_an_address_is_told() {
    let issue = json!({
        "code": "remote-host.special-name",
        "path": ["remoteHost"],
        "params": { "field": "remoteHost", "reason": "digits" },
    });
    for host in ["198.51.100.l7", "198.51.100.7a", "198.51.100.7-20", "198.51.100.0x7", "vpn.firma.d3"] {
        assert_eq!(plain(&check(host)), json!([issue]), "{host}");
    }
    for host in ["vpn2.4you.de", "vpn.xn--p1ai", "vpn.XN--90AE", "7.7.7.de"] {
        assert_eq!(check(host), [], "{host}");
    }
}

#[test]
fn a_host_that_is_none_brings_no_advice() {
    for text in ["10.0.0.256", "vpn.example.com.", "local host", " 10.0.0.1"] {
        assert_eq!(check(text).len(), 1, "{text}");
    }
}

#[test]
fn every_reason_of_the_catalogue_can_be_brought_about() {
    let given: Vec<_> = every_issue().iter().map(|issue| (issue.code, param(issue, "reason"))).collect();
    for code in Code::ALL.iter().filter(|code| code.as_str().starts_with("remote-host.")) {
        for (reason, _) in code.reasons() {
            assert!(given.contains(&(*code, Some((*reason).to_owned()))), "{code:?} {reason}");
        }
    }
}

/// Hosts and what people paste around them, in any combination.
fn pasted() -> impl Strategy<Value = String> {
    let before = select(vec!["", "", " ", "https://", "//", "user:p@ss@", "[", "\u{feff}", "."]);
    let after = select(vec!["", "", " ", ":500", ":", "/", "/32", "/8", "?x", "#", "]", ".", "..", "%eth0", "\\"]);
    let host = prop_oneof![
        string_regex("[0-9]{1,4}(\\.[0-9]{1,4}){0,4}").expect("a pattern"),
        string_regex("0{0,2}[0-9]{1,2}(\\.0{0,2}[0-9]{1,2}){3}").expect("a pattern"),
        string_regex("(xn--|XN--)?[a-zA-Z0-9é_·-]{0,9}(\\.[a-z0-9-]{1,9}){0,3}").expect("a pattern"),
        string_regex("[0-9a-f:]{2,20}(:1\\.2\\.3\\.4)?").expect("a pattern"),
        any::<String>(),
    ];
    (vec(before, 0..3), host, vec(after, 0..3))
        .prop_map(|(before, host, after)| [before.concat(), host, after.concat()].concat())
}

/// A-labels, most of them broken, and labels that nearly claim to be one.
fn a_labels() -> impl Strategy<Value = String> {
    let international = string_regex("[a-l·é٠-٩۰-۹\u{640}\u{302e}\u{200d}日-]{1,8}").expect("a pattern");
    prop_oneof![
        string_regex("[xX]n--[a-zA-Z0-9-]{0,12}").expect("a pattern"),
        string_regex("xn-?-?[a-z0-9]{0,59}").expect("a pattern"),
        international.prop_map(|label| format!("xn--{}", idna::punycode::encode_str(&label).unwrap_or_default())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_accepted_where_the_oracle_accepts_it(text in pasted()) {
        prop_assert_eq!(is_remote_host(&text), is_host(&text));
    }

    #[test]
    fn an_a_label_is_accepted_where_the_oracle_accepts_it(label in a_labels()) {
        prop_assert_eq!(is_remote_host(&label), is_host(&label));
    }

    #[test]
    fn a_text_is_refused_with_an_error_or_is_a_host(text in pasted()) {
        prop_assert_eq!(check(&text).iter().any(Issue::is_error), !is_remote_host(&text));
    }

    #[test]
    fn a_host_that_is_suggested_is_accepted(text in pasted()) {
        for issue in check(&text) {
            if let Some(suggestion) = &issue.suggestion {
                let Param::Text(host) = suggestion else { panic!("{suggestion:?} is no text") };
                prop_assert!(is_remote_host(host), "{}", host);
            }
        }
    }

    #[test]
    fn a_secret_before_a_host_is_in_no_issue(text in pasted()) {
        for issue in check(&format!("https://user:canary@{text}")) {
            prop_assert!(!format!("{issue} {issue:?}").contains("canary"), "{:?}", issue);
        }
    }

    #[test]
    fn an_international_name_holds_no_more_than_a_host(text in pasted()) {
        for name in check(&text).iter().filter_map(|issue| param(issue, "name")) {
            prop_assert!(!name.is_ascii() && name.chars().count() <= 253);
            prop_assert!(!name.contains(['/', '\\', '?', '#', '@', ' ']), "{}", name);
        }
    }
}

#[test]
fn an_international_name_ends_where_the_path_of_a_url_begins() {
    for (text, name) in [(".·,Σ\\.", ".·,Σ"), ("·.de,Σ?.", "·.de,Σ"), ("·.de,Σ#.", "·.de,Σ"), ("·.de,x@Σ.", "Σ")]
    {
        let issues = check(text);
        let names: Vec<_> = issues.iter().filter_map(|issue| param(issue, "name")).collect();
        assert_eq!(names, [name], "{text}");
    }
}

#[test]
fn what_nobody_can_see_is_told_as_invisible() {
    for text in ["203.0.113.7\u{200b}", "\u{202a}vpn.firma.de", "vpn\u{ad}.firma.de", "vpn.firma.de\0", " vpn.firma.de"]
    {
        let message = check(text)[0].to_string();
        assert!(message.contains("white space or invisible characters"), "{message}");
    }
}
