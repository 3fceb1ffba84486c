//! OPNsense 23.1 and later: every field of VPN > IPsec > Connections (OPNsense, `OPNsense/IPsec/forms` and
//! `Swanctl.xml`), with which OPNsense writes a swanctl.conf: one child SA for all networks of both sides.

use super::{
    File, Peer,
    algorithms::OPNSENSE,
    device::{Profile, Verified},
    issues::DeviceIssues,
    text::{PLACEHOLDER, code},
    tunnel::Tunnel,
};

pub(super) static PROFILE: Profile = Profile {
    label: "OPNsense",
    verified: Verified::Documentation,
    column: Some(&OPNSENSE),
    is_pairwise: false,
    longest_id: None,
    limits,
    write,
};

fn limits(tunnel: &Tunnel, issues: &mut DeviceIssues) {
    if let Some(key) = &tunnel.key {
        issues.refuse_key_unfit_for_a_field(&key.0);
    }
}

const PAGES: &str = "\
# OPNsense: <tunnel>

## Pre-shared key

Open **VPN > IPsec > Pre-Shared Keys**, choose **Add**, and set:

- Local Identifier: <peer_id>
- Remote Identifier: <gateway_id>
- Pre-Shared Key: <key>
- Type: PSK
- Description: <name>

## Connection

Open **VPN > IPsec > Connections**, choose **Add**, switch on **advanced mode**, and set:

- Proposals: <ike_encryption>-<ike_integrity>-<ike_group> alone
- Version: IKEv2
- MOBIKE: not checked
- Local addresses: <peer_address>
- Remote addresses: <gateway_address>
- UDP encapsulation: not checked (NAT is found and traversed without it)
- Rekey time (s): <ike_rekey> (so that this side rekeys first)
- Over time (s): <ike_rest>
- DPD delay (s): 30
- Keyingtries: 0
- Description: <name>

Choose **Save**: the tables below it then take entries.

## Local Authentication

- Authentication: Pre-Shared Key
- ID: <peer_id>

## Remote Authentication

- Authentication: Pre-Shared Key
- ID: <gateway_id>

## Children

One child with all networks, again in **advanced mode**:

- Mode: Tunnel
- Policies: checked
- Start action: Start
- Close action: Start
- DPD action: Start
- ESP proposals: <esp_proposal> alone
- Local: <peer_nets>
- Remote: <cloud_nets>
- Rekey time (s): <esp_rekey>
- Description: <name>

## Firewall

Open **Firewall > Rules**, and on the interface that faces the internet let UDP ports 500 and 4500 and ESP from <gateway_address> pass.
On **IPsec** allow what is meant to come from <cloud_nets> to <peer_nets>.
";

const STEPS: &str = "\
Fill in the fields as <name>.md lists them, and save each page.
Check Enable IPsec on VPN > IPsec > Connections, and choose Apply.
Open VPN > IPsec > Status Overview. Up: the connection is marked green, and its child has counters.";

/// OPNsense lists proposals for IKE with the integrity algorithm, which is the pseudorandom function of an AEAD cipher.
fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    peer.name_address("empty");
    peer.values.add("key", code(peer.tunnel.key.as_ref().map_or(PLACEHOLDER, |key| &key.0)));
    peer.values.add("esp_proposal", peer.esp.esp_proposal());
    (vec![peer.file_with_key("md", peer.fill(PAGES))], peer.steps(STEPS))
}
