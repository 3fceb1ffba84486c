//! The emulator that the tests talk to.

use gloo_net::http::Request;
use ionos_ipsec_tunnels::fetch::TunnelClient;

/// Where it is.
pub(crate) fn url() -> &'static str {
    let Some(url) = option_env!("EMULATOR_URL") else { panic!("EMULATOR_URL, which `npm test -- fetch` sets") };
    url
}

/// A client of it.
pub(crate) fn client() -> TunnelClient {
    TunnelClient::new(url(), "good").expect("options that work")
}

/// Has the next request with this method answered with a status.
pub(crate) async fn answer_next(method: &str, status: u16) {
    let body = format!(r#"{{"method":"{method}","status":{status},"retryAfter":0}}"#);
    let request = Request::post(&format!("{}/__emulator/next", url()));
    let request = request.header("content-type", "application/json").body(body).expect("a request");
    assert_eq!(request.send().await.expect("an answer").status(), 204);
}
