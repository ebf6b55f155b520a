//! HDLC addresses of one, two and four octets (IEC 62056-46, 6.4.2).

use core::fmt;

/// The number of octets that an address takes on the line. No other lengths exist (IEC 62056-46, 6.4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AddressSize {
    /// A client, or the upper part of a server address alone.
    One,
    /// A server: one octet upper part, one octet lower part.
    Two,
    /// A server: two octets upper part, two octets lower part.
    Four,
}

impl AddressSize {
    /// The number of octets: 1, 2 or 4.
    #[inline]
    #[must_use]
    pub const fn octets(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
        }
    }
}

/// The address of a client or of a server.
///
/// A server has an upper part, which names the logical device, and mostly a lower part, which names the physical device on the bus. The
/// two parts are not one number: the octets `02 23` are upper 1 and lower 17. The size belongs to the address: equal numbers in another
/// size are another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address {
    size: AddressSize,
    upper: u16,
    lower: u16,
}

/// Why the octets at some place are not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// The octets end before an octet with its lowest bit set.
    Incomplete,
    /// The address takes three octets, or more than four.
    Length,
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incomplete => "address is cut",
            Self::Length => "address of other than 1, 2 or 4 octets",
        })
    }
}

impl core::error::Error for AddressError {}

impl Address {
    /// The client management process, 01.
    pub const CLIENT_MANAGEMENT: Self = Self::known_one(0x01);
    /// The public client, 10.
    pub const PUBLIC_CLIENT: Self = Self::known_one(0x10);
    /// The management logical device in one octet, 01.
    pub const MANAGEMENT_LOGICAL_DEVICE: Self = Self::known_one(0x01);
    /// NO_STATION in one octet, 00.
    pub const NO_STATION: Self = Self::known_one(0x00);
    /// ALL_STATION in one octet, 7F.
    pub const ALL_STATION: Self = Self::known_one(0x7F);

    const fn known_one(upper: u16) -> Self {
        Self { size: AddressSize::One, upper, lower: 0 }
    }

    /// An address of one octet. `None` when `upper` has more than 7 bits.
    #[must_use]
    pub const fn one(upper: u16) -> Option<Self> {
        if upper <= 0x7F { Some(Self::known_one(upper)) } else { None }
    }

    /// An address of two octets. `None` when a part has more than 7 bits.
    #[must_use]
    pub const fn two(upper: u16, lower: u16) -> Option<Self> {
        if upper <= 0x7F && lower <= 0x7F { Some(Self { size: AddressSize::Two, upper, lower }) } else { None }
    }

    /// An address of four octets. `None` when a part has more than 14 bits.
    #[must_use]
    pub const fn four(upper: u16, lower: u16) -> Option<Self> {
        if upper <= 0x3FFF && lower <= 0x3FFF { Some(Self { size: AddressSize::Four, upper, lower }) } else { None }
    }

    /// The number of octets on the line.
    #[inline]
    #[must_use]
    pub const fn size(self) -> AddressSize {
        self.size
    }

    /// The upper part: the logical device of a server, or the client. 7 bits, 14 in an address of four octets.
    #[inline]
    #[must_use]
    pub const fn upper(self) -> u16 {
        self.upper
    }

    /// The lower part: the physical device. `None` in an address of one octet.
    #[inline]
    #[must_use]
    pub const fn lower(self) -> Option<u16> {
        match self.size {
            AddressSize::One => None,
            AddressSize::Two | AddressSize::Four => Some(self.lower),
        }
    }

    /// The value that means ALL_STATION in a part of this address: 7F, or 3FFF in four octets.
    #[inline]
    const fn all(self) -> u16 {
        match self.size {
            AddressSize::One | AddressSize::Two => 0x7F,
            AddressSize::Four => 0x3FFF,
        }
    }

    /// Whether the upper part is ALL_STATION.
    #[inline]
    #[must_use]
    pub const fn upper_is_all(self) -> bool {
        self.upper == self.all()
    }

    /// Whether there is a lower part and it is ALL_STATION.
    #[inline]
    #[must_use]
    pub const fn lower_is_all(self) -> bool {
        !matches!(self.size, AddressSize::One) && self.lower == self.all()
    }

    /// Whether there is a lower part and it is CALLING: the device that opened the physical connection (6.4.4.8).
    #[inline]
    #[must_use]
    pub const fn lower_is_calling(self) -> bool {
        !matches!(self.size, AddressSize::One) && self.lower == self.all() - 1
    }

    /// Whether some part is ALL_STATION: the address names more than one station.
    #[inline]
    #[must_use]
    pub const fn has_all_station(self) -> bool {
        self.upper_is_all() || self.lower_is_all()
    }

    /// Whether some part is NO_STATION.
    #[inline]
    #[must_use]
    pub const fn has_no_station(self) -> bool {
        self.upper == 0 || (self.lower == 0 && !matches!(self.size, AddressSize::One))
    }

    /// Whether no part is ALL_STATION or NO_STATION.
    #[inline]
    #[must_use]
    pub const fn is_individual(self) -> bool {
        let individual = self.all() - 1;
        let upper = self.upper.wrapping_sub(1) < individual;
        // An address of one octet has 0 as its lower part.
        let lower = matches!(self.size, AddressSize::One) || self.lower.wrapping_sub(1) < individual;
        upper && lower
    }

    /// Reads an address at the start of `input` and gives it with the octets behind it.
    ///
    /// # Errors
    /// [`AddressError::Length`] for three octets and more than four, [`AddressError::Incomplete`] when the input ends first.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn split(input: &[u8]) -> Result<(Self, &[u8]), AddressError> {
        match *input {
            [a, ref rest @ ..] if a & 1 == 1 => Ok((Self::known_one(seven(a)), rest)),
            [a, b, ref rest @ ..] if b & 1 == 1 => Ok((Self { size: AddressSize::Two, upper: seven(a), lower: seven(b) }, rest)),
            [_, _, c, ..] if c & 1 == 1 => Err(AddressError::Length),
            [a, b, c, d, ref rest @ ..] if d & 1 == 1 => {
                Ok((Self { size: AddressSize::Four, upper: (seven(a) << 7) | seven(b), lower: (seven(c) << 7) | seven(d) }, rest))
            }
            [_, _, _, _, ..] => Err(AddressError::Length),
            _ => Err(AddressError::Incomplete),
        }
    }

    /// The octets on the line: the first [`size`](Self::size) octets of the array; the others are zero.
    #[inline]
    #[must_use]
    pub const fn to_octets(self) -> [u8; 4] {
        let [_, upper] = ((self.upper & 0x7F) << 1).to_be_bytes();
        let [_, lower] = ((self.lower & 0x7F) << 1).to_be_bytes();
        match self.size {
            AddressSize::One => [upper | 1, 0, 0, 0],
            AddressSize::Two => [upper, lower | 1, 0, 0],
            AddressSize::Four => {
                let [_, upper_high] = ((self.upper >> 7) << 1).to_be_bytes();
                let [_, lower_high] = ((self.lower >> 7) << 1).to_be_bytes();
                [upper_high, upper, lower_high, lower | 1]
            }
        }
    }

    /// The same address in four octets, as a station with four octets takes an address of two (table 5). ALL_STATION and CALLING keep
    /// their meaning: 7F becomes 3FFF, a lower part of 7E becomes 3FFE.
    const fn widened(self) -> Self {
        let upper = if self.upper_is_all() { 0x3FFF } else { self.upper };
        let lower = if self.lower_is_all() {
            0x3FFF
        } else if self.lower_is_calling() {
            0x3FFE
        } else {
            self.lower
        };
        Self { size: AddressSize::Four, upper, lower }
    }

    /// A received destination in the size of the station's own address, by the rules for inopportune lengths (IEC 62056-46, table 5).
    ///
    /// `calling_device` is the layer parameter CALLING DEVICE of the station. `None` means: drop the frame. What comes back still has to
    /// be compared with the own address: see [`admitted_at`](Self::admitted_at).
    #[must_use]
    pub const fn in_size_of(self, own: Self, calling_device: bool) -> Option<Self> {
        match (self.size, own.size) {
            (AddressSize::One, AddressSize::One) | (AddressSize::Two, AddressSize::Two) | (AddressSize::Four, AddressSize::Four) => {
                Some(self)
            }
            (AddressSize::One, AddressSize::Two | AddressSize::Four) => None,
            (AddressSize::Two, AddressSize::One) if self.lower_is_all() => Some(Self::known_one(self.upper)),
            (AddressSize::Two, AddressSize::Four) => Some(self.widened()),
            (AddressSize::Four, AddressSize::One) if self.upper_is_all() && self.lower_is_all() => Some(Self::ALL_STATION),
            (AddressSize::Four, AddressSize::Two) if self.upper_is_all() && self.lower_is_all() => {
                Some(Self { size: AddressSize::Two, upper: 0x7F, lower: 0x7F })
            }
            (AddressSize::Four, AddressSize::Two) if self.lower_is_calling() && self.upper == 1 && calling_device => {
                Some(Self { size: AddressSize::Two, upper: 1, lower: 0x7E })
            }
            (AddressSize::Two, AddressSize::One) | (AddressSize::Four, AddressSize::One | AddressSize::Two) => None,
        }
    }

    /// Whether a station with the address `own` takes a frame sent to this destination: by size (table 5), then part by part, where
    /// ALL_STATION takes every station (table 10) and CALLING the station whose parameter CALLING DEVICE is set (6.4.4.8).
    #[must_use]
    pub const fn admitted_at(self, own: Self, calling_device: bool) -> bool {
        let Some(received) = self.in_size_of(own, calling_device) else { return false };
        let upper = received.upper == own.upper || received.upper_is_all();
        let lower = match own.size {
            AddressSize::One => true,
            AddressSize::Two | AddressSize::Four => {
                received.lower == own.lower
                    || received.lower_is_all()
                    || (received.lower_is_calling() && calling_device && received.upper == 1)
            }
        };
        upper && lower
    }
}

/// The seven address bits of an octet.
#[inline]
const fn seven(octet: u8) -> u16 {
    u16::from_be_bytes([0, octet >> 1])
}

impl fmt::Display for Address {
    /// Decimal, as addresses are spoken of: `16`, or `1/17` for upper and lower part.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lower() {
            None => write!(f, "{}", self.upper),
            Some(lower) => write!(f, "{}/{lower}", self.upper),
        }
    }
}
