//! Limits of time: for an attempt, and for the whole call.

use crate::{Grant, Reply, Story, after, error, error_after, tunnel};
use ionos_ipsec_tunnels::client::{Failure, Goal, Method, Output, Patience, Wait, WaitGoal, failure::TimeLimit};

fn within(deadline_ms: f64, replies: &[Reply]) -> Story {
    Story::get(replies).settings(|settings| settings.deadline_ms = deadline_ms)
}

fn limit_of(failure: &Failure) -> Option<(TimeLimit, f64)> {
    match failure {
        Failure::Timeout { limit, timeout_ms, .. } => Some((*limit, *timeout_ms)),
        _ => None,
    }
}

#[test]
fn an_attempt_may_take_thirty_seconds() {
    let told = Story::get(&[Reply::Silence]).settings(|settings| settings.retry = None).play();
    assert_eq!(told.ended_ms, 30_000.0);
    assert_eq!(limit_of(&told.failure()), Some((TimeLimit::Attempt, 30_000.0)));
}

#[test]
fn a_timeout_of_zero_is_no_limit() {
    let late = after(1e9, tunnel("AVAILABLE"));
    let told = Story::get(&[late]).settings(|settings| settings.timeout_ms = 0.0).play();
    assert_eq!((told.ended_ms, told.outcome), (1e9, Ok(Output::Answer)));
}

#[test]
fn a_deadline_ends_an_attempt() {
    let told = within(100.0, &[Reply::Silence]).play();
    assert_eq!((told.requests.len(), told.ended_ms), (1, 100.0));
    assert_eq!(limit_of(&told.failure()), Some((TimeLimit::Deadline, 100.0)));
}

#[test]
fn a_deadline_ends_a_call_of_the_token_function() {
    let told = within(100.0, &[tunnel("AVAILABLE")]).tokens(&[Grant::Silence]).play();
    assert_eq!(told.ended_ms, 100.0);
    assert_eq!(limit_of(&told.failure()), Some((TimeLimit::Deadline, 100.0)));
}

#[test]
fn a_deadline_ends_a_call_whose_pause_would_outlast_it_at_once() {
    let told = within(2000.0, &[error_after(503, "3")]).play();
    assert_eq!((told.pauses.len(), told.ended_ms), (0, 0.0));
    let Failure::Timeout { limit: TimeLimit::Deadline, cause: Some(cause), .. } = told.failure() else {
        panic!("no Timeout with a cause")
    };
    assert_eq!(cause.code(), "paas-503");
}

#[test]
fn a_deadline_counts_all_attempts_and_pauses() {
    let slow = after(60.0, error(503));
    let told = within(200.0, &[slow.clone(), slow.clone(), slow]).settings(|settings| {
        if let Some(retry) = &mut settings.retry {
            (retry.base_delay_ms, retry.max_attempts) = (20.0, 10);
        }
    });
    let told = told.play();
    // 60, pause 10, 60, pause 20, and 50 of the third.
    assert_eq!((told.pauses.clone(), told.requests.len(), told.ended_ms), (vec![10.0, 20.0], 3, 200.0));
    assert_eq!(limit_of(&told.failure()), Some((TimeLimit::Deadline, 200.0)));
}

#[test]
fn a_call_that_ends_in_time_does_not_mind_its_deadline() {
    assert_eq!(within(100.0, &[after(99.0, tunnel("AVAILABLE"))]).play().outcome, Ok(Output::Answer));
}

#[test]
fn a_deadline_ends_a_wait() {
    let goal = Goal::Wait(Wait::new(WaitGoal::Available, Patience::default()));
    let told = Story::new(Method::Get, goal, &[tunnel("PROVISIONING")])
        .settings(|settings| settings.deadline_ms = 5000.0)
        .play();
    assert!(told.ended_ms <= 5000.0);
    assert_eq!(limit_of(&told.failure()), Some((TimeLimit::Deadline, 5000.0)));
}
