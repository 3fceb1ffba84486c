//! The packed form: what it carries comes out again, and bytes of any other kind do no harm.

use super::{PLACES, good, set, steps, value};
use ionos_ipsec_tunnels::{
    bindings::packed::{KINDS, Packed},
    validate::{
        List, Object, UnknownMember, Value, check_tunnel, judge_tunnel,
        rules::{self, Rule},
    },
};
use proptest::{
    collection::vec,
    prelude::{any, prop_assert_eq, proptest},
    sample::select,
};
use serde_json::json;

/// Writes the packed form, as `js/packed.js` does.
#[derive(Default)]
struct Writer {
    numbers: Vec<f64>,
    text: String,
}

impl Writer {
    fn kind(&mut self, kind: &str) {
        let index = KINDS.iter().position(|known| *known == kind).expect("a kind");
        self.numbers.push(-1.0 - index as f64);
    }

    fn text(&mut self, text: &str) {
        self.numbers.push(text.encode_utf16().count() as f64);
        self.text.push_str(text);
    }

    fn value(&mut self, rule: &Rule, value: &Value<'_>) {
        match (rule, value) {
            (_, Value::Text(text)) => return self.text(text),
            (_, value) => self.kind(value.kind()),
        }
        match (rule, value) {
            (_, Value::Number(number)) => self.numbers.push(*number),
            (Rule::List { of, .. }, Value::List(List { items, length })) => {
                self.numbers.extend([*length as f64, items.len() as f64]);
                items.iter().for_each(|item| self.value(of, item));
            }
            (Rule::Object(members), Value::Object(Object { unknown, .. })) => {
                members.iter().for_each(|member| self.value(&member.rule, value.member(member.name)));
                self.numbers.push(unknown.len() as f64);
                for UnknownMember { name, is_object } in &**unknown {
                    self.text(name);
                    self.numbers.push(f64::from(u8::from(*is_object)));
                }
            }
            _ => {}
        }
    }

    fn bytes(self) -> Vec<u8> {
        let end = [self.text.len() as f64, self.numbers.len() as f64];
        let numbers = self.numbers.into_iter().chain(end).flat_map(f64::to_le_bytes);
        // Between text and numbers there is room for characters of three bytes.
        self.text.bytes().chain([0; 5]).chain(numbers).collect()
    }
}

fn packed(bytes: &[u8]) -> Packed {
    Packed::new(&rules::TUNNEL, |room| {
        bytes.clone_into(room);
        bytes.len()
    })
}

proptest! {
    #[test]
    fn what_was_packed_is_judged_as_what_was_built_by_hand(
        path in select(&PLACES[..]),
        text in any::<String>(),
        number in any::<i32>(),
        kind in 0..4,
    ) {
        let mut tunnel = good();
        let other = match kind {
            0 => json!(text),
            1 => json!(number),
            2 => json!([text, number, null]),
            _ => json!({ text: number }),
        };
        set(&mut tunnel, &steps(path), other);
        let value = value(&rules::TUNNEL, &tunnel);
        let mut writer = Writer::default();
        writer.value(&rules::TUNNEL, &value);
        let packed = packed(&writer.bytes());
        prop_assert_eq!(judge_tunnel(&packed.value(), true), judge_tunnel(&value, true));
    }

    #[test]
    fn any_bytes_are_unpacked_without_a_panic(bytes in vec(any::<u8>(), 0..200)) {
        let packed = packed(&bytes);
        check_tunnel(&packed.value(), true);
    }

    #[test]
    fn any_numbers_are_unpacked_without_a_panic(
        numbers in vec(select(vec![-10.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 1e300, f64::NAN]), 0..60),
        text in any::<String>(),
    ) {
        let writer = Writer { numbers, text };
        let packed = packed(&writer.bytes());
        check_tunnel(&packed.value(), true);
    }
}
