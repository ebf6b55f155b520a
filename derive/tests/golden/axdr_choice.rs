/// One of three, behind a tag.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Question {
    /// `number`.
    Number(QuestionNumber),
    /// Without content.
    Nothing,
    /// An alternative that the standard does not name, by its selector.
    Other(u8),
}
impl<'a> ::cosem_codec::Decode<'a> for Question {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0xa0)?;
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x01 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(content),
                    Self::Number,
                )
            }
            0x02 => Ok((content, Self::Nothing)),
            found => Ok((content, Self::Other(found))),
        }
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let Ok((input, ())) = ::cosem_codec::octets::tag(input, 0xa0) else {
            return then(None)
        };
        let Ok((content, selector)) = ::cosem_codec::octets::u8(input) else {
            return then(None)
        };
        match selector {
            0x01 => {
                ::cosem_codec::Decode::parse_then(
                    content,
                    #[inline(always)]
                    |value| then(value.map(Self::Number)),
                )
            }
            0x02 => then(content.is_empty().then_some(Self::Nothing)),
            found => then(content.is_empty().then_some(Self::Other(found))),
        }
    }
}
impl ::cosem_codec::Encode for Question {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Number(_) => 15,
            Self::Nothing => 2,
            Self::Other(_) => 2,
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Number(value) => {
                out.chunk([0xa0, 0x01])?;
                ::cosem_codec::Encode::write(&value, out)
            }
            Self::Nothing => out.chunk([0xa0, 0x02]),
            Self::Other(selector) => {
                ::cosem_codec::support::check_consistent(
                        !matches!(selector, 0x01 | 0x02),
                        const { &::cosem_codec::Field::new("question", "other") },
                    )
                    .and_then(|()| out.chunk([0xa0, selector]))
            }
        }
    }
}
impl From<QuestionNumber> for Question {
    #[inline]
    fn from(value: QuestionNumber) -> Self {
        Self::Number(value)
    }
}
impl ::cosem_codec::Describe for Question {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "question",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_choice.spec:7",
    };
}
/// Fixed fields are read as one chunk.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuestionNumber {
    /// `id`.
    pub id: u16,
    /// `name`.
    pub name: [u8; 6],
    /// `positive`.
    pub positive: bool,
    /// Signed.
    pub offset: i32,
}
impl QuestionNumber {
    const FIELD_ID: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "question-number",
        "id",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "question-number",
        "name",
    );
    const FIELD_POSITIVE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "question-number",
        "positive",
    );
    const FIELD_OFFSET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "question-number",
        "offset",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for QuestionNumber {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let Some((&[b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12], input)) = input
            .split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const {
                        &[
                            (2, 0, Self::FIELD_ID),
                            (8, 2, Self::FIELD_NAME),
                            (9, 8, Self::FIELD_POSITIVE),
                            (13, 9, Self::FIELD_OFFSET),
                        ]
                    },
                ),
            );
        };
        let id = u16::from_be_bytes([b0, b1]);
        let name = [b2, b3, b4, b5, b6, b7];
        let positive = b8 != 0;
        let offset = i32::from_be_bytes([b9, b10, b11, b12]);
        Ok((input, Self { id, name, positive, offset }))
    }
}
impl ::cosem_codec::Encode for QuestionNumber {
    #[inline]
    fn encoded_len(&self) -> usize {
        13
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.id.to_be_bytes();
        let [b2, b3, b4, b5, b6, b7] = self.name;
        let [b8, b9, b10, b11] = self.offset.to_be_bytes();
        out.chunk([
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7,
            u8::from(self.positive),
            b8,
            b9,
            b10,
            b11,
        ])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0, b1] = self.id.to_be_bytes();
        let [b2, b3, b4, b5, b6, b7] = self.name;
        let [b8, b9, b10, b11] = self.offset.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7,
            u8::from(self.positive),
            b8,
            b9,
            b10,
            b11,
        ];
        Some(out)
    }
}
impl ::cosem_codec::Describe for QuestionNumber {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "question-number",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_choice.spec:16",
    };
}
/// Alternatives with tags of their own.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message<'a> {
    /// `question`.
    Question(Question),
    /// `raw`.
    Raw(::cosem_codec::OctetString<'a>),
}
impl<'a> ::cosem_codec::Decode<'a> for Message<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0xa0 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    Self::Question,
                )
            }
            0x07 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::axdr::octets(content),
                    Self::Raw,
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
            0xa0 => {
                ::cosem_codec::Decode::parse_then(
                    input,
                    #[inline(always)]
                    |value| then(value.map(Self::Question)),
                )
            }
            0x07 => {
                then(
                    ::cosem_codec::support::complete(
                            ::cosem_codec::axdr::octets(content),
                        )
                        .ok()
                        .map(Self::Raw),
                )
            }
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Message<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Question(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Raw(value) => {
                ::cosem_codec::support::sum([
                    1,
                    ::cosem_codec::axdr::content_len(value.len()),
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
            Self::Question(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Raw(value) => {
                out.chunk([0x07])?;
                ::cosem_codec::axdr::write_content(&value, out)
            }
        }
    }
}
impl From<Question> for Message<'_> {
    #[inline]
    fn from(value: Question) -> Self {
        Self::Question(value)
    }
}
impl ::cosem_codec::Describe for Message<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "message",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_choice.spec:26",
    };
}
