//! Everything that can go wrong with a call, before it becomes a JavaScript error.

use crate::validate::Issue;
use wasm_bindgen::JsValue;

/// A call that failed. JavaScript values are carried, never looked into.
#[derive(Debug)]
pub enum Failure {
    /// Options that cannot work.
    Configuration {
        /// Stable code.
        code: &'static str,
        /// What is wrong and what would be right.
        message: String,
        /// What the platform or a caller's function threw.
        cause: Option<JsValue>,
    },
    /// Nothing was sent: ids, tunnel or page are not acceptable.
    Validation(Vec<Issue>),
    /// The API answered with an error status.
    Api(Box<ApiFailure>),
    /// An answer that is not what the API promises.
    Response {
        /// Stable code.
        code: &'static str,
        /// The answer's status.
        status: u16,
        /// The call it answered.
        call: Call,
        /// What the platform threw.
        cause: Option<JsValue>,
    },
    /// No answer.
    Connection {
        /// The call that got none.
        call: Call,
        /// What the platform threw.
        cause: JsValue,
    },
    /// An attempt took too long.
    Timeout {
        /// The call.
        call: Call,
        /// The time it was given, in milliseconds.
        timeout_ms: f64,
    },
    /// A wait that ended otherwise than hoped for.
    Wait {
        /// How it ended.
        reason: WaitReason,
        /// In words.
        message: String,
        /// The tunnel as last read.
        tunnel: Option<JsValue>,
        /// The error that outlasted the wait.
        cause: Option<Box<Failure>>,
    },
    /// The caller's signal was aborted; its reason.
    Aborted(JsValue),
}

/// A call, as errors tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The HTTP method.
    pub method: &'static str,
    /// The URL.
    pub url: String,
    /// Attempts made, the first included.
    pub attempts: u32,
}

/// What an error status came with.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiFailure {
    /// The answer's status.
    pub status: u16,
    /// The call it answered.
    pub call: Call,
    /// The messages of the documented error body; none where the body has another shape.
    pub messages: Vec<crate::model::ErrorMessage>,
    /// Milliseconds that the server asked to wait.
    pub retry_after_ms: Option<f64>,
    /// The server's id for the request.
    pub request_id: Option<String>,
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

impl Failure {
    /// Options that cannot work.
    pub fn configuration(code: &'static str, message: impl Into<String>) -> Self {
        Self::Configuration { code, message: message.into(), cause: None }
    }

    /// Whether trying again later may help, so that a wait goes on.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Api(api) => super::retry::is_passing_status(api.status),
            Self::Connection { .. } | Self::Timeout { .. } => true,
            Self::Response { code, .. } => {
                matches!(*code, "response.truncated" | "response.not-json" | "response.empty")
            }
            _ => false,
        }
    }
}

impl ApiFailure {
    /// The first error code of the body, else "http-" and the status.
    pub fn code(&self) -> String {
        let first = self.messages.iter().find_map(|message| message.error_code.clone());
        first.filter(|code| !code.is_empty()).unwrap_or_else(|| format!("http-{}", self.status))
    }

    /// The class of the status.
    pub fn kind(&self) -> &'static str {
        match self.status {
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

    /// The status and what the server says of it, in one sentence.
    pub fn message(&self) -> String {
        let words: Vec<_> = self.messages.iter().filter_map(|message| message.message.as_deref()).collect();
        let Call { method, url, .. } = &self.call;
        let status = self.status;
        if words.is_empty() {
            format!("The API answered {method} {url} with status {status}.")
        } else {
            format!("The API answered {method} {url} with status {status}: {}", words.join("; "))
        }
    }
}
