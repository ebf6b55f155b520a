//! What a meter says about itself: its objects, its profiles, its pushes.

#[cfg(feature = "class-access")]
mod access;
#[cfg(feature = "class-access")]
mod list;
#[cfg(all(feature = "class-access", feature = "alloc"))]
mod model;
#[cfg(feature = "class-access")]
mod short_name;

#[cfg(feature = "class-access")]
pub use access::{AttributeMode, AttributeRight, AttributeRights, MethodMode, MethodRight, MethodRights, Permission, Protection};
#[cfg(feature = "class-access")]
pub use list::{ModelError, Object, ObjectList, Objects};
#[cfg(all(feature = "class-access", feature = "alloc"))]
pub use model::Model;
#[cfg(feature = "class-access")]
pub use short_name::{Member, ShortName};
