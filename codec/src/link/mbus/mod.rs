//! The wired M-Bus (EN 13757-2) and what carries APDUs over it (IEC 62056-7-3).
//!
//! ```text
//! acknowledgement E5
//! short frame     10 C A checksum 16
//! long frame      68 L L 68 C A CI data checksum 16      L counts C to the last data octet, 3 to 255
//! ```
//!
//! The checksum is the sum of the octets that L counts, modulo 256. A CI field from 00 to 1F says that a piece of an APDU follows, which the
//! spec file `frame/mbus.spec` declares ([`MBusSegment`](crate::frame::MBusSegment)): [`Frame::segment`] reads it, [`Reassembler`] joins the
//! pieces, [`Segmenter`] makes them. [`read`] takes the frames of a line one after the other.
//!
//! Both texts are not public. Frames are known from the library libmbus and from captures, the transport from captures of meters of two makers
//! that open with their keys. Not known is what follows the sequence number 15: no message longer than 16 pieces is written or joined.
//!
//! ```
//! use cosem_codec::link::Progress;
//! use cosem_codec::link::buffer::SliceBuffer;
//! use cosem_codec::link::mbus::{self, Reassembler, Rules};
//!
//! let octets = [0x68, 0x0d, 0x0d, 0x68, 0x53, 0xff, 0x10, 0x01, 0x67, 0x0f, 0x40, 0, 0, 0, 0, 1, 0x12, 0x2c, 0x16];
//! let Progress::Complete { unit: frame, .. } = mbus::read(&octets, &Rules::STRICT) else { panic!("a whole frame") };
//! let segment = frame.segment()?;
//! assert_eq!((segment.fin, segment.stsap, segment.dtsap), (true, 1, 0x67));
//! let mut storage = [0; 2048];
//! let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
//! assert_eq!(reassembler.push(&segment), Ok(Some(&[0x0f, 0x40, 0, 0, 0, 0, 1, 0x12][..])));
//! # Ok::<(), cosem_codec::DecodeError>(())
//! ```

mod error;
mod frame;
mod segments;

pub use error::{EncodeFrameError, FrameError, FrameErrorKind};
pub use frame::{Frame, Rules, read};
pub use segments::{MOST_SEGMENTS, Reassembler, SegmentError, Segmenter};

/// What an acknowledgement is.
pub const ACKNOWLEDGEMENT: u8 = 0xE5;
/// The first octet of a short frame.
pub const SHORT_START: u8 = 0x10;
/// The first and the fourth octet of a long frame.
pub const LONG_START: u8 = 0x68;
/// The last octet of a frame.
pub const STOP: u8 = 0x16;
