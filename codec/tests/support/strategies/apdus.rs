//! APDUs.

use std::fmt::Debug;

use cosem_codec::apdu::*;
use cosem_codec::{Contained, Decode, List};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{bit_string, data, date_time, keep, octets, visible};

fn list<T: Decode<'static> + Debug + Clone + 'static>(element: impl Strategy<Value = T>) -> impl Strategy<Value = List<'static, T>> {
    vec(element, 0..4).prop_map(|values| List::from(keep(values)))
}

fn invoke() -> impl Strategy<Value = InvokeIdAndPriority> {
    any::<u8>().prop_map(InvokeIdAndPriority::from_bits)
}

fn long_invoke() -> impl Strategy<Value = LongInvokeIdAndPriority> {
    any::<u32>().prop_map(LongInvokeIdAndPriority::from_bits)
}

fn attribute() -> impl Strategy<Value = CosemAttributeDescriptor> {
    any::<(u16, [u8; 6], i8)>().prop_map(|(class_id, instance_id, attribute_id)| CosemAttributeDescriptor {
        class_id,
        instance_id,
        attribute_id,
    })
}

fn method() -> impl Strategy<Value = CosemMethodDescriptor> {
    any::<(u16, [u8; 6], i8)>().prop_map(|(class_id, instance_id, method_id)| CosemMethodDescriptor { class_id, instance_id, method_id })
}

fn selection() -> impl Strategy<Value = SelectiveAccessDescriptor<'static>> {
    (any::<u8>(), data()).prop_map(|(access_selector, access_parameters)| SelectiveAccessDescriptor { access_selector, access_parameters })
}

fn attribute_with_selection() -> impl Strategy<Value = CosemAttributeDescriptorWithSelection<'static>> {
    (attribute(), option::of(selection())).prop_map(|(cosem_attribute_descriptor, access_selection)| {
        CosemAttributeDescriptorWithSelection { cosem_attribute_descriptor, access_selection }
    })
}

fn get_data_result() -> impl Strategy<Value = GetDataResult<'static>> {
    prop_oneof![data().prop_map(GetDataResult::Data), any::<u8>().prop_map(|code| GetDataResult::DataAccessResult(DataAccessResult(code))),]
}

fn block() -> impl Strategy<Value = DataBlockSa<'static>> {
    (any::<bool>(), any::<u32>(), octets()).prop_map(|(last_block, block_number, raw_data)| DataBlockSa {
        last_block,
        block_number,
        raw_data,
    })
}

pub(crate) fn get_request() -> impl Strategy<Value = GetRequest<'static>> {
    prop_oneof![
        (invoke(), attribute(), option::of(selection())).prop_map(
            |(invoke_id_and_priority, cosem_attribute_descriptor, access_selection)| GetRequest::Normal(GetRequestNormal {
                invoke_id_and_priority,
                cosem_attribute_descriptor,
                access_selection
            })
        ),
        (invoke(), any::<u32>())
            .prop_map(|(invoke_id_and_priority, block_number)| GetRequest::Next(GetRequestNext { invoke_id_and_priority, block_number })),
        (invoke(), list(attribute_with_selection())).prop_map(|(invoke_id_and_priority, attribute_descriptor_list)| {
            GetRequest::WithList(GetRequestWithList { invoke_id_and_priority, attribute_descriptor_list })
        }),
    ]
}

fn get_response() -> impl Strategy<Value = GetResponse<'static>> {
    let block_result = prop_oneof![
        octets().prop_map(DataBlockGResult::RawData),
        any::<u8>().prop_map(|code| DataBlockGResult::DataAccessResult(DataAccessResult(code))),
    ];
    prop_oneof![
        (invoke(), get_data_result())
            .prop_map(|(invoke_id_and_priority, result)| GetResponse::Normal(GetResponseNormal { invoke_id_and_priority, result })),
        (invoke(), any::<bool>(), any::<u32>(), block_result).prop_map(|(invoke_id_and_priority, last_block, block_number, result)| {
            let result = DataBlockG { last_block, block_number, result };
            GetResponse::WithDatablock(GetResponseWithDatablock { invoke_id_and_priority, result })
        }),
        (invoke(), list(get_data_result()))
            .prop_map(|(invoke_id_and_priority, result)| GetResponse::WithList(GetResponseWithList { invoke_id_and_priority, result })),
    ]
}

fn set_request() -> impl Strategy<Value = SetRequest<'static>> {
    prop_oneof![
        (invoke(), attribute(), option::of(selection()), data()).prop_map(
            |(invoke_id_and_priority, cosem_attribute_descriptor, access_selection, value)| SetRequest::Normal(SetRequestNormal {
                invoke_id_and_priority,
                cosem_attribute_descriptor,
                access_selection,
                value
            })
        ),
        (invoke(), attribute(), option::of(selection()), block()).prop_map(
            |(invoke_id_and_priority, cosem_attribute_descriptor, access_selection, datablock)| {
                SetRequest::WithFirstDatablock(SetRequestWithFirstDatablock {
                    invoke_id_and_priority,
                    cosem_attribute_descriptor,
                    access_selection,
                    datablock,
                })
            }
        ),
        (invoke(), list(attribute_with_selection()), list(data())).prop_map(
            |(invoke_id_and_priority, attribute_descriptor_list, value_list)| SetRequest::WithList(SetRequestWithList {
                invoke_id_and_priority,
                attribute_descriptor_list,
                value_list
            })
        ),
    ]
}

fn action_response() -> impl Strategy<Value = ActionResponse<'static>> {
    let single = || {
        (any::<u8>(), option::of(get_data_result()))
            .prop_map(|(code, return_parameters)| ActionResponseWithOptionalData { result: ActionResult(code), return_parameters })
    };
    prop_oneof![
        (invoke(), single()).prop_map(|(invoke_id_and_priority, single_response)| ActionResponse::Normal(ActionResponseNormal {
            invoke_id_and_priority,
            single_response
        })),
        (invoke(), block()).prop_map(|(invoke_id_and_priority, pblock)| ActionResponse::WithPblock(ActionResponseWithPblock {
            invoke_id_and_priority,
            pblock
        })),
        (invoke(), list(single())).prop_map(|(invoke_id_and_priority, list_of_responses)| {
            ActionResponse::WithList(ActionResponseWithList { invoke_id_and_priority, list_of_responses })
        }),
        (invoke(), any::<u32>()).prop_map(|(invoke_id_and_priority, block_number)| {
            ActionResponse::NextPblock(ActionResponseNextPblock { invoke_id_and_priority, block_number })
        }),
    ]
}

fn access_specification() -> impl Strategy<Value = AccessRequestSpecification<'static>> {
    prop_oneof![
        attribute().prop_map(|cosem_attribute_descriptor| AccessRequestSpecification::Get(AccessRequestGet { cosem_attribute_descriptor })),
        attribute().prop_map(|cosem_attribute_descriptor| AccessRequestSpecification::Set(AccessRequestSet { cosem_attribute_descriptor })),
        method().prop_map(|cosem_method_descriptor| AccessRequestSpecification::Action(AccessRequestAction { cosem_method_descriptor })),
        (attribute(), selection()).prop_map(|(cosem_attribute_descriptor, access_selection)| {
            AccessRequestSpecification::GetWithSelection(AccessRequestGetWithSelection { cosem_attribute_descriptor, access_selection })
        }),
        (attribute(), selection()).prop_map(|(cosem_attribute_descriptor, access_selection)| {
            AccessRequestSpecification::SetWithSelection(AccessRequestSetWithSelection { cosem_attribute_descriptor, access_selection })
        }),
    ]
}

fn access_request() -> impl Strategy<Value = AccessRequest<'static>> {
    (long_invoke(), option::of(date_time()), list(access_specification()), list(data())).prop_map(
        |(long_invoke_id_and_priority, date_time, access_request_specification, access_request_list_of_data)| AccessRequest {
            long_invoke_id_and_priority,
            date_time,
            access_request_specification,
            access_request_list_of_data,
        },
    )
}

fn access_response() -> impl Strategy<Value = AccessResponse<'static>> {
    let result = prop_oneof![
        any::<u8>().prop_map(|code| AccessResponseSpecification::Get(AccessResponseGet { result: DataAccessResult(code) })),
        any::<u8>().prop_map(|code| AccessResponseSpecification::Set(AccessResponseSet { result: DataAccessResult(code) })),
        any::<u8>().prop_map(|code| AccessResponseSpecification::Action(AccessResponseAction { result: ActionResult(code) })),
    ];
    (long_invoke(), option::of(date_time()), option::of(list(access_specification())), list(data()), list(result)).prop_map(
        |(
            long_invoke_id_and_priority,
            date_time,
            access_request_specification,
            access_response_list_of_data,
            access_response_specification,
        )| AccessResponse {
            long_invoke_id_and_priority,
            date_time,
            access_request_specification,
            access_response_list_of_data,
            access_response_specification,
        },
    )
}

fn data_notification() -> impl Strategy<Value = DataNotification<'static>> {
    (long_invoke(), option::of(date_time()), data()).prop_map(|(long_invoke_id_and_priority, date_time, data_value)| DataNotification {
        long_invoke_id_and_priority,
        date_time,
        notification_body: NotificationBody { data_value },
    })
}

fn event_notification() -> impl Strategy<Value = EventNotificationRequest<'static>> {
    (option::of(date_time()), attribute(), data()).prop_map(|(time, cosem_attribute_descriptor, attribute_value)| {
        EventNotificationRequest { time, cosem_attribute_descriptor, attribute_value }
    })
}

/// The 24 bits of a conformance.
pub(crate) fn conformance() -> impl Strategy<Value = Conformance> {
    (0..1u32 << 24).prop_map(Conformance::from_bits)
}

fn initiate_request() -> impl Strategy<Value = InitiateRequest<'static>> {
    (option::of(octets()), any::<(bool, Option<i8>, u8, u16)>(), conformance()).prop_map(
        |(dedicated_key, (response_allowed, proposed_quality_of_service, proposed_dlms_version_number, size), proposed_conformance)| {
            InitiateRequest {
                dedicated_key,
                response_allowed,
                proposed_quality_of_service,
                proposed_dlms_version_number,
                proposed_conformance,
                client_max_receive_pdu_size: size,
            }
        },
    )
}

fn initiate_response() -> impl Strategy<Value = InitiateResponse> {
    (any::<(Option<i8>, u8, u16, u16)>(), conformance()).prop_map(
        |((negotiated_quality_of_service, negotiated_dlms_version_number, size, name), negotiated_conformance)| InitiateResponse {
            negotiated_quality_of_service,
            negotiated_dlms_version_number,
            negotiated_conformance,
            server_max_receive_pdu_size: size,
            vaa_name: ObjectName(name),
        },
    )
}

fn ciphered() -> impl Strategy<Value = Ciphered<'static>> {
    (any::<(u8, u32, [u8; 12])>(), octets()).prop_map(|((control, invocation_counter, tag), ciphertext)| {
        let security_control = SecurityControl::from_bits(control);
        let authentication_tag = security_control.authenticated().then_some(tag);
        let content = CipheredContent { security_control, invocation_counter, ciphertext, authentication_tag };
        Ciphered(Contained::from(&keep(vec![content])[0]))
    })
}

fn user_information() -> impl Strategy<Value = Contained<'static, UserInformation<'static>>> {
    let item = prop_oneof![
        initiate_request().prop_map(UserInformation::InitiateRequest),
        initiate_response().prop_map(UserInformation::InitiateResponse),
        ciphered().prop_map(UserInformation::GloInitiateRequest),
        ciphered().prop_map(UserInformation::GloInitiateResponse),
        any::<u8>().prop_map(|code| UserInformation::ConfirmedServiceError(ConfirmedServiceError::InitiateError(ServiceError::Initiate(
            InitiateError(code)
        )))),
    ];
    item.prop_map(|item| Contained::from(&keep(vec![item])[0]))
}

fn authentication_value() -> impl Strategy<Value = AuthenticationValue<'static>> {
    prop_oneof![octets().prop_map(AuthenticationValue::Charstring), bit_string().prop_map(AuthenticationValue::Bitstring)]
}

fn context_name() -> impl Strategy<Value = ApplicationContextName<'static>> {
    prop_oneof![Just(ApplicationContextName::LOGICAL_NAME), Just(ApplicationContextName::SHORT_NAME_WITH_CIPHERING)]
}

fn mechanism_name() -> impl Strategy<Value = MechanismName<'static>> {
    prop_oneof![Just(MechanismName::LOW_LEVEL), Just(MechanismName::HIGH_LEVEL_GMAC)]
}

fn requirements() -> impl Strategy<Value = AcseRequirements> {
    any::<bool>().prop_map(|authentication| AcseRequirements::from_bits(0).with_authentication(authentication))
}

fn aarq() -> impl Strategy<Value = Aarq<'static>> {
    let names = (option::of(bit_string()), context_name(), option::of(octets()), option::of(octets()), option::of(octets()));
    let identifiers = any::<[Option<i32>; 4]>();
    let authentication = (option::of(requirements()), option::of(mechanism_name()), option::of(authentication_value()));
    let rest = (option::of(octets()), option::of(visible()), option::of(user_information()));
    (names, identifiers, authentication, rest).prop_map(|(names, identifiers, authentication, rest)| Aarq {
        protocol_version: names.0,
        application_context_name: names.1,
        called_ap_title: names.2,
        called_ae_qualifier: names.3,
        called_ap_invocation_id: identifiers[0],
        called_ae_invocation_id: identifiers[1],
        calling_ap_title: names.4,
        calling_ae_qualifier: rest.0,
        calling_ap_invocation_id: identifiers[2],
        calling_ae_invocation_id: identifiers[3],
        sender_acse_requirements: authentication.0,
        mechanism_name: authentication.1,
        calling_authentication_value: authentication.2,
        implementation_information: rest.1,
        user_information: rest.2,
    })
}

fn aare() -> impl Strategy<Value = Aare<'static>> {
    let diagnostic = prop_oneof![
        any::<u8>().prop_map(|code| AssociateSourceDiagnostic::AcseServiceUser(AcseServiceUser(code))),
        any::<u8>().prop_map(|code| AssociateSourceDiagnostic::AcseServiceProvider(AcseServiceProvider(code))),
    ];
    let names = (option::of(bit_string()), context_name(), option::of(octets()), option::of(octets()));
    let authentication = (option::of(requirements()), option::of(mechanism_name()), option::of(authentication_value()));
    let rest = (option::of(visible()), option::of(user_information()));
    (names, any::<(u8, [Option<i32>; 2])>(), diagnostic, authentication, rest).prop_map(
        |(names, (result, identifiers), result_source_diagnostic, authentication, rest)| Aare {
            protocol_version: names.0,
            application_context_name: names.1,
            result: AssociationResult(result),
            result_source_diagnostic,
            responding_ap_title: names.2,
            responding_ae_qualifier: names.3,
            responding_ap_invocation_id: identifiers[0],
            responding_ae_invocation_id: identifiers[1],
            responder_acse_requirements: authentication.0,
            mechanism_name: authentication.1,
            responding_authentication_value: authentication.2,
            implementation_information: rest.0,
            user_information: rest.1,
        },
    )
}

fn general_ciphering() -> impl Strategy<Value = GeneralCiphering<'static>> {
    let key_info = prop_oneof![
        any::<u8>().prop_map(|key_id| KeyInfo::IdentifiedKey(IdentifiedKey { key_id: KeyId(key_id) })),
        (any::<u8>(), octets())
            .prop_map(|(kek_id, key_ciphered_data)| KeyInfo::WrappedKey(WrappedKey { kek_id: KekId(kek_id), key_ciphered_data })),
        (octets(), octets())
            .prop_map(|(key_parameters, key_ciphered_data)| KeyInfo::AgreedKey(AgreedKey { key_parameters, key_ciphered_data })),
    ];
    (octets(), octets(), octets(), option::of(date_time()), octets(), option::of(key_info), ciphered()).prop_map(
        |(transaction_id, originator_system_title, recipient_system_title, date_time, other_information, key_info, ciphered_content)| {
            GeneralCiphering {
                transaction_id,
                originator_system_title,
                recipient_system_title,
                date_time,
                other_information,
                key_info,
                ciphered_content,
            }
        },
    )
}

fn exception() -> impl Strategy<Value = ExceptionResponse> {
    let service_error = prop_oneof![
        Just(ExceptionServiceError::OperationNotPossible),
        Just(ExceptionServiceError::DecipheringError),
        any::<u32>().prop_map(ExceptionServiceError::InvocationCounterError),
        (7..=255u8).prop_map(ExceptionServiceError::Unknown),
        Just(ExceptionServiceError::Unknown(0)),
    ];
    (any::<u8>(), service_error)
        .prop_map(|(state_error, service_error)| ExceptionResponse { state_error: StateError(state_error), service_error })
}

fn block_transfer() -> impl Strategy<Value = GeneralBlockTransfer<'static>> {
    (any::<(u8, u16, u16)>(), octets()).prop_map(|((control, block_number, block_number_ack), block_data)| GeneralBlockTransfer {
        block_control: BlockControl::from_bits(control),
        block_number,
        block_number_ack,
        block_data,
    })
}

/// APDUs of many kinds, each of which ends where its own lengths say.
pub(crate) fn apdu() -> impl Strategy<Value = Apdu<'static>> {
    prop_oneof![
        get_request().prop_map(Apdu::GetRequest),
        get_response().prop_map(Apdu::GetResponse),
        set_request().prop_map(Apdu::SetRequest),
        action_response().prop_map(Apdu::ActionResponse),
        access_request().prop_map(Apdu::AccessRequest),
        access_response().prop_map(Apdu::AccessResponse),
        data_notification().prop_map(Apdu::DataNotification),
        event_notification().prop_map(Apdu::EventNotificationRequest),
        initiate_request().prop_map(Apdu::InitiateRequest),
        initiate_response().prop_map(Apdu::InitiateResponse),
        aarq().prop_map(Apdu::Aarq),
        aare().prop_map(Apdu::Aare),
        (option::of(any::<u8>()), option::of(user_information()))
            .prop_map(|(reason, user_information)| Apdu::Rlrq(Rlrq { reason: reason.map(ReleaseRequestReason), user_information })),
        ciphered().prop_map(Apdu::GloGetRequest),
        ciphered().prop_map(Apdu::DedActionResponse),
        (octets(), ciphered())
            .prop_map(|(system_title, ciphered_content)| Apdu::GeneralGloCiphering(GeneralGloCiphering { system_title, ciphered_content })),
        general_ciphering().prop_map(Apdu::GeneralCiphering),
        exception().prop_map(Apdu::ExceptionResponse),
        block_transfer().prop_map(Apdu::GeneralBlockTransfer),
    ]
}
