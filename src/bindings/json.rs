//! Exports for JSON text, in the main entry alone.

use super::{
    issues,
    names::object,
    validation::{Answer, issues_to_js},
};
use crate::validate::{self, SyntaxError, TunnelsReport};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The platform's reading of a number.
    #[wasm_bindgen(js_name = Number)]
    fn number(text: &str) -> f64;
}

fn syntax_error_to_js(error: SyntaxError) -> JsValue {
    object([("line", error.line.into()), ("column", error.column.into())])
}

/// The issues of a tunnel in JSON text, or `{ line, column }` of a mistake in the text.
#[wasm_bindgen(js_name = validateTunnelJson)]
pub fn validate_tunnel_json(json: Vec<u8>, advice: bool) -> Answer {
    Ok(match validate::check_tunnel_json_with(number, &json, advice) {
        Ok(issues) => issues_to_js(&issues),
        Err(error) => syntax_error_to_js(error),
    })
}

/// The issues of a list of tunnels in JSON text, or `{ line, column }` of a mistake in the text, as for one tunnel.
#[wasm_bindgen(js_name = validateTunnelsJson)]
pub fn validate_tunnels_json(json: Vec<u8>, advice: bool) -> Answer {
    Ok(match validate::check_tunnels_json_with(number, &json, advice) {
        Ok(report) => report_to_js(&report),
        Err(error) => syntax_error_to_js(error),
    })
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
