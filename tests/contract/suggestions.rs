//! Suggestions, tried with values that people paste: one that is applied settles its issue, makes no new error, and means
//! what was meant.

use super::{
    check, dotted, good,
    oracle::{CIPHERS, GROUPS},
    set, steps,
};
use ionos_ipsec_tunnels::validate::{Code, Issue, Param, Step};
use ipnet::Ipv4Net;
use proptest::{
    prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::{Index, select},
    test_runner::TestCaseError,
};
use serde_json::{Value as Json, json};

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

/// A network, and how it was written.
fn network() -> impl Strategy<Value = (Ipv4Net, String)> {
    (any::<u32>(), 8_u8..=32, 0..8).prop_flat_map(|(address, prefix, form)| {
        let address = (0x0a00_0000 | address & 0x00ff_ffff).into();
        let given = Ipv4Net::new(address, prefix).expect("a prefix");
        let network = given.trunc();
        let (first, last, mask, wildcard) =
            (network.network(), network.broadcast(), network.netmask(), network.hostmask());
        let text = match form {
            0 => given.to_string(),
            1 => format!("{first}/{mask}"),
            2 => format!("{first} {mask}"),
            3 => format!("{first}-{last}"),
            4 => format!("{first} - {last}"),
            5 => format!("{first} {wildcard}"),
            6 => format!("{first} / {prefix}"),
            _ => network.to_string(),
        };
        (Just(network), pasted(text))
    })
}

/// An algorithm or a group at its place, and how it was written.
fn algorithm() -> BoxedStrategy<(&'static str, &'static str, String)> {
    let places = [("encryptionAlgorithm", CIPHERS.to_vec()), ("diffieHellmanGroup", GROUPS.to_vec())];
    select(places.to_vec())
        .prop_flat_map(|(place, values)| (Just(place), select(values), 0..6))
        .prop_flat_map(|(place, value, form)| {
            let text = match form {
                0 => value.to_lowercase(),
                1 => value.replace('-', ""),
                2 => value.replace('-', "_"),
                3 => value.replace('-', " ").to_lowercase(),
                4 => value.replace("AES", "AES-"),
                _ => value.to_owned(),
            };
            (Just(place), Just(value), pasted(text))
        })
        .boxed()
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
            prop_assert!(before.contains(&error), "{:?} makes {:?}", issue, error);
        }
    }
    Ok(())
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
    fn a_host_that_is_suggested_is_the_one_that_was_meant((host, text) in host()) {
        let tunnel = with("remoteHost", &text);
        settle(&tunnel)?;
        for suggestion in suggested(&tunnel, "remoteHost", &[Code::RemoteHostInvalid]) {
            prop_assert_eq!(suggestion.to_string(), &*host, "{:?}", text);
        }
    }

    #[test]
    fn a_network_that_is_suggested_is_the_one_that_was_meant((network, text) in network()) {
        let path = "peerNetworkCIDRs.0";
        let tunnel = with(path, &text);
        settle(&tunnel)?;
        for suggestion in suggested(&tunnel, path, &[Code::CidrInvalid, Code::CidrHostBits, Code::CidrNotCanonical]) {
            let suggestion: Ipv4Net = suggestion.to_string().parse().expect("a network");
            prop_assert_eq!(suggestion.trunc(), network, "{:?}", text);
        }
    }

    #[test]
    fn an_algorithm_that_is_suggested_is_the_one_that_was_meant((place, value, text) in algorithm(), phase in select(vec!["ike", "esp"])) {
        let path = format!("{phase}.{place}");
        let tunnel = with(&path, &text);
        settle(&tunnel)?;
        for suggestion in suggested(&tunnel, &path, &[Code::Enum]) {
            prop_assert_eq!(suggestion.to_string(), value, "{:?}", text);
        }
    }
}
