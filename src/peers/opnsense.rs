//! OPNsense 23.1 and later: every field of VPN > IPsec > Connections (OPNsense, `OPNsense/IPsec/forms` and
//! `Swanctl.xml`), with which OPNsense writes a swanctl.conf: one child with all networks of both sides.

use super::{
    File, Peer,
    algorithms::OPNSENSE,
    device::{Findings, Form, Suite, Verified},
    pfsense::refuse_unfit_for_a_field,
    strongswan::esp_proposal,
    text::{PLACEHOLDER, code, plain},
    tunnel::Tunnel,
};

pub static FORM: Form = Form {
    label: "OPNsense",
    verified: Verified::Documentation,
    column: Some(&OPNSENSE),
    is_pairwise: false,
    limits,
    write,
};

fn limits(tunnel: &Tunnel, findings: &mut Findings) {
    if let Some(key) = &tunnel.key {
        refuse_unfit_for_a_field(&key.0, findings);
    }
}

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, tunnel } = peer;
    let name = peer.identifier(super::LONGEST);
    let (peer_id, gateway_id) = (ends.peer_id.text(), ends.gateway_id.text());
    let text = format!(
        "# OPNsense: {title}

## Pre-shared key

Open **VPN > IPsec > Pre-Shared Keys**, choose **Add**, and set:

- Local Identifier: {peer_id}
- Remote Identifier: {gateway_id}
- Pre-Shared Key: {key}
- Type: PSK
- Description: {name}

## Connection

Open **VPN > IPsec > Connections**, choose **Add**, switch on **advanced mode**, and set:

- Proposals: {ike_proposal} alone
- Version: IKEv2
- MOBIKE: not checked
- Local addresses: {local_address}
- Remote addresses: {gateway_address}
- UDP encapsulation: not checked (NAT is found and traversed without it)
- Rekey time (s): {ike_rekey} (before the gateway asks for new keys)
- Over time (s): {ike_over}
- DPD delay (s): 30
- Keyingtries: 0
- Description: {name}

Choose **Save**: the tables below it then take entries.

## Local Authentication

- Authentication: Pre-Shared Key
- ID: {peer_id}

## Remote Authentication

- Authentication: Pre-Shared Key
- ID: {gateway_id}

## Children

One child with all networks:

- Mode: Tunnel
- Policies: checked
- Start action: Start
- Close action: Start
- DPD action: Start
- ESP proposals: {esp_proposal} alone
- Local: {peer_nets}
- Remote: {cloud_nets}
- Rekey time (s): {esp_rekey}
- Description: {name}

## Firewall

Open **Firewall > Rules > IPsec**, and allow what is meant to come from {cloud_nets} to {peer_nets}.
",
        title = plain(&tunnel.name),
        key = code(tunnel.key.as_ref().map_or(PLACEHOLDER, |key| &key.0)),
        ike_proposal = ike_proposal(ike),
        local_address = ends.peer_address.map_or_else(|| "empty".to_owned(), |address| address.to_string()),
        gateway_address = ends.gateway_address,
        ike_rekey = ike.rekey(),
        ike_over = ike.lifetime - ike.rekey(),
        esp_proposal = esp_proposal(esp),
        peer_nets = peer.peer_nets(),
        cloud_nets = peer.cloud_nets(),
        esp_rekey = esp.rekey(),
    );
    let steps = vec![
        format!("Fill in the fields as {name}.md lists them, and save each page."),
        "Check Enable IPsec on VPN > IPsec > Connections, and choose Apply.".to_owned(),
        "Open VPN > IPsec > Status Overview. Up: the connection is marked green, and its child has counters."
            .to_owned(),
    ];
    (vec![peer.file("md", text, true)], steps)
}

/// OPNsense lists proposals for IKE with the integrity algorithm, which is the pseudorandom function of an AEAD cipher.
fn ike_proposal(ike: &Suite) -> String {
    format!("{}-{}-{}", ike.encryption, ike.integrity, ike.group)
}
