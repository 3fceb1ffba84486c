//! Templates: texts in which names in angle brackets stand for values, such as `remote_addrs = <gateway_address>`.

/// Values by their names.
#[derive(Default)]
pub(super) struct Values(Vec<(&'static str, String)>);

impl Values {
    /// Adds a value by its name. Names in angle brackets inside the value stay as they are.
    pub(super) fn add(&mut self, name: &'static str, value: String) {
        self.0.push((name, value));
    }

    /// A template with its names replaced by the values. A name without a value stays as it is.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut filled = String::new();
        let mut rest = template;
        while let Some((before, bracket)) = rest.split_once('<') {
            filled += before;
            let found = bracket.split_once('>').and_then(|(name, after)| {
                let (_, value) = self.0.iter().find(|(known, _)| *known == name)?;
                Some((value, after))
            });
            rest = match found {
                Some((value, after)) => {
                    filled += value;
                    after
                }
                None => {
                    filled.push('<');
                    bracket
                }
            };
        }
        filled + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_in_the_place_of_its_name_and_is_not_looked_into() {
        let mut values = Values::default();
        values.add("a", "<b>".into());
        values.add("b", "two".into());
        assert_eq!(values.fill("<a> and <b>, <c> < <b"), "<b> and two, <c> < <b");
    }
}
