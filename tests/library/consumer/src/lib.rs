//! Uses the library as any Rust program may: with its own allocator, and with no exports but its own.

use ionos_ipsec_tunnels::validate::{check_tunnel_json, parse_cidr};
use std::alloc::{GlobalAlloc, Layout, System};

/// An allocator that only forwards. A program can have only one, so this compiles only if the library declares none.
struct Passing;

#[global_allocator]
static ALLOCATOR: Passing = Passing;

// SAFETY: every call goes to the system's allocator with the arguments that the caller vouches for.
unsafe impl GlobalAlloc for Passing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// The count of the issues of an empty tunnel, plus 1 if the library fails to parse a network.
#[unsafe(no_mangle)]
pub extern "C" fn issues_of_an_empty_tunnel() -> usize {
    let issues = check_tunnel_json(b"{}", false).map_or(0, |issues| issues.len());
    issues + usize::from(parse_cidr("10.7.0.0/24").is_none())
}

/// The count of the issues of a valid tunnel whose key is weak, with advice asked for.
#[unsafe(no_mangle)]
pub extern "C" fn issues_of_a_weak_key() -> usize {
    let tunnel = br#"{
        "name": "office",
        "remoteHost": "vpn.example.com",
        "auth": { "method": "PSK", "psk": { "key": "1234" } },
        "ike": {},
        "esp": {},
        "cloudNetworkCIDRs": ["10.7.0.0/24"],
        "peerNetworkCIDRs": ["192.168.1.0/24"]
    }"#;
    check_tunnel_json(tunnel, true).map_or(usize::MAX, |issues| issues.len())
}
