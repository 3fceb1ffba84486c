//! The bridge: the only rooms that know the shapes of JavaScript values.
//!
//! What is exported here is for the package's own JavaScript (`pkg-templates`), which gives it the public form.

pub mod client;
mod crossing;
pub mod error;
mod issues;
mod options;
mod random;
pub mod validation;
mod value;
