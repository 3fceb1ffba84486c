//! A tunnel with the defaults filled in, from which a peer's configuration is written.

use crate::{
    model::{
        AuthMethod, DiffieHellmanGroup, ENCRYPTION_ALGORITHMS, ESP_LIFETIME, EncryptionAlgorithm, IKE_LIFETIME,
        IPSecTunnel, IPSecTunnelPropertiesRead, IntegrityAlgorithm, Known, Lifetime, Word,
    },
    validate::{Issue, Value, check_read, check_tunnel, parse_cidr},
};
use ipnet::IpNet;

/// A tunnel as both ends see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tunnel {
    /// Name for people.
    pub name: String,
    /// Text for people.
    pub description: Option<String>,
    /// The peer's IPv4 address or host name, as the gateway knows it.
    pub remote_host: String,
    /// How the ends prove who they are.
    pub method: Known<AuthMethod>,
    /// The pre-shared key; a tunnel that was read has none.
    pub key: Option<Key>,
    /// Phase 1.
    pub ike: Phase,
    /// Phase 2.
    pub esp: Phase,
    /// Networks on the IONOS Cloud side, without host bits, each once.
    pub cloud_networks: Vec<Network>,
    /// Networks on the peer's side, without host bits, each once.
    pub peer_networks: Vec<Network>,
}

/// A pre-shared key. Its `Debug` text does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub String);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key([redacted])")
    }
}

/// The settings of one phase. Only a tunnel that was read can have algorithms that this release does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// The Diffie-Hellman group.
    pub group: Known<DiffieHellmanGroup>,
    /// The cipher.
    pub encryption: Known<EncryptionAlgorithm>,
    /// The integrity algorithm.
    pub integrity: Known<IntegrityAlgorithm>,
    /// The lifetime of the security association in seconds.
    pub lifetime: u32,
}

impl Phase {
    /// Whether the cipher protects the integrity as well.
    pub(super) fn is_aead(&self) -> bool {
        matches!(self.encryption, Known::Value(cipher) if ENCRYPTION_ALGORITHMS[cipher as usize].aead)
    }
}

/// A network of one side, and its index in the tunnel's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// The network, without host bits.
    pub net: IpNet,
    /// Its index in the list, from 0.
    pub index: usize,
}

/// A family of addresses. Only networks of one family can talk to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Ipv4,
    Ipv6,
}

impl Family {
    pub(super) const ALL: [Self; 2] = [Self::Ipv4, Self::Ipv6];

    pub(super) fn of(net: &IpNet) -> Self {
        match net {
            IpNet::V4(_) => Self::Ipv4,
            IpNet::V6(_) => Self::Ipv6,
        }
    }
}

impl Network {
    pub(super) fn family(&self) -> Family {
        Family::of(&self.net)
    }

    /// Whether it holds every address of its family.
    pub(super) fn is_everything(&self) -> bool {
        self.net.prefix_len() == 0
    }
}

impl Tunnel {
    /// A tunnel as it is sent to the API. Fails with the errors for which the API would refuse it.
    pub fn new(tunnel: &IPSecTunnel) -> Result<Self, Vec<Issue>> {
        Self::from_value(&tunnel.into())
    }

    /// A tunnel that was read from the API, which has no key. Fails with the errors of [`check_read`].
    pub fn read(properties: &IPSecTunnelPropertiesRead) -> Result<Self, Vec<Issue>> {
        Self::from_value_read(&properties.into())
    }

    /// As [`Tunnel::new`], from any value.
    pub fn from_value(value: &Value<'_>) -> Result<Self, Vec<Issue>> {
        let issues = check_tunnel(value, false);
        if issues.is_empty() { Ok(Self::draft(value)) } else { Err(issues) }
    }

    /// As [`Tunnel::read`], from any value: the `properties` of the tunnel.
    pub fn from_value_read(value: &Value<'_>) -> Result<Self, Vec<Issue>> {
        let issues = check_read(value);
        if issues.is_empty() { Ok(Self::draft(value)) } else { Err(issues) }
    }

    /// A tunnel that may not be complete or valid yet, as in a form that is being filled in. Missing members have their
    /// defaults, and networks that cannot be parsed are left out.
    pub fn draft(value: &Value<'_>) -> Self {
        let text = |name| value.member(name).text();
        Self {
            name: text("name").unwrap_or_default().to_owned(),
            description: text("description").map(str::to_owned),
            remote_host: text("remoteHost").unwrap_or_default().to_owned(),
            method: known(value.member("auth").member("method")),
            key: value.member("auth").member("psk").member("key").text().map(|key| Key(key.to_owned())),
            ike: phase(value.member("ike"), IKE_LIFETIME),
            esp: phase(value.member("esp"), ESP_LIFETIME),
            cloud_networks: networks(value.member("cloudNetworkCIDRs")),
            peer_networks: networks(value.member("peerNetworkCIDRs")),
        }
    }

    /// Whether both sides have networks of a family.
    pub(super) fn is_paired(&self, family: Family) -> bool {
        let has = |networks: &[Network]| networks.iter().any(|network| network.family() == family);
        has(&self.peer_networks) && has(&self.cloud_networks)
    }

    /// The pairs of networks that can talk to each other, which are of the same family. In each pair the peer's network comes
    /// first.
    pub fn pairs(&self) -> impl Iterator<Item = (IpNet, IpNet)> {
        self.peer_networks.iter().flat_map(|peer| {
            let talks = |cloud: &&Network| cloud.family() == peer.family();
            self.cloud_networks.iter().filter(talks).map(|cloud| (peer.net, cloud.net))
        })
    }
}

/// The networks of one family.
pub(super) fn nets_of(networks: &[Network], family: Family) -> impl Iterator<Item = IpNet> {
    networks.iter().filter(move |network| network.family() == family).map(|network| network.net)
}

fn phase(value: &Value<'_>, lifetime: Lifetime) -> Phase {
    let seconds = value.member("lifetime").number().filter(|seconds| *seconds >= 1.0);
    Phase {
        group: known(value.member("diffieHellmanGroup")),
        encryption: known(value.member("encryptionAlgorithm")),
        integrity: known(value.member("integrityAlgorithm")),
        lifetime: seconds.map_or(lifetime.default, |seconds| seconds as u32),
    }
}

/// An algorithm by its spelling; the default where there is none.
fn known<T: Word + Default>(value: &Value<'_>) -> Known<T> {
    value.text().and_then(Known::parse).unwrap_or_else(|| Known::Value(T::default()))
}

fn networks(value: &Value<'_>) -> Vec<Network> {
    let mut networks: Vec<Network> = Vec::new();
    for (index, item) in value.items().iter().enumerate() {
        let net = item.text().and_then(parse_cidr).map(|cidr| cidr.net().trunc());
        if let Some(net) = net.filter(|net| networks.iter().all(|other| other.net != *net)) {
            networks.push(Network { net, index });
        }
    }
    networks
}
