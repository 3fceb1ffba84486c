//! The limits that the API's schemas set. Other code names these constants.

/// Longest `name`, in Unicode code points.
pub const NAME_LENGTH: u32 = 255;
/// Longest `description`, in Unicode code points.
pub const DESCRIPTION_LENGTH: u32 = 1024;
/// Fewest and most networks on one side of a tunnel.
pub const CIDRS_PER_SIDE: (u32, u32) = (1, 20);
/// Tunnels that one gateway can hold (the product's documentation; the schema does not say).
pub const TUNNELS_PER_GATEWAY: u32 = 20;

/// Bounds of a security association's lifetime, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Shortest.
    pub min: u32,
    /// Longest.
    pub max: u32,
    /// What the API uses where `lifetime` is left out.
    pub default: u32,
}

/// `ike.lifetime`, schema `IKEEncryption`.
pub const IKE_LIFETIME: Lifetime = Lifetime { min: 3600, max: 86_400, default: 86_400 };
/// `esp.lifetime`, schema `ESPEncryption`.
pub const ESP_LIFETIME: Lifetime = Lifetime { min: 600, max: 14_400, default: 3600 };

/// Bounds of the query parameter `limit`, in items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLimit {
    /// Fewest.
    pub min: u32,
    /// Most.
    pub max: u32,
    /// What the API uses where `limit` is left out.
    pub default: u32,
}

/// Items on one page of a list, of tunnels as of gateways.
pub const PAGE_LIMIT: PageLimit = PageLimit { min: 1, max: 1000, default: 100 };
