//! What the spec files declare.

use cosem_codec::class::any;
use cosem_codec::{Decode, DecodeError, Encode, EncodeError};

use super::number;

/// Reads a value in every way there is, and writes it.
#[inline(never)]
fn both_ways<'a, T: Decode<'a> + Encode>(octets: &'a [u8], out: &mut [u8]) -> usize {
    let canonical = T::decode_canonical(octets).is_ok();
    let prefix = T::decode_prefix(octets).map_or(0, |(_, rest)| rest.len());
    let lazy = write(T::decode_lazy(octets), out);
    write(T::decode(octets), out).wrapping_add(lazy).wrapping_add(prefix).wrapping_add(usize::from(canonical))
}

fn write<T: Encode>(value: Result<T, DecodeError>, out: &mut [u8]) -> usize {
    match value {
        Ok(value) => {
            value.encode(out).map_or_else(|error| usize::from(error == EncodeError::Inconsistent { field: None }), |octets| octets.len())
        }
        Err(error) => usize::from(error.offset == 0),
    }
}

macro_rules! all {
    ($(#[cfg($condition:meta)] $name:literal => $type:path;)*) => {
        /// Every item, in the order of the suite.
        pub(super) fn items(octets: &[u8], out: &mut [u8]) -> usize {
            let ([high, low], octets) = number(octets);
            let uses: &[fn(&[u8], &mut [u8]) -> usize] = &[$(#[cfg($condition)] |octets, out| both_ways::<$type>(octets, out)),*];
            uses.get(usize::from(u16::from_be_bytes([high, low]))).map_or(0, |both_ways| both_ways(octets, out))
        }
    };
}

cosem_derive::items!(all);

/// Every attribute, selection, parameter and return value of every class version.
pub(super) fn members(octets: &[u8], out: &mut [u8]) -> usize {
    let ([kind, class_high, class_low, version, member, selector], octets) = number(octets);
    let (class, member) = (u16::from_be_bytes([class_high, class_low]), member.cast_signed());
    match kind {
        0 => write(any::Attribute::decode(class, version, member, octets), out),
        1 => write(any::Attribute::decode_lazy(class, version, member, octets), out),
        2 => write(any::Method::decode(class, version, member, octets), out),
        3 => write(any::Return::decode(class, version, member, octets), out),
        4 => write(any::Access::decode(class, version, member, selector, octets), out),
        _ => usize::from(cosem_codec::class::find(class, version).and_then(|class| class.attribute(member)).is_some()),
    }
}
