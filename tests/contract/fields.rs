//! Single fields, by their paths.

use super::{PLACES, check, check_field_json, findings, good, plain, steps, without};
use ionos_ipsec_tunnels::validate::{
    Step, Value, check_field,
    rules::{self, Rule},
};
use serde_json::json;

/// The rule at a path of the good tunnel.
fn rule_at(path: &[&str]) -> &'static Rule {
    path.iter().fold(&rules::TUNNEL, |rule, step| match rule {
        Rule::Object(members) => {
            &members.iter().find(|member| member.name == *step).expect("a member that the rules name").rule
        }
        Rule::List { of, .. } => of,
        other => panic!("{other:?} has no {step}"),
    })
}

#[test]
fn nothing_is_wrong_with_the_fields_of_a_good_tunnel() {
    let tunnel = good();
    for path in PLACES {
        let pointer: String = steps(path).iter().map(|step| format!("/{step}")).collect();
        assert_eq!(check_field_json(path, tunnel.pointer(&pointer), true), [], "{path}");
    }
}

#[test]
fn a_field_is_read_by_the_rule_of_its_place() {
    for path in PLACES {
        check_field(
            &Step::parse_path(path),
            |rule| {
                assert!(std::ptr::eq(rule, rule_at(&steps(path))), "{path}");
                Value::Missing
            },
            true,
        );
    }
}

#[test]
fn an_empty_field_is_an_error_where_the_member_is_needed() {
    for path in PLACES.into_iter().filter(|path| !path.is_empty() && !path.ends_with(char::is_numeric)) {
        assert_eq!(check_field_json(path, None, true), check(&without(path), false), "{path}");
    }
}

#[test]
fn an_empty_element_of_a_list_is_of_another_type() {
    let params = json!({ "field": "peerNetworkCIDRs.3", "expected": "string", "actual": "undefined" });
    let issue = json!({ "code": "type", "path": ["peerNetworkCIDRs", 3], "params": params });
    assert_eq!(plain(&check_field_json("peerNetworkCIDRs.3", None, true)), json!([issue]));
}

#[test]
fn a_path_to_no_field_is_an_error_with_advice_and_without() {
    for path in
        ["nam", "ike.life", "name.0", "cloudNetworkCIDRs.first", "0", "auth.psk.key.x", "ike.lifetime.max", "id"]
    {
        for advice in [true, false] {
            assert_eq!(findings(&check_field_json(path, None, advice)), [(path.to_owned(), "field.unknown")]);
        }
    }
}

#[test]
fn a_path_that_is_nearly_right_is_told_the_right_one() {
    for (path, meant) in [("nmae", Some("name")), ("ike.lifeTime", Some("ike.lifetime")), ("lifetime", None)] {
        let suggestion = check_field_json(path, None, false).remove(0).suggestion;
        assert_eq!(suggestion, meant.map(Into::into), "{path}");
    }
}

#[test]
fn a_path_may_be_written_with_dots() {
    let path = [Step::from("cloudNetworkCIDRs"), Step::Index(10)];
    assert_eq!(Step::parse_path("cloudNetworkCIDRs.10"), path);
    assert_eq!(Step::parse_path(""), []);
}

#[test]
fn an_answer_that_was_passed_as_the_whole_tunnel_is_said_once() {
    for (wrapped, name) in [(json!({ "properties": good() }), "properties"), (json!({ "items": [] }), "items")] {
        let issues = check_field_json("", Some(&wrapped), true);
        assert_eq!(findings(&issues), [(name.to_owned(), "document.wrapped")]);
        assert_eq!(issues, check(&wrapped, true));
    }
}
