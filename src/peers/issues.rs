//! The issues of a device with a tunnel: what it does not support, or does differently.

use super::{
    algorithms::{Column, Protocol},
    text::plain,
    tunnel::{Family, Phase, Tunnel},
};
use crate::{
    model::{Known, Word},
    validate::{Code, Issue, Step, characters::trimmed},
};

/// The issues of one device with one tunnel.
pub(super) struct DeviceIssues {
    device: &'static str,
    issues: Vec<Issue>,
}

impl DeviceIssues {
    /// No issues yet, of the device with this name for people.
    pub(super) fn new(device: &'static str) -> Self {
        Self { device, issues: Vec::new() }
    }

    /// The issues that were reported.
    pub(super) fn into_issues(self) -> Vec<Issue> {
        self.issues
    }

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

    /// Reports a key that cannot be typed into a field of a web page, or that the page changes.
    pub(super) fn refuse_key_unfit_for_a_field(&mut self, key: &str) {
        if key.chars().any(char::is_control) {
            self.refuse_key("key-control");
        } else if trimmed(key) != key {
            self.refuse_key("key-padded");
        }
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

    /// Reports the algorithms of a phase for which the device has no keyword.
    pub(super) fn phase(&mut self, column: &Column, phase: &Phase, protocol: Protocol) {
        let name = if protocol == Protocol::Ike { "ike" } else { "esp" };
        self.algorithm(name, "diffieHellmanGroup", &phase.group, |group| column.group(group).is_some());
        self.algorithm(name, "encryptionAlgorithm", &phase.encryption, |cipher| {
            column.cipher(cipher, protocol).is_some()
        });
        // An AEAD cipher protects the integrity itself. In IKE, the integrity algorithm still names the PRF.
        if protocol == Protocol::Ike || !phase.is_aead() {
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
    pub(super) fn refuse_unknown(&mut self, path: &[Step], word: &str) {
        self.refuse(path, "unknown").mention("value", plain(word));
    }

    /// Reports that no two networks are of one family, or that the device makes a child SA for each of several pairs.
    pub(super) fn pairs(&mut self, tunnel: &Tunnel, is_pairwise: bool) {
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
