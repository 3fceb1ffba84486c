//! Validation, planning and a client for the IPSec tunnels of the IONOS Cloud VPN Gateway API.
//!
//! | module | what it holds | feature |
//! | --- | --- | --- |
//! | [`model`] | the API's nouns as serde types; algorithms, limits, regions | |
//! | [`validate`] | what the API would refuse, and with `advice` what an operator may regret, as issues | `advice` (default) |
//! | [`plan`] | which tunnels to create, update and delete, so that a gateway has those that are desired | |
//! | [`client`] | the decisions of a call, without I/O: requests, retrying, waiting, paging | `client` |
//! | [`fetch`] | an async client for Rust in the browser and in Node | `fetch` |
//! | `peers` | the configuration of the device at the other end | `peers` |
//! | `bindings` | the exports of the npm package `ionos-ipsec-tunnels`, and the allocator that wipes memory | `npm` |
//!
//! Dependencies go one way: `bindings → {client, peers, plan, validate} → model`, `fetch → {client, validate}`, and `client`,
//! `peers`, `plan` → `validate`. Only `bindings` and `fetch` know JavaScript values; without the feature `npm` this is a plain
//! library.

#[cfg(all(feature = "npm", any(feature = "advice", feature = "peers")))]
#[doc(hidden)]
pub mod bindings;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod model;
#[cfg(feature = "peers")]
pub mod peers;
pub mod plan;
pub mod validate;
