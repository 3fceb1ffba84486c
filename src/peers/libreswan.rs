//! libreswan (ipsec.conf(5) and ipsec.secrets(5) of libreswan 4): a connection for each family of addresses, from which
//! libreswan makes a child for each pair of networks and initiates all of them.

use super::{
    File, Peer,
    algorithms::LIBRESWAN,
    device::{Findings, Form, Verified},
    options::Identity,
    strongswan_legacy::Margin,
    text::{PLACEHOLDER, hex},
    tunnel::{Network, Tunnel, is_ipv4},
};

pub static FORM: Form =
    Form { label: "libreswan", verified: Verified::Parser, column: Some(&LIBRESWAN), is_pairwise: true, limits, write };

/// With `pfs=yes` libreswan uses the group of IKE for the children as well, whatever `esp` says: the first child would come
/// up, and its rekeying would fail.
fn limits(tunnel: &Tunnel, findings: &mut Findings) {
    if tunnel.ike.group != tunnel.esp.group {
        findings.refuse(&["esp".into(), "diffieHellmanGroup".into()], "esp-group");
    }
}

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, .. } = peer;
    let name = peer.identifier(super::LONGEST);
    let (peer_id, gateway_id) = (identity(&ends.peer_id), identity(&ends.gateway_id));
    let margin = Margin::new(peer);
    let mut conf = format!(
        "{header}# Place: /etc/ipsec.d/{name}.conf

conn {name}-ends
    ikev2=insist
    authby=secret
    # The address that this host sends from, or %defaultroute. NAT is found and traversed without a setting.
    left={local_address}
    leftid={peer_id}
    right={gateway_address}
    rightid={gateway_id}
    ike={encryption}-{integrity}-{group}
    esp={esp_proposal}
    # The children use the group of IKE.
    pfs=yes
    # New keys rekeymargin before the lifetimes here end. That is before the gateway asks for them, whose lifetimes are
    # {ike_lifetime} seconds (IKE) and {esp_lifetime} seconds (ESP).
    ikelifetime={ike_life}s
    salifetime={esp_life}s
    rekeymargin={margin}s
    rekeyfuzz=33%
    keyingtries=%forever
    dpddelay=30
    dpdtimeout=150
    dpdaction=restart
",
        header = peer.header("#"),
        local_address = ends.peer_address.map_or_else(|| "%defaultroute".to_owned(), |address| address.to_string()),
        gateway_address = ends.gateway_address,
        encryption = ike.encryption,
        integrity = ike.integrity,
        group = ike.group,
        esp_proposal =
            if esp.is_aead { esp.encryption.to_owned() } else { format!("{}-{}", esp.encryption, esp.integrity) },
        ike_lifetime = ike.lifetime,
        esp_lifetime = esp.lifetime,
        ike_life = margin.ike_life,
        esp_life = margin.esp_life,
        margin = margin.seconds,
    );
    let mut names = Vec::new();
    for (family, is_family) in [("ipv4", true), ("ipv6", false)] {
        let nets = |networks: &[Network]| {
            let nets = networks.iter().filter(|network| is_ipv4(&network.net) == is_family);
            nets.map(|network| network.net.to_string()).collect::<Vec<_>>()
        };
        let (peer_nets, cloud_nets) = (nets(&peer.tunnel.peer_networks), nets(&peer.tunnel.cloud_networks));
        if peer_nets.is_empty() || cloud_nets.is_empty() {
            continue;
        }
        conf += &format!(
            "
conn {name}-{family}
    also={name}-ends
    leftsubnets=\"{}\"
    rightsubnets=\"{}\"
    auto=start
",
            peer_nets.join(" "),
            cloud_nets.join(" "),
        );
        names.push(format!("{name}-{family}"));
    }
    let secret = match &peer.tunnel.key {
        Some(key) => format!(
            "# The key in hexadecimal, as quotes in a key would end it.\n{peer_id} {gateway_id} : PSK 0x{}\n",
            hex(key)
        ),
        None => format!("{peer_id} {gateway_id} : PSK \"{PLACEHOLDER}\"\n"),
    };
    let secrets = format!("{}# Place: /etc/ipsec.d/{name}.secrets\n\n{secret}", peer.header("#"));
    let mut steps = vec![
        format!("sudo install -m 644 {name}.conf /etc/ipsec.d/{name}.conf"),
        format!("sudo install -m 600 {name}.secrets /etc/ipsec.d/{name}.secrets"),
        "Make sure that /etc/ipsec.conf has a line: include /etc/ipsec.d/*.conf".to_owned(),
        "sudo ipsec auto --rereadsecrets".to_owned(),
    ];
    for name in names {
        steps.push(format!("sudo ipsec auto --add {name}"));
        steps.push(format!("sudo ipsec auto --up {name}"));
    }
    steps.push("sudo ipsec trafficstatus   # up: a line for each pair of networks".to_owned());
    (vec![peer.file("conf", conf, false), peer.file("secrets", secrets, true)], steps)
}

/// Names begin with `@`: without it, libreswan asks the DNS and sends an address.
fn identity(identity: &Identity) -> String {
    format!("{}{}", identity.by_type("", "@", ""), identity.text())
}
