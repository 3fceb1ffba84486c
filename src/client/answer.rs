//! An answer of the API, reduced to what decisions need. The driver reads the body: it makes this summary for the call,
//! and gives the content itself to the caller.
//!
//! Reading is lenient: a member that no decision needs may be missing or of any type. What the API has accepted must not
//! be lost because one member of an answer is not as its schema says.

use super::retry::seconds_ms;

/// Largest body that a driver reads, in bytes: more than a thousand tunnels take.
pub const LARGEST_BODY: u32 = 16 * 1024 * 1024;

/// Most characters of a body that a driver hands to a call. A failure shows the first of them.
pub const TEXT_EXAMINED: u32 = 16_000;

/// Names of the headers that may hold the API's id for a request. The first one that is there counts.
pub const REQUEST_ID_HEADERS: [&str; 3] = ["x-request-id", "x-correlation-id", "request-id"];

/// An answer: status, the headers that decisions need, and a summary of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The HTTP status; 0 for a redirect that the platform hides.
    pub status: u16,
    /// Header `Retry-After`.
    pub retry_after: Option<String>,
    /// Header `Retry-After` in milliseconds since 1970, where it is an HTTP date.
    pub retry_date_ms: Option<f64>,
    /// Header `Date` in milliseconds since 1970. Browsers hide it from other origins.
    pub date_ms: Option<f64>,
    /// The API's id for the request, of the first of [`REQUEST_ID_HEADERS`] that is there.
    pub request_id: Option<String>,
    /// Header `Location`.
    pub location: Option<String>,
    /// When the answer came, in milliseconds since 1970 by the clock of this machine.
    pub received_ms: f64,
    /// What the body holds.
    pub body: Body,
    /// The beginning of the body, at most [`TEXT_EXAMINED`] characters, where [`Body::is_shown`].
    pub text: Option<String>,
}

/// What the body of an answer holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Body {
    /// Nothing that a decision needs.
    #[default]
    Ignored,
    /// An object: a tunnel, or a gateway.
    Resource {
        /// `id`, where it is text.
        id: Option<String>,
        /// `metadata.status`, where it is text.
        status: Option<String>,
        /// `metadata.statusMessage`, where it is text.
        status_message: Option<String>,
    },
    /// One page of a list.
    Page(Page),
    /// `messages` of an error status, which are none where the body is not the API's.
    Messages(Vec<Message>),
    /// No text, or white space alone.
    Empty,
    /// Text that is not JSON.
    NotJson,
    /// JSON of another shape than was expected.
    WrongShape {
        /// `id`, where it is text.
        id: Option<String>,
    },
    /// The body broke off before its end.
    Truncated,
    /// The body is larger than [`LARGEST_BODY`].
    TooLarge,
}

impl Body {
    /// Whether a failure shows the body, because it is not as expected. Of others a driver need not hand over the text.
    pub const fn is_shown(&self) -> bool {
        matches!(self, Self::Resource { id: None, .. } | Self::NotJson | Self::WrongShape { .. } | Self::Truncated)
    }
}

/// One page of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// `offset`, the index of its first item, where the server says it.
    pub offset: Option<u32>,
    /// `limit`, the most items that the page may hold, where the server says it.
    pub limit: Option<u32>,
    /// Number of its items.
    pub items: u32,
    /// Number of its items whose ids no earlier page of the walk had.
    pub new: u32,
    /// Number of its items whose ids an earlier page had.
    pub repeated: u32,
    /// Whether the server names a next page.
    pub has_next: bool,
}

/// One entry of `messages` in the body of an error status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The API's own code, such as "paas-auth-1".
    pub error_code: Option<String>,
    /// Words for people.
    pub message: Option<String>,
}

impl Answer {
    /// Milliseconds that the server asks to wait (RFC 9110, section 10.2.3), at least 0. A date is counted from the header
    /// `Date` of the same answer, where it has one, because the clock of this machine may differ from the server's.
    pub(super) fn retry_after_ms(&self) -> Option<f64> {
        match self.retry_date_ms {
            Some(date_ms) => Some((date_ms - self.date_ms.unwrap_or(self.received_ms)).max(0.0)),
            None => seconds_ms(self.retry_after.as_deref()?),
        }
    }
}
