//! The messages of failures: their `Display` texts.

use super::{Defect, Exchange, Failure, TimeLimit, WaitReason};
use crate::client::answer::LARGEST_BODY;
use std::fmt::{self, Display, Formatter};

impl Display for Exchange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.as_str())?;
        f.write_str(" ")?;
        f.write_str(&self.url)
    }
}

impl Display for Defect {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty where the API promises JSON",
            Self::NotJson => "is not JSON",
            Self::Shape => "does not have the shape that the API promises",
            Self::Truncated => "broke off before its end",
            Self::TooLarge => {
                const { assert!(LARGEST_BODY == 16 << 20) };
                "is larger than 16 MiB"
            }
            Self::Redirect => "is a redirect, which the API never sends and this client never follows",
            Self::Status => "has a status that the API never sends",
            Self::NotAdvancing => "repeats a page that was read already",
        })
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration { message, .. } => f.write_str(message),
            Self::Validation(issues) => {
                f.write_str("Nothing was sent.")?;
                issues.iter().try_for_each(|issue| write!(f, " {issue}"))
            }
            Self::Api(failure) => {
                write!(f, "The API answered {} with status {}", failure.exchange, failure.status)?;
                let words = failure.messages.iter().filter_map(|message| message.message.as_deref());
                let words: Vec<_> = words.filter(|words| !words.is_empty()).collect();
                if words.is_empty() { f.write_str(".") } else { write!(f, ": {}", words.join("; ")) }
            }
            Self::Response(failure) => {
                write!(f, "The answer to {} (status {}) {}.", failure.exchange, failure.status, failure.defect)
            }
            Self::Connection { exchange, reason: None, .. } => {
                write!(f, "No answer to {exchange}: the connection failed.")
            }
            Self::Connection { exchange, reason: Some(reason), .. } => {
                write!(f, "No answer to {exchange}: the connection failed ({reason}).")
            }
            Self::Timeout { exchange, limit, timeout_ms, .. } => {
                let ms = *timeout_ms as u64;
                match limit {
                    TimeLimit::Attempt => write!(f, "No whole answer to {exchange} within {ms} milliseconds."),
                    TimeLimit::Token => write!(f, "The token function gave no token within {ms} milliseconds."),
                    TimeLimit::Deadline => {
                        write!(f, "The call {exchange} could not end within its deadline of {ms} milliseconds.")
                    }
                }
            }
            Self::Wait { reason, status, status_message, .. } => match (reason, status, status_message) {
                (WaitReason::Failed, _, Some(words)) => write!(f, "The tunnel failed: {words}"),
                (WaitReason::Failed, _, None) => f.write_str("The tunnel failed, and the API does not say why."),
                (WaitReason::Deleted, ..) => f.write_str("The tunnel is being deleted or is gone."),
                (WaitReason::Timeout, Some(status), _) => {
                    write!(f, "The tunnel was still {status} when the time was up.")
                }
                (WaitReason::Timeout, None, _) => f.write_str("The tunnel could not be read before the time was up."),
            },
            Self::Aborted => f.write_str("The call was aborted."),
        }
    }
}
