//! The remote host: an IPv4 address in dotted decimal, or a host name (RFC 1123) of at most 253 characters.

use std::net::Ipv4Addr;

/// Whether `remoteHost` accepts the text.
pub fn is_remote_host(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok() || is_host_name(text)
}

/// RFC 1123: labels of letters, digits and inner hyphens. A last label of digits alone makes it a broken address.
fn is_host_name(text: &str) -> bool {
    let numeric_end = text.rsplit('.').next().is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    text.len() <= 253 && !numeric_end && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// The host that the writer of `text` probably meant: without spaces, scheme, path, port or trailing dot.
pub(super) fn suggest(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#']).next().unwrap_or(text);
    let text = text.rsplit_once('@').map_or(text, |(_, host)| host);
    let text = match text.split_once(':') {
        Some((_, rest)) if rest.contains(':') => return None, // an IPv6 address
        Some((host, _)) => host,
        None => text,
    };
    let text = text.strip_suffix('.').unwrap_or(text);
    is_remote_host(text).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_names_are_accepted() {
        let longest =
            [&"a".repeat(63), &"b".repeat(63), &"c".repeat(63), &"d".repeat(61)].map(String::as_str).join(".");
        for host in
            ["1.2.3.4", "vpn.example.com", "localhost", "a", "1a.2b", "x--y.example", "VPN.Example.COM", &longest]
        {
            assert!(is_remote_host(host), "{host}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let long = ["a"; 128].join(".");
        for host in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "10.0.0.256",
            "1.2.3",
            "01.2.3.4",
            "::1",
            "a b",
            "a.1",
            "münchen.example",
            &"a".repeat(64),
            &long,
            " a",
            "a\n",
        ] {
            assert!(!is_remote_host(host), "{host:?}");
        }
    }

    #[test]
    fn the_host_is_found_in_what_was_pasted() {
        for text in
            ["https://vpn.example.com:8443/path", " vpn.example.com ", "vpn.example.com.", "admin@vpn.example.com"]
        {
            assert_eq!(suggest(text).as_deref(), Some("vpn.example.com"), "{text}");
        }
        assert_eq!(suggest("abcd:ef::1"), None);
    }
}
