//! Packed frames. Strategies of many alternatives are boxed: by value they take megabytes of stack.

use cosem_codec::OctetString;
use cosem_codec::frame::*;
use cosem_codec::iso14908::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{keep, octets};

/// A packet of the network layer of ISO/IEC 14908-1.
pub(crate) fn npdu() -> BoxedStrategy<Npdu<'static>> {
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
        (any::<bool>(), 0..=15u8, tpdu_body())
            .prop_map(|(authenticated, transaction, body)| { NpduPayload::Tpdu(Tpdu { authenticated, transaction, body }) }),
        (any::<bool>(), 0..=15u8, spdu_body())
            .prop_map(|(authenticated, transaction, body)| { NpduPayload::Spdu(Spdu { authenticated, transaction, body }) }),
        (0..=15u8, any::<[u8; 8]>(), any::<Option<u8>>()).prop_map(|(transaction, random, group)| {
            let message = group.map_or(AuthPduMessage::SubnetNode, AuthPduMessage::Multicast);
            NpduPayload::AuthPdu(AuthPdu { transaction, body: AuthPduBody::Challenge(random), message })
        }),
        apdu().prop_map(NpduPayload::Apdu),
    ];
    (any::<u8>(), node(), destination, domain, payload)
        .prop_map(|(source_subnet, source_node, destination, domain, payload)| Npdu {
            source_subnet,
            source_node,
            destination,
            domain: OctetString(keep(domain)),
            payload,
        })
        .boxed()
}

/// An application message of ISO/IEC 14908-1.
pub(crate) fn apdu() -> BoxedStrategy<LonApdu<'static>> {
    prop_oneof![
        (0..=0x3Eu8, octets()).prop_map(|(code, data)| LonApdu::ApplicationMessage(ApplicationMessage { code, data })),
        (0x40..=0x4Bu8, octets()).prop_map(|(code, data)| LonApdu::ForeignFrame(ForeignFrame { code, data })),
        (any::<bool>(), 0..=0x3FFFu16, octets()).prop_map(|(poll, selector, value)| {
            let direction = if poll { NvDirection::OUTPUT } else { NvDirection::INPUT };
            LonApdu::NetworkVariable(NetworkVariable { direction, selector, value })
        }),
        any::<u8>().prop_map(|remaining_count| LonApdu::ProxyFailure(ProxyFailure { remaining_count })),
        Just(LonApdu::ApplicationOffline),
        Just(LonApdu::NetworkDiagnostic(NetworkDiagnostic::QueryStatus)),
        any::<(u8, u16, u8)>().prop_map(|(mode, address, count)| {
            let request = ReadMemory { mode: MemoryMode(mode), address, count };
            LonApdu::NetworkManagement(NetworkManagement::ReadMemory(request))
        }),
    ]
    .boxed()
}

fn tpdu_body() -> BoxedStrategy<TpduBody<'static>> {
    prop_oneof![
        apdu().prop_map(TpduBody::Acknowledged),
        apdu().prop_map(TpduBody::Repeated),
        Just(TpduBody::Acknowledgement),
        members().prop_map(|m_list| TpduBody::Reminder(Reminder { m_list })),
        (members(), apdu()).prop_map(|(m_list, apdu)| TpduBody::ReminderMessage(ReminderMessage { m_list, apdu })),
    ]
    .boxed()
}

fn spdu_body() -> BoxedStrategy<SpduBody<'static>> {
    prop_oneof![
        apdu().prop_map(SpduBody::Request),
        (any::<u8>(), octets()).prop_map(|(code, data)| SpduBody::Response(LonResponse { code, data })),
        members().prop_map(|m_list| SpduBody::Reminder(Reminder { m_list })),
        (members(), apdu()).prop_map(|(m_list, apdu)| SpduBody::ReminderMessage(ReminderMessage { m_list, apdu })),
    ]
    .boxed()
}

fn members() -> impl Strategy<Value = OctetString<'static>> {
    vec(any::<u8>(), 0..=8).prop_map(|octets| OctetString(keep(octets)))
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

/// A piece of an APDU on the wired M-Bus.
pub(crate) fn mbus_segment() -> impl Strategy<Value = MBusSegment<'static>> {
    (any::<(u8, u8, bool, u8, u8)>(), 0..=0xFu8, octets()).prop_map(|((c_field, a_field, fin, stsap, dtsap), sequence_number, data)| {
        MBusSegment { c_field: MBusControl(c_field), a_field, fin, sequence_number, stsap, dtsap, data }
    })
}
