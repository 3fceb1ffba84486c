//! Connects the office when JavaScript asks for it, by the example of the README, which is `readme.rs`.

mod readme;

use ionos_ipsec_tunnels::fetch::{Error, TunnelClient};
use wasm_bindgen::prelude::*;

/// Gives the tunnel as JSON, or rejects with what to tell the user.
#[wasm_bindgen]
pub async fn connect(base_url: String, token: String, gateway: String, key: String) -> Result<String, Vec<String>> {
    let tunnel = async {
        let client = TunnelClient::new(base_url, token)?;
        readme::connect_office(&client, &gateway, key).await
    };
    let tunnel = tunnel.await.map_err(|error: Error| readme::messages(&error))?;
    serde_json::to_string(&tunnel).map_err(|error| vec![error.to_string()])
}
