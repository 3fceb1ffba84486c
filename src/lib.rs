//! Validation and a fetch client for the IPSec tunnels of the IONOS Cloud VPN Gateway API.
//!
//! The rooms, each of which knows only those below it:
//!
//! - `bindings`: the bridge to JavaScript, where the crate becomes the npm package `ionos-ipsec-tunnels`;
//! - [`client`]: the five operations over fetch, retrying, paging, waiting;
//! - [`validate`]: what the API would refuse and what an operator may regret, as issues;
//! - [`model`]: the API's nouns, algorithms, limits and regions.
//!
//! Beside them, `names` reads members of JavaScript objects, and `memory` is the allocator that wipes what it frees.
//!
//! `model`, `validate` and every decision of `client` that needs no wire also run natively.

#[doc(hidden)]
pub mod bindings;
pub mod client;
#[cfg(target_arch = "wasm32")]
mod memory;
pub mod model;
mod names;
pub mod validate;
