//! Values that were built, not read: from a view of octets a tree of values, which must encode as the view does.

use cosem_codec::data::{Data, Value};
use cosem_codec::{Decode, Encode};
use typed_arena::Arena;

use crate::inspector::hex;

/// The values of a view as a tree that was built of slices encode to the octets that the view encodes to, are announced with the right
/// length, equal the view, decode to themselves, and are refused by a buffer that is one octet short.
///
/// # Panics
/// When one of these does not hold, or the view was not checked.
pub(crate) fn rebuilt(view: Data<'_>) {
    let arena = Arena::new();
    let built = build(view, &arena);
    let (expected, written) = (view.to_vec().expect("what decodes encodes"), built.to_vec().expect("what was built of it too"));
    assert_eq!(hex(&written), hex(&expected), "built and read");
    assert_eq!(built.encoded_len(), written.len(), "encoded_len of what was built");
    assert!(built.encode(&mut vec![0; written.len() - 1]).is_err(), "a buffer that is too small");
    let again = Data::decode(&written).expect("what was written decodes");
    assert!(built == again || format!("{built:?}") == format!("{again:?}"), "built {built:?}, read {again:?}");
}

/// The same values, each container over a slice of its own.
fn build<'a>(view: Data<'a>, arena: &'a Arena<Data<'a>>) -> Data<'a> {
    let slice = |elements: Vec<Data<'a>>| -> &'a [Data<'a>] { arena.alloc_extend(elements) };
    match view.value().expect("it was checked") {
        Value::Array(elements) => Data::array(slice(elements.iter().map(|element| build(element.expect("checked"), arena)).collect())),
        Value::Structure(members) => Data::structure(slice(members.iter().map(|member| build(member.expect("checked"), arena)).collect())),
        leaf => Data::from(leaf),
    }
}
