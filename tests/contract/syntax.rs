//! What is JSON, and where a text stops being it: compared with serde_json, which reads values that nobody asks for as
//! far as the grammar goes.

use super::{check, good, mistake, placeless};
use ionos_ipsec_tunnels::validate::{Issue, Step, SyntaxError, check_tunnel_json, check_tunnels_json};
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest},
    sample::{Index, select},
    string::string_regex,
};
use regex::{Captures, Regex};
use serde::de::IgnoredAny;
use serde_json::{Value as Json, json};
use std::{borrow::Cow, fmt::Debug, sync::LazyLock};

/// Pieces of JSON, and of what is nearly JSON.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    " ",
    "\t",
    "\r",
    "\n",
    "\u{c}",
    "\u{a0}",
    "\u{feff}",
    "//",
    "/*",
    "'",
    "true",
    "false",
    "null",
    "tru",
    "nulll",
    "True",
    "NaN",
    "Infinity",
    "0",
    "-",
    "-0",
    "01",
    "+1",
    "7",
    "3600",
    ".5",
    "1.",
    "1.5",
    "1.5.",
    "1e",
    "1e5",
    "1E+5",
    "1e-",
    "-1.5e-05",
    "0x1",
    "\"\"",
    "\"name\"",
    "\"ike\"",
    "\"x\"",
    "\"é𝕏\"",
    "\"\\n\\/\"",
    "\"\\x\"",
    "\"\\\"\"",
    "\"\n\"",
    "\"\0\"",
    "\"\u{1f}\"",
    "\"\u{7f}\"",
    "{}",
    "[]",
    "{\"a\":1}",
    "[1,2]",
    "{\"a\":[{\"b\":null},[]]}",
    "{\"name\":\"x\",\"name\":7}",
    "{\"auth\" :{\"psk\": [1]}}",
];

/// A text in which JSON may be found.
fn text() -> impl Strategy<Value = String> {
    let piece = || select(PIECES);
    let soup = vec(piece(), 0..8).prop_map(|pieces| pieces.concat());
    let changed = (any::<bool>(), any::<Index>(), 0_usize..6, piece()).prop_map(|(is_pretty, at, length, piece)| {
        let text = if is_pretty { format!("{:#}", good()) } else { good().to_string() };
        let at = at.index(text.len());
        let end = text.len().min(at + length);
        format!("{}{piece}{}", &text[..at], &text[end..])
    });
    prop_oneof![soup, changed]
}

/// Where a piece of text may stand in a tunnel; "@" is its place.
fn surroundings() -> impl Strategy<Value = String> {
    let whole = good().to_string();
    let member = |name: &str| format!("{{\n  \"{name}\": @,{}", &whole[1..]);
    prop_oneof![
        Just("@".to_owned()),
        Just("{@}".to_owned()),
        Just(member("unknown")),
        Just(member("name")),
        Just(member("peerNetworkCIDRs")),
        Just(member("auth")),
        Just("{\"ike\":{\"x\": 1,\n@".to_owned()),
        Just("{\"esp\":{\"lifetime\":@}}".to_owned()),
        Just(format!("{{\"peerNetworkCIDRs\":[{}@]}}", "1,".repeat(100))),
    ]
}

/// What serde_json says of a text: line and column of a mistake. Of control characters in a string, and of escapes that are
/// none, it does not quite tell the place.
fn by_serde_json(text: &str) -> Result<(), Option<(u32, u32)>> {
    serde_json::from_str::<IgnoredAny>(text).map(drop).map_err(|error| {
        let message = error.to_string();
        let is_exact = !["control character", "invalid escape"].iter().any(|mistake| message.starts_with(mistake));
        let line = text.split('\n').nth(error.line().checked_sub(1)?)?;
        let before = line.get(..error.column().checked_sub(1)?)?;
        let place = (error.line() as u32, before.encode_utf16().count() as u32 + 1);
        is_exact.then_some(place)
    })
}

fn assert_agreement<T: Debug>(text: &str, read: Result<T, SyntaxError>) {
    match (read, by_serde_json(text)) {
        (Err(error), Err(expected)) => {
            let place = (error.position.line, error.position.column);
            // Where a text ends too early, serde_json tells the last byte rather than the end.
            let is_at_end = error.position.offset as usize == text.encode_utf16().count();
            assert_eq!(place, expected.filter(|_| !is_at_end).unwrap_or(place), "{text}");
        }
        (read, expected) => assert_eq!(read.is_ok(), expected.is_ok(), "{text}"),
    }
}

/// What may come after the first "\u" of a string.
fn unit() -> impl Strategy<Value = String> {
    let pattern = |pattern| string_regex(pattern).expect("a pattern");
    prop_oneof![pattern("[0-9a-fA-F]{3,5}"), pattern("[0-9a-fA-FgxX +]{0,5}"), pattern("[dD][89a-fA-F][0-9a-fA-F]{2}")]
}

/// The members of an object as text.
fn members(object: &Json) -> Vec<String> {
    let members = object.as_object().expect("an object").iter();
    members.map(|(name, value)| format!("{} : {value}", json!(name))).collect()
}

/// Members of a tunnel and others, right and wrong.
fn any_members() -> Vec<String> {
    let wrong =
        json!({ "name": 7, "ike": { "lifetime": 1 }, "esp": null, "auth": { "method": "PSK" }, "x": {}, "y": "y" });
    let ike = r#""ike" : { "lifetime" : 1, "x": [ {} ], "lifetime":3600, "lif\u0065time":3601 }"#.to_owned();
    [members(&good()), members(&wrong), vec![ike]].concat()
}

/// The name of the only member, which is unknown.
fn unknown_name(issues: Vec<Issue>) -> Option<Step> {
    issues.into_iter().find(|issue| !issue.is_error())?.path.last().cloned()
}

/// JSON text with U+FFFD for each escaped surrogate that stands alone, which serde_json refuses.
fn without_lone_surrogates(json: &str) -> Cow<'_, str> {
    static ESCAPES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.")
            .expect("a pattern")
    });
    ESCAPES.replace_all(
        json,
        |escape: &Captures<'_>| {
            if escape.name("lone").is_some() { "\\ufffd".to_owned() } else { escape[0].to_owned() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_json_or_not_and_stops_being_it_where_serde_json_says(
        text in text(), surroundings in surroundings(), advice: bool,
    ) {
        let text = surroundings.replace('@', &text);
        assert_agreement(&text, check_tunnel_json(text.as_bytes(), advice));
        let list = format!("[{{}},{text}]");
        assert_agreement(&list, check_tunnels_json(list.as_bytes(), advice));
    }

    #[test]
    fn escapes_are_read_or_refused_as_serde_json_does(
        first in unit(), between in select(vec!["", "x", "\\", "\\n", "\\u", "\\u"]), second in unit(),
    ) {
        let name = format!("\"\\u{first}{between}{second}\"");
        let expected: Option<String> = serde_json::from_str(&without_lone_surrogates(&name)).ok();
        let issues = check_tunnel_json(format!("{{{name}:1}}").as_bytes(), true);
        prop_assert_eq!(issues.ok().and_then(unknown_name), expected.map(|name| Step::Name(name.into())));
    }

    #[test]
    fn a_name_in_escapes_is_that_name(name: String) {
        let escapes: String = name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let issues = check_tunnel_json(format!("{{\"{escapes}\":1}}").as_bytes(), true).expect("JSON");
        prop_assert_eq!(unknown_name(issues), Some(Step::Name(name.into())));
    }

    #[test]
    fn the_last_of_members_in_any_order_counts_with_advice_and_without(
        some in vec(select(any_members()), 0..12), all in Just(members(&good())).prop_shuffle(), is_whole: bool,
    ) {
        let text = format!(" {{ {} }}", [some, if is_whole { all } else { Vec::new() }].concat().join(" ,\n"));
        let mut issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
        issues.retain(Issue::is_error);
        let errors = check_tunnel_json(text.as_bytes(), false).expect("JSON");
        prop_assert_eq!(&errors, &issues, "{}", text);
        let issues = placeless(issues);
        let last: Json = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(issues, check(&last, false), "{}", text);
    }
}

#[test]
fn an_escaped_surrogate_alone_is_the_replacement_character() {
    for (escape, read) in [
        ("\\ud800", "\u{fffd}"),
        ("\\udfff", "\u{fffd}"),
        ("\\ud800\\ud800", "\u{fffd}\u{fffd}"),
        ("\\ud800x", "\u{fffd}x"),
        ("\\udc00\\ud800", "\u{fffd}\u{fffd}"),
        ("\\ud800\\n", "\u{fffd}\n"),
        ("\\ud800\\u0041", "\u{fffd}A"),
    ] {
        let issues = check_tunnel_json(format!("{{\"{escape}\":1}}").as_bytes(), true).expect("JSON");
        assert_eq!(unknown_name(issues), Some(Step::Name(read.into())), "{escape}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_a_mistake_where_they_begin() {
    let error = check_tunnel_json(b"{\n\"name\": \"caf\xe9\"}", true);
    assert_eq!(mistake(error), (2, 13));
}

#[test]
fn an_escape_that_is_none_is_told_by_its_first_wrong_character() {
    for (text, column) in [(r#"{"name":"\x"}"#, 11), (r#"{"name":"\u00g0"}"#, 14), (r#"{"n\up":7}"#, 6)] {
        assert_eq!(mistake(check_tunnel_json(text.as_bytes(), true)), (1, column), "{text}");
    }
}
