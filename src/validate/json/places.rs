//! Where in the text the values stand that issues are about: a tunnel with issues is read once more, along their paths.

use super::{
    super::{
        Code, Issue, Step, UNKNOWN_EXAMINED,
        rules::{Member, Rule},
    },
    position::Cursor,
    scanner::Scanner,
};
use bumpalo::Bump;

/// What is read once more.
pub(super) struct Places<'a, 'c> {
    /// At the beginning of the tunnel.
    pub json: Scanner<'a>,
    /// At or before it.
    pub cursor: &'c mut Cursor<'a>,
    /// Whether to tell members that are there twice.
    pub duplicates: bool,
}

impl Places<'_, '_> {
    /// Gives each issue its position, and adds those about members that are there twice. The text was read before.
    pub(super) fn find(mut self, rule: &'static Rule, issues: &mut Vec<Issue>) -> Option<()> {
        let scope: Vec<_> = (0..issues.len()).collect();
        self.visit(rule, &[], &scope, issues)
    }

    /// Reads the value at a path, and gives its position to the issues in `scope`, whose paths begin with that path. Those
    /// about what is inside get another one there, if it is there.
    fn visit(
        &mut self,
        rule: &'static Rule,
        path: &'static [Step],
        scope: &[usize],
        issues: &mut Vec<Issue>,
    ) -> Option<()> {
        let first = self.json.peek()?;
        if scope.is_empty() && !self.duplicates {
            return self.json.skip();
        }
        let position = self.cursor.advance(self.json.place());
        for index in scope {
            issues[*index].position = Some(position);
        }
        match (first, rule) {
            (b'{', Rule::Object(rules)) => self.members(rules, path, scope, issues),
            (b'[', Rule::List { of, .. }) => {
                let mut index = 0_u32;
                let mut goes_on = self.json.opens(b']')?;
                while goes_on {
                    let inside = within(scope, path.len(), issues, |step| *step == Step::Index(index));
                    self.visit(of, path, &inside, issues)?;
                    index += 1;
                    goes_on = self.json.goes_on(b']')?;
                }
                Some(())
            }
            _ => self.json.skip(),
        }
    }

    fn members(
        &mut self,
        rules: &'static [Member],
        path: &'static [Step],
        scope: &[usize],
        issues: &mut Vec<Issue>,
    ) -> Option<()> {
        let arena = Bump::new();
        // Names that were there, each with its line.
        let mut seen: Vec<(&str, u32)> = Vec::new();
        let mut goes_on = self.json.opens(b'}')?;
        while goes_on {
            self.json.peek()?;
            let place = self.json.place();
            let name = self.json.name(&arena)?;
            let is_name = |step: &Step| matches!(step, Step::Name(known) if known == name);
            let mut inside = within(scope, path.len(), issues, is_name);
            if self.duplicates {
                let line = self.cursor.advance(place).line;
                match seen.iter().find(|(known, _)| *known == name) {
                    Some((_, first)) => {
                        // Its position is that of the value that counts.
                        inside.push(issues.len());
                        let path = [path, &[Step::Name(name.to_owned().into())]].concat();
                        Issue::report(issues, Code::MemberDuplicate, &path).mention("other", *first);
                    }
                    None if seen.len() < rules.len() + UNKNOWN_EXAMINED => seen.push((name, line)),
                    None => {}
                }
            }
            match rules.iter().find(|member| member.name == name) {
                Some(member) => self.visit(&member.rule, member.path, &inside, issues)?,
                // Nobody asks for what is inside.
                None => self.visit(&Rule::Key, path, &inside, issues)?,
            }
            goes_on = self.json.goes_on(b'}')?;
        }
        Some(())
    }
}

/// Those of the issues in `scope` whose step at this depth is the one that is looked for.
fn within(scope: &[usize], depth: usize, issues: &[Issue], is_step: impl Fn(&Step) -> bool) -> Vec<usize> {
    scope.iter().copied().filter(|index| issues[*index].path.get(depth).is_some_and(&is_step)).collect()
}
