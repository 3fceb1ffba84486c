//! MikroTik RouterOS 7 (RouterOS documentation, "IPsec"): a policy for each pair of networks, each with a child SA of
//! its own.

use super::{
    File, Peer,
    algorithms::ROUTEROS,
    device::{Profile, Verified},
    issues::DeviceIssues,
    options::Identity,
    text::key_or_hex,
    tunnel::Tunnel,
};

pub(super) static PROFILE: Profile = Profile {
    label: "MikroTik RouterOS",
    verified: Verified::Documentation,
    column: Some(&ROUTEROS),
    is_pairwise: true,
    longest_id: None,
    limits,
    write,
};

/// The documentation has policies only for networks of the same family as the address of the other end, and the gateway's
/// is IPv4.
fn limits(tunnel: &Tunnel, issues: &mut DeviceIssues) {
    issues.refuse_ipv6(tunnel);
}

const PEER: &str = "
# Lifetimes end here before the gateway's, which are <ike_lifetime> seconds (IKE) and <esp_lifetime> seconds (ESP): so that
# this side asks for new keys first.
/ip ipsec profile add name=<name> dh-group=<ike_group> enc-algorithm=<ike_encryption> hash-algorithm=<ike_integrity> lifetime=<ike_rekey>s nat-traversal=yes dpd-interval=30s dpd-maximum-failures=5 proposal-check=obey
/ip ipsec proposal add name=<name> pfs-group=<esp_group> enc-algorithms=<esp_encryption> auth-algorithms=<esp_auth> lifetime=<esp_rekey>s
/ip ipsec peer add name=<name> address=<gateway_address>/32<local_address> exchange-mode=ike2 profile=<name> comment=\"<tunnel>\"
# RouterOS reads a key that begins with 0x as hexadecimal.
/ip ipsec identity add peer=<name> auth-method=pre-shared-key secret=\"<key>\" my-id=<my_id> remote-id=<remote_id> generate-policy=no

# A policy for each pair of networks.
";

const POLICY: &str = "/ip ipsec policy add peer=<name> proposal=<name> tunnel=yes action=encrypt level=unique src-address=<here> dst-address=<there>\n";

const FIREWALL: &str = "
# IKE and ESP from the gateway: move these rules above one that drops what comes from the internet.
/ip firewall filter add chain=input action=accept protocol=udp src-address=<gateway_address> dst-port=500,4500 comment=\"<name>\"
/ip firewall filter add chain=input action=accept protocol=ipsec-esp src-address=<gateway_address> comment=\"<name>\"
";

const STEPS: &str = "\
Upload <name>.rsc to the router (Files).
/import file-name=<name>.rsc
Check that no masquerade rule takes the tunnel's packets: /ip firewall nat print. The default rule has ipsec-policy=out,none; set it where it is missing.
Check that the forward chain accepts ipsec-policy=in,ipsec and ipsec-policy=out,ipsec before it fasttracks, as the default configuration does.
<each_pair>
/ip ipsec active-peers print   # up: the state is established
/ip ipsec policy print   # up: ph2-state is established for each pair";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    let local_address = peer.ends.peer_address.map(|address| " local-address=".to_owned() + &address.to_string());
    peer.values.add("local_address", local_address.unwrap_or_default());
    peer.values.add("key", key_or_hex(peer.tunnel.key.as_ref()));
    peer.values.add("my_id", identity(&peer.ends.peer_id));
    peer.values.add("remote_id", identity(&peer.ends.gateway_id));
    peer.values.add("esp_auth", if peer.esp.is_aead { "null" } else { peer.esp.integrity }.to_owned());
    let text = [peer.header("#"), peer.fill(PEER), peer.fill_pairs(POLICY), peer.fill(FIREWALL)];
    (vec![peer.file_with_key("rsc", text.concat())], peer.steps(STEPS))
}

fn identity(identity: &Identity) -> String {
    identity.by_type("address:", "fqdn:", "user-fqdn:").to_owned() + &identity.text()
}
