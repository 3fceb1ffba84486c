//! The export for plans. A plan names tunnels by their indices in the caller's lists; the package's JavaScript replaces the
//! indices by the tunnels.

use super::{
    gateway::{GivenTunnel, texts},
    issues,
    members::object,
    packed::Packed,
    validation::Returned,
    value::{Unknown, read},
};
use crate::{
    plan::{FieldChange, PlanOptions, PlanStep, RotateKeys, plan_tunnels},
    validate::{Step, Value, rules},
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// A plan as `{ steps, unmanaged, issues }`. Each step is `{ action, id, desired, actual, changes }`, without the members
/// that its action does not have. `rotate_keys` is `true`, `false` or a list of names. Where the gateway's id is no UUID, an
/// array with that one issue is returned instead.
#[wasm_bindgen(js_name = planTunnels)]
pub fn plan(gateway_id: &JsValue, desired: &Array, actual: &Array, prune: bool, rotate_keys: &JsValue) -> Returned {
    let mut wanted = Vec::new();
    for tunnel in desired.iter() {
        wanted.push(read(&rules::TUNNEL, &tunnel, Unknown::Named));
    }
    let mut existing = Vec::new();
    for tunnel in actual.iter() {
        existing.push(GivenTunnel::read(&tunnel));
    }
    let desired: Vec<_> = wanted.iter().map(Packed::value).collect();
    let actual: Vec<_> = existing.iter().map(GivenTunnel::as_tunnel).collect();
    let rotate_keys = match rotate_keys.dyn_ref::<Array>() {
        Some(names) => RotateKeys::Named(texts(names)),
        None if rotate_keys.is_truthy() => RotateKeys::All,
        None => RotateKeys::None,
    };
    let gateway_id = gateway_id.as_string().unwrap_or_default();
    let plan = match plan_tunnels(&gateway_id, &desired, &actual, &PlanOptions { prune, rotate_keys }) {
        Ok(plan) => plan,
        Err(issue) => return Ok(issues::to_array(&[issue])),
    };
    let id_of = |index: usize| actual.get(index).and_then(|tunnel| tunnel.id.clone()).into();
    let step = |step: &PlanStep<'_>| match step {
        PlanStep::Create { id, desired } => {
            object([("action", "create".into()), ("id", id.into()), ("desired", (*desired).into())])
        }
        PlanStep::Update { desired, actual, changes } => object([
            ("action", "update".into()),
            ("id", id_of(*actual)),
            ("desired", (*desired).into()),
            ("actual", (*actual).into()),
            ("changes", changes.iter().map(change_to_js).collect::<Array>().into()),
        ]),
        PlanStep::Delete { actual } => {
            object([("action", "delete".into()), ("id", id_of(*actual)), ("actual", (*actual).into())])
        }
        PlanStep::None { actual } => {
            object([("action", "none".into()), ("id", id_of(*actual)), ("actual", (*actual).into())])
        }
    };
    Ok(object([
        ("steps", plan.steps.iter().map(step).collect::<Array>().into()),
        ("unmanaged", plan.unmanaged.iter().map(|index| JsValue::from(*index)).collect::<Array>().into()),
        ("issues", issues::to_array(&plan.issues)),
    ]))
}

fn change_to_js(change: &FieldChange<'_>) -> JsValue {
    let step = |step: &Step| match step {
        Step::Name(name) => JsValue::from(&**name),
        Step::Index(index) => (*index).into(),
    };
    object([
        ("path", change.path.iter().map(step).collect::<Array>().into()),
        ("before", value_to_js(&change.before)),
        ("after", value_to_js(&change.after)),
    ])
}

/// A value in a [`FieldChange`]: text, a number, a list of texts, or `undefined`.
fn value_to_js(value: &Value<'_>) -> JsValue {
    match value {
        Value::Text(text) => JsValue::from(&**text),
        Value::Number(number) => (*number).into(),
        Value::List(list) => list.items.iter().map(value_to_js).collect::<Array>().into(),
        Value::Missing | Value::Object(_) | Value::Other(_) => JsValue::UNDEFINED,
    }
}
