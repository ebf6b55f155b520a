//! A meter that pushes two registers: encodes a DataNotification.

use cosem_codec::apdu::{DataNotification, LongInvokeIdAndPriority, NotificationBody};
use cosem_codec::data::Data;
use cosem_codec::{DateTime, Encode};

/// Four octets of a register and two of another, as they stand in memory; a DataNotification.
pub fn run(registers: &[u8], answer: &mut [u8]) -> usize {
    let &[a, b, c, d, e, f, ..] = registers else { return 0 };
    let values = [
        Data::octet_string(&[1, 0, 1, 8, 0, 255]),
        Data::from(u32::from_be_bytes([a, b, c, d])),
        Data::octet_string(&[1, 0, 32, 7, 0, 255]),
        Data::from(u16::from_be_bytes([e, f])),
    ];
    let notification = DataNotification {
        long_invoke_id_and_priority: LongInvokeIdAndPriority::ZERO.with_long_invoke_id(u32::from(f)),
        date_time: Some(DateTime::from_octets([0xff; 12])),
        notification_body: NotificationBody { data_value: Data::structure(&values) },
    };
    notification.encode(answer).map_or(0, |octets| octets.len())
}
