//! The remote host: an IPv4 address in dotted decimal, or a host name (RFC 1123) of at most 253 characters.
//!
//! The API's document asks for the formats `ipv4` or `hostname`, and libraries differ in what they accept as `hostname`.
//! These checks are stricter than the most generous library in three points. They refuse a dot at the end (RFC 1123 has no
//! root label), a last label of digits alone ("10.0.0.256" is a mistyped address), and A-labels that are not valid.

use super::{
    Issue, a_label,
    almost_cidr::written_mask,
    characters::{cleaned, is_blank, is_invisible, is_joiner, split, trim, trimmed},
    cidr::parse_ipv4,
    parse_cidr,
};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Most characters of a host.
const LONGEST: usize = 253;
/// Most characters between two dots of a host.
const LABEL_LENGTH: usize = 63;
/// Most bytes of a text that are examined: more than any URL with a host.
const EXAMINED: usize = 2000;
/// Fewest bytes of a text that may be a pre-shared key.
const KEY_LENGTH: usize = 12;

/// Whether a text can be the `remoteHost` of a tunnel: an IPv4 address or a host name, as the module says.
pub fn is_remote_host(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok() || is_host_name(text)
}

fn is_host_name(text: &str) -> bool {
    text.len() <= LONGEST && !has_numeric_end(text) && labels(text).all(is_label)
}

fn is_label(label: &[u8]) -> bool {
    (1..=LABEL_LENGTH).contains(&label.len())
        && label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && !label.starts_with(b"-")
        && !label.ends_with(b"-")
        && !a_label::is_broken(label)
}

fn has_numeric_end(text: &str) -> bool {
    labels(text).next_back().is_some_and(is_digits)
}

/// The parts of a text between its dots.
fn labels(text: &str) -> impl DoubleEndedIterator<Item = &[u8]> {
    text.as_bytes().split(|byte| *byte == b'.')
}

fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// Adds to an issue why the text is no remote host, where that is known, and suggests the host that was meant, where that is
/// certain. An international name becomes the param `name`: to convert it into its A-label form needs Unicode's tables,
/// which only the caller may have.
pub(super) fn explain(text: &str, issue: &mut Issue) {
    let text = text.get(..text.floor_char_boundary(EXAMINED)).unwrap_or(text);
    let clean = cleaned(text);
    let copied = (clean != text).then(|| if clean == without_blanks(text) { "spaces" } else { "punctuation" });
    let (host, wrapping) = unwrap(&clean);
    let is_host = is_remote_host(host);
    // What is wrong with the host itself matters more than the characters around it.
    let fault = FAULTS.iter().find(|(_, is_so)| !is_host && is_so(host)).map(|(reason, _)| *reason);
    match fault.or(copied).or(wrapping) {
        Some("international") => _ = issue.because("international").mention("name", host.to_owned()),
        // In a mistyped URL, or in a text such as "n/a", the host may be just a word: it is suggested only with a dot.
        Some(reason) if is_host => issue
            .because(reason)
            .suggest(Some(host.to_owned()).filter(|host| wrapping != Some("url") || host.contains('.'))),
        Some(reason) => issue.because(reason).suggest(almost(host)),
        None => {}
    }
}

/// A text without blanks around it and without invisible characters.
fn without_blanks(text: &str) -> String {
    trim(text, is_blank).chars().filter(|character| !is_invisible(*character)).collect()
}

/// Something that people copy together with a host: its reason, and the function that leaves it out.
type Wrapping = (&'static str, fn(&str) -> &str);

const WRAPPINGS: [Wrapping; 5] = [
    ("network", without_prefix_length),
    ("url", without_url),
    ("port", without_port),
    ("trailing-dot", |text| text.strip_suffix('.').unwrap_or(text)),
    // Punctuation around it in a sentence or in a list.
    ("punctuation", |text| trim(text, |c| matches!(c, '"' | '\'' | '(' | ')' | '<' | '>' | ',' | ';'))),
];

/// The host in a text, and the reason of the first wrapping that was left out.
fn unwrap(text: &str) -> (&str, Option<&'static str>) {
    WRAPPINGS.iter().fold((text, None), |(text, reason), (name, leave_out)| {
        let host = leave_out(text);
        (host, reason.or((host.len() < text.len()).then_some(*name)))
    })
}

/// The address in a text like "203.0.113.7/24" or "203.0.113.7 255.255.255.0", which names a host in its network; empty for
/// a whole network.
fn without_prefix_length(text: &str) -> &str {
    let [address, length] = split(text, |character| character == '/' || is_blank(character))[..] else { return text };
    let with_mask = written_mask(address, length).and_then(|(_, network)| network);
    match parse_cidr(with_mask.as_deref().unwrap_or(text)) {
        Some(cidr) if cidr.family() == 4 && (cidr.host_bits_set() || cidr.prefix_length() == 32) => address,
        Some(cidr) if cidr.family() == 4 => "",
        _ => text,
    }
}

/// The host of a URL, and its port where it has one.
fn without_url(text: &str) -> &str {
    if is_several(text) {
        return text;
    }
    let bytes = text.as_bytes();
    let mut start = bytes.windows(2).position(|pair| pair == b"//").map_or(0, |slashes| slashes + 2);
    let ends = |byte: &u8| matches!(byte, b'/' | b'\\' | b'?' | b'#');
    let end = bytes.iter().skip(start).position(ends).map_or(text.len(), |length| start + length);
    let user = bytes.iter().take(end).rposition(|byte| *byte == b'@');
    start = start.max(user.map_or(0, |at| at + 1));
    let host = text.get(start..end).unwrap_or(text);
    host.strip_prefix('[').and_then(|host| host.split_once(']')).map_or(host, |(host, _)| host)
}

fn without_port(text: &str) -> &str {
    match text.split_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => text,
    }
}

/// Something that can be wrong with a host: its reason, and the test for it. The first one that fits is reported.
type Fault = (&'static str, fn(&str) -> bool);

const FAULTS: [Fault; 11] = [
    ("ipv6", is_ipv6),
    ("several", is_several),
    ("spaces", |host| host.chars().any(|character| is_blank(character) && !is_joiner(character))),
    ("length", |host| host.chars().count() > LONGEST),
    ("punctuation", |host| host.chars().any(is_symbol)),
    ("international", |host| !host.is_ascii() && !is_like_key(host)),
    ("leading-zeros", |host| padded(host).is_some()),
    ("numeric-end", has_numeric_end),
    // The same name with hyphens is one.
    ("underscore", |host| is_remote_host(&host.replace('_', "x"))),
    ("a-label", |host| labels(host).any(a_label::is_broken)),
    ("length", |host| labels(host).any(|label| label.len() > LABEL_LENGTH)),
];

/// The IPv4 address that was meant by an IPv4-mapped IPv6 address, or by an address with leading zeros, where it is certain.
fn almost(host: &str) -> Option<String> {
    let address = mapped(host).map(IpAddr::from).or_else(|| unpadded(host)?.certain());
    address.map(|address| address.to_string())
}

/// An IPv4 address that is written with leading zeros.
pub(super) enum Padded {
    /// All programs read the same address.
    Certain(Ipv4Addr),
    /// Programs read different addresses, because some read numbers with leading zeros as octal.
    Ambiguous,
}

impl Padded {
    pub(super) fn certain(self) -> Option<IpAddr> {
        match self {
            Self::Certain(address) => Some(address.into()),
            Self::Ambiguous => None,
        }
    }
}

/// Reads an IPv4 address with leading zeros; `None` for any other text.
pub(super) fn unpadded(text: &str) -> Option<Padded> {
    let is_same_in_octal = |octet: &str| {
        !octet.starts_with('0') || u32::from_str_radix(octet, 8).map_or(true, |number| octet.parse() == Ok(number))
    };
    let address = padded(text).filter(|_| text.parse::<Ipv4Addr>().is_err())?;
    Some(if text.split('.').all(is_same_in_octal) { Padded::Certain(address) } else { Padded::Ambiguous })
}

/// Four decimal numbers from 0 to 255 with dots in between, which may have leading zeros.
fn padded(host: &str) -> Option<Ipv4Addr> {
    let (mut octets, mut parts) = ([0; 4], host.split('.'));
    for octet in &mut octets {
        let part = parts.next().filter(|part| is_digits(part.as_bytes()))?;
        *octet = part.parse().ok()?;
    }
    parts.next().is_none().then(|| octets.into())
}

/// The IPv4 address in an IPv4-mapped IPv6 address, such as "::ffff:203.0.113.7" or "::ffff:cb00:7107".
fn mapped(host: &str) -> Option<Ipv4Addr> {
    host.parse::<Ipv6Addr>().ok()?.to_ipv4_mapped()
}

/// Whether a text is a list of hosts. Each part needs a dot, as a comma or white space may be a slip in a single name. Where
/// a character is one of those around the host of a URL, all parts must be addresses, because the path of a URL may look like
/// a name. Between words without a dot, such as "or", there may be hosts too.
fn is_several(text: &str) -> bool {
    if !text.contains('.') {
        return false;
    }
    let is_like_url = b"/\\?#@".iter().any(|mark| text.as_bytes().contains(mark));
    let is_host = |host: &&str| {
        let host = without_port(trimmed(host));
        host.contains('.') && (is_remote_host(host) || !host.is_ascii()) && !(is_like_url && parse_ipv4(host).is_none())
    };
    let hosts = split(text, |character| matches!(character, ',' | '、' | ';' | '|' | '/'));
    let mut words = split(text, is_blank);
    words.retain(|word| word.contains('.'));
    [hosts, words].iter().any(|list| list.len() > 1 && list.iter().all(is_host))
}

/// Whether a character is a symbol beyond ASCII, such as a dash, an arrow or an emoji, which IDNA does not allow in names
/// (RFC 5892).
fn is_symbol(character: char) -> bool {
    matches!(
        character,
        '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}' | '\u{b8}' | '\u{b9}' | '\u{bb}'..='\u{bf}'
            | '\u{d7}' | '\u{f7}'
            | '\u{2000}'..='\u{200b}' | '\u{200e}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}'
            | '\u{2e00}'..='\u{2e7f}'
            | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}'
            | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

/// Whether a text may be a pre-shared key in the wrong field: long, without a dot, and with digits. Messages quote
/// international names, and must never quote a key.
fn is_like_key(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= KEY_LENGTH && !bytes.contains(&b'.') && bytes.iter().any(u8::is_ascii_digit)
}

/// Whether a text is an IPv6 address, or looks like one.
fn is_ipv6(host: &str) -> bool {
    let address = host.split_once('%').map_or(host, |(address, _)| address);
    let is_written_so = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    address.bytes().filter(|byte| *byte == b':').count() > 1 && address.bytes().all(is_written_so)
}
