//! Advice about the networks of the two sides.

use super::{check, check_field_json, dotted, good, with};
use ionos_ipsec_tunnels::validate::{Code, Issue, Severity, parse_cidr};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest},
};
use serde_json::{Value as Json, json};

const CLOUD: &str = "cloudNetworkCIDRs";
const PEER: &str = "peerNetworkCIDRs";

fn tunnel(cloud: &[&str], peer: &[&str]) -> Json {
    let mut tunnel = good();
    (tunnel[CLOUD], tunnel[PEER]) = (json!(cloud), json!(peer));
    tunnel
}

/// Path, code and all params but `field` of each issue, without the count of pairs.
fn findings(issues: &[Issue]) -> Vec<String> {
    let words = |issue: &Issue| {
        let params: Vec<_> = issue.params.iter().map(|(name, param)| format!("{name}={param}")).collect();
        format!("{} {} {}", dotted(&issue.path), issue.code.as_str(), params.join(" ")).trim_end().to_owned()
    };
    issues.iter().filter(|issue| issue.code != Code::CidrPairs).map(words).collect()
}

/// What is said about a tunnel with these networks.
fn advice(cloud: &[&str], peer: &[&str]) -> Vec<String> {
    findings(&check(&tunnel(cloud, peer), true))
}

/// What is said about networks of the cloud side, beside one network of each family at the peer.
fn side(networks: &[&str]) -> Vec<String> {
    advice(networks, &["172.31.0.0/16", "fd00:31::/32"])
        .into_iter()
        .filter(|finding| !finding.contains("family-one-side") && !finding.contains("aggregate"))
        .collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_network_with_host_bits_is_told_its_network() {
    for (text, network) in [
        ("10.0.0.1/8", "10.0.0.0/8"),
        ("192.168.1.100/24", "192.168.1.0/24"),
        ("fd00:db8::1/32", "fd00:db8::/32"),
        ("fd00:DB8::1/32", "fd00:db8::/32"),
    ] {
        assert_eq!(side(&[text]), [format!("cloudNetworkCIDRs.0 cidr.host-bits network={network}")]);
    }
}

#[test]
fn a_network_in_another_form_is_told_its_canonical_one() {
    for (text, network) in [
        ("fd00:DB8::/32", "fd00:db8::/32"),
        ("fd00:0db8::/32", "fd00:db8::/32"),
        ("fd00:db8:0:0:0:0:0:0/32", "fd00:db8::/32"),
        ("fd00:db8:0::/48", "fd00:db8::/48"),
        ("2000::/03", "2000::/3"),
        ("1:2::4:5:6:7:8/128", "1:2:0:4:5:6:7:8/128"),
    ] {
        assert_eq!(side(&[text]), [format!("cloudNetworkCIDRs.0 cidr.not-canonical network={network}")], "{text}");
    }
}

#[test]
fn a_canonical_network_has_nothing_to_be_said_about_its_form() {
    for text in ["10.0.0.0/8", "10.0.0.7/32", "fd00:db8::/32", "fd00:db8:0:1::/64"] {
        assert_eq!(side(&[text]), NOTHING, "{text}");
    }
}

#[test]
fn the_network_of_advice_about_its_form_is_suggested() {
    for text in ["10.0.0.1/8", "fd00:DB8::/32"] {
        let issue = check(&with(PEER, json!([text])), true).remove(0);
        let (_, network) = &issue.params[0];
        assert_eq!(issue.suggestion.as_ref(), Some(network), "{text}");
    }
}

#[test]
fn a_network_that_is_there_twice_is_told_the_first() {
    assert_eq!(side(&["10.0.0.0/8", "10.0.0.0/8"]), ["cloudNetworkCIDRs.1 cidr.duplicate other=cloudNetworkCIDRs.0"]);
    assert_eq!(
        side(&["10.0.0.0/8", "11.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8"]),
        [
            "cloudNetworkCIDRs.2 cidr.duplicate other=cloudNetworkCIDRs.0",
            "cloudNetworkCIDRs.3 cidr.duplicate other=cloudNetworkCIDRs.0"
        ]
    );
}

#[test]
fn networks_are_compared_without_host_bits_and_spelling() {
    assert_eq!(
        side(&["10.0.0.0/8", "10.0.0.1/8"]),
        [
            "cloudNetworkCIDRs.1 cidr.host-bits network=10.0.0.0/8",
            "cloudNetworkCIDRs.1 cidr.duplicate other=cloudNetworkCIDRs.0"
        ]
    );
    assert_eq!(
        side(&["fd00:db8::/32", "fd00:DB8::/32"]),
        [
            "cloudNetworkCIDRs.1 cidr.not-canonical network=fd00:db8::/32",
            "cloudNetworkCIDRs.1 cidr.duplicate other=cloudNetworkCIDRs.0"
        ]
    );
}

#[test]
fn a_network_inside_another_is_told_the_widest_around_it_wherever_that_stands() {
    assert_eq!(side(&["10.0.0.0/8", "10.1.0.0/16"]), ["cloudNetworkCIDRs.1 cidr.contained other=cloudNetworkCIDRs.0"]);
    assert_eq!(side(&["10.1.0.0/16", "10.0.0.0/8"]), ["cloudNetworkCIDRs.0 cidr.contained other=cloudNetworkCIDRs.1"]);
    assert_eq!(
        side(&["10.1.1.0/24", "10.1.0.0/16", "10.0.0.0/8"]),
        [
            "cloudNetworkCIDRs.0 cidr.contained other=cloudNetworkCIDRs.2",
            "cloudNetworkCIDRs.1 cidr.contained other=cloudNetworkCIDRs.2"
        ]
    );
}

#[test]
fn a_network_that_is_said_twice_is_not_also_inside_another() {
    assert_eq!(
        side(&["10.0.0.0/8", "10.1.0.0/16", "10.1.0.0/16"]),
        [
            "cloudNetworkCIDRs.1 cidr.contained other=cloudNetworkCIDRs.0",
            "cloudNetworkCIDRs.2 cidr.duplicate other=cloudNetworkCIDRs.1"
        ]
    );
}

#[test]
fn a_network_that_overlaps_with_the_other_side_is_told_where() {
    for (cloud, peer) in
        [("10.0.0.0/8", "10.0.0.0/8"), ("10.0.0.0/8", "10.1.0.0/16"), ("fd00:db8::/32", "fd00:db8:1::/48")]
    {
        let expected = format!("peerNetworkCIDRs.0 cidr.sides-overlap other=cloudNetworkCIDRs.0 network={cloud}");
        assert_eq!(advice(&[cloud], &[peer]), [expected]);
    }
}

#[test]
fn a_cloud_network_inside_one_of_the_peer_is_sound() {
    assert_eq!(advice(&["10.7.0.0/24"], &["10.0.0.0/8"]), NOTHING);
    assert_eq!(advice(&["10.1.0.0/16", "10.4.0.0/16"], &["172.16.0.0/12", "10.0.0.0/8"]), NOTHING);
}

#[test]
fn an_overlap_of_the_sides_is_told_for_each_network_of_the_peer() {
    assert_eq!(
        advice(&["10.0.0.0/8", "172.16.0.0/12"], &["10.1.0.0/16", "10.4.0.0/16"]),
        [
            "peerNetworkCIDRs.0 cidr.sides-overlap other=cloudNetworkCIDRs.0 network=10.0.0.0/8",
            "peerNetworkCIDRs.1 cidr.sides-overlap other=cloudNetworkCIDRs.0 network=10.0.0.0/8"
        ]
    );
}

#[test]
fn what_is_told_of_a_network_is_not_told_again_of_its_double_and_its_parts() {
    assert_eq!(
        advice(&["10.0.0.0/8"], &["10.8.0.0/15", "10.8.0.0/15", "10.9.0.0/16"]),
        [
            "peerNetworkCIDRs.1 cidr.duplicate other=peerNetworkCIDRs.0",
            "peerNetworkCIDRs.2 cidr.contained other=peerNetworkCIDRs.0",
            "peerNetworkCIDRs.0 cidr.sides-overlap other=cloudNetworkCIDRs.0 network=10.0.0.0/8"
        ]
    );
}

#[test]
fn networks_that_make_up_a_wider_one_are_told_it() {
    let told = |networks: &[&str]| -> Vec<String> {
        let found = advice(&["192.168.7.0/24", "fd00:7::/64"], networks);
        found.into_iter().filter(|finding| finding.contains("aggregate")).collect()
    };
    for (networks, count, network) in [
        (&["10.0.0.0/25", "10.0.0.128/25"][..], 2, "10.0.0.0/24"),
        (&["10.0.0.128/25", "10.0.0.0/25"], 2, "10.0.0.0/24"),
        (&["10.0.0.0/25", "10.9.0.0/16", "10.0.1.0/24", "10.0.0.128/25"], 3, "10.0.0.0/23"),
        (&["10.0.0.77/25", "10.0.0.128/25"], 2, "10.0.0.0/24"),
        (&["fd00:db8::/64", "fd00:db8:0:1::/64"], 2, "fd00:db8::/63"),
    ] {
        assert_eq!(told(networks), [format!("peerNetworkCIDRs cidr.aggregate count={count} network={network}")]);
    }
    for networks in [
        &["10.0.0.0/24", "10.0.2.0/24"][..],
        &["10.0.1.0/24", "10.0.2.0/24"],
        &["10.0.0.0/24", "10.0.1.0/25"],
        &["10.0.0.0/24", "10.0.0.0/24"],
        &["0.0.0.0/1", "128.0.0.0/1"],
        &["10.0.0.0/8", "fd00:a::/32"],
    ] {
        assert_eq!(told(networks), NOTHING, "{networks:?}");
    }
}

#[test]
fn networks_of_addresses_that_networks_do_not_have_are_told() {
    for (network, reason, special) in [
        ("127.0.0.0/8", "loopback", "127.0.0.0/8"),
        ("127.0.0.1/32", "loopback", "127.0.0.0/8"),
        ("169.254.10.0/30", "link-local", "169.254.0.0/16"),
        ("224.0.0.0/24", "multicast", "224.0.0.0/4"),
        ("240.0.0.0/8", "reserved", "240.0.0.0/4"),
        ("0.0.0.0/8", "reserved", "0.0.0.0/8"),
        ("192.0.2.0/24", "documentation", "192.0.2.0/24"),
        ("198.51.100.128/25", "documentation", "198.51.100.0/24"),
        ("203.0.113.0/24", "documentation", "203.0.113.0/24"),
        ("::1/128", "loopback", "::1/128"),
        ("::/128", "reserved", "::/128"),
        ("::ffff:a00:0/104", "reserved", "::ffff:0:0/96"),
        ("2001:db8:1::/48", "documentation", "2001:db8::/32"),
        ("3fff:1::/32", "documentation", "3fff::/20"),
        ("fe80::/64", "link-local", "fe80::/10"),
        ("ff02::/16", "multicast", "ff00::/8"),
    ] {
        let expected = format!("cloudNetworkCIDRs.0 cidr.special reason={reason} network={special}");
        assert_eq!(side(&[network]), [expected], "{network}");
    }
}

#[test]
fn other_networks_may_have_special_addresses() {
    for network in
        ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/13", "192.168.0.0/16", "198.18.0.0/15", "fd00:8::/32", "9.9.9.0/24"]
    {
        assert_eq!(side(&[network]), NOTHING, "{network}");
    }
}

#[test]
fn a_single_address_that_looks_like_a_network_is_worth_knowing() {
    assert_eq!(side(&["192.168.1.0/32"]), ["cloudNetworkCIDRs.0 cidr.single-address"]);
    assert_eq!(Code::CidrSingleAddress.severity(), Severity::Info);
    for network in ["192.168.1.1/32", "192.168.1.0/31", "192.168.1.10/32", "fd00::/128"] {
        assert_eq!(side(&[network]), NOTHING, "{network}");
    }
}

#[test]
fn a_default_route_alone_is_worth_knowing() {
    for (network, family) in [("0.0.0.0/0", 4), ("::/0", 6)] {
        assert_eq!(side(&[network]), [format!("cloudNetworkCIDRs.0 cidr.default-route family={family} reason=cloud")]);
        let peer = advice(&["10.7.0.0/24", "fd00:7::/64"], &[network]);
        assert!(peer.contains(&format!("peerNetworkCIDRs.0 cidr.default-route family={family}")), "{peer:?}");
    }
}

#[test]
fn default_routes_of_both_families_are_alone_in_theirs() {
    assert_eq!(
        side(&["0.0.0.0/0", "::/0"]),
        [
            "cloudNetworkCIDRs.0 cidr.default-route family=4 reason=cloud",
            "cloudNetworkCIDRs.1 cidr.default-route family=6 reason=cloud"
        ]
    );
    assert_eq!(side(&["fd00:db8::/32", "0.0.0.0/0"]), ["cloudNetworkCIDRs.1 cidr.default-route family=4 reason=cloud"]);
}

#[test]
fn a_default_route_beside_others_is_told_and_the_others_are_not() {
    assert_eq!(
        side(&["10.0.0.0/8", "0.0.0.0/0", "11.0.0.0/8", "::/0"]),
        [
            "cloudNetworkCIDRs.1 cidr.default-route-beside family=4",
            "cloudNetworkCIDRs.3 cidr.default-route family=6 reason=cloud"
        ]
    );
}

#[test]
fn networks_beside_a_default_route_are_compared_with_each_other() {
    assert_eq!(
        side(&["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16"]),
        [
            "cloudNetworkCIDRs.0 cidr.default-route-beside family=4",
            "cloudNetworkCIDRs.2 cidr.contained other=cloudNetworkCIDRs.1"
        ]
    );
}

#[test]
fn a_second_default_route_is_a_double() {
    assert_eq!(
        side(&["0.0.0.0/0", "0.0.0.0/0"]),
        [
            "cloudNetworkCIDRs.0 cidr.default-route family=4 reason=cloud",
            "cloudNetworkCIDRs.1 cidr.duplicate other=cloudNetworkCIDRs.0"
        ]
    );
}

#[test]
fn a_default_route_with_host_bits_is_one() {
    assert_eq!(
        side(&["10.0.0.0/0"]),
        [
            "cloudNetworkCIDRs.0 cidr.host-bits network=0.0.0.0/0",
            "cloudNetworkCIDRs.0 cidr.default-route family=4 reason=cloud"
        ]
    );
}

#[test]
fn a_default_route_does_not_overlap_with_the_other_side() {
    assert_eq!(advice(&["10.0.0.0/8"], &["0.0.0.0/0"]), ["peerNetworkCIDRs.0 cidr.default-route family=4"]);
    assert_eq!(advice(&["::/0"], &["fd00:db8::/32"]), ["cloudNetworkCIDRs.0 cidr.default-route family=6 reason=cloud"]);
}

#[test]
fn default_routes_of_both_sides_are_told_once() {
    for (network, family) in [("0.0.0.0/0", 4), ("::/0", 6)] {
        let expected = format!("peerNetworkCIDRs.0 cidr.default-route family={family} reason=both");
        assert_eq!(advice(&[network], &[network]), [expected]);
    }
}

#[test]
fn a_network_inside_several_of_the_cloud_together_is_told() {
    let found = |cloud: &[&str], peer: &[&str]| -> Vec<_> {
        let found = advice(cloud, peer).into_iter();
        found.filter(|finding| !finding.contains("aggregate") && !finding.contains("host-bits")).collect()
    };
    let told = ["peerNetworkCIDRs.0 cidr.sides-overlap other=cloudNetworkCIDRs network=10.0.0.0/24"];
    assert_eq!(found(&["10.0.0.0/25", "10.0.0.128/25"], &["10.0.0.0/24"]), told);
    assert_eq!(found(&["10.0.0.0/25", "10.0.0.192/26", "10.0.0.129/26"], &["10.0.0.64/24"]), told);
    assert_eq!(
        found(&["fd00::/64", "fd00:0:0:1::/64"], &["fd00::/63"]),
        ["peerNetworkCIDRs.0 cidr.sides-overlap other=cloudNetworkCIDRs network=fd00::/63"]
    );
    // Something of it is left for the peer.
    assert_eq!(found(&["10.0.0.0/25", "10.0.0.192/26"], &["10.0.0.0/24"]), NOTHING);
    assert_eq!(found(&["10.0.0.0/25", "10.0.0.128/25"], &["10.0.0.0/23"]), NOTHING);
}

#[test]
fn nothing_is_said_of_families_while_a_side_has_texts_that_may_become_networks() {
    let families = |cloud: &[&str], peer: &[&str]| {
        let is_of_families = |finding: &String| finding.contains("family-one-side") || finding.contains("no-pair");
        advice(cloud, peer).into_iter().filter(is_of_families).collect::<Vec<_>>()
    };
    assert_eq!(families(&["10.7.0.0/24", "fd00:7:::/48"], &["10.8.0.0/24", "fd00:8::/48"]), NOTHING);
    assert_eq!(families(&["10.7.0.0/24"], &["fd00:8::/48", "10.8.0.0"]), NOTHING);
    assert_eq!(families(&["10.7.0.0/24"], &["10.8.0.0/24", "fd00:8::/48"]).len(), 1);
}

#[test]
fn a_family_on_one_side_is_told_once_at_its_first_network() {
    assert_eq!(
        advice(&["10.7.0.0/24", "fd00:7::/48", "fd00:9::/48"], &["10.8.0.0/24"]),
        ["cloudNetworkCIDRs.1 cidr.family-one-side other=peerNetworkCIDRs family=6"]
    );
    assert_eq!(
        advice(&["fd00:7::/48"], &["fd00:9::/48", "10.8.0.0/24", "10.10.0.0/24"]),
        ["peerNetworkCIDRs.1 cidr.family-one-side other=cloudNetworkCIDRs family=4"]
    );
}

#[test]
fn sides_of_different_families_are_told_once_for_the_whole() {
    assert_eq!(advice(&["10.7.0.0/24"], &["fd00:7::/48", "fd00:9::/48"]), [" cidr.no-pair cloud=4 peer=6"]);
    assert_eq!(advice(&["fd00:7::/48"], &["10.7.0.0/24"]), [" cidr.no-pair cloud=6 peer=4"]);
}

#[test]
fn both_families_on_both_sides_have_someone_to_talk_to() {
    assert_eq!(advice(&["10.7.0.0/24", "fd00:db8:7::/48"], &["10.8.0.0/24", "fd00:db8:8::/48"]), NOTHING);
}

#[test]
fn nothing_is_missed_on_a_side_that_is_not_there_yet() {
    for peer in [json!([]), json!(["x"]), json!([1]), json!(null), json!({})] {
        let mut tunnel = tunnel(&["fd00:db8:7::/48"], &[]);
        tunnel[PEER] = peer;
        let advice: Vec<_> = check(&tunnel, true).into_iter().filter(|issue| !issue.is_error()).collect();
        assert_eq!(findings(&advice), NOTHING);
    }
}

/// What is said about a tunnel to a host.
fn to_host(host: &str, peer: &[&str]) -> Vec<String> {
    let mut tunnel = tunnel(&["10.7.0.0/24"], peer);
    tunnel["remoteHost"] = json!(host);
    findings(&check(&tunnel, true))
}

#[test]
fn a_peer_network_around_the_remote_host_is_told_the_host() {
    for network in ["9.9.9.0/24", "9.9.9.8/31", "8.0.0.0/7"] {
        assert_eq!(
            to_host("9.9.9.9", &["10.8.0.0/24", network]),
            ["peerNetworkCIDRs.1 cidr.remote-host host=9.9.9.9"],
            "{network}"
        );
    }
}

#[test]
fn the_remote_host_is_told_of_the_widest_network_around_it_alone() {
    assert_eq!(
        to_host("9.9.9.9", &["9.9.9.0/24", "9.9.0.0/16"]),
        [
            "peerNetworkCIDRs.0 cidr.contained other=peerNetworkCIDRs.1",
            "peerNetworkCIDRs.1 cidr.remote-host host=9.9.9.9"
        ]
    );
}

#[test]
fn a_default_route_may_hold_the_remote_host() {
    assert_eq!(to_host("9.9.9.9", &["0.0.0.0/0"]), ["peerNetworkCIDRs.0 cidr.default-route family=4"]);
}

#[test]
fn a_remote_host_outside_or_with_a_name_is_not_told() {
    for host in ["9.9.8.255", "9.9.10.0", "vpn.mycompany.com"] {
        assert_eq!(to_host(host, &["9.9.9.0/24"]), NOTHING, "{host}");
    }
}

#[test]
fn a_peer_network_that_is_the_remote_host_itself_is_told_so() {
    assert_eq!(to_host("9.9.9.9", &["9.9.9.9/32"]), ["peerNetworkCIDRs.0 cidr.remote-host host=9.9.9.9 reason=itself"]);
}

#[test]
fn a_cloud_network_around_the_remote_host_is_told() {
    let mut tunnel = tunnel(&["9.9.9.0/24"], &["10.8.0.0/24"]);
    tunnel["remoteHost"] = json!("9.9.9.9");
    assert_eq!(findings(&check(&tunnel, true)), ["cloudNetworkCIDRs.0 cidr.remote-host host=9.9.9.9 reason=cloud"]);
}

/// How many pairs a tunnel is told to have.
fn pairs(cloud: &[&str], peer: &[&str]) -> Option<String> {
    let issue = check(&tunnel(cloud, peer), true).into_iter().find(|issue| issue.code == Code::CidrPairs)?;
    assert_eq!(dotted(&issue.path), PEER);
    issue.params.iter().find(|(name, _)| *name == "count").map(|(_, count)| count.to_string())
}

#[test]
fn more_than_one_pair_of_networks_is_counted_by_family() {
    let (v4, v6) = (["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"], ["fd00:1::/32", "fd00:2::/32"]);
    assert_eq!(pairs(&v4[..1], &["172.16.0.0/16"]), None);
    assert_eq!(pairs(&v4, &["172.16.0.0/16"]).as_deref(), Some("3"));
    assert_eq!(pairs(&v4, &["172.16.0.0/16", "172.17.0.0/16"]).as_deref(), Some("6"));
    assert_eq!(pairs(&[v4[0], v6[0]], &["172.16.0.0/16", "fd00:3::/32"]), None, "dual stack");
    assert_eq!(pairs(&[v4[0], v6[0], v6[1]], &["172.16.0.0/16", "fd00:3::/32", "fd00:4::/32"]).as_deref(), Some("5"));
}

#[test]
fn networks_of_different_families_and_doubles_make_no_pairs() {
    assert_eq!(pairs(&["10.1.0.0/16", "fd00:1::/32"], &["172.16.0.0/16"]), None);
    assert_eq!(pairs(&["10.1.0.0/16"], &["172.16.0.0/16", "172.16.0.0/16"]), None);
}

#[test]
fn what_is_no_network_has_no_advice_and_takes_no_part() {
    let mut tunnel = good();
    tunnel[CLOUD] = json!(["x", "10.0.0.0/33", 7, null, {}, [], "10.7.0.0/24", "10.7.0.0", "10.7.0.0/24"]);
    let advice: Vec<_> = check(&tunnel, true).into_iter().filter(|issue| !issue.is_error()).collect();
    assert_eq!(findings(&advice), ["cloudNetworkCIDRs.8 cidr.duplicate other=cloudNetworkCIDRs.6"]);
}

#[test]
fn the_most_networks_that_are_examined_are_advised_on() {
    let mut networks: Vec<_> = (0..99).map(|number| format!("10.{number}.0.0/16")).collect();
    networks.extend(["10.0.0.0/8".into(), "10.0.0.0/8".into()]);
    let networks: Vec<_> = networks.iter().map(String::as_str).collect();
    let advice = side(&networks);
    assert_eq!(advice.len() - 1, 99, "and the error that they are too many");
    assert!(advice[1..].iter().all(|finding| finding.ends_with("cidr.contained other=cloudNetworkCIDRs.99")));
}

#[test]
fn the_worst_networks_bring_no_flood_of_advice() {
    let networks = vec!["10.0.0.0/8"; 100];
    assert!(check(&tunnel(&networks, &networks), true).len() <= 2 * 100 + 10);
}

#[test]
fn a_field_has_the_advice_that_needs_no_other_field() {
    let list = json!(["10.0.0.1/8", "10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0", "fd00:DB8::/32", "x"]);
    for name in [CLOUD, PEER] {
        let mut in_tunnel = check(&with(name, list.clone()), true);
        in_tunnel.retain(|issue| {
            dotted(&issue.path).starts_with(name)
                && ![Code::CidrPairs, Code::CidrFamilyOneSide, Code::CidrSidesOverlap].contains(&issue.code)
        });
        assert_eq!(check_field_json(name, Some(&list), true), in_tunnel);
    }
}

#[test]
fn a_single_network_has_the_advice_about_its_form() {
    let issues = |text: &str| findings(&check_field_json("peerNetworkCIDRs.7", Some(&json!(text)), true));
    assert_eq!(issues("10.0.0.1/8"), ["peerNetworkCIDRs.7 cidr.host-bits network=10.0.0.0/8"]);
    assert_eq!(issues("fd00:DB8::/32"), ["peerNetworkCIDRs.7 cidr.not-canonical network=fd00:db8::/32"]);
    assert_eq!(issues("0.0.0.0/0"), NOTHING);
}

/// Different parts of a private range, as sound networks of one family.
fn disjoint() -> impl Strategy<Value = Vec<(u8, u8)>> {
    vec((any::<u8>(), 17_u8..=24), 2..=6).prop_map(|mut parts| {
        parts.sort_unstable();
        parts.dedup_by_key(|(number, _)| *number);
        parts
    })
}

fn v4((number, length): &(u8, u8)) -> String {
    parse_cidr(&format!("10.{number}.99.0/{length}")).expect("a network").network()
}

fn v6((number, length): &(u8, u8)) -> String {
    parse_cidr(&format!("fd00:{number:x}:99::/{}", length + 31)).expect("a network").network()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sound_networks_bring_no_warning(four in disjoint(), six in disjoint(), only_v4: bool) {
        // Up to three of each family a side, and at least one.
        let halves = |parts: Vec<String>| {
            let (cloud, peer) = parts.split_at(parts.len() / 2);
            (!cloud.is_empty()).then(|| (cloud.to_vec(), peer.to_vec()))
        };
        let Some((mut cloud, mut peer)) = halves(four.iter().map(v4).collect()) else { return Ok(()) };
        if let Some((cloud6, peer6)) = halves(six.iter().map(v6).collect()).filter(|_| !only_v4) {
            cloud.extend(cloud6);
            peer.extend(peer6);
        }
        let mut tunnel = good();
        (tunnel[CLOUD], tunnel[PEER]) = (json!(cloud), json!(peer));
        for issue in check(&tunnel, true) {
            prop_assert!([Code::CidrPairs, Code::CidrAggregate].contains(&issue.code), "{:?}", issue);
            prop_assert_eq!(issue.code.severity(), Severity::Info);
        }
    }

    #[test]
    fn one_sound_network_a_side_brings_nothing(parts in disjoint(), is_v6: bool) {
        if parts.len() > 1 {
            let network = if is_v6 { v6 } else { v4 };
            prop_assert_eq!(check(&tunnel(&[&network(&parts[0])], &[&network(&parts[1])]), true), []);
        }
    }

    #[test]
    fn a_network_is_told_to_be_canonical_as_its_text_says(bits: u128, length in 0_u8..=128, upper: bool, long: bool) {
        let address = std::net::Ipv6Addr::from(bits & u128::MAX.checked_shl(u32::from(128 - length)).unwrap_or(0));
        let groups = address.segments().map(|group| format!("{group:x}"));
        let mut text = if long { groups.join(":") } else { address.to_string() };
        if upper {
            text = text.to_ascii_uppercase();
        }
        let text = format!("{text}/{length}");
        let Some(cidr) = parse_cidr(&text) else { return Ok(()) };
        let told = check_field_json("peerNetworkCIDRs.0", Some(&json!(text)), true);
        let told: Vec<_> = told.into_iter().filter(|issue| issue.code != Code::CidrSpecial).map(|issue| (issue.code, issue.suggestion)).collect();
        let network = cidr.network();
        let expected = (text != network).then_some((Code::CidrNotCanonical, Some(network.into())));
        prop_assert_eq!(told, expected.into_iter().collect::<Vec<_>>());
    }
}
