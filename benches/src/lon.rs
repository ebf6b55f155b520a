//! ISO/IEC 14908-1: the codec, and the check sequence of the crate `crc`.

use cosem_codec::Decode as _;
use cosem_codec::crc::crc16_genibus;
use cosem_codec::iso14908::{
    ApplicationMessage, LonApdu, Lpdu as Frame, NetworkManagement, NpduDestination, NpduPayload, ReadMemory, SpduBody, TpduBody,
};

use crate::decoder;

decoder! {
    /// A frame down to its application message, looked at where it lies.
    Lpdu(message, sink) {
        let decoded = Frame::decode(message);
        let Ok(frame) = &decoded else { return None };
        let npdu = &frame.npdu;
        sink.number(u64::from(frame.priority) << 7 | u64::from(frame.alt_path) << 6 | u64::from(frame.delta_backlog));
        sink.number(npdu.source_subnet.into());
        sink.number(npdu.source_node.into());
        match npdu.destination {
            NpduDestination::Broadcast(address) => sink.octets(&[address.subnet]),
            NpduDestination::Multicast(address) => sink.octets(&[address.group]),
            NpduDestination::SubnetNode(address) => sink.octets(&[address.subnet, 0x80 | address.node]),
            NpduDestination::MulticastAcknowledgement(address) => {
                sink.octets(&[address.subnet, 0x80 | address.node, address.group, address.member]);
            }
            NpduDestination::UniqueId(address) => {
                let [a, b, c, d, e, f] = address.unique_id;
                sink.octets(&[address.subnet, a, b, c, d, e, f]);
            }
        }
        sink.octets(&npdu.domain);
        let apdu = match &npdu.payload {
            NpduPayload::Tpdu(tpdu) => {
                let (kind, apdu) = match &tpdu.body {
                    TpduBody::Acknowledged(apdu) => (0, apdu),
                    TpduBody::Repeated(apdu) => (1, apdu),
                    _ => return None,
                };
                sink.number(u64::from(tpdu.authenticated) << 7 | kind << 4 | u64::from(tpdu.transaction));
                apdu
            }
            NpduPayload::Spdu(spdu) => {
                let SpduBody::Request(apdu) = &spdu.body else { return None };
                sink.number(u64::from(spdu.authenticated) << 7 | u64::from(spdu.transaction));
                apdu
            }
            NpduPayload::Apdu(apdu) => apdu,
            NpduPayload::AuthPdu(_) => return None,
        };
        match apdu {
            LonApdu::ApplicationMessage(ApplicationMessage { code, data }) => {
                sink.number((*code).into());
                sink.octets(data);
            }
            LonApdu::NetworkVariable(variable) => {
                sink.number(variable.selector.into());
                sink.octets(&variable.value);
            }
            LonApdu::NetworkManagement(NetworkManagement::ReadMemory(ReadMemory { mode, address, count })) => {
                sink.number(mode.0.into());
                sink.number((*address).into());
                sink.number((*count).into());
            }
            _ => return None,
        }
        Some(())
    }
}

decoder! {
    /// CRC-16/GENIBUS of the codec.
    Genibus(message, sink) {
        sink.number(crc16_genibus(message).into());
        Some(())
    }
}

/// The crate `crc` with its largest tables.
static PEER: crc::Crc<u16, crc::Table<16>> = crc::Crc::<u16, crc::Table<16>>::new(&crc::CRC_16_GENIBUS);

decoder! {
    /// CRC-16/GENIBUS of the crate `crc`.
    GenibusPeer(message, sink) {
        sink.number(PEER.checksum(message).into());
        Some(())
    }
}
