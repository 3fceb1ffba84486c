//! What a call tells its driver to do ([`Action`]), and what the driver reports back ([`Input`]).

use super::{answer::Answer, failure::Failure, paging::Walk};

/// What the driver reports: the outcome of the last action.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The call begins. There was no action before.
    Start,
    /// After [`Action::AskToken`]: the token.
    Token(String),
    /// After [`Action::AskToken`]: the token function failed, or returned something other than text.
    NoToken {
        /// Whether it returned something; `false` where it failed.
        is_wrong_type: bool,
    },
    /// After [`Action::Send`]: an answer.
    Answer(Answer),
    /// After [`Action::Send`]: the request failed, and there is no answer.
    NoAnswer {
        /// Why, as the platform words it.
        reason: Option<String>,
        /// Whether another attempt would fail in the same way.
        is_permanent: bool,
    },
    /// After [`Action::Pause`]: the pause is over. After any other action: its time limit was reached.
    Elapsed,
    /// The caller ends the call.
    Aborted,
}

/// What the driver does next.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Get a token.
    AskToken {
        /// The token that the API has refused; `None` where none was refused. Calls whose refused tokens are the same may
        /// share one call of the token function while it is under way. Its outcome must not be kept for later calls.
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
    /// Do nothing for some time, until [`Input::Elapsed`].
    Pause {
        /// Milliseconds.
        ms: f64,
    },
    /// The call has succeeded.
    Done(Output),
    /// The call has failed.
    Fail(Failure),
}

/// What a call that has succeeded gives to its caller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Output {
    /// Nothing.
    Nothing,
    /// What the last answer holds.
    Answer,
    /// The tunnel that the last answer holds, and whether the request created it.
    Ensured {
        /// Whether there was no such tunnel before: the status was 201.
        created: bool,
    },
    /// The page in the last answer.
    Page {
        /// The walk to go on with, also after the last page; `None` once that has told its end.
        next: Option<Walk>,
    },
}
