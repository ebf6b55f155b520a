//! From capture files to what UDP and TCP carry.

use std::io::{self, Read};
use std::net::{IpAddr, SocketAddr};

use etherparse::defrag::IpDefragPool;
use etherparse::{EtherType, IpNumber, LaxNetSlice, LaxSlicedPacket, SlicedPacket, TcpSlice, UdpSlice, ether_type};
use pcap_parser::traits::PcapNGPacketBlock;
use pcap_parser::{Block, Linktype, PcapBlockOwned, PcapError, create_reader};

use super::{CaptureFault, Protocol, Time, Transport};

/// Capture blocks are small; one that needs more than this is damage.
const LARGEST_BLOCK: usize = 64 << 20;
const FIRST_BUFFER: usize = 1 << 16;
/// Fragments that wait for their others for more packets than this are forgotten.
const FRAGMENT_PATIENCE: usize = 4_096;

/// The payload of one UDP datagram or one TCP segment.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) transport: Transport,
    pub(super) kind: Kind,
    pub(super) payload: Vec<u8>,
}

#[derive(Debug)]
pub(super) enum Kind {
    Datagram,
    Stream {
        sequence: u32,
        syn: bool,
        /// FIN or RST.
        end: bool,
    },
}

/// Whether a file starts as a pcap or pcapng file does.
pub(crate) fn is_capture(start: &[u8]) -> bool {
    let magic = start.first_chunk::<4>();
    magic.is_some_and(|magic| {
        matches!(
            magic,
            [0x0A, 0x0D, 0x0D, 0x0A]
                | [0xA1, 0xB2, 0xC3, 0xD4]
                | [0xD4, 0xC3, 0xB2, 0xA1]
                | [0xA1, 0xB2, 0x3C, 0x4D]
                | [0x4D, 0x3C, 0xB2, 0xA1]
                | [0xA1, 0xB2, 0xCD, 0x34]
                | [0x34, 0xCD, 0xB2, 0xA1]
        )
    })
}

/// A reader whose first answer holds at least the header of the file: the capture is recognised by it, and a pipe may give less.
struct Patient<R> {
    inner: R,
    started: bool,
}

impl<R: Read> Read for Patient<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.started {
            return self.inner.read(buffer);
        }
        self.started = true;
        let mut filled = 0;
        while filled < header_length(&buffer[..filled]).min(buffer.len()) {
            match self.inner.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

/// The length of the header of a capture file, as far as its first octets tell.
fn header_length(start: &[u8]) -> usize {
    const PCAP: usize = 24;
    match start.first_chunk::<12>() {
        Some(&[0x0A, 0x0D, 0x0D, 0x0A, a, b, c, d, order, ..]) => {
            let length = if order == 0x1A { u32::from_be_bytes([a, b, c, d]) } else { u32::from_le_bytes([a, b, c, d]) };
            usize::try_from(length).unwrap_or(usize::MAX)
        }
        _ => PCAP,
    }
}

struct Interface {
    link: Linktype,
    /// Units per second.
    resolution: u64,
    offset: i64,
}

/// Reads a capture to its end and hands on every segment from or to one of the ports; returns the number of packets.
pub(super) fn read(reader: impl Read + Send, ports: &[u16], mut hand_on: impl FnMut(Segment)) -> Result<usize, CaptureFault> {
    let fault = |packets, what: &str| CaptureFault { packets, what: what.to_owned() };
    let mut blocks = create_reader(FIRST_BUFFER, Patient { inner: reader, started: false }).map_err(|error| fault(0, &describe(&error)))?;
    let mut packets = Packets { number: 0, fragments: IpDefragPool::new(), ports };
    let mut interfaces: Vec<Interface> = Vec::new();
    let mut capacity = FIRST_BUFFER;
    loop {
        let error = match blocks.next() {
            Ok((length, block)) => {
                packets.block(&mut interfaces, block, &mut hand_on).map_err(|what| fault(packets.number, what))?;
                blocks.consume(length);
                continue;
            }
            Err(error) => error.to_owned_vec(),
        };
        match error {
            PcapError::Eof => return Ok(packets.number),
            PcapError::Incomplete(_) if blocks.reader_exhausted() => {
                return Err(fault(packets.number, "the file ends inside of a block"));
            }
            PcapError::Incomplete(_) | PcapError::BufferTooSmall => {
                let refilled = blocks.refill().map_err(|error| error.to_owned_vec());
                match refilled {
                    Ok(()) => {}
                    Err(PcapError::BufferTooSmall) if capacity < LARGEST_BLOCK => {
                        capacity *= 2;
                        blocks.grow(capacity);
                    }
                    Err(error) => return Err(fault(packets.number, &describe(&error))),
                }
            }
            error => return Err(fault(packets.number, &describe(&error))),
        }
    }
}

fn describe<I>(error: &PcapError<I>) -> String {
    match error {
        PcapError::Eof | PcapError::UnexpectedEof | PcapError::Incomplete(_) => "the file ends too early".to_owned(),
        PcapError::BufferTooSmall => format!("a block is larger than {} MiB", LARGEST_BLOCK >> 20),
        PcapError::ReadError => "reading failed".to_owned(),
        PcapError::HeaderNotRecognized => "it is neither pcap nor pcapng".to_owned(),
        PcapError::NomError(_, _) | PcapError::OwnedNomError(_, _) => "the next block is damaged".to_owned(),
    }
}

fn time_of(units: u64, interface: &Interface) -> Option<Time> {
    let seconds = (units / interface.resolution).checked_add_signed(interface.offset)?;
    let fraction = u128::from(units % interface.resolution) * 1_000_000_000 / u128::from(interface.resolution);
    Some(Time { seconds, nanoseconds: u32::try_from(fraction).ok()? })
}

struct Packets<'p> {
    number: usize,
    fragments: IpDefragPool<usize, ()>,
    ports: &'p [u16],
}

impl Packets<'_> {
    fn block(
        &mut self,
        interfaces: &mut Vec<Interface>,
        block: PcapBlockOwned<'_>,
        hand_on: &mut impl FnMut(Segment),
    ) -> Result<(), &'static str> {
        match block {
            PcapBlockOwned::LegacyHeader(header) => {
                let resolution = if header.is_nanosecond_precision() { 1_000_000_000 } else { 1_000_000 };
                *interfaces = vec![Interface { link: header.network, resolution, offset: 0 }];
            }
            PcapBlockOwned::Legacy(packet) => {
                if let Some(interface) = interfaces.first() {
                    let scale = u32::try_from(1_000_000_000 / interface.resolution).unwrap_or(1);
                    let nanoseconds = packet.ts_usec.saturating_mul(scale).min(999_999_999);
                    let time = Time { seconds: u64::from(packet.ts_sec), nanoseconds };
                    self.packet(interface.link, Some(time), packet.data, hand_on);
                }
            }
            PcapBlockOwned::NG(Block::SectionHeader(_)) => interfaces.clear(),
            PcapBlockOwned::NG(Block::InterfaceDescription(description)) => interfaces.push(Interface {
                link: description.linktype,
                resolution: description.ts_resolution().unwrap_or(1_000_000).max(1),
                offset: description.ts_offset(),
            }),
            PcapBlockOwned::NG(Block::EnhancedPacket(packet)) => {
                let interface = usize::try_from(packet.if_id).ok().and_then(|at| interfaces.get(at));
                let interface = interface.ok_or("a packet names an interface that was not described")?;
                let time = time_of(u64::from(packet.ts_high) << 32 | u64::from(packet.ts_low), interface);
                self.packet(interface.link, time, packet.packet_data(), hand_on);
            }
            PcapBlockOwned::NG(Block::SimplePacket(packet)) => {
                if let Some(interface) = interfaces.first() {
                    self.packet(interface.link, None, packet.packet_data(), hand_on);
                }
            }
            PcapBlockOwned::NG(_) => {}
        }
        Ok(())
    }

    fn packet(&mut self, link: Linktype, time: Option<Time>, data: &[u8], hand_on: &mut impl FnMut(Segment)) {
        self.number += 1;
        let Some((kind, data)) = network_layer(link, data) else { return };
        let packet = LaxSlicedPacket::from_ether_type(kind, data);
        let (source, destination, ip, fragmented, payload) = match &packet.net {
            Some(LaxNetSlice::Ipv4(slice)) => {
                let (header, payload) = (slice.header(), slice.payload());
                let addresses = (IpAddr::V4(header.source_addr()), IpAddr::V4(header.destination_addr()));
                (addresses.0, addresses.1, payload.ip_number, payload.fragmented, payload.payload)
            }
            Some(LaxNetSlice::Ipv6(slice)) => {
                let (header, payload) = (slice.header(), slice.payload());
                let addresses = (IpAddr::V6(header.source_addr()), IpAddr::V6(header.destination_addr()));
                (addresses.0, addresses.1, payload.ip_number, payload.fragmented, payload.payload)
            }
            Some(LaxNetSlice::Arp(_)) | None => return,
        };
        let whole;
        let (ip, payload) = if fragmented {
            let (now, patience) = (self.number, FRAGMENT_PATIENCE);
            self.fragments.retain(|&seen| now.saturating_sub(seen) < patience);
            // A fragment that is itself cut off, or overlaps others in a bad way, cannot be put together.
            let Ok(packet) = SlicedPacket::from_ether_type(kind, data) else { return };
            match self.fragments.process_sliced_packet(&packet, now, ()) {
                Ok(Some(payload)) => whole = payload,
                Ok(None) | Err(_) => return,
            }
            (whole.ip_number, whole.payload.as_slice())
        } else {
            (ip, payload)
        };
        let transport = |protocol, from, to| Transport {
            protocol,
            source: SocketAddr::new(source, from),
            destination: SocketAddr::new(destination, to),
            packet: self.number,
            time,
        };
        let wanted = |from, to| self.ports.contains(&from) || self.ports.contains(&to);
        if ip == IpNumber::TCP {
            let Ok(tcp) = TcpSlice::from_slice(payload) else { return };
            if wanted(tcp.source_port(), tcp.destination_port()) {
                hand_on(Segment {
                    transport: transport(Protocol::Tcp, tcp.source_port(), tcp.destination_port()),
                    kind: Kind::Stream { sequence: tcp.sequence_number(), syn: tcp.syn(), end: tcp.fin() || tcp.rst() },
                    payload: tcp.payload().to_vec(),
                });
            }
        } else if ip == IpNumber::UDP {
            let Ok(udp) = UdpSlice::from_slice_lax(payload) else { return };
            if wanted(udp.source_port(), udp.destination_port()) {
                hand_on(Segment {
                    transport: transport(Protocol::Udp, udp.source_port(), udp.destination_port()),
                    kind: Kind::Datagram,
                    payload: udp.payload().to_vec(),
                });
            }
        }
    }
}

/// The network layer packet inside of a link layer frame, with its type.
fn network_layer(link: Linktype, data: &[u8]) -> Option<(EtherType, &[u8])> {
    let by_ether_type = |type_at: usize, from: usize| {
        let kind = data.get(type_at..)?.first_chunk::<2>()?;
        Some((EtherType(u16::from_be_bytes(*kind)), data.get(from..)?))
    };
    let by_version = |data| {
        let &first = <[u8]>::first(data)?;
        match first >> 4 {
            4 => Some((ether_type::IPV4, data)),
            6 => Some((ether_type::IPV6, data)),
            _ => None,
        }
    };
    match link {
        Linktype::ETHERNET => by_ether_type(12, 14),
        Linktype::LINUX_SLL => by_ether_type(14, 16),
        Linktype::LINUX_SLL2 => by_ether_type(0, 20),
        // The address family in front differs between systems; the IP version does not.
        Linktype::NULL | Linktype::LOOP => by_version(data.get(4..)?),
        Linktype::RAW | Linktype::IPV4 | Linktype::IPV6 | Linktype(12 | 14) => by_version(data),
        _ => None,
    }
}
