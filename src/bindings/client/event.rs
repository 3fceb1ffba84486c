//! Events as the listener gets them.

use crate::{
    bindings::names::{object, set},
    client::{ClientEvent, Method},
};
use wasm_bindgen::prelude::*;

/// An event as the listener gets it.
pub(super) fn event(event: &ClientEvent) -> JsValue {
    let told = |kind: &str, call_id: &u32, request: Option<(&Method, &String, &u32)>| {
        let told = object([("type", kind.into()), ("callId", (*call_id).into())]);
        if let Some((method, url, attempt)) = request {
            set(&told, "method", &method.as_str().into());
            set(&told, "url", &url.into());
            set(&told, "attempt", &(*attempt).into());
        }
        told
    };
    match event {
        ClientEvent::Request { call_id, method, url, attempt } => {
            told("request", call_id, Some((method, url, attempt)))
        }
        ClientEvent::Response { call_id, method, url, attempt, status, duration_ms, request_id } => {
            let told = told("response", call_id, Some((method, url, attempt)));
            set(&told, "status", &(*status).into());
            set(&told, "durationMs", &(*duration_ms).into());
            if let Some(request_id) = request_id {
                set(&told, "requestId", &request_id.into());
            }
            told
        }
        ClientEvent::Retry { call_id, method, url, attempt, delay_ms, reason } => {
            let told = told("retry", call_id, Some((method, url, attempt)));
            set(&told, "delayMs", &(*delay_ms).into());
            set(&told, "reason", &reason.into());
            told
        }
        ClientEvent::End { call_id, outcome, duration_ms, attempts, code } => {
            let told = told("end", call_id, None);
            set(&told, "outcome", &outcome.as_str().into());
            set(&told, "durationMs", &(*duration_ms).into());
            set(&told, "attempts", &(*attempts).into());
            if let Some(code) = code {
                set(&told, "code", &code.into());
            }
            told
        }
    }
}
