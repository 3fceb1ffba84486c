//! Any text as a network: it is accepted if and only if one of the API's patterns matches, its network parses again, and it
//! contains its first and last address.
#![no_main]

use ionos_ipsec_tunnels::validate::{
    json_schema::{IPV4_CIDR, IPV6_CIDR},
    parse_cidr,
};
use libfuzzer_sys::fuzz_target;
use regex::Regex;
use std::sync::LazyLock;

static PATTERNS: LazyLock<[Regex; 2]> =
    LazyLock::new(|| [IPV4_CIDR, IPV6_CIDR].map(|pattern| Regex::new(pattern).expect("a pattern")));

fuzz_target!(|text: &str| {
    let family = PATTERNS.iter().position(|pattern| pattern.is_match(text)).map(|position| [4, 6][position]);
    let cidr = parse_cidr(text);
    assert_eq!(cidr.map(|cidr| cidr.family()), family);

    let Some(cidr) = cidr else { return };
    let network = cidr.network();
    let canonical = parse_cidr(&network).expect("a network");
    assert_eq!(canonical.network(), network);
    assert!(!canonical.host_bits_set() && canonical.same_network(&cidr));
    for end in [cidr.first(), cidr.last()] {
        let end = format!("{end}/{}", if cidr.family() == 4 { 32 } else { 128 });
        assert!(cidr.contains(&parse_cidr(&end).expect("an address")));
    }
});
