//! Explains why a text is no network in CIDR notation, and suggests the network that was meant, where that is certain.

use super::{
    Issue,
    characters::{cleaned, is_blank, split, trim},
    cidr::{address_text, last_address, net_text, parse_address},
    host::unpadded,
    parse_cidr,
};
use ipnet::{IpNet, ip_mask_to_prefix};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Most bytes of a text that are examined. A whole list of networks may have been pasted, of any length.
const EXAMINED: usize = 1000;

/// Adds to an issue why the text is no network, where that is known, and the network that was meant, where that is certain.
pub(super) fn explain(text: &str, issue: &mut Issue) {
    let written = text.get(..text.floor_char_boundary(EXAMINED)).unwrap_or(text);
    let clean = cleaned(written).replace('\\', "/");
    let parts = split(trim(&clean, is_wrapping), is_separator);
    let any = |is_so: fn(&str, &str) -> bool| parts.windows(2).any(|pair| is_so(pair[0], pair[1]));
    let (is_whole, is_certain) = (!any(may_be_torn), !any(is_number_before) && !parts.iter().any(|part| negates(part)));
    // Words before the network are left out, as in a router's command "network-object 10.0.0.1 255.255.255.255".
    let first = parts.iter().position(|part| part.bytes().any(|byte| matches!(byte, b'0'..=b':')));
    let (called, parts) = parts.split_at(first.unwrap_or_default());
    let found = match *parts {
        [] => (!written.is_empty() && written.chars().all(is_blank)).then_some(("blank", None)),
        [one] => one_text(one),
        // "10.0.0.0 / 8" is in three parts, and one network.
        _ if parts.iter().any(|part| part.contains('/')) && parse_cidr(&parts.concat()).is_some() => None,
        _ => several(parts),
    };
    let (reason, network) = match found {
        Some((reason, network)) => (Some(reason), network),
        None => {
            let network = trim(&parts.concat(), is_mark).to_owned();
            let network = Some(network).filter(|network| is_whole && parse_cidr(network).is_some());
            // A name is neither blank nor punctuation.
            let is_called = called.iter().any(|part| part.bytes().any(|byte| byte.is_ascii_alphabetic()));
            ((network.is_some() && is_certain && !is_called).then(|| around(written)), network)
        }
    };
    if let Some(reason) = reason {
        issue.because(reason);
    }
    issue.suggest(network.filter(|network| is_certain && parse_cidr(network).is_some()));
}

/// Whether there are digits on both sides of the white space between two parts, so that it may have torn a number in two, as
/// in "10.0.0.0/2 4".
fn may_be_torn(before: &str, after: &str) -> bool {
    before.bytes().next_back().is_some_and(|byte| is_digit(byte, after))
        && after.bytes().next().is_some_and(|byte| is_digit(byte, after))
}

/// Whether the part before an address is the beginning of its first number, or a number by itself, as of a line or a rule.
fn is_number_before(before: &str, after: &str) -> bool {
    before.bytes().all(|byte| is_digit(byte, after)) && may_be_torn(before, after)
}

/// Whether a byte is a digit, for addresses of the family of `text`.
fn is_digit(byte: u8, text: &str) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_hexdigit() && text.contains(':')
}

/// Words of commands and of the languages of the messages that say that what follows is not meant.
const NEGATIONS: &str = "! no not deny without except excepto exclude nicht kein ohne außer sans sauf pas sin";

/// Whether a word says that what follows is not meant.
fn negates(word: &str) -> bool {
    split(NEGATIONS, char::is_whitespace).iter().any(|no| word.eq_ignore_ascii_case(no))
}

/// The reason why a text is no network, and the network that was meant, where that is certain.
type Found = (&'static str, Option<String>);

/// The reason for a text that is a network once some characters are left out: "blank" where these are white space or
/// invisible characters, else "punctuation".
fn around(written: &str) -> &'static str {
    let without_blanks = split(written, is_blank).concat();
    if parse_cidr(&without_blanks).is_some() { "blank" } else { "punctuation" }
}

/// Characters that may stand around a network: white space, brackets, and what ends an entry of a list.
fn is_wrapping(character: char) -> bool {
    is_blank(character) || matches!(character, '[' | ']' | '(' | ')' | '{' | '}' | '<' | '>' | ',' | ';')
}

/// Dashes and bullets before an entry of a list, and the full stop of a sentence. Inside of a text they are kept, as they
/// may be part of a range or an address there.
fn is_mark(character: char) -> bool {
    matches!(character, '-' | '*' | '•' | '.')
}

/// Characters that separate the networks of a list. "]" is one of them because of "[2001:db8::]/32", an address as in URLs.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | '、' | ';' | '|' | '"' | '\'' | ']')
}

fn one_text(text: &str) -> Option<Found> {
    if let Some((scoped, _)) = text.split_once('%') {
        let is_network = scoped.parse::<IpAddr>().is_ok() || parse_cidr(scoped).is_some();
        return (is_network && scoped.contains(':')).then_some(("zone", None));
    }
    match text.split_once('/') {
        Some((address, length)) => with_length(address, length),
        None => range(text).or_else(|| bare_address(text)),
    }
}

/// Several networks, an address with its mask, or a range whose two ends are separate parts.
fn several(parts: &[&str]) -> Option<Found> {
    let range = match parts {
        [first, "-" | "to" | "bis" | "a" | "à" | "al", last] => from_to(first, last),
        [first, last] if first.ends_with('-') || last.starts_with('-') => {
            from_to(trim(first, is_mark), trim(last, is_mark))
        }
        _ => None,
    };
    if range.is_some() {
        return range;
    }
    // Whatever else a router's command has in it.
    let is_network = |part: &&&str| parse_cidr(part).is_some() || one_text(part).is_some();
    let networks: Vec<_> = parts.iter().filter(is_network).collect();
    let [first, second, rest @ ..] = &networks[..] else { return None };
    written_mask(first, second).filter(|_| rest.is_empty()).or(Some(("several", None)))
}

/// An address without a prefix length. Which length was meant cannot be known, unless the address can only be a single host
/// or all addresses.
fn bare_address(text: &str) -> Option<Found> {
    if let Some(address) = unpadded(text) {
        return Some(("leading-zeros", address.certain().and_then(whole_network)));
    }
    let address: IpAddr = text.parse().ok()?;
    let reason = if parse_address(text).is_some() { "address" } else { "ipv4-in-ipv6" };
    Some((reason, whole_network(address)))
}

/// The network that an address without a length certainly stands for: 0.0.0.0 and :: for all addresses, an address whose
/// last part is not 0 for itself alone. `None` for any other, which may be a network of any length.
fn whole_network(address: IpAddr) -> Option<String> {
    let is_network = match address {
        IpAddr::V4(ipv4) => ipv4.octets()[3] == 0,
        IpAddr::V6(ipv6) => ipv6.segments()[7] == 0,
    };
    let length = match address {
        _ if address.is_unspecified() => 0,
        _ if is_network => return None,
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    };
    Some(format!("{}/{length}", address_text(address)))
}

/// An address and the text after its slash.
fn with_length(address: &str, length: &str) -> Option<Found> {
    if let Some(mask) = written_mask(address, length) {
        return Some(mask);
    }
    if length.is_empty() || !length.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = length.parse().unwrap_or(u32::MAX);
    if let Some(unpadded) = unpadded(address) {
        return Some(("leading-zeros", unpadded.certain().map(|address| format!("{address}/{number}"))));
    }
    let ip: IpAddr = address.parse().ok()?;
    if number > if ip.is_ipv4() { 32 } else { 128 } {
        return Some(("prefix", None));
    }
    if parse_address(address).is_none() {
        return Some(("ipv4-in-ipv6", Some(format!("{}/{number}", address_text(ip)))));
    }
    (number.to_string() != length).then(|| ("leading-zeros", Some(format!("{address}/{number}"))))
}

/// An address and a mask in the form of an address, such as 255.255.255.0, or inverted as in access lists, 0.0.0.255.
pub(super) fn written_mask(address: &str, mask: &str) -> Option<Found> {
    let (ip, mask): (IpAddr, IpAddr) = (parse_address(address)?, parse_address(mask)?);
    let inverted = |mask: IpAddr| match mask {
        IpAddr::V4(mask) => IpAddr::V4(Ipv4Addr::from_bits(!mask.to_bits())),
        IpAddr::V6(mask) => IpAddr::V6(Ipv6Addr::from_bits(!mask.to_bits())),
    };
    let is_mask = match mask {
        IpAddr::V4(mask) => matches!(mask.octets(), [255, ..] | [0, .., 255] | [0, 0, 0, 0]),
        IpAddr::V6(mask) => mask.segments()[0] == 0xffff,
    };
    if ip.is_ipv4() != mask.is_ipv4() || !is_mask {
        return None;
    }
    let length = ip_mask_to_prefix(mask).or_else(|_| ip_mask_to_prefix(inverted(mask))).ok();
    // 0.0.0.0 is the mask of /0, and inverted that of /32. Only after the address 0.0.0.0 it is certain: all addresses. No
    // other mask is certain there, because access lists write 255.255.255.255 for all addresses.
    let length = length.filter(|length| ip.is_unspecified() == (*length == 0));
    Some(("mask", length.map(|length| format!("{address}/{length}"))))
}

/// A range of addresses: "first-last", or with "*" for all values of a part.
fn range(text: &str) -> Option<Found> {
    match text.split_once('-') {
        Some((first, last)) => from_to(first, last),
        None if text.contains('*') => from_to(&text.replace('*', "0"), &text.replace('*', "255")),
        None => None,
    }
}

/// A range by its ends. The last one may be only a number, as in "192.168.1.10-20".
fn from_to(first: &str, last: &str) -> Option<Found> {
    let first = parse_address(first)?;
    let last = parse_address(last).or_else(|| match first {
        IpAddr::V4(ipv4) => {
            let [a, b, c, _] = ipv4.octets();
            Some(Ipv4Addr::new(a, b, c, last.parse().ok()?).into())
        }
        IpAddr::V6(_) => None,
    })?;
    Some(("range", exact_network(first, last)))
}

/// The network whose addresses are exactly those from `first` to `last`, if there is one.
fn exact_network(first: IpAddr, last: IpAddr) -> Option<String> {
    for length in 0..=128 {
        // None beyond the longest of the family.
        let network = IpNet::new(first, length).ok()?;
        if network.network() == first && last_address(&network) == last {
            return Some(net_text(&network));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{super::Code, *};

    #[test]
    fn the_reason_and_the_network_that_was_meant_are_told() {
        for (text, reason, meant) in [
            ("10.7.0.0", Some("address"), None),
            ("192.168.1.17", Some("address"), Some("192.168.1.17/32")),
            ("0.0.0.0", Some("address"), Some("0.0.0.0/0")),
            ("::", Some("address"), Some("::/0")),
            ("2001:db8::", Some("address"), None),
            ("2001:db8:1:2::3:0", Some("address"), None),
            ("2001:db8::1", Some("address"), Some("2001:db8::1/128")),
            ("10.0.0.0/33", Some("prefix"), None),
            ("2001:db8::/129", Some("prefix"), None),
            ("10.0.0.0/99999999999", Some("prefix"), None),
            ("10.0.0.0/", None, None),
            ("10.0.0.0/255.0.0.0", Some("mask"), Some("10.0.0.0/8")),
            ("10.0.0.0 255.255.0.0", Some("mask"), Some("10.0.0.0/16")),
            ("10.0.0.0 0.0.255.255", Some("mask"), Some("10.0.0.0/16")),
            ("10.0.0.0 netmask 255.255.0.0", Some("mask"), Some("10.0.0.0/16")),
            ("10.0.0.0 mask 255.255.0.0", Some("mask"), Some("10.0.0.0/16")),
            ("subnet 10.0.0.0 255.255.255.0", Some("mask"), Some("10.0.0.0/24")),
            ("network-object 10.0.0.1 255.255.255.255", Some("mask"), Some("10.0.0.1/32")),
            ("vlan20 10.0.0.0 255.255.255.0", Some("mask"), Some("10.0.0.0/24")),
            ("10.0.0.0 / 255.255.255.0", Some("mask"), Some("10.0.0.0/24")),
            ("10.0.0.0 & 255.255.255.0", Some("mask"), Some("10.0.0.0/24")),
            ("10.0.0.0 0.0.0.255 10.1.0.0 0.0.0.255", Some("several"), None),
            ("subnet 10.0.0.0/8", None, Some("10.0.0.0/8")),
            ("access-list 10 permit 10.0.0.0 0.255.255.255", Some("mask"), Some("10.0.0.0/8")),
            ("deny ip 10.0.0.0 0.255.255.255 any", Some("mask"), None),
            ("not 10.0.0.0/8", None, None),
            ("! 10.0.0.0/8", None, None),
            ("nicht 10.0.0.0/8", None, None),
            ("Außer 10.0.0.0/8", None, None),
            ("sauf 10.0.0.0 255.0.0.0", Some("mask"), None),
            ("excepto 10.0.0.0/8", None, None),
            ("without 10.0.0.0/8", None, None),
            ("1 10.1.0.0/16", None, None),
            ("2\t10.2.0.0/16", None, None),
            ("fd 00::/8", None, None),
            ("fd 12:3456:789a::/48", None, None),
            ("fd00: :/8", Some("blank"), Some("fd00::/8")),
            ("fd00:: /8", Some("blank"), Some("fd00::/8")),
            ("19 2.168.0.0 0.0.0.255", Some("mask"), None),
            ("1 92.168.0.0 255.255.0.0", Some("mask"), None),
            ("192.168.1.1 0/24", None, None),
            ("10.0.0.0/2 4", None, None),
            ("10. 0.0.0/8", Some("blank"), Some("10.0.0.0/8")),
            ("0.0.0.0 255.255.255.255", Some("mask"), None),
            ("0.0.0.0/255.255.255.255", Some("mask"), None),
            ("10.0.0.0/255.0.0.0,172.16.0.0/255.240.0.0", Some("several"), None),
            ("10.0.0.0-10.0.0.255, 10.0.2.0-10.0.2.255", Some("several"), None),
            ("10.0.0.0/8、172.16.0.0/12", Some("several"), None),
            ("10.0.0.0%2F24", None, None),
            ("10.0.0.0/255.0.255.0", Some("mask"), None),
            ("10.0.0.0/0.0.0.0", Some("mask"), None),
            ("0.0.0.0/0.0.0.0", Some("mask"), Some("0.0.0.0/0")),
            ("0.0.0.0 0.0.0.0", Some("mask"), Some("0.0.0.0/0")),
            ("192.168.1.0-192.168.1.255", Some("range"), Some("192.168.1.0/24")),
            ("192.168.1.0 – 192.168.1.255", Some("range"), Some("192.168.1.0/24")),
            ("192.168.1.10-192.168.1.20", Some("range"), None),
            ("192.168.1.0-255", Some("range"), Some("192.168.1.0/24")),
            ("192.168.1.*", Some("range"), Some("192.168.1.0/24")),
            ("2001:db8::-2001:db8::ffff", Some("range"), Some("2001:db8::/112")),
            ("10.0.0.0/8,10.1.0.0/16", Some("several"), None),
            ("10.0.0.0/8 10.1.0.0/16", Some("several"), None),
            ("10.0.0.0, 10.1.0.0", Some("several"), None),
            ("10.0.0.0/16 - 10.1.0.0/16", Some("several"), None),
            ("10.0.0.0/16 a 10.1.0.0/16", Some("several"), None),
            ("0.0.0.0 - 255.255.255.255", Some("range"), Some("0.0.0.0/0")),
            ("[\"10.0.0.0/8\",\"10.1.0.0/16\"]", Some("several"), None),
            ("010.0.0.0/8", Some("leading-zeros"), None),
            ("192.168.001.000/24", Some("leading-zeros"), Some("192.168.1.0/24")),
            ("10.0.0.0/08", Some("leading-zeros"), Some("10.0.0.0/8")),
            ("::ffff:1.2.3.4/96", Some("ipv4-in-ipv6"), Some("::ffff:102:304/96")),
            ("fe80::1%eth0/64", Some("zone"), None),
            ("fe80::/64%eth0", Some("zone"), None),
            ("fe80::1%25eth0", Some("zone"), None),
            ("100%", None, None),
            (" 10.0.0.0/8\u{a0}", Some("blank"), Some("10.0.0.0/8")),
            ("10.0.0.0 / 8", Some("blank"), Some("10.0.0.0/8")),
            ("10.0.0.0/8\u{200b}", Some("blank"), Some("10.0.0.0/8")),
            ("10.0.0.0/8\0", Some("blank"), Some("10.0.0.0/8")),
            ("\"10.0.0.0/8\"", Some("punctuation"), Some("10.0.0.0/8")),
            ("„10.0.0.0/8“", Some("punctuation"), Some("10.0.0.0/8")),
            ("[2001:db8::]/32", Some("punctuation"), Some("2001:db8::/32")),
            ("[2001:db8::/32]", Some("punctuation"), Some("2001:db8::/32")),
            ("10.0.0.0/8,", Some("punctuation"), Some("10.0.0.0/8")),
            ("10.0.0.0\\8", Some("punctuation"), Some("10.0.0.0/8")),
            ("– 10.0.0.0/8", Some("punctuation"), Some("10.0.0.0/8")),
            ("-10.0.0.0/8-", Some("punctuation"), Some("10.0.0.0/8")),
            ("• 2001:db8::/32.", Some("punctuation"), Some("2001:db8::/32")),
            ("10.0.0.0/-8", None, None),
            ("10.0.0.1-", None, None),
            ("１０.0.0.0/8", Some("punctuation"), Some("10.0.0.0/8")),
            (" \u{200b}", Some("blank"), None),
            ("office", None, None),
            ("", None, None),
            ("10.0.0/8", None, None),
            ("10.0.0.300", None, None),
        ] {
            let mut issue = Issue::new(Code::CidrInvalid, &[]);
            explain(text, &mut issue);
            let found = issue.params.iter().find(|(name, _)| *name == "reason").map(|(_, reason)| reason.to_string());
            let suggestion = issue.suggestion.map(|suggestion| suggestion.to_string());
            assert_eq!((found.as_deref(), suggestion.as_deref()), (reason, meant), "{text:?}");
        }
    }
}
