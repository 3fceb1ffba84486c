//! A wait for a tunnel: polls until a goal is reached.

use super::{
    Failure, Problem, WaitReason,
    answer::Tunnel,
    call::Step,
    error::Outlook,
    now_ms,
    redact::redact,
    transport::tell,
    waiting::{Goal, Patience, Seen, Verdict, Watch},
};
use js_sys::Function;
use wasm_bindgen::JsValue;

/// Time that even a poll at the very end gets, in milliseconds.
const SHORTEST_POLL_MS: f64 = 250.0;

/// A wait for a tunnel.
pub struct Wait {
    goal: Goal,
    patience: Patience,
    on_poll: Option<Function>,
    start_ms: f64,
    watch: Watch,
    polls: u32,
    /// The tunnel as last read.
    last: Option<Tunnel>,
}

impl Wait {
    /// A wait that begins now; `on_poll` is called with each tunnel read.
    pub fn new(goal: Goal, patience: Patience, on_poll: Option<Function>) -> Self {
        Self { goal, patience, on_poll, start_ms: now_ms(), watch: Watch::new(goal), polls: 0, last: None }
    }

    fn elapsed_ms(&self) -> f64 {
        now_ms() - self.start_ms
    }

    /// The time for a poll, which does not outlast the wait.
    pub fn timeout_ms(&self, longest_ms: f64) -> f64 {
        let left_ms = (self.patience.max_wait_ms - self.elapsed_ms()).max(SHORTEST_POLL_MS);
        if longest_ms > 0.0 { longest_ms.min(left_ms) } else { left_ms }
    }

    /// Takes in what a poll gave. A poll is a single attempt: the wait itself is the retry.
    pub fn take(&mut self, poll: Result<Tunnel, Failure>, secrets: &[String]) -> Result<Step, Failure> {
        let mut trouble = JsValue::UNDEFINED;
        let mut at_least_ms = 0.0;
        let seen = match poll {
            Ok(tunnel) => {
                if let Some(on_poll) = &self.on_poll {
                    tell(on_poll, &tunnel.raw);
                }
                Some(Seen::Status(&self.last.insert(tunnel).status))
            }
            Err(Failure(problem)) => match *problem {
                Problem::Error { outlook: Outlook::NotFound, .. } => Some(Seen::NotFound),
                Problem::Error { outlook: Outlook::Passing(after_ms), error } => {
                    at_least_ms = after_ms;
                    trouble = error;
                    None
                }
                problem => return Err(Failure(Box::new(problem))),
            },
        };
        self.polls += 1;
        let elapsed_ms = now_ms() - self.start_ms;
        let verdict = seen.map_or(Verdict::GoOn, |seen| self.watch.judge(seen, elapsed_ms));
        let last = self.last.as_ref();
        let reason = match verdict {
            Verdict::Done => {
                let reached = last.filter(|_| self.goal == Goal::Available);
                return Ok(Step::Done(reached.map(|tunnel| tunnel.raw.clone()).unwrap_or_default()));
            }
            Verdict::Over(reason) => reason,
            Verdict::GoOn => {
                let pause = self.patience.pause(self.polls, elapsed_ms, at_least_ms, js_sys::Math::random());
                if let Some(pause_ms) = pause {
                    return Ok(Step::Poll(pause_ms));
                }
                WaitReason::Timeout
            }
        };
        Err(over(reason, last, secrets, &trouble))
    }
}

fn over(reason: WaitReason, last: Option<&Tunnel>, secrets: &[String], cause: &JsValue) -> Failure {
    let words;
    let message: &[&str] = match (reason, last) {
        (WaitReason::Failed, Some(tunnel)) => {
            words = tunnel.status_message(secrets);
            match &words {
                Some(words) => &["The tunnel failed: ", words],
                None => &["The tunnel failed, and the API does not say why."],
            }
        }
        (WaitReason::Failed, None) => &["The tunnel failed."],
        (WaitReason::Deleted, _) => &["The tunnel is being deleted or is gone."],
        (WaitReason::Timeout, Some(tunnel)) => {
            words = Some(redact(&tunnel.status, secrets));
            &["The tunnel was still ", words.as_deref().unwrap_or_default(), " when the time was up."]
        }
        (WaitReason::Timeout, None) => &["The tunnel could not be read before the time was up."],
    };
    Failure::wait(reason, message, &last.map(|tunnel| tunnel.for_error(secrets)).unwrap_or_default(), cause)
}
