//! Advice about a pre-shared key. Of the key itself, an issue holds its length and its estimated worth at most.

use super::{
    super::{Code, Issue, Step, Value, psk_prefix},
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
        Issue::report(issues, Code::PskSample, path);
        return;
    }
    let length = key.chars().take(SHORT).count();
    if length < SHORT {
        let code = if length < VERY_SHORT { Code::PskVeryShort } else { Code::PskShort };
        Issue::report(issues, code, path).mention("length", length).mention("minimum", SHORT);
    }
    // That a short key is worth little has been said; that it follows a pattern has not.
    if let Some(weakness) = weakness(key).filter(|weakness| length == SHORT || weakness.pattern.is_some()) {
        let issue = Issue::report(issues, Code::PskWeak, path);
        issue.mention("bits", weakness.bits).mention("minimum", ENOUGH);
        if let Some(pattern) = weakness.pattern {
            issue.because(pattern);
        }
    }
    for (code, reason) in [(Code::PskPrefix, psk_prefix(key)), (Code::PskCharacters, characters(key))] {
        if let Some(reason) = reason {
            Issue::report(issues, code, path).because(reason);
        }
    }
}

/// The worst kind of characters in a key that gateways treat differently.
fn characters(key: &str) -> Option<&'static str> {
    const KINDS: [&str; 4] = ["space", "quote", "non-ascii", "control"];
    let kind = |byte: u8| match byte {
        b' ' => 1,
        b'"' | b'\'' | b'\\' => 2,
        0x80.. => 3,
        _ if byte.is_ascii_control() => 4,
        _ => 0,
    };
    let mut worst = 0_usize;
    for byte in key.bytes() {
        worst = worst.max(kind(byte));
    }
    KINDS.get(worst.checked_sub(1)?).copied()
}
