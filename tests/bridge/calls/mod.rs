//! The client over a `fetch` of the test's own: what it sends, what it gives back, and what it rejects with.

mod attempts;
mod errors;
mod operations;

use super::{GATEWAY, TUNNEL, js, plain, run};
use ionos_ipsec_tunnels::bindings::client::{CoreCall, CoreClient};
use js_sys::{Array, Promise, Reflect};
use serde_json::Value as Json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A client whose `fetch` gives the answers of the test, one after the other.
struct Server {
    client: CoreClient,
    /// The requests as they came: `{ method, url, headers, body, signal }`.
    requests: Array,
    /// The client's events.
    events: Array,
}

/// What the answers of a test may use.
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

/// `answers` is a list of functions from the request to the answer; `options` are laid over the client's.
fn server(answers: &str, options: &str) -> Server {
    let parts: Array = run(&format!(
        r#"{ANSWERS}
        const answers = {answers};
        const requests = [], events = [];
        const fetch = async (request) => {{
            const {{ method, url, signal }} = request;
            const headers = Object.fromEntries(request.headers);
            requests.push({{ method, url, headers, body: await request.text(), signal }});
            if (answers.length === 0) throw new Error("an answer too few");
            return answers.shift()(request);
        }};
        const onEvent = (event) => events.push(event);
        const baseUrl = "https://api.example.test/vpn/";
        return [{{ baseUrl, token: "t0ken-canary", fetch, onEvent, ...{options} }}, requests, events];"#
    ))
    .unchecked_into();
    let client = CoreClient::new(&parts.get(0)).expect("options that work");
    Server { client, requests: parts.get(1).unchecked_into(), events: parts.get(2).unchecked_into() }
}

impl Server {
    /// A call about the test's tunnel.
    fn call(&self, call: CoreCall, tunnel: &str, options: &str) -> Promise {
        self.client.call(call, &GATEWAY.into(), &TUNNEL.into(), &js(tunnel), &js(options))
    }

    fn list(&self, options: &str) -> Promise {
        self.call(CoreCall::List, "undefined", options)
    }

    fn get(&self, options: &str) -> Promise {
        self.call(CoreCall::Get, "undefined", options)
    }

    fn create(&self, tunnel: &str, options: &str) -> Promise {
        self.call(CoreCall::Create, tunnel, options)
    }

    fn ensure(&self, options: &str) -> Promise {
        self.call(CoreCall::Ensure, "tunnel", options)
    }

    fn delete(&self, options: &str) -> Promise {
        self.call(CoreCall::Delete, "undefined", options)
    }

    fn wait_until_available(&self) -> Promise {
        self.call(CoreCall::WaitUntilAvailable, "undefined", "{ intervalMs: 1 }")
    }

    fn wait_until_deleted(&self) -> Promise {
        self.call(CoreCall::WaitUntilDeleted, "undefined", "{ intervalMs: 1 }")
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
