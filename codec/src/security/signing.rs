//! Digitally signed APDUs: general-signing.

use core::ops::Range;

use super::backend::{Sign, Verify};
use super::error::SecurityError;
use super::form::{GENERAL_SIGNING, end_of_strings};
use super::header::MessageHeader;
use super::key::SystemTitle;
use crate::apdu::GeneralSigning;
use crate::axdr;
use crate::decode::Decode;
use crate::encode::Writer;

/// A general-signing, taken apart. Nothing is verified yet.
#[derive(Debug, Clone, Copy)]
pub struct SignedApdu<'a> {
    fields: GeneralSigning<'a>,
    /// Everything behind the tag up to the end of the content.
    message: &'a [u8],
}

impl<'a> SignedApdu<'a> {
    /// Takes an APDU apart, from its tag to its last octet.
    ///
    /// # Errors
    /// [`SecurityError::Decode`].
    pub fn parse(apdu: &'a [u8]) -> Result<Self, SecurityError> {
        let fields = GeneralSigning::decode(apdu)?;
        let message = apdu.get(1..end_of_strings::<6>(apdu)?).unwrap_or_default();
        Ok(Self { fields, message })
    }

    /// Checks the signature and returns the APDU that is signed.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`], also where the signature is missing.
    pub fn verify(&self, key: &(impl Verify + ?Sized)) -> Result<&'a [u8], SecurityError> {
        key.verify(&[self.message], self.fields.signature.0)?;
        Ok(self.fields.content.0)
    }

    /// The fields, of which **nothing is verified**.
    #[must_use]
    pub const fn unverified(&self) -> &GeneralSigning<'a> {
        &self.fields
    }

    /// The system title of who signed, where it is told: names the key to verify with.
    ///
    /// # Errors
    /// [`SecurityError::SystemTitle`] where it is not 8 octets long.
    pub fn originator(&self) -> Result<SystemTitle, SecurityError> {
        SystemTitle::try_from(self.fields.originator_system_title.0)
    }
}

/// The octets in front of an APDU of `len` octets that is signed.
#[must_use]
pub fn signing_front_len(header: &MessageHeader<'_>, len: usize) -> usize {
    header.len().saturating_add(axdr::length_len(len))
}

/// Signs the APDU at `apdu` in `buffer` and returns where the general-signing is.
///
/// With [`signing_front_len`] octets in front the APDU stays where it is, otherwise it is moved.
///
/// # Errors
/// [`SecurityError::BufferTooSmall`], before anything was changed; [`SecurityError::Encode`], [`SecurityError::Backend`].
pub fn sign(
    key: &(impl Sign + ?Sized),
    header: &MessageHeader<'_>,
    originator: SystemTitle,
    buffer: &mut [u8],
    apdu: Range<usize>,
) -> Result<Range<usize>, SecurityError> {
    let len = apdu.len();
    let front = signing_front_len(header, len);
    let signature_len = key.curve().pair_len();
    let body = apdu.start.max(front);
    let end = body + len;
    let whole = body - front..end + axdr::content_len(signature_len);
    if whole.end > buffer.len() || apdu.end > buffer.len() {
        return Err(SecurityError::BufferTooSmall { needed: whole.end.max(apdu.end) });
    }
    if body != apdu.start {
        buffer.copy_within(apdu, body);
    }
    let place = buffer.get_mut(whole.clone()).unwrap_or_default();
    let (signed, signature) = place.split_at_mut_checked(front + len).ok_or(SecurityError::Backend)?;

    let mut out = Writer::new(signed);
    header.write(GENERAL_SIGNING, &originator, &mut out)?;
    axdr::write_length(len, &mut out)?;
    let mut out = Writer::new(signature);
    axdr::write_length(signature_len, &mut out)?;
    let signature = signature.get_mut(axdr::length_len(signature_len)..).unwrap_or_default();
    key.sign(&[signed.get(1..).unwrap_or_default()], signature)?;
    Ok(whole)
}
