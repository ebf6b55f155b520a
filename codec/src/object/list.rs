//! The object list of an association, as a view over its octets.

use core::fmt;

use super::described::{Object, RightsList};
use super::short_name::ShortName;
use crate::class::any::Attribute;
use crate::class::{
    AssociationLn, AssociationSn, LogicalName, ObjectListElementV0, ObjectListElementV1, ObjectListElementV3,
    ObjectListElementWithoutRights, ObjlistElement,
};
use crate::decode::Decode;
use crate::error::{DecodeError, ErrorKind, saturated_u32};
use crate::list::{Iter as ListIter, List};

const ASSOCIATION_SN: u16 = AssociationSn::CLASS_ID;
const ASSOCIATION_LN: u16 = AssociationLn::CLASS_ID;

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
        self.iter().try_fold(0, |count: usize, object| object.map(|_| count.wrapping_add(1)))
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
    pub(super) fn elements(&self) -> (super::model::Form, &'a [u8]) {
        use super::model::Form;
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
    pub(super) fn rights(&self) -> Option<(super::model::RightsForm, usize, &'a [u8])> {
        use super::model::RightsForm;
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

impl<'a> Iterator for Objects<'a> {
    type Item = Result<Object<'a>, DecodeError>;

    // always: a call would hand every object over in memory
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        let object = match &mut self.elements {
            Walk::V0(elements) => elements.next()?.map(Object::from),
            Walk::V1(elements) => elements.next()?.map(Object::from),
            Walk::V3(elements) => elements.next()?.map(Object::from),
            Walk::WithoutRights(elements) => elements.next()?.map(Object::from),
            Walk::ShortNames(elements, rights) => {
                let object = elements.next()?.map(Object::from);
                match rights {
                    Some(rights) => object.map(|object| object.with_rights_list(*rights)),
                    None => object,
                }
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
