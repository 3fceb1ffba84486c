//! The devices: what each is called, what it can do, and how its configuration was verified.

use super::{
    File, Peer,
    algorithms::{Column, Protocol},
    fortios, generic, ios_xe, libreswan, opnsense, pfsense, routeros, strongswan, strongswan_legacy,
    tunnel::{Family, Phase, Tunnel},
    vyos,
};
use crate::{
    model::{ENCRYPTION_ALGORITHMS, Known, Word},
    validate::{Code, Issue, Step},
};

/// The properties of a device, which its own file declares.
pub(super) struct Profile {
    /// The device's name for people.
    pub label: &'static str,
    /// How its configuration was verified.
    pub verified: Verified,
    /// Its keywords. `None` for the device that stands for any other one, whose table has labels instead of keywords.
    pub column: Option<&'static Column>,
    /// Whether it makes a separate child SA for each pair of networks.
    pub is_pairwise: bool,
    /// Most characters of the identity that it sends, where the device has a limit of its own.
    pub longest_id: Option<usize>,
    /// Reports further limits of the device that a tunnel exceeds.
    pub limits: fn(&Tunnel, &mut DeviceIssues),
    /// Writes the files and the steps.
    pub write: fn(Peer<'_>) -> (Vec<File>, Vec<String>),
}

/// How the configuration of a device was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// By a tunnel that came up and carried traffic.
    Tunnel,
    /// By the device's own parser.
    Parser,
    /// By the documentation of its keywords.
    Documentation,
}

impl Verified {
    /// The name that the typings use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tunnel => "tunnel",
            Self::Parser => "parser",
            Self::Documentation => "documentation",
        }
    }
}

/// Declares the devices: the id, and the profile from the device's file.
macro_rules! devices {
    ($($(#[$doc:meta])* $variant:ident = $id:literal, $profile:path;)+) => {
        /// A device that can be the peer of a tunnel.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Device { $($(#[$doc])* $variant),+ }

        impl Device {
            /// Every device.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its stable name.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            pub(super) fn profile(self) -> &'static Profile {
                match self { $(Self::$variant => &$profile),+ }
            }
        }
    };
}

devices! {
    /// strongSwan with swanctl.conf.
    Strongswan = "strongswan", strongswan::PROFILE;
    /// strongSwan with ipsec.conf and ipsec.secrets.
    StrongswanLegacy = "strongswan-legacy", strongswan_legacy::PROFILE;
    /// libreswan.
    Libreswan = "libreswan", libreswan::PROFILE;
    /// VyOS.
    Vyos = "vyos", vyos::PROFILE;
    /// Fortinet FortiOS.
    Fortios = "fortios", fortios::PROFILE;
    /// Cisco IOS XE.
    IosXe = "ios-xe", ios_xe::PROFILE;
    /// MikroTik RouterOS.
    Routeros = "routeros", routeros::PROFILE;
    /// pfSense.
    Pfsense = "pfsense", pfsense::PROFILE;
    /// OPNsense.
    Opnsense = "opnsense", opnsense::PROFILE;
    /// Any other: a table for the person who configures it.
    Generic = "generic", generic::PROFILE;
}

/// The keywords of one phase for one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suite {
    pub group: &'static str,
    pub encryption: &'static str,
    /// In IKE with an AEAD cipher this names the pseudorandom function; in ESP with one it has no effect.
    pub integrity: &'static str,
    pub is_aead: bool,
    /// Seconds, as the tunnel says.
    pub lifetime: u32,
}

impl Suite {
    /// The latest time at which the peer begins to replace the keys, in seconds after they were made: 70 % of the lifetime.
    /// This is before the gateway begins, which may do so at any time in the last third.
    pub(super) fn rekey(&self) -> u32 {
        (u64::from(self.lifetime) * 7 / 10) as u32
    }

    /// How many seconds earlier the peer may begin, at random, so that the two ends do not begin at the same time.
    pub(super) fn spread(&self) -> u32 {
        self.lifetime / 10
    }
}

impl Device {
    /// The device with this id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|device| device.id() == id)
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        self.profile().label
    }

    /// How its configuration was verified.
    pub fn verified(self) -> Verified {
        self.profile().verified
    }

    /// The issues of this device with a tunnel: errors for what it does not support, and warnings for what it does
    /// differently. `peer_id` is the identity that it sends; `None` for the remote host.
    pub fn issues(self, tunnel: &Tunnel, peer_id: Option<&str>) -> Vec<Issue> {
        let profile = self.profile();
        let mut found = DeviceIssues { device: profile.label, issues: Vec::new() };
        if let Some(column) = profile.column {
            if let Known::Other(method) = &tunnel.method {
                found.refuse_unknown(&["auth".into(), "method".into()], method);
            }
            found.phase(column, &tunnel.ike, Protocol::Ike);
            found.phase(column, &tunnel.esp, Protocol::Esp);
            found.pairs(tunnel, profile.is_pairwise);
        }
        (profile.limits)(tunnel, &mut found);
        if let (None, Some(most)) = (peer_id, self.too_long_an_id(&tunnel.remote_host)) {
            found.refuse(&["remoteHost".into()], "identity-long").mention("maximum", most);
        }
        found.issues
    }

    /// The device's limit for the length of an identity, if this identity exceeds it.
    pub(super) fn too_long_an_id(self, id: &str) -> Option<usize> {
        self.profile().longest_id.filter(|most| id.len() > *most)
    }

    /// The keywords for both phases of a tunnel. A keyword is empty where the device has none.
    pub(super) fn suites(self, tunnel: &Tunnel) -> (Suite, Suite) {
        let suite = |phase: &Phase, protocol| Suite {
            group: self.keyword(&phase.group, |column, group| column.group(group)),
            encryption: self.keyword(&phase.encryption, |column, cipher| column.cipher(cipher, protocol)),
            integrity: self.keyword(&phase.integrity, |column, integrity| column.integrity(integrity, protocol)),
            is_aead: is_aead(phase),
            lifetime: phase.lifetime,
        };
        (suite(&tunnel.ike, Protocol::Ike), suite(&tunnel.esp, Protocol::Esp))
    }

    fn keyword<T: Copy>(self, value: &Known<T>, find: impl Fn(&Column, T) -> Option<&'static str>) -> &'static str {
        match (self.profile().column, value) {
            (Some(column), Known::Value(value)) => find(column, *value).unwrap_or_default(),
            _ => "",
        }
    }
}

fn is_aead(phase: &Phase) -> bool {
    matches!(phase.encryption, Known::Value(cipher) if ENCRYPTION_ALGORITHMS[cipher as usize].aead)
}

/// The issues of one device with one tunnel.
pub(super) struct DeviceIssues {
    device: &'static str,
    issues: Vec<Issue>,
}

impl DeviceIssues {
    /// Reports an issue at a path of the tunnel.
    pub(super) fn report(&mut self, code: Code, path: &[Step]) -> &mut Issue {
        self.issues.push_mut(Issue::new(code, path).with("device", self.device))
    }

    /// Reports the error that the device does not support the value at a path, with a reason.
    pub(super) fn refuse(&mut self, path: &[Step], reason: &'static str) -> &mut Issue {
        self.report(Code::PeerUnsupported, path).because(reason)
    }

    /// Reports the error that the device does not accept the key, with a reason.
    pub(super) fn refuse_key(&mut self, reason: &'static str) -> &mut Issue {
        self.refuse(&["auth".into(), "psk".into(), "key".into()], reason)
    }

    /// Reports each IPv6 network as one that the device cannot carry.
    pub(super) fn refuse_ipv6(&mut self, tunnel: &Tunnel) {
        for (name, networks) in
            [("cloudNetworkCIDRs", &tunnel.cloud_networks), ("peerNetworkCIDRs", &tunnel.peer_networks)]
        {
            for network in networks.iter().filter(|network| network.family() == Family::Ipv6) {
                self.refuse(&[name.into(), network.index.into()], "ipv6").mention("value", network.net.to_string());
            }
        }
    }

    fn phase(&mut self, column: &Column, phase: &Phase, protocol: Protocol) {
        let name = if protocol == Protocol::Ike { "ike" } else { "esp" };
        self.algorithm(name, "diffieHellmanGroup", &phase.group, |group| column.group(group).is_some());
        self.algorithm(name, "encryptionAlgorithm", &phase.encryption, |cipher| {
            column.cipher(cipher, protocol).is_some()
        });
        // An AEAD cipher protects the integrity itself. In IKE, the integrity algorithm still names the PRF.
        if protocol == Protocol::Ike || !is_aead(phase) {
            self.algorithm(name, "integrityAlgorithm", &phase.integrity, |integrity| {
                column.integrity(integrity, protocol).is_some()
            });
        }
    }

    fn algorithm<T: Copy + Word>(
        &mut self,
        phase: &'static str,
        member: &'static str,
        value: &Known<T>,
        can: impl Fn(T) -> bool,
    ) {
        let path = [phase.into(), member.into()];
        match value {
            Known::Value(value) if can(*value) => {}
            Known::Value(value) => {
                _ = self.report(Code::PeerUnsupported, &path).mention("value", value.spelling().to_owned())
            }
            Known::Other(text) => self.refuse_unknown(&path, text),
        }
    }

    /// Reports a value that the API has added since this release.
    fn refuse_unknown(&mut self, path: &[Step], word: &str) {
        self.refuse(path, "unknown").mention("value", super::text::plain(word));
    }

    fn pairs(&mut self, tunnel: &Tunnel, is_pairwise: bool) {
        if tunnel.cloud_networks.is_empty() || tunnel.peer_networks.is_empty() {
            return;
        }
        let path = ["peerNetworkCIDRs".into()];
        match tunnel.pairs().count() {
            0 => _ = self.refuse(&path, "no-pair"),
            count if count > 1 && is_pairwise => _ = self.report(Code::PeerPairs, &path).mention("count", count),
            _ => {}
        }
    }
}
