/// Alternatives that ranges of first octets select.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message<'a> {
    /// `text`.
    Text(Text<'a>),
    /// `ping`.
    Ping,
    /// `variable`.
    Variable(Variable),
}
impl<'a> ::cosem_codec::Decode<'a> for Message<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x00..=0x3f => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    Self::Text,
                )
            }
            0x50 => Ok((content, Self::Ping)),
            0x80..=0xff => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    Self::Variable,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let Ok((content, selector)) = ::cosem_codec::octets::u8(input) else {
            return then(None)
        };
        match selector {
            0x80..=0xff => {
                ::cosem_codec::Decode::parse_then(
                    input,
                    #[inline(always)]
                    |value| then(value.map(Self::Variable)),
                )
            }
            0x00..=0x3f => {
                ::cosem_codec::Decode::parse_then(
                    input,
                    #[inline(always)]
                    |value| then(value.map(Self::Text)),
                )
            }
            0x50 => then(content.is_empty().then_some(Self::Ping)),
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Message<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Text(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Ping => 1,
            Self::Variable(_) => 1,
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Text(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Ping => out.chunk([0x50]),
            Self::Variable(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
impl<'a> From<Text<'a>> for Message<'a> {
    #[inline]
    fn from(value: Text<'a>) -> Self {
        Self::Text(value)
    }
}
impl From<Variable> for Message<'_> {
    #[inline]
    fn from(value: Variable) -> Self {
        Self::Variable(value)
    }
}
impl ::cosem_codec::Describe for Message<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "message",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_choice.spec:7",
    };
}
/// `text`.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Text<'a> {
    /// `code`.
    pub code: u8,
    /// `content`.
    pub content: ::cosem_codec::OctetString<'a>,
}
impl Text<'_> {
    const FIELD_CODE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "text",
        "code",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "text",
        "content",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Text<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, code) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::octets::u8,
                0,
                63,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CODE))?;
        let (input, content_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        Ok((
            input,
            Self {
                code,
                content: content_field,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Text<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([1, self.content.len()])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_range(self.code, 0, 63, Self::FIELD_CODE)
            .and_then(|()| out.chunk([self.code]))?;
        out.octets(&self.content)
    }
}
impl ::cosem_codec::Describe for Text<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "text",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_choice.spec:14",
    };
}
/// `variable`.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variable {
    /// `selector`.
    pub selector: u8,
}
impl Variable {
    const FIELD_VARIABLE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "variable",
        "variable",
    );
    const FIELD_SELECTOR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "variable",
        "selector",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Variable {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let at = input;
        let (input, bits) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VARIABLE))?;
        if bits & 0x80 != 0x80 {
            return ::cosem_codec::error::fail(
                    ::cosem_codec::ErrorKind::Constant {
                        found: ::cosem_codec::support::saturate(bits >> 7),
                    },
                    at,
                )
                .map_err(::cosem_codec::error::in_field(Self::FIELD_VARIABLE));
        }
        let selector = bits & 0x7f;
        Ok((input, Self { selector }))
    }
}
impl ::cosem_codec::Encode for Variable {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let b0 = 0x80
            | ::cosem_codec::support::fits(self.selector, 7, Self::FIELD_SELECTOR)?;
        out.chunk([b0])
    }
}
impl ::cosem_codec::Describe for Variable {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "variable",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_choice.spec:20",
    };
}
/// Alternatives whose selector may stand elsewhere.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer<'a> {
    /// `done`.
    Done,
    /// `value`.
    Value(u16),
    /// `octets`.
    Octets(::cosem_codec::OctetString<'a>),
}
impl<'a> ::cosem_codec::Decode<'a> for Answer<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x01 => Ok((content, Self::Done)),
            0x02 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u16(content),
                    Self::Value,
                )
            }
            0x03 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::support::map(
                        ::cosem_codec::octets::rest(content),
                        ::cosem_codec::OctetString,
                    ),
                    Self::Octets,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let Ok((content, selector)) = ::cosem_codec::octets::u8(input) else {
            return then(None)
        };
        match selector {
            0x01 => then(content.is_empty().then_some(Self::Done)),
            0x02 => {
                then(
                    ::cosem_codec::support::complete(::cosem_codec::octets::u16(content))
                        .ok()
                        .map(Self::Value),
                )
            }
            0x03 => {
                then(
                    ::cosem_codec::support::complete(
                            ::cosem_codec::support::map(
                                ::cosem_codec::octets::rest(content),
                                ::cosem_codec::OctetString,
                            ),
                        )
                        .ok()
                        .map(Self::Octets),
                )
            }
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Answer<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Done => 1,
            Self::Value(_) => 3,
            Self::Octets(value) => ::cosem_codec::support::sum([1, value.len()]),
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Done => out.chunk([0x01]),
            Self::Value(value) => {
                out.chunk([0x02])?;
                out.chunk(value.to_be_bytes())
            }
            Self::Octets(value) => {
                out.chunk([0x03])?;
                out.octets(&value)
            }
        }
    }
}
impl<'a> Answer<'a> {
    /// Reads an alternative whose selector is known from elsewhere: `octets` begin behind it, and are used up.
    ///
    /// # Errors
    /// What is wrong with the octets; offsets count from their start.
    #[inline]
    pub fn decode_selected(
        selector: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        match selector {
            0x01 => {
                ::cosem_codec::support::whole_lazy(
                    octets,
                    ::cosem_codec::support::end(octets, Self::Done),
                )
            }
            0x02 => {
                ::cosem_codec::support::whole(octets, ::cosem_codec::octets::u16(octets))
                    .map(Self::Value)
            }
            0x03 => {
                ::cosem_codec::support::whole(
                        octets,
                        ::cosem_codec::support::map(
                            ::cosem_codec::octets::rest(octets),
                            ::cosem_codec::OctetString,
                        ),
                    )
                    .map(Self::Octets)
            }
            found => {
                ::cosem_codec::support::whole_lazy(
                    octets,
                    Err(::cosem_codec::octets::unknown_selector(found.into(), octets)),
                )
            }
        }
    }
}
impl ::cosem_codec::Describe for Answer<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "answer",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_choice.spec:29",
    };
}
/// Answers to different questions; the number of the question is not repeated.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AnswerToQuestion<'a> {
    /// `seven`.
    Seven(Answer<'a>),
    /// `eight`.
    Eight(Answer<'a>),
}
impl<'a> ::cosem_codec::Decode<'a> for AnswerToQuestion<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x07 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(content),
                    Self::Seven,
                )
            }
            0x08 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(content),
                    Self::Eight,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let Ok((content, selector)) = ::cosem_codec::octets::u8(input) else {
            return then(None)
        };
        match selector {
            0x07 => {
                ::cosem_codec::Decode::parse_then(
                    content,
                    #[inline(always)]
                    |value| then(value.map(Self::Seven)),
                )
            }
            0x08 => {
                ::cosem_codec::Decode::parse_then(
                    content,
                    #[inline(always)]
                    |value| then(value.map(Self::Eight)),
                )
            }
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for AnswerToQuestion<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Seven(value) => {
                ::cosem_codec::support::sum([
                    1,
                    ::cosem_codec::Encode::encoded_len(&value),
                ])
            }
            Self::Eight(value) => {
                ::cosem_codec::support::sum([
                    1,
                    ::cosem_codec::Encode::encoded_len(&value),
                ])
            }
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Seven(value) => {
                out.chunk([0x07])?;
                ::cosem_codec::Encode::write(&value, out)
            }
            Self::Eight(value) => {
                out.chunk([0x08])?;
                ::cosem_codec::Encode::write(&value, out)
            }
        }
    }
}
impl<'a> AnswerToQuestion<'a> {
    /// Reads an alternative whose selector is known from elsewhere: `octets` begin behind it, and are used up.
    ///
    /// # Errors
    /// What is wrong with the octets; offsets count from their start.
    #[inline]
    pub fn decode_selected(
        selector: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        match selector {
            0x07 => ::cosem_codec::Decode::decode(octets).map(Self::Seven),
            0x08 => ::cosem_codec::Decode::decode(octets).map(Self::Eight),
            found => {
                ::cosem_codec::support::whole_lazy(
                    octets,
                    Err(::cosem_codec::octets::unknown_selector(found.into(), octets)),
                )
            }
        }
    }
    /// As [`AnswerToQuestion::decode_selected`], where the selector of the alternative inside is known from elsewhere too.
    ///
    /// # Errors
    /// What is wrong with the octets; offsets count from their start.
    #[inline]
    pub fn decode_selected_twice(
        selector: u8,
        inner: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        match selector {
            0x07 => Answer::decode_selected(inner, octets).map(Self::Seven),
            0x08 => Answer::decode_selected(inner, octets).map(Self::Eight),
            _ => Self::decode_selected(selector, octets),
        }
    }
}
impl ::cosem_codec::Describe for AnswerToQuestion<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "answer-to-question",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_choice.spec:37",
    };
}
