//! An estimate of the worth of a key in bits. It is made to find weak keys, and not to warn of random ones.
//!
//! A key is worth as many bits as if each of its characters were drawn at random from the smallest usual alphabet that has
//! all of them. A [`pattern`](super::pattern) in it is worth [`PATTERN`] bits, however long it is. Random keys have short
//! patterns too, so patterns count only if they take away at least [`CHANCE`] bits, which happens to about one random key
//! in a million. In doubt the estimate is too high: unknown words that run together count as random letters.

use super::pattern::{KINDS, longest};

/// Bits that a key should be worth. RFC 7296 §2.15 asks for as much as the strongest key that is negotiated. This is the
/// length of the shortest key of a cipher that the API offers.
pub(super) const ENOUGH: u32 = 128;

/// Bits below which a key without patterns is reported as weak: about the worth of 15 random letters and digits. It is less
/// than [`ENOUGH`], because the estimate is rough.
const WEAK_AT_RANDOM: u32 = 90;

/// Most bytes of a key that are examined. A key whose first 255 bytes are not worth enough is made of patterns.
const EXAMINED: usize = 255;

/// Worth is counted in thousandths of a bit.
const BIT: usize = 1000;

/// The worth of a pattern: its place, its kind, and which one of that kind it is.
const PATTERN: usize = 12 * BIT;

/// The worth that each character of a pattern adds, by its kind: letters that may be upper or lower case add one bit.
const ADDED: [usize; KINDS.len()] = [0, 0, BIT, BIT];

/// What a word of a phrase is worth: one of about 8,000, the size of the usual lists that phrases are drawn from.
const WORD: usize = 13 * BIT;

/// The worth that patterns must take away to count. Random keys lose less.
const CHANCE: usize = 24 * BIT;

/// A key that is worth too little.
#[derive(Debug, PartialEq)]
pub(super) struct Weakness {
    /// The worth of the key in bits, rounded down.
    pub bits: u32,
    /// The kind of pattern that takes away most, from [`KINDS`]; `None` where the key is weak without patterns.
    pub pattern: Option<&'static str>,
}

/// The weakness of a key, if it is weak.
pub(super) fn weakness(key: &str) -> Option<Weakness> {
    let text = key.as_bytes();
    let text = text.get(..EXAMINED).unwrap_or(text);
    let of_phrase = phrase(text).and_then(|words| weak(WORD * words, Some("words")));
    if of_phrase.is_some() {
        return of_phrase;
    }
    let each = worth_per_character(text);
    // The worth of the key so far, and the worth that patterns took away, in all and by their kind.
    let (mut worth, mut lost, mut lost_by) = (0, 0, [0; KINDS.len()]);
    let mut seen = [0; 256];
    let mut rest = text;
    while !rest.is_empty() && worth < ENOUGH as usize * BIT {
        let (kind, length) = longest(text, rest, &mut seen);
        let at_random = each * length;
        let loss = at_random.saturating_sub(PATTERN + ADDED[kind] * length);
        lost_by[kind] += loss;
        lost += loss;
        worth += at_random - loss;
        rest = rest.get(length..).unwrap_or_default();
    }
    // Patterns count where they take away more than chance does, or half of a short key.
    if 2 * lost < (2 * CHANCE).min(worth + lost) {
        return weak(worth + lost, None);
    }
    let mut most = 0;
    for kind in 1..KINDS.len() {
        if lost_by[kind] >= lost_by[most] {
            most = kind;
        }
    }
    weak(worth, Some(KINDS[most]))
}

/// The weakness of a key of this worth, if it is one.
fn weak(worth: usize, pattern: Option<&'static str>) -> Option<Weakness> {
    let bits = (worth / BIT) as u32;
    let least = if pattern.is_some() { ENOUGH } else { WEAK_AT_RANDOM };
    (bits < least).then_some(Weakness { bits, pattern })
}

/// Sets of characters, as bits.
mod set {
    pub(super) const DIGITS: u8 = 1;
    pub(super) const LOWER_HEX: u8 = 2;
    pub(super) const UPPER_HEX: u8 = 4;
    pub(super) const LOWER: u8 = 8 | LOWER_HEX;
    pub(super) const UPPER: u8 = 16 | UPPER_HEX;
    /// What stands between groups, as in a UUID, and between the words of a sentence.
    pub(super) const SEPARATORS: u8 = 32;
    pub(super) const OTHERS: u8 = 64;

    /// The smallest set that has a byte.
    pub(super) const fn of(byte: u8) -> u8 {
        match byte {
            b'0'..=b'9' => DIGITS,
            b'a'..=b'f' => LOWER_HEX,
            b'A'..=b'F' => UPPER_HEX,
            b'g'..=b'z' => LOWER & !LOWER_HEX,
            b'G'..=b'Z' => UPPER & !UPPER_HEX,
            b' ' | b'!' | b',' | b'-' | b'.' | b':' | b'?' | b'_' => SEPARATORS,
            _ => OTHERS,
        }
    }
}

/// Alphabets, the smallest first, with the binary logarithms of their sizes in thousandths. A random key need not contain
/// every kind of character of its alphabet, and must not look weak for that. So letters of one case count as base 36, and
/// any other mixture as all of printable ASCII.
const ALPHABETS: [(u8, usize); 5] = [
    (set::DIGITS | set::SEPARATORS, 3322),
    (set::DIGITS | set::LOWER_HEX | set::SEPARATORS, 4000),
    (set::DIGITS | set::UPPER_HEX | set::SEPARATORS, 4000),
    (set::DIGITS | set::LOWER, 5170),
    (set::DIGITS | set::UPPER, 5170),
];
const PRINTABLE: usize = 6570;

fn worth_per_character(text: &[u8]) -> usize {
    let seen = text.iter().fold(0, |seen, byte| seen | set::of(*byte));
    ALPHABETS.iter().find(|(alphabet, _)| seen & !alphabet == 0).map_or(PRINTABLE, |(_, worth)| *worth)
}

/// The count of words in a phrase: three or more groups of letters with separators in between. Groups of equal lengths are
/// no words, because random letters are written like that for people.
fn phrase(text: &[u8]) -> Option<usize> {
    let (mut count, mut shortest, mut longest) = (0, usize::MAX, 0);
    let mut last = 0;
    // Two separators in a row, as in ": ", have an empty group between them.
    for group in text.split(|byte| set::of(*byte) == set::SEPARATORS).filter(|group| !group.is_empty()) {
        if !is_word(group) {
            return None;
        }
        // The last group may be a part of a word.
        if count > 0 {
            (shortest, longest) = (shortest.min(last), longest.max(last));
        }
        last = group.len();
        count += 1;
    }
    (count > 2 && shortest != longest).then_some(count)
}

fn is_word(group: &[u8]) -> bool {
    let [first, rest @ ..] = group else { return false };
    first.is_ascii_alphabetic() && (rest.iter().all(u8::is_ascii_lowercase) || group.iter().all(u8::is_ascii_uppercase))
}
