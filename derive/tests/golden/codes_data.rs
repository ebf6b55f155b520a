/// Codes behind their type tags.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coded {
    /// `plain`.
    pub plain: CodedPlain,
    /// `wide`.
    pub wide: CodedWide,
    /// `longer`.
    pub longer: CodedLonger,
    /// `closed`.
    pub closed: CodedClosed,
    /// `signed`.
    pub signed: CodedPlain,
    /// `both`.
    pub both: CodedShut,
}
impl Coded {
    const FIELD_PLAIN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "coded",
        "plain",
    );
    const FIELD_WIDE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "coded",
        "wide",
    );
    const FIELD_LONGER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "coded",
        "longer",
    );
    const FIELD_CLOSED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "coded",
        "closed",
    );
    const FIELD_SIGNED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "coded",
        "signed",
    );
    const FIELD_BOTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "coded",
        "both",
    );
}
impl Coded {
    /// The first members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(
        input: &[u8],
    ) -> ::cosem_codec::Parsed<'_, (CodedPlain, CodedWide, CodedLonger)> {
        let (input, ()) = ::cosem_codec::data::structure(input, 6)?;
        let (input, plain) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PLAIN))?;
        let (input, wide) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WIDE))?;
        let (input, longer) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LONGER))?;
        Ok((input, (plain, wide, longer)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Coded {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, (plain, wide, longer)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0, 0x12, b1, b2, 0x06, b3, b4, b5, b6], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0206 => {
                (
                    input,
                    (
                        CodedPlain(b0),
                        CodedWide(u16::from_be_bytes([b1, b2])),
                        CodedLonger(u32::from_be_bytes([b3, b4, b5, b6])),
                    ),
                )
            }
            _ => return None,
        };
        let (input, closed) = ::cosem_codec::Decode::parse_usual(input)?;
        let (input, signed) = ::cosem_codec::support::map(
                ::cosem_codec::support::map(
                    ::cosem_codec::support::either_tag(input, 0x11, 0x0f),
                    u8::from_be_bytes,
                ),
                CodedPlain,
            )
            .ok()?;
        let (input, both) = ::cosem_codec::support::map(
                ::cosem_codec::support::either_tag(input, 0x11, 0x0f),
                u8::from_be_bytes,
            )
            .and_then(|(rest, value)| {
                ::cosem_codec::support::known(
                        CodedShut(value).name().is_some(),
                        value,
                        ::cosem_codec::support::skip(input, 1),
                    )
                    .map(|()| (rest, CodedShut(value)))
            })
            .ok()?;
        Some((
            input,
            Self {
                plain,
                wide,
                longer,
                closed,
                signed,
                both,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (plain, wide, longer)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0, 0x12, b1, b2, 0x06, b3, b4, b5, b6], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0206 => {
                (
                    input,
                    (
                        CodedPlain(b0),
                        CodedWide(u16::from_be_bytes([b1, b2])),
                        CodedLonger(u32::from_be_bytes([b3, b4, b5, b6])),
                    ),
                )
            }
            _ => Self::parse_members(input)?,
        };
        let (input, closed) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CLOSED))?;
        let (input, signed) = ::cosem_codec::support::map(
                ::cosem_codec::support::map(
                    ::cosem_codec::support::either_tag(input, 0x11, 0x0f),
                    u8::from_be_bytes,
                ),
                CodedPlain,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIGNED))?;
        let (input, both) = ::cosem_codec::support::map(
                ::cosem_codec::support::either_tag(input, 0x11, 0x0f),
                u8::from_be_bytes,
            )
            .and_then(|(rest, value)| {
                ::cosem_codec::support::known(
                        CodedShut(value).name().is_some(),
                        value,
                        ::cosem_codec::support::skip(input, 1),
                    )
                    .map(|()| (rest, CodedShut(value)))
            })
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BOTH))?;
        Ok((
            input,
            Self {
                plain,
                wide,
                longer,
                closed,
                signed,
                both,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Coded {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            14,
            ::cosem_codec::Encode::encoded_len(&self.closed),
            ::cosem_codec::Encode::encoded_len(&self.both),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.wide.0.to_be_bytes();
        let [b2, b3, b4, b5] = self.longer.0.to_be_bytes();
        out.chunk([0x02, 0x06, 0x11, self.plain.0, 0x12, b0, b1, 0x06, b2, b3, b4, b5])?;
        ::cosem_codec::Encode::write(&self.closed, out)?;
        out.chunk([0x11, self.signed.0])?;
        ::cosem_codec::Encode::write(&self.both, out)
    }
}
impl ::cosem_codec::Describe for Coded {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "coded",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_data.spec:7",
    };
}
/// enum.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged. 2 to 99 are reserved. 100 to 255 are manufacturer specific.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodedPlain(
    /// The value on the wire.
    pub u8,
);
impl CodedPlain {
    /// `none`: 0.
    pub const NONE: Self = Self(0);
    /// `one`: 1.
    pub const ONE: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("none"),
            1 => Some("one"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for CodedPlain {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "CodedPlain({name})"),
            None => write!(f, "CodedPlain({})", self.0),
        }
    }
}
impl ::core::fmt::Display for CodedPlain {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CodedPlain {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for CodedPlain {
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
impl ::cosem_codec::Describe for CodedPlain {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "coded_plain",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_data.spec:20",
    };
}
/// long-unsigned.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodedWide(
    /// The value on the wire.
    pub u16,
);
impl CodedWide {
    /// `wide`: 258.
    pub const WIDE: Self = Self(258);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            258 => Some("wide"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for CodedWide {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "CodedWide({name})"),
            None => write!(f, "CodedWide({})", self.0),
        }
    }
}
impl ::core::fmt::Display for CodedWide {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CodedWide {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::u16(input), Self)
    }
}
impl ::cosem_codec::Encode for CodedWide {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for CodedWide {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "coded_wide",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_data.spec:29",
    };
}
/// double-long-unsigned.
///
/// User protocol:2026, clause 1.3. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodedLonger(
    /// The value on the wire.
    pub u32,
);
impl CodedLonger {
    /// `longer`: 16909060.
    pub const LONGER: Self = Self(16909060);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            16909060 => Some("longer"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for CodedLonger {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "CodedLonger({name})"),
            None => write!(f, "CodedLonger({})", self.0),
        }
    }
}
impl ::core::fmt::Display for CodedLonger {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CodedLonger {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::u32(input), Self)
    }
}
impl ::cosem_codec::Encode for CodedLonger {
    #[inline]
    fn encoded_len(&self) -> usize {
        5
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for CodedLonger {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "coded_longer",
        clause: "User protocol:2026, clause 1.3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_data.spec:35",
    };
}
/// A closed list.
///
/// User protocol:2026, clause 1.4. Layout confirmed: invented for this test.
///
/// Values without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodedClosed(
    /// The value on the wire.
    pub u8,
);
impl CodedClosed {
    /// `open`: 1.
    pub const OPEN: Self = Self(1);
    /// `shut`: 2.
    pub const SHUT: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("open"),
            2 => Some("shut"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for CodedClosed {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "CodedClosed({name})"),
            None => write!(f, "CodedClosed({})", self.0),
        }
    }
}
impl ::core::fmt::Display for CodedClosed {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CodedClosed {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, code) = ::cosem_codec::support::map(
            ::cosem_codec::data::enumerated(input),
            Self,
        )?;
        ::cosem_codec::support::known(
            code.name().is_some(),
            code.0,
            ::cosem_codec::support::skip(input, 1),
        )?;
        Ok((rest, code))
    }
}
impl ::cosem_codec::Encode for CodedClosed {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_known(
            self.name().is_some(),
            const { &::cosem_codec::Field::new("coded_closed", "") },
        )?;
        out.chunk([0x16, self.0])
    }
}
impl ::cosem_codec::Describe for CodedClosed {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "coded_closed",
        clause: "User protocol:2026, clause 1.4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_data.spec:42",
    };
}
/// A closed list of unsigned.
///
/// User protocol:2026, clause 1.5. Layout confirmed: invented for this test.
///
/// Values without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodedShut(
    /// The value on the wire.
    pub u8,
);
impl CodedShut {
    /// `open`: 1.
    pub const OPEN: Self = Self(1);
    /// `shut`: 2.
    pub const SHUT: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("open"),
            2 => Some("shut"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for CodedShut {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "CodedShut({name})"),
            None => write!(f, "CodedShut({})", self.0),
        }
    }
}
impl ::core::fmt::Display for CodedShut {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CodedShut {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, code) = ::cosem_codec::support::map(
            ::cosem_codec::data::u8(input),
            Self,
        )?;
        ::cosem_codec::support::known(
            code.name().is_some(),
            code.0,
            ::cosem_codec::support::skip(input, 1),
        )?;
        Ok((rest, code))
    }
}
impl ::cosem_codec::Encode for CodedShut {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_known(
            self.name().is_some(),
            const { &::cosem_codec::Field::new("coded_shut", "") },
        )?;
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for CodedShut {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "coded_shut",
        clause: "User protocol:2026, clause 1.5",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_data.spec:50",
    };
}
