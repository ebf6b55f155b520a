//! A server that answers GET: decodes a GetRequest, encodes a GetResponse.

use cosem_codec::apdu::{
    DataAccessResult, GetDataResult, GetRequest, GetRequestNormal, GetResponse, GetResponseNormal, GetResponseWithList,
};
use cosem_codec::data::Data;
use cosem_codec::{Decode, Encode, List};

/// A request; its response.
pub fn run(request: &[u8], response: &mut [u8]) -> usize {
    let Ok(request) = GetRequest::decode(request) else { return 0 };
    answer(&request, response)
}

/// The response to a request.
pub fn answer(request: &GetRequest<'_>, response: &mut [u8]) -> usize {
    let encoded = match *request {
        GetRequest::Normal(GetRequestNormal { invoke_id_and_priority, cosem_attribute_descriptor: attribute, .. }) => {
            let result = attribute_value(attribute.class_id, attribute.attribute_id);
            GetResponse::Normal(GetResponseNormal { invoke_id_and_priority, result }).encode(response)
        }
        GetRequest::WithList(list) => {
            let mut results = [GetDataResult::DataAccessResult(DataAccessResult::OBJECT_UNDEFINED); 8];
            let mut count = 0_usize;
            for (attribute, result) in list.attribute_descriptor_list.iter().zip(&mut results) {
                let Ok(attribute) = attribute else { return 0 };
                let attribute = attribute.cosem_attribute_descriptor;
                *result = attribute_value(attribute.class_id, attribute.attribute_id);
                count = count.saturating_add(1);
            }
            let result = List::from(results.get(..count).unwrap_or_default());
            GetResponse::WithList(GetResponseWithList { invoke_id_and_priority: list.invoke_id_and_priority, result }).encode(response)
        }
        GetRequest::Next(next) => {
            let result = GetDataResult::DataAccessResult(DataAccessResult::LONG_GET_ABORTED);
            GetResponse::Normal(GetResponseNormal { invoke_id_and_priority: next.invoke_id_and_priority, result }).encode(response)
        }
    };
    encoded.map_or(0, |octets| octets.len())
}

/// The value of an attribute of the two objects that this server has.
fn attribute_value(class: u16, attribute: i8) -> GetDataResult<'static> {
    match (class, attribute) {
        (3, 2) => GetDataResult::Data(Data::from(5_477_187_u32)),
        (8, 2) => GetDataResult::Data(Data::octet_string(&[0x07, 0xea, 11, 20, 5, 12, 0, 0, 0, 0x80, 0, 0])),
        (3 | 8, _) => GetDataResult::DataAccessResult(DataAccessResult::OBJECT_UNAVAILABLE),
        _ => GetDataResult::DataAccessResult(DataAccessResult::OBJECT_UNDEFINED),
    }
}
