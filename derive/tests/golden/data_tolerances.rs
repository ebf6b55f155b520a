/// Declared deviations of COSEM Data.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lenient<'a> {
    /// `count`.
    pub count: Option<u32>,
    /// `name`.
    pub name: Option<::cosem_codec::VisibleString<'a>>,
    /// `scale`.
    pub scale: i8,
    /// `level`.
    pub level: u16,
    /// `bound`.
    pub bound: i32,
    /// `month`.
    pub month: u8,
    /// `both`.
    pub both: Option<u8>,
    /// `choice`.
    pub choice: LenientChoice,
}
impl Lenient<'_> {
    const FIELD_COUNT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "count",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "name",
    );
    const FIELD_SCALE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "scale",
    );
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "level",
    );
    const FIELD_BOUND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "bound",
    );
    const FIELD_MONTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "month",
    );
    const FIELD_FIXED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "fixed",
    );
    const FIELD_BOTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "both",
    );
    const FIELD_CHOICE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "choice",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Lenient<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 9)?;
        let (input, count) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::u32,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNT))?;
        let (input, name) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::visible_string,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, scale) = ::cosem_codec::data::i8_any_sign(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SCALE))?;
        let (input, level) = ::cosem_codec::data::u16_any_sign(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, bound) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::data::i32_any_sign,
                -5,
                5,
                1,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BOUND))?;
        let (input, month) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MONTH))?;
        let (input, _) = ::cosem_codec::support::constant(
                input,
                ::cosem_codec::data::u8,
                4,
                1,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIXED))?;
        let (input, both) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::u8_any_sign,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BOTH))?;
        let (input, choice) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CHOICE))?;
        Ok((
            input,
            Self {
                count,
                name,
                scale,
                level,
                bound,
                month,
                both,
                choice,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Lenient<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            16,
            self.count.map_or(1, |_| 5),
            self.name.map_or(1, |value| ::cosem_codec::Encode::encoded_len(&value)),
            self.both.map_or(1, |_| 2),
            ::cosem_codec::Encode::encoded_len(&self.choice),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x09])?;
        match self.count {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        match self.name {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        let [b0] = self.scale.to_be_bytes();
        out.chunk([0x0f, b0])?;
        ::cosem_codec::support::check_range(self.level, 0, 9, Self::FIELD_LEVEL)
            .and_then(|()| ::cosem_codec::Encode::write(&self.level, out))?;
        ::cosem_codec::support::check_range(self.bound, -5, 5, Self::FIELD_BOUND)
            .and_then(|()| ::cosem_codec::Encode::write(&self.bound, out))?;
        ::cosem_codec::support::check_range(self.month, 1, 12, Self::FIELD_MONTH)
            .and_then(|()| ::cosem_codec::Encode::write(&self.month, out))?;
        out.chunk([0x11, 0x04])?;
        match self.both {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        ::cosem_codec::Encode::write(&self.choice, out)
    }
}
impl ::cosem_codec::Describe for Lenient<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:7",
    };
}
/// null-data is a value of its own here.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LenientChoice {
    /// `none`.
    None,
    /// `number`.
    Number(u8),
}
impl<'a> ::cosem_codec::Decode<'a> for LenientChoice {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x00 => Ok((content, Self::None)),
            0x11 => {
                ::cosem_codec::support::map(::cosem_codec::data::u8(input), Self::Number)
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
                        .map(Self::Number),
                )
            }
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for LenientChoice {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::None => 1,
            Self::Number(_) => 2,
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::None => out.chunk([0x00]),
            Self::Number(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
impl ::cosem_codec::Describe for LenientChoice {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient_choice",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:29",
    };
}
/// Other forms of numbers and bit strings, and a last member that may be left out.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LenientForms<'a> {
    /// `width`.
    pub width: u8,
    /// `integer`.
    pub integer: u32,
    /// `name`.
    pub name: i16,
    /// `flags`.
    pub flags: LenientFlags,
    /// `bits`.
    pub bits: ::cosem_codec::BitString<'a>,
    /// `offsets`.
    pub offsets: Option<::cosem_codec::List<'a, i8>>,
}
impl LenientForms<'_> {
    const FIELD_WIDTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_forms",
        "width",
    );
    const FIELD_INTEGER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_forms",
        "integer",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_forms",
        "name",
    );
    const FIELD_FLAGS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_forms",
        "flags",
    );
    const FIELD_BITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_forms",
        "bits",
    );
    const FIELD_OFFSETS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_forms",
        "offsets",
    );
}
impl<'a> LenientForms<'a> {
    /// The number of members and the first ones one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, (u8, u8)> {
        let (input, members) = ::cosem_codec::data::structure_between(input, 5, 6)?;
        let (input, width) = ::cosem_codec::data::u8_any_width(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WIDTH))?;
        Ok((input, (members, width)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for LenientForms<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, width) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0206 => (input, b0),
            _ => return None,
        };
        let members = 6;
        let (input, integer) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::data::u32_any_integer,
                0,
                1000,
                1,
            )
            .ok()?;
        let (input, name) = ::cosem_codec::support::map(
                ::cosem_codec::support::either_tag(input, 0x10, 0x12),
                i16::from_be_bytes,
            )
            .ok()?;
        let (input, flags) = ::cosem_codec::support::map(
                ::cosem_codec::support::map(
                    ::cosem_codec::data::bit_string_fixed_or_filled::<3>(input),
                    |bits| {
                        let [.., b0] = bits.to_be_bytes();
                        b0
                    },
                ),
                LenientFlags::from_bits,
            )
            .ok()?;
        let (input, bits_field) = ::cosem_codec::data::bit_string_sized_or_filled(
                input,
                5,
            )
            .ok()?;
        let (input, offsets) = ::cosem_codec::support::optional_usual(
            input,
            members > 5,
            ::cosem_codec::data::array_usual,
        )?;
        Some((
            input,
            Self {
                width,
                integer,
                name,
                flags,
                bits: bits_field,
                offsets,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (members, width)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0206 => (input, (6, b0)),
            _ => Self::parse_members(input)?,
        };
        let (input, integer) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::data::u32_any_integer,
                0,
                1000,
                1,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INTEGER))?;
        let (input, name) = ::cosem_codec::support::map(
                ::cosem_codec::support::either_tag(input, 0x10, 0x12),
                i16::from_be_bytes,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, flags) = ::cosem_codec::support::map(
                ::cosem_codec::support::map(
                    ::cosem_codec::data::bit_string_fixed_or_filled::<3>(input),
                    |bits| {
                        let [.., b0] = bits.to_be_bytes();
                        b0
                    },
                ),
                LenientFlags::from_bits,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FLAGS))?;
        let (input, bits_field) = ::cosem_codec::data::bit_string_sized_or_filled(
                input,
                5,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BITS))?;
        let (input, offsets) = ::cosem_codec::support::optional_if(
                input,
                members > 5,
                ::cosem_codec::data::array,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_OFFSETS))?;
        Ok((
            input,
            Self {
                width,
                integer,
                name,
                flags,
                bits: bits_field,
                offsets,
            },
        ))
    }
}
impl ::cosem_codec::Encode for LenientForms<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            15,
            ::cosem_codec::Encode::encoded_len(&self.flags),
            self.offsets.map_or(1, |value| ::cosem_codec::Encode::encoded_len(&value)),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x06, 0x11, self.width])?;
        ::cosem_codec::support::check_range(self.integer, 0, 1000, Self::FIELD_INTEGER)
            .and_then(|()| ::cosem_codec::Encode::write(&self.integer, out))?;
        let [b0, b1] = self.name.to_be_bytes();
        out.chunk([0x10, b0, b1])?;
        ::cosem_codec::Encode::write(&self.flags, out)?;
        ::cosem_codec::support::check_count(self.bits.len(), 5, Self::FIELD_BITS)
            .and_then(|()| ::cosem_codec::Encode::write(&self.bits, out))?;
        match self.offsets {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }
    }
}
impl ::cosem_codec::Describe for LenientForms<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient_forms",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:36",
    };
}
/// Three bits.
///
/// User protocol:2026, clause 2.1. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LenientFlags(u8);
impl LenientFlags {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0x07)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
    /// `first`.
    #[inline]
    #[must_use]
    pub const fn first(self) -> bool {
        self.0 & 0x04 != 0
    }
    /// The same with another `first`.
    #[inline]
    #[must_use]
    pub const fn with_first(self, value: bool) -> Self {
        if value { Self(self.0 | 0x04) } else { Self(self.0 & !0x04) }
    }
    /// `rest`.
    #[inline]
    #[must_use]
    pub const fn rest(self) -> u8 {
        self.0 & 0x03
    }
    /// The same with another `rest`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_rest(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0xfc) | (wide & 0x03))
    }
}
impl ::core::fmt::Debug for LenientFlags {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("LenientFlags")
            .field("first", &self.first())
            .field("rest", &self.rest())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for LenientFlags {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::map(
                ::cosem_codec::data::bit_string_fixed::<3>(input),
                |bits| {
                    let [.., b0] = bits.to_be_bytes();
                    b0
                },
            ),
            Self::from_bits,
        )
    }
}
impl ::cosem_codec::Encode for LenientFlags {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x04, 0x03, self.0 << 5])
    }
}
impl ::cosem_codec::Describe for LenientFlags {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient_flags",
        clause: "User protocol:2026, clause 2.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:53",
    };
}
/// A member that meters add.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LenientCount {
    /// `number`.
    pub number: u8,
    /// `more`.
    pub more: Option<u16>,
}
impl LenientCount {
    const FIELD_NUMBER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_count",
        "number",
    );
    const FIELD_MORE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient_count",
        "more",
    );
}
impl LenientCount {
    /// The number of members and the first ones one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, (u8, u8)> {
        let (input, members) = ::cosem_codec::data::structure_between(input, 1, 2)?;
        let (input, number) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBER))?;
        Ok((input, (members, number)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for LenientCount {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, number) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => (input, b0),
            _ => return None,
        };
        let members = 2;
        let (input, more) = ::cosem_codec::support::present_if(
                input,
                members > 1,
                ::cosem_codec::data::u16,
            )
            .ok()?;
        Some((input, Self { number, more }))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (members, number)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => (input, (2, b0)),
            _ => Self::parse_members(input)?,
        };
        let (input, more) = ::cosem_codec::support::present_if(
                input,
                members > 1,
                ::cosem_codec::data::u16,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MORE))?;
        Ok((input, Self { number, more }))
    }
}
impl ::cosem_codec::Encode for LenientCount {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([4, self.more.map_or(0, |_| 3)])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 1 + u8::from(self.more.is_some()), 0x11, self.number])?;
        match self.more {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => Ok(()),
        }
    }
}
impl ::cosem_codec::Describe for LenientCount {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient_count",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:60",
    };
}
