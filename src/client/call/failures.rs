//! The failures of a call, of what it knows and what was answered, without secrets.

use super::Call;
use crate::client::{
    answer::{Answer, Body},
    failure::{ApiFailure, Defect, Exchange, Failure, ResponseFailure, TimeLimit},
    request::Request,
    retry::Fault,
};
use crate::validate::{characters::split, is_uuid};

/// Most characters of a body that a failure tells.
const BODY_TOLD: usize = 2000;
/// Most messages of a body that a failure tells: more than any request can be wrong in.
const MESSAGES_TOLD: usize = 100;

impl Call {
    pub(super) fn exchange(&self) -> Exchange {
        let Request { method, url } = self.setup.request.clone();
        Exchange { method, url, attempts: self.attempt }
    }

    pub(super) fn timeout(&self, limit: TimeLimit, timeout_ms: f64, cause: Option<Box<Failure>>) -> Failure {
        Failure::Timeout { exchange: self.exchange(), limit, timeout_ms, cause }
    }

    /// The failure of a wait, which tells what the API says of the tunnel.
    pub(super) fn without_secrets(&self, mut failure: Failure) -> Failure {
        if let Failure::Wait { status, status_message, .. } = &mut failure {
            for text in [status, status_message].into_iter().flatten() {
                *text = self.redact(text);
            }
        }
        failure
    }

    /// The failure of an answer that is no success.
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

    pub(super) fn api_failure(&self, answer: &Answer, retry_after_ms: Option<f64>) -> Failure {
        let redacted = |text: &Option<String>| text.as_deref().map(|text| self.redact(text));
        let mut messages = if let Body::Messages(messages) = &answer.body { messages.clone() } else { Vec::new() };
        messages.truncate(MESSAGES_TOLD);
        for message in &mut messages {
            message.error_code = redacted(&message.error_code);
            message.message = redacted(&message.message);
        }
        Failure::Api(Box::new(ApiFailure {
            exchange: self.exchange(),
            status: answer.status,
            messages,
            retry_after_ms,
            request_id: redacted(&answer.request_id),
        }))
    }

    /// The failure of an answer that is not what the API promises.
    pub(super) fn defect(&self, defect: Defect, answer: &Answer) -> Failure {
        let id = match &answer.body {
            Body::Resource { id, .. } | Body::WrongShape { id } => id.as_deref(),
            _ => None,
        };
        let id = id.or_else(|| answer.text.as_deref().and_then(id_in));
        Failure::Response(Box::new(ResponseFailure {
            exchange: self.exchange(),
            status: answer.status,
            defect,
            id: id.map(|id| self.redact(id)),
            body: answer.text.as_deref().map(|text| self.redact(text).chars().take(BODY_TOLD).collect()),
        }))
    }
}

/// The first id in a text, as where it broke off, or where a list or something else is around the tunnel.
fn id_in(text: &str) -> Option<&str> {
    let parts = split(text, |character| matches!(character, '"' | ':' | ' '));
    let name = parts.iter().position(|part| *part == "id")?;
    parts.get(name + 1).copied().filter(|id| is_uuid(id))
}
