//! Advice about a pre-shared key. The key itself never enters an issue.

use super::super::{Code, Issue, Step, Value};

/// Characters below which a key is called short.
const SHORT: usize = 20;

/// The key that IONOS prints in its API documentation, where everyone can read it.
const SAMPLE: &str = "X2wosbaw74M8hQGbK3jCCaEusR6CCFRa";

/// Advice about a key.
pub(super) fn key(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(key) = value.text() else { return };
    let length = key.chars().count();
    if key == SAMPLE {
        issues.push(Issue::new(Code::PskSample, path));
    } else if (1..SHORT).contains(&length) {
        issues.push(Issue::new(Code::PskShort, path).with("length", length).with("minimum", SHORT));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_never_enters_an_issue() {
        for key in ["hunter2", SAMPLE] {
            let mut issues = Vec::new();
            super::key(&Value::Text(key.into()), &[], &mut issues);
            assert_eq!(issues.len(), 1);
            assert!(!format!("{issues:?}").contains(key));
        }
    }
}
