//! Exports for the client. What a client is made of is a plain object that JavaScript keeps ([`configure`]): here a call
//! lives from its start to its end, driven by `js/call.js`, and nothing stays.
//!
//! What is exported under a name with `Core` is for the package's own JavaScript, whose public classes have names like
//! `TunnelClient`.
//!
//! Arguments are read before a function returns, so that changing them later changes nothing.

mod action;
mod answer;
mod call;
mod copy;
mod definition;
pub mod error;
mod event;
mod options;
mod prepare;

pub use options::Config;

use crate::client::{ClientEvent, Outcome};
use call::CoreCall;
use error::{describe, to_error};
use event::event;
use js_sys::Promise;
use prepare::prepare;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/call.js")]
extern "C" {
    fn drive(call: CoreCall, config: &Config, request: &JsValue, arguments: &CoreArguments) -> Promise;
    fn refuse(config: &Config, event: &JsValue, description: &JsValue, arguments: &CoreArguments) -> Promise;
}

// `js/call.js` imports this file; wasm-bindgen copies a file where Rust imports something of it.
#[wasm_bindgen(module = "/src/bindings/js/exchange.js")]
extern "C" {
    #[allow(dead_code)]
    fn send();
}

/// What a call is for, by the client's method.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum CoreOperation {
    /// GET one page of tunnels.
    List = "list",
    /// GET one tunnel.
    Get = "get",
    /// POST a new tunnel.
    Create = "create",
    /// PUT a tunnel.
    Ensure = "ensure",
    /// DELETE a tunnel.
    Delete = "delete",
    /// GET one tunnel until it is AVAILABLE.
    WaitUntilAvailable = "waitUntilAvailable",
    /// GET one tunnel until it is gone.
    WaitUntilDeleted = "waitUntilDeleted",
    /// GET one gateway.
    Gateway = "gateway",
    /// GET the next page of tunnels of a walk.
    TunnelPage = "iterate",
    /// GET the next page of gateways of a walk.
    GatewayPage = "gateways",
}

/// Reads the options of a client; throws a ConfigurationError where they cannot work.
#[wasm_bindgen]
pub fn configure(options: &JsValue, trace: &JsValue) -> Result<JsValue, JsValue> {
    options::client(options).map_err(|failure| to_error(&failure, trace))
}

/// What a caller gives for a call. Which of the members count depends on what it is for. `js/call.js` reads three more: `trace`,
/// where the caller stands, and of a walk `seen`, a set of the ids that earlier pages had, and `stop`, a signal that ends it.
#[wasm_bindgen]
extern "C" {
    pub type CoreArguments;
    /// Tells the call from others of the client.
    #[wasm_bindgen(method, getter, js_name = callId)]
    fn call_id(this: &CoreArguments) -> u32;
    #[wasm_bindgen(method, getter, js_name = gatewayId)]
    fn gateway_id(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = tunnelId)]
    fn tunnel_id(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn tunnel(this: &CoreArguments) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn options(this: &CoreArguments) -> JsValue;
    /// Of a walk: what the page before gave.
    #[wasm_bindgen(method, getter)]
    fn walk(this: &CoreArguments) -> JsValue;
}

/// Makes a call. The promise is rejected with an error of the package, or with the reason of the caller's signal. Of a
/// walk it gives `{ items, walk }`: items that were not seen before, and what the next page needs, if there is one.
#[wasm_bindgen]
pub fn call(config: &Config, operation: CoreOperation, arguments: &CoreArguments) -> Promise {
    match prepare(config, operation, arguments) {
        Ok((call, request)) => drive(call, config, &request, arguments),
        Err(failure) => {
            let end = ClientEvent::End {
                call_id: arguments.call_id(),
                outcome: Outcome::Failed,
                duration_ms: 0.0,
                attempts: 0,
                code: Some(failure.code()),
            };
            refuse(config, &event(&end), &describe(&failure), arguments)
        }
    }
}
