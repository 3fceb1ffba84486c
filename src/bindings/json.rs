//! Exports for JSON text. Only the main entry has them.

use super::{
    issues,
    members::object,
    validation::{Returned, issues_to_js},
};
use crate::validate::{self, SyntaxError, TunnelsReport};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The platform's `Number`, which reads a number from its text.
    #[wasm_bindgen(js_name = Number)]
    fn number(text: &str) -> f64;
}

/// The issues of a tunnel in JSON text.
#[wasm_bindgen(js_name = validateTunnelJson)]
pub fn validate_tunnel_json(json: Vec<u8>, advice: bool) -> Returned {
    let issues = validate::check_tunnel_json_with(number, &json, advice);
    Ok(issues_to_js(&issues.unwrap_or_else(|error| vec![error.issue()])))
}

/// The issues of a list of tunnels in JSON text.
#[wasm_bindgen(js_name = validateTunnelsJson)]
pub fn validate_tunnels_json(json: Vec<u8>, advice: bool) -> Returned {
    let report = validate::check_tunnels_json_with(number, &json, advice);
    let nothing = |error: SyntaxError| TunnelsReport { issues: vec![error.issue()], ..TunnelsReport::default() };
    Ok(report_to_js(&report.unwrap_or_else(nothing)))
}

fn report_to_js(report: &TunnelsReport) -> JsValue {
    let reports = Array::new();
    for one in &report.reports {
        reports.push(&object([("index", one.index.into()), ("issues", issues::to_array(&one.issues))]));
    }
    object([
        ("total", report.total.into()),
        ("valid", report.valid.into()),
        ("reports", reports.into()),
        ("issues", issues::to_array(&report.issues)),
    ])
}
