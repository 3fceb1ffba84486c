//! Networks in CIDR notation: exactly what the API's patterns `IPV4CIDR` and `IPV6CIDR` accept.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::{
    fmt::{self, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// A network with the address as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr<'a> {
    /// The address as written, without the prefix.
    pub address: &'a str,
    net: IpNet,
}

/// Reads a network; `None` for anything that the API's patterns do not match.
pub fn parse_cidr(text: &str) -> Option<Cidr<'_>> {
    // Bytes rather than characters: a search for a character costs more than the rest of this.
    let slash = text.bytes().position(|byte| byte == b'/')?;
    let (address, prefix) = (&text[..slash], &text[slash + 1..]);
    let net = if address.bytes().any(|byte| byte == b':') {
        // The pattern knows no embedded IPv4 address, which std would read.
        let ip: Ipv6Addr = address.parse().ok().filter(|_| !address.bytes().any(|byte| byte == b'.'))?;
        IpNet::V6(Ipv6Net::new(ip, prefix_length(prefix, 3, 128)?).ok()?)
    } else {
        let ip: Ipv4Addr = address.parse().ok()?;
        // The IPv4 pattern refuses leading zeros; the IPv6 pattern accepts "00" to "09".
        let prefix = Some(prefix).filter(|prefix| prefix.len() == 1 || !prefix.starts_with('0'))?;
        IpNet::V4(Ipv4Net::new(ip, prefix_length(prefix, 2, 32)?).ok()?)
    };
    Some(Cidr { address, net })
}

fn prefix_length(text: &str, digits: usize, max: u8) -> Option<u8> {
    let plain = text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit());
    // Three digits never begin with zero in the IPv6 pattern.
    let padded = text.len() == 3 && text.starts_with('0');
    text.parse().ok().filter(|length| plain && !padded && *length <= max)
}

impl Cidr<'_> {
    /// 4 or 6.
    pub fn family(&self) -> u8 {
        if self.net.addr().is_ipv4() { 4 } else { 6 }
    }

    /// Bits of the network part.
    pub fn prefix_length(&self) -> u8 {
        self.net.prefix_len()
    }

    /// Whether the address has bits beyond the prefix, so that it names a host rather than the network.
    pub fn host_bits_set(&self) -> bool {
        self.net.addr() != self.net.network()
    }

    /// The canonical network: host bits cleared, RFC 5952 text, never with an embedded IPv4 address.
    pub fn network(&self) -> String {
        format!("{}/{}", Address(self.net.network()), self.prefix_length())
    }

    /// Whether `text` is the canonical network, which is not built to find out.
    pub(super) fn is_network(&self, text: &str) -> bool {
        let mut rest = Rest(text);
        let written = write!(rest, "{}/{}", Address(self.net.network()), self.prefix_length());
        written.is_ok() && rest.0.is_empty()
    }

    /// Whether it holds every address of its family.
    pub(super) fn is_default_route(&self) -> bool {
        self.prefix_length() == 0
    }

    /// The first address.
    pub fn first(&self) -> String {
        Address(self.net.network()).to_string()
    }

    /// The last address.
    pub fn last(&self) -> String {
        Address(self.net.broadcast()).to_string()
    }

    /// Whether an address is in this network. Families never mix.
    pub(super) fn contains_address(&self, address: IpAddr) -> bool {
        self.net.contains(&IpNet::from(address))
    }

    /// Whether every address of `other` is in this network. Families never mix.
    pub fn contains(&self, other: &Cidr<'_>) -> bool {
        self.net.contains(&other.net)
    }

    /// Whether the two share an address. Families never mix.
    pub fn overlaps(&self, other: &Cidr<'_>) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// Orders networks by their first address, the wider before the narrower.
    pub(super) fn sort_key(&self) -> (IpAddr, u8) {
        (self.net.network(), self.net.prefix_len())
    }

    /// Whether the two are the same network, however they are written.
    pub fn same_network(&self, other: &Cidr<'_>) -> bool {
        self.net.trunc() == other.net.trunc()
    }
}

/// An address in RFC 5952 text without std's embedded IPv4 form, which the API refuses.
struct Address(IpAddr);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some() => {
                let [.., high, low] = v6.segments();
                write!(f, "::ffff:{high:x}:{low:x}")
            }
            other => other.fmt(f),
        }
    }
}

/// The rest of a text from which what is written is taken off; writing anything else is an error.
struct Rest<'a>(&'a str);

impl Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

/// A network that the writer of `text` probably meant, where it is not one yet.
pub(super) fn suggest(text: &str) -> Option<String> {
    // Room for what may be added, so that adding it moves nothing.
    let mut compact = String::with_capacity(text.len() + 4);
    compact.extend(text.chars().filter(|c| !c.is_whitespace()));
    let candidate = match compact.split_once('/') {
        None if compact.contains(':') => compact + "/128",
        None => compact + "/32",
        Some((address, mask)) => match mask.parse::<Ipv4Addr>() {
            Ok(mask) => format!("{address}/{}", ipnet::ipv4_mask_to_prefix(mask).ok()?),
            Err(_) => compact,
        },
    };
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
