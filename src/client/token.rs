//! The bearer token: a text, or a caller's function that is asked for one.

use super::{Failure, config};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Where the token comes from.
#[derive(Debug)]
pub enum Source {
    /// Always the same.
    Fixed(String),
    /// Asked before each call, and once more when the API refuses what it gave.
    Asked(Function),
}

/// A token and which refresh it came from.
#[derive(Clone, Debug)]
pub struct Token {
    /// The text.
    pub text: String,
    generation: u32,
}

/// A refresh that is under way, or the last one.
#[derive(Debug, Default)]
struct Refresh {
    generation: u32,
    promise: Option<Promise>,
}

/// Gives out tokens; calls whose tokens were refused together share one refresh.
#[derive(Debug)]
pub struct Tokens {
    source: Source,
    refresh: RefCell<Refresh>,
}

impl Tokens {
    /// Tokens from a source.
    pub fn new(source: Source) -> Self {
        Self { source, refresh: RefCell::default() }
    }

    /// A token for a call.
    pub async fn get(&self) -> Result<Token, Failure> {
        let generation = self.refresh.borrow().generation;
        match &self.source {
            Source::Fixed(text) => Ok(Token { text: text.clone(), generation }),
            Source::Asked(function) => settle(&ask(function), generation).await,
        }
    }

    /// A newer token than `refused`; `None` where there is only one.
    pub async fn renew(&self, refused: &Token) -> Option<Result<Token, Failure>> {
        let Source::Asked(function) = &self.source else { return None };
        let shared = {
            let refresh = self.refresh.borrow();
            let is_newer = refresh.generation > refused.generation;
            refresh.promise.clone().filter(|_| is_newer).map(|promise| (promise, refresh.generation))
        };
        let (promise, generation) = shared.unwrap_or_else(|| {
            // A caller's function runs here: nothing may be borrowed meanwhile.
            let promise = ask(function);
            let mut refresh = self.refresh.borrow_mut();
            refresh.generation += 1;
            refresh.promise = Some(promise.clone());
            (promise, refresh.generation)
        });
        Some(settle(&promise, generation).await)
    }
}

fn ask(function: &Function) -> Promise {
    match function.call0(&JsValue::UNDEFINED) {
        Ok(token) => Promise::resolve(&token),
        Err(error) => Promise::reject(&error),
    }
}

async fn settle(promise: &Promise, generation: u32) -> Result<Token, Failure> {
    let token = JsFuture::from(promise.clone()).await.map_err(|error| Failure::Configuration {
        code: "token.unavailable",
        message: "The token function failed; its error is the cause.".into(),
        cause: Some(error),
    })?;
    let text = token.as_string().ok_or_else(|| {
        Failure::configuration("token.invalid", "The token function must return a string, or a promise of one.")
    })?;
    config::check_token(&text)?;
    Ok(Token { text, generation })
}
