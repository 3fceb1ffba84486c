//! Names, descriptions and keys, whatever they hold, never leave their comment or string: the configurations are parsed back.

use super::*;
use ionos_ipsec_tunnels::peers::peer_config;
use proptest::prelude::*;

/// Texts with characters that have a meaning to some device, a shell or Markdown.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "\n",
            "\r\n",
            "\u{2028}",
            "\u{85}",
            "\"",
            "'",
            "\\",
            "`",
            "$(reboot)",
            "${x}",
            "#",
            "!",
            "{",
            "}",
            "|",
            "<script>",
            "]]>",
            ";",
            "\0",
            "\u{202e}",
            "?",
            "%any",
            "\nend\n",
            "\n}\nconnections { evil { } }\n",
            "```",
            "\t",
            "*/",
            "\nset system host-name evil\n",
            "<key>",
            "<peer_id>",
            "<name>",
            "--",
            "&&",
            "0x",
            "0s",
            " ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// The lines of a device's configuration for a tunnel with this name and description.
fn lines(device: Device, name: &str, description: &str) -> Option<Vec<String>> {
    let tunnel = IPSecTunnel { name: name.to_owned(), description: Some(description.to_owned()), ..office() };
    let config = peer_config(&Tunnel::new(&tunnel).ok()?, device, &options()).expect("the options are sound");
    Some(config.files.iter().flat_map(|file| file.text.split('\n')).map(str::to_owned).collect())
}

/// The name by which a configuration calls the tunnel, without "ionos-".
fn identifier(lines: &[String]) -> String {
    let text = lines.join("\n");
    let names = text.match_indices("ionos-").map(|(at, _)| {
        let name = &text[at + "ionos-".len()..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        &name[..end.unwrap_or(name.len())]
    });
    names.min_by_key(|name| name.len()).expect("every configuration names the tunnel").to_owned()
}

/// A line without the parts that show the name or the description: a comment, the string of a comment, or a heading.
fn without_words(line: &str) -> String {
    for mark in ["# ", "! ", " description ", "set comments \"", "comment=\""] {
        if let Some(at) = line.find(mark) {
            let rest = &line[at + mark.len()..];
            let end = rest.find('"').filter(|_| mark.ends_with('"')).unwrap_or(rest.len());
            return format!("{}{mark}{}", &line[..at], &rest[end..]);
        }
    }
    line.to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Without the parts that show name and description, the lines are those for a harmless tunnel with the same identifier.
    #[test]
    fn names_and_descriptions_add_nothing(name in hostile(), description in hostile()) {
        for device in devices() {
            let Some(found) = lines(device, &name, &description) else { continue };
            let harmless_description = if description.trim().is_empty() { "" } else { "harmless" };
            let harmless = lines(device, &identifier(&found), harmless_description).expect("a sound tunnel");
            let plain = |lines: &[String]| lines.iter().map(|line| without_words(line)).collect::<Vec<_>>();
            prop_assert_eq!(plain(&found), plain(&harmless), "{}", device.id());
            for line in &found {
                let is_odd = |c: char| c.is_control() || ('\u{2028}'..='\u{202e}').contains(&c);
                prop_assert!(!line.contains(is_odd), "{} {line:?}", device.id());
            }
        }
    }

    /// The table for any other device keeps its rows and columns.
    #[test]
    fn names_and_descriptions_keep_the_shape_of_tables(name in hostile(), description in hostile()) {
        let Some(found) = lines(Device::Generic, &name, &description) else { return Ok(()) };
        let harmless = lines(Device::Generic, "harmless", "harmless").expect("a sound tunnel");
        let rows = |lines: &[String]| lines.iter().filter(|line| line.contains('|')).cloned().collect::<Vec<_>>();
        prop_assert_eq!(rows(&found), rows(&harmless));
        prop_assert!(!found.concat().contains(['<', '`', '[']));
    }

    /// A key in hexadecimal decodes to the key, and a key that is written unchanged has only characters that every device
    /// reads as they are.
    #[test]
    fn keys_are_themselves_whatever_they_hold(key in hostile()) {
        prop_assume!(!key.is_empty());
        for (device, before, after) in [
            (Device::Strongswan, "    secret = ", ""),
            (Device::StrongswanLegacy, "198.51.100.7 203.0.113.1 : PSK ", ""),
            (Device::Libreswan, "198.51.100.7 203.0.113.1 : PSK ", ""),
            (Device::Vyos, "set vpn ipsec authentication psk ionos-plain secret '", "'"),
            (Device::Fortios, "        set psksecret \"", "\""),
            (Device::Routeros, "/ip ipsec identity add peer=ionos-plain auth-method=pre-shared-key secret=\"", "\" my-id=address:198.51.100.7 remote-id=address:203.0.113.1 generate-policy=no"),
            (Device::IosXe, "  pre-shared-key local ", ""),
            (Device::Pfsense, "- Pre-Shared Key: ", ""),
            (Device::Opnsense, "- Pre-Shared Key: ", ""),
        ] {
            let mut tunnel = several_networks();
            // Not every device can do AEAD ciphers in IKE.
            (tunnel.ike, tunnel.esp) = (office().ike, office().esp);
            tunnel.name = "plain".into();
            tunnel.auth.psk = Some(IPSecPSK { key: key.clone() });
            let config = peer_config(&sound(&tunnel), device, &options()).expect("the options are sound");
            if config.files.is_empty() {
                prop_assert!([Device::Fortios, Device::Pfsense, Device::Opnsense].contains(&device), "{}", device.id());
                continue;
            }
            let text: String = config.files.iter().map(|file| file.text.as_str()).collect();
            let written: Vec<_> = text.split('\n').filter_map(|line| line.strip_prefix(before)?.strip_suffix(after)).collect();
            prop_assert_eq!(written.len(), 1, "{} {:?}", device.id(), written);
            prop_assert_eq!(read_back(device, written[0]), Some(key.clone()), "{} {:?}", device.id(), written);
        }
    }
}

/// By default a line of IOS XE takes seven bits of each byte: of "\u{10a}", whose bytes are C4 8A, it takes D and a line feed.
#[test]
fn ios_xe_gets_ascii_alone() {
    let found = lines(Device::IosXe, "Werk K\u{f6}ln \u{10a}reload", "\u{da}bersicht").expect("a sound tunnel");
    assert!(found.concat().is_ascii());
    assert_eq!(found[..2], ["! IONOS Cloud VPN tunnel: Werk K_ln _reload", "! _bersicht"]);
}

/// If they had the same name, pasting the configuration of one tunnel after another's would change the other tunnel.
#[test]
fn tunnels_with_different_names_have_different_files() {
    let names =
        ["Office Berlin 1", "Office Berlin 2", "\u{6771}\u{4eac}", "\u{5927}\u{962a}", "tunnel"].map(str::to_owned);
    let long = ["1", "2"].map(|end| "a".repeat(60) + end);
    for device in devices() {
        let files = names.iter().chain(&long).map(|name| {
            let tunnel = IPSecTunnel { name: name.clone(), ..office() };
            let config = peer_config(&sound(&tunnel), device, &options()).expect("the options are sound");
            config.files[0].name.clone()
        });
        let different: std::collections::BTreeSet<_> = files.collect();
        assert_eq!(different.len(), names.len() + long.len(), "{} {different:?}", device.id());
    }
}

/// The key as the device reads it.
fn read_back(device: Device, written: &str) -> Option<String> {
    let hexadecimal = match device {
        Device::IosXe => written.strip_prefix("hex "),
        Device::Pfsense | Device::Opnsense => None,
        _ => written.strip_prefix("0x"),
    };
    if let Some(digits) = hexadecimal {
        let bytes = (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok());
        return String::from_utf8(bytes.collect::<Option<Vec<_>>>()?).ok();
    }
    match device {
        Device::Strongswan | Device::StrongswanLegacy | Device::Libreswan => None,
        // Inline code: as many backticks at both ends, and one space beside them where the text needs it (CommonMark §6.1).
        Device::Pfsense | Device::Opnsense => {
            let fence = written.len() - written.trim_start_matches('`').len();
            let inner = &written[fence..written.len() - fence];
            let is_padded = inner.starts_with(' ') && inner.ends_with(' ') && !inner.trim().is_empty();
            let inner = if is_padded { &inner[1..inner.len() - 1] } else { inner };
            let is_closed_early = inner.split(|c| c != '`').any(|run| run.len() == fence);
            (!is_closed_early).then(|| inner.to_owned())
        }
        _ => {
            let text = if device == Device::IosXe { written.strip_prefix("0 ")? } else { written };
            let is_safe = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.+/=".contains(&byte));
            (is_safe && !text.starts_with('0')).then(|| text.to_owned())
        }
    }
}
