//! What only shows across the tunnels of one gateway.

use super::{Cidr, Code, Issue, Value, is_remote_host, parse_cidr};
use crate::model::TUNNELS_PER_GATEWAY;
use std::cmp::Ordering;

const PEER: &str = "peerNetworkCIDRs";

/// Advice about the tunnels of one gateway. Paths begin with a tunnel's index.
pub fn check_tunnels(tunnels: &[Value<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if tunnels.len() > TUNNELS_PER_GATEWAY as usize {
        let issue = Issue::report(&mut issues, Code::TunnelsMax, &[]);
        issue.mention("maximum", TUNNELS_PER_GATEWAY).mention("count", tunnels.len());
    }
    for (index, &other) in firsts(tunnels, name).iter().enumerate() {
        if index != other {
            Issue::report(&mut issues, Code::TunnelsName, &[index.into(), "name".into()]).mention("other", other);
        }
    }
    let mut networks = networks(tunnels);
    same_peers(&networks, &mut issues);
    for network in &mut networks {
        (network.group, network.owner) = (0, network.group);
    }
    overlapping_networks(&networks, &mut issues);
    issues
}

fn name(tunnel: &Value<'_>) -> Option<String> {
    tunnel.member("name").text().map(str::to_owned)
}

fn host(tunnel: &Value<'_>) -> Option<String> {
    tunnel.member("remoteHost").text().filter(|host| is_remote_host(host)).map(str::to_ascii_lowercase)
}

/// For each tunnel the first one with the same key; one without a key is the first of its kind.
fn firsts(tunnels: &[Value<'_>], key: fn(&Value<'_>) -> Option<String>) -> Vec<usize> {
    let keys: Vec<_> = tunnels.iter().map(key).collect();
    let mut firsts: Vec<_> = (0..keys.len()).collect();
    for pair in sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b])).windows(2) {
        if keys[pair[0]].is_some() && keys[pair[0]] == keys[pair[1]] {
            firsts[pair[1]] = firsts[pair[0]];
        }
    }
    firsts
}

/// So many indices in the order of what they stand for, equal ones in their own: for all that there is to sort, as std
/// has a copy of its sorting for each kind of it.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<_> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// A peer network, where it stands, and with which others it is compared: those of its group that have other owners.
struct Network<'a> {
    cidr: Cidr<'a>,
    group: usize,
    owner: usize,
    tunnel: usize,
    item: usize,
}

impl Network<'_> {
    /// Orders networks by their groups, and there by their first addresses, the wider before the narrower.
    fn sort_key(&self) -> impl Ord {
        (self.group, self.cidr.sort_key())
    }

    /// Whether every address of `other` is in this network.
    fn is_around(&self, other: &Self) -> bool {
        // A default route takes what no other tunnel takes: only another default route is in its way.
        self.group == other.group
            && self.cidr.contains(&other.cidr)
            && self.cidr.is_default_route() == other.cidr.is_default_route()
    }
}

/// The networks of all tunnels, in the order of these. Those to one remote host are a group, by the first tunnel of it.
fn networks<'a>(tunnels: &'a [Value<'_>]) -> Vec<Network<'a>> {
    let mut networks = Vec::new();
    for (tunnel, &group) in firsts(tunnels, host).iter().enumerate() {
        for (item, text) in tunnels[tunnel].member(PEER).items().iter().enumerate() {
            if let Some(cidr) = text.text().and_then(parse_cidr) {
                networks.push(Network { cidr, group, owner: tunnel, tunnel, item });
            }
        }
    }
    networks
}

/// Tunnels to one remote host: told once for each.
fn same_peers(networks: &[Network<'_>], issues: &mut Vec<Issue>) {
    let mut told = None;
    overlaps(networks, &mut |later, earlier| {
        if told.replace(later.tunnel) != Some(later.tunnel) {
            let path = [later.tunnel.into(), "remoteHost".into()];
            Issue::report(issues, Code::TunnelsSamePeer, &path).mention("other", earlier.tunnel);
        }
    });
}

/// Tunnels to different hosts: told once for each network.
fn overlapping_networks(networks: &[Network<'_>], issues: &mut Vec<Issue>) {
    overlaps(networks, &mut |later, earlier| {
        let path = [later.tunnel.into(), PEER.into(), later.item.into()];
        let issue = Issue::report(issues, Code::TunnelsOverlap, &path);
        issue.mention("network", earlier.cidr.network()).mention("other", earlier.tunnel);
    });
}

/// Tells of each network that overlaps with one of the same group, of another owner and of an earlier tunnel, and of that
/// one: of several the earliest. They are told in the order of the tunnels.
fn overlaps<'a>(networks: &[Network<'a>], tell: &mut dyn FnMut(&Network<'a>, &Network<'a>)) {
    // Two networks are disjoint, or one is around the other. In this order, the nearest around a network is the one
    // before it, or one around that.
    let order = sorted(networks.len(), &|a, b| networks[a].sort_key().cmp(&networks[b].sort_key()));
    let mut places = vec![Place::default(); networks.len()];
    let mut before: Option<usize> = None;
    for &index in &order {
        while let Some(outer) = before
            && !networks[outer].is_around(&networks[index])
        {
            before = places[outer].nearest;
        }
        if let Some(outer) = before {
            places[index].nearest = before;
            places[index].around = places[outer].around.with(outer, networks);
        }
        before = Some(index);
    }
    for &index in order.iter().rev() {
        let place = places[index];
        if let Some(outer) = place.nearest {
            places[outer].inside = places[outer].inside.and(place.inside, networks).with(index, networks);
        }
    }
    for (network, place) in networks.iter().zip(places) {
        let others = place.around.and(place.inside, networks);
        if let Some(other) = others.of_another(network.owner, networks)
            && other.tunnel < network.tunnel
        {
            tell(network, other);
        }
    }
}

/// The networks around and inside one, and the nearest around it.
#[derive(Clone, Copy, Default)]
struct Place {
    nearest: Option<usize>,
    around: Earliest,
    inside: Earliest,
}

/// The earliest network, and the earliest with another owner than that: enough to answer every owner.
#[derive(Clone, Copy, Default)]
struct Earliest {
    first: Option<usize>,
    other: Option<usize>,
}

impl Earliest {
    fn with(self, index: usize, networks: &[Network<'_>]) -> Self {
        let Some(first) = self.first else { return Self { first: Some(index), other: None } };
        let (first, second) = (first.min(index), first.max(index));
        let is_same = networks[first].owner == networks[second].owner;
        let other = if is_same { self.other } else { Some(self.other.unwrap_or(second).min(second)) };
        Self { first: Some(first), other }
    }

    fn and(self, others: Self, networks: &[Network<'_>]) -> Self {
        [others.first, others.other].into_iter().flatten().fold(self, |all, index| all.with(index, networks))
    }

    fn of_another<'n, 'a>(self, than: usize, networks: &'n [Network<'a>]) -> Option<&'n Network<'a>> {
        let index = self.first.filter(|first| networks[*first].owner != than).or(self.other)?;
        networks.get(index)
    }
}
