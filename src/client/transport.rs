//! One attempt: a request out, an answer in, over the platform's `fetch`. The only place that knows the wire.

use super::{
    interrupt::LONGEST_TIMER_MS,
    retry::{Method, Trouble},
};
use gloo_net::http::Headers;
use js_sys::{Function, JsString, Promise};
use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, Waker},
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Largest body that is read, in bytes.
const LARGEST_BODY: f64 = 16.0 * 1024.0 * 1024.0;

// The bridge is crossed once for an attempt and once for its outcome.
#[wasm_bindgen(module = "/src/client/wire.js")]
extern "C" {
    #[wasm_bindgen(js_name = attempt)]
    fn start(
        fetch: Option<&Function>,
        url: &str,
        method: &str,
        head: &str,
        body: Option<&JsString>,
        timeout_ms: f64,
        largest_body: f64,
        settle: &JsValue,
        ticket: u32,
    ) -> Function;

    #[wasm_bindgen(js_name = deferred)]
    fn defer() -> Deferred;

    type Deferred;
    #[wasm_bindgen(method, getter)]
    fn promise(this: &Deferred) -> Promise;
    #[wasm_bindgen(method)]
    fn resolve(this: &Deferred, value: &JsValue);
    #[wasm_bindgen(method)]
    fn reject(this: &Deferred, error: &JsValue);

    type Outcome;
    #[wasm_bindgen(method, getter)]
    fn fault(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn cause(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Outcome) -> f64;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Outcome) -> JsValue;

    type Stand;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Stand, name: &str) -> Result<JsValue, JsValue>;
}

/// What to send.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: &'a str,
    /// The header fields, a line each: name, colon, value.
    pub head: String,
    /// JSON text.
    pub body: Option<&'a JsString>,
}

/// An answer with its whole body.
pub struct Answer {
    /// The status; 0 for a redirect that the platform hides.
    pub status: u16,
    headers: JsValue,
    /// The body's text.
    pub text: JsString,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        match self.headers.dyn_ref::<web_sys::Headers>() {
            Some(headers) => Headers::from_raw(headers.clone()).get(name),
            // Headers of another realm, or a stand-in for them.
            None => self.headers.unchecked_ref::<Stand>().get(name).ok()?.as_string(),
        }
    }

    /// Whether it points elsewhere.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 0 | 300..400)
    }
}

/// Why there is no whole answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// The platform could not get one; what it threw.
    Connection(JsValue),
    /// The body broke off; what the platform threw.
    Truncated(u16, JsValue),
    /// The body is larger than any list of tunnels.
    TooLarge(u16),
    /// The time was up.
    TimedOut,
}

impl NoAnswer {
    /// The trouble that the retry policy knows, where it knows one.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Connection(_) => Some(Trouble::Connection),
            Self::Truncated(..) => Some(Trouble::Truncated),
            Self::TimedOut => Some(Trouble::Timeout),
            Self::TooLarge(_) => None,
        }
    }
}

/// Sends a request and reads the whole answer within `timeout_ms` (0: no limit). `fetch` is the caller's own.
pub async fn attempt(fetch: Option<&Function>, outgoing: &Outgoing<'_>, timeout_ms: f64) -> Result<Answer, NoAnswer> {
    let Outgoing { method, url, head, body } = outgoing;
    let ticket = NEXT_TICKET.replace(NEXT_TICKET.get().wrapping_add(1));
    let timeout_ms = timeout_ms.min(LONGEST_TIMER_MS);
    let abandon = SETTLE.with(|settle| {
        start(fetch, url, method.as_str(), head, *body, timeout_ms, LARGEST_BODY, settle.as_ref(), ticket)
    });
    SLOTS.with_borrow_mut(|slots| slots.push(Slot { ticket, outcome: None, waker: None }));
    let mut under_way = UnderWay { ticket, abandon: Some(abandon) };
    let outcome = poll_fn(|context| under_way.poll(context)).await;
    let answer = read(&outcome)?;
    under_way.abandon = None;
    Ok(answer)
}

/// What is known of an attempt that is under way.
struct Slot {
    ticket: u32,
    outcome: Option<Outcome>,
    waker: Option<Waker>,
}

thread_local! {
    static NEXT_TICKET: Cell<u32> = const { Cell::new(0) };
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
    /// Takes the outcomes of all attempts: one function for each, as promises need, is dear to make and to collect.
    static SETTLE: Closure<dyn FnMut(u32, Outcome)> = Closure::new(|ticket, outcome| {
        let waker = SLOTS.with_borrow_mut(|slots| {
            let slot = slots.iter_mut().find(|slot| slot.ticket == ticket)?;
            slot.outcome.get_or_insert(outcome);
            slot.waker.take()
        });
        if let Some(waker) = waker {
            waker.wake();
        }
    });
}

/// An attempt without a whole answer. When it is dropped, the platform lets go of the connection.
struct UnderWay {
    ticket: u32,
    abandon: Option<Function>,
}

impl UnderWay {
    fn poll(&self, context: &Context<'_>) -> Poll<Outcome> {
        SLOTS.with_borrow_mut(|slots| {
            let Some(slot) = slots.iter_mut().find(|slot| slot.ticket == self.ticket) else { return Poll::Pending };
            slot.waker = Some(context.waker().clone());
            slot.outcome.take().map_or(Poll::Pending, Poll::Ready)
        })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        SLOTS.with_borrow_mut(|slots| slots.retain(|slot| slot.ticket != self.ticket));
        if let Some(abandon) = &self.abandon {
            // It does not throw.
            let _ = abandon.call0(&JsValue::UNDEFINED);
        }
    }
}

/// A promise of what a future gives.
pub fn promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let deferred = defer();
    let promise = deferred.promise();
    let future: Pin<Box<dyn Future<Output = _>>> = Box::pin(future);
    spawn_local(async move {
        match future.await {
            Ok(value) => deferred.resolve(&value),
            Err(error) => deferred.reject(&error),
        }
    });
    promise
}

fn read(outcome: &Outcome) -> Result<Answer, NoAnswer> {
    let status = outcome.status() as u16;
    let fault = outcome.fault();
    let text = match fault.as_string().as_deref() {
        None => outcome.text().dyn_into().unwrap_or_else(|_| JsString::from("")),
        Some("timeout") => return Err(NoAnswer::TimedOut),
        Some("connection") => return Err(NoAnswer::Connection(outcome.cause())),
        // An error status says enough, also when its body cannot be read.
        Some(_) if status >= 400 => JsString::from(""),
        Some("too-large") => return Err(NoAnswer::TooLarge(status)),
        Some(_) => return Err(NoAnswer::Truncated(status, outcome.cause())),
    };
    Ok(Answer { status, headers: outcome.headers(), text })
}
