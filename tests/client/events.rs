//! The events of a call.

use crate::{Reply, Story, TUNNEL_URL, after, error, error_after, tunnel, with};
use ionos_ipsec_tunnels::client::{ClientEvent, Method, Outcome};

const CALL: u32 = 7;

#[test]
fn a_call_that_is_repeated_tells_its_story() {
    let first = with(after(10.0, error_after(503, "2")), |answer| answer.request_id = Some("req-1".into()));
    let told = Story::get(&[first, after(5.0, tunnel("AVAILABLE"))]).play();
    let (call_id, method, url) = (CALL, Method::Get, TUNNEL_URL.to_owned());
    assert_eq!(
        told.events,
        [
            ClientEvent::Request { call_id, method, url: url.clone(), attempt: 1 },
            ClientEvent::Response {
                call_id,
                method,
                url: url.clone(),
                attempt: 1,
                status: 503,
                duration_ms: 10.0,
                request_id: Some("req-1".into()),
            },
            ClientEvent::Retry {
                call_id,
                method,
                url: url.clone(),
                attempt: 1,
                delay_ms: 2000.0,
                reason: "status 503".into(),
            },
            ClientEvent::Request { call_id, method, url: url.clone(), attempt: 2 },
            ClientEvent::Response { call_id, method, url, attempt: 2, status: 200, duration_ms: 5.0, request_id: None },
            ClientEvent::End { call_id, outcome: Outcome::Done, duration_ms: 2015.0, attempts: 2, code: None },
        ]
    );
}

#[test]
fn a_call_that_nobody_listens_to_makes_no_events() {
    let mut story = Story::get(&[error_after(503, "2"), tunnel("AVAILABLE")]);
    story.has_listener = false;
    let told = story.play();
    assert_eq!(told.requests.len(), 2);
    assert_eq!(told.events, []);
}

#[test]
fn a_call_that_fails_tells_the_code_of_its_failure_last() {
    let told = Story::get(&[error(403)]).play();
    let end = ClientEvent::End {
        call_id: CALL,
        outcome: Outcome::Failed,
        duration_ms: 0.0,
        attempts: 1,
        code: Some("paas-403".into()),
    };
    assert_eq!(told.events.last(), Some(&end));
}

#[test]
fn a_call_that_is_aborted_tells_so_last() {
    let told = Story::get(&[Reply::Abort]).play();
    assert!(matches!(told.events.last(), Some(ClientEvent::End { outcome: Outcome::Aborted, code: None, .. })));
}
