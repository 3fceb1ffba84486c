//! Prints as JSON the facts that the build copies from Rust into the package's JavaScript: the catalogue, the algorithms, the
//! limits, the regions, the codes of errors, the devices for the other side, the bounds of generated keys, the members of a
//! tunnel with their defaults, and the JSON Schemas.

use ionos_ipsec_tunnels::{
    client::{
        ConfigurationCode, WaitReason,
        failure::{Defect, TimeLimit},
    },
    model,
    peers::Device,
    validate,
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use validate::{
    Code, PSK_BYTES, json_schema,
    rules::{self, Default, Rule},
};

fn main() {
    let facts = json!({
        "issueCatalog": catalog(),
        "algorithms": {
            "diffieHellmanGroups": with_default(&model::DIFFIE_HELLMAN_GROUPS, model::DiffieHellmanGroup::DEFAULT.as_str()),
            "encryptionAlgorithms": with_default(&model::ENCRYPTION_ALGORITHMS, model::EncryptionAlgorithm::DEFAULT.as_str()),
            "integrityAlgorithms": with_default(&model::INTEGRITY_ALGORITHMS, model::IntegrityAlgorithm::DEFAULT.as_str()),
        },
        "limits": limits(),
        "regions": model::REGIONS.iter().map(|region| (region.id.into(), region.base_url.into())).collect::<Map<_, Value>>(),
        "peerDevices": Device::ALL.iter().map(peer_device).collect::<Vec<_>>(),
        "pskBytes": { "min": PSK_BYTES.start(), "max": PSK_BYTES.end() },
        "errorCodes": {
            "ConfigurationError": ConfigurationCode::ALL.map(ConfigurationCode::as_str),
            "ResponseError": Defect::ALL.map(Defect::code),
            "TimeoutError": TimeLimit::ALL.map(TimeLimit::code),
            "WaitError": WaitReason::ALL.map(WaitReason::code),
        },
        "members": members(rules::tunnel_members()),
        "schemas": { "input": json_schema::input(), "output": json_schema::output() },
    });
    println!("{facts:#}");
}

fn peer_device(device: &Device) -> Value {
    json!({ "id": device.id(), "label": device.label(), "verified": device.verified().as_str() })
}

fn catalog() -> Map<String, Value> {
    let entry = |code: &Code| {
        let mut entry = json!({ "severity": code.severity().as_str(), "template": code.template() });
        if let Some(reference) = code.reference() {
            entry["reference"] = json!(reference);
        }
        if !code.reasons().is_empty() {
            entry["reasons"] = code.reasons().iter().map(|(reason, words)| (*reason, *words)).collect();
        }
        if !code.sources().is_empty() {
            entry["references"] = code.sources().iter().map(|(of, source)| (*of, *source)).collect();
        }
        (code.as_str().to_owned(), entry)
    };
    Code::ALL.iter().map(entry).collect()
}

fn with_default<T: Serialize>(rows: &[T], default: &str) -> Vec<Value> {
    let row = |row: &T| {
        let mut row = json!(row);
        row["default"] = json!(row["value"] == default);
        row
    };
    rows.iter().map(row).collect()
}

fn limits() -> Value {
    let lifetime =
        |lifetime: model::Lifetime| json!({ "min": lifetime.min, "max": lifetime.max, "default": lifetime.default });
    let page = model::PAGE_LIMIT;
    json!({
        "nameLength": model::NAME_LENGTH,
        "descriptionLength": model::DESCRIPTION_LENGTH,
        "cidrsPerSide": { "min": model::CIDRS_PER_SIDE.0, "max": model::CIDRS_PER_SIDE.1 },
        "ikeLifetime": lifetime(model::IKE_LIFETIME),
        "espLifetime": lifetime(model::ESP_LIFETIME),
        "pageLimit": { "min": page.min, "max": page.max, "default": page.default },
        "tunnelsPerGateway": model::TUNNELS_PER_GATEWAY,
    })
}

/// The members of an object as a tree: for each the tree of its own members, or its default, or `false` where it has neither.
fn members(members: &[rules::Member]) -> Value {
    let entry = |member: &rules::Member| {
        let value = match (&member.rule, member.default) {
            (Rule::Object(inner), _) => self::members(inner),
            (_, Some(Default::Text(text))) => json!(text),
            (_, Some(Default::Number(number))) => json!(number),
            (_, None) => json!(false),
        };
        (member.name.to_owned(), value)
    };
    Value::Object(members.iter().map(entry).collect())
}
