//! HDLC, the data link layer of the three-layer profile (IEC 62056-46): frame format type 3 of ISO/IEC 13239, without octet stuffing.
//!
//! ```text
//! 7E | format 2 | destination 1/2/4 | source 1/2/4 | control 1 | HCS 2 | information n | FCS 2 | 7E
//! 7E | format 2 | destination       | source       | control   | FCS 2                         | 7E      n = 0
//! ```
//!
//! - [`read`] finds the next frame of a stream; [`Frames`] walks the octets at hand; [`Deframer`] keeps what a stream has to remember;
//!   `FrameReader` (feature `alloc`) keeps the octets too.
//! - [`Frame::decode`] takes the octets of exactly one frame, [`Frame::encode`] writes one.
//! - [`NumberedReassembler`] and [`UnnumberedReassembler`] join the segments of a message, [`Segmenter`] cuts one.
//! - [`LinkParameters`] are what SNRM and UA carry; [`negotiate`] gives what holds then.
//! - [`Secondary`] is the server's side of a connection: which frame answers which.
//!
//! Frames are checked against the rules of the standard; [`Rules`] says which of them a reader tolerates.

mod address;
mod control;
mod error;
mod frame;
mod frmr;
mod params;
mod reader;
mod rules;
mod segmenter;
mod segments;
mod station;
#[cfg(feature = "alloc")]
mod stream;

pub use address::{Address, AddressError, AddressSize};
pub use control::{Control, FrameType, SequenceNumber};
pub use error::{FrameError, FrameErrorKind, Header};
pub use frame::{FLAG, Frame, FrameEncodeError, MAX_LENGTH};
pub use frmr::{FrmrError, FrmrInformation};
pub use params::{
    EncodedParameters, LinkParameters, Negotiated, ParameterForm, ParametersError, ParametersErrorKind, ParsedParameters, negotiate,
};
pub use reader::{Deframer, Frames, read};
pub use rules::{Direction, MAX_INFORMATION, Rule, RuleSet, Rules};
pub use segmenter::Segmenter;
pub use segments::{NumberedReassembler, SegmentError, UnnumberedReassembler};
pub use station::{Mode, Reaction, Secondary, repeat_after_time_out};
#[cfg(feature = "alloc")]
pub use stream::FrameReader;
