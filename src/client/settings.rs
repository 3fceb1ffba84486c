//! Where to send requests, how long to try, and which headers a caller may add. Pure decisions.

use super::{
    failure::{ConfigurationCode, Failure},
    retry::RetryPolicy,
};
use crate::model::REGIONS;
use std::net::Ipv4Addr;

/// How one call is made: the client's settings, with those of the call laid over them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Milliseconds for one attempt, body included, and for one call of the token function; 0 for no limit.
    pub timeout_ms: f64,
    /// Milliseconds for the whole call: token, pauses and all attempts; 0 for no limit.
    pub deadline_ms: f64,
    /// When and how often to try again; `None` for a single attempt.
    pub retry: Option<RetryPolicy>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: 30_000.0, deadline_ms: 0.0, retry: Some(RetryPolicy::default()) }
    }
}

/// Picks the base URL, from the id of a region or from a URL. Of the URL, `url` holds what the platform's parser made of it,
/// in five lines: origin with path; protocol, as "https:"; host name; user name with password; query with fragment.
pub fn base_url(region: Option<&str>, url: Option<&str>, allow_insecure_http: bool) -> Result<String, Failure> {
    let refuse = |code, message| Err(Failure::configuration(code, message));
    match (region, url) {
        (Some(_), Some(_)) => refuse(ConfigurationCode::BaseUrlConflict, "Give either region or baseUrl, not both."),
        (Some(name), None) => region_url(name),
        (None, None) => refuse(
            ConfigurationCode::BaseUrlMissing,
            "Say where the API is: give a region, a baseUrl, or in Node the environment variable IONOS_API_URL.",
        ),
        (None, Some(parts)) => {
            let mut parts = parts.split('\n');
            let mut next = || parts.next().unwrap_or_default();
            let (base_url, protocol, hostname, credentials, query) = (next(), next(), next(), next(), next());
            if !matches!(protocol, "http:" | "https:") {
                return refuse(
                    ConfigurationCode::BaseUrlInvalid,
                    "baseUrl must be an absolute http or https URL, or in a browser a path of the page's origin.",
                );
            }
            if !credentials.is_empty() {
                return refuse(
                    ConfigurationCode::BaseUrlCredentials,
                    "baseUrl must not hold a user name or password; use token.",
                );
            }
            if !query.is_empty() {
                return refuse(ConfigurationCode::BaseUrlInvalid, "baseUrl must have no query and no fragment.");
            }
            if protocol == "http:" && !allow_insecure_http && !is_loopback(hostname) {
                return refuse(
                    ConfigurationCode::BaseUrlInsecure,
                    "Plain http would send the token and the pre-shared key unprotected: use https, or set allowInsecureHttp.",
                );
            }
            Ok(base_url.to_owned())
        }
    }
}

fn is_loopback(hostname: &str) -> bool {
    hostname == "localhost"
        || hostname.ends_with(".localhost")
        || hostname == "[::1]"
        || hostname.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
}

/// The server of a region, also in the spelling of the API's tools, "de/fra".
fn region_url(name: &str) -> Result<String, Failure> {
    let known = REGIONS.iter().find(|region| {
        region.id == name || name.split_once('/').is_some_and(|parts| region.id.split_once('-') == Some(parts))
    });
    known.map(|region| region.base_url.to_owned()).ok_or_else(|| {
        let ids = REGIONS.map(|region| region.id).join(", ");
        Failure::configuration(ConfigurationCode::RegionUnknown, format!("region must be one of {ids}."))
    })
}

/// Header fields that the client sets itself, or that tell of the connection (RFC 9110, section 7.6.1) or of the length
/// of the message, which the platform sets.
const RESERVED_HEADERS: [&str; 15] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Checks a header field that a caller adds (RFC 9110, sections 5.1 and 5.5). A value may hold Latin-1, as `fetch` sends
/// it.
pub fn check_header(name: &str, value: &str) -> Result<(), Failure> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        let words = "headers holds a name that is no HTTP header name.";
        return Err(Failure::configuration(ConfigurationCode::HeaderInvalid, words));
    }
    if RESERVED_HEADERS.iter().any(|reserved| reserved.eq_ignore_ascii_case(name)) {
        let words = format!("headers must not hold {name}: the client or the platform sets it.");
        return Err(Failure::configuration(ConfigurationCode::HeaderReserved, words));
    }
    let is_text = |character: char| match character {
        '\t' => true,
        _ => !character.is_ascii_control() && u32::from(character) <= 0xff,
    };
    if !value.chars().all(is_text) {
        let words = "must have no line breaks, control characters or characters beyond Latin-1.";
        return Err(Failure::configuration(ConfigurationCode::HeaderInvalid, format!("headers.{name} {words}")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The URL of a host as the platform's parser would take it apart.
    fn parts(protocol: &str, hostname: &str) -> String {
        [&format!("{protocol}//{hostname}"), protocol, hostname, "", ""].join("\n")
    }

    fn code(result: Result<String, Failure>) -> String {
        result.err().map(|failure| failure.code()).unwrap_or_default()
    }

    #[test]
    fn a_region_is_its_server() {
        assert_eq!(base_url(Some("de-fra"), None, false).ok().as_deref(), Some("https://vpn.de-fra.ionos.com"));
        assert_eq!(base_url(Some("de/fra"), None, false).ok().as_deref(), Some("https://vpn.de-fra.ionos.com"));
        for unknown in ["de-xxx", "de_fra", "DE-FRA", "de", "de/fra/1"] {
            assert_eq!(code(base_url(Some(unknown), None, false)), "region.unknown", "{unknown}");
        }
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
    fn a_header_field_may_hold_what_http_allows() {
        for (name, value) in [("x-trace", "a b"), ("X-Trace", "a\tb"), ("!#$%&'*+.^_`|~-9", ""), ("x-a", "\u{fc}")] {
            assert_eq!(check_header(name, value), Ok(()), "{name}: {value:?}");
        }
    }

    #[test]
    fn a_header_field_that_http_forbids_is_refused() {
        for (name, value) in [
            ("", "x"),
            ("a b", "x"),
            ("a:b", "x"),
            ("\u{fc}", "x"),
            ("x-a", "a\r\nX-B: b"),
            ("x-a", "a\0"),
            ("x-a", "a\u{1b}"),
            ("x-a", "a\u{7f}"),
            ("x-a", "\u{20ac}"),
        ] {
            let refused = check_header(name, value).map_err(|failure| failure.code());
            assert_eq!(refused, Err("header.invalid".to_owned()), "{name}: {value:?}");
        }
    }

    #[test]
    fn header_fields_of_the_client_and_of_the_connection_are_reserved() {
        for name in ["Authorization", "content-TYPE", "Content-Length", "connection", "Transfer-Encoding", "TE", "Host"]
        {
            let refused = check_header(name, "x").map_err(|failure| failure.code());
            assert_eq!(refused, Err("header.reserved".to_owned()), "{name}");
        }
    }
}
