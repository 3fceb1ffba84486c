//! The API's value for what others call an algorithm: strongSwan, VyOS, FortiOS, Cisco, Azure, AWS and IANA write
//! "aes256gcm128", "AES-256-CBC", "group 20", "modp4096" or "hmac-sha2-512".

use super::characters::split;

/// The allowed value that a text stands for, where it is certain.
pub(super) fn meant(allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    let alike = allowed.iter().find(|value| letters(value).eq(letters(text)));
    let same = || {
        let meaning = meaning(text)?;
        allowed.iter().find(|value| self::meaning(value).as_ref() == Some(&meaning))
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

/// Longer texts are no name of an algorithm.
const LONGEST: usize = 40;

fn meaning(text: &str) -> Option<Meaning> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_ascii_lowercase();
    let (words, numbers) = (words(&text), numbers(&text));
    if matches!(&*words, "psk" | "presharedkey" | "presharedkeys" | "preshared" | "sharedkey" | "secret") {
        return Some(Meaning::Psk);
    }
    if has(&words, "xcbc") {
        return Some(Meaning::Xcbc);
    }
    if has(&words, "sha") {
        return hmac(&numbers);
    }
    if has(&words, "aes") {
        return cipher(&words, &numbers);
    }
    group(&words, &numbers)
}

fn has(words: &str, word: &str) -> bool {
    words.as_bytes().windows(word.len()).any(|letters| letters == word.as_bytes())
}

/// The letters of a text.
fn words(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphabetic).collect()
}

/// The numbers of a text, in its order.
fn numbers(text: &str) -> Vec<u32> {
    split(text, |character| !character.is_ascii_digit()).into_iter().filter_map(|digits| digits.parse().ok()).collect()
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
fn cipher(words: &str, numbers: &[u32]) -> Option<Meaning> {
    let mode = ["gcm", "ccm", "ctr", "cbc"].into_iter().find(|mode| has(words, mode)).unwrap_or("cbc");
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

/// A group by its number, or by the name that programs have for it.
fn group(words: &str, numbers: &[u32]) -> Option<Meaning> {
    let number = match (words, numbers) {
        ("" | "group" | "dh" | "dhgroup" | "g", [number]) => *number,
        ("modp", [3072]) => 15,
        ("modp", [4096]) => 16,
        ("ecp" | "nistp" | "p" | "nistecp", [256]) | ("secpr", [256, 1]) => 19,
        ("ecp" | "nistp" | "p" | "nistecp", [384]) | ("secpr", [384, 1]) => 20,
        ("ecp" | "nistp" | "p" | "nistecp", [521]) | ("secpr", [521, 1]) => 21,
        ("ecpbp" | "brainpool" | "brainpoolp", [256]) | ("brainpoolpr", [256, 1]) => 28,
        ("ecpbp" | "brainpool" | "brainpoolp", [384]) | ("brainpoolpr", [384, 1]) => 29,
        ("ecpbp" | "brainpool" | "brainpoolp", [512]) | ("brainpoolpr", [512, 1]) => 30,
        // As the API writes them, with both.
        ("modp" | "ecp" | "ecpbp", [number, _]) => *number,
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
    fn every_value_of_the_api_stands_for_itself_alone() {
        for allowed in [DiffieHellmanGroup::VALUES, EncryptionAlgorithm::VALUES, IntegrityAlgorithm::VALUES] {
            for value in allowed {
                let same = allowed.iter().filter(|other| meaning(other) == meaning(value));
                assert!(meaning(value).is_some() && same.count() == 1, "{value}");
            }
        }
    }
}
