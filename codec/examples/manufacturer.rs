//! What a manufacturer adds to the standard: an APDU and a class from spec files of one's own, and a row of a profile from a plain struct.
//!
//! Run it with `cargo run -p cosem-codec --example manufacturer`.

use cosem_codec::apdu::{InvokeIdAndPriority, ServiceClass};
use cosem_codec::class::Unit;
use cosem_codec::{DateTime, Decode, Encode, List};

/// The APDU.
mod apdu {
    cosem_codec::spec_file!("examples/meter.spec");
}

/// The class.
mod class {
    cosem_codec::spec_file!("examples/settings.spec");
}

/// One row of our load profile: a structure of COSEM Data, read as one chunk of 26 octets.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
struct Row {
    #[cosem(octet_string)]
    clock: DateTime,
    import: u32,
    export: u32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // the APDU, both ways
    let request = apdu::TamperRequest {
        invoke: InvokeIdAndPriority::ZERO.with_invoke_id(5).with_service_class(ServiceClass::CONFIRMED),
        from: 17,
        since: None,
    };
    let mut buffer = [0; 32];
    let octets = request.encode(&mut buffer)?;
    assert_eq!(octets, [0xf0, 0x45, 0x00, 0x11, 0x00]);
    assert_eq!(apdu::TamperRequest::decode(octets)?, request);
    println!("request: {octets:02x?}");

    // a value out of its range, found by its field and place
    let refused = apdu::TamperRequest::decode(&[0xf0, 0x45, 0xff, 0xff, 0x00]).map_err(|error| error.to_string());
    assert_eq!(refused, Err("out of range in tamper-request.from at octet 2".to_owned()));
    println!("refused: {refused:?}");

    // an attribute of the class
    let attribute = class::TamperSettingsV0Attribute::decode(2, &[0x02, 0x02, 0x12, 0x00, 0xe6, 0x16, 0x23])?;
    assert_eq!(attribute, class::TamperSettingsV0Attribute::Threshold(class::Threshold { value: 230, unit: Unit::VOLT }));
    println!("attribute 2: {attribute:?}");

    // a profile of two rows, without a spec file
    let clock = DateTime::from_octets([0x07, 0xea, 0x0b, 0x14, 0x05, 0x0c, 0x00, 0x00, 0x00, 0x80, 0x00, 0x00]);
    let rows = [Row { clock, import: 100, export: 0 }, Row { clock, import: 140, export: 2 }];
    let mut buffer = [0; 64];
    let octets = List::from(&rows).encode(&mut buffer)?;
    let total: u32 = List::<Row>::decode(octets)?.iter().map(|row| row.map(|row| row.import)).sum::<Result<_, _>>()?;
    assert_eq!((octets.len(), total), (54, 240));
    println!("import of {} octets of rows: {total}", octets.len());
    Ok(())
}
