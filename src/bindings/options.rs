//! Reads the options of the client and of its calls. Whether each is of its kind, JavaScript says.

use crate::{
    bindings::names::get,
    client::{
        Client, Failure, Request, Settings, Tokens, Wait, config,
        retry::Policy,
        waiting::{Goal, Patience},
    },
};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/client/answer.js")]
extern "C" {
    /// A plain object of the options that are given; throws a ConfigurationError where they cannot work.
    #[wasm_bindgen(catch, js_name = optionsOf)]
    fn options_of(what: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

fn given(what: &str, options: &JsValue) -> Result<JsValue, Failure> {
    options_of(what, options).map_err(Failure::thrown)
}

/// Reads `ClientOptions`.
pub fn client(options: &JsValue) -> Result<Client, Failure> {
    let given = given("client", options)?;
    let flag = |name| get(&given, name).as_bool();
    let (region, url) = (get(&given, "region").as_string(), get(&given, "url").as_string());
    let is_insecure_allowed = flag("allowInsecureHttp") == Some(true);
    let base_url = config::base_url(region.as_deref(), url.as_deref(), is_insecure_allowed)?;
    let token = get(&given, "token");
    if !token.is_function() {
        config::check_token(&token.as_string().unwrap_or_default())?;
    }
    let mut base = Settings::default();
    // Browsers send a User-Agent of their own.
    if flag("isServer") == Some(true) {
        base.headers = concat!("\nuser-agent:", env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).into();
    }
    Ok(Client {
        base_url,
        settings: settings(&given, &base),
        tokens: Tokens::new(token),
        fetch: get(&given, "fetch"),
        on_event: function(&given, "onEvent"),
        validate: flag("validate") != Some(false),
    })
}

/// Reads `RequestOptions`, laid over the client's settings.
pub fn request(options: &JsValue, base: &Settings) -> Result<Request, Failure> {
    let signals = Array::new();
    // Most calls have none.
    if options.is_undefined() {
        return Ok(Request { settings: base.clone(), signals });
    }
    let given = given("request", options)?;
    let signal = get(&given, "signal");
    if !signal.is_undefined() {
        signals.push(&signal);
    }
    Ok(Request { settings: settings(&given, base), signals })
}

/// Reads `WaitOptions` beyond those of a request.
pub fn wait(options: &JsValue, goal: Goal) -> Result<Wait, Failure> {
    let given = given("wait", options)?;
    let Patience { max_wait_ms, interval_ms, max_interval_ms } = Patience::default();
    let patience = Patience {
        max_wait_ms: number(&given, "maxWaitMs", max_wait_ms),
        interval_ms: number(&given, "intervalMs", interval_ms),
        max_interval_ms: number(&given, "maxIntervalMs", max_interval_ms),
    };
    Ok(Wait::new(goal, patience, function(&given, "onPoll")))
}

fn settings(given: &JsValue, base: &Settings) -> Settings {
    let mut timeout_ms = number(given, "timeoutMs", base.timeout_ms);
    if timeout_ms.is_infinite() {
        timeout_ms = 0.0;
    }
    let retry = get(given, "retry");
    let retry = if retry.is_object() {
        // A call that asks for retries gets them, also from a client that is without.
        let base = base.retry.unwrap_or_default();
        Some(Policy {
            max_attempts: number(&retry, "maxAttempts", base.max_attempts.into()) as u32,
            base_delay_ms: number(&retry, "baseDelayMs", base.base_delay_ms),
            max_delay_ms: number(&retry, "maxDelayMs", base.max_delay_ms),
        })
    } else if retry.is_undefined() {
        base.retry
    } else {
        None
    };
    let mut headers = base.headers.clone();
    headers += &get(given, "headers").as_string().unwrap_or_default();
    Settings { timeout_ms, retry, headers }
}

fn number(given: &JsValue, name: &'static str, default: f64) -> f64 {
    get(given, name).as_f64().unwrap_or(default)
}

fn function(given: &JsValue, name: &'static str) -> Option<Function> {
    get(given, name).dyn_into().ok()
}
