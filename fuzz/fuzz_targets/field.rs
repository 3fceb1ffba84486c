//! Any path, and any text or number as the field's value. The first line of the input is the path, the rest is the value.
//! Suggestions settle their issues, and errors are the same without advice.
#![no_main]

use ionos_ipsec_tunnels::validate::{Issue, Param, Step, Value, check_field};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (path, text) = input.split_once('\n').unwrap_or((input, ""));
    let path = Step::parse_path(path);
    let value = match text.parse() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::Text(text.into()),
    };
    let check = |value: &Value<'_>, advice| check_field(&path, |_| value.clone(), advice);

    let issues = check(&value, true);
    for issue in &issues {
        assert!(issue.path.starts_with(&path), "an issue is about the field");
        let _ = (issue.to_string(), serde_json::to_string(issue).expect("plain data"));
        let Some(suggestion) = &issue.suggestion else { continue };
        let settled = check(&suggested(suggestion), true);
        assert!(!settled.iter().any(|other| (other.code, &other.path) == (issue.code, &issue.path)), "{issue:?}");
    }

    let errors: Vec<_> = issues.into_iter().filter(Issue::is_error).collect();
    assert_eq!(check(&value, false), errors, "advice changes no error");
});

fn suggested(suggestion: &Param) -> Value<'static> {
    match serde_json::to_value(suggestion).expect("plain data") {
        serde_json::Value::String(text) => Value::Text(text.into()),
        number => Value::Number(number.as_f64().expect("a number")),
    }
}
