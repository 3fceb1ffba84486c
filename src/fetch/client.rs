//! The client: the operations of the API, and waits until they are done.

use super::{
    body,
    builder::{BaseUrl, ClientBuilder},
    drive::{Driven, Ended, drive, tell_refused},
    error::Error,
    pages::Pages,
    sent::Sent,
    token::{PendingTokens, Source, Token},
};
use crate::{
    client::{
        ClientEvent, Failure, Goal, Method, Output, PageQuery, Patience, Request, Resource, Server, Settings, Setup,
        Wait, WaitGoal,
        paging::{check_limit, check_offset},
    },
    model::{
        IPSecGatewayRead, IPSecTunnel, IPSecTunnelCreate, IPSecTunnelEnsure, IPSecTunnelRead, IPSecTunnelReadList,
    },
    validate::{self, Code, Issue},
};
use serde::Serialize;
use std::{
    cell::Cell,
    collections::HashSet,
    fmt::{self, Debug, Formatter},
    rc::Rc,
};

/// What [`TunnelClient::ensure`] gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Ensured {
    /// Whether there was no such tunnel before.
    pub created: bool,
    /// The tunnel.
    pub tunnel: IPSecTunnelRead,
}

/// A client of the API. Cloning is cheap, and a clone is the same client: it is meant to be moved into a task.
///
/// Every call fails with [`Failure::Validation`], before anything is sent, where an id is no UUID or the API would refuse
/// the tunnel; with [`Failure::Api`] where the API answers with an error status; and with other failures where there is no
/// answer that can be used. Dropping the future of a call aborts its request. The API may have carried out what was sent
/// before.
///
/// Its `Debug` text shows no token.
#[derive(Clone)]
pub struct TunnelClient {
    inner: Rc<Inner>,
    settings: Settings,
}

/// A listener for the events of all calls.
pub(super) type Listener = Rc<dyn Fn(&ClientEvent)>;

/// The body of a request.
struct Payload {
    /// The body as JSON text.
    body: String,
    /// The pre-shared key in the body.
    key: Option<String>,
}

/// The state that the clones of a client share.
pub(super) struct Inner {
    pub base_url: String,
    pub token: Token,
    pub validate: bool,
    pub headers: Vec<(String, String)>,
    pub on_event: Option<Listener>,
    pub sent: Sent,
    pub pending_tokens: PendingTokens,
    pub last_call: Cell<u32>,
}

impl Inner {
    pub(super) fn tell(&self, event: &ClientEvent) {
        if let Some(listener) = &self.on_event {
            listener(event);
        }
    }

    pub(super) fn next_call(&self) -> u32 {
        let id = self.last_call.get().wrapping_add(1);
        self.last_call.set(id);
        id
    }
}

impl TunnelClient {
    /// A client with the defaults of [`Settings`]: a URL or a [`Region`](crate::model::Region), and a token or a
    /// [function](Token::from_fn) that gets one.
    ///
    /// # Errors
    ///
    /// As of [`ClientBuilder::build`].
    pub fn new(base_url: impl Into<BaseUrl>, token: impl Into<Token>) -> Result<Self, Error> {
        Self::builder(base_url, token).build()
    }

    /// A builder, for a client with options that [`new`](Self::new) does not take.
    pub fn builder(base_url: impl Into<BaseUrl>, token: impl Into<Token>) -> ClientBuilder {
        ClientBuilder::new(base_url.into(), token.into())
    }

    pub(super) fn from_inner(inner: Inner, settings: Settings) -> Self {
        Self { inner: Rc::new(inner), settings }
    }

    /// The same client with other settings: limits of time, and retries.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> Self {
        Self { settings, ..self.clone() }
    }

    /// The base URL that requests go to, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.inner.base_url
    }

    /// One page of a gateway's tunnels. `limit` is from 1 to 1000; the API's default is 100.
    pub async fn list(&self, gateway_id: &str, page: PageQuery) -> Result<IPSecTunnelReadList, Error> {
        let mut issues = page.offset.map_or_else(Vec::new, |offset| check_offset(offset.into()));
        issues.extend(page.limit.map_or_else(Vec::new, |limit| check_limit("limit", limit.into())));
        let request = self.request(Method::Get, Resource::Tunnels(Some(gateway_id)), page, issues);
        let seen = HashSet::new();
        let listing = self.read(request, Goal::List, |text| body::listing(text, &seen)).await?;
        Ok(listing.list)
    }

    /// All tunnels of a gateway, page by page.
    pub fn iterate(&self, gateway_id: &str) -> Pages<IPSecTunnelRead> {
        Pages::new(self.clone(), Some(gateway_id.to_owned()))
    }

    /// All gateways of the contract, page by page.
    pub fn gateways(&self) -> Pages<IPSecGatewayRead> {
        Pages::new(self.clone(), None)
    }

    /// One gateway.
    pub async fn gateway(&self, gateway_id: &str) -> Result<IPSecGatewayRead, Error> {
        let request = self.get_request(Resource::Gateway(Some(gateway_id)));
        self.read(request, Goal::Resource, body::resource).await
    }

    /// One tunnel.
    pub async fn get(&self, gateway_id: &str, tunnel_id: &str) -> Result<IPSecTunnelRead, Error> {
        let request = self.get_request(Resource::Tunnel(Some(gateway_id), Some(tunnel_id)));
        self.read(request, Goal::Resource, body::resource).await
    }

    /// Creates a tunnel, which the API then sets up. The request is sent again only after status 429, which says that
    /// nothing was done, so that one call never creates two tunnels.
    pub async fn create(&self, gateway_id: &str, tunnel: &IPSecTunnel) -> Result<IPSecTunnelRead, Error> {
        let resource = Resource::Tunnels(Some(gateway_id));
        let request = self.request(Method::Post, resource, PageQuery::default(), self.issues(tunnel));
        let body = IPSecTunnelCreate { metadata: None, properties: tunnel.clone() };
        let (_, created) = self.write(request, Goal::Resource, &body, tunnel).await?;
        Ok(created)
    }

    /// Creates the tunnel with this id, or replaces its definition. It can be repeated without harm.
    /// [`tunnel_id_for`](crate::validate::tunnel_id_for) gives an id that follows from gateway and name.
    pub async fn ensure(&self, gateway_id: &str, tunnel_id: &str, tunnel: &IPSecTunnel) -> Result<Ensured, Error> {
        let resource = Resource::Tunnel(Some(gateway_id), Some(tunnel_id));
        let request = self.request(Method::Put, resource, PageQuery::default(), self.issues(tunnel));
        let body = IPSecTunnelEnsure { id: tunnel_id.to_owned(), metadata: None, properties: tunnel.clone() };
        let (output, tunnel) = self.write(request, Goal::Ensured, &body, tunnel).await?;
        Ok(Ensured { created: matches!(output, Output::Ensured { created: true }), tunnel })
    }

    /// Deletes a tunnel: the API begins to take it down.
    pub async fn delete(&self, gateway_id: &str, tunnel_id: &str) -> Result<(), Error> {
        let resource = Resource::Tunnel(Some(gateway_id), Some(tunnel_id));
        let request = self.request(Method::Delete, resource, PageQuery::default(), Vec::new());
        self.drive(request, Goal::Nothing, None, body::nothing).await?;
        Ok(())
    }

    /// Waits until a tunnel is AVAILABLE: the API has set its side up, which does not mean that traffic flows.
    ///
    /// # Errors
    ///
    /// [`Failure::Wait`] where the tunnel becomes FAILED, goes away, or takes longer than `patience` allows.
    pub async fn wait_until_available(
        &self,
        gateway_id: &str,
        tunnel_id: &str,
        patience: Patience,
    ) -> Result<IPSecTunnelRead, Error> {
        let request = self.get_request(Resource::Tunnel(Some(gateway_id), Some(tunnel_id)));
        let goal = Goal::Wait(Wait::new(WaitGoal::Available, patience));
        self.read(request, goal, |text| body::awaited(text, tunnel_id)).await
    }

    /// Waits until a tunnel is gone.
    ///
    /// # Errors
    ///
    /// [`Failure::Wait`] where the deletion fails or takes longer than `patience` allows.
    pub async fn wait_until_deleted(&self, gateway_id: &str, tunnel_id: &str, patience: Patience) -> Result<(), Error> {
        let request = self.get_request(Resource::Tunnel(Some(gateway_id), Some(tunnel_id)));
        let goal = Goal::Wait(Wait::new(WaitGoal::Deleted, patience));
        let read = |text: &str| body::awaited::<IPSecTunnelRead>(text, tunnel_id);
        self.drive(request, goal, None, read).await?;
        Ok(())
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.inner
    }

    fn issues(&self, tunnel: &IPSecTunnel) -> Vec<Issue> {
        if self.inner.validate { validate::check(tunnel, false) } else { Vec::new() }
    }

    fn get_request(&self, resource: Resource<'_>) -> Result<Request, Failure> {
        self.request(Method::Get, resource, PageQuery::default(), Vec::new())
    }

    pub(super) fn request(
        &self,
        method: Method,
        resource: Resource<'_>,
        page: PageQuery,
        issues: Vec<Issue>,
    ) -> Result<Request, Failure> {
        let server = Server { base_url: &self.inner.base_url, validate: self.inner.validate };
        server.request(method, resource, page, issues)
    }

    /// Sends a tunnel, and reads the tunnel in the answer.
    async fn write(
        &self,
        request: Result<Request, Failure>,
        goal: Goal,
        body: &impl Serialize,
        tunnel: &IPSecTunnel,
    ) -> Result<(Output, IPSecTunnelRead), Error> {
        let unwritable = |_| {
            let issue = Issue::new(Code::Type, &[])
                .with("expected", "JSON")
                .with("actual", "unreadable")
                .with("reason", "unreadable");
            Failure::Validation(vec![issue])
        };
        let key = tunnel.auth.psk.as_ref().map(|psk| psk.key.clone());
        let (request, payload) = match serde_json::to_string(body).map_err(unwritable) {
            Ok(body) => (request, Some(Payload { body, key })),
            Err(failure) => (request.and(Err(failure)), None),
        };
        let ended = self.drive(request, goal, payload, body::resource).await?;
        Ok((ended.output, ended.value()?))
    }

    async fn read<T>(
        &self,
        request: Result<Request, Failure>,
        goal: Goal,
        read: impl Fn(&str) -> body::Content<T>,
    ) -> Result<T, Error> {
        self.drive(request, goal, None, read).await?.value()
    }

    async fn drive<T>(
        &self,
        request: Result<Request, Failure>,
        goal: Goal,
        payload: Option<Payload>,
        read: impl Fn(&str) -> body::Content<T>,
    ) -> Result<Ended<T>, Error> {
        let id = self.inner.next_call();
        let request = request.inspect_err(|failure| tell_refused(&self.inner, id, failure))?;
        let (body, key) = payload.map(|Payload { body, key }| (body, key)).unzip();
        let setup = self.setup(id, request, goal, key.flatten());
        drive(&self.inner, Driven { setup, body, read }).await
    }

    pub(super) fn setup(&self, id: u32, request: Request, goal: Goal, key: Option<String>) -> Setup {
        let inner = self.inner.clone();
        Setup {
            id,
            request,
            goal,
            settings: self.settings,
            has_listener: self.inner.on_event.is_some(),
            can_renew_token: matches!(self.inner.token.0, Source::Function(_)),
            key,
            sent_earlier: Box::new(move || inner.sent.all()),
        }
    }
}

impl Debug for TunnelClient {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("TunnelClient")
            .field("base_url", &self.inner.base_url)
            .field("token", &self.inner.token)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
