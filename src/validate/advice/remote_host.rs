//! Advice about a remote host that the API accepts, and that a gateway on the internet will not find.

use super::{
    super::{Code, Issue, Step, Value, cidr::parse_ipv4, is_remote_host},
    special::special,
};
use std::net::{IpAddr, Ipv4Addr};

/// Names that are special with all below them, by the IANA Special-Use Domain Names Registry; ICANN keeps `.internal`
/// for private use. Zones for reverse look-ups and protocols, in which nobody looks for a host, are left out.
static SUFFIXES: [(&str, &str); 18] = [
    (".local", "local"),
    (".internal", "local"),
    (".home.arpa", "local"),
    (".lan", "local"),
    (".home", "local"),
    (".corp", "local"),
    (".intranet", "local"),
    (".localdomain", "local"),
    ("fritz.box", "local"),
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
        if let Some((reason, network)) = special(&IpAddr::from(Ipv4Addr::from_bits(address)).into()) {
            Issue::report(issues, Code::RemoteHostSpecial, path).because(reason).mention("network", network);
        }
    } else if let Some((suffix, reason)) = SUFFIXES.iter().find(|(suffix, _)| is_under(host, suffix)) {
        let issue = Issue::report(issues, Code::RemoteHostSpecialName, path);
        issue.because(reason).mention("suffix", *suffix);
    } else if !host.contains('.') {
        Issue::report(issues, Code::RemoteHostSingleLabel, path);
    } else if has_digits_at_end(host) {
        Issue::report(issues, Code::RemoteHostSpecialName, path).because("digits");
    }
}

/// Whether the last label has digits and is not an A-label, as in a mistyped address such as "198.51.100.l7".
fn has_digits_at_end(host: &str) -> bool {
    let last = host.as_bytes().rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    !matches!(last, [_, _, b'-', b'-', ..]) && last.iter().any(u8::is_ascii_digit)
}

/// Whether a host is the suffix itself, or a name below it. A dot at the beginning of the suffix is ignored: it is there for
/// messages.
fn is_under(host: &str, suffix: &str) -> bool {
    let name = suffix.strip_prefix('.').unwrap_or(suffix);
    let parts = host.len().checked_sub(name.len()).and_then(|at| host.split_at_checked(at));
    parts.is_some_and(|(above, end)| end.eq_ignore_ascii_case(name) && (above.is_empty() || above.ends_with('.')))
}
