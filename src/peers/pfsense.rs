//! pfSense 2.7 and later: every field of its pages, in their order (pfSense, `vpn_ipsec_phase1.php` and
//! `vpn_ipsec_phase2.php`). pfSense writes a swanctl.conf from it, with one child for the networks of all phases 2.

use super::{
    File, Peer,
    algorithms::PFSENSE,
    device::{Findings, Form, Verified},
    options::Identity,
    text::{PLACEHOLDER, code, plain},
    tunnel::{Network, Tunnel, is_ipv4},
};
use ipnet::IpNet;

pub static FORM: Form = Form {
    label: "pfSense",
    verified: Verified::Documentation,
    column: Some(&PFSENSE),
    is_pairwise: false,
    limits,
    write,
};

/// pfSense accepts ASCII alone, and takes white space off the ends of a key.
fn limits(tunnel: &Tunnel, findings: &mut Findings) {
    let Some(key) = &tunnel.key else { return };
    if !key.0.is_ascii() {
        findings.refuse_key("key-ascii");
    }
    refuse_unfit_for_a_field(&key.0, findings);
}

/// A key that cannot be typed into a field of a web page, or does not arrive as it was typed.
pub fn refuse_unfit_for_a_field(key: &str, findings: &mut Findings) {
    if key.chars().any(char::is_control) {
        findings.refuse_key("key-control");
    } else if key.trim() != key {
        findings.refuse_key("key-padded");
    }
}

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, tunnel } = peer;
    let name = peer.identifier(super::LONGEST);
    let (ike_cipher, ike_length) = cipher(ike.encryption);
    let (esp_cipher, esp_length) = cipher(esp.encryption);
    let mut text = format!(
        "# pfSense: {title}

## Phase 1

Open **VPN > IPsec > Tunnels**, choose **Add P1**, and set:

- Description: {name}
- Key Exchange version: IKEv2
- Internet Protocol: IPv4
- Interface: the one that faces the internet{local_address}
- Remote Gateway: {gateway_address}
- Authentication Method: Mutual PSK
- My identifier: {my_id}
- Peer identifier: {peer_id}
- Pre-Shared Key: {key}
- Encryption Algorithm: {ike_cipher}; Key length: {ike_length}; Hash: {ike_integrity}; DH Group: {ike_group}{prf}
- Life Time: {ike_lifetime}
- Rekey Time: {ike_rekey} (before the gateway asks for new keys)
- Reauth Time: 0
- Rand Time: {ike_spread}
- Child SA Start Action: Initiate at start (VTI or Tunnel Mode)
- Child SA Close Action: Restart/Reconnect
- NAT Traversal: Auto
- MOBIKE: Disable
- Split connections: not checked
- Dead Peer Detection: checked; Delay: 30; Max failures: 5

## Phase 2

pfSense joins all entries into one child, so that every network here reaches every network there. Open **Show Phase 2
Entries**, choose **Add P2**, and make these entries:

",
        title = plain(&tunnel.name),
        local_address = ends.peer_address.map_or_else(String::new, |address| format!(", with the address {address}")),
        gateway_address = ends.gateway_address,
        my_id = identity(&ends.peer_id),
        peer_id = identity(&ends.gateway_id),
        key = code(tunnel.key.as_ref().map_or(PLACEHOLDER, |key| &key.0)),
        ike_integrity = ike.integrity,
        ike_group = ike.group,
        // Without a selection, pfSense takes the hash for the pseudorandom function.
        prf = if ike.is_aead { " (the hash is the pseudorandom function)" } else { "" },
        ike_lifetime = ike.lifetime,
        ike_rekey = ike.rekey(),
        ike_spread = ike.spread(),
    );
    for (index, (here, there)) in entries(tunnel).into_iter().enumerate() {
        let mode = if is_ipv4(&here) { "Tunnel IPv4" } else { "Tunnel IPv6" };
        let number = index + 1;
        text += &format!("{number}. Mode: {mode}; Local Network: Network {here}; Remote Network: Network {there}\n");
    }
    text += &format!(
        "
In each of them:

- Description: {name}
- NAT/BINAT translation: None
- Protocol: ESP
- Encryption Algorithms: {esp_cipher} alone, {esp_length}
- Hash Algorithms: {esp_integrity}
- PFS key group: {esp_group}
- Life Time: {esp_lifetime}
- Rekey Time: {esp_rekey}
- Rand Time: {esp_spread}

## Firewall

Open **Firewall > Rules > IPsec**, and allow what is meant to come from {cloud_nets} to {peer_nets}.
",
        esp_integrity =
            if esp.is_aead { "any (the cipher needs none)".to_owned() } else { format!("{} alone", esp.integrity) },
        esp_group = esp.group,
        esp_lifetime = esp.lifetime,
        esp_rekey = esp.rekey(),
        esp_spread = esp.spread(),
        cloud_nets = peer.cloud_nets(),
        peer_nets = peer.peer_nets(),
    );
    let steps = vec![
        format!("Fill in the fields as {name}.md lists them, and save phase 1 and each phase 2."),
        "Choose Apply Changes on VPN > IPsec > Tunnels.".to_owned(),
        "Open Status > IPsec > Overview. Up: the IKE SA is Established, and its child SA is Installed.".to_owned(),
    ];
    (vec![peer.file("md", text, true)], steps)
}

/// The name of a cipher and its key length, as two lists show them.
fn cipher(keyword: &'static str) -> (&'static str, &'static str) {
    keyword.split_once(", ").unwrap_or((keyword, ""))
}

/// As few entries as name every network of both sides that has a partner of its family.
fn entries(tunnel: &Tunnel) -> Vec<(IpNet, IpNet)> {
    let mut entries = Vec::new();
    for is_family in [true, false] {
        let nets = |networks: &[Network]| {
            networks.iter().map(|network| network.net).filter(|net| is_ipv4(net) == is_family).collect::<Vec<_>>()
        };
        let (here, there) = (nets(&tunnel.peer_networks), nets(&tunnel.cloud_networks));
        if !here.is_empty() && !there.is_empty() {
            let count = here.len().max(there.len());
            let pairs = here.iter().cycle().zip(there.iter().cycle()).take(count);
            entries.extend(pairs.map(|(here, there)| (*here, *there)));
        }
    }
    entries
}

fn identity(identity: &Identity) -> String {
    format!("{} {}", identity.by_type("IP address", "Distinguished name", "User distinguished name"), identity.text())
}
