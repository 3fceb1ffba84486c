//! What to send again, and how long to wait before. Pure decisions.

use super::words::{digits, join};

/// Longest `Retry-After` that a call obeys, in milliseconds.
pub const LONGEST_RETRY_AFTER_MS: f64 = 60_000.0;

/// How often and how patiently to try.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Policy {
    /// Attempts in all, the first included.
    pub max_attempts: u32,
    /// Upper bound of the first pause, in milliseconds; it doubles with every attempt.
    pub base_delay_ms: f64,
    /// Upper bound of every pause, in milliseconds.
    pub max_delay_ms: f64,
}

impl Default for Policy {
    fn default() -> Self {
        Self { max_attempts: 4, base_delay_ms: 250.0, max_delay_ms: 8000.0 }
    }
}

/// The operations' methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates: not safe to repeat.
    Post,
    /// Creates or replaces.
    Put,
    /// Deletes.
    Delete,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Why an attempt did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No answer: DNS, refused, reset.
    Connection,
    /// The attempt took too long.
    Timeout,
    /// The answer's body did not arrive whole.
    Truncated,
    /// The answer's body is larger than any list of tunnels.
    TooLarge,
    /// The answer points elsewhere.
    Redirect,
    /// An error status.
    Status(u16),
}

impl Trouble {
    /// In words, for events.
    pub fn reason(self) -> String {
        let words = match self {
            Self::Connection => "connection failed",
            Self::Timeout => "timed out",
            Self::Truncated => "answer cut off",
            Self::TooLarge | Self::Redirect => "answer refused",
            Self::Status(status) => return join(&["status ", &digits(status.into())]),
        };
        words.to_owned()
    }
}

/// Whether the same request may succeed a little later.
pub fn is_passing_status(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// Whether to send a request again. A second POST could make a second tunnel, so only a 429, which says that nothing
/// was done, lets one be repeated.
fn is_repeatable(method: Method, trouble: Trouble) -> bool {
    match (method, trouble) {
        (Method::Post, trouble) => trouble == Trouble::Status(429),
        (_, Trouble::Status(status)) => is_passing_status(status),
        (_, Trouble::TooLarge | Trouble::Redirect) => false,
        _ => true,
    }
}

/// The pause before the next attempt, in milliseconds; `None` where there is none. `attempt` is the one that failed,
/// `random` is at least 0 and below 1.
pub fn pause(
    policy: Policy,
    method: Method,
    trouble: Trouble,
    attempt: u32,
    retry_after_ms: Option<f64>,
    random: f64,
) -> Option<f64> {
    if attempt >= policy.max_attempts || !is_repeatable(method, trouble) {
        return None;
    }
    match retry_after_ms {
        Some(delay) => Some(delay).filter(|delay| *delay <= LONGEST_RETRY_AFTER_MS),
        None => {
            let doubled = policy.base_delay_ms * 2_f64.powi(attempt.saturating_sub(1).min(60) as i32);
            Some(random * doubled.min(policy.max_delay_ms))
        }
    }
}

/// Reads `Retry-After` (RFC 9110): seconds, also with decimals, or an HTTP date. Milliseconds from `now_ms`, at least 0;
/// `None` for anything else. `parse_date` is the platform's parser, which gives NaN for what is no date.
pub fn retry_after_ms(header: &str, now_ms: f64, parse_date: impl Fn(&str) -> f64) -> Option<f64> {
    let header = header.trim_ascii();
    if header.ends_with("GMT") {
        let date_ms = parse_date(header);
        return date_ms.is_finite().then(|| (date_ms - now_ms).max(0.0));
    }
    let (mut ms, mut digits) = (0.0, 0);
    // What the last decimal was worth, in milliseconds; 0 before the point.
    let mut worth_ms = 0.0;
    for byte in header.bytes() {
        match byte {
            b'0'..=b'9' => {
                let digit = f64::from(byte - b'0');
                worth_ms /= 10.0;
                ms = if worth_ms > 0.0 { ms + digit * worth_ms } else { ms * 10.0 + digit * 1000.0 };
                digits += 1;
            }
            b'.' if digits > 0 && worth_ms == 0.0 => (worth_ms, digits) = (1000.0, 0),
            _ => return None,
        }
    }
    // More seconds than fit are as good as the most that do.
    (digits > 0).then(|| ms.trunc().min(f64::from(u32::MAX) * 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY_STATUS: std::ops::RangeInclusive<u16> = 400..=599;

    #[test]
    fn safe_methods_are_repeated_after_passing_trouble() {
        for method in [Method::Get, Method::Put, Method::Delete] {
            for trouble in [Trouble::Connection, Trouble::Timeout, Trouble::Truncated] {
                assert!(is_repeatable(method, trouble));
            }
            let repeated: Vec<_> =
                EVERY_STATUS.filter(|status| is_repeatable(method, Trouble::Status(*status))).collect();
            assert_eq!(repeated, [408, 429, 500, 502, 503, 504]);
        }
    }

    #[test]
    fn a_post_is_repeated_after_429_alone() {
        for trouble in [Trouble::Connection, Trouble::Timeout, Trouble::Truncated] {
            assert!(!is_repeatable(Method::Post, trouble));
        }
        let repeated: Vec<_> =
            EVERY_STATUS.filter(|status| is_repeatable(Method::Post, Trouble::Status(*status))).collect();
        assert_eq!(repeated, [429]);
    }

    #[test]
    fn an_answer_that_is_no_use_is_not_asked_for_again() {
        for method in [Method::Get, Method::Post, Method::Put, Method::Delete] {
            assert!(!is_repeatable(method, Trouble::TooLarge) && !is_repeatable(method, Trouble::Redirect));
        }
    }

    #[test]
    fn pauses_double_up_to_their_bound() {
        let policy = Policy { max_attempts: 100, ..Policy::default() };
        let bounds: Vec<_> =
            (1..8).filter_map(|attempt| pause(policy, Method::Get, Trouble::Connection, attempt, None, 1.0)).collect();
        assert_eq!(bounds, [250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0]);
        assert_eq!(pause(policy, Method::Get, Trouble::Connection, 99, None, 0.0), Some(0.0));
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        let at = |attempt| pause(Policy::default(), Method::Get, Trouble::Timeout, attempt, None, 0.5);
        assert!(at(3).is_some());
        assert_eq!(at(4), None);
    }

    #[test]
    fn retry_after_is_obeyed_exactly_up_to_its_bound() {
        let after = |ms| pause(Policy::default(), Method::Post, Trouble::Status(429), 1, Some(ms), 0.3);
        assert_eq!(after(1234.0), Some(1234.0));
        assert_eq!(after(60_000.0), Some(60_000.0));
        assert_eq!(after(60_001.0), None);
    }

    #[test]
    fn retry_after_is_read_in_every_form() {
        let now = 784_111_777_000.0; // Sun, 06 Nov 1994 08:49:37 GMT
        for (header, ms) in [
            ("0", Some(0.0)),
            ("2", Some(2000.0)),
            ("1.5", Some(1500.0)),
            ("0.0129", Some(12.0)),
            ("99999999999", Some(4_294_967_295_000.0)),
            (" 3 ", Some(3000.0)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10_000.0)),
            ("Sun, 06 Nov 1994 08:49:27 GMT", Some(0.0)),
            ("-1", None),
            ("0x10", None),
            ("NaN", None),
            ("1e3", None),
            ("", None),
            (".", None),
            ("1.", None),
            ("soon", None),
            ("soon GMT", None),
        ] {
            let parse_date = |date: &str| match date {
                "Sun, 06 Nov 1994 08:49:47 GMT" => now + 10_000.0,
                "Sun, 06 Nov 1994 08:49:27 GMT" => now - 10_000.0,
                _ => f64::NAN,
            };
            assert_eq!(retry_after_ms(header, now, parse_date), ms, "{header:?}");
        }
    }
}
