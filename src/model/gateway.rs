//! VPN gateways, as the API returns them in its list of gateways and one by one. This crate only reads them; what it
//! creates and changes are tunnels.

use super::{IPSecTunnelMetadata, Known, lenient, resource::ReadList};
use serde::{Deserialize, Serialize};

/// A gateway. Only the id must be there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IPSecGatewayRead {
    /// The gateway's id, a UUID.
    pub id: String,
    /// "ipsecgateway".
    #[serde(default, rename = "type", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The gateway's URL, often relative.
    #[serde(default, deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Who made it, when, and where it stands: the same members as a tunnel's.
    #[serde(default, deserialize_with = "lenient::member")]
    pub metadata: IPSecTunnelMetadata,
    /// What it is.
    #[serde(default, deserialize_with = "lenient::member")]
    pub properties: IPSecGatewayPropertiesRead,
}

/// What a gateway is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IPSecGatewayPropertiesRead {
    /// Name for people.
    #[serde(deserialize_with = "lenient::member")]
    pub name: String,
    /// Text for people.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Public IPv4 address: the remote end, as every peer sees it.
    #[serde(rename = "gatewayIP", deserialize_with = "lenient::member")]
    pub gateway_ip: String,
    /// The networks in IONOS Cloud that it is connected to.
    #[serde(deserialize_with = "lenient::items")]
    pub connections: Vec<IPSecGatewayConnection>,
    /// The version of IKE.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub version: Option<Known<GatewayVersion>>,
    /// Its size: "STANDARD", "ENHANCED" or "PREMIUM", each also with "_HA" at its end (high availability).
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// When it may be maintained.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub maintenance_window: Option<MaintenanceWindow>,
}

/// A network in IONOS Cloud that a gateway is connected to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IPSecGatewayConnection {
    /// Id of the data centre.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub datacenter_id: Option<String>,
    /// Id of the LAN.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub lan_id: Option<String>,
    /// The gateway's IPv4 address and network in the LAN.
    #[serde(rename = "ipv4CIDR", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub ipv4_cidr: Option<String>,
    /// The gateway's IPv6 address and network in the LAN.
    #[serde(rename = "ipv6CIDR", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr: Option<String>,
}

/// The versions of IKE that the API lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GatewayVersion {
    /// IKEv2 (RFC 7296).
    #[serde(rename = "IKEv2")]
    IKEv2,
}

/// When a gateway may be maintained.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MaintenanceWindow {
    /// Time of day, as the API writes it.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Day of the week, such as "Sunday".
    #[serde(rename = "dayOfTheWeek", deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub day_of_the_week: Option<String>,
}

/// A page of the list of gateways.
pub type IPSecGatewayReadList = ReadList<IPSecGatewayRead>;
