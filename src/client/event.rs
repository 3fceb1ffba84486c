//! The events of a call, for a listener. They hold no headers, bodies or secrets, so they can be logged as they are.

use super::request::Method;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It succeeded.
    Done,
    /// It failed.
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
        /// The number of the call. A wait, or a walk over pages, is one call.
        call_id: u32,
        /// The method.
        method: Method,
        /// The URL, which holds no secrets.
        url: String,
        /// The number of the attempt at this request, from 1.
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
        /// Attempts that were made; sending a request again with a renewed token counts as the same attempt.
        attempts: u32,
        /// The code of the error, where it failed.
        code: Option<String>,
    },
}
