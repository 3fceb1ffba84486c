//! What a listener is told of a call. No headers, no bodies, no secrets: safe to log as it is.

use super::request::Method;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It gave what was asked for.
    Done,
    /// It gave an error.
    Failed,
    /// The caller ended it.
    Aborted,
}

impl Outcome {
    /// The word for it in the npm package.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Aborted => "aborted",
        }
    }
}

/// One step of a call.
#[derive(Clone, Debug, PartialEq)]
pub enum ClientEvent {
    /// A request is about to be sent.
    Request {
        /// Which call; a wait and a walk over pages are one call each.
        call_id: u32,
        /// The method.
        method: Method,
        /// The URL, which holds no secrets.
        url: String,
        /// Which attempt at this request, from 1.
        attempt: u32,
    },
    /// An answer came.
    Response {
        /// Which call.
        call_id: u32,
        /// The method.
        method: Method,
        /// The URL.
        url: String,
        /// Which attempt.
        attempt: u32,
        /// The status.
        status: u16,
        /// Milliseconds from the request to the end of the body.
        duration_ms: f64,
        /// The API's id for the request.
        request_id: Option<String>,
    },
    /// The request will be sent again.
    Retry {
        /// Which call.
        call_id: u32,
        /// The method.
        method: Method,
        /// The URL.
        url: String,
        /// The attempt that failed.
        attempt: u32,
        /// Milliseconds until the next one.
        delay_ms: f64,
        /// Why, in a few words.
        reason: String,
    },
    /// The call is over: its last event.
    End {
        /// Which call.
        call_id: u32,
        /// How it ended.
        outcome: Outcome,
        /// Milliseconds since it began.
        duration_ms: f64,
        /// Requests that were sent, repetitions with a fresh token not counted.
        attempts: u32,
        /// The code of the error, where it failed.
        code: Option<String>,
    },
}
