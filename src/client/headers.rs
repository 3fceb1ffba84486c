//! Header fields: the ones that the client sends, and the ones that a caller may add.

use super::failure::{ConfigurationCode, Failure};

/// The header fields that the client sets itself. Callers cannot set them: [`check_header`] refuses their names.
pub fn headers(token: &str, has_body: bool) -> Vec<(&'static str, String)> {
    let media_types = media_types(has_body).iter().map(|(name, value)| (*name, (*value).to_owned()));
    media_types.chain([("authorization", authorization(token))]).collect()
}

/// The header fields about media types, which are the same for every attempt.
pub fn media_types(has_body: bool) -> &'static [(&'static str, &'static str)] {
    const JSON: [(&str, &str); 2] = [("accept", "application/json"), ("content-type", "application/json")];
    if has_body { &JSON } else { &JSON[..1] }
}

/// The value of `authorization`.
pub fn authorization(token: &str) -> String {
    ["Bearer ", token].concat()
}

/// Header fields that callers cannot set. The client sets them itself, or the platform does: those of the connection
/// (RFC 9110, section 7.6.1) and of the length of the message.
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

    #[test]
    fn a_body_is_json() {
        let names = |has_body| headers("t", has_body).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(false), ["accept", "authorization"]);
        assert_eq!(names(true), ["accept", "content-type", "authorization"]);
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
