//! strongSwan with swanctl.conf (strongSwan documentation, "swanctl.conf"): one child with all networks of both sides.

use super::{
    File, Peer,
    algorithms::STRONGSWAN,
    device::{Form, Suite, Verified},
    text::{PLACEHOLDER, hex},
};

pub static FORM: Form = Form {
    label: "strongSwan (swanctl)",
    verified: Verified::Tunnel,
    column: Some(&STRONGSWAN),
    is_pairwise: false,
    limits: |_, _| {},
    write,
};

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, .. } = peer;
    let name = peer.identifier(super::LONGEST);
    let text = format!(
        "{header}# Place: /etc/swanctl/conf.d/{name}.conf

connections {{
  {name} {{
    version = 2
    # The address that this host sends from, or %any. NAT is found and traversed without a setting.
    local_addrs = {local_address}
    remote_addrs = {gateway_address}
    proposals = {ike_proposal}
    # New keys before the gateway asks for them: its IKE lifetime is {ike_lifetime} seconds.
    rekey_time = {ike_rekey}s
    rand_time = {ike_spread}s
    over_time = {ike_over}s
    dpd_delay = 30s
    keyingtries = 0
    local {{
      auth = psk
      id = {peer_id}
    }}
    remote {{
      auth = psk
      id = {gateway_id}
    }}
    children {{
      {name} {{
        local_ts = {peer_nets}
        remote_ts = {cloud_nets}
        esp_proposals = {esp_proposal}
        # The gateway's ESP lifetime is {esp_lifetime} seconds.
        rekey_time = {esp_rekey}s
        rand_time = {esp_spread}s
        life_time = {esp_lifetime}s
        start_action = start
        close_action = start
        dpd_action = restart
      }}
    }}
  }}
}}

secrets {{
  ike-{name} {{
    id-1 = {peer_id}
    id-2 = {gateway_id}
    {secret}
  }}
}}
",
        header = peer.header("#"),
        local_address = ends.peer_address.map_or_else(|| "%any".to_owned(), |address| address.to_string()),
        gateway_address = ends.gateway_address,
        ike_proposal = ike_proposal(ike),
        ike_lifetime = ike.lifetime,
        ike_rekey = ike.rekey(),
        ike_spread = ike.spread(),
        ike_over = ike.lifetime - ike.rekey(),
        peer_id = ends.peer_id.text(),
        gateway_id = ends.gateway_id.text(),
        peer_nets = peer.peer_nets(),
        cloud_nets = peer.cloud_nets(),
        esp_proposal = esp_proposal(esp),
        esp_lifetime = esp.lifetime,
        esp_rekey = esp.rekey(),
        esp_spread = esp.spread(),
        secret = match &peer.tunnel.key {
            Some(key) => format!(
                "# The key in hexadecimal, as strongSwan decodes some keys even in quotes.\n    secret = 0x{}",
                hex(key)
            ),
            None => format!("secret = \"{PLACEHOLDER}\""),
        },
    );
    let steps = vec![
        format!("sudo install -m 600 {name}.conf /etc/swanctl/conf.d/{name}.conf"),
        "sudo swanctl --load-all".to_owned(),
        format!("sudo swanctl --list-sas --ike {name}   # up: ESTABLISHED, and INSTALLED for the networks"),
    ];
    (vec![peer.file("conf", text, true)], steps)
}

/// The proposal for IKE. With an AEAD cipher it names the pseudorandom function (RFC 5282 §8).
pub fn ike_proposal(ike: &Suite) -> String {
    let prf = if ike.is_aead { "prf" } else { "" };
    format!("{}-{prf}{}-{}", ike.encryption, ike.integrity, ike.group)
}

/// The proposal for ESP, with a group, so that each rekeying makes keys of its own.
pub fn esp_proposal(esp: &Suite) -> String {
    if esp.is_aead {
        format!("{}-{}", esp.encryption, esp.group)
    } else {
        format!("{}-{}-{}", esp.encryption, esp.integrity, esp.group)
    }
}
