//! The codec's candidates, written as a user would write them.

use cosem_codec::apdu::{self, Apdu, AuthenticationValue, GetDataResult};
use cosem_codec::class::ObjectListElementV1;
use cosem_codec::data::{CompactArray, Data, Event, Value, Visitor};
use cosem_codec::link::Progress;
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::hdlc::{self, NumberedReassembler, Rules};
use cosem_codec::{DateTime, Decode as _, Encode as _, List, OctetString};
use cosem_derive::{Decode, Encode};

use crate::candidate::Candidate;
use crate::decoder;
use crate::messages::{self, GET_RESPONSE};
use crate::sink::{Sink, signed};

/// Hands the leaves of a walk to a sink.
struct Leaves<'s, S>(&'s mut S);

impl<'a, S: Sink> Visitor<'a> for Leaves<'_, S> {
    #[inline(always)]
    fn leaf(&mut self, value: Value<'a>) {
        leaf(value, self.0);
    }
}

#[inline(always)]
fn leaf<S: Sink>(value: Value<'_>, sink: &mut S) {
    match value {
        Value::Null | Value::DontCare | Value::Array(_) | Value::Structure(_) | Value::CompactArray(_) => sink.number(0),
        Value::Boolean(value) => sink.number(value.into()),
        Value::BitString(bits) => {
            sink.number(bits.len() as u64);
            sink.octets(bits.octets());
        }
        Value::DoubleLong(value) | Value::DeltaDoubleLong(value) => sink.number(signed(value)),
        Value::DoubleLongUnsigned(value) | Value::DeltaDoubleLongUnsigned(value) => sink.number(value.into()),
        Value::OctetString(octets) => sink.octets(octets.0),
        Value::VisibleString(text) => sink.octets(text.0),
        Value::Utf8String(text) => sink.octets(text.0),
        Value::Bcd(value) | Value::Integer(value) | Value::DeltaInteger(value) => sink.number(signed(value)),
        Value::Long(value) | Value::DeltaLong(value) => sink.number(signed(value)),
        Value::Unsigned(value) | Value::Enum(value) | Value::DeltaUnsigned(value) => sink.number(value.into()),
        Value::LongUnsigned(value) | Value::DeltaLongUnsigned(value) => sink.number(value.into()),
        Value::Long64(value) => sink.number(signed(value)),
        Value::Long64Unsigned(value) => sink.number(value),
        Value::Float32(value) => sink.number(value.to_bits().into()),
        Value::Float64(value) => sink.number(value.to_bits()),
        Value::DateTime(value) => sink.octets(&value.to_octets()),
        Value::Date(value) => sink.octets(&value.to_octets()),
        Value::Time(value) => sink.octets(&value.to_octets()),
    }
}

/// The value of a GET response.
#[inline]
pub(crate) fn data(response: apdu::GetResponse<'_>) -> Option<Data<'_>> {
    match response {
        apdu::GetResponse::Normal(apdu::GetResponseNormal { result: GetDataResult::Data(data), .. }) => Some(data),
        _ => None,
    }
}

decoder! {
    /// GET response whose value is checked while it is visited.
    VisitLazy(message, sink) {
        data(apdu::GetResponse::decode_lazy(message).ok()?)?.visit(&mut Leaves(sink)).ok()
    }
}

decoder! {
    /// GET response that is checked first and visited then.
    VisitStrict(message, sink) {
        data(apdu::GetResponse::decode(message).ok()?)?.visit(&mut Leaves(sink)).ok()
    }
}

decoder! {
    /// GET response whose value is checked while it is iterated.
    EventsLazy(message, sink) {
        for event in data(apdu::GetResponse::decode_lazy(message).ok()?)?.events() {
            if let Event::Leaf(value) = event.ok()? {
                leaf(value, sink);
            }
        }
        Some(())
    }
}

decoder! {
    /// DATA-NOTIFICATION whose body is checked while it is visited.
    PushLazy(message, sink) {
        let notification = apdu::DataNotification::decode_lazy(message).ok()?;
        sink.number(notification.long_invoke_id_and_priority.bits().into());
        notification.notification_body.data_value.visit(&mut Leaves(sink)).ok()
    }
}

decoder! {
    /// DATA-NOTIFICATION that is checked first and visited then.
    PushStrict(message, sink) {
        let notification = apdu::DataNotification::decode(message).ok()?;
        sink.number(notification.long_invoke_id_and_priority.bits().into());
        notification.notification_body.data_value.visit(&mut Leaves(sink)).ok()
    }
}

/// One row of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Decode, Encode)]
pub struct ProfileRow {
    #[cosem(octet_string)]
    time: DateTime,
    first: u32,
    second: u32,
    third: u32,
    fourth: u32,
}

impl ProfileRow {
    #[inline(always)]
    fn leaves<S: Sink>(&self, sink: &mut S) {
        sink.octets(&self.time.to_octets());
        for value in [self.first, self.second, self.third, self.fourth] {
            sink.number(value.into());
        }
    }
}

decoder! {
    /// Rows of the profile, checked while they are iterated.
    RowsLazy(message, sink) {
        for row in List::<ProfileRow>::decode_lazy(data(apdu::GetResponse::decode_lazy(message).ok()?)?.octets()?).ok()? {
            row.ok()?.leaves(sink);
        }
        Some(())
    }
}

decoder! {
    /// Rows of the profile, checked first and iterated then.
    RowsStrict(message, sink) {
        for row in data(apdu::GetResponse::decode_lazy(message).ok()?)?.decode_as::<List<'_, ProfileRow>>().ok()? {
            row.ok()?.leaves(sink);
        }
        Some(())
    }
}

/// One row of the profile inside of a compact-array, where no tags stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Decode, Encode)]
#[cosem(axdr)]
pub struct CompactRow {
    #[cosem(octet_string)]
    time: DateTime,
    first: u32,
    second: u32,
    third: u32,
    fourth: u32,
}

decoder! {
    /// Rows of the compact-array.
    CompactRows(message, sink) {
        let Value::CompactArray(array) = data(apdu::GetResponse::decode_lazy(message).ok()?)?.value().ok()? else { return None };
        let array: CompactArray<'_> = array;
        for row in array.elements_as::<CompactRow>(&messages::PROFILE_DESCRIPTION).ok()? {
            let row = row.ok()?;
            sink.octets(&row.time.to_octets());
            for value in [row.first, row.second, row.third, row.fourth] {
                sink.number(value.into());
            }
        }
        Some(())
    }
}

decoder! {
    /// Object list elements, checked while they are iterated.
    ObjectListLazy(message, sink) {
        let list = List::<ObjectListElementV1<'_>>::decode_lazy(data(apdu::GetResponse::decode_lazy(message).ok()?)?.octets()?).ok()?;
        for element in list {
            let element = element.ok()?;
            sink.number(element.class_id.into());
            sink.number(element.version.into());
            sink.octets(&element.logical_name.0);
            for right in element.access_rights.attribute_access {
                let right = right.ok()?;
                sink.number(signed(right.attribute_id));
                sink.number(right.access_mode.0.into());
                match right.access_selectors {
                    None => sink.number(0),
                    Some(selectors) => {
                        for selector in selectors {
                            sink.number(signed(selector.ok()?));
                        }
                    }
                }
            }
            for right in element.access_rights.method_access {
                let right = right.ok()?;
                sink.number(signed(right.method_id));
                sink.number(right.access_mode.0.into());
            }
        }
        Some(())
    }
}

decoder! {
    /// GET request, through the APDU enum.
    GetRequest(message, sink) {
        let Apdu::GetRequest(apdu::GetRequest::Normal(request)) = Apdu::decode(message).ok()? else { return None };
        let attribute = request.cosem_attribute_descriptor;
        sink.number(request.invoke_id_and_priority.bits().into());
        sink.number(attribute.class_id.into());
        sink.octets(&attribute.instance_id);
        sink.number(signed(attribute.attribute_id));
        request.access_selection.is_none().then_some(())
    }
}

decoder! {
    /// Application context, mechanism, authentication value and user information of an AARQ, through the APDU enum.
    Aarq(message, sink) {
        let Apdu::Aarq(aarq) = Apdu::decode(message).ok()? else { return None };
        sink.number((*aarq.application_context_name.0.octets().last()?).into());
        sink.number((*aarq.mechanism_name?.0.octets().last()?).into());
        let Some(AuthenticationValue::Charstring(OctetString(password))) = aarq.calling_authentication_value else { return None };
        sink.octets(password);
        sink.octets(aarq.user_information?.octets()?);
        Some(())
    }
}

/// Encoding of the profile from a slice of rows.
#[derive(Debug)]
pub struct EncodeRows;

impl Candidate for EncodeRows {
    type State = (Vec<ProfileRow>, Vec<u8>);

    fn prepare(message: &[u8]) -> Self::State {
        let rows = messages::rows().into_iter().map(|messages::Row { time, values: [first, second, third, fourth] }| {
            let time = DateTime::from_octets(time);
            ProfileRow { time, first, second, third, fourth }
        });
        (rows.collect(), vec![0; message.len()])
    }

    #[inline]
    fn run<S: Sink>((rows, out): &mut Self::State, _: &[u8], sink: &mut S) -> Option<()> {
        let (header, rest) = out.split_first_chunk_mut()?;
        *header = GET_RESPONSE;
        List::from(&rows[..]).encode(rest).ok()?;
        sink.octets(out);
        Some(())
    }
}

/// Encoding of the profile from the value that its octets are a view of: the canonical form of a decoded message.
#[derive(Debug)]
pub struct EncodeView;

impl Candidate for EncodeView {
    type State = Vec<u8>;

    fn prepare(message: &[u8]) -> Vec<u8> {
        vec![0; message.len()]
    }

    #[inline]
    fn run<S: Sink>(out: &mut Vec<u8>, message: &[u8], sink: &mut S) -> Option<()> {
        apdu::GetResponse::decode_lazy(message).ok()?.encode(out).ok()?;
        sink.octets(out);
        Some(())
    }
}

/// The frames of a stream, checked and put together.
#[derive(Debug)]
pub struct Reassemble;

impl Candidate for Reassemble {
    type State = Vec<u8>;

    fn prepare(message: &[u8]) -> Vec<u8> {
        vec![0; message.len()]
    }

    #[inline]
    fn run<S: Sink>(out: &mut Vec<u8>, message: &[u8], sink: &mut S) -> Option<()> {
        let mut reassembler = NumberedReassembler::new(SliceBuffer::new(out));
        let mut rest = message;
        loop {
            let Progress::Complete { unit, consumed } = hdlc::read(rest, &Rules::STRICT) else { return None };
            if let Some(message) = reassembler.push(&unit).ok()? {
                sink.octets(message);
                return Some(());
            }
            rest = rest.get(consumed..)?;
        }
    }
}

decoder! {
    /// CRC-16/X-25 over the whole message.
    X25(message, sink) {
        sink.number(cosem_codec::crc::crc16_x25(message).into());
        Some(())
    }
}
