//! A GET request for one attribute, without selective access.

use crate::decoder;

decoder! {
    /// GET-request-normal in one chunk.
    GetRequest(message, sink) {
        let [tag, choice, invoke, class_high, class_low, a, b, c, d, e, f, attribute, selection] = *message.as_array::<13>()?;
        if tag != 0xC0 || choice != 1 || selection != 0 {
            return None;
        }
        sink.number(invoke.into());
        sink.number(u16::from_be_bytes([class_high, class_low]).into());
        sink.octets(&[a, b, c, d, e, f]);
        sink.number(u64::from(attribute));
        Some(())
    }
}
