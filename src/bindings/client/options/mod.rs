//! Reads the options of calls. The options of the client are read in [`client`].

mod client;
mod reader;

pub use client::Config;
pub(super) use client::{client, in_turn};

use crate::{
    bindings::{members::get, value::kind_of},
    client::{
        Failure, PageQuery, Patience, Settings,
        paging::{check_limit, check_offset},
    },
    validate::{Code, Issue, Step},
};
use client::check_fetch;
use js_sys::Array;
use reader::Options;
use wasm_bindgen::prelude::*;

/// The options of one call.
pub(super) struct CallOptions {
    /// The client's settings, overridden by those of the call.
    pub settings: Settings,
    /// The header fields that the caller adds, as name, value, name, value, and so on.
    pub headers: Array,
    /// The caller's signal, or `undefined`.
    pub signal: JsValue,
}

/// Reads `RequestOptions`, which override the client's settings.
pub(super) fn call(options: &JsValue, config: &Config) -> Result<CallOptions, Failure> {
    check_fetch(&config.fetch())?;
    let base = config.settings();
    // Most calls have no options.
    if options.is_undefined() {
        return Ok(CallOptions { settings: base, headers: config.headers(), signal: JsValue::UNDEFINED });
    }
    let given = Options::new(options)?;
    let signal = given.read("signal", "an AbortSignal", |value| {
        get(value, "addEventListener").is_function() && get(value, "removeEventListener").is_function()
    })?;
    Ok(CallOptions {
        settings: given.settings(base)?,
        headers: given.headers(config.headers())?,
        signal: signal.unwrap_or_default(),
    })
}

/// Reads the options that `WaitOptions` adds to `RequestOptions`: patience, and `onPoll` or `undefined`.
pub(super) fn wait(options: &JsValue) -> Result<(Patience, JsValue), Failure> {
    let given = Options::new(options)?;
    let default = Patience::default();
    let patience = Patience {
        max_wait_ms: given.ms("maxWaitMs")?.unwrap_or(default.max_wait_ms),
        interval_ms: given.ms("intervalMs")?.unwrap_or(default.interval_ms),
        max_interval_ms: given.ms("maxIntervalMs")?.unwrap_or(default.max_interval_ms),
    };
    Ok((patience, given.function("onPoll")?))
}

/// Reads `offset` and `limit` of a list.
pub(super) fn page(options: &JsValue) -> Result<PageQuery, Failure> {
    let limit = page_size(options, "limit")?;
    Ok(PageQuery { offset: whole_number(options, "offset", check_offset)?, limit })
}

/// Reads the size of a page, from the option of this name.
pub(super) fn page_size(options: &JsValue, name: &'static str) -> Result<Option<u32>, Failure> {
    whole_number(options, name, |limit| check_limit(name, limit))
}

/// Reads `metadata` of `WriteOptions`: an object, or `undefined`.
pub(super) fn metadata(options: &JsValue) -> Result<JsValue, Failure> {
    let metadata = get(options, "metadata");
    match kind_of(&metadata) {
        "null" | "undefined" => Ok(JsValue::UNDEFINED),
        "object" => Ok(metadata),
        kind => Err(wrong_type("metadata", "object", kind)),
    }
}

/// Reads a query parameter of a list. A value that is no number, or that `check` refuses, is a [`Failure::Validation`].
fn whole_number(
    options: &JsValue,
    name: &'static str,
    check: impl FnOnce(f64) -> Vec<Issue>,
) -> Result<Option<u32>, Failure> {
    let value = get(options, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let number = value.as_f64().ok_or_else(|| wrong_type(name, "integer", kind_of(&value)))?;
    let issues = check(number);
    if issues.is_empty() { Ok(Some(number as u32)) } else { Err(Failure::Validation(issues)) }
}

fn wrong_type(name: &'static str, expected: &'static str, actual: &'static str) -> Failure {
    let issue = Issue::new(Code::Type, &[Step::from(name)]).with("expected", expected).with("actual", actual);
    Failure::Validation(vec![issue])
}
