//! The configuration of the other end: what to type into the peer of a tunnel, for each of the [`Device`]s.
//!
//! A device is a file of this module, which writes its form, and a column of [`algorithms`], which has its keywords.
//! Everything is pure: a [`Tunnel`] and [`Options`] go in, files as text come out.

mod algorithms;
mod device;
mod options;
mod text;
mod tunnel;

mod fortios;
mod generic;
mod ios_xe;
mod libreswan;
mod opnsense;
mod pfsense;
mod routeros;
mod strongswan;
mod strongswan_legacy;
mod vyos;

pub use device::{Device, Verified};
pub use options::Options;
pub use tunnel::{Key, Network, Phase, Tunnel};

use crate::validate::Issue;
use device::Suite;
use options::Ends;

/// A file to put on the device, or to read while it is configured.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, without a folder: lower-case letters, digits, hyphens and dots.
    pub name: String,
    /// What is in it, with line feeds.
    pub text: String,
    /// Whether it holds the pre-shared key.
    pub secret: bool,
}

impl std::fmt::Debug for File {
    /// Without the text where the key is in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = if self.secret { "[redacted]" } else { &self.text };
        f.debug_struct("File").field("name", &self.name).field("text", &text).finish()
    }
}

/// The configuration of a peer.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The device that it is for.
    pub device: Device,
    /// Ready to use; none where there is an error among the issues.
    pub files: Vec<File>,
    /// How to load it, and how to see whether the tunnel is up: a command or an action each.
    pub steps: Vec<String>,
    /// Errors for what the device cannot do, warnings for what it does differently.
    pub issues: Vec<Issue>,
}

/// The configuration of a tunnel's peer. Options that cannot be are errors: an address that is no IPv4 address, an identity
/// that is no address, no name and no e-mail address.
pub fn peer_config(tunnel: &Tunnel, device: Device, options: &Options) -> Result<Config, Vec<Issue>> {
    let ends = Ends::new(options, tunnel)?;
    let issues = device.issues(tunnel);
    let mut config = Config { device, files: Vec::new(), steps: Vec::new(), issues };
    if !config.issues.iter().any(Issue::is_error) {
        let (ike, esp) = device.suites(tunnel);
        let peer = Peer { tunnel, ends, ike, esp };
        (config.files, config.steps) = (device.form().write)(&peer);
    }
    Ok(config)
}

/// What each device cannot do of a tunnel, or does differently.
pub fn peer_support(tunnel: &Tunnel) -> impl Iterator<Item = (Device, Vec<Issue>)> {
    Device::ALL.iter().map(move |device| (*device, device.issues(tunnel)))
}

/// What a device's form is written from.
struct Peer<'a> {
    tunnel: &'a Tunnel,
    ends: Ends,
    ike: Suite,
    esp: Suite,
}

impl Peer<'_> {
    /// The header of every file: the tunnel's name and description, a line each, behind the device's mark for comments.
    fn header(&self, mark: &str) -> String {
        let mut header = format!("{mark} IONOS Cloud VPN tunnel: {}\n", text::plain(&self.tunnel.name));
        if let Some(description) = self.tunnel.description.as_deref().filter(|text| !text.trim().is_empty()) {
            header += &format!("{mark} {}\n", text::plain(description));
        }
        header
    }

    /// A name for what the device calls by one, at most so many characters long.
    fn identifier(&self, most: usize) -> String {
        text::identifier(&self.tunnel.name, most)
    }

    /// A file of the tunnel's name; `has_key` says whether the key stands in it, if the tunnel has one.
    fn file(&self, extension: &str, text: String, has_key: bool) -> File {
        let name = format!("{}.{extension}", self.identifier(LONGEST));
        File { name, text, secret: has_key && self.tunnel.key.is_some() }
    }

    fn peer_nets(&self) -> String {
        joined(&self.tunnel.peer_networks)
    }

    fn cloud_nets(&self) -> String {
        joined(&self.tunnel.cloud_networks)
    }
}

/// Most characters of a name that no device limits.
const LONGEST: usize = 40;

/// The step for devices that bring a child up with the first packet that needs it.
const EACH_PAIR: &str =
    "Bring up each pair of networks: ping an address of the cloud's network from an address of the router in its own.";

fn joined(networks: &[Network]) -> String {
    networks.iter().map(|network| network.net.to_string()).collect::<Vec<_>>().join(",")
}
