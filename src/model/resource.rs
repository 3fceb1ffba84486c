//! What surrounds a tunnel's definition in requests and answers: ids, metadata, lists.

use super::{IPSecTunnel, IPSecTunnelPropertiesRead, Known, lenient};
use serde::{Deserialize, Serialize};

/// The statuses that the API lists for a tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    /// The API has set its side up. Whether traffic flows also depends on the peer.
    Available,
    /// It is being created or changed.
    Provisioning,
    /// It is being deleted.
    Destroying,
    /// It failed; `statusMessage` says why.
    Failed,
}

/// Schema `IPSecTunnelMetadata`. Timestamps are ISO 8601 texts with an offset, passed on as they come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IPSecTunnelMetadata {
    /// When it was created.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub created_date: Option<String>,
    /// Name of the identity that created it.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// Id of the identity that created it.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub created_by_user_id: Option<String>,
    /// When it was last changed.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<String>,
    /// Name of the identity that last changed it.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub last_modified_by: Option<String>,
    /// Id of the identity that last changed it.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub last_modified_by_user_id: Option<String>,
    /// The resource's URN.
    #[serde(rename = "resourceURN", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub resource_urn: Option<String>,
    /// Where the resource stands.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub status: Option<Known<Status>>,
    /// Why it failed.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
}

/// Schema `IPSecTunnelRead`. Only the id must be there: without it there is nothing to ask the API about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecTunnelRead {
    /// The tunnel's id, a UUID.
    pub id: String,
    /// "ipsectunnel".
    #[serde(default, rename = "type", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The tunnel's URL, often relative.
    #[serde(default, deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Who made it, when, and where it stands.
    #[serde(default, deserialize_with = "lenient::member")]
    pub metadata: IPSecTunnelMetadata,
    /// Its definition.
    #[serde(default, deserialize_with = "lenient::member")]
    pub properties: IPSecTunnelPropertiesRead,
}

/// Schema `Links`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Links {
    /// URL of the page before.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// URL of this page.
    #[serde(rename = "self", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub this: Option<String>,
    /// URL of the page after.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A page of a list: schema `IPSecTunnelReadList` with `Pagination`, and the same shape for gateways. Items without an id
/// are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: serde::de::DeserializeOwned"))]
pub struct ReadList<T> {
    /// The list's id.
    #[serde(default, deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// "collection".
    #[serde(default, rename = "type", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The list's URL, often relative.
    #[serde(default, deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The items of this page; empty where the server leaves the member out.
    #[serde(default = "Vec::new", deserialize_with = "lenient::items")]
    pub items: Vec<T>,
    /// Index of the first item of this page, from 0.
    #[serde(default, deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Most items that a page holds.
    #[serde(default, deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The pages around this one.
    #[serde(default, rename = "_links", deserialize_with = "lenient::member")]
    pub links: Links,
}

/// Schema `IPSecTunnelReadList`.
pub type IPSecTunnelReadList = ReadList<IPSecTunnelRead>;

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
