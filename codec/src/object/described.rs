//! An object of a server: its class, its names, its access rights.

use core::fmt;

use super::access::{AttributeRight, AttributeRights, MethodRight, MethodRights, Permission, Rights};
use super::short_name::{Member, ShortName};
use crate::class::any::{Attribute, Method, Return};
use crate::class::{
    self, AccessRightV1, AccessRightV3, AccessRightsElementV2, AccessRightsElementV4, LogicalName, ObjectListElementV0,
    ObjectListElementV1, ObjectListElementV3, ObjectListElementWithoutRights, ObjlistElement,
};
use crate::describe::ClassDescription;
use crate::error::DecodeError;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::list::List;

/// An object of a server, as its object list tells it.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    /// The class identifier.
    pub class_id: u16,
    /// The version of the class.
    pub version: u8,
    /// The logical name.
    pub logical_name: LogicalName,
    /// The short name of attribute 1; only with short name referencing.
    pub base_name: Option<u16>,
    rights: Told<'a>,
}

/// Where the rights of an object are told.
#[derive(Clone, Copy)]
enum Told<'a> {
    /// With the object, or not at all.
    Here(Rights<'a>),
    /// In a list of their own, by base name.
    Elsewhere(RightsList<'a>),
}

impl<'a> Object<'a> {
    /// What the spec file says of the class; `None` where this version of it is not known.
    #[must_use]
    pub fn class(&self) -> Option<&'static ClassDescription> {
        class::find(self.class_id, self.version)
    }

    /// Reads the value of an attribute by its own type.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownClass`], [`ErrorKind::UnknownVersion`], [`ErrorKind::UnknownAttribute`]: the suite has no such attribute; the
    /// value can still be read as [`Data`](crate::Data). Otherwise what is wrong with the octets.
    pub fn decode<'v>(&self, attribute: i8, octets: &'v [u8]) -> Result<Attribute<'v>, DecodeError> {
        Attribute::decode(self.class_id, self.version, attribute, octets)
    }

    /// As [`decode`](Object::decode), but Data or a list at the end is left unchecked until it is walked.
    ///
    /// # Errors
    /// As [`decode`](Object::decode), without those of the tail.
    pub fn decode_lazy<'v>(&self, attribute: i8, octets: &'v [u8]) -> Result<Attribute<'v>, DecodeError> {
        Attribute::decode_lazy(self.class_id, self.version, attribute, octets)
    }

    /// Reads the parameter of a method by its own type.
    ///
    /// # Errors
    /// As [`decode`](Object::decode), with [`ErrorKind::UnknownMethod`].
    pub fn decode_parameter<'v>(&self, method: i8, octets: &'v [u8]) -> Result<Method<'v>, DecodeError> {
        Method::decode(self.class_id, self.version, method, octets)
    }

    /// Reads what a method returned by its own type.
    ///
    /// # Errors
    /// As [`decode`](Object::decode), with [`ErrorKind::UnknownMethod`] also for a method that returns nothing.
    pub fn decode_return<'v>(&self, method: i8, octets: &'v [u8]) -> Result<Return<'v>, DecodeError> {
        Return::decode(self.class_id, self.version, method, octets)
    }

    /// What the association may do with the attributes; nothing where the list has no access rights.
    ///
    /// # Errors
    /// Where the rights stand in a list of their own that is malformed.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn attribute_rights(&self) -> Result<AttributeRights<'a>, DecodeError> {
        Ok(self.rights()?.attributes())
    }

    /// What the association may do with the methods; nothing where the list has no access rights.
    ///
    /// # Errors
    /// As [`attribute_rights`](Object::attribute_rights).
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn method_rights(&self) -> Result<MethodRights<'a>, DecodeError> {
        Ok(self.rights()?.methods())
    }

    /// What the association may do with one attribute; `None` where the list does not tell.
    ///
    /// # Errors
    /// Where the rights are malformed; the offset counts from the first one.
    pub fn attribute_right(&self, attribute: i8) -> Result<Option<AttributeRight<'a>>, DecodeError> {
        self.attribute_rights()?.find(|right| right.as_ref().map_or(true, |right| right.attribute == attribute)).transpose()
    }

    /// What the association may do with one method; `None` where the list does not tell.
    ///
    /// # Errors
    /// As [`attribute_right`](Object::attribute_right).
    pub fn method_right(&self, method: i8) -> Result<Option<MethodRight>, DecodeError> {
        self.method_rights()?.find(|right| right.as_ref().map_or(true, |right| right.method == method)).transpose()
    }

    /// Whether an attribute may be read; `None` where the list does not tell.
    ///
    /// # Errors
    /// As [`attribute_right`](Object::attribute_right).
    pub fn read(&self, attribute: i8) -> Result<Option<Permission>, DecodeError> {
        Ok(self.attribute_right(attribute)?.map(|right| right.read()))
    }

    /// Whether an attribute may be written; `None` where the list does not tell.
    ///
    /// # Errors
    /// As [`attribute_right`](Object::attribute_right).
    pub fn write(&self, attribute: i8) -> Result<Option<Permission>, DecodeError> {
        Ok(self.attribute_right(attribute)?.map(|right| right.write()))
    }

    /// Whether a method may be invoked; `None` where the list does not tell.
    ///
    /// # Errors
    /// As [`attribute_right`](Object::attribute_right).
    pub fn invoke(&self, method: i8) -> Result<Option<Permission>, DecodeError> {
        Ok(self.method_right(method)?.map(|right| right.invoke()))
    }

    /// Whether an attribute may be read in part, with this access selector; `None` where the list does not tell.
    ///
    /// # Errors
    /// As [`attribute_right`](Object::attribute_right).
    pub fn selective(&self, attribute: i8, selector: u8) -> Result<Option<bool>, DecodeError> {
        self.attribute_right(attribute)?.map(|right| right.has_selector(selector)).transpose()
    }

    /// The short name of an attribute or method; `None` without short name referencing, and where it is not known.
    #[must_use]
    pub fn short_name(&self, member: Member) -> Option<u16> {
        super::short_name::of(self.base_name?, self.class(), member)
    }

    /// The same object with other rights.
    #[cfg(feature = "alloc")]
    pub(super) const fn with_rights(self, rights: Rights<'a>) -> Self {
        Self { rights: Told::Here(rights), ..self }
    }

    /// The same object with its rights in a list of their own.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub(super) const fn with_rights_list(self, list: RightsList<'a>) -> Self {
        Self { rights: Told::Elsewhere(list), ..self }
    }

    /// The attribute or method with this short name; `None` where the object has none there.
    #[must_use]
    pub fn member_at(&self, short_name: u16) -> Option<ShortName> {
        super::short_name::member(self.base_name?, self.class(), short_name)
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn rights(&self) -> Result<Rights<'a>, DecodeError> {
        match (&self.rights, self.base_name) {
            (Told::Here(rights), _) => Ok(*rights),
            (Told::Elsewhere(list), Some(base_name)) => list.of(base_name),
            (Told::Elsewhere(_), None) => Ok(Rights::Untold),
        }
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = out.debug_struct("Object");
        shown.field("class_id", &self.class_id).field("version", &self.version).field("logical_name", &self.logical_name);
        shown.field("base_name", &self.base_name).finish_non_exhaustive()
    }
}

macro_rules! with_rights {
    ($($element:ident $version:ident;)*) => {$(
        impl<'a> From<$element<'a>> for Object<'a> {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn from(element: $element<'a>) -> Self {
                Self {
                    class_id: element.class_id,
                    version: element.version,
                    logical_name: element.logical_name,
                    base_name: None,
                    rights: Told::Here(Rights::$version(element.access_rights)),
                }
            }
        }
    )*};
}

with_rights! {
    ObjectListElementV0 V0;
    ObjectListElementV1 V1;
    ObjectListElementV3 V3;
}

impl From<ObjectListElementWithoutRights> for Object<'_> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn from(element: ObjectListElementWithoutRights) -> Self {
        Self {
            class_id: element.class_id,
            version: element.version,
            logical_name: element.logical_name,
            base_name: None,
            rights: Told::Here(Rights::Untold),
        }
    }
}

impl From<ObjlistElement> for Object<'_> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn from(element: ObjlistElement) -> Self {
        Self {
            class_id: element.class_id,
            version: element.version,
            logical_name: element.logical_name,
            base_name: Some(element.base_name.cast_unsigned()),
            rights: Told::Here(Rights::Untold),
        }
    }
}

/// `access_rights_list` of an Association SN.
#[derive(Clone, Copy)]
pub(super) enum RightsList<'a> {
    V2(List<'a, AccessRightsElementV2<'a>>),
    V4(List<'a, AccessRightsElementV4<'a>>),
}

impl<'a> RightsList<'a> {
    #[inline(never)]
    fn of(self, base_name: u16) -> Result<Rights<'a>, DecodeError> {
        macro_rules! find {
            ($list:ident, $rights:ident, $version:ident) => {
                for element in $list {
                    let element = element?;
                    if element.base_name.cast_unsigned() == base_name {
                        let (attribute_access, method_access) = (element.attribute_access, element.method_access);
                        return Ok(Rights::$version($rights { attribute_access, method_access }));
                    }
                }
            };
        }
        match self {
            Self::V2(list) => find!(list, AccessRightV1, V1),
            Self::V4(list) => find!(list, AccessRightV3, V3),
        }
        Ok(Rights::Untold)
    }
}
