//! The body of an error answer, schema `Error`.

use super::lenient;
use serde::{Deserialize, Serialize};

/// Schema `Error`. Every member may be missing: proxies in front of the API answer in shapes of their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorBody {
    /// The HTTP status, which the body repeats.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::member")]
    pub http_status: Option<u16>,
    /// One entry for each thing that is wrong.
    #[serde(deserialize_with = "lenient::items")]
    pub messages: Vec<ErrorMessage>,
}

/// One entry of an error's `messages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorMessage {
    /// The API's own code, such as "paas-auth-1".
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// Words for people.
    #[serde(deserialize_with = "lenient::member", skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
