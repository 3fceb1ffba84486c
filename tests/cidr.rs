//! Networks: parsing accepts exactly what the API's two patterns accept, and the arithmetic agrees with that of plain integers.
#![cfg(not(target_arch = "wasm32"))]

use ionos_ipsec_tunnels::validate::{
    Cidr,
    json_schema::{IPV4_CIDR, IPV6_CIDR},
    parse_cidr,
};
use proptest::{
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::{Index, select},
    string::string_regex,
};
use regex::Regex;
use std::{net::Ipv6Addr, ops::RangeInclusive, sync::LazyLock};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

// ── What the API accepts, and its addresses as integers ─────────────────────────────────────────────

fn api_accepts(text: &str) -> bool {
    static PATTERNS: LazyLock<[Regex; 2]> =
        LazyLock::new(|| [IPV4_CIDR, IPV6_CIDR].map(|pattern| Regex::new(pattern).expect("a pattern")));
    PATTERNS.iter().any(|pattern| pattern.is_match(text))
}

/// Family, prefix length and addresses of a text that the API accepts.
fn addresses(text: &str) -> (u8, u8, RangeInclusive<u128>) {
    let (address, prefix) = text.split_once('/').expect("a network");
    let prefix: u8 = prefix.parse().expect("a prefix length");
    let (family, bits, address) = if address.contains(':') {
        (6, 128, u128::from(address.parse::<Ipv6Addr>().expect("an address")))
    } else {
        let number = address.split('.').fold(0, |number, octet| number << 8 | octet.parse::<u128>().expect("an octet"));
        (4, 32, number)
    };
    let hosts = u128::MAX.checked_shr(128 - u32::from(bits - prefix)).unwrap_or(0);
    (family, prefix, address & !hosts..=address | hosts)
}

fn text_of(family: u8, address: u128) -> String {
    if family == 4 {
        return [24, 16, 8, 0].map(|shift| (address >> shift & 255).to_string()).join(".");
    }
    let groups: Vec<u128> = (0..8).rev().map(|group| address >> (16 * group) & 0xffff).collect();
    let words = |groups: &[u128]| groups.iter().map(|group| format!("{group:x}")).collect::<Vec<_>>().join(":");
    // RFC 5952 section 4.2: the longest run of at least two zero groups becomes "::", the first where two are as long.
    let runs = (2..=8).rev().flat_map(|length| (0..=8 - length).map(move |start| (start, start + length)));
    match runs.into_iter().find(|(start, end)| groups[*start..*end].iter().all(|group| *group == 0)) {
        Some((start, end)) => format!("{}::{}", words(&groups[..start]), words(&groups[end..])),
        None => words(&groups),
    }
}

// ── Texts ───────────────────────────────────────────────────────────────────────────────────────────

/// A text that a pattern of the API accepts, made from the pattern itself.
fn from_pattern(pattern: &'static str) -> impl Strategy<Value = String> {
    string_regex(pattern.trim_matches(['^', '$'])).expect("a pattern")
}

/// An IPv6 address, in which runs of zeros and embedded IPv4 addresses are more likely than by chance.
fn ipv6_address() -> impl Strategy<Value = String> {
    let group = prop_oneof![4 => Just(0), 1 => Just(0xffff), 1 => any::<u16>(), 1 => 0_u16..16];
    let groups = prop_oneof![
        4 => proptest::array::uniform8(group),
        1 => any::<[u16; 2]>().prop_map(|[high, low]| [0, 0, 0, 0, 0, 0xffff, high, low]),
    ];
    (groups, 0..3).prop_map(|(groups, style)| match style {
        0 => text_of(6, groups.iter().fold(0, |address, group| address << 16 | u128::from(*group))),
        1 => groups.map(|group| format!("{group:04X}")).join(":"),
        _ => groups.map(|group| format!("{group:x}")).join(":"),
    })
}

fn network() -> impl Strategy<Value = String> {
    prop_oneof![
        from_pattern(IPV4_CIDR),
        from_pattern(IPV6_CIDR),
        (ipv6_address(), 0..=128_u8).prop_map(|(address, prefix)| format!("{address}/{prefix}")),
    ]
}

/// A network with a few characters changed.
fn near_miss() -> impl Strategy<Value = String> {
    let character = select("0123456789abcfABCFgx:./ +-%[]\n\0٣１é".chars().collect::<Vec<_>>());
    let change = (any::<Index>(), 0..4, character);
    (network(), proptest::collection::vec(change, 1..=3)).prop_map(|(network, changes)| {
        let mut text: Vec<char> = network.chars().collect();
        for (index, kind, character) in changes {
            let at = index.index(text.len() + 1);
            match kind {
                0 => text.insert(at, character),
                1 if at < text.len() => text[at] = character,
                2 if at < text.len() => drop(text.remove(at)),
                _ if at < text.len() => text.insert(at, text[at]),
                _ => {}
            }
        }
        text.into_iter().collect()
    })
}

/// A text of the rough form of a network, valid or not.
fn lookalike() -> impl Strategy<Value = String> {
    let octet =
        select(vec!["0", "1", "00", "01", "9", "99", "100", "199", "249", "255", "256", "260", "300", "1000", ""]);
    let prefix = select(vec![
        "0", "1", "8", "00", "08", "008", "9", "09", "24", "31", "32", "33", "64", "99", "100", "119", "127", "128",
        "129", "130", "200", "", "-1", "+1", " 8", "1.0",
    ]);
    let ipv4 = proptest::collection::vec(octet, 3..=5).prop_map(|octets| octets.join("."));
    let ipv6 = string_regex("(([0-9a-fA-F]{0,5}|::?):){0,9}([0-9a-fA-F]{0,5}|1\\.2\\.3\\.4)").expect("a pattern");
    (prop_oneof![ipv4, ipv6], prefix).prop_map(|(address, prefix)| format!("{address}/{prefix}"))
}

/// Two networks, which overlap more often than by chance.
fn pair() -> impl Strategy<Value = (String, String)> {
    let kin = (network(), any::<[u8; 2]>()).prop_map(|(network, prefixes)| {
        let (address, _) = network.split_once('/').expect("a network");
        let bits = if address.contains(':') { 129 } else { 33 };
        let [one, other] = prefixes.map(|prefix| format!("{address}/{}", prefix % bits));
        (one, other)
    });
    let neighbour = || (0..8_u8, 24..=32_u8).prop_map(|(host, prefix)| format!("10.0.0.{}/{prefix}", host * 32));
    prop_oneof![(network(), network()), kin, (neighbour(), neighbour())]
}

fn parsed(text: &str) -> Cidr<'_> {
    parse_cidr(text).expect("a network")
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn whatever_the_patterns_accept_is_a_network(text in network()) {
        prop_assert!(api_accepts(&text));
        prop_assert!(parse_cidr(&text).is_some());
    }

    #[test]
    fn a_network_with_characters_changed_is_one_only_where_the_patterns_accept_it(text in near_miss()) {
        prop_assert_eq!(parse_cidr(&text).is_some(), api_accepts(&text));
    }

    #[test]
    fn a_lookalike_is_a_network_only_where_the_patterns_accept_it(text in lookalike()) {
        prop_assert_eq!(parse_cidr(&text).is_some(), api_accepts(&text));
    }

    #[test]
    fn any_text_is_a_network_only_where_the_patterns_accept_it(text in any::<String>()) {
        prop_assert_eq!(parse_cidr(&text).is_some(), api_accepts(&text));
    }

    #[test]
    fn the_parts_of_a_network_are_those_of_its_text(text in network()) {
        let (family, prefix_length, _) = addresses(&text);
        let cidr = parsed(&text);
        prop_assert_eq!((cidr.family(), cidr.prefix_length()), (family, prefix_length));
        prop_assert_eq!(Some(cidr.address), text.split('/').next());
    }

    #[test]
    fn a_network_reaches_from_its_first_to_its_last_address(text in network()) {
        let (family, _, range) = addresses(&text);
        let cidr = parsed(&text);
        prop_assert_eq!(cidr.first(), text_of(family, *range.start()));
        prop_assert_eq!(cidr.last(), text_of(family, *range.end()));
    }

    #[test]
    fn the_canonical_network_is_its_first_address_with_the_prefix_length(text in network()) {
        let (family, prefix_length, range) = addresses(&text);
        prop_assert_eq!(parsed(&text).network(), format!("{}/{prefix_length}", text_of(family, *range.start())));
    }

    #[test]
    fn the_canonical_network_is_accepted_and_stays_as_it_is(text in network()) {
        let network = parsed(&text).network();
        prop_assert!(api_accepts(&network));
        prop_assert_eq!(parsed(&network).network(), network);
    }

    #[test]
    fn the_canonical_network_is_the_same_network_without_host_bits(text in network()) {
        let network = parsed(&text).network();
        prop_assert!(parsed(&text).same_network(&parsed(&network)));
        prop_assert!(!parsed(&network).host_bits_set());
    }

    #[test]
    fn host_bits_are_set_where_the_address_is_not_the_first(text in network()) {
        let (_, _, range) = addresses(&text);
        let (address, _) = text.split_once('/').expect("a network");
        let (_, _, written) = addresses(&format!("{address}/{}", if address.contains(':') { 128 } else { 32 }));
        prop_assert_eq!(parsed(&text).host_bits_set(), written.start() != range.start());
    }

    #[test]
    fn networks_overlap_where_they_share_an_address((one, other) in pair()) {
        let ((family, _, range), (other_family, _, other_range)) = (addresses(&one), addresses(&other));
        let share = range.start() <= other_range.end() && other_range.start() <= range.end();
        prop_assert_eq!(parsed(&one).overlaps(&parsed(&other)), family == other_family && share);
    }

    #[test]
    fn overlapping_is_mutual((one, other) in pair()) {
        prop_assert_eq!(parsed(&one).overlaps(&parsed(&other)), parsed(&other).overlaps(&parsed(&one)));
    }

    #[test]
    fn a_network_contains_another_where_it_has_all_of_its_addresses((one, other) in pair()) {
        let ((family, _, range), (other_family, _, other_range)) = (addresses(&one), addresses(&other));
        let has_all = range.contains(other_range.start()) && range.contains(other_range.end());
        prop_assert_eq!(parsed(&one).contains(&parsed(&other)), family == other_family && has_all);
    }

    #[test]
    fn networks_are_the_same_where_their_canonical_texts_are((one, other) in pair()) {
        let (one, other) = (parsed(&one), parsed(&other));
        prop_assert_eq!(one.same_network(&other), one.network() == other.network());
    }
}
