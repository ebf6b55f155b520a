/// A row of a profile: one chunk.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// `clock`.
    pub clock: ::cosem_codec::DateTime,
    /// `first`.
    pub first: u32,
    /// `second`.
    pub second: u32,
}
impl Row {
    const FIELD_CLOCK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "row",
        "clock",
    );
    const FIELD_FIRST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "row",
        "first",
    );
    const FIELD_SECOND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "row",
        "second",
    );
}
impl Row {
    /// The members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 3)?;
        let (input, clock) = ::cosem_codec::data::date_time_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CLOCK))?;
        let (input, first) = ::cosem_codec::data::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIRST))?;
        let (input, second) = ::cosem_codec::data::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SECOND))?;
        Ok((input, Self { clock, first, second }))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Row {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (
                    &[k0,
                    k1,
                    k2,
                    k3,
                    b0,
                    b1,
                    b2,
                    b3,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    0x06,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x06,
                    b16,
                    b17,
                    b18,
                    b19,
                    ],
                    input,
                ),
            ) if u32::from_be_bytes([k0, k1, k2, k3]) == 0x0203090c => {
                Some((
                    input,
                    Self {
                        clock: ::cosem_codec::DateTime::from_octets([
                            b0,
                            b1,
                            b2,
                            b3,
                            b4,
                            b5,
                            b6,
                            b7,
                            b8,
                            b9,
                            b10,
                            b11,
                        ]),
                        first: u32::from_be_bytes([b12, b13, b14, b15]),
                        second: u32::from_be_bytes([b16, b17, b18, b19]),
                    },
                ))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (
                    &[_,
                    _,
                    _,
                    _,
                    b0,
                    b1,
                    b2,
                    b3,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    _,
                    b12,
                    b13,
                    b14,
                    b15,
                    _,
                    b16,
                    b17,
                    b18,
                    b19,
                    ],
                    input,
                ),
            ) => {
                Some((
                    input,
                    Self {
                        clock: ::cosem_codec::DateTime::from_octets([
                            b0,
                            b1,
                            b2,
                            b3,
                            b4,
                            b5,
                            b6,
                            b7,
                            b8,
                            b9,
                            b10,
                            b11,
                        ]),
                        first: u32::from_be_bytes([b12, b13, b14, b15]),
                        second: u32::from_be_bytes([b16, b17, b18, b19]),
                    },
                ))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        match <Self as ::cosem_codec::Decode>::parse_usual(input) {
            Some(parsed) => Ok(parsed),
            None => Self::parse_members(input),
        }
    }
}
impl ::cosem_codec::Encode for Row {
    #[inline]
    fn encoded_len(&self) -> usize {
        26
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = self.clock.to_octets();
        let [b12, b13, b14, b15] = self.first.to_be_bytes();
        let [b16, b17, b18, b19] = self.second.to_be_bytes();
        out.chunk([
            0x02,
            0x03,
            0x09,
            0x0c,
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7,
            b8,
            b9,
            b10,
            b11,
            0x06,
            b12,
            b13,
            b14,
            b15,
            0x06,
            b16,
            b17,
            b18,
            b19,
        ])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = self.clock.to_octets();
        let [b12, b13, b14, b15] = self.first.to_be_bytes();
        let [b16, b17, b18, b19] = self.second.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [
            0x02,
            0x03,
            0x09,
            0x0c,
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7,
            b8,
            b9,
            b10,
            b11,
            0x06,
            b12,
            b13,
            b14,
            b15,
            0x06,
            b16,
            b17,
            b18,
            b19,
        ];
        Some(out)
    }
}
impl ::cosem_codec::Describe for Row {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "row",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_structure.spec:7",
    };
}
/// Members may be missing at the end.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Old {
    /// `first`.
    pub first: u32,
    /// `second`.
    pub second: Option<u16>,
    /// `third`.
    pub third: Option<i8>,
}
impl Old {
    const FIELD_FIRST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "old",
        "first",
    );
    const FIELD_SECOND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "old",
        "second",
    );
    const FIELD_THIRD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "old",
        "third",
    );
}
impl Old {
    /// The number of members and the first ones one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, (u8, u32)> {
        let (input, members) = ::cosem_codec::data::structure_between(input, 2, 3)?;
        let (input, first) = ::cosem_codec::data::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIRST))?;
        Ok((input, (members, first)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Old {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, first) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x06, b0, b1, b2, b3], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0203 => {
                (input, u32::from_be_bytes([b0, b1, b2, b3]))
            }
            _ => return None,
        };
        let members = 3;
        let (input, second) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::u16,
            )
            .ok()?;
        let (input, third) = ::cosem_codec::support::present_if(
                input,
                members > 2,
                ::cosem_codec::data::i8,
            )
            .ok()?;
        Some((input, Self { first, second, third }))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (members, first)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x06, b0, b1, b2, b3], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0203 => {
                (input, (3, u32::from_be_bytes([b0, b1, b2, b3])))
            }
            _ => Self::parse_members(input)?,
        };
        let (input, second) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::u16,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SECOND))?;
        let (input, third) = ::cosem_codec::support::present_if(
                input,
                members > 2,
                ::cosem_codec::data::i8,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_THIRD))?;
        Ok((input, Self { first, second, third }))
    }
}
impl ::cosem_codec::Encode for Old {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            7,
            self.second.map_or(1, |_| 3),
            self.third.map_or(0, |_| 2),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3] = self.first.to_be_bytes();
        out.chunk([0x02, 2 + u8::from(self.third.is_some()), 0x06, b0, b1, b2, b3])?;
        match self.second {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        match self.third {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => Ok(()),
        }
    }
}
impl ::cosem_codec::Describe for Old {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "old",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_structure.spec:15",
    };
}
/// By type tag.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount<'a> {
    /// `none`.
    None,
    /// `small`.
    Small(u8),
    /// `signed`.
    Signed(i32),
    /// `row`.
    Row(Row),
    /// `rows`.
    Rows(::cosem_codec::List<'a, Row>),
}
impl<'a> ::cosem_codec::Decode<'a> for Amount<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x00 => Ok((content, Self::None)),
            0x11 => {
                ::cosem_codec::support::map(::cosem_codec::data::u8(input), Self::Small)
            }
            0x05 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::i32(input),
                    Self::Signed,
                )
            }
            0x02 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    Self::Row,
                )
            }
            0x01 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::array(input),
                    Self::Rows,
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
            0x00 => then(content.is_empty().then_some(Self::None)),
            0x11 => {
                then(
                    ::cosem_codec::support::complete(::cosem_codec::data::u8(input))
                        .ok()
                        .map(Self::Small),
                )
            }
            0x05 => {
                then(
                    ::cosem_codec::support::complete(::cosem_codec::data::i32(input))
                        .ok()
                        .map(Self::Signed),
                )
            }
            0x02 => {
                ::cosem_codec::Decode::parse_then(
                    input,
                    #[inline(always)]
                    |value| then(value.map(Self::Row)),
                )
            }
            0x01 => {
                then(
                    ::cosem_codec::support::complete(::cosem_codec::data::array(input))
                        .ok()
                        .map(Self::Rows),
                )
            }
            _ => then(None),
        }
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (_, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x01 => ::cosem_codec::data::array_lazy(input).map(Self::Rows),
            _ => ::cosem_codec::support::complete(Self::parse(input)),
        }
    }
}
impl ::cosem_codec::Encode for Amount<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::None => 1,
            Self::Small(_) => 2,
            Self::Signed(_) => 5,
            Self::Row(_) => 26,
            Self::Rows(value) => ::cosem_codec::Encode::encoded_len(&value),
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::None => out.chunk([0x00]),
            Self::Small(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Signed(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Row(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Rows(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
impl From<Row> for Amount<'_> {
    #[inline]
    fn from(value: Row) -> Self {
        Self::Row(value)
    }
}
impl ::cosem_codec::Describe for Amount<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "amount",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_structure.spec:23",
    };
}
/// A newtype.
///
/// User protocol:2026, clause 4. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rows<'a>(
    /// The value.
    pub ::cosem_codec::List<'a, Row>,
);
impl<'a> ::cosem_codec::Decode<'a> for Rows<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::array(input), Self)
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        ::cosem_codec::data::array_lazy(input).map(Self)
    }
}
impl ::cosem_codec::Encode for Rows<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::Encode::encoded_len(&self.0)
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for Rows<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "rows",
        clause: "User protocol:2026, clause 4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_structure.spec:33",
    };
}
