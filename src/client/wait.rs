//! Polls a tunnel until a goal is reached.

use super::{
    Client, Failure, Operation, Request, WaitReason,
    answer::{self, Tunnel},
    config::Settings,
    interrupt::{Signal, now_ms, sleep},
    report,
    waiting::{Goal, Patience, Seen, Verdict, Watch},
};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// Time that even a poll at the very end gets, in milliseconds.
const SHORTEST_POLL_MS: f64 = 250.0;

/// A wait for a tunnel.
#[derive(Debug)]
pub struct Wait {
    /// What is waited for.
    pub goal: Goal,
    /// How long.
    pub patience: Patience,
    /// Called with each tunnel read.
    pub on_poll: Option<Function>,
}

impl Client {
    /// Sends `get` until the goal is reached. The tunnel as last read, or `undefined` where it is gone.
    pub async fn wait(&self, get: &Operation, wait: &Wait, request: &Request) -> Result<JsValue, Failure> {
        let reached = self.reach(get, wait, &request.settings);
        Signal::race(request.signal.as_ref(), reached).await.map_err(Failure::Aborted)?
    }

    async fn reach(&self, get: &Operation, wait: &Wait, settings: &Settings) -> Result<JsValue, Failure> {
        let start = now_ms();
        let elapsed = || now_ms() - start;
        let mut watch = Watch::new(wait.goal);
        let mut last = None;
        for poll in 1.. {
            let mut trouble = None;
            let mut seen = Some(Seen::NotFound);
            match self.poll(get, wait.patience.max_wait_ms - elapsed(), settings).await {
                Ok(tunnel) => {
                    if let Some(on_poll) = &wait.on_poll {
                        report(on_poll.call1(&JsValue::UNDEFINED, &tunnel.raw));
                    }
                    seen = Some(Seen::Status(&last.insert(tunnel).status));
                }
                Err(Failure::Api(api)) if api.status == 404 => {}
                Err(failure) if failure.is_passing() => {
                    seen = None;
                    trouble = Some(failure);
                }
                Err(failure) => return Err(failure),
            }
            match seen.map_or(Verdict::GoOn, |seen| watch.judge(seen, elapsed())) {
                Verdict::Done => {
                    return Ok(last
                        .filter(|_| wait.goal == Goal::Available)
                        .map_or(JsValue::UNDEFINED, |tunnel| tunnel.raw));
                }
                Verdict::Over(reason) => return Err(over(reason, last, None)),
                Verdict::GoOn => {}
            }
            let at_least_ms = match &trouble {
                Some(Failure::Api(api)) => api.retry_after_ms.unwrap_or(0.0),
                _ => 0.0,
            };
            let pause = wait.patience.pause(poll, elapsed(), at_least_ms, js_sys::Math::random());
            let Some(pause_ms) = pause else { return Err(over(WaitReason::Timeout, last, trouble)) };
            sleep(pause_ms).await;
        }
        Err(over(WaitReason::Timeout, last, None))
    }

    /// One poll: a single attempt that does not outlast the wait. The wait itself is the retry.
    async fn poll(&self, get: &Operation, left_ms: f64, settings: &Settings) -> Result<Tunnel, Failure> {
        let left_ms = left_ms.max(SHORTEST_POLL_MS);
        let timeout_ms = if settings.timeout_ms > 0.0 { settings.timeout_ms.min(left_ms) } else { left_ms };
        let settings = Settings { timeout_ms, retry: None, ..settings.clone() };
        answer::tunnel(&self.repeat(get, &settings).await?)
    }
}

fn over(reason: WaitReason, last: Option<Tunnel>, cause: Option<Failure>) -> Failure {
    let message = match (reason, &last) {
        (WaitReason::Failed, Some(tunnel)) => match tunnel.status_message() {
            Some(message) => format!("The tunnel failed: {message}"),
            None => "The tunnel failed, and the API does not say why.".to_owned(),
        },
        (WaitReason::Failed, None) => "The tunnel failed.".to_owned(),
        (WaitReason::Deleted, _) => "The tunnel is being deleted or is gone.".to_owned(),
        (WaitReason::Timeout, Some(tunnel)) => {
            format!("The tunnel was still {} when the time was up.", tunnel.status_in_words())
        }
        (WaitReason::Timeout, None) => "The tunnel could not be read before the time was up.".to_owned(),
    };
    let tunnel = last.as_ref().map(Tunnel::for_error);
    Failure::Wait { reason, message, tunnel, cause: cause.map(Box::new) }
}
