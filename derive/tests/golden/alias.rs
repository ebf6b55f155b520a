/// Newtypes as fields: what depends on them looks through.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aliased<'a> {
    /// `title`.
    pub title: AliasTitle,
    /// `content`.
    pub content: ::cosem_codec::OctetString<'a>,
    /// `value`.
    pub value: AliasedValue,
    /// `when`.
    pub when: AliasTime,
    /// `numbers`.
    pub numbers: AliasNumbers<'a>,
}
/// The alternatives of `value` of [`Aliased`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AliasedValue {
    /// `one`.
    One(u8),
    /// `other`.
    Other(u16),
}
impl Aliased<'_> {
    const FIELD_VERSION: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "version",
    );
    const FIELD_TITLE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "title",
    );
    const FIELD_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "length",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "content",
    );
    const FIELD_KIND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "kind",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "value",
    );
    const FIELD_WHEN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "when",
    );
    const FIELD_NUMBERS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "aliased",
        "numbers",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Aliased<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, _): (_, AliasVersion) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION))?;
        let (input, title) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TITLE))?;
        let (input, length): (_, AliasLength) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LENGTH))?;
        let (input, content_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(length.0.0)),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, kind): (_, AliasKind) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
        let (input, value_field) = match kind.0.0 {
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(input),
                    AliasedValue::One,
                )
            }
            2 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u16(input),
                    AliasedValue::Other,
                )
            }
            _ => ::cosem_codec::support::no_alternative(i128::from(kind.0.0), input),
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        let (input, when) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WHEN))?;
        let (input, numbers) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBERS))?;
        Ok((
            input,
            Self {
                title,
                content: content_field,
                value: value_field,
                when,
                numbers,
            },
        ))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (input, _): (_, AliasVersion) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION))?;
        let (input, title) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TITLE))?;
        let (input, length): (_, AliasLength) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LENGTH))?;
        let (input, content_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(length.0.0)),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, kind): (_, AliasKind) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
        let (input, value_field) = match kind.0.0 {
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(input),
                    AliasedValue::One,
                )
            }
            2 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u16(input),
                    AliasedValue::Other,
                )
            }
            _ => ::cosem_codec::support::no_alternative(i128::from(kind.0.0), input),
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        let (input, when) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WHEN))?;
        let numbers = ::cosem_codec::Decode::parse_lazy(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBERS))?;
        Ok(Self {
            title,
            content: content_field,
            value: value_field,
            when,
            numbers,
        })
    }
}
impl ::cosem_codec::Encode for Aliased<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            25,
            self.content.len(),
            match self.value {
                AliasedValue::One(_) => 1,
                AliasedValue::Other(_) => 2,
            },
            ::cosem_codec::Encode::encoded_len(&self.numbers),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7] = self.title.0;
        let length = AliasLength(
            AliasSize(
                ::cosem_codec::support::length::<
                    u16,
                >(self.content.len(), Self::FIELD_LENGTH)?,
            ),
        );
        let [b8, b9] = length.0.0.to_be_bytes();
        out.chunk([0x02, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9])?;
        out.octets(&self.content)?;
        let kind = AliasKind(
            AliasCodes(
                match self.value {
                    AliasedValue::One(_) => 1,
                    AliasedValue::Other(_) => 2,
                },
            ),
        );
        out.chunk([kind.0.0])?;
        match self.value {
            AliasedValue::One(value) => out.chunk([value]),
            AliasedValue::Other(value) => out.chunk(value.to_be_bytes()),
        }?;
        let [b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20, b21] = self
            .when
            .0
            .to_octets();
        out.chunk([0x0c, b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20, b21])?;
        ::cosem_codec::Encode::write(&self.numbers, out)
    }
}
impl ::cosem_codec::Describe for Aliased<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "aliased",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:7",
    };
}
/// A constant.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasVersion(
    /// The value.
    pub u8,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasVersion {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::constant(input, ::cosem_codec::octets::u8, 2, 0),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for AliasVersion {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_range(
                self.0,
                2,
                2,
                const { &::cosem_codec::Field::new("alias-version", "") },
            )
            .and_then(|()| out.chunk([self.0]))
    }
}
impl ::cosem_codec::Describe for AliasVersion {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-version",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:23",
    };
}
/// Fixed octets.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasTitle(
    /// The value.
    pub [u8; 8],
);
impl<'a> ::cosem_codec::Decode<'a> for AliasTitle {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::fixed(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasTitle {
    #[inline]
    fn encoded_len(&self) -> usize {
        8
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk(self.0)
    }
}
impl ::cosem_codec::Describe for AliasTitle {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-title",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:27",
    };
}
/// A length.
///
/// User protocol:2026, clause 1.3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasLength(
    /// The `alias-size`.
    pub AliasSize,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasLength {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::Decode::parse(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasLength {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for AliasLength {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-length",
        clause: "User protocol:2026, clause 1.3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:31",
    };
}
/// A newtype of a newtype.
///
/// User protocol:2026, clause 1.4. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasSize(
    /// The value.
    pub u16,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasSize {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u16(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasSize {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk(self.0.to_be_bytes())
    }
}
impl ::cosem_codec::Describe for AliasSize {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-size",
        clause: "User protocol:2026, clause 1.4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:35",
    };
}
/// Codes by another name.
///
/// User protocol:2026, clause 1.5. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasKind(
    /// The `alias-codes`.
    pub AliasCodes,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasKind {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::Decode::parse(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasKind {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for AliasKind {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-kind",
        clause: "User protocol:2026, clause 1.5",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:39",
    };
}
/// Codes.
///
/// User protocol:2026, clause 1.6. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AliasCodes(
    /// The value on the wire.
    pub u8,
);
impl AliasCodes {
    /// `one`: 1.
    pub const ONE: Self = Self(1);
    /// `other`: 2.
    pub const OTHER: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("one"),
            2 => Some("other"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for AliasCodes {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "AliasCodes({name})"),
            None => write!(f, "AliasCodes({})", self.0),
        }
    }
}
impl ::core::fmt::Display for AliasCodes {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for AliasCodes {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasCodes {
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
impl ::cosem_codec::Describe for AliasCodes {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-codes",
        clause: "User protocol:2026, clause 1.6",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:43",
    };
}
/// A range.
///
/// User protocol:2026, clause 1.7. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasRange(
    /// The value.
    pub i8,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasRange {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::range(input, ::cosem_codec::octets::i8, -3, 3, 0),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for AliasRange {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_range(
                self.0,
                -3,
                3,
                const { &::cosem_codec::Field::new("alias-range", "") },
            )
            .and_then(|()| out.chunk(self.0.to_be_bytes()))
    }
}
impl ::cosem_codec::Describe for AliasRange {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-range",
        clause: "User protocol:2026, clause 1.7",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:50",
    };
}
/// A date-time in octets.
///
/// User protocol:2026, clause 1.8. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasTime(
    /// The value.
    pub ::cosem_codec::DateTime,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasTime {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::axdr::date_time_octets(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasTime {
    #[inline]
    fn encoded_len(&self) -> usize {
        13
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_content_fixed(self.0.to_octets(), out)
    }
}
impl ::cosem_codec::Describe for AliasTime {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-time",
        clause: "User protocol:2026, clause 1.8",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:54",
    };
}
/// A date-time.
///
/// User protocol:2026, clause 1.9. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasClock(
    /// The value.
    pub ::cosem_codec::DateTime,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasClock {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::axdr::date_time(input), Self)
    }
}
impl ::cosem_codec::Encode for AliasClock {
    #[inline]
    fn encoded_len(&self) -> usize {
        12
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk(self.0.to_octets())
    }
}
impl ::cosem_codec::Describe for AliasClock {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-clock",
        clause: "User protocol:2026, clause 1.9",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:58",
    };
}
/// A list.
///
/// User protocol:2026, clause 1.10. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasNumbers<'a>(
    /// The value.
    pub ::cosem_codec::List<'a, AliasRange>,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasNumbers<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::axdr::list(input), Self)
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        ::cosem_codec::axdr::list_lazy(input).map(Self)
    }
}
impl ::cosem_codec::Encode for AliasNumbers<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::axdr::list_len(&self.0)
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_list(&self.0, out)
    }
}
impl ::cosem_codec::Describe for AliasNumbers<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-numbers",
        clause: "User protocol:2026, clause 1.10",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:62",
    };
}
/// Text of a fixed length.
///
/// User protocol:2026, clause 1.11. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AliasCode<'a>(
    /// The value.
    pub ::cosem_codec::VisibleString<'a>,
);
impl<'a> ::cosem_codec::Decode<'a> for AliasCode<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, 3),
                ::cosem_codec::VisibleString,
            ),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for AliasCode<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_count(
                self.0.len(),
                3,
                const { &::cosem_codec::Field::new("alias-code", "") },
            )
            .and_then(|()| out.octets(&self.0))
    }
}
impl ::cosem_codec::Describe for AliasCode<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "alias-code",
        clause: "User protocol:2026, clause 1.11",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "alias.spec:66",
    };
}
