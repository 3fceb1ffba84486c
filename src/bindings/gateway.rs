//! The export that compares the tunnels of one gateway, and the reader of such tunnels.

use super::{
    members::get,
    packed::Packed,
    validation::{Returned, issues_to_js},
    value::read_definition,
};
use crate::validate::{self, GatewayTunnel};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// A tunnel of a gateway, as the caller gives it: a definition, or a tunnel that was read from the API. A definition has
/// neither id nor status.
pub(super) struct GivenTunnel {
    definition: Packed,
    id: Option<String>,
    status: Option<String>,
}

impl GivenTunnel {
    pub(super) fn read(tunnel: &JsValue) -> Self {
        Self {
            definition: read_definition(tunnel).0,
            id: get(tunnel, "id").as_string(),
            status: get(&get(tunnel, "metadata"), "status").as_string(),
        }
    }

    pub(super) fn as_tunnel(&self) -> GatewayTunnel<'_> {
        GatewayTunnel { definition: self.definition.value(), id: self.id.clone(), status: self.status.clone() }
    }
}

/// The texts of a list. Elements that are no texts are left out.
pub(super) fn texts(list: &Array) -> Vec<String> {
    list.iter().filter_map(|text| text.as_string()).collect()
}

/// The advice about the tunnels of one gateway, without those whose ids are in `replacing`; `undefined` where there is
/// none. The tunnels are definitions, tunnels that were read from the API, or both.
#[wasm_bindgen(js_name = checkTunnels)]
pub fn check_tunnels(tunnels: &Array, replacing: &Array) -> Returned {
    let mut given = Vec::new();
    for tunnel in tunnels.iter() {
        given.push(GivenTunnel::read(&tunnel));
    }
    let tunnels: Vec<_> = given.iter().map(GivenTunnel::as_tunnel).collect();
    let replacing = texts(replacing);
    let replacing: Vec<_> = replacing.iter().map(String::as_str).collect();
    Ok(issues_to_js(&validate::check_tunnels(&tunnels, &replacing)))
}
