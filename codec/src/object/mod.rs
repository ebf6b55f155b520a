//! What a meter says about itself: its objects, its profiles, its pushes.

#[cfg(feature = "class-access")]
mod access;
mod capture;
mod cell;
#[cfg(feature = "class-measurement")]
mod compact_data;
#[cfg(feature = "class-access")]
mod list;
#[cfg(all(feature = "class-access", feature = "alloc"))]
mod model;
mod packed;
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
pub use capture::{CaptureIter, CaptureObject, CaptureObjects, Part, Selected};
pub use cell::{Cell, Content, Origin};
#[cfg(feature = "class-measurement")]
pub use compact_data::{CompactBuffer, CompactValues};
#[cfg(feature = "class-access")]
pub use list::{ModelError, Object, ObjectList, Objects};
#[cfg(all(feature = "class-access", feature = "alloc"))]
pub use model::Model;
pub use packed::Packed;
#[cfg(feature = "class-measurement")]
pub use profile::{Profile, Rows};
#[cfg(feature = "class-access")]
pub use push::{Push, Pushed, PushedValues};
#[cfg(feature = "class-measurement")]
pub use selection::{EntryWish, RangeWish, TimeForm};
#[cfg(feature = "class-access")]
pub use short_name::{Member, ShortName};
