//! Drives calls: each goes on as soon as what it waits for is there. A queue in between, as `spawn_local` has, is 3 KB.

use super::transport::{deferred, settle};
use crate::bindings::names::get;
use js_sys::Promise;
use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Wake},
};
use wasm_bindgen::prelude::*;

thread_local! {
    /// The calls that wait for something.
    static WAITING: RefCell<Vec<Call>> = const { RefCell::new(Vec::new()) };
    static LAST_NUMBER: Cell<u32> = const { Cell::new(0) };
}

struct Call {
    number: u32,
    future: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>,
    /// What the caller waits for.
    deferred: JsValue,
}

impl Call {
    /// Functions of the user's run here, and may start calls of their own: nothing is borrowed meanwhile.
    fn go_on(mut self, ticket: Arc<Ticket>) {
        match self.future.as_mut().poll(&mut Context::from_waker(&ticket.into())) {
            Poll::Ready(Ok(value)) => settle(&self.deferred, true, &value),
            Poll::Ready(Err(error)) => settle(&self.deferred, false, &error),
            Poll::Pending => WAITING.with_borrow_mut(|waiting| waiting.push(self)),
        }
    }
}

/// The number of a call, which wakes it.
struct Ticket(u32);

impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        let call = WAITING.with_borrow_mut(|waiting| {
            let index = waiting.iter().position(|call| call.number == self.0)?;
            Some(waiting.swap_remove(index))
        });
        if let Some(call) = call {
            call.go_on(self);
        }
    }
}

/// A promise of what a call gives, which begins at once.
pub fn promise(call: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let number = LAST_NUMBER.get().wrapping_add(1);
    LAST_NUMBER.set(number);
    let deferred = deferred();
    let promise = get(&deferred, "promise").unchecked_into();
    Call { number, future: Box::pin(call), deferred }.go_on(Arc::new(Ticket(number)));
    promise
}
