//! Exports for the configuration of the other side.

use super::{
    issues,
    members::{get, object},
    value::{kind_of, read_definition},
};
use crate::{
    peers::{self, Config, Device, Options, Tunnel},
    validate::{Code, Issue, Step},
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The configuration of a tunnel's peer as `{ device, files, steps, issues }`. Where the tunnel or the options are not valid
/// it is `{ refused }` with the issues, and for an unknown device `undefined`.
#[wasm_bindgen(js_name = peerConfig)]
pub fn peer_config(tunnel: &JsValue, device: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let Some(device) = device.as_string().as_deref().and_then(Device::parse) else { return Ok(JsValue::UNDEFINED) };
    let (packed, is_read) = read_definition(tunnel);
    let value = packed.value();
    let tunnel = if is_read { Tunnel::from_value_read(&value) } else { Tunnel::from_value(&value) };
    let config = match (tunnel, read_options(options)) {
        (Ok(tunnel), Ok(options)) => peers::peer_config(&tunnel, device, &options),
        (Err(mut issues), Err(others)) => {
            issues.extend(others);
            Err(issues)
        }
        (Err(issues), _) | (_, Err(issues)) => Err(issues),
    };
    Ok(match config {
        Ok(config) => config_to_js(&config),
        Err(issues) => object([("refused", issues::to_array(&issues))]),
    })
}

/// The issues of each device with a tunnel, as an array of `[id of the device, issues]`. The tunnel need not be complete.
#[wasm_bindgen(js_name = peerSupport)]
pub fn peer_support(tunnel: &JsValue) -> Result<JsValue, JsValue> {
    let (packed, _) = read_definition(tunnel);
    let tunnel = Tunnel::draft(&packed.value());
    let entries: Array = peers::peer_support(&tunnel)
        .map(|(device, found)| JsValue::from(Array::of2(&device.id().into(), &issues::to_array(&found))))
        .collect();
    Ok(entries.into())
}

fn read_options(options: &JsValue) -> Result<Options, Vec<Issue>> {
    let mut issues = Vec::new();
    let mut text = |name: &'static str| {
        let value = get(options, name);
        let text = value.as_string();
        if text.is_none() && !value.is_undefined() && !value.is_null() {
            let issue = Issue::new(Code::Type, &[Step::from(name)]).with("expected", "string");
            issues.push(issue.with("actual", kind_of(&value)));
        }
        text
    };
    let (gateway_address, gateway_id) = (text("gatewayAddress"), text("gatewayId"));
    let (peer_id, peer_address) = (text("peerId"), text("peerAddress"));
    if issues.is_empty() && gateway_address.is_none() {
        issues.push(Issue::new(Code::Required, &[Step::from("gatewayAddress")]));
    }
    match gateway_address {
        Some(gateway_address) if issues.is_empty() => {
            Ok(Options { gateway_address, gateway_id, peer_id, peer_address })
        }
        _ => Err(issues),
    }
}

fn config_to_js(config: &Config) -> JsValue {
    let file = |file: &peers::File| {
        object([
            ("name", file.name.as_str().into()),
            ("text", file.text.as_str().into()),
            ("secret", file.secret.into()),
        ])
    };
    object([
        ("device", config.device.id().into()),
        ("files", config.files.iter().map(file).collect::<Array>().into()),
        ("steps", config.steps.iter().map(|step| JsValue::from(step.as_str())).collect::<Array>().into()),
        ("issues", issues::to_array(&config.issues)),
    ])
}
