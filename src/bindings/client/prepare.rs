//! Makes a call from its arguments: the state machine, and what `js/call.js` needs to drive it.

use super::{
    CoreArguments, CoreOperation,
    action::walk_from,
    call::CoreCall,
    definition::Definition,
    options::{self, CallOptions, Config},
};
use crate::{
    bindings::{
        gateway::texts,
        members::{object, set},
    },
    client::{
        Call, Failure, Goal, Method, PageQuery, Request, Resource, Server, Setup, Wait, WaitGoal, headers::media_types,
    },
    model::PAGE_LIMIT,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// What an operation sends, and what it does with the answer.
struct Task {
    request: Request,
    goal: Goal,
    /// The tunnel to be sent, where there is one.
    definition: Option<Definition>,
    /// Which page is asked for.
    page: PageQuery,
    /// The listener for the polls of a wait, or `undefined`.
    on_poll: JsValue,
}

/// The call, and the plain object `prepared` that `drive` in `js/call.js` takes.
pub(super) fn prepare(
    config: &Config,
    operation: CoreOperation,
    arguments: &CoreArguments,
) -> Result<(CoreCall, JsValue), Failure> {
    let CallOptions { settings, headers, signal } = options::call(&arguments.options(), config)?;
    let task = task(config, operation, arguments)?;
    let body = match &task.definition {
        Some(definition) => {
            let id = arguments.tunnel_id().as_string().filter(|_| task.request.method == Method::Put);
            definition.body(id.as_deref())?
        }
        None => JsValue::UNDEFINED,
    };
    let key = task.definition.as_ref().and_then(Definition::key);
    let request = request_to_js(&task, &body, key.as_deref(), &headers);
    let signals: Array = [signal, arguments.stop()].into_iter().filter(|signal| !signal.is_undefined()).collect();
    set(&request, "signals", &signals);

    let token = config.token();
    let sent = config.sent();
    let setup = Setup {
        id: arguments.call_id(),
        request: task.request,
        goal: task.goal,
        settings,
        has_listener: config.on_event().is_function(),
        can_renew_token: token.is_function(),
        key,
        sent_earlier: Box::new(move || texts(&Array::from(&sent))),
    };
    Ok((CoreCall { call: Call::new(setup), token: token.as_string() }, request))
}

fn task(config: &Config, operation: CoreOperation, arguments: &CoreArguments) -> Result<Task, Failure> {
    let options = arguments.options();
    let (gateway, tunnel) = (arguments.gateway_id().as_string(), arguments.tunnel_id().as_string());
    let (gateway, tunnel) = (gateway.as_deref(), tunnel.as_deref());
    let mut definition = None;
    let mut page = PageQuery::default();
    let mut on_poll = JsValue::UNDEFINED;
    let (method, resource, goal) = match operation {
        CoreOperation::Get => (Method::Get, Resource::Tunnel(gateway, tunnel), Goal::Resource),
        CoreOperation::Gateway => (Method::Get, Resource::Gateway(gateway), Goal::Resource),
        CoreOperation::Delete => (Method::Delete, Resource::Tunnel(gateway, tunnel), Goal::Nothing),
        CoreOperation::Create | CoreOperation::Ensure => {
            definition = Some(Definition::read(&arguments.tunnel(), &options)?);
            match operation {
                CoreOperation::Create => (Method::Post, Resource::Tunnels(gateway), Goal::Resource),
                _ => (Method::Put, Resource::Tunnel(gateway, tunnel), Goal::Ensured),
            }
        }
        CoreOperation::WaitUntilAvailable | CoreOperation::WaitUntilDeleted => {
            let (patience, listener) = options::wait(&options)?;
            on_poll = listener;
            let goal = match operation {
                CoreOperation::WaitUntilDeleted => WaitGoal::Deleted,
                _ => WaitGoal::Available,
            };
            (Method::Get, Resource::Tunnel(gateway, tunnel), Goal::Wait(Wait::new(goal, patience)))
        }
        CoreOperation::List => {
            page = options::page(&options)?;
            (Method::Get, Resource::Tunnels(gateway), Goal::List)
        }
        CoreOperation::TunnelPage | CoreOperation::GatewayPage => {
            let walk = walk_from(&arguments.walk());
            page = PageQuery { offset: Some(walk.offset), limit: options::page_size(&options, "pageSize")? };
            let resource = match operation {
                CoreOperation::TunnelPage => Resource::Tunnels(gateway),
                _ => Resource::Gateways,
            };
            (Method::Get, resource, Goal::Page { walk, limit: page.limit.unwrap_or(PAGE_LIMIT.default) })
        }
    };
    let base_url = config.base_url();
    let server = Server { base_url: &base_url, validate: config.validate() };
    let issues = match &definition {
        Some(definition) if server.validate => definition.issues(),
        _ => Vec::new(),
    };
    let request = server.request(method, resource, page, issues)?;
    Ok(Task { request, goal, definition, page, on_poll })
}

/// The request as a plain object, with what `js/call.js` needs to send it and to read its answer. `headers` is name, value,
/// name, value, and so on; `body` is text or `undefined`.
fn request_to_js(
    Task { request, goal, page, on_poll, .. }: &Task,
    body: &JsValue,
    key: Option<&str>,
    headers: &Array,
) -> JsValue {
    let expects = match goal {
        Goal::Nothing => "nothing",
        Goal::List | Goal::Page { .. } => "page",
        Goal::Resource | Goal::Ensured | Goal::Wait(_) => "resource",
    };
    let own = Array::new();
    for (name, value) in media_types(!body.is_undefined()) {
        own.push(&(*name).into());
        own.push(&(*value).into());
    }
    let plain = object([
        ("method", request.method.as_str().into()),
        ("url", request.url.as_str().into()),
        ("expects", expects.into()),
        ("headers", headers.concat(&own).into()),
    ]);
    if let Some(key) = key {
        set(&plain, "key", &key.into());
    }
    if !body.is_undefined() {
        set(&plain, "body", body);
    }
    match goal {
        Goal::Wait(_) => {
            set(&plain, "isWait", &true.into());
            set(&plain, "onPoll", on_poll);
        }
        Goal::List | Goal::Page { .. } => {
            set(&plain, "offset", &page.offset.unwrap_or_default().into());
            set(&plain, "limit", &page.limit.unwrap_or(PAGE_LIMIT.default).into());
        }
        _ => {}
    }
    plain
}
