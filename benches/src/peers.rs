//! Other codecs of crates.io, doing the same work.
//!
//! `dlms-cosem-rs` 0.1 (borrowed values, recursive views) is the one that decodes all messages correctly. `dlms_cosem` 0.2 is left
//! out: it knows neither arrays nor visible strings nor truth values, so it reads none of the messages but the scalar.

use dlms_cosem_rs::acse::{Aarq as PeerAarq, ApplicationContext, AuthMechanism};
use dlms_cosem_rs::axdr::{Data, DataBuf};
use dlms_cosem_rs::codec::{Decode, Encode, SliceWriter};
use dlms_cosem_rs::cosem::ObjectListEntry;
use dlms_cosem_rs::cosem::ProfileBuffer;
use dlms_cosem_rs::transport::hdlc::{Found, Framer, Reassembler, fcs16};
use dlms_cosem_rs::xdlms::{Apdu, GetDataResult, GetRequest as PeerGetRequest, GetResponse as PeerGetResponse};

use crate::candidate::Candidate;
use crate::decoder;
use crate::messages::{GET_RESPONSE, rows};
use crate::sink::{Sink, signed};

/// The value of a GET-response-normal.
fn value(message: &[u8]) -> Option<Data<'_>> {
    match Apdu::from_bytes(message).ok()? {
        Apdu::GetResponse(PeerGetResponse::Normal { result: GetDataResult::Data(data), .. }) => Some(data),
        _ => None,
    }
}

/// All leaves below a value.
fn walk<S: Sink>(data: Data<'_>, sink: &mut S) -> Option<()> {
    match data {
        Data::Array(elements) | Data::Structure(elements) => {
            for element in &elements {
                walk(element.ok()?, sink)?;
            }
        }
        Data::Null | Data::DontCare => sink.number(0),
        Data::Boolean(value) => sink.number(value.into()),
        Data::BitString(bits) => {
            sink.number(bits.len() as u64);
            sink.octets(bits.as_bytes());
        }
        Data::DoubleLong(value) | Data::DeltaDoubleLong(value) => sink.number(signed(value)),
        Data::DoubleLongUnsigned(value) | Data::DeltaDoubleLongUnsigned(value) => sink.number(value.into()),
        Data::OctetString(octets) | Data::VisibleString(octets) | Data::Utf8String(octets) => sink.octets(octets),
        Data::Bcd(value) | Data::Integer(value) | Data::DeltaInteger(value) => sink.number(signed(value)),
        Data::Long(value) | Data::DeltaLong(value) => sink.number(signed(value)),
        Data::Unsigned(value) | Data::Enum(value) | Data::DeltaUnsigned(value) => sink.number(value.into()),
        Data::LongUnsigned(value) | Data::DeltaLongUnsigned(value) => sink.number(value.into()),
        Data::CompactArray(array) => array
            .for_each_leaf(|leaf| {
                walk(leaf.value, sink);
                Ok(())
            })
            .ok()?,
        Data::Long64(value) => sink.number(signed(value)),
        Data::Long64Unsigned(value) => sink.number(value),
        Data::Float32(value) => sink.number(value.to_bits().into()),
        Data::Float64(value) => sink.number(value.to_bits()),
        Data::DateTime(value) => sink.octets(&value.to_bytes()),
        Data::Date(value) => sink.octets(&value.to_bytes()),
        Data::Time(value) => sink.octets(&value.to_bytes()),
    }
    Some(())
}

decoder! {
    /// GET response with any data, through the APDU enum.
    GetResponse(message, sink) {
        walk(value(message)?, sink)
    }
}

decoder! {
    /// DATA-NOTIFICATION, through the APDU enum.
    DataNotification(message, sink) {
        let Apdu::DataNotification(notification) = Apdu::from_bytes(message).ok()? else { return None };
        sink.number(notification.long_invoke_id.0.into());
        walk(notification.body, sink)
    }
}

decoder! {
    /// Rows of the profile by its profile buffer.
    Profile(message, sink) {
        let buffer = ProfileBuffer::new(&value(message)?).ok()?;
        for row in buffer.raw_rows() {
            let mut columns = row.ok()?.iter();
            sink.octets(columns.next()?.ok()?.as_bytes()?);
            for column in columns {
                sink.number(column.ok()?.as_u64()?);
            }
        }
        Some(())
    }
}

decoder! {
    /// The object list by its entry type; method rights have no type of their own.
    ObjectList(message, sink) {
        for element in &value(message)?.as_array()? {
            let entry = ObjectListEntry::from_data(&element.ok()?).ok()?;
            sink.number(entry.class_id.into());
            sink.number(entry.version.into());
            sink.octets(entry.logical_name.as_bytes());
            walk(entry.access_rights?, sink)?;
        }
        Some(())
    }
}

decoder! {
    /// GET request, through the APDU enum.
    GetRequest(message, sink) {
        let Apdu::GetRequest(PeerGetRequest::Normal { invoke_id, descriptor, access: None }) = Apdu::from_bytes(message).ok()? else { return None };
        sink.number(invoke_id.0.into());
        sink.number(descriptor.class_id.into());
        sink.octets(descriptor.instance_id.as_bytes());
        sink.number(signed(descriptor.attribute_id));
        Some(())
    }
}

decoder! {
    /// Application context, mechanism, authentication value and user information of an AARQ.
    Aarq(message, sink) {
        let aarq = PeerAarq::from_bytes(message).ok()?;
        sink.number(aarq.application_context.map(ApplicationContext::arc)?.into());
        sink.number(aarq.mechanism_name.map(AuthMechanism::arc)?.into());
        sink.octets(aarq.calling_authentication_value?);
        sink.octets(aarq.user_information?);
        Some(())
    }
}

/// Encoding of the profile from an owned tree of values.
#[derive(Debug)]
pub struct EncodeProfile;

impl Candidate for EncodeProfile {
    type State = (DataBuf, Vec<u8>);

    fn prepare(message: &[u8]) -> Self::State {
        let rows = rows().into_iter().map(|row| {
            let mut columns = vec![DataBuf::OctetString(row.time.to_vec())];
            columns.extend(row.values.map(DataBuf::DoubleLongUnsigned));
            DataBuf::Structure(columns)
        });
        (DataBuf::Array(rows.collect()), vec![0; message.len()])
    }

    fn run<S: Sink>((data, out): &mut Self::State, _: &[u8], sink: &mut S) -> Option<()> {
        let (header, rest) = out.split_first_chunk_mut()?;
        *header = GET_RESPONSE;
        data.encode(&mut SliceWriter::new(rest)).ok()?;
        sink.octets(out);
        Some(())
    }
}

/// The frames of a stream, put together.
#[derive(Debug)]
pub struct Reassemble;

impl Candidate for Reassemble {
    type State = Vec<u8>;

    fn prepare(message: &[u8]) -> Vec<u8> {
        vec![0; message.len()]
    }

    fn run<S: Sink>(out: &mut Vec<u8>, message: &[u8], sink: &mut S) -> Option<()> {
        let mut reassembler = Reassembler::new(out);
        let mut framer = Framer::new();
        let mut rest = message;
        loop {
            let Found::Frame { frame, consumed } = framer.next_frame(rest).ok()? else { return None };
            if reassembler.push(&frame).ok()? {
                sink.octets(reassembler.lsdu());
                return Some(());
            }
            // its closing flag opens the next frame
            rest = rest.get(consumed - 1..)?;
        }
    }
}

decoder! {
    /// CRC-16/X-25 over the whole message.
    X25(message, sink) {
        sink.number(fcs16(message).into());
        Some(())
    }
}
