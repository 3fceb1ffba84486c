//! The five operations over fetch, and what is built from them: paging and waiting.
//!
//! What can be decided without the wire is decided by pure functions: [`config`], [`retry`], [`paging`], [`redact`], [`waiting`].
//! `operation` makes requests, `transport` sends one attempt of one, `call` sends it until there is an answer, `answer`
//! reads that, and `wait` polls. What would cross the bridge many times is done beyond it: one attempt in `wire.js`, the
//! look at an answer's shape in `form.js`.

pub mod answer;
mod call;
pub mod config;
mod error;
mod event;
mod interrupt;
mod operation;
pub mod paging;
pub mod redact;
pub mod retry;
mod token;
mod transport;
mod wait;
pub mod waiting;

pub use call::Success;
pub use config::Settings;
pub use error::{ApiFailure, Call, Failure, WaitReason};
pub use interrupt::{Interrupt, Signal};
pub use operation::{Definition, Ids, Operation};
pub use token::{Source, Tokens};
pub use transport::promise;
pub use wait::Wait;

use event::Event;
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(callback: &Function);
}

/// A client for one server. It holds no state of a call, so any number of calls may run at once.
#[derive(Debug)]
pub struct Client {
    /// Where the API is, without a trailing slash.
    pub base_url: String,
    /// The bearer token.
    pub tokens: Tokens,
    /// `fetch` of the caller's choice; the platform's where there is none.
    pub fetch: Option<Function>,
    /// Told what calls do.
    pub on_event: Option<Function>,
    /// How calls are made where they do not say themselves.
    pub settings: Settings,
    /// Whether tunnels and ids are checked before they are sent.
    pub validate: bool,
}

/// How one call is made.
#[derive(Clone, Debug)]
pub struct Request {
    /// The client's settings with those of the call laid over them.
    pub settings: Settings,
    /// Ends the call early.
    pub signal: Option<Signal>,
}

impl Client {
    fn tell(&self, event: &Event<'_>) {
        if let Some(on_event) = &self.on_event
            && let Ok(event) = event.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        {
            report(on_event.call1(&JsValue::UNDEFINED, &event));
        }
    }
}

/// A listener that throws must not break the call: what it threw is reported as an uncaught error is.
fn report(result: Result<JsValue, JsValue>) {
    if let Err(error) = result {
        let rethrow = Closure::once_into_js(move || throw(error));
        queue_microtask(rethrow.unchecked_ref());
    }
}

fn throw(error: JsValue) {
    wasm_bindgen::throw_val(error)
}
