//! Advice about a remote host that the API accepts.

use super::super::{Code, Issue, Step, Value, parse_cidr};

/// IPv4 ranges that are not reachable on the internet (IANA IPv4 Special-Purpose Address Registry).
const SPECIAL: [(&str, &str); 13] = [
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private use"),
    ("100.64.0.0/10", "shared use by carriers"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local use"),
    ("172.16.0.0/12", "private use"),
    ("192.0.2.0/24", "documentation"),
    ("192.168.0.0/16", "private use"),
    ("198.18.0.0/15", "benchmarks"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "future use"),
];

/// Advice about a remote host on its own.
pub(super) fn host(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(text) = value.text() else { return };
    let single = format!("{text}/32");
    let Some(address) = parse_cidr(&single) else { return };
    let special = SPECIAL.iter().find(|(range, _)| parse_cidr(range).is_some_and(|range| range.contains(&address)));
    if let Some((range, purpose)) = special {
        issues.push(Issue::new(Code::RemoteHostSpecial, path).with("use", *purpose).with("network", *range));
    }
}
