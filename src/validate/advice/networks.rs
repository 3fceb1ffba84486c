//! Advice about the networks of the two sides.

use super::super::{Code, Issue, Step, Value, cidr::Cidr, parse_cidr};

const SIDES: [&str; 2] = ["cloudNetworkCIDRs", "peerNetworkCIDRs"];

/// Advice about the networks of both sides.
pub(super) fn both_sides(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    let [cloud, peer] = SIDES.map(|name| side(tunnel.member(name), &[name.into()], issues));
    for (index, network) in &cloud {
        for (other_index, other) in peer.iter().filter(|(_, other)| network.overlaps(other)) {
            let path = [SIDES[1].into(), (*other_index).into()];
            let issue = Issue::new(Code::CidrSidesOverlap, &path).with("other", format!("{}.{index}", SIDES[0]));
            issues.push(issue.with("network", other.network()));
        }
    }
}

/// Advice about one network, which is returned where it is one.
pub(super) fn network<'a>(value: &'a Value<'_>, path: &[Step], issues: &mut Vec<Issue>) -> Option<Cidr<'a>> {
    let cidr = value.text().and_then(parse_cidr)?;
    if cidr.host_bits_set() {
        let network = cidr.network();
        issues.push(Issue::new(Code::CidrHostBits, path).with("network", network.clone()).suggest(Some(network)));
    }
    Some(cidr)
}

/// Advice about the networks of one side, which are returned with their indices.
pub(super) fn side<'a>(networks: &'a Value<'_>, path: &[Step], issues: &mut Vec<Issue>) -> Vec<(usize, Cidr<'a>)> {
    let mut seen: Vec<(usize, Cidr<'a>)> = Vec::new();
    for (index, item) in networks.items().iter().enumerate() {
        let path: Vec<_> = path.iter().cloned().chain([index.into()]).collect();
        let Some(cidr) = network(item, &path, issues) else { continue };
        let other = |other: usize| {
            path.iter().rev().skip(1).map(Step::to_string).chain([other.to_string()]).collect::<Vec<_>>().join(".")
        };
        if let Some((same, _)) = seen.iter().find(|(_, earlier)| earlier.same_network(&cidr)) {
            issues.push(Issue::new(Code::CidrDuplicate, &path).with("other", other(*same)));
        } else if let Some((around, _)) = seen.iter().find(|(_, earlier)| earlier.contains(&cidr)) {
            issues.push(Issue::new(Code::CidrContained, &path).with("other", other(*around)));
        }
        seen.push((index, cidr));
    }
    seen
}
