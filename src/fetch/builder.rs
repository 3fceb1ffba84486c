//! The builder of a client, which checks its options.

use super::{
    client::{Inner, Listener, TunnelClient},
    error::Error,
    token::{Source, Token},
};
use crate::{
    client::{
        ClientEvent, Settings,
        base_url::{UrlParts, base_url},
        headers::check_header,
        token::check_token,
    },
    model::Region,
};
use js_sys::Reflect;
use std::{
    fmt::{self, Debug, Formatter},
    rc::Rc,
};
use web_sys::Url;

/// Where the API is: a region, or a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Location);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Location {
    Region(String),
    Url(String),
}

impl BaseUrl {
    /// The server of a region, by its id: "de-fra", or "de/fra" as other tools of IONOS spell it.
    /// [`crate::model::REGIONS`] lists them.
    pub fn region(id: &str) -> Self {
        Self(Location::Region(id.to_owned()))
    }
}

impl From<Region> for BaseUrl {
    fn from(region: Region) -> Self {
        region.base_url.into()
    }
}

/// An absolute URL, or in a browser a path of the page's origin, such as "/vpn", behind which a proxy reaches the API.
impl From<&str> for BaseUrl {
    fn from(url: &str) -> Self {
        url.to_owned().into()
    }
}

/// The same as from `&str`.
impl From<String> for BaseUrl {
    fn from(url: String) -> Self {
        Self(Location::Url(url))
    }
}

/// Makes a [`TunnelClient`] with options that [`TunnelClient::new`] does not take. Its `Debug` text shows neither token
/// nor headers.
#[derive(Clone)]
#[must_use]
pub struct ClientBuilder {
    base_url: BaseUrl,
    token: Token,
    settings: Settings,
    validate: bool,
    allow_insecure_http: bool,
    headers: Vec<(String, String)>,
    on_event: Option<Listener>,
}

impl ClientBuilder {
    pub(super) fn new(base_url: BaseUrl, token: Token) -> Self {
        Self {
            base_url,
            token,
            settings: Settings::default(),
            validate: true,
            allow_insecure_http: false,
            headers: Vec::new(),
            on_event: None,
        }
    }

    /// How long and how often to try. [`TunnelClient::with_settings`] changes it for single calls.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Whether tunnels and ids are checked before they are sent. The default is `true`.
    pub fn validate(mut self, validate: bool) -> Self {
        self.validate = validate;
        self
    }

    /// Allows plain http to other machines than this one. Anybody on the way can then read the token and the key.
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.allow_insecure_http = allow;
        self
    }

    /// Adds a header field to every request. Where a name is added twice, the last value counts.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Calls a function for each event of each call: a request, an answer, a pause before another attempt, and the end.
    /// Events hold no headers, bodies or secrets.
    pub fn on_event(mut self, listener: impl Fn(&ClientEvent) + 'static) -> Self {
        self.on_event = Some(Rc::new(listener));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// [`Failure::Configuration`](crate::client::Failure::Configuration) where the region is unknown, the URL is not valid
    /// or would send the token unprotected, the token cannot be part of a header, or a header field is not valid or is one
    /// that the client sets itself.
    pub fn build(self) -> Result<TunnelClient, Error> {
        let base_url = match &self.base_url.0 {
            Location::Region(id) => base_url(Some(id), None, self.allow_insecure_http),
            Location::Url(text) => {
                let [base, protocol, hostname, credentials, query] = &parse_url(text).map(parts_of).unwrap_or_default();
                let parts = UrlParts { base_url: base, protocol, hostname, credentials, query };
                base_url(None, Some(parts), self.allow_insecure_http)
            }
        }?;
        if let Source::Text(token) = &self.token.0 {
            check_token(token)?;
        }
        for (name, value) in &self.headers {
            check_header(name, value)?;
        }
        let inner = Inner {
            base_url,
            token: self.token,
            validate: self.validate,
            headers: self.headers,
            on_event: self.on_event,
            sent: Default::default(),
            pending_tokens: Default::default(),
            last_call: Default::default(),
        };
        Ok(TunnelClient::from_inner(inner, self.settings))
    }
}

impl Debug for ClientBuilder {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base_url", &self.base_url)
            .field("token", &self.token)
            .field("settings", &self.settings)
            .field("validate", &self.validate)
            .finish_non_exhaustive()
    }
}

/// Parses a URL, relative to the page where there is one.
fn parse_url(text: &str) -> Option<Url> {
    let page =
        || Reflect::get(&Reflect::get(&js_sys::global(), &"location".into()).ok()?, &"href".into()).ok()?.as_string();
    Url::new(text).ok().or_else(|| Url::new_with_base(text, &page()?).ok())
}

/// The parts of a URL, in the order of the members of [`UrlParts`].
fn parts_of(url: Url) -> [String; 5] {
    let path = url.pathname();
    [
        url.origin() + path.trim_end_matches('/'),
        url.protocol(),
        url.hostname(),
        url.username() + &url.password(),
        url.search() + &url.hash(),
    ]
}
