//! The devices: what each is called, what it can do, and how its configuration was verified.

use super::{
    File, Peer,
    algorithms::{Column, Protocol},
    fortios, generic, ios_xe,
    issues::DeviceIssues,
    libreswan, opnsense,
    options::Identity,
    pfsense, routeros, strongswan, strongswan_legacy,
    suite::Suite,
    text::plain,
    tunnel::{Phase, Tunnel},
    vyos,
};
use crate::{
    model::Known,
    validate::{Issue, is_remote_host},
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
        let mut found = DeviceIssues::new(profile.label);
        if let Some(column) = profile.column {
            if let Known::Other(method) = &tunnel.method {
                found.refuse_unknown(&["auth".into(), "method".into()], method);
            }
            found.phase(column, &tunnel.ike, Protocol::Ike);
            found.phase(column, &tunnel.esp, Protocol::Esp);
            found.pairs(tunnel, profile.is_pairwise);
        }
        (profile.limits)(tunnel, &mut found);
        if peer_id.is_none() {
            self.remote_host_as_id(&tunnel.remote_host, &mut found);
        }
        found.into_issues()
    }

    /// Reports a remote host that cannot be the identity that the device sends, such as 0.0.0.0. That a host is no host is
    /// not for the device to say.
    fn remote_host_as_id(self, host: &str, found: &mut DeviceIssues) {
        let path = ["remoteHost".into()];
        if is_remote_host(host) && Identity::parse(host).is_none() {
            found.refuse(&path, "identity").mention("value", plain(host));
        } else if let Some(most) = self.too_long_an_id(host) {
            found.refuse(&path, "identity-long").mention("maximum", most);
        }
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
            is_aead: phase.is_aead(),
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
