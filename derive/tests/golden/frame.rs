/// Bits, a match on two of them, a length from a code, and a check at the end.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Packet<'a> {
    /// `urgent`.
    pub urgent: bool,
    /// `target`.
    pub target: PacketTarget,
    /// `name-octets`.
    pub name_octets: ::cosem_codec::OctetString<'a>,
    /// `payload`.
    pub payload: ::cosem_codec::OctetString<'a>,
    /// `more`.
    pub more: ::cosem_codec::OctetString<'a>,
}
/// The alternatives of `target` of [`Packet`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PacketTarget {
    /// `everybody`.
    Everybody(u8),
    /// `one`.
    One(Node),
    /// `group`.
    Group([u8; 3]),
}
impl Packet<'_> {
    const FIELD_VERSION: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "version",
    );
    const FIELD_NAME_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "name-length",
    );
    const FIELD_TARGET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "target",
    );
    const FIELD_NAME_OCTETS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "name-octets",
    );
    const FIELD_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "length",
    );
    const FIELD_PAYLOAD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "payload",
    );
    const FIELD_MORE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "more",
    );
    const FIELD_CRC: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "packet",
        "crc",
    );
}
impl<'a> Packet<'a> {
    /// Reads the frame without its check value.
    fn parse_checked(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let at = input;
        let (input, bits) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION))?;
        if bits & 0xc0 != 0x00 {
            return ::cosem_codec::error::fail(
                    ::cosem_codec::ErrorKind::Constant {
                        found: ::cosem_codec::support::saturate(bits >> 6),
                    },
                    at,
                )
                .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION));
        }
        let format = (bits >> 4) & 0x03;
        let name_length = NameLength((bits >> 2) & 0x03);
        let selector = bits & 0x02 != 0;
        let urgent = bits & 0x01 != 0;
        let (input, target) = match (format, selector) {
            (0, _) => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(input),
                    PacketTarget::Everybody,
                )
            }
            (1, true) => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    PacketTarget::One,
                )
            }
            (1, false) => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::fixed(input),
                    PacketTarget::Group,
                )
            }
            _ => ::cosem_codec::support::no_alternative(i128::from(format), input),
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TARGET))?;
        let (input, name_octets) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(
                    input,
                    ::cosem_codec::support::measured(
                        name_length.octets(),
                        name_length.0,
                        input,
                    )?,
                ),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME_OCTETS))?;
        let (input, length) = ::cosem_codec::octets::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LENGTH))?;
        let (input, payload) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(length)),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PAYLOAD))?;
        let (input, more) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MORE))?;
        Ok((
            input,
            Self {
                urgent,
                target,
                name_octets,
                payload,
                more,
            },
        ))
    }
    /// Writes the frame without its check value.
    fn write_checked(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let b0 = (match self.target {
            PacketTarget::Everybody(_) => 0,
            PacketTarget::One(_) | PacketTarget::Group(_) => 1,
        } << 4)
            | (::cosem_codec::support::code(
                    NameLength::from_octets(self.name_octets.len()),
                    Self::FIELD_NAME_LENGTH,
                )?
                .0 << 2)
            | (u8::from(
                match self.target {
                    PacketTarget::Everybody(_) | PacketTarget::One(_) => true,
                    PacketTarget::Group(_) => false,
                },
            ) << 1) | u8::from(self.urgent);
        out.chunk([b0])?;
        match self.target {
            PacketTarget::Everybody(value) => out.chunk([value]),
            PacketTarget::One(value) => ::cosem_codec::Encode::write(&value, out),
            PacketTarget::Group(value) => out.chunk(value),
        }?;
        out.octets(&self.name_octets)?;
        let length = ::cosem_codec::support::length::<
            u16,
        >(self.payload.len(), Self::FIELD_LENGTH)?;
        let [b1, b2] = length.to_be_bytes();
        out.chunk([b1, b2])?;
        out.octets(&self.payload)?;
        out.octets(&self.more)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Packet<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let frame = ::cosem_codec::octets::check_crc16_genibus(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CRC))?;
        let check = ::cosem_codec::support::skip(input, frame.len());
        let value = ::cosem_codec::support::complete(Self::parse_checked(frame))
            .map_err(::cosem_codec::error::before(check))?;
        Ok((::cosem_codec::support::skip(check, 2), value))
    }
}
impl ::cosem_codec::Encode for Packet<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            ::cosem_codec::support::sum([
                3,
                match self.target {
                    PacketTarget::Everybody(_) => 1,
                    PacketTarget::One(_) => 2,
                    PacketTarget::Group(_) => 3,
                },
                self.name_octets.len(),
                self.payload.len(),
                self.more.len(),
            ]),
            2,
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::write_crc16_genibus(out, |out| self.write_checked(out))
    }
}
impl ::cosem_codec::Describe for Packet<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "packet",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:7",
    };
}
/// Subnet and node.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// `subnet`.
    pub subnet: u8,
    /// `node`.
    pub node: u8,
}
impl Node {
    const FIELD_SUBNET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "node",
        "subnet",
    );
    const FIELD_NODE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "node",
        "node",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Node {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, subnet) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SUBNET))?;
        let at = input;
        let (input, bits) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NODE))?;
        if bits & 0x80 != 0x80 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate(bits >> 7),
                },
                at,
            );
        }
        let node = bits & 0x7f;
        Ok((input, Self { subnet, node }))
    }
}
impl ::cosem_codec::Encode for Node {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let b0 = 0x80 | ::cosem_codec::support::fits(self.node, 7, Self::FIELD_NODE)?;
        out.chunk([self.subnet, b0])
    }
}
impl ::cosem_codec::Describe for Node {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "node",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:29",
    };
}
/// How long a domain is.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameLength(
    /// The value on the wire.
    pub u8,
);
impl NameLength {
    /// `none`: 0.
    pub const NONE: Self = Self(0);
    /// `one`: 1.
    pub const ONE: Self = Self(1);
    /// `three`: 2.
    pub const THREE: Self = Self(2);
    /// `six`: 3.
    pub const SIX: Self = Self(3);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("none"),
            1 => Some("one"),
            2 => Some("three"),
            3 => Some("six"),
            _ => None,
        }
    }
    /// The number of octets that it stands for.
    #[inline]
    #[must_use]
    pub const fn octets(self) -> Option<usize> {
        match self.0 {
            0 => Some(0),
            1 => Some(1),
            2 => Some(3),
            3 => Some(6),
            _ => None,
        }
    }
    /// The code for so many octets, where there is one.
    #[inline]
    #[must_use]
    pub const fn from_octets(count: usize) -> Option<Self> {
        match count {
            0 => Some(Self::NONE),
            1 => Some(Self::ONE),
            3 => Some(Self::THREE),
            6 => Some(Self::SIX),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for NameLength {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "NameLength({name})"),
            None => write!(f, "NameLength({})", self.0),
        }
    }
}
impl ::core::fmt::Display for NameLength {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl ::cosem_codec::Describe for NameLength {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "name-length",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:39",
    };
}
/// A tag that is there when a bit says so.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sealed<'a> {
    /// `control`.
    pub control: Control,
    /// `content`.
    pub content: ::cosem_codec::OctetString<'a>,
    /// `tag`.
    pub tag: Option<[u8; 12]>,
}
impl Sealed<'_> {
    const FIELD_CONTROL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sealed",
        "control",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sealed",
        "content",
    );
    const FIELD_TAG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sealed",
        "tag",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Sealed<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, control): (_, Control) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTROL))?;
        let (after, input) = ::cosem_codec::support::all_but(
            input,
            if control.authenticated() { 12 } else { 0 },
        );
        let (_, content_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::before(after))
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let input = after;
        let (input, tag) = ::cosem_codec::support::present_if(
                input,
                control.authenticated(),
                ::cosem_codec::octets::fixed,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TAG))?;
        Ok((
            input,
            Self {
                control,
                content: content_field,
                tag,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Sealed<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([1, self.content.len(), self.tag.map_or(0, |_| 12)])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.control, out)?;
        out.octets(&self.content)?;
        ::cosem_codec::support::check_consistent(
            self.control.authenticated() == self.tag.is_some(),
            Self::FIELD_TAG,
        )?;
        match self.tag {
            Some(value) => out.chunk(value),
            None => Ok(()),
        }
    }
}
impl ::cosem_codec::Describe for Sealed<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "sealed",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:48",
    };
}
/// What was done.
///
/// User protocol:2026, clause 2.1. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Control(u8);
impl Control {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0x1f)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
    /// `authenticated`.
    #[inline]
    #[must_use]
    pub const fn authenticated(self) -> bool {
        self.0 & 0x10 != 0
    }
    /// The same with another `authenticated`.
    #[inline]
    #[must_use]
    pub const fn with_authenticated(self, value: bool) -> Self {
        if value { Self(self.0 | 0x10) } else { Self(self.0 & !0x10) }
    }
    /// `suite`.
    #[inline]
    #[must_use]
    pub const fn suite(self) -> u8 {
        self.0 & 0x0f
    }
    /// The same with another `suite`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_suite(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0xf0) | (wide & 0x0f))
    }
}
impl ::core::fmt::Debug for Control {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Control")
            .field("authenticated", &self.authenticated())
            .field("suite", &self.suite())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Control {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::octets::u8(input)?;
        if bits & 0xe0 != 0x00 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate(bits >> 5),
                },
                input,
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
}
impl ::cosem_codec::Encode for Control {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.0])
    }
}
impl ::cosem_codec::Describe for Control {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "control",
        clause: "User protocol:2026, clause 2.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:56",
    };
}
/// Alternatives at the end, in front of a check.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter<'a> {
    /// `hops`.
    pub hops: u8,
    /// `body`.
    pub body: LetterBody<'a>,
}
/// The alternatives of `body` of [`Letter`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LetterBody<'a> {
    /// `node`.
    Node(Node),
    /// `empty`.
    Empty,
    /// `text`.
    Text(::cosem_codec::OctetString<'a>),
}
impl Letter<'_> {
    const FIELD_KIND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "letter",
        "kind",
    );
    const FIELD_HOPS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "letter",
        "hops",
    );
    const FIELD_BODY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "letter",
        "body",
    );
    const FIELD_CRC: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "letter",
        "crc",
    );
}
impl<'a> Letter<'a> {
    /// Reads the frame without its check value.
    fn parse_checked(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, bits) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
        let kind = bits >> 4;
        let hops = bits & 0x0f;
        let (input, body) = match kind {
            0 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    LetterBody::Node,
                )
            }
            2 => Ok((input, LetterBody::Empty)),
            3 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::support::map(
                        ::cosem_codec::octets::rest(input),
                        ::cosem_codec::OctetString,
                    ),
                    LetterBody::Text,
                )
            }
            _ => ::cosem_codec::support::no_alternative(i128::from(kind), input),
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BODY))?;
        Ok((input, Self { hops, body }))
    }
    /// Writes the frame without its check value.
    fn write_checked(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let b0 = (match self.body {
            LetterBody::Node(_) => 0,
            LetterBody::Empty => 2,
            LetterBody::Text(_) => 3,
        } << 4) | ::cosem_codec::support::fits(self.hops, 4, Self::FIELD_HOPS)?;
        out.chunk([b0])?;
        match self.body {
            LetterBody::Node(value) => ::cosem_codec::Encode::write(&value, out),
            LetterBody::Empty => ::cosem_codec::Encode::write(&(), out),
            LetterBody::Text(value) => out.octets(&value),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Letter<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let frame = ::cosem_codec::octets::check_crc16_genibus(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CRC))?;
        let check = ::cosem_codec::support::skip(input, frame.len());
        let value = ::cosem_codec::support::complete(Self::parse_checked(frame))
            .map_err(::cosem_codec::error::before(check))?;
        Ok((::cosem_codec::support::skip(check, 2), value))
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let Ok(input) = ::cosem_codec::octets::check_crc16_genibus(input) else {
            return then(None)
        };
        let front = ::cosem_codec::support::attempt(
            #[inline(always)]
            || -> ::cosem_codec::Parsed<'a, _> {
                let (input, bits) = ::cosem_codec::octets::u8(input)
                    .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
                let kind = bits >> 4;
                let hops = bits & 0x0f;
                Ok((input, (kind, hops)))
            },
        );
        let Ok((input, (kind, hops))) = front else { return then(None) };
        match kind {
            0 => {
                ::cosem_codec::Decode::parse_then(
                    input,
                    #[inline(always)]
                    |value| then(
                        value
                            .map(
                                #[inline(always)]
                                |value| Self {
                                    hops,
                                    body: LetterBody::Node(value),
                                },
                            ),
                    ),
                )
            }
            2 => {
                then(
                    input
                        .is_empty()
                        .then_some(Self {
                            hops,
                            body: LetterBody::Empty,
                        }),
                )
            }
            3 => {
                then(
                    ::cosem_codec::support::complete(
                            ::cosem_codec::support::map(
                                ::cosem_codec::octets::rest(input),
                                ::cosem_codec::OctetString,
                            ),
                        )
                        .ok()
                        .map(
                            #[inline(always)]
                            |value| Self {
                                hops,
                                body: LetterBody::Text(value),
                            },
                        ),
                )
            }
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Letter<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            ::cosem_codec::support::sum([
                1,
                match self.body {
                    LetterBody::Node(_) => 2,
                    LetterBody::Empty => 0,
                    LetterBody::Text(value) => value.len(),
                },
            ]),
            2,
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::write_crc16_genibus(out, |out| self.write_checked(out))
    }
}
impl ::cosem_codec::Describe for Letter<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "letter",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:64",
    };
}
/// A letter around a letter.
///
/// User protocol:2026, clause 3.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cover<'a> {
    /// `colour`.
    pub colour: u8,
    /// `letter`.
    pub letter: Letter<'a>,
}
impl Cover<'_> {
    const FIELD_COLOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "cover",
        "colour",
    );
    const FIELD_LETTER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "cover",
        "letter",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Cover<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, colour) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COLOUR))?;
        let (input, letter) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LETTER))?;
        Ok((input, Self { colour, letter }))
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let front = ::cosem_codec::support::attempt(
            #[inline(always)]
            || -> ::cosem_codec::Parsed<'a, _> {
                let (input, colour) = ::cosem_codec::octets::u8(input)
                    .map_err(::cosem_codec::error::in_field(Self::FIELD_COLOUR))?;
                Ok((input, colour))
            },
        );
        let Ok((input, colour)) = front else { return then(None) };
        ::cosem_codec::Decode::parse_then(
            input,
            #[inline(always)]
            |value| then(
                value.map(#[inline(always)] |value| Self { colour, letter: value }),
            ),
        )
    }
}
impl ::cosem_codec::Encode for Cover<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            1,
            ::cosem_codec::Encode::encoded_len(&self.letter),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.colour])?;
        ::cosem_codec::Encode::write(&self.letter, out)
    }
}
impl ::cosem_codec::Describe for Cover<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "cover",
        clause: "User protocol:2026, clause 3.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame.spec:79",
    };
}
