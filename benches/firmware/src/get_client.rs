//! A client that asks for a register: encodes a GetRequest, decodes the GetResponse and the number in it.

use cosem_codec::apdu::{
    CosemAttributeDescriptor, GetDataResult, GetRequest, GetRequestNormal, GetResponse, GetResponseNormal, InvokeIdAndPriority,
};
use cosem_codec::{Decode, Encode};

/// A response; the next request, for the attribute whose number the value tells.
pub fn run(response: &[u8], request: &mut [u8]) -> usize {
    let Ok(GetResponse::Normal(GetResponseNormal { result: GetDataResult::Data(data), .. })) = GetResponse::decode(response) else {
        return 0;
    };
    let Ok(value) = data.decode_as::<u32>() else { return 0 };
    let [.., attribute_id] = value.to_be_bytes();
    let next = GetRequest::Normal(GetRequestNormal {
        invoke_id_and_priority: InvokeIdAndPriority::ZERO,
        cosem_attribute_descriptor: CosemAttributeDescriptor {
            class_id: 3,
            instance_id: [1, 0, 1, 8, 0, 255],
            attribute_id: attribute_id.cast_signed(),
        },
        access_selection: None,
    });
    next.encode(request).map_or(0, |octets| octets.len())
}
