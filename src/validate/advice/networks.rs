//! Advice about the networks of the two sides.

use super::{
    super::{
        Code, Issue, Step, Value,
        cidr::{Cidr, contains, ipv4_text, net_text, parse_ipv4},
        parse_cidr,
        step::dotted,
        value::LIST_EXAMINED,
    },
    special::special,
    step,
};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr};

const CLOUD: &str = "cloudNetworkCIDRs";
const PEER: &str = "peerNetworkCIDRs";

/// Advice about the networks of each side, and of the two together.
pub(super) fn both_sides(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    let [cloud, peer] = [CLOUD, PEER].map(|name| Side::read(name, tunnel.member(name)));
    cloud.advise(&peer, issues);
    peer.advise(&cloud, issues);
    sides_overlap(&cloud, &peer, issues);
    families(&cloud, &peer, issues);
    if let Some(host) = tunnel.member("remoteHost").text().and_then(parse_ipv4) {
        // For an address that is not public there is other advice already: the gateway cannot reach it at all.
        if special(&IpAddr::from(Ipv4Addr::from_bits(host)).into()).is_none() {
            remote_host(host, &cloud, issues);
        }
        remote_host(host, &peer, issues);
    }
    pairs(&cloud, &peer, issues);
}

/// Advice about the networks of one side that needs no other field.
pub(super) fn list(networks: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    for name in [CLOUD, PEER].into_iter().filter(|name| *path == [Step::from(*name)]) {
        Side::read(name, networks).advise(&Side::default(), issues);
    }
}

/// Advice about a single network.
pub(super) fn network(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    if let Some(text) = value.text()
        && let Some(cidr) = parse_cidr(text)
    {
        on_its_own(text, &cidr, path, issues);
    }
}

fn on_its_own(text: &str, cidr: &Cidr<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let has_host_bits = cidr.host_bits_set();
    // The API's pattern allows only one spelling of an IPv4 address, so without host bits it is canonical.
    if cidr.family() == 6 || has_host_bits {
        let network = cidr.network();
        if network != text {
            let code = if has_host_bits { Code::CidrHostBits } else { Code::CidrNotCanonical };
            let issue = Issue::report(issues, code, path).mention("network", network.clone());
            issue.suggestion = Some(network.into());
        }
    }
    if let Some((reason, network)) = special(&cidr.net()).filter(|(reason, _)| !ROUTABLE.contains(reason)) {
        Issue::report(issues, Code::CidrSpecial, path).because(reason).mention("network", network);
    } else if cidr.family() == 4 && cidr.prefix_length() == 32 && cidr.address.ends_with(".0") {
        Issue::report(issues, Code::CidrSingleAddress, path);
    }
}

/// The kinds of special addresses that networks may have, so that a tunnel carries traffic between them.
const ROUTABLE: [&str; 3] = ["private", "shared", "benchmark"];

/// A network, and where it stands in its list.
struct SideNetwork<'a> {
    index: usize,
    text: &'a str,
    cidr: Cidr<'a>,
    /// Why it is needless on its side: [`Code::CidrDuplicate`] or [`Code::CidrContained`], and the index of the other
    /// network.
    needless: Option<(Code, usize)>,
}

/// The networks of one side, without texts that are no networks.
#[derive(Default)]
struct Side<'a> {
    name: &'static str,
    networks: Vec<SideNetwork<'a>>,
    /// Whether there are such texts.
    has_others: bool,
    /// The fewest networks with the same addresses, each with how many it is made of.
    aggregated: Vec<(IpNet, usize)>,
}

impl<'a> Side<'a> {
    fn read(name: &'static str, list: &'a Value<'_>) -> Self {
        let items = list.items();
        // One allocation for all networks.
        let mut networks = Vec::with_capacity(items.len().min(LIST_EXAMINED));
        for (index, item) in items.iter().enumerate() {
            let Some(text) = item.text() else { continue };
            let Some(cidr) = parse_cidr(text).filter(|_| networks.len() < LIST_EXAMINED) else { continue };
            networks.push(SideNetwork { index, text, cidr, needless: None });
        }
        let has_others = networks.len() < items.len();
        let mut side = Self { name, networks, has_others, aggregated: Vec::new() };
        for place in 0..side.networks.len() {
            side.networks[place].needless = side.needless(&side.networks[place]);
        }
        side.aggregated = side.aggregate();
        side
    }

    /// Why a network is needless: an earlier one is the same network, or else the widest network that contains it. Default
    /// routes contain every network, and have advice of their own.
    fn needless(&self, network: &SideNetwork<'_>) -> Option<(Code, usize)> {
        let mut widest: Option<&SideNetwork<'_>> = None;
        for other in self.networks.iter().filter(|other| other.cidr.contains(&network.cidr)) {
            let length = other.cidr.prefix_length();
            if length == network.cidr.prefix_length() {
                if other.index < network.index {
                    return Some((Code::CidrDuplicate, other.index));
                }
            } else if length > 0 && widest.is_none_or(|widest| length < widest.cidr.prefix_length()) {
                widest = Some(other);
            }
        }
        widest.map(|widest| (Code::CidrContained, widest.index))
    }

    fn of_family(&self, family: u8) -> impl Iterator<Item = &SideNetwork<'a>> {
        self.networks.iter().filter(move |network| network.cidr.family() == family)
    }

    /// The networks that are neither needless nor default routes. Advice about a needless network would repeat the advice
    /// about the network that contains it.
    fn distinct(&self) -> impl Iterator<Item = &SideNetwork<'a>> {
        self.networks.iter().filter(|network| network.needless.is_none() && !network.cidr.is_default_route())
    }

    fn has_default_route(&self, family: u8) -> bool {
        self.of_family(family).any(|network| network.cidr.is_default_route())
    }

    fn advise(&self, other_side: &Side<'_>, issues: &mut Vec<Issue>) {
        for network in self.networks.iter() {
            let path = self.path(network.index);
            on_its_own(network.text, &network.cidr, &path, issues);
            if let Some((code, other)) = network.needless {
                Issue::report(issues, code, &path).mention("other", self.place(other));
            } else if network.cidr.is_default_route() {
                self.default_route(network.cidr.family(), &path, other_side, issues);
            }
        }
        self.aggregates(issues);
    }

    fn default_route(&self, family: u8, path: &[Step], other_side: &Side<'_>, issues: &mut Vec<Issue>) {
        let is_alone = self.of_family(family).all(|network| network.cidr.is_default_route());
        let (code, reason) = match (is_alone, other_side.has_default_route(family), self.name) {
            (false, ..) => (Code::CidrDefaultRouteBeside, None),
            // Reported only once, at the peer's side.
            (true, true, CLOUD) => return,
            (true, true, _) => (Code::CidrDefaultRoute, Some("both")),
            (true, false, CLOUD) => (Code::CidrDefaultRoute, Some("cloud")),
            (true, false, _) => (Code::CidrDefaultRoute, None),
        };
        let issue = Issue::report(issues, code, path).mention("family", u32::from(family));
        if let Some(reason) = reason {
            issue.because(reason);
        }
    }

    /// The networks, with those put together that make up a wider one.
    fn aggregate(&self) -> Vec<(IpNet, usize)> {
        let mut nets: Vec<(IpNet, usize)> = self.distinct().map(|network| (network.cidr.net().trunc(), 1)).collect();
        let mut at = 0;
        while let Some((net, count)) = nets.get(at).copied() {
            // A network and its sibling are the two halves of the next wider network. The two halves of all addresses are
            // left alone, because people write them on purpose in place of a default route.
            let wider = net.supernet().filter(|wider| wider.prefix_len() > 0);
            let sibling =
                |(other, _): &(IpNet, usize)| *other != net && other.prefix_len() > 0 && other.supernet() == wider;
            match (wider, nets.iter().position(sibling)) {
                (Some(wider), Some(place)) => {
                    let (_, others) = nets.swap_remove(place);
                    nets.retain(|(other, _)| *other != net);
                    nets.push((wider, count + others));
                    at = 0;
                }
                _ => at += 1,
            }
        }
        nets
    }

    /// Advice about networks that make up a wider one, which could stand in their place.
    fn aggregates(&self, issues: &mut Vec<Issue>) {
        for (net, count) in self.aggregated.iter().filter(|(_, count)| *count > 1) {
            let issue = Issue::report(issues, Code::CidrAggregate, &[self.name.into()]);
            issue.mention("count", *count).mention("network", net_text(net));
        }
    }

    fn path(&self, index: usize) -> [Step; 2] {
        [self.name.into(), index.into()]
    }

    fn place(&self, index: usize) -> String {
        dotted(&self.path(index))
    }
}

/// Advice about networks of the peer inside a cloud network, or inside several that together are a wider one: hosts of those
/// cloud networks cannot reach them. A cloud network inside one of the peer's networks is fine: traffic within it stays in
/// the cloud, and the rest goes to the peer.
fn sides_overlap(cloud: &Side<'_>, peer: &Side<'_>, issues: &mut Vec<Issue>) {
    for network in peer.distinct() {
        let net = network.cidr.net();
        let mut others = cloud.networks.iter().filter(|other| !other.cidr.is_default_route());
        let (place, around) = match others.find(|other| other.cidr.contains(&network.cidr)) {
            Some(other) => (cloud.place(other.index), other.cidr.net()),
            None => match cloud.aggregated.iter().find(|(around, _)| contains(around, &net)) {
                Some((around, _)) => (cloud.name.to_owned(), *around),
                None => continue,
            },
        };
        let issue = Issue::report(issues, Code::CidrSidesOverlap, &peer.path(network.index));
        issue.mention("other", place).mention("network", net_text(&around));
    }
}

/// Advice about address families: only networks of the same family can talk to each other. There is none while a side has
/// no networks yet, or has an entry that is not a network yet.
fn families(cloud: &Side<'_>, peer: &Side<'_>, issues: &mut Vec<Issue>) {
    if [cloud, peer].iter().any(|side| side.networks.is_empty() || side.has_others) {
        return;
    }
    let is_on = |side: &Side<'_>, family| side.of_family(family).next().is_some();
    if [4, 6].iter().all(|family| is_on(cloud, *family) != is_on(peer, *family)) {
        let (of_cloud, of_peer) = if is_on(cloud, 4) { (4_u32, 6_u32) } else { (6, 4) };
        Issue::report(issues, Code::CidrNoPair, &[]).mention("cloud", of_cloud).mention("peer", of_peer);
        return;
    }
    for (side, other) in [(cloud, peer), (peer, cloud)] {
        for family in [4, 6] {
            if let Some(first) = side.of_family(family).next().filter(|_| !is_on(other, family)) {
                let issue = Issue::report(issues, Code::CidrFamilyOneSide, &side.path(first.index));
                issue.mention("other", other.name).mention("family", u32::from(family));
            }
        }
    }
}

/// Advice about a remote host inside a network of one side. Default routes are left out: they contain every host, and
/// gateways are made for that.
fn remote_host(host: u32, side: &Side<'_>, issues: &mut Vec<Issue>) {
    for network in side.distinct().filter(|network| network.cidr.contains_ipv4(host)) {
        let issue = Issue::report(issues, Code::CidrRemoteHost, &side.path(network.index));
        issue.mention("host", ipv4_text(host));
        if side.name == CLOUD {
            issue.because("cloud");
        } else if network.cidr.prefix_length() == 32 {
            issue.because("itself");
        }
    }
}

/// Advice about the count of pairs of networks that can talk to each other, where a family has more than one pair.
fn pairs(cloud: &Side<'_>, peer: &Side<'_>, issues: &mut Vec<Issue>) {
    let is_double = |network: &&SideNetwork<'_>| matches!(network.needless, Some((Code::CidrDuplicate, _)));
    let count = |side: &Side<'_>, family| side.of_family(family).filter(|network| !is_double(network)).count();
    let [four, six] = [4, 6].map(|family| count(cloud, family) * count(peer, family));
    if four > 1 || six > 1 {
        static PATH: [Step; 1] = [step(PEER)];
        Issue::report(issues, Code::CidrPairs, &PATH).mention("count", four + six);
    }
}
