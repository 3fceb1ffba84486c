//! Exports for the client. What a client is made of is a plain object that JavaScript keeps ([`configure`]): here a call
//! lives from its start to its end, driven by `js/call.js`, and nothing stays.
//!
//! Arguments are read before a function returns, so that changing them later changes nothing.

mod action;
mod answer;
mod copy;
mod definition;
pub mod error;
mod event;
mod options;
mod scripts;

pub use options::Config;

use crate::{
    bindings::names::{object, set},
    client::{
        Action, Call, ClientEvent, Failure, Goal, Input, Method, Outcome, PageQuery, Resource, Server, Setup, Wait,
        WaitGoal, answer::LARGEST_BODY, request,
    },
    model::PAGE_LIMIT,
};
use action::{plain_action, walk_from};
use answer::CoreAnswer;
use definition::Definition;
use error::{describe, to_error};
use event::event;
use js_sys::{Array, Promise};
use options::CallOptions;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/call.js")]
extern "C" {
    fn drive(call: CoreCall, config: &Config, request: &JsValue) -> Promise;
    fn refuse(config: &Config, event: &JsValue, description: &JsValue) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// A clock that never goes backwards, in milliseconds.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;
}

/// What a call is for.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum CoreOperation {
    /// GET one page of tunnels.
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
    /// GET one gateway.
    Gateway,
    /// GET the next page of tunnels of a walk.
    TunnelPage,
    /// GET the next page of gateways of a walk.
    GatewayPage,
}

/// Reads the options of a client; throws a ConfigurationError where they cannot work.
#[wasm_bindgen]
pub fn configure(options: &JsValue, trace: &JsValue) -> Result<JsValue, JsValue> {
    options::client(options).map_err(|failure| to_error(&failure, trace))
}

/// What a caller gives for a call. Which of the members count depends on what it is for.
#[wasm_bindgen]
extern "C" {
    pub type CoreArguments;
    /// Tells the call from others of the client.
    #[wasm_bindgen(method, getter, js_name = callId)]
    fn call_id(this: &CoreArguments) -> u32;
    #[wasm_bindgen(method, getter, js_name = gatewayId)]
    fn gateway_id(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = tunnelId)]
    fn tunnel_id(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn tunnel(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn options(this: &CoreArguments) -> JsValue;
    /// Where the caller stands; goes into errors.
    #[wasm_bindgen(method, getter)]
    fn trace(this: &CoreArguments) -> JsValue;
    /// Of a walk: what the page before gave, the ids that were seen, and the signal that ends it.
    #[wasm_bindgen(method, getter)]
    fn walk(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn seen(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn stop(this: &CoreArguments) -> JsValue;
}

/// Makes a call. The promise is rejected with an error of the package, or with the reason of the caller's signal. Of a
/// walk it gives `{ items, walk }`: items that were not seen before, and what the next page needs, if there is one.
#[wasm_bindgen]
pub fn call(config: &Config, operation: CoreOperation, arguments: &CoreArguments) -> Promise {
    match prepare(config, operation, arguments) {
        Ok((call, request)) => drive(call, config, &request),
        Err(failure) => {
            let description = describe(&failure);
            set(&description, "trace", &arguments.trace());
            let end = ClientEvent::End {
                call_id: arguments.call_id(),
                outcome: Outcome::Failed,
                duration_ms: 0.0,
                attempts: 0,
                code: Some(failure.code()),
            };
            refuse(config, &event(&end), &description)
        }
    }
}

/// The call, and what `js/call.js` needs to drive it.
fn prepare(
    config: &Config,
    operation: CoreOperation,
    arguments: &CoreArguments,
) -> Result<(CoreCall, JsValue), Failure> {
    let options = arguments.options();
    let CallOptions { settings, headers, signal } = options::call(&options, config)?;
    let (gateway, tunnel) = (arguments.gateway_id().as_string(), arguments.tunnel_id().as_string());
    let (gateway, tunnel) = (gateway.as_deref(), tunnel.as_deref());
    let base_url = config.base_url();
    let server = Server { base_url: &base_url, validate: config.validate() };
    let request = |method, resource| server.request(method, resource, PageQuery::default(), Vec::new());

    let mut definition = None;
    let mut on_poll = JsValue::UNDEFINED;
    let mut page = PageQuery::default();
    let (request, goal) = match operation {
        CoreOperation::Get => (request(Method::Get, Resource::Tunnel(gateway, tunnel))?, Goal::Resource),
        CoreOperation::Gateway => (request(Method::Get, Resource::Gateway(gateway))?, Goal::Resource),
        CoreOperation::Delete => (request(Method::Delete, Resource::Tunnel(gateway, tunnel))?, Goal::Nothing),
        CoreOperation::Create | CoreOperation::Ensure => {
            let given = definition.insert(Definition::read(&arguments.tunnel(), &options)?);
            let issues = if server.validate { given.issues() } else { Vec::new() };
            let (method, resource, goal) = match operation {
                CoreOperation::Create => (Method::Post, Resource::Tunnels(gateway), Goal::Resource),
                _ => (Method::Put, Resource::Tunnel(gateway, tunnel), Goal::Ensured),
            };
            (server.request(method, resource, page, issues)?, goal)
        }
        CoreOperation::WaitUntilAvailable | CoreOperation::WaitUntilDeleted => {
            let (patience, listener) = options::wait(&options)?;
            on_poll = listener;
            let goal = match operation {
                CoreOperation::WaitUntilDeleted => WaitGoal::Deleted,
                _ => WaitGoal::Available,
            };
            let goal = Goal::Wait(Wait::new(goal, patience));
            (request(Method::Get, Resource::Tunnel(gateway, tunnel))?, goal)
        }
        CoreOperation::List => {
            page = options::page(&options)?;
            (server.request(Method::Get, Resource::Tunnels(gateway), page, Vec::new())?, Goal::List)
        }
        CoreOperation::TunnelPage | CoreOperation::GatewayPage => {
            let walk = walk_from(&arguments.walk());
            page = PageQuery { offset: Some(walk.offset), limit: options::page_size(&options, "pageSize")? };
            let resource = match operation {
                CoreOperation::TunnelPage => Resource::Tunnels(gateway),
                _ => Resource::Gateways,
            };
            let goal = Goal::Page { walk, limit: page.limit.unwrap_or(PAGE_LIMIT.default) };
            (server.request(Method::Get, resource, page, Vec::new())?, goal)
        }
    };

    let body = match &definition {
        Some(definition) => definition.body(tunnel.filter(|_| request.method == Method::Put))?,
        None => JsValue::UNDEFINED,
    };
    let key = definition.as_ref().and_then(Definition::key);
    let signals: Array = [signal, arguments.stop()].into_iter().filter(|signal| !signal.is_undefined()).collect();
    let expects = match &goal {
        Goal::Nothing => "nothing",
        Goal::List | Goal::Page { .. } => "page",
        Goal::Resource | Goal::Ensured | Goal::Wait(_) => "resource",
    };
    let mut own = Vec::new();
    for (name, value) in request::media_types(!body.is_undefined()) {
        own.extend([JsValue::from(*name), JsValue::from(*value)]);
    }
    let driven = object([
        ("method", request.method.as_str().into()),
        ("url", request.url.as_str().into()),
        ("expects", expects.into()),
        ("headers", headers.concat(&own.into_iter().collect()).into()),
        ("largestBody", LARGEST_BODY.into()),
        ("signals", signals.into()),
        ("trace", arguments.trace()),
    ]);
    if let Some(key) = &key {
        set(&driven, "key", &key.into());
    }
    if !body.is_undefined() {
        set(&driven, "body", &body);
    }
    match &goal {
        Goal::Wait(_) => {
            set(&driven, "isWait", &true.into());
            set(&driven, "onPoll", &on_poll);
        }
        Goal::List | Goal::Page { .. } => {
            set(&driven, "offset", &page.offset.unwrap_or_default().into());
            set(&driven, "limit", &page.limit.unwrap_or(PAGE_LIMIT.default).into());
            set(&driven, "seen", &arguments.seen());
        }
        _ => {}
    }

    let token = config.token();
    let sent = config.sent();
    let setup = Setup {
        id: arguments.call_id(),
        request,
        goal,
        settings,
        has_listener: config.on_event().is_function(),
        can_renew_token: token.is_function(),
        key,
        sent_earlier: Box::new(move || Array::from(&sent).iter().filter_map(|text| text.as_string()).collect()),
    };
    Ok((CoreCall { call: Call::new(setup), token: token.as_string() }, driven))
}

/// A call under way. Each method tells it what came of the last action, and gives the next one: a plain object with
/// `type`, the members of the action, and `events` to be told before.
#[wasm_bindgen]
pub struct CoreCall {
    call: Call,
    /// The token, where it is a text.
    token: Option<String>,
}

#[wasm_bindgen]
impl CoreCall {
    /// The call begins.
    pub fn start(&mut self) -> JsValue {
        self.next(Input::Start)
    }

    /// What the token function gave.
    pub fn token(&mut self, token: &JsValue) -> JsValue {
        let input = token.as_string().map_or(Input::NoToken { is_wrong_type: true }, Input::Token);
        self.next(input)
    }

    /// The token function failed.
    #[wasm_bindgen(js_name = noToken)]
    pub fn no_token(&mut self) -> JsValue {
        self.next(Input::NoToken { is_wrong_type: false })
    }

    /// An answer came.
    pub fn answer(&mut self, answer: &CoreAnswer) -> JsValue {
        self.next(Input::Answer(answer.read()))
    }

    /// No answer came.
    #[wasm_bindgen(js_name = noAnswer)]
    pub fn no_answer(&mut self, reason: Option<String>, is_permanent: bool) -> JsValue {
        self.next(Input::NoAnswer { reason, is_permanent })
    }

    /// The time of what was under way is up, or the pause is over.
    pub fn elapsed(&mut self) -> JsValue {
        self.next(Input::Elapsed)
    }

    /// The caller ends the call.
    pub fn aborted(&mut self) -> JsValue {
        self.next(Input::Aborted)
    }

    /// A text without secrets.
    pub fn redact(&self, text: &str) -> String {
        self.call.redact(text)
    }
}

impl CoreCall {
    fn next(&mut self, input: Input) -> JsValue {
        let mut action = self.call.next(input, now_ms(), js_sys::Math::random());
        if let (Action::AskToken { .. }, Some(token)) = (&action, &self.token) {
            action = self.call.next(Input::Token(token.clone()), now_ms(), js_sys::Math::random());
        }
        let plain = plain_action(action);
        let events = self.call.take_events();
        if !events.is_empty() {
            set(&plain, "events", &events.iter().map(event).collect::<Array>());
        }
        plain
    }
}
