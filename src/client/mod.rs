//! The five operations over fetch, and what is built from them: paging and waiting.
//!
//! What can be decided without the wire is decided by pure functions: [`config`], [`retry`], [`paging`], [`redact`], [`waiting`].
//! `operation` makes requests, `transport` sends one attempt of one, `call` sends it until there is an answer, which
//! `drive` drives, `answer` reads that, and `wait` polls. What would cross the bridge many times is done beyond it: what
//! takes time in `wire.js`, the look at an answer's shape and the words of errors in `answer.js`.

pub mod answer;
mod call;
pub mod config;
mod drive;
mod error;
mod operation;
pub mod paging;
mod plain;
pub mod redact;
pub mod retry;
mod token;
mod transport;
mod wait;
pub mod waiting;
pub(crate) mod words;

pub use answer::Read;
pub use call::{Task, run};
pub use config::Settings;
pub use error::{Failure, Problem, Refusal, WaitReason, make_error, refusal, use_errors};
pub use operation::{Definition, Ids, Operation};
pub use token::Tokens;
pub use wait::Wait;

use js_sys::Function;
use plain::{Members, Plain};
use transport::Signals;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds of a clock that never goes backwards.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;
}

/// A client for one server. It holds no state of a call, so any number of calls may run at once.
#[derive(Debug)]
pub struct Client {
    /// Where the API is, without a trailing slash.
    pub base_url: String,
    /// The bearer token.
    pub tokens: Tokens,
    /// `fetch` of the caller's choice; `undefined` for the platform's.
    pub fetch: JsValue,
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
    /// End the call early.
    pub signals: Signals,
}

impl Client {
    /// Tells what a call does. No headers, no bodies: safe to log as it is.
    fn tell(&self, kind: &'static str, operation: &Operation, attempt: u32, more: &[(&'static str, Plain<'_>)]) {
        if let Some(on_event) = &self.on_event {
            let call = [
                ("type", Plain::Text(kind)),
                ("method", Plain::Text(operation.method.as_str())),
                ("url", Plain::Text(&operation.url)),
                ("attempt", attempt.into()),
            ];
            transport::tell(on_event, &Members(&[&call, more]).to_js());
        }
    }
}
