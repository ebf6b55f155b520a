/// Constant bits that are refused, and others that are put right.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerant {
    /// `own`.
    pub own: OwnTolerance,
    /// `field`.
    pub field: Strict,
    /// `strict`.
    pub strict: Strict,
}
impl Tolerant {
    const FIELD_OWN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant",
        "own",
    );
    const FIELD_FIELD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant",
        "field",
    );
    const FIELD_STRICT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant",
        "strict",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Tolerant {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, own) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN))?;
        let (input, field) = ::cosem_codec::support::prefix(
                input,
                &[&[0xaa], &[0xbb, 0xcc]],
            )
            .and_then(|(input, ())| ::cosem_codec::support::map(
                ::cosem_codec::octets::u8(input),
                Strict::from_bits,
            ))
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIELD))?;
        let (input, strict) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STRICT))?;
        Ok((input, Self { own, field, strict }))
    }
}
impl ::cosem_codec::Encode for Tolerant {
    #[inline]
    fn encoded_len(&self) -> usize {
        5
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.own.bits()])?;
        ::cosem_codec::Encode::write(&self.field, out)?;
        ::cosem_codec::Encode::write(&self.strict, out)
    }
}
impl ::cosem_codec::Describe for Tolerant {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tolerant",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:7",
    };
}
/// The bits tolerate by themselves.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnTolerance(u8);
impl OwnTolerance {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x20);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self((bits & 0x1f) | 0x20)
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
        self.0 & 0x1f
    }
    /// The same with another `number`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0xe0) | (wide & 0x1f))
    }
}
impl ::core::fmt::Debug for OwnTolerance {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("OwnTolerance").field("number", &self.number()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for OwnTolerance {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self::from_bits)
    }
}
impl ::cosem_codec::Encode for OwnTolerance {
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
impl ::cosem_codec::Describe for OwnTolerance {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "own-tolerance",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:16",
    };
}
/// The field around the bits may tolerate.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Strict(u8);
impl Strict {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x80);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self((bits & 0x7f) | 0x80)
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
        self.0 & 0x7f
    }
    /// The same with another `number`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0x80) | (wide & 0x7f))
    }
}
impl ::core::fmt::Debug for Strict {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Strict").field("number", &self.number()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Strict {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::support::prefix(
            input,
            &[&[0xaa], &[0xbb, 0xcc]],
        )?;
        let (rest, bits) = ::cosem_codec::octets::u8(input)?;
        if bits & 0x80 != 0x80 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate(bits >> 7),
                },
                input,
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
}
impl ::cosem_codec::Encode for Strict {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0xaa, self.0])
    }
}
impl ::cosem_codec::Describe for Strict {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "strict",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:26",
    };
}
/// Every carrier.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carriers {
    /// `a`.
    pub a: BitsU16,
    /// `b`.
    pub b: BitsU24,
    /// `c`.
    pub c: BitsU64,
    /// `d`.
    pub d: BitsEnum,
    /// `e`.
    pub e: BitsShort,
    /// `f`.
    pub f: BitsLong,
}
impl Carriers {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "carriers",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "carriers",
        "b",
    );
    const FIELD_C: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "carriers",
        "c",
    );
    const FIELD_D: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "carriers",
        "d",
    );
    const FIELD_E: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "carriers",
        "e",
    );
    const FIELD_F: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "carriers",
        "f",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Carriers {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, a) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_A))?;
        let (input, b) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_B))?;
        let Some((&[b0, b1, b2, b3, b4, b5, b6, b7, b8], input)) = input
            .split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const { &[(8, 0, Self::FIELD_C), (9, 8, Self::FIELD_D)] },
                ),
            );
        };
        let c = BitsU64::from_bits(u64::from_be_bytes([b0, b1, b2, b3, b4, b5, b6, b7]));
        let d = BitsEnum::from_bits(b8);
        let (input, e) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_E))?;
        let (input, f) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_F))?;
        Ok((input, Self { a, b, c, d, e, f }))
    }
}
impl ::cosem_codec::Encode for Carriers {
    #[inline]
    fn encoded_len(&self) -> usize {
        18
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.a.bits().to_be_bytes();
        out.chunk([b0, b1])?;
        ::cosem_codec::Encode::write(&self.b, out)?;
        let [b2, b3, b4, b5, b6, b7, b8, b9] = self.c.bits().to_be_bytes();
        out.chunk([b2, b3, b4, b5, b6, b7, b8, b9, self.d.bits()])?;
        ::cosem_codec::Encode::write(&self.e, out)?;
        ::cosem_codec::Encode::write(&self.f, out)
    }
}
impl ::cosem_codec::Describe for Carriers {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "carriers",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:33",
    };
}
/// Two octets.
///
/// User protocol:2026, clause 2.1. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BitsU16(u16);
impl BitsU16 {
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
    /// `high`.
    #[inline]
    #[must_use]
    pub const fn high(self) -> u8 {
        {
            let [.., low] = (self.0 >> 8).to_be_bytes();
            low
        }
    }
    /// The same with another `high`.
    #[inline]
    #[must_use]
    pub const fn with_high(self, value: u8) -> Self {
        let wide: u16 = u16::from_be_bytes([0, value]);
        Self((self.0 & 0xff) | ((wide & 0xff) << 8))
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
    /// `low`.
    #[inline]
    #[must_use]
    pub const fn low(self) -> u8 {
        {
            let [.., low] = (self.0 & 0x7f).to_be_bytes();
            low
        }
    }
    /// The same with another `low`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_low(self, value: u8) -> Self {
        let wide: u16 = u16::from_be_bytes([0, value]);
        Self((self.0 & 0xff80) | (wide & 0x7f))
    }
}
impl ::core::fmt::Debug for BitsU16 {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BitsU16")
            .field("high", &self.high())
            .field("flag", &self.flag())
            .field("low", &self.low())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for BitsU16 {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u16(input), Self)
    }
}
impl ::cosem_codec::Encode for BitsU16 {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.0.to_be_bytes();
        out.chunk([b0, b1])
    }
}
impl ::cosem_codec::Describe for BitsU16 {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bits-u16",
        clause: "User protocol:2026, clause 2.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:44",
    };
}
/// Three octets.
///
/// User protocol:2026, clause 2.2. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BitsU24(u32);
impl BitsU24 {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & 0xffffff)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
    /// `upper`.
    #[inline]
    #[must_use]
    pub const fn upper(self) -> u16 {
        {
            let [.., b0, b1] = ((self.0 >> 12) & 0xfff).to_be_bytes();
            u16::from_be_bytes([b0, b1])
        }
    }
    /// The same with another `upper`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_upper(self, value: u16) -> Self {
        let wide: u32 = {
            let [b0, b1] = value.to_be_bytes();
            u32::from_be_bytes([0, 0, b0, b1])
        };
        Self((self.0 & 0xff000fff) | ((wide & 0xfff) << 12))
    }
    /// `lower`.
    #[inline]
    #[must_use]
    pub const fn lower(self) -> u16 {
        {
            let [.., b0, b1] = (self.0 & 0xfff).to_be_bytes();
            u16::from_be_bytes([b0, b1])
        }
    }
    /// The same with another `lower`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_lower(self, value: u16) -> Self {
        let wide: u32 = {
            let [b0, b1] = value.to_be_bytes();
            u32::from_be_bytes([0, 0, b0, b1])
        };
        Self((self.0 & 0xfffff000) | (wide & 0xfff))
    }
}
impl ::core::fmt::Debug for BitsU24 {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BitsU24")
            .field("upper", &self.upper())
            .field("lower", &self.lower())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for BitsU24 {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u24(input), Self::from_bits)
    }
}
impl ::cosem_codec::Encode for BitsU24 {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [_, b1, b2, b3] = self.0.to_be_bytes();
        out.chunk([b1, b2, b3])
    }
}
impl ::cosem_codec::Describe for BitsU24 {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bits-u24",
        clause: "User protocol:2026, clause 2.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:52",
    };
}
/// Eight octets.
///
/// User protocol:2026, clause 2.3. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BitsU64(u64);
impl BitsU64 {
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
    /// `flag`.
    #[inline]
    #[must_use]
    pub const fn flag(self) -> bool {
        self.0 & 0x8000000000000000 != 0
    }
    /// The same with another `flag`.
    #[inline]
    #[must_use]
    pub const fn with_flag(self, value: bool) -> Self {
        if value {
            Self(self.0 | 0x8000000000000000)
        } else {
            Self(self.0 & !0x8000000000000000)
        }
    }
    /// `upper`.
    #[inline]
    #[must_use]
    pub const fn upper(self) -> u32 {
        {
            let [.., b0, b1, b2, b3] = ((self.0 >> 32) & 0x7fffffff).to_be_bytes();
            u32::from_be_bytes([b0, b1, b2, b3])
        }
    }
    /// The same with another `upper`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_upper(self, value: u32) -> Self {
        let wide: u64 = {
            let [b0, b1, b2, b3] = value.to_be_bytes();
            u64::from_be_bytes([0, 0, 0, 0, b0, b1, b2, b3])
        };
        Self((self.0 & 0x80000000ffffffff) | ((wide & 0x7fffffff) << 32))
    }
    /// `lower`.
    #[inline]
    #[must_use]
    pub const fn lower(self) -> u32 {
        {
            let [.., b0, b1, b2, b3] = self.0.to_be_bytes();
            u32::from_be_bytes([b0, b1, b2, b3])
        }
    }
    /// The same with another `lower`.
    #[inline]
    #[must_use]
    pub const fn with_lower(self, value: u32) -> Self {
        let wide: u64 = {
            let [b0, b1, b2, b3] = value.to_be_bytes();
            u64::from_be_bytes([0, 0, 0, 0, b0, b1, b2, b3])
        };
        Self((self.0 & 0xffffffff00000000) | (wide & 0xffffffff))
    }
}
impl ::core::fmt::Debug for BitsU64 {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BitsU64")
            .field("flag", &self.flag())
            .field("upper", &self.upper())
            .field("lower", &self.lower())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for BitsU64 {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u64(input), Self)
    }
}
impl ::cosem_codec::Encode for BitsU64 {
    #[inline]
    fn encoded_len(&self) -> usize {
        8
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7] = self.0.to_be_bytes();
        out.chunk([b0, b1, b2, b3, b4, b5, b6, b7])
    }
}
impl ::cosem_codec::Describe for BitsU64 {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bits-u64",
        clause: "User protocol:2026, clause 2.3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:59",
    };
}
/// One octet.
///
/// User protocol:2026, clause 2.4. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BitsEnum(u8);
impl BitsEnum {
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
    /// `all`.
    #[inline]
    #[must_use]
    pub const fn all(self) -> u8 {
        self.0
    }
    /// The same with another `all`.
    #[inline]
    #[must_use]
    pub const fn with_all(self, value: u8) -> Self {
        let wide: u8 = value;
        Self(wide)
    }
}
impl ::core::fmt::Debug for BitsEnum {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BitsEnum").field("all", &self.all()).finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for BitsEnum {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for BitsEnum {
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
impl ::cosem_codec::Describe for BitsEnum {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bits-enum",
        clause: "User protocol:2026, clause 2.4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:67",
    };
}
/// Bits with padding behind them.
///
/// User protocol:2026, clause 2.5. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BitsShort(u8);
impl BitsShort {
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
    /// `first`.
    #[inline]
    #[must_use]
    pub const fn first(self) -> bool {
        self.0 & 0x10 != 0
    }
    /// The same with another `first`.
    #[inline]
    #[must_use]
    pub const fn with_first(self, value: bool) -> Self {
        if value { Self(self.0 | 0x10) } else { Self(self.0 & !0x10) }
    }
    /// `number`.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0 & 0x0f
    }
    /// The same with another `number`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0xf0) | (wide & 0x0f))
    }
}
impl ::core::fmt::Debug for BitsShort {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BitsShort")
            .field("first", &self.first())
            .field("number", &self.number())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for BitsShort {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::map(
                ::cosem_codec::octets::bits::<5>(input),
                |bits| {
                    let [.., b0] = bits.to_be_bytes();
                    b0
                },
            ),
            Self::from_bits,
        )
    }
}
impl ::cosem_codec::Encode for BitsShort {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.0 << 3])
    }
}
impl ::cosem_codec::Describe for BitsShort {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bits-short",
        clause: "User protocol:2026, clause 2.5",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:73",
    };
}
/// Bits with padding behind them, of several octets.
///
/// User protocol:2026, clause 2.6. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BitsLong(u32);
impl BitsLong {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x20000);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self((bits & 0xffff) | 0x20000)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
    /// `number`.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u16 {
        {
            let [.., b0, b1] = ((self.0 >> 1) & 0x7fff).to_be_bytes();
            u16::from_be_bytes([b0, b1])
        }
    }
    /// The same with another `number`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_number(self, value: u16) -> Self {
        let wide: u32 = {
            let [b0, b1] = value.to_be_bytes();
            u32::from_be_bytes([0, 0, b0, b1])
        };
        Self((self.0 & 0xffff0001) | ((wide & 0x7fff) << 1))
    }
    /// `last`.
    #[inline]
    #[must_use]
    pub const fn last(self) -> bool {
        self.0 & 0x01 != 0
    }
    /// The same with another `last`.
    #[inline]
    #[must_use]
    pub const fn with_last(self, value: bool) -> Self {
        if value { Self(self.0 | 0x01) } else { Self(self.0 & !0x01) }
    }
}
impl ::core::fmt::Debug for BitsLong {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BitsLong")
            .field("number", &self.number())
            .field("last", &self.last())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for BitsLong {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::support::map(
            ::cosem_codec::octets::bits::<18>(input),
            |bits| {
                let [.., b0, b1, b2, b3] = bits.to_be_bytes();
                u32::from_be_bytes([b0, b1, b2, b3])
            },
        )?;
        if bits & 0x30000 != 0x20000 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate({
                        let [.., low] = ((bits >> 16) & 0x03).to_be_bytes();
                        low
                    }),
                },
                input,
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
}
impl ::cosem_codec::Encode for BitsLong {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [_, b1, b2, b3] = (self.0 << 6).to_be_bytes();
        out.chunk([b1, b2, b3])
    }
}
impl ::cosem_codec::Describe for BitsLong {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bits-long",
        clause: "User protocol:2026, clause 2.6",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "bits_tolerant.spec:80",
    };
}
