/// Bits behind their type tags.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// `a`.
    pub a: TaggedU8,
    /// `b`.
    pub b: TaggedU16,
    /// `c`.
    pub c: TaggedEnum,
    /// `d`.
    pub d: TaggedBits,
    /// `e`.
    pub e: TaggedWide,
    /// `f`.
    pub f: TaggedOdd,
    /// `g`.
    pub g: TaggedU8,
    /// `h`.
    pub h: TaggedU8,
}
impl Tagged {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "b",
    );
    const FIELD_C: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "c",
    );
    const FIELD_D: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "d",
    );
    const FIELD_E: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "e",
    );
    const FIELD_F: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "f",
    );
    const FIELD_G: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "g",
    );
    const FIELD_H: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tagged",
        "h",
    );
}
impl Tagged {
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_b(
        input: &[u8],
    ) -> ::cosem_codec::Parsed<'_, (TaggedU16, TaggedEnum, TaggedBits)> {
        let (input, b) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_B))?;
        let (input, c) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_C))?;
        let (input, d) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_D))?;
        Ok((input, (b, c, d)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Tagged {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 8)?;
        let (input, a) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_A))?;
        let (input, (b, c, d)) = match input.split_first_chunk() {
            Some(
                (&[0x12, b0, b1, 0x16, b2, k5, k6, b3, b4], input),
            ) if u16::from_be_bytes([k5, k6]) == 0x0410 => {
                (
                    input,
                    (
                        TaggedU16::from_bits(u16::from_be_bytes([b0, b1])),
                        TaggedEnum::from_bits(b2),
                        TaggedBits::from_bits(u16::from_be_bytes([b3, b4])),
                    ),
                )
            }
            _ => Self::parse_from_b(input)?,
        };
        let (input, e) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_E))?;
        let (input, f) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_F))?;
        let (input, g) = ::cosem_codec::support::map(
                ::cosem_codec::support::either_tag(input, 0x11, 0x0f),
                u8::from_be_bytes,
            )
            .and_then(|(rest, bits)| {
                if bits & 0x70 != 0x00 {
                    return ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::ReservedBits {
                            found: ::cosem_codec::support::saturate((bits >> 4) & 0x07),
                        },
                        ::cosem_codec::support::skip(input, 1),
                    );
                }
                if TaggedKind(bits & 0x0f).name().is_none() {
                    return ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownCode {
                            found: ::cosem_codec::support::saturate(bits & 0x0f),
                        },
                        ::cosem_codec::support::skip(input, 1),
                    );
                }
                Ok((rest, TaggedU8::from_bits(bits)))
            })
            .map_err(::cosem_codec::error::in_field(Self::FIELD_G))?;
        let (input, h) = ::cosem_codec::data::u8(input)
            .and_then(|(rest, bits)| {
                if TaggedKind(bits & 0x0f).name().is_none() {
                    return ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownCode {
                            found: ::cosem_codec::support::saturate(bits & 0x0f),
                        },
                        ::cosem_codec::support::skip(input, 1),
                    );
                }
                Ok((rest, TaggedU8::from_bits(bits)))
            })
            .map_err(::cosem_codec::error::in_field(Self::FIELD_H))?;
        Ok((input, Self { a, b, c, d, e, f, g, h }))
    }
}
impl ::cosem_codec::Encode for Tagged {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            11,
            ::cosem_codec::Encode::encoded_len(&self.a),
            ::cosem_codec::Encode::encoded_len(&self.e),
            ::cosem_codec::Encode::encoded_len(&self.f),
            ::cosem_codec::Encode::encoded_len(&self.g),
            ::cosem_codec::Encode::encoded_len(&self.h),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x08])?;
        ::cosem_codec::Encode::write(&self.a, out)?;
        let [b0, b1] = self.b.bits().to_be_bytes();
        let [b2, b3] = self.d.bits().to_be_bytes();
        out.chunk([0x12, b0, b1, 0x16, self.c.bits(), 0x04, 0x10, b2, b3])?;
        ::cosem_codec::Encode::write(&self.e, out)?;
        ::cosem_codec::Encode::write(&self.f, out)?;
        ::cosem_codec::Encode::write(&self.g, out)?;
        ::cosem_codec::Encode::write(&self.h, out)
    }
}
impl ::cosem_codec::Describe for Tagged {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:7",
    };
}
/// unsigned.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaggedU8(u8);
impl TaggedU8 {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0x8f)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
    /// `flag`.
    #[inline]
    #[must_use]
    pub const fn flag(self) -> bool {
        self.0 & 0x80 != 0
    }
    /// The same with another `flag`.
    #[inline]
    #[must_use]
    pub const fn with_flag(self, value: bool) -> Self {
        if value { Self(self.0 | 0x80) } else { Self(self.0 & !0x80) }
    }
    /// `kind`.
    #[inline]
    #[must_use]
    pub const fn kind(self) -> TaggedKind {
        TaggedKind(self.0 & 0x0f)
    }
    /// The same with another `kind`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_kind(self, value: TaggedKind) -> Self {
        let wide: u8 = value.0;
        Self((self.0 & 0xf0) | (wide & 0x0f))
    }
}
impl ::core::fmt::Debug for TaggedU8 {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaggedU8")
            .field("flag", &self.flag())
            .field("kind", &self.kind())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for TaggedU8 {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::data::u8(input)?;
        if bits & 0x70 != 0x00 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate((bits >> 4) & 0x07),
                },
                ::cosem_codec::support::skip(input, 1),
            );
        }
        if TaggedKind(bits & 0x0f).name().is_none() {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::UnknownCode {
                    found: ::cosem_codec::support::saturate(bits & 0x0f),
                },
                ::cosem_codec::support::skip(input, 1),
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
}
impl ::cosem_codec::Encode for TaggedU8 {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x11, self.0])
    }
}
impl ::cosem_codec::Describe for TaggedU8 {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_u8",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:22",
    };
}
/// Named values.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
///
/// Values without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaggedKind(
    /// The value on the wire.
    pub u8,
);
impl TaggedKind {
    /// `none`: 0.
    pub const NONE: Self = Self(0);
    /// `some`: 1.
    pub const SOME: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("none"),
            1 => Some("some"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for TaggedKind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "TaggedKind({name})"),
            None => write!(f, "TaggedKind({})", self.0),
        }
    }
}
impl ::core::fmt::Display for TaggedKind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl ::cosem_codec::Describe for TaggedKind {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_kind",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:31",
    };
}
/// long-unsigned.
///
/// User protocol:2026, clause 1.3. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaggedU16(u16);
impl TaggedU16 {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }
    /// `number`.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
    /// The same with another `number`.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u16) -> Self {
        let wide: u16 = value;
        Self(wide)
    }
}
impl ::core::fmt::Debug for TaggedU16 {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaggedU16").field("number", &self.number()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for TaggedU16 {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::u16(input), Self)
    }
}
impl ::cosem_codec::Encode for TaggedU16 {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.0.to_be_bytes();
        out.chunk([0x12, b0, b1])
    }
}
impl ::cosem_codec::Describe for TaggedU16 {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_u16",
        clause: "User protocol:2026, clause 1.3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:38",
    };
}
/// enum.
///
/// User protocol:2026, clause 1.4. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaggedEnum(u8);
impl TaggedEnum {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
    /// `number`.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
    /// The same with another `number`.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u8) -> Self {
        let wide: u8 = value;
        Self(wide)
    }
}
impl ::core::fmt::Debug for TaggedEnum {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaggedEnum").field("number", &self.number()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for TaggedEnum {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::enumerated(input), Self)
    }
}
impl ::cosem_codec::Encode for TaggedEnum {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x16, self.0])
    }
}
impl ::cosem_codec::Describe for TaggedEnum {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_enum",
        clause: "User protocol:2026, clause 1.4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:44",
    };
}
/// bit-string of whole octets.
///
/// User protocol:2026, clause 1.5. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaggedBits(u16);
impl TaggedBits {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }
    /// `first`.
    #[inline]
    #[must_use]
    pub const fn first(self) -> bool {
        self.0 & 0x8000 != 0
    }
    /// The same with another `first`.
    #[inline]
    #[must_use]
    pub const fn with_first(self, value: bool) -> Self {
        if value { Self(self.0 | 0x8000) } else { Self(self.0 & !0x8000) }
    }
    /// `others`.
    #[inline]
    #[must_use]
    pub const fn others(self) -> u16 {
        self.0 & 0x7fff
    }
    /// The same with another `others`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_others(self, value: u16) -> Self {
        let wide: u16 = value;
        Self((self.0 & 0x8000) | (wide & 0x7fff))
    }
}
impl ::core::fmt::Debug for TaggedBits {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaggedBits")
            .field("first", &self.first())
            .field("others", &self.others())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for TaggedBits {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::map(
                ::cosem_codec::data::bit_string_fixed::<16>(input),
                |bits| {
                    let [.., b0, b1] = bits.to_be_bytes();
                    u16::from_be_bytes([b0, b1])
                },
            ),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for TaggedBits {
    #[inline]
    fn encoded_len(&self) -> usize {
        4
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.0.to_be_bytes();
        out.chunk([0x04, 0x10, b0, b1])
    }
}
impl ::cosem_codec::Describe for TaggedBits {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_bits",
        clause: "User protocol:2026, clause 1.5",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:50",
    };
}
/// bit-string of 8 octets.
///
/// User protocol:2026, clause 1.6. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaggedWide(u64);
impl TaggedWide {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }
    /// `number`.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
    /// The same with another `number`.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u64) -> Self {
        let wide: u64 = value;
        Self(wide)
    }
}
impl ::core::fmt::Debug for TaggedWide {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaggedWide").field("number", &self.number()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for TaggedWide {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::data::bit_string_fixed::<64>(input),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for TaggedWide {
    #[inline]
    fn encoded_len(&self) -> usize {
        10
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7] = self.0.to_be_bytes();
        out.chunk([0x04, 0x40, b0, b1, b2, b3, b4, b5, b6, b7])
    }
}
impl ::cosem_codec::Describe for TaggedWide {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_wide",
        clause: "User protocol:2026, clause 1.6",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:57",
    };
}
/// bit-string with padding.
///
/// User protocol:2026, clause 1.7. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaggedOdd(u16);
impl TaggedOdd {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x100);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self((bits & 0xff) | 0x100)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }
    /// `number`.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u8 {
        {
            let [.., low] = self.0.to_be_bytes();
            low
        }
    }
    /// The same with another `number`.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u8) -> Self {
        let wide: u16 = u16::from_be_bytes([0, value]);
        Self((self.0 & 0xff00) | (wide & 0xff))
    }
}
impl ::core::fmt::Debug for TaggedOdd {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaggedOdd").field("number", &self.number()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for TaggedOdd {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::support::map(
            ::cosem_codec::data::bit_string_fixed::<10>(input),
            |bits| {
                let [.., b0, b1] = bits.to_be_bytes();
                u16::from_be_bytes([b0, b1])
            },
        )?;
        if bits & 0x300 != 0x100 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate({
                        let [.., low] = ((bits >> 8) & 0x03).to_be_bytes();
                        low
                    }),
                },
                ::cosem_codec::support::content_of(input, rest, 2),
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
}
impl ::cosem_codec::Encode for TaggedOdd {
    #[inline]
    fn encoded_len(&self) -> usize {
        4
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = (self.0 << 6).to_be_bytes();
        out.chunk([0x04, 0x0a, b0, b1])
    }
}
impl ::cosem_codec::Describe for TaggedOdd {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tagged_odd",
        clause: "User protocol:2026, clause 1.7",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_data.spec:63",
    };
}
