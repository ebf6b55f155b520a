//! Interface classes, IEC 62056-6-2: for each version a type that names it, its attributes, its methods, and the types they are made of.
//!
//! Values of attributes travel as COSEM Data. An attribute is decoded by its number, which stands in the message around it:
//!
//! ```
//! use cosem_codec::class::{RegisterV0Attribute, Unit};
//!
//! // attribute 3 of a Register: 10^-3 Wh
//! let attribute = RegisterV0Attribute::decode(3, &[0x02, 0x02, 0x0f, 0xfd, 0x16, 0x1e])?;
//! let RegisterV0Attribute::ScalerUnit(scaler_unit) = attribute else { unreachable!() };
//! assert_eq!((scaler_unit.scaler, scaler_unit.unit), (-3, Unit::WATT_HOUR));
//! # Ok::<(), cosem_codec::DecodeError>(())
//! ```
//!
//! Where the class is only known at run time, [`any`] has an enum over all of them, and [`find`] tells what the spec file says of one.
//!
//! The classes come in groups, each behind a feature: `class-measurement`, `class-access`, … The feature `classes` is all of them.

pub mod any;
mod table;

pub use table::{CLASSES, find, versions};

/// One module for each folder of classes, all re-exported here.
macro_rules! groups {
    ($($(#[$cfg:meta])* $group:ident = $folder:literal,)*) => {
        $(
            $(#[$cfg])*
            mod $group {
                cosem_derive::suite!($folder);
            }
            $(#[$cfg])*
            pub use $group::*;
        )*
    };
}

groups! {
    common = "class/common",
    #[cfg(feature = "class-measurement")]
    measurement = "class/measurement",
    #[cfg(feature = "class-access")]
    access = "class/access",
    #[cfg(feature = "class-time")]
    time = "class/time",
    #[cfg(feature = "class-payment")]
    payment = "class/payment",
    #[cfg(feature = "class-modem")]
    modem = "class/modem",
    #[cfg(feature = "class-mbus")]
    mbus = "class/mbus",
    #[cfg(feature = "class-internet")]
    internet = "class/internet",
    #[cfg(feature = "class-sfsk")]
    sfsk = "class/sfsk",
    #[cfg(feature = "class-prime")]
    prime = "class/prime",
    #[cfg(feature = "class-g3")]
    g3 = "class/g3",
    #[cfg(feature = "class-hs-plc")]
    hs_plc = "class/hs_plc",
    #[cfg(feature = "class-zigbee")]
    zigbee = "class/zigbee",
    #[cfg(feature = "class-wisun")]
    wisun = "class/wisun",
    #[cfg(feature = "class-lpwan")]
    lpwan = "class/lpwan",
    #[cfg(feature = "class-iso14908")]
    iso14908 = "class/iso14908",
}

/// Items whose layout is a reconstruction. **Not conformant.**
#[cfg(feature = "unconfirmed")]
pub mod unconfirmed {
    #[cfg(feature = "class-access")]
    pub use super::access::unconfirmed::*;
    #[cfg(feature = "class-g3")]
    pub use super::g3::unconfirmed::*;
    #[cfg(feature = "class-measurement")]
    pub use super::measurement::unconfirmed::*;
}
