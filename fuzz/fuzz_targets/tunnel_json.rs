//! Any bytes as the JSON of a tunnel: serde_json agrees whether they are JSON, and a list of this one element has the same
//! issues.
#![no_main]

use ionos_ipsec_tunnels::validate::{Issue, check_tunnel_json, check_tunnels_json};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;

fuzz_target!(|bytes: &[u8]| {
    let found = check_tunnel_json(bytes, true);
    if serde_json::from_slice::<serde_json::Value>(bytes).is_ok() {
        assert!(found.is_ok(), "what serde_json reads is JSON");
    }
    if serde_json::from_slice::<IgnoredAny>(bytes).is_err() {
        assert!(found.is_err(), "what serde_json refuses is no JSON");
    }
    let Ok(issues) = found else { return };
    for issue in &issues {
        let _ = (issue.to_string(), serde_json::to_string(issue).expect("plain data"));
    }

    let errors: Vec<_> = issues.iter().filter(|issue| issue.is_error()).cloned().collect();
    assert_eq!(check_tunnel_json(bytes, false).as_ref(), Ok(&errors), "advice changes no error");

    let list = [b"[", bytes, b"]"].concat();
    let report = check_tunnels_json(&list, true).expect("JSON");
    assert_eq!((report.total, report.valid), (1, usize::from(errors.is_empty())));
    let reported: Vec<Issue> = report.reports.into_iter().flat_map(|report| report.issues).collect();
    assert_eq!(reported, issues, "a list says of a tunnel what is said of it alone");
});
