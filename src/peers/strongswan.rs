//! strongSwan with swanctl.conf (strongSwan documentation, "swanctl.conf"): one child SA for all networks
//! of both sides.

use super::{
    File, Peer,
    algorithms::STRONGSWAN,
    device::{Profile, Verified},
    text::{PLACEHOLDER, hex},
};

pub(super) static PROFILE: Profile = Profile {
    label: "strongSwan (swanctl)",
    verified: Verified::Tunnel,
    column: Some(&STRONGSWAN),
    is_pairwise: false,
    longest_id: None,
    limits: |_, _| {},
    write,
};

const CONF: &str = "\
# Place: /etc/swanctl/conf.d/<name>.conf

connections {
  <name> {
    version = 2
    # The address that this host sends from, or %any. NAT is found and traversed without a setting.
    local_addrs = <peer_address>
    remote_addrs = <gateway_address>
    proposals = <ike_proposal>
    # So that this side rekeys first: the gateway's IKE lifetime is <ike_lifetime> seconds.
    rekey_time = <ike_rekey>s
    rand_time = <ike_spread>s
    over_time = <ike_rest>s
    dpd_delay = 30s
    mobike = no
    keyingtries = 0
    local {
      auth = psk
      id = <peer_id>
    }
    remote {
      auth = psk
      id = <gateway_id>
    }
    children {
      <name> {
        local_ts = <peer_nets>
        remote_ts = <cloud_nets>
        esp_proposals = <esp_proposal>
        # The gateway's ESP lifetime is <esp_lifetime> seconds.
        rekey_time = <esp_rekey>s
        rand_time = <esp_spread>s
        life_time = <esp_lifetime>s
        start_action = start
        close_action = start
        dpd_action = restart
      }
    }
  }
}

secrets {
  ike-<name> {
    id-1 = <peer_id>
    id-2 = <gateway_id>
    # A key in hexadecimal, after 0x, is taken as it is; another may not be, even in quotes.
    secret = <secret>
  }
}
";

const STEPS: &str = "\
sudo install -m 600 <name>.conf /etc/swanctl/conf.d/<name>.conf
<forward>
<admit>
sudo systemctl enable --now strongswan
sudo swanctl --load-all
sudo swanctl --list-sas --ike <name>   # up: ESTABLISHED, and INSTALLED for the networks";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    peer.name_address("%any");
    name_proposals_and_secret(&mut peer);
    let text = peer.header("#") + &peer.fill(CONF);
    (vec![peer.file_with_key("conf", text)], peer.steps(STEPS))
}

/// Adds the proposals of both phases and the key to the values. The key is written in hexadecimal; a tunnel without a key
/// gets the placeholder.
pub(super) fn name_proposals_and_secret(peer: &mut Peer<'_>) {
    peer.values.add("ike_proposal", peer.ike.ike_proposal());
    peer.values.add("esp_proposal", peer.esp.esp_proposal());
    let key = peer.tunnel.key.as_ref();
    peer.values
        .add("secret", key.map_or_else(|| ["\"", PLACEHOLDER, "\""].concat(), |key| "0x".to_owned() + &hex(key)));
}
