//! Failures between the client and the emulator.

use super::{KEY, emulator, new_id, observed, tunnel};
use ionos_ipsec_tunnels::{
    client::{Failure, PageQuery, RetryPolicy, Settings},
    fetch::{BaseUrl, Error, Token, TunnelClient},
    validate::Issue,
};
use std::{cell::Cell, error::Error as _, io, rc::Rc};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_error_of_the_api_has_its_status_and_code() {
    let client = TunnelClient::new(emulator::url(), "invalid").expect("options that work");
    let error = client.list(&new_id(), PageQuery::default()).await.expect_err("a refusal");
    assert_eq!(error.code(), "paas-auth-1");
    let Failure::Api(failure) = error.failure() else { panic!("{error:?}") };
    assert_eq!(failure.status, 401);
    assert!(failure.request_id.is_some());
}

#[wasm_bindgen_test]
async fn a_request_is_sent_again_after_503() {
    emulator::answer_next("GET", 503).await;
    let (client, events) = observed(emulator::url(), "good");
    let client = client.build().expect("options that work");
    client.list(&new_id(), PageQuery::default()).await.expect("a page");
    let told = ["GET 1", "answer 503", "retry: status 503", "GET 2", "answer 200", "end: done"];
    assert_eq!(*events.borrow(), told);
}

#[wasm_bindgen_test]
async fn without_retries_there_is_one_attempt() {
    emulator::answer_next("GET", 503).await;
    let client = emulator::client().with_settings(Settings { retry: None, ..Settings::default() });
    let error = client.list(&new_id(), PageQuery::default()).await.expect_err("a refusal");
    assert!(matches!(error.failure(), Failure::Api(failure) if failure.status == 503), "{error:?}");
}

#[wasm_bindgen_test]
async fn a_creation_is_not_sent_again_after_503() {
    emulator::answer_next("POST", 503).await;
    let (client, events) = observed(emulator::url(), "good");
    let client = client.settings(Settings { retry: Some(RetryPolicy::default()), ..Settings::default() }).build();
    client.expect("options that work").create(&new_id(), &tunnel("office")).await.expect_err("a refusal");
    assert_eq!(*events.borrow(), ["POST 1", "answer 503", "end: failed"]);
}

#[wasm_bindgen_test]
async fn a_refused_token_is_renewed_once() {
    let asked = Rc::new(Cell::new(0));
    let times = asked.clone();
    let token = Token::from_fn(move || {
        times.set(times.get() + 1);
        let token = if times.get() == 1 { "invalid" } else { "good" };
        async move { Ok::<_, io::Error>(token.to_owned()) }
    });
    let client = TunnelClient::new(emulator::url(), token).expect("options that work");
    client.list(&new_id(), PageQuery::default()).await.expect("a page");
    assert_eq!(asked.get(), 2);
}

#[wasm_bindgen_test]
async fn an_error_of_the_token_function_is_the_source() {
    let token = Token::from_fn(async || Err::<String, _>(io::Error::other("logged out")));
    let client = TunnelClient::new(emulator::url(), token).expect("options that work");
    let error = client.list(&new_id(), PageQuery::default()).await.expect_err("no token");
    assert_eq!(error.code(), "token.unavailable");
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("logged out"));
}

#[wasm_bindgen_test]
async fn nothing_is_sent_where_validation_finds_errors() {
    let (client, events) = observed(emulator::url(), "good");
    let client = client.build().expect("options that work");
    let mut wrong = tunnel("office");
    wrong.peer_network_cidrs = vec!["192.168.5.0".to_owned()];
    let error = client.create("office", &wrong).await.expect_err("issues");
    let Failure::Validation(issues) = error.failure() else { panic!("{error:?}") };
    let codes: Vec<_> = issues.iter().map(|issue| issue.code.as_str()).collect();
    assert_eq!(codes, ["cidr.invalid", "uuid.invalid"]);
    assert_eq!(*events.borrow(), ["end: failed"]);
}

/// The arguments that the issues of a failure point to.
fn paths(error: &Error) -> Vec<String> {
    let Failure::Validation(issues) = error.failure() else { panic!("{error:?}") };
    issues.iter().map(Issue::field).collect()
}

#[wasm_bindgen_test]
async fn a_page_that_the_api_would_refuse_is_not_asked_for() {
    let (client, events) = observed(emulator::url(), "good");
    let client = client.build().expect("options that work");
    let page = PageQuery { offset: None, limit: Some(0) };
    let error = client.list(&new_id(), page).await.expect_err("issues");
    assert_eq!(paths(&error), ["limit"]);
    let error = client.iterate(&new_id()).page_size(1001).next().await.expect("an error").expect_err("issues");
    assert_eq!(paths(&error), ["page_size"]);
    assert_eq!(*events.borrow(), ["end: failed", "end: failed"]);
}

#[wasm_bindgen_test]
async fn an_error_ends_a_list() {
    let client = TunnelClient::new(emulator::url(), "forbidden").expect("options that work");
    let mut tunnels = client.iterate(&new_id());
    assert!(tunnels.next().await.is_some_and(|item| item.is_err()));
    assert!(tunnels.next().await.is_none());
}

#[wasm_bindgen_test]
fn options_that_cannot_work_are_refused() {
    let code = |base_url: BaseUrl, token: &str| TunnelClient::new(base_url, token).map_err(|error| error.code()).err();
    assert_eq!(code("https://vpn.de-fra.ionos.com".into(), "good"), None);
    assert_eq!(code(BaseUrl::region("de/fra"), "good"), None);
    for (base_url, token, expected) in [
        (BaseUrl::region("de-xxx"), "good", "region.unknown"),
        ("http://example.com".into(), "good", "base-url.insecure"),
        ("https://me:secret@example.com".into(), "good", "base-url.credentials"),
        ("ftp://example.com".into(), "good", "base-url.invalid"),
        (emulator::url().into(), "", "token.missing"),
        (emulator::url().into(), "Bearer good", "token.invalid"),
    ] {
        assert_eq!(code(base_url, token).as_deref(), Some(expected));
    }
    let header = |name: &str, value: &str| {
        let client = TunnelClient::builder(emulator::url(), "good").header(name, value).build();
        client.map_err(|error| error.code()).err()
    };
    assert_eq!(header("x-trace", "1"), None);
    assert_eq!(header("x trace", "1").as_deref(), Some("header.invalid"));
    assert_eq!(header("Authorization", "1").as_deref(), Some("header.reserved"));
}

#[wasm_bindgen_test]
fn debug_shows_no_secrets() {
    let (builder, _) = observed(emulator::url(), KEY);
    let shown = format!("{builder:?} {:?}", builder.clone().header("x-key", KEY).build());
    assert!(!shown.contains(KEY), "{shown}");
}
