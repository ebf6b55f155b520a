//! Captures of network traffic: pcap and pcapng files, read as a stream.
//!
//! What TCP and UDP carry from and to the DLMS/COSEM port is put together again (IP fragments, TCP segments in any order,
//! repeated or overlapping) and handed on one message at a time, in the order in which the messages were complete.

mod packets;
mod stream;
mod tcp;

use std::fmt;
use std::io::Read;
use std::net::SocketAddr;

pub(crate) use packets::is_capture;

/// The registered port of DLMS/COSEM over TCP and UDP.
pub(crate) const COSEM_PORT: u16 = 4059;

/// Octets of one message as they went over the network.
#[derive(Debug)]
pub(crate) struct Carried {
    /// How they travelled.
    pub(crate) transport: Transport,
    /// The octets.
    pub(crate) octets: Vec<u8>,
    /// What is known to be missing in front of them or behind them.
    pub(crate) gap: Option<Gap>,
}

/// How a message travelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Transport {
    /// TCP or UDP.
    pub(crate) protocol: Protocol,
    /// The sender.
    pub(crate) source: SocketAddr,
    /// The receiver.
    pub(crate) destination: SocketAddr,
    /// The number of the packet that completed the message, from 1.
    pub(crate) packet: usize,
    /// When that packet was captured.
    pub(crate) time: Option<Time>,
}

/// The transport protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Protocol {
    /// A stream.
    Tcp,
    /// Datagrams.
    Udp,
}

impl Protocol {
    /// The lower-case name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
        }
    }
}

/// Octets that the capture does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// So many octets of the stream were not captured.
    Missing(u32),
    /// The connection ended, or the capture did, before the message was complete.
    End,
}

/// A moment in seconds and nanoseconds since 1970, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) seconds: u64,
    pub(crate) nanoseconds: u32,
}

impl fmt::Display for Time {
    /// RFC 3339 with microseconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, second) = (self.seconds / 86_400, self.seconds % 86_400);
        // Civil date from days, with years that start in March so that the leap day comes last.
        let z = days + 719_468;
        let (era, day_of_era) = (z / 146_097, z % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:06}Z", self.nanoseconds / 1_000)
    }
}

/// What a capture held.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Summary {
    /// All packets.
    pub(crate) packets: usize,
    /// Packets that carried something for the port.
    pub(crate) matching: usize,
}

/// A capture file that cannot be read to its end.
#[derive(Debug)]
pub(crate) struct CaptureFault {
    /// Packets read before.
    pub(crate) packets: usize,
    /// What is wrong.
    pub(crate) what: String,
}

impl fmt::Display for CaptureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the capture cannot be read after packet {}: {}", self.packets, self.what)
    }
}

/// Reads a capture and hands on every message from or to one of the ports.
pub(crate) fn read(reader: impl Read + Send, ports: &[u16], mut hand_on: impl FnMut(Carried)) -> Result<Summary, CaptureFault> {
    let mut flows = tcp::Flows::default();
    let mut summary = Summary::default();
    let outcome = packets::read(reader, ports, |segment| {
        summary.matching += 1;
        match segment.kind {
            packets::Kind::Datagram => hand_on(Carried { transport: segment.transport, octets: segment.payload, gap: None }),
            packets::Kind::Stream { sequence, syn, end } => {
                flows.segment(segment.transport, sequence, syn, end, &segment.payload, &mut hand_on);
            }
        }
    });
    flows.finish(&mut hand_on);
    outcome.map(|packets| Summary { packets, ..summary })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_rfc_3339() {
        assert_eq!(Time { seconds: 0, nanoseconds: 0 }.to_string(), "1970-01-01T00:00:00.000000Z");
        assert_eq!(Time { seconds: 951_827_696, nanoseconds: 123_456_789 }.to_string(), "2000-02-29T12:34:56.123456Z");
        assert_eq!(Time { seconds: 4_102_444_799, nanoseconds: 0 }.to_string(), "2099-12-31T23:59:59.000000Z");
    }
}
