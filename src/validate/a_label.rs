//! A-labels: international labels as host names write them, "xn--" and then Punycode (RFC 3492).

use std::ops::RangeInclusive;

/// Whether a label claims to be an A-label.
pub(super) fn is_marked(label: &[u8]) -> bool {
    label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"xn--"))
}

/// Whether an A-label stands for an international label, as far as that can be told without Unicode's tables.
pub(super) fn is_well_formed(label: &str) -> bool {
    let label = label.get(4..).and_then(decode);
    label.is_some_and(|label| !has_stray_hyphen(&label) && !is_mixed(&label) && allowed_in_place(&label))
}

/// The hyphens that no label may have (RFC 5891).
fn has_stray_hyphen(label: &[char]) -> bool {
    let is_hyphen = |index| label.get(index) == Some(&'-');
    is_hyphen(0) || is_hyphen(label.len() - 1) || (is_hyphen(2) && is_hyphen(3))
}

/// Arabic-Indic digits and their extended forms look alike and must not meet (RFC 5892).
fn is_mixed(label: &[char]) -> bool {
    let has = |digits: RangeInclusive<char>| label.iter().any(|character| digits.contains(character));
    has('\u{660}'..='\u{669}') && has('\u{6f0}'..='\u{6f9}')
}

/// Characters that RFC 5892 forbids, by name or by the first block beyond ASCII, and allows in certain places alone.
fn allowed_in_place(label: &[char]) -> bool {
    label.iter().enumerate().all(|(index, character)| match character {
        // Of Latin-1, the control characters, signs and capitals.
        '\u{80}'..='\u{b6}' | '\u{b8}'..='\u{de}' | '\u{f7}' => false,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => false,
        // The middle dot of Catalan stands between two l.
        '·' => index > 0 && label[index - 1] == 'l' && label.get(index + 1) == Some(&'l'),
        // Joiners have something before them.
        '\u{200c}' | '\u{200d}' => index > 0,
        _ => true,
    })
}

// The parameters that RFC 3492 chooses for host names.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 0x80;

/// Decodes Punycode that has something to decode: at least one character beyond ASCII.
fn decode(text: &str) -> Option<Vec<char>> {
    let (plain, deltas) = match text.rsplit_once('-') {
        Some(("", _)) | None => ("", text),
        Some(parts) => parts,
    };
    let mut label: Vec<char> = plain.chars().map(|character| character.to_ascii_lowercase()).collect();
    let (mut n, mut index, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut digits = deltas.chars().map(digit);
    while let Some(first) = digits.next() {
        let old_index = index;
        let (mut digit, mut weight, mut k) = (first?, 1_u32, BASE);
        loop {
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
            digit = digits.next()??;
        }
        let length = label.len() as u32 + 1;
        bias = adapt(index - old_index, length, old_index == 0);
        n = n.checked_add(index / length)?;
        index %= length;
        label.insert(index as usize, char::from_u32(n)?);
        index += 1;
    }
    (label.len() > plain.len()).then_some(label)
}

/// Letters are 0 to 25 in either case, digits 26 to 35.
fn digit(character: char) -> Option<u32> {
    match character {
        'a'..='z' => Some(character as u32 - 'a' as u32),
        'A'..='Z' => Some(character as u32 - 'A' as u32),
        '0'..='9' => Some(character as u32 - '0' as u32 + 26),
        _ => None,
    }
}

fn adapt(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}
