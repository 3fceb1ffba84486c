//! The algorithms that the API lists for IKE and ESP, with what a form needs to offer them.

use DiffieHellmanGroup as Group;
use serde::{Deserialize, Serialize};

/// Declares an algorithm: the enum with the API's spelling of each value, and `ALL`, `VALUES`, `as_str`.
macro_rules! algorithm {
    ($(#[$doc:meta])* $name:ident, default $default:ident { $($(#[$variant_doc:meta])* $variant:ident = $value:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $value)] $variant),+
        }

        impl $name {
            /// Every value, in the API's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every value as the API spells it, in the API's order.
            pub const VALUES: &'static [&'static str] = &[$($value),+];
            /// What the API uses where the member is left out.
            pub const DEFAULT: Self = Self::$default;

            /// The value as the API spells it.
            pub const fn as_str(self) -> &'static str {
                Self::VALUES[self as usize]
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::DEFAULT
            }
        }
    };
}

algorithm! {
    /// API schema `DiffieHellmanGroup`; the number is the group's Transform ID in the IANA IKEv2 registry.
    DiffieHellmanGroup, default Modp4096 {
        /// Group 15.
        Modp3072 = "15-MODP3072",
        /// Group 16, the API's default.
        Modp4096 = "16-MODP4096",
        /// Group 19.
        Ecp256 = "19-ECP256",
        /// Group 20.
        Ecp384 = "20-ECP384",
        /// Group 21.
        Ecp521 = "21-ECP521",
        /// Group 28.
        Ecp256Bp = "28-ECP256BP",
        /// Group 29.
        Ecp384Bp = "29-ECP384BP",
        /// Group 30.
        Ecp512Bp = "30-ECP512BP",
    }
}

algorithm! {
    /// API schema `EncryptionAlgorithm`.
    EncryptionAlgorithm, default Aes256 {
        /// Counter mode, 128-bit key.
        Aes128Ctr = "AES128-CTR",
        /// Counter mode, 256-bit key.
        Aes256Ctr = "AES256-CTR",
        /// Galois/Counter mode, 128-bit key, 16-byte integrity check value.
        Aes128Gcm16 = "AES128-GCM-16",
        /// Galois/Counter mode, 256-bit key, 16-byte integrity check value.
        Aes256Gcm16 = "AES256-GCM-16",
        /// Galois/Counter mode, 128-bit key, 12-byte integrity check value.
        Aes128Gcm12 = "AES128-GCM-12",
        /// Galois/Counter mode, 256-bit key, 12-byte integrity check value.
        Aes256Gcm12 = "AES256-GCM-12",
        /// Counter with CBC-MAC, 128-bit key, 12-byte integrity check value.
        Aes128Ccm12 = "AES128-CCM-12",
        /// Counter with CBC-MAC, 256-bit key, 12-byte integrity check value.
        Aes256Ccm12 = "AES256-CCM-12",
        /// Cipher block chaining, 128-bit key.
        Aes128 = "AES128",
        /// Cipher block chaining, 256-bit key, the API's default.
        Aes256 = "AES256",
    }
}

algorithm! {
    /// API schema `IntegrityAlgorithm`.
    IntegrityAlgorithm, default Sha256 {
        /// HMAC with SHA-256, the API's default.
        Sha256 = "SHA256",
        /// HMAC with SHA-384.
        Sha384 = "SHA384",
        /// HMAC with SHA-512.
        Sha512 = "SHA512",
        /// AES-XCBC-MAC, 128-bit key.
        AesXcbc = "AES-XCBC",
    }
}

/// The kind of a Diffie-Hellman group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Integers modulo a prime.
    Modp,
    /// A curve of NIST.
    Ecp,
    /// A Brainpool curve, with the NIST group whose size is the nearest.
    Brainpool(DiffieHellmanGroup),
}

/// What a form shows of a Diffie-Hellman group.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiffieHellmanGroupFacts {
    /// The value to send.
    pub value: DiffieHellmanGroup,
    /// Words for people.
    pub label: &'static str,
    /// Estimated strength in bits (NIST SP 800-57 part 1 and SP 800-56A; Brainpool as the curve's size allows).
    pub security_bits: u16,
    /// Its kind.
    #[serde(skip)]
    pub family: Family,
    /// Its number in the IANA IKEv2 registry, Transform Type 4.
    #[serde(skip)]
    pub number: u16,
    /// Bits of its prime.
    #[serde(skip)]
    pub bits: u16,
}

/// The mode of operation of a block cipher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Cipher block chaining.
    Cbc,
    /// Counter.
    Ctr,
    /// Galois/Counter, with the length of the integrity check value in bytes.
    Gcm(u8),
    /// Counter with CBC-MAC, with the length of the integrity check value in bytes.
    Ccm(u8),
}

impl Mode {
    /// The length of the integrity check value in bytes; `None` for a mode that makes none.
    pub const fn icv_bytes(self) -> Option<u8> {
        match self {
            Self::Cbc | Self::Ctr => None,
            Self::Gcm(bytes) | Self::Ccm(bytes) => Some(bytes),
        }
    }
}

/// What a form shows of an encryption algorithm.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EncryptionAlgorithmFacts {
    /// The value to send.
    pub value: EncryptionAlgorithm,
    /// Words for people.
    pub label: &'static str,
    /// Key size in bits.
    pub key_bits: u16,
    /// Whether the cipher authenticates what it encrypts, so that no separate integrity algorithm protects the data.
    pub aead: bool,
    /// Its mode of operation.
    #[serde(skip)]
    pub mode: Mode,
}

/// What a form shows of an integrity algorithm.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityAlgorithmFacts {
    /// The value to send.
    pub value: IntegrityAlgorithm,
    /// Words for people.
    pub label: &'static str,
}

const fn group(
    value: DiffieHellmanGroup,
    label: &'static str,
    number: u16,
    family: Family,
    bits: u16,
    security_bits: u16,
) -> DiffieHellmanGroupFacts {
    DiffieHellmanGroupFacts { value, label, security_bits, family, number, bits }
}

const fn cipher(
    value: EncryptionAlgorithm,
    label: &'static str,
    key_bits: u16,
    mode: Mode,
) -> EncryptionAlgorithmFacts {
    EncryptionAlgorithmFacts { value, label, key_bits, aead: mode.icv_bytes().is_some(), mode }
}

const fn integrity(value: IntegrityAlgorithm, label: &'static str) -> IntegrityAlgorithmFacts {
    IntegrityAlgorithmFacts { value, label }
}

/// The groups in the API's order.
pub const DIFFIE_HELLMAN_GROUPS: [DiffieHellmanGroupFacts; 8] = [
    group(Group::Modp3072, "Group 15: MODP, 3072 bits", 15, Family::Modp, 3072, 128),
    group(Group::Modp4096, "Group 16: MODP, 4096 bits", 16, Family::Modp, 4096, 152),
    group(Group::Ecp256, "Group 19: NIST P-256", 19, Family::Ecp, 256, 128),
    group(Group::Ecp384, "Group 20: NIST P-384", 20, Family::Ecp, 384, 192),
    group(Group::Ecp521, "Group 21: NIST P-521", 21, Family::Ecp, 521, 256),
    group(Group::Ecp256Bp, "Group 28: Brainpool P-256", 28, Family::Brainpool(Group::Ecp256), 256, 128),
    group(Group::Ecp384Bp, "Group 29: Brainpool P-384", 29, Family::Brainpool(Group::Ecp384), 384, 192),
    group(Group::Ecp512Bp, "Group 30: Brainpool P-512", 30, Family::Brainpool(Group::Ecp521), 512, 256),
];

/// The ciphers in the API's order.
pub const ENCRYPTION_ALGORITHMS: [EncryptionAlgorithmFacts; 10] = [
    cipher(EncryptionAlgorithm::Aes128Ctr, "AES-128-CTR", 128, Mode::Ctr),
    cipher(EncryptionAlgorithm::Aes256Ctr, "AES-256-CTR", 256, Mode::Ctr),
    cipher(EncryptionAlgorithm::Aes128Gcm16, "AES-128-GCM, 16-byte ICV", 128, Mode::Gcm(16)),
    cipher(EncryptionAlgorithm::Aes256Gcm16, "AES-256-GCM, 16-byte ICV", 256, Mode::Gcm(16)),
    cipher(EncryptionAlgorithm::Aes128Gcm12, "AES-128-GCM, 12-byte ICV", 128, Mode::Gcm(12)),
    cipher(EncryptionAlgorithm::Aes256Gcm12, "AES-256-GCM, 12-byte ICV", 256, Mode::Gcm(12)),
    cipher(EncryptionAlgorithm::Aes128Ccm12, "AES-128-CCM, 12-byte ICV", 128, Mode::Ccm(12)),
    cipher(EncryptionAlgorithm::Aes256Ccm12, "AES-256-CCM, 12-byte ICV", 256, Mode::Ccm(12)),
    cipher(EncryptionAlgorithm::Aes128, "AES-128-CBC", 128, Mode::Cbc),
    cipher(EncryptionAlgorithm::Aes256, "AES-256-CBC", 256, Mode::Cbc),
];

/// The groups without their labels. WebAssembly reads this copy, so that the texts of the labels are not in the file: the
/// package's JavaScript has them from the build.
pub(crate) static GROUPS: [DiffieHellmanGroupFacts; DIFFIE_HELLMAN_GROUPS.len()] = {
    let mut groups = DIFFIE_HELLMAN_GROUPS;
    let mut index = 0;
    while index < groups.len() {
        groups[index].label = "";
        index += 1;
    }
    groups
};

/// The ciphers without their labels, as in [`GROUPS`].
pub(crate) static CIPHERS: [EncryptionAlgorithmFacts; ENCRYPTION_ALGORITHMS.len()] = {
    let mut ciphers = ENCRYPTION_ALGORITHMS;
    let mut index = 0;
    while index < ciphers.len() {
        ciphers[index].label = "";
        index += 1;
    }
    ciphers
};

/// The integrity algorithms in the API's order.
pub const INTEGRITY_ALGORITHMS: [IntegrityAlgorithmFacts; 4] = [
    integrity(IntegrityAlgorithm::Sha256, "HMAC-SHA-256"),
    integrity(IntegrityAlgorithm::Sha384, "HMAC-SHA-384"),
    integrity(IntegrityAlgorithm::Sha512, "HMAC-SHA-512"),
    integrity(IntegrityAlgorithm::AesXcbc, "AES-XCBC-MAC-96"),
];
