//! The contract as a JSON Schema.

use ionos_ipsec_tunnels::validate::json_schema;
use serde_json::{Map, Value as Json, json};

/// Calls `visit` with each schema in a schema.
fn walk(schema: &Json, visit: &mut impl FnMut(&Json)) {
    visit(schema);
    let members = schema["properties"].as_object().into_iter().flat_map(Map::values);
    let others = schema["anyOf"].as_array().into_iter().flatten().chain(schema.get("items"));
    for inner in members.chain(others) {
        walk(inner, visit);
    }
}

#[test]
fn the_schema_uses_only_keywords_that_mean_the_same_in_every_draft() {
    const COMMON: [&str; 13] = [
        "type",
        "properties",
        "required",
        "items",
        "anyOf",
        "pattern",
        "enum",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "default",
        "writeOnly",
    ];
    for schema in [json_schema::input(), json_schema::output()] {
        walk(&schema, &mut |schema| {
            for keyword in schema.as_object().expect("a schema").keys() {
                let is_common = COMMON.contains(&&**keyword) || ["minItems", "maxItems"].contains(&&**keyword);
                assert!(is_common, "{keyword}");
            }
        });
    }
}

#[test]
fn every_schema_tells_its_type_also_each_branch_of_an_any_of() {
    for schema in [json_schema::input(), json_schema::output()] {
        let mut branches = 0;
        walk(&schema, &mut |schema| {
            assert!(schema["type"].is_string(), "{schema}");
            branches += schema["anyOf"].as_array().map_or(0, Vec::len);
        });
        assert_eq!(branches, 4);
    }
}

#[test]
fn the_schema_has_the_members_that_the_api_requires() {
    let schema = json_schema::input();
    let required =
        |pointer: &str| schema.pointer(pointer).and_then(|schema| schema.get("required")).cloned().unwrap_or_default();
    assert_eq!(
        required(""),
        json!(["name", "remoteHost", "auth", "ike", "esp", "cloudNetworkCIDRs", "peerNetworkCIDRs"])
    );
    assert_eq!(required("/properties/auth"), json!(["method", "psk"]));
    assert_eq!(required("/properties/auth/properties/psk"), json!(["key"]));
    assert_eq!(required("/properties/ike"), Json::Null);
}

#[test]
fn the_schema_of_a_complete_tunnel_requires_what_has_a_default() {
    let schema = json_schema::output();
    for phase in ["ike", "esp"] {
        assert_eq!(
            schema["properties"][phase]["required"],
            json!(["diffieHellmanGroup", "encryptionAlgorithm", "integrityAlgorithm", "lifetime"])
        );
    }
}

#[test]
fn the_schema_tells_limits_and_defaults() {
    let schema = json_schema::input();
    let member = |pointer: &str| schema.pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(member("/properties/name"), json!({ "type": "string", "maxLength": 255 }));
    assert_eq!(
        member("/properties/ike/properties/lifetime"),
        json!({ "type": "integer", "minimum": 3600, "maximum": 86400, "default": 86400 })
    );
    assert_eq!(
        member("/properties/esp/properties/lifetime"),
        json!({ "type": "integer", "minimum": 600, "maximum": 14400, "default": 3600 })
    );
    assert_eq!(member("/properties/esp/properties/encryptionAlgorithm/default"), json!("AES256"));
    assert_eq!(
        member("/properties/auth/properties/psk/properties/key"),
        json!({ "type": "string", "minLength": 1, "writeOnly": true })
    );
    let networks = member("/properties/peerNetworkCIDRs");
    assert_eq!((&networks["minItems"], &networks["maxItems"]), (&json!(1), &json!(20)));
}
