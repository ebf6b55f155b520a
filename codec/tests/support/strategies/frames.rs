//! Packed frames.

use cosem_codec::OctetString;
use cosem_codec::frame::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{keep, octets};

/// A packet of the network layer of ISO/IEC 14908-1.
pub(crate) fn npdu() -> impl Strategy<Value = Npdu<'static>> {
    let node = || 0..=0x7Fu8;
    let destination = prop_oneof![
        any::<u8>().prop_map(|subnet| NpduDestination::Broadcast(BroadcastAddress { subnet })),
        any::<u8>().prop_map(|group| NpduDestination::Multicast(MulticastAddress { group })),
        (any::<u8>(), node()).prop_map(|(subnet, node)| NpduDestination::SubnetNode(SubnetNodeAddress { subnet, node })),
        (any::<u8>(), node(), any::<u8>(), 0..=63u8).prop_map(|(subnet, node, group, member)| {
            NpduDestination::MulticastAcknowledgement(MulticastAcknowledgementAddress { subnet, node, group, member })
        }),
        any::<(u8, [u8; 6])>().prop_map(|(subnet, unique_id)| NpduDestination::UniqueId(UniqueIdAddress { subnet, unique_id })),
    ];
    let domain = prop_oneof![Just(0usize), Just(1), Just(3), Just(6)].prop_flat_map(|len| vec(any::<u8>(), len));
    let payload = prop_oneof![
        octets().prop_map(NpduPayload::Tpdu),
        octets().prop_map(NpduPayload::Spdu),
        octets().prop_map(NpduPayload::AuthPdu),
        octets().prop_map(NpduPayload::Apdu),
    ];
    (any::<u8>(), node(), destination, domain, payload).prop_map(|(source_subnet, source_node, destination, domain, payload)| Npdu {
        source_subnet,
        source_node,
        destination,
        domain: OctetString(keep(domain)),
        payload,
    })
}

/// A frame of the link layer of ISO/IEC 14908-1.
pub(crate) fn lpdu() -> impl Strategy<Value = Lpdu<'static>> {
    (any::<(bool, bool)>(), 0..=0x3Fu8, npdu()).prop_map(|((priority, alt_path), delta_backlog, npdu)| Lpdu {
        priority,
        alt_path,
        delta_backlog,
        npdu,
    })
}

/// A message of the TCP-UDP/IP wrapper.
pub(crate) fn wrapper_pdu() -> impl Strategy<Value = WrapperPdu<'static>> {
    (any::<(u16, u16)>(), octets()).prop_map(|((source_wport, destination_wport), data)| WrapperPdu {
        source_wport,
        destination_wport,
        data,
    })
}

/// An LLC PDU of the HDLC profile.
pub(crate) fn llc_pdu() -> impl Strategy<Value = LlcPdu<'static>> {
    (
        prop_oneof![Just(DestinationLsap::COSEM), Just(DestinationLsap::BROADCAST)],
        prop_oneof![Just(SourceLsap::COMMAND), Just(SourceLsap::RESPONSE)],
        octets(),
    )
        .prop_map(|(destination_lsap, source_lsap, lsdu)| LlcPdu { destination_lsap, source_lsap, lsdu })
}
