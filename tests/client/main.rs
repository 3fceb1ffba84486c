//! Stories of a call in virtual time: a server and a token function that answer from a script, and a clock that moves only
//! when the call waits.
#![cfg(not(target_arch = "wasm32"))]

mod deadlines;
mod events;
mod paging;
mod retrying;
mod secrets;
mod tokens;
mod waiting;

use ionos_ipsec_tunnels::client::{
    Action, Answer, Body, Call, ClientEvent, Failure, Goal, Input, Message, Method, Output, Page, Request, Settings,
    Setup,
};
use std::collections::VecDeque;

/// The outcome of one request.
#[derive(Clone)]
enum Reply {
    /// An answer, after this many milliseconds.
    After(f64, Box<Answer>),
    /// No answer: the connection fails at once.
    Disconnected,
    /// No answer, and another attempt would have none either.
    Broken,
    /// No answer within the time limit.
    Silence,
    /// The caller ends the call while there is no answer.
    Abort,
}

/// The outcome of a call of the token function.
#[derive(Clone)]
enum Grant {
    Token(&'static str),
    Fails,
    WrongType,
    /// No token within the time limit.
    Silence,
}

/// A call, and the outcomes of its actions.
struct Story {
    method: Method,
    goal: Goal,
    settings: Settings,
    /// The tokens in turn; the last one is given again and again. A single one stands for a token that is no function.
    grants: Vec<Grant>,
    replies: Vec<Reply>,
    key: Option<&'static str>,
    sent_earlier: Vec<&'static str>,
    has_listener: bool,
    /// The value of every random number.
    random: f64,
}

/// What a call did.
struct Told {
    /// The token and the time of each request.
    requests: Vec<(String, f64)>,
    /// For each call of the token function, the token that was refused.
    token_calls: Vec<Option<String>>,
    pauses: Vec<f64>,
    events: Vec<ClientEvent>,
    /// When the call ended, in milliseconds since it began.
    ended_ms: f64,
    outcome: Result<Output, Failure>,
}

const TUNNEL_URL: &str = "https://api.example.com/ipsecgateways/g/tunnels/t";

impl Story {
    /// A call with a fixed token and the default settings, which gets these replies in turn.
    fn new(method: Method, goal: Goal, replies: &[Reply]) -> Self {
        Self {
            method,
            goal,
            settings: Settings::default(),
            grants: vec![Grant::Token("token")],
            replies: replies.to_vec(),
            key: None,
            sent_earlier: Vec::new(),
            has_listener: true,
            random: 0.5,
        }
    }

    fn get(replies: &[Reply]) -> Self {
        Self::new(Method::Get, Goal::Resource, replies)
    }

    fn tokens(mut self, grants: &[Grant]) -> Self {
        self.grants = grants.to_vec();
        self
    }

    fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    fn play(self) -> Told {
        let mut call = Call::new(self.setup());
        let mut driver = Driver {
            grants: Script(self.grants.into()),
            replies: Script(self.replies.into()),
            now_ms: 0.0,
            requests: Vec::new(),
            token_calls: Vec::new(),
            pauses: Vec::new(),
            events: Vec::new(),
        };
        let mut input = Input::Start;
        for _ in 0..10_000 {
            let action = call.next(input, driver.now_ms, self.random);
            driver.events.extend(call.take_events());
            input = match action {
                Action::AskToken { refused, timeout_ms } => driver.ask_token(refused, timeout_ms),
                Action::Send { token, timeout_ms } => driver.send(token, timeout_ms),
                Action::Pause { ms } => driver.pause(ms),
                Action::Done(output) => return driver.end(Ok(output)),
                Action::Fail(failure) => return driver.end(Err(failure)),
            };
        }
        panic!("the call has no end");
    }

    fn setup(&self) -> Setup {
        let earlier: Vec<String> = self.sent_earlier.iter().map(|text| (*text).to_owned()).collect();
        Setup {
            id: 7,
            request: Request { method: self.method, url: TUNNEL_URL.to_owned() },
            goal: self.goal.clone(),
            settings: self.settings,
            has_listener: self.has_listener,
            can_renew_token: self.grants.len() > 1,
            key: self.key.map(str::to_owned),
            sent_earlier: Box::new(move || earlier.clone()),
        }
    }

    fn failure(self) -> Failure {
        self.play().failure()
    }
}

impl Told {
    fn failure(self) -> Failure {
        self.outcome.expect_err("a call that fails")
    }

    fn tokens(&self) -> Vec<&str> {
        self.requests.iter().map(|(token, _)| token.as_str()).collect()
    }
}

/// Carries out the actions of a call. Its clock moves only when the call waits.
struct Driver {
    grants: Script<Grant>,
    replies: Script<Reply>,
    now_ms: f64,
    requests: Vec<(String, f64)>,
    token_calls: Vec<Option<String>>,
    pauses: Vec<f64>,
    events: Vec<ClientEvent>,
}

impl Driver {
    fn ask_token(&mut self, refused: Option<String>, timeout_ms: Option<f64>) -> Input {
        self.token_calls.push(refused);
        match self.grants.next() {
            Grant::Token(token) => Input::Token(token.to_owned()),
            Grant::Fails => Input::NoToken { is_wrong_type: false },
            Grant::WrongType => Input::NoToken { is_wrong_type: true },
            Grant::Silence => self.wait(timeout_ms.expect("a limit for the token")),
        }
    }

    fn send(&mut self, token: String, timeout_ms: Option<f64>) -> Input {
        self.requests.push((token, self.now_ms));
        match self.replies.next() {
            Reply::After(ms, answer) if timeout_ms.is_none_or(|limit_ms| ms < limit_ms) => {
                self.now_ms += ms;
                Input::Answer(*answer)
            }
            Reply::After(..) | Reply::Silence => self.wait(timeout_ms.expect("a limit for the attempt")),
            Reply::Disconnected => Input::NoAnswer { reason: None, is_permanent: false },
            Reply::Broken => Input::NoAnswer { reason: None, is_permanent: true },
            Reply::Abort => Input::Aborted,
        }
    }

    fn pause(&mut self, ms: f64) -> Input {
        self.pauses.push(ms);
        self.wait(ms)
    }

    fn wait(&mut self, ms: f64) -> Input {
        self.now_ms += ms;
        Input::Elapsed
    }

    fn end(self, outcome: Result<Output, Failure>) -> Told {
        let Self { now_ms, requests, token_calls, pauses, events, .. } = self;
        Told { requests, token_calls, pauses, events, ended_ms: now_ms, outcome }
    }
}

/// Gives its entries in turn, and the last one again and again.
struct Script<T>(VecDeque<T>);

impl<T: Clone> Script<T> {
    fn next(&mut self) -> T {
        let next = if self.0.len() > 1 { self.0.pop_front() } else { self.0.front().cloned() };
        next.expect("a script that is not empty")
    }
}

// ── Replies ─────────────────────────────────────────────────────────────────────────────────────────

fn answer(status: u16, body: Body) -> Reply {
    Reply::After(0.0, Box::new(Answer { status, body, ..Answer::default() }))
}

/// An error in the API's form.
fn error(status: u16) -> Reply {
    let message = Message { error_code: Some(format!("paas-{status}")), message: Some("No.".into()) };
    answer(status, Body::Messages(vec![message]))
}

/// An error with a `Retry-After`.
fn error_after(status: u16, retry_after: &str) -> Reply {
    with(error(status), |answer| answer.retry_after = Some(retry_after.to_owned()))
}

fn tunnel(status: &str) -> Reply {
    let text = |text: &str| Some(text.to_owned());
    answer(200, Body::Resource { id: text("t"), status: text(status), status_message: None })
}

fn page(page: Page) -> Reply {
    answer(200, Body::Page(page))
}

/// The answer of a reply, changed.
fn with(reply: Reply, change: impl FnOnce(&mut Answer)) -> Reply {
    match reply {
        Reply::After(ms, mut answer) => {
            change(&mut answer);
            Reply::After(ms, answer)
        }
        other => other,
    }
}

/// The reply, late.
fn after(ms: f64, reply: Reply) -> Reply {
    match reply {
        Reply::After(_, answer) => Reply::After(ms, answer),
        other => other,
    }
}
