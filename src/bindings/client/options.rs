//! Reads the options of the client and of its calls: each is checked where it is read, and absent where it is
//! `undefined`, `null` or blank text.

use crate::{
    bindings::{
        names::{get, object, set},
        value::kind_of,
    },
    client::{
        Failure, PageQuery, Patience, RetryPolicy, Settings, paging::LARGEST_OFFSET, settings, token::check_token,
    },
    model::PAGE_LIMIT,
    validate::{Code, Issue, Step, check_integer},
};
use js_sys::{Array, Map, Set};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/platform.js")]
extern "C" {
    #[wasm_bindgen(js_name = urlParts)]
    fn url_parts(url: &JsValue) -> String;
    fn environment(name: &str) -> Option<String>;
    #[wasm_bindgen(js_name = isServer)]
    fn is_server() -> bool;
    #[wasm_bindgen(js_name = hasFetch)]
    fn has_fetch() -> bool;
    #[wasm_bindgen(js_name = entriesOf)]
    fn entries_of(object: &JsValue) -> Option<Array>;
}

#[wasm_bindgen]
extern "C" {
    /// What a client is made of, checked: a plain object that JavaScript keeps, so that WebAssembly holds nothing between
    /// calls.
    pub type Config;
    #[wasm_bindgen(method, getter, js_name = baseUrl)]
    pub fn base_url(this: &Config) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn token(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onEvent)]
    pub fn on_event(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn fetch(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn validate(this: &Config) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Config) -> Array;
    #[wasm_bindgen(method, getter)]
    pub fn sent(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    fn timeout_ms(this: &Config) -> f64;
    #[wasm_bindgen(method, getter, js_name = deadlineMs)]
    fn deadline_ms(this: &Config) -> f64;
    /// 0 for a single attempt without retries.
    #[wasm_bindgen(method, getter, js_name = maxAttempts)]
    fn max_attempts(this: &Config) -> u32;
    #[wasm_bindgen(method, getter, js_name = baseDelayMs)]
    fn base_delay_ms(this: &Config) -> f64;
    #[wasm_bindgen(method, getter, js_name = maxDelayMs)]
    fn max_delay_ms(this: &Config) -> f64;
}

/// Reads `ClientOptions`.
pub(super) fn client(options: &JsValue) -> Result<JsValue, Failure> {
    let given = Options::new(options)?;
    let region = given.text("region")?;
    let url = given.read("baseUrl", "a string or a URL", |value| {
        let href = get(value, "href");
        value.is_string() || href.is_string()
    })?;
    let url = match (url, &region) {
        (None, None) => environment("IONOS_API_URL_VPN").or_else(|| environment("IONOS_API_URL")).map(JsValue::from),
        (url, _) => url,
    };
    let is_insecure_allowed = given.flag("allowInsecureHttp")?.unwrap_or_default();
    let url = url.map(|url| url_parts(&url));
    let base_url = settings::base_url(region.as_deref(), url.as_deref(), is_insecure_allowed)?;
    let token = given
        .read("token", "a string, or a function that gives one", |value| value.is_string() || value.is_function())?;
    let token = token.or_else(|| environment("IONOS_TOKEN").map(JsValue::from)).unwrap_or_default();
    if !token.is_function() {
        check_token(&token.as_string().unwrap_or_default())?;
    }
    let fetch = given.function("fetch")?;
    check_fetch(&fetch)?;
    let headers = Array::new();
    if is_server() {
        // Browsers send one of their own.
        headers.push(&"user-agent".into());
        headers.push(&concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).into());
    }
    let headers = given.headers(headers)?;
    let Settings { timeout_ms, deadline_ms, retry } = given.settings(Settings::default())?;
    let config = object([
        ("baseUrl", base_url.into()),
        ("token", token),
        ("fetch", fetch),
        ("onEvent", given.function("onEvent")?),
        ("validate", given.flag("validate")?.unwrap_or(true).into()),
        ("headers", headers.into()),
        ("timeoutMs", timeout_ms.into()),
        ("deadlineMs", deadline_ms.into()),
        ("maxAttempts", retry.map_or(0, |retry| retry.max_attempts).into()),
        // Tokens and keys that were sent: texts of later answers are searched for them.
        ("sent", Set::default().into()),
        // The askings for another token that are under way, by the token that was refused.
        ("askings", Map::new().into()),
    ]);
    let retry = retry.unwrap_or_default();
    set(&config, "baseDelayMs", &retry.base_delay_ms.into());
    set(&config, "maxDelayMs", &retry.max_delay_ms.into());
    Ok(config)
}

/// Checks that there is something to send requests with.
fn check_fetch(fetch: &JsValue) -> Result<(), Failure> {
    if fetch.is_function() || has_fetch() {
        return Ok(());
    }
    Err(Failure::configuration(
        "platform.no-fetch",
        "This platform has no fetch: give the client one, new TunnelClient({ fetch }).",
    ))
}

impl Config {
    fn settings(&self) -> Settings {
        let retry = RetryPolicy {
            max_attempts: self.max_attempts(),
            base_delay_ms: self.base_delay_ms(),
            max_delay_ms: self.max_delay_ms(),
        };
        Settings {
            timeout_ms: self.timeout_ms(),
            deadline_ms: self.deadline_ms(),
            retry: Some(retry).filter(|retry| retry.max_attempts > 0),
        }
    }
}

/// How one call is made.
pub(super) struct CallOptions {
    /// The client's settings with those of the call laid over them.
    pub settings: Settings,
    /// Header fields that the caller adds: names and values in turn.
    pub headers: Array,
    /// The caller's signal, or `undefined`.
    pub signal: JsValue,
}

/// Reads `RequestOptions`, laid over the client's settings.
pub(super) fn call(options: &JsValue, config: &Config) -> Result<CallOptions, Failure> {
    check_fetch(&config.fetch())?;
    let base = config.settings();
    // Most calls have none.
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

/// Reads `WaitOptions` beyond those of a request: patience, and the listener for polls or `undefined`.
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

/// Reads which page of a list is asked for, in the options that have these names.
pub(super) fn page(options: &JsValue, limit: &'static str) -> Result<PageQuery, Failure> {
    let limit = whole_number(options, limit, PAGE_LIMIT.min, PAGE_LIMIT.max)?;
    Ok(PageQuery { offset: whole_number(options, "offset", 0, LARGEST_OFFSET)?, limit })
}

/// Reads the page size of a walk.
pub(super) fn page_size(options: &JsValue) -> Result<Option<u32>, Failure> {
    whole_number(options, "pageSize", PAGE_LIMIT.min, PAGE_LIMIT.max)
}

/// Reads `metadata` of a write: an object, or `undefined`.
pub(super) fn metadata(options: &JsValue, kind_of: fn(&JsValue) -> &'static str) -> Result<JsValue, Failure> {
    let metadata = get(options, "metadata");
    match kind_of(&metadata) {
        "null" | "undefined" => Ok(JsValue::UNDEFINED),
        "object" => Ok(metadata),
        kind => Err(wrong_type("metadata", "object", kind)),
    }
}

/// A query parameter of a list; out of range is a ValidationError.
fn whole_number(options: &JsValue, name: &'static str, min: u32, max: u32) -> Result<Option<u32>, Failure> {
    let value = get(options, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let number = value.as_f64().ok_or_else(|| wrong_type(name, "integer", kind_of(&value)))?;
    let issues = check_integer(min, max, number, &[Step::from(name)]);
    if issues.is_empty() { Ok(Some(number as u32)) } else { Err(Failure::Validation(issues)) }
}

fn wrong_type(name: &'static str, expected: &'static str, actual: &'static str) -> Failure {
    let issue = Issue::new(Code::Type, &[Step::from(name)]).with("expected", expected).with("actual", actual);
    Failure::Validation(vec![issue])
}

fn refused(name: &str, words: &str) -> Failure {
    Failure::configuration("option.invalid", format!("{name} must be {words}."))
}

/// An object of options, or nothing.
struct Options<'a> {
    source: &'a JsValue,
    /// What stands before the names of its members in messages.
    prefix: &'static str,
}

impl<'a> Options<'a> {
    fn new(source: &'a JsValue) -> Result<Self, Failure> {
        let is_given = !source.is_undefined() && !source.is_null();
        if is_given && !source.is_object() {
            return Err(refused("options", "an object"));
        }
        Ok(Self { source, prefix: "" })
    }

    /// A member that is what the words say.
    fn read(&self, name: &'static str, words: &str, is_fine: fn(&JsValue) -> bool) -> Result<Option<JsValue>, Failure> {
        let value = get(self.source, name);
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        if !is_fine(&value) {
            return Err(refused(&[self.prefix, name].concat(), words));
        }
        let is_blank = value.as_string().is_some_and(|text| text.trim().is_empty());
        Ok(Some(value).filter(|_| !is_blank))
    }

    fn text(&self, name: &'static str) -> Result<Option<String>, Failure> {
        Ok(self.read(name, "a string", JsValue::is_string)?.and_then(|text| text.as_string()))
    }

    fn flag(&self, name: &'static str) -> Result<Option<bool>, Failure> {
        Ok(self.read(name, "true or false", |value| value.as_bool().is_some())?.and_then(|flag| flag.as_bool()))
    }

    fn function(&self, name: &'static str) -> Result<JsValue, Failure> {
        Ok(self.read(name, "a function", JsValue::is_function)?.unwrap_or_default())
    }

    /// Milliseconds, which may be infinite.
    fn ms(&self, name: &'static str) -> Result<Option<f64>, Failure> {
        let is_fine = |value: &JsValue| value.as_f64().is_some_and(|ms| ms >= 0.0);
        Ok(self.read(name, "a number of milliseconds, 0 or more", is_fine)?.and_then(|ms| ms.as_f64()))
    }

    fn count(&self, name: &'static str) -> Result<Option<u32>, Failure> {
        let is_fine = |value: &JsValue| value.as_f64().is_some_and(|count| count >= 1.0 && count.trunc() == count);
        let count = self.read(name, "a whole number of at least 1", is_fine)?.and_then(|count| count.as_f64());
        Ok(count.map(|count| count as u32))
    }

    fn settings(&self, base: Settings) -> Result<Settings, Failure> {
        // An endless limit is none.
        let limit = |ms: Option<f64>, base| ms.map_or(base, |ms| if ms.is_infinite() { 0.0 } else { ms });
        let is_retry = |value: &JsValue| value.is_object() || value.as_bool() == Some(false);
        let retry = match self.read("retry", "an object, or false for a single attempt", is_retry)? {
            None => base.retry,
            Some(retry) if retry.is_object() => {
                let given = Options { source: &retry, prefix: "retry." };
                // A call that asks for retries gets them, also from a client that is without.
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

    /// The header fields after those of `base`: names and values in turn, the last one of a name counts.
    fn headers(&self, base: Array) -> Result<Array, Failure> {
        // Headers, Map and arrays would look like an object without members.
        let is_plain = |value: &JsValue| value.is_object() && !get(value, "entries").is_function();
        let Some(headers) = self.read("headers", "a plain object of names and values", is_plain)? else {
            return Ok(base);
        };
        let entries = entries_of(&headers).ok_or_else(|| refused("headers", "an object that can be read"))?;
        for entry in entries.to_vec().chunks(2) {
            let [name, value] = entry else { continue };
            let value = value
                .as_string()
                .ok_or_else(|| Failure::configuration("header.invalid", "headers must hold strings only."))?;
            settings::check_header(&name.as_string().unwrap_or_default(), &value)?;
        }
        Ok(base.concat(&entries))
    }
}
