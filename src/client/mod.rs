//! The decisions of a call to the API, without I/O. A driver carries out what a call decides, and reports the outcome.
//!
//! [`Server`] makes the [`Request`] of an operation, and checks it. A [`Call`] gives an [`Action`]: get a token, send the
//! request, or pause. Its driver carries that out, and passes the outcome to [`Call::next`] as an [`Input`], together with
//! the time and a random number. This goes on until the action is [`Action::Done`] or [`Action::Fail`]. The driver also
//! reads bodies: a call sees of an answer only the summary [`Answer`], which has what decisions need.
//!
//! What goes wrong has a type for each level: a [`Fault`] is why one attempt did not succeed, a
//! [`Defect`](failure::Defect) is what is wrong with an answer that is not as the API promises, and a [`Failure`] is why
//! the whole call failed.
//!
//! ```text
//! request.rs   what is sent: method and URL                headers.rs   header fields, the client's and a caller's
//! base_url.rs  where the API is                            settings.rs  how long a call may take, and how often it tries
//! setup.rs     what a call is made of                      token.rs     what can be a bearer token
//! call.rs      the state machine of one call               action.rs    what the driver does, and what it reports
//! answer.rs    what decisions need of an answer            retry.rs     what to send again, and when
//! wait.rs      polling until a tunnel is ready or gone     paging.rs    which page comes next
//! failure/     everything that can go wrong, with words    redact.rs    takes secrets out of texts
//! event.rs     the events for a listener
//! ```

pub mod action;
pub mod answer;
pub mod base_url;
pub mod call;
pub mod event;
pub mod failure;
pub mod headers;
pub mod paging;
pub mod redact;
pub mod request;
pub mod retry;
pub mod settings;
pub mod setup;
pub mod token;
pub mod wait;

pub use action::{Action, Input, Output};
pub use answer::{Answer, Body, Message, Page};
pub use call::Call;
pub use event::{ClientEvent, Outcome};
pub use failure::{ConfigurationCode, Exchange, Failure, WaitReason};
pub use paging::Walk;
pub use request::{Method, PageQuery, Request, Resource, Server};
pub use retry::{Fault, RetryPolicy};
pub use settings::Settings;
pub use setup::{Goal, Setup};
pub use wait::{Patience, Wait, WaitGoal};
