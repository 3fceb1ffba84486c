//! How long a call may take, and how often it tries.

use super::retry::RetryPolicy;

/// How one call is made: the client's settings, with those of the call laid over them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Milliseconds for one attempt, body included, and for one call of the token function; 0 for no limit.
    pub timeout_ms: f64,
    /// Milliseconds for the whole call: token, pauses and all attempts; 0 for no limit.
    pub deadline_ms: f64,
    /// When and how often to try again; `None` for a single attempt.
    pub retry: Option<RetryPolicy>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: 30_000.0, deadline_ms: 0.0, retry: Some(RetryPolicy::default()) }
    }
}
