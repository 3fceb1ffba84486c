//! Placeholders for a key: a variable of a template, a reference to a vault, or words that ask for the key.

/// Whether a text is a placeholder for a key.
pub(super) fn is_placeholder(key: &str) -> bool {
    const AROUND: [(&[u8], &[u8]); 5] = [(b"<", b">"), (b"[", b"]"), (b"%", b"%"), (b"__", b"__"), (b"$", b"")];
    const REFERENCES: [&[u8]; 10] = [
        b"ENC[",
        // What FortiOS and Junos show in place of a key.
        b"ENC ",
        b"$8$",
        b"$9$",
        b"$ANSIBLE_VAULT;",
        b"vault:",
        b"arn:aws:",
        b"@Microsoft.KeyVault(",
        b"(sensitive",
        b"(known ",
    ];
    let key = key.as_bytes().trim_ascii();
    let is_wrapped = |(open, close): &(&[u8], &[u8])| {
        key.strip_prefix(*open).and_then(|key| key.strip_suffix(*close)).is_some_and(is_name)
    };
    REFERENCES.iter().any(|start| key.starts_with(start))
        || AROUND.iter().any(is_wrapped)
        || is_location(key)
        || has_variable(key)
        || asks_for_key(key)
}

/// Whether a text says where the key is: a URI, such as `op://vault/item`, or a path. Random keys have capitals.
fn is_location(key: &[u8]) -> bool {
    let scheme = key.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b'+').count();
    let rest = key.get(scheme..).unwrap_or_default();
    rest.starts_with(b"://") && scheme > 0 || rest.starts_with(b"/") && !key.iter().any(u8::is_ascii_uppercase)
}

/// Most bytes in which a variable is looked for.
const EXAMINED: usize = 1000;

/// Whether a text has a variable of a template in it, such as `${PSK}`.
fn has_variable(text: &[u8]) -> bool {
    // The search goes on to the end from each opening bracket that is never closed, so the text is bounded.
    let text = text.get(..EXAMINED).unwrap_or(text);
    const BRACKETS: [(&[u8; 2], &[u8]); 4] = [(b"${", b"}"), (b"{{", b"}}"), (b"$(", b")"), (b"<%", b"%>")];
    text.windows(2).enumerate().any(|(at, pair)| {
        let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == pair) else { return false };
        let rest = text.get(at + 2..).unwrap_or_default();
        let inside = rest.split(|byte| close.starts_with(&[*byte])).next().unwrap_or_default();
        rest.get(inside.len()..).is_some_and(|end| end.starts_with(close)) && is_expression(inside.trim_ascii_start())
    })
}

/// Whether a text may be the name of a variable, such as "PSK" or "secrets.psk".
fn is_name(text: &[u8]) -> bool {
    text.len() > 1 && text.iter().all(|byte| byte.is_ascii_alphanumeric() || b" _.-:/|{".contains(byte))
}

/// Whether a text may be an expression in a template, such as `lookup('env', 'PSK')`.
fn is_expression(text: &[u8]) -> bool {
    text.len() > 1 && text.iter().all(|byte| byte.is_ascii_alphanumeric() || b" _.-:/|{'\"()[],=@".contains(byte))
}

/// Most letters that are read as words: no placeholder is longer.
const LONGEST: usize = 100;

/// Words that ask for a key, and words that may stand beside them. Double letters are written once, since repeated letters
/// of the text are merged before: so "xxxx" is the word "x".
const ASKING: [&str; 13] = [
    "change",
    "your",
    "here",
    "insert",
    "enter",
    "replace",
    "todo",
    "placeholder",
    "fixme",
    "dumy",
    "x",
    "hier",
    "ihr",
];
const BESIDE: [&str; 25] = [
    "me",
    "this",
    "the",
    "with",
    "my",
    "own",
    "goes",
    "strong",
    "random",
    "pre",
    "shared",
    "psk",
    "ipsec",
    "ike",
    "vpn",
    "tunel",
    "gateway",
    "site",
    "key",
    "secret",
    "pasword",
    "pasphrase",
    "schluesel",
    "paswort",
    "value",
];

/// Whether the letters of a text are nothing but these words, with at least one that asks for a key. Other characters are
/// passed over, but must be less than a third of the text.
fn asks_for_key(key: &[u8]) -> bool {
    let letters: Vec<_> = key.iter().filter(|byte| byte.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let is_text = 3 * letters.len() > 2 * key.len() && letters.len() <= LONGEST;
    let mut single = letters;
    single.dedup();
    is_text && is_made_of_words(&single, false)
}

fn is_made_of_words(rest: &[u8], asks: bool) -> bool {
    let goes_on = |words: &[&str], asks: bool| {
        words.iter().any(|word| rest.strip_prefix(word.as_bytes()).is_some_and(|rest| is_made_of_words(rest, asks)))
    };
    if rest.is_empty() { asks } else { goes_on(&ASKING, true) || goes_on(&BESIDE, asks) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_for_a_key_is_found() {
        for text in [
            "${{ secrets.PSK }}",
            "${VPN_PSK}",
            "{{ vault_psk }}",
            "prefix-{{ .Values.psk }}",
            "$(PSK)",
            "{{ lookup('env', 'PSK') }}",
            "${{ secrets['PSK'] }}",
            "<%= ENV['PSK'] %>",
            "ref+vault://secret/vpn#/psk",
            "@Microsoft.KeyVault(SecretUri=https://vpn.vault.azure.net/secrets/psk/)",
            "(sensitive value)",
            "(known after apply)",
            "<psk>",
            "<YOUR-PRE-SHARED-KEY>",
            "[pre-shared key]",
            "%PSK%",
            "__PSK__",
            "ENC[AES256_GCM,data:CwE4O1s=,iv:2k=,aad:o=,tag:w==]",
            "ENC yXw3Tq9b0LkVh2cF1m8RZs7dPjA4uEoG6nKtB5iW",
            "vault:secret/data/vpn#psk",
            "op://Private/VPN/password",
            "file:///run/secrets/psk",
            "https://vpn.vault.azure.net/secrets/psk",
            "/run/secrets/vpn_psk",
            "projects/vpn/secrets/psk/versions/latest",
            "$VPN_PRE_SHARED_KEY",
            "$env:VPN_PSK",
            "$9$aZUDkqmT36CtOBIRlKxNdbwg4Ui.z39AtO",
            "changeme",
            "ChangeMe123",
            "CHANGE_THIS_KEY!",
            "Your_IPsec_PSK_goes_here",
            "your-pre-shared-key",
            "InsertPresharedKeyHere",
            "xxxxxxxxxxxxxxxxxxxx",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn a_key_is_none() {
        for text in [
            "",
            "password",
            "MySecretKey",
            "q7RkV0mZt3xLwYc9HsJf2NbGdA5eUoPi1TzKvMhWnCg=",
            "<q7RkV0mZ$3xLwYc9Hs#f2NbG>",
            "change-of-weather-in-march",
            "your9Kq2zv7Lx4",
            "/q7RkV0mZt3xLwYc9HsJf2NbGdA5eUoPi1TzKvMhWnC",
            "q/7RkV0mZt3xLwYc9HsJf2NbGdA5eUoPi1TzKvMhWnCg",
            "$q7RkV0mZt3!LwYc9HsJf2NbGdA5eUoPi1TzKvMhWnCg",
            "q7://kV0mZt3xLwYc9HsJf2NbGdA5eUoPi1TzKvMhWnCg",
            "dcM;iKo=D-JjM@Lc2w{{pf}i.0|LC-G~rbi",
            "xY5BA!zr.-V^2g<%AzJ5EO57$Vt2%cF2|",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn a_text_of_such_words_that_never_ends_is_none() {
        assert!(!is_placeholder(&"changeme".repeat(1_000_000)));
        assert!(!is_placeholder(&format!("{}q", "changemethis".repeat(8))));
        assert!(!is_placeholder(&"${a".repeat(1_000_000)));
    }
}
