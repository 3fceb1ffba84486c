//! The allocator: every buffer is wiped when it is freed, so that no token and no pre-shared key stays behind in
//! WebAssembly memory, whichever code copied it.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    ptr,
};

struct Wiping;

#[global_allocator]
static ALLOCATOR: Wiping = Wiping;

// SAFETY: every call is handed to the system's allocator with the same arguments. `realloc` is the trait's own, which
// moves into a new buffer and frees, so wipes, the old one.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller hands over a live buffer of this layout.
        unsafe {
            wipe(pointer, layout.size());
            System.dealloc(pointer, layout);
        }
    }
}

/// Fills a buffer with zeros. The black box keeps the optimiser from leaving out writes that nobody reads.
unsafe fn wipe(pointer: *mut u8, size: usize) {
    // SAFETY: the caller owns `size` bytes at `pointer`.
    unsafe { ptr::write_bytes(pointer, 0, size) };
    std::hint::black_box(pointer);
}
