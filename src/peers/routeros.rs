//! MikroTik RouterOS 7 (RouterOS documentation, "IPsec"): a policy for each pair of networks, each with a child of its own.

use super::{
    File, Peer,
    algorithms::ROUTEROS,
    device::{Findings, Form, Verified},
    options::Identity,
    text::{key_or_hex, plain},
    tunnel::Tunnel,
};

pub static FORM: Form = Form {
    label: "MikroTik RouterOS",
    verified: Verified::Documentation,
    column: Some(&ROUTEROS),
    is_pairwise: true,
    limits,
    write,
};

/// The documentation knows policies of the family of the peer's address alone, and the gateway's is IPv4.
fn limits(tunnel: &Tunnel, findings: &mut Findings) {
    findings.refuse_ipv6(tunnel);
}

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, tunnel } = peer;
    let name = peer.identifier(super::LONGEST);
    let local_address = ends.peer_address.map_or_else(String::new, |address| format!(" local-address={address}"));
    let mut text = format!(
        "{header}
# Lifetimes end here before the gateway's, which are {ike_lifetime} seconds (IKE) and {esp_lifetime} seconds (ESP): so that this side
# asks for new keys first.
/ip ipsec profile add name={name} dh-group={ike_group} enc-algorithm={ike_encryption} hash-algorithm={ike_integrity} lifetime={ike_rekey}s nat-traversal=yes dpd-interval=30s dpd-maximum-failures=5 proposal-check=obey
/ip ipsec proposal add name={name} pfs-group={esp_group} enc-algorithms={esp_encryption} auth-algorithms={esp_integrity} lifetime={esp_rekey}s
/ip ipsec peer add name={name} address={gateway_address}/32{local_address} exchange-mode=ike2 profile={name} comment=\"{comment}\"
# RouterOS reads a key that begins with 0x as hexadecimal.
/ip ipsec identity add peer={name} auth-method=pre-shared-key secret=\"{key}\" my-id={my_id} remote-id={remote_id} generate-policy=no

# A policy for each pair of networks.
",
        header = peer.header("#"),
        ike_lifetime = ike.lifetime,
        ike_group = ike.group,
        ike_encryption = ike.encryption,
        ike_integrity = ike.integrity,
        ike_rekey = ike.rekey(),
        esp_lifetime = esp.lifetime,
        esp_group = esp.group,
        esp_encryption = esp.encryption,
        esp_integrity = if esp.is_aead { "null" } else { esp.integrity },
        esp_rekey = esp.rekey(),
        gateway_address = ends.gateway_address,
        comment = plain(&tunnel.name),
        key = key_or_hex(tunnel.key.as_ref()),
        my_id = identity(&ends.peer_id),
        remote_id = identity(&ends.gateway_id),
    );
    for (here, there) in tunnel.pairs() {
        text += &format!(
            "/ip ipsec policy add peer={name} proposal={name} tunnel=yes action=encrypt level=unique src-address={here} dst-address={there}\n"
        );
    }
    text += &format!(
        "
# IKE and ESP from the gateway, where the firewall drops what comes from the internet: move these rules above the one that does.
/ip firewall filter add chain=input action=accept protocol=udp src-address={gateway} dst-port=500,4500 comment=\"{name}\"
/ip firewall filter add chain=input action=accept protocol=ipsec-esp src-address={gateway} comment=\"{name}\"
",
        gateway = ends.gateway_address
    );
    let mut steps = vec![
        format!("Upload {name}.rsc to the router (Files)."),
        format!("/import file-name={name}.rsc"),
        "Check that no masquerade rule takes the tunnel's packets: /ip firewall nat print. The default rule has ipsec-policy=out,none; set it where it is missing.".to_owned(),
        "Check that the forward chain accepts ipsec-policy=in,ipsec and ipsec-policy=out,ipsec, as the default configuration does.".to_owned(),
    ];
    steps.push(super::EACH_PAIR.to_owned());
    steps.push("/ip ipsec active-peers print   # up: the state is established".to_owned());
    steps.push("/ip ipsec policy print   # up: ph2-state is established for each pair".to_owned());
    (vec![peer.file("rsc", text, true)], steps)
}

fn identity(identity: &Identity) -> String {
    format!("{}:{}", identity.by_type("address", "fqdn", "user-fqdn"), identity.text())
}
