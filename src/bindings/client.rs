//! Exports for the client. Each call holds its own share of the client, so that a freed handle disturbs no call.

use super::{
    error::to_error,
    options,
    value::{Unknown, kind_of, plain_copy, read},
};
use crate::{
    client::{
        Client, Definition, Failure, Ids, Interrupt, Operation, Request, Success, answer, paging, promise,
        waiting::Goal,
    },
    model::PAGE_LIMIT,
    names::{get, object},
    validate::{Code, Issue, Step, check_integer, rules},
};
use js_sys::{Array, Promise};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;

/// A client behind the bridge. Arguments are read before a method returns, so that changing them later changes nothing.
#[wasm_bindgen]
pub struct CoreClient {
    client: Rc<Client>,
}

/// A walk over the pages of a list.
#[wasm_bindgen]
pub struct CorePages {
    client: Rc<Client>,
    gateway_id: Option<String>,
    /// What the options say, or why they cannot work.
    options: Result<(Request, Option<u32>), JsValue>,
    pager: Rc<RefCell<paging::Pager>>,
    stop: Interrupt,
}

/// What a call resolves with.
enum Read {
    Nothing,
    Tunnel,
    Ensured,
    List { offset: Option<u32>, limit: Option<u32> },
    Page { pager: Rc<RefCell<paging::Pager>>, limit: Option<u32> },
}

/// What is sent, how, and what becomes of the answer.
type Prepared = Result<(Operation, Request, Read), Failure>;

/// Settles with what a call gives, failures as errors of the package. One future for all calls keeps the module small.
fn call(client: &Rc<Client>, prepared: Prepared) -> Promise {
    promise(answer_to(client.clone(), prepared))
}

async fn answer_to(client: Rc<Client>, prepared: Prepared) -> Result<JsValue, JsValue> {
    let result = match prepared {
        Ok((operation, request, read)) => {
            client.send(&operation, &request).await.and_then(|success| read.from(&success))
        }
        Err(failure) => Err(failure),
    };
    result.map_err(to_error)
}

impl Read {
    fn from(self, success: &Success) -> Result<JsValue, Failure> {
        Ok(match self {
            Self::Nothing => JsValue::UNDEFINED,
            Self::Tunnel => answer::tunnel(success)?.raw,
            Self::Ensured => {
                let created = success.status == 201;
                object([("created", created.into()), ("tunnel", answer::tunnel(success)?.raw)])
            }
            Self::List { offset, limit } => answer::list(success, offset, limit)?.raw,
            Self::Page { pager, limit } => {
                let offset = pager.borrow().offset();
                let list = answer::list(success, Some(offset), limit)?;
                let turned = pager.borrow_mut().turn(&list.page);
                let (fresh, more) = turned.map_err(|paging::NotAdvancing| list.not_advancing())?;
                let items: Array = fresh.iter().map(|index| list.items.get(*index)).collect();
                object([("items", items.into()), ("more", more.into())])
            }
        })
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
    pub fn base_url(&self) -> String {
        self.client.base_url.clone()
    }

    /// GET one page.
    pub fn list(&self, gateway_id: &JsValue, options: &JsValue) -> Promise {
        let prepare = || {
            let request = self.request(options)?;
            let offset = whole_number(options, "offset", 0, paging::LARGEST_OFFSET)?;
            let limit = whole_number(options, "limit", PAGE_LIMIT.min, PAGE_LIMIT.max)?;
            let operation = self.client.list(gateway_id.as_string().as_deref(), offset, limit)?;
            Ok((operation, request, Read::List { offset, limit }))
        };
        call(&self.client, prepare())
    }

    /// Starts a walk over the pages of a list.
    pub fn pages(&self, gateway_id: &JsValue, options: &JsValue) -> CorePages {
        let read = || {
            let limit = whole_number(options, "pageSize", PAGE_LIMIT.min, PAGE_LIMIT.max)?;
            Ok((self.request(options)?, limit))
        };
        CorePages {
            client: self.client.clone(),
            gateway_id: gateway_id.as_string(),
            options: read().map_err(to_error),
            pager: Rc::default(),
            stop: Interrupt::default(),
        }
    }

    /// GET one tunnel.
    pub fn get(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue) -> Promise {
        let operation = with_ids(gateway_id, tunnel_id, |ids| self.client.get(ids));
        call(&self.client, self.request(options).and_then(|request| Ok((operation?, request, Read::Tunnel))))
    }

    /// POST a new tunnel.
    pub fn create(&self, gateway_id: &JsValue, tunnel: &JsValue, options: &JsValue) -> Promise {
        let prepare = || {
            let request = self.request(options)?;
            let operation = self.client.create(gateway_id.as_string().as_deref(), &definition(tunnel, options)?)?;
            Ok((operation, request, Read::Tunnel))
        };
        call(&self.client, prepare())
    }

    /// PUT a tunnel.
    pub fn ensure(&self, gateway_id: &JsValue, tunnel_id: &JsValue, tunnel: &JsValue, options: &JsValue) -> Promise {
        let prepare = || {
            let request = self.request(options)?;
            let definition = definition(tunnel, options)?;
            let operation = with_ids(gateway_id, tunnel_id, |ids| self.client.ensure(ids, &definition))?;
            Ok((operation, request, Read::Ensured))
        };
        call(&self.client, prepare())
    }

    /// DELETE a tunnel.
    pub fn delete(&self, gateway_id: &JsValue, tunnel_id: &JsValue, options: &JsValue) -> Promise {
        let operation = with_ids(gateway_id, tunnel_id, |ids| self.client.delete(ids));
        call(&self.client, self.request(options).and_then(|request| Ok((operation?, request, Read::Nothing))))
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
        let prepare = || {
            let request = self.request(options)?;
            let wait = options::wait(options, goal)?;
            Ok((with_ids(gateway_id, tunnel_id, |ids| self.client.get(ids))?, wait, request))
        };
        let (client, prepared) = (self.client.clone(), prepare());
        promise(async move {
            let result = match &prepared {
                Ok((operation, wait, request)) => client.wait(operation, wait, request).await,
                Err(_) => Ok(JsValue::UNDEFINED),
            };
            prepared.and(result).map_err(to_error)
        })
    }

    fn request(&self, options: &JsValue) -> Result<Request, Failure> {
        options::request(options, &self.client.settings)
    }
}

#[wasm_bindgen]
impl CorePages {
    /// The next page as `{ items, more }`: its tunnels that were not seen before, and whether there is another page.
    /// `undefined` once the walk is stopped.
    pub fn next(&self) -> Promise {
        let (request, limit) = match &self.options {
            Ok(options) => options.clone(),
            Err(error) => return Promise::reject(error),
        };
        let offset = self.pager.borrow().offset();
        let operation = self.client.list(self.gateway_id.as_deref(), Some(offset), limit);
        let read = Read::Page { pager: self.pager.clone(), limit };
        let prepared = operation.map(|operation| (operation, request, read));
        let (client, stop) = (self.client.clone(), self.stop.clone());
        promise(async move {
            let page = stop.race(answer_to(client, prepared)).await;
            page.unwrap_or(Ok(JsValue::UNDEFINED))
        })
    }

    /// Ends the walk: the request under way is given up at once.
    pub fn stop(&self) {
        self.stop.end();
    }
}

fn with_ids<T>(gateway_id: &JsValue, tunnel_id: &JsValue, make: impl FnOnce(Ids<'_>) -> T) -> T {
    let (gateway, tunnel) = (gateway_id.as_string(), tunnel_id.as_string());
    make(Ids { gateway: gateway.as_deref(), tunnel: Some(tunnel.as_deref()) })
}

fn definition(tunnel: &JsValue, options: &JsValue) -> Result<Definition, Failure> {
    let mut metadata = get(options, "metadata");
    if metadata.is_null() {
        metadata = JsValue::UNDEFINED;
    }
    if !metadata.is_undefined() && (!metadata.is_object() || Array::is_array(&metadata)) {
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
    match check_integer(min, max, number, &path) {
        Some(issue) => Err(Failure::Validation(vec![issue])),
        None => Ok(Some(number as u32)),
    }
}

fn wrong_type(name: &'static str, expected: &'static str, value: &JsValue) -> Failure {
    let issue = Issue::new(Code::Type, &[Step::from(name)]).with("expected", expected);
    Failure::Validation(vec![issue.with("actual", kind_of(value))])
}
