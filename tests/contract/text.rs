//! JSON text: mistakes in it, names that are there twice, nesting, and lists of tunnels.

use super::{PLACES, check, expected_type, findings, good, mistake, placeless, plain, with};
use ionos_ipsec_tunnels::validate::{
    Code, Position, TunnelsReport, UNKNOWN_EXAMINED, check_tunnel_json, check_tunnels_json,
};
use serde_json::{Map, Value as Json, json};

#[test]
fn a_mistake_in_the_text_is_told_with_line_and_column() {
    for (text, line, column) in [
        ("{\n  \"name\": }", 2, 11),
        ("{\"name\": \"office\"", 1, 18),
        ("{} {}", 1, 4),
        ("\n\n  nonsense", 3, 4),
        ("{\"name\": 'office'}", 1, 10),
    ] {
        assert_eq!(mistake(check_tunnel_json(text.as_bytes(), true)), (line, column), "{text}");
    }
}

#[test]
fn lines_and_columns_of_a_mistake_count_from_one() {
    for text in ["", "\n", "{\n", "{\"name\":\n\n"] {
        let error = check_tunnel_json(text.as_bytes(), true).expect_err("no JSON");
        assert!(error.position.line >= 1 && error.position.column >= 1, "{text:?}: {error:?}");
    }
}

#[test]
fn the_last_of_two_members_with_one_name_counts() {
    let text = good().to_string();
    let last_is_good = text.replacen('{', "{\"name\":7,\"ike\":{\"lifetime\":1,\"x\":1},", 1);
    assert_eq!(check_tunnel_json(last_is_good.as_bytes(), false), Ok(Vec::new()));
    let last_is_bad = format!("{},\"name\":7}}", &text[..text.len() - 1]);
    let issues = check_tunnel_json(last_is_bad.as_bytes(), false).expect("JSON");
    assert_eq!(findings(&issues), [("name".into(), "type")]);
}

#[test]
fn a_name_that_is_there_twice_is_told_with_the_line_of_the_first() {
    let text = "{\n\"ike\": {},\n\"ike\": {\"x\": 1, \"x\": 2,\n\"x\": 3},\n\"ike\":\n{}}";
    let issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
    let twice = issues.iter().filter(|issue| issue.code == Code::MemberDuplicate);
    let told: Vec<_> = twice.map(|issue| (issue.to_string(), issue.position.map(|position| position.line))).collect();
    let words = |field: &str, first: u32| {
        format!(
            "{field} is there more than once, first at line {first}, and only the last one counts; remove the others."
        )
    };
    let expected = [("ike", 2, 3), ("ike.x", 3, 3), ("ike.x", 3, 4), ("ike", 2, 6)];
    assert_eq!(told, expected.map(|(field, first, line)| (words(field, first), Some(line))));
}

#[test]
fn a_name_that_is_twice_in_what_nobody_asks_for_is_told_as_well() {
    for (member, field) in [
        (r#""x": { "a": 1, "b": 2, "a": 3 }"#, "x.a"),
        (r#""x": [1, { "y": [{ "a": {}, "a": {} }] }]"#, "x.1.y.0.a"),
        (r#""name": { "a": 1, "a": 2 }"#, "name.a"),
        (r#""esp": [{}, { "lifetime": 1, "lifetime": 2 }]"#, "esp.1.lifetime"),
        (r#""peerNetworkCIDRs": ["10.8.0.0/24", { "a": 1, "a": 2 }]"#, "peerNetworkCIDRs.1.a"),
        (r#""properties": { "ike": {}, "ike": {} }"#, "properties.ike"),
    ] {
        let issues = check_tunnel_json(format!("{{\n{member}}}").as_bytes(), true).expect("JSON");
        let twice: Vec<_> = issues.iter().filter(|issue| issue.code == Code::MemberDuplicate).collect();
        let told: Vec<_> = twice.iter().map(|issue| (issue.field(), issue.position.map(|place| place.line))).collect();
        assert_eq!(told, [(field.to_owned(), Some(2))], "{member}");
    }
}

#[test]
fn a_name_that_is_twice_in_a_list_in_place_of_a_tunnel_is_told_there() {
    let issues = check_tunnel_json(br#"[{ "ike": {}, "ike": {} }]"#, true).expect("JSON");
    assert_eq!(findings(&issues), [(String::new(), "type"), ("0.ike".into(), "member.duplicate")]);
}

#[test]
fn beyond_the_hundredth_element_nobody_looks_for_a_name_that_is_there_twice() {
    let twice = r#"{ "a": 1, "a": 2 }"#;
    let text = format!(r#"{{ "peerNetworkCIDRs": [{}] }}"#, [twice; 102].join(","));
    let issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
    assert_eq!(issues.iter().filter(|issue| issue.code == Code::MemberDuplicate).count(), 100);
}

#[test]
fn of_names_that_are_there_twice_the_first_hundred_are_told() {
    let nested = (0..1000).map(|index| format!(r#""{index}": {{ "a": 1, "a": 2 }}, "#)).collect::<String>();
    for text in [
        format!(r#"{{ {} "ike": {{}} }}"#, r#""name": "a","#.repeat(1000)),
        format!(r#"{{ "x": {{ {nested} "y": 1 }} }}"#),
    ] {
        let issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
        assert_eq!(issues.iter().filter(|issue| issue.code == Code::MemberDuplicate).count(), 100);
    }
}

#[test]
fn without_advice_nothing_is_said_of_a_name_that_is_there_twice() {
    let text = good().to_string().replacen('{', "{\"name\": \"a\",", 1);
    assert_eq!(check_tunnel_json(text.as_bytes(), false), Ok(Vec::new()));
}

#[test]
fn an_unknown_member_that_is_there_twice_is_told_once_as_unknown() {
    let text = good().to_string().replacen('{', "{\"Name\":1,\"Name\":2,", 1);
    let issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
    assert_eq!(findings(&issues), [("Name".into(), "member.duplicate"), ("Name".into(), "member.unknown")]);
}

/// Where the issue about a field stands in a text.
fn place(text: &str, field: &str) -> (u32, u32, u32) {
    let issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
    let issue = issues.iter().find(|issue| issue.field() == field).expect("an issue");
    let Position { line, column, offset } = issue.position.expect("a place");
    (line, column, offset)
}

#[test]
fn an_issue_has_the_place_of_its_value() {
    let text = "{\n  \"é𝕏\": 1, \"name\": 7,\r\n  \"ike\": {\"lifetime\": 1},\n  \"peerNetworkCIDRs\": [\"10.0.0.0/8\",\n\t\"x\"]\n}";
    assert_eq!(place(text, "name"), (2, 21, 22), "columns are in UTF-16");
    assert_eq!(place(text, "é𝕏"), (2, 10, 11));
    assert_eq!(place(text, "ike.lifetime"), (3, 23, 48));
    assert_eq!(place(text, "peerNetworkCIDRs.1"), (5, 2, 90));
}

#[test]
fn a_missing_member_has_the_place_of_the_object_that_lacks_it() {
    let text = "\n {\"auth\": {\"method\": \"PSK\",\n\"psk\": {}}}";
    assert_eq!(place(text, "name"), (2, 2, 2));
    assert_eq!(place(text, "auth.psk.key"), (3, 8, 36));
    assert_eq!(place("{\"auth\":\n{\"method\": \"PSK\"}}", "auth.psk"), (2, 1, 9));
}

#[test]
fn the_tunnels_of_a_list_have_their_own_places() {
    let text = format!("[{},\n{{\"name\": 7}},\n\n7]", good());
    let report = check_tunnels_json(text.as_bytes(), false).expect("JSON");
    let lines: Vec<Vec<_>> = report
        .reports
        .iter()
        .map(|report| report.issues.iter().map(|issue| issue.position.map(|position| position.line)).collect())
        .collect();
    assert_eq!(lines, [vec![Some(2); 7], vec![Some(4)]]);
}

#[test]
fn a_mistake_in_the_text_is_explained() {
    for (text, reason) in [
        ("", Some("empty")),
        (" \n ", Some("empty")),
        ("{\"a\": 1,}", Some("trailing-comma")),
        ("{\"a\": 1},\n", Some("trailing-comma")),
        ("{\"a\": [1, 2 ,\n]}", Some("trailing-comma")),
        ("{ // a comment\n}", Some("comment")),
        ("/* a comment */{}", Some("comment")),
        ("# a comment\n{}", Some("comment")),
        ("{'a': 1}", Some("single-quotes")),
        ("{\"a\": 'b'}", Some("single-quotes")),
        ("{} {}", Some("several")),
        ("{}\n{}", Some("several")),
        ("{},{}", Some("several")),
        ("{} null", Some("several")),
        ("{} -1", Some("several")),
        ("{} foo", None),
        ("{} note: x", None),
        ("{}\n---", None),
        ("{\"a\": \"b\nc\"}", Some("control-character")),
        ("{\"a\": \"b\0c\"}", Some("control-character")),
        ("{\"a\": \"\\\"\nc\"}", Some("control-character")),
        ("{\"a\": \"b\",\u{b}\"c\": 1}", None),
        ("{}   \0", None),
        ("{\0\"", Some("encoding")),
        ("\u{fffd}\u{fffd}{\0}\0", Some("encoding")),
        ("{", None),
        ("{}}", None),
        ("nonsense", None),
    ] {
        let error = check_tunnel_json(text.as_bytes(), true).expect_err("no JSON");
        assert_eq!(error.reason, reason, "{text:?}");
        assert_eq!(error.issue().code, Code::JsonSyntax);
    }
    let utf16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(check_tunnel_json(&utf16, true).expect_err("no UTF-8").reason, Some("encoding"));
}

#[test]
fn an_answer_that_was_passed_whole_is_said_once() {
    let read = json!({ "id": "x", "type": "ipsectunnel", "href": "/x", "metadata": {}, "properties": good() });
    let list = json!({ "id": "x", "type": "collection", "items": [read] });
    for (answer, field) in [(&read, "properties"), (&json!({ "properties": good() }), "properties"), (&list, "items")] {
        for advice in [true, false] {
            assert_eq!(findings(&check(answer, advice)), [(field.into(), "document.wrapped")]);
        }
    }
    let report = check_list(&list, true);
    assert_eq!(findings(&report.issues), [("items".into(), "document.wrapped")]);
}

#[test]
fn names_of_members_may_be_written_with_escapes() {
    let text = good().to_string().replacen("\"name\"", "\"n\\u0061me\"", 1);
    assert_eq!(check_tunnel_json(text.as_bytes(), true), Ok(Vec::new()));
}

#[test]
fn deep_nesting_is_a_value_of_another_type() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for path in PLACES.into_iter().filter(|path| !path.is_empty() && expected_type(path) != "array") {
        let text = with(path, json!("DEEP")).to_string().replacen("\"DEEP\"", &deep, 1);
        let issues = check_tunnel_json(text.as_bytes(), false).expect("JSON");
        assert_eq!(findings(&issues), [(path.to_owned(), "type")]);
    }
}

#[test]
fn deep_nesting_in_a_list_is_one_element_of_another_type() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = with("peerNetworkCIDRs", json!("DEEP")).to_string().replacen("\"DEEP\"", &deep, 1);
    let issues = check_tunnel_json(text.as_bytes(), false).expect("JSON");
    assert_eq!(findings(&issues), [("peerNetworkCIDRs.0".into(), "type")]);
}

#[test]
fn deep_nesting_in_an_unknown_member_disturbs_nothing() {
    let deep = format!("{{\"x\":{}{},", "{\"a\":".repeat(100_000), format_args!("1{}", "}".repeat(100_000)));
    let text = good().to_string().replacen('{', &deep, 1);
    assert_eq!(check_tunnel_json(text.as_bytes(), false), Ok(Vec::new()));
}

#[test]
fn at_most_a_hundred_unknown_members_of_an_object_are_told() {
    let members: Map<_, _> = (0..1000).map(|index| (format!("x{index}"), json!(1))).collect();
    let mut tunnel = good();
    tunnel["ike"].as_object_mut().expect("an object").extend(members);
    assert_eq!(check(&tunnel, true).len(), UNKNOWN_EXAMINED);
}

fn check_list(list: &Json, advice: bool) -> TunnelsReport {
    check_tunnels_json(list.to_string().as_bytes(), advice).expect("JSON")
}

#[test]
fn only_tunnels_with_issues_are_reported() {
    let list = json!([good(), with("name", json!(7)), good(), with("name", json!(" ")), null]);
    let report = check_list(&list, true);
    let reports: Vec<_> = report.reports.iter().map(|report| (report.index, findings(&report.issues))).collect();
    assert_eq!(
        reports,
        [
            (1, vec![("name".into(), "type")]),
            (3, vec![("name".into(), "name.blank")]),
            (4, vec![(String::new(), "type")])
        ]
    );
}

#[test]
fn tunnels_with_advice_alone_are_valid() {
    let report = check_list(&json!([good(), with("name", json!(7)), with("name", json!(" "))]), true);
    assert_eq!((report.total, report.valid, report.issues), (3, 2, Vec::new()));
}

#[test]
fn each_tunnel_of_a_list_is_checked_as_it_would_be_alone() {
    let tunnels: Vec<_> = PLACES.iter().map(|path| with(path, json!({ "x": [0.5] }))).collect();
    let report = check_list(&json!(tunnels), true);
    let alone: Vec<_> = tunnels.iter().map(|tunnel| check(tunnel, true)).filter(|issues| !issues.is_empty()).collect();
    let reported: Vec<_> = report.reports.into_iter().map(|report| placeless(report.issues)).collect();
    assert_eq!(reported, alone);
}

#[test]
fn an_empty_list_has_nothing_wrong() {
    assert_eq!(check_tunnels_json(b" [ ] ", true), Ok(TunnelsReport::default()));
}

#[test]
fn a_list_may_be_of_any_length() {
    let report = check_list(&json!(vec![json!({}); 5000]), false);
    assert_eq!((report.total, report.valid, report.reports.len()), (5000, 0, 5000));
}

#[test]
fn what_is_no_list_is_told_as_such() {
    for (list, actual) in [(json!({}), "object"), (json!("x"), "string"), (json!(1), "number"), (json!(null), "null")] {
        let report = check_list(&list, true);
        let params = json!({ "field": "tunnels", "expected": "array", "actual": actual });
        assert_eq!(plain(&placeless(report.issues)), json!([{ "code": "type", "path": [], "params": params }]));
        assert_eq!((report.total, report.valid, report.reports), (0, 0, Vec::new()));
    }
}

#[test]
fn a_mistake_in_the_text_of_a_list_is_told_with_line_and_column() {
    for (text, line, column) in [("[{},\n{\"name\":}]", 2, 9), ("[1,]", 1, 4), ("[] []", 1, 4), ("{\"a\" 1}", 1, 6)] {
        assert_eq!(mistake(check_tunnels_json(text.as_bytes(), true)), (line, column), "{text}");
    }
}
