//! The production servers of the API, one for each region.

/// A region and its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The region's id, such as "de-fra".
    pub id: &'static str,
    /// The server's base URL, without a trailing slash.
    pub base_url: &'static str,
}

const fn region(id: &'static str, base_url: &'static str) -> Region {
    Region { id, base_url }
}

/// The nine production servers, in the API document's order.
pub const REGIONS: [Region; 9] = [
    region("de-fra", "https://vpn.de-fra.ionos.com"),
    region("de-txl", "https://vpn.de-txl.ionos.com"),
    region("es-vit", "https://vpn.es-vit.ionos.com"),
    region("gb-bhx", "https://vpn.gb-bhx.ionos.com"),
    region("gb-lhr", "https://vpn.gb-lhr.ionos.com"),
    region("us-ewr", "https://vpn.us-ewr.ionos.com"),
    region("us-las", "https://vpn.us-las.ionos.com"),
    region("us-mci", "https://vpn.us-mci.ionos.com"),
    region("fr-par", "https://vpn.fr-par.ionos.com"),
];
