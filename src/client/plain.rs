//! Plain objects for JavaScript: what events and errors tell.

use serde::{Serialize, Serializer, ser::SerializeMap};
use wasm_bindgen::JsValue;

/// A member's value.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum Plain<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// The member is left out.
    Absent,
}

/// An object of members, in several lists.
pub struct Members<'a>(pub &'a [&'a [(&'static str, Plain<'a>)]]);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for members in self.0 {
            for (name, value) in *members {
                if !matches!(value, Plain::Absent) {
                    map.serialize_entry(name, value)?;
                }
            }
        }
        map.end()
    }
}

impl Members<'_> {
    /// The object.
    pub fn to_js(&self) -> JsValue {
        // Plain data has no value that cannot cross.
        self.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
    }
}

impl From<u16> for Plain<'_> {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Plain<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl<'a> From<&'a Option<String>> for Plain<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_deref().map_or(Plain::Absent, Plain::Text)
    }
}
