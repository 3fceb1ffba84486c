//! The messages about what a device does not support: each can occur, and is a whole sentence.

use super::*;
use ionos_ipsec_tunnels::{
    peers::{peer_config, peer_support},
    validate::{Code, Issue, Value},
};
use std::collections::BTreeSet;

/// An issue of every code and every reason.
fn every_issue() -> Vec<Issue> {
    let mut odd = several_networks();
    odd.cloud_network_cidrs.push("2001:db8:7::/64".into());
    odd.esp.diffie_hellman_group = Some(DiffieHellmanGroup::Ecp512Bp);
    let mut without_pair = office();
    without_pair.remote_host = format!("{}.example.com", "a".repeat(60));
    without_pair.peer_network_cidrs = vec!["2001:db8:40::/64".into()];
    let keys = ["ab\u{e9}", "a\tb", " ab", &"a".repeat(200)].map(|key| {
        let mut tunnel = office();
        tunnel.auth.psk = Some(IPSecPSK { key: key.into() });
        tunnel
    });
    let mut issues = Vec::new();
    let anybody = IPSecTunnel { remote_host: "0.0.0.0".into(), ..office() };
    for tunnel in [odd, without_pair, anybody].iter().chain(&keys) {
        issues.extend(peer_support(&sound(tunnel)).flat_map(|(_, issues)| issues));
    }
    let properties = IPSecTunnelPropertiesRead {
        ike: Some(EncryptionRead {
            encryption_algorithm: Some(Known::Other("NEW".into())),
            ..EncryptionRead::default()
        }),
        ..serde_json::from_value(serde_json::json!({ "name": "new", "remoteHost": "198.51.100.7" }))
            .expect("properties")
    };
    issues.extend(Device::Vyos.issues(&Tunnel::draft(&Value::from(&properties)), None));
    let options = Options { gateway_address: "x".into(), peer_id: Some(String::new()), ..Options::default() };
    issues.extend(peer_config(&sound(&office()), Device::Vyos, &options).expect_err("the options cannot be"));
    issues
}

#[test]
fn every_code_and_every_reason_can_be_brought_about() {
    let of_peers = Code::ALL.iter().filter(|code| code.as_str().starts_with("peer."));
    let mut expected = BTreeSet::new();
    for code in of_peers {
        expected.extend(code.reasons().iter().map(|(_, words)| *words));
        // Every option has a reason.
        expected.extend((*code != Code::PeerOption).then_some(code.template()));
    }
    let seen: BTreeSet<_> = every_issue().iter().map(Issue::template).collect();
    assert_eq!(seen, expected);
}

#[test]
fn a_message_is_a_whole_sentence_without_gaps() {
    for issue in every_issue() {
        let message = issue.to_string();
        assert!(message.ends_with('.') && !message.contains(['{', '}']) && !message.contains("  "), "{message}");
        for name in issue.template().split(['{', '}']).skip(1).step_by(2).filter(|name| *name != "field") {
            assert!(issue.params.iter().any(|(param, _)| *param == name), "{:?} lacks {name}", issue.code);
        }
    }
}
