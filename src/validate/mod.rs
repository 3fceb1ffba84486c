//! Validation: pure functions over values of any shape. They know neither JavaScript nor the network.
//!
//! A [`Value`] is the caller's input, read as far as the [`rules`] ask for it. [`check_tunnel`] and its siblings compare it
//! with the rules, and return every [`Issue`] at once.

mod a_label;
mod advice;
mod almost_cidr;
mod catalog;
pub(crate) mod characters;
mod cidr;
mod contract;
mod gateway;
mod host;
mod id;
mod issue;
mod json;
pub mod json_schema;
mod path;
mod psk;
pub mod rules;
mod similar;
mod spelling;
mod step;
mod typed;
mod value;

pub use catalog::{Code, Severity};
pub use cidr::{Cidr, parse_cidr};
pub use contract::{Judgement, check_field, check_integer, check_tunnel, judge_tunnel};
pub(crate) use gateway::{Entry, compare_tunnels};
pub use gateway::{GatewayTunnel, TUNNELS_EXAMINED, check_tunnels};
pub use host::is_remote_host;
pub use id::{check_id, is_uuid, random_id, tunnel_id_for};
pub(crate) use issue::shown;
pub use issue::{Issue, Param};
pub use json::{
    Position, ReadNumber, Report, SyntaxError, TunnelsReport, check_tunnel_json, check_tunnel_json_with,
    check_tunnels_json, check_tunnels_json_with,
};
pub use psk::{PSK_BYTES, generate_psk, psk_prefix};
pub use step::{STEPS_READ, Step};
pub use typed::{check, check_read};
pub use value::{LIST_EXAMINED, List, Object, Several, UNKNOWN_EXAMINED, UnknownMember, Value};
