//! The bearer token: a text, or a function that gets one.

use super::error::TokenError;
use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, Shared, WeakShared},
};
use std::{
    cell::RefCell,
    collections::HashMap,
    error::Error as StdError,
    fmt::{self, Debug, Formatter},
    rc::Rc,
};

/// A call of a token function.
type PendingToken = LocalBoxFuture<'static, Result<String, TokenError>>;

/// A bearer token, or a function that gets one. Its `Debug` text does not show the token.
#[derive(Clone)]
pub struct Token(pub(super) Source);

#[derive(Clone)]
pub(super) enum Source {
    Text(String),
    Function(Rc<dyn Fn() -> PendingToken>),
}

impl Token {
    /// A function that gets the token. It is called before each call of the client, and once more if the API refuses its
    /// token. So it should keep a token for as long as it is valid. Calls that were refused with the same token share one
    /// call of the function.
    ///
    /// ```
    /// use ionos_ipsec_tunnels::fetch::Token;
    ///
    /// async fn log_in() -> Result<String, std::io::Error> {
    ///     Ok("eyJ0eXAi".to_owned())
    /// }
    ///
    /// let token = Token::from_fn(log_in);
    /// ```
    pub fn from_fn<F, T, E>(function: F) -> Self
    where
        F: Fn() -> T + 'static,
        T: Future<Output = Result<String, E>> + 'static,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let ask = move || function().map(|outcome| outcome.map_err(|error| error.into().into())).boxed_local();
        Self(Source::Function(Rc::new(ask)))
    }
}

impl From<&str> for Token {
    fn from(token: &str) -> Self {
        token.to_owned().into()
    }
}

impl From<String> for Token {
    fn from(token: String) -> Self {
        Self(Source::Text(token))
    }
}

impl Debug for Token {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Source::Text(_) => "Token(text)",
            Source::Function(_) => "Token(function)",
        })
    }
}

/// The calls of the token function that are under way because a token was refused, by that token. A call is joined only
/// while it is under way; its outcome is not kept.
#[derive(Default)]
pub(super) struct PendingTokens(RefCell<HashMap<String, WeakShared<PendingToken>>>);

impl PendingTokens {
    /// Calls the function, or joins the call that is under way because the same token was refused.
    pub(super) fn ask(&self, function: &dyn Fn() -> PendingToken, refused: Option<&str>) -> Shared<PendingToken> {
        let Some(refused) = refused else { return function().shared() };
        let under_way = self.0.borrow().get(refused).and_then(WeakShared::upgrade);
        if let Some(pending) = under_way.filter(|pending| pending.peek().is_none()) {
            return pending;
        }
        let pending = function().shared();
        let mut pending_tokens = self.0.borrow_mut();
        pending_tokens.retain(|_, pending| pending.upgrade().is_some());
        if let Some(weak) = pending.downgrade() {
            pending_tokens.insert(refused.to_owned(), weak);
        }
        pending
    }

    /// Forgets the call under way for a refused token, since it takes too long: the next refusal of this token calls the
    /// function again.
    pub(super) fn give_up(&self, refused: Option<&str>) {
        if let Some(refused) = refused {
            self.0.borrow_mut().remove(refused);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{cell::Cell, future};

    /// A function that counts how often it is called, and what it gives: a token right away, or nothing for good.
    fn counted(calls: &Rc<Cell<u32>>, is_endless: bool) -> impl Fn() -> PendingToken + use<> {
        let calls = calls.clone();
        move || {
            calls.set(calls.get() + 1);
            let token = Ok(format!("token-{}", calls.get()));
            if is_endless { future::pending().boxed_local() } else { future::ready(token).boxed_local() }
        }
    }

    fn token_of(pending: Shared<PendingToken>) -> Option<String> {
        pending.now_or_never()?.ok()
    }

    #[test]
    fn refusals_of_one_token_share_the_call_under_way() {
        let (pending, calls) = (PendingTokens::default(), Rc::default());
        let function = counted(&calls, false);
        let (one, other) = (pending.ask(&function, Some("old")), pending.ask(&function, Some("old")));
        assert_eq!((token_of(one), token_of(other)), (Some("token-1".into()), Some("token-1".into())));
    }

    #[test]
    fn refusals_of_different_tokens_never_share() {
        let (pending, calls) = (PendingTokens::default(), Rc::default());
        let function = counted(&calls, false);
        let (one, other) = (pending.ask(&function, Some("mine")), pending.ask(&function, Some("yours")));
        assert_eq!((token_of(one), token_of(other)), (Some("token-1".into()), Some("token-2".into())));
    }

    #[test]
    fn calls_for_a_first_token_are_never_shared() {
        let (pending, calls) = (PendingTokens::default(), Rc::default());
        let function = counted(&calls, true);
        let _both = (pending.ask(&function, None), pending.ask(&function, None));
        assert_eq!(calls.get(), 2);
    }

    #[test]
    fn no_outcome_is_kept() {
        let (pending, calls) = (PendingTokens::default(), Rc::default());
        let function = counted(&calls, false);
        let settled = pending.ask(&function, Some("old"));
        assert_eq!(token_of(settled.clone()), Some("token-1".into()));
        assert_eq!(token_of(pending.ask(&function, Some("old"))), Some("token-2".into()));
    }

    #[test]
    fn a_call_that_takes_too_long_is_not_joined() {
        let (pending, calls) = (PendingTokens::default(), Rc::default());
        let function = counted(&calls, true);
        let _slow = pending.ask(&function, Some("old"));
        pending.give_up(Some("old"));
        let _other = pending.ask(&function, Some("old"));
        assert_eq!(calls.get(), 2);
    }

    #[test]
    fn a_call_that_everybody_gave_up_is_not_joined() {
        let (pending, calls) = (PendingTokens::default(), Rc::default());
        let function = counted(&calls, true);
        drop(pending.ask(&function, Some("old")));
        let _other = pending.ask(&function, Some("old"));
        assert_eq!(calls.get(), 2);
    }

    #[test]
    fn debug_shows_no_token() {
        assert_eq!(format!("{:?}", Token::from("s3cr3t")), "Token(text)");
    }
}
