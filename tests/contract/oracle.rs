//! An oracle: what the API's schema and its prose refuse, written down without the crate's rules.

use ionos_ipsec_tunnels::validate::json_schema;
use regex::Regex;
use serde_json::{Map, Value as Json, json};
use std::sync::LazyLock;

/// The API's schema and its prose once more, written down without the crate's rules.
#[derive(Default)]
pub(crate) struct Oracle {
    found: Vec<(String, &'static str)>,
}

impl Oracle {
    /// Every violation of the contract, as path and code, in order of the paths.
    pub(crate) fn judge(tunnel: &Json) -> Vec<(String, &'static str)> {
        let mut oracle = Self::default();
        oracle.tunnel(tunnel);
        oracle.found.sort();
        oracle.found
    }

    fn find(&mut self, path: &str, code: &'static str) {
        self.found.push((path.to_owned(), code));
    }

    fn object<'a>(&mut self, path: &str, value: &'a Json) -> Option<&'a Map<String, Json>> {
        if !value.is_object() {
            self.find(path, "type");
        }
        value.as_object()
    }

    fn member(
        &mut self,
        object: &Map<String, Json>,
        path: &str,
        required: bool,
        judge: impl FnOnce(&mut Self, &str, &Json),
    ) {
        match object.get(path.rsplit('.').next().unwrap_or(path)) {
            Some(value) => judge(self, path, value),
            None if required => self.find(path, "required"),
            None => {}
        }
    }

    fn tunnel(&mut self, value: &Json) {
        let Some(tunnel) = self.object("", value) else { return };
        self.member(tunnel, "name", true, |oracle, path, value| oracle.text(path, value, 255));
        self.member(tunnel, "description", false, |oracle, path, value| oracle.text(path, value, 1024));
        self.member(tunnel, "remoteHost", true, |oracle, path, value| match value.as_str() {
            None => oracle.find(path, "type"),
            Some(host) if !is_host(host) => oracle.find(path, "remote-host.invalid"),
            Some(_) => {}
        });
        self.member(tunnel, "auth", true, Self::auth);
        self.member(tunnel, "ike", true, |oracle, path, value| oracle.encryption(path, value, 3600.0, 86_400.0));
        self.member(tunnel, "esp", true, |oracle, path, value| oracle.encryption(path, value, 600.0, 14_400.0));
        self.member(tunnel, "cloudNetworkCIDRs", true, Self::networks);
        self.member(tunnel, "peerNetworkCIDRs", true, Self::networks);
    }

    fn text(&mut self, path: &str, value: &Json, max: usize) {
        match value.as_str() {
            None => self.find(path, "type"),
            Some(text) if text.chars().count() > max => self.find(path, "string.max"),
            Some(_) => {}
        }
    }

    fn auth(&mut self, path: &str, value: &Json) {
        let Some(auth) = self.object(path, value) else { return };
        self.member(auth, "auth.method", true, |oracle, path, value| oracle.choice(path, value, &["PSK"]));
        if auth.get("method") == Some(&json!("PSK")) && !auth.contains_key("psk") {
            self.find("auth.psk", "psk.required");
        }
        self.member(auth, "auth.psk", false, |oracle, path, value| {
            let Some(psk) = oracle.object(path, value) else { return };
            oracle.member(psk, "auth.psk.key", true, |oracle, path, value| match value.as_str() {
                None => oracle.find(path, "type"),
                Some("") => oracle.find(path, "psk.empty"),
                Some(_) => {}
            });
        });
    }

    fn encryption(&mut self, path: &str, value: &Json, min: f64, max: f64) {
        let Some(phase) = self.object(path, value) else { return };
        self.member(phase, &format!("{path}.diffieHellmanGroup"), false, |oracle, path, value| {
            oracle.choice(path, value, &GROUPS);
        });
        self.member(phase, &format!("{path}.encryptionAlgorithm"), false, |oracle, path, value| {
            oracle.choice(path, value, &CIPHERS);
        });
        self.member(phase, &format!("{path}.integrityAlgorithm"), false, |oracle, path, value| {
            oracle.choice(path, value, &["SHA256", "SHA384", "SHA512", "AES-XCBC"]);
        });
        self.member(phase, &format!("{path}.lifetime"), false, |oracle, path, value| match value.as_f64() {
            None => oracle.find(path, "type"),
            Some(number) if number != number.trunc() => oracle.find(path, "number.integer"),
            Some(number) if number < min => oracle.find(path, "number.min"),
            Some(number) if number > max => oracle.find(path, "number.max"),
            Some(_) => {}
        });
    }

    fn choice(&mut self, path: &str, value: &Json, allowed: &[&str]) {
        match value.as_str() {
            None => self.find(path, "type"),
            Some(text) if !allowed.contains(&text) => self.find(path, "enum"),
            Some(_) => {}
        }
    }

    fn networks(&mut self, path: &str, value: &Json) {
        let Some(networks) = value.as_array() else {
            self.find(path, "type");
            return;
        };
        if networks.is_empty() {
            self.find(path, "items.min");
        }
        if networks.len() > 20 {
            self.find(path, "items.max");
        }
        for (index, network) in networks.iter().enumerate().take(100) {
            match network.as_str() {
                None => self.find(&format!("{path}.{index}"), "type"),
                Some(network) if !CIDR.iter().any(|pattern| pattern.is_match(network)) => {
                    self.find(&format!("{path}.{index}"), "cidr.invalid");
                }
                Some(_) => {}
            }
        }
    }
}

pub(crate) const GROUPS: [&str; 8] =
    ["15-MODP3072", "16-MODP4096", "19-ECP256", "20-ECP384", "21-ECP521", "28-ECP256BP", "29-ECP384BP", "30-ECP512BP"];
pub(crate) const CIPHERS: [&str; 10] = [
    "AES128-CTR",
    "AES256-CTR",
    "AES128-GCM-16",
    "AES256-GCM-16",
    "AES128-GCM-12",
    "AES256-GCM-12",
    "AES128-CCM-12",
    "AES256-CCM-12",
    "AES128",
    "AES256",
];

static CIDR: LazyLock<[Regex; 2]> =
    LazyLock::new(|| [json_schema::IPV4_CIDR, json_schema::IPV6_CIDR].map(|text| Regex::new(text).expect("a pattern")));

/// Dotted decimal, or labels of RFC 1123 that a last one of digits alone does not make an address.
pub(crate) fn is_host(host: &str) -> bool {
    static LABELS: LazyLock<Regex> = LazyLock::new(|| {
        let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
        Regex::new(&format!(r"^{label}(\.{label})*$")).expect("a pattern")
    });
    static NUMBER_AT_THE_END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(^|\.)[0-9]+$").expect("a pattern"));
    let is_name = LABELS.is_match(host) && host.len() <= 253 && !NUMBER_AT_THE_END.is_match(host);
    let labels = host.to_ascii_lowercase();
    let mut international = labels.split('.').filter_map(|label| label.strip_prefix("xn--"));
    is_name && international.all(is_punycode_of_a_label) || CIDR[0].is_match(&format!("{host}/0"))
}

/// Punycode as another library reads it, and the rules for what it may stand for.
fn is_punycode_of_a_label(text: &str) -> bool {
    static FORBIDDEN: LazyLock<Regex> = LazyLock::new(|| {
        let characters = r"[\u{80}-\u{de}\u{f7}--·]|[\u{640}\u{7fa}\u{302e}\u{302f}\u{3031}-\u{3035}\u{303b}]";
        Regex::new(&format!(r"^-|-$|^..--|^[\u{{200c}}\u{{200d}}]|^·|·$|[^l]·|·[^l]|{characters}")).expect("a pattern")
    });
    let Some(label) = idna::punycode::decode_to_string(text) else { return false };
    let has = |digits: [char; 2]| label.contains(|character| (digits[0]..=digits[1]).contains(&character));
    let is_mixed = has(['\u{660}', '\u{669}']) && has(['\u{6f0}', '\u{6f9}']);
    let is_whole = idna::punycode::encode_str(&label).as_deref() == Some(text) && !label.is_ascii();
    is_whole && !is_mixed && !FORBIDDEN.is_match(&label)
}
