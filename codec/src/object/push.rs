//! The body of a push, against the list of what is pushed (IEC 62056-6-2:2017, 5.3.8).

use super::capture::{CaptureIter, CaptureObject, CaptureObjects};
use super::data_index::Part;
use crate::class::{LogicalName, PushSetup};
use crate::data::{Data, ElementIter, Elements, Value, tag};
use crate::error::{DecodeError, ErrorKind, saturated_u8};

const PUSH_SETUP: u16 = PushSetup::CLASS_ID;
/// The attribute `push_object_list`.
const OBJECT_LIST: i8 = 2;

/// A push: the values in the body of a DataNotification, and which attribute each is.
///
/// The module has [examples](super#a-push).
#[derive(Debug, Clone, Copy)]
pub struct Push<'a> {
    objects: CaptureObjects<'a>,
    members: Elements<'a>,
}

/// A value that was pushed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pushed<'a> {
    /// The attribute, and what of it was pushed.
    pub object: CaptureObject<'a>,
    /// The value.
    pub value: Data<'a>,
}

impl<'a> Push<'a> {
    /// A body with a list that was read before: attribute 2 of the Push setup.
    ///
    /// # Errors
    /// [`ErrorKind::UnexpectedTag`] where the body is no structure, [`ErrorKind::Count`] where it has not as many members as the list.
    pub fn new(body: Data<'a>, objects: CaptureObjects<'a>) -> Result<Self, DecodeError> {
        let members = members(body)?;
        if members.len() != objects.len() {
            let kind = ErrorKind::Count { expected: saturated_u8(objects.len()), found: saturated_u8(members.len()) };
            return Err(DecodeError { kind, offset: 1, field: None });
        }
        Ok(Self { objects, members })
    }

    /// A body that brings its list along: one of its members is the list of all of them, and names itself in its place. `None` where
    /// there is no such member: the list must come from elsewhere then.
    ///
    /// # Errors
    /// What is wrong with the body; offsets count from its first member.
    pub fn of_body(body: Data<'a>) -> Result<Option<Self>, DecodeError> {
        let Ok(members) = members(body) else {
            body.value()?;
            return Ok(None);
        };
        for (index, member) in (0..members.len()).zip(members.iter()) {
            let Some(octets) = member?.octets().filter(|octets| octets.first() == Some(&tag::ARRAY)) else { continue };
            if let Some(objects) = list_of_all(octets, index, members.len()) {
                return Ok(Some(Self { objects, members }));
            }
        }
        Ok(None)
    }

    /// What is pushed.
    #[must_use]
    pub const fn objects(&self) -> CaptureObjects<'a> {
        self.objects
    }

    /// The values, in the order of the body.
    #[must_use]
    pub fn values(&self) -> PushedValues<'a> {
        PushedValues { objects: self.objects.iter(), members: self.members.iter() }
    }

    /// The value of an attribute, whatever part of it was pushed.
    ///
    /// # Errors
    /// What is wrong in front of it.
    pub fn get(&self, class_id: u16, logical_name: LogicalName, attribute: i8) -> Result<Option<Data<'a>>, DecodeError> {
        for pushed in self.values() {
            let Pushed { object, value } = pushed?;
            if object.is(class_id, logical_name, attribute) {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}

/// The list of all members, where `octets` are it, in the place `index`.
fn list_of_all(octets: &[u8], index: usize, count: usize) -> Option<CaptureObjects<'_>> {
    let Ok(Value::Array(elements)) = Data::from_octets(octets).value() else { return None };
    // the number of members of an element tells the version
    let version = match elements.octets()? {
        [tag::STRUCTURE, 4, ..] => 0,
        [tag::STRUCTURE, 5, ..] => 1,
        [tag::STRUCTURE, 6, ..] => 2,
        _ => return None,
    };
    let objects = CaptureObjects::of_push_setup(version, octets).ok().filter(|objects| objects.len() == count)?;
    let itself = objects.get(index).ok()??;
    let well = objects.iter().all(|object| object.is_ok());
    (well && itself.class_id == PUSH_SETUP && itself.attribute == OBJECT_LIST && itself.part() == Part::Whole).then_some(objects)
}

fn members(body: Data<'_>) -> Result<Elements<'_>, DecodeError> {
    match body.value()? {
        Value::Structure(members) => Ok(members),
        other => {
            Err(DecodeError { kind: ErrorKind::UnexpectedTag { expected: tag::STRUCTURE, found: other.tag() }, offset: 0, field: None })
        }
    }
}

/// The values of a [`Push`]. The iteration ends after the first error.
#[derive(Debug, Clone)]
pub struct PushedValues<'a> {
    objects: CaptureIter<'a>,
    members: ElementIter<'a>,
}

impl<'a> Iterator for PushedValues<'a> {
    type Item = Result<Pushed<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        match (self.objects.next(), self.members.next()?) {
            (Some(Ok(object)), Ok(value)) => Some(Ok(Pushed { object, value })),
            (Some(Err(error)), _) | (_, Err(error)) => Some(Err(error)),
            // their numbers were compared
            (None, Ok(_)) => None,
        }
    }
}
