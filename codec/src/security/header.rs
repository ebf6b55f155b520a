//! The fields that general-ciphering and general-signing have in common.

use super::error::SecurityError;
use super::key::SystemTitle;
use crate::axdr;
use crate::date_time::DateTime;
use crate::encode::Writer;

/// The fields in front of what a general-ciphering or a general-signing protects. All of them are authenticated.
///
/// The originator is the sender.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MessageHeader<'a> {
    /// Chosen by the originator; also the nonce of the key agreement C(0e,2s).
    pub transaction_id: &'a [u8],
    /// The system title of the recipient, or nothing.
    pub recipient: Option<SystemTitle>,
    /// When the APDU is protected.
    pub date_time: Option<DateTime>,
    /// For the use of the two parties.
    pub other_information: &'a [u8],
}

impl MessageHeader<'_> {
    /// The octets of the tag and the fields.
    pub(crate) fn len(&self) -> usize {
        let Self { transaction_id, recipient, date_time, other_information } = self;
        let date_time = date_time.as_ref().map_or(0, |time| time.to_octets().len());
        [transaction_id.len(), 8, recipient.map_or(0, |title| title.0.len()), date_time, other_information.len()]
            .into_iter()
            .fold(1, |sum: usize, len| sum.saturating_add(axdr::content_len(len)))
    }

    /// Writes the tag and the fields.
    pub(crate) fn write(&self, tag: u8, originator: &SystemTitle, out: &mut Writer<'_>) -> Result<(), SecurityError> {
        let Self { transaction_id, recipient, date_time, other_information } = self;
        out.chunk([tag])?;
        axdr::write_content(transaction_id, out)?;
        axdr::write_content(&originator.0, out)?;
        axdr::write_content(recipient.as_ref().map_or(&[], |title| &title.0), out)?;
        match date_time {
            Some(time) => axdr::write_content(&time.to_octets(), out)?,
            None => axdr::write_content(&[], out)?,
        }
        axdr::write_content(other_information, out)?;
        Ok(())
    }
}
