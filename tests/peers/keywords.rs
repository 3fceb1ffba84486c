//! Every algorithm of the API for every device, as the device spells it.

use super::*;
use ionos_ipsec_tunnels::peers::peer_config;

/// The parts of a configuration that name algorithms: the lines that hold one of these marks, without what varies.
fn lines(device: Device, tunnel: &IPSecTunnel, marks: &[&str]) -> Vec<String> {
    let config = peer_config(&sound(tunnel), device, &options()).expect("the options are sound");
    assert!(!config.files.is_empty(), "{} {:?}", device.id(), config.issues);
    let text: String = config.files.into_iter().map(|file| file.text).collect();
    let is_wanted = |line: &&str| marks.iter().any(|mark| line.contains(mark));
    text.lines().filter(is_wanted).map(|line| line.trim().to_owned()).collect()
}

fn tunnel(group: DiffieHellmanGroup, cipher: EncryptionAlgorithm, integrity: IntegrityAlgorithm) -> IPSecTunnel {
    IPSecTunnel { ike: phase_one(group, cipher, integrity), esp: phase_two(group, cipher, integrity), ..office() }
}

use DiffieHellmanGroup::*;
use EncryptionAlgorithm::*;
use IntegrityAlgorithm::*;

#[test]
fn strongswan_has_a_proposal_for_every_combination() {
    let mut seen = std::collections::BTreeSet::new();
    for group in DiffieHellmanGroup::ALL {
        for cipher in EncryptionAlgorithm::ALL {
            for integrity in IntegrityAlgorithm::ALL {
                let found = lines(Device::Strongswan, &tunnel(*group, *cipher, *integrity), &["proposals ="]);
                assert_eq!(found.len(), 2);
                seen.extend(found);
            }
        }
    }
    // 8 × 10 × 4 for IKE. In ESP, the 6 AEAD ciphers have no integrity algorithm: 8 × (6 + 4 × 4).
    assert_eq!(seen.len(), 320 + 176);
}

#[test]
fn strongswan_names_the_prf_of_an_aead_cipher_in_ike() {
    let found = lines(Device::Strongswan, &tunnel(Ecp384, Aes256Gcm16, Sha384), &["proposals ="]);
    assert_eq!(found, ["proposals = aes256gcm16-prfsha384-ecp384", "esp_proposals = aes256gcm16-ecp384"]);
    let found = lines(Device::StrongswanLegacy, &tunnel(Ecp512Bp, Aes128Ccm12, AesXcbc), &[" ike=", "esp="]);
    assert_eq!(found, ["ike=aes128ccm12-prfaesxcbc-ecp512bp!", "esp=aes128ccm12-ecp512bp!"]);
    let found = lines(Device::Strongswan, &tunnel(Modp3072, Aes128Ctr, AesXcbc), &["proposals ="]);
    assert_eq!(found, ["proposals = aes128ctr-aesxcbc-modp3072", "esp_proposals = aes128ctr-aesxcbc-modp3072"]);
}

#[test]
fn libreswan_spells_short_check_values_with_a_letter() {
    let found = lines(Device::Libreswan, &tunnel(Ecp521, Aes256Gcm12, Sha512), &[" ike=", "esp="]);
    assert_eq!(found, ["ike=aes_gcm_b256-sha2_512-dh21", "esp=aes_gcm_b256"]);
    let found = lines(Device::Libreswan, &tunnel(Modp3072, Aes128Ctr, AesXcbc), &[" ike=", "esp="]);
    assert_eq!(found, ["ike=aes_ctr128-aes_xcbc-dh15", "esp=aes_ctr128-aes_xcbc"]);
}

#[test]
fn vyos_counts_check_values_in_bits() {
    let found = lines(Device::Vyos, &tunnel(Ecp256Bp, Aes128Ccm12, Sha384), &["proposal 1", "pfs"]);
    let words: Vec<_> =
        found.iter().filter_map(|line| line.split_once("ionos-office-berlin ")).map(|(_, w)| w).collect();
    assert_eq!(
        words,
        [
            "proposal 1 encryption 'aes128ccm96'",
            "proposal 1 hash 'sha384'",
            "proposal 1 prf 'prfsha384'",
            "proposal 1 dh-group '28'",
            "proposal 1 encryption 'aes128ccm96'",
            "proposal 1 hash 'sha384'",
            "pfs 'dh-group28'",
        ]
    );
}

#[test]
fn fortios_joins_cipher_and_hash() {
    let found = lines(Device::Fortios, &tunnel(Ecp384Bp, Aes128Gcm16, Sha512), &["set proposal", "set dhgrp"]);
    assert_eq!(found, ["set proposal aes128gcm-prfsha512", "set dhgrp 29", "set proposal aes128gcm", "set dhgrp 29"]);
    let found = lines(Device::Fortios, &tunnel(Modp3072, Aes128, Sha384), &["set proposal", "set dhgrp"]);
    assert_eq!(found, ["set proposal aes128-sha384", "set dhgrp 15", "set proposal aes128-sha384", "set dhgrp 15"]);
}

#[test]
fn ios_xe_has_a_prf_in_the_place_of_integrity_for_gcm() {
    let marks = [" encryption ", " integrity ", " prf ", " group ", "transform-set ionos-office-berlin esp", "set pfs"];
    let found = lines(Device::IosXe, &tunnel(Ecp521, Aes128Gcm16, Sha256), &marks);
    let name = "crypto ipsec transform-set ionos-office-berlin";
    assert_eq!(
        found,
        ["encryption aes-gcm-128", "prf sha256", "group 21", &format!("{name} esp-gcm 128"), "set pfs group21"]
    );
    let found = lines(Device::IosXe, &tunnel(Modp4096, Aes256, Sha512), &marks);
    assert_eq!(
        found,
        [
            "encryption aes-cbc-256",
            "integrity sha512",
            "group 16",
            &format!("{name} esp-aes 256 esp-sha512-hmac"),
            "set pfs group16",
        ]
    );
}

#[test]
fn routeros_spells_ciphers_differently_in_ike_and_esp() {
    let mut mixed = tunnel(Ecp256, Aes128, Sha384);
    mixed.esp = phase_two(Modp3072, Aes256Ctr, Sha512);
    let found = lines(Device::Routeros, &mixed, &["profile add", "proposal add"]);
    assert!(found[0].contains("dh-group=ecp256 enc-algorithm=aes-128 hash-algorithm=sha384 "), "{}", found[0]);
    assert!(found[1].contains("pfs-group=modp3072 enc-algorithms=aes-256-ctr auth-algorithms=sha512 "), "{}", found[1]);
    mixed.esp = phase_two(Modp3072, Aes256Gcm16, Sha512);
    let found = lines(Device::Routeros, &mixed, &["proposal add"]);
    assert!(found[0].contains("enc-algorithms=aes-256-gcm auth-algorithms=null "), "{}", found[0]);
}

#[test]
fn pfsense_and_opnsense_show_what_their_lists_show() {
    let found = lines(Device::Pfsense, &tunnel(Ecp256Bp, Aes256Gcm12, AesXcbc), &["Encryption Algorithm", "PFS"]);
    assert_eq!(
        found,
        [
            "- Encryption Algorithm: AES256-GCM; Key length: 96 bits; Hash: AES-XCBC; DH Group: 28 (brainpool ecp256) (the \
             hash is the pseudorandom function)",
            "- Encryption Algorithms: AES256-GCM alone, 96 bits",
            "- PFS key group: 28 (brainpool ecp256)",
        ]
    );
    let found = lines(Device::Opnsense, &tunnel(Ecp512Bp, Aes128Gcm16, Sha384), &["roposals:"]);
    assert_eq!(
        found,
        ["- Proposals: aes128gcm16-sha384-ecp512bp alone", "- ESP proposals: aes128gcm16-ecp512bp alone"]
    );
}

#[test]
fn each_device_refuses_exactly_what_its_column_leaves_empty() {
    // Ciphers by device that are missing in IKE, then in ESP, in the API's order.
    let ciphers = |device: Device, phase: &str| -> Vec<&str> {
        let all = EncryptionAlgorithm::ALL.iter().copied();
        let missing = all.filter(|cipher| {
            let issues = device.issues(&sound(&tunnel(Modp4096, *cipher, Sha256)), None);
            issues.iter().any(|issue| issue.field() == format!("{phase}.encryptionAlgorithm"))
        });
        missing.map(EncryptionAlgorithm::as_str).collect()
    };
    let exotic = ["AES128-CTR", "AES256-CTR", "AES128-GCM-12", "AES256-GCM-12", "AES128-CCM-12", "AES256-CCM-12"];
    assert_eq!(ciphers(Device::Libreswan, "ike"), ["AES128-CCM-12", "AES256-CCM-12"]);
    assert_eq!(ciphers(Device::Libreswan, "esp"), [""; 0]);
    for device in [Device::Strongswan, Device::StrongswanLegacy, Device::Vyos, Device::Generic] {
        assert_eq!(ciphers(device, "ike"), [""; 0], "{}", device.id());
        assert_eq!(ciphers(device, "esp"), [""; 0], "{}", device.id());
    }
    for device in [Device::Fortios, Device::IosXe, Device::Opnsense] {
        assert_eq!(ciphers(device, "ike"), exotic, "{}", device.id());
        assert_eq!(ciphers(device, "esp"), exotic, "{}", device.id());
    }
    let no_gcm = [&exotic[..2], &["AES128-GCM-16", "AES256-GCM-16"], &exotic[2..]].concat();
    assert_eq!(ciphers(Device::Routeros, "ike"), no_gcm);
    assert_eq!(ciphers(Device::Routeros, "esp"), exotic[2..]);
    let pfsense = ["AES128-CTR", "AES256-CTR", "AES128-CCM-12", "AES256-CCM-12"];
    assert_eq!(ciphers(Device::Pfsense, "ike"), pfsense);
    assert_eq!(ciphers(Device::Pfsense, "esp"), pfsense);
}
