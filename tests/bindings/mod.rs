//! The bindings with real JavaScript values: what they read and return, and the client with a `fetch` that the test provides.

mod calls;
mod values;

use js_sys::{Function, JSON};
use serde_json::Value as Json;
use wasm_bindgen::prelude::*;

const GATEWAY: &str = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const TUNNEL: &str = "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe";

/// Functions that every script of the tests may use.
const SCOPE: &str = r#"
    const key = "s3cr3t-canary-T7nq0vJw3mXc9sLk2bRz6yHd";
    const tunnel = {
        name: "office",
        remoteHost: "vpn.mycompany.com",
        auth: { method: "PSK", psk: { key } },
        ike: { lifetime: 86400 },
        esp: { lifetime: 3600 },
        cloudNetworkCIDRs: ["10.7.0.0/24"],
        peerNetworkCIDRs: ["10.8.0.0/24"],
    };
    const fail = () => { throw new Error("unreadable"); };
    const revoked = (target) => {
        const { proxy, revoke } = Proxy.revocable(target, {});
        revoke();
        return proxy;
    };
"#;

/// The value of a JavaScript expression. `tunnel` in it is a good definition.
fn js(expression: &str) -> JsValue {
    run(&format!("return ({expression});"))
}

/// What a JavaScript function body returns.
fn run(body: &str) -> JsValue {
    Function::new_no_args(&format!("{SCOPE}{body}")).call0(&JsValue::UNDEFINED).expect("a script that does not throw")
}

/// Plain data as JSON, in which `undefined` becomes `null`.
fn plain(value: &JsValue) -> Json {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.map_or(Json::Null, |text| serde_json::from_str(&text).expect("JSON"))
}
