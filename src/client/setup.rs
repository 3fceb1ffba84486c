//! What a call is made of, before it begins.

use super::{paging::Walk, request::Request, settings::Settings, wait::Wait};

/// What a call is made of.
pub struct Setup {
    /// Tells the call from others of the client; a walk keeps its number from page to page.
    pub id: u32,
    /// What is sent.
    pub request: Request,
    /// What becomes of the answer.
    pub goal: Goal,
    /// How long and how often to try.
    pub settings: Settings,
    /// Whether somebody listens to events: only then is there anything to take.
    pub has_listener: bool,
    /// Whether another token can be asked for when the API refuses one.
    pub can_renew_token: bool,
    /// The pre-shared key in the body: no text of a failure or an event may hold it.
    pub key: Option<String>,
    /// Gives the keys and tokens that the client has sent in earlier calls, which no text may hold either.
    pub sent_earlier: Box<dyn Fn() -> Vec<String>>,
}

/// What becomes of an answer with a success status.
#[derive(Clone, Debug)]
pub enum Goal {
    /// It does not matter.
    Nothing,
    /// The caller gets the resource in it.
    Resource,
    /// The caller gets the tunnel in it, and hears whether it was created.
    Ensured,
    /// The caller gets the page in it.
    List,
    /// The caller gets the page in it, and the walk goes on.
    Page {
        /// The walk so far.
        walk: Walk,
        /// Most items that were asked for.
        limit: u32,
    },
    /// The wait looks at the tunnel in it.
    Wait(Wait),
}
