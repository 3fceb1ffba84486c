//! How similar two names are, to find the name that was probably meant.

/// Most letters of a name that are compared: more than any name or path of the API has.
pub(super) const LETTERS: usize = 32;

/// The letters of a name in lower case, without what stands between words. Each letter beyond ASCII becomes 0: no name of
/// the API has any, so they need not be told apart.
pub(super) fn letters(name: &str) -> Vec<u8> {
    let mut letters = Vec::new();
    for byte in name.bytes() {
        match byte {
            _ if letters.len() == LETTERS => break,
            b'a'..=b'z' | b'A'..=b'Z' => letters.push(byte.to_ascii_lowercase()),
            // The first byte of a character.
            0xc0.. => letters.push(0),
            _ => {}
        }
    }
    letters
}

/// Most edits that are tried.
pub(super) const MOST_EDITS: usize = 2;

/// Whether `given` becomes `known`, a name of the API, by at most this count of edits. A short name allows fewer edits,
/// because they would make another word of it.
pub(super) fn is_alike(edits: usize, given: &[u8], known: &[u8]) -> bool {
    edits <= known.len() / 3 && is_within(edits, given, known)
}

/// Whether a name is another one with some of its letters left out, and begins with the same letter: "dhGroup", "encryption".
/// A name of six letters or fewer may be a word of its own, such as "remote".
pub(super) fn is_shortened(given: &[u8], known: &[u8]) -> bool {
    let mut rest = known.iter();
    given.len() > 6 && given.first() == known.first() && given.iter().all(|letter| rest.any(|known| known == letter))
}

/// Whether one name becomes the other by at most this count of edits. An edit inserts, removes or replaces a letter, or
/// swaps two neighbours (the Damerau–Levenshtein distance in its restricted form: each letter is edited once at most).
fn is_within(edits: usize, a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([first, a @ ..], [other, b @ ..]) if first == other => is_within(edits, a, b),
        ([], []) => true,
        _ if edits == 0 => false,
        _ => {
            let (after_a, after_b) = (a.get(1..).unwrap_or(a), b.get(1..).unwrap_or(b));
            let is_swapped = matches!((a, b), ([a, b, ..], [c, d, ..]) if a == d && b == c);
            is_within(edits - 1, after_a, after_b)
                || is_within(edits - 1, after_a, b)
                || is_within(edits - 1, a, after_b)
                || is_swapped && is_within(edits - 1, &a[2..], &b[2..])
        }
    }
}
