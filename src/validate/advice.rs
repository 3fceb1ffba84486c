//! Advice: what the API accepts and an operator may regret. Never an error.

use super::{Code, Issue, Step, Value, cidr::Cidr, parse_cidr, psk, rules::Rule};
use crate::model::IKE_LIFETIME;
use std::borrow::Cow;

const SIDES: [&str; 2] = ["cloudNetworkCIDRs", "peerNetworkCIDRs"];

/// IPv4 ranges that are not reachable on the internet (IANA IPv4 Special-Purpose Address Registry).
const SPECIAL: [(&str, &str); 13] = [
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private use"),
    ("100.64.0.0/10", "shared use by carriers"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local use"),
    ("172.16.0.0/12", "private use"),
    ("192.0.2.0/24", "documentation"),
    ("192.168.0.0/16", "private use"),
    ("198.18.0.0/15", "benchmarks"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "future use"),
];

/// Advice about a whole tunnel.
pub(super) fn tunnel(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    unknown_members(tunnel, &mut Vec::new(), issues);
    name(tunnel.member("name"), &["name".into()], issues);
    remote_host(tunnel.member("remoteHost"), &["remoteHost".into()], issues);
    key(tunnel.member("auth").member("psk").member("key"), &["auth".into(), "psk".into(), "key".into()], issues);
    let [cloud, peer] = SIDES.map(|side| networks(tunnel.member(side), &[side.into()], issues));
    for (index, network) in &cloud {
        for (other_index, other) in peer.iter().filter(|(_, other)| network.overlaps(other)) {
            let path = [SIDES[1].into(), (*other_index).into()];
            let issue = Issue::new(Code::CidrSidesOverlap, &path).with("other", format!("{}.{index}", SIDES[0]));
            issues.push(issue.with("network", other.network()));
        }
    }
    lifetimes(tunnel, issues);
}

/// Advice about one field that needs no other field.
pub(super) fn field(rule: &Rule, value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    match rule {
        Rule::Text { .. } if path == [Step::from("name")] => name(value, path, issues),
        Rule::RemoteHost => remote_host(value, path, issues),
        Rule::Key => key(value, path, issues),
        Rule::Cidr => drop(network(value, path, issues)),
        Rule::List { .. } => drop(networks(value, path, issues)),
        Rule::Object(_) if path.is_empty() => tunnel(value, issues),
        Rule::Object(_) => {
            unknown_members(value, &mut path.to_vec(), issues);
            let to_key: &[&str] = if path.len() == 1 { &["psk", "key"] } else { &["key"] };
            let full: Vec<_> = path.iter().cloned().chain(to_key.iter().map(|step| Step::from(*step))).collect();
            key(to_key.iter().fold(value, |value, step| value.member(step)), &full, issues);
        }
        _ => {}
    }
}

fn unknown_members(value: &Value<'_>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    let Value::Object(object) = value else { return };
    for name in &object.unknown {
        path.push(Step::Name(Cow::Owned(name.clone().into_owned())));
        issues.push(Issue::new(Code::MemberUnknown, path));
        path.pop();
    }
    for (name, member) in &object.members {
        path.push((*name).into());
        unknown_members(member, path, issues);
        path.pop();
    }
}

fn name(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(name) = value.text() else { return };
    let trimmed = name.trim();
    if trimmed.is_empty() {
        issues.push(Issue::new(Code::NameBlank, path));
    } else if trimmed.len() < name.len() {
        issues.push(Issue::new(Code::NamePadded, path).suggest(Some(trimmed.to_owned())));
    }
}

fn remote_host(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(text) = value.text() else { return };
    let single = format!("{text}/32");
    let Some(address) = parse_cidr(&single) else { return };
    let special = SPECIAL.iter().find(|(range, _)| parse_cidr(range).is_some_and(|range| range.contains(&address)));
    if let Some((range, purpose)) = special {
        issues.push(Issue::new(Code::RemoteHostSpecial, path).with("use", *purpose).with("network", *range));
    }
}

fn key(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    if let Some(key) = value.text() {
        psk::advise(key, path, issues);
    }
}

/// Advice about one network, which is returned where it is one.
fn network<'a>(value: &'a Value<'_>, path: &[Step], issues: &mut Vec<Issue>) -> Option<Cidr<'a>> {
    let cidr = value.text().and_then(parse_cidr)?;
    if cidr.host_bits_set() {
        let network = cidr.network();
        issues.push(Issue::new(Code::CidrHostBits, path).with("network", network.clone()).suggest(Some(network)));
    }
    Some(cidr)
}

/// Advice about the networks of one side, which are returned with their indices.
fn networks<'a>(side: &'a Value<'_>, path: &[Step], issues: &mut Vec<Issue>) -> Vec<(usize, Cidr<'a>)> {
    let mut seen: Vec<(usize, Cidr<'a>)> = Vec::new();
    for (index, item) in side.items().iter().enumerate() {
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

fn lifetimes(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    let lifetime = |phase| tunnel.member(phase).member("lifetime").number();
    if let (Some(ike), Some(esp)) = (lifetime("ike"), lifetime("esp"))
        && ike >= f64::from(IKE_LIFETIME.min)
        && esp >= ike
    {
        let path = ["esp".into(), "lifetime".into()];
        issues.push(Issue::new(Code::LifetimeOrder, &path).with("lifetime", esp));
    }
}
