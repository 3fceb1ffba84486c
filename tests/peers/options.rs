//! The options, addresses and identities: wrong ones are refused, and right ones are in the configurations.

use super::*;
use ionos_ipsec_tunnels::{
    peers::peer_config,
    validate::{Code, Issue},
};

fn refused(options: &Options) -> Vec<String> {
    let issues = peer_config(&sound(&office()), Device::Strongswan, options).expect_err("the options cannot be");
    issues.iter().map(Issue::field).collect()
}

#[test]
fn a_gateway_address_must_be_an_ipv4_address() {
    for address in ["", "vpn.example.com", "2001:db8::1", "203.0.113.1/32", "203.0.113.01", "0.0.0.0", " 203.0.113.1"] {
        let options = Options { gateway_address: address.into(), ..Options::default() };
        assert_eq!(refused(&options), ["gatewayAddress"], "{address:?}");
    }
}

#[test]
fn every_option_that_cannot_be_is_named_with_what_would_be_right() {
    let options = Options {
        gateway_address: "gateway".into(),
        gateway_id: Some("two words".into()),
        peer_id: Some("a@b@c".into()),
        peer_address: Some("192.168.178.300".into()),
    };
    let issues = peer_config(&sound(&office()), Device::Strongswan, &options).expect_err("the options cannot be");
    let messages: Vec<_> = issues.iter().map(Issue::to_string).collect();
    assert_eq!(
        messages,
        [
            "gatewayAddress must be an IPv4 address, such as 203.0.113.7.",
            "peerAddress must be an IPv4 address, such as 203.0.113.7.",
            "gatewayId must be an IPv4 address, a name of letters, digits, dots, hyphens and underscores, or an e-mail \
             address of these.",
            "peerId must be an IPv4 address, a name of letters, digits, dots, hyphens and underscores, or an e-mail \
             address of these.",
        ]
    );
}

#[test]
fn an_identity_cannot_hold_what_a_device_would_read_as_something_else() {
    let long = "x".repeat(256);
    for id in [
        "0.0.0.0",
        "",
        "a b",
        "a\nb",
        "\"a\"",
        "a;b",
        "$(a)",
        "%any",
        "a=b",
        "a:b",
        "@",
        "a@",
        "@b",
        "größe",
        "198.51.100.300",
        "203.0.113.01",
        "203.0.113",
        long.as_str(),
    ] {
        for options in
            [Options { gateway_id: Some(id.into()), ..options() }, Options { peer_id: Some(id.into()), ..options() }]
        {
            assert_eq!(refused(&options).len(), 1, "{id:?}");
        }
    }
}

#[test]
fn identities_are_the_gateways_address_and_the_remote_host_where_none_are_given() {
    for device in devices() {
        let config = peer_config(&sound(&office()), device, &options()).expect("the options are sound");
        let text: String = config.files.iter().map(|file| file.text.as_str()).collect();
        assert!(text.contains("vpn.mycompany.com"), "{}", device.id());
        assert!(text.contains(GATEWAY), "{}", device.id());
    }
}

#[test]
fn identities_and_the_peers_address_stand_in_every_configuration() {
    for device in Device::ALL {
        let config = peer_config(&sound(&office()), *device, &behind_nat()).expect("the options are sound");
        let text: String = config.files.iter().map(|file| file.text.as_str()).collect();
        for value in ["gateway.ionos.example", "berlin@mycompany.com", "192.168.178.20", GATEWAY] {
            assert!(text.contains(value), "{} {value}", device.id());
        }
        assert!(!text.contains("vpn.mycompany.com"), "{}", device.id());
    }
}

#[test]
fn a_remote_host_that_can_be_no_identity_is_an_issue_there_unless_the_peer_has_one_of_its_own() {
    let named = Options { peer_id: Some("berlin".into()), ..options() };
    let tunnel = Tunnel { remote_host: "0.0.0.0".into(), ..sound(&office()) };
    for device in devices() {
        let config = peer_config(&tunnel, device, &options()).expect("the options are sound");
        let told: Vec<_> = config.issues.iter().map(|issue| (issue.code, issue.field())).collect();
        assert_eq!(told, [(Code::PeerUnsupported, "remoteHost".to_owned())], "{}", device.id());
        assert_eq!(device.issues(&tunnel, None), config.issues);
        assert!(config.files.is_empty());
        assert_eq!(peer_config(&tunnel, device, &named).expect("the options are sound").issues, [], "{}", device.id());
    }
}

#[test]
fn an_identity_named_like_a_keyword_of_a_file_of_secrets_is_an_identity_there() {
    let include = Options { peer_id: Some("include".into()), gateway_id: Some("PSK".into()), ..options() };
    for device in [Device::StrongswanLegacy, Device::Libreswan] {
        let config = peer_config(&sound(&office()), device, &include).expect("the options are sound");
        let secrets = &config.files[1].text;
        let line = secrets.lines().last().expect("the files of both have a line with the key");
        assert!(line.starts_with("@include @PSK : PSK 0x"), "{} {line}", device.id());
        let conf = &config.files[0].text;
        assert!(conf.contains(" leftid=@include\n") && conf.contains(" rightid=@PSK\n"), "{} {conf}", device.id());
    }
}
