//! Configuration: where to send requests, what may stand in a header, how long to try. Pure decisions.

use super::{
    error::{Refusal, refusal},
    retry::Policy,
};
use crate::{model::REGIONS, validate::parse_ipv4};

/// Milliseconds for one attempt where nothing else is said.
pub const DEFAULT_TIMEOUT_MS: f64 = 30_000.0;

/// Picks the base URL. `url` is what the platform's parser made of the one that is given: origin with path, protocol
/// ("https:"), host, user name with password, and query with fragment, a line each.
pub fn base_url(region: Option<&str>, url: Option<&str>, allow_insecure_http: bool) -> Result<String, Box<Refusal>> {
    let refuse = |code, message| Err(refusal(code, &[message]));
    match (region, url) {
        (Some(_), Some(_)) => refuse("base-url.conflict", "Give either region or baseUrl, not both."),
        (Some(id), None) => match REGIONS.iter().find(|region| region.id == id) {
            Some(region) => Ok(region.base_url.to_owned()),
            None => {
                let mut known = REGIONS[0].id.to_owned();
                for region in &REGIONS[1..] {
                    known += ", ";
                    known += region.id;
                }
                Err(refusal("region.unknown", &["region must be one of ", &known, "."]))
            }
        },
        (None, None) => refuse(
            "base-url.missing",
            "Say where the API is: give a region, a baseUrl, or in Node the environment variable IONOS_API_URL.",
        ),
        (None, Some(parts)) => {
            let mut parts = parts.split('\n');
            let mut next = || parts.next().unwrap_or_default();
            let (base_url, protocol, hostname, credentials, query) = (next(), next(), next(), next(), next());
            if !matches!(protocol, "http:" | "https:") {
                return refuse(
                    "base-url.invalid",
                    "baseUrl must be an absolute http or https URL, or in a browser a path of the page's origin.",
                );
            }
            if !credentials.is_empty() {
                return refuse("base-url.credentials", "baseUrl must not hold a user name or password; use token.");
            }
            if !query.is_empty() {
                return refuse("base-url.invalid", "baseUrl must have no query and no fragment.");
            }
            if protocol == "http:" && !allow_insecure_http && !is_loopback(hostname) {
                return refuse(
                    "base-url.insecure",
                    "Plain http would send the token and the pre-shared key unprotected: use https, or set allowInsecureHttp.",
                );
            }
            Ok(base_url.to_owned())
        }
    }
}

fn is_loopback(hostname: &str) -> bool {
    let address = parse_ipv4(hostname);
    hostname == "localhost"
        || hostname.ends_with(".localhost")
        || hostname == "[::1]"
        || address.is_some_and(|address| address >> 24 == 127)
}

/// Checks that a bearer token can stand in a header (RFC 6750: visible ASCII, no spaces).
pub fn check_token(token: &str) -> Result<(), Box<Refusal>> {
    if token.is_empty() {
        return Err(refusal("token.missing", &["Give a token, or in Node the environment variable IONOS_TOKEN."]));
    }
    if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(refusal(
        "token.invalid",
        &["token must be visible ASCII characters without spaces, line breaks or a leading \"Bearer\"."],
    ))
}

/// How one call is made: the client's settings, with those of the call laid over them.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Milliseconds for one attempt, 0 for no limit.
    pub timeout_ms: f64,
    /// When and how often to try again; `None` for a single attempt.
    pub retry: Option<Policy>,
    /// Header fields that the caller adds, each a line that begins with a line break. The last one of a name counts.
    pub headers: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: DEFAULT_TIMEOUT_MS, retry: Some(Policy::default()), headers: String::new() }
    }
}

/// Encodes an id as one segment of a path; `None` where it is empty or would change the path.
pub fn path_segment(id: &str) -> Option<String> {
    if matches!(id, "" | "." | "..") {
        return None;
    }
    let mut segment = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            segment.push(char::from(byte));
        } else {
            segment.push('%');
            for digit in [byte >> 4, byte & 15] {
                segment.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    Some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The URL of a host as the platform's parser would take it apart.
    fn parts(protocol: &str, hostname: &str) -> String {
        [&format!("{protocol}//{hostname}"), protocol, hostname, "", ""].join("\n")
    }

    fn code(result: Result<String, Box<Refusal>>) -> &'static str {
        match result {
            Err(refusal) => refusal.code,
            _ => "",
        }
    }

    #[test]
    fn a_region_is_its_server() {
        assert_eq!(base_url(Some("de-fra"), None, false).ok().as_deref(), Some("https://vpn.de-fra.ionos.com"));
        assert_eq!(code(base_url(Some("de-xxx"), None, false)), "region.unknown");
    }

    #[test]
    fn what_cannot_work_is_refused() {
        let refused = |url: &str| code(base_url(None, Some(url), false));
        assert_eq!(code(base_url(None, None, false)), "base-url.missing");
        assert_eq!(code(base_url(Some("de-fra"), Some(""), false)), "base-url.conflict");
        assert_eq!(refused(""), "base-url.invalid");
        assert_eq!(refused(&parts("ftp:", "example.com")), "base-url.invalid");
        assert_eq!(refused("https://example.com\nhttps:\nexample.com\nme\n"), "base-url.credentials");
        assert_eq!(refused("https://example.com\nhttps:\nexample.com\n\n?a"), "base-url.invalid");
        assert_eq!(refused(&parts("http:", "example.com")), "base-url.insecure");
        assert_eq!(refused(&parts("http:", "localhost.example.com")), "base-url.insecure");
    }

    #[test]
    fn plain_http_may_stay_on_this_machine() {
        for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "emulator.localhost"] {
            assert!(base_url(None, Some(&parts("http:", host)), false).is_ok(), "{host}");
        }
        assert!(base_url(None, Some(&parts("http:", "example.com")), true).is_ok());
    }

    #[test]
    fn a_token_must_fit_a_header() {
        assert!(check_token("eyJ0eXAi.abc-_~+/=").is_ok());
        for token in ["", "a b", "a\n", "Bearer a", "ä", "a\0"] {
            assert!(check_token(token).is_err(), "{token:?}");
        }
    }

    #[test]
    fn an_id_cannot_change_the_path() {
        assert_eq!(path_segment("a/../b?c#d%2e").as_deref(), Some("a%2F..%2Fb%3Fc%23d%252e"));
        for id in ["", ".", ".."] {
            assert_eq!(path_segment(id), None);
        }
    }
}
