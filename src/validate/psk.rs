//! Pre-shared keys: makes random ones, finds prefixes that some gateways decode, and searches texts for a key.

use crate::model::DESCRIPTION_LENGTH;
use std::ops::RangeInclusive;

/// The bounds for the worth of a generated key, in random bytes.
pub const PSK_BYTES: RangeInclusive<u32> = 16..=256;

/// Letters and digits, which every gateway takes unchanged. The letters come first, because a key begins with one of them.
const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const LETTERS: usize = 52;

/// A random key of letters and digits: the shortest one that is worth at least `bytes` random bytes. A number outside
/// [`PSK_BYTES`] counts as the nearest one within. The key begins with a letter, because some gateways decode or refuse a key
/// that begins with a digit. `random` returns the given count of bytes, not fewer, from a secure random source.
pub fn generate_psk(bytes: u32, mut random: impl FnMut(u32) -> Vec<u8>) -> String {
    let length = psk_length(bytes.clamp(*PSK_BYTES.start(), *PSK_BYTES.end()));
    let mut key = String::with_capacity(length);
    while key.len() < length {
        for byte in random((length - key.len()) as u32) {
            let choices = if key.is_empty() { LETTERS } else { ALPHABET.len() };
            // Bytes from `fair` on are refused: they are too few for all characters, and would make the first ones likelier.
            let fair = 256 / choices * choices;
            let byte = usize::from(byte);
            if byte < fair && key.len() < length {
                key.push(char::from(ALPHABET[byte % choices]));
            }
        }
    }
    key
}

/// The fewest characters that are worth this count of random bytes.
fn psk_length(bytes: u32) -> usize {
    // The binary logarithms of 52 and 62, in millionths and rounded down.
    const FIRST: usize = 5_700_439;
    const OTHER: usize = 5_954_196;
    1 + (8_000_000 * bytes as usize - FIRST).div_ceil(OTHER)
}

/// The encoding that some gateways assume because of the beginning of a key, by its name in issues.
pub fn psk_prefix(key: &str) -> Option<&'static str> {
    match key.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some("hexadecimal"),
        [b'0', b's' | b'S', ..] => Some("base64"),
        _ => None,
    }
}

/// Most bytes of a text that are searched for a key: as many as the longest description may have.
const EXAMINED: usize = 4 * DESCRIPTION_LENGTH as usize;

/// Whether a text contains `part`, which must not be empty.
pub(super) fn holds(text: &[u8], part: &[u8]) -> bool {
    let text = text.get(..EXAMINED).unwrap_or(text);
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte in turn, as a source that is as even as can be.
    fn counter() -> impl FnMut(u32) -> Vec<u8> {
        let mut next = 0_u8;
        move |count| {
            let mut byte = || {
                next = next.wrapping_add(1);
                next
            };
            (0..count).map(|_| byte()).collect()
        }
    }

    #[test]
    fn a_key_is_as_short_as_its_bits_allow() {
        // 52 × 62^(n-1) keys of n characters are at least 2^(8 × bytes).
        for (bytes, length) in [(16, 22), (24, 33), (32, 44), (64, 87), (256, 345)] {
            assert_eq!(generate_psk(bytes, counter()).len(), length, "{bytes}");
        }
    }

    #[test]
    fn a_key_is_made_of_letters_and_digits_and_begins_with_a_letter() {
        let mut random = counter();
        for _ in 0..1000 {
            let key = generate_psk(16, &mut random);
            assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{key}");
            assert!(key.starts_with(|first: char| first.is_ascii_alphabetic()), "{key}");
        }
    }

    #[test]
    fn a_count_of_bytes_out_of_bounds_is_the_nearest_within() {
        for (bytes, within) in [(0, 16), (15, 16), (257, 256), (u32::MAX, 256)] {
            assert_eq!(generate_psk(bytes, counter()).len(), psk_length(within), "{bytes}");
        }
    }

    #[test]
    fn every_character_is_as_likely_as_any_other() {
        // One character of every possible byte at each place: so each is there as often as any other.
        let (mut first, mut second) = ([0; 256], [0; 256]);
        for byte in 0..=255_u8 {
            let mut given = vec![vec![0; 43], vec![byte; 44]];
            let key = generate_psk(32, |_| given.pop().unwrap_or_else(|| vec![0; 44]));
            first[usize::from(key.as_bytes()[0])] += 1;
            let mut given = vec![vec![0; 43], [&[0][..], &[byte; 43]].concat()];
            let key = generate_psk(32, |_| given.pop().unwrap_or_else(|| vec![0; 44]));
            second[usize::from(key.as_bytes()[1])] += 1;
        }
        // What is refused at its place leaves the place to the "A" of the next byte, which is 0.
        let [first, second] = [first, second].map(|mut counts: [i32; 256]| {
            counts[usize::from(b'A')] = 0;
            counts.iter().copied().filter(|count| *count > 0).collect::<Vec<_>>()
        });
        assert_eq!((first, second), (vec![4; LETTERS - 1], vec![4; ALPHABET.len() - 1]));
    }

    #[test]
    fn a_source_of_bytes_that_are_refused_is_asked_again() {
        let mut given = vec![vec![1; 44], vec![255; 44]];
        assert_eq!(generate_psk(32, |_| given.pop().expect("asked twice")), "B".repeat(44));
    }
}
