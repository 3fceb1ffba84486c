//! The plan: which tunnels of a gateway to create, update and delete, so that the actual ones become the desired ones. A
//! pure comparison: nothing is sent.

use crate::validate::{
    Code, Entry, GatewayTunnel, Issue, Step, Value, check_id, check_tunnel, compare_tunnels, parse_cidr,
    rules::{self, Default, Member, Rule},
    shown, tunnel_id_for,
};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// What a plan may do beyond creating and updating.
#[derive(Clone, Debug, Default)]
pub struct PlanOptions {
    /// Whether to delete the actual tunnels that are not desired.
    pub prune: bool,
    /// The tunnels to update even if nothing differs, so that their keys are sent. The API never returns a key, so a new
    /// one cannot be seen by comparing.
    pub rotate_keys: RotateKeys,
}

/// Tunnels whose keys are sent again.
#[derive(Clone, Debug, Default)]
pub enum RotateKeys {
    /// None.
    #[default]
    None,
    /// All of them.
    All,
    /// Those with these names; a name that no desired tunnel has is passed over.
    Named(Vec<String>),
}

impl RotateKeys {
    /// Whether the key of a desired tunnel is sent again.
    fn includes(&self, tunnel: &Value<'_>) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Named(names) => name(tunnel).is_some_and(|name| names.iter().any(|other| other == name)),
        }
    }
}

/// A plan. Tunnels are indices in the lists that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'a> {
    /// Deletions first, since the number of tunnels on a gateway is limited, then one step for each desired tunnel in
    /// their order. Empty where one of the issues is an error.
    pub steps: Vec<PlanStep<'a>>,
    /// Indices of the actual tunnels that are not desired, and stay because `prune` is off.
    pub unmanaged: Vec<usize>,
    /// Errors and advice about the tunnels that the gateway will have. A path begins with the index of a desired tunnel;
    /// an issue about the gateway as a whole has an empty path.
    pub issues: Vec<Issue>,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanStep<'a> {
    /// A desired tunnel does not exist yet.
    Create {
        /// The id to create it with: [`tunnel_id_for`] its name.
        id: String,
        /// Its index in the desired tunnels.
        desired: usize,
    },
    /// A desired tunnel differs from the actual one.
    Update {
        /// Its index in the desired tunnels.
        desired: usize,
        /// The index of the actual one.
        actual: usize,
        /// What differs.
        changes: Vec<FieldChange<'a>>,
    },
    /// An actual tunnel is not desired.
    Delete {
        /// Its index in the actual tunnels.
        actual: usize,
    },
    /// A desired tunnel exists, and nothing differs.
    None {
        /// Its index in the actual tunnels.
        actual: usize,
    },
}

/// A member of a tunnel that a plan changes. For the key, both values are [`Value::Missing`], since no plan shows a key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldChange<'a> {
    /// Where it is in the tunnel.
    pub path: &'static [Step],
    /// What it is.
    #[serde(serialize_with = "serialize_value")]
    pub before: Value<'a>,
    /// What it will be.
    #[serde(serialize_with = "serialize_value")]
    pub after: Value<'a>,
}

/// The values that plans have: text, a number, a list of texts, or nothing.
fn serialize_value<S: Serializer>(value: &Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::Text(text) => serializer.serialize_str(text),
        Value::Number(number) => serializer.serialize_f64(*number),
        Value::List(list) => serializer.collect_seq(list.items.iter().filter_map(Value::text)),
        Value::Missing | Value::Object(_) | Value::Other(_) => serializer.serialize_none(),
    }
}

/// Plans how the tunnels of a gateway become the desired ones.
///
/// A desired tunnel is matched with the actual one whose id is [`tunnel_id_for`] its name, or else with the only one that
/// has exactly this name. Tunnels that are being deleted count as gone. Two tunnels are compared by their meaning: a
/// member that is left out has its default, networks are compared as sets in canonical form, and host names without
/// regard to case.
///
/// # Errors
///
/// The issue [`Code::UuidInvalid`] where `gateway_id` is no UUID. What is wrong with the tunnels is in [`Plan::issues`].
pub fn plan_tunnels<'a>(
    gateway_id: &str,
    desired: &'a [Value<'a>],
    actual: &'a [GatewayTunnel<'a>],
    options: &PlanOptions,
) -> Result<Plan<'a>, Issue> {
    if let Some(issue) = check_id(Some(gateway_id), "gatewayId") {
        return Err(issue);
    }
    let mut issues = Vec::new();
    let present = present(actual);
    let matches = match_tunnels(gateway_id, desired, actual, &present, &mut issues);
    let rest = present.into_iter().filter(|index| matches.iter().all(|found| found.actual != Some(*index))).collect();
    let (deleted, unmanaged) = if options.prune { (rest, Vec::new()) } else { (Vec::new(), rest) };
    for (index, tunnel) in desired.iter().enumerate() {
        issues.extend(check_tunnel(tunnel, true).into_iter().map(|issue| issue.within(index)));
    }
    let mut between = check_together(desired, actual, &unmanaged);
    // Another issue at the same name (such as "plan.ambiguous") says already that other tunnels have it.
    between.retain(|issue| issue.code != Code::TunnelsName || issues.iter().all(|other| other.path != issue.path));
    issues.extend(between);
    let mut steps = Vec::new();
    if !issues.iter().any(Issue::is_error) {
        steps.extend(deleted.into_iter().map(|actual| PlanStep::Delete { actual }));
        let step = |(index, found): (usize, Match)| step_for(index, found, &desired[index], actual, options);
        steps.extend(matches.into_iter().enumerate().map(step));
    }
    Ok(Plan { steps, unmanaged, issues })
}

/// Indices of the actual tunnels that count: they are not being deleted, they have an id, and each id counts once.
fn present(actual: &[GatewayTunnel<'_>]) -> Vec<usize> {
    let mut present: Vec<(usize, &str)> = Vec::new();
    for (index, tunnel) in actual.iter().enumerate().filter(|(_, tunnel)| !tunnel.is_gone()) {
        if let Some(id) = tunnel.id.as_deref()
            && present.iter().all(|(_, other)| !other.eq_ignore_ascii_case(id))
        {
            present.push((index, id));
        }
    }
    present.into_iter().map(|(index, _)| index).collect()
}

/// What a desired tunnel is matched with.
struct Match {
    /// The id that [`tunnel_id_for`] its name gives; empty where it has no name.
    id: String,
    /// The index of the actual tunnel, if there is one.
    actual: Option<usize>,
}

/// Finds the actual tunnel of each desired one: first by the ids that belong to the names, then, among the tunnels that
/// are left, by the names themselves. Names that fit several tunnels are added to `issues`.
fn match_tunnels(
    gateway_id: &str,
    desired: &[Value<'_>],
    actual: &[GatewayTunnel<'_>],
    present: &[usize],
    issues: &mut Vec<Issue>,
) -> Vec<Match> {
    let mut matches: Vec<_> = desired
        .iter()
        .map(|tunnel| {
            let id = name(tunnel).and_then(|name| tunnel_id_for(gateway_id, name)).unwrap_or_default();
            let has_id =
                |index: &&usize| actual[**index].id.as_ref().is_some_and(|other| other.eq_ignore_ascii_case(&id));
            Match { actual: present.iter().find(has_id).copied(), id }
        })
        .collect();
    for (index, wanted) in desired.iter().map(name).enumerate().filter(|(_, wanted)| wanted.is_some()) {
        let path = [index.into(), "name".into()];
        let this = Entry::numbered(index, &desired[index]);
        let issue = |this| Issue::new(Code::PlanAmbiguous, &path).with("member", "name").with("this", this);
        if let Some(other) = desired[..index].iter().position(|other| name(other) == wanted) {
            let first = Entry::numbered(other, &desired[other]);
            let issue = issue(this.label_beside(&first)).with("other", other).with("tunnel", first.label_beside(&this));
            issues.push(issue.with("reason", "desired"));
        } else if matches[index].actual.is_none() {
            let is_free = |other: &usize| matches.iter().all(|found| found.actual != Some(*other));
            let has_name = |other: &usize| name(&actual[*other].definition) == wanted && is_free(other);
            let namesakes: Vec<_> = present.iter().copied().filter(has_name).collect();
            if let [only] = namesakes[..] {
                matches[index].actual = Some(only);
            } else if !namesakes.is_empty() {
                issues.push(issue(this.label).with("count", namesakes.len()).with("reason", "actual"));
            }
        }
    }
    matches
}

fn name<'t>(tunnel: &'t Value<'_>) -> Option<&'t str> {
    tunnel.member("name").text()
}

/// Issues between the tunnels that the gateway will have: the desired ones and those that stay.
fn check_together(desired: &[Value<'_>], actual: &[GatewayTunnel<'_>], unmanaged: &[usize]) -> Vec<Issue> {
    let existing = unmanaged.iter().enumerate().map(|(place, index)| {
        let tunnel = &actual[*index];
        let label = name(&tunnel.definition).or(tunnel.id.as_deref()).unwrap_or_default();
        Entry { index: desired.len() + place, label: shown(label), definition: &tunnel.definition }
    });
    let wanted = desired.iter().enumerate().map(|(index, tunnel)| Entry::numbered(index, tunnel));
    let mut issues = compare_tunnels(&existing.chain(wanted).collect::<Vec<_>>());
    // An issue between two tunnels that stay unchanged is left out: the plan does not touch them.
    let is_of_plan = |step: &Step| matches!(step, Step::Index(index) if (*index as usize) < desired.len());
    issues.retain(|issue| issue.path.first().is_none_or(is_of_plan));
    issues
}

/// The step for one desired tunnel.
fn step_for<'a>(
    index: usize,
    Match { id, actual: found }: Match,
    desired: &'a Value<'a>,
    actual: &'a [GatewayTunnel<'a>],
    options: &PlanOptions,
) -> PlanStep<'a> {
    let Some(found) = found else { return PlanStep::Create { id, desired: index } };
    let mut comparison = Comparison { rotate_key: options.rotate_keys.includes(desired), changes: Vec::new() };
    comparison.members(rules::tunnel_members(), &actual[found].definition, desired);
    let changes = comparison.changes;
    if changes.is_empty() {
        PlanStep::None { actual: found }
    } else {
        PlanStep::Update { desired: index, actual: found, changes }
    }
}

/// Collects the differences between an actual tunnel and the desired one.
struct Comparison<'a> {
    /// Whether the key counts as changed. It cannot be compared, as the API does not return it.
    rotate_key: bool,
    changes: Vec<FieldChange<'a>>,
}

impl<'a> Comparison<'a> {
    fn members(&mut self, members: &'static [Member], before: &'a Value<'a>, after: &'a Value<'a>) {
        for member in members {
            let (before, after) = (before.member(member.name), after.member(member.name));
            match &member.rule {
                Rule::Object(members) => self.members(members, before, after),
                Rule::Key if self.rotate_key => self.changed(member, Value::Missing, Value::Missing),
                Rule::Key => {}
                rule => {
                    let (before, after) = (with_default(member, before), with_default(member, after));
                    if !is_same(rule, &before, &after) {
                        self.changed(member, before, after);
                    }
                }
            }
        }
    }

    fn changed(&mut self, member: &'static Member, before: Value<'a>, after: Value<'a>) {
        self.changes.push(FieldChange { path: member.path, before, after });
    }
}

/// The value of a member, or its default where it is left out.
fn with_default<'a>(member: &Member, value: &'a Value<'a>) -> Value<'a> {
    match (value, &member.default) {
        (Value::Missing | Value::Other("null"), Some(Default::Text(text))) => Value::Text(Cow::Borrowed(text)),
        (Value::Missing | Value::Other("null"), Some(Default::Number(number))) => Value::Number((*number).into()),
        (Value::Other("null"), None) => Value::Missing,
        _ => value.clone(),
    }
}

/// Whether two values of a member mean the same.
fn is_same(rule: &Rule, one: &Value<'_>, other: &Value<'_>) -> bool {
    match (rule, one, other) {
        (Rule::RemoteHost, Value::Text(one), Value::Text(other)) => one.eq_ignore_ascii_case(other),
        // A text that is missing means the same as an empty one.
        (Rule::Text { .. }, Value::Missing, Value::Text(text))
        | (Rule::Text { .. }, Value::Text(text), Value::Missing) => text.is_empty(),
        (Rule::List { .. }, _, _) => {
            let (one, other) = (networks(one), networks(other));
            one.iter().all(|network| other.contains(network)) && other.iter().all(|network| one.contains(network))
        }
        _ => one == other,
    }
}

/// Networks in canonical form.
fn networks(list: &Value<'_>) -> Vec<String> {
    let network = |text: &str| parse_cidr(text).map_or(text.to_owned(), |cidr| cidr.network());
    list.items().iter().filter_map(Value::text).map(network).collect()
}
