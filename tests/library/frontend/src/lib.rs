//! The exports of a frontend for JavaScript. `readme.rs` is the example of the README.

mod readme;

use ionos_ipsec_tunnels::{
    client::Settings,
    fetch::{Error, TunnelClient},
};
use wasm_bindgen::prelude::*;

/// Resolves to the tunnel as JSON, or rejects with the message for the user.
#[wasm_bindgen]
pub async fn connect(base_url: String, token: String, gateway: String, key: String) -> Result<String, Vec<String>> {
    let tunnel = async {
        let client = TunnelClient::new(base_url, token)?;
        readme::connect_office(&client, &gateway, key).await
    };
    let tunnel = tunnel.await.map_err(|error: Error| readme::messages(&error))?;
    serde_json::to_string(&tunnel).map_err(|error| vec![error.to_string()])
}

/// Resolves to a gateway's name, or rejects with the message for the user, also if the call takes more than some milliseconds.
#[wasm_bindgen]
pub async fn gateway_name(
    base_url: String,
    token: String,
    gateway: String,
    timeout_ms: f64,
) -> Result<String, Vec<String>> {
    let gateway = async {
        let settings = Settings { timeout_ms, retry: None, ..Settings::default() };
        let client = TunnelClient::builder(base_url, token).settings(settings).build()?;
        client.gateway(&gateway).await
    };
    let gateway = gateway.await.map_err(|error: Error| readme::messages(&error))?;
    Ok(gateway.properties.name)
}
