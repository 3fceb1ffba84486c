//! Any other device: both phases, identities and networks as tables in Markdown, for the person who configures it. The
//! key is never in it, so that it can be sent by e-mail.

use super::{
    File, Peer,
    device::{Profile, Verified},
    options::Identity,
    text::plain,
};
use crate::model::{DIFFIE_HELLMAN_GROUPS, ENCRYPTION_ALGORITHMS, INTEGRITY_ALGORITHMS, Known};

pub(super) static PROFILE: Profile = Profile {
    label: "Any other device",
    verified: Verified::Documentation,
    column: None,
    is_pairwise: false,
    longest_id: None,
    limits: |_, _| {},
    write,
};

const TABLES: &str = "\
# IPSec tunnel: <tunnel>

<description>The settings of the device at the other end of this IONOS Cloud VPN tunnel. The pre-shared key is not in here: exchange it
over a way that nobody else can read.

## Ends

| Setting | This device | IONOS gateway |
| --- | --- | --- |
| Address | <peer_address> | <gateway_address> |
| IKE identity | <peer_id><peer_id_type> | <gateway_id><gateway_id_type> |
| Networks | <peer_nets> | <cloud_nets> |

## Phase 1: IKE

| Setting | Value |
| --- | --- |
| Version | IKEv2 |
| Authentication | <method> |
| Encryption | <ike_cipher> |
| <ike_role> | <ike_hash> |
| Diffie-Hellman group | <ike_dh> |
| Lifetime | <ike_lifetime> seconds; rekey after at most <ike_rekey> |
| NAT traversal | on |
| Dead peer detection | on, every 30 seconds |
| Start | this device initiates |
| Firewall | let UDP ports 500 and 4500 and ESP from <gateway_address> pass |

## Phase 2: ESP

| Setting | Value |
| --- | --- |
| Mode | tunnel |
| Encryption | <esp_cipher> |
| Integrity | <esp_hash> |
| Diffie-Hellman group | <esp_dh> |
| Lifetime | <esp_lifetime> seconds; rekey after at most <esp_rekey> |
| Perfect forward secrecy | on, with the group above |
| Traffic selectors | one child SA with all networks; where the device makes one for each pair, it initiates each |
";

const STEPS: &str = "\
Give <name>.md to the person who configures the device, and the pre-shared key over another way.
Start the tunnel from the device, and look for an IKE SA and a child SA for the networks.
Ping an address of the other side from each network, and again after the ESP lifetime: a wrong group shows only then.";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    let tunnel = peer.tunnel;
    peer.name_address(&tunnel.remote_host);
    let description = tunnel.description.as_deref().map(|text| plain(text) + "\n\n");
    peer.values.add("description", description.unwrap_or_default());
    peer.values.add("method", label(&tunnel.method, |_| "pre-shared key"));
    peer.values.add("peer_id_type", identity_type(&peer.ends.peer_id).to_owned());
    peer.values.add("gateway_id_type", identity_type(&peer.ends.gateway_id).to_owned());
    for ([cipher, hash, group], phase) in
        [(["ike_cipher", "ike_hash", "ike_dh"], &tunnel.ike), (["esp_cipher", "esp_hash", "esp_dh"], &tunnel.esp)]
    {
        peer.values.add(cipher, label(&phase.encryption, |cipher| ENCRYPTION_ALGORITHMS[cipher as usize].label));
        // In IKE, an AEAD cipher leaves the choice of the pseudorandom function to the integrity algorithm.
        let is_unused = hash == "esp_hash" && peer.esp.is_aead;
        let integrity = label(&phase.integrity, |integrity| INTEGRITY_ALGORITHMS[integrity as usize].label);
        peer.values.add(hash, if is_unused { "none beside the cipher".to_owned() } else { integrity });
        peer.values.add(group, label(&phase.group, |group| DIFFIE_HELLMAN_GROUPS[group as usize].label));
    }
    peer.values.add("ike_role", if peer.ike.is_aead { "Pseudorandom function" } else { "Integrity" }.to_owned());
    (vec![peer.file("md", peer.fill(TABLES))], peer.steps(STEPS))
}

fn identity_type(identity: &Identity) -> &'static str {
    identity.by_type(" (IPv4 address)", " (FQDN)", " (e-mail address)")
}

/// The label of an algorithm, or the API's own name for one that this release does not know.
fn label<T: Copy>(value: &Known<T>, label: impl Fn(T) -> &'static str) -> String {
    match value {
        Known::Value(value) => label(*value).to_owned(),
        Known::Other(text) => plain(text),
    }
}
