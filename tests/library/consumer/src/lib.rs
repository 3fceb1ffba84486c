//! Uses the library as any Rust program may: with its own allocator, and nothing exported but what it exports itself.

use ionos_ipsec_tunnels::validate::{check_tunnel_json, parse_cidr};
use std::alloc::{GlobalAlloc, Layout, System};

/// Passes everything on. That it can be declared is the point: a program has one global allocator.
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

/// How many issues an empty tunnel has, and one more where the library does not read a network.
#[unsafe(no_mangle)]
pub extern "C" fn issues_of_an_empty_tunnel() -> usize {
    let issues = check_tunnel_json(b"{}", false).map_or(0, |issues| issues.len());
    issues + usize::from(parse_cidr("10.7.0.0/24").is_none())
}
