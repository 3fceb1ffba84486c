//! Reads JavaScript values as far as the rules ask for it. Getters and proxies may throw: that is bad data, not trouble.

use crate::{
    names::{get, set, try_get},
    validate::{
        LIST_EXAMINED, List, Object, Step, UNKNOWN_EXAMINED, UnknownMember, Value,
        rules::{Member, Rule},
    },
};
use js_sys::{Array, Reflect};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Both throw for a revoked proxy, which js_sys' own bindings would let through.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_keys(value: &JsValue) -> Result<Array, JsValue>;
}

const UNREADABLE: Value<'static> = Value::Other("unreadable");

/// Whether to look for members that the rules do not know: only advice asks, and it costs a crossing for each member.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Their names are read.
    Named,
    /// They are passed over.
    Ignored,
}

/// Reads a value as far as `rule` asks for it. Each question crosses the bridge, so the right type is asked for first.
pub fn read(rule: &Rule, value: &JsValue, unknown: Unknown) -> Value<'static> {
    let is_container = matches!(rule, Rule::Object(_) | Rule::List { .. });
    if is_container && value.is_object() {
        return read_container(rule, value, unknown);
    }
    if let Some(text) = value.as_string() {
        Value::Text(Cow::Owned(text))
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if value.is_object() {
        read_container(rule, value, unknown)
    } else {
        primitive(value)
    }
}

/// The name of a value's type, as messages use it.
pub fn kind_of(value: &JsValue) -> &'static str {
    // This rule asks for nothing inside a container.
    read(&Rule::Key, value, Unknown::Ignored).kind()
}

fn read_container(rule: &Rule, value: &JsValue, unknown: Unknown) -> Value<'static> {
    match is_array(value) {
        Ok(true) => read_list(rule, value, unknown),
        Ok(false) => read_object(rule, value, unknown),
        Err(_) => UNREADABLE,
    }
}

fn primitive(value: &JsValue) -> Value<'static> {
    if value.is_undefined() {
        Value::Missing
    } else if value.is_null() {
        Value::Other("null")
    } else if value.is_function() {
        Value::Other("function")
    } else if value.is_symbol() {
        Value::Other("symbol")
    } else if value.is_bigint() {
        Value::Other("bigint")
    } else {
        Value::Other("boolean")
    }
}

fn read_list(rule: &Rule, value: &JsValue, unknown: Unknown) -> Value<'static> {
    let Rule::List { of, .. } = rule else { return Value::Other("array") };
    let Some(length) = get(value, "length").as_f64() else { return UNREADABLE };
    let length = length as usize;
    let item = |index| Reflect::get_u32(value, index as u32).map_or(UNREADABLE, |item| read(of, &item, unknown));
    Value::List(List { items: (0..length.min(LIST_EXAMINED)).map(item).collect(), length })
}

fn read_object(rule: &Rule, value: &JsValue, unknown: Unknown) -> Value<'static> {
    let Rule::Object(members) = rule else { return Value::Other("object") };
    let read_member = |member: &Member| match try_get(value, member.name) {
        Ok(found) => (member.name, read(&member.rule, &found, unknown)),
        Err(_) => (member.name, UNREADABLE),
    };
    let mut object = Object { members: members.iter().map(read_member).collect(), unknown: Vec::new() };
    if unknown == Unknown::Named
        && let Ok(keys) = own_keys(value)
    {
        let unknown_member = |key: JsValue| {
            let name = key.as_string().filter(|name| members.iter().all(|member| member.name != name))?;
            let is_object = Reflect::get(value, &key).is_ok_and(|found| kind_of(&found) == "object");
            Some(UnknownMember { name: Cow::Owned(name), is_object })
        };
        object.unknown = keys.iter().filter_map(unknown_member).take(UNKNOWN_EXAMINED).collect();
    }
    Value::Object(object)
}

/// A plain copy of a value: own members, and those that the rules name wherever they come from (prototypes, proxies).
/// What cannot be read is left out; the checks report it.
pub fn plain_copy(rule: &Rule, value: &JsValue) -> JsValue {
    let is_list = is_array(value);
    match (rule, is_list) {
        (Rule::List { of, .. }, Ok(true)) => {
            let length = get(value, "length").as_f64().unwrap_or_default() as u32;
            if length as usize > LIST_EXAMINED {
                // Far more than the API takes: the checks refuse it without reading it to its end.
                return value.clone();
            }
            let copy = Array::new();
            for index in 0..length {
                copy.push(&plain_copy(of, &Reflect::get_u32(value, index).unwrap_or(JsValue::UNDEFINED)));
            }
            copy.into()
        }
        (Rule::Object(members), Ok(false)) if value.is_object() => {
            let copy: JsValue = js_sys::Object::new().into();
            // Setting "__proto__" would change the copy's prototype.
            for name in own_keys(value).unwrap_or_default().iter().filter(|name| *name != "__proto__") {
                let found = Reflect::get(value, &name).unwrap_or_default();
                // JSON knows no functions, and a "toJSON" would put something else in the place of what was checked.
                if !found.is_function() {
                    // A fresh plain object takes any member.
                    let _ = Reflect::set(&copy, &name, &found);
                }
            }
            for member in members.iter() {
                let found = get(value, member.name);
                if !found.is_undefined() {
                    set(&copy, member.name, &plain_copy(&member.rule, &found));
                }
            }
            copy
        }
        _ => value.clone(),
    }
}

/// Reads a path in its array form; steps of any other type become unknown names.
pub fn read_path(path: &Array) -> Vec<Step> {
    let step = |step: JsValue| match (step.as_f64(), step.as_string()) {
        (Some(index), _) if index >= 0.0 && index.fract() == 0.0 => Step::from(index as usize),
        (_, Some(name)) => Step::parse(&name),
        _ => Step::from("?"),
    };
    path.iter().map(step).collect()
}
