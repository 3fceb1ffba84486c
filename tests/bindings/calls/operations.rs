//! The operations: what is sent and what is given back.

use super::{done, member, pick, refused, server, url};
use crate::bindings::{GATEWAY, TUNNEL, js, plain};
use ionos_ipsec_tunnels::bindings::client::CoreOperation;
use js_sys::{Array, Promise, Reflect};
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn create_posts_the_definition() {
    let server = server("[json(201, read())]", "{}");
    done(server.create("tunnel", "undefined")).await;
    let request = server.request(0);
    assert_eq!((&request["method"], &request["url"]), (&json!("POST"), &json!(url(""))));
    let body = server.body();
    assert_eq!(body, json!({ "properties": plain(&js("tunnel")) }));
}

#[wasm_bindgen_test]
async fn create_gives_the_tunnel_as_the_server_sent_it() {
    let server = server("[json(201, read('NEW-STATUS'))]", "{}");
    let tunnel = plain(&done(server.create("tunnel", "undefined")).await);
    assert_eq!((&tunnel["id"], &tunnel["metadata"]["status"]), (&json!(TUNNEL), &json!("NEW-STATUS")));
    assert_eq!(tunnel["added"], json!({ "since": true }));
}

#[wasm_bindgen_test]
async fn create_sends_the_metadata_of_the_request() {
    let server = server("[json(201, read())]", "{}");
    done(server.create("tunnel", "{ metadata: { ticket: 7 } }")).await;
    let body = server.body();
    assert_eq!(body["metadata"], json!({ "ticket": 7 }));
}

#[wasm_bindgen_test]
async fn create_sends_what_getters_and_proxies_give() {
    let server = server("[json(201, read())]", "{}");
    let class = "new (class { get name() { return 'from a getter'; } constructor() { const { name, ...rest } = tunnel;
        Object.assign(this, rest, { auth: new Proxy(tunnel.auth, {}) }); } })()";
    done(server.create(class, "undefined")).await;
    let body = server.body();
    assert_eq!(
        (&body["properties"]["name"], &body["properties"]["auth"]["method"]),
        (&json!("from a getter"), &json!("PSK"))
    );
}

#[wasm_bindgen_test]
async fn what_was_checked_is_what_is_sent() {
    let server = server("[json(201, read())]", "{}");
    done(server.create("{ ...tunnel, toJSON() { return { name: 7 }; } }", "undefined")).await;
    let body = server.body();
    assert_eq!(body["properties"], plain(&js("tunnel")));
}

#[wasm_bindgen_test]
async fn the_definition_is_read_before_the_call_returns() {
    let server = server("[json(201, read())]", "{}");
    let tunnel = js("tunnel");
    let call =
        server.client.call(CoreOperation::Create, &GATEWAY.into(), &JsValue::UNDEFINED, &tunnel, &JsValue::UNDEFINED);
    Reflect::set(&tunnel, &"name".into(), &"changed since".into()).expect("a plain object");
    done(call).await;
    let body = server.body();
    assert_eq!(body["properties"]["name"], "office");
}

#[wasm_bindgen_test]
async fn requests_carry_the_clients_headers() {
    let server = server("[json(201, read())]", "{ headers: { 'X-Trace': 'a' } }");
    done(server.create("tunnel", "{ headers: { 'x-trace': 'b', 'x-more': 'c' } }")).await;
    let headers = &server.request(0)["headers"];
    for (name, value) in [
        ("authorization", "Bearer t0ken-canary"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("x-trace", "b"),
        ("x-more", "c"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
}

#[wasm_bindgen_test]
async fn get_reads_one_tunnel() {
    let server = server("[json(200, read())]", "{}");
    assert_eq!(plain(&done(server.get("undefined")).await)["id"], TUNNEL);
    let request = server.request(0);
    assert_eq!(
        (&request["method"], &request["url"], &request["body"]),
        (&json!("GET"), &json!(url(&format!("/{TUNNEL}"))), &json!(""))
    );
}

#[wasm_bindgen_test]
async fn list_reads_the_page_that_was_asked_for() {
    let server = server("[page(['a', 'b'])]", "{}");
    let list = plain(&done(server.list("{ offset: 20, limit: 2 }")).await);
    assert_eq!(server.request(0)["url"], url("?offset=20&limit=2"));
    assert_eq!((&list["items"][1]["id"], &list["offset"], &list["limit"]), (&json!("b"), &json!(20), &json!(2)));
}

#[wasm_bindgen_test]
async fn a_list_that_lacks_all_but_its_type_is_an_empty_page() {
    let server = server("[json(200, { type: 'collection', items: null })]", "{}");
    let list = plain(&done(server.list("undefined")).await);
    assert_eq!(list, json!({ "type": "collection", "items": [], "offset": 0, "limit": 100, "_links": {} }));
}

#[wasm_bindgen_test]
async fn ensure_puts_the_definition_with_its_id() {
    let server = server("[json(200, read())]", "{}");
    done(server.ensure("undefined")).await;
    let request = server.request(0);
    assert_eq!((&request["method"], &request["url"]), (&json!("PUT"), &json!(url(&format!("/{TUNNEL}")))));
    let body = server.body();
    assert_eq!(body, json!({ "id": TUNNEL, "properties": plain(&js("tunnel")) }));
}

#[wasm_bindgen_test]
async fn ensure_tells_creating_from_replacing() {
    for (status, created) in [(201, true), (200, false)] {
        let server = server(&format!("[json({status}, read())]"), "{}");
        let ensured = plain(&done(server.ensure("undefined")).await);
        assert_eq!((&ensured["created"], &ensured["tunnel"]["id"]), (&json!(created), &json!(TUNNEL)));
    }
}

#[wasm_bindgen_test]
async fn delete_gives_nothing() {
    let server = server("[text(202, '')]", "{}");
    assert_eq!(done(server.delete("undefined")).await, JsValue::UNDEFINED);
    assert_eq!(server.request(0)["method"], "DELETE");
}

#[wasm_bindgen_test]
async fn calls_may_run_at_once() {
    let server = server("[json(200, read()), json(200, read()), json(200, read())]", "{}");
    let all = Array::of3(&server.get("undefined"), &server.get("undefined"), &server.ensure("undefined"));
    done(Promise::all(&all)).await;
    assert_eq!(server.requests.length(), 3);
}

#[wasm_bindgen_test]
async fn a_call_outlives_its_client() {
    let server = server("[json(200, read())]", "{}");
    let call = server.get("undefined");
    drop(server.client);
    assert_eq!(plain(&done(call).await)["id"], TUNNEL);
}

#[wasm_bindgen_test]
async fn an_answer_may_be_a_stand_in_for_a_response() {
    let stand_in = "{ status: 200, headers: { get: () => null }, text: async () => JSON.stringify(read()) }";
    let server = server(&format!("[() => ({stand_in})]"), "{}");
    assert_eq!(plain(&done(server.get("undefined")).await)["id"], TUNNEL);
}

#[wasm_bindgen_test]
async fn pages_are_read_until_no_next_one_is_named() {
    let server = server("[page(['a', 'b'], true), page(['b', 'c'], true), page(['d'])]", "{}");
    let (options, seen) = (js("{ pageSize: 2 }"), js("new Set()"));
    let mut read = Vec::new();
    let mut walk = JsValue::UNDEFINED;
    // The last call sends nothing: it tells the end of the walk.
    for _ in 0..4 {
        let page = done(server.client.page(&options, &seen, &walk)).await;
        walk = member(&page, "walk");
        let items = plain(&member(&page, "items"));
        let ids: Json = items.as_array().into_iter().flatten().map(|tunnel| tunnel["id"].clone()).collect();
        read.push((ids, !walk.is_undefined()));
    }
    assert_eq!(read, [(json!(["a", "b"]), true), (json!(["c"]), true), (json!(["d"]), true), (json!([]), false)]);
    assert_eq!(
        [0, 1, 2].map(|index| server.request(index)["url"].clone()),
        ["?offset=0&limit=2", "?offset=2&limit=2", "?offset=4&limit=2"].map(|query| json!(url(query)))
    );
}

#[wasm_bindgen_test]
async fn a_page_that_comes_again_ends_the_walk() {
    let server = server("[page(['a'], true), page(['a'], true)]", "{}");
    let seen = js("new Set()");
    let first = done(server.client.page(&JsValue::UNDEFINED, &seen, &JsValue::UNDEFINED)).await;
    let error = refused(server.client.page(&JsValue::UNDEFINED, &seen, &member(&first, "walk"))).await;
    assert_eq!(pick(&error, &["name", "code"]), json!(["ResponseError", "paging.not-advancing"]));
}
