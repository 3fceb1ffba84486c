//! The body of a request that writes a tunnel.

use super::{copy::plain_copy, options};
use crate::{
    bindings::{
        members::{get, object},
        value::{Unknown, read},
    },
    client::Failure,
    validate::{self, Code, Issue, Step, rules},
};
use js_sys::JSON;
use wasm_bindgen::prelude::*;

/// A tunnel to be sent: a plain copy, which no code of the caller can change any more, and the metadata of the request.
pub(super) struct Definition {
    plain: JsValue,
    metadata: JsValue,
}

impl Definition {
    /// Copies the caller's tunnel and options. Fails where `metadata` is no object.
    pub(super) fn read(tunnel: &JsValue, options: &JsValue) -> Result<Self, Failure> {
        let metadata = options::metadata(options)?;
        Ok(Self { plain: plain_copy(&rules::TUNNEL, tunnel), metadata })
    }

    /// The errors for which the API would refuse it.
    pub(super) fn issues(&self) -> Vec<Issue> {
        validate::check_tunnel(&read(&rules::TUNNEL, &self.plain, Unknown::Ignored).value(), false)
    }

    /// The pre-shared key where it is a text, or `undefined`.
    pub(super) fn key(&self) -> JsValue {
        Some(get(&get(&get(&self.plain, "auth"), "psk"), "key")).filter(JsValue::is_string).unwrap_or_default()
    }

    /// The body as JSON text. Fails with an issue where a member cannot be written as JSON, such as a cycle.
    pub(super) fn body(&self, id: Option<&str>) -> Result<JsValue, Failure> {
        let id = id.map_or(JsValue::UNDEFINED, JsValue::from);
        // JSON leaves out what is undefined.
        let body = object([("id", id), ("metadata", self.metadata.clone()), ("properties", self.plain.clone())]);
        JSON::stringify(&body).map(JsValue::from).map_err(|_| {
            let path: &[Step] = if JSON::stringify(&self.metadata).is_err() { &["metadata".into()] } else { &[] };
            let issue = Issue::new(Code::Type, path)
                .with("expected", "JSON")
                .with("actual", "unreadable")
                .with("reason", "unreadable");
            Failure::Validation(vec![issue])
        })
    }
}
