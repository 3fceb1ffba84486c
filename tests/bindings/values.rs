//! Validation of values that only JavaScript has, and the small functions.

use super::{GATEWAY, js, plain};
use ionos_ipsec_tunnels::{
    bindings::{
        gateway,
        host::is_remote_host,
        json,
        validation::{self, cidrs_overlap, generate_psk, is_cidr, is_uuid, new_tunnel_id},
    },
    validate::json_schema,
};
use js_sys::{Array, Object, RegExp};
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Exports of the bindings that never fail, without the `Result` around their values.
macro_rules! answers {
    ($($module:ident::$name:ident($($param:ident: $kind:ty),+);)+) => {
        $(fn $name($($param: $kind),+) -> JsValue {
            $module::$name($($param),+).expect("an answer")
        })+
    };
}
answers! {
    validation::validate_tunnel(input: &JsValue, advice: bool);
    json::validate_tunnel_json(json: Vec<u8>, advice: bool);
    json::validate_tunnels_json(json: Vec<u8>, advice: bool);
    validation::validate_field(path: &Array, value: &JsValue, advice: bool);
    gateway::check_tunnels(tunnels: &Array, replacing: &Array);
    validation::parse_cidr_text(text: &JsValue);
    validation::tunnel_id_for(gateway_id: &JsValue, name: &JsValue);
}

/// Paths, codes and actual types of the issues of an expression's value.
fn findings(expression: &str) -> Json {
    let issues = plain(&validate_tunnel(&js(expression), true));
    let finding = |issue: &Json| json!([issue["path"], issue["code"], issue["params"]["actual"]]);
    issues.as_array().into_iter().flatten().map(finding).collect()
}

/// The good tunnel with some members replaced.
fn with(members: &str) -> String {
    format!("{{ ...tunnel, {members} }}")
}

// ── Values of every kind ────────────────────────────────────────────────────────────────────────────

#[wasm_bindgen_test]
fn a_tunnel_without_issues_gives_undefined() {
    assert_eq!(validate_tunnel(&js("tunnel"), true), JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
fn a_frozen_tunnel_is_read() {
    assert_eq!(findings("Object.freeze(tunnel)"), json!([]));
}

#[wasm_bindgen_test]
fn an_object_without_a_prototype_is_read() {
    assert_eq!(findings("Object.assign(Object.create(null), tunnel)"), json!([]));
}

#[wasm_bindgen_test]
fn proxies_are_read_at_every_depth() {
    let deep = "(function deep(value) {
        return typeof value === 'object' ? new Proxy(value, { get: (target, name) => {
            const found = target[name];
            return typeof found === 'object' && found !== null ? deep(found) : found;
        } }) : value;
    })";
    assert_eq!(findings(&format!("{deep}(tunnel)")), json!([]));
    assert_eq!(
        findings(&format!("{deep}({})", with("peerNetworkCIDRs: ['x']"))),
        json!([[["peerNetworkCIDRs", 0], "cidr.invalid", null]])
    );
}

#[wasm_bindgen_test]
fn getters_of_a_class_are_read() {
    let class = "new (class { #inner = tunnel;
        get name() { return this.#inner.name; }
        get remoteHost() { return 'a b'; }
        get auth() { return this.#inner.auth; }
        get ike() { return this.#inner.ike; }
        get esp() { return this.#inner.esp; }
        get cloudNetworkCIDRs() { return this.#inner.cloudNetworkCIDRs; }
        get peerNetworkCIDRs() { return this.#inner.peerNetworkCIDRs; }
    })()";
    assert_eq!(findings(class), json!([[["remoteHost"], "remote-host.invalid", null]]));
}

#[wasm_bindgen_test]
fn a_getter_that_throws_is_told_at_its_path() {
    assert_eq!(findings(&with("get name() { fail(); }")), json!([[["name"], "type", "unreadable"]]));
    assert_eq!(
        findings(&with("ike: { get lifetime() { fail(); } }")),
        json!([[["ike", "lifetime"], "type", "unreadable"]])
    );
}

#[wasm_bindgen_test]
fn an_element_that_throws_is_told_at_its_path() {
    let list = "Object.defineProperty(['10.8.0.0/24'], 1, { get: fail, enumerable: true })";
    assert_eq!(
        findings(&with(&format!("peerNetworkCIDRs: {list}"))),
        json!([[["peerNetworkCIDRs", 1], "type", "unreadable"]])
    );
}

#[wasm_bindgen_test]
fn a_proxy_whose_keys_cannot_be_listed_is_read() {
    assert_eq!(findings("new Proxy(tunnel, { ownKeys: fail })"), json!([]));
}

#[wasm_bindgen_test]
fn a_revoked_proxy_is_unreadable_wherever_it_is() {
    assert_eq!(findings("revoked({})"), json!([[[], "type", "unreadable"]]));
    assert_eq!(findings(&with("auth: revoked({})")), json!([[["auth"], "type", "unreadable"]]));
    assert_eq!(
        findings(&with("cloudNetworkCIDRs: revoked([])")),
        json!([[["cloudNetworkCIDRs"], "type", "unreadable"]])
    );
    assert_eq!(
        findings(&with("peerNetworkCIDRs: [revoked({})]")),
        json!([[["peerNetworkCIDRs", 0], "type", "unreadable"]])
    );
}

#[wasm_bindgen_test]
fn values_of_other_types_are_told_by_their_types_names() {
    for (value, actual) in [
        ("undefined", "undefined"),
        ("null", "null"),
        ("true", "boolean"),
        ("7", "number"),
        ("7n", "bigint"),
        ("'x'", "string"),
        ("Symbol('x')", "symbol"),
        ("() => {}", "function"),
        ("class {}", "function"),
        ("[]", "array"),
        ("revoked(() => {})", "function"),
    ] {
        assert_eq!(findings(value), json!([[[], "type", actual]]), "{value}");
    }
}

#[wasm_bindgen_test]
fn members_of_other_types_are_told_by_their_types_names() {
    for (value, actual) in [("null", "null"), ("7n", "bigint"), ("Symbol('x')", "symbol"), ("fail", "function")] {
        assert_eq!(findings(&with(&format!("name: {value}"))), json!([[["name"], "type", actual]]));
        assert_eq!(
            findings(&with(&format!("ike: {{ lifetime: {value} }}"))),
            json!([[["ike", "lifetime"], "type", actual]])
        );
    }
}

#[wasm_bindgen_test]
fn boxed_and_other_objects_are_objects() {
    for value in ["new String('office')", "new Date()", "new Map()", "/x/"] {
        assert_eq!(findings(&with(&format!("name: {value}"))), json!([[["name"], "type", "object"]]), "{value}");
    }
}

#[wasm_bindgen_test]
fn a_member_that_is_undefined_counts_as_missing() {
    assert_eq!(findings(&with("description: undefined, ike: { lifetime: undefined }")), json!([]));
    assert_eq!(findings(&with("name: undefined")), json!([[["name"], "required", null]]));
    assert_eq!(
        findings(&with("auth: { method: 'PSK', psk: undefined }")),
        json!([[["auth", "psk"], "psk.required", null]])
    );
}

#[wasm_bindgen_test]
fn the_holes_of_a_list_are_undefined() {
    assert_eq!(
        findings(&with("peerNetworkCIDRs: [, '10.8.0.0/24', ,]")),
        json!([[["peerNetworkCIDRs", 0], "type", "undefined"], [["peerNetworkCIDRs", 2], "type", "undefined"],])
    );
}

#[wasm_bindgen_test]
fn the_longest_list_is_examined_up_to_its_hundredth_element() {
    let issues = plain(&validate_tunnel(&js(&with("peerNetworkCIDRs: new Array(2 ** 32 - 1)")), true));
    assert_eq!(issues.as_array().map(Vec::len), Some(101));
    assert_eq!(issues[0]["params"], json!({ "field": "peerNetworkCIDRs", "maximum": 20, "count": 4_294_967_295_u32 }));
}

#[wasm_bindgen_test]
fn what_only_resembles_a_list_is_an_object() {
    let list = "{ 0: '10.8.0.0/24', length: 1 }";
    assert_eq!(
        findings(&with(&format!("peerNetworkCIDRs: {list}"))),
        json!([[["peerNetworkCIDRs"], "type", "object"]])
    );
}

#[wasm_bindgen_test]
fn numbers_that_json_cannot_hold_are_no_whole_numbers() {
    for number in ["NaN", "Infinity", "-Infinity", "3600.5"] {
        let issues = plain(&validate_tunnel(&js(&with(&format!("ike: {{ lifetime: {number} }}"))), false));
        assert_eq!((&issues[0]["code"], &issues[1]), (&json!("number.integer"), &Json::Null), "{number}");
    }
}

#[wasm_bindgen_test]
fn text_is_measured_in_code_points() {
    for (character, name) in [("a", "a letter"), ("𝕏", "a surrogate pair"), ("\\ud800", "a lone surrogate")] {
        assert_eq!(findings(&with(&format!("name: '{character}'.repeat(255)"))), json!([]), "{name}");
        let issues = plain(&validate_tunnel(&js(&with(&format!("name: '{character}'.repeat(256)"))), true));
        assert_eq!(issues[0]["params"]["length"], 256, "{name}");
    }
}

#[wasm_bindgen_test]
fn own_members_that_the_api_does_not_know_are_told() {
    assert_eq!(
        findings(&with("Name: 1, ike: { lifetme: 2 }, [Symbol('x')]: 3, ['__proto__']: 4")),
        json!([
            [["Name"], "member.unknown", null],
            [["__proto__"], "member.unknown", null],
            [["ike", "lifetme"], "member.unknown", null],
        ])
    );
}

#[wasm_bindgen_test]
fn an_envelope_around_a_tunnel_is_told_from_a_member_of_another_value() {
    let reason = |members: &str| {
        let issues = plain(&validate_tunnel(&js(&with(members)), true));
        assert_eq!((&issues[0]["code"], &issues[1]), (&json!("member.unknown"), &Json::Null), "{members}");
        issues[0]["params"]["reason"].clone()
    };
    for value in ["{}", "tunnel", "new Proxy(tunnel, {})"] {
        assert_eq!(reason(&format!("properties: {value}")), "wrapped", "{value}");
    }
    for value in ["undefined", "null", "7n", "'x'", "[]", "fail", "revoked({})"] {
        assert_eq!(reason(&format!("properties: {value}")), Json::Null, "{value}");
    }
    assert_eq!(reason("get properties() { fail(); }"), Json::Null);
}

#[wasm_bindgen_test]
fn the_input_stays_as_it_is() {
    let tunnel = js("tunnel");
    validate_tunnel(&tunnel, true);
    assert_eq!(plain(&tunnel), plain(&js("tunnel")));
}

// ── Issues ──────────────────────────────────────────────────────────────────────────────────────────

#[wasm_bindgen_test]
fn issues_cross_with_code_path_params_and_suggestion() {
    let issues = validate_tunnel(&js(&with("ike: { lifetime: 100000, integrityAlgorithm: 'sha-256' }")), false);
    assert_eq!(
        plain(&issues),
        json!([
            {
                "code": "enum",
                "path": ["ike", "integrityAlgorithm"],
                "params": { "field": "ike.integrityAlgorithm", "allowed": ["SHA256", "SHA384", "SHA512", "AES-XCBC"] },
                "suggestion": "SHA256",
            },
            {
                "code": "number.max",
                "path": ["ike", "lifetime"],
                "params": { "field": "ike.lifetime", "maximum": 86400, "value": 100000, "reason": "seconds" },
                "suggestion": 86400,
            },
        ])
    );
}

#[wasm_bindgen_test]
fn issues_cross_as_plain_objects() {
    let issues: Array = validate_tunnel(&js("{}"), false).unchecked_into();
    let issue: Object = issues.get(0).unchecked_into();
    let params = js_sys::Reflect::get(&issue, &"params".into()).expect("a member");
    let plain_prototype = Object::get_prototype_of(&Object::new());
    for object in [issue.as_ref(), &params] {
        assert_eq!(Object::get_prototype_of(object), plain_prototype);
    }
    assert!(
        Array::is_array(&issues) && Array::is_array(&js_sys::Reflect::get(&issue, &"path".into()).expect("a path"))
    );
}

#[wasm_bindgen_test]
fn an_issue_without_a_suggestion_has_none() {
    let issues: Array = validate_tunnel(&js("{}"), false).unchecked_into();
    assert!(js_sys::Reflect::get(&issues.get(0), &"suggestion".into()).expect("a member").is_undefined());
}

#[wasm_bindgen_test]
fn no_issue_holds_the_key() {
    for auth in [
        "{ psk: key }",
        "{ method: key, psk: { key: [key] } }",
        "{ method: 'PSK', psk: { key: { key } } }",
        "key",
        "[key]",
    ] {
        let issues = validate_tunnel(&js(&with(&format!("auth: {auth}"))), true);
        assert!(issues.is_object() && !plain(&issues).to_string().contains("canary"), "{auth}");
    }
}

// ── JSON text, lists, fields ────────────────────────────────────────────────────────────────────────

/// Issues without the positions that only text has, wherever in the value they are.
fn without_positions(value: Json) -> Json {
    match value {
        Json::Array(items) => items.into_iter().map(without_positions).collect(),
        Json::Object(members) => {
            let others = members.into_iter().filter(|(name, _)| name != "position");
            others.map(|(name, value)| (name, without_positions(value))).collect::<serde_json::Map<_, _>>().into()
        }
        value => value,
    }
}

#[wasm_bindgen_test]
fn json_text_is_judged_as_the_object_is() {
    for expression in ["tunnel", "{}", "7", &with("name: 7, x: 1, ike: { lifetime: 1 }, peerNetworkCIDRs: []")] {
        let value = js(expression);
        let text = String::from(js_sys::JSON::stringify(&value).expect("JSON"));
        assert_eq!(
            without_positions(plain(&validate_tunnel_json(text.into_bytes(), true))),
            plain(&validate_tunnel(&value, true)),
            "{expression}"
        );
    }
}

#[wasm_bindgen_test]
fn a_lifetime_in_json_text_may_be_written_as_any_number() {
    for (lifetime, code) in
        [("3600.5", Some("number.integer")), ("36e2", None), ("3600.0", None), (&"9".repeat(30), Some("number.max"))]
    {
        let text = format!("{{\"ike\":\n{{\"lifetime\": {lifetime}}}}}");
        let issues = plain(&validate_tunnel_json(text.into_bytes(), true));
        let found = issues.as_array().into_iter().flatten().find(|issue| issue["path"] == json!(["ike", "lifetime"]));
        assert_eq!(found.map(|issue| issue["code"].clone()), code.map(Json::from), "{lifetime}");
    }
}

#[wasm_bindgen_test]
fn a_mistake_in_json_text_crosses_as_an_issue_with_its_position() {
    let position = json!({ "line": 2, "column": 1, "offset": 2 });
    let tunnel = plain(&validate_tunnel_json(b"{\n,".to_vec(), true));
    assert_eq!((&tunnel[0]["code"], &tunnel[0]["position"]), (&json!("json.syntax"), &position));
    let list = plain(&validate_tunnels_json(b"[\n,".to_vec(), true));
    assert_eq!((&list["issues"][0]["code"], &list["issues"][0]["position"]), (&json!("json.syntax"), &position));
}

#[wasm_bindgen_test]
fn the_json_text_of_a_list_is_judged_as_its_elements_are() {
    let list = js("[tunnel, { ...tunnel, name: ' ' }, null, {}]");
    let text = String::from(js_sys::JSON::stringify(&list).expect("JSON"));
    let report = without_positions(plain(&validate_tunnels_json(text.into_bytes(), true)));
    let alone = |index| plain(&validate_tunnel(&list.unchecked_ref::<Array>().get(index), true));
    let reports: Json = [1, 2, 3].map(|index| json!({ "index": index, "issues": alone(index) })).into_iter().collect();
    assert_eq!(report, json!({ "total": 4, "valid": 2, "issues": [], "reports": reports }));
}

#[wasm_bindgen_test]
fn a_field_is_checked_by_its_path() {
    let check = |path: &str, value: &str| {
        let issues = plain(&validate_field(&js(path).unchecked_into(), &js(value), true));
        issues.as_array().into_iter().flatten().map(|issue| json!([issue["path"], issue["code"]])).collect::<Json>()
    };
    assert_eq!(check("['peerNetworkCIDRs', 0]", "'10.0.0.0/8'"), json!([]));
    assert_eq!(check("['peerNetworkCIDRs', '3']", "'x'"), json!([[["peerNetworkCIDRs", 3], "cidr.invalid"]]));
    assert_eq!(check("['ike', 'lifetime']", "1"), json!([[["ike", "lifetime"], "number.min"]]));
    assert_eq!(check("['auth', 'psk']", "undefined"), json!([[["auth", "psk"], "psk.required"]]));
    assert_eq!(check("[]", "7"), json!([[[], "type"]]));
    assert_eq!(check("['nonsense']", "7"), json!([[["nonsense"], "field.unknown"]]));
}

#[wasm_bindgen_test]
fn a_path_of_anything_leads_nowhere() {
    for path in ["[Symbol('x')]", "[{}]", "[-1]", "[0.5]", "[NaN]", "[null]", "['ike', undefined]", "[2 ** 53]"] {
        let issues = plain(&validate_field(&js(path).unchecked_into(), &js("7"), true));
        assert_eq!(issues[0]["code"], "field.unknown", "{path}");
    }
}

#[wasm_bindgen_test]
fn definitions_and_tunnels_as_read_are_compared() {
    let tunnels = "[tunnel, { id: 'x', properties: tunnel }, null, 7n, revoked({}), { properties: 7 }]";
    let issues = plain(&check_tunnels(&js(tunnels).unchecked_into(), &Array::new()));
    let found: Json =
        issues.as_array().into_iter().flatten().map(|issue| json!([issue["path"], issue["code"]])).collect();
    assert_eq!(found, json!([[[1, "name"], "tunnels.name"], [[1, "remoteHost"], "tunnels.same-peer"]]));
}

// ── Small functions ─────────────────────────────────────────────────────────────────────────────────

#[wasm_bindgen_test]
fn a_network_crosses_with_its_parts() {
    assert_eq!(
        plain(&parse_cidr_text(&"10.1.2.3/8".into())),
        json!({
            "family": 4,
            "address": "10.1.2.3",
            "prefixLength": 8,
            "network": "10.0.0.0/8",
            "first": "10.0.0.0",
            "last": "10.255.255.255",
            "hostBitsSet": true,
        })
    );
}

#[wasm_bindgen_test]
fn what_is_no_text_is_no_network_no_host_and_no_id() {
    for value in
        ["undefined", "null", "7", "7n", "Symbol('x')", "['10.0.0.0/8']", "new String('10.0.0.0/8')", "revoked({})"]
    {
        let value = js(value);
        assert!(
            parse_cidr_text(&value).is_undefined() && !is_cidr(&value) && !is_remote_host(&value) && !is_uuid(&value)
        );
        assert_eq!(cidrs_overlap(&value, &"10.0.0.0/8".into()), None);
    }
}

#[wasm_bindgen_test]
fn an_id_is_made_from_a_gateway_id_and_a_name_alone() {
    let gateway = JsValue::from(GATEWAY);
    assert!(tunnel_id_for(&gateway, &"office".into()).is_string());
    for value in ["undefined", "null", "7", "Symbol('x')", "new String('office')", "revoked({})"] {
        let value = js(value);
        for refused in [tunnel_id_for(&value, &"office".into()), tunnel_id_for(&gateway, &value)] {
            assert_eq!(plain(&refused).as_array().map(Vec::len), Some(1), "issues");
        }
    }
}

#[wasm_bindgen_test]
fn networks_overlap_or_do_not() {
    let overlap = |one: &str, other: &str| cidrs_overlap(&one.into(), &other.into());
    assert_eq!(overlap("10.0.0.0/8", "10.1.0.0/16"), Some(true));
    assert_eq!(overlap("10.0.0.0/8", "::/0"), Some(false));
    assert_eq!(overlap("10.0.0.0/8", "x"), None);
}

#[wasm_bindgen_test]
fn javascript_reads_the_schemas_patterns_as_the_checks_do() {
    let accepts = |pattern: &str, text: &str| RegExp::new(pattern, "u").test(text);
    let long = ["a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(61)].join(".");
    let too_long = format!("{long}d");
    for text in [
        "",
        "a",
        "a.",
        ".a",
        "a..b",
        "1",
        "1.2.3.4",
        "1.2.3.256",
        "01.2.3.4",
        "a.1",
        "1a",
        "x--y",
        "-a",
        "a-",
        "a_b",
        "a\n",
        "é",
        "10.0.0.0/8",
        "10.0.0.0/33",
        "10.0.0.0/08",
        "::/0",
        "::/00",
        "::/129",
        "1::2::3/64",
        "::1.2.3.4/96",
        "::/0\n",
        &long,
        &too_long,
    ] {
        let value = JsValue::from(text);
        assert_eq!(accepts(json_schema::REMOTE_HOST, text), is_remote_host(&value), "{text:?}");
        let is_network = accepts(json_schema::IPV4_CIDR, text) || accepts(json_schema::IPV6_CIDR, text);
        assert_eq!(is_network, is_cidr(&value), "{text:?}");
    }
}

#[wasm_bindgen_test]
fn a_new_id_is_a_random_uuid() {
    let (one, other) = (new_tunnel_id(), new_tunnel_id());
    assert!(
        RegExp::new("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", "").test(&one),
        "{one}"
    );
    assert_ne!(one, other);
}

#[wasm_bindgen_test]
fn the_id_of_a_name_is_the_same_every_time() {
    let id = |name: &str| tunnel_id_for(&GATEWAY.into(), &name.into()).as_string().expect("an id");
    assert_eq!(id("office"), id("office"));
    assert_ne!(id("office"), id("Office"));
    assert!(Array::is_array(&tunnel_id_for(&"no gateway".into(), &"office".into())));
}

#[wasm_bindgen_test]
fn a_generated_key_is_letters_and_digits_for_so_many_bytes() {
    for (bytes, length) in [(16, 22), (32, 44), (256, 345)] {
        let key = generate_psk(bytes);
        assert!(RegExp::new(&format!("^[A-Za-z][A-Za-z0-9]{{{}}}$", length - 1), "").test(&key), "{key}");
        assert_ne!(key, generate_psk(bytes));
    }
}
