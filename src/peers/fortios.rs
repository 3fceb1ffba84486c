//! Fortinet FortiOS 7 (FortiOS CLI reference): a route-based tunnel with a phase 2 for each pair of networks, and the
//! routes and policies that traffic needs.

use super::{
    File, Peer,
    algorithms::FORTIOS,
    device::{Profile, Verified},
    issues::DeviceIssues,
    options::Identity,
    suite::Suite,
    template::Values,
    text::{as_it_is, identifier, key_or_hex},
    tunnel::{Family, Network, Tunnel},
};
use ipnet::IpNet;

pub(super) static PROFILE: Profile = Profile {
    label: "Fortinet FortiOS",
    verified: Verified::Documentation,
    column: Some(&FORTIOS),
    is_pairwise: true,
    longest_id: Some(LONGEST_ID),
    limits,
    write,
};

/// Fewest characters of a key, and most of one as it is written (FortiOS administration guide, "Pre-shared key vs digital
/// certificates").
const SHORTEST_KEY: usize = 6;
const LONGEST_KEY: usize = 128;

/// Most characters of a `localid` (source of Fortinet's Terraform provider, `fortios_vpnipsec_phase1interface`).
const LONGEST_ID: usize = 63;

fn limits(tunnel: &Tunnel, issues: &mut DeviceIssues) {
    let Some(key) = &tunnel.key else { return };
    // In hexadecimal, each byte has two characters, and 0x comes before them.
    let most = if as_it_is(key).is_some() { LONGEST_KEY } else { LONGEST_KEY / 2 - 1 };
    match key.0.len() {
        1..SHORTEST_KEY => _ = issues.refuse_key("key-short").mention("minimum", SHORTEST_KEY),
        length if length > most => _ = issues.refuse_key("key-long").mention("maximum", most),
        _ => {}
    }
}

/// Most characters of an interface's name.
const LONGEST: usize = 15;

const PHASE1: &str = "
# Change wan1 to the interface that faces the internet, and internal to that of the networks behind this device.
config vpn ipsec phase1-interface
    edit \"<interface>\"
        set interface \"wan1\"
        set ike-version 2
        set remote-gw <gateway_address>
<local_gw><peer_type>        set localid-type <id_type>
        set localid \"<peer_id>\"
        set net-device disable
        set proposal <ike_proposal>
        set dhgrp <ike_group>
        # Lifetimes end here before the gateway's, which are <ike_lifetime> seconds (IKE) and <esp_lifetime> seconds (ESP): so
        # that this side asks for new keys first.
        set keylife <ike_rekey>
        set dpd on-idle
        set dpd-retryinterval 30
        set dpd-retrycount 3
        set nattraversal enable
        set auto-negotiate enable
        # FortiOS reads a key that begins with 0x as hexadecimal.
        set psksecret \"<key>\"
        set comments \"<tunnel>\"
    next
end
config vpn ipsec phase2-interface
";

const PHASE2: &str = "    edit \"<interface>-<number>\"
        set phase1name \"<interface>\"
        set proposal <esp_proposal>
        set pfs enable
        set dhgrp <esp_group>
        set keylifeseconds <esp_rekey>
        set auto-negotiate enable
        set keepalive enable
        set src-addr-type subnet<six>
        set src-subnet<six> <here>
        set dst-addr-type subnet<six>
        set dst-subnet<six> <there>
    next
";

/// An address object for a network. Policies refer to it by its name.
const ADDRESS: &str = "    edit \"<interface>-<side>-<number>\"
        set <set> <net>
    next
";

const ROUTE: &str = "    edit 0
        set dst <net>
        set device \"<interface>\"
    next
";

const POLICY: &str = "    edit 0
        set name \"<interface>-<direction>\"
        set srcintf \"<from>\"
        set dstintf \"<to>\"
<addresses>        set action accept
        set schedule \"always\"
        set service \"ALL\"
        set nat disable
    next
";

const STEPS: &str = "\
Paste the lines of <interface>.txt into the CLI console, or run them as a script (Config Scripts).
diagnose vpn ike gateway list name <interface>   # up: the status is established
diagnose vpn tunnel list name <interface>   # up: an SA for each pair of networks";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    let interface = identifier(&peer.tunnel.name, LONGEST);
    add_values(&mut peer, &interface);
    let text = [
        peer.header("#"),
        peer.fill(PHASE1),
        second_phases(&peer),
        addresses_and_routes(&peer),
        policies(&peer, &interface),
    ];
    let steps = peer.steps(STEPS);
    let file = File { name: interface + ".txt", text: text.concat(), secret: peer.tunnel.key.is_some() };
    (vec![file], steps)
}

fn add_values(peer: &mut Peer<'_>, interface: &str) {
    let (ike, esp) = (&peer.ike, &peer.esp);
    let ike_proposal = proposal(ike, if ike.is_aead { "-prf" } else { "-" });
    let esp_proposal = if esp.is_aead { esp.encryption.to_owned() } else { proposal(esp, "-") };
    let local_gw = peer.ends.peer_address.map(|address| ["        set local-gw ", &address.to_string(), "\n"].concat());
    let peer_type = match &peer.ends.gateway_id {
        // The gateway is recognised by its address and the key.
        Identity::Address(_) => "        set peertype any\n".to_owned(),
        other => ["        set peertype one\n        set peerid \"", &other.text(), "\"\n"].concat(),
    };
    peer.values.add("interface", interface.to_owned());
    peer.values.add("ike_proposal", ike_proposal);
    peer.values.add("esp_proposal", esp_proposal);
    peer.values.add("local_gw", local_gw.unwrap_or_default());
    peer.values.add("peer_type", peer_type);
    peer.values.add("id_type", peer.ends.peer_id.by_type("address", "fqdn", "user-fqdn").to_owned());
    peer.values.add("key", key_or_hex(peer.tunnel.key.as_ref()));
}

/// A phase 2 for each pair of networks, and the end of the table, which [`PHASE1`] has opened.
fn second_phases(peer: &Peer<'_>) -> String {
    let mut text = String::new();
    for (index, (here, there)) in peer.tunnel.pairs().enumerate() {
        let mut values = Values::default();
        values.add("number", (index + 1).to_string());
        values.add("six", six(Family::of(&here)).to_owned());
        values.add("here", subnet(&here));
        values.add("there", subnet(&there));
        text += &peer.fill(&values.fill(PHASE2));
    }
    text + "end\n"
}

/// Address objects for the networks of both sides, and routes to the networks of the cloud.
fn addresses_and_routes(peer: &Peer<'_>) -> String {
    let (here, there) = (&peer.tunnel.peer_networks, &peer.tunnel.cloud_networks);
    let routed: Vec<_> = there.iter().copied().filter(|network| !network.is_everything()).collect();
    let mut text = String::new();
    for family in Family::ALL {
        let objects = [each(peer, ADDRESS, "peer", here, family), each(peer, ADDRESS, "cloud", there, family)];
        text += &table("firewall address", six(family), objects.concat());
        text += &table("router static", six(family), each(peer, ROUTE, "cloud", &routed, family));
    }
    text
}

/// A policy for each direction.
fn policies(peer: &Peer<'_>, interface: &str) -> String {
    let here = |member| addresses(peer, member, "peer", &peer.tunnel.peer_networks);
    let there = |member| addresses(peer, member, "cloud", &peer.tunnel.cloud_networks);
    let mut text =
        "# Allow what is meant to pass: narrow down service, and leave out what nobody needs.\nconfig firewall policy\n"
            .to_owned();
    for (direction, from, to, addresses) in [
        ("out", "internal", interface, here("srcaddr") + &there("dstaddr")),
        ("in", interface, "internal", there("srcaddr") + &here("dstaddr")),
    ] {
        let mut values = Values::default();
        values.add("direction", direction.to_owned());
        values.add("from", from.to_owned());
        values.add("to", to.to_owned());
        values.add("addresses", addresses);
        text += &peer.fill(&values.fill(POLICY));
    }
    text + "end\n"
}

fn proposal(suite: &Suite, joint: &str) -> String {
    [suite.encryption, joint, suite.integrity].concat()
}

/// The end of the names of tables and settings for an address family.
fn six(family: Family) -> &'static str {
    if family == Family::Ipv4 { "" } else { "6" }
}

/// A network with its netmask for IPv4, or with its prefix length for IPv6.
fn subnet(net: &IpNet) -> String {
    match net {
        IpNet::V4(net) => [net.network().to_string(), net.netmask().to_string()].join(" "),
        IpNet::V6(net) => net.to_string(),
    }
}

/// A template once for each network of one side and one family; nothing where the other side has no network of that family.
/// `<number>` is the network's index in the tunnel's list, from 1.
fn each(peer: &Peer<'_>, template: &str, side: &str, networks: &[Network], family: Family) -> String {
    let mut text = String::new();
    if !peer.tunnel.is_paired(family) {
        return text;
    }
    for network in networks.iter().filter(|network| network.family() == family) {
        let mut values = Values::default();
        values.add("side", side.to_owned());
        values.add("number", (network.index + 1).to_string());
        values.add("set", if family == Family::Ipv4 { "subnet" } else { "ip6" }.to_owned());
        values.add("net", subnet(&network.net));
        text += &peer.fill(&values.fill(template));
    }
    text
}

/// A table with its entries; nothing if it has none.
fn table(name: &str, six: &str, entries: String) -> String {
    if entries.is_empty() { entries } else { ["config ", name, six, "\n", &entries, "end\n"].concat() }
}

/// The settings of a policy that name the networks of one side, for each family that the side has.
fn addresses(peer: &Peer<'_>, member: &str, side: &str, networks: &[Network]) -> String {
    let mut text = String::new();
    for family in Family::ALL {
        let names = each(peer, " \"<interface>-<side>-<number>\"", side, networks, family);
        if !names.is_empty() {
            text += &["        set ", member, six(family), &names, "\n"].concat();
        }
    }
    text
}
