//! Cisco IOS XE 16.12 and later: IKEv2 and a virtual tunnel interface whose policy is an access list, with a child for
//! each of its lines (Cisco, "Configuring Internet Key Exchange Version 2" and "Multi-SA Support for Virtual Tunnel
//! Interfaces"; the YANG model `Cisco-IOS-XE-crypto`).

use super::{
    File, Peer,
    algorithms::IOS_XE,
    device::{Findings, Form, Verified},
    options::Identity,
    text::{PLACEHOLDER, as_it_is, hex, plain},
    tunnel::{Key, Tunnel},
};
use ipnet::IpNet;
use std::net::IpAddr;

pub static FORM: Form = Form {
    label: "Cisco IOS XE",
    verified: Verified::Documentation,
    column: Some(&IOS_XE),
    is_pairwise: true,
    limits,
    write,
};

/// The policy of an IPv4 tunnel is an IPv4 access list.
fn limits(tunnel: &Tunnel, findings: &mut Findings) {
    findings.refuse_ipv6(tunnel);
}

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, ike, esp, tunnel } = peer;
    let name = peer.identifier(super::LONGEST);
    let integrity = if ike.is_aead { "prf" } else { "integrity" };
    let local_address =
        ends.peer_address.map_or_else(String::new, |address| format!(" match address local {address}\n"));
    let mut text = format!(
        "{header}!
crypto ikev2 proposal {name}
 encryption {ike_encryption}
 {integrity} {ike_integrity}
 group {ike_group}
!
! If there is a policy for the same interface already, add the proposal to that one instead.
crypto ikev2 policy {name}
 match fvrf any
{local_address} proposal {name}
!
crypto ikev2 keyring {name}
 peer ionos
  address {gateway_address}
  pre-shared-key local {key}
  pre-shared-key remote {key}
!
! Lifetimes end here before the gateway's, which are {ike_lifetime} seconds (IKE) and {esp_lifetime} seconds (ESP): so that this side
! asks for new keys first. NAT is found and traversed without a setting.
crypto ikev2 profile {name}
 match identity remote {gateway_id}
 identity local {peer_id}
 authentication remote pre-share
 authentication local pre-share
 keyring local {name}
 lifetime {ike_rekey}
 dpd 30 5 periodic
!
crypto ipsec transform-set {name} {transforms}
 mode tunnel
!
crypto ipsec profile {name}
 set transform-set {name}
 set pfs group{esp_group}
 set security-association lifetime seconds {esp_rekey}
 set security-association lifetime kilobytes disable
 set ikev2-profile {name}
!
! A line, and with it a child, for each pair of networks.
ip access-list extended {name}
",
        header = peer.header("!"),
        ike_encryption = ike.encryption,
        ike_integrity = ike.integrity,
        ike_group = ike.group,
        ike_lifetime = ike.lifetime,
        ike_rekey = ike.rekey(),
        gateway_address = ends.gateway_address,
        key = key(tunnel.key.as_ref()),
        gateway_id = match &ends.gateway_id {
            Identity::Address(address) => format!("address {address} 255.255.255.255"),
            other => identity(other),
        },
        peer_id = identity(&ends.peer_id),
        transforms =
            if esp.is_aead { esp.encryption.to_owned() } else { format!("{} {}", esp.encryption, esp.integrity) },
        esp_lifetime = esp.lifetime,
        esp_group = esp.group,
        esp_rekey = esp.rekey(),
    );
    for (here, there) in tunnel.pairs() {
        text +=
            &format!(" permit ip {} {} {} {}\n", here.network(), here.hostmask(), there.network(), there.hostmask());
    }
    text += &format!(
        "!
! Change Tunnel100 where that interface is taken, and GigabitEthernet1 to the interface that faces the internet.
interface Tunnel100
 description {description}
 ip unnumbered GigabitEthernet1
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel destination {gateway_address}
 tunnel protection ipsec policy ipv4 {name}
 tunnel protection ipsec profile {name}
!
",
        description = plain(&tunnel.name),
        gateway_address = ends.gateway_address,
    );
    for network in &tunnel.cloud_networks {
        text += &format!("ip route {} {} Tunnel100\n", network.net.network(), netmask(&network.net));
    }
    let mut steps = vec![
        "configure terminal".to_owned(),
        format!("Paste the lines of {name}.txt."),
        "If this router translates source addresses (ip nat inside source), exclude the traffic between the networks of both sides from it.".to_owned(),
        "end".to_owned(),
        "write memory".to_owned(),
    ];
    steps.push(super::EACH_PAIR.to_owned());
    steps.push("show crypto ikev2 sa   # up: the status is READY".to_owned());
    steps.push("show crypto ipsec sa interface Tunnel100   # up: ACTIVE for each pair of networks".to_owned());
    (vec![peer.file("txt", text, true)], steps)
}

fn identity(identity: &Identity) -> String {
    format!("{} {}", identity.by_type("address", "fqdn", "email"), identity.text())
}

fn key(key: Option<&Key>) -> String {
    match key {
        None => format!("0 {PLACEHOLDER}"),
        Some(key) => as_it_is(key).map_or_else(|| format!("hex {}", hex(key)), |text| format!("0 {text}")),
    }
}

fn netmask(net: &IpNet) -> IpAddr {
    net.netmask()
}
