//! Capture files, built from their packets.

use super::octets;

pub(crate) fn ipv4(source: [u8; 4], destination: [u8; 4], protocol: u8, fragment: u16, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(20 + payload.len()).expect("short");
    let mut packet = vec![0x45, 0];
    packet.extend(length.to_be_bytes());
    packet.extend([0x12, 0x34]);
    packet.extend(fragment.to_be_bytes());
    packet.extend([64, protocol, 0, 0]);
    packet.extend(source);
    packet.extend(destination);
    packet.extend(payload);
    packet
}

pub(crate) fn udp(from: u16, to: u16, payload: &[u8]) -> Vec<u8> {
    let mut datagram = Vec::new();
    datagram.extend(from.to_be_bytes());
    datagram.extend(to.to_be_bytes());
    datagram.extend(u16::try_from(8 + payload.len()).expect("short").to_be_bytes());
    datagram.extend([0, 0]);
    datagram.extend(payload);
    datagram
}

pub(crate) fn ethernet(packet: &[u8]) -> Vec<u8> {
    let mut frame = vec![0; 12];
    frame.extend(if packet[0] >> 4 == 6 { [0x86, 0xDD] } else { [0x08, 0x00] });
    frame.extend(packet);
    // Short frames are padded; the padding is not payload.
    frame.resize(frame.len().max(60), 0xEE);
    frame
}

/// A pcap file, least significant octet first, Ethernet.
pub(crate) fn pcap(packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file = octets("d4c3b2a1 0200 0400 00000000 00000000 0000ffff 01000000");
    for (index, packet) in packets.iter().enumerate() {
        let frame = ethernet(packet);
        let length = u32::try_from(frame.len()).expect("short").to_le_bytes();
        file.extend((1_700_000_000 + u32::try_from(index).expect("few")).to_le_bytes());
        file.extend(250_000_u32.to_le_bytes());
        file.extend(length);
        file.extend(length);
        file.extend(frame);
    }
    file
}
