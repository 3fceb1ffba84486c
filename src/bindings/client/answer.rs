//! Reads the summaries of answers that `js/exchange.js` makes.

use crate::client::{Answer, Body, Message, Page};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The kind of a body, by the name that `js/exchange.js` gives it. [`Body`] describes each.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum CoreBody {
    Resource = "resource",
    Page = "page",
    Messages = "messages",
    Empty = "empty",
    NotJson = "not-json",
    WrongShape = "wrong-shape",
    Truncated = "truncated",
    TooLarge = "too-large",
    Ignored = "ignored",
}

#[wasm_bindgen]
extern "C" {
    /// The summary of an answer, which `js/exchange.js` makes. `body` is the kind of the body, and says which of the other
    /// members are there. The status and the time of the answer are arguments of [`CoreAnswer::read`]: they cost less than
    /// getters.
    pub type CoreAnswer;
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = retryDateMs)]
    fn retry_date_ms(this: &CoreAnswer) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = dateMs)]
    fn date_ms(this: &CoreAnswer) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = requestId)]
    fn request_id(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn location(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn body(this: &CoreAnswer) -> CoreBody;
    #[wasm_bindgen(method, getter)]
    fn text(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn id(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = tunnelStatus)]
    fn tunnel_status(this: &CoreAnswer) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = statusMessage)]
    fn status_message(this: &CoreAnswer) -> Option<String>;
    /// Offset, limit, items, new, repeated and next of a [`Page`], in this order.
    #[wasm_bindgen(method, getter)]
    fn page(this: &CoreAnswer) -> Array;
    /// Code, message, code, message, and so on; `undefined` for one that is missing.
    #[wasm_bindgen(method, getter)]
    fn messages(this: &CoreAnswer) -> Array;
}

impl CoreAnswer {
    /// The summary as the type that the state machine takes.
    pub fn read(&self, status: u16, received_ms: f64) -> Answer {
        let body = match self.body() {
            CoreBody::Resource => {
                Body::Resource { id: self.id(), status: self.tunnel_status(), status_message: self.status_message() }
            }
            CoreBody::Page => Body::Page(read_page(&self.page())),
            CoreBody::Messages => {
                let texts: Vec<_> = self.messages().iter().map(|text| text.as_string()).collect();
                let message = |pair: &[Option<String>]| Message {
                    error_code: pair.first().cloned().flatten(),
                    message: pair.get(1).cloned().flatten(),
                };
                Body::Messages(texts.chunks(2).map(message).collect())
            }
            CoreBody::Empty => Body::Empty,
            CoreBody::NotJson => Body::NotJson,
            CoreBody::WrongShape => Body::WrongShape { id: self.id() },
            CoreBody::Truncated => Body::Truncated,
            CoreBody::TooLarge => Body::TooLarge,
            _ => Body::Ignored,
        };
        let retry_after = self.retry_after();
        let is_dated = retry_after.is_some();
        Answer {
            status,
            retry_date_ms: if is_dated { self.retry_date_ms() } else { None },
            date_ms: if is_dated { self.date_ms() } else { None },
            retry_after,
            request_id: self.request_id(),
            received_ms,
            location: self.location(),
            text: if body.is_shown() { self.text() } else { None },
            body,
        }
    }
}

fn read_page(parts: &Array) -> Page {
    let number = |place| parts.get(place).as_f64().map(|number| number as u32);
    Page {
        offset: number(0),
        limit: number(1),
        items: number(2).unwrap_or_default(),
        new: number(3).unwrap_or_default(),
        repeated: number(4).unwrap_or_default(),
        has_next: parts.get(5).is_truthy(),
    }
}
