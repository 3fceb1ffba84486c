//! A tunnel's definition: schema `IPSecTunnel` and its parts, as sent and as read.

use super::{DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm, lenient};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value that this release knows, or one that the API has added since. It is used in what is read, never in what is
/// sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Known<T> {
    /// One that this release knows.
    Value(T),
    /// Any other, as the server spelled it.
    Other(String),
}

/// Schema `IPSecTunnel` as it is sent: the `properties` of a create or ensure request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IPSecTunnel {
    /// Name for people, at most 255 code points.
    pub name: String,
    /// Text for people, at most 1024 code points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The peer's IPv4 address or fully qualified host name.
    pub remote_host: String,
    /// How the two ends prove who they are.
    pub auth: IPSecTunnelAuth,
    /// Phase 1, the IKE security association.
    pub ike: IKEEncryption,
    /// Phase 2, the ESP security association.
    pub esp: ESPEncryption,
    /// Networks on the IONOS Cloud side ("left"), 1 to 20 in CIDR notation.
    #[serde(rename = "cloudNetworkCIDRs")]
    pub cloud_network_cidrs: Vec<String>,
    /// Networks on the peer's side ("right"), 1 to 20 in CIDR notation.
    #[serde(rename = "peerNetworkCIDRs")]
    pub peer_network_cidrs: Vec<String>,
}

/// Schema `IPSecTunnelAuth` as it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecTunnelAuth {
    /// The authentication method.
    pub method: AuthMethod,
    /// The key; required where `method` is PSK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub psk: Option<IPSecPSK>,
}

/// The authentication methods that the API lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuthMethod {
    /// A pre-shared key.
    #[default]
    #[serde(rename = "PSK")]
    Psk,
}

impl AuthMethod {
    /// Every method.
    pub const ALL: &'static [Self] = &[Self::Psk];
    /// Every method as the API spells it.
    pub const VALUES: &'static [&'static str] = &["PSK"];

    /// The method as the API spells it.
    pub const fn as_str(self) -> &'static str {
        Self::VALUES[self as usize]
    }
}

/// Schema `IPSecPSK`. Its `Debug` text does not show the key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IPSecPSK {
    /// The pre-shared key: any text; the checks refuse an empty one.
    pub key: String,
}

impl fmt::Debug for IPSecPSK {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IPSecPSK { key: [redacted] }")
    }
}

/// Declares the settings of one phase as sent; both phases have the same members and differ in their lifetimes.
macro_rules! encryption {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            /// The Diffie-Hellman group; `None` for [`DiffieHellmanGroup::DEFAULT`].
            #[serde(skip_serializing_if = "Option::is_none")]
            pub diffie_hellman_group: Option<DiffieHellmanGroup>,
            /// The cipher; `None` for [`EncryptionAlgorithm::DEFAULT`].
            #[serde(skip_serializing_if = "Option::is_none")]
            pub encryption_algorithm: Option<EncryptionAlgorithm>,
            /// The integrity algorithm; `None` for [`IntegrityAlgorithm::DEFAULT`].
            #[serde(skip_serializing_if = "Option::is_none")]
            pub integrity_algorithm: Option<IntegrityAlgorithm>,
            /// The lifetime of the security association in seconds; `None` for the API's default.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub lifetime: Option<u32>,
        }
    };
}

encryption! {
    /// Schema `IKEEncryption` as it is sent. [`IKE_LIFETIME`](super::IKE_LIFETIME) has bounds and default of `lifetime`.
    IKEEncryption
}
encryption! {
    /// Schema `ESPEncryption` as it is sent. [`ESP_LIFETIME`](super::ESP_LIFETIME) has bounds and default of `lifetime`.
    ESPEncryption
}

/// Schema `IPSecTunnel` as it is read: without the key, and open to values that the API has added since. A member that is
/// missing, or of another type than its schema says, is `None`; `name` and `remote_host` are then empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IPSecTunnelPropertiesRead {
    /// Name for people.
    #[serde(deserialize_with = "lenient::member")]
    pub name: String,
    /// Text for people.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The peer's IPv4 address or host name.
    #[serde(deserialize_with = "lenient::member")]
    pub remote_host: String,
    /// How the two ends prove who they are.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub auth: Option<IPSecTunnelAuthRead>,
    /// Phase 1, the IKE security association.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub ike: Option<EncryptionRead>,
    /// Phase 2, the ESP security association.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub esp: Option<EncryptionRead>,
    /// Networks on the IONOS Cloud side.
    #[serde(
        rename = "cloudNetworkCIDRs",
        deserialize_with = "lenient::member",
        skip_serializing_if = "Option::is_none"
    )]
    pub cloud_network_cidrs: Option<Vec<String>>,
    /// Networks on the peer's side.
    #[serde(
        rename = "peerNetworkCIDRs",
        deserialize_with = "lenient::member",
        skip_serializing_if = "Option::is_none"
    )]
    pub peer_network_cidrs: Option<Vec<String>>,
}

/// Schema `IPSecTunnelAuth` as it is read: the API never returns the key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct IPSecTunnelAuthRead {
    /// The authentication method.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub method: Option<Known<AuthMethod>>,
}

/// Schemas `IKEEncryption` and `ESPEncryption` as they are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EncryptionRead {
    /// The Diffie-Hellman group.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub diffie_hellman_group: Option<Known<DiffieHellmanGroup>>,
    /// The cipher.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub encryption_algorithm: Option<Known<EncryptionAlgorithm>>,
    /// The integrity algorithm.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub integrity_algorithm: Option<Known<IntegrityAlgorithm>>,
    /// The lifetime of the security association in seconds.
    #[serde(deserialize_with = "lenient::number", skip_serializing_if = "Option::is_none")]
    pub lifetime: Option<serde_json::Number>,
}
