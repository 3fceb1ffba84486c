//! The result of checking a list of tunnels.

use super::super::{Code, Issue};

/// The result of checking a list of tunnels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TunnelsReport {
    /// How many elements the list has.
    pub total: usize,
    /// How many of them have no errors.
    pub valid: usize,
    /// The elements that have issues, in the list's order.
    pub reports: Vec<Report>,
    /// The issues of the text as a whole, such as a value that is no list.
    pub issues: Vec<Issue>,
}

/// The issues of one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The element's index.
    pub index: usize,
    /// The issues, whose paths begin at the element.
    pub issues: Vec<Issue>,
}

impl TunnelsReport {
    /// Counts one element and keeps its issues.
    pub fn add(&mut self, issues: Vec<Issue>) {
        let index = self.total;
        self.total += 1;
        self.valid += usize::from(!issues.iter().any(Issue::is_error));
        if !issues.is_empty() {
            self.reports.push(Report { index, issues });
        }
    }

    /// The report on a value that is no list. `kind` is the name of its type.
    pub fn no_list(kind: &'static str) -> Self {
        let issue = Issue::new(Code::Type, &[]).with("field", "tunnels").with("expected", "array");
        Self { issues: vec![issue.with("actual", kind)], ..Self::default() }
    }
}
