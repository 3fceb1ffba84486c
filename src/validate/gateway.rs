//! What only shows across the tunnels of one gateway.

use super::{Cidr, Code, Issue, Step, Value, is_remote_host, parse_cidr};
use crate::model::TUNNELS_PER_GATEWAY;
use std::{borrow::Cow, collections::BTreeMap};

const PEER: &str = "peerNetworkCIDRs";

/// Advice about the tunnels of one gateway. Paths begin with a tunnel's index.
pub fn check_tunnels(tunnels: &[Value<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if tunnels.len() > TUNNELS_PER_GATEWAY as usize {
        let issue = Issue::new(Code::TunnelsMax, &[]).with("maximum", TUNNELS_PER_GATEWAY);
        issues.push(issue.with("count", tunnels.len()));
    }
    same_names(tunnels, &mut issues);
    let mut networks = networks(tunnels);
    same_peers(&mut networks, &mut issues);
    overlapping_networks(&mut networks, &mut issues);
    issues
}

fn same_names(tunnels: &[Value<'_>], issues: &mut Vec<Issue>) {
    let firsts = firsts(tunnels, |tunnel| tunnel.member("name").text().map(Cow::Borrowed));
    for (index, other) in firsts.into_iter().enumerate().filter(|(index, first)| index != first) {
        issues.push(Issue::new(Code::TunnelsName, &[index.into(), "name".into()]).with("other", other));
    }
}

/// For each tunnel the first one with the same key; one without a key is the first of its kind.
fn firsts<'a>(tunnels: &'a [Value<'_>], key: fn(&'a Value<'_>) -> Option<Cow<'a, str>>) -> Vec<usize> {
    let mut first = BTreeMap::new();
    let first_of = |(index, tunnel)| key(tunnel).map_or(index, |key| *first.entry(key).or_insert(index));
    tunnels.iter().enumerate().map(first_of).collect()
}

/// A peer network and where it stands. Tunnels to one remote host have one `peer`: the first of them.
struct Network<'a> {
    cidr: Cidr<'a>,
    peer: usize,
    tunnel: usize,
    item: usize,
    /// Its place among the networks of all tunnels.
    place: usize,
}

fn networks<'a>(tunnels: &'a [Value<'_>]) -> Vec<Network<'a>> {
    let peers = firsts(tunnels, |tunnel| {
        let host = tunnel.member("remoteHost").text().filter(|host| is_remote_host(host));
        host.map(|host| Cow::Owned(host.to_ascii_lowercase()))
    });
    let mut networks = Vec::new();
    for (tunnel, (value, peer)) in tunnels.iter().zip(peers).enumerate() {
        for (item, text) in value.member(PEER).items().iter().enumerate() {
            if let Some(cidr) = text.text().and_then(parse_cidr) {
                networks.push(Network { cidr, peer, tunnel, item, place: networks.len() });
            }
        }
    }
    networks
}

/// Tunnels to one remote host: told once for each.
fn same_peers(networks: &mut [Network<'_>], issues: &mut Vec<Issue>) {
    let mut overlaps = overlaps(networks, |network| network.peer, |network| network.tunnel);
    overlaps.dedup_by_key(|(later, _)| later.tunnel);
    for (later, earlier) in overlaps {
        let issue = Issue::new(Code::TunnelsSamePeer, &[later.tunnel.into(), "remoteHost".into()]);
        issues.push(issue.with("other", earlier.tunnel));
    }
}

/// Tunnels to different hosts: told once for each network.
fn overlapping_networks(networks: &mut [Network<'_>], issues: &mut Vec<Issue>) {
    for (later, earlier) in overlaps(networks, |_| 0, |network| network.peer) {
        let path: [Step; 3] = [later.tunnel.into(), PEER.into(), later.item.into()];
        let issue = Issue::new(Code::TunnelsOverlap, &path).with("network", earlier.cidr.network());
        issues.push(issue.with("other", earlier.tunnel));
    }
}

/// Each network that overlaps with one of the same group, of another owner and of an earlier tunnel, and that one: of
/// several the earliest. They are in the order of the tunnels.
fn overlaps<'n, 'a>(
    networks: &'n mut [Network<'a>],
    group: fn(&Network<'a>) -> usize,
    owner: fn(&Network<'a>) -> usize,
) -> Vec<(&'n Network<'a>, &'n Network<'a>)> {
    // Two networks are disjoint, or one is around the other. In the order of their first addresses, the wider before
    // the narrower, those around a network are the ones before it that have not ended yet.
    networks.sort_unstable_by_key(|network| (group(network), network.cidr.sort_key(), network.place));
    let is_around = |outer: &Network<'_>, inner: &Network<'_>| {
        // A default route takes what no other tunnel takes: only another default route is in its way.
        outer.cidr.contains(&inner.cidr) && outer.cidr.is_default_route() == inner.cidr.is_default_route()
    };
    let mut overlaps = vec![None; networks.len()];
    let mut open: Vec<Open<'_, '_>> = Vec::new();
    for network in networks.iter().map(Some).chain([None]) {
        while let Some(last) = open.pop_if(|last| {
            network.is_none_or(|network| group(last.network) != group(network) || !is_around(last.network, network))
        }) {
            let other = last.around.and(last.inside).of_another(owner(last.network));
            let earlier = other.filter(|other| other.tunnel < last.network.tunnel);
            overlaps[last.network.place] = earlier.map(|earlier| (last.network, earlier));
            if let Some(outer) = open.last_mut() {
                outer.inside = outer.inside.and(last.inside).with(owner(last.network), last.network);
            }
        }
        if let Some(network) = network {
            let around = open.last().map(|outer| outer.around.with(owner(outer.network), outer.network));
            open.push(Open { network, around: around.unwrap_or_default(), inside: Earliest::default() });
        }
    }
    overlaps.into_iter().flatten().collect()
}

/// A network that has not ended yet, and what is around it and inside it.
struct Open<'n, 'a> {
    network: &'n Network<'a>,
    around: Earliest<'n, 'a>,
    inside: Earliest<'n, 'a>,
}

/// The network of the earliest tunnel, and that of the earliest with another owner: enough to answer every owner.
#[derive(Clone, Copy, Default)]
struct Earliest<'n, 'a> {
    first: Option<(usize, &'n Network<'a>)>,
    other: Option<(usize, &'n Network<'a>)>,
}

impl<'n, 'a> Earliest<'n, 'a> {
    fn with(mut self, owner: usize, network: &'n Network<'a>) -> Self {
        let is_before = |(_, other): (usize, &Network<'_>)| network.tunnel < other.tunnel;
        let added = Some((owner, network));
        if self.first.is_none_or(|first| first.0 == owner) {
            if self.first.is_none_or(is_before) {
                self.first = added;
            }
        } else if self.first.is_some_and(is_before) {
            (self.first, self.other) = (added, self.first);
        } else if self.other.is_none_or(is_before) {
            self.other = added;
        }
        self
    }

    fn and(self, others: Self) -> Self {
        [others.first, others.other].into_iter().flatten().fold(self, |all, (owner, network)| all.with(owner, network))
    }

    fn of_another(self, owner: usize) -> Option<&'n Network<'a>> {
        let found = if self.first.is_some_and(|first| first.0 == owner) { self.other } else { self.first };
        found.map(|(_, network)| network)
    }
}
