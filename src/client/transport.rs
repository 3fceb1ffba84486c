//! One attempt: a request out, an answer in, over the platform's `fetch`. The only place that knows the wire.

use super::{
    interrupt::{Interrupted, within},
    retry::{Method, Trouble},
};
use crate::names::{get, object};
use gloo_net::http::Headers;
use js_sys::{Function, JsString, Promise, TypeError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestInit, RequestRedirect};

/// Largest body that is read, in bytes.
const LARGEST_BODY: f64 = 16.0 * 1024.0 * 1024.0;

// Streams are taken as they are found, whichever realm or stand-in they come from, and may throw.
#[wasm_bindgen]
extern "C" {
    // Throws where there is none.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn platform_fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Stream) -> Result<JsValue, JsValue>;

    #[derive(Clone)]
    type Reader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Reader) -> Result<JsValue, JsValue>;

    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &JsValue) -> Result<JsString, JsValue>;
    #[wasm_bindgen(method, catch, js_name = decode)]
    fn decode_part(this: &TextDecoder, bytes: &JsValue, options: &JsValue) -> Result<JsString, JsValue>;

    type Stand;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Stand, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Stand) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// Takes a rejection that nobody needs to know of.
    static IGNORE: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
    /// For bodies that come in one piece.
    static DECODER: TextDecoder = TextDecoder::new();
}

/// What to send.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: &'a str,
    /// A plain object of names and values.
    pub headers: JsValue,
    /// JSON text.
    pub body: Option<&'a JsString>,
}

/// An answer with its whole body.
pub struct Answer {
    /// The status; 0 for a redirect that the platform hides.
    pub status: u16,
    headers: JsValue,
    /// The body's text.
    pub text: JsString,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        match self.headers.dyn_ref::<web_sys::Headers>() {
            Some(headers) => Headers::from_raw(headers.clone()).get(name),
            // Headers of another realm, or a stand-in for them.
            None => self.headers.unchecked_ref::<Stand>().get(name).ok()?.as_string(),
        }
    }

    /// Whether it points elsewhere.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 0 | 300..400)
    }
}

/// Why there is no whole answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// The platform could not get one; what it threw.
    Connection(JsValue),
    /// The body broke off; what the platform threw.
    Truncated(u16, JsValue),
    /// The body is larger than any list of tunnels.
    TooLarge(u16),
    /// The time was up.
    TimedOut,
}

impl NoAnswer {
    /// The trouble that the retry policy knows, where it knows one.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Connection(_) => Some(Trouble::Connection),
            Self::Truncated(..) => Some(Trouble::Truncated),
            Self::TimedOut => Some(Trouble::Timeout),
            Self::TooLarge(_) => None,
        }
    }
}

/// Sends a request and reads the whole answer within `timeout_ms` (0: no limit). `fetch` is the caller's own, which
/// gets a Request; the platform's, where there is none, makes one itself from a URL and options in half the time.
pub async fn attempt(fetch: Option<&Function>, outgoing: &Outgoing<'_>, timeout_ms: f64) -> Result<Answer, NoAnswer> {
    let controller = AbortController::new().map_err(NoAnswer::Connection)?;
    let init = build(outgoing, &controller);
    let mut on_the_wire = OnTheWire(Some(controller));
    let sent = match fetch {
        Some(fetch) => Request::new_with_str_and_init(outgoing.url, &init)
            .and_then(|request| fetch.call1(&JsValue::UNDEFINED, &request)),
        None => platform_fetch(outgoing.url, &init),
    };
    let sent = sent.map_err(NoAnswer::Connection)?;
    let answer = within(timeout_ms, exchange(&sent)).await.map_err(|Interrupted| NoAnswer::TimedOut)??;
    on_the_wire.0 = None;
    Ok(answer)
}

/// A request without a whole answer. When it is dropped, the platform lets go of the connection.
struct OnTheWire(Option<AbortController>);

impl Drop for OnTheWire {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

async fn exchange(sent: &JsValue) -> Result<Answer, NoAnswer> {
    let response = settled(sent).await.map_err(NoAnswer::Connection)?;
    let (status, headers) = (get(&response, "status").as_f64(), get(&response, "headers"));
    let Some(status) = status.filter(|_| get(&headers, "get").is_function()) else {
        return Err(NoAnswer::Connection(TypeError::new("fetch resolved with no Response").into()));
    };
    let status = status as u16;
    let text = match read(&response, status).await {
        // An error status says enough, also when its body cannot be read.
        Err(NoAnswer::Truncated(400.., _) | NoAnswer::TooLarge(400..)) => JsString::from(""),
        text => text?,
    };
    Ok(Answer { status, headers, text })
}

fn build(outgoing: &Outgoing<'_>, controller: &AbortController) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(outgoing.method.as_str());
    init.set_headers(&outgoing.headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = outgoing.body {
        init.set_body(body);
    }
    init
}

/// Reads a body chunk by chunk, so that a stalled one can be given up and its socket closed.
async fn read(response: &JsValue, status: u16) -> Result<JsString, NoAnswer> {
    let truncated = |error| NoAnswer::Truncated(status, error);
    let body = get(response, "body");
    if !body.is_object() {
        let text = response.unchecked_ref::<Stand>().text().map_err(truncated)?;
        let text = settled(&text).await.map_err(truncated)?;
        return Ok(text.dyn_into().unwrap_or_else(|_| JsString::from("")));
    }
    let reader = body.unchecked_ref::<Stream>().get_reader().map_err(truncated)?;
    let reader: Reader = reader.unchecked_into();
    let mut unread = Unread(Some(reader.clone()));
    let text = read_chunks(&reader, status).await?;
    unread.0 = None;
    Ok(text)
}

/// A body that was not read to its end. When it is dropped, its socket is closed.
struct Unread(Option<Reader>);

impl Drop for Unread {
    fn drop(&mut self) {
        if let Some(reader) = &self.0
            && let Ok(cancelled) = reader.cancel()
        {
            // Whether that worked is of no interest: the call has failed already.
            IGNORE.with(|ignore| drop(Promise::resolve(&cancelled).catch(ignore)));
        }
    }
}

/// What a promise, or a value in its place, settles with.
async fn settled(value: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(value)).await
}

async fn read_chunks(reader: &Reader, status: u16) -> Result<JsString, NoAnswer> {
    let truncated = |error| NoAnswer::Truncated(status, error);
    let mut text = Text::default();
    let mut size = 0.0;
    loop {
        let read = reader.read().map_err(truncated)?;
        let chunk = settled(&read).await.map_err(truncated)?;
        if get(&chunk, "done").is_truthy() {
            return text.end().map_err(truncated);
        }
        let bytes = get(&chunk, "value");
        let Some(length) = get(&bytes, "byteLength").as_f64() else {
            return Err(truncated(TypeError::new("The body gave something other than bytes").into()));
        };
        size += length;
        if size > LARGEST_BODY {
            return Err(NoAnswer::TooLarge(status));
        }
        text.add(bytes).map_err(truncated)?;
    }
}

/// Text from chunks of UTF-8. Most bodies are a single chunk, which needs no decoder of its own.
#[derive(Default)]
struct Text {
    first: Option<JsValue>,
    more: Option<(TextDecoder, JsString)>,
}

impl Text {
    fn add(&mut self, bytes: JsValue) -> Result<(), JsValue> {
        let part = |decoder: &TextDecoder, bytes: &JsValue| {
            decoder.decode_part(bytes, &object([("stream", JsValue::TRUE)])).map(JsValue::from)
        };
        if let Some((decoder, text)) = &mut self.more {
            *text = text.concat(&part(decoder, &bytes)?);
        } else if let Some(first) = self.first.take() {
            let decoder = TextDecoder::new();
            let text = JsString::from("").concat(&part(&decoder, &first)?).concat(&part(&decoder, &bytes)?);
            self.more = Some((decoder, text));
        } else {
            self.first = Some(bytes);
        }
        Ok(())
    }

    fn end(self) -> Result<JsString, JsValue> {
        match (self.first, self.more) {
            (Some(bytes), _) => DECODER.with(|decoder| decoder.decode(&bytes)),
            (None, Some((decoder, text))) => {
                let end = decoder.decode(&JsValue::UNDEFINED)?;
                Ok(text.concat(&JsValue::from(end)))
            }
            (None, None) => Ok(JsString::from("")),
        }
    }
}
