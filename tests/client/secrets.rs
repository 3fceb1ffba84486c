//! No failure and no event holds a token or a key, whatever a server puts into its answers.

use crate::{Grant, Story, answer, error, tunnel, with};
use ionos_ipsec_tunnels::client::{Body, Failure, Goal, Message, Method, Patience, Wait, WaitGoal};

const KEY: &str = "key-canary-1";
const TOKENS: [&str; 2] = ["stale-canary-1", "fresh-canary-1"];

#[test]
fn an_error_status_tells_no_secret() {
    let echo = KEY.to_owned() + " " + TOKENS[0] + " " + TOKENS[1] + " earlier-canary-1";
    let message = Message { error_code: Some(echo.clone()), message: Some(echo.clone()) };
    let refusal = with(answer(422, Body::Messages(vec![message])), |answer| answer.request_id = Some(echo));
    let mut story = Story::new(Method::Post, Goal::Resource, &[error(401), refusal]).tokens(&TOKENS.map(Grant::Token));
    story.key = Some(KEY);
    story.sent_earlier = vec!["earlier-canary-1"];
    let told = story.play();
    let texts = format!("{:?} {:?}", told.events, told.outcome);
    assert!(!texts.contains("canary"), "{texts}");
}

#[test]
fn a_defect_tells_no_secret() {
    let odd = with(answer(200, Body::WrongShape { id: Some("token".into()) }), |answer| {
        answer.text = Some("<b>token</b>".into());
    });
    let Failure::Response(response) = Story::get(&[odd]).failure() else { panic!("no ResponseFailure") };
    assert_eq!((response.id.as_deref(), response.body.as_deref()), (Some("[redacted]"), Some("<b>[redacted]</b>")));
}

#[test]
fn a_wait_tells_no_key_of_an_earlier_call() {
    let failed = answer(
        200,
        Body::Resource {
            id: Some("t".into()),
            status: Some("FAILED".into()),
            status_message: Some(format!("IKE_AUTH with {KEY} refused")),
        },
    );
    let goal = Goal::Wait(Wait::new(WaitGoal::Available, Patience::default()));
    let mut story = Story::new(Method::Get, goal, &[tunnel("PROVISIONING"), failed]);
    story.sent_earlier = vec![KEY];
    assert_eq!(story.failure().to_string(), "The tunnel failed: IKE_AUTH with [redacted] refused");
}
