//! Where the API is: the server of a region, or a URL that a caller gives.

use super::failure::{ConfigurationCode, Failure};
use crate::model::REGIONS;
use std::net::Ipv4Addr;

/// The parts of a URL, as the platform's URL parser gives them. All of them are empty where a text is no URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UrlParts<'a> {
    /// Origin and path, without slashes at the end.
    pub base_url: &'a str,
    /// The protocol with its colon, as "https:".
    pub protocol: &'a str,
    /// The host without its port.
    pub hostname: &'a str,
    /// User name and password.
    pub credentials: &'a str,
    /// Query and fragment.
    pub query: &'a str,
}

/// Picks the base URL: the server of a region, or a URL of the caller's. Plain http is allowed to loopback addresses alone,
/// unless `allow_insecure_http` is set.
///
/// # Errors
///
/// [`Failure::Configuration`] where both or none are given, the region is unknown, or the URL cannot be used.
pub fn base_url(region: Option<&str>, url: Option<UrlParts<'_>>, allow_insecure_http: bool) -> Result<String, Failure> {
    match (region, url) {
        (Some(_), Some(_)) => refuse(ConfigurationCode::BaseUrlConflict, "Give either region or baseUrl, not both."),
        (Some(name), None) => region_url(name),
        (None, Some(url)) => checked_url(url, allow_insecure_http),
        (None, None) => refuse(
            ConfigurationCode::BaseUrlMissing,
            "Say where the API is: give a region, a baseUrl, or in Node the environment variable IONOS_API_URL.",
        ),
    }
}

fn refuse<T>(code: ConfigurationCode, message: &str) -> Result<T, Failure> {
    Err(Failure::configuration(code, message))
}

fn checked_url(url: UrlParts<'_>, allow_insecure_http: bool) -> Result<String, Failure> {
    let UrlParts { base_url, protocol, hostname, credentials, query } = url;
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

fn is_loopback(hostname: &str) -> bool {
    hostname == "localhost"
        || hostname.ends_with(".localhost")
        || hostname == "[::1]"
        || hostname.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
}

/// The server of a region. Its id may also be spelled as other tools of IONOS do: "de/fra".
fn region_url(name: &str) -> Result<String, Failure> {
    let known = REGIONS.iter().find(|region| {
        region.id == name || name.split_once('/').is_some_and(|parts| region.id.split_once('-') == Some(parts))
    });
    known.map(|region| region.base_url.to_owned()).ok_or_else(|| {
        let ids = REGIONS.map(|region| region.id).join(", ");
        Failure::configuration(ConfigurationCode::RegionUnknown, format!("region must be one of {ids}."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: UrlParts<'_> = UrlParts {
        base_url: "https://example.com",
        protocol: "https:",
        hostname: "example.com",
        credentials: "",
        query: "",
    };

    fn plain_http(hostname: &str) -> UrlParts<'_> {
        UrlParts { protocol: "http:", hostname, ..EXAMPLE }
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
        let refused = |url| code(base_url(None, Some(url), false));
        assert_eq!(code(base_url(None, None, false)), "base-url.missing");
        assert_eq!(code(base_url(Some("de-fra"), Some(EXAMPLE), false)), "base-url.conflict");
        assert_eq!(refused(UrlParts::default()), "base-url.invalid");
        assert_eq!(refused(UrlParts { protocol: "ftp:", ..EXAMPLE }), "base-url.invalid");
        assert_eq!(refused(UrlParts { credentials: "me", ..EXAMPLE }), "base-url.credentials");
        assert_eq!(refused(UrlParts { query: "?a", ..EXAMPLE }), "base-url.invalid");
        assert_eq!(refused(plain_http("example.com")), "base-url.insecure");
        assert_eq!(refused(plain_http("localhost.example.com")), "base-url.insecure");
    }

    #[test]
    fn a_url_that_can_be_used_is_the_base_url() {
        assert_eq!(base_url(None, Some(EXAMPLE), false), Ok("https://example.com".to_owned()));
    }

    #[test]
    fn plain_http_may_stay_on_this_machine() {
        for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "emulator.localhost"] {
            assert!(base_url(None, Some(plain_http(host)), false).is_ok(), "{host}");
        }
        assert!(base_url(None, Some(plain_http("example.com")), true).is_ok());
    }
}
