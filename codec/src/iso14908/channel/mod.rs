//! The secure channel of OSGP-AES-128-PSK (IEC 62056-8-8, Annex D) as state of both ends. **A reconstruction, not conformant.**
//!
//! Names, order and keys of the messages are those of the table of contents of the standard, everything else is a guess that stands in
//! `secure_channel_unconfirmed.spec`: whoever holds the text corrects that file. Widths and orders are taken from there.
//!
//! Nothing here sends, receives, waits or draws random numbers: octets and challenges come from the caller, and go to the caller.
//!
//! - [`Nnap`] is the end of the data concentrator, one for each meter; [`Broadcaster`] is its end of the keys of a domain.
//! - [`Lnap`] is the end of the meter.
//!
//! A set-up has four messages: challenge request, challenge response, commission request (with the keys of the domain), commission response.
//! Behind it each end counts its own messages. A receiver takes a number once: one that is greater than the last, within a
//! [window](Limits::window). A message that is lost is sent again as a new one.

mod error;
mod lnap;
mod nnap;
mod session;

pub use error::ChannelError;
pub use lnap::{Lnap, LnapEvent};
pub use nnap::{Broadcaster, Nnap, NnapEvent};
pub use session::{Address, Domain, Limits, Message, Saps};
