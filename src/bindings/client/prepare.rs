//! Makes a call from its arguments: the state machine, and what `js/call.js` needs to drive it.

use super::{
    CoreArguments, CoreOperation,
    action::walk_from,
    call::CoreCall,
    definition::Definition,
    options::{self, CallOptions, Config, in_turn},
};
use crate::{
    bindings::{
        gateway::texts,
        members::{constant, set},
    },
    client::{
        Call, Failure, Goal, Method, PageQuery, Request, Resource, Server, Setup, Wait, WaitGoal, headers::media_types,
    },
    model::PAGE_LIMIT,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/call.js")]
extern "C" {
    /// `headers` is name, value, name, value, and so on; `body` is text or `undefined`. All members cross at once: every
    /// crossing takes time before the request is sent.
    #[wasm_bindgen(js_name = requestOf)]
    fn request_of(
        method: &JsValue,
        url: &str,
        headers: &Array,
        body: &JsValue,
        key: &JsValue,
        expects: &JsValue,
        signal: &JsValue,
    ) -> JsValue;
}

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
    let options = arguments.options();
    let CallOptions { settings, mut headers, signal } = options::call(&options, config)?;
    let task = task(config, operation, arguments, &options)?;
    let mut body = JsValue::UNDEFINED;
    if let Some(definition) = &task.definition {
        let id = arguments.tunnel_id().as_string().filter(|_| task.request.method == Method::Put);
        body = definition.body(id.as_deref())?;
        headers = headers.concat(&in_turn(media_types(true)));
    }
    let key = task.definition.as_ref().map_or(JsValue::UNDEFINED, Definition::key);
    let request = request_of(
        constant(task.request.method.as_str()),
        &task.request.url,
        &headers,
        &body,
        &key,
        constant(expected_body(&task.goal)),
        &signal,
    );
    add_members_of_goal(&request, &task);

    let token = config.token();
    let token_text = token.as_string();
    let config_of_call = config.clone();
    let setup = Setup {
        id: arguments.call_id(),
        request: task.request,
        goal: task.goal,
        settings,
        has_listener: config.on_event().is_function(),
        can_renew_token: token_text.is_none(),
        key: key.as_string(),
        sent_earlier: Box::new(move || texts(&Array::from(&config_of_call.sent()))),
    };
    Ok((CoreCall { call: Call::new(setup), token: token_text }, request))
}

fn task(
    config: &Config,
    operation: CoreOperation,
    arguments: &CoreArguments,
    options: &JsValue,
) -> Result<Task, Failure> {
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
            definition = Some(Definition::read(&arguments.tunnel(), options)?);
            match operation {
                CoreOperation::Create => (Method::Post, Resource::Tunnels(gateway), Goal::Resource),
                _ => (Method::Put, Resource::Tunnel(gateway, tunnel), Goal::Ensured),
            }
        }
        CoreOperation::WaitUntilAvailable | CoreOperation::WaitUntilDeleted => {
            let (patience, listener) = options::wait(options)?;
            on_poll = listener;
            let goal = match operation {
                CoreOperation::WaitUntilDeleted => WaitGoal::Deleted,
                _ => WaitGoal::Available,
            };
            (Method::Get, Resource::Tunnel(gateway, tunnel), Goal::Wait(Wait::new(goal, patience)))
        }
        CoreOperation::List => {
            page = options::page(options)?;
            (Method::Get, Resource::Tunnels(gateway), Goal::List)
        }
        // The pages of a walk.
        _ => {
            let walk = walk_from(&arguments.walk());
            page = PageQuery { offset: Some(walk.offset), limit: options::page_size(options, "pageSize")? };
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

/// Which body is expected, by the name that `js/exchange.js` knows it by.
fn expected_body(goal: &Goal) -> &'static str {
    match goal {
        Goal::Nothing => "nothing",
        Goal::List | Goal::Page { .. } => "page",
        Goal::Resource | Goal::Ensured | Goal::Wait(_) => "resource",
    }
}

/// Adds to a request what only pages and waits have.
fn add_members_of_goal(plain: &JsValue, Task { goal, page, on_poll, .. }: &Task) {
    match goal {
        Goal::Wait(_) => {
            set(plain, "isWait", &true.into());
            set(plain, "onPoll", on_poll);
        }
        Goal::List | Goal::Page { .. } => {
            set(plain, "offset", &page.offset.unwrap_or_default().into());
            set(plain, "limit", &page.limit.unwrap_or(PAGE_LIMIT.default).into());
        }
        _ => {}
    }
}
