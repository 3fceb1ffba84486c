//! The tokens and keys that a client has sent. A careless server may repeat one of them in a later answer, from whose
//! texts it is then taken out.

use crate::client::redact::SECRETS_KEPT;
use std::{cell::RefCell, collections::VecDeque};

/// The secrets that were sent last, at most [`SECRETS_KEPT`], in the order of sending.
#[derive(Default)]
pub(super) struct Sent(RefCell<VecDeque<String>>);

impl Sent {
    /// Adds secrets.
    pub(super) fn remember<'a>(&self, secrets: impl IntoIterator<Item = &'a String>) {
        let mut sent = self.0.borrow_mut();
        for secret in secrets {
            if sent.contains(secret) {
                continue;
            }
            if sent.len() == SECRETS_KEPT as usize {
                sent.pop_front();
            }
            sent.push_back(secret.clone());
        }
    }

    /// All that are kept.
    pub(super) fn all(&self) -> Vec<String> {
        self.0.borrow().iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_secrets_are_kept_once_each() {
        let sent = Sent::default();
        let secrets: Vec<_> = (0..=SECRETS_KEPT).map(|number| number.to_string()).collect();
        sent.remember(&secrets);
        sent.remember(&secrets[1..]);
        assert_eq!(sent.all(), secrets[1..]);
    }
}
