//! Reads JavaScript values as far as the rules ask for it. Where a getter or a proxy throws, the value is of the kind
//! "unreadable", which the checks report like any other wrong type.

use super::{
    issues::show_memory,
    members::{get, object},
    packed::Packed,
};
use crate::validate::{
    LIST_EXAMINED, UNKNOWN_EXAMINED,
    rules::{self, Rule},
};
#[cfg(feature = "advice")]
use crate::validate::{STEPS_READ, Step, Value};
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/bindings/js/packed.js")]
extern "C" {
    fn pack(value: &JsValue, shape: &JsValue, unknown: bool, bytes: *mut u8, room: usize) -> usize;
    fn write(bytes: *mut u8);
}

/// Whether to read the names of members that the rules do not know. Only advice needs them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// Their names are read.
    Named,
    /// They are passed over.
    Ignored,
}

/// Reads a value as far as `rule` asks for it.
pub(crate) fn read(rule: &'static Rule, value: &JsValue, unknown: Unknown) -> Packed {
    show_memory();
    Packed::new(rule, |room| {
        let size = pack(value, shape_for(rule), unknown == Unknown::Named, room.as_mut_ptr(), room.len());
        if size > room.len() {
            room.resize(size, 0);
            write(room.as_mut_ptr());
        }
        size
    })
}

/// Reads the definition of a tunnel, and says whether it was found in `properties`, as in a tunnel that the API returned.
pub(crate) fn read_definition(tunnel: &JsValue) -> (Packed, bool) {
    let properties = get(tunnel, "properties");
    let has_properties = properties.is_object();
    let definition = if has_properties { &properties } else { tunnel };
    (read(&rules::TUNNEL, definition, Unknown::Ignored), has_properties)
}

thread_local! {
    /// The shapes of rules, each made when it is first needed.
    static SHAPES: RefCell<Vec<(&'static Rule, &'static JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The shape of `rule`: which members and elements JavaScript reads. It is leaked on purpose, since there are only as many
/// shapes as rules.
pub(crate) fn shape_for(rule: &'static Rule) -> &'static JsValue {
    SHAPES.with_borrow_mut(|shapes| {
        let found = shapes.iter().find(|(known, _)| std::ptr::eq(*known, rule)).map(|(_, shape)| *shape);
        found.unwrap_or_else(|| {
            let shape: &JsValue = Box::leak(Box::new(shape(rule)));
            shapes.push((rule, shape));
            shape
        })
    })
}

/// Which members of an object, or how many elements of a list, are to be read; `undefined` for any other rule.
fn shape(rule: &Rule) -> JsValue {
    match rule {
        Rule::Object(members) => object([
            ("isList", false.into()),
            ("names", members.iter().map(|member| JsValue::from(member.name)).collect::<Array>().into()),
            ("shapes", members.iter().map(|member| shape(&member.rule)).collect::<Array>().into()),
            ("most", (UNKNOWN_EXAMINED as u32).into()),
        ]),
        Rule::List { of, .. } => {
            object([("isList", true.into()), ("of", shape(of)), ("most", (LIST_EXAMINED as u32).into())])
        }
        _ => JsValue::UNDEFINED,
    }
}

/// The name of a value's type, as messages use it.
pub(crate) fn kind_of(value: &JsValue) -> &'static str {
    // This rule asks for nothing inside a container.
    read(&Rule::Key, value, Unknown::Ignored).value().kind()
}

/// Reads a path, as text or as an array. A step that is neither text nor an index becomes "?", a name that no field has.
#[cfg(feature = "advice")]
pub(crate) fn read_path(path: &JsValue) -> Vec<Step> {
    static PATH: Rule = Rule::List { of: &Rule::Key, min: 0, max: u32::MAX };
    let step = |step: &Value<'_>| match step {
        Value::Number(index) if f64::from(*index as u32) == *index => Step::Index(*index as u32),
        Value::Text(name) => Step::parse(name),
        _ => Step::from("?"),
    };
    match read(&PATH, path, Unknown::Ignored).value() {
        Value::Text(path) => Step::parse_path(&path),
        Value::List(list) => list.items.iter().take(STEPS_READ).map(step).collect(),
        other => vec![step(&other)],
    }
}
