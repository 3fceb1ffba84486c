//! The five operations over fetch, and what is built from them: paging and waiting.
//!
//! What can be decided without the wire is decided by pure functions: [`config`], [`retry`], [`paging`], [`waiting`].
//! `transport` sends one attempt, `call` makes a call of attempts, and [`Client`] makes operations of calls.

mod answer;
mod call;
pub mod config;
mod error;
mod event;
mod interrupt;
pub mod paging;
pub mod retry;
mod token;
mod transport;
pub mod waiting;

pub use answer::{List, Tunnel};
pub use config::Settings;
pub use error::{ApiFailure, Call, Failure, WaitReason};
pub use interrupt::Signal;
pub use token::{Source, Tokens};

use crate::{
    model::Known,
    validate::{self, Issue, Value},
};
use call::{Operation, Success};
use event::Event;
use interrupt::{now_ms, sleep};
use js_sys::{Function, JSON, Object, Reflect};
use retry::Method;
use serde::Serialize;
use transport::NoAnswer;
use waiting::{Goal, Patience, Seen, Verdict, Watch};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(callback: &Function);
}

/// A client for one server. It holds no state of a call, so any number of calls may run at once.
#[derive(Debug)]
pub struct Client {
    /// Where the API is, without a trailing slash.
    pub base_url: String,
    /// The bearer token.
    pub tokens: Tokens,
    /// `fetch` of the caller's choice; the platform's where there is none.
    pub fetch: Option<Function>,
    /// Told what calls do.
    pub on_event: Option<Function>,
    /// How calls are made where they do not say themselves.
    pub settings: Settings,
    /// Whether tunnels and ids are checked before they are sent.
    pub validate: bool,
}

/// How one call is made.
#[derive(Debug)]
pub struct Request {
    /// The client's settings with those of the call laid over them.
    pub settings: Settings,
    /// Ends the call early.
    pub signal: Option<Signal>,
}

/// A tunnel to be sent: as the rules read it, and as a plain object.
#[derive(Debug)]
pub struct Definition {
    /// For checks.
    pub value: Value<'static>,
    /// For the body; nobody else holds it.
    pub plain: JsValue,
    /// Free-form metadata of the request, or `undefined`.
    pub metadata: JsValue,
}

/// A tunnel that was ensured.
pub struct Ensured {
    /// Whether it was created rather than replaced.
    pub created: bool,
    /// The tunnel.
    pub tunnel: Tunnel,
}

/// A wait for a tunnel.
#[derive(Debug)]
pub struct Wait {
    /// What is waited for.
    pub goal: Goal,
    /// How long.
    pub patience: Patience,
    /// Called with each tunnel read.
    pub on_poll: Option<Function>,
}

impl Client {
    /// GET one page.
    pub async fn list(
        &self,
        gateway_id: Option<&str>,
        offset: Option<u32>,
        limit: Option<u32>,
        request: &Request,
    ) -> Result<List, Failure> {
        let mut url = self.url(gateway_id, None, Vec::new())?;
        let query = [("offset", offset), ("limit", limit)];
        let query = query.iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}")));
        let query = query.collect::<Vec<_>>().join("&");
        if !query.is_empty() {
            url = format!("{url}?{query}");
        }
        let success = self.call(Method::Get, url, None, None, request).await?;
        answer::list(&success, offset, limit)
    }

    /// GET one tunnel.
    pub async fn get(&self, gateway_id: Option<&str>, id: Option<&str>, request: &Request) -> Result<Tunnel, Failure> {
        let url = self.url(gateway_id, Some(id), Vec::new())?;
        answer::tunnel(&self.call(Method::Get, url, None, None, request).await?)
    }

    /// POST a new tunnel.
    pub async fn create(
        &self,
        gateway_id: Option<&str>,
        definition: &Definition,
        request: &Request,
    ) -> Result<Tunnel, Failure> {
        let url = self.url(gateway_id, None, self.check(definition))?;
        let body = body(None, definition)?;
        answer::tunnel(&self.call(Method::Post, url, Some(body), definition.key(), request).await?)
    }

    /// PUT a tunnel: create or replace it.
    pub async fn ensure(
        &self,
        gateway_id: Option<&str>,
        id: Option<&str>,
        definition: &Definition,
        request: &Request,
    ) -> Result<Ensured, Failure> {
        let url = self.url(gateway_id, Some(id), self.check(definition))?;
        let body = body(id, definition)?;
        let success = self.call(Method::Put, url, Some(body), definition.key(), request).await?;
        Ok(Ensured { created: success.status == 201, tunnel: answer::tunnel(&success)? })
    }

    /// DELETE a tunnel.
    pub async fn delete(&self, gateway_id: Option<&str>, id: Option<&str>, request: &Request) -> Result<(), Failure> {
        let url = self.url(gateway_id, Some(id), Vec::new())?;
        self.call(Method::Delete, url, None, None, request).await.map(drop)
    }

    /// Polls a tunnel until the goal is reached. The tunnel as last read, or `None` where it is gone.
    pub async fn wait(
        &self,
        gateway_id: Option<&str>,
        id: Option<&str>,
        wait: &Wait,
        request: &Request,
    ) -> Result<Option<JsValue>, Failure> {
        let url = self.url(gateway_id, Some(id), Vec::new())?;
        let start = now_ms();
        let elapsed = || now_ms() - start;
        let Patience { max_wait_ms, .. } = wait.patience;
        let mut watch = Watch::new(wait.goal);
        let mut last = None;
        for poll in 1.. {
            let found = self.poll(&url, max_wait_ms - elapsed(), request).await;
            let (seen, trouble) = match found {
                Ok(tunnel) => {
                    if let Some(on_poll) = &wait.on_poll {
                        report(on_poll.call1(&JsValue::UNDEFINED, &tunnel.raw));
                    }
                    (Some(last.insert(tunnel)), None)
                }
                Err(Failure::Api(api)) if api.status == 404 => (None, None),
                Err(failure) if failure.is_passing() => (None, Some(failure)),
                Err(failure) => return Err(failure),
            };
            if trouble.is_none() {
                let status = seen.as_ref().map_or(Seen::NotFound, |tunnel| Seen::Status(tunnel.read.status()));
                match watch.judge(status, elapsed()) {
                    Verdict::Done => return Ok(seen.map(|tunnel| tunnel.raw.clone())),
                    Verdict::Over(reason) => return Err(over(reason, last, None)),
                    Verdict::GoOn => {}
                }
            }
            let at_least_ms = match &trouble {
                Some(Failure::Api(api)) => api.retry_after_ms.unwrap_or(0.0),
                _ => 0.0,
            };
            let pause = wait.patience.pause(poll, elapsed(), at_least_ms, js_sys::Math::random());
            let Some(pause_ms) = pause else { return Err(over(WaitReason::Timeout, last, trouble)) };
            sleep(pause_ms, request.signal.as_ref()).await.map_err(Failure::Aborted)?;
        }
        Err(over(WaitReason::Timeout, last, None))
    }

    /// One poll: a single attempt that does not outlast the wait. The wait itself is the retry.
    async fn poll(&self, url: &str, left_ms: f64, request: &Request) -> Result<Tunnel, Failure> {
        /// Time that even a poll at the very end gets.
        const SHORTEST_MS: f64 = 250.0;
        let mut settings = request.settings.clone();
        settings.retry.max_attempts = 1;
        let left_ms = left_ms.max(SHORTEST_MS);
        settings.timeout_ms = if settings.timeout_ms > 0.0 { settings.timeout_ms.min(left_ms) } else { left_ms };
        let operation = Operation { method: Method::Get, url: url.to_owned(), body: None, key: None };
        answer::tunnel(&self.send(&operation, &settings, request.signal.as_ref()).await?)
    }

    async fn call(
        &self,
        method: Method,
        url: String,
        body: Option<js_sys::JsString>,
        key: Option<String>,
        request: &Request,
    ) -> Result<Success, Failure> {
        let operation = Operation { method, url, body, key };
        self.send(&operation, &request.settings, request.signal.as_ref()).await
    }

    /// The URL of a gateway's tunnels, or of one of them. Ids that are not acceptable join the `issues` of the call.
    fn url(
        &self,
        gateway_id: Option<&str>,
        tunnel_id: Option<Option<&str>>,
        mut issues: Vec<Issue>,
    ) -> Result<String, Failure> {
        let mut segment = |id: Option<&str>, name: &'static str| {
            let encoded = id.and_then(config::path_segment);
            let checked = if self.validate || encoded.is_none() { validate::check_id(id, name) } else { None };
            issues.extend(checked);
            encoded.unwrap_or_default()
        };
        let mut url = format!("{}/ipsecgateways/{}/tunnels", self.base_url, segment(gateway_id, "gatewayId"));
        if let Some(tunnel_id) = tunnel_id {
            url = format!("{url}/{}", segment(tunnel_id, "tunnelId"));
        }
        if issues.is_empty() { Ok(url) } else { Err(Failure::Validation(issues)) }
    }

    fn check(&self, definition: &Definition) -> Vec<Issue> {
        if self.validate { validate::check_tunnel(&definition.value, false) } else { Vec::new() }
    }

    fn fetch(&self) -> Result<Function, NoAnswer> {
        match &self.fetch {
            Some(fetch) => Ok(fetch.clone()),
            None => {
                let fetch = Reflect::get(&js_sys::global(), &"fetch".into()).and_then(JsValue::dyn_into);
                fetch.map_err(|_| NoAnswer::Connection(js_sys::TypeError::new("This platform has no fetch").into()))
            }
        }
    }

    fn tell(&self, event: &Event<'_>) {
        if let Some(on_event) = &self.on_event
            && let Ok(event) = event.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        {
            report(on_event.call1(&JsValue::UNDEFINED, &event));
        }
    }
}

impl Definition {
    /// The pre-shared key.
    fn key(&self) -> Option<String> {
        self.value.member("auth").member("psk").member("key").text().map(str::to_owned)
    }
}

impl crate::model::IPSecTunnelRead {
    /// The status as the server spelled it.
    fn status(&self) -> &str {
        use crate::model::Status;
        match &self.metadata.status {
            Known::Value(Status::Available) => "AVAILABLE",
            Known::Value(Status::Provisioning) => "PROVISIONING",
            Known::Value(Status::Destroying) => "DESTROYING",
            Known::Value(Status::Failed) => "FAILED",
            Known::Other(status) => status,
        }
    }
}

/// The JSON text of a create or ensure request. Caller's members that JSON cannot hold are an issue of theirs.
fn body(id: Option<&str>, definition: &Definition) -> Result<js_sys::JsString, Failure> {
    let body = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&body, &name.into(), value);
    let built = id
        .map_or(Ok(true), |id| set("id", &id.into()))
        .and_then(|_| set("metadata", &definition.metadata))
        .and_then(|_| set("properties", &definition.plain))
        .and_then(|_| JSON::stringify(&body));
    built.map_err(|_| {
        let issue = Issue::new(validate::Code::Type, &[]).with("expected", "JSON").with("actual", "object");
        Failure::Validation(vec![issue])
    })
}

/// A listener that throws must not break the call: what it threw is reported as an uncaught error is.
fn report(result: Result<JsValue, JsValue>) {
    if let Err(error) = result {
        let rethrow = Closure::once_into_js(move || throw(error));
        queue_microtask(rethrow.unchecked_ref());
    }
}

fn throw(error: JsValue) {
    wasm_bindgen::throw_val(error)
}

fn over(reason: WaitReason, last: Option<Tunnel>, cause: Option<Failure>) -> Failure {
    let message = match (reason, &last) {
        (WaitReason::Failed, Some(tunnel)) => match &tunnel.read.metadata.status_message {
            Some(message) => format!("The tunnel failed: {message}"),
            None => "The tunnel failed, and the API does not say why.".to_owned(),
        },
        (WaitReason::Failed, None) => "The tunnel failed.".to_owned(),
        (WaitReason::Deleted, _) => "The tunnel is being deleted or is gone.".to_owned(),
        (WaitReason::Timeout, Some(tunnel)) => {
            format!("The tunnel was still {} when the time was up.", tunnel.read.status())
        }
        (WaitReason::Timeout, None) => "The tunnel could not be read before the time was up.".to_owned(),
    };
    Failure::Wait { reason, message, tunnel: last.map(|tunnel| tunnel.raw), cause: cause.map(Box::new) }
}
