//! An estimate of how much a key is worth in bits, made to find weak keys and to leave random ones alone.
//!
//! A key is worth what its characters would be, were each drawn at random from the smallest usual alphabet that has them
//! all. A pattern (what repeats earlier characters, goes on in a sequence, runs along the keyboard, or is a common word)
//! is worth [`PATTERN`] bits however long it is. Random keys have short patterns too: what patterns take away counts
//! from [`CHANCE`] bits on, which random keys lose about once in a million times. Doubt is settled in favour of the key:
//! words that run together and are not among [`WORDS`] are taken for random letters.

/// Bits that a key should be worth. RFC 7296 §2.15 asks for as much as the strongest key that is negotiated; this is the
/// shortest key of a cipher that the API knows, and so our floor.
pub(super) const ENOUGH: u32 = 128;

/// Bits below which a key without patterns is weak: about what 15 random letters and digits are worth. An estimate is
/// rough, and what lies between is left to doubt.
const WEAK_AT_RANDOM: u32 = 90;

/// Bytes that are examined: a key that is not worth enough by then is made of patterns.
const EXAMINED: usize = 255;

/// The parts of a bit that worth is counted in.
const BIT: usize = 1000;

/// What a pattern is worth: where it begins, what kind it is, and which one of that kind.
const PATTERN: usize = 12 * BIT;

/// The kinds of patterns, with what each character adds: letters that may be upper or lower case are worth more.
const KINDS: [(&str, usize); 4] = [("repeats", 0), ("sequence", 0), ("keyboard", BIT), ("words", BIT)];

/// What a word of a phrase is worth: one of about 8,000, the size of the usual lists that phrases are drawn from.
const WORD: usize = 13 * BIT;

/// Patterns that take away less may be there by chance.
const CHANCE: usize = 24 * BIT;

/// A key that is worth too little.
#[derive(Debug, PartialEq)]
pub(super) struct Weakness {
    /// What it is worth, rounded down.
    pub bits: u32,
    /// The kind of pattern that takes most away, where patterns do.
    pub pattern: Option<&'static str>,
}

/// What is weak about a key, if anything.
pub(super) fn weakness(key: &str) -> Option<Weakness> {
    let text = key.as_bytes();
    let text = text.get(..EXAMINED).unwrap_or(text);
    let of_phrase = phrase(text).and_then(|words| weak(WORD * words, Some("words")));
    if of_phrase.is_some() {
        return of_phrase;
    }
    let each = worth_per_character(text);
    let (mut worth, mut all, mut taken) = (0, 0, [0; KINDS.len()]);
    let mut seen = [0; 256];
    let mut rest = text;
    while !rest.is_empty() && worth < ENOUGH as usize * BIT {
        let (kind, length) = pattern(text, rest, &mut seen);
        let plain = each * length;
        let gain = plain.saturating_sub(PATTERN + KINDS[kind].1 * length);
        taken[kind] += gain;
        all += gain;
        worth += plain - gain;
        rest = rest.get(length..).unwrap_or_default();
    }
    // Of a short key, patterns may take away most and yet little.
    if 2 * all < (2 * CHANCE).min(worth + all) {
        return weak(worth + all, None);
    }
    let mut most = 0;
    for kind in 1..KINDS.len() {
        if taken[kind] >= taken[most] {
            most = kind;
        }
    }
    weak(worth, Some(KINDS[most].0))
}

/// The longest pattern at the beginning of the rest of a text, by its kind and its length; a single character where
/// there is none.
fn pattern(text: &[u8], rest: &[u8], seen: &mut [u8; 256]) -> (usize, usize) {
    let Some(first) = rest.first_chunk() else { return (0, 1) };
    let (mut kind, mut longest) = (0, repeated(text, rest, first, seen));
    for (other, length) in [(1, run(rest, first, is_next)), (2, run(rest, first, is_right_of)), (3, word(rest, first))]
    {
        if length > longest {
            (kind, longest) = (other, length);
        }
    }
    if longest < first.len() { (0, 1) } else { (kind, longest) }
}

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
    /// What stands between groups, as in a UUID.
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
            b' ' | b'-' | b'.' | b':' | b'_' => SEPARATORS,
            _ => OTHERS,
        }
    }
}

/// Alphabets with the binary logarithms of their sizes, the smallest first. A random key need not show all that it was
/// drawn from, and must not look weak for it: letters of one case may be base 36, and anything else all of ASCII.
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

/// How many words a text has that is nothing but words: three or more groups of letters with separators in between.
/// Groups of one length are none: that is how random letters are written for people.
fn phrase(text: &[u8]) -> Option<usize> {
    let (mut count, mut shortest, mut longest) = (0, usize::MAX, 0);
    let mut last = 0;
    for group in text.split(|byte| set::of(*byte) == set::SEPARATORS) {
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

/// How much of the rest of a text was there before. The two may overlap, as in "abcabcabc". `seen` has, by a hash, one
/// more than the last place of any three characters.
fn repeated(text: &[u8], rest: &[u8], [a, b, c]: &[u8; 3], seen: &mut [u8; 256]) -> usize {
    let at = text.len() - rest.len();
    let last = &mut seen[usize::from(a ^ b.rotate_left(3) ^ c.rotate_left(6))];
    let before =
        usize::from(std::mem::replace(last, at as u8 + 1)).checked_sub(1).and_then(|before| text.get(before..));
    before.map_or(0, |before| before.iter().zip(rest).take_while(|(a, b)| a == b).count())
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

/// For each letter, as bits, those that follow it in the texts; of these, `anywhere` or only at the beginning of words.
const fn following(texts: &[&[u8]], anywhere: bool) -> [u32; 26] {
    let mut following = [0; 26];
    let mut index = 0;
    while index < texts.len() {
        let text = texts[index];
        let mut at = 1;
        while at < text.len() {
            let (before, letter) = (text[at - 1], text[at]);
            if before != b' ' && letter != b' ' && (anywhere || at == 1 || text[at - 2] == b' ') {
                following[(before - b'a') as usize] |= 1 << (letter - b'a');
            }
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
    static RIGHT_OF: [u32; 26] = following(&ROWS, true);
    has(&RIGHT_OF, a.to_ascii_lowercase(), b.to_ascii_lowercase())
}

/// Words that people make passwords of, in English and German, and those that come to mind for a tunnel: a text for each
/// letter that they begin with.
const WORDS: [&[u8]; 26] = [
    b"access admin administrator amazon azure",
    b"backup berlin branch",
    b"changeme cisco client cloud company connect customer",
    b"default demo dragon",
    b"example",
    b"firewall firma football fortigate fortinet frankfurt",
    b"gateway geheim guest",
    b"hallo hello",
    b"iloveyou internet ionos ipsec",
    b"juniper",
    b"karlsruhe kennwort key",
    b"lancom letmein login",
    b"master mikrotik monkey",
    b"network netzwerk",
    b"office openvpn",
    b"partner passphrase passwd password passwort preshared private public",
    b"",
    b"remote root router",
    b"sample schluessel secret secure security server shared site sommer sophos strongswan summer sunshine super system",
    b"test tunnel",
    b"unifi user",
    b"vpn",
    b"welcome willkommen winter wireguard",
    b"",
    b"",
    b"",
];

/// How many characters at the beginning are a common word, in upper or lower case or with digits that look alike.
fn word(text: &[u8], &[first, second, _]: &[u8; 3]) -> usize {
    static BEGINNINGS: [u32; 26] = following(&WORDS, false);
    let (a, b) = (letter_for(first), letter_for(second));
    // Digits alone are no word, however much each looks like a letter.
    if first.is_ascii_digit() && second.is_ascii_digit() || !has(&BEGINNINGS, a, b) {
        return 0;
    }
    let mut longest = 0;
    for word in WORDS[usize::from(a - b'a')].split(|byte| *byte == b' ') {
        if word.len() <= text.len() && word.iter().zip(text).all(|(letter, byte)| *letter == letter_for(*byte)) {
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
