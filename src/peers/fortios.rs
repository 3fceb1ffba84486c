//! Fortinet FortiOS 7 (FortiOS CLI reference): a route-based tunnel with a phase 2 for each pair of networks, and the
//! routes and policies that traffic needs.

use super::{
    File, Peer,
    algorithms::FORTIOS,
    device::{Findings, Form, Suite, Verified},
    options::Identity,
    text::{key_or_hex, plain},
    tunnel::{Network, Tunnel, is_ipv4},
};
use ipnet::IpNet;

pub static FORM: Form = Form {
    label: "Fortinet FortiOS",
    verified: Verified::Documentation,
    column: Some(&FORTIOS),
    is_pairwise: true,
    limits,
    write,
};

/// Fewest characters of a key (FortiOS administration guide, "Phase 1 configuration").
const SHORTEST_KEY: usize = 6;

fn limits(tunnel: &Tunnel, findings: &mut Findings) {
    if tunnel.key.as_ref().is_some_and(|key| (1..SHORTEST_KEY).contains(&key.0.len())) {
        findings.refuse_key("key-short").mention("minimum", SHORTEST_KEY);
    }
}

/// Most characters of an interface's name.
const LONGEST: usize = 15;

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, tunnel } = peer;
    let name = peer.identifier(LONGEST);
    let peer_type = match &ends.gateway_id {
        // The key and the address tell the gateway from others.
        Identity::Address(_) => "        set peertype any\n".to_owned(),
        other => format!("        set peertype one\n        set peerid \"{}\"\n", other.text()),
    };
    let mut text = format!(
        "{header}
# Change wan1 to the interface that faces the internet, and internal to that of the networks behind this device.
config vpn ipsec phase1-interface
    edit \"{name}\"
        set interface \"wan1\"
        set ike-version 2
        set remote-gw {gateway_address}
{local_address}{peer_type}        set localid-type {id_type}
        set localid \"{peer_id}\"
        set net-device disable
        set proposal {ike_proposal}
        set dhgrp {ike_group}
        # Lifetimes end here before the gateway's, which are {ike_lifetime} seconds (IKE) and {esp_lifetime} seconds (ESP): so that
        # this side asks for new keys first.
        set keylife {ike_rekey}
        set dpd on-idle
        set dpd-retryinterval 30
        set dpd-retrycount 3
        set nattraversal enable
        set auto-negotiate enable
        # FortiOS reads a key that begins with 0x as hexadecimal.
        set psksecret \"{key}\"
        set comments \"{comment}\"
    next
end
config vpn ipsec phase2-interface
",
        header = peer.header("#"),
        gateway_address = ends.gateway_address,
        local_address =
            ends.peer_address.map_or_else(String::new, |address| format!("        set local-gw {address}\n")),
        id_type = ends.peer_id.by_type("address", "fqdn", "user-fqdn"),
        peer_id = ends.peer_id.text(),
        ike_proposal = proposal(ike, if ike.is_aead { "-prf" } else { "-" }),
        ike_group = ike.group,
        ike_lifetime = ike.lifetime,
        ike_rekey = ike.rekey(),
        esp_lifetime = esp.lifetime,
        key = key_or_hex(tunnel.key.as_ref()),
        comment = plain(&tunnel.name),
    );
    for (index, (here, there)) in tunnel.pairs().enumerate() {
        text += &format!(
            "    edit \"{name}-{number}\"
        set phase1name \"{name}\"
        set proposal {proposal}
        set pfs enable
        set dhgrp {group}
        set keylifeseconds {rekey}
        set auto-negotiate enable
        set keepalive enable
{source}{destination}    next
",
            number = index + 1,
            proposal = if esp.is_aead { esp.encryption.to_owned() } else { proposal(esp, "-") },
            group = esp.group,
            rekey = esp.rekey(),
            source = selector("src", here),
            destination = selector("dst", there),
        );
    }
    text += "end\n";
    let sides = [("peer", &tunnel.peer_networks), ("cloud", &tunnel.cloud_networks)];
    for (table, net, is_family) in [("address", "subnet", true), ("address6", "ip6", false)] {
        section(&mut text, &format!("firewall {table}"), &sides, is_family, |side, number, network| {
            format!("    edit \"{name}-{side}-{number}\"\n        set {net} {}\n    next\n", subnet(network))
        });
    }
    for (table, is_family) in [("static", true), ("static6", false)] {
        section(&mut text, &format!("router {table}"), &sides[1..], is_family, |_, _, network| {
            format!("    edit 0\n        set dst {}\n        set device \"{name}\"\n    next\n", subnet(network))
        });
    }
    text += "# Allow what is meant to pass: narrow down service, and leave out what nobody needs.\nconfig firewall policy\n";
    for (direction, from, to, source, destination) in
        [("out", "internal", name.as_str(), "peer", "cloud"), ("in", name.as_str(), "internal", "cloud", "peer")]
    {
        text += &format!(
            "    edit 0
        set name \"{name}-{direction}\"
        set srcintf \"{from}\"
        set dstintf \"{to}\"
{addresses}        set action accept
        set schedule \"always\"
        set service \"ALL\"
        set nat disable
    next
",
            addresses = [
                addresses("srcaddr", &name, source, side(tunnel, source)),
                addresses("dstaddr", &name, destination, side(tunnel, destination)),
            ]
            .concat(),
        );
    }
    text += "end\n";
    let steps = vec![
        format!("Paste the lines of {name}.txt into the CLI console, or run them as a script (Config Scripts)."),
        format!("diagnose vpn ike gateway list name {name}   # up: the status is established"),
        format!("diagnose vpn tunnel list name {name}   # up: an SA for each pair of networks"),
    ];
    let file = File { name: format!("{name}.txt"), text, secret: tunnel.key.is_some() };
    (vec![file], steps)
}

fn proposal(suite: &Suite, joint: &str) -> String {
    format!("{}{joint}{}", suite.encryption, suite.integrity)
}

/// One side of a phase 2: `src` or `dst`.
fn selector(side: &str, net: IpNet) -> String {
    let version = if is_ipv4(&net) { "" } else { "6" };
    format!("        set {side}-addr-type subnet{version}\n        set {side}-subnet{version} {}\n", subnet(&net))
}

/// A network with its mask in IPv4, with its prefix length in IPv6.
fn subnet(net: &IpNet) -> String {
    match net {
        IpNet::V4(net) => format!("{} {}", net.network(), net.netmask()),
        IpNet::V6(net) => net.to_string(),
    }
}

fn side<'t>(tunnel: &'t Tunnel, side: &str) -> &'t [Network] {
    if side == "peer" { &tunnel.peer_networks } else { &tunnel.cloud_networks }
}

/// A table of the networks of one family, if there are any. Each network has the number of its place in the tunnel.
fn section(
    text: &mut String,
    table: &str,
    sides: &[(&str, &Vec<Network>)],
    is_family: bool,
    entry: impl Fn(&str, usize, &IpNet) -> String,
) {
    let networks = |networks: &Vec<Network>| {
        networks.iter().filter(|network| is_ipv4(&network.net) == is_family).copied().collect::<Vec<_>>()
    };
    let entries: String = sides
        .iter()
        .flat_map(|(side, all)| networks(all).into_iter().map(move |network| (side, network)))
        .map(|(side, network)| entry(side, network.index + 1, &network.net))
        .collect();
    if !entries.is_empty() {
        *text += &format!("config {table}\n{entries}end\n");
    }
}

/// The members of a policy that name the networks of one side, for each family that is there.
fn addresses(member: &str, name: &str, side: &str, networks: &[Network]) -> String {
    let mut text = String::new();
    for (version, is_family) in [("", true), ("6", false)] {
        let names: Vec<_> = networks
            .iter()
            .filter(|network| is_ipv4(&network.net) == is_family)
            .map(|network| format!("\"{name}-{side}-{}\"", network.index + 1))
            .collect();
        if !names.is_empty() {
            text += &format!("        set {member}{version} {}\n", names.join(" "));
        }
    }
    text
}
