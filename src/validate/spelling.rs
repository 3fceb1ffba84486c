//! Finds the API's value for the name of an algorithm in other tools: strongSwan, VyOS, FortiOS, Cisco, Azure, AWS and IANA
//! write "aes256gcm128", "AES-256-CBC", "group 20", "Group 19 (256-bit ECP)", "modp4096" or "PRF_HMAC_SHA2_256".

use super::{
    characters::{cleaned, split},
    similar::{LETTERS, letters},
};
use crate::model::{
    AuthMethod, CIPHERS, DIFFIE_HELLMAN_GROUPS, DiffieHellmanGroup, DiffieHellmanGroupFacts, Family,
    IntegrityAlgorithm, Mode,
};

/// The allowed value that a text stands for, where that is certain.
pub(super) fn meant(allowed: &[&'static str], text: &str) -> Option<&'static str> {
    value(text).filter(|value| allowed.contains(value))
}

/// The allowed value for a number: that of a Diffie-Hellman group.
pub(super) fn meant_by_number(allowed: &[&'static str], number: f64) -> Option<&'static str> {
    let group = number as u32;
    if f64::from(group) == number { meant(allowed, &group.to_string()) } else { None }
}

/// The meanings of words in a name, as bits.
mod says {
    pub(super) const NOTHING: u16 = 0;
    pub(super) const PSK: u16 = 1;
    pub(super) const AES: u16 = 1 << 1;
    pub(super) const CBC: u16 = 1 << 2;
    pub(super) const CTR: u16 = 1 << 3;
    pub(super) const GCM: u16 = 1 << 4;
    pub(super) const CCM: u16 = 1 << 5;
    pub(super) const XCBC: u16 = 1 << 6;
    pub(super) const SHA: u16 = 1 << 7;
    pub(super) const MODP: u16 = 1 << 8;
    pub(super) const ECP: u16 = 1 << 9;
    /// Brainpool curves are called "ecp" as well.
    pub(super) const BRAINPOOL: u16 = 1 << 10 | ECP;
    /// The "r" of "secp256r1", after which the number 1 must follow.
    pub(super) const REVISION: u16 = 1 << 11;
    /// It names the key, but not the method.
    pub(super) const PASSWORD: u16 = 1 << 12 | PSK;
}

/// The words in names of algorithms. Where one word begins with another one, the longer one comes first. A name with any
/// other word is the name of another algorithm, such as "aes256gmac" or "rsa-sha256".
static WORDS: [(&[u8], u16); 43] = [
    (b"aes", says::AES),
    (b"auth", says::NOTHING),
    (b"bits", says::NOTHING),
    (b"bit", says::NOTHING),
    (b"bp", says::BRAINPOOL),
    (b"brainpool", says::BRAINPOOL),
    (b"byte", says::NOTHING),
    (b"cbc", says::CBC),
    (b"ccm", says::CCM),
    (b"ctr", says::CTR),
    (b"curve", says::NOTHING),
    (b"dh", says::NOTHING),
    (b"diffiehellman", says::NOTHING),
    (b"ecp", says::ECP),
    (b"ec", says::ECP),
    (b"elliptic", says::ECP),
    (b"encr", says::NOTHING),
    (b"esp", says::NOTHING),
    (b"gcm", says::GCM),
    (b"group", says::NOTHING),
    (b"g", says::NOTHING),
    (b"hmac", says::NOTHING),
    (b"icv", says::NOTHING),
    (b"keys", says::NOTHING),
    (b"key", says::NOTHING),
    (b"modp", says::MODP),
    (b"mutual", says::NOTHING),
    (b"nist", says::ECP),
    (b"passphrase", says::PASSWORD),
    (b"password", says::PASSWORD),
    (b"pre", says::NOTHING),
    (b"prf", says::NOTHING),
    (b"psk", says::PSK),
    (b"p", says::ECP),
    (b"random", says::NOTHING),
    (b"r", says::REVISION),
    (b"secp", says::ECP),
    (b"secret", says::PSK),
    (b"shared", says::PSK),
    (b"share", says::PSK),
    (b"sha", says::SHA),
    (b"xcbcmac", says::XCBC),
    (b"xcbc", says::XCBC),
];

/// The meanings of all words in a name together, from its letters; `None` where it has an unknown word. Case and separators
/// do not matter: "dhgroup" and "DH-Group" are the same.
fn words(letters: &[u8]) -> Option<u16> {
    let mut rest = Some(letters).filter(|letters| letters.len() < LETTERS)?;
    let mut said = says::NOTHING;
    while !rest.is_empty() {
        let (says, after) = WORDS.iter().find_map(|(word, says)| Some((says, rest.strip_prefix(*word)?)))?;
        said |= says;
        rest = after;
    }
    Some(said)
}

/// Whether letters are what others call a pre-shared key: "presharedsecret".
pub(super) fn is_key(letters: &[u8]) -> bool {
    matches!(words(letters), Some(says::PSK | says::PASSWORD))
}

/// The API's value for a name.
fn value(text: &str) -> Option<&'static str> {
    let name = cleaned(text);
    let (said, numbers) = (words(&letters(&name))?, numbers(&name)?);
    match said {
        says::PSK if numbers.is_empty() => Some(AuthMethod::Psk.as_str()),
        says::SHA => hmac(&numbers),
        _ if said & says::XCBC != 0 => xcbc(said, &numbers),
        _ if said & (says::AES | says::GCM) != 0 => cipher(said, &numbers),
        _ => group(said, &numbers),
    }
}

/// The numbers of a name; `None` where one is too large.
fn numbers(name: &str) -> Option<Vec<u32>> {
    split(name, |character| !character.is_ascii_digit()).into_iter().map(|number| number.parse().ok()).collect()
}

/// HMAC with SHA-2 by its bits. The 2 of the family may stand before them, and the bits of the truncated value after them.
fn hmac(numbers: &[u32]) -> Option<&'static str> {
    let algorithm = match numbers.strip_prefix(&[2]).unwrap_or(numbers) {
        [256] | [256, 128] => IntegrityAlgorithm::Sha256,
        [384] | [384, 192] => IntegrityAlgorithm::Sha384,
        [512] | [512, 256] => IntegrityAlgorithm::Sha512,
        _ => return None,
    };
    Some(algorithm.as_str())
}

/// AES-XCBC-MAC. The bits of the key and of the truncated value, which are always 128 and 96, may be left out.
fn xcbc(said: u16, numbers: &[u32]) -> Option<&'static str> {
    let is_plain = said | says::AES == says::AES | says::XCBC;
    (is_plain && matches!(numbers, [] | [96] | [128] | [128, 96])).then_some(IntegrityAlgorithm::AesXcbc.as_str())
}

/// AES by the bits of the key, and the bits or octets of the integrity check value, in either order.
fn cipher(said: u16, numbers: &[u32]) -> Option<&'static str> {
    let (bits, icv) = match *numbers {
        [bits] => (bits, None),
        [icv @ (8 | 12 | 16), bits] | [bits, icv] => (bits, Some(icv)),
        _ => return None,
    };
    let mode = match (said & !says::AES, icv) {
        (says::NOTHING | says::CBC, None) => Mode::Cbc,
        (says::CTR, None) => Mode::Ctr,
        // GCM without a number has the check value of full length, which every program supports (RFC 4106 §6). For CCM
        // without a number, programs differ.
        (says::GCM, None | Some(16 | 128)) => Mode::Gcm(16),
        (says::GCM, Some(12 | 96)) => Mode::Gcm(12),
        (says::CCM, Some(12 | 96)) => Mode::Ccm(12),
        _ => return None,
    };
    let cipher = CIPHERS.iter().find(|cipher| cipher.mode == mode && u32::from(cipher.key_bits) == bits)?;
    Some(cipher.value.as_str())
}

/// Number, bits and family of each group, in the API's order.
static GROUPS: [(u32, u32, u16); DIFFIE_HELLMAN_GROUPS.len()] = {
    let mut groups = [(0, 0, says::NOTHING); DIFFIE_HELLMAN_GROUPS.len()];
    let mut index = 0;
    while index < groups.len() {
        let DiffieHellmanGroupFacts { number, bits, family, .. } = DIFFIE_HELLMAN_GROUPS[index];
        let family = match family {
            Family::Modp => says::MODP,
            Family::Ecp => says::ECP,
            Family::Brainpool(_) => says::BRAINPOOL,
        };
        groups[index] = (number as u32, bits as u32, family);
        index += 1;
    }
    groups
};

/// A group by its number, or by its family and its bits, or by all three where they fit together.
fn group(said: u16, numbers: &[u32]) -> Option<&'static str> {
    let family = said & !says::REVISION;
    let numbers = if family == said { numbers } else { numbers.strip_suffix(&[1])? };
    let is_meant = |(number, bits, of): &(u32, u32, u16)| {
        let is_named = if family == says::NOTHING { numbers.contains(number) } else { family == *of };
        is_named && numbers.iter().all(|told| told == number || told == bits)
    };
    let place = GROUPS.iter().position(is_meant).filter(|_| !numbers.is_empty())?;
    DiffieHellmanGroup::VALUES.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ENCRYPTION_ALGORITHMS, EncryptionAlgorithm, INTEGRITY_ALGORITHMS};

    #[test]
    fn what_others_call_an_algorithm_is_known() {
        const GROUPS: &[&str] = DiffieHellmanGroup::VALUES;
        const CIPHERS: &[&str] = EncryptionAlgorithm::VALUES;
        const INTEGRITY: &[&str] = IntegrityAlgorithm::VALUES;
        for (allowed, texts, value) in [
            (GROUPS, &["modp_3072", "15", "15 (3072 bit)", "DH15"][..], Some("15-MODP3072")),
            (GROUPS, &["modp4096", "group 16", "dh-group16", "4096-bit MODP Group"], Some("16-MODP4096")),
            (GROUPS, &["Group 19 (256-bit ECP)", "19 (nist ecp256)", "NIST P-256"], Some("19-ECP256")),
            (GROUPS, &["ecp384", "Group20", "dh-group20", "secp384r1", "P-384", "nistp384"], Some("20-ECP384")),
            (GROUPS, &["ECP_384", "384-bit random ECP group", "DH Group 20 (384-bit ECP)"], Some("20-ECP384")),
            (GROUPS, &["Group 20 (384-bit elliptic curve)", "384 bit elliptic curve"], Some("20-ECP384")),
            (GROUPS, &["brainpoolP256r1", "ecp256bp", "28 (Brainpool EC 256 bits)"], Some("28-ECP256BP")),
            (GROUPS, &["14", "group14", "DH Group 14 (2048-bit)", "modp2048", "31", "curve25519", ""], None),
            (GROUPS, &["19-ECP384", "19-ECP256x", "modp", "19 20", "384", "modp384", "256 bit"], None),
            (GROUPS, &["Group 24 (2048-bit MODP with 256-bit prime order subgroup)", "19-MODP256"], None),
            (CIPHERS, &["AES-256-CBC", "aes256", "aes-cbc-256", "aes 256", "ENCR_AES_CBC_256"], Some("AES256")),
            (CIPHERS, &["aes256gcm128", "aes256gcm16", "aes256gcm", "AES-GCM-256"], Some("AES256-GCM-16")),
            (CIPHERS, &["GCMAES256", "aes-gcm-16-256", "aes-256-gcm-16", "esp-gcm 256"], Some("AES256-GCM-16")),
            (CIPHERS, &["aes128gcm96", "aes128gcm12"], Some("AES128-GCM-12")),
            (CIPHERS, &["aes256ctr", "AES-CTR-256"], Some("AES256-CTR")),
            (CIPHERS, &["aes256ccm96", "aes256ccm12"], Some("AES256-CCM-12")),
            (CIPHERS, &["aes", "aes192", "3des", "aes256gcm8", "aes256ccm", "aes256-sha256", "aes256-0"], None),
            (
                CIPHERS,
                &[
                    "aes256gcm64",
                    "AES-GMAC-256",
                    "aes256-ecb",
                    "aes256gcmctr",
                    "camellia256",
                    "chacha20poly1305",
                    "256",
                ],
                None,
            ),
            (INTEGRITY, &["SHA2-256", "sha-256", "hmac-sha256-128", "HMAC-SHA2-256-128", "sha2_256"], Some("SHA256")),
            (INTEGRITY, &["PRF_HMAC_SHA2_256", "esp-sha256-hmac", "AUTH_HMAC_SHA2_256_128"], Some("SHA256")),
            (INTEGRITY, &["hmac-sha2-512", "sha512", "SHA2_512_256"], Some("SHA512")),
            (INTEGRITY, &["aesxcbc", "AES-XCBC-MAC-96", "AUTH_AES_XCBC_96", "xcbc"], Some("AES-XCBC")),
            (INTEGRITY, &["sha1", "md5", "sha2", "sha3-256", "sha", "sha256-96", "rsa-sha256", "aes256"], None),
            (AuthMethod::VALUES, &["psk", "pre-shared-key", "Pre-Shared Keys", "secret"], Some("PSK")),
            (AuthMethod::VALUES, &["pre-share", "Mutual PSK", "pre-shared-secret"], Some("PSK")),
            (AuthMethod::VALUES, &["pubkey", "rsa", "key", "mutual", "Mutual RSA", ""], None),
        ] {
            for text in texts {
                assert_eq!(meant(allowed, text), value, "{text}");
            }
        }
        assert_eq!(meant_by_number(DiffieHellmanGroup::VALUES, 20.0), Some("20-ECP384"));
        assert_eq!(meant_by_number(DiffieHellmanGroup::VALUES, 20.5), None);
    }

    #[test]
    fn every_value_of_the_api_and_every_label_of_ours_stands_for_that_value() {
        for facts in DIFFIE_HELLMAN_GROUPS {
            assert_eq!([facts.value.as_str(), facts.label].map(value), [Some(facts.value.as_str()); 2]);
        }
        for facts in ENCRYPTION_ALGORITHMS {
            assert_eq!([facts.value.as_str(), facts.label].map(value), [Some(facts.value.as_str()); 2]);
        }
        for facts in INTEGRITY_ALGORITHMS {
            assert_eq!([facts.value.as_str(), facts.label].map(value), [Some(facts.value.as_str()); 2]);
        }
        assert_eq!(value("PSK"), Some("PSK"));
    }
}
