//! Secrets in a server's texts: in whatever notation they are written, nobody can read them from the redacted text.
#![cfg(not(target_arch = "wasm32"))]

use ionos_ipsec_tunnels::client::redact::redact;
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest},
    sample::select,
    string::string_regex,
};

fn without(secret: &str, text: &str) -> String {
    redact(text, &[secret.to_owned()])
}

// ── Notations ───────────────────────────────────────────────────────────────────────────────────────

/// One way to write a character.
type Notation = fn(char) -> String;

fn plain(character: char) -> String {
    character.to_string()
}

fn json(character: char) -> String {
    match character {
        '"' | '\\' | '/' => format!("\\{character}"),
        '\n' => "\\n".into(),
        '\r' => "\\r".into(),
        '\t' => "\\t".into(),
        '\u{8}' => "\\b".into(),
        '\u{c}' => "\\f".into(),
        _ => plain(character),
    }
}

fn json_units(character: char) -> String {
    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

fn json_units_in_capitals(character: char) -> String {
    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect()
}

fn url(character: char) -> String {
    let bytes = character.to_string().into_bytes();
    if character.is_ascii_alphanumeric() { plain(character) } else { percents(&bytes) }
}

fn url_of_all(character: char) -> String {
    percents(character.to_string().as_bytes()).to_lowercase()
}

fn percents(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

fn form(character: char) -> String {
    if character == ' ' { "+".into() } else { url(character) }
}

fn html(character: char) -> String {
    match character {
        '&' => "&amp;".into(),
        '<' => "&lt;".into(),
        '>' => "&gt;".into(),
        '"' => "&quot;".into(),
        '\'' => "&#39;".into(),
        _ => plain(character),
    }
}

fn html_numbers(character: char) -> String {
    format!("&#{};", u32::from(character))
}

fn html_hex(character: char) -> String {
    format!("&#x{:X};", u32::from(character))
}

const NOTATIONS: [Notation; 10] =
    [plain, json, json_units, json_units_in_capitals, url, url_of_all, form, html, html_numbers, html_hex];

fn notation() -> impl Strategy<Value = Notation> {
    select(&NOTATIONS[..])
}

/// Each character in a notation of its own.
fn write(text: &str, notations: &[Notation]) -> String {
    text.chars().zip(notations.iter().cycle()).map(|(character, notation)| notation(character)).collect()
}

// ── What a reader could decode ──────────────────────────────────────────────────────────────────────

fn read_json(text: &str) -> String {
    let mut units = Vec::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let after = rest.as_str();
        let unit = after.get(1..5).filter(|_| after.starts_with('u')).and_then(|hex| u16::from_str_radix(hex, 16).ok());
        match (character, unit) {
            ('\\', Some(unit)) => {
                units.push(unit);
                rest = after[5..].chars();
            }
            ('\\', None) => {
                let escaped = match rest.next() {
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some('t') => '\t',
                    Some('b') => '\u{8}',
                    Some('f') => '\u{c}',
                    Some(other) => other,
                    None => '\\',
                };
                units.extend_from_slice(escaped.encode_utf16(&mut [0; 2]));
            }
            _ => units.extend_from_slice(character.encode_utf16(&mut [0; 2])),
        }
    }
    String::from_utf16_lossy(&units)
}

fn read_url(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let byte = rest.get(1..3).filter(|_| character == '%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let length = if byte.is_some() { 3 } else { character.len_utf8() };
        match byte {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(&rest.as_bytes()[..length]),
        }
        rest = &rest[length..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn read_form(text: &str) -> String {
    read_url(&text.replace('+', " "))
}

fn read_html(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let entity = rest.strip_prefix('&').and_then(|after| Some(&after[..after.find(';')?]));
        let meant = entity.and_then(|entity| match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            _ => {
                let number = entity.strip_prefix('#')?;
                let hex = number.strip_prefix('x').map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
            }
        });
        read.push(meant.unwrap_or(character));
        let length = entity.filter(|_| meant.is_some()).map_or(character.len_utf8(), |entity| entity.len() + 2);
        rest = &rest[length..];
    }
    read
}

/// A text, and the results of decoding it once or several times.
fn decoded(text: String, times: usize) -> Vec<String> {
    let mut all = vec![text];
    for _ in 0..times {
        let more: Vec<_> = [read_json, read_url, read_form, read_html]
            .into_iter()
            .flat_map(|read| all.iter().map(move |text| read(text)))
            .collect();
        all.extend(more);
        all.sort_unstable();
        all.dedup();
    }
    all
}

// ── Properties ──────────────────────────────────────────────────────────────────────────────────────

/// Secrets with the characters that notations escape, and with any others.
fn secret() -> impl Strategy<Value = String> {
    let pattern = |pattern| string_regex(pattern).expect("a pattern");
    prop_oneof![pattern("[a-zA-Z0-9._~+/=-]{4,40}"), pattern(r#"[\\%&+"'/;<> u0-4ampA]{4,20}"#), pattern("\\PC{4,20}")]
        .prop_filter("it is no part of the mark", |secret| secret.len() >= 4 && !"[redacted]".contains(secret.as_str()))
}

/// What stands around a secret.
fn surroundings() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        select(vec!["{\"key\":\"", "\\\"", "\"}", "token=", "&amp;", "%22", "&quot;", "<b>", "\\n", "100% "])
            .prop_map(str::to_owned),
        string_regex("[ -~]{0,12}").expect("a pattern"),
    ]
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_mixture_of_notations_lets_a_secret_through(
        secret in secret(), before in surroundings(), after in surroundings(), notations in vec(notation(), 1..8),
    ) {
        let text = format!("{before}{}{after}", write(&secret, &notations));
        let clean = without(&secret, &text);
        for read in decoded(clean.clone(), 1) {
            prop_assert!(!read.contains(&secret), "{secret:?} is read out of {clean:?}, which was {text:?}");
        }
    }

    #[test]
    fn no_notation_inside_another_lets_a_secret_through(
        secret in secret(), before in surroundings(), after in surroundings(), layers in vec(notation(), 1..=3),
    ) {
        let written = layers.iter().fold(secret.clone(), |text, notation| write(&text, &[*notation]));
        let text = format!("{before}{written}{after}");
        let clean = without(&secret, &text);
        for read in decoded(clean.clone(), 3) {
            prop_assert!(!read.contains(&secret), "{secret:?} is read out of {clean:?}, which was {text:?}");
        }
    }

    #[test]
    fn of_secrets_that_overlap_nothing_is_left(
        head in "[a-f]{3}", shared in "[g-m]{3}", tail in "[n-z]{3}",
    ) {
        let secrets = [format!("{head}{shared}"), format!("{shared}{tail}")];
        prop_assert_eq!(redact(&format!("<{head}{shared}{tail}>"), &secrets), "<[redacted]>");
    }

    #[test]
    fn what_holds_no_secret_stays_as_it_is(text in any::<String>(), secret in secret()) {
        prop_assume!(!decoded(text.clone(), 3).iter().any(|text| text.contains(&secret)));
        prop_assert_eq!(without(&secret, &text), text);
    }
}

// ── Examples ────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_text_around_a_secret_stays() {
    assert_eq!(without("s3cr3t-canary", "token s3cr3t-canary is expired"), "token [redacted] is expired");
}

#[test]
fn a_secret_is_hidden_as_often_as_it_comes() {
    assert_eq!(without("canary", "canary, c%61nary and canary"), "[redacted], [redacted] and [redacted]");
}

#[test]
fn notations_are_recognised() {
    for text in [
        r#"a"b\/é"#,
        r#"a\"b\\\/é"#,
        r"\u0061\u0022\u0062\u005C\u002f\u00e9",
        "a%22b%5C/%C3%A9",
        "a&quot;b\\/&#233;",
        "a&#x22;b&#92;/&#xE9;",
        r#"a\\\"b\\\\/\\u00e9"#,
        "a%2522b%255c/%25c3%25a9",
        "a%26quot%3Bb%5C%2F%26%23233%3B",
        "a&amp;quot;b\\/&amp;#233;",
    ] {
        assert_eq!(without("a\"b\\/é", &format!("<{text}>")), "<[redacted]>", "{text}");
    }
}

#[test]
fn characters_beyond_the_first_plane_are_recognised() {
    for text in ["key🔑", r"key\ud83d\udd11", "key%F0%9F%94%91", "key&#128273;"] {
        assert_eq!(without("key🔑", text), "[redacted]", "{text}");
    }
}

#[test]
fn a_key_that_looks_like_an_escape_is_recognised() {
    for text in [r"\u0041%42&amp;", r"\\u0041%42&amp;", r"\u0041%2542&amp;", r"\u0041%42&amp;amp;"] {
        assert_eq!(without(r"\u0041%42&amp;", text), "[redacted]", "{text}");
    }
}

#[test]
fn encodings_are_recognised_also_of_what_the_secret_is_a_part_of() {
    for text in [
        // s3cr3t-canary, "Bearer s3cr3t-canary" and "xxs3cr3t-canary" in Base64,
        "czNjcjN0LWNhbmFyeQ==",
        "QmVhcmVyIHMzY3IzdC1jYW5hcnk=",
        "eHhzM2NyM3QtY2FuYXJ5",
        // in hexadecimal, and Base64 in a URL.
        "7333637233742d63616e617279",
        "7333637233742D63616E617279",
        "czNjcjN0LWNhbmFyeQ%3D%3D",
    ] {
        let clean = without("s3cr3t-canary", &format!("<{text}>"));
        assert!(clean.contains("[redacted]"), "{text}");
        let left = clean.replace("[redacted]", "");
        assert!(left.len() <= 18, "{left:?} is left of {text}");
    }
}

#[test]
fn both_alphabets_of_base64_are_recognised() {
    // Bytes that are "+" and "/" in one alphabet, and "-" and "_" in the other.
    for text in ["fj4/fj4/fj4/", "fj4_fj4_fj4_"] {
        assert_eq!(without("~>?~>?~>?", &format!("<{text}>")), "<[redacted]>", "{text}");
    }
}

#[test]
fn escapes_in_capitals_are_recognised() {
    for text in [r"\U0041\U0042CD", "&AMP;&#X41;BCD", "%41%42CD"] {
        assert!(without("ABCD", text).contains("[redacted]"), "{text}");
    }
}

#[test]
fn a_secret_that_is_cut_off_at_the_end_is_recognised() {
    assert_eq!(without("s3cr3t-canary", "token s3cr3t-can"), "token [redacted]");
    assert_eq!(without("s3cr3t-canary", "token s3cr3t"), "token s3cr3t");
}

#[test]
fn a_secret_that_is_cut_off_within_a_character_is_recognised() {
    for (secret, text) in [
        ("s3cr3t-canßry", "token s3cr3t-can\u{fffd}"),
        ("s3cr3t-can\"ry", "token s3cr3t-can\\"),
        ("s3cr3t-canßry", "token s3cr3t-can\\u00"),
        ("s3cr3t-can ry", "token s3cr3t-can%2"),
        ("s3cr3t-canßry", "token s3cr3t-can%25C3%25"),
        ("s3cr3t-can&ry", "token s3cr3t-can&am"),
        ("s3cr3t-can&ry", "token s3cr3t-can&amp;am"),
    ] {
        assert_eq!(without(secret, text), "token [redacted]", "{text}");
    }
    assert_eq!(without("s3cr3t-can&ry", "token s3cr3t-can&amp;ry refused"), "token [redacted] refused");
    assert_eq!(without("s3cr3t&ry", "token s3cr3t&am"), "token s3cr3t&am");
}

#[test]
fn a_word_is_no_secret() {
    assert_eq!(without("a", "a tunnel"), "a tunnel");
}

#[test]
fn texts_that_are_entangled_on_purpose_are_hidden_whole() {
    let simple = "a".repeat(50_000);
    assert_eq!(without("b123", &simple), simple);
    for (secret, text) in [
        ("a".repeat(200) + "b", "a".repeat(200_000)),
        ("\\".repeat(200) + "b", "\\".repeat(20_000)),
        ("%25".repeat(60) + "b", "%25".repeat(20_000)),
        ("&amp;".repeat(60) + "b", "&amp;".repeat(20_000)),
    ] {
        assert_eq!(without(&secret, &text), "[redacted]");
    }
}
