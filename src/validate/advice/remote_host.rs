//! Advice about a remote host that the API accepts, and that a gateway on the internet will not find.

use super::super::{
    Code, Issue, Step, Value,
    cidr::{ipv4_text, network_text, parse_ipv4},
    is_remote_host,
};

/// Addresses that are not globally reachable: the first one, the prefix length, and why they are not.
type Network = ([u8; 4], u32, &'static str);

/// By the IANA IPv4 Special-Purpose Address Registry, and multicast by its own.
static NETWORKS: [Network; 16] = [
    ([0, 0, 0, 0], 8, "reserved"),
    ([10, 0, 0, 0], 8, "private"),
    ([100, 64, 0, 0], 10, "shared"),
    ([127, 0, 0, 0], 8, "loopback"),
    ([169, 254, 0, 0], 16, "link-local"),
    ([172, 16, 0, 0], 12, "private"),
    ([192, 0, 0, 0], 24, "reserved"),
    ([192, 0, 2, 0], 24, "documentation"),
    ([192, 88, 99, 0], 24, "reserved"),
    ([192, 168, 0, 0], 16, "private"),
    ([198, 18, 0, 0], 15, "benchmark"),
    ([198, 51, 100, 0], 24, "documentation"),
    ([203, 0, 113, 0], 24, "documentation"),
    ([224, 0, 0, 0], 4, "multicast"),
    ([255, 255, 255, 255], 32, "reserved"),
    ([240, 0, 0, 0], 4, "reserved"),
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
    if let Some(address) = parse_ipv4(host) {
        for (first, prefix_length, reason) in &NETWORKS {
            let first = u32::from_be_bytes(*first);
            if (address ^ first).leading_zeros() >= *prefix_length {
                let network = network_text(ipv4_text(first), *prefix_length);
                let issue = Issue::report(issues, Code::RemoteHostSpecial, path);
                issue.because(reason).mention("network", network);
                return;
            }
        }
    } else if let Some((suffix, reason)) = SUFFIXES.iter().find(|(suffix, _)| is_under(host, suffix)) {
        let issue = Issue::report(issues, Code::RemoteHostSpecialName, path);
        issue.because(reason).mention("suffix", *suffix);
    } else if !host.contains('.') {
        Issue::report(issues, Code::RemoteHostSingleLabel, path);
    }
}

/// Whether a host is the name itself or below it; a dot before the name is for the eye alone.
fn is_under(host: &str, suffix: &str) -> bool {
    let name = suffix.strip_prefix('.').unwrap_or(suffix);
    let parts = host.len().checked_sub(name.len()).and_then(|at| host.split_at_checked(at));
    parts.is_some_and(|(above, end)| end.eq_ignore_ascii_case(name) && (above.is_empty() || above.ends_with('.')))
}
