//! One call as a state machine: attempts, pauses and a token that is renewed once, until there is an answer or no more
//! to try. A wait goes on with further polls; a walk over pages is one call for each page.

use super::{
    answer::{Answer, Body},
    event::{ClientEvent, Outcome},
    failure::{ApiFailure, Defect, Exchange, Failure, ResponseFailure, TimeLimit, WaitReason},
    paging::Walk,
    redact::redact,
    request::{Method, Request},
    retry::{self, Fault},
    settings::Settings,
    token::check_token,
    wait::{Next, Poll, Wait},
};

/// Most characters of a body that a failure tells.
const BODY_TOLD: usize = 2000;

/// What a call is made of.
pub struct Setup {
    /// Tells the call from others of the client; a walk keeps its number from page to page.
    pub id: u32,
    /// What is sent.
    pub request: Request,
    /// What becomes of the answer.
    pub goal: Goal,
    /// How long and how often to try.
    pub settings: Settings,
    /// Whether another token can be asked for when the API refuses one.
    pub can_renew_token: bool,
    /// The pre-shared key in the body: no text of a failure or an event may hold it.
    pub key: Option<String>,
    /// Gives the keys and tokens that the client has sent in earlier calls, which no text may hold either.
    pub sent_earlier: Box<dyn Fn() -> Vec<String>>,
}

/// What becomes of an answer with a success status.
#[derive(Clone, Debug)]
pub enum Goal {
    /// It does not matter.
    Nothing,
    /// The caller gets the resource in it.
    Resource,
    /// The caller gets the tunnel in it, and hears whether it was created.
    Ensured,
    /// The caller gets the page in it.
    List,
    /// The caller gets the page in it, and the walk goes on.
    Page {
        /// The walk so far.
        walk: Walk,
        /// Most items that were asked for.
        limit: u32,
    },
    /// The wait looks at the tunnel in it.
    Wait(Wait),
}

/// What came of the last action.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Nothing yet: the call begins.
    Start,
    /// A token, of [`Action::AskToken`].
    Token(String),
    /// The token function failed, or gave something else than text.
    NoToken {
        /// Whether it gave something.
        is_wrong_type: bool,
    },
    /// An answer, of [`Action::Send`].
    Answer(Answer),
    /// No answer, of [`Action::Send`].
    NoAnswer {
        /// Why, as the platform words it.
        reason: Option<String>,
        /// Whether trying again is of no use.
        is_permanent: bool,
    },
    /// The pause is over, or the time of what was under way is up.
    Elapsed,
    /// The caller ends the call.
    Aborted,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Get a token.
    AskToken {
        /// The token that was refused, where this is for another one. Calls whose refused tokens are the same may share
        /// one asking while it is under way; no outcome is kept.
        refused: Option<String>,
        /// Milliseconds until [`Input::Elapsed`]; `None` for no limit.
        timeout_ms: Option<f64>,
    },
    /// Send the request with this token, and read the answer to its end.
    Send {
        /// The bearer token.
        token: String,
        /// Milliseconds until [`Input::Elapsed`]; `None` for no limit.
        timeout_ms: Option<f64>,
    },
    /// Do nothing for so many milliseconds, until [`Input::Elapsed`].
    Pause {
        /// Milliseconds.
        ms: f64,
    },
    /// The call is over.
    Done(Output),
    /// The call is over.
    Fail(Failure),
}

/// What a call gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Output {
    /// Nothing.
    Nothing,
    /// What the last answer holds.
    Answer,
    /// What the last answer holds, and whether it was created.
    Ensured {
        /// Whether there was no such tunnel before.
        created: bool,
    },
    /// The page in the last answer.
    Page {
        /// The walk to go on with, or `None` after the last page.
        next: Option<Walk>,
    },
}

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

/// The limit that ends what is under way.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Limit {
    /// That of one attempt, or one asking.
    Timeout,
    Deadline,
    /// The wait's own.
    Wait,
}

/// A call under way.
pub struct Call {
    setup: Setup,
    started_ms: Option<f64>,
    waiting: Waiting,
    limit: (Limit, f64),
    token: String,
    is_renewed: bool,
    /// Attempts at the request under way.
    attempt: u32,
    /// Attempts at earlier polls or pages.
    earlier_attempts: u32,
    /// Whether an attempt before this one may have been carried out.
    may_have_arrived: bool,
    sent_ms: f64,
    /// The key and the tokens of this call.
    secrets: Vec<String>,
    events: Vec<ClientEvent>,
}

impl Call {
    /// A call that has not begun: its first input is [`Input::Start`].
    pub fn new(mut setup: Setup) -> Self {
        if let Goal::Wait(_) = setup.goal {
            // The wait itself is the retry.
            setup.settings.retry = None;
        }
        let earlier_attempts = if let Goal::Page { walk, .. } = &setup.goal { walk.attempts } else { 0 };
        let secrets = setup.key.iter().cloned().collect();
        Self {
            setup,
            started_ms: None,
            waiting: Waiting::Token,
            limit: (Limit::Timeout, 0.0),
            token: String::new(),
            is_renewed: false,
            attempt: 0,
            earlier_attempts,
            may_have_arrived: false,
            sent_ms: 0.0,
            secrets,
            events: Vec::new(),
        }
    }

    /// Takes in what came of the last action, and says what to do next. `now_ms` is a clock that never goes backwards,
    /// `random` at least 0 and below 1.
    pub fn next(&mut self, input: Input, now_ms: f64, random: f64) -> Action {
        let action = self.step(input, now_ms, random).unwrap_or_else(Action::Fail);
        let (outcome, code) = match &action {
            Action::Done(Output::Page { next: Some(_) }) => return action,
            Action::Done(_) => (Outcome::Done, None),
            Action::Fail(Failure::Aborted) => (Outcome::Aborted, None),
            Action::Fail(failure) => (Outcome::Failed, Some(failure.event_code())),
            _ => return action,
        };
        let walk_ms = if let Goal::Page { walk, .. } = &self.setup.goal { walk.started_ms } else { None };
        let began_ms = walk_ms.or(self.started_ms).unwrap_or(now_ms);
        self.events.push(ClientEvent::End {
            call_id: self.setup.id,
            outcome,
            duration_ms: now_ms - began_ms,
            attempts: self.attempts(),
            code,
        });
        action
    }

    /// What is to be told before the last action is begun.
    pub fn take_events(&mut self) -> Vec<ClientEvent> {
        std::mem::take(&mut self.events)
    }

    /// A text of the server's or the platform's, without secrets.
    pub fn redact(&self, text: &str) -> String {
        let mut secrets = (self.setup.sent_earlier)();
        secrets.extend_from_slice(&self.secrets);
        redact(text, &secrets)
    }

    fn step(&mut self, input: Input, now_ms: f64, random: f64) -> Result<Action, Failure> {
        match input {
            Input::Start => {
                self.started_ms = Some(now_ms);
                if let Goal::Wait(wait) = &mut self.setup.goal {
                    wait.start(now_ms);
                }
                self.ask(now_ms)
            }
            Input::Token(token) => {
                check_token(&token)?;
                if !self.secrets.contains(&token) {
                    self.secrets.push(token.clone());
                }
                self.token = token;
                if !self.is_renewed {
                    self.attempt = 1;
                }
                self.send(now_ms)
            }
            Input::NoToken { is_wrong_type: true } => {
                let words = "The token function must return a string, or a promise of one.";
                Err(Failure::configuration("token.invalid", words))
            }
            Input::NoToken { is_wrong_type: false } => {
                let words = "The token function failed; its error is the cause.";
                Err(Failure::configuration("token.unavailable", words))
            }
            Input::Answer(answer) => self.judge(answer, now_ms, random),
            Input::NoAnswer { reason, is_permanent } => {
                let fault = if is_permanent { Fault::Broken } else { Fault::Connection };
                let reason = reason.map(|reason| self.redact(&reason));
                let failure = |call: &Self| Failure::Connection { exchange: call.exchange(), reason, is_permanent };
                self.fall_short(fault, None, failure, now_ms, random)
            }
            Input::Elapsed => self.elapse(now_ms, random),
            Input::Aborted => Err(Failure::Aborted),
        }
    }

    fn elapse(&mut self, now_ms: f64, random: f64) -> Result<Action, Failure> {
        let (limit, timeout_ms) = self.limit;
        match (self.waiting, limit) {
            (Waiting::Retry, _) => {
                self.attempt += 1;
                self.send(now_ms)
            }
            (Waiting::Poll, _) => {
                self.earlier_attempts += self.attempt;
                self.attempt = 0;
                self.is_renewed = false;
                self.ask(now_ms)
            }
            (_, Limit::Deadline) => Err(self.timeout(TimeLimit::Deadline, timeout_ms, None)),
            (Waiting::Token, Limit::Timeout) => Err(self.timeout(TimeLimit::Token, timeout_ms, None)),
            (Waiting::Token, Limit::Wait) => match &self.setup.goal {
                Goal::Wait(wait) => Err(self.without_secrets(wait.over(WaitReason::Timeout, None))),
                _ => Err(self.timeout(TimeLimit::Token, timeout_ms, None)),
            },
            (Waiting::Answer, _) => {
                let failure = |call: &Self| call.timeout(TimeLimit::Attempt, timeout_ms, None);
                self.fall_short(Fault::Timeout, None, failure, now_ms, random)
            }
        }
    }

    fn ask(&mut self, now_ms: f64) -> Result<Action, Failure> {
        let timeout_ms = self.limit_ms(now_ms)?;
        self.waiting = Waiting::Token;
        let refused = self.is_renewed.then(|| self.token.clone());
        Ok(Action::AskToken { refused, timeout_ms })
    }

    fn send(&mut self, now_ms: f64) -> Result<Action, Failure> {
        let timeout_ms = self.limit_ms(now_ms)?;
        self.waiting = Waiting::Answer;
        self.sent_ms = now_ms;
        let Request { method, url } = self.setup.request.clone();
        self.events.push(ClientEvent::Request { call_id: self.setup.id, method, url, attempt: self.attempt });
        Ok(Action::Send { token: self.token.clone(), timeout_ms })
    }

    /// The time for what is begun now: the shortest of all limits that apply.
    fn limit_ms(&mut self, now_ms: f64) -> Result<Option<f64>, Failure> {
        let Settings { timeout_ms, deadline_ms, .. } = self.setup.settings;
        let mut shortest: Option<(Limit, f64)> = (timeout_ms > 0.0).then_some((Limit::Timeout, timeout_ms));
        let mut apply = |limit, ms: f64| {
            if shortest.is_none_or(|(_, shortest_ms)| ms < shortest_ms) {
                shortest = Some((limit, ms));
            }
        };
        if let Goal::Wait(wait) = &self.setup.goal {
            apply(Limit::Wait, wait.left_ms(now_ms));
        }
        if let Some(left_ms) = self.left_ms(now_ms) {
            if left_ms <= 0.0 {
                return Err(self.timeout(TimeLimit::Deadline, deadline_ms, None));
            }
            apply(Limit::Deadline, left_ms);
        }
        let ms = shortest.map(|(_, ms)| ms);
        self.limit = match shortest {
            Some((Limit::Deadline, _)) => (Limit::Deadline, deadline_ms),
            Some(limit) => limit,
            None => (Limit::Timeout, 0.0),
        };
        Ok(ms)
    }

    /// Milliseconds until the deadline, where there is one.
    fn left_ms(&self, now_ms: f64) -> Option<f64> {
        let deadline_ms = self.setup.settings.deadline_ms;
        (deadline_ms > 0.0).then(|| deadline_ms - (now_ms - self.started_ms.unwrap_or(now_ms)))
    }

    fn judge(&mut self, answer: Answer, now_ms: f64, random: f64) -> Result<Action, Failure> {
        let Request { method, url } = self.setup.request.clone();
        let request_id = answer.request_id.as_deref().map(|id| self.redact(id));
        let (call_id, attempt, status) = (self.setup.id, self.attempt, answer.status);
        let duration_ms = now_ms - self.sent_ms;
        self.events.push(ClientEvent::Response { call_id, method, url, attempt, status, duration_ms, request_id });
        if status == 401 && self.setup.can_renew_token && !self.is_renewed {
            self.is_renewed = true;
            self.tell_retry(0.0, "token renewed".to_owned());
            return self.ask(now_ms);
        }
        // Where a deletion is repeated, an earlier attempt may have done it.
        let is_gone = method == Method::Delete && status == 404 && self.may_have_arrived;
        match Fault::of_answer(&answer).filter(|_| !is_gone) {
            None => self.succeed(&answer, now_ms, random),
            Some(fault) => {
                let retry_after_ms = answer.retry_after_ms();
                let failure = |call: &Self| call.failure_of(fault, &answer, retry_after_ms);
                self.fall_short(fault, retry_after_ms, failure, now_ms, random)
            }
        }
    }

    /// An attempt did not succeed: tries again, or fails.
    fn fall_short(
        &mut self,
        fault: Fault,
        retry_after_ms: Option<f64>,
        failure: impl FnOnce(&Self) -> Failure,
        now_ms: f64,
        random: f64,
    ) -> Result<Action, Failure> {
        let Settings { retry, .. } = self.setup.settings;
        let method = self.setup.request.method;
        let pause_ms =
            retry.and_then(|policy| retry::pause(policy, method, fault, self.attempt, retry_after_ms, random));
        if let Some(pause_ms) = pause_ms {
            self.allow_pause(pause_ms, now_ms, || failure(self))?;
            self.may_have_arrived |= fault.may_have_arrived();
            self.tell_retry(pause_ms, fault.reason());
            self.waiting = Waiting::Retry;
            return Ok(Action::Pause { ms: pause_ms });
        }
        let failure = failure(self);
        if !matches!(self.setup.goal, Goal::Wait(_)) {
            return Err(failure);
        }
        match (fault, failure.transient_ms()) {
            (Fault::Status(404), _) => self.poll(Poll::NotFound, now_ms, random),
            (_, Some(after_ms)) => self.poll(Poll::Nothing { failure, after_ms }, now_ms, random),
            (_, None) => Err(failure),
        }
    }

    /// Fails where a pause would end after the deadline.
    fn allow_pause(&self, pause_ms: f64, now_ms: f64, cause: impl FnOnce() -> Failure) -> Result<(), Failure> {
        if self.left_ms(now_ms).is_none_or(|left_ms| pause_ms < left_ms) {
            return Ok(());
        }
        let cause = Some(Box::new(cause()));
        Err(self.timeout(TimeLimit::Deadline, self.setup.settings.deadline_ms, cause))
    }

    fn poll(&mut self, poll: Poll, now_ms: f64, random: f64) -> Result<Action, Failure> {
        let Goal::Wait(wait) = &mut self.setup.goal else { return Ok(Action::Done(Output::Answer)) };
        let is_tunnel = matches!(poll, Poll::Tunnel { .. });
        match wait.take(poll, now_ms, random) {
            Next::Done => Ok(Action::Done(if is_tunnel { Output::Answer } else { Output::Nothing })),
            Next::Over(failure) => Err(self.without_secrets(failure)),
            Next::Pause { ms, cause } => {
                if self.left_ms(now_ms).is_some_and(|left_ms| ms >= left_ms) {
                    return Err(self.timeout(TimeLimit::Deadline, self.setup.settings.deadline_ms, cause));
                }
                self.waiting = Waiting::Poll;
                Ok(Action::Pause { ms })
            }
        }
    }

    fn succeed(&mut self, answer: &Answer, now_ms: f64, random: f64) -> Result<Action, Failure> {
        let output = match (&self.setup.goal, &answer.body) {
            (Goal::Nothing, _) => Output::Nothing,
            (Goal::Wait(_), Body::Resource { id, status, status_message }) if id.is_some() || status.is_some() => {
                let poll = Poll::Tunnel { status: status.clone(), status_message: status_message.clone() };
                return self.poll(poll, now_ms, random);
            }
            (Goal::Resource, Body::Resource { id: Some(_), .. }) | (Goal::List, Body::Page(_)) => Output::Answer,
            (Goal::Ensured, Body::Resource { id: Some(_), .. }) => Output::Ensured { created: answer.status == 201 },
            (Goal::Page { walk, limit }, Body::Page(page)) => {
                let next = walk.turn(page, *limit).map_err(|_| self.defect(Defect::NotAdvancing, answer))?;
                let next = next.map(|walk| Walk {
                    attempts: self.attempts(),
                    started_ms: walk.started_ms.or(self.started_ms),
                    ..walk
                });
                Output::Page { next }
            }
            (_, body) => {
                let defect = match body {
                    Body::Empty => Defect::Empty,
                    Body::NotJson => Defect::NotJson,
                    _ => Defect::Shape,
                };
                let failure = self.defect(defect, answer);
                return match (&self.setup.goal, failure.transient_ms()) {
                    (Goal::Wait(_), Some(after_ms)) => self.poll(Poll::Nothing { failure, after_ms }, now_ms, random),
                    _ => Err(failure),
                };
            }
        };
        Ok(Action::Done(output))
    }

    /// The failure of a wait, which tells what the API says of the tunnel.
    fn without_secrets(&self, mut failure: Failure) -> Failure {
        if let Failure::Wait { status, status_message, .. } = &mut failure {
            for text in [status, status_message].into_iter().flatten() {
                *text = self.redact(text);
            }
        }
        failure
    }

    fn attempts(&self) -> u32 {
        self.earlier_attempts + self.attempt
    }

    fn exchange(&self) -> Exchange {
        let Request { method, url } = self.setup.request.clone();
        Exchange { method, url, attempts: self.attempt }
    }

    fn tell_retry(&mut self, delay_ms: f64, reason: String) {
        let Request { method, url } = self.setup.request.clone();
        let (call_id, attempt) = (self.setup.id, self.attempt);
        self.events.push(ClientEvent::Retry { call_id, method, url, attempt, delay_ms, reason });
    }

    fn timeout(&self, limit: TimeLimit, timeout_ms: f64, cause: Option<Box<Failure>>) -> Failure {
        Failure::Timeout { exchange: self.exchange(), limit, timeout_ms, cause }
    }

    /// The failure of an answer that is no success.
    fn failure_of(&self, fault: Fault, answer: &Answer, retry_after_ms: Option<f64>) -> Failure {
        let defect = match fault {
            Fault::Truncated => Defect::Truncated,
            Fault::TooLarge => Defect::TooLarge,
            Fault::Redirect => Defect::Redirect,
            Fault::OddStatus => Defect::Status,
            _ => return self.api_failure(answer, retry_after_ms),
        };
        self.defect(defect, answer)
    }

    fn api_failure(&self, answer: &Answer, retry_after_ms: Option<f64>) -> Failure {
        let redacted = |text: &Option<String>| text.as_deref().map(|text| self.redact(text));
        let mut messages = if let Body::Messages(messages) = &answer.body { messages.clone() } else { Vec::new() };
        for message in &mut messages {
            message.error_code = redacted(&message.error_code);
            message.message = redacted(&message.message);
        }
        Failure::Api(Box::new(ApiFailure {
            exchange: self.exchange(),
            status: answer.status,
            messages,
            retry_after_ms,
            request_id: redacted(&answer.request_id),
        }))
    }

    /// The failure of an answer that is not what the API promises.
    fn defect(&self, defect: Defect, answer: &Answer) -> Failure {
        let id = match &answer.body {
            Body::Resource { id, .. } | Body::WrongShape { id } => id.as_deref(),
            _ => None,
        };
        Failure::Response(Box::new(ResponseFailure {
            exchange: self.exchange(),
            status: answer.status,
            defect,
            id: id.map(|id| self.redact(id)),
            body: answer.text.as_deref().map(|text| self.redact(text).chars().take(BODY_TOLD).collect()),
        }))
    }
}
