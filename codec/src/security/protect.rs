//! Protecting APDUs, in the buffer that they are in.

use core::fmt;
use core::ops::Range;

use super::backend::{Gcm, TAG_LEN};
use super::counter::SendingCounter;
use super::error::SecurityError;
use super::form::{Form, GENERAL_DED, GENERAL_GLO, HEADER_LEN, check_control, ciphered_tag};
use super::key::{Keys, SystemTitle};
use crate::apdu::{Ciphered, GeneralCiphering, KeyInfo, SecurityControl};
use crate::axdr;
use crate::contained::Contained;
use crate::date_time::DateTime;
use crate::encode::{Encode, Writer};
use crate::strings::OctetString;

/// The form that an APDU is to get.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Envelope<'a> {
    /// `glo-…`: names the service. The receiver knows the originator from the association.
    Global,
    /// `ded-…`: names the service.
    Dedicated,
    /// `general-glo-ciphering` with the system title of the sender.
    GeneralGlobal,
    /// `general-ded-ciphering` with the system title of the sender.
    GeneralDedicated,
    /// `general-glo-ciphering` with an empty system title: the receiver knows it.
    GeneralGlobalUntitled,
    /// `general-ded-ciphering` with an empty system title.
    GeneralDedicatedUntitled,
    /// `general-ciphering` with these fields.
    General(GeneralHeader<'a>),
}

/// The fields of a general-ciphering in front of its content. The originator is the sender.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeneralHeader<'a> {
    /// Chosen by the originator; the nonce of the key agreement C(0e,2s).
    pub transaction_id: &'a [u8],
    /// The system title of the recipient, or nothing.
    pub recipient: Option<SystemTitle>,
    /// When the APDU is protected.
    pub date_time: Option<DateTime>,
    /// For the use of the two parties.
    pub other_information: &'a [u8],
    /// Where the recipient gets the key from; nothing where it knows.
    pub key_info: Option<KeyInfo<'a>>,
}

impl Envelope<'_> {
    const fn form(&self) -> Form {
        match self {
            Self::Global => Form::Global,
            Self::Dedicated => Form::Dedicated,
            Self::GeneralGlobal | Self::GeneralGlobalUntitled => Form::GeneralGlobal,
            Self::GeneralDedicated | Self::GeneralDedicatedUntitled => Form::GeneralDedicated,
            Self::General(_) => Form::General,
        }
    }

    /// The octets in front of the APDU when it is `len` octets long: with so many free in front of it, protecting does not move it.
    #[must_use]
    pub fn front_len(&self, len: usize, control: SecurityControl) -> usize {
        let content = len.saturating_add(HEADER_LEN + back_len(control));
        let before = match self {
            Self::Global | Self::Dedicated => 1,
            Self::GeneralGlobal | Self::GeneralDedicated => 10,
            Self::GeneralGlobalUntitled | Self::GeneralDedicatedUntitled => 2,
            // without the length of its empty content
            Self::General(header) => header.fields(&SystemTitle([0; 8])).encoded_len() - 1,
        };
        before + axdr::length_len(content) + HEADER_LEN
    }

    /// Writes what stands before the length of the content. `apdu` is the first octet of what is protected.
    fn write(&self, originator: &SystemTitle, apdu: u8, out: &mut Writer<'_>) -> Result<(), SecurityError> {
        let form = self.form();
        match self {
            Self::Global | Self::Dedicated => {
                out.chunk([ciphered_tag(form, apdu).ok_or(SecurityError::NoServiceForm { tag: apdu })?])?;
            }
            Self::GeneralGlobal | Self::GeneralDedicated => {
                out.chunk([general_tag(form)])?;
                axdr::write_content(&originator.0, out)?;
            }
            Self::GeneralGlobalUntitled | Self::GeneralDedicatedUntitled => out.chunk([general_tag(form), 0])?,
            Self::General(header) => header.fields(originator).write(out)?,
        }
        Ok(())
    }
}

const fn general_tag(form: Form) -> u8 {
    match form {
        Form::GeneralDedicated => GENERAL_DED,
        _ => GENERAL_GLO,
    }
}

impl GeneralHeader<'_> {
    /// The APDU with empty content, that is with a length of one octet at its end.
    fn fields<'t>(&'t self, originator: &'t SystemTitle) -> GeneralCiphering<'t> {
        let Self { transaction_id, ref recipient, date_time, other_information, key_info } = *self;
        GeneralCiphering {
            transaction_id: OctetString(transaction_id),
            originator_system_title: OctetString(&originator.0),
            recipient_system_title: OctetString(recipient.as_ref().map_or(&[], |title| &title.0)),
            date_time,
            other_information: OctetString(other_information),
            key_info,
            ciphered_content: Ciphered(Contained::from_octets(&[])),
        }
    }
}

/// The octets behind the APDU.
const fn back_len(control: SecurityControl) -> usize {
    if control.authenticated() { TAG_LEN } else { 0 }
}

/// Protects what one system sends with one key: keys, system title and invocation counter.
///
/// One for each block cipher key. Its counter is the only one for that key: never make a second `Sender` for the same key and title.
pub struct Sender<'k, G: ?Sized> {
    keys: Keys<'k, G>,
    originator: SystemTitle,
    counter: SendingCounter,
}

impl<'k, G: Gcm + ?Sized> Sender<'k, G> {
    /// A sender with the system title `originator`.
    #[must_use]
    pub const fn new(keys: Keys<'k, G>, originator: SystemTitle, counter: SendingCounter) -> Self {
        Self { keys, originator, counter }
    }

    /// The counter, to see how far it is.
    #[must_use]
    pub const fn counter(&self) -> &SendingCounter {
        &self.counter
    }

    /// The counter, to raise it.
    pub const fn counter_mut(&mut self) -> &mut SendingCounter {
        &mut self.counter
    }

    /// The system title.
    #[must_use]
    pub const fn originator(&self) -> SystemTitle {
        self.originator
    }

    /// Protects the APDU at `apdu` in `buffer` and returns where the ciphered APDU is.
    ///
    /// The header is written in front of the APDU, the tag behind it. With [`Envelope::front_len`] octets in front the APDU stays where it
    /// is, otherwise it is moved. Nothing is sent twice with the same counter: every call that succeeds takes the next one.
    ///
    /// `control` says what is done to the APDU. Its suite must be that of the keys, its key set the one that the block cipher key is of. With
    /// its compression bit the octets must already be compressed.
    ///
    /// # Errors
    /// [`SecurityError::Suite`], [`SecurityError::Control`], [`SecurityError::NoServiceForm`], [`SecurityError::BufferTooSmall`] and
    /// [`SecurityError::Encode`], before anything was changed; [`SecurityError::CounterExhausted`]; [`SecurityError::Backend`].
    pub fn protect(
        &mut self,
        envelope: &Envelope<'_>,
        control: SecurityControl,
        buffer: &mut [u8],
        apdu: Range<usize>,
    ) -> Result<Range<usize>, SecurityError> {
        check_control(envelope.form(), control, self.keys.suite())?;
        let len = apdu.len();
        let &first = buffer.get(apdu.clone()).and_then(<[u8]>::first).ok_or(SecurityError::BufferTooSmall { needed: apdu.end.max(1) })?;
        let front = envelope.front_len(len, control);
        let body = apdu.start.max(front);
        let whole = body - front..body + len + back_len(control);
        if whole.end > buffer.len() {
            return Err(SecurityError::BufferTooSmall { needed: whole.end });
        }
        if let Envelope::Global | Envelope::Dedicated = envelope {
            ciphered_tag(envelope.form(), first).ok_or(SecurityError::NoServiceForm { tag: first })?;
        }
        let counter = self.counter.take()?.into_number();
        if body != apdu.start {
            buffer.copy_within(apdu, body);
        }
        let place = buffer.get_mut(whole.clone()).ok_or(SecurityError::BufferTooSmall { needed: whole.end })?;
        let (front, rest) = place.split_at_mut_checked(front).ok_or(SecurityError::Backend)?;
        let (body, tag) = rest.split_at_mut_checked(len).ok_or(SecurityError::Backend)?;

        let content = HEADER_LEN + len + back_len(control);
        let before = front.len() - HEADER_LEN - axdr::length_len(content);
        if let Envelope::General(_) = envelope {
            // the length of the empty content that is written with the fields is overwritten below
            let (fields, _) = front.split_at_mut_checked(before + 1).ok_or(SecurityError::Backend)?;
            envelope.write(&self.originator, first, &mut Writer::new(fields))?;
        } else {
            envelope.write(&self.originator, first, &mut Writer::new(front))?;
        }
        let (before, header) = front.split_at_mut_checked(before).ok_or(SecurityError::Backend)?;
        let mut out = Writer::new(header);
        axdr::write_length(content, &mut out)?;
        out.chunk([control.bits()])?;
        out.chunk(counter.to_be_bytes())?;

        let iv = self.originator.iv(counter);
        let fields = match envelope {
            Envelope::General(_) => before.get(1..super::form::end_of_strings::<5>(before)?).unwrap_or_default(),
            _ => &[],
        };
        let (cipher, authentication_key, control_octet) = (self.keys.cipher(), self.keys.authentication_octets(), [control.bits()]);
        match (control.authenticated(), control.encrypted()) {
            (true, true) => tag.copy_from_slice(&cipher.seal(&iv, &[&control_octet, authentication_key, fields], body)?),
            (true, false) => tag.copy_from_slice(&cipher.seal(&iv, &[&control_octet, authentication_key, fields, body], &mut [])?),
            (false, true) => cipher.apply_keystream(&iv, body)?,
            (false, false) => {}
        }
        Ok(whole)
    }

    /// Encodes `message` and protects it; returns the ciphered APDU, which starts with the buffer.
    ///
    /// # Errors
    /// As [`protect`](Self::protect), and those of the message.
    pub fn protect_message<'b>(
        &mut self,
        envelope: &Envelope<'_>,
        control: SecurityControl,
        message: &impl Encode,
        buffer: &'b mut [u8],
    ) -> Result<&'b mut [u8], SecurityError> {
        let len = message.encoded_len();
        let start = envelope.front_len(len, control);
        let needed = start + len + back_len(control);
        let place = buffer.get_mut(start..start + len).ok_or(SecurityError::BufferTooSmall { needed })?;
        let mut out = Writer::new(place);
        message.write(&mut out)?;
        out.finish()?;
        let whole = self.protect(envelope, control, buffer, start..start + len)?;
        buffer.get_mut(whole).ok_or(SecurityError::Backend)
    }

    /// The answer to a challenge of the mechanism 5: security control, counter and tag over the challenge.
    pub(crate) fn gmac(&mut self, challenge: &[u8]) -> Result<[u8; HEADER_LEN + TAG_LEN], SecurityError> {
        let control = gmac_control(&self.keys);
        let counter = self.counter.take()?.into_number();
        let tag = self.keys.cipher().seal(
            &self.originator.iv(counter),
            &[&[control.bits()], self.keys.authentication_octets(), challenge],
            &mut [],
        )?;
        let mut answer = [0; HEADER_LEN + TAG_LEN];
        let mut out = Writer::new(&mut answer);
        out.chunk([control.bits()])?;
        out.chunk(counter.to_be_bytes())?;
        out.chunk(tag)?;
        Ok(answer)
    }
}

/// The security control octet of an answer of the mechanism 5: authenticated, and the suite.
pub(crate) fn gmac_control<G: Gcm + ?Sized>(keys: &Keys<'_, G>) -> SecurityControl {
    SecurityControl::ZERO.with_authenticated(true).with_suite(keys.suite())
}

impl<G: ?Sized> fmt::Debug for Sender<'_, G> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { keys, originator, counter } = self;
        out.debug_struct("Sender").field("keys", keys).field("originator", originator).field("counter", counter).finish()
    }
}
