//! The async client in Node and in Chromium. Most tests use the emulator over the network; where a server cannot produce
//! the case, a test replaces `fetch`.
//!
//! `npm test -- fetch` starts the emulator and names it in `EMULATOR_URL` when these tests are compiled, as a page in a
//! browser has no environment to read.
#![cfg(target_arch = "wasm32")]

mod emulator;
mod failures;
mod operations;
mod platform;

use gloo_timers::future::TimeoutFuture;
use ionos_ipsec_tunnels::{
    client::ClientEvent,
    fetch::{BaseUrl, ClientBuilder, Token, TunnelClient},
    model::{AuthMethod, IPSecPSK, IPSecTunnel, IPSecTunnelAuth},
    validate::random_id,
};
use std::{cell::RefCell, rc::Rc};

const KEY: &str = "s3cr3t-canary-T7nq0vJw3mXc9sLk2bRz6yHd";

/// A tunnel that the API accepts.
fn tunnel(name: &str) -> IPSecTunnel {
    IPSecTunnel {
        name: name.to_owned(),
        description: None,
        remote_host: "vpn.example.com".to_owned(),
        auth: IPSecTunnelAuth { method: AuthMethod::Psk, psk: Some(IPSecPSK { key: KEY.to_owned() }) },
        ike: Default::default(),
        esp: Default::default(),
        cloud_network_cidrs: vec!["10.7.0.0/24".to_owned()],
        peer_network_cidrs: vec!["192.168.5.0/24".to_owned()],
    }
}

/// An id that no gateway and no tunnel has.
fn new_id() -> String {
    random_id(std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8))
}

/// A client, and its events: the kind of each with its most important member.
fn observed(base_url: impl Into<BaseUrl>, token: impl Into<Token>) -> (ClientBuilder, Rc<RefCell<Vec<String>>>) {
    let events = Rc::<RefCell<Vec<String>>>::default();
    let told = events.clone();
    let builder = TunnelClient::builder(base_url, token).on_event(move |event| {
        told.borrow_mut().push(match event {
            ClientEvent::Request { method, attempt, .. } => format!("{} {attempt}", method.as_str()),
            ClientEvent::Response { status, .. } => format!("answer {status}"),
            ClientEvent::Retry { reason, .. } => format!("retry: {reason}"),
            ClientEvent::End { outcome, .. } => format!("end: {}", outcome.as_str()),
        });
    });
    (builder, events)
}

/// Yields to the platform until a condition holds.
async fn until(holds: impl Fn() -> bool) {
    while !holds() {
        TimeoutFuture::new(1).await;
    }
}
