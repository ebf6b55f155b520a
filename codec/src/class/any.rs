//! Values of whatever class, attribute or method: enums over all class versions, for tools that learn the class at run time.
//!
//! ```
//! use cosem_codec::class::{RegisterV0Attribute, any};
//!
//! // class 3, version 0, attribute 2
//! let value = any::Attribute::decode(3, 0, 2, &[0x06, 0x00, 0x00, 0x0f, 0xbb])?;
//! assert!(matches!(value, any::Attribute::RegisterV0(RegisterV0Attribute::Value(_))));
//! assert_eq!((value.class_id(), value.version(), value.number()), (3, 0, 2));
//!
//! let error = any::Attribute::decode(3, 1, 2, &[0x00]).unwrap_err();
//! assert_eq!(error.to_string(), "unknown version of the interface class at octet 0: 1");
//! # Ok::<(), cosem_codec::DecodeError>(())
//! ```
//!
//! The enums have the classes whose features are there. A firmware that names its classes does not link them.

cosem_derive::class_enums!();
