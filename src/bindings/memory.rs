//! The global allocator of the npm package. It wipes every buffer when it is freed, so that no token and no pre-shared key
//! stays behind in WebAssembly memory, whichever code copied it. The memory itself is managed by talc, which is as fast as
//! Rust's own allocator for WebAssembly, and 1.5 KB of gzip smaller.

use std::{
    alloc::{GlobalAlloc, Layout},
    mem::MaybeUninit,
    slice,
};
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

static TALC: WasmDynamicTalc = new_wasm_dynamic_allocator();

struct Wiping;

#[global_allocator]
static ALLOCATOR: Wiping = Wiping;

// SAFETY: every call is handed to talc with the same arguments. `realloc` is the trait's own, which allocates a new buffer,
// copies, and calls `dealloc` for the old one, so that this is wiped as well.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of `alloc`, which is the same for both allocators.
        unsafe { TALC.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller hands over a live buffer of `layout.size()` bytes, which nobody else uses any more. Its bytes
        // need not be initialised, and `MaybeUninit<u8>` asks for neither that nor any alignment.
        wipe(unsafe { slice::from_raw_parts_mut(pointer.cast(), layout.size()) });
        // SAFETY: the buffer came from `TALC.alloc` with this layout.
        unsafe { TALC.dealloc(pointer, layout) }
    }
}

/// Fills a buffer with zeros, eight bytes at a time where it is aligned, which takes an eighth of the time. The writes are
/// volatile, because the optimiser would remove writes whose values are never read.
fn wipe(buffer: &mut [MaybeUninit<u8>]) {
    // SAFETY: eight bytes that may be uninitialised are a u64 that may be; `align_to_mut` sees to the alignment.
    let (before, words, after) = unsafe { buffer.align_to_mut::<MaybeUninit<u64>>() };
    for byte in before.iter_mut().chain(after) {
        // SAFETY: a reference is aligned and valid for writes, and nobody else uses the buffer any more.
        unsafe { (byte as *mut MaybeUninit<u8>).write_volatile(MaybeUninit::new(0)) };
    }
    for word in words {
        // SAFETY: a reference is aligned and valid for writes, and nobody else uses the buffer any more.
        unsafe { (word as *mut MaybeUninit<u64>).write_volatile(MaybeUninit::new(0)) };
    }
}
