//! The configuration of the other end of a tunnel, for each [`Device`] that can be the peer.
//!
//! Each device has a file in this module, with its profile and the templates of its configuration, and a column in
//! `algorithms`, with its keywords. Everything is pure: the input is a [`Tunnel`] and [`Options`], the output files as text.

mod algorithms;
mod device;
mod issues;
mod options;
mod suite;
mod template;
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

use crate::validate::{Issue, characters::trimmed};
use ipnet::IpNet;
use options::Ends;
use suite::Suite;
use template::Values;

/// A file to put on the device, or to read while it is configured.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, without a folder: lower-case letters, digits, hyphens and dots.
    pub name: String,
    /// Its content, with line feeds as line ends.
    pub text: String,
    /// Whether it holds the pre-shared key.
    pub secret: bool,
}

impl std::fmt::Debug for File {
    /// Does not show the text of a file that holds the key.
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
    /// The files, ready to use; empty where one of the issues is an error.
    pub files: Vec<File>,
    /// How to load the files, and how to see whether the tunnel is up: one command or action each.
    pub steps: Vec<String>,
    /// Errors for what the device does not support, and warnings for what it does differently.
    pub issues: Vec<Issue>,
}

/// The configuration of a tunnel's peer. Where the device does not support the tunnel, the configuration has issues that are
/// errors, and no files.
///
/// # Errors
///
/// The issues of options that cannot be used: an address that is not an IPv4 address, or an identity that is not an IPv4
/// address, a name or an e-mail address, or is too long for the device.
pub fn peer_config(tunnel: &Tunnel, device: Device, options: &Options) -> Result<Config, Vec<Issue>> {
    let ends = Ends::new(options, tunnel, device)?;
    let issues = device.issues(tunnel, options.peer_id.as_deref());
    let mut config = Config { device, files: Vec::new(), steps: Vec::new(), issues };
    if !config.issues.iter().any(Issue::is_error) {
        let (ike, esp) = device.suites(tunnel);
        (config.files, config.steps) = (device.profile().write)(Peer::new(tunnel, ends, ike, esp));
    }
    Ok(config)
}

/// Each device with its issues: errors for what it does not support of a tunnel, and warnings for what it does differently.
pub fn peer_support(tunnel: &Tunnel) -> impl Iterator<Item = (Device, Vec<Issue>)> {
    Device::ALL.iter().map(move |device| (*device, device.issues(tunnel, None)))
}

/// The input from which a device writes its configuration.
struct Peer<'a> {
    tunnel: &'a Tunnel,
    ends: Ends,
    ike: Suite,
    esp: Suite,
    /// The values that most templates use, by their names in the templates.
    values: Values,
}

impl<'a> Peer<'a> {
    fn new(tunnel: &'a Tunnel, ends: Ends, ike: Suite, esp: Suite) -> Self {
        let mut values = Values::default();
        values.add("name", text::identifier(&tunnel.name, LONGEST));
        values.add("tunnel", text::plain(&tunnel.name));
        values.add("gateway_address", ends.gateway_address.to_string());
        values.add("gateway_id", ends.gateway_id.text());
        values.add("peer_id", ends.peer_id.text());
        values.add("peer_nets", joined(&tunnel.peer_networks));
        values.add("cloud_nets", joined(&tunnel.cloud_networks));
        for (name, step) in [("admit", ADMIT), ("forward", FORWARD), ("each_pair", EACH_PAIR)] {
            values.add(name, values.fill(step));
        }
        for (names, suite) in [(IKE_NAMES, &ike), (ESP_NAMES, &esp)] {
            let [encryption, integrity, group, lifetime, rekey, spread, rest] = names;
            values.add(encryption, suite.encryption.to_owned());
            values.add(integrity, suite.integrity.to_owned());
            values.add(group, suite.group.to_owned());
            values.add(lifetime, suite.lifetime.to_string());
            values.add(rekey, suite.rekey().to_string());
            values.add(spread, suite.spread().to_string());
            values.add(rest, (suite.lifetime - suite.rekey()).to_string());
        }
        Self { tunnel, ends, ike, esp, values }
    }

    /// Adds the address that the peer sends from to the values, as `<peer_address>`; `any` is the device's word for any.
    fn name_address(&mut self, any: &str) {
        let address = self.ends.peer_address.map_or_else(|| any.to_owned(), |address| address.to_string());
        self.values.add("peer_address", address);
    }

    /// The header of a file, as comments that begin with `mark`: the tunnel's name and description, and a warning where the
    /// cloud's networks are all addresses.
    fn header(&self, mark: &str) -> String {
        let mut lines = vec!["IONOS Cloud VPN tunnel: ".to_owned() + &text::plain(&self.tunnel.name)];
        let description = self.tunnel.description.as_deref().filter(|text| !trimmed(text).is_empty());
        lines.extend(description.map(text::plain));
        if self.tunnel.cloud_networks.iter().any(Network::is_everything) {
            lines.push(self.fill(EVERYTHING));
        }
        lines.iter().map(|line| [mark, " ", line, "\n"].concat()).collect()
    }

    /// A template with the values filled in.
    fn fill(&self, template: &str) -> String {
        self.values.fill(template)
    }

    /// A template once for each pair of networks; `<here>` is the peer's network, and `<there>` the cloud's.
    fn fill_pairs(&self, template: &str) -> String {
        self.tunnel.pairs().map(|(here, there)| self.fill_pair(template, here, there)).collect()
    }

    fn fill_pair(&self, template: &str, here: IpNet, there: IpNet) -> String {
        let mut pair = Values::default();
        pair.add("here", here.to_string());
        pair.add("there", there.to_string());
        self.values.fill(&pair.fill(template))
    }

    /// A template once for each of the networks, as `<net>`.
    fn fill_networks(&self, template: &str, networks: &[Network]) -> String {
        let fill = |network: &Network| {
            let mut values = Values::default();
            values.add("net", network.net.to_string());
            self.fill(&values.fill(template))
        };
        networks.iter().map(fill).collect()
    }

    /// The steps, one for each line of a template.
    fn steps(&self, template: &str) -> Vec<String> {
        self.fill(template).lines().map(str::to_owned).collect()
    }

    /// A file that is named after the tunnel, and does not hold the key.
    fn file(&self, extension: &str, text: String) -> File {
        File { name: self.fill("<name>.") + extension, text, secret: false }
    }

    /// A file that is named after the tunnel, and holds the key if the tunnel has one.
    fn file_with_key(&self, extension: &str, text: String) -> File {
        File { secret: self.tunnel.key.is_some(), ..self.file(extension, text) }
    }
}

const IKE_NAMES: [&str; 7] =
    ["ike_encryption", "ike_integrity", "ike_group", "ike_lifetime", "ike_rekey", "ike_spread", "ike_rest"];
const ESP_NAMES: [&str; 7] =
    ["esp_encryption", "esp_integrity", "esp_group", "esp_lifetime", "esp_rekey", "esp_spread", "esp_rest"];

/// Most characters of a name where the device sets no limit.
const LONGEST: usize = 40;

/// The warning for a tunnel to all addresses. A default route would also catch the tunnel's own packets, so no configuration
/// sets one.
const EVERYTHING: &str = "The cloud's networks are every address: keep local packets, and those to <gateway_address>, \
    out of the tunnel. If it needs routes, add them for the destinations that are meant to use it.";

/// The step for devices whose firewall rules the configuration does not contain.
const ADMIT: &str = "Let UDP ports 500 and 4500 and ESP from <gateway_address> pass the firewall, if there is one.";

/// The step for hosts, which do not forward packets by default.
const FORWARD: &str = "If this host routes for others, switch that on (sysctl net.ipv4.ip_forward, \
    net.ipv6.conf.all.forwarding). If it translates source addresses (masquerade), exclude the traffic between the \
    networks of both sides from it.";

/// The step for devices that bring a child SA up with the first packet that needs it.
const EACH_PAIR: &str =
    "Bring up each pair of networks: ping an address of the cloud's network from an address of the router in its own.";

fn joined(networks: &[Network]) -> String {
    let mut text = String::new();
    for network in networks {
        if !text.is_empty() {
            text.push(',');
        }
        text += &network.net.to_string();
    }
    text
}
