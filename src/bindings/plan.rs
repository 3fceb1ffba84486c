//! The export for plans. A plan names tunnels by their indices in the caller's lists; the package's JavaScript replaces the
//! indices by the tunnels.

use super::{
    gateway::{GivenTunnel, texts},
    issues,
    members::set,
    packed::Packed,
    validation::Returned,
    value::{Unknown, read},
};
use crate::{
    plan::{FieldChange, PlanOptions, PlanStep, RotateKeys, plan_tunnels},
    validate::{GatewayTunnel, rules},
};
use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A plan as `{ steps, unmanaged, issues }`. Each step is `{ action, id, desired, actual, changes }`. `rotate_keys` is `true`,
/// `false` or a list of names. Where the gateway's id is no UUID, an array with that one issue is returned instead.
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
    let steps = plan.steps.iter().map(|step| PlainStep::new(step, &actual)).collect();
    let plain = PlainPlan { steps, unmanaged: &plan.unmanaged };
    let plain = serde_wasm_bindgen::to_value(&plain)?;
    set(&plain, "issues", &issues::to_array(&plan.issues));
    Ok(plain)
}

/// A plan for JavaScript, without its issues.
#[derive(Serialize)]
struct PlainPlan<'a> {
    steps: Vec<PlainStep<'a>>,
    unmanaged: &'a [usize],
}

/// A step for JavaScript. A member that its action does not have is `undefined`.
#[derive(Serialize)]
struct PlainStep<'a> {
    action: &'static str,
    id: Option<&'a str>,
    desired: Option<usize>,
    actual: Option<usize>,
    changes: Option<&'a [FieldChange<'a>]>,
}

impl<'a> PlainStep<'a> {
    fn new(step: &'a PlanStep<'_>, tunnels: &'a [GatewayTunnel<'_>]) -> Self {
        let (action, id, desired, actual, changes) = match step {
            PlanStep::Create { id, desired } => ("create", Some(&**id), Some(*desired), None, None),
            PlanStep::Update { desired, actual, changes } => {
                ("update", None, Some(*desired), Some(*actual), Some(&**changes))
            }
            PlanStep::Delete { actual } => ("delete", None, None, Some(*actual), None),
            PlanStep::None { actual } => ("none", None, None, Some(*actual), None),
        };
        let id = id.or_else(|| tunnels.get(actual?)?.id.as_deref());
        Self { action, id, desired, actual, changes }
    }
}
