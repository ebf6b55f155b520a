//! Packed frames: ISO/IEC 14908-1, the wrapper.

use cosem_codec::{frame, iso14908};

use crate::agreement::agreement;
use crate::round_trip::{Item, round_trip};

macro_rules! frames {
    ($($(#[$doc:meta])* $function:ident: $module:ident $name:ident $(<$life:lifetime>)?;)+) => {
        $(
            $(#[$doc])*
            ///
            /// # Panics
            /// When an oracle finds a fault.
            pub fn $function(octets: &[u8]) {
                struct Marker;

                impl Item for Marker {
                    const NAME: &'static str = stringify!($name);
                    type Of<'a> = $module::$name $(<$life>)?;
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
    /// Application messages of ISO/IEC 14908-1.
    lon_message: iso14908 LonApdu<'a>;
    /// Datagrams of LON/IP.
    lon_udp: iso14908 LonUdpPdu<'a>;
    /// Headers of the IP tunnel.
    cnip_header: iso14908 CnipHeader;
    /// Requests of the OSGP table services.
    table_request: iso14908 TableRequest<'a>;
    /// Responses to reads of tables.
    table_read_response: iso14908 TableReadResponse<'a>;
    /// Responses to writes of tables.
    table_write_response: iso14908 TableWriteResponse<'a>;
    /// Requests on the customer port.
    mep_request: iso14908 MepRequest<'a>;
    /// Messages of the TCP-UDP/IP wrapper, as the spec file has them.
    wrapper_pdu: frame WrapperPdu<'a>;
    /// Responses on the customer port.
    mep_response: iso14908 MepResponse<'a>;
    /// Pieces of APDUs on the wired M-Bus.
    mbus_segment: frame MBusSegment<'a>;
    /// LLC PDUs of the HDLC profile, as the spec file has them.
    llc_pdu: frame LlcPdu<'a>;
}
