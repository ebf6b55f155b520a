//! Packed frames: ISO/IEC 14908-1, the wrapper.

use cosem_codec::{frame, iso14908};

use crate::agreement::agreement;
use crate::round_trip::{Item, round_trip};

macro_rules! frames {
    ($($(#[$doc:meta])* $function:ident: $module:ident $name:ident<$life:lifetime>;)+) => {
        $(
            $(#[$doc])*
            ///
            /// # Panics
            /// When an oracle finds a fault.
            pub fn $function(octets: &[u8]) {
                struct Marker;

                impl Item for Marker {
                    const NAME: &'static str = stringify!($name);
                    type Of<'a> = $module::$name<$life>;
                }

                round_trip::<Marker>(octets);
                agreement::<Marker>(octets);
            }
        )+
    };
}

frames! {
    /// Frames of the link layer of ISO/IEC 14908-1.
    lpdu: iso14908 Lpdu<'a>;
    /// Packets of the network layer of ISO/IEC 14908-1.
    npdu: iso14908 Npdu<'a>;
    /// Messages of the TCP-UDP/IP wrapper, as the spec file has them.
    wrapper_pdu: frame WrapperPdu<'a>;
    /// LLC PDUs of the HDLC profile, as the spec file has them.
    llc_pdu: frame LlcPdu<'a>;
}
