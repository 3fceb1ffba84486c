//! What an answer means: the tunnels in it, or what the server says is wrong.
//!
//! Callers get what the server sent, unknown members and values included. What is looked at here is its shape, so far
//! as the typings promise it: `null` counts as absent, and an absent member as one that the API no longer sends.

use super::{
    ApiFailure, Call, Failure, call::Success, paging::Page, redact::redact, retry::retry_after_ms, transport::Answer,
};
use crate::{
    model::{ErrorMessage, PAGE_LIMIT},
    names::{get, object, set},
    validate::rules::{self, Rule},
};
use js_sys::{Array, JSON, JsString, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // js_sys::JSON would copy the text into WebAssembly and back.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/client/form.js")]
extern "C" {
    // Rust would cross the bridge several times for each member.
    fn fits(form: &JsValue, value: &JsValue) -> bool;
}

/// Headers that may hold the server's id for a request, the first one found counts.
const REQUEST_ID: [&str; 3] = ["x-request-id", "x-correlation-id", "request-id"];

/// A tunnel as the server sent it, and what decisions need of it.
pub struct Tunnel {
    /// For the caller.
    pub raw: JsValue,
    /// Its id.
    pub id: String,
    /// Its status as the server spelled it.
    pub status: String,
    /// What was sent with the call and no error may repeat.
    secrets: Vec<String>,
}

/// A page as the server sent it, with `items`, `offset`, `limit` and `_links` always there.
pub struct List {
    /// For the caller.
    pub raw: JsValue,
    /// Its items.
    pub items: Array,
    /// For paging.
    pub page: Page,
    call: Call,
    status: u16,
}

/// Reads the body of a success as one tunnel.
pub fn tunnel(success: &Success) -> Result<Tunnel, Failure> {
    read_tunnel(json(success)?, &success.secrets).ok_or_else(|| failure_of(success, "response.shape"))
}

impl Tunnel {
    /// A copy for an error: without secrets, whichever member the server put them in.
    pub fn for_error(&self) -> JsValue {
        let text = JSON::stringify(&self.raw).map(String::from).unwrap_or_default();
        let copy = parse_json(&redact(&text, &self.secrets).into()).unwrap_or_default();
        let auth = get(&get(&copy, "properties"), "auth");
        if auth.is_object() {
            // The API never returns a key; should it do so, it is not for errors. A plain object lets go of any member.
            let _ = js_sys::Reflect::delete_property(auth.unchecked_ref::<Object>(), &"psk".into());
        }
        copy
    }

    /// Its status in words for an error, without secrets.
    pub fn status_in_words(&self) -> String {
        redact(&self.status, &self.secrets)
    }

    /// Why it failed, without secrets.
    pub fn status_message(&self) -> Option<String> {
        let message = get(&get(&self.raw, "metadata"), "statusMessage").as_string()?;
        Some(redact(&message, &self.secrets))
    }
}

/// Reads the body of a success as a page. `offset` and `limit` are those asked for.
pub fn list(success: &Success, offset: Option<u32>, limit: Option<u32>) -> Result<List, Failure> {
    let raw = json(success)?;
    read_list(&raw, success, offset, limit).ok_or_else(|| failure_of(success, "response.shape"))
}

fn read_tunnel(raw: JsValue, secrets: &[String]) -> Option<Tunnel> {
    let properties = get(&raw, "properties");
    let id = get(&raw, "id").as_string()?;
    let status = get(&get(&raw, "metadata"), "status").as_string()?;
    let is_whole = ["name", "remoteHost"].iter().all(|name| !is_absent(&get(&properties, name)));
    let is_tunnel = is_whole && TUNNEL.with(|tunnel| fits(tunnel, &raw));
    is_tunnel.then(|| Tunnel { raw, id, status, secrets: secrets.to_vec() })
}

fn read_list(raw: &JsValue, success: &Success, offset: Option<u32>, limit: Option<u32>) -> Option<List> {
    let number = |name: &'static str, asked: Option<u32>, default: u32| match get(raw, name) {
        value if is_absent(&value) => Some(asked.unwrap_or(default)),
        value => value.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0).map(|number| number as u32),
    };
    let offset = number("offset", offset, 0)?;
    let limit = number("limit", limit, PAGE_LIMIT.default)?;
    let items = match get(raw, "items") {
        // Only what is clearly a page of a list may leave its items out.
        value if is_absent(&value) => {
            let is_page = ["offset", "limit", "_links"].iter().any(|name| !is_absent(&get(raw, name)));
            (is_page || get(raw, "type") == "collection").then(Array::new)?
        }
        value => Array::is_array(&value).then(|| value.unchecked_into())?,
    };
    let ids = items.iter().map(|item| read_tunnel(item, &[]).map(|tunnel| tunnel.id)).collect::<Option<_>>()?;
    let links = match get(raw, "_links") {
        value if is_absent(&value) => Object::new().into(),
        value => value.is_object().then_some(value)?,
    };
    let has_next = get(&links, "next").is_string();
    for (name, value) in
        [("items", items.clone().into()), ("offset", offset.into()), ("limit", limit.into()), ("_links", links)]
    {
        set(raw, name, &value);
    }
    let page = Page { offset, limit, ids, has_next };
    Some(List { raw: raw.clone(), items, page, call: success.call.clone(), status: success.status })
}

impl List {
    /// The error about a page that was read before.
    pub fn not_advancing(&self) -> Failure {
        Failure::Response { code: "paging.not-advancing", status: self.status, call: self.call.clone(), cause: None }
    }
}

thread_local! {
    static TUNNEL: JsValue = object([
        ("type", "string".into()),
        ("href", "string".into()),
        ("metadata", object([("statusMessage", "string".into())])),
        ("properties", form(&rules::TUNNEL)),
    ]);
}

/// The form that a rule asks for. Limits and listed values are the server's business.
fn form(rule: &Rule) -> JsValue {
    match rule {
        Rule::Text { .. } | Rule::Key | Rule::RemoteHost | Rule::Cidr | Rule::Choice(_) => "string".into(),
        Rule::Integer { .. } => "number".into(),
        Rule::List { of, .. } => Array::of1(&form(of)).into(),
        Rule::Object(members) => {
            let object = object([]);
            for member in members.iter() {
                set(&object, member.name, &form(&member.rule));
            }
            object
        }
    }
}

fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn json(success: &Success) -> Result<JsValue, Failure> {
    parse_json(&success.text).map_err(|_| {
        let is_empty = success.text.trim().length() == 0;
        failure_of(success, if is_empty { "response.empty" } else { "response.not-json" })
    })
}

/// The error about a success whose body is not what the API promises.
fn failure_of(success: &Success, code: &'static str) -> Failure {
    Failure::Response { code, status: success.status, call: success.call.clone(), cause: None }
}

/// The error that an error status stands for. What the server says is kept, with the secrets of the call taken out.
pub(super) fn api_failure(answer: &Answer, call: Call, secrets: &[String]) -> ApiFailure {
    let body = parse_json(&answer.text).unwrap_or_default();
    let messages: Option<Array> = get(&body, "messages").dyn_into().ok();
    let clean = |text: String| redact(&text, secrets);
    let text = |value: &JsValue, name: &'static str| get(value, name).as_string().map(clean);
    let read =
        |entry: JsValue| ErrorMessage { error_code: text(&entry, "errorCode"), message: text(&entry, "message") };
    ApiFailure {
        status: answer.status,
        call,
        messages: messages.iter().flat_map(Array::iter).filter(JsValue::is_object).map(read).collect(),
        retry_after_ms: answer
            .header("retry-after")
            .and_then(|header| retry_after_ms(&header, js_sys::Date::now(), js_sys::Date::parse)),
        request_id: REQUEST_ID.iter().find_map(|name| answer.header(name)).map(clean),
    }
}
