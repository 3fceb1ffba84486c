//! An estimate of how much a key is worth in bits, made to find weak keys and to leave random ones alone.
//!
//! A key is worth what its characters would be, were each drawn at random from the smallest usual alphabet that has them
//! all. A pattern (what repeats earlier characters, goes on in a sequence, runs along the keyboard, or is a common word)
//! is worth [`PATTERN`] bits however long it is. Random keys have short patterns too: what patterns take away counts
//! from [`CHANCE`] bits on, which random keys lose about once in a million times. Doubt is settled in favour of the key:
//! words that run together and are not among [`WORDS`] are taken for random letters.

use std::f64::consts::LOG2_10;

/// Bits that are enough: as many as the shortest key of a cipher has.
pub(super) const ENOUGH: u32 = 128;

/// Bytes that are examined: a key that is not worth enough by then is made of patterns.
const EXAMINED: usize = 255;

/// What a pattern is worth: where it begins, what kind it is, and which one of that kind.
const PATTERN: f64 = 12.0;

/// The kinds of patterns, with what each character adds: letters that may be upper or lower case are worth more.
const KINDS: [(&str, f64); 4] = [("repeats", 0.0), ("sequence", 0.0), ("keyboard", 1.0), ("words", 1.0)];

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
    let mut taken = [0.0; KINDS.len()];
    let mut seen = [0; 256];
    let mut at = 0;
    while at < text.len() && bits < f64::from(ENOUGH) {
        let (kind, length) = pattern(text, at, &mut seen);
        let plain = each * length as f64;
        let gain = if length == 1 { 0.0 } else { plain - PATTERN - KINDS[kind].1 * length as f64 };
        taken[kind] += gain.max(0.0);
        bits += plain - gain.max(0.0);
        at += length;
    }
    let all: f64 = taken.iter().sum();
    // Of a short key, patterns may take away most and yet little.
    if all < CHANCE.min((bits + all) / 2.0) {
        return weak(bits + all, None);
    }
    let most = KINDS.iter().zip(taken).max_by(|a, b| a.1.total_cmp(&b.1));
    weak(bits, most.map(|((kind, _), _)| *kind))
}

/// The longest pattern from `at` on, by its kind and its length; a single character where there is none.
fn pattern(text: &[u8], at: usize, seen: &mut [u8; 256]) -> (usize, usize) {
    let Some(first) = text[at..].first_chunk() else { return (0, 1) };
    let rest = &text[at..];
    let (mut kind, mut longest) = (0, repeated(text, at, first, seen));
    for (other, length) in [(1, run(rest, first, is_next)), (2, run(rest, first, is_right_of)), (3, word(rest, first))]
    {
        if length > longest {
            (kind, longest) = (other, length);
        }
    }
    if longest < first.len() { (0, 1) } else { (kind, longest) }
}

fn weak(bits: f64, pattern: Option<&'static str>) -> Option<Weakness> {
    (bits < f64::from(ENOUGH)).then_some(Weakness { bits: bits as u32, pattern })
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

/// How much of the text from `at` on was there before. The two may overlap, as in "abcabcabc". `seen` has, by a hash, one
/// more than the last place of any three characters.
fn repeated(text: &[u8], at: usize, [a, b, c]: &[u8; 3], seen: &mut [u8; 256]) -> usize {
    let last = &mut seen[usize::from(a ^ b.rotate_left(3) ^ c.rotate_left(6))];
    match std::mem::replace(last, at as u8 + 1) {
        0 => 0,
        before => {
            let before = &text[usize::from(before) - 1..];
            before.iter().zip(&text[at..]).take_while(|(a, b)| a == b).count()
        }
    }
}

/// How many characters at the beginning follow one another, all in one direction.
fn run(text: &[u8], &[a, b, _]: &[u8; 3], follows: fn(u8, u8) -> bool) -> usize {
    let pairs = text.windows(2);
    let following = if follows(a, b) {
        pairs.take_while(|pair| follows(pair[0], pair[1])).count()
    } else if follows(b, a) {
        pairs.take_while(|pair| follows(pair[1], pair[0])).count()
    } else {
        0
    };
    1 + following
}

/// Whether `b` follows `a` in the alphabet, or among the digits, where 0 follows 9.
fn is_next(a: u8, b: u8) -> bool {
    (a, b) == (b'9', b'0') || a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() && b == a + 1
}

/// The rows of keyboards in English, German and French. Their digits are a sequence anyway.
const ROWS: [&[u8]; 8] =
    [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm", b"qwertzuiop", b"yxcvbnm", b"azertyuiop", b"qsdfghjklm", b"wxcvbn"];

/// For each letter, as bits, those that follow it in the first `pairs` pairs of some of the texts.
const fn following(texts: &[&[u8]], pairs: usize) -> [u32; 26] {
    let mut following = [0; 26];
    let mut index = 0;
    while index < texts.len() {
        let mut at = 1;
        while at < texts[index].len() && at <= pairs {
            following[(texts[index][at - 1] - b'a') as usize] |= 1 << (texts[index][at] - b'a');
            at += 1;
        }
        index += 1;
    }
    following
}

/// Whether a table of [`following`] has the letter `b` for `a`.
fn has(table: &[u32; 26], a: u8, b: u8) -> bool {
    a.is_ascii_lowercase() && b.is_ascii_lowercase() && table[usize::from(a - b'a')] >> (b - b'a') & 1 == 1
}

/// Whether the key of `b` is to the right of that of `a`.
fn is_right_of(a: u8, b: u8) -> bool {
    static RIGHT_OF: [u32; 26] = following(&ROWS, usize::MAX);
    has(&RIGHT_OF, a.to_ascii_lowercase(), b.to_ascii_lowercase())
}

/// Words that people make passwords of, in English and German, and those that come to mind for a tunnel.
const WORDS: [&[u8]; 83] = [
    b"access",
    b"admin",
    b"administrator",
    b"amazon",
    b"azure",
    b"backup",
    b"berlin",
    b"branch",
    b"changeme",
    b"cisco",
    b"client",
    b"cloud",
    b"company",
    b"connect",
    b"customer",
    b"default",
    b"demo",
    b"dragon",
    b"example",
    b"firewall",
    b"firma",
    b"football",
    b"fortigate",
    b"fortinet",
    b"frankfurt",
    b"gateway",
    b"geheim",
    b"guest",
    b"hallo",
    b"hello",
    b"iloveyou",
    b"internet",
    b"ionos",
    b"ipsec",
    b"juniper",
    b"karlsruhe",
    b"kennwort",
    b"key",
    b"lancom",
    b"letmein",
    b"login",
    b"master",
    b"mikrotik",
    b"monkey",
    b"network",
    b"netzwerk",
    b"office",
    b"openvpn",
    b"partner",
    b"passphrase",
    b"passwd",
    b"password",
    b"passwort",
    b"preshared",
    b"private",
    b"public",
    b"remote",
    b"root",
    b"router",
    b"sample",
    b"schluessel",
    b"secret",
    b"secure",
    b"security",
    b"server",
    b"shared",
    b"site",
    b"sommer",
    b"sophos",
    b"strongswan",
    b"summer",
    b"sunshine",
    b"super",
    b"system",
    b"test",
    b"tunnel",
    b"unifi",
    b"user",
    b"vpn",
    b"welcome",
    b"willkommen",
    b"winter",
    b"wireguard",
];

/// How many characters at the beginning are a common word, in upper or lower case or with digits that look alike.
fn word(text: &[u8], &[first, second, _]: &[u8; 3]) -> usize {
    static BEGINNINGS: [u32; 26] = following(&WORDS, 1);
    let beginning = [letter_for(first), letter_for(second)];
    // Digits alone are no word, however much each looks like a letter.
    if first.is_ascii_digit() && second.is_ascii_digit() || !has(&BEGINNINGS, beginning[0], beginning[1]) {
        return 0;
    }
    let mut longest = 0;
    for word in WORDS.iter().filter(|word| word.starts_with(&beginning) && word.len() <= text.len()) {
        if word.iter().zip(text).all(|(letter, byte)| *letter == letter_for(*byte)) {
            longest = longest.max(word.len());
        }
    }
    longest
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
