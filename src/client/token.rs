//! The bearer token: a text, or a caller's function that is asked for one.

use super::transport::ask;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// Gives out tokens; calls whose tokens were refused together share one refresh.
#[derive(Debug)]
pub struct Tokens {
    /// A text, or a function that is asked before each call, and once more when the API refuses what it gave.
    source: JsValue,
    /// Counts the refreshes.
    generation: Cell<u32>,
    /// A promise of the token of the last refresh.
    refreshed: RefCell<JsValue>,
}

impl Tokens {
    /// Tokens from a text or a function.
    pub fn new(source: JsValue) -> Self {
        Self { source, generation: Cell::default(), refreshed: RefCell::default() }
    }

    /// Where a call gets its token, and the number of the last refresh.
    pub fn source(&self) -> (JsValue, u32) {
        (self.source.clone(), self.generation.get())
    }

    /// Where a call gets a newer token than that of refresh `refused`; `None` where there is only one.
    pub fn renewed(&self, refused: u32) -> Option<(JsValue, u32)> {
        if !self.source.is_function() {
            return None;
        }
        if self.generation.get() == refused {
            // A caller's function runs here: nothing may be borrowed meanwhile.
            let refreshed = ask(&self.source);
            self.refreshed.replace(refreshed);
            self.generation.set(refused + 1);
        }
        Some((self.refreshed.borrow().clone(), self.generation.get()))
    }
}
