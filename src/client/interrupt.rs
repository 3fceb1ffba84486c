//! What can end a call or an attempt early: the caller's signal, a timer, or the call's owner. What is ended is dropped
//! where it stands, and gives up what it holds; nothing of signal and timer is left behind.

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
pub const LONGEST_TIMER_MS: f64 = 2_147_483_647.0;

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

    /// What a future gives, or the signal's reason as soon as it is aborted.
    pub async fn race<F: Future>(signal: Option<&Self>, future: F) -> Result<F::Output, JsValue> {
        let Some(signal) = signal else { return Ok(future.await) };
        if let Some(reason) = signal.aborted_with() {
            return Err(reason);
        }
        let interrupt = Interrupt::default();
        let _listener = Listener::new(signal, &interrupt);
        interrupt.race(future).await.map_err(|Interrupted| get(signal, "reason"))
    }
}

/// Ends what is raced against it, which is one future at a time.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    is_over: bool,
    waker: Option<Waker>,
}

/// It ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

impl Interrupt {
    /// Ends what is raced now, and whatever will be.
    pub fn end(&self) {
        let mut state = self.0.borrow_mut();
        state.is_over = true;
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }

    /// What a future gives, unless this ends first.
    pub async fn race<F: Future>(&self, future: F) -> Result<F::Output, Interrupted> {
        let mut future = pin!(future);
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            if state.is_over {
                return Poll::Ready(Err(Interrupted));
            }
            state.waker = Some(context.waker().clone());
            drop(state);
            future.as_mut().poll(context).map(Ok)
        })
        .await
    }

    fn callback(&self) -> Closure<dyn FnMut()> {
        let interrupt = self.clone();
        Closure::new(move || interrupt.end())
    }
}

/// Ends an interrupt when a signal is aborted.
struct Listener<'a> {
    signal: &'a Signal,
    callback: Closure<dyn FnMut()>,
}

impl<'a> Listener<'a> {
    fn new(signal: &'a Signal, interrupt: &Interrupt) -> Self {
        let callback = interrupt.callback();
        // A signal that refuses a listener cannot be aborted.
        let _ = signal.add_event_listener("abort", callback.as_ref().unchecked_ref());
        Self { signal, callback }
    }
}

impl Drop for Listener<'_> {
    fn drop(&mut self) {
        let _ = self.signal.remove_event_listener("abort", self.callback.as_ref().unchecked_ref());
    }
}

/// Ends an interrupt when its time is up.
struct Timer {
    id: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    fn new(ms: f64, interrupt: &Interrupt) -> Self {
        let callback = interrupt.callback();
        let id = set_timeout(callback.as_ref().unchecked_ref(), ms.min(LONGEST_TIMER_MS));
        Self { id, _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.id);
    }
}

/// Pauses.
pub async fn sleep(ms: f64) {
    let interrupt = Interrupt::default();
    let _timer = Timer::new(ms, &interrupt);
    let Err(Interrupted) = interrupt.race(std::future::pending::<std::convert::Infallible>()).await;
}
