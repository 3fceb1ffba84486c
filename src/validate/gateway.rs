//! What only shows across the tunnels of one gateway.

use super::{Code, Issue, Step, Value, parse_cidr};
use crate::model::TUNNELS_PER_GATEWAY;

/// Advice about the tunnels of one gateway. Paths begin with a tunnel's index.
pub fn check_tunnels(tunnels: &[Value<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if tunnels.len() > TUNNELS_PER_GATEWAY as usize {
        let issue = Issue::new(Code::TunnelsMax, &[]).with("maximum", TUNNELS_PER_GATEWAY);
        issues.push(issue.with("count", tunnels.len()));
    }
    for (index, tunnel) in tunnels.iter().enumerate() {
        for (other_index, other) in tunnels[..index].iter().enumerate() {
            same_name(tunnel, index, other, other_index, &mut issues);
            same_networks(tunnel, index, other, other_index, &mut issues);
        }
    }
    issues
}

fn same_name(tunnel: &Value<'_>, index: usize, other: &Value<'_>, other_index: usize, issues: &mut Vec<Issue>) {
    let name = tunnel.member("name").text();
    if name.is_some() && name == other.member("name").text() {
        issues.push(Issue::new(Code::TunnelsName, &[index.into(), "name".into()]).with("other", other_index));
    }
}

fn same_networks(tunnel: &Value<'_>, index: usize, other: &Value<'_>, other_index: usize, issues: &mut Vec<Issue>) {
    const PEER: &str = "peerNetworkCIDRs";
    let networks = |tunnel: &Value<'_>| -> Vec<String> {
        tunnel.member(PEER).items().iter().filter_map(Value::text).map(str::to_owned).collect()
    };
    for (item, network) in networks(tunnel).iter().enumerate() {
        let Some(network) = parse_cidr(network) else { continue };
        let theirs = networks(other);
        let overlap = theirs.iter().filter_map(|text| parse_cidr(text)).find(|theirs| theirs.overlaps(&network));
        if let Some(theirs) = overlap {
            let path: [Step; 3] = [index.into(), PEER.into(), item.into()];
            let issue = Issue::new(Code::TunnelsOverlap, &path).with("network", theirs.network());
            issues.push(issue.with("other", other_index));
        }
    }
}
