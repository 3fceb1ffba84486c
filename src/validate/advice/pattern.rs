//! Patterns in a key: repetitions of earlier characters, sequences, runs along the keyboard, and common words.

/// The kinds of patterns, as the reasons of [`Code::PskWeak`](super::super::Code::PskWeak) name them.
pub(super) const KINDS: [&str; 4] = ["repeats", "sequence", "keyboard", "words"];

/// The longest pattern at the beginning of `rest`, which is the end of `text`: the index of its kind in [`KINDS`], and its
/// length in bytes. Where there is no pattern the length is 1. `seen` keeps what [`repeated`] needs between the calls for
/// one text, and is all zero before the first.
pub(super) fn longest(text: &[u8], rest: &[u8], seen: &mut [u8; 256]) -> (usize, usize) {
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

/// How many bytes at the beginning of `rest` repeat an earlier part of the text. The two parts may overlap, as in
/// "abcabcabc". `seen` has the place after which three characters were last seen, by a hash of the three: the index plus 1,
/// or 0 for never. A comparison with every earlier place takes 6 % more of a validation.
fn repeated(text: &[u8], rest: &[u8], [a, b, c]: &[u8; 3], seen: &mut [u8; 256]) -> usize {
    let at = text.len() - rest.len();
    let last = &mut seen[usize::from(a ^ b.rotate_left(3) ^ c.rotate_left(6))];
    let before =
        usize::from(std::mem::replace(last, at as u8 + 1)).checked_sub(1).and_then(|before| text.get(before..));
    before.map_or(0, |before| before.iter().zip(rest).take_while(|(a, b)| a == b).count())
}

/// How many characters at the beginning form a run: each follows the one before, or each is followed by it.
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

/// The rows of letters on English, German and French keyboards. The row of digits is a sequence already.
const ROWS: [&[u8]; 8] =
    [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm", b"qwertzuiop", b"yxcvbnm", b"azertyuiop", b"qsdfghjklm", b"wxcvbn"];

/// A table of the pairs of letters in texts: for each letter, the letters that follow it, as bits. With `anywhere` these are
/// the pairs at every place, otherwise only those at the beginning of a word.
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

/// Words that people use in passwords, in English and German, and words about tunnels, by their first letters.
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

/// The length of the longest common word at the beginning, in upper or lower case, or with digits in the place of similar
/// letters.
fn word(text: &[u8], &[first, second, _]: &[u8; 3]) -> usize {
    static BEGINNINGS: [u32; 26] = following(&WORDS, false);
    let (a, b) = (letter_for(first), letter_for(second));
    // Two digits do not begin a word, although each may look like a letter.
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
