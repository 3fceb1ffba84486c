//! Advice about members that the API does not take.

use super::{KEY, check, errors, good, plain, set, steps, with, without};
use ionos_ipsec_tunnels::validate::{Code, Issue, Param, Step, check_tunnel_json};
use serde_json::{Value as Json, json};

/// The one issue of a tunnel.
fn only(tunnel: &Json) -> (Code, Vec<(&'static str, Param)>) {
    let mut issues = check(tunnel, true);
    assert_eq!(issues.len(), 1, "{issues:?}");
    let issue = issues.remove(0);
    (issue.code, issue.params)
}

fn similar_to(intended: &'static str) -> (Code, Vec<(&'static str, Param)>) {
    (Code::MemberUnknown, vec![("intended", intended.into()), ("reason", "similar".into())])
}

/// The good tunnel with a member under another name.
fn renamed(path: &str, name: &str) -> Json {
    let mut tunnel = good();
    let (parent, old) = path.rsplit_once('.').unwrap_or(("", path));
    let pointer: String = steps(parent).iter().map(|step| format!("/{step}")).collect();
    let object = tunnel.pointer_mut(&pointer).and_then(Json::as_object_mut).expect("an object");
    let value = object.remove(old).expect("a member");
    object.insert(name.into(), value);
    tunnel
}

fn advice_about(tunnel: &Json) -> Vec<Issue> {
    check(tunnel, true).into_iter().filter(|issue| !issue.is_error()).collect()
}

/// What is said about a member under a name that is nearly its own.
fn intended(tunnel: &Json) -> Option<String> {
    let issues = advice_about(tunnel);
    assert!(matches!(&issues[..], [issue] if issue.code == Code::MemberUnknown), "{issues:?}");
    issues[0].params.iter().find(|(name, _)| *name == "intended").map(|(_, intended)| intended.to_string())
}

#[test]
fn a_member_whose_name_is_nearly_right_is_told_the_right_one() {
    for (path, names) in [
        ("name", &["Name", "NAME", "nmae", "names", "nam", "na_me"][..]),
        ("description", &["Description", "descripton", "discription", "desription", "decsription"]),
        ("remoteHost", &["remotehost", "remote_host", "RemoteHost", "remote-host", "remoteHosts", "remoteHsot"]),
        ("auth", &["Auth", "auth2", "auths"]),
        ("ike", &["IKE", "ike_", "ikev2", "iek", "ise"]),
        ("esp", &["ESP", "eps", "isp"]),
        ("cloudNetworkCIDRs", &["cloudNetworkCIDRS", "cloudNetworkCidrs", "cloud_network_cidrs", "cloudNetworksCIDRs"]),
        ("peerNetworkCIDRs", &["peerNetworkCIDR", "peer-network-cidrs", "PeerNetworkCIDRs", "peersNetworkCIDRs"]),
        ("auth.method", &["Method", "methods", "mehtod"]),
        ("auth.psk", &["PSK", "pks"]),
        ("auth.psk.key", &["Key", "keys", "kye"]),
        ("ike.lifetime", &["lifeTime", "life_time", "lifetme", "lifetimes"]),
        ("esp.diffieHellmanGroup", &["diffiehellmangroup", "diffieHellmannGroup", "diffie_hellman_group"]),
        ("ike.encryptionAlgorithm", &["encryptionAlgorithmn", "encryptionAlgoritm", "encryption_algorithm"]),
        ("ike.integrityAlgorithm", &["IntegrityAlgorithm", "integrityalgorithms"]),
    ] {
        let known = path.rsplit('.').next();
        for name in names {
            assert_eq!(intended(&renamed(path, name)).as_deref(), known, "{name}");
        }
    }
}

/// Who left these out, as the advice would else be, would get the API's default in their place.
#[test]
fn a_member_whose_name_is_a_short_form_is_told_the_long_one() {
    for (path, names) in [
        ("ike.diffieHellmanGroup", &["dhGroup", "dh_group", "dh-group"][..]),
        ("esp.encryptionAlgorithm", &["encryption", "encryptionAlg", "Encryption"]),
        ("ike.integrityAlgorithm", &["integrity", "integrityAlgo"]),
        ("cloudNetworkCIDRs", &["cloudNetworks", "cloudCIDRs", "cloud_cidrs"]),
        ("peerNetworkCIDRs", &["peerNetworks", "peer_networks"]),
    ] {
        for name in names {
            assert_eq!(intended(&renamed(path, name)).as_deref(), path.rsplit('.').next(), "{name}");
        }
    }
}

#[test]
fn a_member_whose_name_resembles_none_is_told_no_other() {
    for (path, names) in [
        ("name", &["title", "label", "host", "note", "game_of_thrones", "", "123", "n"][..]),
        ("remoteHost", &["host", "peer", "remoteAddress", "remote", "gateway"]),
        ("ike", &["like_this", "id2", "phase1", "i", "spi"]),
        ("ike.diffieHellmanGroup", &["group", "pfs", "dh"]),
        ("ike.lifetime", &["life", "time", "lifetimeSeconds", "margintime"]),
        ("auth.psk", &["sky", "p"]),
        ("cloudNetworkCIDRs", &["NetworkCIDRs", "leftSubnets", "networkCIDRs"]),
    ] {
        for name in names {
            assert_eq!(intended(&renamed(path, name)), None, "{name}");
        }
    }
}

#[test]
fn a_member_that_is_there_already_is_not_what_was_meant() {
    for path in ["Name", "remote_host", "ike.lifeTime", "auth.PSK", "cloudNetworkCidrs"] {
        assert_eq!(only(&with(path, json!(1))), (Code::MemberUnknown, vec![]), "{path}");
    }
}

#[test]
fn a_member_without_a_value_counts_as_not_there() {
    let without = renamed("description", "Description");
    assert_eq!(only(&without), similar_to("description"));
}

#[test]
fn a_tunnel_in_its_envelope_is_told_to_take_it_out() {
    let wrapped = (Code::MemberUnknown, vec![("reason", "wrapped".into())]);
    assert_eq!(only(&with("properties", good())), wrapped);
    assert_eq!(only(&with("properties", json!({}))), wrapped);
}

#[test]
fn properties_that_are_no_object_are_an_unknown_member() {
    for value in [json!([{}]), json!("{}"), json!(1), json!(null), json!(true)] {
        assert_eq!(only(&with("properties", value)), (Code::MemberUnknown, vec![]));
    }
}

#[test]
fn properties_of_anything_but_the_tunnel_are_an_unknown_member() {
    assert_eq!(only(&with("ike.properties", json!({}))), (Code::MemberUnknown, vec![]));
}

#[test]
fn the_last_of_two_envelopes_counts() {
    for (members, reasons) in [("1,\"properties\":{}", 1), ("{},\"properties\":1", 0)] {
        let text = good().to_string().replacen('{', &format!("{{\"properties\":{members},"), 1);
        let issues = check_tunnel_json(text.as_bytes(), true).expect("JSON");
        let unknown = issues.iter().filter(|issue| issue.code == Code::MemberUnknown);
        let found: Vec<_> = unknown.map(|issue| (issue.code, issue.params.len())).collect();
        assert_eq!(found, [(Code::MemberUnknown, reasons)], "{members}");
    }
}

#[test]
fn a_member_that_the_api_sets_is_read_only() {
    for name in [
        "id",
        "type",
        "href",
        "metadata",
        "createdDate",
        "createdBy",
        "createdByUserId",
        "lastModifiedDate",
        "lastModifiedBy",
        "lastModifiedByUserId",
        "resourceURN",
        "status",
        "statusMessage",
    ] {
        assert_eq!(only(&with(name, json!({}))), (Code::MemberReadOnly, vec![]), "{name}");
    }
}

#[test]
fn what_the_api_sets_is_unknown_in_the_parts_of_a_tunnel() {
    for path in ["ike.id", "auth.status", "auth.psk.type"] {
        assert_eq!(only(&with(path, json!(1))), (Code::MemberUnknown, vec![]), "{path}");
    }
}

#[test]
fn an_unknown_member_of_any_value_is_passed_over() {
    for value in ["1e300", "\"\\u00fc\"", "[1,{\"a\":[]}]", "-0.0", "\"}\"", " { \"a\" : { } } "] {
        let text = good().to_string().replacen('{', &format!("{{\"x\": {value},"), 1);
        assert_eq!(check_tunnel_json(text.as_bytes(), true).map(|issues| issues.len()), Ok(1), "{value}");
    }
}

#[test]
fn a_name_of_any_length_is_cut_short_in_words_and_whole_in_the_path() {
    let name = "x".repeat(100_000);
    let issues = check(&with(&name, json!(1)), true);
    assert_eq!(*issues[0].path, [Step::Name(name.into())]);
    assert_eq!(issues[0].params, [("field", format!("{}…", "x".repeat(100)).into())]);
    assert!(issues[0].to_string().chars().count() < 200);
}

#[test]
fn a_name_cannot_disturb_the_message_that_it_is_in() {
    for name in
        ["a\nb", "a\u{0}b", "a\u{1b}b", "a\u{7f}b", "a\u{202e}b", "a\u{61c}b", "a\u{200b}b", "a\u{feff}b", "a\u{2028}b"]
    {
        let issues = check(&with(name, json!(1)), true);
        assert_eq!(issues[0].params, [("field", "a\u{fffd}b".into())], "{name:?}");
        assert_eq!(plain(&issues)[0]["path"], json!([name]));
    }
}

#[test]
fn a_name_in_any_script_is_shown_as_it_is() {
    let field = check(&with("für später 説明", json!(1)), true).remove(0).params.remove(0).1;
    assert_eq!(field, "für später 説明".into());
}

#[test]
fn what_belongs_deeper_in_the_tunnel_is_to_be_moved() {
    for name in ["psk_key", "pskKey", "key", "preSharedKey", "pre_shared_key", "sharedSecret", "secret"] {
        let tunnel = with("auth", json!({ "method": "PSK", name: KEY }));
        let moved = vec![("intended", "auth.psk.key".into()), ("reason", "moved".into())];
        let found: Vec<_> = advice_about(&tunnel).into_iter().map(|issue| (issue.code, issue.params)).collect();
        assert_eq!(found, [(Code::MemberUnknown, moved)], "{name}");
    }
}

/// The good tunnel with one member less, and with another one in any of its objects.
fn misplaced(missing: &str, parent: &str, name: &str, value: Json) -> Json {
    let mut tunnel = without(missing);
    let parent: String = steps(parent).iter().map(|step| format!("/{step}")).collect();
    tunnel.pointer_mut(&parent).and_then(Json::as_object_mut).expect("an object").insert(name.into(), value);
    tunnel
}

#[test]
fn a_key_under_a_name_or_at_a_place_of_other_tools_is_to_be_moved() {
    for (parent, name) in [
        ("auth", "password"),
        ("auth", "passphrase"),
        ("auth", "psk_password"),
        ("auth.psk", "password"),
        ("ike", "psk"),
        ("ike", "preSharedKey"),
        ("esp", "shared_secret"),
        ("", "password"),
        ("", "psk"),
    ] {
        let moved = vec![("intended", "auth.psk.key".into()), ("reason", "moved".into())];
        let tunnel = misplaced("auth.psk.key", parent, name, json!(KEY));
        let found: Vec<_> = advice_about(&tunnel).into_iter().map(|issue| (issue.code, issue.params)).collect();
        assert_eq!(found, [(Code::MemberUnknown, moved)], "{parent} {name}");
        // Beside the key, it is of no use.
        assert_eq!(only(&misplaced("x", parent, name, json!(KEY))), (Code::MemberUnknown, vec![]), "{parent} {name}");
    }
}

#[test]
fn an_object_under_a_name_of_the_key_is_what_holds_the_key() {
    for (parent, name) in [("auth", "secret"), ("auth", "preSharedKey"), ("", "psk"), ("ike", "psk")] {
        let issue = advice_about(&misplaced("auth.psk", parent, name, json!({ "key": KEY }))).remove(0);
        assert_eq!(issue.params, [("intended", "auth.psk".into()), ("reason", "moved".into())], "{parent} {name}");
    }
}

#[test]
fn a_path_in_the_place_of_a_name_is_told_to_be_nested_objects() {
    for (missing, parent, name, value) in [
        ("auth.psk.key", "", "auth.psk.key", json!(KEY)),
        ("auth", "", "auth.psk.key", json!(KEY)),
        ("auth", "", "auth.psk", json!({ "key": KEY })),
        ("auth.method", "", "auth.method", json!("PSK")),
        ("auth.psk", "auth", "psk.key", json!(KEY)),
        ("ike.lifetime", "", "ike.lifetime", json!(7200)),
        ("esp", "", "esp.diffieHellmanGroup", json!("20-ECP384")),
    ] {
        let issue = advice_about(&misplaced(missing, parent, name, value)).remove(0);
        assert_eq!(issue.code, Code::MemberUnknown);
        assert!(issue.to_string().ends_with("put the value into nested objects."), "{name}: {issue}");
    }
    assert_eq!(only(&misplaced("x", "", "ike.lifetime", json!(7200))), (Code::MemberUnknown, vec![]));
}

#[test]
fn an_element_under_a_name_of_its_own_is_not_to_become_the_list() {
    for (name, intended, reason) in [
        ("cloudNetworkCIDRs.0", "cloudNetworkCIDRs.0", "nested"),
        ("cloudNetworkCIDRs[0]", "cloudNetworkCIDRs.0", "moved"),
        ("cloud_network_cidrs[1]", "cloudNetworkCIDRs.1", "moved"),
        ("CloudNetworkCIDRs.1", "cloudNetworkCIDRs.1", "moved"),
    ] {
        let issue = advice_about(&misplaced("cloudNetworkCIDRs", "", name, json!("10.7.0.0/24"))).remove(0);
        assert_eq!(issue.params, [("intended", intended.into()), ("reason", reason.into())], "{name}");
    }
}

#[test]
fn what_is_there_already_is_not_to_be_moved_there() {
    assert_eq!(only(&with("auth.key", json!(KEY))), (Code::MemberUnknown, vec![]));
    assert_eq!(only(&with("ike.a", json!(1))), (Code::MemberUnknown, vec![]));
}

#[test]
fn members_that_the_api_does_not_take_are_no_errors() {
    let mut tunnel = good();
    for path in ["id", "properties", "Name", "ike.x"] {
        set(&mut tunnel, &steps(path), json!({}));
    }
    assert_eq!((errors(&tunnel), advice_about(&tunnel).len()), (json!([]), 4));
}

#[test]
fn a_name_that_nobody_can_see_is_blank() {
    for (name, told) in [
        ("", Some("name.blank")),
        (" \t\u{a0}", Some("name.blank")),
        ("\u{200b}", Some("name.blank")),
        ("\u{feff} \u{2060}", Some("name.blank")),
        (" office", Some("name.padded")),
        // It belongs to the sign before it.
        ("office \u{2764}\u{fe0f}", None),
    ] {
        let codes: Vec<_> = check(&with("name", json!(name)), true).iter().map(|issue| issue.code.as_str()).collect();
        assert_eq!(codes, Vec::from_iter(told), "{name:?}");
    }
}
