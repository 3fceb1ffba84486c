//! Networks in CIDR notation: exactly what the API's patterns `IPV4CIDR` and `IPV6CIDR` accept.

use super::text::{number, push_number, split_once};
use std::net::Ipv4Addr;

/// A network with the address as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr<'a> {
    /// The address as written, without the prefix.
    pub address: &'a str,
    is_ipv4: bool,
    /// The address; of IPv4, in the lowest bits, so that one arithmetic serves both families.
    bits: u128,
    /// Bits of the network part, with those before an IPv4 address.
    length: u32,
}

/// Bits before an IPv4 address.
const BEFORE_IPV4: u32 = 96;

/// Reads a network; `None` for anything that the API's patterns do not match.
pub fn parse_cidr(text: &str) -> Option<Cidr<'_>> {
    // Bytes rather than characters: a search for a character costs more than the rest of this.
    let slash = text.bytes().position(|byte| byte == b'/')?;
    let (address, prefix) = (text.get(..slash)?, text.as_bytes().get(slash + 1..)?);
    let ipv4 = parse_ipv4(address);
    // The IPv4 pattern refuses leading zeros; the IPv6 pattern accepts "00" to "09".
    let (bits, before, padded) = match ipv4 {
        Some(bits) => (bits.into(), BEFORE_IPV4, 1),
        None => (parse_ipv6(address)?, 0, 2),
    };
    let is_padded = prefix.len() > padded && prefix.starts_with(b"0");
    let length = number(prefix, 10)?.checked_add(before).filter(|length| *length <= 128 && !is_padded)?;
    Some(Cidr { address, is_ipv4: ipv4.is_some(), bits, length })
}

/// Reads an IPv4 address in dotted decimal without leading zeros.
pub(crate) fn parse_ipv4(text: &str) -> Option<u32> {
    parse_octets(text, false)
}

/// Reads four numbers with dots between them, which may have zeros before them where these are allowed.
pub(super) fn parse_octets(text: &str, allow_zeros: bool) -> Option<u32> {
    let (mut bits, mut octet, mut dots) = (0, None, 0);
    for byte in text.bytes() {
        if byte == b'.' {
            bits = bits << 8 | octet.take()?;
            dots += 1;
        } else {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let number = 10 * octet.unwrap_or(0) + digit;
            if digit > 9 || number > 255 || octet == Some(0) && !allow_zeros {
                return None;
            }
            octet = Some(number);
        }
    }
    octet.filter(|_| dots == 3).map(|octet| bits << 8 | octet)
}

/// What stands between dots.
pub(super) fn parts(text: &str) -> impl DoubleEndedIterator<Item = &[u8]> {
    text.as_bytes().split(|byte| *byte == b'.')
}

/// Reads an IPv6 address as the API's pattern has it: without zone, and without an IPv4 address at its end.
pub(super) fn parse_ipv6(text: &str) -> Option<u128> {
    let text = text.as_bytes();
    let gap = text.windows(2).position(|pair| pair == b"::");
    let (head, tail) = match gap {
        Some(at) => (text.get(..at)?, text.get(at + 2..)?),
        None => (text, &[][..]),
    };
    let ((head, before), (tail, after)) = (groups(head)?, groups(tail)?);
    // A gap stands for one group at least.
    let is_whole = if gap.is_some() { before + after < 8 } else { before == 8 };
    is_whole.then(|| head.checked_shl(128 - 16 * before).unwrap_or(0) | tail)
}

/// Groups of hexadecimal digits with colons between them: their bits, and how many they are.
fn groups(text: &[u8]) -> Option<(u128, u32)> {
    let (mut bits, mut count) = (0, 0);
    for group in text.split(|byte| *byte == b':').filter(|_| !text.is_empty()) {
        bits = bits << 16 | u128::from(number(group, 16).filter(|_| group.len() <= 4)?);
        count += 1;
    }
    Some((bits, count))
}

impl Cidr<'_> {
    /// 4 or 6.
    pub fn family(&self) -> u8 {
        if self.is_ipv4 { 4 } else { 6 }
    }

    /// Bits of the network part.
    pub fn prefix_length(&self) -> u8 {
        (self.length - if self.is_ipv4 { BEFORE_IPV4 } else { 0 }) as u8
    }

    /// Whether the address has bits beyond the prefix, so that it names a host rather than the network.
    pub fn host_bits_set(&self) -> bool {
        self.bits & self.host_bits() != 0
    }

    /// The bits beyond the prefix.
    fn host_bits(&self) -> u128 {
        u128::MAX.checked_shr(self.length).unwrap_or(0)
    }

    /// The canonical network: host bits cleared, RFC 5952 text, never with an embedded IPv4 address.
    pub fn network(&self) -> String {
        network_text(self.first(), self.prefix_length().into())
    }

    /// Whether it holds every address of its family.
    pub(super) fn is_default_route(&self) -> bool {
        self.prefix_length() == 0
    }

    /// The first address.
    pub fn first(&self) -> String {
        self.written(self.bits & !self.host_bits())
    }

    /// The last address.
    pub fn last(&self) -> String {
        self.written(self.bits | self.host_bits())
    }

    fn written(&self, bits: u128) -> String {
        if self.is_ipv4 { ipv4_text(bits as u32) } else { ipv6_text(bits) }
    }

    /// Whether an IPv4 address is in this network. Families never mix.
    pub(super) fn contains_ipv4(&self, address: u32) -> bool {
        self.is_ipv4 && self.has(address.into())
    }

    /// Whether every address of `other` is in this network. Families never mix.
    pub fn contains(&self, other: &Cidr<'_>) -> bool {
        self.is_ipv4 == other.is_ipv4 && self.length <= other.length && self.has(other.bits)
    }

    fn has(&self, address: u128) -> bool {
        (self.bits ^ address).leading_zeros() >= self.length
    }

    /// Whether the two share an address. Families never mix.
    pub fn overlaps(&self, other: &Cidr<'_>) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// Orders networks by their first address, the wider before the narrower.
    pub(super) fn sort_key(&self) -> (bool, u128, u32) {
        (self.is_ipv4, self.bits & !self.host_bits(), self.length)
    }

    /// Whether the two are the same network, however they are written.
    pub fn same_network(&self, other: &Cidr<'_>) -> bool {
        self.length == other.length && self.contains(other)
    }
}

/// A network by its first address.
pub(super) fn network_text(mut first: String, prefix_length: u32) -> String {
    first.push('/');
    push_number(&mut first, prefix_length, 10);
    first
}

/// An address in dotted decimal.
pub(super) fn ipv4_text(bits: u32) -> String {
    let mut text = String::new();
    for shift in [24, 16, 8, 0] {
        push_number(&mut text, bits >> shift & 255, 10);
        if shift > 0 {
            text.push('.');
        }
    }
    text
}

/// An address in RFC 5952 text without an embedded IPv4 address, which the API refuses.
fn ipv6_text(bits: u128) -> String {
    let group = |index: usize| (bits >> (112 - 16 * index)) as u32 & 0xffff;
    // The longest run of two zeros or more, the first of several.
    let (mut gap, mut run) = (0..1, 0);
    for index in 0..8 {
        run = if group(index) == 0 { run + 1 } else { 0 };
        if run > gap.len() {
            gap = index + 1 - run..index + 1;
        }
    }
    let mut text = String::new();
    for index in 0..8 {
        if gap.len() > 1 && gap.contains(&index) {
            if index == gap.start {
                text.push_str("::");
            }
        } else {
            if index > 0 && !text.ends_with(':') {
                text.push(':');
            }
            push_number(&mut text, group(index), 16);
        }
    }
    text
}

/// A network that the writer of `text` probably meant, where it is not one yet.
pub(super) fn suggest(text: &str) -> Option<String> {
    // Room for what may be added, so that adding it moves nothing.
    let mut candidate = String::with_capacity(text.len() + 4);
    candidate.extend(text.chars().filter(|c| !c.is_whitespace()));
    match split_once(&candidate, b'/') {
        None => candidate.push_str(if candidate.as_bytes().contains(&b':') { "/128" } else { "/32" }),
        Some((address, mask)) => {
            if let Some(mask) = parse_ipv4(mask) {
                let length = ipnet::ipv4_mask_to_prefix(Ipv4Addr::from(mask)).ok()?;
                candidate.truncate(address.len() + 1);
                push_number(&mut candidate, length.into(), 10);
            }
        }
    }
    parse_cidr(&candidate).is_some().then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_read_with_its_bounds() {
        let cidr = parse_cidr("10.1.2.3/8").expect("a network");
        assert_eq!((cidr.family(), cidr.address, cidr.prefix_length()), (4, "10.1.2.3", 8));
        assert_eq!(
            (cidr.network(), cidr.first(), cidr.last()),
            ("10.0.0.0/8".into(), "10.0.0.0".into(), "10.255.255.255".into())
        );
        assert!(cidr.host_bits_set());
    }

    #[test]
    fn ipv6_is_written_as_rfc_5952_says() {
        let network = |text| parse_cidr(text).map(|cidr| cidr.network());
        assert_eq!(network("2001:DB8:0:0:0:0:0:1/32").as_deref(), Some("2001:db8::/32"));
        assert_eq!(network("::ffff:102:304/128").as_deref(), Some("::ffff:102:304/128"));
        assert_eq!(network("::ffff:0:0/96").as_deref(), Some("::ffff:0:0/96"));
        assert_eq!(network("::/00").as_deref(), Some("::/0"));
    }

    #[test]
    fn what_the_patterns_refuse_is_no_network() {
        for text in [
            "",
            "/",
            "10.0.0.0",
            "10.0.0.0/",
            "10.0.0.0/33",
            "10.0.0.0/08",
            "10.0.0.0/+8",
            "010.0.0.0/8",
            "10.0.0/8",
            "10.0.0.0/8 ",
            " 10.0.0.0/8",
            "10.0.0.0/8/8",
            "::ffff:1.2.3.4/96",
            "::/129",
            "::/008",
            "::/+1",
            "1::2::3/64",
            "12345::/16",
            "::1%eth0/128",
            "[::1]/128",
            "10.0.0.0/8\n",
            "１０.0.0.0/8",
        ] {
            assert_eq!(parse_cidr(text), None, "{text:?}");
        }
    }

    #[test]
    fn families_never_overlap() {
        let (v4, v6) = (parse_cidr("0.0.0.0/0").expect("v4"), parse_cidr("::/0").expect("v6"));
        assert!(!v4.overlaps(&v6));
    }

    #[test]
    fn an_almost_network_is_completed() {
        for (text, meant) in [
            (" 10.0.0.0 / 8 ", "10.0.0.0/8"),
            ("10.0.0.7", "10.0.0.7/32"),
            ("2001:db8::1", "2001:db8::1/128"),
            ("10.0.0.0/255.0.0.0", "10.0.0.0/8"),
        ] {
            assert_eq!(suggest(text).as_deref(), Some(meant));
        }
        assert_eq!(suggest("10.0.0.0/255.0.255.0"), None);
        assert_eq!(suggest("office"), None);
    }
}
