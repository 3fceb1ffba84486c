//! The API's nouns as plain serde types, and the facts that go with them: algorithms, limits, regions.
//!
//! What is sent is strict: an unknown algorithm cannot be written. What is read is lenient: algorithms and statuses that
//! the API has added since are kept as texts, unknown members are passed over, and a member that is `null` or of another
//! type than its schema says counts as absent.

mod algorithms;
mod error;
mod gateway;
mod lenient;
mod limits;
mod regions;
mod resource;
mod tunnel;
mod word;

pub(crate) use algorithms::{CIPHERS, GROUPS};
pub use algorithms::{
    DIFFIE_HELLMAN_GROUPS, DiffieHellmanGroup, DiffieHellmanGroupFacts, ENCRYPTION_ALGORITHMS, EncryptionAlgorithm,
    EncryptionAlgorithmFacts, Family, INTEGRITY_ALGORITHMS, IntegrityAlgorithm, IntegrityAlgorithmFacts, Mode,
};
pub use error::{ErrorBody, ErrorMessage};
pub use gateway::{
    GatewayVersion, IPSecGatewayConnection, IPSecGatewayPropertiesRead, IPSecGatewayRead, IPSecGatewayReadList,
    MaintenanceWindow,
};
pub use limits::{
    CIDRS_PER_SIDE, DESCRIPTION_LENGTH, ESP_LIFETIME, IKE_LIFETIME, Lifetime, NAME_LENGTH, PAGE_LIMIT, PageLimit,
    TUNNELS_PER_GATEWAY,
};
pub use regions::{REGIONS, Region};
pub use resource::{
    IPSecTunnelCreate, IPSecTunnelEnsure, IPSecTunnelMetadata, IPSecTunnelRead, IPSecTunnelReadList, Links, ReadList,
    Status,
};
pub use tunnel::{
    AuthMethod, ESPEncryption, EncryptionRead, IKEEncryption, IPSecPSK, IPSecTunnel, IPSecTunnelAuth,
    IPSecTunnelAuthRead, IPSecTunnelPropertiesRead, Known,
};
pub(crate) use word::Word;
