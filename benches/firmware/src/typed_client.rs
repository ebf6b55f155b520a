//! A client that reads typed attributes: the object list of a meter, scaler and unit, clock, and a profile whose rows it knows.

use cosem_codec::apdu::{GetDataResult, GetResponse, GetResponseNormal};
use cosem_codec::class::{AssociationLnV1Attribute, ClockV0Attribute, RegisterV0Attribute};
use cosem_codec::{DateTime, Decode, Encode, List};

/// A row of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
pub struct Row {
    #[cosem(octet_string)]
    clock: DateTime,
    import: u32,
    export: u32,
}

/// A response whose invoke-id tells the class that was asked; eight octets of what was found.
pub fn run(response: &[u8], found: &mut [u8]) -> usize {
    let Ok(GetResponse::Normal(GetResponseNormal { invoke_id_and_priority, result: GetDataResult::Data(data) })) =
        GetResponse::decode_lazy(response)
    else {
        return 0;
    };
    let octets = data.octets().unwrap_or_default();
    let number = match invoke_id_and_priority.invoke_id() {
        3 => register(octets),
        7 => profile(octets),
        8 => clock(octets),
        15 => objects(octets),
        _ => None,
    };
    let (Some(number), Some((out, _))) = (number, found.split_first_chunk_mut()) else { return 0 };
    *out = number.to_be_bytes();
    out.len()
}

fn register(octets: &[u8]) -> Option<u64> {
    match RegisterV0Attribute::decode(3, octets).ok()? {
        RegisterV0Attribute::ScalerUnit(scaler_unit) => {
            Some(u64::from(scaler_unit.unit.0) << 8 | u64::from(scaler_unit.scaler.unsigned_abs()))
        }
        _ => None,
    }
}

fn profile(octets: &[u8]) -> Option<u64> {
    let mut sum = 0_u64;
    for row in List::<Row>::decode_lazy(octets).ok()? {
        let row = row.ok()?;
        sum = sum.wrapping_add(u64::from(row.import)).wrapping_sub(u64::from(row.export));
    }
    Some(sum)
}

fn clock(octets: &[u8]) -> Option<u64> {
    match ClockV0Attribute::decode(2, octets).ok()? {
        ClockV0Attribute::Time(time) => time.to_octets().first_chunk().map(|octets| u64::from_be_bytes(*octets)),
        _ => None,
    }
}

fn objects(octets: &[u8]) -> Option<u64> {
    let AssociationLnV1Attribute::ObjectList(list) = AssociationLnV1Attribute::decode(2, octets).ok()? else { return None };
    let mut sum = 0_u64;
    for object in list {
        let object = object.ok()?;
        sum += u64::from(object.class_id);
        for right in object.access_rights.attribute_access {
            sum += u64::from(right.ok()?.access_mode.0);
        }
    }
    Some(sum)
}
