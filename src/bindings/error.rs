//! Turns a failure into a real `Error` object of the package's classes.

use super::{issues, validation::to_js};
use crate::{
    client::{Call, Failure, WaitReason},
    names::{object, set},
    validate::Issue,
};
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static MAKE_ERROR: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Says how errors are made: a function that takes a description (`name`, `message`, `code` and the members of the
/// class) and gives an `Error`. Until then, descriptions are thrown as they are.
#[wasm_bindgen(js_name = useErrors)]
pub fn use_errors(make_error: Function) {
    MAKE_ERROR.set(Some(make_error));
}

fn make_error(name: &str, message: &str, code: &str, members: JsValue) -> JsValue {
    set(&members, "name", &name.into());
    set(&members, "message", &message.into());
    set(&members, "code", &code.into());
    let make = MAKE_ERROR.with_borrow(Option::clone);
    make.and_then(|make| make.call1(&JsValue::UNDEFINED, &members).ok()).unwrap_or(members)
}

/// The error about ids or definitions that are not acceptable; JavaScript words it from the issues.
pub fn validation_error(found: &[Issue]) -> JsValue {
    make_error("ValidationError", "", "validation.failed", object([("issues", issues::to_array(found))]))
}

/// What a promise is rejected with, or a constructor throws.
pub fn to_error(failure: Failure) -> JsValue {
    match failure {
        Failure::Aborted(reason) => reason,
        Failure::Validation(issues) => validation_error(&issues),
        Failure::Configuration { code, message, cause } => {
            make_error("ConfigurationError", &message, code, object([("cause", cause.unwrap_or_default())]))
        }
        Failure::Connection { call, cause } => {
            let Call { method, url, .. } = &call;
            let message = format!("No answer to {method} {url}: the connection failed.");
            make_error("ConnectionError", &message, "connection.failed", about(&call, [("cause", cause)]))
        }
        Failure::Timeout { call, timeout_ms } => {
            let Call { method, url, .. } = &call;
            let message = format!("No whole answer to {method} {url} within {} milliseconds.", timeout_ms as u64);
            make_error("TimeoutError", &message, "timeout", about(&call, [("timeoutMs", timeout_ms.into())]))
        }
        Failure::Response { code, status, call, cause } => {
            let Call { method, url, .. } = &call;
            let message = format!("The answer to {method} {url} (status {status}) {}.", response_fault(code));
            let members = about(&call, [("status", status.into()), ("cause", cause.unwrap_or_default())]);
            make_error("ResponseError", &message, code, members)
        }
        Failure::Api(api) => {
            let members = about(
                &api.call,
                [
                    ("status", api.status.into()),
                    ("kind", api.kind().into()),
                    ("messages", to_js(&api.messages)),
                    ("retryAfterMs", api.retry_after_ms.into()),
                    ("requestId", api.request_id.clone().into()),
                ],
            );
            make_error("ApiError", &api.message(), &api.code(), members)
        }
        Failure::Wait { reason, message, tunnel, cause } => {
            let (code, reason) = match reason {
                WaitReason::Failed => ("wait.failed", "failed"),
                WaitReason::Deleted => ("wait.deleted", "deleted"),
                WaitReason::Timeout => ("wait.timeout", "timeout"),
            };
            let cause = cause.map_or(JsValue::UNDEFINED, |cause| to_error(*cause));
            let members = object([("reason", reason.into()), ("tunnel", tunnel.unwrap_or_default()), ("cause", cause)]);
            make_error("WaitError", &message, code, members)
        }
    }
}

fn about<const N: usize>(call: &Call, members: [(&'static str, JsValue); N]) -> JsValue {
    let about =
        object([("method", call.method.into()), ("url", call.url.as_str().into()), ("attempts", call.attempts.into())]);
    for (name, value) in &members {
        set(&about, name, value);
    }
    about
}

fn response_fault(code: &str) -> &'static str {
    match code {
        "response.empty" => "is empty where the API promises JSON",
        "response.not-json" => "is not JSON",
        "response.truncated" => "broke off before its end",
        "response.too-large" => "is larger than 16 MiB",
        "response.redirect" => "is a redirect, which the API never sends and this client never follows",
        "paging.not-advancing" => "repeats a page that was read already",
        _ => "does not have the shape that the API promises",
    }
}
