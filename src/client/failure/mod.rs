//! Everything that can go wrong with a call, as data.
//!
//! Secrets are taken out of the server's texts before they become part of a failure. An exception of the platform is not
//! in here: the driver attaches it to the error that it makes of the failure.

/// Declares the ways in which something can fail: the enum with the stable code of each way, `ALL`, and the function that
/// gives the code.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $function:ident { $($(#[$way_doc:meta])* $way:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$way_doc])* $way),+
        }

        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$way),+];

            /// The stable code of a failure of this kind.
            pub const fn $function(self) -> &'static str {
                match self {
                    $(Self::$way => $code),+
                }
            }
        }
    };
}

mod configuration;
mod words;

pub use configuration::ConfigurationCode;

use super::{answer::Message, request::Method, retry::is_transient_status};
use crate::validate::Issue;

/// Why a call failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Options that cannot work.
    Configuration {
        /// Which option, and why.
        code: ConfigurationCode,
        /// What is wrong and what would be right.
        message: String,
    },
    /// Nothing was sent, because ids, tunnel or page are not valid. The issues say why.
    Validation(Vec<Issue>),
    /// The API answered with an error status.
    Api(Box<ApiFailure>),
    /// An answer that is not what the API promises.
    Response(Box<ResponseFailure>),
    /// No answer: the connection failed.
    Connection {
        /// The request.
        exchange: Exchange,
        /// Why, as the platform words it.
        reason: Option<String>,
        /// Whether another attempt would fail in the same way, as with a programming error in the caller's `fetch`.
        is_permanent: bool,
    },
    /// A limit of time was reached.
    Timeout {
        /// The request.
        exchange: Exchange,
        /// Which limit.
        limit: TimeLimit,
        /// The limit in milliseconds.
        timeout_ms: f64,
        /// The failure after which no time was left for another attempt.
        cause: Option<Box<Failure>>,
    },
    /// A wait ended without reaching its goal.
    Wait {
        /// How.
        reason: WaitReason,
        /// The status that was read last, if any was.
        status: Option<String>,
        /// Why the tunnel failed, as the API words it.
        status_message: Option<String>,
        /// Why the last poll failed, if it did.
        cause: Option<Box<Failure>>,
    },
    /// The caller ended the call.
    Aborted,
}

/// The request that a failure is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The method.
    pub method: Method,
    /// The URL.
    pub url: String,
    /// Attempts made, the first included; 0 where nothing was sent.
    pub attempts: u32,
}

/// An answer with an error status.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiFailure {
    /// The request.
    pub exchange: Exchange,
    /// The status.
    pub status: u16,
    /// What the body says.
    pub messages: Vec<Message>,
    /// Milliseconds that the server asks to wait (`Retry-After`).
    pub retry_after_ms: Option<f64>,
    /// The API's id for the request.
    pub request_id: Option<String>,
}

/// An answer that is not what the API promises.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseFailure {
    /// The request.
    pub exchange: Exchange,
    /// The status.
    pub status: u16,
    /// What is wrong with it.
    pub defect: Defect,
    /// The id in the body, which may be that of a tunnel that the API has created.
    pub id: Option<String>,
    /// The first 2,000 characters of the body.
    pub body: Option<String>,
}

codes! {
    /// What is wrong with an answer.
    Defect, code {
        /// No body.
        Empty = "response.empty",
        /// A body that is no JSON.
        NotJson = "response.not-json",
        /// JSON of another shape.
        Shape = "response.shape",
        /// A body that broke off.
        Truncated = "response.truncated",
        /// A body larger than [`LARGEST_BODY`](super::answer::LARGEST_BODY).
        TooLarge = "response.too-large",
        /// A redirect, which the client does not follow.
        Redirect = "response.redirect",
        /// A status that is neither success, nor error, nor a redirect.
        Status = "response.status",
        /// A page that was read already, or one that leads to no later page.
        NotAdvancing = "paging.not-advancing",
    }
}

codes! {
    /// A limit of time.
    TimeLimit, code {
        /// For one attempt.
        Attempt = "timeout",
        /// For one call of the token function.
        Token = "token.timeout",
        /// For the whole call.
        Deadline = "deadline.exceeded",
    }
}

codes! {
    /// How a wait ended.
    WaitReason, code {
        /// The tunnel's status is FAILED.
        Failed = "wait.failed",
        /// The tunnel is being deleted, or is gone.
        Deleted = "wait.deleted",
        /// The wait reached its time limit.
        Timeout = "wait.timeout",
    }
}

impl WaitReason {
    /// The word for it in the npm package.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Deleted => "deleted",
            Self::Timeout => "timeout",
        }
    }
}

impl Failure {
    /// Options that cannot work.
    pub fn configuration(code: ConfigurationCode, message: impl Into<String>) -> Self {
        Self::Configuration { code, message: message.into() }
    }

    /// Stable code: the first error code of the API's body, else one of this package.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Configuration { code, .. } => code.as_str(),
            Self::Validation(_) => "validation.failed",
            Self::Api(failure) => {
                let mut codes = failure.messages.iter().filter_map(|message| message.error_code.as_deref());
                let code = codes.find(|code| !code.is_empty());
                return code.map_or_else(|| format!("http-{}", failure.status), str::to_owned);
            }
            Self::Response(failure) => failure.defect.code(),
            Self::Connection { .. } => "connection.failed",
            Self::Timeout { limit, .. } => limit.code(),
            Self::Wait { reason, .. } => reason.code(),
            Self::Aborted => "aborted",
        };
        code.to_owned()
    }

    /// The code for an event. An error code of the API that is not just a short name is replaced by the status, because it
    /// could hold any text.
    pub(super) fn event_code(&self) -> String {
        let code = self.code();
        let is_code =
            code.len() <= 64 && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        match self {
            Self::Api(failure) if !is_code => format!("http-{}", failure.status),
            _ => code,
        }
    }

    /// For a failure that may pass: the milliseconds that the server asks to wait before another attempt, or 0 where it does
    /// not say. `None` for any other failure.
    pub(super) fn transient_ms(&self) -> Option<f64> {
        match self {
            Self::Connection { is_permanent: false, .. } | Self::Timeout { limit: TimeLimit::Attempt, .. } => Some(0.0),
            Self::Response(failure) => {
                let is_transient = matches!(failure.defect, Defect::Truncated | Defect::NotJson | Defect::Empty);
                is_transient.then_some(0.0)
            }
            Self::Api(failure) if is_transient_status(failure.status) => Some(failure.retry_after_ms.unwrap_or(0.0)),
            _ => None,
        }
    }
}

impl ApiFailure {
    /// The class of the status, as the npm package names it.
    pub const fn kind(&self) -> &'static str {
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
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Timeout { cause: Some(cause), .. } | Self::Wait { cause: Some(cause), .. } => Some(cause),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchange() -> Exchange {
        Exchange { method: Method::Get, url: "https://api.example.com/t".into(), attempts: 2 }
    }

    fn api(status: u16, messages: &[(Option<&str>, Option<&str>)]) -> Failure {
        let owned = |text: &Option<&str>| text.map(str::to_owned);
        let messages =
            messages.iter().map(|(code, words)| Message { error_code: owned(code), message: owned(words) }).collect();
        Failure::Api(Box::new(ApiFailure {
            exchange: exchange(),
            status,
            messages,
            retry_after_ms: None,
            request_id: None,
        }))
    }

    fn response(defect: Defect) -> Failure {
        Failure::Response(Box::new(ResponseFailure { exchange: exchange(), status: 200, defect, id: None, body: None }))
    }

    #[test]
    fn an_api_failure_has_the_first_error_code_of_the_body() {
        assert_eq!(api(422, &[(None, Some("Nothing yet.")), (Some("paas-1"), None)]).code(), "paas-1");
        assert_eq!(api(422, &[(Some(""), None)]).code(), "http-422");
        assert_eq!(api(422, &[(Some(""), None), (Some("paas-2"), None)]).code(), "paas-2");
        assert_eq!(api(403, &[]).code(), "http-403");
    }

    #[test]
    fn an_api_failure_says_what_the_api_says() {
        assert_eq!(
            api(422, &[(None, Some("One.")), (None, None), (None, Some("")), (None, Some("Two."))]).to_string(),
            "The API answered GET https://api.example.com/t with status 422: One.; Two."
        );
        assert_eq!(api(500, &[]).to_string(), "The API answered GET https://api.example.com/t with status 500.");
    }

    #[test]
    fn an_event_tells_a_code_only() {
        assert_eq!(api(422, &[(Some("paas-1"), None)]).event_code(), "paas-1");
        assert_eq!(api(422, &[(Some("the key is abc"), None)]).event_code(), "http-422");
    }

    #[test]
    fn transient_failures_may_pass_when_tried_again() {
        assert_eq!(api(503, &[]).transient_ms(), Some(0.0));
        for defect in [Defect::Truncated, Defect::NotJson, Defect::Empty] {
            assert_eq!(response(defect).transient_ms(), Some(0.0), "{defect:?}");
        }
    }

    #[test]
    fn other_failures_are_permanent() {
        for status in [400, 401, 403, 404, 409, 422, 501] {
            assert_eq!(api(status, &[]).transient_ms(), None, "{status}");
        }
        for defect in [Defect::Redirect, Defect::TooLarge, Defect::Shape, Defect::Status, Defect::NotAdvancing] {
            assert_eq!(response(defect).transient_ms(), None, "{defect:?}");
        }
        let broken = Failure::Connection { exchange: exchange(), reason: None, is_permanent: true };
        assert_eq!(broken.transient_ms(), None);
    }
}
