//! Polling until a tunnel is ready or gone: when a wait is over, and how long to pause between polls. Pure decisions.

use super::failure::{Failure, WaitReason};

/// Milliseconds at the beginning of a wait in which a new tunnel may still be unknown to the API, and a deletion may not
/// have begun.
const SETTLING_MS: f64 = 10_000.0;
/// The shortest pause in milliseconds, whatever the caller asks for: a wait must not flood the API.
const SHORTEST_PAUSE_MS: f64 = 20.0;
/// The last poll begins this many milliseconds before the limit, so that it has the time to be answered.
const LAST_POLL_MS: f64 = 250.0;

/// What a wait is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitGoal {
    /// Until the tunnel's status is AVAILABLE: the API has set its side up.
    Available,
    /// Until the API answers 404: the tunnel is gone.
    Deleted,
}

/// The outcome of one poll.
#[derive(Clone, Debug, PartialEq)]
pub enum Poll {
    /// The tunnel was read.
    Tunnel {
        /// Its status as the API spells it, where the answer has one.
        status: Option<String>,
        /// Why it failed.
        status_message: Option<String>,
    },
    /// The API answered 404.
    NotFound,
    /// The poll failed in a way that may pass.
    Nothing {
        /// Why.
        failure: Failure,
        /// Milliseconds to pause at least before the next poll.
        after_ms: f64,
    },
}

/// What to do after a poll.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// The goal is reached.
    Done,
    /// Poll again.
    Pause {
        /// Milliseconds until then.
        ms: f64,
        /// Why this poll failed, if it did.
        cause: Option<Box<Failure>>,
    },
    /// The goal will not be reached, and the wait fails.
    Over(Failure),
}

/// A wait under way.
#[derive(Clone, Debug)]
pub struct Wait {
    goal: WaitGoal,
    patience: Patience,
    started_ms: f64,
    /// Polls so far.
    polls: u32,
    /// Whether a poll has found the tunnel.
    is_found: bool,
    /// Whether its deletion has begun.
    is_destroying: bool,
    /// The status as last read.
    status: Option<String>,
    /// The status message as last read.
    status_message: Option<String>,
}

impl Wait {
    /// A wait that has not begun.
    pub fn new(goal: WaitGoal, patience: Patience) -> Self {
        Self {
            goal,
            patience,
            started_ms: 0.0,
            polls: 0,
            is_found: false,
            is_destroying: false,
            status: None,
            status_message: None,
        }
    }

    pub(super) fn start(&mut self, now_ms: f64) {
        self.started_ms = now_ms;
    }

    /// Milliseconds until the wait's limit, at least 0.
    pub(super) fn left_ms(&self, now_ms: f64) -> f64 {
        (self.patience.max_wait_ms - (now_ms - self.started_ms)).max(0.0)
    }

    /// Takes the outcome of a poll, and says what to do next. `random` is at least 0 and below 1.
    pub(super) fn on_poll(&mut self, poll: Poll, now_ms: f64, random: f64) -> Next {
        let elapsed_ms = now_ms - self.started_ms;
        self.polls += 1;
        let (verdict, cause, after_ms) = match poll {
            Poll::Tunnel { status, status_message } => {
                let verdict = self.judge(Seen::Status(status.as_deref().unwrap_or_default()), elapsed_ms);
                (self.status, self.status_message) = (status, status_message);
                (verdict, None, 0.0)
            }
            Poll::NotFound => (self.judge(Seen::NotFound, elapsed_ms), None, 0.0),
            Poll::Nothing { failure, after_ms } => (Verdict::GoOn, Some(Box::new(failure)), after_ms),
        };
        let reason = match verdict {
            Verdict::Done => return Next::Done,
            Verdict::Over(reason) => reason,
            Verdict::GoOn => match self.patience.pause(self.polls, elapsed_ms, after_ms, random) {
                Some(ms) => return Next::Pause { ms, cause },
                None => WaitReason::Timeout,
            },
        };
        Next::Over(self.failure(reason, cause))
    }

    /// What follows from a poll that came `elapsed_ms` after the wait began.
    fn judge(&mut self, seen: Seen<'_>, elapsed_ms: f64) -> Verdict {
        let settling = elapsed_ms < SETTLING_MS;
        let verdict = match (self.goal, seen) {
            (WaitGoal::Available, Seen::Status("AVAILABLE")) => Verdict::Done,
            (WaitGoal::Available, Seen::Status("FAILED")) => Verdict::Over(WaitReason::Failed),
            (WaitGoal::Available, Seen::Status("DESTROYING")) => Verdict::Over(WaitReason::Deleted),
            (WaitGoal::Available, Seen::NotFound) if self.is_found || !settling => Verdict::Over(WaitReason::Deleted),
            (WaitGoal::Deleted, Seen::NotFound) => Verdict::Done,
            (WaitGoal::Deleted, Seen::Status("FAILED")) if self.is_destroying || !settling => {
                Verdict::Over(WaitReason::Failed)
            }
            _ => Verdict::GoOn,
        };
        self.is_found |= matches!(seen, Seen::Status(_));
        self.is_destroying |= seen == Seen::Status("DESTROYING");
        verdict
    }

    /// The failure of this wait.
    pub(super) fn failure(&self, reason: WaitReason, cause: Option<Box<Failure>>) -> Failure {
        let status_message = self.status_message.clone().filter(|_| reason == WaitReason::Failed);
        Failure::Wait { reason, status: self.status.clone(), status_message, cause }
    }
}

/// What a poll has seen of the tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen<'a> {
    /// The tunnel, with this status.
    Status(&'a str),
    /// 404.
    NotFound,
}

/// What follows from a poll for the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// The goal is reached.
    Done,
    /// The goal will not be reached.
    Over(WaitReason),
    /// Poll again.
    GoOn,
}

/// How long to wait, and how long to pause between polls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patience {
    /// Most milliseconds for the whole wait.
    pub max_wait_ms: f64,
    /// The first pause, in milliseconds; each further one is half as long again.
    pub interval_ms: f64,
    /// The longest pause, in milliseconds.
    pub max_interval_ms: f64,
}

impl Default for Patience {
    fn default() -> Self {
        Self { max_wait_ms: 600_000.0, interval_ms: 1000.0, max_interval_ms: 15_000.0 }
    }
}

impl Patience {
    /// The pause after poll number `poll` (from 1), in milliseconds; `None` where no time is left for another poll. Each
    /// pause is half as long again as the one before, and up to a fifth shorter at random, so that many waits do not poll
    /// at the same times. The last poll comes just before the limit. `at_least_ms` is the pause that the server asked for.
    fn pause(&self, poll: u32, elapsed_ms: f64, at_least_ms: f64, random: f64) -> Option<f64> {
        let grown = self.interval_ms * 1.5_f64.powi(poll.saturating_sub(1).min(100) as i32);
        let wanted = grown.min(self.max_interval_ms.max(self.interval_ms)) * (1.0 - 0.2 * random);
        let left = self.max_wait_ms - elapsed_ms;
        let last_poll = left - LAST_POLL_MS.min(self.max_wait_ms / 10.0);
        if last_poll <= 0.0 || at_least_ms >= left {
            return None;
        }
        Some(wanted.max(SHORTEST_PAUSE_MS).min(last_poll).max(at_least_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(goal: WaitGoal, story: &[(Seen<'_>, f64)]) -> Vec<Verdict> {
        let mut wait = Wait::new(goal, Patience::default());
        story.iter().map(|(seen, at)| wait.judge(*seen, *at)).collect()
    }

    #[test]
    fn available_is_the_end() {
        let story =
            [(Seen::Status("PROVISIONING"), 0.0), (Seen::Status("NEW-STATUS"), 1.0), (Seen::Status("AVAILABLE"), 2.0)];
        assert_eq!(judge(WaitGoal::Available, &story), [Verdict::GoOn, Verdict::GoOn, Verdict::Done]);
    }

    #[test]
    fn failed_and_destroying_end_the_wait_for_available() {
        assert_eq!(judge(WaitGoal::Available, &[(Seen::Status("FAILED"), 0.0)]), [Verdict::Over(WaitReason::Failed)]);
        assert_eq!(
            judge(WaitGoal::Available, &[(Seen::Status("DESTROYING"), 0.0)]),
            [Verdict::Over(WaitReason::Deleted)]
        );
    }

    #[test]
    fn not_found_is_not_there_yet_only_at_the_beginning() {
        assert_eq!(
            judge(WaitGoal::Available, &[(Seen::NotFound, 9999.0), (Seen::NotFound, 10_000.0)]),
            [Verdict::GoOn, Verdict::Over(WaitReason::Deleted)]
        );
        let seen_before = [(Seen::Status("PROVISIONING"), 0.0), (Seen::NotFound, 1.0)];
        assert_eq!(judge(WaitGoal::Available, &seen_before), [Verdict::GoOn, Verdict::Over(WaitReason::Deleted)]);
    }

    #[test]
    fn not_found_is_deleted() {
        let story = [(Seen::Status("AVAILABLE"), 0.0), (Seen::Status("DESTROYING"), 1.0), (Seen::NotFound, 2.0)];
        assert_eq!(judge(WaitGoal::Deleted, &story), [Verdict::GoOn, Verdict::GoOn, Verdict::Done]);
    }

    #[test]
    fn a_deletion_that_fails_ends_the_wait() {
        let at_once = [(Seen::Status("FAILED"), 0.0), (Seen::Status("FAILED"), 10_000.0)];
        assert_eq!(judge(WaitGoal::Deleted, &at_once), [Verdict::GoOn, Verdict::Over(WaitReason::Failed)]);
        let later = [(Seen::Status("DESTROYING"), 0.0), (Seen::Status("FAILED"), 1.0)];
        assert_eq!(judge(WaitGoal::Deleted, &later), [Verdict::GoOn, Verdict::Over(WaitReason::Failed)]);
    }

    #[test]
    fn pauses_grow_to_their_bound() {
        let patience = Patience::default();
        let pauses: Vec<_> = [1, 2, 3, 50].map(|poll| patience.pause(poll, 0.0, 0.0, 0.0)).to_vec();
        assert_eq!(pauses, [Some(1000.0), Some(1500.0), Some(2250.0), Some(15_000.0)]);
        assert_eq!(patience.pause(1, 0.0, 0.0, 1.0), Some(800.0));
    }

    #[test]
    fn the_last_poll_comes_just_before_the_limit() {
        let patience = Patience { max_wait_ms: 10_000.0, ..Patience::default() };
        assert_eq!(patience.pause(50, 9000.0, 0.0, 0.0), Some(750.0));
        assert_eq!(patience.pause(50, 9750.0, 0.0, 0.0), None);
    }

    #[test]
    fn what_the_server_asks_for_is_obeyed_or_outlasts_the_wait() {
        let patience = Patience { max_wait_ms: 10_000.0, ..Patience::default() };
        assert_eq!(patience.pause(1, 0.0, 5000.0, 0.0), Some(5000.0));
        assert_eq!(patience.pause(1, 5000.0, 5000.0, 0.0), None);
        assert_eq!(patience.pause(1, 6000.0, 5000.0, 0.0), None);
    }
}
