//! Retries, calls that are ended early, and waits.

use super::{done, member, pick, refused, server};
use crate::bindings::{GATEWAY, TUNNEL, js, plain, run};
use ionos_ipsec_tunnels::bindings::client::CoreOperation;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const AT_ONCE: &str = "{ retry: { baseDelayMs: 0 } }";

#[wasm_bindgen_test]
async fn a_read_is_sent_again_after_503() {
    let server = server("[error(503), error(503), json(200, read())]", AT_ONCE);
    assert_eq!(plain(&done(server.get("undefined")).await)["id"], TUNNEL);
    assert_eq!(server.requests.length(), 3);
}

#[wasm_bindgen_test]
async fn the_events_of_a_call_tell_its_story() {
    let server = server("[error(503), json(200, read())]", AT_ONCE);
    done(server.get("undefined")).await;
    let story: Vec<_> =
        server.events.iter().map(|event| pick(&event, &["type", "attempt", "status", "reason"])).collect();
    assert_eq!(
        story,
        [
            json!(["request", 1, null, null]),
            json!(["response", 1, 503, null]),
            json!(["retry", 1, null, "status 503"]),
            json!(["request", 2, null, null]),
            json!(["response", 2, 200, null]),
            json!(["end", null, null, null]),
        ]
    );
}

#[wasm_bindgen_test]
async fn events_hold_no_secrets() {
    let server = server("[error(429, { 'retry-after': '0' }), json(201, read())]", "{}");
    done(server.create("tunnel", "undefined")).await;
    assert!(server.events.length() == 6 && !plain(&server.events).to_string().contains("canary"));
}

#[wasm_bindgen_test]
async fn an_error_that_stays_is_told_after_the_last_attempt() {
    let server = server("[error(503), error(503), error(503)]", "{ retry: { baseDelayMs: 0, maxAttempts: 3 } }");
    let error = refused(server.get("undefined")).await;
    assert_eq!(pick(&error, &["name", "kind", "attempts"]), json!(["ApiError", "unavailable", 3]));
}

#[wasm_bindgen_test]
async fn a_create_is_not_sent_again_after_503() {
    let server = server("[error(503)]", AT_ONCE);
    let error = refused(server.create("tunnel", "undefined")).await;
    assert_eq!(pick(&error, &["status", "attempts"]), json!([503, 1]));
}

#[wasm_bindgen_test]
async fn a_create_is_sent_again_after_429() {
    let server = server("[error(429, { 'retry-after': '0' }), json(201, read())]", "{}");
    done(server.create("tunnel", "undefined")).await;
    assert_eq!(server.request(0)["body"], server.request(1)["body"]);
}

#[wasm_bindgen_test]
async fn a_tunnel_that_is_gone_at_a_repeated_delete_is_deleted() {
    let server = server("[error(503), error(404)]", AT_ONCE);
    assert_eq!(done(server.delete("undefined")).await, JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
async fn a_tunnel_that_is_not_there_cannot_be_deleted() {
    let server = server("[error(404)]", "{}");
    assert_eq!(pick(&refused(server.delete("undefined")).await, &["kind"]), json!(["not-found"]));
}

#[wasm_bindgen_test]
async fn a_refused_token_is_renewed_once() {
    let tokens = "{ token: (() => { let count = 0; return async () => `token-${++count}`; })() }";
    let renewed = server("[error(401), json(200, read())]", tokens);
    done(renewed.get("undefined")).await;
    let authorization = |index| renewed.request(index)["headers"]["authorization"].clone();
    assert_eq!([authorization(0), authorization(1)], ["Bearer token-1", "Bearer token-2"]);

    let refusing = server("[error(401), error(401)]", tokens);
    assert_eq!(pick(&refused(refusing.get("undefined")).await, &["kind"]), json!(["unauthorized"]));
}

#[wasm_bindgen_test]
async fn a_token_function_that_fails_is_a_matter_of_configuration() {
    for (token, code, cause) in [
        ("() => { throw 'no token'; }", "token.unavailable", json!("no token")),
        ("() => Promise.reject('no token')", "token.unavailable", json!("no token")),
        ("() => 7", "token.invalid", json!(null)),
        ("async () => 'a\\nb'", "token.invalid", json!(null)),
    ] {
        let server = server("[]", &format!("{{ token: {token} }}"));
        let error = refused(server.get("undefined")).await;
        assert_eq!(pick(&error, &["name", "code", "cause"]), json!(["ConfigurationError", code, cause]), "{token}");
    }
}

// ── Calls that are ended early ─────────────────────────────────────────────────────────────────────────

#[wasm_bindgen_test]
async fn an_aborted_signal_sends_nothing_and_rejects_with_its_reason() {
    let server = server("[]", "{}");
    assert_eq!(refused(server.get("{ signal: AbortSignal.abort('enough') }")).await, "enough");
    assert_eq!(server.requests.length(), 0);
}

#[wasm_bindgen_test]
async fn an_abort_without_a_reason_rejects_with_the_platforms() {
    let error = refused(server("[]", "{}").get("{ signal: AbortSignal.abort() }")).await;
    assert_eq!(member(&error, "name"), "AbortError");
}

/// Options with a signal that is aborted with a text as soon as a test's script says `controller.abort("enough")`.
const WITH_SIGNAL: &str =
    "(() => { globalThis.controller = new AbortController(); return { signal: controller.signal }; })()";

#[wasm_bindgen_test]
async fn an_abort_while_there_is_no_answer_rejects_with_its_reason() {
    let server = server("[() => { controller.abort('enough'); return never(); }]", "{}");
    assert_eq!(refused(server.get(WITH_SIGNAL)).await, "enough");
    assert!(member(&member(&server.requests.get(0), "signal"), "aborted").is_truthy());
}

#[wasm_bindgen_test]
async fn an_abort_while_a_body_stalls_rejects_with_its_reason_and_gives_the_body_up() {
    let stalls = "() => new Response(new ReadableStream({
        pull() { controller.abort('enough'); return never(); }, cancel() { globalThis.cancelled = true; },
    }, { highWaterMark: 0 }))";
    let server = server(&format!("[{stalls}]"), "{}");
    js("globalThis.cancelled = false");
    assert_eq!(refused(server.get(WITH_SIGNAL)).await, "enough");
    assert_eq!(js("globalThis.cancelled"), JsValue::TRUE);
}

#[wasm_bindgen_test]
async fn an_abort_between_attempts_rejects_with_its_reason() {
    let abort = "onEvent(event) { if (event.type === 'retry') controller.abort('enough'); }";
    let server = server("[error(503)]", &format!("{{ {abort}, retry: {{ baseDelayMs: 1e9, maxDelayMs: 1e9 }} }}"));
    assert_eq!(refused(server.get(WITH_SIGNAL)).await, "enough");
}

#[wasm_bindgen_test]
async fn an_abort_while_a_token_is_fetched_rejects_with_its_reason() {
    let server = server("[]", "{ token: () => { controller.abort('enough'); return never(); } }");
    assert_eq!(refused(server.get(WITH_SIGNAL)).await, "enough");
}

#[wasm_bindgen_test]
async fn an_attempt_that_takes_too_long_is_given_up() {
    let server = server("[never]", "{ timeoutMs: 5, retry: false }");
    let error = refused(server.get("undefined")).await;
    let names = ["name", "code", "timeoutMs", "method", "attempts"];
    assert_eq!(pick(&error, &names), json!(["TimeoutError", "timeout", 5, "GET", 1]));
    assert!(member(&member(&server.requests.get(0), "signal"), "aborted").is_truthy());
}

#[wasm_bindgen_test]
async fn the_time_of_an_attempt_includes_the_body() {
    let server = server("[() => new Response(new ReadableStream({ pull: never }))]", "{ retry: false }");
    let error = refused(server.get("{ timeoutMs: 5 }")).await;
    assert_eq!(pick(&error, &["name"]), json!(["TimeoutError"]));
}

#[wasm_bindgen_test]
async fn a_read_that_timed_out_is_sent_again() {
    let server = server("[never, json(200, read())]", "{ timeoutMs: 100, retry: { baseDelayMs: 0 } }");
    done(server.get("undefined")).await;
    assert_eq!(server.requests.length(), 2);
}

// ── Waiting ────────────────────────────────────────────────────────────────────────────────────────────

#[wasm_bindgen_test]
async fn a_wait_ends_when_the_tunnel_is_available() {
    let server = server("[error(404), json(200, read('PROVISIONING')), error(503), json(200, read())]", "{}");
    assert_eq!(plain(&done(server.wait_until_available()).await)["metadata"]["status"], "AVAILABLE");
}

#[wasm_bindgen_test]
async fn a_wait_tells_why_a_tunnel_failed() {
    let server = server("[json(200, read('FAILED'))]", "{}");
    let error = refused(server.wait_until_available()).await;
    assert_eq!(
        pick(&error, &["name", "code", "reason", "message"]),
        json!(["WaitError", "wait.failed", "failed", "The tunnel failed: no route"])
    );
}

#[wasm_bindgen_test]
async fn a_wait_for_a_deletion_ends_when_the_tunnel_is_gone() {
    let server = server("[json(200, read()), json(200, read('DESTROYING')), error(404)]", "{}");
    assert_eq!(done(server.wait_until_deleted()).await, JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
async fn a_wait_ends_when_its_time_is_up() {
    let server = server("[json(200, read('PROVISIONING'))]", "{}");
    let error = refused(server.call(CoreOperation::WaitUntilAvailable, "undefined", "{ maxWaitMs: 0 }")).await;
    assert_eq!(pick(&error, &["name", "code", "reason"]), json!(["WaitError", "wait.timeout", "timeout"]));
}

#[wasm_bindgen_test]
async fn a_wait_shows_each_tunnel_that_it_reads() {
    let server = server("[json(200, read('PROVISIONING')), json(200, read())]", "{}");
    let options = run("const seen = []; return { seen, intervalMs: 1, onPoll: (tunnel) => seen.push(tunnel) };");
    done(server.client.call(
        CoreOperation::WaitUntilAvailable,
        &GATEWAY.into(),
        &TUNNEL.into(),
        &JsValue::UNDEFINED,
        &options,
    ))
    .await;
    let seen = plain(&member(&options, "seen"));
    let statuses = [0, 1].map(|index| seen[index]["metadata"]["status"].clone());
    assert_eq!(statuses, ["PROVISIONING", "AVAILABLE"]);
}
