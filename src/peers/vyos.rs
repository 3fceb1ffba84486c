//! VyOS 1.4 and later (VyOS documentation, "Site-to-Site"; vyos-1x, `vpn_ipsec.xml.in`). VyOS writes a swanctl.conf
//! from it, with one child SA for all networks of both sides.

use super::{
    File, Peer,
    algorithms::VYOS,
    device::{Profile, Verified},
    text::key_or_hex,
};

pub(super) static PROFILE: Profile = Profile {
    label: "VyOS",
    verified: Verified::Documentation,
    column: Some(&VYOS),
    is_pairwise: false,
    longest_id: None,
    limits: |_, _| {},
    write,
};

const COMMANDS: &str = "
# Change eth0 to the interface that faces the internet.
set vpn ipsec interface 'eth0'

# VyOS reads a key that begins with 0x as hexadecimal.
set vpn ipsec authentication psk <name> id '<peer_id>'
set vpn ipsec authentication psk <name> id '<gateway_id>'
set vpn ipsec authentication psk <name> secret '<key>'

# Lifetimes end here before the gateway's, which are <ike_lifetime> seconds (IKE) and <esp_lifetime> seconds (ESP): so that
# this side asks for new keys first.
set vpn ipsec ike-group <name> key-exchange 'ikev2'
set vpn ipsec ike-group <name> lifetime '<ike_rekey>'
set vpn ipsec ike-group <name> proposal 1 encryption '<ike_encryption>'
set vpn ipsec ike-group <name> proposal 1 hash '<ike_integrity>'
set vpn ipsec ike-group <name> proposal 1 prf 'prf<ike_integrity>'
set vpn ipsec ike-group <name> proposal 1 dh-group '<ike_group>'
set vpn ipsec ike-group <name> dead-peer-detection action 'restart'
set vpn ipsec ike-group <name> dead-peer-detection interval '30'
set vpn ipsec ike-group <name> dead-peer-detection timeout '120'
set vpn ipsec ike-group <name> close-action 'start'
set vpn ipsec ike-group <name> disable-mobike

set vpn ipsec esp-group <name> mode 'tunnel'
set vpn ipsec esp-group <name> lifetime '<esp_rekey>'
set vpn ipsec esp-group <name> proposal 1 encryption '<esp_encryption>'
set vpn ipsec esp-group <name> proposal 1 hash '<esp_hash>'
set vpn ipsec esp-group <name> pfs 'dh-group<esp_group>'

set vpn ipsec site-to-site peer <name> authentication mode 'pre-shared-secret'
set vpn ipsec site-to-site peer <name> authentication local-id '<peer_id>'
set vpn ipsec site-to-site peer <name> authentication remote-id '<gateway_id>'
set vpn ipsec site-to-site peer <name> connection-type 'initiate'
set vpn ipsec site-to-site peer <name> ike-group '<name>'
set vpn ipsec site-to-site peer <name> default-esp-group '<name>'
# NAT is found and traversed without a setting.
set vpn ipsec site-to-site peer <name> local-address '<peer_address>'
set vpn ipsec site-to-site peer <name> remote-address '<gateway_address>'
";

const LOCAL: &str = "set vpn ipsec site-to-site peer <name> tunnel 1 local prefix '<net>'\n";
const REMOTE: &str = "set vpn ipsec site-to-site peer <name> tunnel 1 remote prefix '<net>'\n";

const STEPS: &str = "\
configure
Paste the lines of <name>.txt.
If this router translates source addresses (nat source), exclude the traffic between the networks of both sides from it.
<admit>
commit
save
run show vpn ike sa   # up: the state of the gateway is up
run show vpn ipsec sa   # up: the state of the child is up";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    peer.name_address("any");
    peer.values.add("key", key_or_hex(peer.tunnel.key.as_ref()));
    // VyOS requires a hash in each proposal; strongSwan ignores it where the cipher is AEAD.
    let hash = if peer.esp.integrity.is_empty() { "sha256" } else { peer.esp.integrity };
    peer.values.add("esp_hash", hash.to_owned());
    let text = [
        peer.header("#"),
        peer.fill(COMMANDS),
        peer.fill_networks(LOCAL, &peer.tunnel.peer_networks),
        peer.fill_networks(REMOTE, &peer.tunnel.cloud_networks),
    ];
    (vec![peer.file_with_key("txt", text.concat())], peer.steps(STEPS))
}
