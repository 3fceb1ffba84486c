//! What a call is made of.

use super::{paging::Walk, request::Request, settings::Settings, wait::Wait};

/// What a call is made of.
pub struct Setup {
    /// The number of the call, by which events name it. All pages of a walk have the same.
    pub id: u32,
    /// The request that is sent.
    pub request: Request,
    /// What an answer must hold, and what is done with it.
    pub goal: Goal,
    /// How long the call may take, and how often it tries.
    pub settings: Settings,
    /// Whether there is a listener: without one, the call makes no events.
    pub has_listener: bool,
    /// Whether there is a token function, which can be asked for another token when the API refuses one.
    pub can_renew_token: bool,
    /// The pre-shared key in the body. It is taken out of all texts of failures and events.
    pub key: Option<String>,
    /// Returns the keys and tokens that the client has sent in earlier calls. They are taken out of texts as well.
    pub sent_earlier: Box<dyn Fn() -> Vec<String>>,
}

/// What an answer with a success status must hold, and what is done with it.
#[derive(Clone, Debug)]
pub enum Goal {
    /// Nothing: the status is enough.
    Nothing,
    /// A resource, which the caller gets.
    Resource,
    /// A tunnel, which the caller gets, together with whether it was created.
    Ensured,
    /// A page of a list, which the caller gets.
    List,
    /// A page of a walk, which the caller gets, together with the state of the walk.
    Page {
        /// The state before this page.
        walk: Walk,
        /// The page size that was asked for.
        limit: u32,
    },
    /// A tunnel, whose status decides whether the wait goes on.
    Wait(Wait),
}
