//! Conversions between the model's structs and [`Value`]: structs become values to be checked, and values that were read
//! from anywhere become structs.

use super::{Code, Issue, List, Object, Several, Step, Value, check_tunnel};
use crate::model::{
    ESPEncryption, EncryptionRead, IKEEncryption, IPSecPSK, IPSecTunnel, IPSecTunnelAuth, IPSecTunnelAuthRead,
    IPSecTunnelPropertiesRead, Word,
};
use std::borrow::Cow;

/// Checks a tunnel: what the API would refuse, and with `advice` also what it accepts and an operator may regret.
pub fn check(tunnel: &IPSecTunnel, advice: bool) -> Vec<Issue> {
    check_tunnel(&tunnel.into(), advice)
}

/// Checks the properties of a tunnel that was read from the API. Errors are a missing name or remote host, members of
/// another type, and hosts or networks that cannot be parsed. No errors are other members that are `null` or missing (such
/// as the key, which the API never returns), algorithms that this release does not know, and values beyond limits, which
/// the API may have raised since.
pub fn check_read(properties: &Value<'_>) -> Vec<Issue> {
    let mut issues = check_tunnel(&without_nulls(properties), false);
    issues.retain(|issue| match issue.code {
        Code::Required => matches!(&*issue.path, [Step::Name(name)] if name == "name" || name == "remoteHost"),
        Code::Type | Code::CidrInvalid | Code::RemoteHostInvalid | Code::NumberInteger => true,
        _ => false,
    });
    issues
}

impl<'a> From<&'a IPSecTunnel> for Value<'a> {
    fn from(tunnel: &'a IPSecTunnel) -> Self {
        let psk = |psk: &'a IPSecPSK| object([("key", text(&psk.key))]);
        object([
            ("name", text(&tunnel.name)),
            ("description", optional(tunnel.description.as_deref(), text)),
            ("remoteHost", text(&tunnel.remote_host)),
            ("auth", object([("method", word(&tunnel.auth.method)), ("psk", optional(tunnel.auth.psk.as_ref(), psk))])),
            ("ike", (&tunnel.ike).into()),
            ("esp", (&tunnel.esp).into()),
            ("cloudNetworkCIDRs", texts(&tunnel.cloud_network_cidrs)),
            ("peerNetworkCIDRs", texts(&tunnel.peer_network_cidrs)),
        ])
    }
}

/// Fails with the errors for which the API would refuse the value. Members that the API does not know are left out.
impl TryFrom<&Value<'_>> for IPSecTunnel {
    type Error = Vec<Issue>;

    fn try_from(value: &Value<'_>) -> Result<Self, Vec<Issue>> {
        let issues = check_tunnel(value, false);
        if !issues.is_empty() {
            return Err(issues);
        }
        let auth = value.member("auth");
        Ok(Self {
            name: read_text(value.member("name")).unwrap_or_default(),
            description: read_text(value.member("description")),
            remote_host: read_text(value.member("remoteHost")).unwrap_or_default(),
            auth: IPSecTunnelAuth {
                method: read_word(auth.member("method")).unwrap_or_default(),
                psk: read_text(auth.member("psk").member("key")).map(|key| IPSecPSK { key }),
            },
            ike: Phase::read(value.member("ike")),
            esp: Phase::read(value.member("esp")),
            cloud_network_cidrs: read_texts(value.member("cloudNetworkCIDRs")).unwrap_or_default(),
            peer_network_cidrs: read_texts(value.member("peerNetworkCIDRs")).unwrap_or_default(),
        })
    }
}

impl<'a> From<&'a IPSecTunnelPropertiesRead> for Value<'a> {
    fn from(tunnel: &'a IPSecTunnelPropertiesRead) -> Self {
        let auth = |auth: &'a IPSecTunnelAuthRead| object([("method", optional(auth.method.as_ref(), word))]);
        object([
            ("name", text(&tunnel.name)),
            ("description", optional(tunnel.description.as_deref(), text)),
            ("remoteHost", text(&tunnel.remote_host)),
            ("auth", optional(tunnel.auth.as_ref(), auth)),
            ("ike", optional(tunnel.ike.as_ref(), Value::from)),
            ("esp", optional(tunnel.esp.as_ref(), Value::from)),
            ("cloudNetworkCIDRs", optional(tunnel.cloud_network_cidrs.as_deref(), texts)),
            ("peerNetworkCIDRs", optional(tunnel.peer_network_cidrs.as_deref(), texts)),
        ])
    }
}

/// Fails with the errors of [`check_read`], if there are any.
impl TryFrom<&Value<'_>> for IPSecTunnelPropertiesRead {
    type Error = Vec<Issue>;

    fn try_from(value: &Value<'_>) -> Result<Self, Vec<Issue>> {
        let issues = check_read(value);
        if !issues.is_empty() {
            return Err(issues);
        }
        Ok(Self {
            name: read_text(value.member("name")).unwrap_or_default(),
            description: read_text(value.member("description")),
            remote_host: read_text(value.member("remoteHost")).unwrap_or_default(),
            auth: read_object(value.member("auth"))
                .map(|auth| IPSecTunnelAuthRead { method: read_word(auth.member("method")) }),
            ike: read_object(value.member("ike")).map(Phase::read),
            esp: read_object(value.member("esp")).map(Phase::read),
            cloud_network_cidrs: read_texts(value.member("cloudNetworkCIDRs")),
            peer_network_cidrs: read_texts(value.member("peerNetworkCIDRs")),
        })
    }
}

/// The settings of IKE or ESP, as they are read from a value.
trait Phase {
    /// Members that are missing or not as their schema says are left out.
    fn read(value: &Value<'_>) -> Self;
}

/// Implements both conversions for the structs of a phase, which have the same members.
macro_rules! phase {
    ($($name:ident),+) => {
        $(impl<'a> From<&'a $name> for Value<'a> {
            fn from(phase: &'a $name) -> Self {
                object([
                    ("diffieHellmanGroup", optional(phase.diffie_hellman_group.as_ref(), word)),
                    ("encryptionAlgorithm", optional(phase.encryption_algorithm.as_ref(), word)),
                    ("integrityAlgorithm", optional(phase.integrity_algorithm.as_ref(), word)),
                    ("lifetime", optional(phase.lifetime.as_ref(), |seconds| Value::Number(seconds.to_f64()))),
                ])
            }
        }

        impl Phase for $name {
            fn read(value: &Value<'_>) -> Self {
                Self {
                    diffie_hellman_group: read_word(value.member("diffieHellmanGroup")),
                    encryption_algorithm: read_word(value.member("encryptionAlgorithm")),
                    integrity_algorithm: read_word(value.member("integrityAlgorithm")),
                    lifetime: value.member("lifetime").number().and_then(Seconds::from_f64),
                }
            }
        })+
    };
}
phase!(IKEEncryption, ESPEncryption, EncryptionRead);

/// A lifetime in seconds: a whole number in what is sent, any number in what is read.
trait Seconds: Sized {
    fn to_f64(&self) -> f64;
    fn from_f64(seconds: f64) -> Option<Self>;
}

impl Seconds for u32 {
    fn to_f64(&self) -> f64 {
        f64::from(*self)
    }

    fn from_f64(seconds: f64) -> Option<Self> {
        let whole = seconds as Self;
        (f64::from(whole) == seconds).then_some(whole)
    }
}

impl Seconds for serde_json::Number {
    fn to_f64(&self) -> f64 {
        self.as_f64().unwrap_or(f64::NAN)
    }

    fn from_f64(seconds: f64) -> Option<Self> {
        u32::from_f64(seconds).map_or_else(|| Self::from_f64(seconds), |whole| Some(whole.into()))
    }
}

fn text(text: &str) -> Value<'_> {
    Value::Text(text.into())
}

fn word<T: Word>(word: &T) -> Value<'_> {
    text(word.spelling())
}

fn texts(all: &[String]) -> Value<'_> {
    Value::List(List { items: all.iter().map(|one| text(one)).collect(), length: all.len() })
}

fn object<'a, const COUNT: usize>(members: [(&'static str, Value<'a>); COUNT]) -> Value<'a> {
    Value::Object(Object { members: Vec::from(members).into(), ..Object::default() })
}

fn optional<'a, T>(member: Option<T>, value: impl FnOnce(T) -> Value<'a>) -> Value<'a> {
    member.map_or(Value::Missing, value)
}

fn read_text(value: &Value<'_>) -> Option<String> {
    value.text().map(str::to_owned)
}

fn read_word<T: Word>(value: &Value<'_>) -> Option<T> {
    value.text().and_then(T::parse)
}

fn read_texts(value: &Value<'_>) -> Option<Vec<String>> {
    matches!(value, Value::List(_)).then(|| value.items().iter().filter_map(read_text).collect())
}

fn read_object<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Value<'a>> {
    matches!(value, Value::Object(_)).then_some(value)
}

/// The same value, in which members that are `null` are missing.
fn without_nulls<'a>(value: &'a Value<'_>) -> Value<'a> {
    match value {
        Value::Missing | Value::Other("null") => Value::Missing,
        Value::Other(kind) => Value::Other(kind),
        Value::Number(number) => Value::Number(*number),
        Value::Text(text) => Value::Text(Cow::Borrowed(text)),
        Value::List(List { items, length }) => Value::List(List { items: Several::Borrowed(items), length: *length }),
        Value::Object(Object { members, .. }) => {
            let members = members.iter().map(|(name, value)| (*name, without_nulls(value))).collect();
            Value::Object(Object { members, ..Object::default() })
        }
    }
}
