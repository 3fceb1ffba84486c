//! How the client uses the platform's `fetch`, which each test replaces by its own.

use super::{KEY, new_id, observed, tunnel, until};
use futures_util::future::{self, Either};
use ionos_ipsec_tunnels::{
    client::{Failure, PageQuery, Settings, failure::Defect},
    fetch::TunnelClient,
};
use js_sys::{Array, Function, Reflect};
use std::pin::pin;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// The body of a page without tunnels.
const PAGE: &str = r#"'{"items":[],"offset":0,"limit":100}'"#;

/// Replaces the platform's `fetch` for as long as this value lives.
struct Fetch {
    original: JsValue,
}

impl Fetch {
    /// `body` is the body of the function, whose argument is `request`. All requests are kept in the global `requests`; the
    /// body may add to the global `notes`.
    fn new(body: &str) -> Self {
        let original = eval("fetch");
        run(&format!(
            "globalThis.requests = []; globalThis.notes = [];
            globalThis.fetch = async (request) => {{ requests.push(request); {body} }};"
        ));
        Self { original }
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        let _ = Reflect::set(&js_sys::global(), &"fetch".into(), &self.original);
    }
}

fn run(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).expect("a script that does not throw")
}

fn eval(expression: &str) -> JsValue {
    run(&format!("return ({expression});"))
}

fn holds(expression: &str) -> bool {
    eval(expression).is_truthy()
}

fn texts(expression: &str) -> Vec<String> {
    Array::from(&eval(expression)).iter().filter_map(|text| text.as_string()).collect()
}

fn client() -> TunnelClient {
    let once = Settings { retry: None, ..Settings::default() };
    TunnelClient::builder("http://localhost:1", "token-of-mine").settings(once).build().expect("options that work")
}

/// Begins to list tunnels, and drops the call as soon as a condition holds.
async fn drop_list_once(client: &TunnelClient, expression: &str) {
    let gateway = new_id();
    let list = pin!(client.list(&gateway, PageQuery::default()));
    let Either::Right(_) = future::select(list, pin!(until(|| holds(expression)))).await else {
        panic!("a call that ends");
    };
}

/// The failure of listing tunnels.
async fn failure_of_list() -> Failure {
    let error = client().list(&new_id(), PageQuery::default()).await.expect_err("a failure");
    error.failure().clone()
}

fn defect(failure: &Failure) -> Option<Defect> {
    if let Failure::Response(failure) = failure { Some(failure.defect) } else { None }
}

#[wasm_bindgen_test]
async fn a_request_is_kept_from_caches_and_redirects() {
    let _fetch = Fetch::new(&format!("return new Response({PAGE});"));
    client().list(&new_id(), PageQuery::default()).await.expect("a page");
    assert_eq!(texts("[requests[0].cache, requests[0].redirect]"), ["no-store", "manual"]);
    assert_eq!(
        texts("['authorization', 'accept', 'content-type'].map((name) => requests[0].headers.get(name) ?? 'none')"),
        ["Bearer token-of-mine", "application/json", "none"]
    );
}

#[wasm_bindgen_test]
async fn a_tunnel_is_sent_as_json_with_its_key() {
    let _fetch = Fetch::new("notes.push(await request.text()); return new Response('{\"id\":\"1\"}');");
    client().create(&new_id(), &tunnel("office")).await.expect("a tunnel");
    let sent: serde_json::Value = serde_json::from_str(&texts("notes")[0]).expect("JSON");
    assert_eq!(
        sent["properties"],
        serde_json::json!({
            "name": "office",
            "remoteHost": "vpn.example.com",
            "auth": { "method": "PSK", "psk": { "key": KEY } },
            "ike": {},
            "esp": {},
            "cloudNetworkCIDRs": ["10.7.0.0/24"],
            "peerNetworkCIDRs": ["192.168.5.0/24"],
        })
    );
    assert_eq!(texts("[requests[0].headers.get('content-type')]"), ["application/json"]);
}

#[wasm_bindgen_test]
async fn a_dropped_call_aborts_its_request() {
    let _fetch = Fetch::new("return new Promise(() => {});");
    let (builder, events) = observed("http://localhost:1", "good");
    drop_list_once(&builder.build().expect("options that work"), "requests.length === 1").await;
    assert!(holds("requests[0].signal.aborted"));
    assert_eq!(*events.borrow(), ["GET 1", "end: aborted"]);
}

#[wasm_bindgen_test]
async fn a_call_that_is_dropped_while_a_body_comes_cancels_the_body() {
    let _fetch = Fetch::new(
        "return new Response(new ReadableStream({
            pull: (controller) => {
                if (notes.length === 0) controller.enqueue(new Uint8Array([123]));
                notes.push('pull');
                return notes.length === 1 ? undefined : new Promise(() => {});
            },
            cancel: () => { notes.push('cancel'); },
        }, { highWaterMark: 0 }));",
    );
    drop_list_once(&client(), "notes.length === 2").await;
    assert_eq!(texts("notes"), ["pull", "pull", "cancel"]);
    assert!(holds("requests[0].signal.aborted"));
}

#[wasm_bindgen_test]
async fn a_dropped_call_leaves_no_timer() {
    let _fetch = Fetch::new("return new Promise(() => {});");
    run("const { setTimeout, clearTimeout } = globalThis;
        globalThis.original = { setTimeout, clearTimeout };
        globalThis.timers = new Set();
        globalThis.setTimeout = (act, ms) => {
            const timer = setTimeout(act, ms);
            if (ms >= 1000) timers.add(timer);
            return timer;
        };
        globalThis.clearTimeout = (timer) => {
            timers.delete(timer);
            clearTimeout(timer);
        };");
    drop_list_once(&client(), "requests.length === 1 && timers.size === 1").await;
    let left = eval("timers.size").as_f64();
    run("Object.assign(globalThis, original);");
    assert_eq!(left, Some(0.0));
}

#[wasm_bindgen_test]
async fn an_attempt_that_takes_too_long_is_aborted() {
    let _fetch = Fetch::new("return new Promise(() => {});");
    let client = client().with_settings(Settings { timeout_ms: 5.0, retry: None, ..Settings::default() });
    let error = client.list(&new_id(), PageQuery::default()).await.expect_err("a timeout");
    assert_eq!(error.code(), "timeout");
    assert!(holds("requests[0].signal.aborted"));
}

#[wasm_bindgen_test]
async fn a_call_ends_at_its_deadline() {
    let _fetch = Fetch::new("return new Promise(() => {});");
    let client = client().with_settings(Settings { deadline_ms: 5.0, ..Settings::default() });
    let error = client.list(&new_id(), PageQuery::default()).await.expect_err("a timeout");
    assert_eq!(error.code(), "deadline.exceeded");
}

#[wasm_bindgen_test]
async fn a_date_to_try_again_is_counted_from_that_of_the_answer() {
    let _fetch = Fetch::new(&format!(
        "const date = 'Wed, 01 Jan 2070 00:00:00 GMT';
        return requests.length === 2
            ? new Response({PAGE})
            : {{ status: 503, headers: new Headers({{ date, 'retry-after': date }}), body: null, type: 'default' }};"
    ));
    client().with_settings(Settings::default()).list(&new_id(), PageQuery::default()).await.expect("a page");
}

#[wasm_bindgen_test]
async fn a_rejection_with_anything_is_a_failed_connection() {
    for (rejection, expected) in [
        (
            "new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'E1' }) })",
            Some("refused, E1"),
        ),
        ("'no Error'", Some("no Error")),
        ("undefined", None),
        ("Object.create(null)", None),
    ] {
        let _fetch = Fetch::new(&format!("throw {rejection};"));
        let failure = failure_of_list().await;
        let Failure::Connection { reason, is_permanent: false, .. } = failure else { panic!("{failure:?}") };
        assert_eq!(reason.as_deref(), expected, "{rejection}");
    }
}

#[wasm_bindgen_test]
async fn what_is_no_answer_is_a_failed_connection() {
    for answer in ["Response.error()", "undefined", "{ status: 200 }"] {
        let _fetch = Fetch::new(&format!("return {answer};"));
        let failure = failure_of_list().await;
        assert_eq!(failure.code(), "connection.failed", "{answer}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_of_a_class_of_its_own_is_read() {
    let _fetch = Fetch::new(&format!(
        "const {{ status, headers, body, type }} = new Response({PAGE});
        return {{ status, headers, body, type }};"
    ));
    client().list(&new_id(), PageQuery::default()).await.expect("a page");
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_told() {
    for source in ["start: (it) => { it.error('no Error'); }", "start: (it) => { it.enqueue('text'); it.close(); }"] {
        let _fetch = Fetch::new(&format!(
            "const body = new ReadableStream({{ {source} }});
            return {{ status: 200, headers: new Headers(), body, type: 'default' }};"
        ));
        assert_eq!(defect(&failure_of_list().await), Some(Defect::Truncated), "{source}");
    }
}

#[wasm_bindgen_test]
async fn what_came_of_a_body_that_breaks_off_is_told() {
    let _fetch = Fetch::new(
        "const parts = [new TextEncoder().encode('{\"id\":\"8c1d4b9f-6a2e-4d73-8b48-3f7e5c9a2d03\",')];
        const pull = (it) => { parts.length > 0 ? it.enqueue(parts.pop()) : it.error(new Error('broken')); };
        return { status: 200, headers: new Headers(), body: new ReadableStream({ pull }), type: 'default' };",
    );
    let Failure::Response(response) = failure_of_list().await else { panic!("no ResponseFailure") };
    assert_eq!(response.id.as_deref(), Some("8c1d4b9f-6a2e-4d73-8b48-3f7e5c9a2d03"));
    assert!(response.body.is_some());
}

#[wasm_bindgen_test]
async fn a_body_without_end_is_given_up() {
    let _fetch = Fetch::new(
        "const part = new Uint8Array(1 << 20);
        return new Response(new ReadableStream({
            pull: (controller) => { controller.enqueue(part); },
            cancel: () => { notes.push('cancel'); },
        }));",
    );
    assert_eq!(defect(&failure_of_list().await), Some(Defect::TooLarge));
    assert_eq!(texts("notes"), ["cancel"]);
}

#[wasm_bindgen_test]
async fn a_byte_order_mark_is_no_part_of_a_body() {
    let _fetch = Fetch::new(&format!("return new Response('\\ufeff' + {PAGE});"));
    client().list(&new_id(), PageQuery::default()).await.expect("a page");
}

#[wasm_bindgen_test]
async fn a_secret_that_the_server_repeats_is_in_no_error() {
    let _fetch = Fetch::new(
        "return new Response(JSON.stringify({ messages: [{ message: request.headers.get('authorization') + notes }] }),
            { status: notes.push(await request.text()) && 400 });",
    );
    let error = client().create(&new_id(), &tunnel("office")).await.expect_err("a refusal");
    let told = format!("{error} {error:?}");
    assert!(told.contains("[redacted]"), "{told}");
    assert!(!told.contains("token-of-mine") && !told.contains(KEY), "{told}");
}

#[wasm_bindgen_test]
async fn a_secret_of_an_earlier_call_is_in_no_error() {
    let client = client();
    let _fetch = Fetch::new("return new Response('{\"id\":\"1\"}');");
    client.create(&new_id(), &tunnel("office")).await.expect("a tunnel");
    let _fetch = Fetch::new(&format!(
        "return new Response(JSON.stringify({{ messages: [{{ message: 'refused with {KEY}' }}] }}), {{ status: 400 }});"
    ));
    let error = client.list(&new_id(), PageQuery::default()).await.expect_err("a refusal");
    assert!(error.to_string().ends_with("refused with [redacted]"), "{error}");
}

#[wasm_bindgen_test]
async fn a_dropped_page_is_asked_for_again() {
    let client = client();
    let mut tunnels = client.iterate(&new_id());
    {
        let _fetch = Fetch::new("return new Promise(() => {});");
        let next = pin!(tunnels.next());
        let Either::Right(_) = future::select(next, pin!(until(|| holds("requests.length === 1")))).await else {
            panic!("a page that comes");
        };
    }
    let _fetch = Fetch::new("return new Response('{\"items\":[{\"id\":\"1\"}]}');");
    let item = tunnels.next().await.expect("an item").expect("a tunnel");
    assert_eq!(item.id, "1");
}

#[wasm_bindgen_test]
async fn a_list_that_is_left_tells_that_it_is_over() {
    for links in ["{\"next\":\"/\"}", "{}"] {
        let body = format!("{{\"items\":[{{\"id\":\"1\"}}],\"_links\":{links}}}");
        let _fetch = Fetch::new(&format!("return new Response('{body}');"));
        let (builder, events) = observed("http://localhost:1", "good");
        let client = builder.build().expect("options that work");
        let mut tunnels = client.iterate(&new_id());
        tunnels.next().await.expect("an item").expect("a tunnel");
        drop(tunnels);
        assert_eq!(*events.borrow(), ["GET 1", "answer 200", "end: aborted"], "{links}");
    }
}

#[wasm_bindgen_test]
async fn a_list_that_is_read_to_its_end_tells_that_it_is_done() {
    let _fetch = Fetch::new("return new Response('{\"items\":[{\"id\":\"1\"}]}');");
    let (builder, events) = observed("http://localhost:1", "good");
    let client = builder.build().expect("options that work");
    let mut tunnels = client.iterate(&new_id());
    tunnels.next().await.expect("an item").expect("a tunnel");
    assert!(tunnels.next().await.is_none());
    drop(tunnels);
    assert_eq!(*events.borrow(), ["GET 1", "answer 200", "end: done"]);
}

#[wasm_bindgen_test]
async fn the_id_of_a_tunnel_that_only_the_location_tells_is_not_lost() {
    let id = new_id();
    let _fetch = Fetch::new(&format!(
        "return new Response(null, {{ status: 202, headers: {{ Location: '/ipsecgateways/g/tunnels/{id}' }} }});"
    ));
    let client = TunnelClient::new("https://api.example.com", "good").expect("options that work");
    let error = client.create(&new_id(), &tunnel("office")).await.expect_err("no tunnel");
    let Failure::Response(response) = error.failure() else { panic!("{error:?}") };
    assert_eq!((response.defect, response.id.as_deref()), (Defect::Empty, Some(&*id)));
}
