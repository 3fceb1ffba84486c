//! Everything that can go wrong with a call, as the error that the caller gets.

use super::{
    retry::{Trouble, is_passing_status},
    words::join,
};
use crate::{bindings::names::object, validate::Issue};
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/client/answer.js")]
extern "C" {
    /// Says how errors are made: a function that takes a description (`name`, `message`, `code` and the members of the
    /// class) and gives an `Error`. Until then, descriptions are thrown as they are.
    #[wasm_bindgen(js_name = useErrors)]
    pub fn use_errors(make_error: &Function);
    /// An error of the package's class `name`, with the members of this class.
    #[wasm_bindgen(js_name = failure)]
    pub fn make_error(name: &str, code: &str, message: &str, members: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = callFailure)]
    fn call_failure(
        name: &str,
        code: &str,
        method: &str,
        url: &str,
        attempts: u32,
        status: u16,
        ms: Option<f64>,
        cause: &JsValue,
        kind: &str,
        complaints: &JsValue,
    ) -> JsValue;
}

/// A call that failed. In a box, as most functions hand it on: that is one word instead of many.
#[derive(Debug)]
pub struct Failure(pub Box<Problem>);

/// What is wrong.
#[derive(Debug)]
pub enum Problem {
    /// Nothing was sent: ids, tunnel or page are not acceptable.
    Validation(Vec<Issue>),
    /// Anything else.
    Error {
        /// For the caller.
        error: JsValue,
        /// What a wait makes of it.
        outlook: Outlook,
    },
}

/// What may come after a failure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outlook {
    /// Trying again is of no use.
    Bleak,
    /// There is no such tunnel.
    NotFound,
    /// Trying again later may help, after so many milliseconds at least.
    Passing(f64),
}

impl Outlook {
    fn of_trouble(trouble: Trouble, retry_after_ms: Option<f64>) -> Self {
        match trouble {
            Trouble::Connection | Trouble::Timeout | Trouble::Truncated => Self::Passing(0.0),
            Trouble::Status(404) => Self::NotFound,
            Trouble::Status(status) if is_passing_status(status) => Self::Passing(retry_after_ms.unwrap_or(0.0)),
            _ => Self::Bleak,
        }
    }

    fn of_response(code: &str) -> Self {
        let is_passing = matches!(code, "response.not-json" | "response.empty");
        if is_passing { Self::Passing(0.0) } else { Self::Bleak }
    }
}

/// Options that cannot work.
#[derive(Debug)]
pub struct Refusal {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

/// Options that cannot work.
pub fn refusal(code: &'static str, message: &[&str]) -> Box<Refusal> {
    Box::new(Refusal { code, message: join(message) })
}

/// A call, as errors tell of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Call<'a> {
    /// The HTTP method.
    pub method: &'static str,
    /// The URL.
    pub url: &'a str,
    /// Attempts made, the first included.
    pub attempts: u32,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// The tunnel's status is FAILED.
    Failed,
    /// The tunnel is going away or gone.
    Deleted,
    /// The wait lasted as long as it may.
    Timeout,
}

impl From<Box<Refusal>> for Failure {
    fn from(refusal: Box<Refusal>) -> Self {
        Self::refused(&refusal, &JsValue::UNDEFINED)
    }
}

impl Failure {
    fn error(error: JsValue, outlook: Outlook) -> Self {
        Self(Box::new(Problem::Error { error, outlook }))
    }

    fn new(name: &str, code: &str, message: &[&str], members: &JsValue, outlook: Outlook) -> Self {
        Self::error(make_error(name, code, &join(message), members), outlook)
    }

    /// What JavaScript threw for the caller, or the reason of a signal.
    pub fn thrown(error: JsValue) -> Self {
        Self::error(error, Outlook::Bleak)
    }

    /// Nothing was sent: ids, tunnel or page are not acceptable.
    pub fn validation(issues: Vec<Issue>) -> Self {
        Self(Box::new(Problem::Validation(issues)))
    }

    /// Options that cannot work, and what the platform or a caller's function threw.
    pub fn refused(Refusal { code, message }: &Refusal, cause: &JsValue) -> Self {
        Self::new("ConfigurationError", code, &[message], &object([("cause", cause.clone())]), Outlook::Bleak)
    }

    /// An attempt that was the last: what came of it, its limit or what the server asks to wait in milliseconds, what the
    /// platform threw, and what the API says, without secrets.
    pub fn last(
        trouble: Trouble,
        status: u16,
        call: Call<'_>,
        ms: Option<f64>,
        cause: &JsValue,
        complaints: &JsValue,
    ) -> Self {
        let (name, code) = match trouble {
            Trouble::Connection => ("ConnectionError", "connection.failed"),
            Trouble::Timeout => ("TimeoutError", "timeout"),
            Trouble::Truncated => ("ResponseError", "response.truncated"),
            Trouble::TooLarge => ("ResponseError", "response.too-large"),
            Trouble::Redirect => ("ResponseError", "response.redirect"),
            Trouble::Status(_) => ("ApiError", ""),
        };
        let Call { method, url, attempts } = call;
        let error = call_failure(name, code, method, url, attempts, status, ms, cause, kind(status), complaints);
        Self::error(error, Outlook::of_trouble(trouble, ms))
    }

    /// An answer with a success status that is not what the API promises.
    pub fn response(code: &str, status: u16, call: Call<'_>) -> Self {
        let Call { method, url, attempts } = call;
        let none = &JsValue::UNDEFINED;
        let error = call_failure("ResponseError", code, method, url, attempts, status, None, none, "", none);
        Self::error(error, Outlook::of_response(code))
    }

    /// A wait ended otherwise than hoped for: the tunnel as last read, or `undefined`, and the error that outlasted it.
    pub fn wait(reason: WaitReason, message: &[&str], tunnel: &JsValue, cause: &JsValue) -> Self {
        let (code, reason) = match reason {
            WaitReason::Failed => ("wait.failed", "failed"),
            WaitReason::Deleted => ("wait.deleted", "deleted"),
            WaitReason::Timeout => ("wait.timeout", "timeout"),
        };
        let members = object([("reason", reason.into()), ("tunnel", tunnel.clone()), ("cause", cause.clone())]);
        Self::new("WaitError", code, message, &members, Outlook::Bleak)
    }
}

/// The class of an error status.
fn kind(status: u16) -> &'static str {
    match status {
        400 => "bad-request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not-found",
        409 => "conflict",
        415 => "unsupported-media-type",
        422 => "unprocessable",
        429 => "rate-limited",
        503 => "unavailable",
        500..=599 => "server-error",
        _ => "unexpected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_outlasts_what_passes() {
        assert_eq!(Outlook::of_trouble(Trouble::Status(503), None), Outlook::Passing(0.0));
        assert_eq!(Outlook::of_trouble(Trouble::Status(429), Some(7000.0)), Outlook::Passing(7000.0));
        assert_eq!(Outlook::of_trouble(Trouble::Truncated, None), Outlook::Passing(0.0));
        assert_eq!(Outlook::of_response("response.empty"), Outlook::Passing(0.0));
    }

    #[test]
    fn a_wait_ends_with_what_stays() {
        for status in [400, 401, 403, 409, 422, 501] {
            assert_eq!(Outlook::of_trouble(Trouble::Status(status), Some(1.0)), Outlook::Bleak, "{status}");
        }
        for trouble in [Trouble::Redirect, Trouble::TooLarge] {
            assert_eq!(Outlook::of_trouble(trouble, None), Outlook::Bleak, "{trouble:?}");
        }
        assert_eq!(Outlook::of_response("response.shape"), Outlook::Bleak);
    }

    #[test]
    fn a_tunnel_that_is_not_there_is_neither() {
        assert_eq!(Outlook::of_trouble(Trouble::Status(404), None), Outlook::NotFound);
    }
}
