//! Reads the options of the client and of its calls, and says which one cannot work.

use crate::{
    client::{
        Client, Failure, Request, Settings, Signal, Source, Tokens, Wait,
        config::{self, ParsedUrl},
        retry::Policy,
        waiting::{Goal, Patience},
    },
    names::get,
};
use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::*;
use web_sys::Url;

/// Reads `ClientOptions`.
pub fn client(options: &JsValue) -> Result<Client, Failure> {
    expect_object(options, "options")?;
    let region = text(options, "region")?;
    let given = match url_text(&get(options, "baseUrl"))? {
        None if region.is_none() => environment("IONOS_API_URL"),
        given => given,
    };
    let allow_insecure_http = flag(options, "allowInsecureHttp", false)?;
    let base_url = config::base_url(region.as_deref(), given.as_deref(), parse_url, allow_insecure_http)?;
    let mut settings = settings(options, &Settings::default())?;
    let names_itself = settings.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("user-agent"));
    // Browsers send a User-Agent of their own.
    if is_server() && !names_itself {
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        settings.headers.push(("user-agent".into(), agent.into()));
    }
    Ok(Client {
        base_url,
        tokens: Tokens::new(token(options)?),
        fetch: function(options, "fetch")?,
        on_event: function(options, "onEvent")?,
        settings,
        validate: flag(options, "validate", true)?,
    })
}

/// Reads `RequestOptions`, laid over the client's settings.
pub fn request(options: &JsValue, base: &Settings) -> Result<Request, Failure> {
    // Most calls have none.
    if options.is_undefined() {
        return Ok(Request { settings: base.clone(), signal: None });
    }
    expect_object(options, "options")?;
    let signal = get(options, "signal");
    let signal = match present(&signal) {
        None => None,
        Some(signal) if Signal::is_signal(signal) => Some(signal.clone().unchecked_into()),
        Some(_) => return Err(invalid("signal", "an AbortSignal")),
    };
    Ok(Request { settings: settings(options, base)?, signal })
}

/// Reads `WaitOptions` beyond those of a request.
pub fn wait(options: &JsValue, goal: Goal) -> Result<Wait, Failure> {
    expect_object(options, "options")?;
    let Patience { max_wait_ms, interval_ms, max_interval_ms } = Patience::default();
    let patience = Patience {
        max_wait_ms: milliseconds(options, "maxWaitMs", max_wait_ms)?,
        interval_ms: milliseconds(options, "intervalMs", interval_ms)?,
        max_interval_ms: milliseconds(options, "maxIntervalMs", max_interval_ms)?,
    };
    Ok(Wait { goal, patience, on_poll: function(options, "onPoll")? })
}

fn settings(options: &JsValue, base: &Settings) -> Result<Settings, Failure> {
    let mut settings = base.clone();
    settings.timeout_ms = milliseconds(options, "timeoutMs", base.timeout_ms)?;
    if settings.timeout_ms.is_infinite() {
        settings.timeout_ms = 0.0;
    }
    settings.retry = retry(&get(options, "retry"), base.retry)?;
    for (name, value) in headers(&get(options, "headers"))? {
        settings.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        settings.headers.push((name, value));
    }
    Ok(settings)
}

fn retry(value: &JsValue, base: Option<Policy>) -> Result<Option<Policy>, Failure> {
    let Some(value) = present(value) else { return Ok(base) };
    if value.as_bool() == Some(false) {
        return Ok(None);
    }
    if !value.is_object() {
        return Err(invalid("retry", "an object, or false for a single attempt"));
    }
    // A call that asks for retries gets them, also from a client that is without.
    let base = base.unwrap_or_default();
    let max_attempts = get(value, "maxAttempts");
    let max_attempts = match present(&max_attempts) {
        None => base.max_attempts,
        Some(count) => match count.as_f64() {
            Some(count) if count >= 1.0 && count.fract() == 0.0 => count as u32,
            _ => return Err(invalid("retry.maxAttempts", "a whole number of at least 1")),
        },
    };
    Ok(Some(Policy {
        max_attempts,
        base_delay_ms: milliseconds(value, "baseDelayMs", base.base_delay_ms)?,
        max_delay_ms: milliseconds(value, "maxDelayMs", base.max_delay_ms)?,
    }))
}

fn headers(value: &JsValue) -> Result<Vec<(String, String)>, Failure> {
    let Some(value) = present(value) else { return Ok(Vec::new()) };
    // Headers, Map and arrays would look like an object without members.
    if !value.is_object() || get(value, "entries").is_function() {
        return Err(invalid("headers", "a plain object of names and values"));
    }
    let read = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string(), entry.get(1).as_string());
        let (Some(name), Some(value)) = (name, value) else {
            return Err(Failure::configuration("header.invalid", "headers must hold strings only."));
        };
        config::check_header(&name, &value)?;
        Ok((name, value))
    };
    Object::entries(value.unchecked_ref()).iter().map(read).collect()
}

fn token(options: &JsValue) -> Result<Source, Failure> {
    let token = get(options, "token");
    let token = match present(&token) {
        None => None,
        Some(token) => match (token.dyn_ref::<Function>(), token.as_string()) {
            (Some(function), _) => return Ok(Source::Asked(function.clone())),
            (None, Some(text)) => Some(text).filter(|text| !text.trim().is_empty()),
            (None, None) => return Err(invalid("token", "a string, or a function that gives one")),
        },
    };
    let token = token.or_else(|| environment("IONOS_TOKEN")).ok_or_else(config::token_missing)?;
    config::check_token(&token)?;
    Ok(Source::Fixed(token))
}

fn url_text(value: &JsValue) -> Result<Option<String>, Failure> {
    let Some(value) = present(value) else { return Ok(None) };
    // A URL object of any realm has an href.
    let text = value.as_string().or_else(|| get(value, "href").as_string());
    let text = text.ok_or_else(|| invalid("baseUrl", "a string or a URL"))?;
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}

/// Takes a URL apart with the platform's parser; relative to the page, where there is one.
fn parse_url(text: &str) -> Option<ParsedUrl> {
    let url = Url::new(text).or_else(|_| {
        let page = get(&get(&js_sys::global(), "location"), "href").as_string().unwrap_or_default();
        Url::new_with_base(text, &page)
    });
    let url = url.ok()?;
    Some(ParsedUrl {
        protocol: url.protocol(),
        hostname: url.hostname(),
        origin: url.origin(),
        pathname: url.pathname(),
        has_credentials: !url.username().is_empty() || !url.password().is_empty(),
        has_query_or_fragment: !url.search().is_empty() || !url.hash().is_empty(),
    })
}

/// A variable of the environment, where there is one; blank counts as absent.
fn environment(name: &'static str) -> Option<String> {
    if !is_server() {
        return None;
    }
    let environment = get(&get(&js_sys::global(), "process"), "env");
    let value = get(&environment, name).as_string();
    value.filter(|value| !value.trim().is_empty())
}

/// Whether this is Node, or a runtime that says it is like Node.
fn is_server() -> bool {
    let versions = get(&get(&js_sys::global(), "process"), "versions");
    get(&versions, "node").is_string()
}

fn milliseconds(options: &JsValue, name: &'static str, default: f64) -> Result<f64, Failure> {
    let value = get(options, name);
    match present(&value).map(|value| value.as_f64()) {
        None => Ok(default),
        Some(Some(ms)) if ms >= 0.0 => Ok(ms),
        Some(_) => Err(invalid(name, "a number of milliseconds, 0 or more")),
    }
}

fn flag(options: &JsValue, name: &'static str, default: bool) -> Result<bool, Failure> {
    let value = get(options, name);
    match present(&value).map(JsValue::as_bool) {
        None => Ok(default),
        Some(Some(flag)) => Ok(flag),
        Some(None) => Err(invalid(name, "true or false")),
    }
}

fn text(options: &JsValue, name: &'static str) -> Result<Option<String>, Failure> {
    let value = get(options, name);
    match present(&value).map(JsValue::as_string) {
        None => Ok(None),
        Some(Some(text)) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        Some(None) => Err(invalid(name, "a string")),
    }
}

fn function(options: &JsValue, name: &'static str) -> Result<Option<Function>, Failure> {
    let value = get(options, name);
    match present(&value).map(|value| value.dyn_ref::<Function>().cloned()) {
        None => Ok(None),
        Some(Some(function)) => Ok(Some(function)),
        Some(None) => Err(invalid(name, "a function")),
    }
}

fn expect_object(value: &JsValue, name: &str) -> Result<(), Failure> {
    match present(value) {
        Some(value) if !value.is_object() => Err(invalid(name, "an object")),
        _ => Ok(()),
    }
}

/// The value, unless it is `undefined` or `null`.
fn present(value: &JsValue) -> Option<&JsValue> {
    Some(value).filter(|value| !value.is_undefined() && !value.is_null())
}

fn invalid(name: &str, right: &str) -> Failure {
    Failure::configuration("option.invalid", format!("{name} must be {right}."))
}
