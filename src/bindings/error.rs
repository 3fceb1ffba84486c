//! What calls throw and promises are rejected with: errors of the package's classes.

use super::{issues, names::object};
use crate::{
    client::{self, Failure, Problem},
    validate::Issue,
};
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Says how errors are made: a function that takes a description (`name`, `message`, `code` and the members of the
/// class) and gives an `Error`. Until then, descriptions are thrown as they are.
#[wasm_bindgen(js_name = useErrors)]
pub fn use_errors(make_error: &Function) {
    client::use_errors(make_error);
}

/// The error about ids or definitions that are not acceptable; JavaScript words it from the issues.
fn validation_error(found: &[Issue]) -> JsValue {
    client::make_error("ValidationError", "validation.failed", "", &object([("issues", issues::to_array(found))]))
}

/// What a promise is rejected with, or a constructor throws.
pub fn to_error(failure: Failure) -> JsValue {
    match *failure.0 {
        Problem::Validation(issues) => validation_error(&issues),
        Problem::Error { error, .. } => error,
    }
}
