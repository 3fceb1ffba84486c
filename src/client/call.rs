//! One call: attempts, pauses and a token that is renewed once, until there is an answer or no more to try.

use super::{
    ApiFailure, Call, Client, Failure, Settings, answer,
    event::Event,
    interrupt::{Cause, Interrupt, Signal, now_ms, sleep},
    retry::{self, Method, Trouble},
    transport::{self, Answer, NoAnswer, Outgoing},
};
use js_sys::JsString;

/// An operation, ready to be sent.
#[derive(Debug)]
pub struct Operation {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// JSON text.
    pub body: Option<JsString>,
    /// The pre-shared key in the body, which no error may repeat.
    pub key: Option<String>,
}

/// An answer with a success status.
pub struct Success {
    /// The status.
    pub status: u16,
    /// The body's text.
    pub text: JsString,
    /// The call, for errors about the body.
    pub call: Call,
}

impl From<Cause> for Failure {
    fn from(cause: Cause) -> Self {
        match cause {
            Cause::Aborted(reason) => Self::Aborted(reason),
            // Only attempts and pauses have timers, and those tell of them in their own way.
            Cause::TimedOut => Self::Aborted(wasm_bindgen::JsValue::UNDEFINED),
        }
    }
}

impl Client {
    /// Sends an operation until it succeeds or there is no more to try.
    pub(super) async fn send(
        &self,
        operation: &Operation,
        settings: &Settings,
        signal: Option<&Signal>,
    ) -> Result<Success, Failure> {
        if let Some(reason) = signal.and_then(Signal::aborted_with) {
            return Err(Failure::Aborted(reason));
        }
        let Operation { method, url, .. } = operation;
        let asking = Interrupt::new(signal, None, || {});
        let mut token = self.tokens.get(&asking).await?;
        let mut renewed = false;
        let mut attempt = 1;
        loop {
            let result = self.attempt(operation, settings, signal, &token.text, attempt).await;
            let call = Call { method: method.as_str(), url: url.clone(), attempts: attempt };
            if let Ok(answer) = &result
                && answer.status() == 401
                && !renewed
                && let Some(newer) = self.tokens.renew(&token, &asking).await
            {
                token = newer?;
                renewed = true;
                self.tell_retry(operation, attempt, 0.0, "token renewed".into());
                continue;
            }
            let (failure, trouble) = match result {
                Ok(answer) if answer.is_redirect() => return Err(answer::failure("response.redirect", &answer, call)),
                Ok(answer) if (200..300).contains(&answer.status()) => {
                    return Ok(Success { status: answer.status(), text: answer.text, call });
                }
                // The tunnel is gone, as an earlier attempt asked for.
                Ok(answer) if *method == Method::Delete && answer.status() == 404 && attempt > 1 => {
                    return Ok(Success { status: 202, text: JsString::from(""), call });
                }
                Ok(answer) => {
                    let api = answer::api_failure(&answer, call, &[Some(&token.text), operation.key.as_ref()]);
                    let trouble = Trouble::Status(api.status);
                    (Failure::Api(Box::new(api)), Some(trouble))
                }
                Err(no_answer) => {
                    let trouble = no_answer.trouble();
                    (no_answer.into_failure(call, settings.timeout_ms), trouble)
                }
            };
            let retry_after_ms = match &failure {
                Failure::Api(api) => api.retry_after_ms,
                _ => None,
            };
            let pause = trouble.and_then(|trouble| {
                let random = js_sys::Math::random();
                let pause = retry::pause(settings.retry, *method, trouble, attempt, retry_after_ms, random)?;
                Some((pause, trouble))
            });
            let Some((pause_ms, trouble)) = pause else { return Err(failure) };
            self.tell_retry(operation, attempt, pause_ms, trouble.reason());
            sleep(pause_ms, signal).await.map_err(Failure::Aborted)?;
            attempt += 1;
        }
    }

    async fn attempt(
        &self,
        operation: &Operation,
        settings: &Settings,
        signal: Option<&Signal>,
        token: &str,
        attempt: u32,
    ) -> Result<Answer, NoAnswer> {
        let (method, url) = (operation.method.as_str(), &*operation.url);
        let authorization = format!("Bearer {token}");
        let mut headers = vec![("accept", "application/json"), ("authorization", &*authorization)];
        if operation.body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        headers.extend(settings.headers.iter().map(|(name, value)| (&**name, &**value)));
        let outgoing = Outgoing { method: operation.method, url, headers, body: operation.body.as_ref() };
        self.tell(&Event::Request { method, url, attempt });
        let fetch = self.fetch()?;
        let start = now_ms();
        let result = transport::attempt(&fetch, &outgoing, signal, settings.timeout_ms).await;
        let status = match &result {
            Ok(answer) => Some(answer.status()),
            Err(NoAnswer::Truncated(status, _) | NoAnswer::TooLarge(status)) => Some(*status),
            Err(_) => None,
        };
        if let Some(status) = status {
            self.tell(&Event::Response { method, url, attempt, status, duration_ms: now_ms() - start });
        }
        result
    }

    fn tell_retry(&self, operation: &Operation, attempt: u32, delay_ms: f64, reason: String) {
        let (method, url) = (operation.method.as_str(), &*operation.url);
        self.tell(&Event::Retry { method, url, attempt, delay_ms, reason });
    }
}

impl NoAnswer {
    fn into_failure(self, call: Call, timeout_ms: f64) -> Failure {
        match self {
            Self::Connection(cause) => Failure::Connection { call, cause },
            Self::TimedOut => Failure::Timeout { call, timeout_ms },
            Self::Aborted(reason) => Failure::Aborted(reason),
            Self::Truncated(status, cause) => {
                Failure::Response { code: "response.truncated", status, call, cause: Some(cause) }
            }
            Self::TooLarge(status) => Failure::Response { code: "response.too-large", status, call, cause: None },
        }
    }
}

impl From<ApiFailure> for Failure {
    fn from(api: ApiFailure) -> Self {
        Self::Api(Box::new(api))
    }
}
