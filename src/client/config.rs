//! Configuration: where to send requests, what may stand in a header, how long to try. Pure decisions.

use super::{Failure, retry::Policy};
use crate::{model::REGIONS, validate::parse_ipv4};

/// Milliseconds for one attempt where nothing else is said.
pub const DEFAULT_TIMEOUT_MS: f64 = 30_000.0;

/// A URL as the platform's parser took it apart.
#[derive(Clone, Debug, Default)]
pub struct ParsedUrl {
    /// The scheme with its colon: "https:".
    pub protocol: String,
    /// The host without its port.
    pub hostname: String,
    /// Scheme, host and port.
    pub origin: String,
    /// The path.
    pub pathname: String,
    /// Whether it holds a user name or a password.
    pub has_credentials: bool,
    /// Whether it holds a query or a fragment.
    pub has_query_or_fragment: bool,
}

/// Picks the base URL. `parse` is the platform's URL parser; blank texts must have become `None`.
pub fn base_url(
    region: Option<&str>,
    base_url: Option<&str>,
    parse: impl Fn(&str) -> Option<ParsedUrl>,
    allow_insecure_http: bool,
) -> Result<String, Failure> {
    let refuse = |code, message: String| Err(Failure::configuration(code, message));
    match (region, base_url) {
        (Some(_), Some(_)) => refuse("base-url.conflict", "Give either region or baseUrl, not both.".into()),
        (Some(id), None) => match REGIONS.iter().find(|region| region.id == id) {
            Some(region) => Ok(region.base_url.to_owned()),
            None => {
                let known = REGIONS.map(|region| region.id).join(", ");
                refuse("region.unknown", format!("region must be one of {known}."))
            }
        },
        (None, None) => refuse(
            "base-url.missing",
            "Say where the API is: give a region, a baseUrl, or in Node the environment variable IONOS_API_URL.".into(),
        ),
        (None, Some(text)) => {
            let Some(url) = parse(text).filter(|url| matches!(&*url.protocol, "http:" | "https:")) else {
                return refuse(
                    "base-url.invalid",
                    "baseUrl must be an absolute http or https URL, or in a browser a path of the page's origin."
                        .into(),
                );
            };
            if url.has_credentials {
                return refuse(
                    "base-url.credentials",
                    "baseUrl must not hold a user name or password; use token.".into(),
                );
            }
            if url.has_query_or_fragment {
                return refuse("base-url.invalid", "baseUrl must have no query and no fragment.".into());
            }
            if url.protocol == "http:" && !allow_insecure_http && !is_loopback(&url.hostname) {
                return refuse(
                    "base-url.insecure",
                    "Plain http would send the token and the pre-shared key unprotected: use https, or set allowInsecureHttp."
                        .into(),
                );
            }
            Ok(format!("{}{}", url.origin, url.pathname.trim_end_matches('/')))
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
pub fn check_token(token: &str) -> Result<(), Failure> {
    if token.is_empty() {
        return Err(token_missing());
    }
    if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Failure::configuration(
        "token.invalid",
        "token must be visible ASCII characters without spaces, line breaks or a leading \"Bearer\".",
    ))
}

/// No token at all.
pub fn token_missing() -> Failure {
    Failure::configuration("token.missing", "Give a token, or in Node the environment variable IONOS_TOKEN.")
}

/// Headers that the client sets itself.
const RESERVED: [&str; 3] = ["authorization", "content-type", "accept"];

/// Checks a header that a caller adds.
pub fn check_header(name: &str, value: &str) -> Result<(), Failure> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(Failure::configuration("header.invalid", "headers holds a name that is no HTTP header name."));
    }
    if RESERVED.iter().any(|reserved| name.eq_ignore_ascii_case(reserved)) {
        let message = format!("headers must not hold {name}: the client sets it itself.");
        return Err(Failure::configuration("header.reserved", message));
    }
    if value.chars().any(|c| matches!(c, '\0' | '\r' | '\n') || c > '\u{ff}') {
        let message = format!("headers.{name} must have no line breaks, null bytes or characters beyond Latin-1.");
        return Err(Failure::configuration("header.invalid", message));
    }
    Ok(())
}

/// How one call is made: the client's settings, with those of the call laid over them.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Milliseconds for one attempt, 0 for no limit.
    pub timeout_ms: f64,
    /// When and how often to try again; `None` for a single attempt.
    pub retry: Option<Policy>,
    /// Headers that the caller adds.
    pub headers: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: DEFAULT_TIMEOUT_MS, retry: Some(Policy::default()), headers: Vec::new() }
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
            segment.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<ParsedUrl> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) =
            rest.split_once('/').map_or((rest, String::new()), |(host, path)| (host, format!("/{path}")));
        Some(ParsedUrl {
            protocol: format!("{scheme}:"),
            hostname: host.rsplit_once('@').map_or(host, |(_, host)| host).to_owned(),
            origin: format!("{scheme}://{host}"),
            has_credentials: host.contains('@'),
            has_query_or_fragment: path.contains(['?', '#']),
            pathname: path,
        })
    }

    fn code(result: Result<String, Failure>) -> &'static str {
        match result {
            Err(Failure::Configuration { code, .. }) => code,
            _ => "",
        }
    }

    #[test]
    fn a_region_is_its_server() {
        assert_eq!(base_url(Some("de-fra"), None, parse, false).ok().as_deref(), Some("https://vpn.de-fra.ionos.com"));
        assert_eq!(code(base_url(Some("de-xxx"), None, parse, false)), "region.unknown");
    }

    #[test]
    fn a_base_url_loses_its_trailing_slash() {
        for text in ["https://example.com", "https://example.com/", "https://example.com/vpn//"] {
            let url = base_url(None, Some(text), parse, false).expect(text);
            assert!(!url.ends_with('/') && text.starts_with(&url));
        }
    }

    #[test]
    fn what_cannot_work_is_refused() {
        assert_eq!(code(base_url(None, None, parse, false)), "base-url.missing");
        assert_eq!(code(base_url(Some("de-fra"), Some("https://example.com"), parse, false)), "base-url.conflict");
        assert_eq!(code(base_url(None, Some("ftp://example.com"), parse, false)), "base-url.invalid");
        assert_eq!(code(base_url(None, Some("https://me@example.com"), parse, false)), "base-url.credentials");
        assert_eq!(code(base_url(None, Some("https://example.com/?a"), parse, false)), "base-url.invalid");
        assert_eq!(code(base_url(None, Some("http://example.com"), parse, false)), "base-url.insecure");
        assert_eq!(code(base_url(None, Some("http://localhost.example.com"), parse, false)), "base-url.insecure");
    }

    #[test]
    fn plain_http_may_stay_on_this_machine() {
        for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "emulator.localhost"] {
            assert!(base_url(None, Some(&format!("http://{host}")), parse, false).is_ok(), "{host}");
        }
        assert!(base_url(None, Some("http://example.com"), parse, true).is_ok());
    }

    #[test]
    fn a_token_must_fit_a_header() {
        assert!(check_token("eyJ0eXAi.abc-_~+/=").is_ok());
        for token in ["", "a b", "a\n", "Bearer a", "ä", "a\0"] {
            assert!(check_token(token).is_err(), "{token:?}");
        }
    }

    #[test]
    fn headers_of_the_client_are_its_own() {
        assert!(check_header("X-Trace", "a b").is_ok());
        for (name, value) in
            [("Authorization", "x"), ("content-TYPE", "x"), ("", "x"), ("a b", "x"), ("x", "a\r\nb"), ("x", "€")]
        {
            assert!(check_header(name, value).is_err(), "{name:?}");
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
