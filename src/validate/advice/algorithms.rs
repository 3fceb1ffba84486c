//! Advice about algorithms and lifetimes.

use super::{
    super::{Code, Issue, Step, Value, step::below},
    step,
};
use crate::model::{
    CIPHERS, DiffieHellmanGroup, DiffieHellmanGroupFacts, ESP_LIFETIME, EncryptionAlgorithm, EncryptionAlgorithmFacts,
    Family, GROUPS, IKE_LIFETIME, IntegrityAlgorithm, Lifetime, Mode,
};

const GROUP: &str = "diffieHellmanGroup";
const CIPHER: &str = "encryptionAlgorithm";
const INTEGRITY: &str = "integrityAlgorithm";

/// Advice about the two phases together.
pub(super) fn both_phases(tunnel: &Value<'_>, issues: &mut Vec<Issue>) {
    let (ike, esp) = (tunnel.member("ike"), tunnel.member("esp"));
    // A phase that is not there has no defaults to compare: the contract asks for it.
    if let (Value::Object(_), Value::Object(_)) = (ike, esp) {
        weaker_cipher(ike, esp, issues);
        weaker_group(ike, esp, issues);
        lifetimes(ike, esp, issues);
    }
}

/// Advice about a group or a cipher that needs no other field.
pub(super) fn choice(value: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let Some(text) = value.text() else { return };
    if let Some(Family::Brainpool(nist)) = find_group(text).map(|group| group.family) {
        Issue::report(issues, Code::GroupBrainpool, path).mention("alternative", nist.as_str());
    }
    let code = match find_cipher(text).map(|cipher| cipher.mode) {
        // Whether peers support the cipher at all comes before the length of its check value.
        Some(Mode::Ccm(_)) if is_of_ike(path) => Code::EncryptionCcmIke,
        Some(Mode::Ctr) => Code::EncryptionCtr,
        Some(Mode::Gcm(12) | Mode::Ccm(12)) => Code::EncryptionShortIcv,
        _ => return,
    };
    let issue = Issue::report(issues, code, path);
    if code == Code::EncryptionShortIcv && is_of_ike(path) {
        issue.because("ike");
    }
}

/// Advice about the integrity algorithm beside the cipher, which protects the integrity itself or has a longer key.
pub(super) fn integrity(phase: &Value<'_>, path: &[Step], issues: &mut Vec<Issue>) {
    let integrity = phase.member(INTEGRITY).text().filter(|text| IntegrityAlgorithm::VALUES.contains(text));
    let (Some(integrity), Some(cipher)) = (integrity, cipher_of(phase)) else { return };
    let code = if cipher.aead {
        if is_of_ike(path) { Code::IntegrityPrf } else { Code::IntegrityUnused }
    } else if integrity == IntegrityAlgorithm::AesXcbc.as_str() && cipher.key_bits > 128 {
        Code::IntegrityXcbc
    } else {
        return;
    };
    Issue::report(issues, code, &below(path, INTEGRITY.into())).mention("algorithm", cipher.value.as_str());
}

fn is_of_ike(path: &[Step]) -> bool {
    matches!(path, [Step::Name(phase), ..] if phase == "ike")
}

/// IKE carries the keys of ESP, so that the weaker of the two ciphers is what protects the traffic. The stronger cipher that
/// is suggested is one against which there is no advice.
fn weaker_cipher(ike: &Value<'_>, esp: &Value<'_>, issues: &mut Vec<Issue>) {
    if let (Some(ike), Some(esp)) = (cipher_of(ike), cipher_of(esp))
        && ike.key_bits < esp.key_bits
        && let mode = if ike.aead { Mode::Gcm(16) } else { Mode::Cbc }
        && let Some(stronger) = CIPHERS.iter().find(|other| other.mode == mode && other.key_bits == esp.key_bits)
    {
        static PATH: [Step; 2] = [step("ike"), step(CIPHER)];
        let issue = Issue::report(issues, Code::EncryptionIkeWeaker, &PATH);
        issue.mention("algorithm", esp.value.as_str()).mention("alternative", stronger.value.as_str());
        issue.suggestion = Some(stronger.value.as_str().into());
    }
}

fn weaker_group(ike: &Value<'_>, esp: &Value<'_>, issues: &mut Vec<Issue>) {
    if let (Some(ike), Some(esp)) = (group_of(ike), group_of(esp))
        && esp.security_bits < ike.security_bits
    {
        static PATH: [Step; 2] = [step("esp"), step(GROUP)];
        let group = ike.value.as_str();
        let issue = Issue::report(issues, Code::GroupWeaker, &PATH).mention("group", group);
        // A Brainpool group is not suggested, as there is advice against it.
        issue.suggest(Some(group).filter(|_| !matches!(ike.family, Family::Brainpool(_))));
    }
}

fn lifetimes(ike: &Value<'_>, esp: &Value<'_>, issues: &mut Vec<Issue>) {
    // A lifetime that the contract refuses is to be changed anyway.
    if let (Some(ike), Some(esp)) = (lifetime_of(ike, IKE_LIFETIME), lifetime_of(esp, ESP_LIFETIME))
        && ike >= f64::from(IKE_LIFETIME.min)
        && (ike..=f64::from(ESP_LIFETIME.max)).contains(&esp)
    {
        static PATH: [Step; 2] = [step("esp"), step("lifetime")];
        Issue::report(issues, Code::LifetimeOrder, &PATH).mention("lifetime", esp);
    }
}

fn group_of(phase: &Value<'_>) -> Option<&'static DiffieHellmanGroupFacts> {
    find_group(phase.text_or(GROUP, DiffieHellmanGroup::DEFAULT.as_str())?)
}

fn cipher_of(phase: &Value<'_>) -> Option<&'static EncryptionAlgorithmFacts> {
    find_cipher(phase.text_or(CIPHER, EncryptionAlgorithm::DEFAULT.as_str())?)
}

fn lifetime_of(phase: &Value<'_>, lifetime: Lifetime) -> Option<f64> {
    match phase.member("lifetime") {
        Value::Missing => Some(lifetime.default.into()),
        value => value.number(),
    }
}

fn find_group(text: &str) -> Option<&'static DiffieHellmanGroupFacts> {
    GROUPS.iter().find(|facts| facts.value.as_str() == text)
}

fn find_cipher(text: &str) -> Option<&'static EncryptionAlgorithmFacts> {
    CIPHERS.iter().find(|facts| facts.value.as_str() == text)
}
