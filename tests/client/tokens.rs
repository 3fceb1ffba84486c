//! When a token is asked for, and what happens when one is refused or there is none.

use crate::{Grant, Reply, Story, error, tunnel};
use ionos_ipsec_tunnels::client::{Failure, Goal, Method, RetryPolicy, failure::TimeLimit};

fn renewed(replies: &[Reply]) -> Story {
    Story::get(replies).tokens(&[Grant::Token("stale"), Grant::Token("fresh")])
}

#[test]
fn a_token_is_asked_for_once_for_all_attempts() {
    let told = renewed(&[error(503), error(503), tunnel("AVAILABLE")]).play();
    assert_eq!(told.tokens(), ["stale", "stale", "stale"]);
    assert_eq!(told.token_calls, [None]);
}

#[test]
fn a_refused_token_is_renewed_once_and_the_refused_one_is_named() {
    let told = renewed(&[error(401), tunnel("AVAILABLE")]).play();
    assert_eq!(told.tokens(), ["stale", "fresh"]);
    assert_eq!(told.token_calls, [None, Some("stale".to_owned())]);
    assert_eq!(told.pauses, [0.0; 0]);
}

#[test]
fn a_second_refusal_is_the_failure() {
    let told = renewed(&[error(401)]).play();
    assert_eq!(told.requests.len(), 2);
    let Failure::Api(api) = told.failure() else { panic!("no ApiFailure") };
    assert_eq!((api.kind(), api.exchange.attempts), ("unauthorized", 1));
}

#[test]
fn a_token_that_is_no_function_is_not_sent_again() {
    assert_eq!(Story::get(&[error(401)]).play().requests.len(), 1);
}

#[test]
fn the_repetition_with_a_fresh_token_is_no_attempt() {
    let policy = RetryPolicy { max_attempts: 2, ..RetryPolicy::default() };
    let told = renewed(&[error(401), error(503), tunnel("AVAILABLE")])
        .settings(|settings| settings.retry = Some(policy))
        .play();
    assert_eq!((told.requests.len(), told.outcome.is_ok()), (3, true));
}

#[test]
fn a_404_to_the_repetition_of_a_delete_with_a_fresh_token_is_a_failure() {
    let story = Story::new(Method::Delete, Goal::Nothing, &[error(401), error(404)]);
    let told = story.tokens(&[Grant::Token("stale"), Grant::Token("fresh")]).play();
    assert!(matches!(told.outcome, Err(Failure::Api(api)) if api.status == 404));
}

#[test]
fn without_a_token_nothing_is_sent() {
    for (grant, code) in [
        (Grant::Fails, "token.unavailable"),
        (Grant::WrongType, "token.invalid"),
        (Grant::Token("a\nb"), "token.invalid"),
        (Grant::Token(""), "token.missing"),
    ] {
        let told = Story::get(&[tunnel("AVAILABLE")]).tokens(&[grant]).play();
        assert_eq!(told.requests.len(), 0);
        assert_eq!(told.failure().code(), code);
    }
}

#[test]
fn a_token_function_that_never_settles_is_given_up() {
    let told = Story::get(&[tunnel("AVAILABLE")]).tokens(&[Grant::Silence]).play();
    assert_eq!((told.requests.len(), told.ended_ms), (0, 30_000.0));
    let Failure::Timeout { limit, timeout_ms, exchange, .. } = told.failure() else { panic!("no Timeout") };
    assert_eq!((limit, timeout_ms, exchange.attempts), (TimeLimit::Token, 30_000.0, 0));
}

#[test]
fn a_renewal_that_never_settles_is_given_up() {
    let told = Story::get(&[error(401)]).tokens(&[Grant::Token("stale"), Grant::Silence]).play();
    assert!(matches!(told.outcome, Err(Failure::Timeout { limit: TimeLimit::Token, .. })));
}
