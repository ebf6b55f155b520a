//! `LLVMFuzzerCustomMutator`: link this archive into a fuzz target in C or C++, and libFuzzer grows messages that follow the model.
//!
//! The environment variable `COSEM_ITEM` names what the target reads: `Apdu` where it is not set, `GetRequest`, `Lpdu`, `Data`, ...

use std::env;
use std::ffi::c_uint;
use std::slice;
use std::sync::OnceLock;

use cosem_spec::generate::Mutator;
use cosem_spec::subject::Subject;

/// The mutator of the item that is asked for.
fn mutator() -> &'static Mutator<'static> {
    static MUTATOR: OnceLock<Mutator<'static>> = OnceLock::new();
    MUTATOR.get_or_init(|| {
        let model = cosem_spec::suite::model();
        let name = env::var("COSEM_ITEM").unwrap_or_else(|_| "Apdu".to_owned());
        let subject = match model.find(&name) {
            _ if name == "Data" => Subject::Data,
            Some(item) => Subject::Item(item.id),
            None => {
                eprintln!("COSEM_ITEM: the suite has no item {name:?}; see `cosem spec list`");
                std::process::exit(2);
            }
        };
        Mutator::new(model, subject)
    })
}

/// Changes the message in `data[..size]` in place, and gives its new length, which is not above `max_size`.
///
/// # Safety
/// `data` points to `max_size` octets that nobody else uses meanwhile, the first `size` of them initialised: what libFuzzer promises.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn LLVMFuzzerCustomMutator(data: *mut u8, size: usize, max_size: usize, seed: c_uint) -> usize {
    // SAFETY: as the caller promises.
    let old = unsafe { slice::from_raw_parts(data, size) };
    let changed = mutator().mutate(old, seed.into());
    let length = changed.len().min(max_size);
    // SAFETY: as the caller promises; `changed` is memory of its own.
    unsafe { data.copy_from_nonoverlapping(changed.as_ptr(), length) };
    length
}
