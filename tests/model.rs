//! The model against bodies in the API's real shape: it is tolerant in reading and strict in writing, and its tables of
//! algorithms, regions and limits agree with each other.

use ionos_ipsec_tunnels::model::{self, *};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

const CREATE_REQUEST: &str = include_str!("fixtures/create-request.json");
const READ_RESPONSE: &str = include_str!("fixtures/read-response.json");
const LIST_RESPONSE: &str = include_str!("fixtures/list-response.json");
const ERROR_401: &str = include_str!("fixtures/error-401.json");

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("a fixture is JSON")
}

fn read<T: DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).expect("the model reads the body")
}

fn written<T: Serialize>(noun: &T) -> Value {
    serde_json::to_value(noun).expect("the model writes JSON")
}

/// The same JSON without `null` members, and with whole numbers as integers.
fn normal(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), normal(value)))
            .collect(),
        Value::Array(items) => items.iter().map(normal).collect(),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 => json!(whole as i64),
            _ => value.clone(),
        },
        other => other.clone(),
    }
}

/// `body` with another value at a JSON pointer.
fn with(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is in the body")) = value;
    body
}

/// `body` without the member at a JSON pointer.
fn without(body: &Value, pointer: &str) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer to a member");
    let members = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("the member's object");
    members.remove(name).unwrap_or_else(|| panic!("{pointer} is in the body"));
    body
}

fn tunnel() -> IPSecTunnel {
    IPSecTunnel {
        name: "office".into(),
        description: None,
        remote_host: "vpn.example.com".into(),
        auth: IPSecTunnelAuth { method: AuthMethod::Psk, psk: None },
        ike: IKEEncryption::default(),
        esp: ESPEncryption::default(),
        cloud_network_cidrs: vec!["10.7.0.0/24".into()],
        peer_network_cidrs: vec!["10.8.0.0/24".into()],
    }
}

// ── Whole bodies ────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_create_request_is_read_and_written_back_whole() {
    let body = parse(CREATE_REQUEST);
    assert_eq!(written(&read::<IPSecTunnelCreate>(&body)), body);
}

#[test]
fn an_ensure_request_is_read_and_written_back_whole() {
    let mut body = parse(CREATE_REQUEST);
    body["id"] = json!("c28b2d3e-7b15-53ca-ae88-6ae9378d6efe");
    body["metadata"] = json!({ "ticket": 7, "owner": { "team": "network" } });
    assert_eq!(written(&read::<IPSecTunnelEnsure>(&body)), body);
}

#[test]
fn a_tunnel_is_read_and_written_back_with_nothing_known_lost() {
    let body = parse(READ_RESPONSE);
    assert_eq!(normal(&written(&read::<IPSecTunnelRead>(&body))), normal(&body));
}

#[test]
fn a_list_is_read_and_written_back_with_nothing_known_lost() {
    let body = parse(LIST_RESPONSE);
    assert_eq!(normal(&written(&read::<IPSecTunnelReadList>(&body))), normal(&body));
}

#[test]
fn an_error_body_is_read_and_written_back_whole() {
    let body = parse(ERROR_401);
    assert_eq!(written(&read::<ErrorBody>(&body)), body);
}

#[test]
fn a_whole_lifetime_is_written_back_as_an_integer() {
    let tunnel: IPSecTunnelRead = read(&parse(READ_RESPONSE));
    let text = serde_json::to_string(&tunnel.properties.ike).expect("JSON");
    assert!(text.ends_with("\"lifetime\":86400}"), "{text}");
}

// ── Tolerant reading ────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_member_of_a_tunnel_that_is_null_reads_as_one_that_is_missing() {
    let body = parse(READ_RESPONSE);
    for pointer in [
        "/type",
        "/href",
        "/metadata/createdDate",
        "/metadata/createdBy",
        "/metadata/createdByUserId",
        "/metadata/lastModifiedDate",
        "/metadata/lastModifiedBy",
        "/metadata/lastModifiedByUserId",
        "/metadata/resourceURN",
        "/metadata/statusMessage",
        "/properties/description",
        "/properties/auth",
        "/properties/auth/method",
        "/properties/ike",
        "/properties/ike/diffieHellmanGroup",
        "/properties/ike/encryptionAlgorithm",
        "/properties/ike/integrityAlgorithm",
        "/properties/ike/lifetime",
        "/properties/esp",
        "/properties/esp/diffieHellmanGroup",
        "/properties/esp/encryptionAlgorithm",
        "/properties/esp/integrityAlgorithm",
        "/properties/esp/lifetime",
        "/properties/cloudNetworkCIDRs",
        "/properties/peerNetworkCIDRs",
    ] {
        let is_null: Result<IPSecTunnelRead, _> = serde_json::from_value(with(&body, pointer, Value::Null));
        let is_missing: Result<IPSecTunnelRead, _> = serde_json::from_value(without(&body, pointer));
        assert_eq!(is_null.ok(), Some(is_missing.unwrap_or_else(|error| panic!("{pointer}: {error}"))), "{pointer}");
    }
}

#[test]
fn a_member_of_a_list_that_is_null_reads_as_one_that_is_missing() {
    let body = parse(LIST_RESPONSE);
    for pointer in ["/id", "/type", "/href", "/items", "/offset", "/limit", "/_links", "/_links/self"] {
        let is_null: Result<IPSecTunnelReadList, _> = serde_json::from_value(with(&body, pointer, Value::Null));
        let is_missing: Result<IPSecTunnelReadList, _> = serde_json::from_value(without(&body, pointer));
        assert_eq!(is_null.ok(), Some(is_missing.unwrap_or_else(|error| panic!("{pointer}: {error}"))), "{pointer}");
    }
}

#[test]
fn a_list_without_items_is_an_empty_list() {
    assert_eq!(read::<IPSecTunnelReadList>(&json!({ "type": "collection" })).items, []);
}

#[test]
fn a_list_keeps_its_links_apart() {
    let links = json!({ "prev": "/a", "self": "/b", "next": "/c" });
    let list: IPSecTunnelReadList = read(&with(&parse(LIST_RESPONSE), "/_links", links));
    assert_eq!(list.links, Links { prev: Some("/a".into()), this: Some("/b".into()), next: Some("/c".into()) });
}

#[test]
fn values_that_this_release_knows_are_read_as_such() {
    let tunnel: IPSecTunnelRead = read(&parse(READ_RESPONSE));
    assert_eq!(tunnel.metadata.status, Some(Known::Value(Status::Available)));
    assert_eq!(tunnel.properties.auth, Some(IPSecTunnelAuthRead { method: Some(Known::Value(AuthMethod::Psk)) }));
    assert_eq!(
        tunnel.properties.ike,
        Some(EncryptionRead {
            diffie_hellman_group: Some(Known::Value(DiffieHellmanGroup::Modp4096)),
            encryption_algorithm: Some(Known::Value(EncryptionAlgorithm::Aes256)),
            integrity_algorithm: Some(Known::Value(IntegrityAlgorithm::Sha256)),
            lifetime: Some(86_400.into()),
        })
    );
}

#[test]
fn every_listed_status_is_known() {
    for (text, status) in [
        ("AVAILABLE", Status::Available),
        ("PROVISIONING", Status::Provisioning),
        ("DESTROYING", Status::Destroying),
        ("FAILED", Status::Failed),
    ] {
        let tunnel: IPSecTunnelRead = read(&with(&parse(READ_RESPONSE), "/metadata/status", json!(text)));
        assert_eq!(tunnel.metadata.status, Some(Known::Value(status)));
        assert_eq!(written(&status), json!(text));
    }
}

#[test]
fn values_that_the_api_has_added_since_pass_through() {
    let body = parse(READ_RESPONSE);
    for pointer in [
        "/metadata/status",
        "/properties/auth/method",
        "/properties/ike/diffieHellmanGroup",
        "/properties/ike/encryptionAlgorithm",
        "/properties/ike/integrityAlgorithm",
        "/properties/esp/diffieHellmanGroup",
        "/properties/esp/encryptionAlgorithm",
        "/properties/esp/integrityAlgorithm",
    ] {
        for newcomer in ["CHACHA20-POLY1305", "available", ""] {
            let body = with(&body, pointer, json!(newcomer));
            assert_eq!(written(&read::<IPSecTunnelRead>(&body)).pointer(pointer), Some(&json!(newcomer)), "{pointer}");
        }
    }
}

#[test]
fn members_that_the_api_has_added_since_disturb_nothing() {
    let known = parse(READ_RESPONSE);
    let mut body = known.clone();
    for parent in ["", "/metadata", "/properties", "/properties/auth", "/properties/ike", "/properties/esp"] {
        body.pointer_mut(parent).expect("an object")["added"] = json!({ "since": [1, null] });
    }
    assert_eq!(read::<IPSecTunnelRead>(&body), read::<IPSecTunnelRead>(&known));
}

#[test]
fn only_the_id_must_be_there() {
    let body = parse(READ_RESPONSE);
    assert!(serde_json::from_value::<IPSecTunnelRead>(without(&body, "/id")).is_err());
    for pointer in ["/metadata", "/metadata/status", "/properties", "/properties/name", "/properties/remoteHost"] {
        let tunnel: IPSecTunnelRead = read(&without(&body, pointer));
        assert_eq!(json!(tunnel.id), body["id"], "{pointer}");
    }
}

#[test]
fn a_member_of_another_type_is_absent_and_the_rest_is_read() {
    let body = parse(READ_RESPONSE);
    for pointer in ["/metadata/status", "/properties/name", "/properties/ike", "/properties/cloudNetworkCIDRs", "/href"]
    {
        for odd in [json!(7), json!([1]), json!({ "a": {} }), json!(true)] {
            let tunnel: IPSecTunnelRead = read(&with(&body, pointer, odd));
            assert_eq!(json!(tunnel.properties.remote_host), body["properties"]["remoteHost"], "{pointer}");
        }
    }
}

#[test]
fn a_lifetime_that_is_a_text_is_a_number_all_the_same() {
    let tunnel: IPSecTunnelRead = read(&with(&parse(READ_RESPONSE), "/properties/ike/lifetime", json!("3600")));
    assert_eq!(tunnel.properties.ike.and_then(|ike| ike.lifetime), Some(3600.into()));
}

#[test]
fn an_odd_item_does_not_lose_the_list() {
    let body = parse(LIST_RESPONSE);
    let mut items = body["items"].as_array().expect("items").clone();
    let count = items.len();
    items.splice(0..0, [json!(null), json!("odd"), json!({ "metadata": {} })]);
    assert_eq!(read::<IPSecTunnelReadList>(&with(&body, "/items", json!(items))).items.len(), count);
}

#[test]
fn a_gateway_is_read_and_written_back_with_nothing_known_lost() {
    let body = json!({
        "id": "66a114c7-2ddd-5119-9ddf-5a789f5a5a44",
        "type": "ipsecgateway",
        "href": "/ipsecgateways/66a114c7-2ddd-5119-9ddf-5a789f5a5a44",
        "metadata": { "status": "AVAILABLE" },
        "properties": {
            "name": "main",
            "gatewayIP": "203.0.113.7",
            "connections": [{ "datacenterId": "d", "lanId": "1", "ipv4CIDR": "10.7.0.5/24" }],
            "version": "IKEv2",
            "tier": "STANDARD",
            "maintenanceWindow": { "time": "16:30:59", "dayOfTheWeek": "Sunday" },
        },
    });
    assert_eq!(written(&read::<IPSecGatewayRead>(&body)), body);
}

#[test]
fn an_error_body_may_lack_everything() {
    for body in [json!({}), json!({ "messages": null, "httpStatus": null }), json!({ "messages": [], "trace": "x" })] {
        assert_eq!(read::<ErrorBody>(&body), ErrorBody::default(), "{body}");
    }
}

#[test]
fn a_message_of_an_error_body_may_lack_everything() {
    let body: ErrorBody = read(&json!({ "messages": [{}, { "errorCode": null, "message": null, "more": 1 }] }));
    assert_eq!(body.messages, vec![ErrorMessage::default(); 2]);
}

// ── Strict writing ──────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_request_with_a_value_that_the_api_does_not_list_cannot_be_made() {
    let body = parse(CREATE_REQUEST);
    for pointer in [
        "/properties/auth/method",
        "/properties/ike/diffieHellmanGroup",
        "/properties/ike/encryptionAlgorithm",
        "/properties/ike/integrityAlgorithm",
        "/properties/esp/diffieHellmanGroup",
        "/properties/esp/encryptionAlgorithm",
        "/properties/esp/integrityAlgorithm",
    ] {
        for unlisted in ["aes256", "14-MODP2048", "MD5", ""] {
            let body = with(&body, pointer, json!(unlisted));
            assert!(serde_json::from_value::<IPSecTunnelCreate>(body).is_err(), "{pointer} {unlisted}");
        }
    }
}

#[test]
fn a_request_with_a_lifetime_that_is_no_whole_number_cannot_be_made() {
    let body = parse(CREATE_REQUEST);
    for lifetime in [json!(3600.5), json!(-1), json!("3600")] {
        let body = with(&body, "/properties/ike/lifetime", lifetime.clone());
        assert!(serde_json::from_value::<IPSecTunnelCreate>(body).is_err(), "{lifetime}");
    }
}

#[test]
fn members_without_a_value_are_left_out_of_a_request() {
    assert_eq!(
        written(&IPSecTunnelCreate { metadata: None, properties: tunnel() }),
        json!({ "properties": {
            "name": "office", "remoteHost": "vpn.example.com", "auth": { "method": "PSK" }, "ike": {}, "esp": {},
            "cloudNetworkCIDRs": ["10.7.0.0/24"], "peerNetworkCIDRs": ["10.8.0.0/24"],
        } })
    );
}

#[test]
fn the_debug_text_of_a_request_does_not_show_the_key() {
    let key = "s3cr3t-canary-0123456789";
    let mut properties = tunnel();
    properties.auth.psk = Some(IPSecPSK { key: key.into() });
    let text = format!("{properties:?} {:#?}", IPSecTunnelCreate { metadata: None, properties: properties.clone() });
    assert!(!text.contains("canary"), "{text}");
}

// ── Facts ───────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_diffie_hellman_groups_are_those_that_the_api_lists() {
    assert_eq!(
        DiffieHellmanGroup::VALUES,
        [
            "15-MODP3072",
            "16-MODP4096",
            "19-ECP256",
            "20-ECP384",
            "21-ECP521",
            "28-ECP256BP",
            "29-ECP384BP",
            "30-ECP512BP"
        ]
    );
}

#[test]
fn the_encryption_algorithms_are_those_that_the_api_lists() {
    assert_eq!(
        EncryptionAlgorithm::VALUES,
        [
            "AES128-CTR",
            "AES256-CTR",
            "AES128-GCM-16",
            "AES256-GCM-16",
            "AES128-GCM-12",
            "AES256-GCM-12",
            "AES128-CCM-12",
            "AES256-CCM-12",
            "AES128",
            "AES256"
        ]
    );
}

#[test]
fn the_integrity_algorithms_are_those_that_the_api_lists() {
    assert_eq!(IntegrityAlgorithm::VALUES, ["SHA256", "SHA384", "SHA512", "AES-XCBC"]);
}

#[test]
fn the_defaults_are_those_of_the_api() {
    assert_eq!(
        [
            DiffieHellmanGroup::default().as_str(),
            EncryptionAlgorithm::default().as_str(),
            IntegrityAlgorithm::default().as_str(),
        ],
        ["16-MODP4096", "AES256", "SHA256"]
    );
    assert_eq!(AuthMethod::VALUES, [written(&AuthMethod::default())]);
}

#[test]
fn an_algorithm_is_spelled_in_one_way_everywhere() {
    fn check<T: Copy + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned>(
        all: &[T],
        values: &[&str],
        as_str: fn(T) -> &'static str,
    ) {
        assert_eq!(all.len(), values.len());
        for (algorithm, value) in all.iter().zip(values) {
            assert_eq!(as_str(*algorithm), *value);
            assert_eq!(written(algorithm), json!(value));
            assert_eq!(read::<T>(&json!(value)), *algorithm);
        }
    }
    check(DiffieHellmanGroup::ALL, DiffieHellmanGroup::VALUES, DiffieHellmanGroup::as_str);
    check(EncryptionAlgorithm::ALL, EncryptionAlgorithm::VALUES, EncryptionAlgorithm::as_str);
    check(IntegrityAlgorithm::ALL, IntegrityAlgorithm::VALUES, IntegrityAlgorithm::as_str);
}

#[test]
fn the_facts_tell_of_every_algorithm_once_and_in_order() {
    assert_eq!(model::DIFFIE_HELLMAN_GROUPS.map(|facts| facts.value), DiffieHellmanGroup::ALL);
    assert_eq!(model::ENCRYPTION_ALGORITHMS.map(|facts| facts.value), EncryptionAlgorithm::ALL);
    assert_eq!(model::INTEGRITY_ALGORITHMS.map(|facts| facts.value), IntegrityAlgorithm::ALL);
}

#[test]
fn the_facts_of_a_group_fit_its_name() {
    for facts in model::DIFFIE_HELLMAN_GROUPS {
        let (number, kind) = facts.value.as_str().split_once('-').expect("number and kind");
        assert_eq!(facts.number.to_string(), number);
        assert!(facts.label.starts_with(&format!("Group {number}: ")), "{}", facts.label);
        let bits: u16 = kind.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a size");
        assert_eq!(facts.bits, bits, "{kind}");
        let family = match facts.family {
            Family::Modp => format!("MODP{bits}"),
            Family::Ecp => format!("ECP{bits}"),
            Family::Brainpool(_) => format!("ECP{bits}BP"),
        };
        assert_eq!(family, kind);
        // For MODP groups, the strength is that of NIST SP 800-57 and 800-56A; for curves, it is half the size.
        let strength = match bits {
            3072 => 128,
            4096 => 152,
            _ => (bits / 2).min(256),
        };
        assert_eq!(facts.security_bits, strength, "{kind}");
    }
}

#[test]
fn the_facts_of_a_cipher_fit_its_name() {
    for facts in model::ENCRYPTION_ALGORITHMS {
        let name = facts.value.as_str();
        assert!(name.starts_with(&format!("AES{}", facts.key_bits)), "{name}");
        assert_eq!(facts.aead, name.contains("GCM") || name.contains("CCM"), "{name}");
    }
}

#[test]
fn the_facts_are_written_as_a_form_reads_them() {
    assert_eq!(
        written(&(&model::DIFFIE_HELLMAN_GROUPS[0], &model::ENCRYPTION_ALGORITHMS[2], &model::INTEGRITY_ALGORITHMS[3])),
        json!([
            { "value": "15-MODP3072", "label": "Group 15: MODP, 3072 bits", "securityBits": 128 },
            { "value": "AES128-GCM-16", "label": "AES-128-GCM, 16-byte ICV", "keyBits": 128, "aead": true },
            { "value": "AES-XCBC", "label": "AES-XCBC-MAC-96" },
        ])
    );
}

#[test]
fn each_region_is_its_own_server() {
    let ids = ["de-fra", "de-txl", "es-vit", "gb-bhx", "gb-lhr", "us-ewr", "us-las", "us-mci", "fr-par"];
    assert_eq!(model::REGIONS.map(|region| region.id), ids);
    assert_eq!(
        model::REGIONS.map(|region| region.base_url.to_owned()),
        ids.map(|id| format!("https://vpn.{id}.ionos.com"))
    );
}

#[test]
fn the_limits_are_those_of_the_api() {
    let api: Value = parse(include_str!("../www/emulator/openapi.json"));
    let schemas = &api["components"]["schemas"];
    let tunnel = &schemas["IPSecTunnel"]["properties"];
    assert_eq!(tunnel["name"]["maxLength"], model::NAME_LENGTH);
    assert_eq!(tunnel["description"]["maxLength"], model::DESCRIPTION_LENGTH);
    for side in ["cloudNetworkCIDRs", "peerNetworkCIDRs"] {
        assert_eq!(tunnel[side]["minItems"], model::CIDRS_PER_SIDE.0);
        assert_eq!(tunnel[side]["maxItems"], model::CIDRS_PER_SIDE.1);
    }
    for (schema, Lifetime { min, max, default }) in
        [("IKEEncryption", model::IKE_LIFETIME), ("ESPEncryption", model::ESP_LIFETIME)]
    {
        let lifetime = &schemas[schema]["properties"]["lifetime"];
        assert_eq!([&lifetime["minimum"], &lifetime["maximum"], &lifetime["default"]], [min, max, default], "{schema}");
    }
    // The product's documentation has this one: the API's description leaves it open.
    assert_eq!(model::TUNNELS_PER_GATEWAY, 20);
    let PageLimit { min, max, default } = model::PAGE_LIMIT;
    let limit = &api["components"]["parameters"]["paginationLimit"]["schema"];
    assert_eq!([&limit["minimum"], &limit["maximum"], &limit["default"]], [min, max, default]);
}
