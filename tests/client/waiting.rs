//! Waits for a tunnel to be ready or gone.

use crate::{Grant, Reply, Story, Told, answer, error, error_after, tunnel};
use ionos_ipsec_tunnels::client::{Body, Failure, Goal, Method, Output, Patience, Wait, WaitGoal, WaitReason};

fn story(goal: WaitGoal, max_wait_ms: f64, replies: &[Reply]) -> Story {
    let patience = Patience { max_wait_ms, ..Patience::default() };
    Story::new(Method::Get, Goal::Wait(Wait::new(goal, patience)), replies)
}

fn available(replies: &[Reply]) -> Told {
    story(WaitGoal::Available, 600_000.0, replies).play()
}

fn deleted(replies: &[Reply]) -> Told {
    story(WaitGoal::Deleted, 600_000.0, replies).play()
}

fn reason_of(told: Told) -> WaitReason {
    match told.failure() {
        Failure::Wait { reason, .. } => reason,
        other => panic!("{other}"),
    }
}

#[test]
fn a_wait_gives_the_tunnel_once_it_is_available() {
    let told = available(&[tunnel("PROVISIONING"), tunnel("NEW-STATUS"), tunnel("AVAILABLE")]);
    assert_eq!((told.requests.len(), told.outcome), (3, Ok(Output::Answer)));
}

#[test]
fn pauses_between_polls_grow() {
    let told = story(WaitGoal::Available, 20_000.0, &[tunnel("PROVISIONING")]).play();
    assert_eq!(told.pauses[..3], [900.0, 1350.0, 2025.0]);
    assert!(told.ended_ms <= 20_000.0);
}

#[test]
fn a_tunnel_that_failed_ends_a_wait_and_says_why() {
    let failed = answer(
        200,
        Body::Resource { id: Some("t".into()), status: Some("FAILED".into()), status_message: Some("no route".into()) },
    );
    let told = available(&[tunnel("PROVISIONING"), failed]);
    assert_eq!(told.failure().to_string(), "The tunnel failed: no route");
}

#[test]
fn a_tunnel_that_goes_away_ends_a_wait_for_it_to_be_available() {
    assert_eq!(reason_of(available(&[tunnel("DESTROYING")])), WaitReason::Deleted);
    assert_eq!(reason_of(available(&[tunnel("PROVISIONING"), error(404)])), WaitReason::Deleted);
}

#[test]
fn a_tunnel_that_is_not_known_yet_is_waited_for() {
    assert_eq!(available(&[error(404), error(404), tunnel("AVAILABLE")]).outcome, Ok(Output::Answer));
}

#[test]
fn a_tunnel_without_a_status_is_waited_for() {
    let silent = answer(200, Body::Resource { id: Some("t".into()), status: None, status_message: None });
    assert_eq!(available(&[silent, tunnel("AVAILABLE")]).outcome, Ok(Output::Answer));
}

#[test]
fn a_status_is_enough_of_a_tunnel() {
    let nameless = answer(200, Body::Resource { id: None, status: Some("AVAILABLE".into()), status_message: None });
    assert_eq!(available(&[nameless]).outcome, Ok(Output::Answer));
}

#[test]
fn a_wait_for_a_deletion_ends_at_404() {
    let told = deleted(&[tunnel("AVAILABLE"), tunnel("DESTROYING"), error(404)]);
    assert_eq!((told.requests.len(), told.outcome), (3, Ok(Output::Nothing)));
}

#[test]
fn a_deletion_that_fails_ends_the_wait_for_it() {
    assert_eq!(reason_of(deleted(&[tunnel("DESTROYING"), tunnel("FAILED")])), WaitReason::Failed);
}

#[test]
fn a_wait_outlasts_what_passes() {
    let replies = [
        error(429),
        error(503),
        Reply::Disconnected,
        Reply::Silence,
        answer(200, Body::Truncated),
        answer(200, Body::NotJson),
        answer(200, Body::Empty),
        tunnel("AVAILABLE"),
    ];
    let told = available(&replies);
    assert_eq!((told.requests.len(), told.outcome), (8, Ok(Output::Answer)));
}

#[test]
fn a_wait_ends_with_what_stays() {
    for reply in [error(401), error(403), error(422), answer(200, Body::WrongShape { id: None }), Reply::Broken] {
        let told = available(&[reply]);
        assert_eq!(told.requests.len(), 1);
        assert!(!matches!(told.outcome, Err(Failure::Wait { .. })));
    }
}

#[test]
fn a_wait_lasts_as_long_as_it_may() {
    let told = story(WaitGoal::Available, 10_000.0, &[tunnel("PROVISIONING")]).play();
    assert!((9_000.0..=10_000.0).contains(&told.ended_ms), "{}", told.ended_ms);
    let failure = told.failure();
    assert_eq!(failure.code(), "wait.timeout");
    assert_eq!(failure.to_string(), "The tunnel was still PROVISIONING when the time was up.");
}

#[test]
fn a_wait_whose_last_poll_failed_names_its_failure() {
    let told = story(WaitGoal::Available, 5000.0, &[error(503)]).play();
    let Failure::Wait { reason: WaitReason::Timeout, cause: Some(cause), status: None, .. } = told.failure() else {
        panic!("no timeout with a cause")
    };
    assert_eq!(cause.code(), "paas-503");
}

#[test]
fn a_poll_without_an_answer_does_not_outlast_the_wait() {
    let told = story(WaitGoal::Available, 5000.0, &[Reply::Silence]).play();
    assert_eq!(told.ended_ms, 5000.0);
    assert_eq!(reason_of(told), WaitReason::Timeout);
}

#[test]
fn a_wait_ends_at_its_limit_however_little_is_left_for_the_last_poll() {
    for max_wait_ms in [0.0, 30.0, 200.0, 1000.0] {
        let told = story(WaitGoal::Available, max_wait_ms, &[Reply::Silence]).play();
        assert_eq!((told.requests.len(), told.ended_ms), (1, max_wait_ms));
        assert_eq!(reason_of(told), WaitReason::Timeout);
    }
    let told = story(WaitGoal::Available, 1000.0, &[tunnel("PROVISIONING"), Reply::Silence]).play();
    assert_eq!((told.requests.len(), told.ended_ms), (2, 1000.0));
}

#[test]
fn a_token_function_that_never_settles_does_not_outlast_the_wait() {
    let story = story(WaitGoal::Available, 5000.0, &[tunnel("PROVISIONING")]).tokens(&[Grant::Silence]);
    let told = story.settings(|settings| settings.timeout_ms = 0.0).play();
    assert_eq!(told.ended_ms, 5000.0);
    assert_eq!(reason_of(told), WaitReason::Timeout);
}

#[test]
fn a_server_that_asks_for_more_time_than_is_left_ends_the_wait() {
    let told = story(WaitGoal::Available, 5000.0, &[error_after(429, "40")]).play();
    assert_eq!(told.requests.len(), 1);
    assert_eq!(reason_of(told), WaitReason::Timeout);
}

#[test]
fn each_poll_asks_for_a_token_and_may_renew_it() {
    let grants = ["a", "b", "c", "d"].map(Grant::Token);
    let replies = [error(401), tunnel("PROVISIONING"), error(401), tunnel("AVAILABLE")];
    let told = story(WaitGoal::Available, 600_000.0, &replies).tokens(&grants).play();
    assert_eq!(told.tokens(), ["a", "b", "c", "d"]);
}
