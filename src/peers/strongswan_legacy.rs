//! strongSwan with ipsec.conf and ipsec.secrets (strongSwan's ipsec.conf(5) and ipsec.secrets(5)), as older systems
//! have it: one connection with all networks of both sides.

use super::{
    File, Peer,
    algorithms::STRONGSWAN,
    device::{Form, Verified},
    strongswan::{esp_proposal, ike_proposal},
    text::{PLACEHOLDER, hex},
};

pub static FORM: Form = Form {
    label: "strongSwan (ipsec.conf)",
    verified: Verified::Tunnel,
    column: Some(&STRONGSWAN),
    is_pairwise: false,
    limits: |_, _| {},
    write,
};

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, .. } = peer;
    let name = peer.identifier(super::LONGEST);
    let (peer_id, gateway_id) = (ends.peer_id.text(), ends.gateway_id.text());
    let margin = Margin::new(peer);
    let conf = format!(
        "{header}# Place: /etc/ipsec.d/{name}.conf

conn {name}
    keyexchange=ikev2
    # The address that this host sends from, or %any. NAT is found and traversed without a setting.
    left={local_address}
    leftid={peer_id}
    leftauth=psk
    leftsubnet={peer_nets}
    right={gateway_address}
    rightid={gateway_id}
    rightauth=psk
    rightsubnet={cloud_nets}
    ike={ike_proposal}!
    esp={esp_proposal}!
    # New keys margintime before the lifetimes here end. That is before the gateway asks for them, whose lifetimes are
    # {ike_lifetime} seconds (IKE) and {esp_lifetime} seconds (ESP).
    ikelifetime={ike_life}s
    lifetime={esp_life}s
    margintime={margin}s
    rekeyfuzz=33%
    keyingtries=%forever
    dpdaction=restart
    dpddelay=30s
    closeaction=restart
    auto=start
",
        header = peer.header("#"),
        local_address = ends.peer_address.map_or_else(|| "%any".to_owned(), |address| address.to_string()),
        peer_nets = peer.peer_nets(),
        gateway_address = ends.gateway_address,
        cloud_nets = peer.cloud_nets(),
        ike_proposal = ike_proposal(ike),
        esp_proposal = esp_proposal(esp),
        ike_lifetime = ike.lifetime,
        esp_lifetime = esp.lifetime,
        ike_life = margin.ike_life,
        esp_life = margin.esp_life,
        margin = margin.seconds,
    );
    let secret = match &peer.tunnel.key {
        Some(key) => format!(
            "# The key in hexadecimal, as strongSwan decodes some keys even in quotes.\n{peer_id} {gateway_id} : PSK 0x{}\n",
            hex(key)
        ),
        None => format!("{peer_id} {gateway_id} : PSK \"{PLACEHOLDER}\"\n"),
    };
    let secrets = format!("{}# Place: /etc/ipsec.d/{name}.secrets\n\n{secret}", peer.header("#"));
    let steps = vec![
        format!("sudo install -m 644 {name}.conf /etc/ipsec.d/{name}.conf"),
        format!("sudo install -m 600 {name}.secrets /etc/ipsec.d/{name}.secrets"),
        format!("Make sure that /etc/ipsec.conf has a line: include /etc/ipsec.d/{name}.conf"),
        format!("Make sure that /etc/ipsec.secrets has a line: include /etc/ipsec.d/{name}.secrets"),
        "sudo ipsec rereadsecrets".to_owned(),
        "sudo ipsec update".to_owned(),
        format!("sudo ipsec statusall {name}   # up: ESTABLISHED, and INSTALLED for the networks"),
    ];
    (vec![peer.file("conf", conf, false), peer.file("secrets", secrets, true)], steps)
}

/// Lifetimes where one margin counts for IKE and ESP: the keys of both are replaced `seconds` before the end of the
/// lifetimes that are configured, and up to a third of that earlier.
pub struct Margin {
    pub seconds: u32,
    pub ike_life: u32,
    pub esp_life: u32,
}

impl Margin {
    pub fn new(peer: &Peer<'_>) -> Self {
        let seconds = peer.ike.lifetime.min(peer.esp.lifetime) / 10 * 3;
        Self { seconds, ike_life: peer.ike.rekey() + seconds, esp_life: peer.esp.rekey() + seconds }
    }
}
