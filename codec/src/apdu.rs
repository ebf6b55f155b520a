//! The APDUs of the application layer, IEC 62056-5-3: ACSE, xDLMS and CIASE.
//!
//! [`Apdu`] is any of them. Each service has a type of its own ([`GetRequest`], [`DataNotification`], …) that can be decoded alone,
//! its tag included.

cosem_derive::suite!("apdu");
