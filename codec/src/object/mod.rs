//! What a meter says about itself, and what the octets it sends mean by that.
//!
//! A COSEM server describes itself: its *object list* says which objects it has, of which class and version, and what may be done with
//! them; a *profile* says which attributes its columns are; a *push* brings along, or is set up by, the list of what is in it. With these
//! every value has a type, a name and a unit, and nothing about a meter needs to be known before.
//!
//! | the meter sends | read it with | and get |
//! |---|---|---|
//! | `object_list` of an association | [`ObjectList`], with an index [`Model`] | the type of every later value, access rights, short names |
//! | `buffer` of a Profile generic | [`Profile`] with its [`CaptureObjects`] | rows of cells, without gaps and differences |
//! | `compact_buffer` of a Compact data | [`CompactBuffer`] with its template | each value with its attribute |
//! | the body of a DataNotification | [`Push`] | each value with its attribute |
//!
//! Everything is a view over the octets received: nothing is copied, and nothing needs an allocator but [`Model`] and [`Profile::table`], which
//! the feature `alloc` brings. Object lists and pushes need the feature `class-access`, profiles and compact data `class-measurement`.
//!
//! # The objects of a meter
//!
//! Attribute 2 of the association: the current one is 0.0.40.0.0.255, or at the base name 0xFA00. Lists of all versions of Association LN
//! (class 15) and Association SN (class 12) are asked in one way.
//!
//! ```
//! # #[cfg(all(feature = "class-access", feature = "class-measurement"))] {
//! use cosem_codec::class::{LogicalName, RegisterV0Attribute, any};
//! use cosem_codec::object::{ModelError, ObjectList};
//!
//! // Association LN version 1 shows one Register version 0: attribute 2 may be read, attribute 3 only with an authenticated request
//! let octets = [
//!     0x01, 1, 0x02, 4, 0x12, 0, 3, 0x11, 0, 0x09, 6, 1, 0, 1, 8, 0, 255,
//!     0x02, 2, 0x01, 2, 0x02, 3, 0x0f, 2, 0x16, 1, 0x00, 0x02, 3, 0x0f, 3, 0x16, 4, 0x00, 0x01, 0,
//! ];
//! let list = ObjectList::of_association(15, 1, &octets)?;
//! let energy = LogicalName([1, 0, 1, 8, 0, 255]);
//! let register = list.get(3, energy)?.expect("the list has it");
//! assert!(register.read(2)?.unwrap().is_allowed() && !register.write(2)?.unwrap().is_allowed());
//!
//! // from now on every value of it has a type
//! let any::Attribute::RegisterV0(RegisterV0Attribute::ScalerUnit(scaler_unit)) =
//!     list.decode(3, energy, 3, &[0x02, 0x02, 0x0f, 0x00, 0x16, 0x1e])?
//! else { unreachable!("attribute 3 of a Register") };
//! let any::Attribute::RegisterV0(RegisterV0Attribute::Value(value)) = register.decode(2, &[0x06, 0x00, 0x00, 0x0f, 0xbb])?
//! else { unreachable!("attribute 2 of a Register") };
//! assert_eq!(scaler_unit.apply(value.value()?).unwrap().to_string(), "4027 Wh");
//!
//! assert_eq!(list.decode(4, energy, 2, &[0x00]).unwrap_err(), ModelError::UnknownObject);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Short names are looked up both ways: [`Object::short_name`] and [`ObjectList::resolve`]. A head-end that asks more than once keeps a [`Model`],
//! which owns the octets and finds objects by binary search.
//!
//! # The load profile
//!
//! Read attribute 3 once for the columns, 4 and 5 for the time between entries and their order; then attribute 2, whole or in part.
//!
//! ```
//! # #[cfg(feature = "class-measurement")] {
//! use cosem_codec::class::{ScalerUnit, SortMethod, Unit};
//! use cosem_codec::object::{CaptureObjects, Cell, Origin, Profile, RangeWish};
//! use cosem_codec::DateTime;
//!
//! // attribute 3 of a Profile generic version 1: the time of the clock, a register
//! let capture_objects = [
//!     0x01, 2, 0x02, 4, 0x12, 0, 8, 0x09, 6, 0, 0, 1, 0, 0, 255, 0x0f, 2, 0x12, 0, 0,
//!     0x02, 4, 0x12, 0, 3, 0x09, 6, 1, 0, 1, 8, 0, 255, 0x0f, 2, 0x12, 0, 0,
//! ];
//! let columns = CaptureObjects::of_profile(1, &capture_objects)?;
//! let profile = Profile::new(columns).with_period(900, SortMethod::FIFO);
//!
//! // what is wanted, as the access selection of a request
//! let from = DateTime::from_octets([0x07, 0xe9, 12, 14, 7, 16, 0, 0, 0xff, 0xff, 0xc4, 0]);
//! let wish = RangeWish::of_time(&columns, from, from.plus_seconds(3_600)?)?.expect("there is a clock");
//! let mut buffer = [0; 64];
//! assert_eq!(wish.encode(&mut buffer)?.access_selector, 1);
//!
//! // attribute 2: the second entry leaves its time out, and tells how much more it was
//! let buffer = [
//!     0x01, 2, 0x02, 2, 0x09, 12, 0x07, 0xe9, 12, 14, 7, 16, 0, 0, 0xff, 0xff, 0xc4, 0, 0x06, 0, 0, 0x0f, 0xbb,
//!     0x02, 2, 0x00, 0x1f, 5,
//! ];
//! let mut cells = [Cell::EMPTY; 2];
//! let mut rows = profile.rows(&buffer, &mut cells)?;
//! rows.next_row()?;
//! let row = rows.next_row()?.expect("two entries");
//! let scaler_unit = ScalerUnit { scaler: 0, unit: Unit::WATT_HOUR };
//! assert_eq!(row[0].date_time().unwrap().to_string(), "2025-12-14 16:15:00 deviation -60");
//! assert_eq!(row[1].quantity(&scaler_unit).unwrap().to_string(), "4032 Wh");
//! assert_eq!((row[0].origin, row[1].origin), (Origin::Period, Origin::Delta));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where only some columns were asked for, give [`Profile::new`] only those. Where the layout is known when the program is written, a
//! structure with `#[derive(Decode)]` and a [`List`](crate::List) of it is several times faster than cells.
//!
//! # Compact data
//!
//! Attribute 5 is the template, attribute 3 the objects; both are read once for each number of the template, which is the first octet of
//! every buffer.
//!
//! ```
//! # #[cfg(feature = "class-measurement")] {
//! use cosem_codec::class::{CaptureObjectDefinition, LogicalName};
//! use cosem_codec::data::Value;
//! use cosem_codec::object::{CaptureObjects, CompactBuffer};
//!
//! let template_id = CaptureObjectDefinition { class_id: 62, logical_name: LogicalName([0, 0, 66, 0, 1, 255]), attribute_index: 4, data_index: 0 };
//! let energy = CaptureObjectDefinition { class_id: 3, logical_name: LogicalName([1, 0, 1, 8, 0, 255]), attribute_index: 2, data_index: 0 };
//! let definitions = [template_id, energy];
//! let objects = CaptureObjects::from(&definitions[..]);
//!
//! // a structure of unsigned and double-long-unsigned
//! let compact = CompactBuffer::new(&[0x02, 2, 0x11, 0x06], objects)?;
//! let buffer = [1, 0x00, 0x12, 0xd6, 0x87];
//! assert_eq!(CompactBuffer::template_id(&objects, &buffer)?, Some(1));
//! let (object, cell) = compact.values(&buffer).nth(1).unwrap()?;
//! assert_eq!((object.logical_name, cell.value()), (energy.logical_name, Some(Value::DoubleLongUnsigned(1_234_567))));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A push
//!
//! Many meters put the list of what they push into the push itself; otherwise it is attribute 2 of the Push setup.
//!
//! ```
//! # #[cfg(feature = "class-access")] {
//! use cosem_codec::Decode;
//! use cosem_codec::class::LogicalName;
//! use cosem_codec::data::{Data, Value};
//! use cosem_codec::object::Push;
//!
//! // the body of a DataNotification: the list of the two members, a register
//! let body = [
//!     0x02, 2, 0x01, 2, 0x02, 4, 0x12, 0, 40, 0x09, 6, 0, 8, 25, 9, 0, 255, 0x0f, 2, 0x12, 0, 0,
//!     0x02, 4, 0x12, 0, 3, 0x09, 6, 1, 0, 1, 7, 0, 255, 0x0f, 2, 0x12, 0, 0, 0x06, 0, 0, 0x0f, 0xbb,
//! ];
//! let push = Push::of_body(Data::decode(&body)?)?.expect("the list is in the body");
//! let power = push.get(3, LogicalName([1, 0, 1, 7, 0, 255]), 2)?.expect("it is pushed");
//! assert_eq!(power.value()?, Value::DoubleLongUnsigned(4027));
//! for pushed in push.values() {
//!     let pushed = pushed?;
//!     println!("{:?} attribute {}: {:?}", pushed.object.logical_name, pushed.object.attribute, pushed.value);
//! }
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "class-access")]
mod access;
mod capture;
mod cell;
#[cfg(feature = "class-measurement")]
mod compact_data;
mod data_index;
#[cfg(feature = "class-access")]
mod described;
#[cfg(feature = "class-access")]
mod list;
#[cfg(all(feature = "class-access", feature = "alloc"))]
mod model;
#[cfg(feature = "class-measurement")]
mod profile;
#[cfg(feature = "class-access")]
mod push;
#[cfg(feature = "class-measurement")]
mod selection;
#[cfg(feature = "class-access")]
mod short_name;

#[cfg(feature = "class-access")]
pub use access::{AttributeMode, AttributeRight, AttributeRights, MethodMode, MethodRight, MethodRights, Permission, Protection};
pub use capture::{CaptureIter, CaptureObject, CaptureObjects};
pub use cell::{Cell, Content, Origin};
#[cfg(feature = "class-measurement")]
pub use compact_data::{CompactBuffer, CompactValues};
pub use data_index::{Part, Selected};
#[cfg(feature = "class-access")]
pub use described::Object;
#[cfg(feature = "class-access")]
pub use list::{ModelError, ObjectList, Objects};
#[cfg(all(feature = "class-access", feature = "alloc"))]
pub use model::Model;
#[cfg(feature = "class-measurement")]
pub use profile::{Profile, Rows};
#[cfg(feature = "class-access")]
pub use push::{Push, Pushed, PushedValues};
#[cfg(feature = "class-measurement")]
pub use selection::{EntryWish, RangeWish, TimeForm};
#[cfg(feature = "class-access")]
pub use short_name::{Member, ShortName};
