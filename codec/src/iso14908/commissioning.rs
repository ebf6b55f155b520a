//! Commissioning of a node by the services of ISO/IEC 14908-1 (IEC 62056-8-8, F.5). The services are known; **their order here is a
//! reconstruction, not conformant**. A [secure channel](super::osgp_aes) is set up behind it.

use core::fmt;

use crate::decode::Decode as _;
use crate::encode::Encode as _;
use crate::error::{DecodeError, EncodeError};

use super::{
    AuthenticationType, DiagnosticResponse, DomainEntry, LonApdu, LonResponse, ManagementResponse, NetworkDiagnostic, NetworkManagement,
    NodeMode, NodeState, QueryStatusResult, Response, ResponseContext, SetNodeMode, SetNodeModeState, UpdateDomain, UpdateDomainResult,
};

/// What a node gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// The identifier of the domain, filled up with zeros.
    pub domain: [u8; 6],
    /// The octets of it that count: 0, 1, 3 or 6.
    pub domain_length: u8,
    /// The subnet.
    pub subnet: u8,
    /// The node number.
    pub node: u8,
    /// The authentication key of the domain, which goes over the network in clear.
    pub key: [u8; 6],
}

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The domain, the address in it and the key: Update Domain.
    UpdateDomain,
    /// The state configured and online: Set Node Mode.
    SetOnline,
    /// How the node is: Query Status.
    QueryStatus,
    /// All is done.
    Done,
}

/// Why a node is not commissioned.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum CommissioningError {
    /// The response does not follow its layout, or answers another request.
    Malformed(DecodeError),
    /// The node refused.
    Refused(Operation),
    /// The node is in another state than configured and online.
    State(NodeState),
    /// No response is waited for.
    NotExpected,
}

impl fmt::Display for CommissioningError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(out, "malformed response: {error}"),
            Self::Refused(operation) => write!(out, "the node refused {operation:?}"),
            Self::State(state) => write!(out, "the node is in state {}", state.0),
            Self::NotExpected => out.write_str("no response expected"),
        }
    }
}

impl core::error::Error for CommissioningError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Malformed(error) => Some(error),
            _ => None,
        }
    }
}

/// The commissioning of one node: requests to send, one after the other, each by the node's unique identifier.
#[derive(Debug, Clone)]
pub struct Commissioning {
    assignment: Assignment,
    next: Operation,
}

impl Commissioning {
    /// Begins.
    #[must_use]
    pub const fn new(assignment: Assignment) -> Self {
        Self { assignment, next: Operation::UpdateDomain }
    }

    /// What is done next.
    #[must_use]
    pub const fn next(&self) -> Operation {
        self.next
    }

    fn request(&self) -> Option<LonApdu<'static>> {
        let Assignment { domain, domain_length, subnet, node, key } = self.assignment;
        let management = match self.next {
            Operation::UpdateDomain => {
                let entry = DomainEntry {
                    domain_id: domain,
                    subnet,
                    non_clone: true,
                    node,
                    invalid: false,
                    ls_mode: false,
                    dhcp: false,
                    authentication: AuthenticationType::STANDARD,
                    domain_length,
                    key,
                };
                NetworkManagement::UpdateDomain(UpdateDomain { index: 0, entry })
            }
            Operation::SetOnline => {
                let state = SetNodeModeState::ChangeState(NodeState::CONFIGURED_ONLINE);
                NetworkManagement::SetNodeMode(SetNodeMode { mode: NodeMode::CHANGE_STATE, state })
            }
            Operation::QueryStatus => return Some(LonApdu::NetworkDiagnostic(NetworkDiagnostic::QueryStatus)),
            Operation::Done => return None,
        };
        Some(LonApdu::NetworkManagement(management))
    }

    /// Writes the request of the next operation, also again where it was lost; `None` where all is done.
    ///
    /// # Errors
    /// The buffer is too small, or the assignment does not fit: a node number above 127.
    pub fn write_request<'o>(&self, out: &'o mut [u8]) -> Option<Result<&'o [u8], EncodeError>> {
        Some(self.request()?.encode(out).map(|request| &*request))
    }

    /// Takes the response to the last request, from its code on.
    ///
    /// # Errors
    /// [`CommissioningError`]; the operation is still to be done.
    pub fn receive(&mut self, response: &[u8]) -> Result<Operation, CommissioningError> {
        let Some(request) = self.request() else { return Err(CommissioningError::NotExpected) };
        let response = LonResponse::decode(response).map_err(CommissioningError::Malformed)?;
        let response = Response::of(ResponseContext::of(&request), response).map_err(CommissioningError::Malformed)?;
        self.next = match (self.next, response) {
            (Operation::UpdateDomain, Response::Management(ManagementResponse::UpdateDomain(UpdateDomainResult::Success))) => {
                Operation::SetOnline
            }
            (Operation::SetOnline, Response::Management(ManagementResponse::SetNodeMode(super::SetNodeModeResult::Success))) => {
                Operation::QueryStatus
            }
            (Operation::QueryStatus, Response::Diagnostic(DiagnosticResponse::QueryStatus(QueryStatusResult::Success(status)))) => {
                match status.node_state {
                    NodeState::CONFIGURED_ONLINE => Operation::Done,
                    state => return Err(CommissioningError::State(state)),
                }
            }
            (operation, _) => return Err(CommissioningError::Refused(operation)),
        };
        Ok(self.next)
    }
}
