//! The errors of calls, as descriptions: the function that makes real errors from them is not set in these tests.

use super::{Client, member, pick, refused, server, url};
use crate::bindings::{GATEWAY, TUNNEL, js, plain, run};
use ionos_ipsec_tunnels::bindings::client::CoreOperation;
use js_sys::Reflect;
use serde_json::{Value as Json, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_error_status_is_described_with_all_that_is_known() {
    let server = server("[error(404, { 'x-request-id': 'r-1', 'retry-after': '7' })]", "{}");
    let method_and_url = format!("GET {}", url(&format!("/{TUNNEL}")));
    assert_eq!(
        plain(&refused(server.get("undefined")).await),
        json!({
            "name": "ApiError",
            "message": format!("The API answered {method_and_url} with status 404: No."),
            "code": "paas-1",
            "status": 404,
            "kind": "not-found",
            "messages": [{ "errorCode": "paas-1", "message": "No." }],
            "method": "GET",
            "url": url(&format!("/{TUNNEL}")),
            "attempts": 1,
            "retryAfterMs": 7000,
            "requestId": "r-1",
        })
    );
}

#[wasm_bindgen_test]
async fn an_error_body_of_another_shape_is_no_trouble() {
    for body in ["''", "'<html>'", "'null'", "'[]'", "'7'", "'{\"messages\": 7}'", "'{\"messages\": [null]}'"] {
        let server = server(&format!("[text(409, {body})]"), "{}");
        let error = refused(server.get("undefined")).await;
        assert_eq!(pick(&error, &["code", "kind", "messages"]), json!(["http-409", "conflict", []]), "{body}");
    }
}

#[wasm_bindgen_test]
async fn what_the_server_says_of_secrets_is_not_repeated() {
    let answer =
        "json(400, { messages: [{ errorCode: key, message: `t0ken-canary and ${key}` }] }, { 'x-request-id': key })";
    let server = server(&format!("[{answer}]"), "{}");
    let error = refused(server.create("tunnel", "undefined")).await;
    assert!(!plain(&error).to_string().contains("canary"), "{}", plain(&error));
}

#[wasm_bindgen_test]
async fn a_bad_definition_is_not_sent() {
    let server = server("[]", "{}");
    let bad = "{ ...tunnel, name: 7, auth: { method: 'PSK', psk: { key: '' } } }";
    let error = refused(server.client.call(
        CoreOperation::Create,
        &"no gateway".into(),
        &JsValue::UNDEFINED,
        &js(bad),
        &JsValue::UNDEFINED,
    ))
    .await;
    assert_eq!(pick(&error, &["name", "code"]), json!(["ValidationError", "validation.failed"]));
    let issues = plain(&member(&error, "issues"));
    let found: Json =
        issues.as_array().into_iter().flatten().map(|issue| json!([issue["path"], issue["code"]])).collect();
    assert_eq!(
        found,
        json!([[["name"], "type"], [["auth", "psk", "key"], "psk.empty"], [["gatewayId"], "uuid.invalid"]])
    );
    assert_eq!(server.requests.length(), 0);
}

#[wasm_bindgen_test]
async fn ids_of_other_types_are_not_sent() {
    let server = server("[]", "{}");
    for id in ["undefined", "null", "7", "7n", "Symbol('x')", "{}", "revoked({})"] {
        let error =
            refused(server.client.call(CoreOperation::Get, &js(id), &js(id), &JsValue::UNDEFINED, &JsValue::UNDEFINED))
                .await;
        let issues = plain(&member(&error, "issues"));
        assert_eq!(issues.as_array().map(Vec::len), Some(2), "{id}");
    }
}

#[wasm_bindgen_test]
async fn a_definition_that_json_cannot_hold_is_not_sent() {
    let server = server("[]", "{}");
    for members in ["x: 1n", "x: { toJSON: fail }", "x: (() => { const a = {}; a.a = a; return a; })()"] {
        let error = refused(server.create(&format!("{{ ...tunnel, {members} }}"), "undefined")).await;
        assert_eq!(pick(&error, &["name"]), json!(["ValidationError"]), "{members}");
    }
}

#[wasm_bindgen_test]
async fn a_list_that_is_far_too_long_is_refused_without_being_read_to_its_end() {
    let server = server("[]", "{}");
    let reads = run("const reads = { count: 0 }; reads.list = new Proxy(new Array(100000), { get(target, name) {
        reads.count += 1;
        return target[name];
    } }); return reads;");
    let tunnel = js("tunnel");
    Reflect::set(&tunnel, &"peerNetworkCIDRs".into(), &member(&reads, "list")).expect("a plain object");
    refused(server.client.call(
        CoreOperation::Create,
        &GATEWAY.into(),
        &JsValue::UNDEFINED,
        &tunnel,
        &JsValue::UNDEFINED,
    ))
    .await;
    let count = member(&reads, "count").as_f64();
    assert!(count < Some(1000.0), "{count:?}");
}

#[wasm_bindgen_test]
async fn a_page_out_of_bounds_is_not_asked_for() {
    let server = server("[]", "{}");
    for (options, code) in [
        ("{ limit: 0 }", "number.min"),
        ("{ limit: 1001 }", "number.max"),
        ("{ offset: -1 }", "number.min"),
        ("{ offset: 0.5 }", "number.integer"),
        ("{ limit: '20' }", "type"),
    ] {
        let error = refused(server.list(options)).await;
        assert_eq!(plain(&member(&error, "issues"))[0]["code"], code, "{options}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_fails_is_the_cause() {
    for failure in ["() => Promise.reject('refused')", "() => { throw 'refused'; }"] {
        let server = server(&format!("[{failure}]"), "{}");
        let error = refused(server.create("tunnel", "undefined")).await;
        let names = ["name", "code", "cause", "method", "attempts"];
        assert_eq!(pick(&error, &names), json!(["ConnectionError", "connection.failed", "refused", "POST", 1]));
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_is_no_response_is_no_answer() {
    for answer in ["undefined", "null", "'text'", "{}", "{ status: 200 }"] {
        let server = server(&format!("[() => ({answer})]"), "{ retry: false }");
        let error = refused(server.get("undefined")).await;
        assert_eq!(pick(&error, &["name"]), json!(["ConnectionError"]), "{answer}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_the_api_does_not_promise_is_an_error() {
    for (answer, code) in [
        ("text(200, '')", "response.empty"),
        ("text(200, ' \\n')", "response.empty"),
        ("text(200, '<html>')", "response.not-json"),
        ("json(200, null)", "response.shape"),
        ("json(200, [])", "response.shape"),
        ("json(200, { id: 7 })", "response.shape"),
        ("text(302, '', { location: 'https://elsewhere.example.test' })", "response.redirect"),
    ] {
        let server = server(&format!("[{answer}]"), "{ retry: false }");
        let error = refused(server.get("undefined")).await;
        assert_eq!(pick(&error, &["name", "code"]), json!(["ResponseError", code]), "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_an_error_with_its_cause() {
    let broken = "() => new Response(new ReadableStream({
        start(stream) { stream.enqueue(new Uint8Array([123])); },
        pull(stream) { stream.error('gone'); },
    }))";
    let server = server(&format!("[{broken}]"), "{ retry: false }");
    let error = refused(server.get("undefined")).await;
    assert_eq!(pick(&error, &["name", "code", "cause"]), json!(["ResponseError", "response.truncated", "gone"]));
}

#[wasm_bindgen_test]
fn options_that_cannot_work_are_thrown() {
    for (options, code) in [
        ("7", "option.invalid"),
        ("{ baseUrl: 'https://a.example.test', region: 'de-fra', token: 'x' }", "base-url.conflict"),
        ("{ baseUrl: 'http://a.example.test', token: 'x' }", "base-url.insecure"),
        ("{ baseUrl: 'https://me:you@a.example.test', token: 'x' }", "base-url.credentials"),
        ("{ region: 'de-xxx', token: 'x' }", "region.unknown"),
        ("{ region: 'de-fra', token: 'a b' }", "token.invalid"),
        ("{ region: 'de-fra', token: 7 }", "option.invalid"),
        ("{ region: 'de-fra', token: 'x', fetch: 7 }", "option.invalid"),
        ("{ region: 'de-fra', token: 'x', timeoutMs: NaN }", "option.invalid"),
        ("{ region: 'de-fra', token: 'x', retry: { maxAttempts: 0 } }", "option.invalid"),
        ("{ region: 'de-fra', token: 'x', headers: { Authorization: 'x' } }", "header.reserved"),
    ] {
        let error = Client::new(&js(options)).err().expect("options that cannot work");
        assert_eq!(pick(&error, &["name", "code"]), json!(["ConfigurationError", code]), "{options}");
    }
}

#[wasm_bindgen_test]
fn the_base_url_has_no_slash_at_its_end() {
    for (options, url) in [
        ("{ region: 'de-fra', token: 'x' }", "https://vpn.de-fra.ionos.com"),
        ("{ baseUrl: 'HTTPS://A.example.test:443/vpn//', token: 'x' }", "https://a.example.test/vpn"),
        ("{ baseUrl: new URL('https://a.example.test'), token: 'x' }", "https://a.example.test"),
        ("{ baseUrl: 'http://127.0.0.1:8080/', token: 'x' }", "http://127.0.0.1:8080"),
    ] {
        assert_eq!(member(&Client::new(&js(options)).expect("options that work").0, "baseUrl"), url);
    }
}
