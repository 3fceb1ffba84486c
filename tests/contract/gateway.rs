//! What only shows across the tunnels of one gateway.

use super::{dotted, good, value};
use ionos_ipsec_tunnels::validate::{Code, Issue, check_tunnels, parse_cidr, rules};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest},
    sample::select,
};
use serde_json::{Value as Json, json};

/// Tunnels of their own names, each to a host with networks behind it.
fn tunnels<T: AsRef<str>>(peers: &[(&str, &[T])]) -> Vec<Json> {
    let tunnel = |(index, (host, networks)): (usize, &(&str, &[T]))| {
        let mut tunnel = good();
        tunnel["name"] = json!(format!("tunnel {index}"));
        tunnel["remoteHost"] = json!(host);
        tunnel["peerNetworkCIDRs"] = networks.iter().map(AsRef::as_ref).collect();
        tunnel
    };
    peers.iter().enumerate().map(tunnel).collect()
}

fn issues(tunnels: &[Json]) -> Vec<Issue> {
    check_tunnels(&tunnels.iter().map(|tunnel| value(&rules::TUNNEL, tunnel)).collect::<Vec<_>>())
}

/// Path, code and all params but `field` of each issue.
fn findings(tunnels: &[Json]) -> Vec<String> {
    let words = |issue: &Issue| {
        let params: Vec<_> = issue.params.iter().map(|(name, param)| format!("{name}={param}")).collect();
        format!("{} {} {}", dotted(&issue.path), issue.code.as_str(), params.join(" ")).trim().to_owned()
    };
    issues(tunnels).iter().map(words).collect()
}

fn found(peers: &[(&str, &[&str])]) -> Vec<String> {
    findings(&tunnels(peers))
}

const NOTHING: [&str; 0] = [];

#[test]
fn tunnels_that_do_not_meet_have_nothing_to_tell() {
    assert_eq!(found(&[]), NOTHING);
    assert_eq!(
        found(&[("a.example", &["10.1.0.0/16"]), ("b.example", &["10.2.0.0/16"]), ("c.example", &["fd00:1::/32"])]),
        NOTHING
    );
}

#[test]
fn a_gateway_holds_twenty_tunnels() {
    let peers = |count| -> Vec<Json> {
        let networks: Vec<[String; 1]> = (0..count).map(|index| [format!("10.{index}.0.0/16")]).collect();
        let hosts: Vec<_> = (0..count).map(|index| format!("h{index}.example")).collect();
        tunnels(&hosts.iter().zip(&networks).map(|(host, one)| (&**host, &one[..])).collect::<Vec<_>>())
    };
    assert_eq!(findings(&peers(20)), NOTHING);
    assert_eq!(findings(&peers(21)), ["tunnels.max maximum=20 count=21"]);
}

#[test]
fn a_name_that_is_used_again_is_told_the_first_tunnel_of_it() {
    let mut list = tunnels(&[
        ("a.example", &["10.1.0.0/16"]),
        ("b.example", &["10.2.0.0/16"]),
        ("c.example", &["10.3.0.0/16"]),
        ("d.example", &["10.4.0.0/16"]),
    ]);
    list[1]["name"] = json!("office");
    list[2]["name"] = json!("office");
    list[3]["name"] = json!("office");
    assert_eq!(findings(&list), ["2.name tunnels.name other=1", "3.name tunnels.name other=1"]);
}

#[test]
fn names_that_differ_in_case_are_different() {
    let mut list = tunnels(&[("a.example", &["10.1.0.0/16"]), ("b.example", &["10.2.0.0/16"])]);
    (list[0]["name"], list[1]["name"]) = (json!("office"), json!("Office"));
    assert_eq!(findings(&list), NOTHING);
}

#[test]
fn networks_of_two_tunnels_that_overlap_are_told_at_the_later() {
    assert_eq!(
        found(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["172.16.0.0/12", "10.1.0.0/16"])]),
        ["1.peerNetworkCIDRs.1 tunnels.overlap network=10.0.0.0/8 other=0"]
    );
    assert_eq!(
        found(&[("a.example", &["172.16.0.0/12", "10.1.0.0/16"]), ("b.example", &["10.0.0.0/8"])]),
        ["1.peerNetworkCIDRs.0 tunnels.overlap network=10.1.0.0/16 other=0"]
    );
    assert_eq!(
        found(&[("a.example", &["10.0.0.1/8"]), ("b.example", &["10.0.0.2/8"])]),
        ["1.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=0"]
    );
}

#[test]
fn a_network_that_overlaps_with_several_tunnels_is_told_the_earliest() {
    assert_eq!(
        found(&[
            ("a.example", &["10.4.0.0/16"]),
            ("b.example", &["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"]),
            ("c.example", &["10.0.0.0/8"]),
            ("d.example", &["10.2.3.0/24"])
        ]),
        [
            "2.peerNetworkCIDRs.0 tunnels.overlap network=10.4.0.0/16 other=0",
            "3.peerNetworkCIDRs.0 tunnels.overlap network=10.2.0.0/16 other=1"
        ]
    );
}

#[test]
fn networks_of_one_tunnel_are_left_to_its_own_advice() {
    assert_eq!(found(&[("a.example", &["10.0.0.0/8", "10.1.0.0/16", "10.1.0.0/16"])]), NOTHING);
}

#[test]
fn a_network_inside_another_of_its_own_tunnel_still_overlaps_with_a_third() {
    assert_eq!(
        found(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["10.1.0.0/16", "10.1.1.0/24"])]),
        [
            "1.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=0",
            "1.peerNetworkCIDRs.1 tunnels.overlap network=10.0.0.0/8 other=0"
        ]
    );
}

#[test]
fn a_default_route_takes_what_no_other_tunnel_takes() {
    assert_eq!(found(&[("a.example", &["0.0.0.0/0"]), ("b.example", &["10.0.0.0/8"])]), NOTHING);
    assert_eq!(found(&[("a.example", &["::/0"]), ("b.example", &["0.0.0.0/0"])]), NOTHING);
    assert_eq!(
        found(&[("a.example", &["0.0.0.0/0"]), ("b.example", &["10.0.0.0/8"]), ("c.example", &["0.0.0.0/0"])]),
        ["2.peerNetworkCIDRs.0 tunnels.overlap network=0.0.0.0/0 other=0"]
    );
}

#[test]
fn two_tunnels_to_one_host_with_networks_that_overlap_are_told_once() {
    for host in ["vpn.example.com", "VPN.Example.COM"] {
        assert_eq!(
            found(&[("vpn.example.com", &["10.0.0.0/8", "11.0.0.0/8"]), (host, &["10.1.0.0/16", "11.1.0.0/16"])]),
            ["1.remoteHost tunnels.same-peer other=0"],
            "{host}"
        );
    }
}

#[test]
fn two_tunnels_to_one_host_may_have_networks_of_their_own() {
    assert_eq!(found(&[("9.9.9.9", &["10.1.0.0/16"]), ("9.9.9.9", &["10.2.0.0/16"])]), NOTHING);
}

#[test]
fn a_tunnel_between_two_to_one_host_hides_neither() {
    assert_eq!(
        found(&[("9.9.9.9", &["10.0.0.0/8"]), ("9.9.9.8", &["10.1.0.0/16"]), ("9.9.9.9", &["10.1.1.0/24"])]),
        [
            "2.remoteHost tunnels.same-peer other=0",
            "1.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=0",
            "2.peerNetworkCIDRs.0 tunnels.overlap network=10.1.0.0/16 other=1"
        ]
    );
}

#[test]
fn hosts_that_are_none_are_not_the_same() {
    for host in ["", "a b", "::1"] {
        assert_eq!(
            found(&[(host, &["10.0.0.0/8"]), (host, &["10.0.0.0/8"])]),
            ["1.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=0"],
            "{host:?}"
        );
    }
}

#[test]
fn what_is_no_tunnel_takes_no_part() {
    let list = [json!(null), json!(7), json!([]), json!({}), json!({ "name": 7, "peerNetworkCIDRs": "10.0.0.0/8" })];
    assert_eq!(findings(&list), NOTHING);
    let mut list = tunnels(&[("a.example", &["x"]), ("b.example", &["x"])]);
    list[0]["peerNetworkCIDRs"] = json!(["x", 7, null, "10.0.0.0/33"]);
    assert_eq!(findings(&list), NOTHING);
}

#[test]
fn what_is_told_across_tunnels_is_no_error() {
    let tunnel = tunnels(&[("a.example", &["10.0.0.0/8"])]).remove(0);
    let issues = issues(&vec![tunnel; 25]);
    assert!(!issues.is_empty() && !issues.iter().any(Issue::is_error));
}

#[test]
fn the_issues_of_thousands_of_tunnels_are_no_more_than_their_networks() {
    let (same, hosts) = (["10.0.0.0/8"; 2], ["a.example", "b.example", "c.example"]);
    let peers: Vec<_> = (0..3000).map(|index| (hosts[index % 3], &same[..])).collect();
    assert!(issues(&tunnels(&peers)).len() <= 1 + 3000 * 4);
}

/// Few hosts and networks, so that much overlaps.
fn gateway() -> impl Strategy<Value = Vec<(&'static str, Vec<&'static str>)>> {
    let network = select(vec![
        "0.0.0.0/0",
        "10.0.0.0/8",
        "10.0.0.0/9",
        "10.128.0.0/9",
        "10.1.0.0/16",
        "10.1.1.0/24",
        "10.1.1.1/16",
        "10.1.1.7/32",
        "10.200.0.0/16",
        "::/0",
        "fd00::/16",
        "fd00:1::/32",
        "fd00:2::/32",
    ]);
    vec((select(vec!["a.example", "A.example", "b.example", "9.9.9.9", "no host"]), vec(network, 0..4)), 0..7)
}

/// The networks of two tunnels that are in each other's way.
fn in_the_way(one: &str, other: &str) -> bool {
    let (one, other) = (parse_cidr(one).expect("a network"), parse_cidr(other).expect("a network"));
    one.overlaps(&other) && (one.prefix_length() == 0) == (other.prefix_length() == 0)
}

fn same_host(one: &str, other: &str) -> bool {
    one != "no host" && one.eq_ignore_ascii_case(other)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tunnel_is_told_of_another_to_its_host_just_when_they_overlap(gateway in gateway()) {
        let peers: Vec<_> = gateway.iter().map(|(host, networks)| (*host, &networks[..])).collect();
        let overlap = |one: &[&str], other: &[&str]| one.iter().any(|a| other.iter().any(|b| in_the_way(a, b)));
        let meets = |later: usize, earlier: usize| {
            same_host(peers[later].0, peers[earlier].0) && overlap(peers[later].1, peers[earlier].1)
        };
        let mut told = issues(&tunnels(&peers));
        told.retain(|issue| issue.code == Code::TunnelsSamePeer);
        for later in 0..peers.len() {
            let path = format!("{later}.remoteHost");
            let found: Vec<_> = told.iter().filter(|issue| dotted(&issue.path) == path).collect();
            prop_assert_eq!(found.len(), usize::from((0..later).any(|earlier| meets(later, earlier))));
            for issue in found {
                let is_told = |earlier: usize| issue.params.contains(&("other", earlier.into()));
                prop_assert!((0..later).any(|earlier| is_told(earlier) && meets(later, earlier)));
            }
        }
    }

    #[test]
    fn a_network_is_told_the_earliest_tunnel_to_another_host_that_it_overlaps_with(gateway in gateway()) {
        let peers: Vec<_> = gateway.iter().map(|(host, networks)| (*host, &networks[..])).collect();
        let mut expected = Vec::new();
        for (later, (host, networks)) in peers.iter().enumerate() {
            for (item, network) in networks.iter().enumerate() {
                let meets = |earlier: &usize| {
                    let (other_host, others) = peers[*earlier];
                    !same_host(host, other_host) && others.iter().any(|other| in_the_way(network, other))
                };
                let told = |earlier| format!("{later}.peerNetworkCIDRs.{item} {earlier}");
                expected.extend((0..later).find(meets).map(told));
            }
        }
        let told: Vec<_> = issues(&tunnels(&peers))
            .iter()
            .filter(|issue| issue.code == Code::TunnelsOverlap)
            .map(|issue| {
                let other = issue.params.iter().find(|(name, _)| *name == "other").map(|(_, other)| other.to_string());
                format!("{} {}", dotted(&issue.path), other.unwrap_or_default())
            })
            .collect();
        prop_assert_eq!(told, expected);
    }
}
