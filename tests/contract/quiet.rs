//! Quiet stays quiet: definitions as people write them for the devices that they have bring no warning.

use super::check;
use ionos_ipsec_tunnels::validate::Severity;
use serde_json::{Value as Json, json};

/// A tunnel: its name, host, key, both phases, and the networks of both sides.
type Definition = (&'static str, &'static str, &'static str, (Json, Json), Networks, Networks);
type Networks = &'static [&'static str];

fn phase(cipher: &str, integrity: &str, group: &str, lifetime: u32) -> Json {
    json!({
        "encryptionAlgorithm": cipher, "integrityAlgorithm": integrity, "diffieHellmanGroup": group, "lifetime": lifetime,
    })
}

/// A phase of a cipher that authenticates by itself.
fn aead(cipher: &str, group: &str, lifetime: u32) -> Json {
    json!({ "encryptionAlgorithm": cipher, "diffieHellmanGroup": group, "lifetime": lifetime })
}

/// Both phases alike but for their lifetimes.
fn both(cipher: &str, integrity: &str, group: &str, ike: u32, esp: u32) -> (Json, Json) {
    (phase(cipher, integrity, group, ike), phase(cipher, integrity, group, esp))
}

fn both_aead(cipher: &str, group: &str, ike: u32, esp: u32) -> (Json, Json) {
    (aead(cipher, group, ike), aead(cipher, group, esp))
}

/// Keys by the ways in which they are made: AWS's 32 characters, `openssl rand -base64` and `-hex`, password managers,
/// pfSense's generator, and this package's own.
const AWS: &str = "vT7.kQ2_nXz4LwB9mRc8YpJ6hDs3GfA1";
const BASE64: &str = "k7Jx/2mQ9vTzR4+wLcY8nHsB3fGdPaEu";
const LONG_BASE64: &str = "q7RkV0mZt3xLwYc9HsJf2NbGdA5eUoPi1TzKvMhWnCg=";
const HEX: &str = "9f4c1b7e02d85a3690fe4bc17d2a68e35f90b1c4";
const MANAGER: &str = "Rk9!vZq2@TnX7%wLm4^Yc8*J";
const PFSENSE: &str = "d41f9a7c0be35682f1c09d7ae4b83516f2a90c7d5e148b36";
const GENERATED: &str = "hT4kQz9WmXc2LrYp7NvB8sJdF6gAe3uRi5oKtVbMqEwZ";
const WORDS: &str = "glacier-velvet-thumb-orbit-mango-candle-river-onion-puzzle-hat";

fn definitions() -> Vec<Definition> {
    let mut all = Vec::new();
    let mut add =
        |name, host, key, phases, cloud: Networks, peer: Networks| all.push((name, host, key, phases, cloud, peer));
    // FortiGate: its wizard's proposals, phases named by interfaces, several subnets.
    add(
        "to-fgt-hq",
        "vpn.contoso.de",
        MANAGER,
        both("AES256", "SHA256", "16-MODP4096", 86_400, 14_400),
        &["10.7.222.0/24"],
        &["192.168.10.0/24"],
    );
    add(
        "FGT60F",
        "81.169.145.66",
        BASE64,
        both("AES128", "SHA256", "19-ECP256", 86_400, 3600),
        &["10.10.0.0/16"],
        &["192.168.1.0/24", "192.168.20.0/24"],
    );
    add(
        "fgt-dc2",
        "fw1.contoso.de",
        HEX,
        both("AES256", "SHA512", "21-ECP521", 28_800, 3600),
        &["10.20.0.0/22"],
        &["172.20.0.0/16"],
    );
    add(
        "fgt gcm",
        "fw2.contoso.de",
        LONG_BASE64,
        both_aead("AES256-GCM-16", "20-ECP384", 86_400, 7200),
        &["10.7.0.0/24"],
        &["10.200.0.0/16"],
    );
    add(
        "Filiale Nord",
        "filiale-nord.contoso.de",
        GENERATED,
        both("AES256", "SHA384", "15-MODP3072", 86_400, 3600),
        &["10.7.1.0/24"],
        &["192.168.178.0/24"],
    );
    add(
        "hub",
        "hub.contoso.de",
        MANAGER,
        both("AES256", "SHA256", "16-MODP4096", 86_400, 3600),
        &["10.7.0.0/24"],
        &["10.0.0.0/8"],
    );
    // Azure: policies for custom IPsec, VNets beside the cloud.
    add(
        "azure-vnet-weu",
        "20.73.201.14",
        LONG_BASE64,
        both_aead("AES256-GCM-16", "20-ECP384", 28_800, 3600),
        &["10.7.0.0/16"],
        &["10.1.0.0/16"],
    );
    add(
        "azure-vnet-neu",
        "13.79.44.7",
        BASE64,
        both("AES256", "SHA256", "19-ECP256", 28_800, 7200),
        &["10.7.0.0/16"],
        &["10.2.0.0/16", "10.4.0.0/16"],
    );
    add(
        "azure hub",
        "20.54.89.101",
        GENERATED,
        both("AES256", "SHA384", "20-ECP384", 28_800, 3600),
        &["10.7.0.0/24"],
        &["10.100.0.0/20"],
    );
    add(
        "azure-gw-2",
        "20.82.176.9",
        HEX,
        (phase("AES256", "SHA256", "20-ECP384", 28_800), aead("AES128-GCM-16", "19-ECP256", 3600)),
        &["10.7.0.0/24"],
        &["172.16.8.0/21"],
    );
    add(
        "avd",
        "51.116.9.200",
        MANAGER,
        both_aead("AES128-GCM-16", "19-ECP256", 28_800, 3600),
        &["10.7.4.0/22"],
        &["10.60.0.0/16"],
    );
    add(
        "azure-dual-stack",
        "20.101.7.33",
        BASE64,
        both_aead("AES256-GCM-16", "20-ECP384", 28_800, 3600),
        &["10.7.0.0/24", "fd00:7::/64"],
        &["10.80.0.0/16", "fd00:80::/64"],
    );
    // AWS: Site-to-Site VPN, whose phases end after 8 hours and 1 hour.
    add(
        "aws-tunnel-1",
        "3.120.45.17",
        AWS,
        both("AES128", "SHA256", "15-MODP3072", 28_800, 3600),
        &["10.7.0.0/24"],
        &["172.31.0.0/16"],
    );
    add(
        "aws-tunnel-2",
        "18.196.200.33",
        AWS,
        both("AES256", "SHA256", "19-ECP256", 28_800, 3600),
        &["10.7.0.0/24"],
        &["10.16.0.0/16"],
    );
    add(
        "aws-tgw",
        "52.59.11.240",
        AWS,
        both_aead("AES256-GCM-16", "21-ECP521", 28_800, 3600),
        &["10.7.0.0/24"],
        &["10.32.0.0/11"],
    );
    add(
        "aws all",
        "3.66.17.5",
        AWS,
        both_aead("AES128-GCM-16", "19-ECP256", 28_800, 3600),
        &["0.0.0.0/0"],
        &["0.0.0.0/0"],
    );
    add(
        "aws default route",
        "3.67.88.90",
        AWS,
        both("AES256", "SHA512", "20-ECP384", 28_800, 3600),
        &["10.7.0.0/24"],
        &["0.0.0.0/0"],
    );
    add(
        "aws-eu-central-1",
        "35.156.3.77",
        LONG_BASE64,
        both("AES256", "SHA384", "16-MODP4096", 28_800, 3600),
        &["10.7.0.0/24"],
        &["172.31.0.0/20", "172.31.32.0/20", "172.31.64.0/20"],
    );
    // pfSense and OPNsense: the forms' defaults with groups that the API has.
    add(
        "pfSense Büro",
        "pfsense.contoso.de",
        PFSENSE,
        both("AES256", "SHA256", "16-MODP4096", 28_800, 3600),
        &["10.7.0.0/24"],
        &["192.168.1.0/24"],
    );
    add(
        "pfsense-gcm",
        "94.130.12.88",
        PFSENSE,
        both_aead("AES128-GCM-16", "19-ECP256", 28_800, 3600),
        &["10.7.0.0/24"],
        &["192.168.5.0/24", "192.168.6.0/24"],
    );
    add(
        "OPNsense",
        "opnsense.contoso.eu",
        GENERATED,
        both_aead("AES256-GCM-16", "21-ECP521", 86_400, 3600),
        &["10.7.0.0/24"],
        &["10.11.12.0/24"],
    );
    add(
        "homelab",
        "lab.dyndns.contoso.de",
        WORDS,
        both("AES256", "SHA512", "20-ECP384", 28_800, 3600),
        &["10.7.0.0/24"],
        &["10.99.0.0/16"],
    );
    add(
        "pf-v6",
        "pf.contoso.de",
        PFSENSE,
        both_aead("AES256-GCM-16", "20-ECP384", 28_800, 3600),
        &["fd12:3456:789a::/48"],
        &["fd98:7654:3210::/48"],
    );
    add(
        "single host",
        "88.99.140.2",
        BASE64,
        both("AES256", "SHA256", "19-ECP256", 28_800, 3600),
        &["10.7.0.5/32"],
        &["192.168.1.10/32"],
    );
    // strongSwan and libreswan: proposals as their documentation writes them.
    add(
        "strongswan",
        "gw.contoso.de",
        LONG_BASE64,
        both_aead("AES256-GCM-16", "20-ECP384", 14_400, 3600),
        &["10.7.0.0/24"],
        &["10.3.0.0/16"],
    );
    add(
        "swan-ctr",
        "gw2.contoso.de",
        HEX,
        both("AES128", "SHA256", "19-ECP256", 14_400, 3600),
        &["10.7.0.0/24"],
        &["10.6.0.0/16"],
    );
    add(
        "libreswan",
        "gw3.contoso.de",
        BASE64,
        both("AES256", "SHA512", "16-MODP4096", 28_800, 14_400),
        &["10.7.0.0/24"],
        &["192.168.100.0/22"],
    );
    add(
        "swan-cbc",
        "116.202.5.44",
        GENERATED,
        both("AES256", "SHA384", "21-ECP521", 10_800, 3600),
        &["10.7.0.0/24"],
        &["100.64.0.0/10"],
    );
    add(
        "swan brainpool",
        "gw4.contoso.de",
        HEX,
        both("AES256", "SHA512", "30-ECP512BP", 86_400, 3600),
        &["10.7.0.0/24"],
        &["10.250.0.0/16"],
    );
    add(
        "vyos",
        "vyos.contoso.de",
        MANAGER,
        both("AES256", "SHA256", "19-ECP256", 28_800, 3600),
        &["10.7.0.0/24"],
        &["10.20.30.0/24"],
    );
    // The API's defaults, and what IONOS's own tools send.
    add("defaults", "vpn.contoso.de", GENERATED, (json!({}), json!({})), &["10.7.0.0/24"], &["192.168.40.0/24"]);
    add(
        "terraform",
        "vpn.contoso.de",
        LONG_BASE64,
        both("AES256", "SHA256", "16-MODP4096", 86_400, 3600),
        &["0.0.0.0/0"],
        &["192.168.40.0/24"],
    );
    add(
        "ionosctl",
        "vpn.contoso.de",
        BASE64,
        both("AES256", "SHA256", "16-MODP4096", 86_400, 3600),
        &["192.168.100.0/24"],
        &["1.2.3.4/32"],
    );
    all
}

#[test]
fn sound_definitions_for_the_usual_devices_bring_no_warning() {
    let definitions = definitions();
    assert!(definitions.len() >= 30);
    for (name, host, key, (ike, esp), cloud, peer) in definitions {
        let tunnel = json!({
            "name": name, "remoteHost": host, "auth": { "method": "PSK", "psk": { "key": key } },
            "ike": ike, "esp": esp, "cloudNetworkCIDRs": cloud, "peerNetworkCIDRs": peer,
        });
        let mut issues = check(&tunnel, true);
        issues.retain(|issue| issue.code.severity() != Severity::Info);
        assert_eq!(issues, [], "{name}");
    }
}
