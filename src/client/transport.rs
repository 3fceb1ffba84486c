//! One attempt: a request out, an answer in, over the platform's `fetch`. The only place that knows the wire.

use super::{
    interrupt::{Cause, Interrupt, Signal},
    retry::{Method, Trouble},
};
use gloo_net::http::Response;
use js_sys::{Function, JsString, Promise, TypeError, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestInit, RequestRedirect};

/// Largest body that is read, in bytes.
const LARGEST_BODY: u32 = 16 * 1024 * 1024;

// Streams and answers are taken as they are found, whichever realm or stand-in they come from.
#[wasm_bindgen]
extern "C" {
    // Throws where there is none.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn platform_fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;

    type Candidate;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Candidate) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Candidate) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn get(this: &Candidate) -> JsValue;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Stream) -> Result<Reader, JsValue>;

    type Reader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Reader) -> Result<Promise, JsValue>;

    type Chunk;
    #[wasm_bindgen(method, getter)]
    fn done(this: &Chunk) -> bool;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Chunk) -> JsValue;

    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array) -> Result<JsString, JsValue>;
}

thread_local! {
    /// Takes a rejection that nobody needs to know of.
    static IGNORE: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
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
    response: Response,
    /// The body's text.
    pub text: JsString,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name)
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
    /// The caller's signal was aborted, with this reason.
    Aborted(JsValue),
}

impl NoAnswer {
    /// The trouble that the retry policy knows, where it knows one.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Connection(_) => Some(Trouble::Connection),
            Self::Truncated(..) => Some(Trouble::Truncated),
            Self::TimedOut => Some(Trouble::Timeout),
            Self::TooLarge(_) | Self::Aborted(_) => None,
        }
    }
}

impl From<Cause> for NoAnswer {
    fn from(cause: Cause) -> Self {
        match cause {
            Cause::Aborted(reason) => Self::Aborted(reason),
            Cause::TimedOut => Self::TimedOut,
        }
    }
}

/// Sends a request and reads the whole answer within `timeout_ms` (0: no limit). `fetch` is the caller's own, which
/// gets a Request; the platform's, where there is none, makes one itself from a URL and options in half the time.
pub async fn attempt(
    fetch: Option<&Function>,
    outgoing: &Outgoing<'_>,
    signal: Option<&Signal>,
    timeout_ms: f64,
) -> Result<Answer, NoAnswer> {
    let controller = AbortController::new().map_err(NoAnswer::Connection)?;
    let init = build(outgoing, &controller);
    let interrupt = Interrupt::new(signal, Some(timeout_ms).filter(|ms| *ms > 0.0));
    let sent = match fetch {
        Some(fetch) => Request::new_with_str_and_init(outgoing.url, &init)
            .and_then(|request| fetch.call1(&JsValue::UNDEFINED, &request)),
        None => platform_fetch(outgoing.url, &init),
    };
    let answer = match sent {
        Ok(sent) => exchange(&sent, &interrupt).await,
        Err(error) => Err(NoAnswer::Connection(error)),
    };
    if answer.is_err() {
        // The platform lets go of the connection, also where what it gave could not be used.
        controller.abort();
    }
    answer
}

async fn exchange(sent: &JsValue, interrupt: &Interrupt) -> Result<Answer, NoAnswer> {
    let response = interrupt.race(JsFuture::from(Promise::resolve(sent))).await?.map_err(NoAnswer::Connection)?;
    if !is_response(&response) {
        return Err(NoAnswer::Connection(TypeError::new("fetch resolved with no Response").into()));
    }
    let response: web_sys::Response = response.unchecked_into();
    let status = response.status();
    let text = match read(&response, status, interrupt).await {
        // An error status says enough, also when its body cannot be read.
        Err(NoAnswer::Truncated(400.., _) | NoAnswer::TooLarge(400..)) => JsString::from(""),
        text => text?,
    };
    Ok(Answer { status, response: response.into(), text })
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

/// Whether a value has what is read of a Response here.
fn is_response(value: &JsValue) -> bool {
    let value: &Candidate = value.unchecked_ref();
    value.is_object() && value.status().as_f64().is_some() && {
        let headers = value.headers();
        headers.is_object() && headers.unchecked_ref::<Candidate>().get().is_function()
    }
}

/// Reads a body chunk by chunk, so that a stalled one can be given up and its socket closed.
async fn read(response: &web_sys::Response, status: u16, interrupt: &Interrupt) -> Result<JsString, NoAnswer> {
    let truncated = |error| NoAnswer::Truncated(status, error);
    let Some(body) = response.body() else {
        let text = response.text().map_err(truncated)?;
        let text = interrupt.race(JsFuture::from(text)).await?.map_err(truncated)?;
        return Ok(text.dyn_into().unwrap_or_else(|_| JsString::from("")));
    };
    let reader = body.unchecked_ref::<Stream>().get_reader().map_err(truncated)?;
    let text = read_chunks(&reader, status, interrupt).await;
    if text.is_err()
        && let Ok(cancelled) = reader.cancel()
    {
        // The socket would stay open otherwise. Whether that worked is of no interest: the call has failed already.
        IGNORE.with(|ignore| drop(cancelled.catch(ignore)));
    }
    text
}

async fn read_chunks(reader: &Reader, status: u16, interrupt: &Interrupt) -> Result<JsString, NoAnswer> {
    let truncated = |error| NoAnswer::Truncated(status, error);
    let mut chunks: Vec<Uint8Array> = Vec::new();
    let mut size = 0;
    loop {
        let read = reader.read().map_err(truncated)?;
        let chunk: Chunk = interrupt.race(JsFuture::from(read)).await?.map_err(truncated)?.unchecked_into();
        if chunk.done() {
            return DECODER.with(|decoder| decoder.decode(&joined(&chunks, size))).map_err(truncated);
        }
        let bytes: Uint8Array = chunk.value().unchecked_into();
        size += bytes.length();
        if size > LARGEST_BODY {
            return Err(NoAnswer::TooLarge(status));
        }
        chunks.push(bytes);
    }
}

/// The bytes of all chunks; most answers are a single one.
fn joined(chunks: &[Uint8Array], size: u32) -> Uint8Array {
    if let [chunk] = chunks {
        return chunk.clone();
    }
    let bytes = Uint8Array::new_with_length(size);
    let mut offset = 0;
    for chunk in chunks {
        bytes.set(chunk, offset);
        offset += chunk.length();
    }
    bytes
}
