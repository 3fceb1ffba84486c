//! Numbers in text, and text in two: in bytes, as what separates is ASCII, and without std's formatting.

/// What stands before and after the first `mark`.
pub(super) fn split_once(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// A number in digits alone, as many as there are; one that is too large for its type is the largest.
pub(super) fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let mut number = 0_u32;
    for byte in digits {
        number = number.saturating_mul(radix).saturating_add(char::from(*byte).to_digit(radix)?);
    }
    (!digits.is_empty()).then_some(number)
}

/// Adds a number.
pub(super) fn push_number(text: &mut String, number: u32, radix: u32) {
    if number >= radix {
        push_number(text, number / radix, radix);
    }
    text.push(char::from(b"0123456789abcdef"[(number % radix) as usize & 15]));
}
