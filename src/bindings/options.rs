//! Reads the options of the client and of its calls, and says which one cannot work.

use crate::{
    client::{
        Client, Refusal, Request, Settings, Tokens, Wait, config, refusal,
        retry::Policy,
        waiting::{Goal, Patience},
        words::join,
    },
    names::get,
};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/value.js")]
extern "C" {
    #[wasm_bindgen(js_name = entriesOf)]
    fn entries_of(object: &JsValue) -> Option<Array>;
    #[wasm_bindgen(js_name = partsOf)]
    fn parts_of(url: &str) -> Option<String>;
    #[wasm_bindgen(js_name = isServer)]
    fn is_server() -> bool;
    fn environment(name: &str) -> JsValue;
}

/// What an option may hold.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Flag,
    Milliseconds,
    Count,
    Function,
    Object,
    Signal,
    Url,
    Token,
    Retry,
    Headers,
}

impl Kind {
    fn fits(self, value: &JsValue) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Flag => value.as_bool().is_some(),
            Self::Milliseconds => value.as_f64().is_some_and(|ms| ms >= 0.0),
            Self::Count => value.as_f64().is_some_and(|count| count >= 1.0 && count.fract() == 0.0),
            Self::Function => value.is_function(),
            Self::Object => value.is_object(),
            // An AbortSignal of any realm.
            Self::Signal => {
                ["addEventListener", "removeEventListener"].iter().all(|name| get(value, name).is_function())
            }
            // A URL object of any realm has an href.
            Self::Url => value.is_string() || get(value, "href").is_string(),
            Self::Token => value.is_string() || value.is_function(),
            Self::Retry => value.is_object() || value.as_bool() == Some(false),
            // Headers, Map and arrays would look like an object without members.
            Self::Headers => value.is_object() && !get(value, "entries").is_function(),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Flag => "true or false",
            Self::Milliseconds => "a number of milliseconds, 0 or more",
            Self::Count => "a whole number of at least 1",
            Self::Function => "a function",
            Self::Object => "an object",
            Self::Signal => "an AbortSignal",
            Self::Url => "a string or a URL",
            Self::Token => "a string, or a function that gives one",
            Self::Retry => "an object, or false for a single attempt",
            Self::Headers => "a plain object of names and values",
        }
    }

    /// A value of this kind; `None` for `undefined` and `null`.
    fn check(self, name: &str, value: JsValue) -> Result<Option<JsValue>, Box<Refusal>> {
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        if self.fits(&value) {
            return Ok(Some(value));
        }
        Err(refusal("option.invalid", &[name, " must be ", self.words(), "."]))
    }

    /// An option of this kind, where it is given.
    fn of(self, options: &JsValue, name: &'static str) -> Result<Option<JsValue>, Box<Refusal>> {
        self.check(name, get(options, name))
    }
}

/// Reads `ClientOptions`.
pub fn client(options: &JsValue) -> Result<Client, Box<Refusal>> {
    Kind::Object.check("options", options.clone())?;
    let region = text(Kind::Text.of(options, "region")?);
    let url = Kind::Url.of(options, "baseUrl")?.map(|url| if url.is_string() { url } else { get(&url, "href") });
    let given = match text(url) {
        None if region.is_none() => variable("IONOS_API_URL"),
        given => given,
    };
    let allow_insecure_http = flag(options, "allowInsecureHttp", false)?;
    let base_url = config::base_url(region.as_deref(), given.as_deref(), parts_of, allow_insecure_http)?;
    let mut base = Settings::default();
    // Browsers send a User-Agent of their own.
    if is_server() {
        base.headers = concat!("\nuser-agent:", env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).into();
    }
    Ok(Client {
        base_url,
        settings: settings(options, &base)?,
        tokens: Tokens::new(token(options)?),
        fetch: Kind::Function.of(options, "fetch")?.unwrap_or_default(),
        on_event: function(options, "onEvent")?,
        validate: flag(options, "validate", true)?,
    })
}

/// Reads `RequestOptions`, laid over the client's settings.
pub fn request(options: &JsValue, base: &Settings) -> Result<Request, Box<Refusal>> {
    let signals = Array::new();
    // Most calls have none.
    if options.is_undefined() {
        return Ok(Request { settings: base.clone(), signals });
    }
    Kind::Object.check("options", options.clone())?;
    if let Some(signal) = Kind::Signal.of(options, "signal")? {
        signals.push(&signal);
    }
    Ok(Request { settings: settings(options, base)?, signals })
}

/// Reads `WaitOptions` beyond those of a request.
pub fn wait(options: &JsValue, goal: Goal) -> Result<Wait, Box<Refusal>> {
    let Patience { max_wait_ms, interval_ms, max_interval_ms } = Patience::default();
    let patience = Patience {
        max_wait_ms: milliseconds(options, "maxWaitMs", max_wait_ms)?,
        interval_ms: milliseconds(options, "intervalMs", interval_ms)?,
        max_interval_ms: milliseconds(options, "maxIntervalMs", max_interval_ms)?,
    };
    Ok(Wait::new(goal, patience, function(options, "onPoll")?))
}

fn settings(options: &JsValue, base: &Settings) -> Result<Settings, Box<Refusal>> {
    let mut timeout_ms = milliseconds(options, "timeoutMs", base.timeout_ms)?;
    if timeout_ms.is_infinite() {
        timeout_ms = 0.0;
    }
    let retry = retry(options, base.retry)?;
    let mut headers = base.headers.clone();
    if let Some(given) = Kind::Headers.of(options, "headers")? {
        let no_strings = || refusal("header.invalid", &["headers must hold strings only."]);
        for entry in entries_of(&given).ok_or_else(no_strings)?.iter() {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().ok_or_else(no_strings)?;
            let value = entry.get(1).as_string().ok_or_else(no_strings)?;
            config::check_header(&name, &value)?;
            headers += &join(&["\n", &name, ":", &value]);
        }
    }
    Ok(Settings { timeout_ms, retry, headers })
}

fn retry(options: &JsValue, base: Option<Policy>) -> Result<Option<Policy>, Box<Refusal>> {
    let Some(value) = Kind::Retry.of(options, "retry")? else { return Ok(base) };
    if !value.is_object() {
        return Ok(None);
    }
    // A call that asks for retries gets them, also from a client that is without.
    let base = base.unwrap_or_default();
    let count = Kind::Count.check("retry.maxAttempts", get(&value, "maxAttempts"))?.and_then(|count| count.as_f64());
    Ok(Some(Policy {
        max_attempts: count.map_or(base.max_attempts, |count| count as u32),
        base_delay_ms: milliseconds(&value, "baseDelayMs", base.base_delay_ms)?,
        max_delay_ms: milliseconds(&value, "maxDelayMs", base.max_delay_ms)?,
    }))
}

/// A text that can stand in a header, or a function.
fn token(options: &JsValue) -> Result<JsValue, Box<Refusal>> {
    let token = Kind::Token.of(options, "token")?;
    if let Some(function) = token.as_ref().filter(|token| token.is_function()) {
        return Ok(function.clone());
    }
    let token = text(token).or_else(|| variable("IONOS_TOKEN")).ok_or_else(config::token_missing)?;
    config::check_token(&token)?;
    Ok(token.into())
}

/// A variable of the environment, where there is one.
fn variable(name: &str) -> Option<String> {
    text(Some(environment(name)))
}

/// A text that is given; blank counts as absent.
fn text(value: Option<JsValue>) -> Option<String> {
    value?.as_string().filter(|text| !text.trim().is_empty())
}

fn milliseconds(options: &JsValue, name: &'static str, default: f64) -> Result<f64, Box<Refusal>> {
    Ok(Kind::Milliseconds.of(options, name)?.and_then(|ms| ms.as_f64()).unwrap_or(default))
}

fn flag(options: &JsValue, name: &'static str, default: bool) -> Result<bool, Box<Refusal>> {
    Ok(Kind::Flag.of(options, name)?.map_or(default, |flag| flag.as_bool() == Some(true)))
}

fn function(options: &JsValue, name: &'static str) -> Result<Option<Function>, Box<Refusal>> {
    Ok(Kind::Function.of(options, name)?.map(JsCast::unchecked_into))
}
