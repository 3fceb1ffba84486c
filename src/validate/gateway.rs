//! What only shows across the tunnels of one gateway.

use super::{Cidr, Code, Issue, Step, Value, parse_cidr};
use crate::model::TUNNELS_PER_GATEWAY;
use std::collections::BTreeMap;

const PEER: &str = "peerNetworkCIDRs";

/// Advice about the tunnels of one gateway. Paths begin with a tunnel's index.
pub fn check_tunnels(tunnels: &[Value<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if tunnels.len() > TUNNELS_PER_GATEWAY as usize {
        let issue = Issue::new(Code::TunnelsMax, &[]).with("maximum", TUNNELS_PER_GATEWAY);
        issues.push(issue.with("count", tunnels.len()));
    }
    same_names(tunnels, &mut issues);
    overlapping_networks(tunnels, &mut issues);
    issues
}

fn same_names(tunnels: &[Value<'_>], issues: &mut Vec<Issue>) {
    let mut first = BTreeMap::new();
    for (index, tunnel) in tunnels.iter().enumerate() {
        let Some(name) = tunnel.member("name").text() else { continue };
        let other = *first.entry(name).or_insert(index);
        if other != index {
            issues.push(Issue::new(Code::TunnelsName, &[index.into(), "name".into()]).with("other", other));
        }
    }
}

/// A peer network and where it stands.
struct Network<'a> {
    cidr: Cidr<'a>,
    tunnel: usize,
    item: usize,
}

/// Networks are disjoint or one holds the other. In the order of their first addresses, the wider before the narrower,
/// those around a network are the ones before it that have not ended yet.
fn overlapping_networks(tunnels: &[Value<'_>], issues: &mut Vec<Issue>) {
    let mut networks: Vec<_> = tunnels.iter().enumerate().flat_map(networks_of).collect();
    networks.sort_unstable_by_key(|network| (network.cidr.sort_key(), network.tunnel, network.item));
    let mut around: Vec<&Network<'_>> = Vec::new();
    for network in &networks {
        while around.last().is_some_and(|outer| !outer.cidr.contains(&network.cidr)) {
            around.pop();
        }
        // The nearest one of another tunnel stands for all that are around it.
        if let Some(outer) = around.iter().rev().find(|outer| outer.tunnel != network.tunnel) {
            let (later, earlier) = if outer.tunnel < network.tunnel { (network, *outer) } else { (*outer, network) };
            let path: [Step; 3] = [later.tunnel.into(), PEER.into(), later.item.into()];
            let issue = Issue::new(Code::TunnelsOverlap, &path).with("network", earlier.cidr.network());
            issues.push(issue.with("other", earlier.tunnel));
        }
        around.push(network);
    }
}

fn networks_of<'a>((tunnel, value): (usize, &'a Value<'_>)) -> impl Iterator<Item = Network<'a>> {
    let texts = value.member(PEER).items().iter().enumerate();
    texts.filter_map(move |(item, text)| Some(Network { cidr: parse_cidr(text.text()?)?, tunnel, item }))
}
