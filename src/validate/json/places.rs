//! Where in the text the values stand that issues are about: a tunnel with issues is read once more, along their paths.

use super::{
    super::{Code, Issue, Step, UNKNOWN_EXAMINED, rules::Rule},
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
    pub fn find(mut self, rule: &'static Rule, issues: &mut Vec<Issue>) -> Option<()> {
        let scope: Vec<_> = (0..issues.len()).collect();
        self.visit(rule, &scope, &mut Vec::new(), issues)
    }

    /// Reads the value at a path, and gives its position to the issues in `scope`, whose paths begin with that path. Those
    /// about what is inside get another one there, if it is there.
    fn visit(
        &mut self,
        rule: &'static Rule,
        scope: &[usize],
        path: &mut Vec<Step>,
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
            (b'{', Rule::Object(_)) => self.members(rule, scope, path, issues),
            (b'[', Rule::List { of, .. }) => {
                let mut index = 0_usize;
                let mut goes_on = self.json.opens(b']')?;
                while goes_on {
                    path.push(index.into());
                    let inside = within(scope, path, issues);
                    self.visit(of, &inside, path, issues)?;
                    path.pop();
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
        rule: &'static Rule,
        scope: &[usize],
        path: &mut Vec<Step>,
        issues: &mut Vec<Issue>,
    ) -> Option<()> {
        let Rule::Object(members) = rule else { return self.json.skip() };
        let arena = Bump::new();
        // Names that were there, each with its line.
        let mut seen: Vec<(&str, u32)> = Vec::new();
        let mut goes_on = self.json.opens(b'}')?;
        while goes_on {
            self.json.peek()?;
            let line = self.cursor.advance(self.json.place()).line;
            let name = self.json.name(&arena)?;
            path.push(Step::Name(name.to_owned().into()));
            let mut inside = within(scope, path, issues);
            if self.duplicates {
                match seen.iter().find(|(known, _)| *known == name) {
                    Some((_, first)) => {
                        // Its position is that of the value that counts.
                        inside.push(issues.len());
                        Issue::report(issues, Code::MemberDuplicate, path).mention("other", *first);
                    }
                    None if seen.len() < members.len() + UNKNOWN_EXAMINED => seen.push((name, line)),
                    None => {}
                }
            }
            match members.iter().find(|member| member.name == name) {
                Some(member) => self.visit(&member.rule, &inside, path, issues)?,
                // Nobody asks for what is inside.
                None => self.visit(&Rule::Key, &inside, path, issues)?,
            }
            path.pop();
            goes_on = self.json.goes_on(b'}')?;
        }
        Some(())
    }
}

/// Those of the issues in `scope` whose paths go on with the last step of `path`.
fn within(scope: &[usize], path: &[Step], issues: &[Issue]) -> Vec<usize> {
    let depth = path.len() - 1;
    scope.iter().copied().filter(|index| issues[*index].path.get(depth) == path.last()).collect()
}
