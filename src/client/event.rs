//! What a call tells while it runs. No headers, no bodies: safe to log as it is.

use serde::Serialize;

/// One event, in the shape that listeners get.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Event<'a> {
    /// A request is sent.
    Request {
        /// The HTTP method.
        method: &'static str,
        /// The URL.
        url: &'a str,
        /// The attempt, from 1.
        attempt: u32,
    },
    /// An answer has come.
    Response {
        /// The HTTP method.
        method: &'static str,
        /// The URL.
        url: &'a str,
        /// The attempt, from 1.
        attempt: u32,
        /// The answer's status.
        status: u16,
        /// Milliseconds from the request to the last byte.
        duration_ms: f64,
    },
    /// The request will be sent again.
    Retry {
        /// The HTTP method.
        method: &'static str,
        /// The URL.
        url: &'a str,
        /// The attempt that failed.
        attempt: u32,
        /// Milliseconds until the next.
        delay_ms: f64,
        /// Why, in words.
        reason: String,
    },
}
