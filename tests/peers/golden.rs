//! The configurations of each device for three tunnels, as files to be read: `golden/TUNNEL/DEVICE/FILE`, with the steps
//! beside them. `GOLDEN=write cargo test --features peers --test peers` writes them again, so that a diff shows the change.

use super::*;
use ionos_ipsec_tunnels::peers::{File, peer_config};
use std::{collections::BTreeMap, env, fs, path::PathBuf};

/// Compares the configurations of all devices for a tunnel with the files in a folder, which must be exactly the same files.
fn compare(folder: &str, tunnel: &IPSecTunnel, options: &Options) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/peers/golden").join(folder);
    let tunnel = sound(tunnel);
    let mut expected = BTreeMap::new();
    for device in Device::ALL {
        let config = peer_config(&tunnel, *device, options).expect("the options are sound");
        for File { name, text, .. } in config.files {
            expected.insert(root.join(device.id()).join(name), text);
        }
        let findings = config.issues.iter().map(|issue| format!("! {issue}\n"));
        let steps = config.steps.iter().map(|step| format!("{step}\n"));
        expected.insert(root.join(device.id()).join("steps"), findings.chain(steps).collect());
    }
    if env::var("GOLDEN").is_ok_and(|value| value == "write") {
        _ = fs::remove_dir_all(&root);
        for (path, text) in &expected {
            fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }
    }
    let mut found = BTreeMap::new();
    for device in fs::read_dir(&root).expect("the folder is there") {
        for file in fs::read_dir(device.expect("an entry").path()).expect("a device is a folder") {
            let path = file.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a golden file is text");
            found.insert(path, text);
        }
    }
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, text) in &expected {
        assert_eq!(&found[path], text, "{}", path.display());
    }
}

#[test]
fn a_tunnel_of_the_apis_defaults() {
    compare("office", &office(), &options());
}

#[test]
fn a_tunnel_with_aead_ciphers_and_several_networks_behind_nat() {
    compare("several-networks", &several_networks(), &behind_nat());
}

#[test]
fn a_tunnel_with_networks_of_both_families() {
    let mut tunnel = office();
    tunnel.name = "Dual stack".into();
    tunnel.cloud_network_cidrs.push("2001:db8:7::/64".into());
    tunnel.peer_network_cidrs.push("2001:db8:40::/64".into());
    compare("dual-stack", &tunnel, &options());
}
