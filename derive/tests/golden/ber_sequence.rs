/// Fields under context tags.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hello<'a> {
    /// `version`.
    pub version: Option<::cosem_codec::BitString<'a>>,
    /// `name`.
    pub name: CallName<'a>,
    /// `result`.
    pub result: Verdict,
    /// `diagnostic`.
    pub diagnostic: Option<Diagnostic>,
    /// `content`.
    pub content: Option<::cosem_codec::Contained<'a, Hello<'a>>>,
}
impl Hello<'_> {
    const FIELD_VERSION: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "hello",
        "version",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "hello",
        "name",
    );
    const FIELD_RESULT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "hello",
        "result",
    );
    const FIELD_DIAGNOSTIC: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "hello",
        "diagnostic",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "hello",
        "content",
    );
}
impl<'a> ::cosem_codec::ber::Contents<'a> for Hello<'a> {
    const IDENTIFIER: u8 = 0x65;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, version) = ::cosem_codec::ber::optional_field(
                input,
                0x80,
                #[inline(always)]
                |input| ::cosem_codec::ber::bit_string_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION))?;
        let (input, name) = ::cosem_codec::ber::explicit(
                input,
                0xa1,
                0x06,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, result) = ::cosem_codec::ber::explicit(
                input,
                0xa2,
                0x02,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_RESULT))?;
        let (input, diagnostic) = ::cosem_codec::ber::optional_field(
                input,
                0xa3,
                #[inline(always)]
                |input| ::cosem_codec::Decode::parse(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DIAGNOSTIC))?;
        let (input, content_field) = ::cosem_codec::ber::optional_explicit(
                input,
                0xa4,
                0x04,
                #[inline(always)]
                |input| ::cosem_codec::Decode::parse(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        Ok((
            input,
            Self {
                version,
                name,
                result,
                diagnostic,
                content: content_field,
            },
        ))
    }
    #[inline(always)]
    fn parse_contents_then<R>(
        input: &'a [u8],
        then: impl FnOnce(Option<Self>) -> R,
    ) -> R {
        let Ok((input, version)) = ::cosem_codec::ber::optional_field(
            input,
            0x80,
            #[inline(always)]
            |input| ::cosem_codec::ber::bit_string_content(input),
        ) else { return then(None) };
        let Ok((input, name)) = ::cosem_codec::ber::explicit(
            input,
            0xa1,
            0x06,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        let Ok((input, result)) = ::cosem_codec::ber::explicit(
            input,
            0xa2,
            0x02,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        let Ok((input, diagnostic)) = ::cosem_codec::ber::optional_field(
            input,
            0xa3,
            #[inline(always)]
            |input| ::cosem_codec::Decode::parse(input),
        ) else { return then(None) };
        let Ok((input, content_field)) = ::cosem_codec::ber::optional_explicit(
            input,
            0xa4,
            0x04,
            #[inline(always)]
            |input| ::cosem_codec::Decode::parse(input),
        ) else { return then(None) };
        if !input.is_empty() {
            return then(None);
        }
        then(
            Some(Self {
                version,
                name,
                result,
                diagnostic,
                content: content_field,
            }),
        )
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::support::sum([
            self
                .version
                .map_or(
                    0,
                    |value| ::cosem_codec::ber::field_len(
                        ::cosem_codec::ber::bit_string_content_len(&value),
                    ),
                ),
            ::cosem_codec::ber::explicit_len(
                ::cosem_codec::ber::Contents::contents_len(&self.name),
            ),
            ::cosem_codec::ber::explicit_len(
                ::cosem_codec::ber::Contents::contents_len(&self.result),
            ),
            self
                .diagnostic
                .map_or(
                    0,
                    |value| ::cosem_codec::ber::field_len(
                        ::cosem_codec::Encode::encoded_len(&value),
                    ),
                ),
            self
                .content
                .map_or(
                    0,
                    |value| ::cosem_codec::ber::explicit_len(
                        ::cosem_codec::Encode::encoded_len(&value),
                    ),
                ),
        ])
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match self.version {
            Some(value) => {
                ::cosem_codec::ber::write_head(
                    0x80,
                    ::cosem_codec::ber::bit_string_content_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::write_bit_string_content(&value, out)
            }
            None => Ok(()),
        }?;
        ::cosem_codec::ber::write_explicit_head(
            0xa1,
            0x06,
            ::cosem_codec::ber::Contents::contents_len(&self.name),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(&self.name, out)?;
        ::cosem_codec::ber::write_explicit_head(
            0xa2,
            0x02,
            ::cosem_codec::ber::Contents::contents_len(&self.result),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(&self.result, out)?;
        match self.diagnostic {
            Some(value) => {
                ::cosem_codec::ber::write_head(
                    0xa3,
                    ::cosem_codec::Encode::encoded_len(&value),
                    out,
                )?;
                ::cosem_codec::Encode::write(&value, out)
            }
            None => Ok(()),
        }?;
        match self.content {
            Some(value) => {
                ::cosem_codec::ber::write_explicit_head(
                    0xa4,
                    0x04,
                    ::cosem_codec::Encode::encoded_len(&value),
                    out,
                )?;
                ::cosem_codec::Encode::write(&value, out)
            }
            None => Ok(()),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Hello<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x65,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        match ::cosem_codec::ber::whole_contents(input, 0x65) {
            Some(contents) => {
                ::cosem_codec::ber::Contents::parse_contents_then(contents, then)
            }
            None => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Hello<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x65,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for Hello<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "hello",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_sequence.spec:7",
    };
}
/// Named object identifiers.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
///
/// Object identifiers without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CallName<'a>(
    /// The object identifier.
    pub ::cosem_codec::Oid<'a>,
);
impl CallName<'_> {
    /// `plain`: 2.16.756.5.8.1.1.
    pub const PLAIN: Self = Self(
        ::cosem_codec::Oid::from_octets(&[0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01]),
    );
    /// `ciphered`: 2.16.756.5.8.1.3.
    pub const CIPHERED: Self = Self(
        ::cosem_codec::Oid::from_octets(&[0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x03]),
    );
    /// The name of the object identifier, where it has one.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        match *self.0.octets() {
            [0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01] => Some("plain"),
            [0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x03] => Some("ciphered"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for CallName<'_> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "CallName({name})"),
            None => write!(f, "CallName({})", self.0),
        }
    }
}
impl<'a> ::cosem_codec::ber::Contents<'a> for CallName<'a> {
    const IDENTIFIER: u8 = 0x06;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::ber::oid_content(input), Self)
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::oid_content_len(&self.0)
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_oid_content(&self.0, out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CallName<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x06,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for CallName<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x06,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for CallName<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "call-name",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_sequence.spec:17",
    };
}
/// An INTEGER.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Verdict(
    /// The value on the wire.
    pub u8,
);
impl Verdict {
    /// `accepted`: 0.
    pub const ACCEPTED: Self = Self(0);
    /// `rejected`: 1.
    pub const REJECTED: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("accepted"),
            1 => Some("rejected"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for Verdict {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "Verdict({name})"),
            None => write!(f, "Verdict({})", self.0),
        }
    }
}
impl ::core::fmt::Display for Verdict {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::ber::Contents<'a> for Verdict {
    const IDENTIFIER: u8 = 0x02;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::ber::u8_content(input), Self)
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::integer_content_len(self.0.into())
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_integer_content(self.0.into(), out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Verdict {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x02,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for Verdict {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x02,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for Verdict {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "verdict",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_sequence.spec:24",
    };
}
/// Alternatives under tags.
///
/// User protocol:2026, clause 4. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Diagnostic {
    /// `user`.
    User(Verdict),
    /// `provider`.
    Provider(Verdict),
}
impl<'a> ::cosem_codec::Decode<'a> for Diagnostic {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (_, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0xa1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::explicit(
                        input,
                        0xa1,
                        0x02,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::Contents::parse_contents(input),
                    ),
                    Self::User,
                )
            }
            0x82 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0x82,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::Contents::parse_contents(input),
                    ),
                    Self::Provider,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
}
impl ::cosem_codec::Encode for Diagnostic {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::User(value) => {
                ::cosem_codec::ber::explicit_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                )
            }
            Self::Provider(value) => {
                ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                )
            }
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::User(value) => {
                ::cosem_codec::ber::write_explicit_head(
                    0xa1,
                    0x02,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
            Self::Provider(value) => {
                ::cosem_codec::ber::write_head(
                    0x82,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
        }
    }
}
impl ::cosem_codec::Describe for Diagnostic {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "diagnostic",
        clause: "User protocol:2026, clause 4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_sequence.spec:31",
    };
}
