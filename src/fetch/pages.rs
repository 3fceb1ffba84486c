//! A list, page by page.

use super::{
    body,
    client::TunnelClient,
    drive::{Driven, drive, tell_left, tell_refused},
    error::Error,
};
use crate::{
    client::{Failure, Goal, Method, Output, PageQuery, Request, Resource, Setup, Walk, paging::check_limit},
    model::PAGE_LIMIT,
};
use futures_util::stream::{self, Stream};
use serde::de::DeserializeOwned;
use std::collections::{HashSet, VecDeque};

/// The items of a list. Pages are fetched as they are needed. An item that moves to a later page while the list is read
/// comes only once.
///
/// Dropping the future of [`next`](Self::next) loses no items: a later call goes on at the same place.
#[must_use = "nothing is fetched before `next` is awaited"]
pub struct Pages<T> {
    client: TunnelClient,
    /// The gateway whose tunnels are listed; `None` for the list of gateways.
    gateway_id: Option<String>,
    page_size: Option<u32>,
    /// The number of the call; `None` before the first page, and after the fetching of a page was dropped.
    call_id: Option<u32>,
    /// The state of the walk; `None` after its end.
    walk: Option<Walk>,
    /// The items of the last page that are still to be given.
    items: VecDeque<T>,
    /// Ids of all items so far.
    seen: HashSet<String>,
}

impl<T: DeserializeOwned> Pages<T> {
    pub(super) fn new(client: TunnelClient, gateway_id: Option<String>) -> Self {
        let walk = Some(Walk::default());
        Self { client, gateway_id, page_size: None, call_id: None, walk, items: VecDeque::new(), seen: HashSet::new() }
    }

    /// Most items of a page, from 1 to 1000. The API's default is 100. With any other size the first
    /// [`next`](Self::next) gives [`Failure::Validation`], and nothing is sent.
    pub fn page_size(mut self, items: u32) -> Self {
        self.page_size = Some(items);
        self
    }

    /// The next item, or `None` after the last one. An error ends the list.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Some(Ok(item));
            }
            let walk = self.walk?;
            if let Err(error) = self.fetch_page(walk).await {
                self.walk = None;
                return Some(Err(error));
            }
        }
    }

    /// The items as a [`Stream`].
    pub fn into_stream(self) -> impl Stream<Item = Result<T, Error>> {
        stream::unfold(self, async |mut pages| pages.next().await.map(|item| (item, pages)))
    }

    /// Fetches the next page.
    async fn fetch_page(&mut self, walk: Walk) -> Result<(), Error> {
        let id = self.call_id.take().unwrap_or_else(|| self.client.inner().next_call());
        let request = self.request(walk).inspect_err(|failure| tell_refused(self.client.inner(), id, failure))?;
        let setup = self.setup(id, request, walk);
        let read = |text: &str| body::listing(text, &self.seen);
        let ended = drive(self.client.inner(), Driven { setup, body: None, read }).await?;
        let next = if let Output::Page { next } = ended.output { next } else { None };
        if next.is_some() {
            let body::Listing { list, ids } = ended.value()?;
            self.items = list.items.into();
            self.seen.extend(ids);
        }
        self.walk = next;
        self.call_id = next.map(|_| id);
        Ok(())
    }
}

impl<T> Pages<T> {
    fn request(&self, walk: Walk) -> Result<Request, Failure> {
        let resource = match &self.gateway_id {
            Some(id) => Resource::Tunnels(Some(id)),
            None => Resource::Gateways,
        };
        let page = PageQuery { offset: Some(walk.offset), limit: self.page_size };
        let issues = self.page_size.map_or_else(Vec::new, |size| check_limit("page_size", size.into()));
        self.client.request(Method::Get, resource, page, issues)
    }

    fn setup(&self, id: u32, request: Request, walk: Walk) -> Setup {
        let limit = self.page_size.unwrap_or(PAGE_LIMIT.default);
        self.client.setup(id, request, Goal::Page { walk, limit }, None)
    }
}

/// A walk that is left before its end tells the listener that it is over.
impl<T> Drop for Pages<T> {
    fn drop(&mut self) {
        if let (Some(id), Some(walk)) = (self.call_id, self.walk)
            && let Ok(request) = self.request(walk)
        {
            tell_left(self.client.inner(), self.setup(id, request, walk));
        }
    }
}
