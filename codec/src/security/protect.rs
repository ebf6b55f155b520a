//! Protecting APDUs, in the buffer that they are in.

use core::fmt;
use core::ops::Range;

use super::backend::{Gcm, TAG_LEN};
use super::counter::SendingCounter;
use super::error::SecurityError;
use super::form::{Form, GENERAL_CIPHERING, GENERAL_DED, GENERAL_GLO, HEADER_LEN, check_control, ciphered_tag};
use super::header::MessageHeader;
use super::key::{Keys, SystemTitle};
use crate::apdu::{KeyInfo, SecurityControl};
use crate::axdr;
use crate::encode::{Encode, Writer};

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
    /// `general-ciphering`.
    General {
        /// Its fields.
        header: MessageHeader<'a>,
        /// Where the recipient gets the key from; nothing where it knows.
        key_info: Option<KeyInfo<'a>>,
    },
}

impl Envelope<'_> {
    const fn form(&self) -> Form {
        match self {
            Self::Global => Form::Global,
            Self::Dedicated => Form::Dedicated,
            Self::GeneralGlobal | Self::GeneralGlobalUntitled => Form::GeneralGlobal,
            Self::GeneralDedicated | Self::GeneralDedicatedUntitled => Form::GeneralDedicated,
            Self::General { .. } => Form::General,
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
            Self::General { header, key_info } => header.len() + 1 + key_info.map_or(0, |info| info.encoded_len()),
        };
        before + axdr::length_len(content) + HEADER_LEN
    }

    /// Writes what stands before the length of the content. `service` is the tag that names the service.
    fn write(&self, originator: &SystemTitle, service: Option<u8>, out: &mut Writer<'_>) -> Result<(), SecurityError> {
        match self {
            Self::Global | Self::Dedicated => out.chunk([service.ok_or(SecurityError::Backend)?])?,
            Self::GeneralGlobal | Self::GeneralDedicated => {
                out.chunk([general_tag(self.form())])?;
                axdr::write_content(&originator.0, out)?;
            }
            Self::GeneralGlobalUntitled | Self::GeneralDedicatedUntitled => out.chunk([general_tag(self.form()), 0])?,
            Self::General { header, key_info } => {
                header.write(GENERAL_CIPHERING, originator, out)?;
                match key_info {
                    Some(info) => {
                        out.chunk([1])?;
                        info.write(out)?;
                    }
                    None => out.chunk([0])?,
                }
            }
        }
        Ok(())
    }

    /// The tag that names the service of the APDU with the tag `plain`, where the form has one.
    fn service_tag(&self, plain: u8) -> Result<Option<u8>, SecurityError> {
        match self {
            Self::Global | Self::Dedicated => ciphered_tag(self.form(), plain).map(Some).ok_or(SecurityError::NoServiceForm { tag: plain }),
            _ => Ok(None),
        }
    }
}

const fn general_tag(form: Form) -> u8 {
    match form {
        Form::GeneralDedicated => GENERAL_DED,
        _ => GENERAL_GLO,
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
        let service = envelope.service_tag(first)?;
        let counter = self.counter.take()?.into_number();
        if body != apdu.start {
            buffer.copy_within(apdu, body);
        }
        let place = buffer.get_mut(whole.clone()).ok_or(SecurityError::BufferTooSmall { needed: whole.end })?;
        let (front, rest) = place.split_at_mut_checked(front).ok_or(SecurityError::Backend)?;
        let (body, tag) = rest.split_at_mut_checked(len).ok_or(SecurityError::Backend)?;

        let content = HEADER_LEN + len + back_len(control);
        let mut out = Writer::new(front);
        envelope.write(&self.originator, service, &mut out)?;
        axdr::write_length(content, &mut out)?;
        out.chunk([control.bits()])?;
        out.chunk(counter.to_be_bytes())?;
        out.finish()?;

        let iv = self.originator.iv(counter);
        let fields = match envelope {
            Envelope::General { header, .. } => front.get(1..header.len()).unwrap_or_default(),
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
