//! The object list of an association with an index, owning its octets.

use alloc::vec::Vec;
use core::fmt;

use super::access::Rights;
use super::described::Object;
use super::list::{ModelError, ObjectList};
use super::short_name::ShortName;
use crate::class::any::Attribute;
use crate::class::{
    AccessRightV1, AccessRightV3, AccessRightsElementV2, AccessRightsElementV4, LogicalName, ObjectListElementV0, ObjectListElementV1,
    ObjectListElementV3, ObjectListElementWithoutRights, ObjlistElement,
};
use crate::decode::Decode;
use crate::error::{DecodeError, Parsed, saturated_u32};
use crate::support::map;

/// The objects of a server with an index: what a head-end keeps of each meter.
///
/// It owns the octets of the list, which are smaller than anything made of them, and finds objects by binary search.
///
/// ```
/// # #[cfg(feature = "class-measurement")] {
/// use cosem_codec::class::{LogicalName, RegisterV0Attribute, any};
/// use cosem_codec::object::{Model, ObjectList};
///
/// // Association LN version 1: one register, of which attribute 2 may be read
/// let octets = [
///     0x01, 1, 0x02, 4, 0x12, 0, 3, 0x11, 0, 0x09, 6, 1, 0, 1, 8, 0, 255,
///     0x02, 2, 0x01, 1, 0x02, 3, 0x0f, 2, 0x16, 1, 0x00, 0x01, 0,
/// ];
/// let model = Model::new(ObjectList::of_ln(1, &octets)?)?;
/// let energy = LogicalName([1, 0, 1, 8, 0, 255]);
/// assert!(model.get(3, energy).unwrap().read(2)?.unwrap().is_allowed());
///
/// // a GET response for attribute 2 has come
/// let value = model.decode(3, energy, 2, &[0x06, 0x00, 0x00, 0x0f, 0xbb])?;
/// assert!(matches!(value, any::Attribute::RegisterV0(RegisterV0Attribute::Value(_))));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Model {
    octets: Vec<u8>,
    form: Form,
    rights: Vec<u8>,
    rights_form: RightsForm,
    /// By logical name, class and version.
    entries: Vec<Entry>,
    /// Base names and indices of entries, in order.
    by_base_name: Vec<(u16, u32)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    logical_name: [u8; 6],
    class_id: u16,
    version: u8,
    /// Where the element starts.
    at: u32,
    /// Where its rights start, where they stand in a list of their own.
    rights: Option<u32>,
}

impl Model {
    /// Checks a list, copies its octets, and makes the index.
    ///
    /// # Errors
    /// What is wrong with the list; the offset counts from its start. What is wrong with access rights in a list of their own: there it
    /// counts from the first element.
    pub fn new(list: ObjectList<'_>) -> Result<Self, DecodeError> {
        let (rights_form, rights, by_object) = match list.rights() {
            Some((form, count, octets)) => (form, octets, rights(form, count, octets)?),
            None => (RightsForm::V2, &[][..], Vec::new()),
        };
        let (form, octets) = list.elements();
        let mut entries = Vec::new();
        let mut base_names = Vec::new();
        let mut rest = octets;
        // the walk finds what is wrong, with its offset in the list; the parser finds where elements end
        for object in list {
            let object = object?;
            let at = saturated_u32(octets.len().saturating_sub(rest.len()));
            (rest, _) = form.parse(rest).map_err(|error| DecodeError::from_nom(error, octets.len()))?;
            let rights = object.base_name.and_then(|base| {
                let index = by_object.binary_search_by_key(&base, |(name, _)| *name).ok()?;
                by_object.get(index).map(|(_, at)| *at)
            });
            entries.push(Entry { logical_name: object.logical_name.0, class_id: object.class_id, version: object.version, at, rights });
            base_names.extend(object.base_name.map(|base| (base, at)));
        }
        entries.sort_unstable();
        let mut by_place: Vec<_> = (0_u32..).zip(&entries).map(|(index, entry)| (entry.at, index)).collect();
        by_place.sort_unstable();
        let index_of = |at: u32| {
            let place = by_place.binary_search_by_key(&at, |(place, _)| *place).ok()?;
            by_place.get(place).map(|(_, index)| *index)
        };
        let mut by_base_name: Vec<_> = base_names.into_iter().filter_map(|(base, at)| Some((base, index_of(at)?))).collect();
        by_base_name.sort_unstable();
        Ok(Self { octets: octets.to_vec(), form, rights: rights.to_vec(), rights_form, entries, by_base_name })
    }

    /// The number of objects.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where there is no object.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The objects, by logical name, class and version.
    pub fn iter(&self) -> impl Iterator<Item = Object<'_>> {
        self.entries.iter().filter_map(|entry| self.object(entry))
    }

    /// The objects with this logical name: usually one, as the objects of a server differ in class and logical name.
    pub fn named(&self, logical_name: LogicalName) -> impl Iterator<Item = Object<'_>> {
        let start = self.entries.partition_point(|entry| entry.logical_name < logical_name.0);
        let found = self.entries.get(start..).unwrap_or_default();
        found.iter().take_while(move |entry| entry.logical_name == logical_name.0).filter_map(|entry| self.object(entry))
    }

    /// The objects of a class, of all versions, by logical name.
    pub fn of_class(&self, class_id: u16) -> impl Iterator<Item = Object<'_>> {
        self.entries.iter().filter(move |entry| entry.class_id == class_id).filter_map(|entry| self.object(entry))
    }

    /// The object of this class with this logical name.
    #[must_use]
    pub fn get(&self, class_id: u16, logical_name: LogicalName) -> Option<Object<'_>> {
        let wanted = (logical_name.0, class_id);
        let index = self.entries.partition_point(|entry| (entry.logical_name, entry.class_id) < wanted);
        self.entries.get(index).filter(|entry| (entry.logical_name, entry.class_id) == wanted).and_then(|entry| self.object(entry))
    }

    /// The object with this base name: the short name of its attribute 1.
    #[must_use]
    pub fn at_base_name(&self, base_name: u16) -> Option<Object<'_>> {
        self.up_to(base_name).filter(|object| object.base_name == Some(base_name))
    }

    /// The object, and its attribute or method, with this short name, as [`ObjectList::resolve`] finds it.
    #[must_use]
    pub fn resolve(&self, short_name: u16) -> Option<(Object<'_>, ShortName)> {
        let object = self.up_to(short_name)?;
        Some((object, object.member_at(short_name)?))
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
        let object = self.get(class_id, logical_name).ok_or(ModelError::UnknownObject)?;
        object.decode(attribute, octets).map_err(ModelError::of_value)
    }

    /// The object with the nearest base name up to this one.
    fn up_to(&self, short_name: u16) -> Option<Object<'_>> {
        let after = self.by_base_name.partition_point(|(base, _)| *base <= short_name);
        let (_, index) = self.by_base_name.get(after.checked_sub(1)?)?;
        self.object(self.entries.get(usize::try_from(*index).ok()?)?)
    }

    /// Reads an object that was checked when the model was made.
    fn object(&self, entry: &Entry) -> Option<Object<'_>> {
        let (_, object) = self.form.parse(self.octets.get(usize::try_from(entry.at).ok()?..)?).ok()?;
        let Some(rights) = entry.rights else { return Some(object) };
        let (_, (_, rights)) = self.rights_form.parse(self.rights.get(usize::try_from(rights).ok()?..)?).ok()?;
        Some(object.with_rights(rights))
    }
}

/// The base names in a list of rights, in order, and where the rights start.
fn rights(form: RightsForm, count: usize, octets: &[u8]) -> Result<Vec<(u16, u32)>, DecodeError> {
    let mut found = Vec::new();
    let mut rest = octets;
    for _ in 0..count {
        let at = saturated_u32(octets.len().saturating_sub(rest.len()));
        let (after, (base_name, _)) = form.parse(rest).map_err(|error| DecodeError::from_nom(error, octets.len()))?;
        rest = after;
        found.push((base_name, at));
    }
    if !rest.is_empty() {
        return Err(DecodeError::trailing(rest, octets.len()));
    }
    found.sort_unstable();
    Ok(found)
}

impl fmt::Debug for Model {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

/// How the elements of a list are read, where they are not read one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    V0,
    V1,
    V3,
    WithoutRights,
    ShortNames,
}

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
#[derive(Debug, Clone, Copy)]
pub(super) enum RightsForm {
    V2,
    V4,
}

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
