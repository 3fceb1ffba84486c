//! The issues for what a device does not support or does differently, each at its setting.

use super::*;
use ionos_ipsec_tunnels::{
    peers::{peer_config, peer_support},
    validate::{Code, Issue, Severity, Value},
};

fn places(issues: &[Issue]) -> Vec<(&'static str, String)> {
    issues.iter().map(|issue| (issue.code.as_str(), issue.field())).collect()
}

fn unsupported(device: Device, tunnel: &IPSecTunnel) -> Vec<String> {
    let issues = device.issues(&sound(tunnel), None);
    issues.iter().filter(|issue| issue.code == Code::PeerUnsupported).map(Issue::field).collect()
}

fn with_key(key: &str) -> IPSecTunnel {
    let mut tunnel = office();
    tunnel.auth.psk = Some(IPSecPSK { key: key.into() });
    tunnel
}

#[test]
fn every_device_can_do_the_apis_defaults() {
    for (device, issues) in peer_support(&sound(&office())) {
        assert_eq!(issues, [], "{}", device.id());
    }
}

#[test]
fn support_names_each_device_once_in_their_order() {
    let tunnel = sound(&office());
    let named: Vec<_> = peer_support(&tunnel).map(|(device, _)| device).collect();
    assert_eq!(named, Device::ALL);
    for device in Device::ALL {
        assert_eq!(Device::parse(device.id()), Some(*device));
    }
    assert_eq!(Device::parse("windows"), None);
}

#[test]
fn a_brainpool_group_leaves_out_the_devices_that_lack_it() {
    let mut tunnel = office();
    tunnel.ike.diffie_hellman_group = Some(DiffieHellmanGroup::Ecp512Bp);
    tunnel.esp.diffie_hellman_group = Some(DiffieHellmanGroup::Ecp512Bp);
    let lacking: Vec<_> = devices().filter(|device| !unsupported(*device, &tunnel).is_empty()).collect();
    assert_eq!(lacking, [Device::Libreswan, Device::IosXe, Device::Routeros]);
    assert_eq!(unsupported(Device::IosXe, &tunnel), ["ike.diffieHellmanGroup", "esp.diffieHellmanGroup"]);
}

#[test]
fn a_cipher_that_is_missing_in_ike_alone_is_reported_there_alone() {
    let mut tunnel = office();
    tunnel.ike.encryption_algorithm = Some(EncryptionAlgorithm::Aes256Gcm16);
    tunnel.esp.encryption_algorithm = Some(EncryptionAlgorithm::Aes256Gcm16);
    assert_eq!(unsupported(Device::Routeros, &tunnel), ["ike.encryptionAlgorithm"]);
}

#[test]
fn the_integrity_algorithm_of_esp_does_not_matter_beside_an_aead_cipher() {
    let mut tunnel = office();
    tunnel.esp.encryption_algorithm = Some(EncryptionAlgorithm::Aes256Gcm16);
    tunnel.esp.integrity_algorithm = Some(IntegrityAlgorithm::AesXcbc);
    assert_eq!(unsupported(Device::Fortios, &tunnel), [""; 0]);
    tunnel.esp.encryption_algorithm = Some(EncryptionAlgorithm::Aes256);
    assert_eq!(unsupported(Device::Fortios, &tunnel), ["esp.integrityAlgorithm"]);
}

#[test]
fn libreswan_cannot_use_another_group_for_esp_than_for_ike() {
    let mut tunnel = office();
    tunnel.esp.diffie_hellman_group = Some(DiffieHellmanGroup::Ecp384);
    assert_eq!(unsupported(Device::Libreswan, &tunnel), ["esp.diffieHellmanGroup"]);
    assert_eq!(unsupported(Device::Strongswan, &tunnel), [""; 0]);
}

#[test]
fn a_device_with_a_child_for_each_pair_says_so_where_there_are_several() {
    let tunnel = sound(&several_networks());
    for (device, issues) in peer_support(&tunnel) {
        let pairs: Vec<_> = issues.iter().filter(|issue| issue.code == Code::PeerPairs).collect();
        let is_pairwise = [Device::Libreswan, Device::Fortios, Device::IosXe, Device::Routeros].contains(&device);
        assert_eq!(pairs.len(), usize::from(is_pairwise), "{}", device.id());
        for pair in pairs {
            assert_eq!(pair.params.last(), Some(&("count", 6_usize.into())), "{}", device.id());
            assert_eq!(pair.code.severity(), Severity::Warning);
        }
    }
}

#[test]
fn ipv6_networks_are_refused_by_the_devices_that_cannot_carry_them() {
    let mut tunnel = office();
    tunnel.cloud_network_cidrs.push("2001:db8:7::/64".into());
    tunnel.peer_network_cidrs.push("2001:db8:40::/64".into());
    for device in devices() {
        let refused = unsupported(device, &tunnel);
        if [Device::IosXe, Device::Routeros].contains(&device) {
            assert_eq!(refused, ["cloudNetworkCIDRs.1", "peerNetworkCIDRs.1"], "{}", device.id());
        } else {
            assert_eq!(refused, [""; 0], "{}", device.id());
        }
    }
}

#[test]
fn fortios_gets_nothing_for_a_network_without_a_partner() {
    let tunnel = IPSecTunnel { cloud_network_cidrs: vec!["2001:db8:7::/64".into(), "10.7.0.0/24".into()], ..office() };
    let config = peer_config(&sound(&tunnel), Device::Fortios, &options()).expect("the options are sound");
    let text = &config.files[0].text;
    assert!(!text.contains("2001:db8") && !text.contains("address6") && !text.contains("dstaddr6"), "{text}");
    assert!(text.contains("set dst 10.7.0.0 255.255.255.0"));
}

#[test]
fn networks_of_different_families_alone_are_refused() {
    let mut tunnel = office();
    tunnel.peer_network_cidrs = vec!["2001:db8:40::/64".into()];
    assert_eq!(unsupported(Device::Strongswan, &tunnel), ["peerNetworkCIDRs"]);
}

#[test]
fn keys_are_refused_only_where_a_device_cannot_take_them() {
    let [as_long_as_can_be, too_long] = [128, 129].map(|length| "a".repeat(length));
    let [in_hexadecimal, too_long_in_hexadecimal] = [63, 64].map(|length| "?".repeat(length));
    let cases = [
        ("0x1F", vec![Device::Fortios]),
        (&as_long_as_can_be, vec![]),
        (&too_long, vec![Device::Fortios]),
        (&in_hexadecimal, vec![]),
        (&too_long_in_hexadecimal, vec![Device::Fortios]),
        ("0xDEADBEEF", vec![]),
        ("with \"quotes\" and \\ backslash", vec![]),
        (" padded at the start", vec![Device::Pfsense, Device::Opnsense]),
        ("Schlüssel mit Umlaut", vec![Device::Pfsense]),
        ("line one\nline two", vec![Device::Pfsense, Device::Opnsense]),
    ];
    for (key, refusing) in cases {
        let tunnel = with_key(key);
        let found: Vec<_> = devices().filter(|device| unsupported(*device, &tunnel) == ["auth.psk.key"]).collect();
        assert_eq!(found, refusing, "{key:?}");
    }
}

#[test]
fn an_identity_is_refused_where_it_is_too_long_for_the_device() {
    let [fits, too_long] = [63, 64].map(|length| format!("{}.example.com", "a".repeat(length - ".example.com".len())));
    for (host, refusing) in [(&fits, vec![]), (&too_long, vec![Device::Fortios])] {
        let tunnel = IPSecTunnel { remote_host: host.clone(), ..office() };
        let found: Vec<_> = devices().filter(|device| unsupported(*device, &tunnel) == ["remoteHost"]).collect();
        assert_eq!(found, refusing, "{host}");
    }
    let tunnel = sound(&IPSecTunnel { remote_host: too_long.clone(), ..office() });
    let refused = peer_config(&tunnel, Device::Fortios, &options()).expect("the options are sound");
    assert_eq!((places(&refused.issues), refused.files.len()), (vec![("peer.unsupported", "remoteHost".into())], 0));
    assert_eq!(
        refused.issues[0].to_string(),
        "remoteHost is too long for an identity on Fortinet FortiOS, which takes at most 63 characters; give the peer a \
         shorter one."
    );
    // Another identity is sent in its place.
    let named = |peer_id: &str| Options { peer_id: Some(peer_id.into()), ..options() };
    let config = peer_config(&tunnel, Device::Fortios, &named(&fits)).expect("the identity fits");
    assert_eq!(config.issues, []);
    assert!(config.files[0].text.contains(&format!("set localid \"{fits}\"\n")));
    let email = format!("me@{}", "a".repeat(61));
    for long in [&too_long, &email] {
        let issues = peer_config(&tunnel, Device::Fortios, &named(long)).expect_err("the identity is too long");
        assert_eq!(places(&issues), [("peer.option", "peerId".into())]);
        assert!(peer_config(&tunnel, Device::Strongswan, &named(long)).is_ok());
    }
}

#[test]
fn a_device_that_cannot_do_a_tunnel_gets_no_files() {
    let mut tunnel = office();
    tunnel.ike.encryption_algorithm = Some(EncryptionAlgorithm::Aes256Ctr);
    let config = peer_config(&sound(&tunnel), Device::Fortios, &options()).expect("the options are sound");
    assert_eq!(places(&config.issues), [("peer.unsupported", "ike.encryptionAlgorithm".into())]);
    assert_eq!(
        config.issues[0].to_string(),
        "ike.encryptionAlgorithm cannot be AES256-CTR on Fortinet FortiOS; choose another value, or another device."
    );
    assert_eq!((config.files, config.steps), (vec![], vec![]));
}

#[test]
fn a_key_is_in_no_issue() {
    let secret = "\u{e9}canary-\t ";
    let tunnel = sound(&with_key(secret));
    for (device, issues) in peer_support(&tunnel) {
        assert!(!format!("{issues:?}").contains("canary"), "{}", device.id());
    }
    assert!(!format!("{tunnel:?}").contains("canary"));
}

fn read(changes: impl FnOnce(&mut IPSecTunnelPropertiesRead)) -> IPSecTunnelPropertiesRead {
    let body: IPSecTunnelRead = serde_json::from_str(include_str!("../fixtures/read-response.json")).expect("a tunnel");
    let mut properties = body.properties;
    changes(&mut properties);
    properties
}

#[test]
fn a_tunnel_that_was_read_has_a_placeholder_for_the_key() {
    let tunnel = Tunnel::read(&read(|_| ())).expect("the API gave it");
    for device in Device::ALL {
        let config = peer_config(&tunnel, *device, &options()).expect("the options are sound");
        let text: String = config.files.iter().map(|file| file.text.as_str()).collect();
        assert_eq!(text.contains("<PRE-SHARED KEY>"), *device != Device::Generic, "{}", device.id());
        assert!(config.files.iter().all(|file| !file.secret), "{}", device.id());
    }
}

#[test]
fn a_file_is_secret_exactly_where_the_key_is_in_it() {
    let tunnel = sound(&office());
    for device in Device::ALL {
        for file in peer_config(&tunnel, *device, &options()).expect("the options are sound").files {
            let hex: String = KEY.bytes().map(|byte| format!("{byte:02x}")).collect();
            let has_key = file.text.contains(KEY) || file.text.contains(&hex);
            assert_eq!(file.secret, has_key, "{} {}", device.id(), file.name);
            assert!(!format!("{file:?}").contains(KEY), "{}", device.id());
        }
    }
}

/// Asserts that every device refuses a value that the API has added since this release, except for the table of the generic
/// device, which has it in `line`.
fn assert_only_the_table_takes(newer: impl FnOnce(&mut IPSecTunnelPropertiesRead), field: &str, line: &str) {
    let tunnel = Tunnel::read(&read(newer)).expect("the API gave it");
    for (device, issues) in peer_support(&tunnel) {
        let expected: &[(&str, String)] = match device {
            Device::Generic => &[],
            _ => &[("peer.unsupported", field.into())],
        };
        assert_eq!(places(&issues), expected, "{}", device.id());
    }
    let config = peer_config(&tunnel, Device::Generic, &options()).expect("the options are sound");
    assert!(config.files[0].text.contains(line));
}

#[test]
fn an_algorithm_that_this_release_does_not_know_is_for_the_table_alone() {
    let newer = |properties: &mut IPSecTunnelPropertiesRead| {
        let ike = properties.ike.get_or_insert_default();
        ike.encryption_algorithm = Some(Known::Other("AES512-XTS".into()));
    };
    assert_only_the_table_takes(newer, "ike.encryptionAlgorithm", "| Encryption | AES512-XTS |");
}

#[test]
fn a_method_of_authentication_that_this_release_does_not_know_is_for_the_table_alone() {
    let newer = |properties: &mut IPSecTunnelPropertiesRead| {
        properties.auth.get_or_insert_default().method = Some(Known::Other("CERTIFICATE".into()));
    };
    assert_only_the_table_takes(newer, "auth.method", "| Authentication | CERTIFICATE |");
}

#[test]
fn a_tunnel_to_every_address_gets_no_default_route_and_a_warning() {
    let tunnel = IPSecTunnel { cloud_network_cidrs: vec!["0.0.0.0/0".into(), "10.7.0.0/24".into()], ..office() };
    for device in
        [Device::Strongswan, Device::Libreswan, Device::Vyos, Device::Fortios, Device::IosXe, Device::Routeros]
    {
        let config = peer_config(&sound(&tunnel), device, &options()).expect("the options are sound");
        let text = &config.files[0].text;
        assert!(text.contains("keep local packets, and those to 203.0.113.1, out of the tunnel"), "{}", device.id());
        assert!(!text.contains("set dst 0.0.0.0") && !text.contains("ip route 0.0.0.0"), "{}", device.id());
        let routed = [("fortios", "set dst 10.7.0.0 "), ("ios-xe", "ip route 10.7.0.0 ")];
        assert!(routed.iter().all(|(id, route)| *id != device.id() || text.contains(route)), "{}", device.id());
    }
    let config = peer_config(&sound(&office()), Device::IosXe, &options()).expect("the options are sound");
    assert!(!config.files[0].text.contains("every address"));
}

#[test]
fn what_the_api_would_refuse_is_no_tunnel() {
    let mut bad = office();
    bad.peer_network_cidrs = vec!["192.168.40.0".into()];
    bad.auth.psk = None;
    let issues = Tunnel::new(&bad).expect_err("it has no key and a wrong network");
    assert_eq!(places(&issues), [("psk.required", "auth.psk".into()), ("cidr.invalid", "peerNetworkCIDRs.0".into())]);
}

#[test]
fn a_form_that_is_being_filled_in_shows_which_devices_are_left() {
    let mut unfinished = office();
    unfinished.name.clear();
    unfinished.remote_host.clear();
    unfinished.auth.psk = None;
    unfinished.cloud_network_cidrs = vec![String::new()];
    unfinished.ike.encryption_algorithm = Some(EncryptionAlgorithm::Aes128Ctr);
    let draft = Tunnel::draft(&Value::from(&unfinished));
    for (device, issues) in peer_support(&draft) {
        let can = [Device::Strongswan, Device::StrongswanLegacy, Device::Libreswan, Device::Vyos, Device::Generic];
        assert_eq!(issues.is_empty(), can.contains(&device), "{}", device.id());
    }
}

#[test]
fn what_a_firewall_has_to_let_in_is_told_where_the_device_does_not_let_it_in_itself() {
    for device in Device::ALL {
        let config = peer_config(&sound(&office()), *device, &options()).expect("the options are sound");
        let told: String = config.files.into_iter().map(|file| file.text).chain(config.steps).collect();
        let lets_in = [Device::Fortios, Device::Pfsense].contains(device);
        assert_eq!(told.contains("4500"), !lets_in, "{}", device.id());
        let is_host = [Device::Strongswan, Device::StrongswanLegacy, Device::Libreswan].contains(device);
        assert_eq!(told.contains("ip_forward"), is_host, "{}", device.id());
    }
}

#[test]
fn a_name_fits_into_the_comments_of_fortios_in_every_script() {
    for name in ["a".repeat(255), "ü".repeat(255), "東".repeat(255), "𝔘".repeat(255)] {
        let tunnel = IPSecTunnel { name, ..office() };
        let config = peer_config(&sound(&tunnel), Device::Fortios, &options()).expect("the options are sound");
        let (_, comments) = config.files[0].text.split_once("set comments \"").expect("comments");
        let length = comments.find('"').expect("the end of the comments");
        assert!((195..=255).contains(&length), "{length} {comments}");
    }
}
