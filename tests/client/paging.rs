//! Walks over pages: each page is a call, but all events belong to one.

use crate::{Story, Told, error, page};
use ionos_ipsec_tunnels::client::{ClientEvent, Failure, Goal, Method, Outcome, Output, Page, Walk, failure::Defect};

fn turn(walk: Walk, replies: &[crate::Reply]) -> Told {
    Story::new(Method::Get, Goal::Page { walk, limit: 100 }, replies).play()
}

fn two_of(offset: u32, has_next: bool) -> crate::Reply {
    page(Page { offset: Some(offset), limit: Some(100), items: 2, new: 2, repeated: 0, has_next })
}

fn next(told: &Told) -> Walk {
    match told.outcome {
        Ok(Output::Page { next: Some(walk) }) => walk,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_leads_to_the_next_one_until_none_is_named() {
    let first = turn(Walk::default(), &[two_of(0, true)]);
    assert_eq!((next(&first).offset, next(&first).is_over), (2, false));
    let last = turn(next(&first), &[two_of(2, false)]);
    assert!(next(&last).is_over);
    let end = turn(next(&last), &[]);
    assert_eq!((end.outcome, end.requests.len()), (Ok(Output::Page { next: None }), 0));
}

#[test]
fn a_page_is_tried_again() {
    let told = turn(Walk::default(), &[error(503), two_of(0, true)]);
    assert_eq!((told.requests.len(), next(&told).attempts), (2, 2));
}

#[test]
fn a_page_that_comes_again_is_a_defect() {
    let repeated = page(Page { offset: Some(2), limit: Some(100), items: 2, new: 0, repeated: 2, has_next: true });
    let told = turn(Walk { offset: 2, ..Walk::default() }, &[repeated]);
    let Failure::Response(response) = told.failure() else { panic!("no ResponseFailure") };
    assert_eq!(response.defect, Defect::NotAdvancing);
}

#[test]
fn the_end_is_told_after_the_last_page_with_the_attempts_of_all() {
    let is_end = |event: &ClientEvent| matches!(event, ClientEvent::End { .. });
    let first = turn(Walk::default(), &[error(503), two_of(0, true)]);
    let last = turn(next(&first), &[two_of(2, false)]);
    assert!(!first.events.iter().chain(&last.events).any(is_end));
    let end = turn(next(&last), &[]);
    assert!(
        matches!(end.events[..], [ClientEvent::End { outcome: Outcome::Done, attempts: 3, .. }]),
        "{:?}",
        end.events
    );
}
