//! What the two ends agree on for one phase, in the words of a device.

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
    /// The latest time at which the peer begins to replace the keys, in seconds after they were made: 70 % of the lifetime,
    /// so that as a rule the peer begins first. IONOS does not say when the gateway begins. strongSwan would do so in the last
    /// fifth of the lifetime by its defaults (swanctl.conf: `rekey_time` is `life_time` / 1.1, less up to `rand_time` of 10 %).
    pub(super) fn rekey(&self) -> u32 {
        (u64::from(self.lifetime) * 7 / 10) as u32
    }

    /// How many seconds earlier the peer may begin, at random, so that the two ends do not begin at the same time.
    pub(super) fn spread(&self) -> u32 {
        self.lifetime / 10
    }

    /// The proposal for IKE, as strongSwan writes it. With an AEAD cipher it names the pseudorandom function (RFC 5282 §8).
    pub(super) fn ike_proposal(&self) -> String {
        let joint = if self.is_aead { "-prf" } else { "-" };
        [self.encryption, joint, self.integrity, "-", self.group].concat()
    }

    /// The proposal for ESP, as strongSwan writes it. It has a group, so that each rekeying does a new key exchange (perfect
    /// forward secrecy).
    pub(super) fn esp_proposal(&self) -> String {
        if self.is_aead {
            [self.encryption, self.group].join("-")
        } else {
            [self.encryption, self.integrity, self.group].join("-")
        }
    }
}
