//! A whole meter: HDLC, association by AARQ and AARE, GET, SET, ACTION, release.

use cosem_codec::apdu::{
    Aare, Aarq, AcseServiceUser, ActionRequest, ActionRequestNormal, ActionResponse, ActionResponseNormal, ActionResponseWithOptionalData,
    ActionResult, ApplicationContextName, AssociateSourceDiagnostic, AssociationResult, AuthenticationValue, Conformance, DataAccessResult,
    ExceptionResponse, ExceptionServiceError, GetRequest, InitiateResponse, ObjectName, ReleaseResponseReason, Rlre, Rlrq, SetRequest,
    SetRequestNormal, SetResponse, SetResponseNormal, StateError, UserInformation,
};
use cosem_codec::class::{DisconnectControlV0Method, ExtendedRegisterV0Attribute, RegisterV0Attribute};
use cosem_codec::{Contained, Decode, Encode, OctetString};

use crate::{get_server, hdlc};

/// The octets of a line; the frames of the answers.
pub fn run(line: &[u8], frames: &mut [u8]) -> usize {
    hdlc::serve(line, frames, application)
}

/// An APDU; its answer.
pub fn application(apdu: &[u8], answer: &mut [u8]) -> usize {
    let written = match apdu.first() {
        Some(0x60) => associate(apdu, answer),
        Some(0x62) => release(apdu, answer),
        Some(0xc0) => GetRequest::decode(apdu).ok().map(|request| get_server::answer(&request, answer)),
        Some(0xc1) => set(apdu, answer),
        Some(0xc3) => action(apdu, answer),
        _ => None,
    };
    written.unwrap_or_else(|| {
        let exception =
            ExceptionResponse { state_error: StateError::SERVICE_UNKNOWN, service_error: ExceptionServiceError::ServiceNotSupported };
        exception.encode(answer).map_or(0, |octets| octets.len())
    })
}

fn associate(apdu: &[u8], answer: &mut [u8]) -> Option<usize> {
    let aarq = Aarq::decode(apdu).ok()?;
    let known = aarq.application_context_name == ApplicationContextName::LOGICAL_NAME;
    let password = matches!(aarq.calling_authentication_value, Some(AuthenticationValue::Charstring(OctetString(b"12345678"))));
    let initiate = match aarq.user_information?.decode().ok()? {
        UserInformation::InitiateRequest(initiate) => initiate,
        _ => return None,
    };
    let accepted = known && password;
    let information = UserInformation::InitiateResponse(InitiateResponse {
        negotiated_quality_of_service: None,
        negotiated_dlms_version_number: 6,
        negotiated_conformance: Conformance::ZERO.with_get(initiate.proposed_conformance.get()),
        server_max_receive_pdu_size: 512,
        vaa_name: ObjectName(7),
    });
    let aare = Aare {
        protocol_version: None,
        application_context_name: ApplicationContextName::LOGICAL_NAME,
        result: if accepted { AssociationResult::ACCEPTED } else { AssociationResult::REJECTED_PERMANENT },
        result_source_diagnostic: AssociateSourceDiagnostic::AcseServiceUser(if accepted {
            AcseServiceUser::NULL
        } else {
            AcseServiceUser::AUTHENTICATION_FAILURE
        }),
        responding_ap_title: None,
        responding_ae_qualifier: None,
        responding_ap_invocation_id: None,
        responding_ae_invocation_id: None,
        responder_acse_requirements: None,
        mechanism_name: None,
        responding_authentication_value: None,
        implementation_information: None,
        user_information: Some(Contained::from_value(&information)),
    };
    Some(aare.encode(answer).ok()?.len())
}

fn release(apdu: &[u8], answer: &mut [u8]) -> Option<usize> {
    Rlrq::decode(apdu).ok()?;
    let released = Rlre { reason: Some(ReleaseResponseReason::NORMAL), user_information: None };
    Some(released.encode(answer).ok()?.len())
}

fn set(apdu: &[u8], answer: &mut [u8]) -> Option<usize> {
    let SetRequest::Normal(SetRequestNormal { invoke_id_and_priority, cosem_attribute_descriptor: attribute, value, .. }) =
        SetRequest::decode(apdu).ok()?
    else {
        return None;
    };
    let understood = match attribute.class_id {
        3 => RegisterV0Attribute::decode(attribute.attribute_id, value.octets()?).is_ok(),
        4 => ExtendedRegisterV0Attribute::decode(attribute.attribute_id, value.octets()?).is_ok(),
        _ => false,
    };
    let result = if understood { DataAccessResult::SUCCESS } else { DataAccessResult::TYPE_UNMATCHED };
    Some(SetResponse::Normal(SetResponseNormal { invoke_id_and_priority, result }).encode(answer).ok()?.len())
}

fn action(apdu: &[u8], answer: &mut [u8]) -> Option<usize> {
    let ActionRequest::Normal(ActionRequestNormal {
        invoke_id_and_priority,
        cosem_method_descriptor: method,
        method_invocation_parameters,
    }) = ActionRequest::decode(apdu).ok()?
    else {
        return None;
    };
    let parameters = method_invocation_parameters.as_ref().and_then(|data| data.octets()).unwrap_or_default();
    let understood = method.class_id == 70 && DisconnectControlV0Method::decode(method.method_id, parameters).is_ok();
    let result = if understood { ActionResult::SUCCESS } else { ActionResult::OBJECT_UNDEFINED };
    let single_response = ActionResponseWithOptionalData { result, return_parameters: None };
    Some(ActionResponse::Normal(ActionResponseNormal { invoke_id_and_priority, single_response }).encode(answer).ok()?.len())
}
