//! The client with a `fetch` that the test provides: what it sends, returns and rejects with.

mod attempts;
mod errors;
mod operations;

use super::{GATEWAY, TUNNEL, js, plain, run};
use ionos_ipsec_tunnels::bindings::client::{self, Config, CoreOperation, configure};
use js_sys::{Array, Promise, Reflect};
use serde_json::Value as Json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A client whose `fetch` returns the answers of the test, one after the other.
struct Server {
    client: Client,
    /// The requests as they came: `{ method, url, headers, body, signal }`.
    requests: Array,
    /// The client's events.
    events: Array,
}

/// Functions that the scripts of answers may use.
const ANSWERS: &str = r#"
    const read = (status = "AVAILABLE", id = "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe") => {
        const { auth, ...properties } = tunnel;
        return {
            id, type: "ipsectunnel", href: `/tunnels/${id}`, added: { since: true },
            metadata: { status, statusMessage: status === "FAILED" ? "no route" : null },
            properties: { ...properties, auth: { method: "PSK" } },
        };
    };
    const json = (status, body, headers) => () => new Response(JSON.stringify(body), { status, headers });
    const text = (status, body, headers) => () => new Response(body, { status, headers });
    const error = (status, headers) =>
        json(status, { httpStatus: status, messages: [{ errorCode: "paas-1", message: "No." }] }, headers);
    const page = (ids, next) => json(200, {
        id: "x", type: "collection", href: "/tunnels", items: ids.map((id) => read("AVAILABLE", id)),
        _links: next ? { next: "/next" } : {},
    });
    const never = () => new Promise(() => {});
"#;

/// `answers` is a list of functions from the request to the answer; `options` override the default options of the client.
fn server(answers: &str, options: &str) -> Server {
    let parts: Array = run(&format!(
        r#"{ANSWERS}
        const answers = {answers};
        const requests = [], events = [];
        const fetch = async (url, {{ method, headers, body = "", signal }}) => {{
            requests.push({{ method, url, headers, body, signal }});
            if (answers.length === 0) throw new Error("an answer too few");
            return answers.shift()(url);
        }};
        const onEvent = (event) => events.push(event);
        const baseUrl = "https://api.example.test/vpn/";
        return [{{ baseUrl, token: "t0ken-canary", fetch, onEvent, ...{options} }}, requests, events];"#
    ))
    .unchecked_into();
    Server {
        client: Client::new(&parts.get(0)).expect("options that work"),
        requests: parts.get(1).unchecked_into(),
        events: parts.get(2).unchecked_into(),
    }
}

/// The options of a client, as the package's JavaScript keeps them.
struct Client(JsValue);

impl Client {
    fn new(options: &JsValue) -> Result<Self, JsValue> {
        configure(options, &JsValue::UNDEFINED).map(Self)
    }

    fn config(&self) -> &Config {
        self.0.unchecked_ref()
    }

    fn call(
        &self,
        operation: CoreOperation,
        gateway_id: &JsValue,
        tunnel_id: &JsValue,
        tunnel: &JsValue,
        options: &JsValue,
    ) -> Promise {
        let arguments = js("{ callId: 1 }");
        let given = [("gatewayId", gateway_id), ("tunnelId", tunnel_id), ("tunnel", tunnel), ("options", options)];
        for (name, value) in given {
            Reflect::set(&arguments, &name.into(), value).expect("a plain object");
        }
        client::call(self.config(), operation, arguments.unchecked_ref())
    }

    /// The next page of a walk: `walk` is the state that the page before gave, `seen` the ids on earlier pages.
    fn page(&self, options: &JsValue, seen: &JsValue, walk: &JsValue) -> Promise {
        let arguments = js("{ callId: 1 }");
        for (name, value) in [("gatewayId", &GATEWAY.into()), ("options", options), ("seen", seen), ("walk", walk)] {
            Reflect::set(&arguments, &name.into(), value).expect("a plain object");
        }
        client::call(self.config(), CoreOperation::TunnelPage, arguments.unchecked_ref())
    }
}

impl Server {
    /// A call about the test's tunnel.
    fn call(&self, operation: CoreOperation, tunnel: &str, options: &str) -> Promise {
        self.client.call(operation, &GATEWAY.into(), &TUNNEL.into(), &js(tunnel), &js(options))
    }

    fn list(&self, options: &str) -> Promise {
        self.call(CoreOperation::List, "undefined", options)
    }

    fn get(&self, options: &str) -> Promise {
        self.call(CoreOperation::Get, "undefined", options)
    }

    fn create(&self, tunnel: &str, options: &str) -> Promise {
        self.call(CoreOperation::Create, tunnel, options)
    }

    fn ensure(&self, options: &str) -> Promise {
        self.call(CoreOperation::Ensure, "tunnel", options)
    }

    fn delete(&self, options: &str) -> Promise {
        self.call(CoreOperation::Delete, "undefined", options)
    }

    fn wait_until_available(&self) -> Promise {
        self.call(CoreOperation::WaitUntilAvailable, "undefined", "{ intervalMs: 1 }")
    }

    fn wait_until_deleted(&self) -> Promise {
        self.call(CoreOperation::WaitUntilDeleted, "undefined", "{ intervalMs: 1 }")
    }

    fn request(&self, index: u32) -> Json {
        plain(&self.requests.get(index))
    }

    /// The body of the first request.
    fn body(&self) -> Json {
        serde_json::from_str(self.request(0)["body"].as_str().unwrap_or_default()).expect("JSON")
    }
}

/// What a promise resolves with.
async fn done(promise: Promise) -> JsValue {
    match JsFuture::from(promise).await {
        Ok(value) => value,
        Err(error) => panic!("rejected with {}", plain(&error)),
    }
}

/// What a promise rejects with.
async fn refused(promise: Promise) -> JsValue {
    match JsFuture::from(promise).await {
        Ok(value) => panic!("resolved with {}", plain(&value)),
        Err(error) => error,
    }
}

fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Some members of an object.
fn pick(value: &JsValue, names: &[&str]) -> Json {
    names.iter().map(|name| plain(&member(value, name))).collect()
}

fn url(rest: &str) -> String {
    format!("https://api.example.test/vpn/ipsecgateways/{GATEWAY}/tunnels{rest}")
}
