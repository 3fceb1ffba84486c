//! Advice about a remote host that the API accepts, and that a gateway on the internet will not find.

use super::super::{Code, Issue, Step, Value, is_remote_host};
use std::net::Ipv4Addr;

/// Addresses that are not globally reachable.
struct Network {
    first: u32,
    prefix_length: u32,
    text: &'static str,
    reason: &'static str,
}

const fn network(octets: [u8; 4], prefix_length: u32, text: &'static str, reason: &'static str) -> Network {
    Network { first: u32::from_be_bytes(octets), prefix_length, text, reason }
}

/// By the IANA IPv4 Special-Purpose Address Registry, and multicast by its own.
static NETWORKS: [Network; 16] = [
    network([0, 0, 0, 0], 8, "0.0.0.0/8", "reserved"),
    network([10, 0, 0, 0], 8, "10.0.0.0/8", "private"),
    network([100, 64, 0, 0], 10, "100.64.0.0/10", "shared"),
    network([127, 0, 0, 0], 8, "127.0.0.0/8", "loopback"),
    network([169, 254, 0, 0], 16, "169.254.0.0/16", "link-local"),
    network([172, 16, 0, 0], 12, "172.16.0.0/12", "private"),
    network([192, 0, 0, 0], 24, "192.0.0.0/24", "reserved"),
    network([192, 0, 2, 0], 24, "192.0.2.0/24", "documentation"),
    network([192, 88, 99, 0], 24, "192.88.99.0/24", "reserved"),
    network([192, 168, 0, 0], 16, "192.168.0.0/16", "private"),
    network([198, 18, 0, 0], 15, "198.18.0.0/15", "benchmark"),
    network([198, 51, 100, 0], 24, "198.51.100.0/24", "documentation"),
    network([203, 0, 113, 0], 24, "203.0.113.0/24", "documentation"),
    network([224, 0, 0, 0], 4, "224.0.0.0/4", "multicast"),
    network([255, 255, 255, 255], 32, "255.255.255.255/32", "reserved"),
    network([240, 0, 0, 0], 4, "240.0.0.0/4", "reserved"),
];

/// Names that are special with all below them, by the IANA Special-Use Domain Names Registry; ICANN keeps `.internal`
/// for private use. Zones for reverse look-ups and protocols, in which nobody looks for a host, are left out.
static SUFFIXES: [(&str, &str); 12] = [
    (".local", "local"),
    (".internal", "local"),
    (".home.arpa", "local"),
    (".localhost", "localhost"),
    (".example", "example"),
    ("example.com", "example"),
    ("example.net", "example"),
    ("example.org", "example"),
    (".test", "not-resolved"),
    (".invalid", "not-resolved"),
    (".onion", "not-resolved"),
    (".alt", "not-resolved"),
];

/// Advice about a remote host on its own.
pub(super) fn host(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(host) = value.text().filter(|text| is_remote_host(text)) else { return };
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        let same_bits = |network: &Network| (u32::from(address) ^ network.first).leading_zeros();
        if let Some(network) = NETWORKS.iter().find(|network| same_bits(network) >= network.prefix_length) {
            let issue = Issue::new(Code::RemoteHostSpecial, path).because(network.reason);
            issues.push(issue.with("network", network.text));
        }
    } else if let Some((suffix, reason)) = SUFFIXES.iter().find(|(suffix, _)| is_under(host, suffix)) {
        issues.push(Issue::new(Code::RemoteHostSpecialName, path).because(reason).with("suffix", *suffix));
    } else if !host.contains('.') {
        issues.push(Issue::new(Code::RemoteHostSingleLabel, path));
    }
}

/// Whether a host is the name itself or below it; a dot before the name is for the eye alone.
fn is_under(host: &str, suffix: &str) -> bool {
    let name = suffix.trim_start_matches('.');
    let parts = host.len().checked_sub(name.len()).and_then(|at| host.split_at_checked(at));
    parts.is_some_and(|(above, end)| end.eq_ignore_ascii_case(name) && (above.is_empty() || above.ends_with('.')))
}
