//! Advice about a pre-shared key. Of the key itself, an issue holds its length and its estimated worth at most.

use super::{
    super::{Code, Issue, Step, Value},
    strength::{ENOUGH, weakness},
};

/// Characters below which a key is called very short.
const VERY_SHORT: usize = 16;

/// Characters below which a key is called short.
const SHORT: usize = 20;

/// The key that IONOS prints in its API documentation, where everyone can read it.
const SAMPLE: &str = "X2wosbaw74M8hQGbK3jCCaEusR6CCFRa";

/// Advice about a key.
pub(super) fn key(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(key) = value.text().filter(|key| !key.is_empty()) else { return };
    if key == SAMPLE {
        issues.push(Issue::new(Code::PskSample, path));
        return;
    }
    let length = key.chars().take(SHORT).count();
    if length < SHORT {
        let code = if length < VERY_SHORT { Code::PskVeryShort } else { Code::PskShort };
        issues.push(Issue::new(code, path).with("length", length).with("minimum", SHORT));
    }
    // That a short key is worth little has been said; that it follows a pattern has not.
    if let Some(weakness) = weakness(key).filter(|weakness| length == SHORT || weakness.pattern.is_some()) {
        let issue = Issue::new(Code::PskWeak, path).with("bits", weakness.bits).with("minimum", ENOUGH);
        issues.push(match weakness.pattern {
            Some(pattern) => issue.because(pattern),
            None => issue,
        });
    }
    issues.extend(prefix(key).map(|reason| Issue::new(Code::PskPrefix, path).because(reason)));
    issues.extend(characters(key).map(|reason| Issue::new(Code::PskCharacters, path).because(reason)));
}

/// The encoding that some gateways read out of how a key begins.
fn prefix(key: &str) -> Option<&'static str> {
    match key.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some("hexadecimal"),
        [b'0', b's' | b'S', ..] => Some("base64"),
        _ => None,
    }
}

/// The first kind of characters in a key that gateways treat differently.
fn characters(key: &str) -> Option<&'static str> {
    let has = |is_one: fn(u8) -> bool| key.bytes().any(is_one);
    if has(|byte| byte.is_ascii_control()) {
        Some("control")
    } else if !key.is_ascii() {
        Some("non-ascii")
    } else if has(|byte| matches!(byte, b'"' | b'\'' | b'\\')) {
        Some("quote")
    } else if has(|byte| byte == b' ') {
        Some("space")
    } else {
        None
    }
}
