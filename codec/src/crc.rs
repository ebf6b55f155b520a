//! The check sequences: CRC-16/X-25 of HDLC frames and CRC-16/GENIBUS of ISO/IEC 14908 frames.
//!
//! Both work by table. With the feature `fast-crc` sixteen tables of 512 octets each take 16 octets at a time; without it one
//! table takes one octet at a time. The tables are computed at compile time.

/// Octets taken at a time, which is the number of tables.
#[cfg(feature = "fast-crc")]
const WIDTH: usize = 16;
#[cfg(not(feature = "fast-crc"))]
const WIDTH: usize = 1;

type Table = [u16; 256];

macro_rules! crcs {
    ($($(#[$doc:meta])* $name:ident, $function:ident: $step:ident, $tables:ident, $octet:ident, $fold:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// The state is kept, so that a sum can be continued: no octet needs to be summed twice.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(u16);

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl $name {
            /// The state before the first octet.
            #[must_use]
            pub const fn new() -> Self {
                Self(0xffff)
            }

            /// The state after `octets`.
            #[must_use]
            #[cfg_attr(not(feature = "small"), inline(always))]
            pub fn update(self, octets: &[u8]) -> Self {
                #[cfg(feature = "fast-crc")]
                {
                    let (blocks, tail) = octets.as_chunks::<WIDTH>();
                    let state = blocks.iter().fold(self.0, |state, block| $fold(state, block));
                    Self(match tail {
                        [] => state,
                        [octet] => $octet(state, *octet),
                        tail => $fold(state, tail),
                    })
                }
                #[cfg(not(feature = "fast-crc"))]
                Self(octets.iter().fold(self.0, |state, &octet| $octet(state, octet)))
            }

            /// The check value of the octets so far.
            #[must_use]
            pub const fn value(self) -> u16 {
                !self.0
            }

            /// The check value of `octets`.
            #[must_use]
            #[cfg_attr(not(feature = "small"), inline(always))]
            pub fn of(octets: &[u8]) -> u16 {
                Self::new().update(octets).value()
            }
        }

        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $function(octets: &[u8]) -> u16 {
            $name::of(octets)
        }

        static $tables: [Table; WIDTH] = tables($step);
    )*};
}

crcs! {
    /// CRC-16/GENIBUS: polynomial 1021, preset FFFF, complemented. Sent most significant octet first.
    Crc16Genibus, crc16_genibus: false, GENIBUS, genibus_octet, genibus_block;
    /// CRC-16/X-25: polynomial 1021 with the bits reflected, preset FFFF, complemented. Sent least significant octet first.
    Crc16X25, crc16_x25: true, X25, x25_octet, x25_block;
}

/// The state after one octet (`index`) and `behind` zero octets, from state 0.
const fn entry(reflected: bool, index: u16, behind: u32) -> u16 {
    let mut state = if reflected { index } else { index << 8 };
    let mut bits = 8 * (behind + 1);
    while bits > 0 {
        state = match reflected {
            true if state & 1 == 1 => state >> 1 ^ 0x8408,
            true => state >> 1,
            false if state & 0x8000 != 0 => state << 1 ^ 0x1021,
            false => state << 1,
        };
        bits -= 1;
    }
    state
}

/// Table `n` holds the states after one octet and `n` zero octets.
const fn tables(reflected: bool) -> [Table; WIDTH] {
    let mut tables = [[0; 256]; WIDTH];
    let mut behind = 0;
    let mut rest: &mut [Table] = &mut tables;
    while let [table, tail @ ..] = rest {
        let mut index = 0;
        let mut entries: &mut [u16] = table;
        while let [place, others @ ..] = entries {
            *place = entry(reflected, index, behind);
            index += 1;
            entries = others;
        }
        behind += 1;
        rest = tail;
    }
    tables
}

/// An octet always finds its entry: the tables have 256.
#[inline]
fn look_up(table: &Table, octet: u8) -> u16 {
    table.get(usize::from(octet)).copied().unwrap_or_default()
}

#[inline]
fn genibus_octet(state: u16, octet: u8) -> u16 {
    let [table, ..] = &GENIBUS;
    let [high, low] = state.to_be_bytes();
    u16::from_be_bytes([low, 0]) ^ look_up(table, high ^ octet)
}

#[inline]
fn x25_octet(state: u16, octet: u8) -> u16 {
    let [table, ..] = &X25;
    let [high, low] = state.to_be_bytes();
    u16::from(high) ^ look_up(table, low ^ octet)
}

/// Two to sixteen octets at once. The two that depend on the state are looked up last, so that the others need not wait for it.
#[cfg(feature = "fast-crc")]
#[inline(always)]
fn block(tables: &[Table; WIDTH], first: u8, second: u8, octets: &[u8]) -> u16 {
    let tables = tables.get(..octets.len()).unwrap_or(tables);
    let ([others @ .., last_but_one, last], [_, _, behind @ ..]) = (tables, octets) else { return 0 };
    let sum = others.iter().rev().zip(behind).fold(0, |sum, (table, &octet)| sum ^ look_up(table, octet));
    sum ^ (look_up(last_but_one, second) ^ look_up(last, first))
}

#[cfg(feature = "fast-crc")]
#[inline(always)]
fn genibus_block(state: u16, octets: &[u8]) -> u16 {
    let [high, low] = state.to_be_bytes();
    let [first, second, ..] = octets else { return state };
    block(&GENIBUS, first ^ high, second ^ low, octets)
}

#[cfg(feature = "fast-crc")]
#[inline(always)]
fn x25_block(state: u16, octets: &[u8]) -> u16 {
    let [high, low] = state.to_be_bytes();
    let [first, second, ..] = octets else { return state };
    block(&X25, first ^ low, second ^ high, octets)
}
