//! What can end a pause or an attempt early: the caller's signal, and a timer. Nothing of either is left behind.

use crate::names::get;
use js_sys::Function;
use std::{
    cell::RefCell,
    future::poll_fn,
    pin::pin,
    rc::Rc,
    task::{Poll, Waker},
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An `AbortSignal`, of any realm.
    #[derive(Clone, Debug)]
    pub type Signal;
    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    fn add_event_listener(this: &Signal, kind: &str, listener: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEventListener)]
    fn remove_event_listener(this: &Signal, kind: &str, listener: &Function) -> Result<(), JsValue>;

    // Node's timers are objects, those of browsers numbers.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// The longest time that timers can measure, in milliseconds; longer ones fire at once.
const LONGEST_TIMER_MS: f64 = 2_147_483_647.0;

/// Milliseconds of a clock that never goes backwards.
pub fn now_ms() -> f64 {
    performance_now()
}

impl Signal {
    /// The reason, where the signal is aborted already.
    pub fn aborted_with(&self) -> Option<JsValue> {
        get(self, "aborted").is_truthy().then(|| get(self, "reason"))
    }

    /// Whether a value can be used as a signal.
    pub fn is_signal(value: &JsValue) -> bool {
        get(value, "addEventListener").is_function() && get(value, "removeEventListener").is_function()
    }
}

/// Why something ended early.
#[derive(Clone, Debug)]
pub enum Cause {
    /// The signal was aborted, with this reason.
    Aborted(JsValue),
    /// The time was up.
    TimedOut,
}

type Callback = Closure<dyn FnMut()>;

/// What timer and listener tell the one who waits.
#[derive(Default)]
struct State {
    cause: Option<Cause>,
    waker: Option<Waker>,
}

/// Ends what is raced against it. Timer and listener are gone when it is dropped.
pub struct Interrupt {
    state: Rc<RefCell<State>>,
    timer: Option<(JsValue, Callback)>,
    listener: Option<(Signal, Callback)>,
}

impl Interrupt {
    /// Ends when the signal is aborted, or after `timeout_ms`.
    pub fn new(signal: Option<&Signal>, timeout_ms: Option<f64>) -> Self {
        let state = Rc::new(RefCell::new(State::default()));
        state.borrow_mut().cause = signal.and_then(Signal::aborted_with).map(Cause::Aborted);
        let end = |cause: &dyn Fn() -> Cause, state: &RefCell<State>| {
            let mut state = state.borrow_mut();
            state.cause.get_or_insert_with(cause);
            if let Some(waker) = state.waker.take() {
                waker.wake();
            }
        };
        let listener = signal.map(|signal| {
            let (state, source) = (state.clone(), signal.clone());
            let callback: Callback = Closure::new(move || end(&|| Cause::Aborted(get(&source, "reason")), &state));
            // A signal that refuses a listener cannot be aborted.
            let _ = signal.add_event_listener("abort", callback.as_ref().unchecked_ref());
            (signal.clone(), callback)
        });
        let timer = timeout_ms.map(|ms| {
            let state = state.clone();
            let callback: Callback = Closure::new(move || end(&|| Cause::TimedOut, &state));
            let timer = set_timeout(callback.as_ref().unchecked_ref(), ms.min(LONGEST_TIMER_MS));
            (timer, callback)
        });
        Self { state, timer, listener }
    }

    /// What a future gives, or why that was not waited for.
    pub async fn race<F: Future>(&self, future: F) -> Result<F::Output, Cause> {
        let mut future = pin!(future);
        poll_fn(|context| {
            let mut state = self.state.borrow_mut();
            if let Some(cause) = &state.cause {
                return Poll::Ready(Err(cause.clone()));
            }
            state.waker = Some(context.waker().clone());
            drop(state);
            future.as_mut().poll(context).map(Ok)
        })
        .await
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        if let Some((timer, _)) = &self.timer {
            clear_timeout(timer);
        }
        if let Some((signal, callback)) = &self.listener {
            let _ = signal.remove_event_listener("abort", callback.as_ref().unchecked_ref());
        }
    }
}

/// Pauses; `Err` holds the reason where the signal was aborted meanwhile.
pub async fn sleep(ms: f64, signal: Option<&Signal>) -> Result<(), JsValue> {
    let interrupt = Interrupt::new(signal, Some(ms));
    match interrupt.race(std::future::pending::<()>()).await {
        Err(Cause::Aborted(reason)) => Err(reason),
        Ok(()) | Err(Cause::TimedOut) => Ok(()),
    }
}
