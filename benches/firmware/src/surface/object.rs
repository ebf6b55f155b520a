//! What a meter says about itself.

use cosem_codec::Data;
use cosem_codec::Decode;
use cosem_codec::object::{CaptureObjects, Cell, CompactBuffer, ObjectList, Profile, Push};

use super::{count, number};

/// Object lists of every version, with rights and short names.
pub(super) fn lists(octets: &[u8], _: &mut [u8]) -> usize {
    let ([class_high, class_low, version, short_high, short_low], octets) = number(octets);
    let Ok(list) = ObjectList::of_association(u16::from_be_bytes([class_high, class_low]), version, octets) else { return 0 };
    let mut sum = usize::from(list.check().is_ok());
    for object in list.iter() {
        let Ok(object) = object else { break };
        let answers = [
            object.decode(2, octets).is_ok(),
            object.decode_parameter(1, octets).is_ok(),
            object.read(2).is_ok(),
            object.write(2).is_ok(),
            object.invoke(1).is_ok(),
            object.selective(2, 1).is_ok(),
        ];
        sum = sum.wrapping_add(count(answers.into_iter().filter(|answer| *answer)));
    }
    sum.wrapping_add(usize::from(list.resolve(u16::from_be_bytes([short_high, short_low])).is_ok()))
}

/// Profiles, compact data and pushes, by columns that the meter tells.
pub(super) fn buffers(octets: &[u8], _: &mut [u8]) -> usize {
    let ([version, length], rest) = number(octets);
    let Some((columns, buffer)) = rest.split_at_checked(usize::from(length)) else { return 0 };
    let mut sum = 0_usize;
    if let Ok(columns) = CaptureObjects::of_profile(version, columns) {
        let mut cells = [Cell::EMPTY; 8];
        if let Ok(mut rows) = Profile::new(columns).with_period(900, cosem_codec::class::SortMethod::FIFO).rows(buffer, &mut cells) {
            while let Ok(Some(row)) = rows.next_row() {
                sum = sum.wrapping_add(count(row.iter().filter(|cell| cell.date_time().is_some())));
            }
        }
    }
    if let Ok(columns) = CaptureObjects::of_compact_data(version, columns)
        && let Ok(compact) = CompactBuffer::new(buffer, columns)
    {
        for value in compact.values(buffer) {
            sum = sum.wrapping_add(usize::from(value.is_ok()));
        }
    }
    if let Ok(body) = Data::decode(buffer)
        && let Ok(Some(push)) = Push::of_body(body)
    {
        for value in push.values() {
            let Ok(value) = value else { break };
            sum = sum.wrapping_add(value.value.octets().map_or(0, <[u8]>::len));
        }
    }
    sum
}
