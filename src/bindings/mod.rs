//! The bindings: the only module that knows JavaScript values. The exports here are for the package's own JavaScript
//! (`pkg-templates`), which gives them their public form.
//!
//! Each WebAssembly file of the package is this crate with the features whose exports its entry needs:
//! `module.wasm` (`advice`, `client`), `validate.wasm` (`advice`) and `peers.wasm` (`peers`).

#[cfg(all(feature = "client", feature = "advice"))]
pub mod client;
#[cfg(feature = "advice")]
pub mod gateway;
pub mod host;
mod issues;
#[cfg(all(feature = "client", feature = "advice"))]
pub mod json;
pub(crate) mod members;
#[cfg(target_arch = "wasm32")]
mod memory;
pub mod packed;
#[cfg(feature = "peers")]
pub mod peers;
#[cfg(all(feature = "client", feature = "advice"))]
pub mod plan;
#[cfg(feature = "advice")]
mod random;
#[cfg(feature = "advice")]
pub mod validation;
pub(crate) mod value;

/// The name of this WebAssembly file and the id of its build, as a custom section of the file. `xtask/build.js` sets the
/// text, and the package's JavaScript compares it before it makes an instance (`pkg-templates/wasm.js`).
#[cfg(target_arch = "wasm32")]
#[used]
// SAFETY: a section of this name holds these bytes alone; no code reads it.
#[unsafe(link_section = "ionos-ipsec-tunnels")]
static BUILD: [u8; BUILD_TEXT.len()] = {
    let mut bytes = [0; BUILD_TEXT.len()];
    bytes.copy_from_slice(BUILD_TEXT.as_bytes());
    bytes
};

#[cfg(target_arch = "wasm32")]
const BUILD_TEXT: &str = match option_env!("IONOS_IPSEC_TUNNELS_BUILD") {
    Some(build) => build,
    None => "",
};
