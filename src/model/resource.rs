//! What surrounds a tunnel's definition in requests and answers: ids, metadata, lists.

use super::{IPSecTunnel, IPSecTunnelPropertiesRead, Known};
use serde::{Deserialize, Deserializer, Serialize};

/// The statuses that the API lists for a tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    /// It exists and is healthy.
    Available,
    /// It is being created or changed.
    Provisioning,
    /// It is being deleted.
    Destroying,
    /// It failed; `statusMessage` says why.
    Failed,
}

/// Schema `IPSecTunnelMetadata`. Timestamps are ISO 8601 texts with an offset, passed on as they come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IPSecTunnelMetadata {
    /// When it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_date: Option<String>,
    /// Name of the identity that created it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// Id of the identity that created it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by_user_id: Option<String>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<String>,
    /// Name of the identity that last changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified_by: Option<String>,
    /// Id of the identity that last changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified_by_user_id: Option<String>,
    /// The resource's URN.
    #[serde(default, rename = "resourceURN", skip_serializing_if = "Option::is_none")]
    pub resource_urn: Option<String>,
    /// Where the tunnel stands.
    pub status: Known<Status>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

/// Schema `IPSecTunnelRead`. `type` and `href` may be missing: nothing here depends on them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecTunnelRead {
    /// The tunnel's id, a UUID.
    pub id: String,
    /// "ipsectunnel".
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The tunnel's URL, often relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Who made it, when, and where it stands.
    pub metadata: IPSecTunnelMetadata,
    /// Its definition.
    pub properties: IPSecTunnelPropertiesRead,
}

/// Schema `Links`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Links {
    /// URL of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// URL of this page.
    #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
    pub this: Option<String>,
    /// URL of the page after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Schema `IPSecTunnelReadList` with `Pagination`. A list that says nothing of its page is one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecTunnelReadList {
    /// The list's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// "collection".
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The list's URL, often relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The tunnels of this page; the server may leave it out where there are none.
    #[serde(default, deserialize_with = "null_as_default")]
    pub items: Vec<IPSecTunnelRead>,
    /// Index of the first tunnel of this page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Most tunnels that a page holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The pages around this one.
    #[serde(default, rename = "_links", deserialize_with = "null_as_default")]
    pub links: Links,
}

/// Schema `IPSecTunnelCreate`: the body of a POST.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecTunnelCreate {
    /// Free-form metadata of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<serde_json::Map<String, serde_json::Value>>,
    /// The tunnel's definition.
    pub properties: IPSecTunnel,
}

/// Schema `IPSecTunnelEnsure`: the body of a PUT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecTunnelEnsure {
    /// The tunnel's id, the same as in the URL.
    pub id: String,
    /// Free-form metadata of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<serde_json::Map<String, serde_json::Value>>,
    /// The tunnel's definition.
    pub properties: IPSecTunnel,
}

/// Reads `null` as the type's default, as the API's answers use it for "absent".
pub(super) fn null_as_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(d: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(d)?.unwrap_or_default())
}
