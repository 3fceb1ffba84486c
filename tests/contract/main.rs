//! The contract: each code with its path, params and suggestion, and every verdict against an oracle of its own.
#![cfg(not(target_arch = "wasm32"))]

mod advice_algorithms;
mod advice_members;
mod advice_networks;
mod advice_psk;
mod codes;
mod fields;
mod gateway;
mod messages;
mod oracle;
#[cfg(feature = "npm")]
mod packed;
mod plan;
mod properties;
mod quiet;
mod remote_host;
mod schema;
mod spellings;
mod suggestions;
mod syntax;
mod text;

use ionos_ipsec_tunnels::validate::{
    GatewayTunnel, Issue, LIST_EXAMINED, List, Object, Position, Step, SyntaxError, UnknownMember, Value, check_field,
    check_tunnel_json,
    rules::{self, Rule},
};
use serde_json::{Value as Json, json};

const KEY: &str = "canary-T7nq0vJw3mXc9sLk2bRz6yHd1gFa8uPe";

/// A tunnel about which there is nothing to say.
fn good() -> Json {
    json!({
        "name": "office",
        "description": "To the office in Karlsruhe.",
        "remoteHost": "vpn.mycompany.com",
        "auth": { "method": "PSK", "psk": { "key": KEY } },
        "ike": {
            "diffieHellmanGroup": "16-MODP4096", "encryptionAlgorithm": "AES256",
            "integrityAlgorithm": "SHA256", "lifetime": 86400,
        },
        "esp": {
            "diffieHellmanGroup": "20-ECP384", "encryptionAlgorithm": "AES128",
            "integrityAlgorithm": "SHA256", "lifetime": 3600,
        },
        "cloudNetworkCIDRs": ["10.7.0.0/24"],
        "peerNetworkCIDRs": ["10.8.0.0/24"],
    })
}

/// Sets the value at a path; a path that is not there is left alone.
fn set(tunnel: &mut Json, path: &[&str], value: Json) {
    let Some((last, parents)) = path.split_last() else {
        *tunnel = value;
        return;
    };
    match tunnel.pointer_mut(&parents.iter().map(|step| format!("/{step}")).collect::<String>()) {
        Some(Json::Object(members)) => drop(members.insert((*last).into(), value)),
        Some(Json::Array(items)) => {
            if let Some(item) = last.parse().ok().and_then(|index: usize| items.get_mut(index)) {
                *item = value;
            }
        }
        _ => {}
    }
}

fn steps(path: &str) -> Vec<&str> {
    path.split('.').filter(|step| !step.is_empty()).collect()
}

/// The good tunnel with another value at a path.
fn with(path: &str, value: Json) -> Json {
    let mut tunnel = good();
    set(&mut tunnel, &steps(path), value);
    tunnel
}

/// The good tunnel without a member.
fn without(path: &str) -> Json {
    let mut tunnel = good();
    remove(&mut tunnel, &steps(path));
    tunnel
}

fn remove(tunnel: &mut Json, path: &[&str]) {
    let Some((last, parents)) = path.split_last() else { return };
    let parent = tunnel.pointer_mut(&parents.iter().map(|step| format!("/{step}")).collect::<String>());
    if let Some(Json::Object(members)) = parent {
        members.remove(*last);
    }
}

fn check(tunnel: &Json, advice: bool) -> Vec<Issue> {
    placeless(check_tunnel_json(tunnel.to_string().as_bytes(), advice).expect("JSON"))
}

/// Issues as values without a text have them.
fn placeless(mut issues: Vec<Issue>) -> Vec<Issue> {
    issues.iter_mut().for_each(|issue| issue.position = None);
    issues
}

/// Line and column of a mistake in a text.
fn mistake<T: std::fmt::Debug>(found: Result<T, SyntaxError>) -> (u32, u32) {
    let Position { line, column, .. } = found.expect_err("no JSON").position;
    (line, column)
}

/// Issues as JSON, whole numbers as integers.
fn plain(issues: &[Issue]) -> Json {
    fn whole(value: Json) -> Json {
        match value {
            Json::Number(number) => match number.as_f64() {
                Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => json!(number as i64),
                _ => Json::Number(number),
            },
            Json::Array(items) => items.into_iter().map(whole).collect(),
            Json::Object(members) => members.into_iter().map(|(name, value)| (name, whole(value))).collect(),
            other => other,
        }
    }
    whole(json!(issues))
}

/// What the contract says of a tunnel.
fn errors(tunnel: &Json) -> Json {
    plain(&check(tunnel, false))
}

/// Paths with codes, in order of their texts.
fn findings(issues: &[Issue]) -> Vec<(String, &'static str)> {
    let mut findings: Vec<_> = issues.iter().map(|issue| (dotted(&issue.path), issue.code.as_str())).collect();
    findings.sort();
    findings
}

fn dotted(path: &[Step]) -> String {
    path.iter().map(Step::to_string).collect::<Vec<_>>().join(".")
}

/// A JSON value as the checks take it, built by hand.
fn value<'a>(rule: &Rule, json: &'a Json) -> Value<'a> {
    match (rule, json) {
        (_, Json::Null) => Value::Other("null"),
        (_, Json::Bool(_)) => Value::Other("boolean"),
        (_, Json::Number(number)) => Value::Number(number.as_f64().expect("a double")),
        (_, Json::String(text)) => Value::Text(text.into()),
        (Rule::List { of, .. }, Json::Array(items)) => Value::List(List {
            items: items.iter().take(LIST_EXAMINED).map(|item| value(of, item)).collect(),
            length: items.len(),
        }),
        (Rule::Object(members), Json::Object(object)) => {
            let known = |name: &str| members.iter().find(|member| member.name == name);
            let (mut members, mut unknown) = (Vec::new(), Vec::new());
            for (name, json) in object {
                match known(name) {
                    Some(member) => members.push((member.name, value(&member.rule, json))),
                    None => unknown.push(UnknownMember { name: name.into(), is_object: json.is_object() }),
                }
            }
            Value::Object(Object { members: members.into(), unknown: unknown.into() })
        }
        (_, Json::Array(_)) => Value::Other("array"),
        (_, Json::Object(_)) => Value::Other("object"),
    }
}

/// A tunnel of a gateway: a definition, or an answer of the API with `properties`, `id` and `metadata.status`.
fn gateway_tunnel(json: &Json) -> GatewayTunnel<'_> {
    let text = |value: &Json| value.as_str().map(str::to_owned);
    GatewayTunnel {
        definition: value(&rules::TUNNEL, json.get("properties").unwrap_or(json)),
        id: text(&json["id"]),
        status: text(&json["metadata"]["status"]),
    }
}

/// Every place in a tunnel.
const PLACES: [&str; 22] = [
    "",
    "name",
    "description",
    "remoteHost",
    "auth",
    "auth.method",
    "auth.psk",
    "auth.psk.key",
    "ike",
    "ike.diffieHellmanGroup",
    "ike.encryptionAlgorithm",
    "ike.integrityAlgorithm",
    "ike.lifetime",
    "esp",
    "esp.diffieHellmanGroup",
    "esp.encryptionAlgorithm",
    "esp.integrityAlgorithm",
    "esp.lifetime",
    "cloudNetworkCIDRs",
    "cloudNetworkCIDRs.0",
    "peerNetworkCIDRs",
    "peerNetworkCIDRs.0",
];

fn expected_type(path: &str) -> &'static str {
    match path {
        "" | "auth" | "auth.psk" | "ike" | "esp" => "object",
        "ike.lifetime" | "esp.lifetime" => "integer",
        "cloudNetworkCIDRs" | "peerNetworkCIDRs" => "array",
        _ => "string",
    }
}

/// A path as issues hold it.
fn array(path: &str) -> Json {
    steps(path).iter().map(|step| step.parse::<u32>().map_or(json!(step), |index| json!(index))).collect()
}

/// What is wrong with a field that holds `json`, or nothing at all.
fn check_field_json(path: &str, json: Option<&Json>, advice: bool) -> Vec<Issue> {
    check_field(&Step::parse_path(path), |rule| json.map_or(Value::Missing, |json| value(rule, json)), advice)
}
