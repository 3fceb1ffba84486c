//! One call as a state machine. It asks for a token, sends the request, and repeats it after pauses, until it has an
//! answer or may not try again. A token that the API refuses is renewed once. A wait is one call with many polls; a walk
//! over the pages of a list is one call for each page.

mod failures;
mod limits;

use super::{
    action::{Action, Input, Output},
    answer::{Answer, Body},
    event::{ClientEvent, Outcome},
    failure::{ConfigurationCode, Defect, Failure, TimeLimit, WaitReason},
    paging::Walk,
    redact::{MOST_READINGS, redact_within},
    request::{Method, Request},
    retry::Fault,
    settings::Settings,
    setup::{Goal, Setup},
    token::check_token,
    wait::{Next, Poll},
};
use limits::Limit;
use std::cell::Cell;

/// What the call waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Waiting {
    Token,
    Answer,
    /// A pause before the request is sent again.
    Retry,
    /// A pause between two polls.
    Poll,
}

/// A call under way.
pub struct Call {
    setup: Setup,
    /// The driver's clock and its random number, as passed with the last input.
    now_ms: f64,
    random: f64,
    /// When the call began, by the driver's clock; `None` before [`Input::Start`].
    started_ms: Option<f64>,
    waiting: Waiting,
    /// The limit that ends the action under way.
    limit: Limit,
    /// The length of that limit in milliseconds, as a failure reports it.
    limit_ms: f64,
    /// The token in use; empty before the first one.
    token: String,
    /// Whether the API has refused a token for the request under way, so that another one was asked for.
    is_token_renewed: bool,
    /// The number of the attempt at the request under way, from 1; 0 before the first.
    attempt: u32,
    /// How many attempts earlier polls of this wait, or earlier pages of this walk, took.
    earlier_attempts: u32,
    /// Whether the API may have carried out an earlier attempt at this request.
    may_have_arrived: bool,
    /// When the attempt under way was sent, by the driver's clock.
    sent_ms: f64,
    /// The key and the tokens of this call, which [`Call::redact`] takes out of texts.
    secrets: Vec<String>,
    /// What is left of [`MOST_READINGS`], which all texts of the call share.
    readings: Cell<u32>,
    events: Vec<ClientEvent>,
}

impl Call {
    /// A call that has not begun: its first input is [`Input::Start`].
    pub fn new(mut setup: Setup) -> Self {
        if let Goal::Wait(_) = setup.goal {
            // A wait repeats its request by polling.
            setup.settings.retry = None;
        }
        let earlier_attempts = if let Goal::Page { walk, .. } = &setup.goal { walk.attempts } else { 0 };
        let secrets = setup.key.iter().cloned().collect();
        Self {
            setup,
            now_ms: 0.0,
            random: 0.0,
            started_ms: None,
            waiting: Waiting::Token,
            limit: Limit::Timeout,
            limit_ms: 0.0,
            token: String::new(),
            is_token_renewed: false,
            attempt: 0,
            earlier_attempts,
            may_have_arrived: false,
            sent_ms: 0.0,
            secrets,
            readings: Cell::new(MOST_READINGS),
            events: Vec::new(),
        }
    }

    /// Takes the outcome of the last action, and gives the next one. `now_ms` is the time by a clock that never goes
    /// backwards, in milliseconds from any starting point; `random` is at least 0 and below 1.
    pub fn next(&mut self, input: Input, now_ms: f64, random: f64) -> Action {
        (self.now_ms, self.random) = (now_ms, random);
        let action = self.step(input).unwrap_or_else(Action::Fail);
        let (outcome, code) = match &action {
            Action::Done(Output::Page { next: Some(_) }) => return action,
            Action::Done(_) => (Outcome::Done, None),
            Action::Fail(Failure::Aborted) => (Outcome::Aborted, None),
            Action::Fail(failure) => (Outcome::Failed, Some(failure.event_code())),
            _ => return action,
        };
        self.emit(|call| {
            let walk_ms = if let Goal::Page { walk, .. } = &call.setup.goal { walk.started_ms } else { None };
            let began_ms = walk_ms.or(call.started_ms).unwrap_or(now_ms);
            let (call_id, attempts) = (call.setup.id, call.attempts());
            ClientEvent::End { call_id, outcome, duration_ms: now_ms - began_ms, attempts, code }
        });
        action
    }

    /// The events since the last time they were taken. A driver hands them to the listener before it carries out the next
    /// action.
    pub fn take_events(&mut self) -> Vec<ClientEvent> {
        std::mem::take(&mut self.events)
    }

    fn emit(&mut self, event: impl FnOnce(&Self) -> ClientEvent) {
        if self.setup.has_listener {
            let event = event(self);
            self.events.push(event);
        }
    }

    /// A text of the server or the platform, with the secrets of this client taken out.
    pub fn redact(&self, text: &str) -> String {
        let mut secrets = (self.setup.sent_earlier)();
        secrets.extend_from_slice(&self.secrets);
        let mut readings = self.readings.get();
        let clean = redact_within(&mut readings, text, &secrets);
        self.readings.set(readings);
        clean
    }

    fn step(&mut self, input: Input) -> Result<Action, Failure> {
        match input {
            Input::Start => {
                self.started_ms = Some(self.now_ms);
                match &mut self.setup.goal {
                    Goal::Wait(wait) => wait.start(self.now_ms),
                    Goal::Page { walk, .. } if walk.is_over => return Ok(Action::Done(Output::Page { next: None })),
                    _ => {}
                }
                self.ask_token()
            }
            Input::Token(token) => self.on_token(token),
            Input::NoToken { is_wrong_type: true } => {
                let words = "The token function must return a string, or a promise of one.";
                Err(Failure::configuration(ConfigurationCode::TokenInvalid, words))
            }
            Input::NoToken { is_wrong_type: false } => {
                let words = "The token function failed; its error is the cause.";
                Err(Failure::configuration(ConfigurationCode::TokenUnavailable, words))
            }
            Input::Answer(answer) => self.on_answer(&answer),
            Input::NoAnswer { reason, is_permanent } => {
                let fault = if is_permanent { Fault::Broken } else { Fault::Connection };
                let reason = reason.map(|reason| self.redact(&reason));
                let failure = |call: &Self| Failure::Connection { exchange: call.exchange(), reason, is_permanent };
                self.retry_or_fail(fault, None, failure)
            }
            Input::Elapsed => self.on_elapsed(),
            Input::Aborted => Err(Failure::Aborted),
        }
    }

    fn on_token(&mut self, token: String) -> Result<Action, Failure> {
        check_token(&token)?;
        if !self.secrets.contains(&token) {
            self.secrets.push(token.clone());
        }
        self.token = token;
        // Sending the request again with a renewed token counts as the same attempt.
        if !self.is_token_renewed {
            self.attempt = 1;
        }
        self.send()
    }

    /// The pause is over, or the time limit of the action under way was reached.
    fn on_elapsed(&mut self) -> Result<Action, Failure> {
        let timeout_ms = self.limit_ms;
        match (self.waiting, self.limit) {
            (Waiting::Retry, _) => {
                self.attempt += 1;
                self.send()
            }
            (Waiting::Poll, _) => {
                self.earlier_attempts += self.attempt;
                self.attempt = 0;
                self.is_token_renewed = false;
                self.ask_token()
            }
            (_, Limit::Deadline) => Err(self.timeout(TimeLimit::Deadline, timeout_ms, None)),
            (Waiting::Token, Limit::Timeout) => Err(self.timeout(TimeLimit::Token, timeout_ms, None)),
            (Waiting::Token, Limit::Wait) => match &self.setup.goal {
                Goal::Wait(wait) => Err(self.without_secrets(wait.failure(WaitReason::Timeout, None))),
                _ => Err(self.timeout(TimeLimit::Token, timeout_ms, None)),
            },
            (Waiting::Answer, _) => {
                let failure = |call: &Self| call.timeout(TimeLimit::Attempt, timeout_ms, None);
                self.retry_or_fail(Fault::Timeout, None, failure)
            }
        }
    }

    fn ask_token(&mut self) -> Result<Action, Failure> {
        let timeout_ms = self.start_limit()?;
        self.waiting = Waiting::Token;
        let refused = self.is_token_renewed.then(|| self.token.clone());
        Ok(Action::AskToken { refused, timeout_ms })
    }

    fn send(&mut self) -> Result<Action, Failure> {
        let timeout_ms = self.start_limit()?;
        self.waiting = Waiting::Answer;
        self.sent_ms = self.now_ms;
        self.emit(|call| {
            let Request { method, url } = call.setup.request.clone();
            ClientEvent::Request { call_id: call.setup.id, method, url, attempt: call.attempt }
        });
        Ok(Action::Send { token: self.token.clone(), timeout_ms })
    }

    /// An answer came.
    fn on_answer(&mut self, answer: &Answer) -> Result<Action, Failure> {
        let status = answer.status;
        self.emit(|call| {
            let Request { method, url } = call.setup.request.clone();
            let request_id = answer.request_id.as_deref().map(|id| call.redact(id));
            let (call_id, attempt, duration_ms) = (call.setup.id, call.attempt, call.now_ms - call.sent_ms);
            ClientEvent::Response { call_id, method, url, attempt, status, duration_ms, request_id }
        });
        if status == 401 && self.setup.can_renew_token && !self.is_token_renewed {
            self.is_token_renewed = true;
            self.emit_retry(0.0, "token renewed".to_owned());
            return self.ask_token();
        }
        // A 404 to a repeated deletion: an earlier attempt may have deleted the tunnel.
        let is_gone = self.setup.request.method == Method::Delete && status == 404 && self.may_have_arrived;
        match Fault::of_answer(answer).filter(|_| !is_gone) {
            None => self.succeed(answer),
            Some(fault) => {
                let retry_after_ms = answer.retry_after_ms();
                let failure = |call: &Self| call.failure_of(fault, answer, retry_after_ms);
                self.retry_or_fail(fault, retry_after_ms, failure)
            }
        }
    }

    /// An attempt did not succeed. Tries again after a pause where the retry policy allows it. Otherwise a wait goes on
    /// polling if the failure may pass, and any other call fails.
    fn retry_or_fail(
        &mut self,
        fault: Fault,
        retry_after_ms: Option<f64>,
        failure: impl FnOnce(&Self) -> Failure,
    ) -> Result<Action, Failure> {
        let Settings { retry, .. } = self.setup.settings;
        let method = self.setup.request.method;
        let pause_ms = retry.and_then(|policy| policy.pause(method, fault, self.attempt, retry_after_ms, self.random));
        if let Some(pause_ms) = pause_ms {
            self.allow_pause(pause_ms, || failure(self))?;
            self.may_have_arrived |= fault.may_have_arrived();
            self.emit_retry(pause_ms, fault.reason());
            self.waiting = Waiting::Retry;
            return Ok(Action::Pause { ms: pause_ms });
        }
        let failure = failure(self);
        if !matches!(self.setup.goal, Goal::Wait(_)) {
            return Err(failure);
        }
        match (fault, failure.transient_ms()) {
            (Fault::Status(404), _) => self.on_poll(Poll::NotFound),
            (_, Some(after_ms)) => self.on_poll(Poll::Nothing { failure, after_ms }),
            (_, None) => Err(failure),
        }
    }

    /// A poll of a wait is over. Polls again after a pause, or ends the wait.
    fn on_poll(&mut self, poll: Poll) -> Result<Action, Failure> {
        let Goal::Wait(wait) = &mut self.setup.goal else { return Ok(Action::Done(Output::Answer)) };
        let is_tunnel = matches!(poll, Poll::Tunnel { .. });
        match wait.on_poll(poll, self.now_ms, self.random) {
            Next::Done => Ok(Action::Done(if is_tunnel { Output::Answer } else { Output::Nothing })),
            Next::Over(failure) => Err(self.without_secrets(failure)),
            Next::Pause { ms, cause } => {
                if self.left_ms().is_some_and(|left_ms| ms >= left_ms) {
                    return Err(self.timeout(TimeLimit::Deadline, self.setup.settings.deadline_ms, cause));
                }
                self.waiting = Waiting::Poll;
                Ok(Action::Pause { ms })
            }
        }
    }

    /// An answer with a success status came. The call has succeeded if the body is what its goal asks for.
    fn succeed(&mut self, answer: &Answer) -> Result<Action, Failure> {
        let output = match (&self.setup.goal, &answer.body) {
            (Goal::Nothing, _) => Output::Nothing,
            (Goal::Wait(_), Body::Resource { id, status, status_message }) if id.is_some() || status.is_some() => {
                let poll = Poll::Tunnel { status: status.clone(), status_message: status_message.clone() };
                return self.on_poll(poll);
            }
            (Goal::Resource, Body::Resource { id: Some(_), .. }) | (Goal::List, Body::Page(_)) => Output::Answer,
            (Goal::Ensured, Body::Resource { id: Some(_), .. }) => Output::Ensured { created: answer.status == 201 },
            (Goal::Page { walk, limit }, Body::Page(page)) => {
                let next = walk.advance(page, *limit).map_err(|_| self.defect(Defect::NotAdvancing, answer))?;
                let started_ms = walk.started_ms.or(self.started_ms);
                Output::Page { next: Some(Walk { attempts: self.attempts(), started_ms, ..next }) }
            }
            (_, body) => {
                let defect = match body {
                    Body::Empty => Defect::Empty,
                    Body::NotJson => Defect::NotJson,
                    _ => Defect::Shape,
                };
                let failure = self.defect(defect, answer);
                return match (&self.setup.goal, failure.transient_ms()) {
                    (Goal::Wait(_), Some(after_ms)) => self.on_poll(Poll::Nothing { failure, after_ms }),
                    _ => Err(failure),
                };
            }
        };
        Ok(Action::Done(output))
    }

    fn attempts(&self) -> u32 {
        self.earlier_attempts + self.attempt
    }

    fn emit_retry(&mut self, delay_ms: f64, reason: String) {
        self.emit(|call| {
            let Request { method, url } = call.setup.request.clone();
            ClientEvent::Retry { call_id: call.setup.id, method, url, attempt: call.attempt, delay_ms, reason }
        });
    }
}
