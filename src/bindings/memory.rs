//! The allocator: every buffer is wiped when it is freed, so that no token and no pre-shared key stays behind in
//! WebAssembly memory, whichever code copied it.

use std::alloc::{GlobalAlloc, Layout, System};

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

/// Fills a buffer with zeros: word by word, as most buffers are small and an instruction for them all costs more.
/// Volatile, so that the optimiser does not leave out writes that nobody reads.
unsafe fn wipe(pointer: *mut u8, size: usize) {
    let words = size / size_of::<u64>();
    for index in 0..words {
        // SAFETY: the caller owns `size` bytes at `pointer`.
        unsafe { pointer.cast::<u64>().add(index).write_volatile(0) };
    }
    for index in words * size_of::<u64>()..size {
        // SAFETY: as above.
        unsafe { pointer.add(index).write_volatile(0) };
    }
}
