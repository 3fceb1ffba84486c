//! Characters that nobody means to type, and that get into texts by copying. Hosts, networks and keys use the same sets.

use std::borrow::Cow;

/// Whether a character is white space, a control character or invisible: these all look the same.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || is_invisible(character)
}

/// Whether a character is invisible: Unicode's Default_Ignorable_Code_Point (soft hyphens, joiners, marks of direction,
/// fillers, variation selectors, tags), and the signs for annotations and embedded objects.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}' | '\u{1160}'
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffc}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character is a zero width joiner or non-joiner.
pub(super) fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether a character is a quotation mark, plain or typographic.
pub(super) fn is_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '`' | '´'
            | '«' | '»'
            | '\u{2018}'..='\u{201f}'
            | '\u{2032}'..='\u{2037}'
            | '\u{2039}' | '\u{203a}'
            | '\u{300c}'..='\u{300f}'
            | '\u{301d}'..='\u{301f}'
            | '\u{ff02}' | '\u{ff07}'
    )
}

/// The ASCII character that another character looks like: the hyphen for dashes, the dot for full stops of other scripts,
/// the slash for other slashes, and ASCII for its full-width forms.
pub(super) fn ascii_lookalike(character: char) -> Option<char> {
    Some(match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2024}' | '\u{3002}' | '\u{ff61}' | '\u{fe52}' => '.',
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => '/',
        '\u{2236}' | '\u{a789}' => ':',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xff01 + 0x21)?,
        _ => return None,
    })
}

/// The parts of a text between separators, without empty ones. It takes a function pointer, because a generic function
/// would be compiled once for each use.
pub(crate) fn split(text: &str, separates: fn(char) -> bool) -> Vec<&str> {
    text.split(separates).filter(|part| !part.is_empty()).collect()
}

/// A text without white space around it. It calls [`trim`], because std's `trim` would be a second copy of the same code.
pub(crate) fn trimmed(text: &str) -> &str {
    trim(text, char::is_whitespace)
}

/// A text without the characters around it for which `is_around` is true. It is neither generic nor inlined, so that the
/// code is there once.
#[inline(never)]
pub(super) fn trim(text: &str, is_around: fn(char) -> bool) -> &str {
    text.trim_matches(is_around)
}

/// A text as it was probably meant: without blanks or quotation marks around it, without invisible characters, and with
/// ASCII in the place of lookalikes. White space inside is kept, because it may separate two values. Joiners after a letter
/// beyond ASCII are kept too, because words of Persian and Indic scripts need them.
pub(super) fn cleaned(text: &str) -> Cow<'_, str> {
    let inside = trim(text, |character| is_blank(character) || is_quote(character));
    // Only characters beyond ASCII are replaced or left out.
    if inside.is_ascii() {
        return Cow::Borrowed(inside);
    }
    let mut before = ' ';
    let inside = inside.chars().filter(|character| {
        let is_kept = !is_invisible(*character) || !before.is_ascii() && is_joiner(*character);
        before = *character;
        is_kept
    });
    Cow::Owned(inside.map(|character| ascii_lookalike(character).unwrap_or(character)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_along_is_left_out() {
        for (text, meant) in [
            ("„vpn.firma.de“", "vpn.firma.de"),
            ("\u{feff}vpn.firma.de\u{200e}", "vpn.firma.de"),
            ("\u{a0}10.0.0.0/8\u{202f}", "10.0.0.0/8"),
            ("\u{3}10.0.0.0/8\0", "10.0.0.0/8"),
            ("vpn\u{ad}office", "vpnoffice"),
            ("vpn\u{200d}office", "vpnoffice"),
            ("نامه\u{200c}ای", "نامه\u{200c}ای"),
            ("vpn–office‑2−3", "vpn-office-2-3"),
            ("１９２．１６８．１．１", "192.168.1.1"),
            ("a b", "a b"),
            ("", ""),
        ] {
            assert_eq!(cleaned(text), meant, "{text:?}");
        }
    }

    #[test]
    fn letters_of_any_script_stay_as_they_are() {
        for text in ["münchen", "日本", "ελλάδα", "россия", "vpn-office.example"] {
            assert_eq!(cleaned(text), text);
        }
    }
}
