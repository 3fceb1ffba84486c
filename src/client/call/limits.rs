//! Limits of time: of an attempt, of a wait, and of the whole call (the deadline).

use super::Call;
use crate::client::{
    failure::{Failure, TimeLimit},
    settings::Settings,
    setup::Goal,
};

/// The limit that ends the action under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Limit {
    /// `timeout_ms` of the settings: for one attempt, or for one call of the token function.
    Timeout,
    /// `deadline_ms` of the settings: for the whole call.
    Deadline,
    /// `max_wait_ms` of the wait.
    Wait,
}

impl Call {
    /// Sets the limit of the action that begins now: the one that is reached first. Gives the milliseconds until then, or
    /// `None` where there is no limit. Fails where the deadline has passed.
    pub(super) fn start_limit(&mut self) -> Result<Option<f64>, Failure> {
        let Settings { timeout_ms, deadline_ms, .. } = self.setup.settings;
        let mut shortest: Option<(Limit, f64)> = (timeout_ms > 0.0).then_some((Limit::Timeout, timeout_ms));
        let mut apply = |limit, ms: f64| {
            if shortest.is_none_or(|(_, shortest_ms)| ms < shortest_ms) {
                shortest = Some((limit, ms));
            }
        };
        if let Goal::Wait(wait) = &self.setup.goal {
            apply(Limit::Wait, wait.left_ms(self.now_ms));
        }
        if let Some(left_ms) = self.left_ms() {
            if left_ms <= 0.0 {
                return Err(self.timeout(TimeLimit::Deadline, deadline_ms, None));
            }
            apply(Limit::Deadline, left_ms);
        }
        let Some((limit, ms)) = shortest else { return Ok(None) };
        self.limit = limit;
        self.limit_ms = if limit == Limit::Deadline { deadline_ms } else { ms };
        Ok(Some(ms))
    }

    /// Milliseconds until the deadline, which may be negative; `None` where there is none.
    pub(super) fn left_ms(&self) -> Option<f64> {
        let deadline_ms = self.setup.settings.deadline_ms;
        (deadline_ms > 0.0).then(|| deadline_ms - (self.now_ms - self.started_ms.unwrap_or(self.now_ms)))
    }

    /// Fails where a pause would end after the deadline.
    pub(super) fn allow_pause(&self, pause_ms: f64, cause: impl FnOnce() -> Failure) -> Result<(), Failure> {
        if self.left_ms().is_none_or(|left_ms| pause_ms < left_ms) {
            return Ok(());
        }
        let cause = Some(Box::new(cause()));
        Err(self.timeout(TimeLimit::Deadline, self.setup.settings.deadline_ms, cause))
    }
}
