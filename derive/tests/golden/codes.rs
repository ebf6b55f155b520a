/// Open: values without a name pass through.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged. 2 to 9 are reserved.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome(
    /// The value on the wire.
    pub u8,
);
impl Outcome {
    /// `success`: 0.
    pub const SUCCESS: Self = Self(0);
    /// It did not work.
    ///
    /// `failure`: 1.
    pub const FAILURE: Self = Self(1);
    /// `other-reason`: 250.
    pub const OTHER_REASON: Self = Self(250);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("success"),
            1 => Some("failure"),
            250 => Some("other-reason"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for Outcome {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "Outcome({name})"),
            None => write!(f, "Outcome({})", self.0),
        }
    }
}
impl ::core::fmt::Display for Outcome {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Outcome {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for Outcome {
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
impl ::cosem_codec::Describe for Outcome {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "outcome",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes.spec:7",
    };
}
/// Closed: values without a name are errors.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
///
/// Values without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(
    /// The value on the wire.
    pub u8,
);
impl Kind {
    /// `first`: 1.
    pub const FIRST: Self = Self(1);
    /// `second`: 2.
    pub const SECOND: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("first"),
            2 => Some("second"),
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
impl<'a> ::cosem_codec::Decode<'a> for Kind {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, code) = ::cosem_codec::support::map(
            ::cosem_codec::octets::u8(input),
            Self,
        )?;
        ::cosem_codec::support::known(code.name().is_some(), code.0, input)?;
        Ok((rest, code))
    }
}
impl ::cosem_codec::Encode for Kind {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_known(
            self.name().is_some(),
            const { &::cosem_codec::Field::new("kind", "") },
        )?;
        out.chunk([self.0])
    }
}
impl ::cosem_codec::Describe for Kind {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "kind",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes.spec:18",
    };
}
