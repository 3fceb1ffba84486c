//! The plan: which steps make the tunnels of a gateway the desired ones.

use super::{dotted, gateway_tunnel, good, set, value};
use ionos_ipsec_tunnels::{
    plan::{PlanOptions, PlanStep, RotateKeys, plan_tunnels},
    validate::{Step, Value, rules, tunnel_id_for},
};
use proptest::{
    collection::{btree_set, vec},
    option,
    prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::select,
};
use serde_json::{Value as Json, json};

const GATEWAY: &str = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";

/// A sound tunnel of this name, of its own network.
fn named(name: &str) -> Json {
    let mut tunnel = good();
    tunnel["name"] = json!(name);
    tunnel["remoteHost"] = json!(format!("{}.mycompany.com", name.to_lowercase().replace(' ', "-")));
    let number = name.bytes().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    tunnel["auth"]["psk"]["key"] = json!(format!("{}-{number}", super::KEY));
    tunnel["peerNetworkCIDRs"] = json!([format!("10.{number}.0.0/16")]);
    tunnel
}

fn with(mut tunnel: Json, path: &[&str], other: Json) -> Json {
    set(&mut tunnel, path, other);
    tunnel
}

fn without(mut tunnel: Json, name: &str) -> Json {
    tunnel.as_object_mut().expect("an object").remove(name);
    tunnel
}

fn id_for(name: &str) -> String {
    tunnel_id_for(GATEWAY, name).expect("the gateway's id is a UUID")
}

/// What the API gives of a tunnel: its definition without the key.
fn read(id: &str, definition: &Json) -> Json {
    let mut properties = definition.clone();
    properties["auth"] = json!({ "method": "PSK" });
    json!({ "id": id, "type": "ipsectunnel", "metadata": { "status": "AVAILABLE" }, "properties": properties })
}

/// Each step in words, and what differs in an update.
struct Planned {
    steps: Vec<String>,
    unmanaged: Vec<usize>,
    issues: Vec<String>,
}

fn plan_with(desired: &[Json], actual: &[Json], options: &PlanOptions) -> Planned {
    let tunnels: Vec<_> = desired.iter().map(|tunnel| value(&rules::TUNNEL, tunnel)).collect();
    let existing: Vec<_> = actual.iter().map(gateway_tunnel).collect();
    let plan = plan_tunnels(GATEWAY, &tunnels, &existing, options).expect("the gateway's id is a UUID");
    let words = |step: &PlanStep<'_>| match step {
        PlanStep::Create { id, desired } => format!("create {desired} {id}"),
        PlanStep::Update { desired, actual, changes } => {
            let changes = changes.iter().map(|change| {
                let text = |value: &Value<'_>| match value {
                    Value::Text(text) => text.to_string(),
                    Value::Number(number) => number.to_string(),
                    Value::List(list) => list.items.iter().filter_map(Value::text).collect::<Vec<_>>().join("+"),
                    other => other.kind().to_owned(),
                };
                format!(" {}:{}>{}", dotted(change.path), text(&change.before), text(&change.after))
            });
            format!("update {desired} {actual}{}", changes.collect::<String>())
        }
        PlanStep::Delete { actual } => format!("delete {actual}"),
        PlanStep::None { actual } => format!("none {actual}"),
    };
    Planned {
        steps: plan.steps.iter().map(words).collect(),
        issues: plan.issues.iter().map(|issue| format!("{} {}", dotted(&issue.path), issue.code.as_str())).collect(),
        unmanaged: plan.unmanaged,
    }
}

fn plan(desired: &[Json], actual: &[Json]) -> Planned {
    plan_with(desired, actual, &PlanOptions::default())
}

fn pruning() -> PlanOptions {
    PlanOptions { prune: true, ..PlanOptions::default() }
}

/// What changes where the actual tunnel differs in one member.
fn changes(desired: Json, actual: Json) -> Vec<String> {
    plan(&[desired], &[read(&id_for("office"), &actual)]).steps
}

#[test]
fn a_tunnel_that_is_not_there_is_created_at_the_id_of_its_name() {
    let planned = plan(&[named("office")], &[]);
    assert_eq!(planned.steps, [format!("create 0 {}", id_for("office"))]);
    assert_eq!(planned.issues, [""; 0]);
}

#[test]
fn a_tunnel_that_is_as_desired_is_left_alone() {
    assert_eq!(changes(named("office"), named("office")), ["none 0"]);
}

#[test]
fn a_tunnel_is_found_by_the_id_of_its_name_before_its_name() {
    let actual = [read("another", &named("office")), read(&id_for("office").to_uppercase(), &named("renamed"))];
    let planned = plan(&[named("office")], &actual);
    assert!(planned.steps[0].starts_with("update 0 1 name:renamed>office"), "{:?}", planned.steps);
    assert_eq!(planned.unmanaged, [0]);
}

#[test]
fn what_is_between_a_desired_tunnel_and_one_that_stays_is_told_at_the_desired_one() {
    let (mut staying, mut wanted) = (named("staying"), named("wanted"));
    (staying["remoteHost"], staying["peerNetworkCIDRs"]) = (json!("9.9.9.9"), json!(["10.8.0.0/16"]));
    (wanted["remoteHost"], wanted["peerNetworkCIDRs"]) = (json!("8.8.8.8"), json!(["9.9.0.0/16"]));
    let told = |wanted: &Json, staying: &Json| plan(std::slice::from_ref(wanted), &[read("1", staying)]).issues;
    assert_eq!(told(&wanted, &staying), ["0.peerNetworkCIDRs.0 tunnels.remote-host"]);
    assert_eq!(told(&staying, &wanted), ["0.remoteHost tunnels.remote-host"]);
}

#[test]
fn a_tunnel_is_found_by_its_name_exactly() {
    assert_eq!(plan(&[named("office")], &[read("another", &named("office"))]).steps, ["none 0"]);
    let planned = plan(&[named("office")], &[read("another", &named("Office"))]);
    assert_eq!(planned.steps, [format!("create 0 {}", id_for("office"))]);
}

#[test]
fn a_tunnel_whose_id_belongs_to_another_name_is_not_found_by_its_name() {
    let actual = [read(&id_for("branch"), &named("office"))];
    let planned = plan(&[named("office"), named("branch")], &actual);
    assert_eq!(planned.steps[0], format!("create 0 {}", id_for("office")));
    assert!(planned.steps[1].starts_with("update 1 0 name:office>branch"), "{:?}", planned.steps);
}

#[test]
fn a_name_that_fits_several_tunnels_is_an_error() {
    let actual = [read("one", &named("office")), read("two", &named("office"))];
    let planned = plan_with(&[named("office")], &actual, &pruning());
    assert_eq!(planned.issues, ["0.name plan.ambiguous"]);
    assert_eq!(planned.steps, [""; 0]);
}

#[test]
fn a_name_that_is_desired_twice_is_an_error_at_the_second() {
    let planned = plan(&[named("office"), named("office")], &[]);
    assert_eq!(planned.issues[0], "1.name plan.ambiguous");
    assert!(!planned.issues.contains(&"1.name tunnels.name".to_owned()), "{:?}", planned.issues);
    assert_eq!(planned.steps, [""; 0]);
}

/// The messages of a plan.
fn messages(desired: &[Json], actual: &[Json]) -> Vec<String> {
    let tunnels: Vec<_> = desired.iter().map(|tunnel| value(&rules::TUNNEL, tunnel)).collect();
    let existing: Vec<_> = actual.iter().map(gateway_tunnel).collect();
    let plan = plan_tunnels(GATEWAY, &tunnels, &existing, &PlanOptions::default()).expect("the gateway's id is a UUID");
    plan.issues.iter().map(ToString::to_string).collect()
}

#[test]
fn messages_name_tunnels_as_people_count_and_fields_by_their_paths() {
    let twice = messages(&[named("office"), named("office")], &[]);
    assert!(twice[0].starts_with("name of tunnel 2 (office) is also the name of tunnel 1 (office) of"), "{twice:?}");
    let key = named("office")["auth"]["psk"]["key"].clone();
    let revealing = with(named("office"), &["name"], key.clone());
    let other = with(revealing.clone(), &["auth", "psk", "key"], json!("another"));
    assert!(
        messages(&[revealing.clone(), other.clone()], &[])
            .iter()
            .all(|text| !text.contains(key.as_str().expect("text")))
    );
    assert!(messages(&[other, revealing], &[]).iter().all(|text| !text.contains(key.as_str().expect("text"))));
    let actual = [read("one", &named("office")), read("two", &named("office"))];
    let several = messages(&[named("office")], &actual);
    assert!(several[0].starts_with("name of tunnel 1 (office) is the name of 2 tunnels of"), "{several:?}");
    let tunnel = with(named("office"), &["peerNetworkCIDRs"], json!(["10.8.0.0/16", "10.8.0.0/16"]));
    let same = "0.peerNetworkCIDRs.1 is the same network as 0.peerNetworkCIDRs.0; remove one of them.";
    assert_eq!(messages(&[tunnel], &[]), [same]);
}

#[test]
fn a_tunnel_that_is_listed_twice_is_one() {
    let actual = [read("one", &named("office")), read("one", &named("office"))];
    assert_eq!(plan_with(&[named("office")], &actual, &pruning()).steps, ["none 0"]);
}

#[test]
fn a_tunnel_that_is_being_deleted_counts_as_gone() {
    let mut actual = read(&id_for("office"), &named("office"));
    actual["metadata"]["status"] = json!("DESTROYING");
    let planned = plan_with(&[named("office")], &[actual], &pruning());
    assert_eq!(planned.steps, [format!("create 0 {}", id_for("office"))]);
    assert_eq!(planned.unmanaged, [0; 0]);
}

#[test]
fn what_is_not_desired_stays_and_is_told() {
    let planned = plan(&[], &[read("one", &named("office")), read("two", &named("branch"))]);
    assert_eq!(planned.steps, [""; 0]);
    assert_eq!(planned.unmanaged, [0, 1]);
}

#[test]
fn with_prune_what_is_not_desired_is_deleted_before_anything_else() {
    let actual = [read(&id_for("a"), &named("a")), read("two", &named("b")), read("three", &named("c"))];
    let planned = plan_with(&[named("d"), named("a")], &actual, &pruning());
    assert_eq!(
        planned.steps,
        ["delete 1".into(), "delete 2".into(), format!("create 0 {}", id_for("d")), "none 0".into()]
    );
    assert_eq!(planned.unmanaged, [0; 0]);
}

#[test]
fn a_change_is_told_with_what_was_and_what_will_be() {
    for (path, before, after, told) in [
        (&["description"][..], json!("old"), json!("new"), "description:old>new"),
        (&["remoteHost"], json!("9.9.9.9"), json!("9.9.9.8"), "remoteHost:9.9.9.9>9.9.9.8"),
        (&["auth", "method"], json!("PSK"), json!("PSK"), ""),
        (
            &["ike", "diffieHellmanGroup"],
            json!("19-ECP256"),
            json!("20-ECP384"),
            "ike.diffieHellmanGroup:19-ECP256>20-ECP384",
        ),
        (
            &["ike", "encryptionAlgorithm"],
            json!("CHACHA20"),
            json!("AES256"),
            "ike.encryptionAlgorithm:CHACHA20>AES256",
        ),
        (&["esp", "integrityAlgorithm"], json!("SHA256"), json!("SHA512"), "esp.integrityAlgorithm:SHA256>SHA512"),
        (&["esp", "lifetime"], json!(3600), json!(7200), "esp.lifetime:3600>7200"),
        (
            &["peerNetworkCIDRs"],
            json!(["10.1.0.0/16"]),
            json!(["10.1.0.0/16", "10.2.0.0/16"]),
            "peerNetworkCIDRs:10.1.0.0/16>10.1.0.0/16+10.2.0.0/16",
        ),
        (
            &["cloudNetworkCIDRs"],
            json!(["10.7.0.0/24"]),
            json!(["10.7.1.0/24"]),
            "cloudNetworkCIDRs:10.7.0.0/24>10.7.1.0/24",
        ),
    ] {
        let found = changes(with(named("office"), path, after), with(named("office"), path, before));
        let expected = if told.is_empty() { "none 0".to_owned() } else { format!("update 0 0 {told}") };
        assert_eq!(found, [expected]);
    }
}

#[test]
fn what_means_the_same_is_no_change() {
    let office = || named("office");
    let defaults = json!({
        "diffieHellmanGroup": "16-MODP4096", "encryptionAlgorithm": "AES256", "integrityAlgorithm": "SHA256",
        "lifetime": 86400,
    });
    for (one, other) in [
        (
            with(office(), &["remoteHost"], json!("VPN.MyCompany.com")),
            with(office(), &["remoteHost"], json!("vpn.mycompany.com")),
        ),
        (with(office(), &["ike"], json!({})), with(office(), &["ike"], defaults)),
        (with(office(), &["ike"], json!({})), without(office(), "ike")),
        (with(office(), &["ike"], json!({})), with(office(), &["ike"], json!({ "lifetime": null }))),
        (with(office(), &["description"], json!("")), without(office(), "description")),
        (without(office(), "description"), with(office(), &["description"], json!(null))),
        (
            with(office(), &["peerNetworkCIDRs"], json!(["10.1.0.0/16", "2001:db8::/32"])),
            with(office(), &["peerNetworkCIDRs"], json!(["2001:DB8:0::/32", "10.1.2.3/16", "10.1.0.0/16"])),
        ),
    ] {
        assert_eq!(changes(one, other), ["none 0"]);
    }
}

#[test]
fn keys_are_sent_again_where_that_is_asked_for() {
    let desired = [named("a"), named("b"), with(named("c"), &["description"], json!("new"))];
    let actual: Vec<_> = ["a", "b", "c"].map(|name| read(&id_for(name), &named(name))).into();
    let steps = |rotate_keys| plan_with(&desired, &actual, &PlanOptions { rotate_keys, prune: false }).steps;
    let key = " auth.psk.key:undefined>undefined";
    let described = "update 2 2 description:To the office in Karlsruhe.>new";
    assert_eq!(steps(RotateKeys::None), ["none 0", "none 1", described]);
    assert_eq!(
        steps(RotateKeys::Named(vec!["b".into(), "x".into()])),
        ["none 0".into(), format!("update 1 1{key}"), described.into()]
    );
    assert_eq!(
        steps(RotateKeys::All),
        [format!("update 0 0{key}"), format!("update 1 1{key}"), format!("{described}{key}")]
    );
}

#[test]
fn the_key_is_nowhere_in_a_plan() {
    let (desired, actual) = ([named("a"), named("b")], [read(&id_for("a"), &named("a"))]);
    let tunnels: Vec<_> = desired.iter().map(|tunnel| value(&rules::TUNNEL, tunnel)).collect();
    let existing: Vec<_> = actual.iter().map(gateway_tunnel).collect();
    let options = PlanOptions { rotate_keys: RotateKeys::All, prune: true };
    let plan = plan_tunnels(GATEWAY, &tunnels, &existing, &options).expect("a plan");
    assert_eq!(plan.steps.len(), 2);
    assert!(!format!("{plan:?}").contains(super::KEY));
}

#[test]
fn an_error_in_a_desired_tunnel_leaves_no_step() {
    let desired = [named("a"), with(named("b"), &["ike", "lifetime"], json!(1)), json!(null)];
    let planned = plan_with(&desired, &[read("one", &named("c"))], &pruning());
    assert_eq!(planned.issues, ["1.ike.lifetime number.min", "2 type"]);
    assert_eq!(planned.steps, [""; 0]);
}

#[test]
fn advice_about_a_desired_tunnel_is_told_at_its_index() {
    let planned = plan(&[named("a"), with(named("b"), &["remoteHost"], json!("10.0.0.1"))], &[]);
    assert_eq!(planned.issues, ["1.remoteHost remote-host.special"]);
    assert_eq!(planned.steps.len(), 2);
}

#[test]
fn what_a_desired_tunnel_has_in_common_with_one_that_stays_is_told_at_the_desired_one() {
    let actual = [read("one", &with(named("stays"), &["peerNetworkCIDRs"], json!(["10.77.0.0/16"])))];
    let desired = [named("a"), with(named("b"), &["peerNetworkCIDRs"], json!(["10.77.0.0/16"]))];
    assert_eq!(plan(&desired, &actual).issues, ["1.peerNetworkCIDRs.0 tunnels.overlap"]);
    assert_eq!(plan_with(&desired, &actual, &pruning()).issues, [""; 0]);
}

#[test]
fn tunnels_that_stay_as_they_are_are_not_the_plans_concern() {
    let same = with(named("stays"), &["peerNetworkCIDRs"], json!(["10.77.0.0/16"]));
    let actual = [read("one", &same), read("two", &with(same, &["remoteHost"], json!("vpn2.mycompany.com")))];
    assert_eq!(plan(&[named("a")], &actual).issues, [""; 0]);
}

#[test]
fn the_previous_state_of_a_tunnel_is_not_compared_with_its_next() {
    let desired = [with(named("a"), &["remoteHost"], json!("new.mycompany.com"))];
    assert_eq!(plan(&desired, &[read(&id_for("a"), &named("a"))]).issues, [""; 0]);
}

#[test]
fn more_tunnels_than_a_gateway_holds_are_told_for_the_whole() {
    let actual: Vec<_> = (0..20).map(|index| read(&format!("{index}"), &named(&format!("t{index}")))).collect();
    let told = |planned: Planned| planned.issues.contains(&" tunnels.max".to_owned());
    assert!(told(plan(&[named("a")], &actual)));
    assert!(!told(plan_with(&[named("a")], &actual, &pruning())));
}

#[test]
fn a_gateway_that_is_no_uuid_is_refused() {
    let issue = plan_tunnels("gateway", &[], &[], &PlanOptions::default()).expect_err("no UUID");
    assert_eq!((issue.code.as_str(), &*issue.path), ("uuid.invalid", &[Step::from("gatewayId")][..]));
}

/// Carries a plan out as the API would.
fn carry_out(desired: &[Json], actual: &[Json], options: &PlanOptions) -> Vec<Json> {
    let tunnels: Vec<_> = desired.iter().map(|tunnel| value(&rules::TUNNEL, tunnel)).collect();
    let existing: Vec<_> = actual.iter().map(gateway_tunnel).collect();
    let plan = plan_tunnels(GATEWAY, &tunnels, &existing, options).expect("a plan");
    assert!(!plan.issues.iter().any(|issue| issue.is_error()), "{:?}", plan.issues);
    let mut after: Vec<Option<Json>> = actual.iter().cloned().map(Some).collect();
    for step in plan.steps {
        match step {
            PlanStep::Create { id, desired: index } => after.push(Some(read(&id, &desired[index]))),
            PlanStep::Update { desired: index, actual, .. } => {
                let id = after[actual].as_ref().and_then(|tunnel| tunnel["id"].as_str()).expect("an id").to_owned();
                after[actual] = Some(read(&id, &desired[index]));
            }
            PlanStep::Delete { actual } => after[actual] = None,
            PlanStep::None { .. } => {}
        }
    }
    let is_there = |tunnel: &Json| tunnel["metadata"]["status"] != "DESTROYING";
    after.into_iter().flatten().filter(is_there).collect()
}

/// Tunnels of few names and values, so that many are alike.
fn tunnel() -> impl Strategy<Value = Json> {
    let phase = |lifetimes: [u32; 2]| {
        let group = option::of(select(vec!["16-MODP4096", "20-ECP384"]));
        (group, option::of(select(lifetimes.to_vec()))).prop_map(|(group, lifetime)| {
            let members = [("diffieHellmanGroup", json!(group)), ("lifetime", json!(lifetime))];
            members
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name.to_owned(), value))
                .collect()
        })
    };
    let network = select(vec!["10.1.0.0/16", "10.1.2.3/16", "10.2.0.0/16", "fd00:1::/32", "FD00:1::/32"]);
    (
        select(vec!["vpn.mycompany.com", "VPN.mycompany.com", "9.9.9.9"]),
        option::of(select(vec!["", "a", "b"])),
        phase([86_400, 7200]),
        phase([3600, 1800]),
        vec(network, 1..4),
    )
        .prop_map(|(host, description, ike, esp, networks): (_, _, Json, Json, _)| {
            let mut tunnel = json!({
                "name": "", "remoteHost": host, "auth": { "method": "PSK", "psk": { "key": super::KEY } },
                "ike": ike, "esp": esp, "cloudNetworkCIDRs": ["10.7.0.0/24"], "peerNetworkCIDRs": networks,
            });
            if let Some(description) = description {
                tunnel["description"] = json!(description);
            }
            tunnel
        })
}

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

fn desired() -> impl Strategy<Value = Vec<Json>> {
    btree_set(select(NAMES.to_vec()), 0..5).prop_flat_map(|names| {
        let named = |name: &'static str| tunnel().prop_map(move |other| with(other, &["name"], json!(name)));
        names.into_iter().map(named).collect::<Vec<_>>()
    })
}

/// Tunnels with ids of names or with others, and names of which no two have the same.
fn actual() -> impl Strategy<Value = Vec<Json>> {
    let ids = btree_set(
        prop_oneof![select(NAMES.to_vec()).prop_map(id_for), select(vec!["1", "2", "3"]).prop_map(str::to_owned)],
        0..5,
    );
    let names = Just(vec!["a", "b", "c", "d", "e", "f"]).prop_shuffle();
    (ids, names, vec((tunnel(), select(vec!["AVAILABLE", "FAILED", "DESTROYING"])), 5)).prop_map(
        |(ids, names, others)| {
            let tunnels = ids.iter().zip(names).zip(others).map(|((id, name), (other, status))| {
                let mut tunnel = read(id, &with(other, &["name"], json!(name)));
                tunnel["metadata"]["status"] = json!(status);
                tunnel
            });
            tunnels.collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn carrying_out_a_plan_and_planning_again_gives_none_everywhere(desired in desired(), actual in actual(), prune: bool, rotate: bool) {
        let rotate_keys = if rotate { RotateKeys::All } else { RotateKeys::None };
        let after = carry_out(&desired, &actual, &PlanOptions { prune, rotate_keys });
        let again = plan_with(&desired, &after, &PlanOptions { prune, ..PlanOptions::default() });
        prop_assert_eq!(again.steps.len(), desired.len());
        prop_assert!(again.steps.iter().all(|step| step.starts_with("none ")), "{:?}", again.steps);
        prop_assert_eq!(again.unmanaged.len(), after.len() - desired.len());
        prop_assert!(!prune || after.len() == desired.len());
    }
}
