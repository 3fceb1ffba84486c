//! Advice that compares the tunnels of one gateway: names, hosts, keys and networks that get in each other's way.

use super::{
    Cidr, Code, Issue, Step, Value,
    characters::trimmed,
    cidr::parse_ipv4,
    is_remote_host,
    issue::shown,
    parse_cidr,
    psk::holds,
    step::{dotted, inside},
};
use crate::model::{DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm, TUNNELS_PER_GATEWAY};

/// Most tunnels whose hosts, keys and networks are compared: several times as many as a gateway holds. Of further ones only
/// the names are compared.
pub const TUNNELS_EXAMINED: usize = 100;

/// A tunnel of a gateway: a definition, or a tunnel that was read from the API.
#[derive(Clone, Debug)]
pub struct GatewayTunnel<'a> {
    /// The definition: for a tunnel that was read, its `properties`.
    pub definition: Value<'a>,
    /// The id of a tunnel that was read.
    pub id: Option<String>,
    /// `metadata.status` of a tunnel that was read.
    pub status: Option<String>,
}

impl GatewayTunnel<'_> {
    /// Whether the tunnel is being deleted, so that it counts as gone.
    pub fn is_gone(&self) -> bool {
        self.status.as_deref() == Some("DESTROYING")
    }
}

/// Advice about the tunnels of one gateway. Paths begin with a tunnel's index. Tunnels that are being deleted are left out,
/// and so are those whose ids are in `replacing`, as another tunnel of the list replaces them.
pub fn check_tunnels(tunnels: &[GatewayTunnel<'_>], replacing: &[&str]) -> Vec<Issue> {
    // Ids are UUIDs, in which case does not matter.
    let is_in_place = |id: &str| replacing.iter().any(|replaced| replaced.eq_ignore_ascii_case(id));
    let mut staying = Vec::new();
    for (index, tunnel) in tunnels.iter().enumerate() {
        if !tunnel.is_gone() && !tunnel.id.as_deref().is_some_and(is_in_place) {
            staying.push(Entry::numbered(index, &tunnel.definition));
        }
    }
    compare_tunnels(&staying)
}

/// A tunnel that is compared with others.
pub(crate) struct Entry<'a> {
    /// The index with which the paths of its issues begin.
    pub index: usize,
    /// The words for it in messages.
    pub label: String,
    /// Its definition.
    pub definition: &'a Value<'a>,
}

impl<'a> Entry<'a> {
    /// The tunnel at an index of a list. Messages call it by its number, counted from 1, and its name, unless the name
    /// contains the key.
    pub(crate) fn numbered(index: usize, definition: &'a Value<'a>) -> Self {
        let number = index + 1;
        let name = definition.member("name").text().map(trimmed).filter(|name| !name.is_empty());
        let label = match (name, definition.key()) {
            (Some(name), key) if key.is_none_or(|key| !holds(name.as_bytes(), trimmed(key).as_bytes())) => {
                format!("{number} ({})", shown(name))
            }
            _ => number.to_string(),
        };
        Self { index, label, definition }
    }

    /// Adds an issue about this tunnel and another. Its message names the member and the tunnel instead of the path, in which
    /// the tunnel is counted from 0.
    fn report<'i>(&self, issues: &'i mut Vec<Issue>, code: Code, path: &[Step], other: &Self) -> &'i mut Issue {
        let issue = Issue::report(issues, code, &inside(self.index.into(), path));
        issue.mention("member", dotted(path)).mention("this", self.label_beside(other));
        issue.mention("other", other.index).mention("tunnel", other.label_beside(self))
    }

    /// The words for it beside another tunnel, whose key they must not contain either.
    pub(crate) fn label_beside(&self, other: &Self) -> String {
        match other.definition.key() {
            Some(key) if holds(self.label.as_bytes(), trimmed(key).as_bytes()) => (self.index + 1).to_string(),
            _ => self.label.clone(),
        }
    }
}

/// Advice about tunnels on the same gateway. Where two are in each other's way, the issue is at the later one.
pub(crate) fn compare_tunnels(entries: &[Entry<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if entries.len() > TUNNELS_PER_GATEWAY as usize {
        let issue = Issue::report(&mut issues, Code::TunnelsMax, &[]);
        issue.mention("maximum", TUNNELS_PER_GATEWAY).mention("count", entries.len());
    }
    same_names(entries, &mut issues);
    let tunnels: Vec<_> = entries.iter().take(TUNNELS_EXAMINED).map(Tunnel::read).collect();
    for advise in [same_host, remote_host, same_key, same_networks] {
        for place in 0..tunnels.len() {
            advise(&tunnels, place, &mut issues);
        }
    }
    issues
}

fn same_names(entries: &[Entry<'_>], issues: &mut Vec<Issue>) {
    let names: Vec<_> = entries.iter().map(|entry| entry.definition.member("name").text()).collect();
    for (place, name) in names.iter().enumerate().filter(|(_, name)| name.is_some()) {
        if let Some(first) = names[..place].iter().position(|other| other == name) {
            entries[place].report(issues, Code::TunnelsName, &["name".into()], &entries[first]);
        }
    }
}

/// The parts of a tunnel that are compared, where they are present and valid.
struct Tunnel<'a> {
    entry: &'a Entry<'a>,
    host: Option<&'a str>,
    key: Option<&'a str>,
    ike: [Option<&'a str>; 3],
    cloud: Vec<Network<'a>>,
    peer: Vec<Network<'a>>,
}

/// A network, and where it stands in its tunnel.
struct Network<'a> {
    list: &'static str,
    index: usize,
    cidr: Cidr<'a>,
}

impl<'a> Tunnel<'a> {
    fn read(entry: &'a Entry<'a>) -> Self {
        let definition = entry.definition;
        Self {
            entry,
            // A dot at the end, which is to be left out, makes no other host of it.
            host: definition
                .member("remoteHost")
                .text()
                .map(|host| host.strip_suffix('.').unwrap_or(host))
                .filter(|host| is_remote_host(host)),
            key: definition.key(),
            ike: ike_algorithms(definition.member("ike")),
            cloud: networks(definition, "cloudNetworkCIDRs"),
            peer: networks(definition, "peerNetworkCIDRs"),
        }
    }

    /// The first of its networks that contains the host of another tunnel, if that is an address. A default route is none.
    fn network_around(&self, other: &Self) -> Option<&Network<'a>> {
        let address = other.host.and_then(parse_ipv4)?;
        let is_around =
            |network: &&Network<'_>| !network.cidr.is_default_route() && network.cidr.contains_ipv4(address);
        self.peer.iter().chain(&self.cloud).find(is_around)
    }

    fn has_host_of(&self, other: &Self) -> bool {
        self.host.zip(other.host).is_some_and(|(host, other)| host.eq_ignore_ascii_case(other))
    }
}

/// The algorithms of IKE, with the API's defaults for those that are left out. The lifetime is not negotiated, so that it
/// may differ.
fn ike_algorithms<'a>(ike: &'a Value<'a>) -> [Option<&'a str>; 3] {
    [
        ike.text_or("diffieHellmanGroup", DiffieHellmanGroup::DEFAULT.as_str()),
        ike.text_or("encryptionAlgorithm", EncryptionAlgorithm::DEFAULT.as_str()),
        ike.text_or("integrityAlgorithm", IntegrityAlgorithm::DEFAULT.as_str()),
    ]
}

fn networks<'a>(definition: &'a Value<'a>, list: &'static str) -> Vec<Network<'a>> {
    let mut networks = Vec::new();
    for (index, item) in definition.member(list).items().iter().enumerate() {
        if let Some(cidr) = item.text().and_then(parse_cidr) {
            networks.push(Network { list, index, cidr });
        }
    }
    networks
}

/// Whether two networks are in each other's way. A default route takes only the traffic that no other tunnel takes, so it
/// is in the way of another default route alone.
fn meet(one: &Network<'_>, other: &Network<'_>) -> bool {
    one.cidr.overlaps(&other.cidr) && one.cidr.is_default_route() == other.cidr.is_default_route()
}

/// Two tunnels to one host: with networks in each other's way, or else with different keys or algorithms.
fn same_host(tunnels: &[Tunnel<'_>], place: usize, issues: &mut Vec<Issue>) {
    let tunnel = &tunnels[place];
    let others = || tunnels[..place].iter().filter(|other| tunnel.has_host_of(other));
    let overlaps = |other: &&Tunnel<'_>| tunnel.peer.iter().any(|one| other.peer.iter().any(|two| meet(one, two)));
    let path = ["remoteHost".into()];
    if let Some(other) = others().find(overlaps) {
        tunnel.entry.report(issues, Code::TunnelsSamePeer, &path, other.entry);
        return;
    }
    let difference = |other: &Tunnel<'_>| {
        if tunnel.key.zip(other.key).is_some_and(|(key, other)| key != other) {
            Some("key")
        } else if tunnel.ike.iter().zip(other.ike).any(|(one, other)| one.zip(other).is_some_and(|(a, b)| *a != *b)) {
            Some("ike")
        } else {
            None
        }
    };
    if let Some((other, reason)) = others().find_map(|other| Some((other, difference(other)?))) {
        tunnel.entry.report(issues, Code::TunnelsPeerSettings, &path, other.entry).because(reason);
    }
}

/// The host of one tunnel inside the networks of another: packets to the host would go into that tunnel. The issue is at the
/// host or at the network, whichever comes later. For a host inside its own tunnel's networks there is advice about the
/// single tunnel.
fn remote_host(tunnels: &[Tunnel<'_>], place: usize, issues: &mut Vec<Issue>) {
    let tunnel = &tunnels[place];
    let others = || tunnels[..place].iter().filter(|other| !tunnel.has_host_of(other));
    if let Some((other, network)) = others().find_map(|other| Some((other, other.network_around(tunnel)?))) {
        let issue = tunnel.entry.report(issues, Code::TunnelsRemoteHost, &["remoteHost".into()], other.entry);
        issue.mention("network", network.cidr.network());
    }
    if let Some((other, network)) = others().find_map(|other| Some((other, tunnel.network_around(other)?))) {
        let path = [network.list.into(), network.index.into()];
        let issue = tunnel.entry.report(issues, Code::TunnelsRemoteHost, &path, other.entry).because("network");
        issue.mention("network", network.cidr.network());
    }
}

/// The same key for two hosts. Two tunnels to one host should have the same key.
fn same_key(tunnels: &[Tunnel<'_>], place: usize, issues: &mut Vec<Issue>) {
    let tunnel = &tunnels[place];
    let is_same = |other: &&Tunnel<'_>| tunnel.key.is_some() && tunnel.key == other.key && !tunnel.has_host_of(other);
    if let Some(other) = tunnels[..place].iter().find(is_same) {
        tunnel.entry.report(issues, Code::TunnelsPsk, &["auth".into(), "psk".into(), "key".into()], other.entry);
    }
}

/// Networks of tunnels to different hosts: the same network twice, or one inside the other. Each network has one issue at
/// most, about the earliest other tunnel.
fn same_networks(tunnels: &[Tunnel<'_>], place: usize, issues: &mut Vec<Issue>) {
    let tunnel = &tunnels[place];
    let others: Vec<_> = tunnels[..place].iter().filter(|other| !tunnel.has_host_of(other)).collect();
    for network in &tunnel.peer {
        let find = |is_so: &dyn Fn(&Network<'_>) -> bool| {
            others.iter().find_map(|other| Some((*other, other.peer.iter().find(|two| is_so(two))?)))
        };
        let same = find(&|two| network.cidr.same_network(&two.cidr)).map(|found| (Code::TunnelsOverlap, found));
        let nested = || find(&|two| meet(network, two)).map(|found| (Code::TunnelsNested, found));
        if let Some((code, (other, two))) = same.or_else(nested) {
            let path = [network.list.into(), network.index.into()];
            tunnel.entry.report(issues, code, &path, other.entry).mention("network", two.cidr.network());
        }
    }
}
