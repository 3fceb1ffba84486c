//! What each operation does, with the emulator.

use super::{emulator, new_id, tunnel};
use futures_util::TryStreamExt;
use ionos_ipsec_tunnels::{
    client::{PageQuery, Patience},
    fetch::TunnelClient,
    model::{Known, Status},
};
use wasm_bindgen_test::wasm_bindgen_test;

fn patience() -> Patience {
    Patience { interval_ms: 20.0, ..Patience::default() }
}

/// Creates tunnels of these names in a new gateway, and gives its id.
async fn gateway_with(client: &TunnelClient, names: &[&str]) -> String {
    let gateway = new_id();
    for name in names {
        client.create(&gateway, &tunnel(name)).await.expect("a tunnel");
    }
    gateway
}

#[wasm_bindgen_test]
async fn a_created_tunnel_can_be_read() {
    let (client, gateway) = (emulator::client(), new_id());
    let created = client.create(&gateway, &tunnel("office")).await.expect("a tunnel");
    let read = client.get(&gateway, &created.id).await.expect("the tunnel");
    assert_eq!(read.id, created.id);
    assert_eq!(read.properties.name, "office");
    assert_eq!(read.properties.peer_network_cidrs.as_deref(), Some(&["192.168.5.0/24".to_owned()][..]));
}

#[wasm_bindgen_test]
async fn ensure_says_whether_it_created_the_tunnel() {
    let (client, gateway, id) = (emulator::client(), new_id(), new_id());
    let first = client.ensure(&gateway, &id, &tunnel("office")).await.expect("a tunnel");
    let second = client.ensure(&gateway, &id, &tunnel("head office")).await.expect("the tunnel");
    assert_eq!((first.created, second.created), (true, false));
    assert_eq!(second.tunnel.id, id);
    assert_eq!(second.tunnel.properties.name, "head office");
}

#[wasm_bindgen_test]
async fn a_page_holds_no_more_than_was_asked_for() {
    let client = emulator::client();
    let gateway = gateway_with(&client, &["a", "b", "c"]).await;
    let page = PageQuery { offset: Some(1), limit: Some(1) };
    let list = client.list(&gateway, page).await.expect("a page");
    let names: Vec<_> = list.items.iter().map(|tunnel| &*tunnel.properties.name).collect();
    assert_eq!(names, ["b"]);
    assert_eq!((list.offset, list.limit), (Some(1), Some(1)));
    assert!(list.links.next.is_some());
}

#[wasm_bindgen_test]
async fn iterate_goes_over_every_page() {
    let client = emulator::client();
    let gateway = gateway_with(&client, &["a", "b", "c", "d", "e"]).await;
    let mut tunnels = client.iterate(&gateway).page_size(2);
    let mut names = Vec::new();
    while let Some(tunnel) = tunnels.next().await {
        names.push(tunnel.expect("a tunnel").properties.name);
    }
    assert_eq!(names, ["a", "b", "c", "d", "e"]);
}

#[wasm_bindgen_test]
async fn iterate_can_be_a_stream() {
    let client = emulator::client();
    let gateway = gateway_with(&client, &["a", "b", "c"]).await;
    let stream = client.iterate(&gateway).page_size(1).into_stream();
    let tunnels: Vec<_> = stream.try_collect().await.expect("all tunnels");
    let names: Vec<_> = tunnels.iter().map(|tunnel| &*tunnel.properties.name).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

#[wasm_bindgen_test]
async fn a_wait_for_available_gives_the_tunnel() {
    let (client, gateway) = (emulator::client(), new_id());
    let created = client.create(&gateway, &tunnel("office")).await.expect("a tunnel");
    assert_eq!(created.metadata.status, Some(Known::Value(Status::Provisioning)));
    let ready = client.wait_until_available(&gateway, &created.id, patience()).await.expect("the tunnel");
    assert_eq!(ready.id, created.id);
    assert_eq!(ready.metadata.status, Some(Known::Value(Status::Available)));
}

#[wasm_bindgen_test]
async fn a_wait_for_a_tunnel_that_fails_says_so() {
    let (client, gateway) = (emulator::client(), new_id());
    let mut failing = tunnel("office");
    failing.remote_host = "vpn.example.invalid".to_owned();
    let created = client.create(&gateway, &failing).await.expect("a tunnel");
    let error = client.wait_until_available(&gateway, &created.id, patience()).await.expect_err("a failure");
    assert_eq!(error.code(), "wait.failed");
}

#[wasm_bindgen_test]
async fn a_deleted_tunnel_is_gone_after_the_wait() {
    let (client, gateway) = (emulator::client(), new_id());
    let created = client.create(&gateway, &tunnel("office")).await.expect("a tunnel");
    client.delete(&gateway, &created.id).await.expect("a deletion");
    client.get(&gateway, &created.id).await.expect("a tunnel that is being deleted");
    client.wait_until_deleted(&gateway, &created.id, patience()).await.expect("an end");
    let list = client.list(&gateway, PageQuery::default()).await.expect("a page");
    assert_eq!(list.items, []);
}

#[wasm_bindgen_test]
async fn gateways_are_listed_and_read() {
    let client = emulator::client();
    let gateways: Vec<_> = client.gateways().page_size(2).into_stream().try_collect().await.expect("all gateways");
    assert_eq!(gateways.len(), 3);
    let last = gateways.last().expect("a gateway");
    let read = client.gateway(&last.id).await.expect("the gateway");
    assert_eq!(&read, last);
    assert!(!read.properties.gateway_ip.is_empty());
}
