//! The error of the client's calls.

use crate::client::Failure;
use std::{
    error::Error as StdError,
    fmt::{self, Display, Formatter},
    sync::Arc,
};

/// The error that a token function gave.
pub(super) type TokenError = Arc<dyn StdError + Send + Sync>;

/// Why a call failed, as data in [`Error::failure`], and as a text for people by its `Display`. Neither holds the token
/// or the pre-shared key.
#[derive(Clone, Debug)]
pub struct Error {
    failure: Failure,
    token_error: Option<TokenError>,
}

impl Error {
    pub(super) fn new(failure: Failure, token_error: Option<TokenError>) -> Self {
        Self { failure, token_error }
    }

    /// What went wrong, to match on: [`Failure::Validation`] has the issues of a tunnel that was not sent, and
    /// [`Failure::Api`] the status of the API's answer.
    pub fn failure(&self) -> &Failure {
        &self.failure
    }

    /// Stable code: the first error code of the API's answer, such as "paas-auth-1", else one of this crate, such as
    /// "timeout".
    pub fn code(&self) -> String {
        self.failure.code()
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::new(failure, None)
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.failure.fmt(f)
    }
}

/// The source is the error of the token function, or the failure after which no time was left for another attempt.
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.token_error {
            Some(error) => Some(&**error),
            None => self.failure.source(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_can_be_kept_wherever_frameworks_keep_errors() {
        fn check<T: Clone + Send + Sync + StdError + 'static>() {}
        check::<Error>();
    }
}
