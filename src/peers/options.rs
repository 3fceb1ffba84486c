//! The options for a peer's configuration: addresses and identities of the two ends, which the tunnel's definition lacks.

use super::{Device, tunnel::Tunnel};
use crate::validate::{Code, Issue, Step};
use std::net::Ipv4Addr;

/// The ends of the tunnel, as the caller gives them. [`super::peer_config`] checks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Public IPv4 address of the IONOS gateway.
    pub gateway_address: String,
    /// IKE identity that the gateway sends; `None` for its address.
    pub gateway_id: Option<String>,
    /// IKE identity that the peer sends; `None` for the tunnel's remote host.
    pub peer_id: Option<String>,
    /// IPv4 address that the peer itself sends from, which is a private one behind NAT; `None` for any.
    pub peer_address: Option<String>,
}

/// The ends of the tunnel, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// The gateway's address.
    pub gateway_address: Ipv4Addr,
    /// The identity that the gateway sends.
    pub gateway_id: Identity,
    /// The identity that the peer sends.
    pub peer_id: Identity,
    /// The address that the peer sends from, if it matters.
    pub peer_address: Option<Ipv4Addr>,
}

/// An IKE identity (RFC 7296 §3.5). It has only letters, digits, dots, hyphens and underscores, and an `@` in an e-mail
/// address: characters that have no special meaning on any device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// `ID_IPV4_ADDR`.
    Address(Ipv4Addr),
    /// `ID_FQDN`: a name, which the DNS need not know.
    Name(String),
    /// `ID_RFC822_ADDR`.
    Email(String),
}

/// Most characters of an identity.
const LONGEST: usize = 255;

impl Identity {
    /// Reads an identity from its text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Ok(address) = text.parse::<Ipv4Addr>() {
            // On several devices 0.0.0.0 stands for any identity.
            return (!address.is_unspecified()).then_some(Self::Address(address));
        }
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        };
        match text.split_once('@') {
            _ if text.len() > LONGEST => None,
            Some((user, domain)) => (is_word(user) && is_word(domain)).then(|| Self::Email(text.to_owned())),
            // Digits and dots alone are a mistyped address, not a name.
            None if text.contains('.') && text.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()) => None,
            None => is_word(text).then(|| Self::Name(text.to_owned())),
        }
    }

    /// The identity as text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Address(address) => address.to_string(),
            Self::Name(text) | Self::Email(text) => text.clone(),
        }
    }

    /// One of three texts, by the type of the identity.
    pub(super) fn by_type<T>(&self, address: T, name: T, email: T) -> T {
        match self {
            Self::Address(_) => address,
            Self::Name(_) => name,
            Self::Email(_) => email,
        }
    }
}

impl Ends {
    /// Checks the options for a tunnel and a device, and fills in what they leave out.
    pub(super) fn new(options: &Options, tunnel: &Tunnel, device: Device) -> Result<Self, Vec<Issue>> {
        let mut issues = Vec::new();
        let mut refuse = |name, reason| {
            issues.push_mut(Issue::new(Code::PeerOption, &[Step::from(name)])).because(reason);
        };
        let address = |text: &str| text.parse::<Ipv4Addr>().ok().filter(|address| !address.is_unspecified());
        let gateway_address = address(&options.gateway_address).unwrap_or_else(|| {
            refuse("gatewayAddress", "address");
            Ipv4Addr::UNSPECIFIED
        });
        let peer_address = options.peer_address.as_deref().and_then(|text| {
            let found = address(text);
            if found.is_none() {
                refuse("peerAddress", "address");
            }
            found
        });
        let mut identity = |name, text: &str| {
            Identity::parse(text).unwrap_or_else(|| {
                refuse(name, "identity");
                Identity::Address(gateway_address)
            })
        };
        let gateway_id =
            options.gateway_id.as_deref().map_or(Identity::Address(gateway_address), |id| identity("gatewayId", id));
        let peer_id = match &options.peer_id {
            Some(id) => identity("peerId", id),
            // If the remote host cannot be an identity, that is an issue of the device with the tunnel.
            None => Identity::parse(&tunnel.remote_host).unwrap_or(Identity::Address(gateway_address)),
        };
        if let Some(most) = options.peer_id.as_deref().and_then(|id| device.too_long_an_id(id)) {
            let issue = issues.push_mut(Issue::new(Code::PeerOption, &["peerId".into()])).because("identity-long");
            issue.mention("device", device.label()).mention("maximum", most);
        }
        if issues.is_empty() { Ok(Self { gateway_address, gateway_id, peer_id, peer_address }) } else { Err(issues) }
    }
}
