//! Exports for the client. Each call holds its own share of the client, so that a freed handle disturbs no call.

use super::{
    error::{to_error, validation_error},
    options,
    validation::object,
    value::{get, plain_copy, read},
};
use crate::{
    client::{Client, Definition, Failure, Request, paging, waiting::Goal},
    model::PAGE_LIMIT,
    validate::{Code, Issue, Step, check_integer, rules},
};
use js_sys::{Array, Promise};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// A client behind the bridge.
#[wasm_bindgen]
pub struct CoreClient {
    client: Rc<Client>,
}

/// Settles with what a call gives, failures as errors of the package.
fn promise(call: impl Future<Output = Result<JsValue, Failure>> + 'static) -> Promise {
    future_to_promise(async move { call.await.map_err(to_error) })
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
    pub fn base_url(&self) -> String {
        self.client.base_url.clone()
    }

    /// GET one page.
    pub fn list(&self, gateway_id: &JsValue, options: &JsValue) -> Promise {
        let (client, gateway_id, options) = (self.client.clone(), gateway_id.as_string(), options.clone());
        promise(async move {
            let request = options::request(&options, &client.settings)?;
            let offset = whole_number(&options, "offset", 0, u32::MAX)?;
            let limit = whole_number(&options, "limit", PAGE_LIMIT.min, PAGE_LIMIT.max)?;
            Ok(client.list(gateway_id.as_deref(), offset, limit, &request).await?.raw)
        })
    }

    /// Starts a walk over the pages of a list.
    pub fn pages(&self, gateway_id: &JsValue, options: &JsValue) -> CorePages {
        CorePages {
            client: self.client.clone(),
            gateway_id: gateway_id.as_string(),
            options: options.clone(),
            pager: Rc::default(),
        }
    }

    /// GET one tunnel.
    pub fn get(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue) -> Promise {
        let (client, ids, options) = (self.client.clone(), ids(gateway_id, tunnel_id), options.clone());
        promise(async move {
            let request = options::request(&options, &client.settings)?;
            Ok(client.get(ids.0.as_deref(), ids.1.as_deref(), &request).await?.raw)
        })
    }

    /// POST a new tunnel. The definition is read before this returns.
    pub fn create(&self, gateway_id: &JsValue, tunnel: &JsValue, options: &JsValue) -> Promise {
        let (client, gateway_id) = (self.client.clone(), gateway_id.as_string());
        let prepared = prepare(&client, tunnel, options);
        promise(async move {
            let (request, definition) = prepared?;
            Ok(client.create(gateway_id.as_deref(), &definition, &request).await?.raw)
        })
    }

    /// PUT a tunnel. The definition is read before this returns.
    pub fn ensure(&self, gateway_id: &JsValue, tunnel_id: &JsValue, tunnel: &JsValue, options: &JsValue) -> Promise {
        let (client, ids) = (self.client.clone(), ids(gateway_id, tunnel_id));
        let prepared = prepare(&client, tunnel, options);
        promise(async move {
            let (request, definition) = prepared?;
            let ensured = client.ensure(ids.0.as_deref(), ids.1.as_deref(), &definition, &request).await?;
            Ok(object([("created", ensured.created.into()), ("tunnel", ensured.tunnel.raw)]))
        })
    }

    /// DELETE a tunnel.
    pub fn delete(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue) -> Promise {
        let (client, ids, options) = (self.client.clone(), ids(gateway_id, tunnel_id), options.clone());
        promise(async move {
            let request = options::request(&options, &client.settings)?;
            client.delete(ids.0.as_deref(), ids.1.as_deref(), &request).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Waits until the tunnel is AVAILABLE.
    #[wasm_bindgen(js_name = waitUntilAvailable)]
    pub fn wait_until_available(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue) -> Promise {
        self.wait(gateway_id, tunnel_id, options, Goal::Available)
    }

    /// Waits until the tunnel is gone.
    #[wasm_bindgen(js_name = waitUntilDeleted)]
    pub fn wait_until_deleted(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue) -> Promise {
        self.wait(gateway_id, tunnel_id, options, Goal::Deleted)
    }

    fn wait(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue, goal: Goal) -> Promise {
        let (client, ids, options) = (self.client.clone(), ids(gateway_id, tunnel_id), options.clone());
        promise(async move {
            let request = options::request(&options, &client.settings)?;
            let wait = options::wait(&options, goal)?;
            let tunnel = client.wait(ids.0.as_deref(), ids.1.as_deref(), &wait, &request).await?;
            Ok(tunnel.unwrap_or(JsValue::UNDEFINED))
        })
    }
}

/// A walk over the pages of a list.
#[wasm_bindgen]
pub struct CorePages {
    client: Rc<Client>,
    gateway_id: Option<String>,
    options: JsValue,
    pager: Rc<RefCell<paging::Pager>>,
}

#[wasm_bindgen]
impl CorePages {
    /// The next page as `{ items, more }`: its tunnels that were not seen before, and whether there is another page.
    pub fn next(&self) -> Promise {
        let (client, gateway_id) = (self.client.clone(), self.gateway_id.clone());
        let (options, pager) = (self.options.clone(), self.pager.clone());
        promise(async move {
            let request = options::request(&options, &client.settings)?;
            let size = whole_number(&options, "pageSize", PAGE_LIMIT.min, PAGE_LIMIT.max)?;
            let offset = pager.borrow().offset();
            let list = client.list(gateway_id.as_deref(), Some(offset), size, &request).await?;
            let page = paging::Page {
                offset: list.read.offset.unwrap_or(offset),
                limit: list.read.limit.unwrap_or(PAGE_LIMIT.default),
                ids: list.read.items.iter().map(|tunnel| &*tunnel.id).collect(),
                has_next: list.read.links.next.is_some(),
            };
            let turned = pager.borrow_mut().turn(&page);
            let (fresh, more) = turned.map_err(|_| list.not_advancing())?;
            let items = get(&list.raw, "items");
            let items: Array =
                fresh.iter().map(|index| js_sys::Reflect::get_u32(&items, *index).unwrap_or_default()).collect();
            Ok(object([("items", items.into()), ("more", more.into())]))
        })
    }
}

fn ids(gateway_id: &JsValue, tunnel_id: &JsValue) -> (Option<String>, Option<String>) {
    (gateway_id.as_string(), tunnel_id.as_string())
}

fn prepare(client: &Client, tunnel: &JsValue, options: &JsValue) -> Result<(Request, Definition), Failure> {
    let request = options::request(options, &client.settings)?;
    let metadata = if options.is_object() { get(options, "metadata") } else { JsValue::UNDEFINED };
    if !metadata.is_undefined() && (!metadata.is_object() || Array::is_array(&metadata)) {
        let issue = Issue::new(Code::Type, &[Step::from("metadata")]).with("expected", "object");
        return Err(Failure::Validation(vec![issue.with("actual", "another type")]));
    }
    let plain = plain_copy(&rules::TUNNEL, tunnel);
    Ok((request, Definition { value: read(&rules::TUNNEL, &plain), plain, metadata }))
}

/// A query parameter of a list; out of range is a ValidationError.
fn whole_number(options: &JsValue, name: &'static str, min: u32, max: u32) -> Result<Option<u32>, Failure> {
    let value = if options.is_object() { get(options, name) } else { JsValue::UNDEFINED };
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let path = [Step::from(name)];
    let issue = match value.as_f64() {
        None => Some(Issue::new(Code::Type, &path).with("expected", "integer").with("actual", "another type")),
        Some(number) => check_integer(min, max, number, &path),
    };
    match issue {
        Some(issue) => Err(Failure::Validation(vec![issue])),
        None => Ok(value.as_f64().map(|number| number as u32)),
    }
}

/// The error about a gateway id from which no tunnel id can be made.
#[wasm_bindgen(js_name = gatewayIdError)]
pub fn gateway_id_error() -> JsValue {
    validation_error(&[Issue::new(Code::UuidInvalid, &[Step::from("gatewayId")])])
}
