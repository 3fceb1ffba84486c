//! Advice about the networks of the two sides.

use super::{
    super::{
        Code, Issue, Step, Value,
        cidr::{Cidr, ipv4_text, parse_ipv4},
        issue::dotted,
        parse_cidr,
        value::LIST_EXAMINED,
    },
    step,
};

const CLOUD: &str = "cloudNetworkCIDRs";
const PEER: &str = "peerNetworkCIDRs";

/// Advice about the networks of each side, and of the two together.
pub(super) fn both_sides(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    let [cloud, peer] = [CLOUD, PEER].map(|name| Side::read(name, tunnel.member(name)));
    cloud.advise(issues);
    peer.advise(issues);
    sides_overlap(&cloud, &peer, issues);
    family_on_one_side(&cloud, &peer, issues);
    family_on_one_side(&peer, &cloud, issues);
    remote_host(tunnel.member("remoteHost"), &peer, issues);
    pairs(&cloud, &peer, issues);
}

/// Advice about the networks of one side, as far as it needs no other field.
pub(super) fn list(networks: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    for name in [CLOUD, PEER].into_iter().filter(|name| *path == [Step::from(*name)]) {
        Side::read(name, networks).advise(issues);
    }
}

/// Advice about how a single network is written.
pub(super) fn network(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    if let Some(text) = value.text()
        && let Some(cidr) = parse_cidr(text)
    {
        spelling(text, &cidr, path, issues);
    }
}

fn spelling(text: &str, cidr: &Cidr<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let has_host_bits = cidr.host_bits_set();
    // The API leaves IPv4 a single spelling.
    if cidr.family() == 4 && !has_host_bits {
        return;
    }
    let network = cidr.network();
    if network == text {
        return;
    }
    let code = if has_host_bits { Code::CidrHostBits } else { Code::CidrNotCanonical };
    let issue = Issue::report(issues, code, path).mention("network", network.clone());
    issue.suggestion = Some(network.into());
}

/// A network, and where it stands in its list.
struct Network<'a> {
    index: usize,
    text: &'a str,
    cidr: Cidr<'a>,
    /// What makes it needless on its side, and the index of the network that does.
    needless: Option<(Code, usize)>,
}

/// The networks of one side, without what is no network.
struct Side<'a> {
    name: &'static str,
    networks: Vec<Network<'a>>,
}

impl<'a> Side<'a> {
    fn read(name: &'static str, list: &'a Value<'_>) -> Self {
        let items = list.items();
        // One piece of memory a side: room on the stack for the longest list costs more than it.
        let mut networks = Vec::with_capacity(items.len().min(LIST_EXAMINED));
        for (index, item) in items.iter().enumerate() {
            let Some(text) = item.text() else { continue };
            let Some(cidr) = parse_cidr(text).filter(|_| networks.len() < LIST_EXAMINED) else { continue };
            networks.push(Network { index, text, cidr, needless: None });
        }
        let mut side = Self { name, networks };
        for place in 0..side.networks.len() {
            side.networks[place].needless = side.needless(&side.networks[place]);
        }
        side
    }

    /// The first network that is the same, or else the widest around it. A default route is around everything, and has
    /// advice of its own.
    fn needless(&self, network: &Network<'_>) -> Option<(Code, usize)> {
        let mut widest: Option<&Network<'_>> = None;
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

    fn of_family(&self, family: u8) -> impl Iterator<Item = &Network<'a>> {
        self.networks.iter().filter(move |network| network.cidr.family() == family)
    }

    /// The networks that are not needless, default routes aside: what is true of the others is true of these, and is
    /// said once.
    fn distinct(&self) -> impl Iterator<Item = &Network<'a>> {
        self.networks.iter().filter(|network| network.needless.is_none() && !network.cidr.is_default_route())
    }

    fn advise(&self, issues: &mut Vec<Issue>) {
        for network in self.networks.iter() {
            let path = self.path(network.index);
            spelling(network.text, &network.cidr, &path, issues);
            if let Some((code, other)) = network.needless {
                Issue::report(issues, code, &path).mention("other", self.place(other));
            } else if network.cidr.is_default_route() {
                let family = network.cidr.family();
                let is_alone = self.of_family(family).all(|other| other.cidr.is_default_route());
                let code = if is_alone { Code::CidrDefaultRoute } else { Code::CidrDefaultRouteBeside };
                Issue::report(issues, code, &path).mention("family", u32::from(family));
            }
        }
    }

    fn path(&self, index: usize) -> [Step; 2] {
        [self.name.into(), index.into()]
    }

    fn place(&self, index: usize) -> String {
        dotted(&self.path(index))
    }
}

/// A default route overlaps with everything on purpose: the other side's own networks are nearer.
fn sides_overlap(cloud: &Side<'_>, peer: &Side<'_>, issues: &mut Vec<Issue>) {
    for network in peer.distinct() {
        let mut others = cloud.networks.iter().filter(|other| !other.cidr.is_default_route());
        if let Some(other) = others.find(|other| other.cidr.overlaps(&network.cidr)) {
            let issue = Issue::report(issues, Code::CidrSidesOverlap, &peer.path(network.index));
            issue.mention("other", cloud.place(other.index)).mention("network", other.cidr.network());
        }
    }
}

/// Nothing can be missed on a side that is not there yet.
fn family_on_one_side(side: &Side<'_>, other: &Side<'_>, issues: &mut Vec<Issue>) {
    if let Some(first) = side.of_family(6).next()
        && !other.networks.is_empty()
        && other.of_family(6).next().is_none()
    {
        Issue::report(issues, Code::CidrFamilyOneSide, &side.path(first.index)).mention("other", other.name);
    }
}

/// With a default route the host is always inside, and gateways are made for that.
fn remote_host(host: &Value<'_>, peer: &Side<'_>, issues: &mut Vec<Issue>) {
    let Some(host) = host.text().and_then(parse_ipv4) else { return };
    for network in peer.distinct().filter(|network| network.cidr.contains_ipv4(host)) {
        Issue::report(issues, Code::CidrRemoteHost, &peer.path(network.index)).mention("host", ipv4_text(host));
    }
}

/// Only networks of one family can talk to each other.
fn pairs(cloud: &Side<'_>, peer: &Side<'_>, issues: &mut Vec<Issue>) {
    let is_double = |network: &&Network<'_>| matches!(network.needless, Some((Code::CidrDuplicate, _)));
    let count = |side: &Side<'_>, family| side.of_family(family).filter(|network| !is_double(network)).count();
    let pairs = count(cloud, 4) * count(peer, 4) + count(cloud, 6) * count(peer, 6);
    if pairs > 1 {
        static PATH: [Step; 1] = [step(PEER)];
        Issue::report(issues, Code::CidrPairs, &PATH).mention("count", pairs);
    }
}
