//! An estimate of how much a key is worth in bits, made to find weak keys and to leave random ones alone.
//!
//! A key is worth what its characters would be, were each drawn at random from the smallest usual alphabet that has them
//! all. A pattern (what repeats earlier characters, goes on in a sequence, runs along the keyboard, or is a common word)
//! is worth [`PATTERN`] bits however long it is. Random keys have short patterns too: what patterns take away counts
//! from [`CHANCE`] bits on, which random keys lose about once in a million times.

use std::f64::consts::LOG2_10;

/// Bits that are enough: as many as the shortest key of a cipher has.
pub(super) const ENOUGH: u32 = 128;

/// Bytes that are examined: a key that is not worth enough by then is made of patterns.
const EXAMINED: usize = 256;

/// What a pattern is worth: where it begins, what kind it is, and which one of that kind.
const PATTERN: f64 = 12.0;

/// What each character adds to a pattern of letters in any case.
const CASE: f64 = 1.0;

/// What a word of a phrase is worth: one of about 8,000, the size of the usual lists that phrases are drawn from.
const WORD: f64 = 13.0;

/// Patterns that take away less may be there by chance.
const CHANCE: f64 = 24.0;

/// A key that is worth less than [`ENOUGH`] bits.
#[derive(Debug, PartialEq)]
pub(super) struct Weakness {
    /// What it is worth, rounded down.
    pub bits: u32,
    /// The kind of pattern that takes most away, where patterns do.
    pub pattern: Option<&'static str>,
}

/// What is weak about a key, if anything.
pub(super) fn weakness(key: &str) -> Option<Weakness> {
    let text = &key.as_bytes()[..key.len().min(EXAMINED)];
    let of_phrase = phrase(text).and_then(|words| weak(WORD * words as f64, Some("words")));
    if of_phrase.is_some() {
        return of_phrase;
    }
    let each = bits_per_character(text);
    let mut bits = 0.0;
    let mut taken = [("repeats", 0.0), ("sequence", 0.0), ("keyboard", 0.0), ("words", 0.0)];
    let mut at = 0;
    while at < text.len() && bits < f64::from(ENOUGH) {
        let rest = &text[at..];
        let found =
            [(repeated(text, at), 0.0), (run(rest, is_next), 0.0), (run(rest, is_right_of), CASE), (word(rest), CASE)];
        let gain = |(length, per_character): (usize, f64)| {
            each * characters(&rest[..length]) as f64 - PATTERN - per_character * length as f64
        };
        let gains = found.map(gain);
        let best = (1..gains.len()).fold(0, |best, kind| if gains[kind] > gains[best] { kind } else { best });
        let (length, gain) = if gains[best] > 0.0 { (found[best].0, gains[best]) } else { (1, 0.0) };
        taken[best].1 += gain;
        bits += each * characters(&rest[..length]) as f64 - gain;
        at += length;
    }
    let all: f64 = taken.iter().map(|(_, taken)| taken).sum();
    // Of a short key, patterns may take away most and yet little.
    if all < CHANCE.min((bits + all) / 2.0) {
        return weak(bits + all, None);
    }
    let most = taken.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    weak(bits, most.map(|(pattern, _)| *pattern))
}

fn weak(bits: f64, pattern: Option<&'static str>) -> Option<Weakness> {
    (bits < f64::from(ENOUGH)).then_some(Weakness { bits: bits as u32, pattern })
}

/// Code points: the bytes that do not go on with one.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

/// Sets of characters, as bits.
mod set {
    pub const DIGITS: u8 = 1;
    pub const LOWER_HEX: u8 = 2;
    pub const UPPER_HEX: u8 = 4;
    pub const LOWER: u8 = 8 | LOWER_HEX;
    pub const UPPER: u8 = 16 | UPPER_HEX;
    /// What stands between groups, as in a UUID.
    pub const SEPARATORS: u8 = 32;
    pub const OTHERS: u8 = 64;

    /// The smallest set that has a byte.
    pub const fn of(byte: u8) -> u8 {
        match byte {
            b'0'..=b'9' => DIGITS,
            b'a'..=b'f' => LOWER_HEX,
            b'A'..=b'F' => UPPER_HEX,
            b'g'..=b'z' => LOWER & !LOWER_HEX,
            b'G'..=b'Z' => UPPER & !UPPER_HEX,
            b' ' | b'-' | b'.' | b':' | b'_' => SEPARATORS,
            _ => OTHERS,
        }
    }
}

/// Alphabets with the binary logarithms of their sizes, the smallest first. A random key need not show all that it was
/// drawn from, and must not look weak for it: letters of one case may be base 36, and anything else all of ASCII.
const ALPHABETS: [(u8, f64); 5] = [
    (set::DIGITS | set::SEPARATORS, LOG2_10),
    (set::DIGITS | set::LOWER_HEX | set::SEPARATORS, 4.0),
    (set::DIGITS | set::UPPER_HEX | set::SEPARATORS, 4.0),
    (set::DIGITS | set::LOWER, 5.17),
    (set::DIGITS | set::UPPER, 5.17),
];
const PRINTABLE: f64 = 6.57;

fn bits_per_character(text: &[u8]) -> f64 {
    let seen = text.iter().fold(0, |seen, byte| seen | set::of(*byte));
    ALPHABETS.iter().find(|(alphabet, _)| seen & !alphabet == 0).map_or(PRINTABLE, |(_, bits)| *bits)
}

/// How many words a text has that is nothing but words: three or more groups of letters with separators in between.
/// Groups of one length are none: that is how random letters are written for people.
fn phrase(text: &[u8]) -> Option<usize> {
    let groups = || text.split(|byte| set::of(*byte) == set::SEPARATORS);
    let is_word = |group: &[u8]| match group {
        [first, rest @ ..] => {
            first.is_ascii_alphabetic()
                && (rest.iter().all(u8::is_ascii_lowercase) || group.iter().all(u8::is_ascii_uppercase))
        }
        [] => false,
    };
    let count = groups().take_while(|group| is_word(group)).count();
    let lengths = || groups().take(count.saturating_sub(1)).map(<[u8]>::len);
    (count > 2 && count == groups().count() && lengths().min() != lengths().max()).then_some(count)
}

/// How much of the text from `at` on was there before. The two may overlap, as in "abcabcabc".
fn repeated(text: &[u8], at: usize) -> usize {
    let mut longest = 0;
    for from in 0..at {
        if text[from] == text[at] {
            let common = text[from..].iter().zip(&text[at..]).take_while(|(a, b)| a == b).count();
            longest = longest.max(common);
        }
    }
    longest
}

/// How many characters at the beginning follow one another, all in one direction.
fn run(text: &[u8], follows: fn(u8, u8) -> bool) -> usize {
    let up = text.windows(2).take_while(|pair| follows(pair[0], pair[1])).count();
    let down = text.windows(2).take_while(|pair| follows(pair[1], pair[0])).count();
    1 + up.max(down)
}

/// Whether `b` follows `a` in the alphabet, or among the digits, where 0 follows 9.
fn is_next(a: u8, b: u8) -> bool {
    (a, b) == (b'9', b'0') || a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() && b == a + 1
}

/// The rows of keyboards in English, German and French. Their digits are a sequence anyway.
const ROWS: [&[u8]; 8] =
    [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm", b"qwertzuiop", b"yxcvbnm", b"azertyuiop", b"qsdfghjklm", b"wxcvbn"];

/// For each letter the letters to its right on a row, as bits.
const RIGHT_OF: [u32; 26] = {
    let mut right_of = [0; 26];
    let mut row = 0;
    while row < ROWS.len() {
        let mut at = 1;
        while at < ROWS[row].len() {
            right_of[(ROWS[row][at - 1] - b'a') as usize] |= 1 << (ROWS[row][at] - b'a');
            at += 1;
        }
        row += 1;
    }
    right_of
};

/// Whether the key of `b` is to the right of that of `a`.
fn is_right_of(a: u8, b: u8) -> bool {
    let [a, b] = [a, b].map(|byte| byte.to_ascii_lowercase());
    a.is_ascii_lowercase() && b.is_ascii_lowercase() && RIGHT_OF[usize::from(a - b'a')] >> (b - b'a') & 1 == 1
}

/// Words that people make passwords of, in English and German, and those that come to mind for a tunnel.
const fn words(initial: u8) -> &'static [&'static str] {
    match initial {
        b'a' => &["admin", "administrator", "access", "azure", "amazon"],
        b'b' => &["berlin", "branch", "backup"],
        b'c' => &["changeme", "cisco", "client", "cloud", "company", "connect", "customer"],
        b'd' => &["default", "demo", "dragon"],
        b'e' => &["example"],
        b'f' => &["firewall", "firma", "football", "fortigate", "fortinet", "frankfurt"],
        b'g' => &["gateway", "geheim", "guest"],
        b'h' => &["hallo", "hello"],
        b'i' => &["iloveyou", "internet", "ionos", "ipsec"],
        b'j' => &["juniper"],
        b'k' => &["karlsruhe", "kennwort", "key"],
        b'l' => &["lancom", "letmein", "login"],
        b'm' => &["master", "mikrotik", "monkey"],
        b'n' => &["network", "netzwerk"],
        b'o' => &["office", "openvpn"],
        b'p' => &["partner", "passphrase", "passwd", "password", "passwort", "preshared", "private", "public"],
        b'r' => &["remote", "root", "router"],
        b's' => &[
            "sample",
            "schluessel",
            "secret",
            "secure",
            "security",
            "server",
            "shared",
            "site",
            "sophos",
            "strongswan",
            "summer",
            "sommer",
            "sunshine",
            "system",
        ],
        b't' => &["test", "tunnel"],
        b'u' => &["user", "unifi"],
        b'v' => &["vpn"],
        b'w' => &["welcome", "willkommen", "winter", "wireguard"],
        _ => &[],
    }
}

/// How many characters at the beginning are a common word, in upper or lower case or with digits that look alike.
fn word(text: &[u8]) -> usize {
    let begins = |word: &&&str| {
        text.len() >= word.len() && word.bytes().zip(text).all(|(letter, byte)| letter == letter_for(*byte))
    };
    let found = text.first().into_iter().flat_map(|first| words(letter_for(*first))).filter(begins);
    found.map(|word| word.len()).max().unwrap_or(0)
}

/// The letter that people write as this character.
const fn letter_for(byte: u8) -> u8 {
    match byte {
        b'0' => b'o',
        b'1' | b'!' => b'i',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'7' => b't',
        _ => byte.to_ascii_lowercase(),
    }
}
