//! The information field of FRMR: which frame was rejected, and why (ISO/IEC 13239, 5.5.3.4.2, modulo 8).

use core::fmt;

use super::SequenceNumber;

/// What a station says when it rejects a frame: three octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FrmrInformation {
    /// The control octet of the rejected frame.
    pub rejected: u8,
    /// V(S) of the rejecting station.
    pub vs: SequenceNumber,
    /// V(R) of the rejecting station.
    pub vr: SequenceNumber,
    /// The rejected frame was a response (C/R bit).
    pub response: bool,
    /// w: the control octet is undefined or not implemented.
    pub undefined_control: bool,
    /// x: information where none is allowed; w is set too.
    pub information_not_permitted: bool,
    /// y: the information field is too long.
    pub information_too_long: bool,
    /// z: N(R) acknowledges what was never sent, or was acknowledged before.
    pub invalid_nr: bool,
}

/// Why some octets are not the information field of FRMR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrmrError {
    /// There are not three octets.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A bit that is always 0 is set.
    ReservedBits {
        /// The octet, counted from 0.
        offset: usize,
        /// Its value.
        found: u8,
    },
}

impl fmt::Display for FrmrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found } => write!(f, "FRMR information of {found} octets: 3 expected"),
            Self::ReservedBits { offset, found } => write!(f, "reserved bits set in FRMR information at octet {offset}: {found:02x}"),
        }
    }
}

impl core::error::Error for FrmrError {}

impl FrmrInformation {
    /// A rejection of the frame with this control octet, without a reason yet.
    #[must_use]
    pub const fn new(rejected: u8, vs: SequenceNumber, vr: SequenceNumber) -> Self {
        Self {
            rejected,
            vs,
            vr,
            response: false,
            undefined_control: false,
            information_not_permitted: false,
            information_too_long: false,
            invalid_nr: false,
        }
    }

    /// Reads the information field.
    ///
    /// # Errors
    /// [`FrmrError`] for other than three octets and for reserved bits.
    pub const fn decode(information: &[u8]) -> Result<Self, FrmrError> {
        let &[rejected, state, reasons] = information else { return Err(FrmrError::Length { found: information.len() }) };
        if state & 0x01 != 0 {
            return Err(FrmrError::ReservedBits { offset: 1, found: state });
        }
        if reasons & 0xF0 != 0 {
            return Err(FrmrError::ReservedBits { offset: 2, found: reasons });
        }
        Ok(Self {
            rejected,
            vs: SequenceNumber::modulo(state >> 1),
            vr: SequenceNumber::modulo(state >> 5),
            response: state & 0x10 != 0,
            undefined_control: reasons & 0x01 != 0,
            information_not_permitted: reasons & 0x02 != 0,
            information_too_long: reasons & 0x04 != 0,
            invalid_nr: reasons & 0x08 != 0,
        })
    }

    /// The information field.
    #[must_use]
    pub const fn to_octets(self) -> [u8; 3] {
        const fn bit(set: bool, value: u8) -> u8 {
            if set { value } else { 0 }
        }
        let state = (self.vr.get() << 5) | bit(self.response, 0x10) | (self.vs.get() << 1);
        let reasons = bit(self.undefined_control, 0x01)
            | bit(self.information_not_permitted, 0x02)
            | bit(self.information_too_long, 0x04)
            | bit(self.invalid_nr, 0x08);
        [self.rejected, state, reasons]
    }
}
