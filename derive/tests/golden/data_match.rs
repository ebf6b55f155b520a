/// The type depends on an earlier member.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Depending<'a> {
    /// `kind`.
    pub kind: DependingKind,
    /// `value`.
    pub value: DependingValue<'a>,
    /// `state`.
    pub state: DependingState,
}
/// The alternatives of `value` of [`Depending`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DependingValue<'a> {
    /// `none`.
    None,
    /// `number`.
    Number(u32),
    /// `row`.
    Row(DependingRow),
    /// `any`.
    Any(::cosem_codec::Data<'a>),
}
/// The alternatives of `state` of [`Depending`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DependingState {
    /// `off`.
    Off,
    /// `on`.
    On(u8),
}
impl Depending<'_> {
    const FIELD_KIND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "depending",
        "kind",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "depending",
        "value",
    );
    const FIELD_ON: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "depending",
        "on",
    );
    const FIELD_STATE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "depending",
        "state",
    );
}
impl<'a> Depending<'a> {
    /// The first members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, DependingKind> {
        let (input, ()) = ::cosem_codec::data::structure(input, 4)?;
        let (input, kind): (_, DependingKind) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
        Ok((input, kind))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Depending<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, kind) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x16, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0204 => (input, DependingKind(b0)),
            _ => Self::parse_members(input)?,
        };
        let (input, value_field) = match kind.0 {
            0 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::null(input),
                    |()| DependingValue::None,
                )
            }
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::u32(input),
                    DependingValue::Number,
                )
            }
            2 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    DependingValue::Row,
                )
            }
            _ => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(input),
                    DependingValue::Any,
                )
            }
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        let (input, on) = ::cosem_codec::data::boolean(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ON))?;
        let (input, state) = match on {
            false => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::null(input),
                    |()| DependingState::Off,
                )
            }
            true => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::u8(input),
                    DependingState::On,
                )
            }
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STATE))?;
        Ok((
            input,
            Self {
                kind,
                value: value_field,
                state,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Depending<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            6,
            match self.value {
                DependingValue::None => 1,
                DependingValue::Number(_) => 5,
                DependingValue::Row(_) => 6,
                DependingValue::Any(value) => ::cosem_codec::Encode::encoded_len(&value),
            },
            match self.state {
                DependingState::Off => 1,
                DependingState::On(_) => 2,
            },
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x04, 0x16, self.kind.0])?;
        match self.value {
            DependingValue::None => {
                ::cosem_codec::support::check_consistent(
                        self.kind.0 == 0,
                        Self::FIELD_VALUE,
                    )
                    .and_then(|()| out.chunk([0x00]))
            }
            DependingValue::Number(value) => {
                ::cosem_codec::support::check_consistent(
                        self.kind.0 == 1,
                        Self::FIELD_VALUE,
                    )
                    .and_then(|()| ::cosem_codec::Encode::write(&value, out))
            }
            DependingValue::Row(value) => {
                ::cosem_codec::support::check_consistent(
                        self.kind.0 == 2,
                        Self::FIELD_VALUE,
                    )
                    .and_then(|()| ::cosem_codec::Encode::write(&value, out))
            }
            DependingValue::Any(value) => {
                ::cosem_codec::support::check_consistent(
                        !matches!(self.kind.0, 0..= 2),
                        Self::FIELD_VALUE,
                    )
                    .and_then(|()| ::cosem_codec::Encode::write(&value, out))
            }
        }?;
        let on = match self.state {
            DependingState::Off => false,
            DependingState::On(_) => true,
        };
        out.chunk([0x03, u8::from(on)])?;
        match self.state {
            DependingState::Off => out.chunk([0x00]),
            DependingState::On(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
impl ::cosem_codec::Describe for Depending<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "depending",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_match.spec:7",
    };
}
/// enum.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DependingKind(
    /// The value on the wire.
    pub u8,
);
impl DependingKind {
    /// `nothing`: 0.
    pub const NOTHING: Self = Self(0);
    /// `number`: 1.
    pub const NUMBER: Self = Self(1);
    /// `row`: 2.
    pub const ROW: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("nothing"),
            1 => Some("number"),
            2 => Some("row"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for DependingKind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "DependingKind({name})"),
            None => write!(f, "DependingKind({})", self.0),
        }
    }
}
impl ::core::fmt::Display for DependingKind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for DependingKind {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::enumerated(input), Self)
    }
}
impl ::cosem_codec::Encode for DependingKind {
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
impl ::cosem_codec::Describe for DependingKind {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "depending_kind",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_match.spec:24",
    };
}
/// Two members.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DependingRow {
    /// `a`.
    pub a: u8,
    /// `b`.
    pub b: u8,
}
impl DependingRow {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "depending_row",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "depending_row",
        "b",
    );
}
impl DependingRow {
    /// The members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 2)?;
        let (input, a) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_A))?;
        let (input, b) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_B))?;
        Ok((input, Self { a, b }))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for DependingRow {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0, 0x11, b1], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => {
                Some((input, Self { a: b0, b: b1 }))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some((&[_, _, _, b0, _, b1], input)) => Some((input, Self { a: b0, b: b1 })),
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
impl ::cosem_codec::Encode for DependingRow {
    #[inline]
    fn encoded_len(&self) -> usize {
        6
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x02, 0x11, self.a, 0x11, self.b])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [0x02, 0x02, 0x11, self.a, 0x11, self.b];
        Some(out)
    }
}
impl ::cosem_codec::Describe for DependingRow {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "depending_row",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_match.spec:32",
    };
}
