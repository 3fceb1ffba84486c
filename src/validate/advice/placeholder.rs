//! Placeholders for a key: a variable of a template, a reference to a vault, or words that ask for the key.

use super::super::characters::split;

/// What references begin with, with bars in between: those to a secret elsewhere, those of FortiOS and Junos in place of a
/// key, texts that are still encrypted, and what Terraform shows.
const REFERENCES: &str = "ENC[|ENC |EJ[1:|{cipher}|-----BEGIN |$8$|$9$|$ANSIBLE_VAULT;|vault:|arn:aws:|\
                          @Microsoft.KeyVault(|(sensitive|(known |!Ref |!Sub |!GetAtt ";

/// Whether a text without white space around it is a placeholder for a key.
pub(super) fn is_placeholder(key: &str) -> bool {
    let text = key.as_bytes();
    split(REFERENCES, |character| character == '|').iter().any(|start| key.starts_with(start))
        || is_wrapped(text)
        || is_location(text)
        || has_variable(text)
        || asks_for_key(text)
}

/// Whether a text is a name in brackets or with another mark, or an expression such as `getenv('PSK')`.
fn is_wrapped(key: &[u8]) -> bool {
    match key {
        [b'<', b'%', inside @ .., b'%', b'>'] => is_expression(inside),
        [b'<', name @ .., b'>']
        | [b'[', name @ .., b']']
        | [b'%', name @ .., b'%']
        | [b'_', b'_', name @ .., b'_', b'_']
        | [b'$', name @ ..] => is_name(name),
        [.., b'\'' | b'"', b')' | b']'] => is_expression(key),
        _ => false,
    }
}

/// Whether a text says where the key is: a URI, such as `op://vault/item`, a path, or an attribute in Terraform.
fn is_location(key: &[u8]) -> bool {
    let scheme = key.iter().take_while(|byte| byte.is_ascii_lowercase() || b"+_".contains(byte)).count();
    match key.get(scheme..).unwrap_or_default() {
        [b':', b'/', b'/', ..] => scheme > 0,
        [b'/', ..] => is_name(key),
        // A phrase has one kind of separator.
        [b'.', ..] => is_name(key) && key.contains(&b'_'),
        _ => false,
    }
}

/// Most bytes in which a variable is looked for.
const EXAMINED: usize = 1000;

/// Whether a text has a variable of a template in it, such as `${PSK}`, or is an expression of one.
fn has_variable(text: &[u8]) -> bool {
    // The search goes on to the end from each opening bracket that is never closed, so the text is bounded.
    let text = text.get(..EXAMINED).unwrap_or(text);
    text.windows(2).enumerate().any(|(at, pair)| {
        let close = match pair {
            b"${" | b"#{" | b"%{" | b"{{" => b'}',
            b"$(" => b')',
            b"$[" => b']',
            _ => return false,
        };
        let rest = text.get(at + 2..).unwrap_or_default();
        let inside = rest.split(|byte| *byte == close).next().unwrap_or_default();
        // In the middle of a random key, brackets with a few letters in between may be there by chance.
        let is_whole = at == 0 && text.last() == Some(&close);
        inside.len() < rest.len() && if is_whole { is_expression(inside) } else { inside.len() > 5 && is_name(inside) }
    })
}

/// Whether a text may be a name or a path of names, such as "PSK" or "secrets.vpnPsk". Among random letters and digits there
/// is a letter after a digit, or three digits in a row, or a capital beside another one or next but one to it, where no word
/// would have it.
fn is_name(text: &[u8]) -> bool {
    let is_random = |window: &[u8]| {
        matches!(
            window,
            [b'0'..=b'9', b'a'..=b'z' | b'A'..=b'Z', _]
                | [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9']
                | [b'A'..=b'Z', b'A'..=b'Z', b'a'..=b'z']
                | [b'A'..=b'Z', b'a'..=b'z', b'A'..=b'Z']
        )
    };
    text.len() > 2
        && text.iter().all(|byte| byte.is_ascii_alphanumeric() || b" _.-:/|{#".contains(byte))
        && !text.windows(3).any(is_random)
}

/// Whether a text may be an expression in a template, such as `lookup('env', 'PSK')`.
fn is_expression(text: &[u8]) -> bool {
    text.iter().all(|byte| byte.is_ascii_alphanumeric() || b" _.-:/|{'\"()[],=@?".contains(byte))
}

/// Most letters that are read as words: no placeholder is longer.
const LONGEST: usize = 100;

/// Words that ask for a key, and after a bar words that may stand beside them. Double letters are written once, since repeated
/// letters of the text are merged before: so "xxxx" is the word "x".
const WORDS: &[u8] = b"change your here insert enter replace todo placeholder fixme dumy x hier ihr | me this the with my own \
    goes strong random pre shared psk ipsec ike vpn tunel gateway site key secret pasword pasphrase schluesel paswort value \
    please bite in before production";

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
    let mut is_asking = true;
    rest.is_empty() && asks
        || WORDS.split(|byte| *byte == b' ').any(|word| {
            is_asking &= word != b"|";
            rest.strip_prefix(word).is_some_and(|rest| is_made_of_words(rest, asks || is_asking))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_for_a_key_is_found() {
        for text in [
            "${{ secrets.PSK }}",
            "${VPN_PSK}",
            "${CI_VPN_PSK:?missing}",
            "${VPN_PSK:-changeme}",
            "$[variables.vpnPreSharedKey]",
            "#{Octopus.VPN.PresharedKey.Prod}",
            "%{VPN_PSK_PRODUCTION_SITE}",
            "<path:secret/data/vpn#psk>",
            "!Ref VpnPreSharedKeyParameter",
            "EJ[1:4bf1c07e29d85a3690fe:q7RkV0mZ]",
            "getenv('VPN_PRESHARED_KEY')",
            "os.environ[\"VPN_PSK\"]",
            "aws_vpn_connection.main.tunnel1_preshared_key",
            "var.vpn_psk",
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
            "{cipher}9f2c7a1e4b8d6035c1d7",
            "-----BEGIN PGP MESSAGE-----",
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
            "CHANGE_THIS_IN_PRODUCTION!",
            "please-change-me",
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
            "/nha${u_,p}l8=w]c.q2",
            "$q7RkV0mZt3xLwYc9HsJf2NbGd",
            "[q7RkV0mZt3xLwYc9HsJf2NbGd]",
            "[4bf1c07e29d85a3690fe4bf1]",
            "__q7RkV0mZt3xLwYc9HsJf2NbGd__",
            "%q7RkV0mZt3xLwYc9HsJf2NbGd%",
            "correct.horse.battery.staple",
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
