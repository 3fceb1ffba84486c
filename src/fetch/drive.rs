//! The driver of a call: it carries out its actions (gets tokens, sends requests, pauses), and reports the outcomes.

use super::{
    body::{self, Content},
    client::Inner,
    error::Error,
    exchange::{self, NoAnswer, Outgoing, Received},
    token::Source,
};
use crate::client::{
    Action, Answer, Body, Call, ClientEvent, Exchange, Failure, Input, Outcome, Output, Request, Setup,
    answer::TEXT_EXAMINED,
    failure::{Defect, ResponseFailure},
    headers,
};
use futures_util::future::{self, Either};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Math};
use std::pin::pin;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A clock that never goes backwards, in milliseconds.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;
}

/// What the driver needs for a call.
pub(super) struct Driven<T, R: Fn(&str) -> Content<T>> {
    pub setup: Setup,
    /// The body of the request as JSON text.
    pub body: Option<String>,
    /// Reads the body of an answer with a success status.
    pub read: R,
}

/// A call that has succeeded.
pub(super) struct Ended<T> {
    pub output: Output,
    /// The content of the last answer.
    value: Option<T>,
    request: Request,
}

impl<T> Ended<T> {
    /// The content of the last answer. A call that succeeds has one, unless its output is [`Output::Nothing`]. If it is
    /// missing all the same, that is an error instead of a panic.
    pub(super) fn value(self) -> Result<T, Error> {
        let Self { value, request: Request { method, url }, .. } = self;
        let failure = || ResponseFailure {
            exchange: Exchange { method, url, attempts: 1 },
            status: 200,
            defect: Defect::Shape,
            id: None,
            body: None,
        };
        value.ok_or_else(|| Failure::Response(Box::new(failure())).into())
    }
}

/// Drives a call to its end.
pub(super) async fn drive<T, R: Fn(&str) -> Content<T>>(
    client: &Inner,
    driven: Driven<T, R>,
) -> Result<Ended<T>, Error> {
    let Driven { setup, body, read } = driven;
    let (request, key) = (setup.request.clone(), setup.key.clone());
    let mut running = Running { call: Call::new(setup), client, is_over: false };
    let mut value = None;
    let mut token_error = None;
    let mut input = Input::Start;
    loop {
        input = match running.next(input) {
            Action::AskToken { refused, timeout_ms } => match &client.token.0 {
                Source::Text(token) => Input::Token(token.clone()),
                Source::Function(function) => {
                    let refused = refused.as_deref();
                    match within(timeout_ms, client.pending_tokens.ask(&**function, refused)).await {
                        Some(Ok(token)) => Input::Token(token),
                        Some(Err(error)) => {
                            token_error = Some(error);
                            Input::NoToken { is_wrong_type: false }
                        }
                        None => {
                            client.pending_tokens.give_up(refused);
                            Input::Elapsed
                        }
                    }
                }
            },
            Action::Send { token, timeout_ms } => {
                client.sent.remember(key.iter().chain([&token]));
                let headers = headers(client, &token, body.is_some());
                let outgoing = Outgoing { request: &request, headers: &headers, body: body.as_deref() };
                match within(timeout_ms, exchange::exchange(outgoing)).await {
                    Some(Ok(incoming)) => {
                        let (answer, content) = answer(incoming, &read);
                        value = content;
                        Input::Answer(answer)
                    }
                    Some(Err(NoAnswer { reason, is_permanent })) => Input::NoAnswer { reason, is_permanent },
                    None => Input::Elapsed,
                }
            }
            Action::Pause { ms } => {
                TimeoutFuture::new(timer_ms(ms)).await;
                Input::Elapsed
            }
            Action::Done(output) => return Ok(Ended { output, value, request }),
            Action::Fail(failure) => return Err(Error::new(failure, token_error)),
        };
    }
}

/// Tells the listener about a call that was refused before it began.
pub(super) fn tell_refused(client: &Inner, call_id: u32, failure: &Failure) {
    client.tell(&ClientEvent::End {
        call_id,
        outcome: Outcome::Failed,
        duration_ms: 0.0,
        attempts: 0,
        code: Some(failure.code()),
    });
}

/// Tells the listener that a walk was left before its end, as an aborted call.
pub(super) fn tell_left(client: &Inner, setup: Setup) {
    drop(Running { call: Call::new(setup), client, is_over: false });
}

/// A call under way. If it is dropped before its end, it tells the listener that it was aborted.
struct Running<'a> {
    call: Call,
    client: &'a Inner,
    is_over: bool,
}

impl Running<'_> {
    fn next(&mut self, input: Input) -> Action {
        let action = self.call.next(input, now_ms(), Math::random());
        self.is_over = matches!(action, Action::Done(_) | Action::Fail(_));
        for event in self.call.take_events() {
            self.client.tell(&event);
        }
        action
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.next(Input::Aborted);
        }
    }
}

/// The caller's headers, and after them those of the client: of two fields with one name, the last one counts.
fn headers(client: &Inner, token: &str, has_body: bool) -> Vec<(String, String)> {
    let own = headers::headers(token, has_body).into_iter().map(|(name, value)| (name.to_owned(), value));
    client.headers.iter().cloned().chain(own).collect()
}

/// The summary of an answer for decisions, and the content of its body for the caller.
fn answer<T>(incoming: exchange::Incoming, read: impl Fn(&str) -> Content<T>) -> (Answer, Option<T>) {
    let beginning = |text: &str| (!text.is_empty()).then(|| text.chars().take(TEXT_EXAMINED as usize).collect());
    let (body, value, text) = match incoming.body {
        Received::Truncated(text) => (Body::Truncated, None, beginning(&text)),
        Received::TooLarge => (Body::TooLarge, None, None),
        Received::Whole(text) if incoming.status >= 400 => (body::messages(&text), None, None),
        Received::Whole(text) => {
            let (body, value) = read(&text);
            let text = if body.is_shown() { beginning(&text) } else { None };
            (body, value, text)
        }
    };
    let answer = Answer {
        status: incoming.status,
        retry_date_ms: incoming.retry_after.as_deref().and_then(date_ms),
        retry_after: incoming.retry_after,
        date_ms: incoming.date.as_deref().and_then(date_ms),
        request_id: incoming.request_id,
        location: incoming.location,
        received_ms: incoming.received_ms,
        body,
        text,
    };
    (answer, value)
}

/// An HTTP date (RFC 9110, section 5.6.7) in milliseconds since 1970. It must end in "GMT", because the platform's parser
/// accepts many other texts as dates.
fn date_ms(text: &str) -> Option<f64> {
    let ms = if text.trim_ascii().ends_with("GMT") { Date::parse(text) } else { f64::NAN };
    ms.is_finite().then_some(ms)
}

/// The output of a future, or `None` if it takes longer than `timeout_ms`: the future is then dropped.
async fn within<F: Future>(timeout_ms: Option<f64>, future: F) -> Option<F::Output> {
    let Some(ms) = timeout_ms else { return Some(future.await) };
    match future::select(pin!(future), TimeoutFuture::new(timer_ms(ms))).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(_) => None,
    }
}

/// The length of a timer in whole milliseconds, at most 2^31 - 1: a longer timer would fire at once.
fn timer_ms(ms: f64) -> u32 {
    ms.clamp(0.0, f64::from(i32::MAX)).ceil() as u32
}
