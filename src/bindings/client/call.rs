//! A call under way, as `js/call.js` drives it.

use super::{action::plain_action, answer::CoreAnswer, event::event};
use crate::{
    bindings::members::set,
    client::{Action, Call, Input},
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/given.js")]
extern "C" {
    /// A clock that never goes backwards, in milliseconds.
    #[wasm_bindgen(js_name = nowMs)]
    fn now_ms() -> f64;
}

/// A call under way. Each method reports the outcome of the last action, and gives the next one: a plain object with `type`,
/// the members of the action, and `events`, which the listener gets before.
#[wasm_bindgen]
pub struct CoreCall {
    pub(super) call: Call,
    /// The token, where it is a text.
    pub(super) token: Option<String>,
}

#[wasm_bindgen]
impl CoreCall {
    /// The call begins.
    pub fn start(&mut self) -> JsValue {
        self.next(Input::Start)
    }

    /// The token function returned this value.
    pub fn token(&mut self, token: &JsValue) -> JsValue {
        let input = token.as_string().map_or(Input::NoToken { is_wrong_type: true }, Input::Token);
        self.next(input)
    }

    /// The token function failed.
    #[wasm_bindgen(js_name = noToken)]
    pub fn no_token(&mut self) -> JsValue {
        self.next(Input::NoToken { is_wrong_type: false })
    }

    /// An answer with this status came, at this time in milliseconds since 1970.
    pub fn answer(&mut self, answer: &CoreAnswer, status: u16, received_ms: f64) -> JsValue {
        self.next(Input::Answer(answer.read(status, received_ms)))
    }

    /// No answer came.
    #[wasm_bindgen(js_name = noAnswer)]
    pub fn no_answer(&mut self, reason: Option<String>, is_permanent: bool) -> JsValue {
        self.next(Input::NoAnswer { reason, is_permanent })
    }

    /// The pause is over, or the time limit of the last action was reached.
    pub fn elapsed(&mut self) -> JsValue {
        self.next(Input::Elapsed)
    }

    /// The caller ends the call.
    pub fn aborted(&mut self) -> JsValue {
        self.next(Input::Aborted)
    }

    /// A text with the secrets taken out.
    pub fn redact(&self, text: &str) -> String {
        self.call.redact(text)
    }
}

impl CoreCall {
    fn next(&mut self, input: Input) -> JsValue {
        let (now_ms, random) = (now_ms(), js_sys::Math::random());
        let mut action = self.call.next(input, now_ms, random);
        // A token that is a text is known here, without asking JavaScript for it.
        if let (Action::AskToken { .. }, Some(token)) = (&action, &self.token) {
            action = self.call.next(Input::Token(token.clone()), now_ms, random);
        }
        let plain = plain_action(action);
        let events = self.call.take_events();
        if !events.is_empty() {
            set(&plain, "events", &events.iter().map(event).collect::<Array>());
        }
        plain
    }
}
