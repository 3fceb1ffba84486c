//! One attempt: a request out, an answer in, over the platform's `fetch`. The only place that knows the wire.

use super::{
    interrupt::{Cause, Interrupt, Signal},
    retry::{Method, Trouble},
};
use gloo_net::http::Response;
use js_sys::{Function, JsString, Object, Promise, Reflect, TypeError, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, ReadableStreamDefaultReader, Request, RequestInit, RequestRedirect};

/// Largest body that is read, in bytes.
const LARGEST_BODY: u32 = 16 * 1024 * 1024;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &JsValue, options: &JsValue) -> Result<JsString, JsValue>;
}

/// What to send.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: &'a str,
    /// Names and values.
    pub headers: Vec<(&'a str, &'a str)>,
    /// JSON text.
    pub body: Option<&'a JsString>,
}

/// An answer with its whole body.
pub struct Answer {
    response: Response,
    /// The body's text.
    pub text: JsString,
}

impl Answer {
    /// The status; 0 for a redirect that the platform hides.
    pub fn status(&self) -> u16 {
        self.response.status()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name)
    }

    /// Whether it points elsewhere.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status(), 0 | 300..400)
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

/// Sends a request and reads the whole answer within `timeout_ms` (0: no limit).
pub async fn attempt(
    fetch: &Function,
    outgoing: &Outgoing<'_>,
    signal: Option<&Signal>,
    timeout_ms: f64,
) -> Result<Answer, NoAnswer> {
    let controller = Rc::new(AbortController::new().map_err(NoAnswer::Connection)?);
    let request = build(outgoing, &controller).map_err(NoAnswer::Connection)?;
    let interrupt = {
        let controller = controller.clone();
        Interrupt::new(signal, Some(timeout_ms).filter(|ms| *ms > 0.0), move || controller.abort())
    };
    let sent = fetch.call1(&JsValue::UNDEFINED, &request).map_err(NoAnswer::Connection)?;
    let response = interrupt.race(&Promise::resolve(&sent)).await?.map_err(NoAnswer::Connection)?;
    if !is_response(&response) {
        return Err(NoAnswer::Connection(TypeError::new("fetch resolved with no Response").into()));
    }
    let response: web_sys::Response = response.unchecked_into();
    let text = match read(&response, &interrupt).await {
        // An error status says enough, also when its body cannot be read.
        Err(NoAnswer::Truncated(400.., _) | NoAnswer::TooLarge(400..)) => JsString::from(""),
        text => text?,
    };
    Ok(Answer { response: response.into(), text })
}

/// Stand-ins and Responses of other realms are welcome as long as they have what is read here.
fn is_response(value: &JsValue) -> bool {
    let member = |target: &JsValue, name: &str| Reflect::get(target, &name.into()).unwrap_or(JsValue::UNDEFINED);
    value.is_object()
        && member(value, "status").as_f64().is_some()
        && member(&member(value, "headers"), "get").is_function()
}

fn build(outgoing: &Outgoing<'_>, controller: &AbortController) -> Result<Request, JsValue> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in &outgoing.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(outgoing.method.as_str());
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = outgoing.body {
        init.set_body(body);
    }
    Request::new_with_str_and_init(outgoing.url, &init)
}

/// Reads a body chunk by chunk, so that a stalled one can be given up and its socket closed.
async fn read(response: &web_sys::Response, interrupt: &Interrupt) -> Result<JsString, NoAnswer> {
    let status = response.status();
    let truncated = |error| NoAnswer::Truncated(status, error);
    let Some(body) = response.body() else {
        let text = response.text().map_err(truncated)?;
        let text = interrupt.race(&text).await?.map_err(truncated)?;
        return Ok(text.dyn_into().unwrap_or_else(|_| JsString::from("")));
    };
    let reader = call_method(&body, "getReader").map_err(truncated)?;
    let text = read_chunks(reader.unchecked_ref(), status, interrupt).await;
    if text.is_err()
        && let Ok(cancelled) = call_method(&reader, "cancel")
    {
        // The socket would stay open otherwise. Whether that worked is of no interest: the call has failed already.
        let ignore: Function = Closure::once_into_js(|_: JsValue| {}).unchecked_into();
        let _ = call_with(&cancelled, "catch", &ignore);
    }
    text
}

async fn read_chunks(
    reader: &ReadableStreamDefaultReader,
    status: u16,
    interrupt: &Interrupt,
) -> Result<JsString, NoAnswer> {
    let truncated = |error| NoAnswer::Truncated(status, error);
    let decoder = TextDecoder::new();
    let streaming = Object::new();
    Reflect::set(&streaming, &"stream".into(), &JsValue::TRUE).map_err(truncated)?;
    let mut text = JsString::from("");
    let mut size = 0;
    loop {
        let chunk = interrupt.race(&reader.read()).await?.map_err(truncated)?;
        if Reflect::get(&chunk, &"done".into()).map_err(truncated)?.is_truthy() {
            let rest = decoder.decode(&JsValue::UNDEFINED, &JsValue::UNDEFINED).map_err(truncated)?;
            return Ok(text.concat(&rest));
        }
        let bytes = Reflect::get(&chunk, &"value".into()).map_err(truncated)?;
        let more = decoder.decode(&bytes, &streaming).map_err(truncated)?;
        size += bytes.unchecked_ref::<Uint8Array>().length();
        if size > LARGEST_BODY {
            return Err(NoAnswer::TooLarge(status));
        }
        text = text.concat(&more);
    }
}

fn call_method(target: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    call_with(target, name, &JsValue::UNDEFINED)
}

fn call_with(target: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &name.into())?.dyn_into()?;
    method.call1(target, argument)
}
