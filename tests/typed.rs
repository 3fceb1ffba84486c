//! Conversions between the model's structs and values that can be checked.
#![cfg(not(target_arch = "wasm32"))]

use ionos_ipsec_tunnels::{
    model::*,
    validate::{Code, Issue, Value, check, check_read, check_tunnel_json},
};
use serde_json::{Value as Json, json};

const CREATE_REQUEST: &str = include_str!("fixtures/create-request.json");
const READ_RESPONSE: &str = include_str!("fixtures/read-response.json");

fn tunnel() -> IPSecTunnel {
    let body: IPSecTunnelCreate = serde_json::from_str(CREATE_REQUEST).expect("the fixture is a request");
    body.properties
}

/// The properties of a tunnel that was read, with some members replaced.
fn read(changes: &[(&str, Json)]) -> IPSecTunnelPropertiesRead {
    let mut body: Json = serde_json::from_str(READ_RESPONSE).expect("the fixture is JSON");
    for (pointer, value) in changes {
        *body.pointer_mut(pointer).expect("the member is in the fixture") = value.clone();
    }
    serde_json::from_value::<IPSecTunnelRead>(body).expect("the model reads the body").properties
}

fn places(issues: &[Issue]) -> Vec<(Code, String)> {
    issues.iter().map(|issue| (issue.code, issue.field())).collect()
}

#[test]
fn a_struct_is_checked_like_the_json_that_it_becomes() {
    let mut bad = tunnel();
    bad.remote_host = "2001:db8::1".into();
    bad.auth.psk = None;
    bad.ike.lifetime = Some(60);
    bad.cloud_network_cidrs = vec![];
    bad.peer_network_cidrs.push("10.0.0.0".into());
    for (tunnel, advice) in [(tunnel(), false), (tunnel(), true), (bad.clone(), false), (bad, true)] {
        let json = serde_json::to_vec(&tunnel).expect("a tunnel is JSON");
        let from_json = check_tunnel_json(&json, advice).expect("serde writes JSON");
        let checked = check(&tunnel, advice);
        assert_eq!(places(&checked), places(&from_json));
    }
}

#[test]
fn a_struct_without_a_key_or_with_a_wrong_network_has_its_errors() {
    let mut bad = tunnel();
    bad.auth.psk = None;
    bad.cloud_network_cidrs[0] = "10.0.0.0/33".into();
    let expected = [(Code::PskRequired, "auth.psk".into()), (Code::CidrInvalid, "cloudNetworkCIDRs.0".into())];
    assert_eq!(places(&check(&bad, false)), expected);
}

#[test]
fn a_struct_becomes_a_value_and_the_same_struct_again() {
    let mut sparse = tunnel();
    sparse.description = None;
    sparse.ike = IKEEncryption::default();
    sparse.esp = ESPEncryption { lifetime: Some(600), ..ESPEncryption::default() };
    for tunnel in [tunnel(), sparse] {
        assert_eq!(IPSecTunnel::try_from(&Value::from(&tunnel)), Ok(tunnel));
    }
}

#[test]
fn what_the_api_would_refuse_becomes_no_struct() {
    let mut bad = tunnel();
    bad.name = "x".repeat(256);
    let issues = IPSecTunnel::try_from(&Value::from(&bad)).expect_err("the name is too long");
    assert_eq!(places(&issues), [(Code::StringMax, "name".into())]);
}

#[test]
fn what_was_read_becomes_a_value_and_the_same_struct_again() {
    let newer = read(&[
        ("/properties/ike/encryptionAlgorithm", json!("AES512-XTS")),
        ("/properties/esp/diffieHellmanGroup", json!(null)),
        ("/properties/esp/lifetime", json!(28_800)),
        ("/properties/auth/method", json!("CERTIFICATE")),
        ("/properties/description", json!(null)),
    ]);
    for properties in [read(&[]), newer, read(&[("/properties/esp", json!(null))])] {
        assert_eq!(IPSecTunnelPropertiesRead::try_from(&Value::from(&properties)), Ok(properties));
    }
}

#[test]
fn what_was_read_is_wrong_only_where_it_cannot_be_understood() {
    let mut properties = read(&[]);
    properties.remote_host = "not a host".into();
    properties.peer_network_cidrs = Some(vec!["everything".into()]);
    properties.cloud_network_cidrs = None;
    let expected = [(Code::RemoteHostInvalid, "remoteHost".into()), (Code::CidrInvalid, "peerNetworkCIDRs.0".into())];
    assert_eq!(places(&check_read(&Value::from(&properties))), expected);
}

#[test]
fn null_counts_as_absent_in_what_was_read() {
    let null = || Value::Other("null");
    let tunnel = tunnel();
    let Value::Object(mut object) = Value::from(&tunnel) else { panic!("a tunnel is an object") };
    let is_null = |name| matches!(name, "description" | "auth" | "ike" | "cloudNetworkCIDRs");
    let members = object.members.iter().cloned();
    object.members = members.map(|(name, value)| (name, if is_null(name) { null() } else { value })).collect();
    let properties = IPSecTunnelPropertiesRead::try_from(&Value::Object(object)).expect("null is no error");
    assert_eq!(properties.description, None);
    assert_eq!(properties.auth, None);
    assert_eq!(properties.ike, None);
    assert_eq!(properties.cloud_network_cidrs, None);
    assert!(properties.esp.is_some());
}
