//! The contract as a JSON Schema, for tools that read one. Made from the same rules as the checks.

use super::rules::{self, Default, Member, Need, Rule};
use serde_json::{Map, Value, json};

/// The API's pattern for an IPv4 network (schema `IPV4CIDR`).
pub const IPV4_CIDR: &str = r"^((([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]))\/([0-9]|[1-2][0-9]|3[0-2])$";
/// The API's pattern for an IPv6 network (schema `IPV6CIDR`).
pub const IPV6_CIDR: &str = r"^(([0-9a-fA-F]{1,4}:){7,7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/([0-9]|[0-9][0-9]|1[0-1][0-9]|12[0-8])$";
/// An RFC 1123 host name of at most 253 characters whose last label is not a number, or an IPv4 address.
/// No pattern can decode A-labels: the broken ones pass here.
pub const REMOTE_HOST: &str = r"^(((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])|(?=.{1,253}$)(?!(.*\.)?[0-9]+$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)$";

/// Which members a schema requires.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Those that the API requires.
    Input,
    /// Those that have a default as well.
    Output,
}

/// The schema of a tunnel as callers write it. It uses only keywords that mean the same in draft-07 and draft 2020-12; the
/// caller adds `$schema`.
pub fn input() -> Value {
    schema(&rules::TUNNEL, Form::Input)
}

/// The schema of a tunnel in which every default is filled in; else as [`input`].
pub fn output() -> Value {
    schema(&rules::TUNNEL, Form::Output)
}

fn schema(rule: &Rule, form: Form) -> Value {
    match rule {
        Rule::Text { max } => json!({ "type": "string", "maxLength": max }),
        Rule::Key => json!({ "type": "string", "minLength": 1, "writeOnly": true }),
        Rule::RemoteHost => json!({ "type": "string", "pattern": REMOTE_HOST }),
        // Generators of code and types read the type in each branch.
        Rule::Cidr => {
            let branches = [IPV4_CIDR, IPV6_CIDR].map(|pattern| json!({ "type": "string", "pattern": pattern }));
            json!({ "type": "string", "anyOf": branches })
        }
        Rule::Choice(values) => json!({ "type": "string", "enum": values }),
        Rule::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Rule::List { of, min, max } => {
            json!({ "type": "array", "minItems": min, "maxItems": max, "items": schema(of, form) })
        }
        Rule::Object(members) => object(members, form),
    }
}

fn object(members: &[Member], form: Form) -> Value {
    let mut properties = Map::new();
    for member in members {
        let mut property = schema(&member.rule, form);
        if let (Some(default), Some(property)) = (member.default, property.as_object_mut()) {
            let default = match default {
                Default::Text(text) => json!(text),
                Default::Number(number) => json!(number),
            };
            property.insert("default".into(), default);
        }
        properties.insert(member.name.into(), property);
    }
    // PSK is the only method that the API lists, so the key that it needs is always needed.
    let needed = |member: &&Member| member.need != Need::Optional || form == Form::Output && member.default.is_some();
    let required: Vec<_> = members.iter().filter(needed).map(|member| member.name).collect();
    let mut object = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}
