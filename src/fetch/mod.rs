//! An async client of the API for Rust in the browser and in Node, as compiled to WebAssembly by Leptos, Yew, Dioxus or
//! wasm-bindgen alone.
//!
//! ```no_run
//! use ionos_ipsec_tunnels::{
//!     client::{Failure, Patience},
//!     fetch::{BaseUrl, Error, Token, TunnelClient},
//!     model::{AuthMethod, IPSecPSK, IPSecTunnel, IPSecTunnelAuth, IPSecTunnelRead},
//!     validate::tunnel_id_for,
//! };
//!
//! /// Creates or replaces the office's tunnel. It can run twice, because the id follows from gateway and name.
//! async fn office(token: Token, gateway: &str, key: String) -> Result<IPSecTunnelRead, Error> {
//!     let client = TunnelClient::new(BaseUrl::region("de-fra"), token)?;
//!     let tunnel = IPSecTunnel {
//!         name: "office".to_owned(),
//!         description: None,
//!         remote_host: "vpn.example.com".to_owned(),
//!         auth: IPSecTunnelAuth { method: AuthMethod::Psk, psk: Some(IPSecPSK { key }) },
//!         ike: Default::default(),
//!         esp: Default::default(),
//!         cloud_network_cidrs: vec!["10.7.0.0/24".to_owned()],
//!         peer_network_cidrs: vec!["192.168.5.0/24".to_owned()],
//!     };
//!     let id = tunnel_id_for(gateway, "office").unwrap_or_default();
//!     client.ensure(gateway, &id, &tunnel).await?;
//!     client.wait_until_available(gateway, &id, Patience::default()).await
//! }
//!
//! /// What to show at the field of a form, or above it.
//! fn words(error: &Error) -> Vec<String> {
//!     match error.failure() {
//!         Failure::Validation(issues) => issues.iter().map(ToString::to_string).collect(),
//!         _ => vec![error.to_string()],
//!     }
//! }
//! ```
//!
//! A gateway's tunnels come page by page:
//!
//! ```no_run
//! # use ionos_ipsec_tunnels::fetch::{Error, TunnelClient};
//! # async fn names(client: &TunnelClient, gateway: &str) -> Result<Vec<String>, Error> {
//! let mut names = Vec::new();
//! let mut tunnels = client.iterate(gateway);
//! while let Some(tunnel) = tunnels.next().await {
//!     names.push(tunnel?.properties.name);
//! }
//! # Ok(names)
//! # }
//! ```
//!
//! The futures use the platform's `fetch` and timers, so they run on its only thread and are not `Send`: spawn them with
//! `wasm_bindgen_futures::spawn_local`, and pass them to Leptos as a `LocalResource`. They also compile for other targets,
//! so that a program for both a server and a browser can name them; awaiting them there panics.
//!
//! [`crate::client`] decides everything: what is sent, what is sent again, when a wait is over. This module adds the I/O:
//!
//! ```text
//! client.rs   the operations                  builder.rs   the builder of a client
//! pages.rs    lists, page by page             token.rs     the token, or the function that gets one
//! drive.rs    carries out a call's actions    exchange.rs  one request and its answer, over gloo-net
//! body.rs     reads bodies into the model     sent.rs      the secrets that were sent
//! error.rs    the error of a call
//! ```

mod body;
mod builder;
mod client;
mod drive;
mod error;
mod exchange;
mod pages;
mod sent;
mod token;

pub use builder::{BaseUrl, ClientBuilder};
pub use client::{Ensured, TunnelClient};
pub use error::Error;
pub use pages::Pages;
pub use token::Token;
