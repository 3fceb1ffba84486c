//! Reads the body of an answer twice over: as a type of the model for the caller, and as the summary that decisions need.
//!
//! Reading is lenient, as the model is: what the API has accepted is not lost because one member is not as its schema says.

use crate::{
    client::{Body, Message, Page},
    model::{ErrorBody, ErrorMessage, ReadList},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashSet;

/// The summary of a body for decisions, and its content for the caller where it has the expected shape.
pub(super) type Content<T> = (Body, Option<T>);

/// A page, and the ids of all its items.
pub(super) struct Listing<T> {
    pub list: ReadList<T>,
    pub ids: Vec<String>,
}

/// For an answer whose status is enough: the body is not parsed.
pub(super) fn nothing(_: &str) -> Content<()> {
    (Body::Ignored, None)
}

/// A tunnel or a gateway.
pub(super) fn resource<T: DeserializeOwned>(text: &str) -> Content<T> {
    read(text, |value| resource_of(value, None))
}

/// A tunnel that is waited for. Where the answer has no id, the tunnel gets the one that was asked for.
pub(super) fn awaited<T: DeserializeOwned>(text: &str, id: &str) -> Content<T> {
    read(text, |value| resource_of(value, Some(id)))
}

/// A page of a list. Items whose ids are among `seen` are left out.
pub(super) fn listing<T: DeserializeOwned>(text: &str, seen: &HashSet<String>) -> Content<Listing<T>> {
    read(text, |value| listing_of(value, seen))
}

/// The messages in the body of an error status; none where the body is not the API's.
pub(super) fn messages(text: &str) -> Body {
    let body: ErrorBody = serde_json::from_str(text).unwrap_or_default();
    let message = |message: ErrorMessage| Message { error_code: message.error_code, message: message.message };
    Body::Messages(body.messages.into_iter().map(message).collect())
}

fn read<T>(text: &str, content: impl FnOnce(Value) -> Content<T>) -> Content<T> {
    match serde_json::from_str(text) {
        Ok(value) => content(value),
        Err(_) if text.trim().is_empty() => (Body::Empty, None),
        Err(_) => (Body::NotJson, None),
    }
}

fn resource_of<T: DeserializeOwned>(mut value: Value, asked: Option<&str>) -> Content<T> {
    let is_resource = value.is_object() && !value["items"].is_array();
    let (id, metadata) = (text_of(&value["id"]), &value["metadata"]);
    let (status, status_message) = (text_of(&metadata["status"]), text_of(&metadata["statusMessage"]));
    if let (None, Some(asked), Value::Object(members)) = (&id, asked, &mut value) {
        members.insert("id".to_owned(), asked.into());
    }
    match serde_json::from_value(value) {
        Ok(resource) if is_resource => (Body::Resource { id, status, status_message }, Some(resource)),
        _ => (Body::WrongShape { id }, None),
    }
}

fn listing_of<T: DeserializeOwned>(mut value: Value, seen: &HashSet<String>) -> Content<Listing<T>> {
    let id = text_of(&value["id"]);
    let is_page = value.is_object() && (value["items"].is_array() || (value["items"].is_null() && is_marked(&value)));
    let mut page = Page {
        offset: index_of(&value["offset"]),
        limit: index_of(&value["limit"]),
        has_next: value["_links"]["next"].as_str().is_some_and(|link| !link.trim().is_empty()),
        ..Page::default()
    };
    let mut ids = Vec::new();
    if let Some(items) = value.get_mut("items").and_then(Value::as_array_mut) {
        page.items = items.len() as u32;
        items.retain(|item| {
            let Some(id) = item["id"].as_str() else { return true };
            ids.push(id.to_owned());
            !seen.contains(id)
        });
        page.repeated = page.items - items.len() as u32;
        page.new = items.iter().filter(|item| item["id"].is_string()).count() as u32;
    }
    match serde_json::from_value(value) {
        Ok(list) if is_page => (Body::Page(page), Some(Listing { list, ids })),
        _ => (Body::WrongShape { id }, None),
    }
}

/// Whether an object without `items` is a page by its other members.
fn is_marked(value: &Value) -> bool {
    value["type"] == "collection" || ["offset", "limit", "_links"].iter().any(|name| !value[*name].is_null())
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn index_of(value: &Value) -> Option<u32> {
    value.as_u64()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IPSecTunnelRead, Known, Status};

    const TUNNEL: &str =
        r#"{"id":"1","metadata":{"status":"FAILED","statusMessage":"No."},"properties":{"name":"office"}}"#;

    fn tunnel(text: &str) -> Content<IPSecTunnelRead> {
        resource(text)
    }

    fn page(text: &str, seen: &[&str]) -> (Body, Option<Vec<String>>) {
        let seen = seen.iter().map(|id| (*id).to_owned()).collect();
        let (body, listing) = listing::<IPSecTunnelRead>(text, &seen);
        (body, listing.map(|listing| listing.list.items.into_iter().map(|item| item.id).collect()))
    }

    #[test]
    fn a_tunnel_is_read_for_the_caller_and_for_decisions() {
        let (body, tunnel) = tunnel(TUNNEL);
        let tunnel = tunnel.expect("a tunnel");
        assert_eq!(tunnel.properties.name, "office");
        assert_eq!(tunnel.metadata.status, Some(Known::Value(Status::Failed)));
        let (status, status_message) = (Some("FAILED".into()), Some("No.".into()));
        assert_eq!(body, Body::Resource { id: Some("1".into()), status, status_message });
    }

    #[test]
    fn a_tunnel_with_nothing_but_an_id_is_read() {
        let (body, tunnel) = tunnel(r#"{"id":"1","metadata":7,"properties":null}"#);
        assert_eq!(body, Body::Resource { id: Some("1".into()), status: None, status_message: None });
        assert_eq!(tunnel.map(|tunnel| tunnel.id), Some("1".into()));
    }

    #[test]
    fn a_body_of_another_shape_is_told_from_one_that_is_no_json() {
        for (text, body) in [
            ("", Body::Empty),
            (" \r\n", Body::Empty),
            ("<html>", Body::NotJson),
            ("[]", Body::WrongShape { id: None }),
            ("{}", Body::WrongShape { id: None }),
            (r#"{"id":"1","items":[]}"#, Body::WrongShape { id: Some("1".into()) }),
        ] {
            assert_eq!(tunnel(text).0, body, "{text}");
        }
    }

    #[test]
    fn an_awaited_tunnel_without_an_id_is_the_one_that_was_asked_for() {
        let (body, tunnel) = awaited::<IPSecTunnelRead>(r#"{"metadata":{"status":"AVAILABLE"}}"#, "1");
        assert_eq!(body, Body::Resource { id: None, status: Some("AVAILABLE".into()), status_message: None });
        assert_eq!(tunnel.map(|tunnel| tunnel.id), Some("1".into()));
    }

    #[test]
    fn a_page_leaves_out_items_that_were_seen() {
        let (body, ids) = page(r#"{"items":[{"id":"1"},{"id":"2"},7],"offset":2,"_links":{"next":"/"}}"#, &["1"]);
        assert_eq!(
            body,
            Body::Page(Page { offset: Some(2), limit: None, items: 3, new: 1, repeated: 1, has_next: true })
        );
        assert_eq!(ids, Some(vec!["2".into()]));
    }

    #[test]
    fn a_blank_link_is_no_next_page() {
        for (link, has_next) in [(r#""/tunnels""#, true), (r#""""#, false), (r#"" ""#, false), ("null", false)] {
            let (body, _) = page(&format!(r#"{{"items":[],"_links":{{"next":{link}}}}}"#), &[]);
            assert_eq!(body, Body::Page(Page { has_next, ..Page::default() }), "{link}");
        }
    }

    #[test]
    fn a_page_without_items_is_empty_where_it_is_clearly_a_page() {
        assert_eq!(page(r#"{"type":"collection"}"#, &[]), (Body::Page(Page::default()), Some(Vec::new())));
        assert_eq!(page(r#"{"id":"1"}"#, &[]), (Body::WrongShape { id: Some("1".into()) }, None));
    }

    #[test]
    fn an_error_status_says_what_its_body_says() {
        let text = r#"{"httpStatus":401,"messages":[{"errorCode":"paas-auth-1","message":"No."}]}"#;
        let message = Message { error_code: Some("paas-auth-1".into()), message: Some("No.".into()) };
        assert_eq!(messages(text), Body::Messages(vec![message]));
        assert_eq!(messages("<html>"), Body::Messages(Vec::new()));
    }
}
