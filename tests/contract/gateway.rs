//! What only shows across the tunnels of one gateway.

use super::{KEY, dotted, gateway_tunnel, good};
use ionos_ipsec_tunnels::validate::{Code, Issue, Severity, TUNNELS_EXAMINED, check_tunnels, parse_cidr};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest},
    sample::select,
};
use serde_json::{Value as Json, json};

/// Tunnels of their own names, each to a host with its key and networks behind it.
fn tunnels<T: AsRef<str>>(peers: &[(&str, &[T])]) -> Vec<Json> {
    let tunnel = |(index, (host, networks)): (usize, &(&str, &[T]))| {
        let mut tunnel = good();
        tunnel["name"] = json!(format!("tunnel {index}"));
        tunnel["auth"]["psk"]["key"] = json!(format!("{KEY}{}", host.to_lowercase()));
        tunnel["remoteHost"] = json!(host);
        tunnel["peerNetworkCIDRs"] = networks.iter().map(AsRef::as_ref).collect();
        tunnel
    };
    peers.iter().enumerate().map(tunnel).collect()
}

fn issues(tunnels: &[Json]) -> Vec<Issue> {
    replacing(tunnels, &[])
}

fn replacing(tunnels: &[Json], ids: &[&str]) -> Vec<Issue> {
    check_tunnels(&tunnels.iter().map(gateway_tunnel).collect::<Vec<_>>(), ids)
}

/// Path, code and all params of each issue but those that only word it.
fn findings(tunnels: &[Json]) -> Vec<String> {
    words(&issues(tunnels))
}

fn words(issues: &[Issue]) -> Vec<String> {
    let words = |issue: &Issue| {
        let params = issue.params.iter().filter(|(name, _)| !["field", "member", "this", "tunnel"].contains(name));
        let mut params: Vec<_> = params.map(|(name, param)| format!("{name}={param}")).collect();
        params.sort();
        format!("{} {} {}", dotted(&issue.path), issue.code.as_str(), params.join(" ")).trim().to_owned()
    };
    issues.iter().map(words).collect()
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
    assert_eq!(findings(&peers(21)), ["tunnels.max count=21 maximum=20"]);
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
fn a_network_of_two_tunnels_is_told_at_the_later() {
    for (one, other) in [("10.0.0.0/8", "10.0.0.0/8"), ("10.0.0.1/8", "10.0.0.2/8")] {
        assert_eq!(
            found(&[("a.example", &[one]), ("b.example", &["172.16.0.0/12", other])]),
            ["1.peerNetworkCIDRs.1 tunnels.overlap network=10.0.0.0/8 other=0"]
        );
    }
}

#[test]
fn a_network_inside_that_of_another_tunnel_is_worth_knowing() {
    assert_eq!(
        found(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["172.16.0.0/12", "10.1.0.0/16"])]),
        ["1.peerNetworkCIDRs.1 tunnels.nested network=10.0.0.0/8 other=0"]
    );
    assert_eq!(
        found(&[("a.example", &["172.16.0.0/12", "10.1.0.0/16"]), ("b.example", &["10.0.0.0/8"])]),
        ["1.peerNetworkCIDRs.0 tunnels.nested network=10.1.0.0/16 other=0"]
    );
    assert_eq!(Code::TunnelsNested.severity(), Severity::Info);
}

#[test]
fn of_several_tunnels_with_the_network_or_around_it_the_earliest_is_told() {
    assert_eq!(
        found(&[
            ("a.example", &["10.4.0.0/16"]),
            ("b.example", &["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"]),
            ("c.example", &["10.0.0.0/8"]),
            ("d.example", &["10.2.3.0/24"]),
            ("e.example", &["10.0.0.0/8"]),
        ]),
        [
            "2.peerNetworkCIDRs.0 tunnels.nested network=10.4.0.0/16 other=0",
            "3.peerNetworkCIDRs.0 tunnels.nested network=10.2.0.0/16 other=1",
            "4.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=2"
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
            "1.peerNetworkCIDRs.0 tunnels.nested network=10.0.0.0/8 other=0",
            "1.peerNetworkCIDRs.1 tunnels.nested network=10.0.0.0/8 other=0"
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
fn a_dot_at_the_end_makes_no_other_host() {
    assert_eq!(
        found(&[("vpn.example", &["10.1.0.0/16"]), ("VPN.example.", &["10.1.0.0/16"])]),
        ["1.remoteHost tunnels.same-peer other=0"]
    );
}

#[test]
fn a_tunnel_between_two_to_one_host_hides_neither() {
    assert_eq!(
        found(&[("9.9.9.9", &["10.0.0.0/8"]), ("9.9.9.8", &["10.1.0.0/16"]), ("9.9.9.9", &["10.1.1.0/24"])]),
        [
            "2.remoteHost tunnels.same-peer other=0",
            "1.peerNetworkCIDRs.0 tunnels.nested network=10.0.0.0/8 other=0",
            "2.peerNetworkCIDRs.0 tunnels.nested network=10.1.0.0/16 other=1"
        ]
    );
}

#[test]
fn two_tunnels_to_one_host_need_one_key_and_the_same_algorithms() {
    let two = || tunnels(&[("9.9.9.9", &["10.1.0.0/16"]), ("9.9.9.9", &["10.2.0.0/16"])]);
    let mut keys = two();
    keys[1]["auth"]["psk"]["key"] = json!("another");
    assert_eq!(findings(&keys), ["1.remoteHost tunnels.peer-settings other=0 reason=key"]);
    let mut algorithms = two();
    algorithms[1]["ike"]["encryptionAlgorithm"] = json!("AES128");
    assert_eq!(findings(&algorithms), ["1.remoteHost tunnels.peer-settings other=0 reason=ike"]);
    let mut defaults = two();
    (defaults[0]["ike"], defaults[1]["ike"]) =
        (json!({}), json!({ "encryptionAlgorithm": "AES256", "lifetime": 3600 }));
    assert_eq!(findings(&defaults), NOTHING);
    let mut without_key = two();
    without_key[1]["auth"] = json!({ "method": "PSK" });
    assert_eq!(findings(&without_key), NOTHING);
}

#[test]
fn one_key_for_two_hosts_is_worth_knowing_and_never_told() {
    let mut list = tunnels(&[("a.example", &["10.1.0.0/16"]), ("b.example", &["10.2.0.0/16"])]);
    for tunnel in &mut list {
        tunnel["auth"]["psk"]["key"] = json!(KEY);
    }
    assert_eq!(findings(&list), ["1.auth.psk.key tunnels.psk other=0"]);
    assert!(!format!("{:?}", issues(&list)).contains(KEY));
    assert_eq!(Code::TunnelsPsk.severity(), Severity::Info);
}

#[test]
fn keys_that_are_not_there_are_not_the_same() {
    let mut list = tunnels(&[("a.example", &["10.1.0.0/16"]), ("b.example", &["10.2.0.0/16"])]);
    for auth in [json!({ "method": "PSK" }), json!({ "method": "PSK", "psk": { "key": "" } })] {
        (list[0]["auth"], list[1]["auth"]) = (auth.clone(), auth);
        assert_eq!(findings(&list), NOTHING);
    }
}

#[test]
fn a_host_inside_the_networks_of_another_tunnel_is_told_at_the_later_of_the_two() {
    let told = |path: &str| format!("1.{path} tunnels.remote-host network=9.9.0.0/16 other=0");
    let (host, network) = (("9.9.9.9", &["10.1.0.0/16"][..]), ("8.8.8.8", &["10.2.0.0/16", "9.9.0.0/16"][..]));
    assert_eq!(found(&[network, host]), [told("remoteHost")]);
    assert_eq!(found(&[host, network]), [told("peerNetworkCIDRs.1") + " reason=network"]);
    let message = issues(&tunnels(&[host, network]))[0].to_string();
    assert!(message.contains("which contains the remote host of tunnel 1 (tunnel 0)"), "{message}");
}

#[test]
fn two_tunnels_that_each_contain_the_host_of_the_other_have_an_issue_for_each() {
    let list = [("9.9.9.9", &["8.8.0.0/16"][..]), ("8.8.8.8", &["9.9.0.0/16"][..])];
    assert_eq!(
        found(&list),
        [
            "1.remoteHost tunnels.remote-host network=8.8.0.0/16 other=0",
            "1.peerNetworkCIDRs.0 tunnels.remote-host network=9.9.0.0/16 other=0 reason=network"
        ]
    );
}

#[test]
fn a_host_inside_the_cloud_networks_of_another_tunnel_is_told() {
    let mut list = tunnels(&[("9.9.9.9", &["10.1.0.0/16"]), ("8.8.8.8", &["10.2.0.0/16"])]);
    list[1]["cloudNetworkCIDRs"] = json!(["10.7.0.0/24", "9.9.0.0/16"]);
    assert_eq!(
        findings(&list),
        ["1.cloudNetworkCIDRs.1 tunnels.remote-host network=9.9.0.0/16 other=0 reason=network"]
    );
}

#[test]
fn a_host_may_be_inside_a_default_route_and_inside_its_own_networks() {
    assert_eq!(found(&[("9.9.9.9", &["10.1.0.0/16"]), ("8.8.8.8", &["0.0.0.0/0"])]), NOTHING);
    assert_eq!(found(&[("9.9.9.9", &["9.9.0.0/16"])]), NOTHING);
}

#[test]
fn a_tunnel_that_is_being_deleted_takes_no_part() {
    let mut list = tunnels(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["10.0.0.0/8"])]);
    list[0] = json!({ "id": "1", "metadata": { "status": "DESTROYING" }, "properties": list[0] });
    assert_eq!(findings(&list), NOTHING);
    list[0]["metadata"]["status"] = json!("FAILED");
    assert_eq!(findings(&list), ["1.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=0"]);
}

#[test]
fn a_tunnel_that_is_about_to_be_replaced_takes_no_part() {
    let mut list = tunnels(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["10.0.0.0/8"])]);
    list[0] = json!({ "id": "1", "properties": list[0] });
    assert_eq!(words(&replacing(&list, &["1"])), NOTHING);
    assert_eq!(replacing(&list, &["2"]).len(), 1);
    list[0]["id"] = json!("c28b2d3e-7b15-53ca-ae88-6ae9378d6efe");
    assert_eq!(words(&replacing(&list, &["C28B2D3E-7B15-53CA-AE88-6AE9378D6EFE"])), NOTHING);
    let gateway: Vec<_> = (0..20).map(|index| json!({ "id": index.to_string(), "properties": {} })).collect();
    assert_eq!(words(&replacing(&[&gateway[..], &[good()]].concat(), &["7"])), NOTHING);
}

#[test]
fn another_tunnel_is_named_as_people_count() {
    let mut list = tunnels(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["10.0.0.0/8"])]);
    let message = |list: &[Json]| issues(list)[0].to_string();
    assert!(message(&list).contains("of tunnel 1 (tunnel 0),"), "{}", message(&list));
    list[0]["name"] = json!(" ");
    assert!(message(&list).contains("of tunnel 1,"), "{}", message(&list));
    list[0]["name"] = json!(format!("a\u{202e}{}", "b".repeat(200)));
    assert!(message(&list).contains(&format!("(a\u{fffd}{}…)", "b".repeat(98))), "{}", message(&list));
    list[0]["name"] = json!("q7RkV0mZt3xLwYc9HsJf2NbGdA5eUo");
    list[0]["auth"]["psk"]["key"] = json!("q7RkV0mZt3xLwYc9HsJf2NbGdA5eUo\n");
    assert!(message(&list).contains("of tunnel 1,"), "{}", message(&list));
}

#[test]
fn a_message_names_the_member_and_both_tunnels_as_people_count() {
    let mut list = tunnels(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["10.1.0.0/16"])]);
    list[1]["name"] = list[0]["name"].clone();
    let messages: Vec<_> = issues(&list).iter().map(Issue::to_string).collect();
    assert!(
        messages[0].starts_with("name of tunnel 2 (tunnel 0) is the name of tunnel 1 (tunnel 0) too;"),
        "{messages:?}"
    );
    assert!(
        messages[1].starts_with("peerNetworkCIDRs.0 of tunnel 2 (tunnel 0) and 10.0.0.0/8 of tunnel 1 (tunnel 0) lie")
    );
    assert_eq!(issues(&list)[0].field(), "1.name");
}

#[test]
fn a_name_that_is_the_key_of_the_other_tunnel_is_not_shown() {
    for at in [0, 1] {
        let mut list = tunnels(&[("a.example", &["10.0.0.0/8"]), ("b.example", &["10.0.0.0/8"])]);
        list[at]["name"] = json!("q7RkV0mZt3xLwYc9HsJf2NbGdA5eUo");
        list[1 - at]["auth"]["psk"]["key"] = json!("q7RkV0mZt3xLwYc9HsJf2NbGdA5eUo");
        let found = issues(&list);
        assert!(!found.is_empty() && !format!("{found:?}").contains("q7RkV0"), "{found:?}");
    }
}

#[test]
fn hosts_that_are_none_are_not_the_same() {
    for host in ["", "a b", "::1"] {
        let mut list = tunnels(&[(host, &["10.0.0.0/8"]), (host, &["10.0.0.0/8"])]);
        list[1]["auth"]["psk"]["key"] = json!("another");
        assert_eq!(findings(&list), ["1.peerNetworkCIDRs.0 tunnels.overlap network=10.0.0.0/8 other=0"], "{host:?}");
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
fn of_thousands_of_tunnels_the_first_hundred_are_compared_and_the_names_of_all() {
    let (same, hosts) = (["10.0.0.0/8"; 2], ["a.example", "b.example", "c.example"]);
    let peers: Vec<_> = (0..3000).map(|index| (hosts[index % 3], &same[..])).collect();
    let mut list = tunnels(&peers);
    list[2999]["name"] = json!("tunnel 0");
    let found = findings(&list);
    assert_eq!(found[..2], ["tunnels.max count=3000 maximum=20", "2999.name tunnels.name other=0"]);
    let indices = found[2..].iter().map(|words| words.split('.').next().and_then(|index| index.parse().ok()));
    assert_eq!(indices.max(), Some(Some(TUNNELS_EXAMINED - 1)));
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

fn same_network(one: &str, other: &str) -> bool {
    let (one, other) = (parse_cidr(one).expect("a network"), parse_cidr(other).expect("a network"));
    one.network() == other.network()
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
    fn a_network_is_told_the_earliest_tunnel_to_another_host_that_has_it_or_else_meets_it(gateway in gateway()) {
        let peers: Vec<_> = gateway.iter().map(|(host, networks)| (*host, &networks[..])).collect();
        let mut expected = Vec::new();
        for (later, (host, networks)) in peers.iter().enumerate() {
            for (item, network) in networks.iter().enumerate() {
                let find = |is_so: fn(&str, &str) -> bool| (0..later).find(|earlier| {
                    let (other_host, others) = peers[*earlier];
                    !same_host(host, other_host) && others.iter().any(|other| is_so(network, other))
                });
                let told = |code| move |earlier| format!("{later}.peerNetworkCIDRs.{item} {code} {earlier}");
                let nested = find(in_the_way).map(told("tunnels.nested"));
                expected.extend(find(same_network).map(told("tunnels.overlap")).or(nested));
            }
        }
        let told: Vec<_> = issues(&tunnels(&peers))
            .iter()
            .filter(|issue| [Code::TunnelsOverlap, Code::TunnelsNested].contains(&issue.code))
            .map(|issue| {
                let other = issue.params.iter().find(|(name, _)| *name == "other").map(|(_, other)| other.to_string());
                format!("{} {} {}", dotted(&issue.path), issue.code.as_str(), other.unwrap_or_default())
            })
            .collect();
        prop_assert_eq!(told, expected);
    }
}
