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

cosem_derive::suite!("class");
