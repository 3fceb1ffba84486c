//! VyOS 1.4 and later (VyOS documentation, "Site-to-Site"; vyos-1x, `vpn_ipsec.xml.in`). VyOS writes a swanctl.conf from
//! it, with one child for all networks of both sides.

use super::{
    File, Peer,
    algorithms::VYOS,
    device::{Form, Verified},
    text::key_or_hex,
};

pub static FORM: Form = Form {
    label: "VyOS",
    verified: Verified::Documentation,
    column: Some(&VYOS),
    is_pairwise: false,
    limits: |_, _| {},
    write,
};

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, tunnel } = peer;
    let name = peer.identifier(super::LONGEST);
    let (peer_id, gateway_id) = (ends.peer_id.text(), ends.gateway_id.text());
    let mut text = format!(
        "{header}
# Change eth0 to the interface that faces the internet.
set vpn ipsec interface 'eth0'

# strongSwan, which VyOS hands the key to, reads one that begins with 0x as hexadecimal.
set vpn ipsec authentication psk {name} id '{peer_id}'
set vpn ipsec authentication psk {name} id '{gateway_id}'
set vpn ipsec authentication psk {name} secret '{key}'

# Lifetimes end here before the gateway's, which are {ike_lifetime} seconds (IKE) and {esp_lifetime} seconds (ESP): so that this side
# asks for new keys first.
set vpn ipsec ike-group {name} key-exchange 'ikev2'
set vpn ipsec ike-group {name} lifetime '{ike_rekey}'
set vpn ipsec ike-group {name} proposal 1 encryption '{ike_encryption}'
set vpn ipsec ike-group {name} proposal 1 hash '{ike_integrity}'
set vpn ipsec ike-group {name} proposal 1 prf 'prf{ike_integrity}'
set vpn ipsec ike-group {name} proposal 1 dh-group '{ike_group}'
set vpn ipsec ike-group {name} dead-peer-detection action 'restart'
set vpn ipsec ike-group {name} dead-peer-detection interval '30'
set vpn ipsec ike-group {name} dead-peer-detection timeout '120'
set vpn ipsec ike-group {name} close-action 'start'

set vpn ipsec esp-group {name} mode 'tunnel'
set vpn ipsec esp-group {name} lifetime '{esp_rekey}'
set vpn ipsec esp-group {name} proposal 1 encryption '{esp_encryption}'
set vpn ipsec esp-group {name} proposal 1 hash '{esp_hash}'
set vpn ipsec esp-group {name} pfs 'dh-group{esp_group}'

set vpn ipsec site-to-site peer {name} authentication mode 'pre-shared-secret'
set vpn ipsec site-to-site peer {name} authentication local-id '{peer_id}'
set vpn ipsec site-to-site peer {name} authentication remote-id '{gateway_id}'
set vpn ipsec site-to-site peer {name} connection-type 'initiate'
set vpn ipsec site-to-site peer {name} ike-group '{name}'
set vpn ipsec site-to-site peer {name} default-esp-group '{name}'
# NAT is found and traversed without a setting.
set vpn ipsec site-to-site peer {name} local-address '{local_address}'
set vpn ipsec site-to-site peer {name} remote-address '{gateway_address}'
",
        header = peer.header("#"),
        key = key_or_hex(tunnel.key.as_ref()),
        ike_lifetime = ike.lifetime,
        ike_rekey = ike.rekey(),
        ike_encryption = ike.encryption,
        ike_integrity = ike.integrity,
        ike_group = ike.group,
        esp_lifetime = esp.lifetime,
        esp_rekey = esp.rekey(),
        esp_encryption = esp.encryption,
        // VyOS wants a hash for each proposal, and strongSwan leaves it out where the cipher is AEAD.
        esp_hash = if esp.integrity.is_empty() { "sha256" } else { esp.integrity },
        esp_group = esp.group,
        local_address = ends.peer_address.map_or_else(|| "any".to_owned(), |address| address.to_string()),
        gateway_address = ends.gateway_address,
    );
    for network in &tunnel.peer_networks {
        text += &format!("set vpn ipsec site-to-site peer {name} tunnel 1 local prefix '{}'\n", network.net);
    }
    for network in &tunnel.cloud_networks {
        text += &format!("set vpn ipsec site-to-site peer {name} tunnel 1 remote prefix '{}'\n", network.net);
    }
    let steps = vec![
        "configure".to_owned(),
        format!("Paste the lines of {name}.txt."),
        "If this router translates source addresses (nat source), exclude the traffic between the networks of both sides from it.".to_owned(),
        "commit".to_owned(),
        "save".to_owned(),
        "run show vpn ike sa   # up: the state of the gateway is up".to_owned(),
        "run show vpn ipsec sa   # up: the state of the child is up".to_owned(),
    ];
    (vec![peer.file("txt", text, true)], steps)
}
