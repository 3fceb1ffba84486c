//! One call: attempts, pauses and a token that is renewed once, until there is an answer or no more to try.

use super::{
    ApiFailure, Call, Client, Failure, Operation, Request, answer,
    config::Settings,
    event::Event,
    interrupt::{Signal, now_ms, sleep},
    retry::{self, Method, Trouble},
    transport::{self, Answer, NoAnswer, Outgoing},
};
use js_sys::JsString;

/// The media type of every body.
const JSON: &str = "application/json";

/// An answer with a success status.
pub struct Success {
    /// The status.
    pub status: u16,
    /// The body's text.
    pub text: JsString,
    /// The call, for errors about the body.
    pub call: Call,
    /// What no error may repeat: the tokens and the key that were sent.
    pub secrets: Vec<String>,
}

impl Client {
    /// Sends an operation until it succeeds or there is no more to try.
    pub async fn send(&self, operation: &Operation, request: &Request) -> Result<Success, Failure> {
        let answered = self.repeat(operation, &request.settings);
        Signal::race(request.signal.as_ref(), answered).await.map_err(Failure::Aborted)?
    }

    pub(super) async fn repeat(&self, operation: &Operation, settings: &Settings) -> Result<Success, Failure> {
        let Operation { method, url, .. } = operation;
        let mut token = self.tokens.get().await?;
        let mut secrets: Vec<_> = operation.key.iter().chain([&token.text]).cloned().collect();
        let mut renewed = false;
        let mut attempt = 1;
        loop {
            let result = self.attempt(operation, settings, &token.text, attempt).await;
            let call = Call { method: method.as_str(), url: url.clone(), attempts: attempt };
            if let Ok(answer) = &result
                && answer.status == 401
                && !renewed
                && let Some(newer) = self.tokens.renew(&token).await
            {
                token = newer?;
                secrets.push(token.text.clone());
                renewed = true;
                self.tell_retry(operation, attempt, 0.0, "token renewed".into());
                continue;
            }
            let (failure, trouble) = match result {
                Ok(answer) if answer.is_redirect() => {
                    let status = answer.status;
                    return Err(Failure::Response { code: "response.redirect", status, call, cause: None });
                }
                Ok(answer) if (200..300).contains(&answer.status) => {
                    return Ok(Success { status: answer.status, text: answer.text, call, secrets });
                }
                // The tunnel is gone, as an earlier attempt asked for.
                Ok(answer) if *method == Method::Delete && answer.status == 404 && attempt > 1 => {
                    return Ok(Success { status: 202, text: JsString::from(""), call, secrets });
                }
                Ok(answer) => {
                    let api = answer::api_failure(&answer, call, &secrets);
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
                let pause = retry::pause(settings.retry?, *method, trouble, attempt, retry_after_ms, random)?;
                Some((pause, trouble))
            });
            let Some((pause_ms, trouble)) = pause else { return Err(failure) };
            self.tell_retry(operation, attempt, pause_ms, trouble.reason());
            sleep(pause_ms).await;
            attempt += 1;
        }
    }

    async fn attempt(
        &self,
        operation: &Operation,
        settings: &Settings,
        token: &str,
        attempt: u32,
    ) -> Result<Answer, NoAnswer> {
        let (method, url) = (operation.method.as_str(), &*operation.url);
        let mut head = format!("accept:{JSON}\nauthorization:Bearer {token}");
        if operation.body.is_some() {
            head += &format!("\ncontent-type:{JSON}");
        }
        // None holds a line break, and names that the client sets itself were refused.
        for (name, value) in &settings.headers {
            head += &format!("\n{name}:{value}");
        }
        let outgoing = Outgoing { method: operation.method, url, head, body: operation.body.as_ref() };
        self.tell(&Event::Request { method, url, attempt });
        let start = now_ms();
        let result = transport::attempt(self.fetch.as_ref(), &outgoing, settings.timeout_ms).await;
        let status = match &result {
            Ok(answer) => Some(answer.status),
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
