//! One call: attempts, pauses and a token that is renewed once, until there is an answer or no more to try. A wait for a
//! tunnel goes on with further polls.

use super::{
    Client, Failure, Operation, Request,
    answer::{self, Read, Success},
    drive,
    error::Call,
    now_ms,
    plain::Plain,
    retry::{self, Method, Trouble},
    transport::{self, Answer},
    words::join,
};
use crate::bindings::names::get;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What is to be done: what is sent, how, and what becomes of the answer.
pub struct Task {
    /// What is sent.
    pub operation: Operation,
    /// How.
    pub request: Request,
    /// What becomes of the answer.
    pub read: Read,
}

/// What a call does next.
pub enum Step {
    /// It gets a token.
    Token,
    /// It sends the request.
    Attempt,
    /// It pauses for so many milliseconds, and goes on as if it had just begun.
    Poll(f64),
    /// It pauses for so many milliseconds, and sends the request again.
    Retry(f64),
    /// It is over, and gives this.
    Done(JsValue),
}

/// Does a task; the promise is rejected with what `to_error` makes of a failure. The only place that waits for anything:
/// whatever is decided in between needs no future of its own.
pub fn run(client: Rc<Client>, task: Box<Task>, to_error: fn(Failure) -> JsValue) -> Promise {
    let mut run = Box::new(Run::new(client, task));
    drive::promise(async move {
        let mut step = Step::Token;
        loop {
            // What is waited for never rejects.
            let (Ok(outcome) | Err(outcome)) = JsFuture::from(run.begin(&step)).await;
            match run.take(&step, &outcome) {
                Ok(Step::Done(value)) => return Ok(value),
                Ok(next) => step = next,
                Err(failure) => return Err(to_error(failure)),
            }
        }
    })
}

/// A call under way.
struct Run {
    client: Rc<Client>,
    task: Box<Task>,
    /// Where the token comes from, and from which refresh.
    source: (JsValue, u32),
    token: String,
    is_renewed: bool,
    attempt: u32,
    sent_ms: f64,
    timeout_ms: f64,
    /// What no error may repeat: the key and the tokens that were sent.
    secrets: Vec<String>,
}

impl Run {
    fn new(client: Rc<Client>, task: Box<Task>) -> Self {
        let source = client.tokens.source();
        let mut secrets = Vec::new();
        if let Some(key) = &task.operation.key {
            secrets.push(key.clone());
        }
        let token = String::new();
        Self { client, task, source, token, is_renewed: false, attempt: 1, sent_ms: 0.0, timeout_ms: 0.0, secrets }
    }

    fn begin(&mut self, step: &Step) -> Promise {
        let Task { operation, request, read } = &*self.task;
        let signals = &request.signals;
        match step {
            Step::Poll(ms) | Step::Retry(ms) => transport::pause(signals, *ms),
            Step::Attempt => {
                let body_type = if operation.body.is_undefined() { "" } else { "\ncontent-type:application/json" };
                let headers = &request.settings.headers;
                // No header holds a line break, and names that the client sets itself were refused.
                let head = join(&["accept:application/json\nauthorization:Bearer ", &self.token, body_type, headers]);
                self.client.tell("request", operation, self.attempt, &[]);
                self.sent_ms = now_ms();
                let longest_ms = request.settings.timeout_ms;
                self.timeout_ms = if let Read::Wait(wait) = read { wait.timeout_ms(longest_ms) } else { longest_ms };
                transport::attempt(signals, &self.client.fetch, operation, &head, self.timeout_ms)
            }
            Step::Token | Step::Done(_) => transport::token(signals, &self.source.0),
        }
    }

    fn take(&mut self, step: &Step, outcome: &JsValue) -> Result<Step, Failure> {
        let fault = get(outcome, "fault").as_string();
        if fault.as_deref() == Some("aborted") {
            return Err(Failure::thrown(get(outcome, "cause")));
        }
        match step {
            Step::Attempt => self.judge(Answer::new(fault.as_deref(), outcome.clone())),
            Step::Retry(_) => {
                self.attempt += 1;
                Ok(Step::Attempt)
            }
            Step::Poll(_) => {
                self.source = self.client.tokens.source();
                self.is_renewed = false;
                Ok(Step::Token)
            }
            Step::Token | Step::Done(_) => {
                self.token = transport::token_of(outcome)?;
                if !self.secrets.contains(&self.token) {
                    self.secrets.push(self.token.clone());
                }
                Ok(Step::Attempt)
            }
        }
    }

    fn judge(&mut self, answer: Answer) -> Result<Step, Failure> {
        let Task { operation, request, read } = &mut *self.task;
        let (client, attempt, status) = (&self.client, self.attempt, answer.status);
        let tell_retry = |delay_ms, reason: &str| {
            client.tell(
                "retry",
                operation,
                attempt,
                &[("delayMs", Plain::Number(delay_ms)), ("reason", Plain::Text(reason))],
            );
        };
        if !matches!(answer.trouble, Some(Trouble::Connection | Trouble::Timeout)) {
            let duration_ms = now_ms() - self.sent_ms;
            let told = [("status", status.into()), ("durationMs", Plain::Number(duration_ms))];
            client.tell("response", operation, attempt, &told);
        }
        if status == 401
            && !self.is_renewed
            && let Some(source) = client.tokens.renewed(self.source.1)
        {
            self.source = source;
            self.is_renewed = true;
            tell_retry(0.0, "token renewed");
            return Ok(Step::Token);
        }
        let call = Call { method: operation.method.as_str(), url: &operation.url, attempts: attempt };
        // Where a deletion is repeated, an earlier attempt may have done it.
        let is_gone = operation.method == Method::Delete && status == 404 && attempt > 1;
        let Some(trouble) = answer.trouble.filter(|_| !is_gone) else {
            let secrets = &self.secrets;
            return read.success(&Success { status, text: answer.part("text"), call, secrets });
        };
        let retry_after_ms = answer::retry_after_ms(&answer);
        let random = js_sys::Math::random();
        let pause_ms = request
            .settings
            .retry
            .and_then(|policy| retry::pause(policy, operation.method, trouble, attempt, retry_after_ms, random));
        if let Some(pause_ms) = pause_ms {
            tell_retry(pause_ms, &trouble.reason());
            return Ok(Step::Retry(pause_ms));
        }
        let (ms, complaints) = match trouble {
            Trouble::Timeout => (Some(self.timeout_ms), JsValue::UNDEFINED),
            Trouble::Status(_) => (retry_after_ms, answer::complaints(&answer.outcome, &self.secrets)),
            _ => (None, JsValue::UNDEFINED),
        };
        let failure = Failure::last(trouble, status, call, ms, &answer.part("cause"), &complaints);
        read.failure(failure, &self.secrets)
    }
}
