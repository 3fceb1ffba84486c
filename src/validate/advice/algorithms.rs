//! Advice about algorithms and lifetimes.

use super::super::{Code, Issue, Value};
use crate::model::IKE_LIFETIME;

/// Advice about the two phases together.
pub(super) fn phases(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    lifetimes(tunnel, issues);
}

fn lifetimes(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    let lifetime = |phase| tunnel.member(phase).member("lifetime").number();
    if let (Some(ike), Some(esp)) = (lifetime("ike"), lifetime("esp"))
        && ike >= f64::from(IKE_LIFETIME.min)
        && esp >= ike
    {
        let path = ["esp".into(), "lifetime".into()];
        issues.push(Issue::new(Code::LifetimeOrder, &path).with("lifetime", esp));
    }
}
