//! Events as plain objects for the listener.

use crate::{
    bindings::members::{object, set},
    client::{ClientEvent, Method},
};
use wasm_bindgen::prelude::*;

/// An event as a plain object for the listener: `type`, `callId`, and the members of its kind.
pub(super) fn event(event: &ClientEvent) -> JsValue {
    let of_call = |kind: &str, call_id: &u32| object([("type", kind.into()), ("callId", (*call_id).into())]);
    let of_request = |kind: &str, call_id: &u32, method: &Method, url: &String, attempt: &u32| {
        let plain = of_call(kind, call_id);
        set(&plain, "method", &method.as_str().into());
        set(&plain, "url", &url.into());
        set(&plain, "attempt", &(*attempt).into());
        plain
    };
    match event {
        ClientEvent::Request { call_id, method, url, attempt } => of_request("request", call_id, method, url, attempt),
        ClientEvent::Response { call_id, method, url, attempt, status, duration_ms, request_id } => {
            let plain = of_request("response", call_id, method, url, attempt);
            set(&plain, "status", &(*status).into());
            set(&plain, "durationMs", &(*duration_ms).into());
            if let Some(request_id) = request_id {
                set(&plain, "requestId", &request_id.into());
            }
            plain
        }
        ClientEvent::Retry { call_id, method, url, attempt, delay_ms, reason } => {
            let plain = of_request("retry", call_id, method, url, attempt);
            set(&plain, "delayMs", &(*delay_ms).into());
            set(&plain, "reason", &reason.into());
            plain
        }
        ClientEvent::End { call_id, outcome, duration_ms, attempts, code } => {
            let plain = of_call("end", call_id);
            set(&plain, "outcome", &outcome.as_str().into());
            set(&plain, "durationMs", &(*duration_ms).into());
            set(&plain, "attempts", &(*attempts).into());
            if let Some(code) = code {
                set(&plain, "code", &code.into());
            }
            plain
        }
    }
}
