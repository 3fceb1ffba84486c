//! What a driver does for a call, and what it reports back.

use super::{answer::Answer, failure::Failure, paging::Walk};

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
        /// one call of the token function while it is under way; no outcome is kept.
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
    /// The call has succeeded.
    Done(Output),
    /// The call has failed.
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
