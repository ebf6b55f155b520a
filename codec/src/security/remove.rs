//! Removing the protection of ciphered APDUs, in the buffer that they came in.

use core::fmt;

use super::backend::{Gcm, TAG_LEN};
use super::error::SecurityError;
use super::form::{Form, HEADER_LEN, Layout, check_control, service_of};
use super::freshness::Freshness;
use super::key::{Keys, SystemTitle};
use super::policy::Protection;
use crate::Decode as _;
use crate::apdu::{Apdu, KeyInfo, KeySet, SecurityControl};

/// A ciphered APDU in the buffer of the caller, taken apart. Nothing is deciphered or verified yet.
pub struct CipheredApdu<'b> {
    apdu: &'b mut [u8],
    layout: Layout,
}

/// The key that an APDU asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum KeyChoice<'a> {
    /// A global key.
    Global(KeySet),
    /// The dedicated key of the association.
    Dedicated,
    /// What the key-info of a general-ciphering tells.
    Info(KeyInfo<'a>),
    /// A general-ciphering without key-info: the parties know the key.
    Known,
}

impl<'b> CipheredApdu<'b> {
    /// Takes an APDU apart, from its tag to its last octet.
    ///
    /// # Errors
    /// [`SecurityError::Tag`] where it is not a ciphered one; [`SecurityError::Decode`]; [`SecurityError::SystemTitle`] where the title of
    /// the originator is neither empty nor 8 octets long.
    pub fn parse(apdu: &'b mut [u8]) -> Result<Self, SecurityError> {
        let layout = Layout::of(apdu)?;
        Ok(Self { apdu, layout })
    }

    /// The kind of APDU.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.layout.form
    }

    /// How it is protected.
    #[must_use]
    pub const fn control(&self) -> SecurityControl {
        self.layout.control
    }

    /// The invocation counter.
    #[must_use]
    pub const fn counter(&self) -> u32 {
        self.layout.counter
    }

    /// The system title of the originator, where the APDU tells it.
    #[must_use]
    pub const fn originator(&self) -> Option<SystemTitle> {
        self.layout.originator
    }

    /// Which key protects it.
    #[must_use]
    pub fn key(&self) -> KeyChoice<'_> {
        match self.layout.form {
            Form::Global | Form::GeneralGlobal => KeyChoice::Global(self.layout.control.key_set()),
            Form::Dedicated | Form::GeneralDedicated => KeyChoice::Dedicated,
            Form::General => self.layout.key_info(self.apdu).map_or(KeyChoice::Known, KeyChoice::Info),
        }
    }

    /// The octets of the APDU.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.apdu
    }

    /// What stands between the security header and the tag: the ciphertext, where nothing is encrypted the APDU or what it was compressed to.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        let tag = if self.layout.control.authenticated() { TAG_LEN } else { 0 };
        let end = self.apdu.len().saturating_sub(tag);
        self.apdu.get(self.layout.content + HEADER_LEN..end).unwrap_or_default()
    }

    /// The APDU inside, readable where it is neither encrypted nor compressed. **Nothing vouches for it.**
    #[must_use]
    pub fn unverified_clear_text(&self) -> Option<&[u8]> {
        let control = self.layout.control;
        (!control.encrypted() && !control.compression()).then(|| self.content())
    }

    /// Checks the counter and the tag, and deciphers.
    ///
    /// `originator` is the peer of the association; where the APDU names its originator too, they must be the same. Where it is `None`, the
    /// APDU has to name it.
    ///
    /// What has no tag is refused unless the keys [accept it](Keys::demanding). Then it is deciphered without anything to verify, and its
    /// counter is checked but not noted, since anybody can write one.
    ///
    /// # Errors
    /// [`SecurityError::Suite`], [`SecurityError::Control`], [`SecurityError::SystemTitle`], [`SecurityError::Replayed`];
    /// [`SecurityError::Policy`] where it is protected less than the keys demand;
    /// [`SecurityError::Authentication`] where the tag is not right; [`SecurityError::Service`] where another APDU is inside than the tag
    /// announces. The buffer is as it was then, and `freshness` too.
    pub fn remove<G: Gcm + ?Sized>(
        self,
        keys: &Keys<'_, G>,
        originator: Option<SystemTitle>,
        mut freshness: impl Freshness,
    ) -> Result<Cleartext<'b>, SecurityError> {
        let Layout { form, control, counter, content, ref fields, .. } = self.layout;
        check_control(form, control, keys.suite())?;
        Protection::from(control).check(Protection { signed: false, ..keys.demanded() })?;
        let originator = self.originator_or(originator)?;
        freshness.check(counter)?;
        let iv = originator.iv(counter);

        let service = self.apdu.first().and_then(|&tag| service_of(tag));
        let (front, inside) = self.apdu.split_at_mut_checked(content).ok_or(SecurityError::Backend)?;
        let fields = front.get(fields.clone()).unwrap_or_default();
        let (header, inside) = inside.split_at_mut_checked(HEADER_LEN).ok_or(SecurityError::Backend)?;
        let header = header.get(..1).unwrap_or_default();
        let authentication_key = keys.authentication_octets();
        let (body, tag) = split_tag(inside, control)?;
        match (tag, control.encrypted()) {
            (Some(tag), true) => keys.cipher().open(&iv, &[header, authentication_key, fields], body, tag)?,
            (Some(tag), false) => keys.cipher().open(&iv, &[header, authentication_key, fields, body], &mut [], tag)?,
            (None, true) => keys.cipher().apply_keystream(&iv, body)?,
            (None, false) => {}
        }
        if let Some((_, expected)) = service
            && body.first() != Some(&expected)
        {
            // What does not belong here is not handed out: the buffer gets the ciphertext back.
            if control.encrypted() {
                keys.cipher().apply_keystream(&iv, body)?;
            }
            return Err(SecurityError::Service { expected });
        }
        if control.authenticated() {
            freshness.accept(counter);
        }
        Ok(Cleartext { apdu: body, form, control, counter, originator })
    }

    /// Deciphers **without verifying anything**: for analysts of recorded traffic who hold the block cipher key but not the authentication
    /// key. What comes out may be forged, changed or, with a wrong key, noise.
    ///
    /// # Errors
    /// [`SecurityError::SystemTitle`], as [`remove`](Self::remove); [`SecurityError::Backend`].
    pub fn decrypt_without_verifying<G: Gcm + ?Sized>(
        self,
        cipher: &G,
        originator: Option<SystemTitle>,
    ) -> Result<Cleartext<'b>, SecurityError> {
        let Layout { form, control, counter, content, .. } = self.layout;
        let originator = self.originator_or(originator)?;
        let inside = self.apdu.get_mut(content + HEADER_LEN..).ok_or(SecurityError::Backend)?;
        let (body, _) = split_tag(inside, control)?;
        if control.encrypted() {
            cipher.apply_keystream(&originator.iv(counter), body)?;
        }
        Ok(Cleartext { apdu: body, form, control, counter, originator })
    }

    /// The originator, from the APDU or from what is known.
    fn originator_or(&self, known: Option<SystemTitle>) -> Result<SystemTitle, SecurityError> {
        match (self.layout.originator, known) {
            (Some(told), Some(known)) if told != known => Err(SecurityError::SystemTitle),
            (Some(title), _) | (None, Some(title)) => Ok(title),
            (None, None) => Err(SecurityError::SystemTitle),
        }
    }
}

/// The APDU, and the tag behind it where there is one.
fn split_tag(inside: &mut [u8], control: SecurityControl) -> Result<(&mut [u8], Option<&[u8; TAG_LEN]>), SecurityError> {
    if !control.authenticated() {
        return Ok((inside, None));
    }
    // that the tag is there was checked when the APDU was taken apart
    inside.split_last_chunk_mut().map(|(body, tag)| (body, Some(&*tag))).ok_or(SecurityError::Backend)
}

impl fmt::Debug for CipheredApdu<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.layout.fmt(out)
    }
}

/// An APDU whose protection was removed.
pub struct Cleartext<'b> {
    apdu: &'b mut [u8],
    form: Form,
    control: SecurityControl,
    counter: u32,
    originator: SystemTitle,
}

impl<'b> Cleartext<'b> {
    /// The octets of the APDU, compressed where [`is_compressed`](Self::is_compressed) says so.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.apdu
    }

    /// The APDU. A compressed content is none before it is expanded, so it is never taken for one.
    ///
    /// # Errors
    /// [`SecurityError::Compressed`]; [`SecurityError::Decode`].
    pub fn apdu(&self) -> Result<Apdu<'_>, SecurityError> {
        if self.is_compressed() {
            return Err(SecurityError::Compressed);
        }
        Ok(Apdu::decode(self.apdu)?)
    }

    /// The octets for as long as the buffer lives; mutable, so that protection inside can be removed in place too.
    #[must_use]
    pub fn into_octets(self) -> &'b mut [u8] {
        self.apdu
    }

    /// The kind of APDU that it came in.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// How it was protected.
    #[must_use]
    pub const fn control(&self) -> SecurityControl {
        self.control
    }

    /// Whether the octets are compressed (ITU-T V.44) and have to be expanded first.
    #[must_use]
    pub const fn is_compressed(&self) -> bool {
        self.control.compression()
    }

    /// The invocation counter.
    #[must_use]
    pub const fn counter(&self) -> u32 {
        self.counter
    }

    /// Who protected it.
    #[must_use]
    pub const fn originator(&self) -> SystemTitle {
        self.originator
    }
}

/// Without the octets: they may hold a dedicated key.
impl fmt::Debug for Cleartext<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Cleartext")
            .field("form", &self.form)
            .field("control", &self.control)
            .field("counter", &self.counter)
            .field("originator", &self.originator)
            .field("len", &self.apdu.len())
            .finish()
    }
}
