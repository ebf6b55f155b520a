//! The counters that `-C instrument-coverage` puts into every function of the codec: one for each part of it that is executed as a whole.
//!
//! Each pass of a loop and each call raises at least one of them, so that their sum is the number of steps, whatever the machine does with
//! them. What the standard library does within one call (copying octets) is not counted; it is never more than the octets at hand.

unsafe extern "C" {
    fn __llvm_profile_begin_counters() -> *const u64;
    fn __llvm_profile_end_counters() -> *const u64;
    fn __llvm_profile_reset_counters();
}

/// The steps of a function.
pub(crate) fn steps(function: impl FnOnce()) -> u64 {
    // SAFETY: no arguments, no other thread.
    unsafe { __llvm_profile_reset_counters() };
    function();
    // SAFETY: both ends of the section of counters, which lives as long as the program; no other thread writes.
    let counters = unsafe {
        let (begin, end) = (__llvm_profile_begin_counters(), __llvm_profile_end_counters());
        std::slice::from_raw_parts(begin, usize::try_from(end.offset_from(begin)).unwrap_or_default())
    };
    counters.iter().sum()
}
