//! The table of algorithms: the keywords of each device for the API's algorithms, with a column for each set of keywords.
//!
//! The cells of a column are in the API's order (see [`DiffieHellmanGroup::ALL`] and its siblings). A cell is empty where
//! the device does not support the algorithm. Ciphers and integrity algorithms have one keyword for IKE and one for ESP,
//! because several devices spell them differently, or support a cipher in only one of the two.

use crate::model::{DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm};

/// The keywords of one device.
#[derive(Debug)]
pub(super) struct Column {
    groups: [&'static str; DiffieHellmanGroup::ALL.len()],
    ciphers: [Cell; EncryptionAlgorithm::ALL.len()],
    integrity: [Cell; IntegrityAlgorithm::ALL.len()],
}

/// The keywords for IKE and for ESP. One is empty where the device does not support the algorithm there.
type Cell = (&'static str, &'static str);

/// The phase that a keyword is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// Phase 1.
    Ike,
    /// Phase 2.
    Esp,
}

const fn same(keyword: &'static str) -> Cell {
    (keyword, keyword)
}

const fn esp(keyword: &'static str) -> Cell {
    ("", keyword)
}

const NONE: Cell = ("", "");

impl Column {
    /// The keyword of a group, if the device can do it.
    pub(super) fn group(&self, group: DiffieHellmanGroup) -> Option<&'static str> {
        filled(self.groups[group as usize])
    }

    /// The keyword of a cipher, if the device can do it.
    pub(super) fn cipher(&self, cipher: EncryptionAlgorithm, protocol: Protocol) -> Option<&'static str> {
        pick(self.ciphers[cipher as usize], protocol)
    }

    /// The keyword of an integrity algorithm, if the device can do it.
    pub(super) fn integrity(&self, integrity: IntegrityAlgorithm, protocol: Protocol) -> Option<&'static str> {
        pick(self.integrity[integrity as usize], protocol)
    }
}

fn pick((ike, esp): Cell, protocol: Protocol) -> Option<&'static str> {
    filled(if protocol == Protocol::Ike { ike } else { esp })
}

fn filled(keyword: &'static str) -> Option<&'static str> {
    Some(keyword).filter(|keyword| !keyword.is_empty())
}

/// strongSwan, with swanctl.conf as with ipsec.conf. All of them came up between two strongSwan peers.
/// Source: strongSwan documentation, "IKEv2 Cipher Suites".
pub(super) static STRONGSWAN: Column = Column {
    groups: ["modp3072", "modp4096", "ecp256", "ecp384", "ecp521", "ecp256bp", "ecp384bp", "ecp512bp"],
    ciphers: [
        same("aes128ctr"),
        same("aes256ctr"),
        same("aes128gcm16"),
        same("aes256gcm16"),
        same("aes128gcm12"),
        same("aes256gcm12"),
        same("aes128ccm12"),
        same("aes256ccm12"),
        same("aes128"),
        same("aes256"),
    ],
    integrity: [same("sha256"), same("sha384"), same("sha512"), same("aesxcbc")],
};

/// libreswan 4.10. Its `algparse` accepts each of them and refuses the empty cells.
/// Source: libreswan, ipsec.conf(5), `ike` and `esp`.
pub(super) static LIBRESWAN: Column = Column {
    groups: ["dh15", "dh16", "dh19", "dh20", "dh21", "", "", ""],
    ciphers: [
        same("aes_ctr128"),
        same("aes_ctr256"),
        same("aes_gcm128"),
        same("aes_gcm256"),
        same("aes_gcm_b128"),
        same("aes_gcm_b256"),
        esp("aes_ccm_b128"),
        esp("aes_ccm_b256"),
        same("aes128"),
        same("aes256"),
    ],
    integrity: [same("sha2_256"), same("sha2_384"), same("sha2_512"), same("aes_xcbc")],
};

/// VyOS 1.4. A group is `dh-group N` in IKE and `pfs dh-groupN` in ESP.
/// Source: vyos-1x, `interface-definitions/include/vpn-ipsec-encryption.xml.i`, `vpn-ipsec-hash.xml.i` and
/// `vpn_ipsec.xml.in`.
pub(super) static VYOS: Column = Column {
    groups: NUMBERS,
    ciphers: [
        same("aes128ctr"),
        same("aes256ctr"),
        same("aes128gcm128"),
        same("aes256gcm128"),
        same("aes128gcm96"),
        same("aes256gcm96"),
        same("aes128ccm96"),
        same("aes256ccm96"),
        same("aes128"),
        same("aes256"),
    ],
    integrity: [same("sha256"), same("sha384"), same("sha512"), same("aesxcbc")],
};

/// FortiOS 7. A proposal joins cipher and integrity algorithm with a hyphen; one for IKE with GCM ends in its PRF.
/// Source: FortiOS CLI reference, `config vpn ipsec phase1-interface` and `phase2-interface`, `proposal` and `dhgrp`.
pub(super) static FORTIOS: Column = Column {
    groups: NUMBERS,
    ciphers: [NONE, NONE, same("aes128gcm"), same("aes256gcm"), NONE, NONE, NONE, NONE, same("aes128"), same("aes256")],
    integrity: [same("sha256"), same("sha384"), same("sha512"), NONE],
};

/// Cisco IOS XE 16.12 and later: `crypto ikev2 proposal` for IKE, and a transform set for ESP.
/// Source: Cisco IOS XE 16.12.1 YANG model `Cisco-IOS-XE-crypto`, and "Configuring Internet Key Exchange Version 2".
pub(super) static IOS_XE: Column = Column {
    groups: ["15", "16", "19", "20", "21", "", "", ""],
    ciphers: [
        NONE,
        NONE,
        ("aes-gcm-128", "esp-gcm 128"),
        ("aes-gcm-256", "esp-gcm 256"),
        NONE,
        NONE,
        NONE,
        NONE,
        ("aes-cbc-128", "esp-aes 128"),
        ("aes-cbc-256", "esp-aes 256"),
    ],
    integrity: [("sha256", "esp-sha256-hmac"), ("sha384", "esp-sha384-hmac"), ("sha512", "esp-sha512-hmac"), NONE],
};

/// MikroTik RouterOS 7: `/ip ipsec profile` for IKE, and `/ip ipsec proposal` for ESP.
/// Source: RouterOS documentation, "IPsec", Profiles and Proposals.
pub(super) static ROUTEROS: Column = Column {
    groups: ["modp3072", "modp4096", "ecp256", "ecp384", "ecp521", "", "", ""],
    ciphers: [
        esp("aes-128-ctr"),
        esp("aes-256-ctr"),
        esp("aes-128-gcm"),
        esp("aes-256-gcm"),
        NONE,
        NONE,
        NONE,
        NONE,
        ("aes-128", "aes-128-cbc"),
        ("aes-256", "aes-256-cbc"),
    ],
    integrity: [same("sha256"), ("sha384", ""), same("sha512"), NONE],
};

/// pfSense 2.7, as its pages show them. A cipher is chosen in two lists, and so has two parts with a slash in between: its
/// name, and its key length, or with GCM the length of the integrity check value.
/// Source: pfSense, `src/etc/inc/ipsec.inc`, `$p1_ealgos`, `$p2_ealgos`, `$p1_halgos`, `$p2_halgos` and `$p1_dhgroups`.
pub(super) static PFSENSE: Column = Column {
    groups: [
        "15 (3072 bit)",
        "16 (4096 bit)",
        "19 (nist ecp256)",
        "20 (nist ecp384)",
        "21 (nist ecp521)",
        "28 (brainpool ecp256)",
        "29 (brainpool ecp384)",
        "30 (brainpool ecp512)",
    ],
    ciphers: [
        NONE,
        NONE,
        same("AES128-GCM/128 bits"),
        same("AES256-GCM/128 bits"),
        same("AES128-GCM/96 bits"),
        same("AES256-GCM/96 bits"),
        NONE,
        NONE,
        same("AES/128 bits"),
        same("AES/256 bits"),
    ],
    integrity: [same("SHA256"), same("SHA384"), same("SHA512"), same("AES-XCBC")],
};

/// OPNsense 23.1 and later, whose lists of proposals hold strongSwan's keywords.
/// Source: OPNsense, `OPNsense/IPsec/FieldTypes/IPsecProposalField.php`.
pub(super) static OPNSENSE: Column = Column {
    groups: STRONGSWAN.groups,
    ciphers: [
        NONE,
        NONE,
        same("aes128gcm16"),
        same("aes256gcm16"),
        NONE,
        NONE,
        NONE,
        NONE,
        same("aes128"),
        same("aes256"),
    ],
    integrity: STRONGSWAN.integrity,
};

/// The groups by their numbers, with which the API's values begin.
const NUMBERS: [&str; DiffieHellmanGroup::ALL.len()] = {
    let mut numbers = [""; DiffieHellmanGroup::ALL.len()];
    let mut index = 0;
    while index < numbers.len() {
        numbers[index] = DiffieHellmanGroup::VALUES[index].split_at(2).0;
        index += 1;
    }
    numbers
};
