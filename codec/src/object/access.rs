//! What an association may do with an object: access rights of all versions, asked in one way.

use core::fmt;

use crate::class::{
    AccessRightV0, AccessRightV1, AccessRightV3, AttributeAccessItemV0, AttributeAccessItemV1, AttributeAccessItemV3,
    AttributeAccessModeV0, AttributeAccessModeV1, AttributeAccessModeV3, MethodAccessItemV0, MethodAccessItemV1, MethodAccessItemV3,
    MethodAccessModeV1, MethodAccessModeV3,
};
use crate::error::DecodeError;
use crate::list::{Iter as ListIter, List};

/// How an APDU must be protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Protection {
    /// By an authentication tag.
    pub authenticated: bool,
    /// By encryption.
    pub encrypted: bool,
    /// By a digital signature.
    pub signed: bool,
}

impl Protection {
    /// None.
    pub const NONE: Self = Self { authenticated: false, encrypted: false, signed: false };
    const AUTHENTICATED: Self = Self { authenticated: true, encrypted: false, signed: false };
}

/// Whether something may be done, and how the APDUs must be protected that do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// It may not.
    Denied,
    /// It may.
    Allowed {
        /// The protection that the request must have at least.
        request: Protection,
        /// The protection that the response will have.
        response: Protection,
    },
    /// The mode has no meaning in this version of the association.
    Unknown {
        /// The mode.
        mode: u8,
    },
}

impl Permission {
    /// Without protection.
    pub const ALLOWED: Self = Self::Allowed { request: Protection::NONE, response: Protection::NONE };
    const AUTHENTICATED: Self = Self::Allowed { request: Protection::AUTHENTICATED, response: Protection::AUTHENTICATED };

    /// True for [`Allowed`](Permission::Allowed), whatever the protection is.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed { .. })
    }

    const fn when(allowed: bool, permission: Self) -> Self {
        if allowed { permission } else { Self::Denied }
    }
}

/// How an attribute may be accessed, as the association says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttributeMode {
    /// By Association LN version 0.
    V0(AttributeAccessModeV0),
    /// By Association LN versions 1 and 2, Association SN versions 2 and 3.
    V1(AttributeAccessModeV1),
    /// By Association LN version 3, Association SN version 4.
    V3(AttributeAccessModeV3),
}

impl AttributeMode {
    /// The mode as it travels.
    #[must_use]
    #[inline]
    pub const fn code(self) -> u8 {
        match self {
            Self::V0(mode) => mode.0,
            Self::V1(mode) => mode.0,
            Self::V3(mode) => mode.bits(),
        }
    }

    /// Whether the attribute may be read.
    #[must_use]
    pub const fn read(self) -> Permission {
        match self {
            Self::V0(AttributeAccessModeV0(mode @ 0..=3)) | Self::V1(AttributeAccessModeV1(mode @ 0..=3)) => {
                Permission::when(matches!(mode, 1 | 3), Permission::ALLOWED)
            }
            Self::V1(AttributeAccessModeV1(mode @ 4..=6)) => Permission::when(matches!(mode, 4 | 6), Permission::AUTHENTICATED),
            Self::V0(AttributeAccessModeV0(mode)) | Self::V1(AttributeAccessModeV1(mode)) => Permission::Unknown { mode },
            Self::V3(mode) => Permission::when(mode.read_access(), protected(mode)),
        }
    }

    /// Whether the attribute may be written.
    #[must_use]
    pub const fn write(self) -> Permission {
        match self {
            Self::V0(AttributeAccessModeV0(mode @ 0..=3)) | Self::V1(AttributeAccessModeV1(mode @ 0..=3)) => {
                Permission::when(matches!(mode, 2 | 3), Permission::ALLOWED)
            }
            Self::V1(AttributeAccessModeV1(mode @ 4..=6)) => Permission::when(matches!(mode, 5 | 6), Permission::AUTHENTICATED),
            Self::V0(AttributeAccessModeV0(mode)) | Self::V1(AttributeAccessModeV1(mode)) => Permission::Unknown { mode },
            Self::V3(mode) => Permission::when(mode.write_access(), protected(mode)),
        }
    }
}

const fn protected(mode: AttributeAccessModeV3) -> Permission {
    Permission::Allowed {
        request: Protection {
            authenticated: mode.authenticated_request(),
            encrypted: mode.encrypted_request(),
            signed: mode.digitally_signed_request(),
        },
        response: Protection {
            authenticated: mode.authenticated_response(),
            encrypted: mode.encrypted_response(),
            signed: mode.digitally_signed_response(),
        },
    }
}

/// How a method may be invoked, as the association says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MethodMode {
    /// By Association LN version 0.
    V0(bool),
    /// By Association LN versions 1 and 2, Association SN versions 2 and 3.
    V1(MethodAccessModeV1),
    /// By Association LN version 3, Association SN version 4.
    V3(MethodAccessModeV3),
}

impl MethodMode {
    /// The mode as it travels: a number, or the truth value as 0 or 1.
    #[must_use]
    #[inline]
    pub const fn code(self) -> u8 {
        match self {
            Self::V0(false) => 0,
            Self::V0(true) => 1,
            Self::V1(mode) => mode.0,
            Self::V3(mode) => mode.bits(),
        }
    }

    /// Whether the method may be invoked.
    #[must_use]
    pub const fn invoke(self) -> Permission {
        match self {
            Self::V0(access) => Permission::when(access, Permission::ALLOWED),
            Self::V1(MethodAccessModeV1(0)) => Permission::Denied,
            Self::V1(MethodAccessModeV1(1)) => Permission::ALLOWED,
            Self::V1(MethodAccessModeV1(2)) => Permission::AUTHENTICATED,
            Self::V1(MethodAccessModeV1(mode)) => Permission::Unknown { mode },
            // the bits of the protections are those of attributes
            Self::V3(mode) => Permission::when(mode.access(), protected(AttributeAccessModeV3::from_bits(mode.bits()))),
        }
    }
}

/// What an association may do with an attribute.
#[derive(Clone, Copy)]
pub struct AttributeRight<'a> {
    /// The number of the attribute.
    pub attribute: i8,
    /// How it may be accessed.
    pub mode: AttributeMode,
    selectors: Option<List<'a, i8>>,
}

impl<'a> AttributeRight<'a> {
    /// Whether the attribute may be read.
    #[must_use]
    pub const fn read(&self) -> Permission {
        self.mode.read()
    }

    /// Whether the attribute may be written.
    #[must_use]
    pub const fn write(&self) -> Permission {
        self.mode.write()
    }

    /// The access selectors that the attribute has.
    #[must_use]
    pub fn selectors(&self) -> List<'a, i8> {
        self.selectors.unwrap_or_default()
    }

    /// Whether the attribute has selective access with this selector.
    ///
    /// # Errors
    /// Where the list of selectors is malformed; offsets count from its first element.
    pub fn has_selector(&self, selector: u8) -> Result<bool, DecodeError> {
        for found in self.selectors() {
            if found?.cast_unsigned() == selector {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// No list of selectors is an empty one.
impl PartialEq for AttributeRight<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.attribute, self.mode, self.selectors()) == (other.attribute, other.mode, other.selectors())
    }
}

impl Eq for AttributeRight<'_> {}

impl fmt::Debug for AttributeRight<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = out.debug_struct("AttributeRight");
        shown.field("attribute", &self.attribute).field("mode", &self.mode).field("selectors", &self.selectors()).finish()
    }
}

/// What an association may do with a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodRight {
    /// The number of the method.
    pub method: i8,
    /// How it may be invoked.
    pub mode: MethodMode,
}

impl MethodRight {
    /// Whether the method may be invoked.
    #[must_use]
    pub const fn invoke(&self) -> Permission {
        self.mode.invoke()
    }
}

/// What an association may do with an object; `None` inside where the list does not tell.
#[derive(Clone, Copy)]
pub(super) enum Rights<'a> {
    Untold,
    V0(AccessRightV0<'a>),
    V1(AccessRightV1<'a>),
    V3(AccessRightV3<'a>),
}

impl<'a> Rights<'a> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub(super) fn attributes(self) -> AttributeRights<'a> {
        AttributeRights(match self {
            Self::Untold => AttributeItems::Untold,
            Self::V0(rights) => AttributeItems::V0(rights.attribute_access.iter()),
            Self::V1(rights) => AttributeItems::V1(rights.attribute_access.iter()),
            Self::V3(rights) => AttributeItems::V3(rights.attribute_access.iter()),
        })
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    pub(super) fn methods(self) -> MethodRights<'a> {
        MethodRights(match self {
            Self::Untold => MethodItems::Untold,
            Self::V0(rights) => MethodItems::V0(rights.method_access.iter()),
            Self::V1(rights) => MethodItems::V1(rights.method_access.iter()),
            Self::V3(rights) => MethodItems::V3(rights.method_access.iter()),
        })
    }
}

/// The rights of an object's attributes, in the order of the list. The iteration ends after the first error; its offset counts from the
/// first of them.
#[derive(Debug, Clone)]
pub struct AttributeRights<'a>(AttributeItems<'a>);

#[derive(Debug, Clone)]
enum AttributeItems<'a> {
    Untold,
    V0(ListIter<'a, AttributeAccessItemV0<'a>>),
    V1(ListIter<'a, AttributeAccessItemV1<'a>>),
    V3(ListIter<'a, AttributeAccessItemV3<'a>>),
}

/// The rights of an object's methods, in the order of the list. The iteration ends after the first error; its offset counts from the
/// first of them.
#[derive(Debug, Clone)]
pub struct MethodRights<'a>(MethodItems<'a>);

#[derive(Debug, Clone)]
enum MethodItems<'a> {
    Untold,
    V0(ListIter<'a, MethodAccessItemV0>),
    V1(ListIter<'a, MethodAccessItemV1>),
    V3(ListIter<'a, MethodAccessItemV3>),
}

impl<'a> Iterator for AttributeRights<'a> {
    type Item = Result<AttributeRight<'a>, DecodeError>;

    // always: a call would hand every right over in memory
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        macro_rules! item {
            ($items:ident, $version:ident) => {
                $items.next().map(|found| {
                    found.map(|item| AttributeRight {
                        attribute: item.attribute_id,
                        mode: AttributeMode::$version(item.access_mode),
                        selectors: item.access_selectors,
                    })
                })
            };
        }
        match &mut self.0 {
            AttributeItems::Untold => None,
            AttributeItems::V0(items) => item!(items, V0),
            AttributeItems::V1(items) => item!(items, V1),
            AttributeItems::V3(items) => item!(items, V3),
        }
    }
}

impl Iterator for MethodRights<'_> {
    type Item = Result<MethodRight, DecodeError>;

    // always: a call would hand every right over in memory
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        macro_rules! item {
            ($items:ident, $version:ident) => {
                $items
                    .next()
                    .map(|found| found.map(|item| MethodRight { method: item.method_id, mode: MethodMode::$version(item.access_mode) }))
            };
        }
        match &mut self.0 {
            MethodItems::Untold => None,
            MethodItems::V0(items) => item!(items, V0),
            MethodItems::V1(items) => item!(items, V1),
            MethodItems::V3(items) => item!(items, V3),
        }
    }
}
