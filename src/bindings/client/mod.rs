//! Exports for the client. The options of a client, once checked, are a plain object that JavaScript keeps
//! ([`configure`]). WebAssembly holds a call from its start to its end, driven by `js/call.js`, and nothing between calls:
//! so nobody has to free a client.
//!
//! Names that begin with `Core` are for the package's own JavaScript, whose public classes have names like `TunnelClient`.
//!
//! Arguments are read before a function returns, so that changing them later changes nothing. Each page of a walk is a call of
//! its own: a change of the options between two pages counts.

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

// `js/call.js` imports this file. wasm-bindgen puts a JavaScript file into its output only if Rust imports something of it.
#[wasm_bindgen(module = "/src/bindings/js/exchange.js")]
extern "C" {
    #[allow(dead_code)]
    fn send();
}

/// The operation that a call is for. Its value is the name of the client's method.
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

/// The arguments of a call. Which of them are read depends on the operation. `js/call.js` reads three more: `trace`, whose
/// stack says where the caller called the package, and for a walk `seen`, the set of the ids on earlier pages, and `stop`,
/// the signal that ends it.
#[wasm_bindgen]
extern "C" {
    pub type CoreArguments;
    /// The number of the call, by which events name it.
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
    /// The state of a walk, as the page before gave it.
    #[wasm_bindgen(method, getter)]
    fn walk(this: &CoreArguments) -> JsValue;
}

/// Makes a call. The promise rejects with an error of the package, or with the reason of the caller's signal. For a page of
/// a walk it resolves to `{ items, walk }`: the items that no earlier page had, and the state of the walk, which is
/// `undefined` once the call after the last page has told its end.
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
