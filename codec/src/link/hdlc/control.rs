//! The control field: frame types, sequence numbers and the poll/final bit (IEC 62056-46, 6.4.3, table 7).

use core::fmt;

/// A number modulo 8, as N(S), N(R), V(S) and V(R) are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SequenceNumber(u8);

impl SequenceNumber {
    /// Where every connection starts.
    pub const ZERO: Self = Self(0);

    /// The number, modulo 8.
    #[inline]
    #[must_use]
    pub const fn modulo(number: u8) -> Self {
        Self(number & 7)
    }

    /// The number, 0 to 7.
    #[inline]
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The number after this one; 0 follows 7.
    #[inline]
    #[must_use]
    pub const fn next(self) -> Self {
        Self::modulo(self.0.wrapping_add(1))
    }

    /// How many steps lead from `earlier` to this number, 0 to 7.
    #[inline]
    #[must_use]
    pub const fn distance_from(self, earlier: Self) -> u8 {
        self.0.wrapping_sub(earlier.0) & 7
    }
}

impl fmt::Display for SequenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The frame types of the profile, named as the standard does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameType {
    /// Information, numbered.
    I {
        /// N(S): the number of this frame.
        ns: SequenceNumber,
        /// N(R): the next frame that the sender expects; all before it are acknowledged.
        nr: SequenceNumber,
    },
    /// Receive ready.
    Rr {
        /// N(R): the next frame that the sender expects.
        nr: SequenceNumber,
    },
    /// Receive not ready.
    Rnr {
        /// N(R): the next frame that the sender expects.
        nr: SequenceNumber,
    },
    /// Set normal response mode: the client connects.
    Snrm,
    /// Disconnect, by the client.
    Disc,
    /// Unnumbered acknowledge: the server accepts SNRM or DISC.
    Ua,
    /// Disconnected mode: the server is, or stays, disconnected.
    Dm,
    /// Frame reject, by the server; the client must connect anew.
    Frmr,
    /// Unnumbered information.
    Ui,
}

impl FrameType {
    /// The standard's name: `I`, `RR`, `RNR`, `SNRM`, `DISC`, `UA`, `DM`, `FRMR`, `UI`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::I { .. } => "I",
            Self::Rr { .. } => "RR",
            Self::Rnr { .. } => "RNR",
            Self::Snrm => "SNRM",
            Self::Disc => "DISC",
            Self::Ua => "UA",
            Self::Dm => "DM",
            Self::Frmr => "FRMR",
            Self::Ui => "UI",
        }
    }

    /// N(R), in the frames that have one: it acknowledges all frames before it.
    #[inline]
    #[must_use]
    pub const fn nr(self) -> Option<SequenceNumber> {
        match self {
            Self::I { nr, .. } | Self::Rr { nr } | Self::Rnr { nr } => Some(nr),
            Self::Snrm | Self::Disc | Self::Ua | Self::Dm | Self::Frmr | Self::Ui => None,
        }
    }

    /// N(S), in an I frame.
    #[inline]
    #[must_use]
    pub const fn ns(self) -> Option<SequenceNumber> {
        if let Self::I { ns, .. } = self { Some(ns) } else { None }
    }

    /// Whether the frame may have an information field: all but RR and RNR.
    #[inline]
    #[must_use]
    pub const fn permits_information(self) -> bool {
        !matches!(self, Self::Rr { .. } | Self::Rnr { .. })
    }
}

/// The control field: one octet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Control {
    /// The frame type with its sequence numbers.
    pub frame: FrameType,
    /// P in frames of the client (answer now), F in frames of the server (the answer ends here).
    pub poll_final: bool,
}

impl Control {
    /// A control field.
    #[inline]
    #[must_use]
    pub const fn new(frame: FrameType, poll_final: bool) -> Self {
        Self { frame, poll_final }
    }

    /// Reads the octet. `None` for the 84 octets that are outside the repertoire of the profile, REJ, SREJ and XID among them.
    #[inline]
    #[must_use]
    pub const fn from_octet(octet: u8) -> Option<Self> {
        let nr = SequenceNumber::modulo(octet >> 5);
        let frame = match octet & 0x0F {
            low if low & 1 == 0 => FrameType::I { ns: SequenceNumber::modulo(low >> 1), nr },
            0x01 => FrameType::Rr { nr },
            0x05 => FrameType::Rnr { nr },
            _ => match octet & 0xEF {
                0x83 => FrameType::Snrm,
                0x43 => FrameType::Disc,
                0x63 => FrameType::Ua,
                0x0F => FrameType::Dm,
                0x87 => FrameType::Frmr,
                0x03 => FrameType::Ui,
                _ => return None,
            },
        };
        Some(Self { frame, poll_final: octet & 0x10 != 0 })
    }

    /// The octet on the line.
    #[inline]
    #[must_use]
    pub const fn to_octet(self) -> u8 {
        let base = match self.frame {
            FrameType::I { ns, nr } => (nr.0 << 5) | (ns.0 << 1),
            FrameType::Rr { nr } => (nr.0 << 5) | 0x01,
            FrameType::Rnr { nr } => (nr.0 << 5) | 0x05,
            FrameType::Snrm => 0x83,
            FrameType::Disc => 0x43,
            FrameType::Ua => 0x63,
            FrameType::Dm => 0x0F,
            FrameType::Frmr => 0x87,
            FrameType::Ui => 0x03,
        };
        if self.poll_final { base | 0x10 } else { base }
    }
}

impl fmt::Display for Control {
    /// `I N(S)=0 N(R)=1 P/F`, `SNRM P/F`, `UI`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.frame.name())?;
        if let Some(ns) = self.frame.ns() {
            write!(f, " N(S)={ns}")?;
        }
        if let Some(nr) = self.frame.nr() {
            write!(f, " N(R)={nr}")?;
        }
        if self.poll_final { f.write_str(" P/F") } else { Ok(()) }
    }
}
