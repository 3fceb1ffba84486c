//! Any other device: both phases, identities and networks as tables in Markdown, for the person who configures it. The key
//! is never in it, so that it can be sent by e-mail.

use super::{
    File, Peer,
    device::{Form, Verified},
    options::Identity,
    text::plain,
    tunnel::Phase,
};
use crate::model::{DIFFIE_HELLMAN_GROUPS, ENCRYPTION_ALGORITHMS, INTEGRITY_ALGORITHMS, Known};

pub static FORM: Form = Form {
    label: "Any other device",
    verified: Verified::Documentation,
    column: None,
    is_pairwise: false,
    limits: |_, _| {},
    write,
};

fn write(peer: &Peer<'_>) -> (Vec<File>, Vec<String>) {
    let Peer { ends, tunnel, ike, esp } = peer;
    let name = peer.identifier(super::LONGEST);
    let description = tunnel.description.as_deref().map_or_else(String::new, |text| format!("{}\n\n", plain(text)));
    let text = format!(
        "# IPSec tunnel: {title}

{description}The settings of the device at the other end of this IONOS Cloud VPN tunnel. The pre-shared key is not in here: exchange it
over a way that nobody else can read.

## Ends

| Setting | This device | IONOS gateway |
| --- | --- | --- |
| Address | {peer_address} | {gateway_address} |
| IKE identity | {peer_id} | {gateway_id} |
| Networks | {peer_nets} | {cloud_nets} |

## Phase 1: IKE

| Setting | Value |
| --- | --- |
| Version | IKEv2 |
| Authentication | pre-shared key |
{ike_rows}| NAT traversal | on |
| Dead peer detection | on, every 30 seconds |
| Start | this device initiates |

## Phase 2: ESP

| Setting | Value |
| --- | --- |
| Mode | tunnel |
{esp_rows}| Perfect forward secrecy | on, with the group above |
| Traffic selectors | one child SA with all networks; where the device makes one for each pair, it initiates each |
",
        title = plain(&tunnel.name),
        peer_address = ends.peer_address.map_or_else(|| tunnel.remote_host.clone(), |address| address.to_string()),
        gateway_address = ends.gateway_address,
        peer_id = identity(&ends.peer_id),
        gateway_id = identity(&ends.gateway_id),
        peer_nets = peer.peer_nets().replace(',', ", "),
        cloud_nets = peer.cloud_nets().replace(',', ", "),
        ike_rows = rows(&tunnel.ike, ike.is_aead, "Pseudorandom function", ike.rekey()),
        esp_rows = rows(&tunnel.esp, esp.is_aead, "", esp.rekey()),
    );
    let steps = vec![
        format!("Give {name}.md to the person who configures the device, and the pre-shared key over another way."),
        "Start the tunnel from the device, and look for an IKE SA and a child SA for the networks.".to_owned(),
        "Ping an address of the other side from each network, and again after the ESP lifetime: a wrong group shows only then.".to_owned(),
    ];
    (vec![File { name: format!("{name}.md"), text, secret: false }], steps)
}

/// The rows that both phases have. With an AEAD cipher, the integrity algorithm is `aead_role` or, without one, unused.
fn rows(phase: &Phase, is_aead: bool, aead_role: &str, rekey: u32) -> String {
    let group = label(&phase.group, |group| DIFFIE_HELLMAN_GROUPS[group as usize].label);
    let cipher = label(&phase.encryption, |cipher| ENCRYPTION_ALGORITHMS[cipher as usize].label);
    let integrity = label(&phase.integrity, |integrity| INTEGRITY_ALGORITHMS[integrity as usize].label);
    let role = if is_aead { aead_role } else { "Integrity" };
    let integrity = match role {
        "" => "| Integrity | none beside the cipher |\n".to_owned(),
        role => format!("| {role} | {integrity} |\n"),
    };
    format!(
        "| Encryption | {cipher} |\n{integrity}| Diffie-Hellman group | {group} |\n| Lifetime | {} seconds; rekey after at most {rekey} |\n",
        phase.lifetime
    )
}

/// The words for an algorithm, or what the API calls one that this release does not know.
fn label<T: Copy>(value: &Known<T>, label: impl Fn(T) -> &'static str) -> String {
    match value {
        Known::Value(value) => label(*value).to_owned(),
        Known::Other(text) => plain(text),
    }
}

fn identity(identity: &Identity) -> String {
    format!("{} ({})", identity.text(), identity.by_type("IPv4 address", "FQDN", "e-mail address"))
}
