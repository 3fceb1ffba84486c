//! What can be a bearer token.

use super::failure::{ConfigurationCode, Failure};

/// Checks that a bearer token can stand in a header (RFC 6750, section 2.1: visible ASCII without spaces).
pub fn check_token(token: &str) -> Result<(), Failure> {
    if token.is_empty() {
        return Err(Failure::configuration(
            ConfigurationCode::TokenMissing,
            "Give a token, or in Node the environment variable IONOS_TOKEN.",
        ));
    }
    if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Failure::configuration(
        ConfigurationCode::TokenInvalid,
        "token must be visible ASCII characters without spaces, line breaks or a leading \"Bearer\".",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_must_fit_a_header() {
        assert!(check_token("eyJ0eXAi.abc-_~+/=").is_ok());
        for token in ["", "a b", "a\n", "Bearer a", "ä", "a\0"] {
            assert!(check_token(token).is_err(), "{token:?}");
        }
    }
}
