//! Reads the members of an options object. Each is checked when it is read. `undefined`, `null` and blank text count as
//! absent.

use crate::{
    bindings::members::get,
    client::{ConfigurationCode, Failure, RetryPolicy, Settings, headers::check_header},
    validate::characters::trimmed,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/given.js")]
extern "C" {
    #[wasm_bindgen(js_name = entriesOf)]
    fn entries_of(object: &JsValue) -> Option<Array>;
}

/// An options object, or `undefined` or `null` where there is none.
pub(super) struct Options<'a> {
    source: &'a JsValue,
    /// What messages put before the names of its members, such as "retry.".
    prefix: &'static str,
}

impl<'a> Options<'a> {
    pub(super) fn new(source: &'a JsValue) -> Result<Self, Failure> {
        let is_given = !source.is_undefined() && !source.is_null();
        if is_given && !source.is_object() {
            return Err(refused("options", "an object"));
        }
        Ok(Self { source, prefix: "" })
    }

    /// A member, or `None` where it is absent. Fails where `is_fine` refuses it; `words` say what it must be.
    pub(super) fn read(
        &self,
        name: &'static str,
        words: &str,
        is_fine: fn(&JsValue) -> bool,
    ) -> Result<Option<JsValue>, Failure> {
        let value = get(self.source, name);
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        if !is_fine(&value) {
            return Err(refused(&[self.prefix, name].concat(), words));
        }
        let is_blank = value.as_string().is_some_and(|text| trimmed(&text).is_empty());
        Ok(Some(value).filter(|_| !is_blank))
    }

    pub(super) fn text(&self, name: &'static str) -> Result<Option<String>, Failure> {
        Ok(self.read(name, "a string", JsValue::is_string)?.and_then(|text| text.as_string()))
    }

    pub(super) fn flag(&self, name: &'static str) -> Result<Option<bool>, Failure> {
        Ok(self.read(name, "true or false", |value| value.as_bool().is_some())?.and_then(|flag| flag.as_bool()))
    }

    pub(super) fn function(&self, name: &'static str) -> Result<JsValue, Failure> {
        Ok(self.read(name, "a function", JsValue::is_function)?.unwrap_or_default())
    }

    /// A number of milliseconds, at least 0; it may be infinite.
    pub(super) fn ms(&self, name: &'static str) -> Result<Option<f64>, Failure> {
        let is_fine = |value: &JsValue| value.as_f64().is_some_and(|ms| ms >= 0.0);
        Ok(self.read(name, "a number of milliseconds, 0 or more", is_fine)?.and_then(|ms| ms.as_f64()))
    }

    pub(super) fn count(&self, name: &'static str) -> Result<Option<u32>, Failure> {
        let is_fine = |value: &JsValue| value.as_f64().is_some_and(|count| count >= 1.0 && count.trunc() == count);
        let count = self.read(name, "a whole number of at least 1", is_fine)?.and_then(|count| count.as_f64());
        Ok(count.map(|count| count as u32))
    }

    pub(super) fn settings(&self, base: Settings) -> Result<Settings, Failure> {
        // An infinite limit is written as 0, which stands for no limit.
        let limit = |ms: Option<f64>, base| ms.map_or(base, |ms| if ms.is_infinite() { 0.0 } else { ms });
        let is_retry = |value: &JsValue| value.is_object() || value.as_bool() == Some(false);
        let retry = match self.read("retry", "an object, or false for a single attempt", is_retry)? {
            None => base.retry,
            Some(retry) if retry.is_object() => {
                let given = Options { source: &retry, prefix: "retry." };
                // A call that asks for retries gets them even if the client has switched them off.
                let base = base.retry.unwrap_or_default();
                Some(RetryPolicy {
                    max_attempts: given.count("maxAttempts")?.unwrap_or(base.max_attempts),
                    base_delay_ms: given.ms("baseDelayMs")?.unwrap_or(base.base_delay_ms),
                    max_delay_ms: given.ms("maxDelayMs")?.unwrap_or(base.max_delay_ms),
                })
            }
            Some(_) => None,
        };
        Ok(Settings {
            timeout_ms: limit(self.ms("timeoutMs")?, base.timeout_ms),
            deadline_ms: limit(self.ms("deadlineMs")?, base.deadline_ms),
            retry,
        })
    }

    /// The header fields of `base`, and after them those of `headers`, as name, value, name, value, and so on. Of two
    /// fields with one name, the last one counts.
    pub(super) fn headers(&self, base: Array) -> Result<Array, Failure> {
        // `Headers`, `Map` and arrays keep their entries elsewhere, and would look like objects without members.
        let is_plain = |value: &JsValue| value.is_object() && !get(value, "entries").is_function();
        let Some(headers) = self.read("headers", "a plain object of names and values", is_plain)? else {
            return Ok(base);
        };
        let entries = entries_of(&headers).ok_or_else(|| refused("headers", "an object that can be read"))?;
        for entry in entries.to_vec().chunks(2) {
            let [name, value] = entry else { continue };
            let value = value.as_string().ok_or_else(|| {
                Failure::configuration(ConfigurationCode::HeaderInvalid, "headers must hold strings only.")
            })?;
            check_header(&name.as_string().unwrap_or_default(), &value)?;
        }
        Ok(base.concat(&entries))
    }
}

fn refused(name: &str, words: &str) -> Failure {
    Failure::configuration(ConfigurationCode::OptionInvalid, format!("{name} must be {words}."))
}
