//! COSEM Data: values behind their type tags (IEC 62056-5-3:2013, clause 8; IEC 62056-6-2:2017, 4.5).
//!
//! | to | use |
//! |---|---|
//! | look at a value | [`Data::value`] and [`Elements`] |
//! | go through all of it fast | [`Data::visit`] with a [`Visitor`] |
//! | the same with an iterator | [`Data::events`] |
//! | look at a value without tags | [`Packed`] |
//! | read a known type | [`Data::decode_as`]: numbers, strings, `Option`, [`List`](crate::List), generated structures |
//! | build a value | `Data::from(5u16)`, [`Data::structure`], [`Data::array`] |
//! | check once, iterate without errors | [`Data::check`] |
//!
//! Octets are read without recursion; writing a value that was built goes as deep as it is nested, at most [`MAX_DEPTH`]. At that depth
//! decoding and encoding take less than 8 KiB of stack where pointers have 64 bits, `Debug` less than 32 KiB (`benches/stack.sh`
//! measures it).
//!
//! Work and memory are bounded: values nest at most [`MAX_DEPTH`] deep, no count is believed before the octets are there, and a
//! compact array gives at most [`MAX_DESCRIPTION_NODES`] events for each of its octets.
//!
//! ```
//! use cosem_codec::data::{Data, Event, Value};
//! use cosem_codec::{Decode, Encode};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let octets = [0x02, 0x02, 0x12, 0x00, 0x08, 0x11, 0xff];
//! let data = Data::decode(&octets)?;
//! let leaves = data.events().filter(|event| matches!(event, Ok(Event::Leaf(_)))).count();
//! assert_eq!(leaves, 2);
//!
//! let members = [Data::from(8u16), Data::from(255u8)];
//! let built = Data::structure(&members);
//! assert_eq!(data, built);
//! let mut buffer = [0; 16];
//! assert_eq!(built.encode(&mut buffer)?, octets);
//! # Ok(())
//! # }
//! ```

mod canonical;
mod checked;
pub(crate) mod compact;
mod encode;
mod events;
mod leaf;
mod packed;
mod pass;
mod scalars;
mod value;
mod view;
pub(crate) mod walk;
mod write;

pub use checked::{CheckedData, CheckedEvents};
pub use compact::{CompactArray, MAX_DESCRIPTION_DEPTH, MAX_DESCRIPTION_NODES, PackedElements, TypeDescription};
pub use events::{Event, Events};
pub use leaf::*;
pub use packed::Packed;
pub use value::{ElementIter, Elements, Value};
pub use view::Data;
pub use walk::{Container, MAX_DEPTH, Visitor, walk};
pub use write::*;

/// The type tags.
pub mod tag {
    /// null-data: no content.
    pub const NULL: u8 = 0;
    /// array: a count, then the elements.
    pub const ARRAY: u8 = 1;
    /// structure: a count, then the members.
    pub const STRUCTURE: u8 = 2;
    /// boolean: one octet.
    pub const BOOLEAN: u8 = 3;
    /// bit-string: a length in bits, then the bits.
    pub const BIT_STRING: u8 = 4;
    /// double-long: 32 bits, signed.
    pub const DOUBLE_LONG: u8 = 5;
    /// double-long-unsigned: 32 bits.
    pub const DOUBLE_LONG_UNSIGNED: u8 = 6;
    /// octet-string: a length, then the octets.
    pub const OCTET_STRING: u8 = 9;
    /// visible-string: a length, then the octets.
    pub const VISIBLE_STRING: u8 = 10;
    /// utf8-string: a length in octets, then the octets.
    pub const UTF8_STRING: u8 = 12;
    /// bcd: one octet.
    pub const BCD: u8 = 13;
    /// integer: 8 bits, signed.
    pub const INTEGER: u8 = 15;
    /// long: 16 bits, signed.
    pub const LONG: u8 = 16;
    /// unsigned: 8 bits.
    pub const UNSIGNED: u8 = 17;
    /// long-unsigned: 16 bits.
    pub const LONG_UNSIGNED: u8 = 18;
    /// compact-array: a type description, a length, then the contents.
    pub const COMPACT_ARRAY: u8 = 19;
    /// long64: 64 bits, signed.
    pub const LONG64: u8 = 20;
    /// long64-unsigned: 64 bits.
    pub const LONG64_UNSIGNED: u8 = 21;
    /// enum: one octet.
    pub const ENUM: u8 = 22;
    /// float32: IEEE 754, 32 bits.
    pub const FLOAT32: u8 = 23;
    /// float64: IEEE 754, 64 bits.
    pub const FLOAT64: u8 = 24;
    /// date-time: 12 octets.
    pub const DATE_TIME: u8 = 25;
    /// date: 5 octets.
    pub const DATE: u8 = 26;
    /// time: 4 octets.
    pub const TIME: u8 = 27;
    /// delta-integer: 8 bits, signed.
    pub const DELTA_INTEGER: u8 = 28;
    /// delta-long: 16 bits, signed.
    pub const DELTA_LONG: u8 = 29;
    /// delta-double-long: 32 bits, signed.
    pub const DELTA_DOUBLE_LONG: u8 = 30;
    /// delta-unsigned: 8 bits.
    pub const DELTA_UNSIGNED: u8 = 31;
    /// delta-long-unsigned: 16 bits.
    pub const DELTA_LONG_UNSIGNED: u8 = 32;
    /// delta-double-long-unsigned: 32 bits.
    pub const DELTA_DOUBLE_LONG_UNSIGNED: u8 = 33;
    /// dont-care: no content.
    pub const DONT_CARE: u8 = 255;

    /// The octets of a value of this type where they are always so many, without the tag.
    #[must_use]
    #[inline]
    pub fn fixed_len(tag: u8) -> Option<usize> {
        FIXED_LEN.get(usize::from(tag)).copied().filter(|len| *len != VARIES).map(usize::from)
    }

    const VARIES: u8 = 0xff;

    // a table: passing over octets asks it for every value
    static FIXED_LEN: [u8; 256] = {
        let mut table = [VARIES; 256];
        let mut rest: &mut [u8] = &mut table;
        let mut tag = 0;
        while let Some((place, others)) = rest.split_first_mut() {
            *place = match tag {
                NULL | DONT_CARE => 0,
                BOOLEAN | BCD | INTEGER | UNSIGNED | ENUM | DELTA_INTEGER | DELTA_UNSIGNED => 1,
                LONG | LONG_UNSIGNED | DELTA_LONG | DELTA_LONG_UNSIGNED => 2,
                DOUBLE_LONG | DOUBLE_LONG_UNSIGNED | FLOAT32 | TIME | DELTA_DOUBLE_LONG | DELTA_DOUBLE_LONG_UNSIGNED => 4,
                DATE => 5,
                LONG64 | LONG64_UNSIGNED | FLOAT64 => 8,
                DATE_TIME => 12,
                _ => VARIES,
            };
            rest = others;
            tag = tag.wrapping_add(1);
        }
        table
    };

    /// The name of the type with this tag, as the standard spells it, or `None` where there is no such type.
    #[must_use]
    pub const fn name(tag: u8) -> Option<&'static str> {
        Some(match tag {
            NULL => "null-data",
            ARRAY => "array",
            STRUCTURE => "structure",
            BOOLEAN => "boolean",
            BIT_STRING => "bit-string",
            DOUBLE_LONG => "double-long",
            DOUBLE_LONG_UNSIGNED => "double-long-unsigned",
            OCTET_STRING => "octet-string",
            VISIBLE_STRING => "visible-string",
            UTF8_STRING => "utf8-string",
            BCD => "bcd",
            INTEGER => "integer",
            LONG => "long",
            UNSIGNED => "unsigned",
            LONG_UNSIGNED => "long-unsigned",
            COMPACT_ARRAY => "compact-array",
            LONG64 => "long64",
            LONG64_UNSIGNED => "long64-unsigned",
            ENUM => "enum",
            FLOAT32 => "float32",
            FLOAT64 => "float64",
            DATE_TIME => "date-time",
            DATE => "date",
            TIME => "time",
            DELTA_INTEGER => "delta-integer",
            DELTA_LONG => "delta-long",
            DELTA_DOUBLE_LONG => "delta-double-long",
            DELTA_UNSIGNED => "delta-unsigned",
            DELTA_LONG_UNSIGNED => "delta-long-unsigned",
            DELTA_DOUBLE_LONG_UNSIGNED => "delta-double-long-unsigned",
            DONT_CARE => "dont-care",
            _ => return None,
        })
    }
}
