//! What a call waits for: tokens, attempts, pauses. The only place that knows the wire, which `wire.js` handles.

use super::{Failure, Operation, config, error::refusal, retry::Trouble};
use crate::bindings::names::get;
use gloo_net::http::Headers;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

/// Largest body that is read, in bytes.
const LARGEST_BODY: f64 = 16.0 * 1024.0 * 1024.0;

#[wasm_bindgen(module = "/src/client/wire.js")]
extern "C" {
    /// Pauses.
    #[wasm_bindgen(js_namespace = wire)]
    pub fn pause(signals: &Array, ms: f64) -> Promise;
    /// What a source, or a promise of it, gives as a token.
    #[wasm_bindgen(js_namespace = wire)]
    pub fn token(signals: &Array, source: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = wire, js_name = attempt)]
    fn start(
        signals: &Array,
        fetch: &JsValue,
        url: &str,
        method: &str,
        head: &str,
        body: &JsValue,
        timeout_ms: f64,
        largest_body: f64,
    ) -> Promise;

    /// A promise of a token, which several calls may wait for.
    #[wasm_bindgen(js_namespace = wire)]
    pub fn ask(source: &JsValue) -> JsValue;
    /// Tells a listener of the caller's.
    #[wasm_bindgen(js_namespace = wire)]
    pub fn tell(listener: &Function, value: &JsValue);

    /// A `promise`, and what settles it.
    #[wasm_bindgen(js_namespace = wire)]
    pub fn deferred() -> JsValue;
    /// Settles a promise.
    #[wasm_bindgen(js_namespace = wire)]
    pub fn settle(deferred: &JsValue, is_good: bool, value: &JsValue);
}

/// Signals that end what is waited for.
pub type Signals = Array;

/// What came of an attempt.
pub struct Answer {
    /// The status; 0 where there is none, or for a redirect that the platform hides.
    pub status: u16,
    /// Why it is no success.
    pub trouble: Option<Trouble>,
    /// As `wire.js` gives it: the `text` of the body and the `headers`, so far as they came, and the `cause`, which is
    /// what the platform threw.
    pub outcome: JsValue,
}

impl Answer {
    /// Reads what came of an attempt.
    pub fn new(fault: Option<&str>, outcome: JsValue) -> Self {
        let status = get(&outcome, "status").as_f64().unwrap_or_default() as u16;
        let trouble = match fault {
            Some("timeout") => Some(Trouble::Timeout),
            Some("connection") => Some(Trouble::Connection),
            None if matches!(status, 200..300) => None,
            None if matches!(status, 0 | 300..400) => Some(Trouble::Redirect),
            Some("too-large") if status < 400 => Some(Trouble::TooLarge),
            Some(_) if status < 400 => Some(Trouble::Truncated),
            // An error status says enough, also when its body cannot be read.
            _ => Some(Trouble::Status(status)),
        };
        Self { status, trouble, outcome }
    }

    /// A part of the outcome.
    pub fn part(&self, name: &'static str) -> JsValue {
        get(&self.outcome, name)
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        let headers = self.part("headers");
        if headers.is_object() { Headers::from_raw(headers.unchecked_into()).get(name) } else { None }
    }
}

/// Sends a request and reads the whole answer within `timeout_ms` (0: no limit). `fetch` is the caller's own, or
/// `undefined`; `head` holds the header fields, a line each.
pub fn attempt(signals: &Signals, fetch: &JsValue, operation: &Operation, head: &str, timeout_ms: f64) -> Promise {
    let Operation { method, url, body, .. } = operation;
    start(signals, fetch, url, method.as_str(), head, body, timeout_ms, LARGEST_BODY)
}

/// The token in an outcome.
pub fn token_of(outcome: &JsValue) -> Result<String, Failure> {
    if get(outcome, "fault").is_string() {
        let refusal = refusal("token.unavailable", &["The token function failed; its error is the cause."]);
        return Err(Failure::refused(&refusal, &get(outcome, "cause")));
    }
    let words = "The token function must return a string, or a promise of one.";
    let token = get(outcome, "token").as_string().ok_or_else(|| refusal("token.invalid", &[words]))?;
    config::check_token(&token)?;
    Ok(token)
}
