//! Export for the tunnels of one gateway, and how such a list is read.

use super::{
    names::get,
    packed::Packed,
    validation::{Returned, issues_to_js},
    value::{Unknown, read},
};
use crate::validate::{self, GatewayTunnel, rules};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// A tunnel of a gateway, read out of a definition or out of what the API gave.
pub(super) struct GivenTunnel {
    definition: Packed,
    id: Option<String>,
    status: Option<String>,
}

impl GivenTunnel {
    pub(super) fn read(tunnel: &JsValue) -> Self {
        let properties = get(tunnel, "properties");
        let definition = if properties.is_object() { &properties } else { tunnel };
        Self {
            definition: read(&rules::TUNNEL, definition, Unknown::Ignored),
            id: get(tunnel, "id").as_string(),
            status: get(&get(tunnel, "metadata"), "status").as_string(),
        }
    }

    pub(super) fn as_tunnel(&self) -> GatewayTunnel<'_> {
        GatewayTunnel { definition: self.definition.value(), id: self.id.clone(), status: self.status.clone() }
    }
}

/// The texts of a list; what is no text is left out.
pub(super) fn texts(list: &Array) -> Vec<String> {
    list.iter().filter_map(|text| text.as_string()).collect()
}

/// The advice about the tunnels of one gateway, as definitions or as read, without those whose ids are in `replacing`;
/// `undefined` where there is none.
#[wasm_bindgen(js_name = checkTunnels)]
pub fn check_tunnels(tunnels: &Array, replacing: &Array) -> Returned {
    let given: Vec<_> = tunnels.iter().map(|tunnel| GivenTunnel::read(&tunnel)).collect();
    let tunnels: Vec<_> = given.iter().map(GivenTunnel::as_tunnel).collect();
    let replacing = texts(replacing);
    let replacing: Vec<_> = replacing.iter().map(String::as_str).collect();
    Ok(issues_to_js(&validate::check_tunnels(&tunnels, &replacing)))
}
