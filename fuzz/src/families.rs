//! The APDU families, as the spec files group them.

use cosem_codec::apdu;

use crate::agreement::agreement;
use crate::round_trip::{Item, round_trip};

/// Declares a function for each family that runs [`round_trip`] and [`agreement`] for each of its items.
macro_rules! families {
    ($($(#[$doc:meta])* $family:ident: $($([$module:ident])? $name:ident $(<$life:lifetime>)?),+;)+) => {
        $(
            $(#[$doc])*
            ///
            /// # Panics
            /// When an oracle finds a fault.
            pub fn $family(octets: &[u8]) {
                $({
                    struct Marker;

                    impl Item for Marker {
                        const NAME: &'static str = stringify!($name);
                        type Of<'a> = apdu::$($module::)? $name $(<$life>)?;
                    }

                    round_trip::<Marker>(octets);
                    agreement::<Marker>(octets);
                })+
            }
        )+
    };
}

families! {
    /// Association control: AARQ, AARE, RLRQ, RLRE.
    acse: Aarq<'a>, Aare<'a>, Rlrq<'a>, Rlre<'a>;
    /// InitiateRequest and InitiateResponse.
    initiate: InitiateRequest<'a>, InitiateResponse;
    /// GET.
    get: GetRequest<'a>, GetResponse<'a>;
    /// SET.
    set: SetRequest<'a>, SetResponse<'a>;
    /// ACTION.
    action: ActionRequest<'a>, ActionResponse<'a>;
    /// ACCESS.
    access: AccessRequest<'a>, AccessResponse<'a>;
    /// DATA-NOTIFICATION, EVENT-NOTIFICATION and InformationReport.
    notifications: DataNotification<'a>, [unconfirmed] DataNotificationConfirm, EventNotificationRequest<'a>, InformationReportRequest<'a>;
    /// The services of short name referencing.
    short_name: ReadRequest<'a>, ReadResponse<'a>, WriteRequest<'a>, WriteResponse<'a>, UnconfirmedWriteRequest<'a>;
    /// ExceptionResponse and ConfirmedServiceError.
    errors: ExceptionResponse, ConfirmedServiceError;
    /// General ciphering and signing.
    protection: GeneralGloCiphering<'a>, GeneralDedCiphering<'a>, GeneralCiphering<'a>, GeneralSigning<'a>;
    /// General block transfer.
    block_transfer: GeneralBlockTransfer<'a>;
    /// The protocol data units of the configuration initiation service.
    ciase: CiPdu<'a>;
    /// The gateway prefix.
    gateway: GatewayRequest<'a>, GatewayResponse<'a>;
    /// Any APDU.
    apdu: Apdu<'a>;
}

/// The target for an APDU that starts with this octet, for the seeds.
#[must_use]
pub const fn family_of(tag: u8) -> Option<&'static str> {
    Some(match tag {
        0x60..=0x63 => "acse",
        0x01 | 0x08 => "initiate",
        0xC0 | 0xC4 => "get",
        0xC1 | 0xC5 => "set",
        0xC3 | 0xC7 => "action",
        0xD9 | 0xDA => "access",
        0x0F | 0x10 | 0x18 | 0xC2 => "notifications",
        0x05 | 0x06 | 0x0C | 0x0D | 0x16 => "short_name",
        0x0E | 0xD8 => "errors",
        0xDB..=0xDF => "protection",
        0xE0 => "block_transfer",
        0x19..=0x1F | 0x39 => "ciase",
        0xE6 | 0xE7 => "gateway",
        _ => return None,
    })
}
