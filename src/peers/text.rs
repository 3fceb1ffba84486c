//! Text for configurations: makes names and keys safe, so that none of their characters has a meaning to the device.

use super::tunnel::Key;
use crate::validate::characters::trimmed;
use std::fmt::Write;

/// The text in the place of a key that is not known.
pub(super) const PLACEHOLDER: &str = "<PRE-SHARED KEY>";

/// The most bytes of a name or a description that are shown. FortiOS takes 255 in a comment.
const SHOWN: usize = 200;

/// A name or a description for a comment, a string or a table cell: one line, at most [`SHOWN`] bytes, and "…" if it was
/// cut. Characters with a special meaning to one of the devices, to a shell or in Markdown become underscores.
pub(super) fn plain(text: &str) -> String {
    let mut shown = String::new();
    for character in trimmed(text).chars() {
        if shown.len() + character.len_utf8() > SHOWN {
            shown.push('…');
            break;
        }
        shown.push(if is_harmless(character) { character } else { '_' });
    }
    shown
}

/// Whether a character has no special meaning: letters and digits of any script, and some punctuation.
fn is_harmless(character: char) -> bool {
    match character {
        ' ' | '.' | ',' | ':' | '-' | '+' | '/' | '(' | ')' | '@' | '=' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        // Control characters, marks of text direction, invisible characters, separators, and code points without characters.
        '\u{80}'..='\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{1680}' | '\u{2000}'..='\u{206f}' => false,
        '\u{3000}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' => false,
        c => c < '\u{e0000}',
    }
}

/// A name for a connection, an interface or a file: "ionos-" and the tunnel's name in lower-case letters, digits and hyphens
/// (umlauts as two letters), at most `most` characters in all. If characters other than punctuation are left out, it ends in
/// a checksum of the tunnel's name, so that two tunnels seldom get the same name. Tunnels whose names differ only in case
/// and punctuation do get the same name: the command reports them, and keeps their files apart.
pub(super) fn identifier(name: &str, most: usize) -> String {
    let mut identifier = String::from("ionos-");
    let mut is_whole = true;
    for character in name.chars() {
        match character {
            'ä' | 'Ä' => identifier.push_str("ae"),
            'ö' | 'Ö' => identifier.push_str("oe"),
            'ü' | 'Ü' => identifier.push_str("ue"),
            'ß' => identifier.push_str("ss"),
            c if c.is_ascii_alphanumeric() => identifier.push(c.to_ascii_lowercase()),
            c => {
                is_whole &= c.is_ascii();
                if !identifier.ends_with('-') {
                    identifier.push('-');
                }
            }
        }
    }
    if identifier == "ionos-" {
        identifier.push_str("tunnel");
    }
    is_whole &= identifier.len() <= most;
    if !is_whole {
        identifier.truncate(most - 5);
    }
    identifier.truncate(identifier.trim_end_matches('-').len());
    if !is_whole {
        let sum = name.bytes().fold(0_u16, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        // Writing into a String cannot fail.
        _ = write!(identifier, "-{sum:04x}");
    }
    identifier
}

/// The bytes of the key in hexadecimal.
pub(super) fn hex(key: &Key) -> String {
    key.0.bytes().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        _ = write!(text, "{byte:02x}");
        text
    })
}

/// The key unchanged, if every device reads it as it is: it has only letters, digits and a few marks, and does not begin with
/// a zero, after which some devices expect another encoding.
pub(super) fn as_it_is(key: &Key) -> Option<&str> {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.+/=".contains(&byte);
    Some(key.0.as_str()).filter(|text| !text.starts_with('0') && text.bytes().all(is_safe))
}

/// The key for devices that read a key after `0x` as hexadecimal: unchanged where that is safe, and otherwise in hexadecimal;
/// the placeholder if there is no key.
pub(super) fn key_or_hex(key: Option<&Key>) -> String {
    let Some(key) = key else { return PLACEHOLDER.to_owned() };
    as_it_is(key).map_or_else(|| format!("0x{}", hex(key)), str::to_owned)
}

/// Any text as inline code in Markdown: between more backticks than it has in a row (CommonMark 0.31 §6.1).
pub(super) fn code(text: &str) -> String {
    let (mut longest, mut together) = (0, 0);
    for byte in text.bytes() {
        together = if byte == b'`' { together + 1 } else { 0 };
        longest = longest.max(together);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || trimmed(text) != text { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
