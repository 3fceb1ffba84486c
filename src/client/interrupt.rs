//! What can end a pause or an attempt early: the caller's signal, and a timer. Nothing of either is left behind.

use js_sys::{Array, Function, Promise, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// An `AbortSignal`, of any realm.
    #[derive(Clone, Debug)]
    pub type Signal;
    #[wasm_bindgen(method, getter)]
    fn aborted(this: &Signal) -> bool;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Signal) -> JsValue;
    #[wasm_bindgen(method, js_name = addEventListener)]
    fn add_event_listener(this: &Signal, kind: &str, listener: &Function);
    #[wasm_bindgen(method, js_name = removeEventListener)]
    fn remove_event_listener(this: &Signal, kind: &str, listener: &Function);

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
        self.aborted().then(|| self.reason())
    }

    /// Whether a value can be used as a signal.
    pub fn is_signal(value: &JsValue) -> bool {
        let has = |name: &str| Reflect::get(value, &name.into()).is_ok_and(|member| member.is_function());
        value.is_object() && has("addEventListener") && has("removeEventListener")
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

/// Ends what is raced against it. Timer and listener are gone when it is dropped.
pub struct Interrupt {
    cause: Rc<RefCell<Option<Cause>>>,
    ended: Promise,
    timer: Option<(JsValue, Callback)>,
    listener: Option<(Signal, Callback)>,
}

impl Interrupt {
    /// Ends when the signal is aborted, or after `timeout_ms`. `on_end` is called once, at that moment.
    pub fn new(signal: Option<&Signal>, timeout_ms: Option<f64>, on_end: impl Fn() + 'static) -> Self {
        let cause = Rc::new(RefCell::new(None));
        let mut resolve = None;
        let ended = Promise::new(&mut |resolved, _| resolve = Some(resolved));
        let end = {
            let cause = cause.clone();
            Rc::new(move |why: Cause| {
                if cause.borrow().is_none() {
                    *cause.borrow_mut() = Some(why);
                    if let Some(resolve) = &resolve {
                        // Resolving a promise cannot throw.
                        let _ = resolve.call0(&JsValue::UNDEFINED);
                    }
                    on_end();
                }
            })
        };
        if let Some(reason) = signal.and_then(Signal::aborted_with) {
            end(Cause::Aborted(reason));
            return Self { cause, ended, timer: None, listener: None };
        }
        let listener = signal.map(|signal| {
            let (end, source) = (end.clone(), signal.clone());
            let callback: Callback = Closure::new(move || end(Cause::Aborted(source.reason())));
            signal.add_event_listener("abort", callback.as_ref().unchecked_ref());
            (signal.clone(), callback)
        });
        let timer = timeout_ms.map(|ms| {
            let callback: Callback = Closure::new(move || end(Cause::TimedOut));
            let timer = set_timeout(callback.as_ref().unchecked_ref(), ms.min(LONGEST_TIMER_MS));
            (timer, callback)
        });
        Self { cause, ended, timer, listener }
    }

    /// What a promise settles with, or why that was not waited for.
    pub async fn race(&self, promise: &Promise) -> Result<Result<JsValue, JsValue>, Cause> {
        let first = Promise::race(&Array::of2(&self.ended, promise));
        let settled = JsFuture::from(first).await;
        match &*self.cause.borrow() {
            Some(cause) => Err(cause.clone()),
            None => Ok(settled),
        }
    }

    /// Waits until it ends.
    async fn end(self) -> Cause {
        let _ = JsFuture::from(self.ended.clone()).await;
        self.cause.borrow().clone().unwrap_or(Cause::TimedOut)
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        if let Some((timer, _)) = &self.timer {
            clear_timeout(timer);
        }
        if let Some((signal, callback)) = &self.listener {
            signal.remove_event_listener("abort", callback.as_ref().unchecked_ref());
        }
    }
}

/// Pauses; `Err` holds the reason where the signal was aborted meanwhile.
pub async fn sleep(ms: f64, signal: Option<&Signal>) -> Result<(), JsValue> {
    match Interrupt::new(signal, Some(ms), || {}).end().await {
        Cause::TimedOut => Ok(()),
        Cause::Aborted(reason) => Err(reason),
    }
}
