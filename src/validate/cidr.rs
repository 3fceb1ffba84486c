//! Networks in CIDR notation. Reading accepts exactly what the API's patterns `IPV4CIDR` and `IPV6CIDR` accept, and writing
//! gives texts that these patterns accept. The arithmetic of networks is ipnet's.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr};

/// A network with the address as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr<'a> {
    /// The address as written, without the prefix length.
    pub address: &'a str,
    net: IpNet,
}

/// Reads a network; `None` for anything that the API's patterns do not match.
pub fn parse_cidr(text: &str) -> Option<Cidr<'_>> {
    let (address, prefix_length) = text.split_once('/')?;
    let ip = parse_address(address)?;
    // The IPv4 pattern refuses leading zeros; the IPv6 pattern accepts "00" to "09".
    let padded_length = if ip.is_ipv4() { 1 } else { 2 };
    let is_padded = prefix_length.len() > padded_length && prefix_length.starts_with('0');
    // Checked here, because std also parses a number with a plus sign.
    let is_number = prefix_length.bytes().all(|byte| byte.is_ascii_digit());
    let length = prefix_length.parse().ok().filter(|_| is_number && !is_padded)?;
    Some(Cidr { address, net: IpNet::new(ip, length).ok()? })
}

/// Reads an address as the API's patterns do: IPv4 without leading zeros, IPv6 without an embedded IPv4 address.
pub(super) fn parse_address(text: &str) -> Option<IpAddr> {
    let address = text.parse().ok()?;
    let is_embedded = matches!(address, IpAddr::V6(_)) && text.contains('.');
    (!is_embedded).then_some(address)
}

/// Reads an IPv4 address in dotted decimal without leading zeros, as a number whose most significant byte is the first
/// octet.
pub(crate) fn parse_ipv4(text: &str) -> Option<u32> {
    text.parse().ok().map(Ipv4Addr::to_bits)
}

impl Cidr<'_> {
    /// The network as ipnet's type, with the host bits as they were written.
    pub fn net(&self) -> IpNet {
        self.net
    }

    /// 4 or 6.
    pub fn family(&self) -> u8 {
        if self.net.addr().is_ipv4() { 4 } else { 6 }
    }

    /// The prefix length in bits.
    pub fn prefix_length(&self) -> u8 {
        self.net.prefix_len()
    }

    /// Whether the address has bits beyond the prefix, so that it names a host rather than the network.
    pub fn host_bits_set(&self) -> bool {
        self.net.addr() != self.net.network()
    }

    /// The canonical network: host bits cleared, RFC 5952 text, never with an embedded IPv4 address.
    pub fn network(&self) -> String {
        net_text(&self.net)
    }

    /// Whether it holds every address of its family: 0.0.0.0/0 or ::/0.
    pub(super) fn is_default_route(&self) -> bool {
        self.prefix_length() == 0
    }

    /// The first address, in canonical text.
    pub fn first(&self) -> String {
        address_text(self.net.network())
    }

    /// The last address, in canonical text.
    pub fn last(&self) -> String {
        address_text(last_address(&self.net))
    }

    /// Whether an IPv4 address is in this network; never for an IPv6 network.
    pub(super) fn contains_ipv4(&self, address: u32) -> bool {
        contains(&self.net, &IpAddr::from(Ipv4Addr::from_bits(address)).into())
    }

    /// Whether every address of `other` is in this network; never for networks of different families.
    pub fn contains(&self, other: &Cidr<'_>) -> bool {
        contains(&self.net, &other.net)
    }

    /// Whether the two share an address; never for networks of different families.
    pub fn overlaps(&self, other: &Cidr<'_>) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// Whether the two are the same network, however they are written.
    pub fn same_network(&self, other: &Cidr<'_>) -> bool {
        self.contains(other) && other.contains(self)
    }
}

/// The last address of a network. Not inlined: compiled into each caller it would be there several times.
#[inline(never)]
pub(super) fn last_address(net: &IpNet) -> IpAddr {
    net.broadcast()
}

/// Whether every address of `net` is in `around`; never for networks of different families. It compares the networks that
/// ipnet masks, and not their ends, as ipnet's `contains` does: that takes 450 bytes more in `/validate`, compressed.
pub(super) fn contains(around: &IpNet, net: &IpNet) -> bool {
    let length = around.prefix_len();
    net.prefix_len() >= length && IpNet::new(net.addr(), length).is_ok_and(|wide| wide.network() == around.network())
}

/// A network in its canonical text: host bits cleared, RFC 5952, never with an embedded IPv4 address.
pub(super) fn net_text(net: &IpNet) -> String {
    format!("{}/{}", address_text(net.network()), net.prefix_len())
}

/// An IPv4 address in dotted decimal.
pub(super) fn ipv4_text(bits: u32) -> String {
    Ipv4Addr::from_bits(bits).to_string()
}

/// An address in RFC 5952 text. std writes IPv4-mapped addresses with an embedded IPv4 address, which the API refuses.
pub(super) fn address_text(address: IpAddr) -> String {
    match address {
        IpAddr::V6(ipv6) if ipv6.to_ipv4_mapped().is_some() => {
            let [.., high, low] = ipv6.segments();
            format!("::ffff:{high:x}:{low:x}")
        }
        _ => address.to_string(),
    }
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
}
