//! Drives calls: each goes on as soon as what it waits for is there. A queue in between, as `spawn_local` has, is 3 KB.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    sync::Arc,
    task::{Context, Wake},
};

type Call = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// The calls that wait for something, by their numbers.
    static WAITING: RefCell<Vec<(u32, Call)>> = const { RefCell::new(Vec::new()) };
    static LAST_NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// The number of a call, which wakes it.
struct Ticket(u32);

impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        let call = WAITING.with_borrow_mut(|waiting| {
            let index = waiting.iter().position(|(number, _)| *number == self.0)?;
            Some(waiting.swap_remove(index).1)
        });
        if let Some(call) = call {
            go_on(self, call);
        }
    }
}

/// Functions of the caller's run here, and may start calls of their own: nothing is borrowed meanwhile.
fn go_on(ticket: Arc<Ticket>, mut call: Call) {
    let number = ticket.0;
    if call.as_mut().poll(&mut Context::from_waker(&ticket.into())).is_pending() {
        WAITING.with_borrow_mut(|waiting| waiting.push((number, call)));
    }
}

/// Starts a call.
pub fn start(call: impl Future<Output = ()> + 'static) {
    let number = LAST_NUMBER.get().wrapping_add(1);
    LAST_NUMBER.set(number);
    go_on(Arc::new(Ticket(number)), Box::pin(call));
}
