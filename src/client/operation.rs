//! The five operations as requests: method, URL, body. Checked before anything is sent.

use super::{
    Client, Failure, config,
    retry::Method,
    words::{digits, join},
};
use crate::{
    bindings::{names::object, packed::Packed},
    validate::{self, Code, Issue, Step},
};
use js_sys::JSON;
use wasm_bindgen::JsValue;

/// A request, ready to be sent.
#[derive(Debug)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// JSON text, or `undefined`.
    pub body: JsValue,
    /// The pre-shared key in the body, which no error may repeat.
    pub key: Option<String>,
}

/// A tunnel to be sent: as the rules read it, and as a plain object.
#[derive(Debug)]
pub struct Definition {
    /// For checks.
    pub packed: Packed,
    /// For the body; nobody else holds it.
    pub plain: JsValue,
    /// Free-form metadata of the request, or `undefined`.
    pub metadata: JsValue,
}

/// The ids in a URL, where they are texts.
#[derive(Clone, Copy, Debug)]
pub struct Ids<'a> {
    /// The gateway's.
    pub gateway: Option<&'a str>,
    /// The tunnel's, for an operation on one.
    pub tunnel: Option<Option<&'a str>>,
}

impl Client {
    /// GET one page.
    pub fn list(&self, gateway: Option<&str>, offset: Option<u32>, limit: Option<u32>) -> Result<Operation, Failure> {
        let mut operation = self.bare(Method::Get, Ids { gateway, tunnel: None })?;
        let mut separator = "?";
        for (name, value) in [("offset=", offset), ("limit=", limit)] {
            if let Some(value) = value {
                operation.url += &join(&[separator, name, &digits(value)]);
                separator = "&";
            }
        }
        Ok(operation)
    }

    /// An operation without a body.
    pub fn bare(&self, method: Method, ids: Ids<'_>) -> Result<Operation, Failure> {
        Ok(Operation { method, url: self.url(ids, Vec::new())?, body: JsValue::UNDEFINED, key: None })
    }

    /// POST a new tunnel, or PUT one: create or replace it.
    pub fn write(&self, method: Method, ids: Ids<'_>, definition: &Definition) -> Result<Operation, Failure> {
        let tunnel = definition.packed.value();
        let issues = if self.validate { validate::check_tunnel(&tunnel, false) } else { Vec::new() };
        let url = self.url(ids, issues)?;
        let body = body(ids.tunnel.flatten(), definition)?;
        let key = tunnel.member("auth").member("psk").member("key").text().map(str::to_owned);
        Ok(Operation { method, url, body, key })
    }

    /// The URL of a gateway's tunnels, or of one of them. Ids that are not acceptable join the `issues` of the call.
    fn url(&self, ids: Ids<'_>, mut issues: Vec<Issue>) -> Result<String, Failure> {
        let mut segment = |id: Option<&str>, name: &'static str| {
            let encoded = id.and_then(config::path_segment);
            let checked = if self.validate || encoded.is_none() { validate::check_id(id, name) } else { None };
            if let Some(issue) = checked {
                issues.push(issue);
            }
            encoded.unwrap_or_default()
        };
        let mut url = join(&[&self.base_url, "/ipsecgateways/", &segment(ids.gateway, "gatewayId"), "/tunnels"]);
        if let Some(tunnel) = ids.tunnel {
            url += &join(&["/", &segment(tunnel, "tunnelId")]);
        }
        if issues.is_empty() { Ok(url) } else { Err(Failure::validation(issues)) }
    }
}

/// The JSON text of a create or ensure request. Members of the caller's that JSON cannot hold are an issue of theirs.
fn body(id: Option<&str>, definition: &Definition) -> Result<JsValue, Failure> {
    let id = id.map_or(JsValue::UNDEFINED, JsValue::from);
    // JSON leaves out what is undefined.
    let body =
        object([("id", id), ("metadata", definition.metadata.clone()), ("properties", definition.plain.clone())]);
    JSON::stringify(&body).map(JsValue::from).map_err(|_| {
        let path: &[Step] = if JSON::stringify(&definition.metadata).is_err() { &["metadata".into()] } else { &[] };
        let issue = Issue::new(Code::Type, path).with("expected", "JSON").with("actual", "unreadable");
        Failure::validation(vec![issue])
    })
}
