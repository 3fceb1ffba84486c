//! The five operations as requests: method, URL, body. Checked before anything is sent.

use super::{Client, Failure, config, retry::Method};
use crate::{
    names::object,
    validate::{self, Code, Issue, Step, packed::Packed},
};
use js_sys::{JSON, JsString};
use wasm_bindgen::JsValue;

/// A request, ready to be sent.
#[derive(Debug)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// JSON text.
    pub body: Option<JsString>,
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
        let mut url = self.url(Ids { gateway, tunnel: None }, Vec::new())?;
        let mut separator = '?';
        for (name, value) in [("offset", offset), ("limit", limit)] {
            if let Some(value) = value {
                url = format!("{url}{separator}{name}={value}");
                separator = '&';
            }
        }
        Ok(Operation { method: Method::Get, url, body: None, key: None })
    }

    /// GET one tunnel.
    pub fn get(&self, ids: Ids<'_>) -> Result<Operation, Failure> {
        Ok(Operation { method: Method::Get, url: self.url(ids, Vec::new())?, body: None, key: None })
    }

    /// POST a new tunnel.
    pub fn create(&self, gateway: Option<&str>, definition: &Definition) -> Result<Operation, Failure> {
        self.write(Method::Post, Ids { gateway, tunnel: None }, definition)
    }

    /// PUT a tunnel: create or replace it.
    pub fn ensure(&self, ids: Ids<'_>, definition: &Definition) -> Result<Operation, Failure> {
        self.write(Method::Put, ids, definition)
    }

    /// DELETE a tunnel.
    pub fn delete(&self, ids: Ids<'_>) -> Result<Operation, Failure> {
        Ok(Operation { method: Method::Delete, url: self.url(ids, Vec::new())?, body: None, key: None })
    }

    fn write(&self, method: Method, ids: Ids<'_>, definition: &Definition) -> Result<Operation, Failure> {
        let issues = if self.validate { validate::check_tunnel(&definition.packed.value(), false) } else { Vec::new() };
        let url = self.url(ids, issues)?;
        let body = body(ids.tunnel.flatten(), definition)?;
        let key = definition.packed.value().member("auth").member("psk").member("key").text().map(str::to_owned);
        Ok(Operation { method, url, body: Some(body), key })
    }

    /// The URL of a gateway's tunnels, or of one of them. Ids that are not acceptable join the `issues` of the call.
    fn url(&self, ids: Ids<'_>, mut issues: Vec<Issue>) -> Result<String, Failure> {
        let mut segment = |id: Option<&str>, name: &'static str| {
            let encoded = id.and_then(config::path_segment);
            let checked = if self.validate || encoded.is_none() { validate::check_id(id, name) } else { None };
            issues.extend(checked);
            encoded.unwrap_or_default()
        };
        let mut url = format!("{}/ipsecgateways/{}/tunnels", self.base_url, segment(ids.gateway, "gatewayId"));
        if let Some(tunnel) = ids.tunnel {
            url = format!("{url}/{}", segment(tunnel, "tunnelId"));
        }
        if issues.is_empty() { Ok(url) } else { Err(Failure::Validation(issues)) }
    }
}

/// The JSON text of a create or ensure request. Members of the caller's that JSON cannot hold are an issue of theirs.
fn body(id: Option<&str>, definition: &Definition) -> Result<JsString, Failure> {
    let id = id.map_or(JsValue::UNDEFINED, JsValue::from);
    // JSON leaves out what is undefined.
    let body =
        object([("id", id), ("metadata", definition.metadata.clone()), ("properties", definition.plain.clone())]);
    JSON::stringify(&body).map_err(|_| {
        let path: &[Step] = if JSON::stringify(&definition.metadata).is_err() { &["metadata".into()] } else { &[] };
        let issue = Issue::new(Code::Type, path).with("expected", "JSON").with("actual", "unreadable");
        Failure::Validation(vec![issue])
    })
}
