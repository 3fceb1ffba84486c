//! The text form of a pre-shared key.

use std::ops::RangeInclusive;

/// Random bytes that a generated key may be made from.
pub const PSK_BYTES: RangeInclusive<u32> = 16..=256;

/// base64url without padding (RFC 4648 section 5): letters, digits, "-" and "_", which every gateway takes as they are.
pub fn encode_psk(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..=chunk.len() {
            let digit = group >> (18 - 6 * index) & 63;
            text.push(char::from(ALPHABET[digit as usize]));
        }
    }
    text
}

/// The encoding that some gateways read out of how a key begins, by the name that issues use for it.
pub fn psk_prefix(key: &str) -> Option<&'static str> {
    match key.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some("hexadecimal"),
        [b'0', b's' | b'S', ..] => Some("base64"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_base64url() {
        // The test vectors of RFC 4648 section 10, and the two digits that differ from base64.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode_psk(bytes.as_bytes()), text);
        }
        assert_eq!(encode_psk(&[0xfb, 0xff]), "-_8");
    }
}
