//! The configurations of the other side: the files for each device, what devices do not support, and hostile names and keys.
#![cfg(not(target_arch = "wasm32"))]

mod golden;
mod hostile;
mod keywords;
mod lifetimes;
mod messages;
mod options;
mod peer_support;

use ionos_ipsec_tunnels::{
    model::*,
    peers::{Device, Options, Tunnel},
};

const GATEWAY: &str = "203.0.113.1";
const KEY: &str = "X7nq0vJw3mXc9sLk2bRz6yHd1gFa8uPe";

/// A tunnel that every device can do.
fn office() -> IPSecTunnel {
    IPSecTunnel {
        name: "Office Berlin".into(),
        description: Some("Second floor, rack 3.".into()),
        remote_host: "vpn.mycompany.com".into(),
        auth: IPSecTunnelAuth { method: AuthMethod::Psk, psk: Some(IPSecPSK { key: KEY.into() }) },
        ike: phase_one(DiffieHellmanGroup::Modp4096, EncryptionAlgorithm::Aes256, IntegrityAlgorithm::Sha256),
        esp: phase_two(DiffieHellmanGroup::Modp4096, EncryptionAlgorithm::Aes256, IntegrityAlgorithm::Sha256),
        cloud_network_cidrs: vec!["10.7.0.0/24".into()],
        peer_network_cidrs: vec!["192.168.40.0/24".into()],
    }
}

fn phase_one(group: DiffieHellmanGroup, cipher: EncryptionAlgorithm, integrity: IntegrityAlgorithm) -> IKEEncryption {
    IKEEncryption {
        diffie_hellman_group: Some(group),
        encryption_algorithm: Some(cipher),
        integrity_algorithm: Some(integrity),
        lifetime: Some(86_400),
    }
}

fn phase_two(group: DiffieHellmanGroup, cipher: EncryptionAlgorithm, integrity: IntegrityAlgorithm) -> ESPEncryption {
    ESPEncryption {
        diffie_hellman_group: Some(group),
        encryption_algorithm: Some(cipher),
        integrity_algorithm: Some(integrity),
        lifetime: Some(3600),
    }
}

/// AEAD ciphers, several networks with host bits, another key that needs care, and an address for the peer.
fn several_networks() -> IPSecTunnel {
    IPSecTunnel {
        name: "Werk Köln & Süd".into(),
        description: None,
        remote_host: "198.51.100.7".into(),
        auth: IPSecTunnelAuth {
            method: AuthMethod::Psk,
            psk: Some(IPSecPSK { key: "0x1F \"quoted\" \\ back".into() }),
        },
        ike: phase_one(DiffieHellmanGroup::Ecp384, EncryptionAlgorithm::Aes256Gcm16, IntegrityAlgorithm::Sha384),
        esp: phase_two(DiffieHellmanGroup::Ecp384, EncryptionAlgorithm::Aes256Gcm16, IntegrityAlgorithm::Sha384),
        cloud_network_cidrs: vec!["10.7.0.5/24".into(), "10.9.0.0/16".into()],
        peer_network_cidrs: vec!["192.168.40.0/24".into(), "192.168.41.0/24".into(), "172.16.5.1/32".into()],
    }
}

fn options() -> Options {
    Options { gateway_address: GATEWAY.into(), ..Options::default() }
}

/// Behind NAT, with identities of both ends.
fn behind_nat() -> Options {
    Options {
        gateway_id: Some("gateway.ionos.example".into()),
        peer_id: Some("berlin@mycompany.com".into()),
        peer_address: Some("192.168.178.20".into()),
        ..options()
    }
}

fn sound(tunnel: &IPSecTunnel) -> Tunnel {
    Tunnel::new(tunnel).expect("the API would accept the tunnel")
}

/// Every device that has keywords.
fn devices() -> impl Iterator<Item = Device> {
    Device::ALL.iter().copied().filter(|device| *device != Device::Generic)
}
