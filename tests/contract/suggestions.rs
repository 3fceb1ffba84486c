//! Suggestions, tried with values that people paste: one that is applied settles its issue, makes no new error, and means
//! what was meant.

use super::{KEY, check, dotted, good, remove, set, steps};
use ionos_ipsec_tunnels::validate::{Code, Issue, Param, Step};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::{Index, select},
    test_runner::TestCaseError,
};
use serde_json::{Value as Json, json};
use std::net::{Ipv4Addr, Ipv6Addr};

/// A text as it looks after a trip through a mail, a word processor or a table.
fn pasted(text: String) -> impl Strategy<Value = String> {
    let quotes = select(vec![("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’")]);
    let invisible = select(vec!["\u{200b}", "\u{feff}", "\u{200e}", "\u{202a}", "\u{ad}", "\u{a0}", " ", "\t", "\n"]);
    let dash = select(vec!["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]);
    let wide = |text: &str| {
        let wide = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(0xff10 + digit)).unwrap_or(digit);
        text.chars().map(wide).collect()
    };
    let (as_is, quoted, dashed, around, within) =
        (text.clone(), text.clone(), text.clone(), text.clone(), text.clone());
    prop_oneof![
        2 => Just(as_is),
        1 => quotes.prop_map(move |(open, close)| format!("{open}{quoted}{close}")),
        1 => dash.prop_map(move |dash| dashed.replace('-', dash)),
        1 => (invisible.clone(), any::<bool>()).prop_map(move |(character, before)| match before {
            true => format!("{character}{around}"),
            false => format!("{around}{character}"),
        }),
        1 => (select(vec!["\u{200b}", "\u{feff}", "\u{200e}"]), any::<Index>()).prop_map(move |(character, at)| {
            let (before, after) = within.split_at(at.index(within.len()));
            format!("{before}{character}{after}")
        }),
        1 => Just(wide(&text)),
    ]
}

/// A host, and how it was written.
fn host() -> impl Strategy<Value = (String, String)> {
    let hosts = ["vpn.mycompany.com", "vpn-office.firma.de", "93.184.216.34", "1.1.1.1", "a-b-c.firma.de"];
    let around = [
        ("", ""),
        ("", ":500"),
        ("", "/32"),
        ("", "/"),
        ("", "."),
        ("https://", ""),
        ("https://", "/path"),
        ("ike://", ":4500"),
    ];
    (select(hosts.to_vec()), select(around.to_vec()))
        .prop_flat_map(|(host, (before, after))| (Just(host.to_owned()), pasted(format!("{before}{host}{after}"))))
}

/// An IPv4 address with zeros before its numbers, or inside an IPv6 address.
fn host_in_other_digits() -> impl Strategy<Value = (String, String)> {
    (any::<u32>(), 0_usize..4).prop_flat_map(|(address, width)| {
        let address = Ipv4Addr::from(address);
        let text = match width {
            0 => format!("::ffff:{address}"),
            _ => address.octets().map(|octet| format!("{octet:0width$}")).join("."),
        };
        (Just(address.to_string()), pasted(text))
    })
}

/// An IPv4 network, and how it was written.
fn ipv4_network() -> impl Strategy<Value = (IpNet, String)> {
    (any::<u32>(), 8_u8..=32, 0..11, 2_usize..=3).prop_flat_map(|(address, prefix, form, width)| {
        let address = (0x0a00_0000 | address & 0x00ff_ffff).into();
        let given = Ipv4Net::new(address, prefix).expect("a prefix");
        let network = given.trunc();
        let (first, last, mask, wildcard) =
            (network.network(), network.broadcast(), network.netmask(), network.hostmask());
        let padded = first.octets().map(|octet| format!("{octet:0width$}")).join(".");
        let text = match form {
            0 => given.to_string(),
            1 => format!("{first}/{mask}"),
            2 => format!("{first} {mask}"),
            3 => format!("{first}-{last}"),
            4 => format!("{first} - {last}"),
            5 => format!("{first} {wildcard}"),
            6 => format!("{first} / {prefix}"),
            7 => format!("{padded}/{prefix}"),
            8 => format!("{first}/{prefix:02}"),
            // A bare address is one alone, unless it looks like that of a network.
            9 if !(25..32).contains(&prefix) => first.to_string(),
            _ => network.to_string(),
        };
        (Just(network.into()), pasted(text))
    })
}

/// An IPv6 network, and how it was written.
fn ipv6_network() -> impl Strategy<Value = (IpNet, String)> {
    // Groups that are zero are as usual in addresses as others.
    let group = prop_oneof![Just(0), any::<u16>()];
    (vec(group, 7), 16_u8..=128, 0..11).prop_flat_map(|(groups, prefix, form)| {
        let mut segments = [0x2a00; 8];
        segments[1..].copy_from_slice(&groups);
        let given = Ipv6Net::new(segments.into(), prefix).expect("a prefix");
        let network = given.trunc();
        let (first, last, mask) = (network.network(), network.broadcast(), network.netmask());
        let full = |width| first.segments().map(|group| format!("{group:0width$x}")).join(":");
        let text = match form {
            0 => given.to_string(),
            1 => given.to_string().to_uppercase(),
            2 => format!("{}/{prefix}", full(4)),
            3 => format!("{}/{prefix}", full(1)),
            4 => format!("[{first}]/{prefix}"),
            5 => format!("[{first}/{prefix}]"),
            6 => format!("{first}-{last}"),
            7 => format!("{first}/{mask}"),
            8 => format!("{first}/{prefix:03}"),
            9 if prefix <= 112 || prefix == 128 => first.to_string(),
            _ => network.to_string(),
        };
        (Just(network.into()), pasted(text))
    })
}

/// An IPv4 address in an IPv6 network that maps them all, with the end in dotted decimal.
fn mapped_network() -> impl Strategy<Value = (IpNet, String)> {
    (any::<u32>(), 96_u8..=128).prop_map(|(address, prefix)| {
        let address = Ipv4Addr::from(address);
        let network = Ipv6Net::new(address.to_ipv6_mapped(), prefix).expect("a prefix").trunc();
        (network.into(), format!("::ffff:{address}/{prefix}"))
    })
}

/// A network with a prefix that no address of its family has.
fn network_with_a_long_prefix() -> impl Strategy<Value = String> {
    let ipv4 =
        (any::<u32>(), 33_u32..1000).prop_map(|(address, length)| format!("{}/{length}", Ipv4Addr::from(address)));
    let ipv6 = (any::<u64>(), 129_u32..1000)
        .prop_map(|(address, length)| format!("{}/{length}", Ipv6Addr::from(u128::from(address) << 64)));
    prop_oneof![ipv4, ipv6].prop_flat_map(pasted)
}

/// Whether a program that reads numbers with a zero before them as octal reads another address.
fn is_octal(text: &str) -> bool {
    text.split(|character: char| !character.is_ascii_digit()).any(|number| {
        number.len() > 1
            && number.starts_with('0')
            && u32::from_str_radix(number, 8).is_ok_and(|octal| number.parse() != Ok(octal))
    })
}

/// A lifetime within its bounds, and what is written for it in another unit than seconds.
fn lifetime_in_another_unit() -> impl Strategy<Value = (&'static str, &'static str, u32)> {
    let phases = select(vec![("ike.lifetime", 3600, 86_400), ("esp.lifetime", 600, 14_400)]);
    let units = select(vec![("minutes", 60), ("hours", 3600), ("milliseconds", 1)]);
    (phases, units).prop_flat_map(|((path, min, max), (unit, seconds))| {
        (u32::div_ceil(min, seconds)..=max / seconds)
            .prop_map(move |count| (path, unit, if unit == "milliseconds" { count * 1000 } else { count }))
    })
}

fn apply(tunnel: &Json, issue: &Issue) -> Option<Json> {
    let suggestion = issue.suggestion.as_ref()?;
    let path: Vec<_> = issue.path.iter().map(Step::to_string).collect();
    let mut settled = tunnel.clone();
    set(&mut settled, &path.iter().map(|step| &**step).collect::<Vec<_>>(), json!(suggestion));
    Some(settled)
}

fn errors(issues: &[Issue]) -> Vec<(String, Code)> {
    issues.iter().filter(|issue| issue.is_error()).map(|issue| (dotted(&issue.path), issue.code)).collect()
}

/// Each suggestion settles its issue and makes no new error.
pub(crate) fn settle(tunnel: &Json) -> Result<(), TestCaseError> {
    let issues = check(tunnel, true);
    let before = errors(&issues);
    for issue in &issues {
        let Some(settled) = apply(tunnel, issue) else { continue };
        let after = check(&settled, true);
        prop_assert!(!after.iter().any(|other| other.code == issue.code && other.path == issue.path), "{:?}", issue);
        for error in errors(&after) {
            // A method asks for its key as soon as it is understood.
            let is_asked_for = dotted(&issue.path) == "auth.method" && error == ("auth.psk".into(), Code::PskRequired);
            prop_assert!(is_asked_for || before.contains(&error), "{:?} makes {:?}", issue, error);
        }
    }
    Ok(())
}

#[test]
fn a_method_asks_for_its_key_once_it_is_understood() {
    let mut tunnel = good();
    set(&mut tunnel, &steps("auth"), json!({ "method": "psk" }));
    settle(&tunnel).expect("no other new error");
}

/// A name of the key as people and programs write it.
fn name_of_key() -> impl Strategy<Value = String> {
    let words =
        [&["psk", "key"][..], &["pre", "shared", "key"], &["shared", "key"], &["shared", "secret"], &["key"], &["psk"]];
    let word = |case: usize, at: usize, word: &str| {
        let (first, rest) = word.split_at(1);
        match case {
            1 => word.to_uppercase(),
            2 if at > 0 => first.to_uppercase() + rest,
            3 => first.to_uppercase() + rest,
            _ => word.to_owned(),
        }
    };
    (select(words.to_vec()), select(vec!["", "_", "-", " "]), 0_usize..4).prop_map(move |(words, between, case)| {
        let words: Vec<_> = words.iter().enumerate().map(|(at, text)| word(case, at, text)).collect();
        words.join(between)
    })
}

/// A tunnel whose key is not where the API has it.
fn tunnel_with_a_misplaced_key() -> impl Strategy<Value = Json> {
    let psk = select(vec!["psk", "PSK", "Psk"]);
    (name_of_key(), psk, 0..6).prop_map(|(name, psk, place)| {
        let mut tunnel = good();
        tunnel["auth"] = match place {
            0 | 1 => json!({ "method": "PSK", &*name: KEY }),
            2 => json!({ "method": "PSK", psk: KEY }),
            3 => json!({ "method": "PSK", "psk": { &*name: KEY } }),
            4 => json!(KEY),
            _ => json!({ "method": "PSK" }),
        };
        if place == 5 {
            tunnel[&*name] = json!(KEY);
        }
        tunnel
    })
}

/// Does what issues say about a value at the wrong place.
fn follow(tunnel: &Json) -> Json {
    let mut followed = tunnel.clone();
    for issue in check(tunnel, true) {
        let names: Vec<_> = issue.path.iter().map(Step::to_string).collect();
        let path: Vec<_> = names.iter().map(|name| &**name).collect();
        let intended = param(&issue, "intended").unwrap_or_default();
        let target = match (issue.code, reason(&issue).as_deref()) {
            (Code::Type, Some("key")) => "auth.psk.key".to_owned(),
            (Code::MemberUnknown, Some("moved")) => intended,
            (Code::MemberUnknown, Some("similar")) => [&path[..path.len() - 1], &[&intended]].concat().join("."),
            _ => continue,
        };
        remove(&mut followed, &path);
        let mut place = &mut followed;
        for step in target.split('.') {
            if !place[step].is_object() {
                place[step] = json!({});
            }
            place = &mut place[step];
        }
        *place = path.iter().fold(tunnel, |value, step| &value[step]).clone();
    }
    followed
}

fn param(issue: &Issue, name: &str) -> Option<String> {
    issue.params.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
}

fn reason(issue: &Issue) -> Option<String> {
    param(issue, "reason")
}

/// The suggestions of issues with one of these codes at a path.
fn suggested(tunnel: &Json, path: &str, codes: &[Code]) -> Vec<Param> {
    let issues = check(tunnel, true).into_iter();
    issues
        .filter(|issue| dotted(&issue.path) == path && codes.contains(&issue.code))
        .filter_map(|issue| issue.suggestion)
        .collect()
}

fn with(path: &str, text: &str) -> Json {
    let mut tunnel = good();
    set(&mut tunnel, &steps(path), json!(text));
    tunnel
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_host_that_is_suggested_is_the_one_that_was_meant((host, text) in prop_oneof![host(), host_in_other_digits()]) {
        let tunnel = with("remoteHost", &text);
        settle(&tunnel)?;
        for suggestion in suggested(&tunnel, "remoteHost", &[Code::RemoteHostInvalid]) {
            prop_assert_eq!(suggestion.to_string(), &*host, "{:?}", text);
            prop_assert!(!is_octal(&text), "{:?}", text);
        }
    }

    #[test]
    fn a_network_that_is_suggested_is_the_one_that_was_meant(
        (network, text) in prop_oneof![ipv4_network(), ipv6_network(), mapped_network()],
    ) {
        let path = "peerNetworkCIDRs.0";
        let tunnel = with(path, &text);
        settle(&tunnel)?;
        for suggestion in suggested(&tunnel, path, &[Code::CidrInvalid, Code::CidrHostBits, Code::CidrNotCanonical]) {
            let suggestion: IpNet = suggestion.to_string().parse().expect("a network");
            prop_assert_eq!(suggestion.trunc(), network, "{:?}", text);
            prop_assert!(network.addr().is_ipv6() || !is_octal(&text), "{:?}", text);
        }
    }

    #[test]
    fn a_prefix_that_is_too_long_is_told_as_such_and_no_network_suggested(text in network_with_a_long_prefix()) {
        let issues = check(&with("peerNetworkCIDRs.0", &text), false);
        prop_assert!(matches!(&issues[..], [issue] if issue.code == Code::CidrInvalid), "{:?}", text);
        prop_assert_eq!(reason(&issues[0]), Some("prefix".into()), "{:?}", text);
        prop_assert_eq!(&issues[0].suggestion, &None, "{:?}", text);
    }

    #[test]
    fn a_lifetime_in_another_unit_is_told_as_such_and_no_number_suggested((path, unit, number) in lifetime_in_another_unit()) {
        let mut tunnel = good();
        set(&mut tunnel, &steps(path), json!(number));
        for issue in check(&tunnel, false) {
            let reason = reason(&issue);
            // What is right in hours may be right in minutes as well.
            prop_assert!(reason.as_deref() == Some(unit) || reason.as_deref() == Some("minutes"), "{}", issue);
            prop_assert_eq!(issue.suggestion, None);
        }
    }

    #[test]
    fn the_bound_of_a_lifetime_is_all_that_is_suggested(path in select(vec!["ike.lifetime", "esp.lifetime"]), number in -100..200_000) {
        let mut tunnel = good();
        set(&mut tunnel, &steps(path), json!(number));
        settle(&tunnel)?;
        for issue in check(&tunnel, false) {
            prop_assert_eq!(issue.suggestion.is_some(), reason(&issue).as_deref() == Some("seconds"));
        }
    }

    #[test]
    fn a_key_at_the_wrong_place_is_told_the_right_one(tunnel in tunnel_with_a_misplaced_key()) {
        let followed = follow(&tunnel);
        prop_assert_eq!(followed.pointer("/auth/psk/key"), Some(&json!(KEY)), "{} {:?}", tunnel, check(&tunnel, true));
        let before = errors(&check(&tunnel, true));
        let after = check(&followed, true);
        // A method that was never there is still to be written.
        let is_new = |error: &(String, Code)| !before.contains(error) && error.0 != "auth.method";
        prop_assert!(!errors(&after).iter().any(is_new), "{:?}", after);
        prop_assert!(!after.iter().any(|issue| matches!(issue.code, Code::MemberUnknown | Code::PskRequired)), "{:?}", after);
    }
}
