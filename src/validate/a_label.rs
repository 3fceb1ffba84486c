//! A-labels: international labels as host names write them, "xn--" and then Punycode (RFC 3492).

/// Whether a label begins with "xn--" and still is no valid A-label. Rules that need Unicode's tables are not checked.
pub(super) fn is_broken(label: &[u8]) -> bool {
    let Some((mark, encoded)) = label.split_at_checked(4) else { return false };
    mark.eq_ignore_ascii_case(b"xn--") && !decode(encoded).is_some_and(|label| is_allowed(&label))
}

/// Whether a decoded label follows the rules of RFC 5891 and RFC 5892 that need no tables: the places of hyphens, joiners
/// and the middle dot, single characters that are not allowed, those of Latin-1, and digits that must not be mixed.
fn is_allowed(label: &[char]) -> bool {
    let (mut before, mut arabic, mut extended) = (None, false, false);
    for (index, character) in label.iter().enumerate() {
        let is_allowed = match character {
            // No hyphen at an end, and none in both third and fourth place.
            '-' => index > 0 && index + 1 < label.len() && (index != 3 || before != Some('-')),
            // Control characters, signs and capital letters of Latin-1.
            '\u{80}'..='\u{b6}' | '\u{b8}'..='\u{de}' | '\u{f7}' => false,
            '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => false,
            // The middle dot of Catalan stands between two l.
            '·' => before == Some('l') && label.get(index + 1) == Some(&'l'),
            // Joiners have something before them.
            '\u{200c}' | '\u{200d}' => index > 0,
            _ => true,
        };
        if !is_allowed {
            return false;
        }
        arabic |= ('\u{660}'..='\u{669}').contains(character);
        extended |= ('\u{6f0}'..='\u{6f9}').contains(character);
        before = Some(*character);
    }
    // Arabic-Indic digits and their extended forms look alike.
    !(arabic && extended)
}

// The parameters that RFC 3492 chooses for host names.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 0x80;

/// Decodes Punycode; `None` where it is not valid, or holds no character beyond ASCII.
fn decode(text: &[u8]) -> Option<Vec<char>> {
    let (plain, deltas) = match text.iter().rposition(|byte| *byte == b'-') {
        Some(0) | None => (&[][..], text),
        Some(hyphen) => (text.get(..hyphen)?, text.get(hyphen + 1..)?),
    };
    let mut label: Vec<char> = plain.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let (mut n, mut index, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut digits = deltas.iter();
    while !digits.as_slice().is_empty() {
        let (old_index, mut weight, mut k) = (index, 1_u32, BASE);
        loop {
            let digit = digit(digits.next()?)?;
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
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

/// The value of a Punycode digit: 0 to 25 for letters in either case, 26 to 35 for decimal digits.
fn digit(byte: &u8) -> Option<u32> {
    let digit = char::from(*byte).to_digit(BASE)?;
    Some(if digit < 10 { digit + 26 } else { digit - 10 })
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
