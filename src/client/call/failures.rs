//! Makes the failures of a call from its state and the answer, without secrets.

use super::Call;
use crate::client::{
    answer::{Answer, Body},
    failure::{ApiFailure, Defect, Exchange, Failure, ResponseFailure, TimeLimit},
    request::{Method, Request},
    retry::Fault,
};
use crate::validate::{characters::split, is_uuid};

/// Most characters that a failure shows of a body, and of each text in it.
const SHOWN: usize = 2000;
/// Most messages of a body that a failure shows. A request cannot violate the schema in so many places.
const MESSAGES_SHOWN: usize = 100;
impl Call {
    pub(super) fn exchange(&self) -> Exchange {
        let Request { method, url } = self.setup.request.clone();
        Exchange { method, url, attempts: self.attempt }
    }

    pub(super) fn timeout(&self, limit: TimeLimit, timeout_ms: f64, cause: Option<Box<Failure>>) -> Failure {
        Failure::Timeout { exchange: self.exchange(), limit, timeout_ms, cause }
    }

    /// The failure of a wait with the secrets taken out of the API's status and status message.
    pub(super) fn without_secrets(&self, mut failure: Failure) -> Failure {
        if let Failure::Wait { status, status_message, .. } = &mut failure {
            for text in [status, status_message].into_iter().flatten() {
                *text = self.shown(text);
            }
        }
        failure
    }

    /// The beginning of a text of an answer, without secrets.
    fn shown(&self, text: &str) -> String {
        self.redact(text).chars().take(SHOWN).collect()
    }

    /// The failure for an answer that is no success.
    pub(super) fn failure_of(&self, fault: Fault, answer: &Answer, retry_after_ms: Option<f64>) -> Failure {
        let defect = match fault {
            Fault::Truncated => Defect::Truncated,
            Fault::TooLarge => Defect::TooLarge,
            Fault::Redirect => Defect::Redirect,
            Fault::OddStatus => Defect::Status,
            _ => return self.api_failure(answer, retry_after_ms),
        };
        self.defect(defect, answer)
    }

    fn api_failure(&self, answer: &Answer, retry_after_ms: Option<f64>) -> Failure {
        let shown = |text: &Option<String>| text.as_deref().map(|text| self.shown(text));
        let mut messages = if let Body::Messages(messages) = &answer.body { messages.clone() } else { Vec::new() };
        messages.truncate(MESSAGES_SHOWN);
        for message in &mut messages {
            message.error_code = shown(&message.error_code);
            message.message = shown(&message.message);
        }
        Failure::Api(Box::new(ApiFailure {
            exchange: self.exchange(),
            status: answer.status,
            messages,
            retry_after_ms,
            request_id: shown(&answer.request_id),
        }))
    }

    /// The failure for an answer that is not what the API promises.
    pub(super) fn defect(&self, defect: Defect, answer: &Answer) -> Failure {
        let id = match &answer.body {
            Body::Resource { id, .. } | Body::WrongShape { id } => id.as_deref(),
            _ => None,
        };
        let id = id.or_else(|| answer.text.as_deref().and_then(id_in)).or_else(|| self.id_made(answer));
        Failure::Response(Box::new(ResponseFailure {
            exchange: self.exchange(),
            status: answer.status,
            defect,
            id: id.map(|id| self.redact(id)),
            body: answer.text.as_deref().map(|text| self.shown(text)),
        }))
    }

    /// The id of the tunnel that the API has made, by the header `Location`: the body may tell nothing.
    fn id_made<'a>(&self, answer: &'a Answer) -> Option<&'a str> {
        let parts = split(answer.location.as_deref()?, |character| character == '/');
        let [.., "tunnels", id] = parts[..] else { return None };
        (self.setup.request.method == Method::Post && is_uuid(id)).then_some(id)
    }
}

/// The first UUID after a member named `id` in a text that is not the expected JSON: it may have broken off, or hold the
/// tunnel inside something else.
fn id_in(text: &str) -> Option<&str> {
    let parts = split(text, |character| matches!(character, '"' | ':' | ' '));
    let name = parts.iter().position(|part| *part == "id")?;
    parts.get(name + 1).copied().filter(|id| is_uuid(id))
}
