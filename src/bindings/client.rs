//! Exports for the client. What a client is made of is a plain object that JavaScript keeps ([`configure`]): here a call
//! lives from its start to its end, driven by `js/call.js`, and nothing stays.
//!
//! Arguments are read before a function returns, so that changing them later changes nothing.

pub use super::options::Config;

use super::{
    error::{describe, to_error},
    names::{get, object, set},
    options::{self, CallOptions},
    value::{Unknown, kind_of, plain_copy, read},
};
use crate::{
    client::{
        Action, Answer, Body, Call, ClientEvent, Failure, Goal, Input, Message, Method, Outcome, Output, Page,
        PageQuery, Resource, Server, Setup, Wait, WaitGoal, Walk, answer::LARGEST_BODY, request,
    },
    model::PAGE_LIMIT,
    validate::{self, Code, Issue, Step, rules},
};
use js_sys::{Array, JSON, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/call.js")]
extern "C" {
    fn drive(call: CoreCall, config: &Config, request: &JsValue) -> Promise;
    fn refuse(config: &Config, event: &JsValue, description: &JsValue) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// What came of a request, as `js/call.js` makes it.
    pub type CoreAnswer;
    #[wasm_bindgen(method, getter)]
    fn status(this: &CoreAnswer) -> u16;
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = retryDateMs)]
    fn retry_date_ms(this: &CoreAnswer) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = dateMs)]
    fn date_ms(this: &CoreAnswer) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = requestId)]
    fn request_id(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = receivedMs)]
    fn received_ms(this: &CoreAnswer) -> f64;
    /// The kind of the body.
    #[wasm_bindgen(method, getter)]
    fn body(this: &CoreAnswer) -> String;
    #[wasm_bindgen(method, getter)]
    fn text(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn id(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = tunnelStatus)]
    fn tunnel_status(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = statusMessage)]
    fn status_message(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CoreAnswer) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn limit(this: &CoreAnswer) -> Option<u32>;
    #[wasm_bindgen(method, getter)]
    fn items(this: &CoreAnswer) -> u32;
    #[wasm_bindgen(method, getter)]
    fn new(this: &CoreAnswer) -> u32;
    #[wasm_bindgen(method, getter, js_name = hasNext)]
    fn has_next(this: &CoreAnswer) -> bool;
    /// Codes and words in turn.
    #[wasm_bindgen(method, getter)]
    fn messages(this: &CoreAnswer) -> Array;

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
            let given = definition.insert(Definition::read(arguments, &options)?);
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
            page = options::page(&options, "limit")?;
            (server.request(Method::Get, Resource::Tunnels(gateway), page, Vec::new())?, Goal::List)
        }
        CoreOperation::TunnelPage | CoreOperation::GatewayPage => {
            let walk = walk_from(&arguments.walk());
            page = PageQuery { offset: Some(walk.offset), limit: options::page_size(&options)? };
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
        can_renew_token: token.is_function(),
        key,
        sent_earlier: Box::new(move || Array::from(&sent).iter().filter_map(|text| text.as_string()).collect()),
    };
    let is_heard = config.on_event().is_function();
    Ok((CoreCall { call: Call::new(setup), token: token.as_string(), is_heard }, driven))
}

/// A tunnel to be sent: a plain object that nobody else holds, and the metadata of the request.
struct Definition {
    plain: JsValue,
    metadata: JsValue,
}

impl Definition {
    fn read(arguments: &CoreArguments, options: &JsValue) -> Result<Self, Failure> {
        let metadata = options::metadata(options, kind_of)?;
        Ok(Self { plain: plain_copy(&rules::TUNNEL, &arguments.tunnel()), metadata })
    }

    fn issues(&self) -> Vec<Issue> {
        validate::check_tunnel(&read(&rules::TUNNEL, &self.plain, Unknown::Ignored).value(), false)
    }

    fn key(&self) -> Option<String> {
        get(&get(&get(&self.plain, "auth"), "psk"), "key").as_string()
    }

    /// The JSON text of the body. Members of the caller's that JSON cannot hold are an issue of theirs.
    fn body(&self, id: Option<&str>) -> Result<JsValue, Failure> {
        let id = id.map_or(JsValue::UNDEFINED, JsValue::from);
        // JSON leaves out what is undefined.
        let body = object([("id", id), ("metadata", self.metadata.clone()), ("properties", self.plain.clone())]);
        JSON::stringify(&body).map(JsValue::from).map_err(|_| {
            let path: &[Step] = if JSON::stringify(&self.metadata).is_err() { &["metadata".into()] } else { &[] };
            let issue = Issue::new(Code::Type, path).with("expected", "JSON").with("actual", "unreadable");
            Failure::Validation(vec![issue])
        })
    }
}

/// A call under way. Each method tells it what came of the last action, and gives the next one: a plain object with
/// `type`, the members of the action, and `events` to be told before.
#[wasm_bindgen]
pub struct CoreCall {
    call: Call,
    /// The token, where it is a text.
    token: Option<String>,
    /// Whether somebody listens to events.
    is_heard: bool,
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
        if self.is_heard {
            set(&plain, "events", &events.iter().map(event).collect::<Array>());
        }
        plain
    }
}

/// An action as `js/call.js` takes it.
fn plain_action(action: Action) -> JsValue {
    match action {
        Action::AskToken { refused, timeout_ms } => object([
            ("type", "ask-token".into()),
            ("refused", refused.map_or(JsValue::UNDEFINED, JsValue::from)),
            ("timeoutMs", timeout_ms.into()),
        ]),
        Action::Send { token, timeout_ms } => object([
            ("type", "send".into()),
            ("authorization", request::authorization(&token).into()),
            ("timeoutMs", timeout_ms.into()),
        ]),
        Action::Pause { ms } => object([("type", "pause".into()), ("ms", ms.into())]),
        Action::Done(output) => {
            let (output, created, walk) = match output {
                Output::Nothing => ("nothing", false, None),
                Output::Answer => ("answer", false, None),
                Output::Ensured { created } => ("ensured", created, None),
                Output::Page { next } => ("page", false, next),
            };
            object([
                ("type", "done".into()),
                ("output", output.into()),
                ("created", created.into()),
                ("walk", walk.map_or(JsValue::UNDEFINED, walk_to_js)),
            ])
        }
        Action::Fail(Failure::Aborted) => object([("type", "aborted".into())]),
        Action::Fail(failure) => object([("type", "fail".into()), ("failure", describe(&failure))]),
    }
}

impl CoreAnswer {
    fn read(&self) -> Answer {
        let body = match &*self.body() {
            "resource" => {
                Body::Resource { id: self.id(), status: self.tunnel_status(), status_message: self.status_message() }
            }
            "page" => Body::Page(Page {
                offset: self.offset(),
                limit: self.limit(),
                items: self.items(),
                new: self.new(),
                has_next: self.has_next(),
            }),
            "messages" => {
                let texts: Vec<_> = self.messages().iter().map(|text| text.as_string()).collect();
                let message = |pair: &[Option<String>]| Message {
                    error_code: pair.first().cloned().flatten(),
                    message: pair.get(1).cloned().flatten(),
                };
                Body::Messages(texts.chunks(2).map(message).collect())
            }
            "empty" => Body::Empty,
            "not-json" => Body::NotJson,
            "wrong-shape" => Body::WrongShape { id: self.id() },
            "truncated" => Body::Truncated,
            "too-large" => Body::TooLarge,
            _ => Body::Ignored,
        };
        let is_told = match &body {
            Body::Resource { id, .. } => id.is_none(),
            Body::NotJson | Body::WrongShape { .. } => true,
            _ => false,
        };
        Answer {
            status: self.status(),
            retry_after: self.retry_after(),
            retry_date_ms: self.retry_date_ms(),
            date_ms: self.date_ms(),
            request_id: self.request_id(),
            received_ms: self.received_ms(),
            body,
            text: if is_told { self.text() } else { None },
        }
    }
}

/// An event as the listener gets it.
fn event(event: &ClientEvent) -> JsValue {
    let told = |kind: &str, call_id: &u32, request: Option<(&Method, &String, &u32)>| {
        let told = object([("type", kind.into()), ("callId", (*call_id).into())]);
        if let Some((method, url, attempt)) = request {
            set(&told, "method", &method.as_str().into());
            set(&told, "url", &url.into());
            set(&told, "attempt", &(*attempt).into());
        }
        told
    };
    match event {
        ClientEvent::Request { call_id, method, url, attempt } => {
            told("request", call_id, Some((method, url, attempt)))
        }
        ClientEvent::Response { call_id, method, url, attempt, status, duration_ms, request_id } => {
            let told = told("response", call_id, Some((method, url, attempt)));
            set(&told, "status", &(*status).into());
            set(&told, "durationMs", &(*duration_ms).into());
            if let Some(request_id) = request_id {
                set(&told, "requestId", &request_id.into());
            }
            told
        }
        ClientEvent::Retry { call_id, method, url, attempt, delay_ms, reason } => {
            let told = told("retry", call_id, Some((method, url, attempt)));
            set(&told, "delayMs", &(*delay_ms).into());
            set(&told, "reason", &reason.into());
            told
        }
        ClientEvent::End { call_id, outcome, duration_ms, attempts, code } => {
            let told = told("end", call_id, None);
            set(&told, "outcome", &outcome.as_str().into());
            set(&told, "durationMs", &(*duration_ms).into());
            set(&told, "attempts", &(*attempts).into());
            if let Some(code) = code {
                set(&told, "code", &code.into());
            }
            told
        }
    }
}

fn walk_to_js(walk: Walk) -> JsValue {
    object([
        ("offset", walk.offset.into()),
        ("emptyPages", walk.empty_pages.into()),
        ("attempts", walk.attempts.into()),
        ("startedMs", walk.started_ms.into()),
    ])
}

/// A walk from what the page before gave; one that begins from `undefined`.
fn walk_from(walk: &JsValue) -> Walk {
    let number = |name| get(walk, name).as_f64();
    let count = |name| number(name).unwrap_or_default() as u32;
    Walk {
        offset: count("offset"),
        empty_pages: count("emptyPages"),
        attempts: count("attempts"),
        started_ms: number("startedMs"),
    }
}
