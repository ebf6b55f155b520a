//! The object list of an association, as a view over its octets.

use core::fmt;

use super::access::{AttributeRight, AttributeRights, MethodRight, MethodRights, Permission, Rights};
use super::short_name::{Member, ShortName};
use crate::class::any::{Attribute, Method, Return};
use crate::class::{
    self, AccessRightV1, AccessRightV3, AccessRightsElementV2, AccessRightsElementV4, LogicalName, ObjectListElementV0,
    ObjectListElementV1, ObjectListElementV3, ObjectListElementWithoutRights, ObjlistElement,
};
use crate::decode::Decode;
use crate::describe::ClassDescription;
#[cfg(feature = "alloc")]
use crate::error::Parsed;
use crate::error::{DecodeError, ErrorKind, saturated_u32};
use crate::list::{Iter as ListIter, List};
#[cfg(feature = "alloc")]
use crate::support::map;

/// The class identifier of Association SN.
const ASSOCIATION_SN: u16 = 12;
/// The class identifier of Association LN.
const ASSOCIATION_LN: u16 = 15;

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
    #[inline]
    pub fn attribute_rights(&self) -> Result<AttributeRights<'a>, DecodeError> {
        Ok(self.rights()?.attributes())
    }

    /// What the association may do with the methods; nothing where the list has no access rights.
    ///
    /// # Errors
    /// As [`attribute_rights`](Object::attribute_rights).
    #[inline]
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

    /// The attribute or method with this short name; `None` where the object has none there.
    #[must_use]
    pub fn member_at(&self, short_name: u16) -> Option<ShortName> {
        super::short_name::member(self.base_name?, self.class(), short_name)
    }

    fn rights(&self) -> Result<Rights<'a>, DecodeError> {
        match (self.rights, self.base_name) {
            (Told::Here(rights), _) => Ok(rights),
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

/// How the elements of a list are read, where they are not read one after the other.
#[cfg(feature = "alloc")]
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    V0,
    V1,
    V3,
    WithoutRights,
    ShortNames,
}

#[cfg(feature = "alloc")]
impl Form {
    /// Reads one object.
    pub(super) fn parse(self, input: &[u8]) -> Parsed<'_, Object<'_>> {
        match self {
            Self::V0 => map(ObjectListElementV0::parse(input), Object::from),
            Self::V1 => map(ObjectListElementV1::parse(input), Object::from),
            Self::V3 => map(ObjectListElementV3::parse(input), Object::from),
            Self::WithoutRights => map(ObjectListElementWithoutRights::parse(input), Object::from),
            Self::ShortNames => map(ObjlistElement::parse(input), Object::from),
        }
    }
}

/// How the elements of a list of rights are read.
#[cfg(feature = "alloc")]
#[derive(Debug, Clone, Copy)]
pub(super) enum RightsForm {
    V2,
    V4,
}

#[cfg(feature = "alloc")]
impl RightsForm {
    /// Reads the rights of one object, and its base name.
    pub(super) fn parse(self, input: &[u8]) -> Parsed<'_, (u16, Rights<'_>)> {
        match self {
            Self::V2 => map(AccessRightsElementV2::parse(input), |element| {
                let (attribute_access, method_access) = (element.attribute_access, element.method_access);
                (element.base_name.cast_unsigned(), Rights::V1(AccessRightV1 { attribute_access, method_access }))
            }),
            Self::V4 => map(AccessRightsElementV4::parse(input), |element| {
                let (attribute_access, method_access) = (element.attribute_access, element.method_access);
                (element.base_name.cast_unsigned(), Rights::V3(AccessRightV3 { attribute_access, method_access }))
            }),
        }
    }
}

/// `access_rights_list` of an Association SN.
#[derive(Clone, Copy)]
enum RightsList<'a> {
    V2(List<'a, AccessRightsElementV2<'a>>),
    V4(List<'a, AccessRightsElementV4<'a>>),
}

impl<'a> RightsList<'a> {
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

/// The objects of a server: `object_list` of an association, a view over its octets.
///
/// Nothing is checked in advance: the walk and the look-ups check what they pass over, and return errors whose offsets count from the
/// start of the octets. Every look-up is a walk; where there are many, a [`Model`](super::Model) has an index.
///
/// The module has [examples](super#the-objects-of-a-meter).
#[derive(Clone, Copy)]
pub struct ObjectList<'a> {
    elements: Elements<'a>,
    /// Octets in front of the first element.
    head: u32,
}

#[derive(Clone, Copy)]
enum Elements<'a> {
    V0(List<'a, ObjectListElementV0<'a>>),
    V1(List<'a, ObjectListElementV1<'a>>),
    V3(List<'a, ObjectListElementV3<'a>>),
    WithoutRights(List<'a, ObjectListElementWithoutRights>),
    ShortNames(List<'a, ObjlistElement>, Option<RightsList<'a>>),
}

impl<'a> Elements<'a> {
    fn octets(self) -> &'a [u8] {
        let octets = match self {
            Self::V0(list) => list.octets(),
            Self::V1(list) => list.octets(),
            Self::V3(list) => list.octets(),
            Self::WithoutRights(list) => list.octets(),
            Self::ShortNames(list, _) => list.octets(),
        };
        octets.unwrap_or_default()
    }
}

fn open<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<List<'a, T>, DecodeError> {
    List::decode_lazy(octets)
}

const fn unknown(kind: ErrorKind) -> DecodeError {
    DecodeError { kind, offset: 0, field: None }
}

impl<'a> ObjectList<'a> {
    /// Attribute 2 of an association: Association LN (class 15) of versions 0 to 3, or Association SN (class 12) of versions 0 to 4.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownClass`], [`ErrorKind::UnknownVersion`], and where the octets are no array.
    pub fn of_association(class_id: u16, version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        match class_id {
            ASSOCIATION_LN => Self::of_ln(version, octets),
            ASSOCIATION_SN => Self::of_sn(version, octets),
            _ => Err(unknown(ErrorKind::UnknownClass { class_id })),
        }
    }

    /// Attribute 2 of an Association LN, versions 0 to 3.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownVersion`], and where the octets are no array.
    pub fn of_ln(version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        let elements = match version {
            0 => Elements::V0(open(octets)?),
            1 | 2 => Elements::V1(open(octets)?),
            3 => Elements::V3(open(octets)?),
            _ => return Err(unknown(ErrorKind::UnknownVersion { version })),
        };
        Ok(Self::new(elements, octets.len()))
    }

    /// Attribute 2 of an Association LN as selections 1 and 2 give it: without access rights.
    ///
    /// # Errors
    /// Where the octets are no array.
    pub fn without_rights(octets: &'a [u8]) -> Result<Self, DecodeError> {
        Ok(Self::new(Elements::WithoutRights(open(octets)?), octets.len()))
    }

    /// Attribute 2 of an Association SN, versions 0 to 4. The access rights are attribute 3, see
    /// [`with_access_rights`](ObjectList::with_access_rights).
    ///
    /// # Errors
    /// [`ErrorKind::UnknownVersion`], and where the octets are no array.
    pub fn of_sn(version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        match version {
            0..=4 => Ok(Self::new(Elements::ShortNames(open(octets)?, None), octets.len())),
            _ => Err(unknown(ErrorKind::UnknownVersion { version })),
        }
    }

    /// Adds attribute 3 of an Association SN, `access_rights_list`, versions 2 to 4.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownVersion`] where the version has none, [`ErrorKind::UnknownAttribute`] where the list is that of an Association
    /// LN, and where the octets are no array.
    pub fn with_access_rights(self, version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        let rights = match version {
            2 | 3 => RightsList::V2(open(octets)?),
            4 => RightsList::V4(open(octets)?),
            _ => return Err(unknown(ErrorKind::UnknownVersion { version })),
        };
        match self.elements {
            Elements::ShortNames(list, _) => Ok(Self { elements: Elements::ShortNames(list, Some(rights)), ..self }),
            _ => Err(unknown(ErrorKind::UnknownAttribute { number: 3 })),
        }
    }

    fn new(elements: Elements<'a>, total: usize) -> Self {
        let head = total.saturating_sub(elements.octets().len());
        Self { elements, head: saturated_u32(head) }
    }

    /// The number of objects, as announced.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self.elements {
            Elements::V0(list) => list.len(),
            Elements::V1(list) => list.len(),
            Elements::V3(list) => list.len(),
            Elements::WithoutRights(list) => list.len(),
            Elements::ShortNames(list, _) => list.len(),
        }
    }

    /// True where there is no object.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The objects, in the order of the list. The iteration ends after the first error.
    #[must_use]
    #[inline]
    pub fn iter(&self) -> Objects<'a> {
        let elements = match self.elements {
            Elements::V0(list) => Walk::V0(list.iter()),
            Elements::V1(list) => Walk::V1(list.iter()),
            Elements::V3(list) => Walk::V3(list.iter()),
            Elements::WithoutRights(list) => Walk::WithoutRights(list.iter()),
            Elements::ShortNames(list, rights) => Walk::ShortNames(list.iter(), rights),
        };
        Objects { elements, head: self.head }
    }

    /// Checks all of the list once, and how many objects it has.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<usize, DecodeError> {
        self.iter().try_fold(0, |count, object| object.map(|_| count + 1))
    }

    /// The objects with this logical name: usually one, as the objects of a server differ in class and logical name.
    pub fn named(&self, logical_name: LogicalName) -> impl Iterator<Item = Result<Object<'a>, DecodeError>> + use<'a> {
        self.iter().filter(move |object| object.as_ref().map_or(true, |object| object.logical_name == logical_name))
    }

    /// The objects of a class, of all versions.
    pub fn of_class(&self, class_id: u16) -> impl Iterator<Item = Result<Object<'a>, DecodeError>> + use<'a> {
        self.iter().filter(move |object| object.as_ref().map_or(true, |object| object.class_id == class_id))
    }

    /// The object of this class with this logical name.
    ///
    /// # Errors
    /// Where the list is malformed in front of it.
    pub fn get(&self, class_id: u16, logical_name: LogicalName) -> Result<Option<Object<'a>>, DecodeError> {
        self.find(|object| object.class_id == class_id && object.logical_name == logical_name)
    }

    /// The object with this base name: the short name of its attribute 1.
    ///
    /// # Errors
    /// Where the list is malformed in front of it.
    pub fn at_base_name(&self, base_name: u16) -> Result<Option<Object<'a>>, DecodeError> {
        self.find(|object| object.base_name == Some(base_name))
    }

    /// The object, and its attribute or method, with this short name.
    ///
    /// A short name belongs to the object with the nearest base name in front of it. `None` where that has neither an attribute nor a
    /// method there.
    ///
    /// # Errors
    /// Where the list is malformed.
    pub fn resolve(&self, short_name: u16) -> Result<Option<(Object<'a>, ShortName)>, DecodeError> {
        let mut nearest: Option<Object<'a>> = None;
        for object in self {
            let object = object?;
            if object.base_name.is_some_and(|base| base <= short_name)
                && nearest.is_none_or(|nearest| nearest.base_name <= object.base_name)
            {
                nearest = Some(object);
            }
        }
        Ok(nearest.and_then(|object| Some((object, object.member_at(short_name)?))))
    }

    /// Reads the value of an attribute, by the type that the class of the object gives it.
    ///
    /// # Errors
    /// [`ModelError`]: the object or its class is not known, or the octets are wrong.
    pub fn decode<'v>(
        &self,
        class_id: u16,
        logical_name: LogicalName,
        attribute: i8,
        octets: &'v [u8],
    ) -> Result<Attribute<'v>, ModelError> {
        let object = self.get(class_id, logical_name).map_err(ModelError::List)?.ok_or(ModelError::UnknownObject)?;
        object.decode(attribute, octets).map_err(ModelError::of_value)
    }

    /// The octets of the elements, and how each of them is read.
    #[cfg(feature = "alloc")]
    pub(super) fn elements(&self) -> (Form, &'a [u8]) {
        let form = match self.elements {
            Elements::V0(_) => Form::V0,
            Elements::V1(_) => Form::V1,
            Elements::V3(_) => Form::V3,
            Elements::WithoutRights(_) => Form::WithoutRights,
            Elements::ShortNames(..) => Form::ShortNames,
        };
        (form, self.elements.octets())
    }

    /// The octets of the access rights that stand in a list of their own, their number, and how each of them is read.
    #[cfg(feature = "alloc")]
    pub(super) fn rights(&self) -> Option<(RightsForm, usize, &'a [u8])> {
        match self.elements {
            Elements::ShortNames(_, Some(RightsList::V2(list))) => Some((RightsForm::V2, list.len(), list.octets()?)),
            Elements::ShortNames(_, Some(RightsList::V4(list))) => Some((RightsForm::V4, list.len(), list.octets()?)),
            _ => None,
        }
    }

    fn find(&self, wanted: impl Fn(&Object<'a>) -> bool) -> Result<Option<Object<'a>>, DecodeError> {
        self.iter().find(|object| object.as_ref().map_or(true, &wanted)).transpose()
    }
}

impl fmt::Debug for ObjectList<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> IntoIterator for &ObjectList<'a> {
    type Item = Result<Object<'a>, DecodeError>;
    type IntoIter = Objects<'a>;

    fn into_iter(self) -> Objects<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for ObjectList<'a> {
    type Item = Result<Object<'a>, DecodeError>;
    type IntoIter = Objects<'a>;

    fn into_iter(self) -> Objects<'a> {
        self.iter()
    }
}

/// The objects of an [`ObjectList`].
#[derive(Debug, Clone)]
pub struct Objects<'a> {
    elements: Walk<'a>,
    head: u32,
}

#[derive(Clone)]
enum Walk<'a> {
    V0(ListIter<'a, ObjectListElementV0<'a>>),
    V1(ListIter<'a, ObjectListElementV1<'a>>),
    V3(ListIter<'a, ObjectListElementV3<'a>>),
    WithoutRights(ListIter<'a, ObjectListElementWithoutRights>),
    ShortNames(ListIter<'a, ObjlistElement>, Option<RightsList<'a>>),
}

impl fmt::Debug for Walk<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("..")
    }
}

macro_rules! with_rights {
    ($($element:ident $version:ident;)*) => {$(
        impl<'a> From<$element<'a>> for Object<'a> {
            #[inline(always)]
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
    #[inline(always)]
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
    #[inline(always)]
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

impl<'a> Iterator for Objects<'a> {
    type Item = Result<Object<'a>, DecodeError>;

    // always: a call would hand every object over in memory
    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        let object = match &mut self.elements {
            Walk::V0(elements) => elements.next()?.map(Object::from),
            Walk::V1(elements) => elements.next()?.map(Object::from),
            Walk::V3(elements) => elements.next()?.map(Object::from),
            Walk::WithoutRights(elements) => elements.next()?.map(Object::from),
            Walk::ShortNames(elements, rights) => {
                let rights = rights.map_or(Told::Here(Rights::Untold), Told::Elsewhere);
                elements.next()?.map(|element| Object { rights, ..Object::from(element) })
            }
        };
        Some(object.map_err(|error| DecodeError { offset: error.offset.saturating_add(self.head), ..error }))
    }
}

/// Why a value cannot be typed by an object list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelError {
    /// The list has no such object.
    UnknownObject,
    /// The suite does not know this class, or has it behind a feature that is not there. The value can still be read as
    /// [`Data`](crate::Data).
    UnknownClass {
        /// The class identifier.
        class_id: u16,
    },
    /// The suite does not know this version of the class. The value can still be read as [`Data`](crate::Data).
    UnknownVersion {
        /// The version.
        version: u8,
    },
    /// The list itself is malformed.
    List(DecodeError),
    /// The value is malformed, or the class has no such attribute.
    Value(DecodeError),
}

impl ModelError {
    pub(super) const fn of_value(error: DecodeError) -> Self {
        match error.kind {
            ErrorKind::UnknownClass { class_id } => Self::UnknownClass { class_id },
            ErrorKind::UnknownVersion { version } => Self::UnknownVersion { version },
            _ => Self::Value(error),
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownObject => out.write_str("the object list has no such object"),
            Self::UnknownClass { class_id } => write!(out, "unknown interface class: {class_id}"),
            Self::UnknownVersion { version } => write!(out, "unknown version of the interface class: {version}"),
            Self::List(error) => write!(out, "object list: {error}"),
            Self::Value(error) => error.fmt(out),
        }
    }
}

impl core::error::Error for ModelError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::List(error) | Self::Value(error) => Some(error),
            _ => None,
        }
    }
}
