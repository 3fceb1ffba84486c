//! What only shows across the tunnels of one gateway.

use super::{Cidr, Code, Issue, Step, Value, is_remote_host, parse_cidr};
use crate::model::TUNNELS_PER_GATEWAY;
use std::{borrow::Cow, cmp::Ordering};

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
    let networks = networks(tunnels);
    same_peers(&networks, &mut issues);
    overlapping_networks(&networks, &mut issues);
    issues
}

type Key<'a> = Option<Cow<'a, str>>;

fn name<'a>(tunnel: &'a Value<'_>) -> Key<'a> {
    tunnel.member("name").text().map(Cow::Borrowed)
}

fn host<'a>(tunnel: &'a Value<'_>) -> Key<'a> {
    let host = tunnel.member("remoteHost").text().filter(|host| is_remote_host(host));
    host.map(|host| Cow::Owned(host.to_ascii_lowercase()))
}

/// For each tunnel the first one with the same key; one without a key is the first of its kind.
fn firsts<'a>(tunnels: &'a [Value<'_>], key: fn(&'a Value<'_>) -> Key<'a>) -> Vec<usize> {
    let keys: Vec<_> = tunnels.iter().map(key).collect();
    let mut firsts: Vec<_> = (0..keys.len()).collect();
    for pair in sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b])).windows(2) {
        if keys[pair[0]].is_some() && keys[pair[0]] == keys[pair[1]] {
            firsts[pair[1]] = firsts[pair[0]];
        }
    }
    firsts
}

/// So many indices in the order of what they stand for, equal ones in their own: by merging, for all that there is to
/// sort, as std has a copy of its sorting for each kind of it.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<_> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
                if compare(*a, *b).is_le() {
                    merged.push(*a);
                    left = after_a;
                } else {
                    merged.push(*b);
                    right = after_b;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        width *= 2;
    }
    order
}

/// A peer network and where it stands. Tunnels to one remote host have one `peer`: the first of them.
struct Network<'a> {
    cidr: Cidr<'a>,
    peer: usize,
    tunnel: usize,
    item: usize,
}

/// The networks of all tunnels, in the order of these.
fn networks<'a>(tunnels: &'a [Value<'_>]) -> Vec<Network<'a>> {
    let mut networks = Vec::new();
    for (tunnel, &peer) in firsts(tunnels, host).iter().enumerate() {
        for (item, text) in tunnels[tunnel].member(PEER).items().iter().enumerate() {
            if let Some(cidr) = text.text().and_then(parse_cidr) {
                networks.push(Network { cidr, peer, tunnel, item });
            }
        }
    }
    networks
}

/// Tunnels to one remote host: told once for each.
fn same_peers(networks: &[Network<'_>], issues: &mut Vec<Issue>) {
    let mut told = None;
    for (later, earlier) in overlaps(networks, |network| (network.peer, network.tunnel)) {
        if told.replace(later.tunnel) != Some(later.tunnel) {
            let path = [later.tunnel.into(), "remoteHost".into()];
            Issue::report(issues, Code::TunnelsSamePeer, &path).mention("other", earlier.tunnel);
        }
    }
}

/// Tunnels to different hosts: told once for each network.
fn overlapping_networks(networks: &[Network<'_>], issues: &mut Vec<Issue>) {
    for (later, earlier) in overlaps(networks, |network| (0, network.peer)) {
        let path: [Step; 3] = [later.tunnel.into(), PEER.into(), later.item.into()];
        let issue = Issue::report(issues, Code::TunnelsOverlap, &path);
        issue.mention("network", earlier.cidr.network()).mention("other", earlier.tunnel);
    }
}

/// Each network that overlaps with one of the same group, of another owner and of an earlier tunnel, and that one: of
/// several the earliest. They are in the order of the tunnels.
fn overlaps<'n, 'a>(
    networks: &'n [Network<'a>],
    group_and_owner: fn(&Network<'a>) -> (usize, usize),
) -> Vec<(&'n Network<'a>, &'n Network<'a>)> {
    let group = |index: usize| group_and_owner(&networks[index]).0;
    let owner = |index: usize| group_and_owner(&networks[index]).1;
    let is_around = |outer: usize, inner: usize| {
        let (outer_cidr, inner_cidr) = (&networks[outer].cidr, &networks[inner].cidr);
        // A default route takes what no other tunnel takes: only another default route is in its way.
        group(outer) == group(inner)
            && outer_cidr.contains(inner_cidr)
            && outer_cidr.is_default_route() == inner_cidr.is_default_route()
    };
    // Two networks are disjoint, or one is around the other. In the order of their first addresses, the wider before
    // the narrower, the nearest around a network is the one before it, or one around that.
    let order = sorted(networks.len(), &|a, b| {
        (group(a), networks[a].cidr.sort_key()).cmp(&(group(b), networks[b].cidr.sort_key()))
    });
    let mut nearest = vec![None; networks.len()];
    let mut around = vec![Earliest::default(); networks.len()];
    let mut inside = around.clone();
    let mut before = None;
    for &index in &order {
        while let Some(outer) = before.filter(|outer| !is_around(*outer, index)) {
            before = nearest[outer];
        }
        if let Some(outer) = before {
            nearest[index] = before;
            around[index] = around[outer].with(outer, &owner);
        }
        before = Some(index);
    }
    for &index in order.iter().rev() {
        if let Some(outer) = nearest[index] {
            inside[outer] = inside[outer].and(inside[index], &owner).with(index, &owner);
        }
    }
    let mut overlaps = Vec::new();
    for (index, network) in networks.iter().enumerate() {
        let others = around[index].and(inside[index], &owner);
        if let Some(other) = others.of_another(owner(index), &owner).and_then(|other| networks.get(other))
            && other.tunnel < network.tunnel
        {
            overlaps.push((network, other));
        }
    }
    overlaps
}

/// The earliest network, and the earliest with another owner than that: enough to answer every owner.
#[derive(Clone, Copy, Default)]
struct Earliest {
    first: Option<usize>,
    other: Option<usize>,
}

type Owner<'o> = &'o dyn Fn(usize) -> usize;

impl Earliest {
    fn with(self, index: usize, owner: Owner<'_>) -> Self {
        let Some(first) = self.first else { return Self { first: Some(index), other: None } };
        let (first, second) = (first.min(index), first.max(index));
        let other =
            if owner(first) == owner(second) { self.other } else { Some(self.other.unwrap_or(second).min(second)) };
        Self { first: Some(first), other }
    }

    fn and(self, others: Self, owner: Owner<'_>) -> Self {
        let all = others.first.map_or(self, |index| self.with(index, owner));
        others.other.map_or(all, |index| all.with(index, owner))
    }

    fn of_another(self, than: usize, owner: Owner<'_>) -> Option<usize> {
        self.first.filter(|first| owner(*first) != than).or(self.other)
    }
}
