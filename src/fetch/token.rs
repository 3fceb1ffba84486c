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

/// Somebody is being asked for a token.
type Asking = LocalBoxFuture<'static, Result<String, TokenError>>;

/// A bearer token, or where to get one. Its `Debug` text does not show it.
#[derive(Clone)]
pub struct Token(pub(super) Source);

#[derive(Clone)]
pub(super) enum Source {
    Text(String),
    Function(Rc<dyn Fn() -> Asking>),
}

impl Token {
    /// A token that a function gets. It is asked before each call, and once more when the API refuses what it gave: so it
    /// can keep a token as long as that is valid. The calls that were refused with the same token share one asking.
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

/// The askings for another token that are under way, by the token that was refused. No outcome is kept.
#[derive(Default)]
pub(super) struct Askings(RefCell<HashMap<String, WeakShared<Asking>>>);

impl Askings {
    /// Asks, or joins those who ask because the same token was refused.
    pub(super) fn ask(&self, function: &dyn Fn() -> Asking, refused: Option<&str>) -> Shared<Asking> {
        let Some(refused) = refused else { return function().shared() };
        let under_way = self.0.borrow().get(refused).and_then(WeakShared::upgrade);
        if let Some(asking) = under_way.filter(|asking| asking.peek().is_none()) {
            return asking;
        }
        let asking = function().shared();
        let mut askings = self.0.borrow_mut();
        askings.retain(|_, asking| asking.upgrade().is_some());
        if let Some(weak) = asking.downgrade() {
            askings.insert(refused.to_owned(), weak);
        }
        asking
    }

    /// Whoever is refused with this token next asks anew: the asking under way takes too long.
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
    fn counted(calls: &Rc<Cell<u32>>, is_endless: bool) -> impl Fn() -> Asking + use<> {
        let calls = calls.clone();
        move || {
            calls.set(calls.get() + 1);
            let token = Ok(format!("token-{}", calls.get()));
            if is_endless { future::pending().boxed_local() } else { future::ready(token).boxed_local() }
        }
    }

    fn token(asking: Shared<Asking>) -> Option<String> {
        asking.now_or_never()?.ok()
    }

    #[test]
    fn refusals_of_one_token_share_the_asking_under_way() {
        let (askings, calls) = (Askings::default(), Rc::default());
        let function = counted(&calls, false);
        let (one, other) = (askings.ask(&function, Some("old")), askings.ask(&function, Some("old")));
        assert_eq!((token(one), token(other)), (Some("token-1".into()), Some("token-1".into())));
    }

    #[test]
    fn refusals_of_different_tokens_never_share() {
        let (askings, calls) = (Askings::default(), Rc::default());
        let function = counted(&calls, false);
        let (one, other) = (askings.ask(&function, Some("mine")), askings.ask(&function, Some("yours")));
        assert_eq!((token(one), token(other)), (Some("token-1".into()), Some("token-2".into())));
    }

    #[test]
    fn first_askings_never_share() {
        let (askings, calls) = (Askings::default(), Rc::default());
        let function = counted(&calls, true);
        let _both = (askings.ask(&function, None), askings.ask(&function, None));
        assert_eq!(calls.get(), 2);
    }

    #[test]
    fn no_outcome_is_kept() {
        let (askings, calls) = (Askings::default(), Rc::default());
        let function = counted(&calls, false);
        let settled = askings.ask(&function, Some("old"));
        assert_eq!(token(settled.clone()), Some("token-1".into()));
        assert_eq!(token(askings.ask(&function, Some("old"))), Some("token-2".into()));
    }

    #[test]
    fn an_asking_that_takes_too_long_is_not_joined() {
        let (askings, calls) = (Askings::default(), Rc::default());
        let function = counted(&calls, true);
        let _slow = askings.ask(&function, Some("old"));
        askings.give_up(Some("old"));
        let _other = askings.ask(&function, Some("old"));
        assert_eq!(calls.get(), 2);
    }

    #[test]
    fn an_asking_that_everybody_gave_up_is_not_joined() {
        let (askings, calls) = (Askings::default(), Rc::default());
        let function = counted(&calls, true);
        drop(askings.ask(&function, Some("old")));
        let _other = askings.ask(&function, Some("old"));
        assert_eq!(calls.get(), 2);
    }

    #[test]
    fn debug_shows_no_token() {
        assert_eq!(format!("{:?}", Token::from("s3cr3t")), "Token(text)");
    }
}
