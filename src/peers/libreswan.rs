//! libreswan (ipsec.conf(5) and ipsec.secrets(5) of libreswan 4): a connection for each family of addresses, from which
//! libreswan makes a child SA for each pair of networks and initiates all of them.

use super::{
    File, Peer,
    algorithms::LIBRESWAN,
    device::{Profile, Verified},
    issues::DeviceIssues,
    strongswan::name_proposals_and_secret,
    strongswan_legacy::{name_identities, name_lifetimes},
    template::Values,
    tunnel::{Family, Tunnel, nets_of},
};

pub(super) static PROFILE: Profile = Profile {
    label: "libreswan",
    verified: Verified::Parser,
    column: Some(&LIBRESWAN),
    is_pairwise: true,
    longest_id: None,
    limits,
    write,
};

/// With `pfs=yes` libreswan uses the group of IKE for the child SAs as well, whatever `esp` says: the first one would come
/// up, and its rekeying would fail.
fn limits(tunnel: &Tunnel, issues: &mut DeviceIssues) {
    if tunnel.ike.group != tunnel.esp.group {
        issues.refuse(&["esp".into(), "diffieHellmanGroup".into()], "esp-group");
    }
}

const ENDS: &str = "\
# Place: /etc/ipsec.d/<name>.conf

conn <name>-ends
    ikev2=insist
    authby=secret
    # The address that this host sends from, or %defaultroute. NAT is found and traversed without a setting.
    left=<peer_address>
    leftid=<left_id>
    right=<gateway_address>
    rightid=<right_id>
    ike=<ike_encryption>-<ike_integrity>-<ike_group>
    esp=<esp_algorithms>
    # The children use the group of IKE.
    pfs=yes
    # New keys rekeymargin before the lifetimes here end, so that this side rekeys first. The gateway's lifetimes are
    # <ike_lifetime> seconds (IKE) and <esp_lifetime> seconds (ESP).
    ikelifetime=<ike_life>s
    salifetime=<esp_life>s
    rekeymargin=<margin>s
    rekeyfuzz=33%
    keyingtries=%forever
    dpddelay=30
    dpdtimeout=150
    dpdaction=restart
";

const NETWORKS: &str = "
conn <name>-<family>
    also=<name>-ends
    leftsubnets=\"<here>\"
    rightsubnets=\"<there>\"
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
Make sure that /etc/ipsec.conf has a line: include /etc/ipsec.d/*.conf
<forward>
<admit>
sudo systemctl enable --now ipsec
sudo ipsec auto --rereadsecrets
";

const START: &str = "\
sudo ipsec auto --add <name>-<family>
sudo ipsec auto --up <name>-<family>
";

const STATUS: &str = "sudo ipsec trafficstatus   # up: a line for each pair of networks";

fn write(mut peer: Peer<'_>) -> (Vec<File>, Vec<String>) {
    let (esp, is_aead) = (&peer.esp, peer.esp.is_aead);
    let algorithms = if is_aead { esp.encryption.to_owned() } else { [esp.encryption, esp.integrity].join("-") };
    peer.values.add("esp_algorithms", algorithms);
    peer.name_address("%defaultroute");
    name_proposals_and_secret(&mut peer);
    name_identities(&mut peer);
    name_lifetimes(&mut peer);
    let mut conf = peer.header("#") + &peer.fill(ENDS);
    let mut steps = STEPS.to_owned();
    for (name, family) in [("ipv4", Family::Ipv4), ("ipv6", Family::Ipv6)] {
        let nets = |networks| nets_of(networks, family).map(|net| net.to_string()).collect::<Vec<_>>().join(" ");
        let (here, there) = (nets(&peer.tunnel.peer_networks), nets(&peer.tunnel.cloud_networks));
        if here.is_empty() || there.is_empty() {
            continue;
        }
        let mut values = Values::default();
        values.add("family", name.to_owned());
        values.add("here", here);
        values.add("there", there);
        conf += &peer.fill(&values.fill(NETWORKS));
        steps += &values.fill(START);
    }
    steps += STATUS;
    let secrets = peer.header("#") + &peer.fill(SECRETS);
    (vec![peer.file("conf", conf), peer.file_with_key("secrets", secrets)], peer.steps(&steps))
}
