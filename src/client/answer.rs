//! What an answer means: the tunnels in it, or what the server says is wrong.

use super::{ApiFailure, Call, Failure, call::Success, retry::retry_after_ms, transport::Answer};
use crate::model::{ErrorBody, IPSecTunnelRead, IPSecTunnelReadList, PAGE_LIMIT};
use js_sys::{Array, JsString, Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // js_sys::JSON would copy the text into WebAssembly and back.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;
}

/// Headers that may hold the server's id for a request, the first one found counts.
const REQUEST_ID: [&str; 3] = ["x-request-id", "x-correlation-id", "request-id"];
/// Shorter secrets are words that a server may well use by chance.
const SHORTEST_SECRET: usize = 4;

/// A tunnel as the server sent it, and as the model reads it.
pub struct Tunnel {
    /// For the caller: unknown members and values included.
    pub raw: JsValue,
    /// For decisions.
    pub read: IPSecTunnelRead,
}

/// A page as the server sent it, and as the model reads it.
pub struct List {
    /// For the caller, with `items`, `offset`, `limit` and `_links` always there.
    pub raw: JsValue,
    /// For decisions.
    pub read: IPSecTunnelReadList,
    call: Call,
}

impl List {
    /// The error about a page that was read before.
    pub fn not_advancing(&self) -> Failure {
        Failure::Response { code: "paging.not-advancing", status: 200, call: self.call.clone(), cause: None }
    }
}

/// Reads the body of a success as one tunnel.
pub fn tunnel(success: &Success) -> Result<Tunnel, Failure> {
    let raw = json(success)?;
    let read = model(success, &raw)?;
    Ok(Tunnel { raw, read })
}

/// Reads the body of a success as a page. `offset` and `limit` are those asked for.
pub fn list(success: &Success, offset: Option<u32>, limit: Option<u32>) -> Result<List, Failure> {
    let raw = json(success)?;
    let mut read: IPSecTunnelReadList = model(success, &raw)?;
    let items = Reflect::get(&raw, &"items".into()).unwrap_or(JsValue::NULL);
    let has_items = !items.is_undefined() && !items.is_null();
    if !has_items && read.kind.as_deref() != Some("collection") {
        return Err(failure_of(success, "response.shape"));
    }
    let offset = *read.offset.get_or_insert(offset.unwrap_or(0));
    let limit = *read.limit.get_or_insert(limit.unwrap_or(PAGE_LIMIT.default));
    let fill = |name: &str, value: JsValue| {
        let present = Reflect::get(&raw, &name.into()).is_ok_and(|member| !member.is_undefined() && !member.is_null());
        if !present {
            // What JSON.parse made is a plain object that takes any member.
            let _ = Reflect::set(&raw, &name.into(), &value);
        }
    };
    fill("items", Array::new().into());
    fill("offset", offset.into());
    fill("limit", limit.into());
    fill("_links", Object::new().into());
    Ok(List { raw, read, call: success.call.clone() })
}

fn json(success: &Success) -> Result<JsValue, Failure> {
    if success.text.trim().length() == 0 {
        return Err(failure_of(success, "response.empty"));
    }
    parse_json(&success.text).map_err(|_| failure_of(success, "response.not-json"))
}

fn model<T: DeserializeOwned>(success: &Success, raw: &JsValue) -> Result<T, Failure> {
    let is_plain_object = raw.is_object() && !Array::is_array(raw);
    let read = is_plain_object.then(|| serde_wasm_bindgen::from_value(raw.clone()).ok()).flatten();
    read.ok_or_else(|| failure_of(success, "response.shape"))
}

/// The error about a success whose body is not what the API promises.
pub fn failure_of(success: &Success, code: &'static str) -> Failure {
    Failure::Response { code, status: success.status, call: success.call.clone(), cause: None }
}

/// The error about an answer that is no success and no error status either.
pub fn failure(code: &'static str, answer: &Answer, call: Call) -> Failure {
    Failure::Response { code, status: answer.status(), call, cause: None }
}

/// The error that an error status stands for. What the server says is kept, with the secrets of the call taken out.
pub fn api_failure(answer: &Answer, call: Call, secrets: &[Option<&String>]) -> ApiFailure {
    let body: ErrorBody =
        parse_json(&answer.text).ok().and_then(|body| serde_wasm_bindgen::from_value(body).ok()).unwrap_or_default();
    let clean = |text: String| secrets.iter().flatten().fold(text, |text, secret| redact(&text, secret));
    let mut messages = body.messages;
    for message in &mut messages {
        message.error_code = message.error_code.take().map(clean);
        message.message = message.message.take().map(clean);
    }
    ApiFailure {
        status: answer.status(),
        call,
        messages,
        retry_after_ms: answer.header("retry-after").and_then(|header| retry_after_ms(&header, js_sys::Date::now())),
        request_id: REQUEST_ID.iter().find_map(|name| answer.header(name)).map(clean),
    }
}

fn redact(text: &str, secret: &str) -> String {
    if secret.len() < SHORTEST_SECRET { text.to_owned() } else { text.replace(secret, "[redacted]") }
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn secrets_are_taken_out_of_what_the_server_says() {
        assert_eq!(redact("token s3cr3t-canary is expired", "s3cr3t-canary"), "token [redacted] is expired");
        assert_eq!(redact("a tunnel", "a"), "a tunnel");
    }
}
