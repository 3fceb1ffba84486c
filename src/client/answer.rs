//! What an answer means: the tunnels in it, or what the server says is wrong.
//!
//! Callers get what the server sent, unknown members and values included. What is looked at here is its shape, so far
//! as the typings promise it: `null` counts as absent, and an absent member as one that the API no longer sends.

use super::{
    Failure, Wait,
    call::Step,
    error::Call,
    paging::{NotAdvancing, Page, Pager},
    redact::redact,
    retry,
    transport::Answer,
};
use crate::{
    bindings::names::{get, object, set},
    model::PAGE_LIMIT,
    validate::rules::{self, Rule},
};
use js_sys::{Array, JSON};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::prelude::*;

// Rust would cross the bridge several times for each member.
#[wasm_bindgen(module = "/src/client/answer.js")]
extern "C" {
    #[wasm_bindgen(js_name = readTunnel)]
    fn read_tunnel(text: &JsValue, form: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = readPage)]
    fn read_page(text: &JsValue, form: &JsValue, offset: u32, limit: u32) -> JsValue;
    #[wasm_bindgen(js_name = complaintsOf)]
    fn complaints_of(outcome: &JsValue) -> Array;
    #[wasm_bindgen(js_name = withoutKey)]
    fn without_key(json: &str) -> JsValue;
}

/// An answer with a success status.
pub struct Success<'a> {
    /// The status.
    pub status: u16,
    /// The body's text.
    pub text: JsValue,
    /// The call, for errors about the body.
    pub call: Call<'a>,
    /// What no error may repeat.
    pub secrets: &'a [String],
}

/// What becomes of an answer.
pub enum Read {
    /// Its body does not matter.
    Nothing,
    /// The caller gets its tunnel.
    Tunnel,
    /// The caller gets `{ created, tunnel }`.
    Ensured,
    /// The caller gets its page of a list, asked for by `offset` and `limit`.
    List {
        /// Index of the first tunnel.
        offset: Option<u32>,
        /// Most tunnels.
        limit: Option<u32>,
    },
    /// The caller gets `{ items, more }`: the tunnels that are new to the pager, and whether there is another page.
    Page {
        /// Walks over the list.
        pager: Rc<RefCell<Pager>>,
        /// Most tunnels.
        limit: Option<u32>,
    },
    /// A wait looks at its tunnel.
    Wait(Wait),
}

impl Read {
    /// Takes in an answer with a success status.
    pub fn success(&mut self, success: &Success<'_>) -> Result<Step, Failure> {
        Ok(Step::Done(match self {
            Self::Nothing => JsValue::UNDEFINED,
            Self::Tunnel => tunnel(success)?.raw,
            Self::Ensured => {
                let created = success.status == 201;
                object([("created", created.into()), ("tunnel", tunnel(success)?.raw)])
            }
            Self::List { offset, limit } => list(success, *offset, *limit)?,
            Self::Page { pager, limit } => page(success, &mut pager.borrow_mut(), *limit)?,
            Self::Wait(wait) => return wait.take(tunnel(success), success.secrets),
        }))
    }

    /// Takes in a failure, which may be none for a wait.
    pub fn failure(&mut self, failure: Failure, secrets: &[String]) -> Result<Step, Failure> {
        if let Self::Wait(wait) = self { wait.take(Err(failure), secrets) } else { Err(failure) }
    }
}

/// A tunnel as the server sent it, and what decisions need of it.
pub struct Tunnel {
    /// For the caller.
    pub raw: JsValue,
    /// Its status as the server spelled it.
    pub status: String,
}

fn tunnel(success: &Success<'_>) -> Result<Tunnel, Failure> {
    let raw = value(success, &read_tunnel(&success.text, tunnel_form()))?;
    let status = get(&get(&raw, "metadata"), "status").as_string().unwrap_or_default();
    Ok(Tunnel { raw, status })
}

impl Tunnel {
    /// A copy for an error: without secrets, whichever member the server put them in.
    pub fn for_error(&self, secrets: &[String]) -> JsValue {
        let text = JSON::stringify(&self.raw).map(String::from).unwrap_or_default();
        without_key(&redact(&text, secrets))
    }

    /// Why it failed, without secrets.
    pub fn status_message(&self, secrets: &[String]) -> Option<String> {
        let message = get(&get(&self.raw, "metadata"), "statusMessage").as_string()?;
        Some(redact(&message, secrets))
    }
}

/// A page with `items`, `offset`, `limit` and `_links` always there.
fn list(success: &Success<'_>, offset: Option<u32>, limit: Option<u32>) -> Result<JsValue, Failure> {
    let (offset, limit) = (offset.unwrap_or_default(), limit.unwrap_or(PAGE_LIMIT.default));
    value(success, &read_page(&success.text, tunnel_form(), offset, limit))
}

fn page(success: &Success<'_>, pager: &mut Pager, limit: Option<u32>) -> Result<JsValue, Failure> {
    let list = list(success, Some(pager.offset()), limit)?;
    let items: Array = get(&list, "items").unchecked_into();
    let number = |name| get(&list, name).as_f64().unwrap_or_default() as u32;
    let mut ids = Vec::new();
    for item in items.iter() {
        ids.push(get(&item, "id").as_string().unwrap_or_default());
    }
    let page = Page {
        offset: number("offset"),
        limit: number("limit"),
        ids,
        has_next: get(&get(&list, "_links"), "next").is_string(),
    };
    let turned = pager.turn(&page);
    let (fresh, more) = turned.map_err(|NotAdvancing| failure_of(success, "paging.not-advancing"))?;
    let new = Array::new();
    for index in fresh {
        new.push(&items.get(index));
    }
    Ok(object([("items", new.into()), ("more", more.into())]))
}

thread_local! {
    static FORM: Cell<Option<&'static JsValue>> = const { Cell::new(None) };
}

/// The form of a tunnel, made once.
fn tunnel_form() -> &'static JsValue {
    FORM.get().unwrap_or_else(|| {
        let made: &JsValue = Box::leak(Box::new(object([
            ("id", "string".into()),
            ("type", "string".into()),
            ("href", "string".into()),
            ("metadata", object([("status", "string".into()), ("statusMessage", "string".into())])),
            ("properties", form(&rules::TUNNEL)),
        ])));
        FORM.set(Some(made));
        made
    })
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

/// The value in what was read, which has the shape that the API promises.
fn value(success: &Success<'_>, read: &JsValue) -> Result<JsValue, Failure> {
    match get(read, "fault").as_string() {
        Some(code) => Err(failure_of(success, &code)),
        None => Ok(get(read, "value")),
    }
}

/// The error about a success whose body is not what the API promises.
fn failure_of(success: &Success<'_>, code: &str) -> Failure {
    Failure::response(code, success.status, success.call)
}

/// What the server says about an error status, with the secrets of the call taken out.
pub(super) fn complaints(outcome: &JsValue, secrets: &[String]) -> JsValue {
    let complaints = complaints_of(outcome);
    for complaint in complaints.iter() {
        for name in ["requestId", "errorCode", "message"] {
            if let Some(text) = get(&complaint, name).as_string() {
                set(&complaint, name, &redact(&text, secrets).into());
            }
        }
    }
    complaints.into()
}

/// Milliseconds that the server asks to wait.
pub(super) fn retry_after_ms(answer: &Answer) -> Option<f64> {
    let header = answer.header("retry-after")?;
    retry::retry_after_ms(&header, js_sys::Date::now(), js_sys::Date::parse)
}
