//! The API's value for what others call an algorithm: strongSwan, VyOS, FortiOS, Cisco, Azure, AWS and IANA write
//! "aes256gcm128", "AES-256-CBC", "group 20", "modp4096" or "hmac-sha2-512".

use super::psk::holds;

/// The allowed value that a text stands for, where it is certain.
pub(super) fn meant(allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    let alike = allowed.iter().find(|value| letters(value).eq(letters(text)));
    let same = || {
        let meaning = Some(meaning(text)?);
        allowed.iter().find(|value| self::meaning(value) == meaning)
    };
    alike.or_else(same).copied()
}

/// The allowed value for a number: that of a Diffie-Hellman group.
pub(super) fn meant_by_number(allowed: &'static [&'static str], number: f64) -> Option<&'static str> {
    let group = number as u32;
    if f64::from(group) == number { meant(allowed, &group.to_string()) } else { None }
}

/// The letters and digits of a text in upper case, from its end, where algorithms differ.
fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase())
}

/// What a name stands for, however it is written.
#[derive(PartialEq)]
enum Meaning {
    /// A Diffie-Hellman group by its number in IANA's registry.
    Group(u32),
    /// AES: the mode, the bits of the key, and the octets of the integrity check value, 0 where the mode has none.
    Cipher(&'static str, u32, u32),
    /// HMAC with SHA-2, by its bits.
    Hmac(u32),
    /// AES-XCBC-MAC.
    Xcbc,
    /// The authentication by a pre-shared key.
    Psk,
}

/// Letters of the longest name of an algorithm, and more.
const LONGEST: usize = 24;

/// Names of the authentication by a pre-shared key.
const PSK: [&[u8]; 6] = [b"psk", b"presharedkey", b"presharedkeys", b"preshared", b"sharedkey", b"secret"];

fn meaning(text: &str) -> Option<Meaning> {
    let parts = Parts::of(text)?;
    let (words, numbers) = (parts.words(), parts.numbers());
    let has = |word: &str| holds(words, word.as_bytes());
    match words {
        _ if PSK.contains(&words) => Some(Meaning::Psk),
        _ if has("xcbc") => Some(Meaning::Xcbc),
        _ if has("sha") => hmac(numbers),
        _ if has("aes") => cipher(["gcm", "ccm", "ctr", "cbc"].into_iter().find(|mode| has(mode)), numbers),
        _ => group(words, numbers),
    }
}

/// A name in its letters, in lower case, and its numbers. Kept in place: every allowed value is compared.
struct Parts {
    letters: [u8; LONGEST],
    letter_count: usize,
    numbers: [u32; 3],
    number_count: usize,
}

impl Parts {
    /// The parts of a text that may be the name of an algorithm.
    fn of(text: &str) -> Option<Self> {
        let mut parts = Self { letters: [0; LONGEST], letter_count: 0, numbers: [0; 3], number_count: 0 };
        let mut is_number = false;
        for byte in text.bytes() {
            if byte.is_ascii_alphabetic() {
                *parts.letters.get_mut(parts.letter_count)? = byte.to_ascii_lowercase();
                parts.letter_count += 1;
            } else if byte.is_ascii_digit() {
                parts.number_count += usize::from(!is_number);
                let number = parts.numbers.get_mut(parts.number_count - 1)?;
                *number = number.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
            }
            is_number = byte.is_ascii_digit();
        }
        Some(parts)
    }

    fn words(&self) -> &[u8] {
        self.letters.get(..self.letter_count).unwrap_or_default()
    }

    fn numbers(&self) -> &[u32] {
        self.numbers.get(..self.number_count).unwrap_or_default()
    }
}

/// SHA-2 by its bits, with or without the 2 of its family before them and the bits of the truncated value after them.
fn hmac(numbers: &[u32]) -> Option<Meaning> {
    let numbers = numbers.strip_prefix(&[2]).unwrap_or(numbers);
    match numbers {
        [bits] | [bits, _]
            if matches!(
                (bits, numbers.get(1)),
                (256, None | Some(128)) | (384, None | Some(192)) | (512, None | Some(256))
            ) =>
        {
            Some(Meaning::Hmac(*bits))
        }
        _ => None,
    }
}

/// AES: the bits of the key and those or the octets of the integrity check value, in either order.
fn cipher(mode: Option<&'static str>, numbers: &[u32]) -> Option<Meaning> {
    let mode = mode.unwrap_or("cbc");
    let (bits, icv) = match *numbers {
        [bits] => (bits, None),
        [icv @ (8 | 12 | 16), bits] | [bits, icv] => (bits, Some(icv)),
        _ => return None,
    };
    let octets = match (mode, icv) {
        ("cbc" | "ctr", None) => 0,
        // Without a number GCM has the longest value (RFC 5288 knows no other). Of CCM, programs mean different ones.
        ("gcm", None) | ("gcm" | "ccm", Some(16 | 128)) => 16,
        ("gcm" | "ccm", Some(12 | 96)) => 12,
        _ => return None,
    };
    Some(Meaning::Cipher(mode, bits, octets))
}

/// What stands before the number of a group.
const NUMBERED: [&[u8]; 5] = [b"", b"group", b"dh", b"dhgroup", b"g"];

/// Families of groups: the names that programs have for one, and the groups by their bits.
type Family = (&'static [&'static [u8]], &'static [(u32, u32)]);
static FAMILIES: [Family; 3] = [
    (&[b"modp"], &[(3072, 15), (4096, 16)]),
    (&[b"ecp", b"nistp", b"p", b"nistecp", b"secpr"], &[(256, 19), (384, 20), (521, 21)]),
    (&[b"ecpbp", b"brainpool", b"brainpoolp", b"brainpoolpr"], &[(256, 28), (384, 29), (512, 30)]),
];

/// A group by its number, or by the name that programs have for it.
fn group(words: &[u8], numbers: &[u32]) -> Option<Meaning> {
    let number = match (words, numbers) {
        (_, [number]) if NUMBERED.contains(&words) => *number,
        // As the API writes them, with both.
        (b"modp" | b"ecp" | b"ecpbp", [number, _]) => *number,
        // By its bits; names that end in "r" go on with a 1 behind them: "secp256r1".
        (_, [bits, rest @ ..]) if rest == if words.ends_with(b"r") { &[1][..] } else { &[] } => {
            let (_, groups) = FAMILIES.iter().find(|(names, _)| names.contains(&words))?;
            groups.iter().find(|(known, _)| known == bits)?.1
        }
        _ => return None,
    };
    Some(Meaning::Group(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AuthMethod, DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm};

    #[test]
    fn what_others_call_an_algorithm_is_known() {
        for (allowed, texts, value) in [
            (
                DiffieHellmanGroup::VALUES,
                &["modp4096", "16", "group 16", "DH16", "dh-group16"][..],
                Some("16-MODP4096"),
            ),
            (
                DiffieHellmanGroup::VALUES,
                &["ecp384", "20", "Group20", "secp384r1", "P-384", "nistp384"],
                Some("20-ECP384"),
            ),
            (DiffieHellmanGroup::VALUES, &["brainpoolP256r1", "ecp256bp", "28"], Some("28-ECP256BP")),
            (DiffieHellmanGroup::VALUES, &["14", "modp2048", "31", "curve25519", "19-ECP384x", ""], None),
            (
                EncryptionAlgorithm::VALUES,
                &["AES-256-CBC", "aes256", "aes-cbc-256", "aes 256", "aes256cbc"],
                Some("AES256"),
            ),
            (
                EncryptionAlgorithm::VALUES,
                &["aes256gcm128", "aes256gcm16", "aes256gcm", "AES-GCM-256", "GCMAES256", "aes-gcm-16-256"],
                Some("AES256-GCM-16"),
            ),
            (EncryptionAlgorithm::VALUES, &["aes128gcm96", "aes128gcm12"], Some("AES128-GCM-12")),
            (EncryptionAlgorithm::VALUES, &["aes256ctr", "AES-CTR-256"], Some("AES256-CTR")),
            (EncryptionAlgorithm::VALUES, &["aes256ccm96", "aes256ccm12"], Some("AES256-CCM-12")),
            (
                EncryptionAlgorithm::VALUES,
                &["aes", "aes192", "3des", "aes256gcm8", "aes256ccm", "aes256-sha256", "aes256gcm64"],
                None,
            ),
            (
                IntegrityAlgorithm::VALUES,
                &["SHA2-256", "sha-256", "hmac-sha2-256", "hmac-sha256-128", "sha2_256"],
                Some("SHA256"),
            ),
            (IntegrityAlgorithm::VALUES, &["hmac-sha2-512", "sha512", "SHA2_512_256"], Some("SHA512")),
            (IntegrityAlgorithm::VALUES, &["aesxcbc", "AES-XCBC-MAC-96"], Some("AES-XCBC")),
            (IntegrityAlgorithm::VALUES, &["sha1", "md5", "sha2", "sha3-256", "sha", "sha256-96"], None),
            (AuthMethod::VALUES, &["psk", "pre-shared-key", "Pre-Shared Key", "secret"], Some("PSK")),
            (AuthMethod::VALUES, &["pubkey", "rsa", ""], None),
        ] {
            for text in texts {
                assert_eq!(meant(allowed, text), value, "{text}");
            }
        }
        assert_eq!(meant_by_number(DiffieHellmanGroup::VALUES, 20.0), Some("20-ECP384"));
        assert_eq!(meant_by_number(DiffieHellmanGroup::VALUES, 20.5), None);
    }

    #[test]
    fn every_value_of_the_api_stands_for_itself() {
        for allowed in [DiffieHellmanGroup::VALUES, EncryptionAlgorithm::VALUES, IntegrityAlgorithm::VALUES] {
            for value in allowed {
                let same: Vec<_> = allowed.iter().filter(|other| meaning(other) == meaning(value)).collect();
                assert!(meaning(value).is_some() && same == [value], "{value}");
            }
        }
    }
}
