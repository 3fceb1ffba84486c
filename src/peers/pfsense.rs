//! pfSense 2.7 and later: every field of its pages, in their order (pfSense, `vpn_ipsec_phase1.php` and
//! `vpn_ipsec_phase2.php`). pfSense writes a swanctl.conf from it, with one child SA for the networks of all phases 2.

use super::{
    File, Peer,
    algorithms::PFSENSE,
    device::{Profile, Verified},
    issues::DeviceIssues,
    options::Identity,
    template::Values,
    text::{PLACEHOLDER, code},
    tunnel::{Family, Tunnel, nets_of},
};
use ipnet::IpNet;

pub(super) static PROFILE: Profile = Profile {
    label: "pfSense",
    verified: Verified::Documentation,
    column: Some(&PFSENSE),
    is_pairwise: false,
    longest_id: None,
    limits,
    write,
};

/// pfSense accepts only ASCII in a key, and removes white space around it.
fn limits(tunnel: &Tunnel, issues: &mut DeviceIssues) {
    let Some(key) = &tunnel.key else { return };
    if !key.0.is_ascii() {
        issues.refuse_key("key-ascii");
    }
    issues.refuse_key_unfit_for_a_field(&key.0);
}

const PHASE1: &str = "\
# pfSense: <tunnel>

## Phase 1

Open **VPN > IPsec > Tunnels**, choose **Add P1**, and set:

- Description: <name>
- Key Exchange version: IKEv2
- Internet Protocol: IPv4
- Interface: the one that faces the internet<with_address>
- Remote Gateway: <gateway_address>
- Authentication Method: Mutual PSK
- My identifier: <my_id>
- Peer identifier: <remote_id>
- Pre-Shared Key: <key>
- Encryption Algorithm: <ike_cipher>; Key length: <ike_length>; Hash: <ike_integrity>; DH Group: <ike_group><prf>
- Life Time: <ike_lifetime>
- Rekey Time: <ike_rekey> (so that this side rekeys first)
- Reauth Time: 0
- Rand Time: <ike_spread>
- Child SA Start Action: Initiate at start (VTI or Tunnel Mode)
- Child SA Close Action: Restart/Reconnect
- NAT Traversal: Auto
- MOBIKE: Disable
- Split connections: not checked
- Dead Peer Detection: checked; Delay: 30; Max failures: 5

## Phase 2

pfSense joins all entries into one child, so that every network here reaches every network there. Open **Show Phase 2
Entries**, choose **Add P2**, and make these entries:

";

const ENTRY: &str =
    "<number>. Mode: Tunnel IPv<version>; Local Network: Network <here>; Remote Network: Network <there>\n";

const PHASE2: &str = "
In each of them:

- Description: <name>
- NAT/BINAT translation: None
- Protocol: ESP
- Encryption Algorithms: <esp_cipher> alone, <esp_length>
- Hash Algorithms: <esp_hashes>
- PFS key group: <esp_group>
- Life Time: <esp_lifetime>
- Rekey Time: <esp_rekey>
- Rand Time: <esp_spread>

## Firewall

Open **Firewall > Rules > IPsec**, and allow what is meant to come from <cloud_nets> to <peer_nets>.
";

const STEPS: &str = "\
Fill in the fields as <name>.md lists them, and save phase 1 and each phase 2.
Choose Apply Changes on VPN > IPsec > Tunnels.
Open Status > IPsec > Overview. Up: the IKE SA is Established, and its child SA is Installed.";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    let with_address = peer.ends.peer_address.map(|address| ", with the address ".to_owned() + &address.to_string());
    peer.values.add("with_address", with_address.unwrap_or_default());
    peer.values.add("my_id", identity(&peer.ends.peer_id));
    peer.values.add("remote_id", identity(&peer.ends.gateway_id));
    peer.values.add("key", code(peer.tunnel.key.as_ref().map_or(PLACEHOLDER, |key| &key.0)));
    for (cipher, length, keyword) in
        [("ike_cipher", "ike_length", peer.ike.encryption), ("esp_cipher", "esp_length", peer.esp.encryption)]
    {
        // A cipher and its key length are chosen in two separate lists.
        let (name, bits) = keyword.split_once('/').unwrap_or((keyword, ""));
        peer.values.add(cipher, name.to_owned());
        peer.values.add(length, bits.to_owned());
    }
    // If no pseudorandom function is selected, pfSense uses the hash for it.
    let prf = if peer.ike.is_aead { " (the hash is the pseudorandom function)" } else { "" };
    peer.values.add("prf", prf.to_owned());
    let hashes = if peer.esp.is_aead { ["any", " (the cipher needs none)"] } else { [peer.esp.integrity, " alone"] };
    peer.values.add("esp_hashes", hashes.concat());
    let mut text = peer.fill(PHASE1);
    for (index, (here, there)) in entries(peer.tunnel).into_iter().enumerate() {
        let mut values = Values::default();
        values.add("number", (index + 1).to_string());
        values.add("version", if Family::of(&here) == Family::Ipv4 { "4" } else { "6" }.to_owned());
        text += &peer.fill_pair(&values.fill(ENTRY), here, there);
    }
    text += &peer.fill(PHASE2);
    (vec![peer.file_with_key("md", text)], peer.steps(STEPS))
}

/// The fewest pairs in which each network of both sides occurs, by family. pfSense joins all pairs into one child SA anyway.
fn entries(tunnel: &Tunnel) -> Vec<(IpNet, IpNet)> {
    let mut entries = Vec::new();
    for family in Family::ALL {
        let here: Vec<_> = nets_of(&tunnel.peer_networks, family).collect();
        let there: Vec<_> = nets_of(&tunnel.cloud_networks, family).collect();
        if !here.is_empty() && !there.is_empty() {
            let pair = |index| (here[index % here.len()], there[index % there.len()]);
            entries.extend((0..here.len().max(there.len())).map(pair));
        }
    }
    entries
}

fn identity(identity: &Identity) -> String {
    identity
        .by_type("IP address ", "Fully qualified domain name ", "User fully qualified domain name / E-mail ")
        .to_owned()
        + &identity.text()
}
