//! Responses, with their request as context.

use crate::error::{DecodeError, ErrorKind};
use crate::strings::OctetString;

use super::{
    DiagnosticResponse, LonApdu, LonResponse, ManagementResponse, NetworkDiagnostic, NetworkManagement, NetworkVariable, NvDirection,
    ProxyFailure,
};

/// What a response has to be read with: the first octet of the request that it answers, and whether a proxy hands it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ResponseContext {
    /// The first octet of the request, of the innermost one where a proxy handed it on. `None` where the target's message could not be
    /// looked at: then only the proxy's own answers are known.
    pub request: Option<u8>,
    /// True where a proxy handed the request on, so that the response may be the proxy's own.
    pub proxied: bool,
}

impl ResponseContext {
    /// The context of a request by its octets, which begin with its code.
    ///
    /// A proxy message is looked into: its response is that of the target.
    #[must_use]
    pub fn of_octets(request: &[u8]) -> Self {
        use crate::Decode as _;

        match request {
            [PROXY, ..] => LonApdu::decode(request).map_or(Self { request: None, proxied: true }, |request| Self::of(&request)),
            _ => Self { request: request.first().copied(), proxied: false },
        }
    }

    /// The context of a request.
    #[must_use]
    pub fn of(request: &LonApdu<'_>) -> Self {
        let LonApdu::Proxy(message) = request else { return Self { request: Some(first_octet(request)), proxied: false } };
        let content = message.trailer.message.octets();
        let request = match content {
            Some(octets) => octets.first().copied(),
            // built of a value
            None => first_octet_of_encoded(&message.trailer.message),
        };
        Self { request, proxied: true }
    }
}

const PROXY: u8 = 0x4d;
const PROXY_FAILURE: u8 = 0x4c;
const APPLICATION_OFFLINE: u8 = 0x3f;
const FOREIGN_FRAME_OFFLINE: u8 = 0x4f;
const DIAGNOSTIC_PROXY: u8 = 0x52;

/// The first octet of an application message.
fn first_octet(apdu: &LonApdu<'_>) -> u8 {
    first_octet_of_encoded(apdu).unwrap_or_default()
}

/// The first octet that a value is written as; what follows is not written.
fn first_octet_of_encoded(value: &impl crate::Encode) -> Option<u8> {
    let mut first = None;
    let mut keep = |octets: &[u8]| first = first.or(octets.first().copied());
    let mut out = crate::Writer::digest(&mut keep);
    let written = value.write(&mut out).and_then(|()| out.finish());
    written.ok().and(first)
}

/// A response, read with its request.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(::serde::Serialize))]
pub enum Response<'a> {
    /// To a request of the network diagnostics.
    Diagnostic(DiagnosticResponse<'a>),
    /// To a request of the network management.
    Management(ManagementResponse<'a>),
    /// The value of a network variable, to a poll.
    NetworkVariable(NetworkVariable<'a>),
    /// A proxy has handed a message on that asks for no response.
    ProxySuccess,
    /// A proxy could not hand a message on.
    ProxyFailure(ProxyFailure),
    /// The application of the node is offline.
    ApplicationOffline,
    /// The application of the node is offline, to a foreign frame.
    ForeignFrameOffline,
    /// What its data mean is the application's, or the vendor's.
    Application(LonResponse<'a>),
}

impl<'a> Response<'a> {
    /// Reads a response.
    ///
    /// # Errors
    /// The code is none that this request may be answered with ([`ErrorKind::UnknownSelector`]), or the data do not follow its layout.
    /// Offsets of the data count from their start.
    pub fn of(context: ResponseContext, response: LonResponse<'a>) -> Result<Self, DecodeError> {
        let LonResponse { code, data: OctetString(data) } = response;
        match (context.proxied, code) {
            (true, PROXY) if data.is_empty() => return Ok(Self::ProxySuccess),
            (true, PROXY_FAILURE) => {
                return <ProxyFailure as crate::Decode>::decode(data).map(Self::ProxyFailure);
            }
            _ => {}
        }
        match context.request {
            Some(DIAGNOSTIC_PROXY | 0x50 | 0x55 | 0x5a..=0x5f | 0x74..=0x7f) | None => Ok(Self::Application(response)),
            Some(request @ 0x50..=0x5f) => DiagnosticResponse::decode_selected_twice(request, code, data).map(Self::Diagnostic),
            Some(request @ 0x60..=0x73) => ManagementResponse::decode_selected_twice(request, code, data).map(Self::Management),
            Some(0x80..) if code >= 0x80 => variable(code, data).map(Self::NetworkVariable),
            Some(0x40..=0x4f) if code == FOREIGN_FRAME_OFFLINE => Ok(Self::ForeignFrameOffline),
            Some(_) if code == APPLICATION_OFFLINE => Ok(Self::ApplicationOffline),
            Some(0x80..) => Err(DecodeError { kind: ErrorKind::UnknownSelector { found: u16::from(code) }, offset: 0, field: None }),
            Some(_) => Ok(Self::Application(response)),
        }
    }
}

/// The answer to a poll: the code is the upper part of the selector.
fn variable(code: u8, data: &[u8]) -> Result<NetworkVariable<'_>, DecodeError> {
    let Some((&low, value)) = data.split_first() else {
        return Err(DecodeError { kind: ErrorKind::Truncated { needed: 1 }, offset: 0, field: None });
    };
    let direction = if code & 0x40 == 0 { NvDirection::INPUT } else { NvDirection::OUTPUT };
    Ok(NetworkVariable { direction, selector: u16::from_be_bytes([code & 0x3f, low]), value: OctetString(value) })
}

impl NetworkManagement<'_> {
    /// The code with which a node answers this request where it did what was asked; `None` where there is no answer.
    #[must_use]
    pub fn success_code(&self) -> Option<u8> {
        let code = first_octet_of_encoded(self)?;
        (code != 0x7f).then_some(0x20 | code & 0x1f)
    }
}

impl NetworkDiagnostic<'_> {
    /// The code with which a node answers this request where it did what was asked.
    #[must_use]
    pub fn success_code(&self) -> Option<u8> {
        first_octet_of_encoded(self).map(|code| 0x30 | code & 0x0f)
    }
}
