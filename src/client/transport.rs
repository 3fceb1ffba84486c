//! What a call waits for: tokens, attempts, pauses. The only place that knows the wire, which `wire.js` handles.

use super::{Failure, Operation, config, error::refusal, retry::Trouble};
use crate::names::get;
use gloo_net::http::Headers;
use js_sys::{Array, Function, Promise};
use std::{
    cell::RefCell,
    future::poll_fn,
    task::{Poll, Waker},
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

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

    #[wasm_bindgen(js_namespace = wire)]
    fn follow(promise: &Promise, settle: &JsValue, ticket: u32);
    #[wasm_bindgen(js_namespace = wire)]
    fn deferred() -> JsValue;
    #[wasm_bindgen(js_namespace = wire)]
    fn settle(deferred: &JsValue, is_good: bool, value: &JsValue);
}

/// Signals that end what is waited for.
pub type Signals = Array;

/// What came of an attempt.
pub struct Answer {
    /// The status; 0 where there is none, or for a redirect that the platform hides.
    pub status: u16,
    /// Why it is no success.
    pub trouble: Option<Trouble>,
    /// The body's text.
    pub text: JsValue,
    /// What the platform threw.
    pub cause: JsValue,
    /// None where there is no answer.
    headers: Option<web_sys::Headers>,
}

impl Answer {
    /// Reads what came of an attempt.
    pub fn new(fault: Option<&str>, outcome: &JsValue) -> Self {
        let status = get(outcome, "status").as_f64().unwrap_or_default() as u16;
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
        let part = |name| get(outcome, name);
        let headers = Some(part("headers")).filter(JsValue::is_object).map(JsCast::unchecked_into);
        Self { status, trouble, text: part("text"), cause: part("cause"), headers }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        Headers::from_raw(self.headers.clone()?).get(name)
    }
}

/// Sends a request and reads the whole answer within `timeout_ms` (0: no limit). `fetch` is the caller's own, or
/// `undefined`; `head` holds the header fields, a line each.
pub fn attempt(signals: &Signals, fetch: &JsValue, operation: &Operation, head: &str, timeout_ms: f64) -> Promise {
    let Operation { method, url, body, .. } = operation;
    start(signals, fetch, url, method.as_str(), head, body, timeout_ms, LARGEST_BODY)
}

/// What one of these promises gives. One function takes the outcomes of all: functions of its own for each promise, as
/// a `JsFuture` has, are dear to make and to collect.
pub async fn outcome(promise: Promise) -> JsValue {
    let ticket = WAITING.with_borrow_mut(|waiting| {
        waiting.last_ticket = waiting.last_ticket.wrapping_add(1);
        waiting.slots.push(Slot { ticket: waiting.last_ticket, outcome: None, waker: None });
        waiting.last_ticket
    });
    SETTLE.with(|settle| follow(&promise, settle.as_ref(), ticket));
    poll_fn(|context| {
        WAITING.with_borrow_mut(|waiting| {
            let Some(index) = waiting.slots.iter().position(|slot| slot.ticket == ticket) else { return Poll::Pending };
            if waiting.slots[index].outcome.is_some() {
                return Poll::Ready(waiting.slots.swap_remove(index).outcome.unwrap_or_default());
            }
            waiting.slots[index].waker = Some(context.waker().clone());
            Poll::Pending
        })
    })
    .await
}

/// The promises that are waited for.
struct Waiting {
    last_ticket: u32,
    slots: Vec<Slot>,
}

struct Slot {
    ticket: u32,
    outcome: Option<JsValue>,
    waker: Option<Waker>,
}

thread_local! {
    static WAITING: RefCell<Waiting> = const { RefCell::new(Waiting { last_ticket: 0, slots: Vec::new() }) };
    static SETTLE: Closure<dyn FnMut(u32, JsValue)> = Closure::new(|ticket, outcome| {
        let waker = WAITING.with_borrow_mut(|waiting| {
            let slot = waiting.slots.iter_mut().find(|slot| slot.ticket == ticket)?;
            slot.outcome = Some(outcome);
            slot.waker.take()
        });
        if let Some(waker) = waker {
            waker.wake();
        }
    });
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

/// A promise of what a future gives.
pub fn promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let deferred = deferred();
    let promise = get(&deferred, "promise").unchecked_into();
    spawn_local(async move {
        let result = future.await;
        let (Ok(value) | Err(value)) = &result;
        settle(&deferred, result.is_ok(), value);
    });
    promise
}
