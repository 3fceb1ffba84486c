//! The body of an error answer, schema `Error`.

use serde::{Deserialize, Deserializer, Serialize};

/// Schema `Error`. Every member may be missing: proxies in front of the API answer in shapes of their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorBody {
    /// The HTTP status, once more.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "whole_number_or_none")]
    pub http_status: Option<u16>,
    /// What is wrong, one entry for each finding.
    #[serde(deserialize_with = "super::resource::null_as_default")]
    pub messages: Vec<ErrorMessage>,
}

/// One entry of an error's `messages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorMessage {
    /// The API's own code, such as "paas-auth-1".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// Words for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Reads what is no status as none: the messages beside it matter more.
fn whole_number_or_none<'de, D: Deserializer<'de>>(d: D) -> Result<Option<u16>, D::Error> {
    Ok(serde_json::Value::deserialize(d)?.as_u64().and_then(|status| status.try_into().ok()))
}
