//! The positions of issues. A tunnel that has issues is read a second time along their paths, to find their values in the
//! text.

use super::{
    super::{
        Code, Issue, STEPS_READ, Step, UNKNOWN_EXAMINED,
        rules::{Member, Rule},
        step::below,
        value::LIST_EXAMINED,
    },
    position::Cursor,
    scanner::Scanner,
};
use bumpalo::Bump;
use std::borrow::Cow;

/// The second reading of a tunnel.
pub(super) struct Places<'a, 'c> {
    /// The text, at the beginning of the tunnel.
    pub json: Scanner<'a>,
    /// Counts lines and columns. It must not be past the beginning of the tunnel.
    pub cursor: &'c mut Cursor<'a>,
    /// How many issues to add at most about members that are there twice.
    pub duplicates: usize,
}

impl Places<'_, '_> {
    /// Sets the position of each issue, and adds the issues about members that are there twice.
    pub(super) fn find(mut self, rule: &'static Rule, issues: &mut Vec<Issue>) -> Option<()> {
        let scope: Vec<_> = (0..issues.len()).collect();
        self.visit(rule, &[], &scope, issues)
    }

    /// Reads the value at a path, and sets its position in the issues of `scope`, whose paths begin with that path. Issues
    /// about a value inside of it are then set to the position of that value, unless it is missing.
    fn visit(&mut self, rule: &'static Rule, path: &[Step], scope: &[usize], issues: &mut Vec<Issue>) -> Option<()> {
        let first = self.json.peek()?;
        if scope.is_empty() && self.duplicates == 0 {
            return self.json.skip();
        }
        let position = self.cursor.advance(self.json.place());
        for index in scope {
            issues[*index].position = Some(position);
        }
        match (first, rule) {
            (b'{', Rule::Object(rules)) => self.members(rules, path, scope, issues),
            (b'[', Rule::List { of, .. }) => self.elements(of, path, scope, issues),
            _ if self.duplicates == 0 || path.len() == STEPS_READ => self.json.skip(),
            // No rule asks for this value, but its objects may still have two members with one name.
            (b'{', _) => self.members(&[], path, scope, issues),
            (b'[', _) => self.elements(&Rule::Key, path, scope, issues),
            _ => self.json.skip(),
        }
    }

    fn elements(&mut self, of: &'static Rule, path: &[Step], scope: &[usize], issues: &mut Vec<Issue>) -> Option<()> {
        let mut index = 0_usize;
        let mut goes_on = self.json.opens(b']')?;
        while goes_on {
            if index < LIST_EXAMINED {
                let path = below(path, index.into());
                self.visit(of, &path, &within(scope, &path, issues), issues)?;
            } else {
                self.json.skip()?;
            }
            index += 1;
            goes_on = self.json.goes_on(b']')?;
        }
        Some(())
    }

    fn members(
        &mut self,
        rules: &'static [Member],
        path: &[Step],
        scope: &[usize],
        issues: &mut Vec<Issue>,
    ) -> Option<()> {
        let arena = Bump::new();
        // The names of the members so far, each with its line.
        let mut seen: Vec<(&str, u32)> = Vec::new();
        let mut goes_on = self.json.opens(b'}')?;
        while goes_on {
            self.json.peek()?;
            let place = self.json.place();
            let name = self.json.name(&arena)?;
            self.json.colon()?;
            let member = rules.iter().find(|member| member.name == name);
            let path = match member {
                Some(member) => Cow::Borrowed(member.path),
                None => Cow::Owned(below(path, Step::Name(name.to_owned().into()))),
            };
            let mut inside = within(scope, &path, issues);
            if self.duplicates > 0 {
                let line = self.cursor.advance(place).line;
                match seen.iter().find(|(known, _)| *known == name) {
                    Some((_, first)) => {
                        // Its position becomes that of this value.
                        inside.push(issues.len());
                        Issue::report(issues, Code::MemberDuplicate, &path).mention("other", *first);
                        self.duplicates -= 1;
                    }
                    None if seen.len() < rules.len() + UNKNOWN_EXAMINED => seen.push((name, line)),
                    None => {}
                }
            }
            self.visit(member.map_or(&Rule::Key, |member| &member.rule), &path, &inside, issues)?;
            goes_on = self.json.goes_on(b'}')?;
        }
        Some(())
    }
}

/// The issues of `scope` that are about the value at a path, or about a value inside of it. All issues of `scope` are about
/// the object or list around it.
fn within(scope: &[usize], path: &[Step], issues: &[Issue]) -> Vec<usize> {
    let is_within = |index: &usize| issues[*index].path.get(path.len() - 1) == path.last();
    scope.iter().copied().filter(is_within).collect()
}
