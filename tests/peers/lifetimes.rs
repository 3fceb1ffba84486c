//! Each device begins to renew keys before the tunnel's lifetimes end, and within the lifetimes that it accepts.

use super::*;
use ionos_ipsec_tunnels::peers::peer_config;
use proptest::prelude::*;

/// The numbers that follow a mark in a configuration, in their order.
fn numbers(text: &str, mark: &str) -> Vec<u32> {
    let after = text.match_indices(mark).map(|(at, _)| &text[at + mark.len()..]);
    after.filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).collect()
}

proptest! {
    #[test]
    fn keys_are_renewed_in_the_first_seven_tenths_of_every_lifetime(ike in 3600..=86_400_u32, esp in 600..=14_400_u32) {
        let mut tunnel = office();
        tunnel.ike.lifetime = Some(ike);
        tunnel.esp.lifetime = Some(esp);
        let text = |device| -> String {
            let config = peer_config(&sound(&tunnel), device, &options()).expect("the options are sound");
            config.files.into_iter().map(|file| file.text).collect()
        };
        let first = [ike * 7 / 10, esp * 7 / 10];

        let swanctl = text(Device::Strongswan);
        prop_assert_eq!(numbers(&swanctl, "rekey_time = "), first);
        prop_assert_eq!(numbers(&swanctl, "over_time = "), [ike - first[0]]);
        prop_assert_eq!(numbers(&swanctl, "life_time = "), [esp]);
        for spread in numbers(&swanctl, "rand_time = ") {
            prop_assert!((60..=8640).contains(&spread));
        }

        // One margin for both phases. The configured lifetimes follow from it, and never exceed the tunnel's.
        for (device, names) in [
            (Device::StrongswanLegacy, ["ikelifetime=", "    lifetime=", "margintime="]),
            (Device::Libreswan, ["ikelifetime=", "salifetime=", "rekeymargin="]),
        ] {
            let text = text(device);
            let [ike_life, esp_life, margin] = names.map(|name| numbers(&text, name)[0]);
            prop_assert_eq!([ike_life - margin, esp_life - margin], first, "{}", device.id());
            prop_assert!(ike_life <= ike && esp_life <= esp, "{}", device.id());
            prop_assert!(margin + margin / 3 < esp_life.min(ike_life), "{}: there is time before the margin", device.id());
        }

        for (device, names) in [
            (Device::Vyos, ["ike-group ionos-office-berlin lifetime '", "esp-group ionos-office-berlin lifetime '"]),
            (Device::Fortios, ["set keylife ", "set keylifeseconds "]),
            (Device::IosXe, ["\n lifetime ", "lifetime seconds "]),
            (Device::Routeros, ["hash-algorithm=sha256 lifetime=", "auth-algorithms=sha256 lifetime="]),
        ] {
            let text = text(device);
            let found = names.map(|name| numbers(&text, name)[0]);
            prop_assert_eq!(found, first, "{}", device.id());
            // The range that all of them accept (FortiOS from 120, VyOS and IOS XE up to 86,400).
            prop_assert!(found.iter().all(|seconds| (120..=86_400).contains(seconds)), "{}", device.id());
        }

        for (device, name) in [(Device::Pfsense, "Rekey Time: "), (Device::Opnsense, "Rekey time (s): ")] {
            prop_assert_eq!(numbers(&text(device), name), first, "{}", device.id());
        }
    }
}
