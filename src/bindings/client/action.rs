//! Actions as plain objects for `js/call.js`, and the state of a walk, which JavaScript keeps between two pages.

use super::error::describe;
use crate::{
    bindings::members::{constant, get, object},
    client::{Action, Failure, Output, Walk, headers},
};
use wasm_bindgen::prelude::*;

// Every call that succeeds has these two actions. Each crosses with its members at once: every crossing takes time.
#[wasm_bindgen(module = "/src/bindings/js/call.js")]
extern "C" {
    #[wasm_bindgen(js_name = sendAction)]
    fn send_action(authorization: &str, timeout_ms: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = doneAction)]
    fn done_action(output: &JsValue, created: bool, walk: &JsValue) -> JsValue;
}

/// An action as a plain object for `js/call.js`: `type`, and the members of the action.
pub(super) fn plain_action(action: Action) -> JsValue {
    match action {
        Action::AskToken { refused, timeout_ms } => object([
            ("type", "ask-token".into()),
            ("refused", refused.map_or(JsValue::UNDEFINED, JsValue::from)),
            ("timeoutMs", timeout_ms.into()),
        ]),
        Action::Send { token, timeout_ms } => send_action(&headers::authorization(&token), &timeout_ms.into()),
        Action::Pause { ms } => object([("type", "pause".into()), ("ms", ms.into())]),
        Action::Done(output) => {
            let (output, created, walk) = match output {
                Output::Nothing => ("nothing", false, None),
                Output::Answer => ("answer", false, None),
                Output::Ensured { created } => ("ensured", created, None),
                Output::Page { next } => ("page", false, next),
            };
            done_action(constant(output), created, &walk.map_or(JsValue::UNDEFINED, walk_to_js))
        }
        Action::Fail(Failure::Aborted) => object([("type", "aborted".into())]),
        Action::Fail(failure) => object([("type", "fail".into()), ("failure", describe(&failure))]),
    }
}

fn walk_to_js(walk: Walk) -> JsValue {
    object([
        ("offset", walk.offset.into()),
        ("idlePages", walk.idle_pages.into()),
        ("attempts", walk.attempts.into()),
        ("startedMs", walk.started_ms.into()),
        ("isOver", walk.is_over.into()),
    ])
}

/// The state of a walk as the page before gave it; `undefined` begins a new walk.
pub(super) fn walk_from(walk: &JsValue) -> Walk {
    let number = |name| get(walk, name).as_f64();
    let count = |name| number(name).unwrap_or_default() as u32;
    Walk {
        offset: count("offset"),
        idle_pages: count("idlePages"),
        attempts: count("attempts"),
        started_ms: number("startedMs"),
        is_over: get(walk, "isOver").is_truthy(),
    }
}
