//! Exports for the client. Each call holds its own share of the client, so that a freed handle disturbs no call.

use super::{
    error::to_error,
    options,
    value::{Unknown, kind_of, plain_copy, read},
};
use crate::{
    bindings::names::get,
    client::{Client, Definition, Failure, Ids, Read, Request, Task, paging, retry::Method, run, waiting::Goal},
    model::PAGE_LIMIT,
    validate::{Code, Issue, Step, check_integer, rules},
};
use js_sys::Promise;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;

/// A client behind the bridge. Arguments are read before a method returns, so that changing them later changes nothing.
#[wasm_bindgen]
pub struct CoreClient {
    client: Rc<Client>,
}

/// What a call is for.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum CoreCall {
    /// GET one page.
    List,
    /// GET one tunnel.
    Get,
    /// POST a new tunnel.
    Create,
    /// PUT a tunnel.
    Ensure,
    /// DELETE a tunnel.
    Delete,
    /// GET one tunnel until it is AVAILABLE.
    WaitUntilAvailable,
    /// GET one tunnel until it is gone.
    WaitUntilDeleted,
}

/// A walk over the pages of a list.
#[wasm_bindgen]
pub struct CorePages {
    client: Rc<Client>,
    gateway_id: Option<String>,
    /// What the options say, or why they cannot work.
    options: Result<(Request, Option<u32>), JsValue>,
    pager: Rc<RefCell<paging::Pager>>,
}

/// Settles with what a call gives, failures as errors of the package.
fn start(client: &Rc<Client>, prepared: Result<Box<Task>, Failure>) -> Promise {
    match prepared {
        Ok(task) => run(client.clone(), task, to_error),
        Err(failure) => Promise::reject(&to_error(failure)),
    }
}

#[wasm_bindgen]
impl CoreClient {
    /// Reads the options; throws a ConfigurationError where they cannot work.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<CoreClient, JsValue> {
        let client = options::client(options).map_err(to_error)?;
        Ok(Self { client: Rc::new(client) })
    }

    /// Where the API is, without a trailing slash.
    #[wasm_bindgen(getter, js_name = baseUrl)]
    pub fn base_url(&self) -> JsValue {
        self.client.base_url.as_str().into()
    }

    /// Makes a call. Which of the ids and the tunnel count depends on what it is for.
    pub fn call(
        &self,
        call: CoreCall,
        gateway_id: &JsValue,
        tunnel_id: &JsValue,
        tunnel: &JsValue,
        options: &JsValue,
    ) -> Promise {
        start(&self.client, self.prepare(call, gateway_id, tunnel_id, tunnel, options))
    }

    /// Starts a walk over the pages of a list, which the signal `stop` ends.
    pub fn pages(&self, gateway_id: &JsValue, options: &JsValue, stop: &JsValue) -> CorePages {
        let read = || {
            let limit = whole_number(options, "pageSize", PAGE_LIMIT.min, PAGE_LIMIT.max)?;
            let request = options::request(options, &self.client.settings)?;
            request.signals.push(stop);
            Ok((request, limit))
        };
        CorePages {
            client: self.client.clone(),
            gateway_id: gateway_id.as_string(),
            options: read().map_err(to_error),
            pager: Rc::default(),
        }
    }

    fn prepare(
        &self,
        call: CoreCall,
        gateway_id: &JsValue,
        tunnel_id: &JsValue,
        tunnel: &JsValue,
        options: &JsValue,
    ) -> Result<Box<Task>, Failure> {
        let client = &self.client;
        let mut request = options::request(options, &client.settings)?;
        let (gateway, tunnel_id) = (gateway_id.as_string(), tunnel_id.as_string());
        let gateway = gateway.as_deref();
        let ids = Ids { gateway, tunnel: Some(tunnel_id.as_deref()) };
        let (operation, read) = match call {
            CoreCall::List => {
                let offset = whole_number(options, "offset", 0, paging::LARGEST_OFFSET)?;
                let limit = whole_number(options, "limit", PAGE_LIMIT.min, PAGE_LIMIT.max)?;
                (client.list(gateway, offset, limit)?, Read::List { offset, limit })
            }
            CoreCall::Create => {
                let ids = Ids { gateway, tunnel: None };
                (client.write(Method::Post, ids, &definition(tunnel, options)?)?, Read::Tunnel)
            }
            CoreCall::Ensure => (client.write(Method::Put, ids, &definition(tunnel, options)?)?, Read::Ensured),
            CoreCall::Delete => (client.bare(Method::Delete, ids)?, Read::Nothing),
            CoreCall::Get => (client.bare(Method::Get, ids)?, Read::Tunnel),
            CoreCall::WaitUntilAvailable | CoreCall::WaitUntilDeleted => {
                let is_deletion = matches!(call, CoreCall::WaitUntilDeleted);
                let wait = options::wait(options, if is_deletion { Goal::Deleted } else { Goal::Available })?;
                request.settings.retry = None;
                (client.bare(Method::Get, ids)?, Read::Wait(wait))
            }
        };
        Ok(Box::new(Task { operation, request, read }))
    }
}

#[wasm_bindgen]
impl CorePages {
    /// The next page as `{ items, more }`: its tunnels that were not seen before, and whether there is another page.
    pub fn next(&self) -> Promise {
        let (request, limit) = match &self.options {
            Ok(options) => options.clone(),
            Err(error) => return Promise::reject(error),
        };
        let operation = self.client.list(self.gateway_id.as_deref(), Some(self.pager.borrow().offset()), limit);
        let read = Read::Page { pager: self.pager.clone(), limit };
        start(&self.client, operation.map(|operation| Box::new(Task { operation, request, read })))
    }
}

fn definition(tunnel: &JsValue, options: &JsValue) -> Result<Definition, Failure> {
    let mut metadata = get(options, "metadata");
    if metadata.is_null() {
        metadata = JsValue::UNDEFINED;
    }
    if !matches!(kind_of(&metadata), "undefined" | "object") {
        return Err(wrong_type("metadata", "object", &metadata));
    }
    let plain = plain_copy(&rules::TUNNEL, tunnel);
    Ok(Definition { packed: read(&rules::TUNNEL, &plain, Unknown::Ignored), plain, metadata })
}

/// A query parameter of a list; out of range is a ValidationError.
fn whole_number(options: &JsValue, name: &'static str, min: u32, max: u32) -> Result<Option<u32>, Failure> {
    let value = get(options, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let path = [Step::from(name)];
    let number = value.as_f64().ok_or_else(|| wrong_type(name, "integer", &value))?;
    let issues = check_integer(min, max, number, &path);
    if issues.is_empty() { Ok(Some(number as u32)) } else { Err(Failure::validation(issues)) }
}

fn wrong_type(name: &'static str, expected: &'static str, value: &JsValue) -> Failure {
    let issue = Issue::new(Code::Type, &[Step::from(name)]).with("expected", expected);
    Failure::validation(vec![issue.with("actual", kind_of(value))])
}
