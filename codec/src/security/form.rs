//! The kinds of ciphered APDUs, and where their parts are.

use core::ops::Range;

use super::error::SecurityError;
use super::key::SystemTitle;
use crate::apdu::{CipheredContent, GeneralCiphering, GeneralDedCiphering, GeneralGloCiphering, KeyInfo, KeySet, SecurityControl};
use crate::decode::Decode;
use crate::error::{DecodeError, ErrorKind, saturated_u16, saturated_u32};
use crate::{axdr, octets};

/// The tags of the general forms.
pub(crate) const GENERAL_GLO: u8 = 219;
pub(crate) const GENERAL_DED: u8 = 220;
pub(crate) const GENERAL_CIPHERING: u8 = 221;
pub(crate) const GENERAL_SIGNING: u8 = 223;

/// The octets of security control and invocation counter.
pub(crate) const HEADER_LEN: usize = 5;

/// A kind of ciphered APDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `glo-…`: names the service, protected with a global key.
    Global,
    /// `ded-…`: names the service, protected with the dedicated key.
    Dedicated,
    /// `general-glo-ciphering`.
    GeneralGlobal,
    /// `general-ded-ciphering`.
    GeneralDedicated,
    /// `general-ciphering`.
    General,
}

impl Form {
    /// The form that a tag announces.
    #[must_use]
    pub const fn of_tag(tag: u8) -> Option<Self> {
        match tag {
            GENERAL_GLO => Some(Self::GeneralGlobal),
            GENERAL_DED => Some(Self::GeneralDedicated),
            GENERAL_CIPHERING => Some(Self::General),
            tag => match service_of(tag) {
                Some((form, _)) => Some(form),
                None => None,
            },
        }
    }

    /// Whether the key-set bit can be set: the global keys come in two sets.
    pub(crate) const fn has_key_set(self) -> bool {
        matches!(self, Self::Global | Self::GeneralGlobal)
    }

    /// Whether the compression bit can be set.
    pub(crate) const fn has_compression(self) -> bool {
        matches!(self, Self::GeneralGlobal | Self::GeneralDedicated | Self::General)
    }
}

/// The kind of a ciphered APDU that names its service, and the tag of the APDU inside.
///
/// The tags follow a rule: in short name referencing 32 more with a global and 64 more with a dedicated key, in logical name referencing
/// 8 and 16 more.
pub(crate) const fn service_of(tag: u8) -> Option<(Form, u8)> {
    let (form, plain) = match tag {
        32..=63 => (Form::Global, tag - 32),
        64..=95 => (Form::Dedicated, tag - 64),
        200..=207 => (Form::Global, tag - 8),
        208..=215 => (Form::Dedicated, tag - 16),
        _ => return None,
    };
    if names_service(plain) { Some((form, plain)) } else { None }
}

/// The tag of the ciphered form that names the service of the APDU with the tag `plain`.
pub(crate) const fn ciphered_tag(form: Form, plain: u8) -> Option<u8> {
    if !names_service(plain) {
        return None;
    }
    let (short, logical) = match form {
        Form::Global => (32, 8),
        Form::Dedicated => (64, 16),
        Form::GeneralGlobal | Form::GeneralDedicated | Form::General => return None,
    };
    Some(plain + if plain < 32 { short } else { logical })
}

/// Whether a service has ciphered forms of its own.
const fn names_service(plain: u8) -> bool {
    matches!(plain, 1 | 5 | 6 | 8 | 12..=14 | 22 | 24 | 192..=197 | 199)
}

/// Where the parts of a ciphered APDU are.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) form: Form,
    /// The system title of the originator, where the APDU has one.
    pub(crate) originator: Option<SystemTitle>,
    /// The fields of a general-ciphering that are authenticated.
    pub(crate) fields: Range<usize>,
    pub(crate) control: SecurityControl,
    pub(crate) counter: u32,
    /// Where the security header starts; it ends with the APDU.
    pub(crate) content: usize,
}

impl Layout {
    pub(crate) fn of(apdu: &[u8]) -> Result<Self, SecurityError> {
        let Some((&tag, _)) = apdu.split_first() else { return Err(truncated()) };
        let form = Form::of_tag(tag).ok_or(SecurityError::Tag { found: tag })?;
        let mut fields = 0..0;
        let (content, title) = match form {
            Form::Global | Form::Dedicated => (service_content(apdu)?, &[][..]),
            Form::GeneralGlobal => {
                let general = GeneralGloCiphering::decode(apdu)?;
                (general.ciphered_content.0.octets().unwrap_or_default(), general.system_title.0)
            }
            Form::GeneralDedicated => {
                let general = GeneralDedCiphering::decode(apdu)?;
                (general.ciphered_content.0.octets().unwrap_or_default(), general.system_title.0)
            }
            Form::General => {
                let general = GeneralCiphering::decode(apdu)?;
                fields = 1..end_of_strings::<5>(apdu)?;
                (general.ciphered_content.0.octets().unwrap_or_default(), general.originator_system_title.0)
            }
        };
        // the content is the last field of all forms
        let start = apdu.len() - content.len();
        let (control, counter) = header(content).map_err(|error| shifted(error, start))?;
        let originator = if title.is_empty() { None } else { Some(SystemTitle::try_from(title)?) };
        Ok(Self { form, originator, fields, control, counter, content: start })
    }

    /// The key-info of a general-ciphering.
    pub(crate) fn key_info<'a>(&self, apdu: &'a [u8]) -> Option<KeyInfo<'a>> {
        match self.form {
            Form::General => GeneralCiphering::decode(apdu).ok()?.key_info,
            _ => None,
        }
    }
}

/// What is between the length and the end of a glo- or ded- APDU.
fn service_content(apdu: &[u8]) -> Result<&[u8], SecurityError> {
    let behind_tag = apdu.get(1..).unwrap_or_default();
    match axdr::content(behind_tag) {
        Ok(([], content)) => Ok(content),
        Ok((rest, _)) => {
            let kind = ErrorKind::Trailing { count: saturated_u16(rest.len()) };
            Err(DecodeError { kind, offset: saturated_u32(apdu.len() - rest.len()), field: None }.into())
        }
        Err(error) => Err(DecodeError::from_nom(error, apdu.len()).into()),
    }
}

/// Where the first `N` octet strings behind the tag end.
pub(crate) fn end_of_strings<const N: usize>(apdu: &[u8]) -> Result<usize, SecurityError> {
    let (mut rest, _) = octets::u8(apdu).map_err(|error| DecodeError::from_nom(error, apdu.len()))?;
    for _ in 0..N {
        (rest, _) = axdr::content(rest).map_err(|error| DecodeError::from_nom(error, apdu.len()))?;
    }
    Ok(apdu.len() - rest.len())
}

/// The security header. Ciphered content decodes as a whole, so that a tag that is cut is found here.
fn header(content: &[u8]) -> Result<(SecurityControl, u32), DecodeError> {
    let content = CipheredContent::decode(content)?;
    Ok((content.security_control, content.invocation_counter))
}

fn shifted(error: DecodeError, by: usize) -> SecurityError {
    DecodeError { offset: error.offset.saturating_add(saturated_u32(by)), ..error }.into()
}

pub(crate) fn truncated() -> SecurityError {
    DecodeError { kind: ErrorKind::Truncated { needed: 1 }, offset: 0, field: None }.into()
}

/// Checks the bits that a form cannot have, and the suite.
pub(crate) fn check_control(form: Form, control: SecurityControl, suite: crate::apdu::SecuritySuite) -> Result<(), SecurityError> {
    if control.suite() != suite {
        return Err(SecurityError::Suite { found: control.suite().0 });
    }
    let bare = !control.authenticated() && !control.encrypted() && form != Form::General;
    let set = control.key_set() != KeySet::UNICAST && !form.has_key_set();
    if bare || set || control.compression() && !form.has_compression() {
        return Err(SecurityError::Control { found: control.bits() });
    }
    Ok(())
}
