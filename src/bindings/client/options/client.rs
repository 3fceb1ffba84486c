//! Reads and checks the options of a client, and makes the plain object of them that JavaScript keeps.

use super::reader::Options;
use crate::{
    bindings::members::{get, object},
    client::{
        ConfigurationCode, Failure, RetryPolicy, Settings,
        answer::{LARGEST_BODY, REQUEST_ID_HEADERS, TEXT_EXAMINED},
        base_url::{UrlParts, base_url},
        headers::media_types,
        redact::SECRETS_KEPT,
        token::check_token,
    },
};
use js_sys::{Array, Map, Set};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/given.js")]
extern "C" {
    #[wasm_bindgen(js_name = urlParts)]
    fn url_parts(url: &JsValue) -> String;
    fn environment(name: &str) -> Option<String>;
    #[wasm_bindgen(js_name = isServer)]
    fn is_server() -> bool;
    #[wasm_bindgen(js_name = hasFetch)]
    fn has_fetch() -> bool;
}

#[wasm_bindgen]
extern "C" {
    /// The checked options of a client: a plain object that JavaScript keeps, so that WebAssembly holds nothing between
    /// calls.
    #[derive(Clone)]
    pub type Config;
    #[wasm_bindgen(method, getter, js_name = baseUrl)]
    pub fn base_url(this: &Config) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn token(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = onEvent)]
    pub fn on_event(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn fetch(this: &Config) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn validate(this: &Config) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Config) -> Array;
    #[wasm_bindgen(method, getter)]
    pub fn sent(this: &Config) -> JsValue;
    /// The numbers of [`Settings`]: `timeout_ms`, `deadline_ms`, and those of the retry policy in their order. Without
    /// retries `max_attempts` is 0.
    #[wasm_bindgen(method, getter)]
    fn numbers(this: &Config) -> Array;
}

impl Config {
    /// The client's settings, which a call may override.
    pub(super) fn settings(&self) -> Settings {
        let numbers = self.numbers();
        let [timeout_ms, deadline_ms, max_attempts, base_delay_ms, max_delay_ms] =
            std::array::from_fn(|place| numbers.get(place as u32).as_f64().unwrap_or_default());
        let retry = RetryPolicy { max_attempts: max_attempts as u32, base_delay_ms, max_delay_ms };
        Settings { timeout_ms, deadline_ms, retry: Some(retry).filter(|retry| retry.max_attempts > 0) }
    }
}

/// The [`Config`] of `ClientOptions`.
pub(in super::super) fn client(options: &JsValue) -> Result<JsValue, Failure> {
    let given = Options::new(options)?;
    // Without `fetch` a platform may lack `URL` as well, so that no base URL could be read.
    let fetch = given.function("fetch")?;
    check_fetch(&fetch)?;
    let base_url = read_base_url(&given)?;
    let token = read_token(&given)?;
    let headers = given.headers(own_headers())?;
    let Settings { timeout_ms, deadline_ms, retry } = given.settings(Settings::default())?;
    let RetryPolicy { max_attempts, base_delay_ms, max_delay_ms } =
        retry.unwrap_or(RetryPolicy { max_attempts: 0, ..RetryPolicy::default() });
    let numbers = [timeout_ms, deadline_ms, max_attempts.into(), base_delay_ms, max_delay_ms];
    Ok(object([
        ("baseUrl", base_url.into()),
        ("token", token),
        ("fetch", fetch),
        ("onEvent", given.function("onEvent")?),
        ("validate", given.flag("validate")?.unwrap_or(true).into()),
        ("headers", headers.into()),
        ("numbers", numbers.iter().map(|number| JsValue::from(*number)).collect::<Array>().into()),
        // Limits and names of the state machine, for `js/call.js` and `js/exchange.js`.
        ("largestBody", LARGEST_BODY.into()),
        ("textExamined", TEXT_EXAMINED.into()),
        ("secretsKept", SECRETS_KEPT.into()),
        ("requestIdHeaders", REQUEST_ID_HEADERS.iter().map(|name| JsValue::from(*name)).collect::<Array>().into()),
        // The tokens and keys that were sent. They are taken out of the texts of later answers.
        ("sent", Set::default().into()),
        // The calls of the token function that are under way because a token was refused, by that token.
        ("pendingTokens", Map::new().into()),
    ]))
}

fn read_base_url(given: &Options<'_>) -> Result<String, Failure> {
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
    base_url(region.as_deref(), url.as_deref().map(parts_in_lines), is_insecure_allowed)
}

/// The token, as a text or as the function that gets one.
fn read_token(given: &Options<'_>) -> Result<JsValue, Failure> {
    let token = given
        .read("token", "a string, or a function that gives one", |value| value.is_string() || value.is_function())?;
    let token = token.or_else(|| environment("IONOS_TOKEN").map(JsValue::from)).unwrap_or_default();
    if !token.is_function() {
        check_token(&token.as_string().unwrap_or_default())?;
    }
    Ok(token)
}

/// The header fields of every request of the client, before those of the caller, as name, value, name, value, and so on.
fn own_headers() -> Array {
    let headers = in_turn(media_types(false));
    if is_server() {
        // In browsers it is left to the browser. A caller can replace it.
        headers.push(&"user-agent".into());
        headers.push(&concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).into());
    }
    headers
}

/// Header fields as name, value, name, value, and so on.
pub(in super::super) fn in_turn(fields: &[(&str, &str)]) -> Array {
    fields.iter().flat_map(|(name, value)| [JsValue::from(*name), JsValue::from(*value)]).collect()
}

/// The parts of a URL, from the text that `urlParts` in `js/given.js` makes, with one part on each line.
fn parts_in_lines(lines: &str) -> UrlParts<'_> {
    let mut parts = [""; 5];
    for (part, line) in parts.iter_mut().zip(lines.split('\n')) {
        *part = line;
    }
    let [base_url, protocol, hostname, credentials, query] = parts;
    UrlParts { base_url, protocol, hostname, credentials, query }
}

/// Checks that there is a `fetch`: the caller's or the platform's.
pub(super) fn check_fetch(fetch: &JsValue) -> Result<(), Failure> {
    if fetch.is_function() || has_fetch() {
        return Ok(());
    }
    Err(Failure::configuration(
        ConfigurationCode::PlatformNoFetch,
        "This platform has no fetch: give the client one, new TunnelClient({ fetch }).",
    ))
}
