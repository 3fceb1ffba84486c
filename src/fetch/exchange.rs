//! One request and its answer, over gloo-net. Dropping the future aborts the request.
//!
//! gloo-net makes the request, and reads the status and headers of the answer. Sending and reading the body are done here,
//! because gloo-net's `send` panics if the promise is rejected with something that is no `Error`, and its `text` reads
//! bodies of any size.

use crate::client::{
    Method,
    answer::{LARGEST_BODY, REQUEST_ID_HEADERS},
};
use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::{Date, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCache, RequestRedirect, ResponseType,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<Promise, JsValue>;
}

/// A request with its headers and body.
pub(super) struct Outgoing<'a> {
    pub request: &'a crate::client::Request,
    /// Names and values. The last field of a name counts.
    pub headers: &'a [(String, String)],
    pub body: Option<&'a str>,
}

/// An answer: status, the headers that decisions need, and the body.
pub(super) struct Incoming {
    /// 0 for a redirect, which browsers hide.
    pub status: u16,
    pub retry_after: Option<String>,
    pub date: Option<String>,
    pub request_id: Option<String>,
    pub location: Option<String>,
    /// When the answer came, in milliseconds since 1970.
    pub received_ms: f64,
    pub body: Received,
}

/// A body, as far as it could be read.
pub(super) enum Received {
    /// The whole body, as text.
    Whole(String),
    /// The part that came before the connection broke off.
    Truncated(String),
    /// More than [`LARGEST_BODY`].
    TooLarge,
}

/// No answer came.
pub(super) struct NoAnswer {
    /// Why, as the platform words it.
    pub reason: Option<String>,
    /// Whether another attempt would fail in the same way.
    pub is_permanent: bool,
}

/// Sends a request, and reads the whole answer.
pub(super) async fn exchange(outgoing: Outgoing<'_>) -> Result<Incoming, NoAnswer> {
    let permanent = |reason| NoAnswer { reason, is_permanent: true };
    let mut under_way = UnderWay::new().map_err(|thrown| permanent(reason_of(&thrown)))?;
    let request = build(outgoing, &under_way.controller).map_err(|error| permanent(Some(error.to_string())))?;
    let response =
        send(request).await.map_err(|thrown| NoAnswer { reason: reason_of(&thrown), is_permanent: false })?;
    let received_ms = Date::now();
    let mut bytes = Vec::new();
    let body = match read(&response, &mut under_way, &mut bytes).await {
        Ok(true) => Received::Whole(text_of(&bytes)),
        Ok(false) => Received::TooLarge,
        Err(_) => Received::Truncated(text_of(&bytes)),
    };
    under_way.is_over = matches!(body, Received::Whole(_));
    let header = |name: &str| response.headers().get(name);
    Ok(Incoming {
        status: response.status(),
        retry_after: header("retry-after"),
        date: header("date"),
        request_id: REQUEST_ID_HEADERS.iter().find_map(|name| header(name)),
        location: header("location"),
        received_ms,
        body,
    })
}

fn build(outgoing: Outgoing<'_>, controller: &AbortController) -> Result<Request, gloo_net::Error> {
    let mut request = RequestBuilder::new(&outgoing.request.url)
        .method(match outgoing.request.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
            Method::Put => gloo_net::http::Method::PUT,
            Method::Delete => gloo_net::http::Method::DELETE,
        })
        // No cache may answer a request, or join two requests into one.
        .cache(RequestCache::NoStore)
        // The API never redirects, and no other server may get the token.
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&controller.signal()));
    for (name, value) in outgoing.headers {
        request = request.header(name, value);
    }
    match outgoing.body {
        Some(body) => request.body(body),
        None => request.build(),
    }
}

async fn send(request: Request) -> Result<Response, JsValue> {
    let response = JsFuture::from(fetch(&request.into())?).await?;
    // The class is not checked, because some servers in Node replace the global `Response` by their own.
    if !member(&response, "headers").is_object() {
        return Err("fetch gave no Response".into());
    }
    let response: web_sys::Response = response.unchecked_into();
    // `Response.error()`, with which service workers answer if the network has failed.
    if response.type_() == ResponseType::Error {
        return Err("fetch gave a network error".into());
    }
    Ok(response.into())
}

/// Appends the body to `bytes`. Gives `true` at its end, and `false` if it is too large. `Err` holds what the platform
/// threw where the body broke off; `bytes` then has what came before.
async fn read(response: &Response, under_way: &mut UnderWay, bytes: &mut Vec<u8>) -> Result<bool, JsValue> {
    if let Some(stream) = response.body() {
        let reader = under_way.reader.insert(ReadableStreamDefaultReader::new(&stream)?);
        loop {
            let part: ReadableStreamReadResult = JsFuture::from(reader.read()).await?.unchecked_into();
            if part.get_done().unwrap_or(true) {
                break;
            }
            let chunk = part.get_value();
            if member(&chunk, "byteLength").as_f64().is_none() {
                return Err("the body gave no bytes".into());
            }
            let chunk = Uint8Array::new(&chunk);
            if bytes.len() + chunk.length() as usize > LARGEST_BODY as usize {
                return Ok(false);
            }
            bytes.extend_from_slice(&chunk.to_vec());
        }
    }
    Ok(true)
}

fn text_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

/// A request under way. If it is dropped before it is over, it aborts the request.
struct UnderWay {
    controller: AbortController,
    reader: Option<ReadableStreamDefaultReader>,
    is_over: bool,
}

impl UnderWay {
    fn new() -> Result<Self, JsValue> {
        Ok(Self { controller: AbortController::new()?, reader: None, is_over: false })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        self.controller.abort();
        // Node 20 may keep the connection of an aborted body open until its reader is cancelled. The promise of that is
        // rejected, as the body was aborted.
        if let Some(reader) = &self.reader {
            let cancelled = JsFuture::from(reader.cancel());
            spawn_local(async { drop(cancelled.await) });
        }
    }
}

/// Most errors in a chain of causes that are looked at.
const MOST_CAUSES: usize = 8;

/// Why there is no answer, in the platform's words: the message and code of the innermost cause, which is the most
/// precise. The platform may have thrown any value.
fn reason_of(thrown: &JsValue) -> Option<String> {
    let mut reason = thrown.as_string();
    let mut error = thrown.clone();
    for _ in 0..MOST_CAUSES {
        let words: Vec<_> = ["message", "code"]
            .iter()
            .filter_map(|name| member(&error, name).as_string())
            .filter(|words| !words.is_empty())
            .collect();
        reason = match &words[..] {
            [] => reason,
            [message, code] if !message.contains(code.as_str()) => Some(format!("{message}, {code}")),
            [words, ..] => Some(words.clone()),
        };
        error = member(&error, "cause");
        if !error.is_object() {
            break;
        }
    }
    reason
}

/// A member of any value; `undefined` if it is missing or cannot be read.
fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}
