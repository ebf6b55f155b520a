/// Flags and numbers of an octet.
///
/// User protocol:2026, clause 1. Layout from a single source: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Control(u8);
impl Control {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x10);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self((bits & 0xef) | 0x10)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
    /// `urgent`.
    #[inline]
    #[must_use]
    pub const fn urgent(self) -> bool {
        self.0 & 0x80 != 0
    }
    /// The same with another `urgent`.
    #[inline]
    #[must_use]
    pub const fn with_urgent(self, value: bool) -> Self {
        if value { Self(self.0 | 0x80) } else { Self(self.0 & !0x80) }
    }
    /// `kind`.
    #[inline]
    #[must_use]
    pub const fn kind(self) -> Kind {
        Kind((self.0 >> 2) & 0x03)
    }
    /// The same with another `kind`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_kind(self, value: Kind) -> Self {
        let wide: u8 = value.0;
        Self((self.0 & 0xf3) | ((wide & 0x03) << 2))
    }
    /// `count`.
    #[inline]
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0 & 0x03
    }
    /// The same with another `count`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_count(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0xfc) | (wide & 0x03))
    }
}
impl ::core::fmt::Debug for Control {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Control")
            .field("urgent", &self.urgent())
            .field("kind", &self.kind())
            .field("count", &self.count())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Control {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::octets::u8(input)?;
        if bits & 0x10 != 0x10 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::Constant {
                    found: ::cosem_codec::support::saturate((bits >> 4) & 0x01),
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
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::SingleSource,
        reason: "invented for this test",
        source: "bits.spec:7",
    };
}
/// Two bits.
///
/// User protocol:2026, clause 1.1. Layout from a single source: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(
    /// The value on the wire.
    pub u8,
);
impl Kind {
    /// `first`: 0.
    pub const FIRST: Self = Self(0);
    /// `second`: 1.
    pub const SECOND: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("first"),
            1 => Some("second"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for Kind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "Kind({name})"),
            None => write!(f, "Kind({})", self.0),
        }
    }
}
impl ::core::fmt::Display for Kind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl ::cosem_codec::Describe for Kind {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "kind",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::SingleSource,
        reason: "invented for this test",
        source: "bits.spec:17",
    };
}
/// Bits of a bit string, numbered from the first one sent, behind constant octets.
///
/// User protocol:2026, clause 2. Layout from a single source: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Features(u32);
impl Features {
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
    /// `read`.
    #[inline]
    #[must_use]
    pub const fn read(self) -> bool {
        self.0 & 0x800000 != 0
    }
    /// The same with another `read`.
    #[inline]
    #[must_use]
    pub const fn with_read(self, value: bool) -> Self {
        if value { Self(self.0 | 0x800000) } else { Self(self.0 & !0x800000) }
    }
    /// `write`.
    #[inline]
    #[must_use]
    pub const fn write(self) -> bool {
        self.0 & 0x01 != 0
    }
    /// The same with another `write`.
    #[inline]
    #[must_use]
    pub const fn with_write(self, value: bool) -> Self {
        if value { Self(self.0 | 0x01) } else { Self(self.0 & !0x01) }
    }
}
impl ::core::fmt::Debug for Features {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Features")
            .field("read", &self.read())
            .field("write", &self.write())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Features {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::support::prefix(
            input,
            &[&[0x5f, 0x1f, 0x04, 0x00], &[0x5f, 0x04, 0x00]],
        )?;
        ::cosem_codec::support::map(::cosem_codec::octets::u24(input), Self::from_bits)
    }
}
impl ::cosem_codec::Encode for Features {
    #[inline]
    fn encoded_len(&self) -> usize {
        7
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [_, b1, b2, b3] = self.0.to_be_bytes();
        out.chunk([0x5f, 0x1f, 0x04, 0x00, b1, b2, b3])
    }
}
impl ::cosem_codec::Describe for Features {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "features",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::SingleSource,
        reason: "invented for this test",
        source: "bits.spec:24",
    };
}
/// A number across octets.
///
/// User protocol:2026, clause 3. Layout from a single source: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LongControl(u32);
impl LongControl {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & 0x80ffffff)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
    /// `urgent`.
    #[inline]
    #[must_use]
    pub const fn urgent(self) -> bool {
        self.0 & 0x80000000 != 0
    }
    /// The same with another `urgent`.
    #[inline]
    #[must_use]
    pub const fn with_urgent(self, value: bool) -> Self {
        if value { Self(self.0 | 0x80000000) } else { Self(self.0 & !0x80000000) }
    }
    /// `id`.
    #[inline]
    #[must_use]
    pub const fn id(self) -> u32 {
        self.0 & 0xffffff
    }
    /// The same with another `id`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_id(self, value: u32) -> Self {
        let wide: u32 = value;
        Self((self.0 & 0xff000000) | (wide & 0xffffff))
    }
}
impl ::core::fmt::Debug for LongControl {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("LongControl")
            .field("urgent", &self.urgent())
            .field("id", &self.id())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for LongControl {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::octets::u32(input)?;
        if bits & 0x7f000000 != 0x00 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate({
                        let [.., low] = ((bits >> 24) & 0x7f).to_be_bytes();
                        low
                    }),
                },
                input,
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
}
impl ::cosem_codec::Encode for LongControl {
    #[inline]
    fn encoded_len(&self) -> usize {
        4
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3] = self.0.to_be_bytes();
        out.chunk([b0, b1, b2, b3])
    }
}
impl ::cosem_codec::Describe for LongControl {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "long-control",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::SingleSource,
        reason: "invented for this test",
        source: "bits.spec:32",
    };
}
