//! The parameters that SNRM proposes and UA answers, and what holds afterwards (IEC 62056-46, 6.4.4.4.3.2).

use core::fmt;

use super::MAX_INFORMATION;
use crate::link::count::Octets;

/// The identifier of the only format of the field.
const FORMAT: u8 = 0x81;
/// The group of the HDLC parameters.
const GROUP_PARAMETERS: u8 = 0x80;
/// The group of user-defined parameters (ISO/IEC 13239); read over.
const GROUP_USER_DEFINED: u8 = 0xF0;
/// Starts the user data, which run to the end of the field.
const USER_DATA: u8 = 0xFF;

const INFORMATION_TRANSMIT: u8 = 0x05;
const INFORMATION_RECEIVE: u8 = 0x06;
const WINDOW_TRANSMIT: u8 = 0x07;
const WINDOW_RECEIVE: u8 = 0x08;

/// What a station can do or proposes, seen from itself. The defaults hold for what is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LinkParameters {
    /// The largest information field that the station sends, in octets: 1 to 2030, by default 128.
    pub max_information_transmit: u16,
    /// The largest information field that the station takes, in octets: 1 to 2030, by default 128.
    pub max_information_receive: u16,
    /// How many I frames the station sends before it waits for an acknowledgement: 1 to 7, by default 1.
    pub window_transmit: u8,
    /// How many I frames in a row the station takes: 1 to 7, by default 1.
    pub window_receive: u8,
}

impl LinkParameters {
    /// What holds when nothing is said: 128 octets, window 1.
    pub const DEFAULT: Self = Self { max_information_transmit: 128, max_information_receive: 128, window_transmit: 1, window_receive: 1 };
    /// The largest values that can be agreed: 2030 octets, window 7.
    pub const LARGEST: Self = Self { max_information_transmit: 2030, max_information_receive: 2030, window_transmit: 7, window_receive: 7 };
}

impl Default for LinkParameters {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The information field of SNRM or UA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedParameters<'a> {
    /// The HDLC parameters, with the defaults for what the field does not say.
    pub parameters: LinkParameters,
    /// The user data sub-field, when there is one: User_Information of COSEM-OPEN (IEC 62056-7-6).
    pub user_data: Option<&'a [u8]>,
}

/// What is wrong with the information field of SNRM or UA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParametersErrorKind {
    /// The format identifier is not 81.
    Format {
        /// The octet.
        found: u8,
    },
    /// The group is neither HDLC parameters nor user-defined parameters nor user data.
    Group {
        /// The group identifier.
        found: u8,
    },
    /// A length runs past what it is part of.
    Length {
        /// How many octets are missing.
        missing: usize,
    },
    /// Another HDLC parameter than the four of the profile. SNRM is refused with DM.
    UnknownParameter {
        /// The parameter identifier.
        found: u8,
    },
    /// The same parameter twice. The standard does not say which one would hold.
    Duplicate {
        /// The parameter identifier.
        found: u8,
    },
    /// A value beyond 2030 octets or window 7.
    Range {
        /// The parameter identifier.
        parameter: u8,
    },
}

/// What is wrong with the information field of SNRM or UA, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParametersError {
    kind: ParametersErrorKind,
    offset: usize,
}

impl ParametersError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ParametersErrorKind {
        self.kind
    }

    /// Where, in octets from the start of the information field.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

impl ParametersErrorKind {
    /// A stable name for reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Format { .. } => "format",
            Self::Group { .. } => "group",
            Self::Length { .. } => "length",
            Self::UnknownParameter { .. } => "unknown-parameter",
            Self::Duplicate { .. } => "duplicate",
            Self::Range { .. } => "range",
        }
    }
}

impl fmt::Display for ParametersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.kind {
            ParametersErrorKind::Format { found } => write!(f, "bad format identifier at octet {at}: 81 expected, {found:02x} found"),
            ParametersErrorKind::Group { found } => write!(f, "unknown parameter group at octet {at}: {found:02x}"),
            ParametersErrorKind::Length { missing } => write!(f, "length runs past the end at octet {at}: {} missing", Octets(missing)),
            ParametersErrorKind::UnknownParameter { found } => write!(f, "unknown HDLC parameter at octet {at}: {found:02x}"),
            ParametersErrorKind::Duplicate { found } => write!(f, "HDLC parameter given twice at octet {at}: {found:02x}"),
            ParametersErrorKind::Range { parameter } => write!(f, "value of HDLC parameter {parameter:02x} out of range at octet {at}"),
        }
    }
}

impl core::error::Error for ParametersError {}

/// Reads along the field and knows where it is.
struct Cursor<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> Cursor<'a> {
    const fn error(&self, kind: ParametersErrorKind) -> ParametersError {
        ParametersError { kind, offset: self.offset }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], ParametersError> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            return Err(self.error(ParametersErrorKind::Length { missing: count.saturating_sub(self.rest.len()) }));
        };
        self.rest = rest;
        self.offset = self.offset.wrapping_add(count);
        Ok(taken)
    }

    fn octet(&mut self) -> Result<u8, ParametersError> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    /// A length octet and as many octets, to be read on their own.
    fn group(&mut self) -> Result<Self, ParametersError> {
        let at_length = Self { rest: self.rest, offset: self.offset };
        let length = usize::from(self.octet()?);
        let offset = self.offset;
        match self.take(length) {
            Ok(rest) => Ok(Self { rest, offset }),
            Err(ParametersError { kind, .. }) => Err(at_length.error(kind)),
        }
    }
}

/// The parameters of a group as they are found; `None` for those not said.
#[derive(Default)]
struct Found {
    information_transmit: Option<Option<u32>>,
    information_receive: Option<Option<u32>>,
    window_transmit: Option<Option<u32>>,
    window_receive: Option<Option<u32>>,
}

impl LinkParameters {
    /// Reads the information field of SNRM or UA.
    ///
    /// Without a field, and for each parameter that is missing, empty or zero, the default holds. Values may have any width. User data
    /// are given as they are; user-defined parameters are read over.
    ///
    /// # Errors
    /// [`ParametersError`]; on [`ParametersErrorKind::UnknownParameter`] a server refuses the connection with DM.
    pub fn decode(information: &[u8]) -> Result<ParsedParameters<'_>, ParametersError> {
        let mut parsed = ParsedParameters { parameters: Self::DEFAULT, user_data: None };
        let mut field = Cursor { rest: information, offset: 0 };
        if field.rest.is_empty() {
            return Ok(parsed);
        }
        let start = Cursor { ..field };
        match field.octet()? {
            FORMAT => {}
            found => return Err(start.error(ParametersErrorKind::Format { found })),
        }
        let mut found = Found::default();
        while !field.rest.is_empty() {
            let at_group = Cursor { ..field };
            match field.octet()? {
                GROUP_PARAMETERS => parse_group(field.group()?, &mut found)?,
                GROUP_USER_DEFINED => {
                    field.group()?;
                }
                USER_DATA => {
                    parsed.user_data = Some(field.rest);
                    break;
                }
                other => return Err(at_group.error(ParametersErrorKind::Group { found: other })),
            }
        }
        let parameters = &mut parsed.parameters;
        set(&mut parameters.max_information_transmit, found.information_transmit);
        set(&mut parameters.max_information_receive, found.information_receive);
        set(&mut parameters.window_transmit, found.window_transmit);
        set(&mut parameters.window_receive, found.window_receive);
        Ok(parsed)
    }
}

/// Takes over a value that was said; its range was checked before.
fn set<T: TryFrom<u32>>(place: &mut T, found: Option<Option<u32>>) {
    if let Some(value) = found.flatten().and_then(|value| T::try_from(value).ok()) {
        *place = value;
    }
}

fn parse_group(mut group: Cursor<'_>, found: &mut Found) -> Result<(), ParametersError> {
    while !group.rest.is_empty() {
        let at_parameter = Cursor { ..group };
        let parameter = group.octet()?;
        let (place, largest) = match parameter {
            INFORMATION_TRANSMIT => (&mut found.information_transmit, u32::try_from(MAX_INFORMATION).unwrap_or(u32::MAX)),
            INFORMATION_RECEIVE => (&mut found.information_receive, u32::try_from(MAX_INFORMATION).unwrap_or(u32::MAX)),
            WINDOW_TRANSMIT => (&mut found.window_transmit, 7),
            WINDOW_RECEIVE => (&mut found.window_receive, 7),
            other => return Err(at_parameter.error(ParametersErrorKind::UnknownParameter { found: other })),
        };
        if place.is_some() {
            return Err(at_parameter.error(ParametersErrorKind::Duplicate { found: parameter }));
        }
        let value = group.group()?;
        let number = value.rest.iter().try_fold(0_u32, |number, octet| {
            let number = number.checked_mul(0x100)? + u32::from(*octet);
            (number <= largest).then_some(number)
        });
        match number {
            None => return Err(value.error(ParametersErrorKind::Range { parameter })),
            Some(0) => *place = Some(None),
            Some(number) => *place = Some(Some(number)),
        }
    }
    Ok(())
}

/// How wide the maximum information fields are written. Both forms are in use; windows always take four octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ParameterForm {
    /// One octet for values up to 255, two above.
    #[default]
    Shortest,
    /// Always two octets, as IEC HDLC setup version 1 has them.
    TwoOctets,
}

/// The largest field that [`LinkParameters::encode`] writes, in octets.
const MAX_FIELD: usize = 23;

/// The information field of SNRM or UA in a small buffer of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodedParameters {
    octets: [u8; MAX_FIELD],
    len: usize,
}

impl EncodedParameters {
    /// The octets of the field.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.octets.get(..self.len).unwrap_or_default()
    }
}

impl core::ops::Deref for EncodedParameters {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.octets()
    }
}

impl LinkParameters {
    /// The information field that says all four parameters.
    #[must_use]
    pub fn encode(&self, form: ParameterForm) -> EncodedParameters {
        let mut octets = [0; MAX_FIELD];
        let information = |parameter: u8, value: u16| match (form, value.to_be_bytes()) {
            (ParameterForm::Shortest, [0, low]) => ([parameter, 1, low, 0], 3),
            (_, [high, low]) => ([parameter, 2, high, low], 4),
        };
        let transmit = information(INFORMATION_TRANSMIT, self.max_information_transmit);
        let receive = information(INFORMATION_RECEIVE, self.max_information_receive);
        let (transmit, receive) = (transmit.0.get(..transmit.1).unwrap_or_default(), receive.0.get(..receive.1).unwrap_or_default());
        let windows = [WINDOW_TRANSMIT, 4, 0, 0, 0, self.window_transmit, WINDOW_RECEIVE, 4, 0, 0, 0, self.window_receive];
        let group = transmit.len() + receive.len() + windows.len();
        let head = [FORMAT, GROUP_PARAMETERS, u8::try_from(group).unwrap_or(u8::MAX)];
        let pieces = head.iter().chain(transmit).chain(receive).chain(&windows);
        octets.iter_mut().zip(pieces).for_each(|(place, octet)| *place = *octet);
        EncodedParameters { octets, len: head.len() + group }
    }
}

/// What holds in a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Negotiated {
    /// The largest information field from client to server, in octets.
    pub client_to_server_information: u16,
    /// The largest information field from server to client, in octets.
    pub server_to_client_information: u16,
    /// The window from client to server.
    pub client_to_server_window: u8,
    /// The window from server to client.
    pub server_to_client_window: u8,
}

/// What two stations agree on: crosswise the smaller value, what one sends against what the other takes.
///
/// The server calls it with what SNRM proposed and what it can do, and answers [`Negotiated::as_server`]; the client calls it with its
/// proposal and what UA said.
#[must_use]
pub fn negotiate(client: &LinkParameters, server: &LinkParameters) -> Negotiated {
    Negotiated {
        client_to_server_information: client.max_information_transmit.min(server.max_information_receive),
        server_to_client_information: server.max_information_transmit.min(client.max_information_receive),
        client_to_server_window: client.window_transmit.min(server.window_receive),
        server_to_client_window: server.window_transmit.min(client.window_receive),
    }
}

impl Negotiated {
    /// The agreement as the server sees it: what it says in UA.
    #[must_use]
    pub const fn as_server(&self) -> LinkParameters {
        LinkParameters {
            max_information_transmit: self.server_to_client_information,
            max_information_receive: self.client_to_server_information,
            window_transmit: self.server_to_client_window,
            window_receive: self.client_to_server_window,
        }
    }

    /// The agreement as the client sees it.
    #[must_use]
    pub const fn as_client(&self) -> LinkParameters {
        LinkParameters {
            max_information_transmit: self.client_to_server_information,
            max_information_receive: self.server_to_client_information,
            window_transmit: self.client_to_server_window,
            window_receive: self.server_to_client_window,
        }
    }
}
