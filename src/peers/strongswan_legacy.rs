//! strongSwan on older systems, with ipsec.conf and ipsec.secrets (strongSwan's ipsec.conf(5) and ipsec.secrets(5)): one
//! connection with all networks of both sides.

use super::{
    File, Peer,
    algorithms::STRONGSWAN,
    device::{Profile, Verified},
    strongswan::name_proposals_and_secret,
};

pub(super) static PROFILE: Profile = Profile {
    label: "strongSwan (ipsec.conf)",
    verified: Verified::Tunnel,
    column: Some(&STRONGSWAN),
    is_pairwise: false,
    longest_id: None,
    limits: |_, _| {},
    write,
};

const CONF: &str = "\
# Place: /etc/ipsec.d/<name>.conf

conn <name>
    keyexchange=ikev2
    # The address that this host sends from, or %any. NAT is found and traversed without a setting.
    left=<peer_address>
    leftid=<left_id>
    leftauth=psk
    leftsubnet=<peer_nets>
    right=<gateway_address>
    rightid=<right_id>
    rightauth=psk
    rightsubnet=<cloud_nets>
    ike=<ike_proposal>!
    esp=<esp_proposal>!
    # New keys margintime before the lifetimes here end, so that this side rekeys first. The gateway's lifetimes are
    # <ike_lifetime> seconds (IKE) and <esp_lifetime> seconds (ESP).
    ikelifetime=<ike_life>s
    lifetime=<esp_life>s
    margintime=<margin>s
    rekeyfuzz=33%
    keyingtries=%forever
    dpdaction=restart
    dpddelay=30s
    mobike=no
    closeaction=restart
    auto=start
";

const SECRETS: &str = "\
# Place: /etc/ipsec.d/<name>.secrets

# A key in hexadecimal, after 0x, is taken as it is; another may not be, even in quotes.
<left_id> <right_id> : PSK <secret>
";

const STEPS: &str = "\
sudo install -m 644 <name>.conf /etc/ipsec.d/<name>.conf
sudo install -m 600 <name>.secrets /etc/ipsec.d/<name>.secrets
Make sure that /etc/ipsec.conf has a line: include /etc/ipsec.d/<name>.conf
Make sure that /etc/ipsec.secrets has a line: include /etc/ipsec.d/<name>.secrets
<forward>
<admit>
sudo systemctl enable --now strongswan-starter
sudo ipsec rereadsecrets
sudo ipsec update
sudo ipsec statusall <name>   # up: ESTABLISHED, and INSTALLED for the networks";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    peer.name_address("%any");
    name_proposals_and_secret(&mut peer);
    name_identities(&mut peer);
    name_lifetimes(&mut peer);
    let conf = peer.header("#") + &peer.fill(CONF);
    let secrets = peer.header("#") + &peer.fill(SECRETS);
    (vec![peer.file("conf", conf), peer.file_with_key("secrets", secrets)], peer.steps(STEPS))
}

/// Adds the identities to the values. Names begin with `@`: without it, libreswan looks them up in the DNS and sends an
/// address, and strongSwan reads a line of secrets that begins with `include` as a directive.
pub(super) fn name_identities(peer: &mut Peer<'_>) {
    for (name, identity) in [("left_id", &peer.ends.peer_id), ("right_id", &peer.ends.gateway_id)] {
        peer.values.add(name, identity.by_type("", "@", "").to_owned() + &identity.text());
    }
}

/// Adds lifetimes to the values for devices that have one margin for both IKE and ESP. Keys are replaced `margin` seconds
/// before the configured lifetimes end, or up to a third of the margin earlier.
pub(super) fn name_lifetimes(peer: &mut Peer<'_>) {
    let margin = peer.ike.lifetime.min(peer.esp.lifetime) / 10 * 3;
    peer.values.add("margin", margin.to_string());
    peer.values.add("ike_life", (peer.ike.rekey() + margin).to_string());
    peer.values.add("esp_life", (peer.esp.rekey() + margin).to_string());
}
