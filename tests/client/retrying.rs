//! When a request is sent again, and what a call gives in the end.

use crate::{Reply, Story, answer, error, error_after, tunnel, with};
use ionos_ipsec_tunnels::client::{Answer, Body, Failure, Goal, Message, Method, Output, RetryPolicy, failure::Defect};

const TRANSIENT: [u16; 6] = [408, 429, 500, 502, 503, 504];
const PERMANENT: [u16; 9] = [400, 401, 403, 404, 409, 415, 422, 501, 505];

fn story(method: Method, replies: &[Reply]) -> Story {
    let goal = match method {
        Method::Put => Goal::Ensured,
        Method::Delete => Goal::Nothing,
        _ => Goal::Resource,
    };
    Story::new(method, goal, replies)
}

#[test]
fn a_safe_request_is_sent_again_after_a_status_that_may_pass() {
    for method in [Method::Get, Method::Put, Method::Delete] {
        for status in TRANSIENT {
            let told = story(method, &[error(status), tunnel("AVAILABLE")]).play();
            assert_eq!((told.requests.len(), told.outcome.is_ok()), (2, true), "{method:?} {status}");
        }
    }
}

#[test]
fn a_safe_request_is_sent_again_where_no_whole_answer_came() {
    let truncated = answer(200, Body::Truncated);
    for method in [Method::Get, Method::Put, Method::Delete] {
        for reply in [Reply::Disconnected, Reply::Silence, truncated.clone()] {
            let told = story(method, &[reply, tunnel("AVAILABLE")]).play();
            assert_eq!((told.requests.len(), told.outcome.is_ok()), (2, true), "{method:?}");
        }
    }
}

#[test]
fn a_post_is_sent_again_after_429_alone() {
    for status in TRANSIENT {
        let told = story(Method::Post, &[error(status), tunnel("AVAILABLE")]).play();
        assert_eq!(told.requests.len(), if status == 429 { 2 } else { 1 }, "{status}");
    }
    for reply in [Reply::Disconnected, Reply::Silence, answer(201, Body::Truncated)] {
        assert_eq!(story(Method::Post, &[reply, tunnel("AVAILABLE")]).play().requests.len(), 1);
    }
}

#[test]
fn a_status_that_stays_is_not_tried_again() {
    for method in [Method::Get, Method::Post, Method::Put, Method::Delete] {
        for status in PERMANENT {
            let told = story(method, &[error(status)]).play();
            assert_eq!(told.requests.len(), 1, "{method:?} {status}");
            let Failure::Api(api) = told.failure() else { panic!("no ApiFailure") };
            assert_eq!((api.status, api.exchange.attempts), (status, 1));
        }
    }
}

#[test]
fn a_broken_fetch_is_not_tried_again() {
    let told = Story::get(&[Reply::Broken]).play();
    assert_eq!(told.requests.len(), 1);
    assert!(matches!(told.outcome, Err(Failure::Connection { is_permanent: true, .. })));
}

#[test]
fn the_last_of_four_attempts_is_the_failure() {
    let told = Story::get(&[error(503)]).play();
    assert_eq!(told.requests.len(), 4);
    let Failure::Api(api) = told.failure() else { panic!("no ApiFailure") };
    assert_eq!((api.kind(), api.exchange.attempts), ("unavailable", 4));
}

#[test]
fn without_retries_there_is_one_attempt() {
    let told = Story::get(&[Reply::Disconnected]).settings(|settings| settings.retry = None).play();
    assert_eq!(told.requests.len(), 1);
}

#[test]
fn pauses_are_random_below_a_bound_that_doubles() {
    let policy = RetryPolicy { base_delay_ms: 8.0, max_delay_ms: 20.0, max_attempts: 5 };
    let told = Story::get(&[Reply::Disconnected]).settings(|settings| settings.retry = Some(policy)).play();
    assert_eq!(told.pauses, [4.0, 8.0, 10.0, 10.0]);
}

#[test]
fn retry_after_is_obeyed_up_to_a_minute() {
    assert_eq!(Story::get(&[error_after(429, "60"), tunnel("AVAILABLE")]).play().pauses, [60_000.0]);
    let told = Story::get(&[error_after(429, "61")]).play();
    assert_eq!(told.requests.len(), 1);
    let Failure::Api(api) = told.failure() else { panic!("no ApiFailure") };
    assert_eq!(api.retry_after_ms, Some(61_000.0));
}

/// Sun, 06 Nov 1994 08:49:37 GMT
const DATE_MS: f64 = 784_111_777_000.0;

/// The pause after a 503 whose `Retry-After` is that date.
fn pause_until_date(change: impl FnOnce(&mut Answer)) -> Vec<f64> {
    let reply = with(error_after(503, "Sun, 06 Nov 1994 08:49:37 GMT"), |answer| {
        answer.retry_date_ms = Some(DATE_MS);
        change(answer);
    });
    Story::get(&[reply, tunnel("AVAILABLE")]).play().pauses
}

#[test]
fn a_retry_after_date_is_counted_from_the_answers_own_date() {
    let pauses = pause_until_date(|answer| {
        answer.date_ms = Some(DATE_MS - 5000.0);
        answer.received_ms = DATE_MS + 3_600_000.0;
    });
    assert_eq!(pauses, [5000.0]);
}

#[test]
fn a_retry_after_date_is_counted_from_this_clock_where_the_answer_has_no_date() {
    assert_eq!(pause_until_date(|answer| answer.received_ms = DATE_MS - 7000.0), [7000.0]);
    assert_eq!(pause_until_date(|answer| answer.received_ms = DATE_MS + 7000.0), [0.0]);
}

#[test]
fn a_repeated_delete_may_find_what_it_deletes_gone() {
    for first in [Reply::Disconnected, Reply::Silence, error(500), error(503)] {
        let told = story(Method::Delete, &[first, error(404)]).play();
        assert_eq!((told.requests.len(), told.outcome), (2, Ok(Output::Nothing)));
    }
}

#[test]
fn a_delete_that_was_never_carried_out_finds_nothing() {
    for replies in [vec![error(404)], vec![error(429), error(404)]] {
        let Failure::Api(api) = story(Method::Delete, &replies).failure() else { panic!("no ApiFailure") };
        assert_eq!(api.kind(), "not-found");
    }
}

#[test]
fn ensuring_tells_creating_from_replacing() {
    for (status, created) in [(201, true), (200, false)] {
        let body = Body::Resource { id: Some("t".into()), status: None, status_message: None };
        let told = story(Method::Put, &[answer(status, body)]).play();
        assert_eq!(told.outcome, Ok(Output::Ensured { created }));
    }
}

#[test]
fn a_tunnel_needs_an_id_and_nothing_else() {
    let body = |id: Option<&str>| Body::Resource { id: id.map(str::to_owned), status: None, status_message: None };
    assert_eq!(story(Method::Post, &[answer(201, body(Some("t")))]).play().outcome, Ok(Output::Answer));
    let Failure::Response(response) = story(Method::Post, &[answer(201, body(None))]).failure() else {
        panic!("no ResponseFailure")
    };
    assert_eq!(response.defect, Defect::Shape);
}

#[test]
fn an_answer_that_is_no_success_and_no_error_is_a_defect() {
    for (status, body, defect) in [
        (200, Body::Empty, Defect::Empty),
        (200, Body::NotJson, Defect::NotJson),
        (200, Body::WrongShape { id: None }, Defect::Shape),
        (200, Body::TooLarge, Defect::TooLarge),
        (0, Body::Ignored, Defect::Redirect),
        (307, Body::Ignored, Defect::Redirect),
        (304, Body::Ignored, Defect::Status),
        (101, Body::Ignored, Defect::Status),
    ] {
        let told = Story::get(&[answer(status, body)]).play();
        assert_eq!(told.requests.len(), 1);
        let Failure::Response(response) = told.failure() else { panic!("no ResponseFailure") };
        assert_eq!((response.defect, response.status), (defect, status));
    }
}

#[test]
fn the_failure_of_an_accepted_request_tells_id_and_body() {
    let odd = with(answer(201, Body::WrongShape { id: Some("t-1".into()) }), |answer| {
        answer.text = Some("x".repeat(5000));
    });
    let Failure::Response(response) = story(Method::Post, &[odd]).failure() else { panic!("no ResponseFailure") };
    assert_eq!(response.id.as_deref(), Some("t-1"));
    assert_eq!(response.body.map(|body| body.len()), Some(2000));
}

#[test]
fn a_failure_shows_the_beginning_of_texts_without_end() {
    let long = || Some("x".repeat(5000));
    let endless = with(error(400), |answer| {
        answer.body = Body::Messages(vec![Message { error_code: long(), message: long() }]);
        answer.request_id = long();
    });
    let Failure::Api(failure) = Story::get(&[endless]).play().failure() else { panic!("no ApiFailure") };
    let [message] = &failure.messages[..] else { panic!("{} messages", failure.messages.len()) };
    let shown = [&message.error_code, &message.message, &failure.request_id];
    assert_eq!(shown.map(|text| text.as_ref().map(String::len)), [Some(2000); 3]);
}

#[test]
fn the_failure_of_an_accepted_request_tells_the_id_also_where_the_body_is_no_whole_json() {
    const ID: &str = "8c1d4b9f-6a2e-4d73-8b48-3f7e5c9a2d03";
    for body in [Body::Truncated, Body::NotJson] {
        for (text, id) in [
            (format!("{{\"id\":\"{ID}\",\"metadata\":{{"), Some(ID)),
            (format!("{{\n  \"id\" : \"{ID}"), Some(ID)),
            (format!("{{\"id\":\"{}", &ID[..20]), None),
            (format!("<p id=\"{ID}\">"), None),
        ] {
            let odd = with(answer(201, body.clone()), |answer| answer.text = Some(text.clone()));
            let Failure::Response(response) = story(Method::Post, &[odd]).failure() else {
                panic!("no ResponseFailure")
            };
            assert_eq!((response.id.as_deref(), response.body.as_deref()), (id, Some(&*text)));
        }
    }
}

#[test]
fn the_location_tells_the_id_of_a_tunnel_that_was_made() {
    const ID: &str = "8c1d4b9f-6a2e-4d73-8b48-3f7e5c9a2d03";
    for (method, location, id) in [
        (Method::Post, format!("https://api.example.com/ipsecgateways/g/tunnels/{ID}"), Some(ID)),
        (Method::Post, format!("/ipsecgateways/g/tunnels/{ID}"), Some(ID)),
        (Method::Post, format!("/ipsecgateways/{ID}"), None),
        (Method::Post, format!("/ipsecgateways/g/tunnels/{}", "-".repeat(36)), None),
        (Method::Put, format!("/ipsecgateways/g/tunnels/{ID}"), None),
    ] {
        let empty = with(answer(201, Body::Empty), |answer| answer.location = Some(location.clone()));
        let Failure::Response(response) = story(method, &[empty]).settings(|settings| settings.retry = None).failure()
        else {
            panic!("no ResponseFailure")
        };
        assert_eq!(response.id.as_deref(), id, "{location}");
    }
}

#[test]
fn an_error_status_counts_also_where_its_body_breaks_off() {
    let Failure::Api(api) = Story::get(&[answer(404, Body::Truncated)]).failure() else { panic!("no ApiFailure") };
    assert_eq!((api.status, api.messages.len()), (404, 0));
}
