//! Texts from their parts: `format!` and `concat` do the same with much more code in WebAssembly.

/// The parts, one after the other.
pub fn join(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts {
        whole.push_str(part);
    }
    whole
}

/// A whole number in digits.
pub fn digits(number: u32) -> String {
    number.to_string()
}
