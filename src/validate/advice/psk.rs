//! Advice about a pre-shared key. An issue never holds the key, only its length or its estimated worth in bits.

use super::{
    super::{
        Code, Issue, Step, Value,
        characters::{is_blank, trim, trimmed},
        psk::holds,
        psk_prefix,
    },
    placeholder::is_placeholder,
    step,
    strength::{ENOUGH, weakness},
};

/// A key of fewer characters is called very short.
const VERY_SHORT: usize = 16;

/// A key of fewer characters is called short.
const SHORT: usize = 20;

/// Most characters of a key that every gateway takes. The limit is that of AWS (EC2 API, VpnTunnelOptionsSpecification).
const LONGEST: usize = 64;

/// Fewest bytes of a name that is searched for in a key: a shorter one may be in a random key by chance.
const SHORTEST_NAME: usize = 6;

/// Fewest bytes of a key that is in no text by chance.
const LONG: usize = 12;

/// The key that IONOS prints in its API documentation, where everyone can read it.
const SAMPLE: &str = "X2wosbaw74M8hQGbK3jCCaEusR6CCFRa";

static KEY: [Step; 3] = [step("auth"), step("psk"), step("key")];

/// Advice about a key.
pub(super) fn key(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(key) = value.text().filter(|key| !key.is_empty()) else { return };
    // A key that has to be replaced anyway gets no further advice.
    if let Some(code) = known(key) {
        Issue::report(issues, code, path);
        return;
    }
    let length = key.chars().take(LONGEST + 1).count();
    if length < SHORT {
        let code = if length < VERY_SHORT { Code::PskVeryShort } else { Code::PskShort };
        Issue::report(issues, code, path).mention("length", length).mention("minimum", SHORT);
    } else if length > LONGEST {
        Issue::report(issues, Code::PskLong, path).mention("maximum", LONGEST);
    }
    // A very short key is reported as such already, so its weakness is reported only where it follows a pattern.
    if let Some(weakness) = weakness(key).filter(|weakness| length >= VERY_SHORT || weakness.pattern.is_some()) {
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

/// The code for a key that nobody made for this tunnel: the sample of IONOS, or a placeholder.
fn known(key: &str) -> Option<Code> {
    // A key that was read from a file often ends with a line break.
    let key = trimmed(key);
    if key == SAMPLE {
        Some(Code::PskSample)
    } else if is_placeholder(key) {
        Some(Code::PskPlaceholder)
    } else {
        None
    }
}

/// The worst kind of characters in a key that some gateways refuse or change; `None` where there are none.
fn characters(key: &str) -> Option<&'static str> {
    const KINDS: [&str; 7] = ["tilde", "space", "syntax", "quote", "non-ascii", "ends", "control"];
    let kind = |byte: u8| match byte {
        b'~' => 1,
        b' ' => 2,
        b'{' | b'}' | b'#' | b'$' => 3,
        b'"' | b'\'' | b'\\' | b'`' => 4,
        0x80.. => 5,
        _ if byte.is_ascii_control() => 7,
        _ => 0,
    };
    let mut worst = if trim(key, is_blank).len() < key.len() { 6 } else { 0_usize };
    for byte in key.bytes() {
        worst = worst.max(kind(byte));
    }
    KINDS.get(worst.checked_sub(1)?).copied()
}

/// Advice about a key that is found in the tunnel's name or description, or that contains the tunnel's name or host.
pub(super) fn in_public(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    // A key that was read from a file often ends with a line break. Where it was pasted into a text it has none.
    let Some(key) = tunnel.key().map(trimmed) else { return };
    for name in ["name", "description"] {
        let text = tunnel.member(name).text().unwrap_or_default();
        if shows(text, key) {
            let path = [name.into()];
            // Other issues at this path must not suggest a text with the key in it.
            for issue in issues.iter_mut().filter(|issue| *issue.path == path) {
                issue.suggestion = None;
            }
            Issue::report(issues, Code::PskExposed, &path);
        }
    }
    if known(key).is_some() {
        return;
    }
    let key = squeezed(key.as_bytes());
    // A name is split into its words, and into the labels of a host, and is also taken whole.
    const BETWEEN: [fn(&u8) -> bool; 3] = [|byte| !is_of_word(*byte), |byte| *byte == b'.', |_| false];
    let holds_word = |word: &[u8]| {
        let word = squeezed(word);
        word.len() >= SHORTEST_NAME && holds(&key, &word)
    };
    let is_in_key = |name: &str| BETWEEN.iter().any(|is_between| name.as_bytes().split(is_between).any(holds_word));
    for (member, reason) in [("name", "name"), ("remoteHost", "host")] {
        if tunnel.member(member).text().is_some_and(is_in_key) {
            Issue::report(issues, Code::PskOwnName, &KEY).because(reason);
            return;
        }
    }
}

/// Whether a text has the key in it. A short key may be there by chance: where it is a mere word, it counts only if it is the
/// whole text.
fn shows(text: &str, key: &str) -> bool {
    let is_by_chance =
        key.len() < LONG && (key.len() < SHORTEST_NAME || key.bytes().all(|byte| byte.is_ascii_alphabetic()));
    (!is_by_chance || text == key && key.len() >= SHORTEST_NAME) && holds(text.as_bytes(), key.as_bytes())
}

/// Letters and digits alone, those of ASCII in lower case.
fn squeezed(text: &[u8]) -> Vec<u8> {
    text.iter().filter(|byte| is_of_word(**byte)).map(u8::to_ascii_lowercase).collect()
}

/// Whether a byte belongs to a letter or a digit; beyond ASCII, all do.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
