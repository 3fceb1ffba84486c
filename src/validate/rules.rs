//! The API's contract for a tunnel as a table: members, types, limits, defaults (schema `IPSecTunnel` and its prose).
//!
//! Everything that depends on the shape of a tunnel reads this table: the checks, the readers of JSON and of JavaScript
//! values, and the JSON Schema that the package emits.

use super::Step;
use crate::model::{
    AuthMethod, CIDRS_PER_SIDE, DESCRIPTION_LENGTH, DiffieHellmanGroup, ESP_LIFETIME, EncryptionAlgorithm,
    IKE_LIFETIME, IntegrityAlgorithm, NAME_LENGTH,
};
use std::borrow::Cow;

/// What a value must be.
#[derive(Debug)]
pub enum Rule {
    /// Text of a limited length.
    Text {
        /// The most Unicode code points.
        max: u32,
    },
    /// A pre-shared key: text, not empty.
    Key,
    /// An IPv4 address or a host name.
    RemoteHost,
    /// A network in CIDR notation.
    Cidr,
    /// One of the listed values.
    Choice(&'static [&'static str]),
    /// A whole number within bounds.
    Integer {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
    },
    /// A list of values that follow one rule.
    List {
        /// The rule for each.
        of: &'static Rule,
        /// The fewest elements.
        min: u32,
        /// The most elements.
        max: u32,
    },
    /// An object with these members.
    Object(&'static [Member]),
}

/// A member of an object.
#[derive(Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it is in a tunnel.
    pub path: &'static [Step],
    /// Whether it must be there.
    pub need: Need,
    /// What its value must be.
    pub rule: Rule,
    /// What the API uses where it is left out.
    pub default: Option<Default>,
}

/// Whether a member must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// Never.
    Optional,
    /// Where its sibling `method` is "PSK" (prose of schema `IPSecPSK`).
    ForPsk,
}

/// A default value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// Text.
    Text(&'static str),
    /// A whole number.
    Number(u32),
}

/// The path of a member from its names.
macro_rules! path {
    ($($name:literal).+) => { &[$(Step::Name(Cow::Borrowed($name))),+] };
}

const fn member(path: &'static [Step], need: Need, rule: Rule) -> Member {
    let [.., Step::Name(Cow::Borrowed(name))] = path else { panic!("a member has a name") };
    Member { name, path, need, rule, default: None }
}

const fn optional(path: &'static [Step], rule: Rule, default: Default) -> Member {
    Member { default: Some(default), ..member(path, Need::Optional, rule) }
}

/// The members of one phase; the phases differ in their lifetimes alone.
macro_rules! encryption {
    ($phase:literal, $lifetime:ident) => {
        [
            optional(
                path!($phase."diffieHellmanGroup"),
                Rule::Choice(DiffieHellmanGroup::VALUES),
                Default::Text(DiffieHellmanGroup::DEFAULT.as_str()),
            ),
            optional(
                path!($phase."encryptionAlgorithm"),
                Rule::Choice(EncryptionAlgorithm::VALUES),
                Default::Text(EncryptionAlgorithm::DEFAULT.as_str()),
            ),
            optional(
                path!($phase."integrityAlgorithm"),
                Rule::Choice(IntegrityAlgorithm::VALUES),
                Default::Text(IntegrityAlgorithm::DEFAULT.as_str()),
            ),
            optional(
                path!($phase."lifetime"),
                Rule::Integer { min: $lifetime.min, max: $lifetime.max },
                Default::Number($lifetime.default),
            ),
        ]
    };
}

static IKE: [Member; 4] = encryption!("ike", IKE_LIFETIME);
static ESP: [Member; 4] = encryption!("esp", ESP_LIFETIME);
static PSK: [Member; 1] = [member(path!("auth"."psk"."key"), Need::Required, Rule::Key)];
static AUTH: [Member; 2] = [
    member(path!("auth"."method"), Need::Required, Rule::Choice(AuthMethod::VALUES)),
    member(path!("auth"."psk"), Need::ForPsk, Rule::Object(&PSK)),
];
static CIDR: Rule = Rule::Cidr;
const NETWORKS: Rule = Rule::List { of: &CIDR, min: CIDRS_PER_SIDE.0, max: CIDRS_PER_SIDE.1 };
static MEMBERS: [Member; 8] = [
    member(path!("name"), Need::Required, Rule::Text { max: NAME_LENGTH }),
    member(path!("description"), Need::Optional, Rule::Text { max: DESCRIPTION_LENGTH }),
    member(path!("remoteHost"), Need::Required, Rule::RemoteHost),
    member(path!("auth"), Need::Required, Rule::Object(&AUTH)),
    member(path!("ike"), Need::Required, Rule::Object(&IKE)),
    member(path!("esp"), Need::Required, Rule::Object(&ESP)),
    member(path!("cloudNetworkCIDRs"), Need::Required, NETWORKS),
    member(path!("peerNetworkCIDRs"), Need::Required, NETWORKS),
];

/// The rule for a whole tunnel.
pub static TUNNEL: Rule = Rule::Object(&MEMBERS);

/// The members of a tunnel.
pub fn tunnel_members() -> &'static [Member] {
    &MEMBERS
}
