//! Advice about pre-shared keys.

use super::{check, check_field_json, dotted, findings, gateway_tunnel, plain, with};
use ionos_ipsec_tunnels::validate::{Code, Issue, Param, Severity, check_tunnels, generate_psk, psk_prefix};
use proptest::{
    prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    string::string_regex,
};
use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};

/// A random key, about which there is nothing to say.
const RANDOM: &str = "q7RkV0mZt3xLwYc9HsJf2NbGdA5eUoPi1TzKvMhWnCg=";

const ALPHANUMERIC: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const SAMPLE: &str = "X2wosbaw74M8hQGbK3jCCaEusR6CCFRa";

fn advice(key: &str) -> Vec<Issue> {
    check_field_json("auth.psk.key", Some(&json!(key)), true)
}

/// The codes about a key, each with its reason if it has one.
fn told(key: &str) -> Vec<(&'static str, String)> {
    advice(key).iter().map(|issue| (issue.code.as_str(), param(issue, "reason"))).collect()
}

/// What issues of one code say of a key.
fn reasons(key: &str, code: &str) -> Vec<String> {
    told(key).into_iter().filter(|(found, _)| *found == code).map(|(_, reason)| reason).collect()
}

fn param(issue: &Issue, name: &str) -> String {
    issue.params.iter().find(|(param, _)| *param == name).map(|(_, value)| value.to_string()).unwrap_or_default()
}

fn bits(key: &str) -> u32 {
    let issue = advice(key).into_iter().find(|issue| issue.code == Code::PskWeak).expect("a weak key");
    param(&issue, "bits").parse().expect("a whole number")
}

/// Random texts over an alphabet, the same ones each time (SplitMix64).
fn random_keys(alphabet: &str, length: usize) -> impl Iterator<Item = String> {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let mut state = 0x1095_u64 + length as u64;
    let mut draw = move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        alphabet[((mixed ^ mixed >> 31) % alphabet.len() as u64) as usize]
    };
    std::iter::repeat_with(move || (0..length).map(|_| draw()).collect())
}

#[test]
fn a_key_is_called_very_short_or_short_by_its_characters() {
    for (key, told) in [
        ("q7RkV0mZt3xLwYc", Some(("psk.very-short", 15))),
        ("q", Some(("psk.very-short", 1))),
        ("q7RkV0mZt3xLwYcé", Some(("psk.short", 16))),
        ("q7RkV0mZt3xLwYc9Hs𝕏", Some(("psk.short", 19))),
        ("q7RkV0mZt3xLwYc9HsJf", None),
    ] {
        let issues =
            plain(&advice(key).into_iter().filter(|issue| issue.code != Code::PskCharacters).collect::<Vec<_>>());
        let expected = told.map(|(code, length)| {
            let params = json!({ "field": "auth.psk.key", "length": length, "minimum": 20 });
            json!({ "code": code, "path": ["auth", "psk", "key"], "params": params })
        });
        assert_eq!(issues, Json::from_iter(expected), "{key}");
    }
}

#[test]
fn an_empty_key_gets_no_advice() {
    assert_eq!(told(""), [("psk.empty", String::new())]);
}

#[test]
fn the_published_sample_is_told_as_such_alone() {
    for key in [SAMPLE.to_owned(), format!("{SAMPLE}\n"), format!(" {SAMPLE}\u{a0}")] {
        assert_eq!(told(&key), [("psk.sample", String::new())], "{key:?}");
    }
}

#[test]
fn a_prefix_that_gateways_decode_is_told() {
    for (prefix, told) in [
        ("0x", &["hexadecimal"][..]),
        ("0X", &["hexadecimal"]),
        ("0s", &["base64"]),
        ("0S", &["base64"]),
        ("x0", &[]),
        ("00x", &[]),
        (" 0x", &[]),
    ] {
        assert_eq!(reasons(&format!("{prefix}{RANDOM}"), "psk.prefix"), told, "{prefix}");
    }
}

#[test]
fn of_characters_that_some_gateways_do_not_take_the_worst_kind_is_told() {
    for (characters, told) in [
        ("\n", "control"),
        ("\t é\" ", "control"),
        ("\u{7f}", "control"),
        ("é\" #", "non-ascii"),
        ("\u{a0}", "non-ascii"),
        ("\" #", "quote"),
        ("'", "quote"),
        ("\\", "quote"),
        ("`", "quote"),
        ("# ", "syntax"),
        ("{", "syntax"),
        ("}", "syntax"),
        ("$", "syntax"),
        (" ~", "space"),
        ("~", "tilde"),
    ] {
        let (start, end) = RANDOM.split_at(20);
        assert_eq!(reasons(&format!("{start}{characters}{end}"), "psk.characters"), [told], "{characters:?}");
    }
}

#[test]
fn a_key_that_begins_or_ends_with_what_nobody_sees_is_told() {
    for blank in [" ", "\u{a0}", "\u{200b}", "\u{feff}", "\u{3000}"] {
        for key in [format!("{blank}{RANDOM}"), format!("{RANDOM}{blank}")] {
            assert_eq!(reasons(&key, "psk.characters"), ["ends"], "{key:?}");
        }
    }
}

#[test]
fn what_some_gateways_do_not_take_is_worth_knowing() {
    assert_eq!((Code::PskCharacters.severity(), Code::PskLong.severity()), (Severity::Info, Severity::Info));
}

#[test]
fn the_other_printable_characters_are_left_alone() {
    let others: String = ('!'..='~').filter(|character| !"\"'\\`{}#$~".contains(*character)).collect();
    assert_eq!(reasons(&others, "psk.characters"), [""; 0]);
}

#[test]
fn more_characters_than_every_gateway_takes_are_told() {
    let (longest, longer) = (random_keys(ALPHANUMERIC, 64).next(), random_keys(ALPHANUMERIC, 65).next());
    assert_eq!(longest.map(|key| told(&key)), Some(Vec::new()));
    assert_eq!(longer.map(|key| told(&key)), Some(vec![("psk.long", String::new())]));
}

#[test]
fn what_stands_in_for_a_key_is_told_alone() {
    for key in
        ["${{ secrets.PSK }}", "ENC[AES256_GCM,data:CwE4=,tag:w==]", "<psk>", "changeme", "Your_IPsec_PSK_goes_here"]
    {
        assert_eq!(told(key), [("psk.placeholder", String::new())], "{key}");
    }
}

/// What is said of a tunnel with this name, description, host and key: paths and codes with their reasons.
fn said(name: &str, description: &str, host: &str, key: &str) -> Vec<String> {
    let mut tunnel = with("auth.psk.key", json!(key));
    (tunnel["name"], tunnel["description"], tunnel["remoteHost"]) = (json!(name), json!(description), json!(host));
    let words = |issue: &Issue| format!("{} {} {}", dotted(&issue.path), issue.code.as_str(), param(issue, "reason"));
    check(&tunnel, true).iter().map(words).map(|words| words.trim().to_owned()).collect()
}

#[test]
fn a_key_that_holds_the_tunnels_own_name_or_host_is_told() {
    for (name, host, key, reason) in [
        ("Office", "vpn.firma.de", "q7RkV0mZt3xLwYc9HsofficeJf2NbGdA5eUo", "name"),
        ("My Company Gateway", "vpn.firma.de", "q7RkV0mZt3xLwYc9MyCompany2024Jf2NbGdA5eUo", "name"),
        ("HQ-17-B2", "vpn.firma.de", "q7RkV0mZt3xLwYc9hq17b2Jf2NbGdA5eUo", "name"),
        ("a", "vpn.mycompany.com", "q7RkV0mZt3xLwYc9mycompanyJf2NbGdA5eUo", "host"),
        ("a", "vpn.acme-works.de", "q7RkV0mZt3xLwYc9-Acme_Works-Jf2NbGdA5eUo", "host"),
        ("a", "9.14.235.66", "q7RkV0mZt3xLwYc9-9.14.235.66-Jf2NbGdA5eUo", "host"),
    ] {
        assert_eq!(said(name, "", host, key), [format!("auth.psk.key psk.own-name {reason}")], "{key}");
    }
}

#[test]
fn a_short_name_may_be_in_a_key_by_chance() {
    assert_eq!(said("HQ", "", "a.firma.de", "q7RkV0mZt3xLwYc9HQsJf2NbGdA5eUo"), [""; 0]);
}

#[test]
fn a_key_that_was_pasted_into_a_text_is_told_there() {
    assert_eq!(said("a", &format!("Key: {RANDOM}."), "vpn.firma.de", RANDOM), ["description psk.exposed"]);
    let found = said(&format!(" {RANDOM}"), "", "vpn.firma.de", RANDOM);
    assert_eq!(found, ["name name.padded", "name psk.exposed", "auth.psk.key psk.own-name name"]);
}

#[test]
fn a_short_key_is_told_in_a_text_unless_it_is_a_word_of_it() {
    for (description, key, is_told) in [
        ("PSK ist Sommer2024!", "Sommer2024!", true),
        ("psk=Sommer2024! (Berlin)", "Sommer2024!", true),
        ("Key: \"q7RkV0\"", "q7RkV0", true),
        ("geheim", "geheim", true),
        // By chance
        ("Der Tunnel ist geheim.", "geheim", false),
        ("To the office in Karlsruhe.", "office", false),
        ("Room 17-B", "17-B", false),
    ] {
        let found = said("a", description, "vpn.firma.de", key).contains(&"description psk.exposed".to_owned());
        assert_eq!(found, is_told, "{description} {key}");
    }
    assert!(said("Sommer2024!", "", "vpn.firma.de", "Sommer2024!").contains(&"name psk.exposed".to_owned()));
}

#[test]
fn a_key_with_a_line_break_at_its_end_is_found_in_a_text_without_it() {
    let found = said("a", &format!("Key: {RANDOM}."), "vpn.firma.de", &format!("{RANDOM}\n"));
    assert_eq!(found, ["auth.psk.key psk.characters control", "description psk.exposed"]);
}

#[test]
fn a_key_that_was_pasted_into_a_text_is_not_repeated() {
    let mut tunnel = with("name", json!(format!(" {RANDOM}")));
    tunnel["auth"]["psk"]["key"] = json!(RANDOM);
    assert!(!format!("{:?}", check(&tunnel, true)).contains(RANDOM));
    let mut other = tunnel.clone();
    other["remoteHost"] = json!("vpn2.mycompany.com");
    let across = check_tunnels(&[gateway_tunnel(&tunnel), gateway_tunnel(&other)], &[]);
    assert!(!across.is_empty() && !format!("{across:?}").contains(RANDOM), "{across:?}");
}

#[test]
fn a_key_of_patterns_is_weak() {
    for (key, reason) in [
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "repeats"),
        ("abcabcabcabcabcabcabcabc", "repeats"),
        ("PasswordPasswordPassword", "repeats"),
        ("deadbeefdeadbeefdeadbeefdeadbeef", "repeats"),
        ("ÄÖÜäöüßÄÖÜäöüßÄÖÜäöüß", "repeats"),
        ("q7RkV0mZt3q7RkV0mZt3", "repeats"),
        ("1234567890123456789012345678", "sequence"),
        ("abcdefghijklmnopqrstuvwxyz", "sequence"),
        ("ZYXWVUTSRQPONMLKJIHGFEDCBA", "sequence"),
        ("1234-5678-90ab-cdef-ghij-klmn", "sequence"),
        ("qwertzuiopasdfghjklyxcvbnm", "keyboard"),
        ("QwertyuiopAsdfghjklZxcvbnm", "keyboard"),
        ("azertyuiopmlkjhgfdsqwxcvbn", "keyboard"),
        ("IonosVpnSecret2024!!!", "words"),
        ("TunnelToCustomerOffice2024", "words"),
        ("P4ssw0rd-5ecur1ty-c1sc0", "words"),
        // Four words from a list of 2,048 are worth 44 bits: fame or not, too little for a key.
        ("correct horse battery staple", "words"),
        ("correct-horse-battery-staple", "words"),
        ("My dog likes long walks", "words"),
        // Sentences, also such as are written where a key is still to come.
        ("My dog likes long, long walks!", "words"),
        ("TODO: generate a key here", "words"),
        ("FIXME: ask Peter for the key...", "words"),
        ("TBD by the customer, see ticket", "words"),
    ] {
        assert_eq!(reasons(key, "psk.weak"), [reason], "{key}");
    }
}

#[test]
fn a_key_of_few_random_characters_is_weak_without_a_pattern() {
    for (key, expected) in
        [("4bf1c07e29d85a3690fe", 80), ("80926415377208461953", 66), ("8092641537720846", 53), ("lwxkqbpvhztasdmf", 82)]
    {
        assert_eq!((reasons(key, "psk.weak"), bits(key)), (vec![String::new()], expected), "{key}");
    }
}

#[test]
fn twenty_four_random_letters_are_enough() {
    let (lower, upper) = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for alphabet in [lower, upper, &format!("{lower}{upper}"), &format!("{lower}0123456789")] {
        for key in random_keys(alphabet, 24).filter(|key| psk_prefix(key).is_none()).take(1000) {
            assert_eq!(told(&key), [], "{key}");
        }
    }
}

#[test]
fn a_weak_key_is_told_with_its_bits() {
    let params = json!({ "field": "auth.psk.key", "bits": 12, "minimum": 128, "reason": "sequence" });
    assert_eq!(
        plain(&advice("1234567890123456789012345678")),
        json!([{ "code": "psk.weak", "path": ["auth", "psk", "key"], "params": params }])
    );
}

#[test]
fn a_pattern_is_worth_the_same_however_long_it_is() {
    for pattern in ["a", "q7RkV0mZt3", "0123456789"] {
        assert_eq!(bits(&pattern.repeat(3)[..].repeat(7)), bits(&pattern.repeat(1000)), "{pattern}");
    }
}

#[test]
fn a_short_key_is_weak_too_where_it_is_a_pattern() {
    for (key, told) in [
        ("password", &["psk.very-short", "psk.weak"][..]),
        ("12345678", &["psk.very-short", "psk.weak"]),
        ("aaaaaaaaaaaaaaaaaa", &["psk.short", "psk.weak"]),
        ("hunter2", &["psk.very-short"]),
        ("q7RkV0mZt3xLwYc9Hs", &["psk.short"]),
    ] {
        assert_eq!(findings(&advice(key)).iter().map(|(_, code)| *code).collect::<Vec<_>>(), told, "{key}");
    }
}

#[test]
fn long_phrases_and_grouped_letters_are_not_weak() {
    for key in [
        "river-candle-orbit-mango-velvet-thumb-glacier-onion-puzzle-hat",
        "kqwz-xbnt-olmr-vpea-shdj-tyfu-gcik",
        "4f1c9a7e-0b3d-4e62-98f5-d17ac26b830e",
    ] {
        assert_eq!(told(key), [], "{key}");
    }
}

#[test]
fn a_random_key_of_128_bits_is_never_weak() {
    let (lower, upper, digits) = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789");
    let printable: String = ('!'..='~').collect();
    for (alphabet, length) in [
        ("0123456789abcdef", 32),
        ("0123456789ABCDEF", 32),
        (digits, 39),
        (lower, 28),
        (&format!("{upper}234567"), 26),
        (&format!("{lower}{digits}"), 25),
        (&format!("{upper}{lower}{digits}"), 22),
        (&format!("{upper}{lower}{digits}-_"), 22),
        (&format!("{upper}{lower}{digits}-_"), 43),
        (&printable, 20),
    ] {
        for key in random_keys(alphabet, length).take(8_000) {
            assert_eq!(reasons(&key, "psk.weak"), [""; 0], "{key}");
        }
    }
}

#[test]
fn sixty_thousand_random_keys_are_free_of_warnings() {
    let base64 = format!("{ALPHANUMERIC}+/");
    for (alphabet, lengths) in [
        (&*base64, [22, 24, 32, 43, 64]),
        ("0123456789abcdef", [32, 40, 48, 56, 64]),
        (ALPHANUMERIC, [20, 24, 32, 44, 64]),
    ] {
        for length in lengths {
            for key in random_keys(alphabet, length).take(4000) {
                let warnings: Vec<_> =
                    advice(&key).into_iter().filter(|issue| issue.code.severity() == Severity::Warning).collect();
                assert_eq!(warnings, [], "{key}");
            }
        }
    }
}

#[test]
fn a_random_key_is_no_placeholder_because_of_what_is_around_it_or_in_it() {
    let base64 = format!("{ALPHANUMERIC}+/");
    let wrappers = [("$", ""), ("[", "]"), ("<", ">"), ("%", "%"), ("__", "__"), ("/", ""), ("${", "")];
    for alphabet in [&base64, "0123456789abcdef", ALPHANUMERIC] {
        for (key, (open, close)) in random_keys(alphabet, 25).take(14_000).zip(wrappers.into_iter().cycle()) {
            let key = format!("{open}{key}{close}");
            assert!(advice(&key).iter().all(|issue| issue.code != Code::PskPlaceholder), "{key}");
        }
    }
    let printable: String = ('!'..='~').collect();
    for key in random_keys(&printable, 32).take(40_000) {
        assert!(advice(&key).iter().all(|issue| issue.code != Code::PskPlaceholder), "{key}");
    }
}

#[test]
fn a_generated_key_has_no_issue() {
    let mut bytes =
        random_keys("\u{0}", 1).zip(0_u32..).map(|(_, index)| (index.wrapping_mul(2_654_435_761) >> 24) as u8);
    for size in [16, 24, 32] {
        for _ in 0..1000 {
            let key = generate_psk(size, |count| bytes.by_ref().take(count as usize).collect());
            assert_eq!(told(&key), [], "{key}");
        }
    }
}

#[test]
fn of_a_huge_key_only_the_beginning_is_weighed() {
    let keys = ["a", "ab-cd ", RANDOM, "password"].map(|part| part.repeat(10_000_000 / part.len()));
    let start = Instant::now();
    for key in &keys {
        advice(key);
    }
    // The characters are looked at a few times each; weighing them all would take hours.
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

/// Texts that are keys of all kinds, good and bad.
fn any_key() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        string_regex("(0[xXsS])?[a-z]{0,30}").expect("a pattern"),
        string_regex("(abc|123|qwertz|password|é|[ -~]){0,12}").expect("a pattern"),
        string_regex("[a-z]{1,6}([ -][a-z]{1,6}){1,8}").expect("a pattern"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_issue_says_of_a_key_its_length_and_worth_alone(key in any_key()) {
        for Issue { params, suggestion, .. } in advice(&key) {
            prop_assert_eq!(suggestion, None);
            for (name, value) in params {
                let is_known = match name {
                    "field" => value == Param::from("auth.psk.key".to_owned()),
                    "reason" => Code::ALL.iter().flat_map(|code| code.reasons()).any(|(known, _)| value == Param::from(*known)),
                    "length" | "minimum" | "maximum" | "bits" => matches!(value, Param::Number(number) if number.fract() == 0.0),
                    _ => false,
                };
                prop_assert!(is_known, "{} {}", name, value);
            }
        }
    }

    #[test]
    fn a_weak_key_is_worth_less_than_is_asked_for(key in any_key()) {
        for issue in advice(&key).iter().filter(|issue| issue.code == Code::PskWeak) {
            prop_assert!(param(issue, "bits").parse::<u32>().is_ok_and(|bits| bits < 128));
        }
    }

    #[test]
    fn the_advice_about_a_key_is_that_about_its_tunnel(key in any_key()) {
        prop_assert_eq!(advice(&key), check(&with("auth.psk.key", json!(key)), true));
        let auth = json!({ "method": "PSK", "psk": { "key": key } });
        prop_assert_eq!(advice(&key), check_field_json("auth", Some(&auth), true));
    }

    #[test]
    fn nothing_is_said_of_a_random_key_and_defaults(key in string_regex("[1-9A-Za-z+/][0-9A-Za-z+/]{42}=").expect("a pattern")) {
        let mut tunnel = with("auth.psk.key", json!(key));
        tunnel["ike"] = json!({});
        tunnel["esp"] = json!({});
        prop_assert_eq!(check(&tunnel, true), []);
    }
}
