//! Which requests to send again, and how long to pause before. Pure decisions.

use super::{
    answer::{Answer, Body},
    request::Method,
};
use crate::validate::characters::split;

/// Longest `Retry-After` that a call obeys, in milliseconds.
pub const LONGEST_RETRY_AFTER_MS: f64 = 60_000.0;

/// How often to try, and how long to pause in between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetryPolicy {
    /// Attempts in all, the first included.
    pub max_attempts: u32,
    /// Upper bound of the first pause, in milliseconds; it doubles with every attempt.
    pub base_delay_ms: f64,
    /// Upper bound of every pause, in milliseconds.
    pub max_delay_ms: f64,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { max_attempts: 4, base_delay_ms: 250.0, max_delay_ms: 8000.0 }
    }
}

impl RetryPolicy {
    /// The pause before the next attempt, in milliseconds; `None` where there is to be no further attempt. `attempt` is the
    /// number of the one that failed, from 1; `retry_after_ms` is the pause that the server asks for; `random` is at least
    /// 0 and below 1.
    pub fn pause(
        &self,
        method: Method,
        fault: Fault,
        attempt: u32,
        retry_after_ms: Option<f64>,
        random: f64,
    ) -> Option<f64> {
        if attempt >= self.max_attempts || !is_repeatable(method, fault) {
            return None;
        }
        match retry_after_ms {
            Some(delay) => Some(delay).filter(|delay| *delay <= LONGEST_RETRY_AFTER_MS),
            None => {
                let doubled = self.base_delay_ms * 2_f64.powi(attempt.saturating_sub(1).min(60) as i32);
                Some(random * doubled.min(self.max_delay_ms))
            }
        }
    }
}

/// Why an attempt did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer: the name was not found, or the connection was refused or reset.
    Connection,
    /// No answer, and further attempts would have none either: the caller's `fetch` is broken.
    Broken,
    /// The attempt took too long.
    Timeout,
    /// The answer's body did not arrive whole.
    Truncated,
    /// The answer's body is larger than any list of tunnels.
    TooLarge,
    /// The answer is a redirect.
    Redirect,
    /// A status that HTTP has and the API never sends.
    OddStatus,
    /// An error status.
    Status(u16),
}

impl Fault {
    /// What is wrong with an answer, if anything is. With an error status the body does not matter.
    pub fn of_answer(answer: &Answer) -> Option<Self> {
        match (answer.status, &answer.body) {
            (400..=599, _) => Some(Self::Status(answer.status)),
            (304, _) => Some(Self::OddStatus),
            (0 | 300..=399, _) => Some(Self::Redirect),
            (_, Body::TooLarge) => Some(Self::TooLarge),
            (_, Body::Truncated) => Some(Self::Truncated),
            (200..=299, _) => None,
            _ => Some(Self::OddStatus),
        }
    }

    /// The reason in a few words, for events.
    pub fn reason(self) -> String {
        let words = match self {
            Self::Connection | Self::Broken => "connection failed",
            Self::Timeout => "timed out",
            Self::Truncated => "answer cut off",
            Self::TooLarge | Self::Redirect | Self::OddStatus => "answer refused",
            Self::Status(status) => return format!("status {status}"),
        };
        words.to_owned()
    }

    /// Whether the API may have carried out the request. A 429 says that nothing was done.
    pub fn may_have_arrived(self) -> bool {
        self != Self::Status(429)
    }
}

/// Whether the same request may succeed a little later.
pub fn is_transient_status(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// Whether to send a request again. A second POST could make a second tunnel, so only a 429, which says that nothing
/// was done, lets one be repeated.
fn is_repeatable(method: Method, fault: Fault) -> bool {
    match (method, fault) {
        (Method::Post, fault) => fault == Fault::Status(429),
        (_, Fault::Status(status)) => is_transient_status(status),
        (_, Fault::Broken | Fault::TooLarge | Fault::Redirect | Fault::OddStatus) => false,
        (_, Fault::Connection | Fault::Timeout | Fault::Truncated) => true,
    }
}

/// Reads the seconds of a `Retry-After`, also with decimals, in milliseconds; `None` for anything else. Where a proxy has
/// added a field of its own, platforms join the values by commas: the longest pause is obeyed.
pub fn seconds_ms(header: &str) -> Option<f64> {
    let values = split(header, |character| character == ',');
    values.into_iter().map(value_ms).reduce(|longest, ms| Some(longest?.max(ms?)))?
}

fn value_ms(value: &str) -> Option<f64> {
    let value = value.trim_ascii();
    let (whole, decimals) = value.split_once('.').unwrap_or((value, "0"));
    if ![whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let digits = whole.bytes().chain(decimals.bytes().chain(*b"000").take(3));
    let ms = digits.fold(0.0, |ms, digit| ms * 10.0 + f64::from(digit - b'0'));
    // Bounded, because a text of many digits would give an infinite number.
    Some(ms.min(f64::from(u32::MAX) * 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY_STATUS: std::ops::RangeInclusive<u16> = 400..=599;

    #[test]
    fn safe_methods_are_repeated_after_transient_faults() {
        for method in [Method::Get, Method::Put, Method::Delete] {
            for fault in [Fault::Connection, Fault::Timeout, Fault::Truncated] {
                assert!(is_repeatable(method, fault));
            }
            let repeated: Vec<_> =
                EVERY_STATUS.filter(|status| is_repeatable(method, Fault::Status(*status))).collect();
            assert_eq!(repeated, [408, 429, 500, 502, 503, 504]);
        }
    }

    #[test]
    fn a_post_is_repeated_after_429_alone() {
        for fault in [Fault::Connection, Fault::Timeout, Fault::Truncated] {
            assert!(!is_repeatable(Method::Post, fault));
        }
        let repeated: Vec<_> =
            EVERY_STATUS.filter(|status| is_repeatable(Method::Post, Fault::Status(*status))).collect();
        assert_eq!(repeated, [429]);
    }

    #[test]
    fn an_answer_that_is_no_use_is_not_asked_for_again() {
        for method in [Method::Get, Method::Post, Method::Put, Method::Delete] {
            assert!(!is_repeatable(method, Fault::TooLarge) && !is_repeatable(method, Fault::Redirect));
        }
    }

    #[test]
    fn pauses_double_up_to_their_bound() {
        let policy = RetryPolicy { max_attempts: 100, ..RetryPolicy::default() };
        let bounds: Vec<_> =
            (1..8).filter_map(|attempt| policy.pause(Method::Get, Fault::Connection, attempt, None, 1.0)).collect();
        assert_eq!(bounds, [250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0]);
        assert_eq!(policy.pause(Method::Get, Fault::Connection, 99, None, 0.0), Some(0.0));
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        let at = |attempt| RetryPolicy::default().pause(Method::Get, Fault::Timeout, attempt, None, 0.5);
        assert!(at(3).is_some());
        assert_eq!(at(4), None);
    }

    #[test]
    fn retry_after_is_obeyed_exactly_up_to_its_bound() {
        let after = |ms| RetryPolicy::default().pause(Method::Post, Fault::Status(429), 1, Some(ms), 0.3);
        assert_eq!(after(1234.0), Some(1234.0));
        assert_eq!(after(60_000.0), Some(60_000.0));
        assert_eq!(after(60_001.0), None);
    }

    #[test]
    fn seconds_are_read_in_every_form() {
        for (header, ms) in [
            ("0", Some(0.0)),
            ("2", Some(2000.0)),
            ("1.5", Some(1500.0)),
            ("0.0129", Some(12.0)),
            ("99999999999", Some(4_294_967_295_000.0)),
            (" 3 ", Some(3000.0)),
            ("1, 2", Some(2000.0)),
            ("2,1", Some(2000.0)),
            ("1, soon", None),
            (",", None),
            ("-1", None),
            ("0x10", None),
            ("NaN", None),
            ("1e3", None),
            ("", None),
            (".", None),
            ("1.", None),
            ("soon", None),
            ("Sun, 06 Nov 1994 08:49:37 GMT", None),
        ] {
            assert_eq!(seconds_ms(header), ms, "{header:?}");
        }
    }
}
