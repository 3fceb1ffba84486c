//! Cisco IOS XE 16.12 and later: IKEv2 and a virtual tunnel interface whose policy is an access list, with a child SA
//! for each of its lines (Cisco, "Configuring Internet Key Exchange Version 2" and "Multi-SA Support for Virtual Tunnel
//! Interfaces"; the YANG model `Cisco-IOS-XE-crypto`). 16.12 is the first release with such a policy (Cisco, "Configure
//! Multi-SA Virtual Tunnel Interfaces on a Cisco IOS XE Router").

use super::{
    File, Peer,
    algorithms::IOS_XE,
    device::{Profile, Verified},
    issues::DeviceIssues,
    options::Identity,
    text::{PLACEHOLDER, as_it_is, hex},
    tunnel::{Key, Tunnel},
};

pub(super) static PROFILE: Profile = Profile {
    label: "Cisco IOS XE",
    verified: Verified::Documentation,
    column: Some(&IOS_XE),
    is_pairwise: true,
    longest_id: None,
    limits,
    write,
};

/// The policy of an IPv4 tunnel is an IPv4 access list.
fn limits(tunnel: &Tunnel, issues: &mut DeviceIssues) {
    issues.refuse_ipv6(tunnel);
}

const IKE: &str = "!
crypto ikev2 proposal <name>
 encryption <ike_encryption>
 <integrity_or_prf> <ike_integrity>
 group <ike_group>
!
! If there is a policy for the same interface already, add the proposal to that one instead.
crypto ikev2 policy <name>
 match fvrf any
<local_address> proposal <name>
!
crypto ikev2 keyring <name>
 peer ionos
  address <gateway_address>
  pre-shared-key local <key>
  pre-shared-key remote <key>
!
! Lifetimes end here before the gateway's, which are <ike_lifetime> seconds (IKE) and <esp_lifetime> seconds (ESP): so that
! this side asks for new keys first. NAT is found and traversed without a setting.
crypto ikev2 profile <name>
 match identity remote <remote_id>
 identity local <local_id>
 authentication remote pre-share
 authentication local pre-share
 keyring local <name>
 lifetime <ike_rekey>
 dpd 30 5 periodic
!
crypto ipsec transform-set <name> <transforms>
 mode tunnel
!
crypto ipsec profile <name>
 set transform-set <name>
 set pfs group<esp_group>
 set security-association lifetime seconds <esp_rekey>
 set security-association lifetime kilobytes disable
 set ikev2-profile <name>
!
! A line, and with it a child, for each pair of networks.
ip access-list extended <name>
";

const TUNNEL: &str = "!
! Change Tunnel100 where that interface is taken, and GigabitEthernet1 to the interface that faces the internet.
interface Tunnel100
 description <tunnel>
 ip unnumbered GigabitEthernet1
 tunnel source GigabitEthernet1
 tunnel mode ipsec ipv4
 tunnel destination <gateway_address>
 tunnel protection ipsec policy ipv4 <name>
 tunnel protection ipsec profile <name>
!
";

const STEPS: &str = "\
configure terminal
Paste the lines of <name>.txt.
If this router translates source addresses (ip nat inside source), exclude the traffic between the networks of both sides from it.
<admit>
end
write memory
<each_pair>
show crypto ikev2 sa   # up: the status is READY
show crypto ipsec sa interface Tunnel100   # up: ACTIVE for each pair of networks";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    let esp = &peer.esp;
    let transforms = if esp.is_aead { esp.encryption.to_owned() } else { [esp.encryption, esp.integrity].join(" ") };
    peer.values.add("transforms", transforms);
    peer.values.add("integrity_or_prf", if peer.ike.is_aead { "prf" } else { "integrity" }.to_owned());
    let local_address =
        peer.ends.peer_address.map(|address| [" match address local ", &address.to_string(), "\n"].concat());
    peer.values.add("local_address", local_address.unwrap_or_default());
    peer.values.add("key", key(peer.tunnel.key.as_ref()));
    peer.values.add("local_id", identity(&peer.ends.peer_id));
    let mask = peer.ends.gateway_id.by_type(" 255.255.255.255", "", "");
    peer.values.add("remote_id", identity(&peer.ends.gateway_id) + mask);
    let mut text = peer.header("!") + &peer.fill(IKE);
    for (here, there) in peer.tunnel.pairs() {
        let addresses = [here.network(), here.hostmask(), there.network(), there.hostmask()];
        let words: Vec<_> = addresses.iter().map(|address| " ".to_owned() + &address.to_string()).collect();
        text += &[" permit ip", &words.concat(), "\n"].concat();
    }
    text += &peer.fill(TUNNEL);
    for network in &peer.tunnel.cloud_networks {
        if network.is_everything() {
            continue;
        }
        let (address, mask) = (network.net.network().to_string(), network.net.netmask().to_string());
        text += &["ip route ", &address, " ", &mask, " Tunnel100\n"].concat();
    }
    // By default, a line of the router keeps seven bits of each byte (exec-character-bits), which may turn a byte into a line
    // break.
    let text = text.chars().map(|character| if character.is_ascii() { character } else { '_' }).collect();
    (vec![peer.file_with_key("txt", text)], peer.steps(STEPS))
}

fn identity(identity: &Identity) -> String {
    identity.by_type("address ", "fqdn ", "email ").to_owned() + &identity.text()
}

/// The key, unchanged where that is safe, and otherwise in hexadecimal.
fn key(key: Option<&Key>) -> String {
    let Some(key) = key else { return "0 ".to_owned() + PLACEHOLDER };
    as_it_is(key).map_or_else(|| "hex ".to_owned() + &hex(key), |text| "0 ".to_owned() + text)
}
