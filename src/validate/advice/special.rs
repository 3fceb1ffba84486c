//! Addresses that are not there for traffic between networks, or not on the internet: by the IANA IPv4 and IPv6
//! Special-Purpose Address Registries, and multicast by the registries of its own.

use super::super::cidr::net_text;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};

/// The first address, the prefix length, and what the addresses are for.
type Special<T> = (T, u8, &'static str);

static IPV4: [Special<[u8; 4]>; 16] = [
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

/// Those that people write down.
static IPV6: [Special<[u16; 8]>; 7] = [
    ([0; 8], 128, "reserved"),
    ([0, 0, 0, 0, 0, 0, 0, 1], 128, "loopback"),
    ([0, 0, 0, 0, 0, 0xffff, 0, 0], 96, "reserved"),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32, "documentation"),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20, "documentation"),
    ([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10, "link-local"),
    ([0xff00, 0, 0, 0, 0, 0, 0, 0], 8, "multicast"),
];

/// What the addresses of a network are for, and the special network that it is or lies in.
pub(super) fn special(net: &IpNet) -> Option<(&'static str, String)> {
    let found = |first: IpNet, reason: &&'static str| first.contains(net).then(|| (*reason, net_text(&first)));
    match net {
        IpNet::V4(_) => IPV4.iter().find_map(|(first, length, reason)| {
            found(Ipv4Net::new(Ipv4Addr::from(*first), *length).ok()?.into(), reason)
        }),
        IpNet::V6(_) => IPV6.iter().find_map(|(first, length, reason)| {
            found(Ipv6Net::new(Ipv6Addr::from(*first), *length).ok()?.into(), reason)
        }),
    }
}
