//! Failures as descriptions: plain objects with `name` (the class of the error), `code`, `message` and the members of the
//! class. The package's JavaScript makes errors from them.

use crate::{
    bindings::{
        issues,
        members::{object, set},
    },
    client::{Exchange, Failure, Message},
};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/call.js")]
extern "C" {
    #[wasm_bindgen(js_name = useErrors)]
    fn use_functions(make_error: &Function, reason_of: &Function);
    #[wasm_bindgen(js_name = makeError)]
    fn make_error(description: &JsValue) -> JsValue;
}

/// Sets the function that makes an `Error` from a description, and the one that gives the reason of an aborted signal. Before
/// they are set, descriptions are thrown as they are, and signals must have a reason.
#[wasm_bindgen(js_name = useErrors)]
pub fn use_errors(make_error: &Function, reason_of: &Function) {
    use_functions(make_error, reason_of);
}

/// The JavaScript error for a failure. The stack of `trace` says where the caller called the package.
pub fn to_error(failure: &Failure, trace: &JsValue) -> JsValue {
    let description = describe(failure);
    set(&description, "trace", trace);
    make_error(&description)
}

/// The description of a failure. JavaScript adds the exception of the platform as the cause.
pub fn describe(failure: &Failure) -> JsValue {
    match failure {
        Failure::Configuration { .. } => described(failure, "ConfigurationError", &[]),
        Failure::Validation(found) => described(failure, "ValidationError", &[("issues", issues::to_array(found))]),
        Failure::Api(api) => {
            let members = [
                ("status", api.status.into()),
                ("kind", api.kind().into()),
                ("messages", api.messages.iter().map(message_to_js).collect::<Array>().into()),
                ("retryAfterMs", api.retry_after_ms.into()),
                ("requestId", text(&api.request_id)),
            ];
            about(described(failure, "ApiError", &members), &api.exchange)
        }
        Failure::Response(response) => {
            let members =
                [("status", response.status.into()), ("id", text(&response.id)), ("body", text(&response.body))];
            about(described(failure, "ResponseError", &members), &response.exchange)
        }
        Failure::Connection { exchange, .. } => about(described(failure, "ConnectionError", &[]), exchange),
        Failure::Timeout { exchange, timeout_ms, cause, .. } => {
            let members = [("timeoutMs", (*timeout_ms).into()), ("cause", described_cause(cause))];
            about(described(failure, "TimeoutError", &members), exchange)
        }
        Failure::Wait { reason, cause, .. } => {
            let members = [("reason", reason.as_str().into()), ("cause", described_cause(cause))];
            described(failure, "WaitError", &members)
        }
        // An aborted call rejects with the reason of the caller's signal instead of an error.
        Failure::Aborted => JsValue::UNDEFINED,
    }
}

fn described(failure: &Failure, name: &str, members: &[(&'static str, JsValue)]) -> JsValue {
    // The message of a ValidationError is made in JavaScript, which has the catalogue.
    let message = if let Failure::Validation(_) = failure { String::new() } else { failure.to_string() };
    let description = object([("name", name.into()), ("code", failure.code().into()), ("message", message.into())]);
    for (name, value) in members {
        set(&description, name, value);
    }
    description
}

/// Adds the members about the request to a description.
fn about(description: JsValue, exchange: &Exchange) -> JsValue {
    set(&description, "method", &exchange.method.as_str().into());
    set(&description, "url", &exchange.url.as_str().into());
    set(&description, "attempts", &exchange.attempts.into());
    description
}

fn described_cause(cause: &Option<Box<Failure>>) -> JsValue {
    cause.as_deref().map_or(JsValue::UNDEFINED, describe)
}

fn message_to_js(message: &Message) -> JsValue {
    let entry = object([]);
    for (name, text) in [("errorCode", &message.error_code), ("message", &message.message)] {
        if let Some(text) = text {
            set(&entry, name, &text.into());
        }
    }
    entry
}

fn text(text: &Option<String>) -> JsValue {
    text.as_deref().map_or(JsValue::UNDEFINED, JsValue::from)
}
