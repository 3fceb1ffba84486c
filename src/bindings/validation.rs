//! Exports for validation, and for the helpers beside it: networks, ids and keys. Issues cross as plain data; the package's
//! JavaScript adds their severities, messages and references from the catalogue.

use super::{
    issues,
    members::object,
    random,
    value::{Unknown, kind_of, read, read_path},
};
use crate::validate::{self, Code, Issue, parse_cidr, rules};
use wasm_bindgen::prelude::*;

/// What these exports return. It is never `Err`. The type is a `Result` because of a bug in V8 11.3 (Node 20): it inlines
/// hot calls of WebAssembly functions that return a single reference, and aborts the process when it has to deoptimise such
/// code during the call. A `Result` returns several values, and so is not inlined.
pub(super) type Returned = Result<JsValue, JsValue>;

/// Issues as an array, or `undefined` where there are none, so that nothing is made for a valid tunnel.
pub(super) fn issues_to_js(found: &[Issue]) -> JsValue {
    if found.is_empty() { JsValue::UNDEFINED } else { issues::to_array(found) }
}

/// Whether to read the names of unknown members: only advice is about them.
pub(super) fn unknown(advice: bool) -> Unknown {
    if advice { Unknown::Named } else { Unknown::Ignored }
}

/// The issues of a tunnel; `true` where there are none and no member with a default is left out, so that the input itself is
/// the result.
#[wasm_bindgen(js_name = validateTunnel)]
pub fn validate_tunnel(input: &JsValue, advice: bool) -> Returned {
    let packed = read(&rules::TUNNEL, input, unknown(advice));
    let found = validate::judge_tunnel(&packed.value(), advice);
    Ok(if found.issues.is_empty() && !found.lacks_defaults { JsValue::TRUE } else { issues_to_js(&found.issues) })
}

/// The issues of one field.
#[wasm_bindgen(js_name = validateField)]
pub fn validate_field(path: &JsValue, value: &JsValue, advice: bool) -> Returned {
    let path = read_path(path);
    let mut kept = None;
    let issues = validate::check_field(&path, |rule| kept.insert(read(rule, value, unknown(advice))).value(), advice);
    Ok(issues_to_js(&issues))
}

/// The parts of a network, or `undefined`. JavaScript adds `size`, which fits no Rust integer.
#[wasm_bindgen(js_name = parseCidr)]
pub fn parse_cidr_text(text: &JsValue) -> Returned {
    let text = text.as_string().unwrap_or_default();
    let Some(cidr) = parse_cidr(&text) else { return Ok(JsValue::UNDEFINED) };
    Ok(object([
        ("family", cidr.family().into()),
        ("address", cidr.address.into()),
        ("prefixLength", cidr.prefix_length().into()),
        ("network", cidr.network().into()),
        ("first", cidr.first().into()),
        ("last", cidr.last().into()),
        ("hostBitsSet", cidr.host_bits_set().into()),
    ]))
}

/// Whether the API's patterns accept a network.
#[wasm_bindgen(js_name = isCidr)]
pub fn is_cidr(text: &JsValue) -> bool {
    is_text(text, |text| parse_cidr(text).is_some())
}

fn is_text(text: &JsValue, accepts: fn(&str) -> bool) -> bool {
    text.as_string().is_some_and(|text| accepts(&text))
}

/// Whether two networks overlap; `undefined` where one is none.
#[wasm_bindgen(js_name = cidrsOverlap)]
pub fn cidrs_overlap(a: &JsValue, b: &JsValue) -> Option<bool> {
    let (a, b) = (a.as_string()?, b.as_string()?);
    Some(parse_cidr(&a)?.overlaps(&parse_cidr(&b)?))
}

/// Whether a text is a UUID in its hyphenated form.
#[wasm_bindgen(js_name = isUuid)]
pub fn is_uuid(text: &JsValue) -> bool {
    is_text(text, validate::is_uuid)
}

/// A random (version 4) id.
#[wasm_bindgen(js_name = newTunnelId)]
pub fn new_tunnel_id() -> String {
    let mut seed = [0; 16];
    seed.copy_from_slice(&random::bytes(16));
    validate::random_id(seed)
}

/// The id (version 5) of a name within a gateway. An array of issues where the gateway's id is no UUID, or the name no text.
#[wasm_bindgen(js_name = tunnelIdFor)]
pub fn tunnel_id_for(gateway_id: &JsValue, name: &JsValue) -> Returned {
    let (gateway_id, given) = (gateway_id.as_string(), name.as_string());
    let id = gateway_id.as_deref().zip(given.as_deref()).and_then(|(id, name)| validate::tunnel_id_for(id, name));
    Ok(id.map_or_else(
        || {
            let mut issues: Vec<_> = validate::check_id(gateway_id.as_deref(), "gatewayId").into_iter().collect();
            if given.is_none() {
                let issue = Issue::new(Code::Type, &["name".into()]).with("expected", "string");
                issues.push(issue.with("actual", kind_of(name)));
            }
            issues_to_js(&issues)
        },
        JsValue::from,
    ))
}

/// A random key that is worth `bytes` random bytes. JavaScript has checked that they are within
/// [`PSK_BYTES`](crate::validate::PSK_BYTES).
#[wasm_bindgen(js_name = generatePsk)]
pub fn generate_psk(bytes: u32) -> String {
    validate::generate_psk(bytes, random::bytes)
}
