/// Members that may be null-data or missing.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sparse<'a> {
    /// `level`.
    pub level: u8,
    /// `mode`.
    pub mode: SparseMode,
    /// `name`.
    pub name: ::cosem_codec::VisibleString<'a>,
    /// `mac`.
    pub mac: [u8; 2],
    /// `on`.
    pub on: bool,
    /// `since`.
    pub since: ::cosem_codec::DateTime,
    /// `choice`.
    pub choice: SparseChoice<'a>,
    /// `limit`.
    pub limit: Option<i16>,
    /// `row`.
    pub row: Option<SparseRow>,
    /// `extra`.
    pub extra: Option<::cosem_codec::List<'a, u8>>,
    /// `last`.
    pub last: Option<u32>,
}
impl Sparse<'_> {
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "level",
    );
    const FIELD_MODE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "mode",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "name",
    );
    const FIELD_MAC: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "mac",
    );
    const FIELD_ON: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "on",
    );
    const FIELD_SINCE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "since",
    );
    const FIELD_CHOICE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "choice",
    );
    const FIELD_LIMIT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "limit",
    );
    const FIELD_ROW: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "row",
    );
    const FIELD_EXTRA: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "extra",
    );
    const FIELD_LAST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse",
        "last",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Sparse<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, members) = ::cosem_codec::data::structure_between(input, 9, 11)
            .ok()?;
        let (input, level) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::u8,
                5,
            )
            .ok()?;
        let (input, mode) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::Decode::parse,
                SparseMode::FAST,
            )
            .ok()?;
        let (input, name) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::visible_string,
                ::cosem_codec::VisibleString(b"none"),
            )
            .ok()?;
        let (input, mac) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::octets,
                [0x01, 0x02],
            )
            .ok()?;
        let (input, on) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::boolean,
                false,
            )
            .ok()?;
        let (input, since) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::date_time_octets,
                ::cosem_codec::DateTime::from_octets([
                    0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00,
                    0x00,
                ]),
            )
            .ok()?;
        let (input, choice) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::Decode::parse,
                SparseChoice::Number(3),
            )
            .ok()?;
        let (input, limit) = ::cosem_codec::data::optional(
                input,
                |input| ::cosem_codec::support::range(
                    input,
                    ::cosem_codec::data::i16,
                    0,
                    9,
                    1,
                ),
            )
            .ok()?;
        let (input, row) = ::cosem_codec::support::optional_usual(
            input,
            true,
            ::cosem_codec::Decode::parse_usual,
        )?;
        let (input, extra) = ::cosem_codec::support::present_if(
                input,
                members > 9,
                ::cosem_codec::data::array,
            )
            .ok()?;
        let (input, last) = ::cosem_codec::support::present_if(
                input,
                members > 10,
                ::cosem_codec::data::u32,
            )
            .ok()?;
        Some((
            input,
            Self {
                level,
                mode,
                name,
                mac,
                on,
                since,
                choice,
                limit,
                row,
                extra,
                last,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, members) = ::cosem_codec::data::structure_between(input, 9, 11)?;
        let (input, level) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::u8,
                5,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, mode) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::Decode::parse,
                SparseMode::FAST,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MODE))?;
        let (input, name) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::visible_string,
                ::cosem_codec::VisibleString(b"none"),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, mac) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::octets,
                [0x01, 0x02],
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MAC))?;
        let (input, on) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::boolean,
                false,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ON))?;
        let (input, since) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::data::date_time_octets,
                ::cosem_codec::DateTime::from_octets([
                    0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00,
                    0x00,
                ]),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SINCE))?;
        let (input, choice) = ::cosem_codec::data::default(
                input,
                ::cosem_codec::Decode::parse,
                SparseChoice::Number(3),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CHOICE))?;
        let (input, limit) = ::cosem_codec::data::optional(
                input,
                |input| ::cosem_codec::support::range(
                    input,
                    ::cosem_codec::data::i16,
                    0,
                    9,
                    1,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LIMIT))?;
        let (input, row) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::Decode::parse,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ROW))?;
        let (input, extra) = ::cosem_codec::support::present_if(
                input,
                members > 9,
                ::cosem_codec::data::array,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_EXTRA))?;
        let (input, last) = ::cosem_codec::support::present_if(
                input,
                members > 10,
                ::cosem_codec::data::u32,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LAST))?;
        Ok((
            input,
            Self {
                level,
                mode,
                name,
                mac,
                on,
                since,
                choice,
                limit,
                row,
                extra,
                last,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Sparse<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            2,
            if self.level == 5 { 1 } else { 2 },
            if self.mode == SparseMode::FAST { 1 } else { 2 },
            if self.name == ::cosem_codec::VisibleString(b"none") {
                1
            } else {
                ::cosem_codec::Encode::encoded_len(&self.name)
            },
            if self.mac == [0x01, 0x02] { 1 } else { 4 },
            if !self.on { 1 } else { 2 },
            if self.since
                == ::cosem_codec::DateTime::from_octets([
                    0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00,
                    0x00,
                ])
            {
                1
            } else {
                14
            },
            if self.choice == SparseChoice::Number(3) {
                1
            } else {
                ::cosem_codec::Encode::encoded_len(&self.choice)
            },
            self.limit.map_or(1, |_| 3),
            self.row.map_or(1, |_| 6),
            self.extra.map_or(0, |value| ::cosem_codec::Encode::encoded_len(&value)),
            self.last.map_or(0, |_| 5),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_consistent(
            self.extra.is_some() || self.last.is_none(),
            Self::FIELD_LAST,
        )?;
        out.chunk([
            0x02,
            9 + u8::from(self.extra.is_some()) + u8::from(self.last.is_some()),
        ])?;
        if self.level == 5 {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.level, out)
        }?;
        if self.mode == SparseMode::FAST {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.mode, out)
        }?;
        if self.name == ::cosem_codec::VisibleString(b"none") {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.name, out)
        }?;
        if self.mac == [0x01, 0x02] {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.mac, out)
        }?;
        if !self.on {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.on, out)
        }?;
        if self.since
            == ::cosem_codec::DateTime::from_octets([
                0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00, 0x00,
            ])
        {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.since.to_octets(), out)
        }?;
        if self.choice == SparseChoice::Number(3) {
            out.chunk([0x00])
        } else {
            ::cosem_codec::Encode::write(&self.choice, out)
        }?;
        match self.limit {
            Some(value) => {
                ::cosem_codec::support::check_range(value, 0, 9, Self::FIELD_LIMIT)
                    .and_then(|()| ::cosem_codec::Encode::write(&value, out))
            }
            None => out.chunk([0x00]),
        }?;
        match self.row {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        match self.extra {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => Ok(()),
        }?;
        match self.last {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => Ok(()),
        }
    }
}
impl ::cosem_codec::Describe for Sparse<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "sparse",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_presence.spec:7",
    };
}
/// enum.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SparseMode(
    /// The value on the wire.
    pub u8,
);
impl SparseMode {
    /// `slow`: 0.
    pub const SLOW: Self = Self(0);
    /// `fast`: 1.
    pub const FAST: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("slow"),
            1 => Some("fast"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for SparseMode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "SparseMode({name})"),
            None => write!(f, "SparseMode({})", self.0),
        }
    }
}
impl ::core::fmt::Display for SparseMode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for SparseMode {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::enumerated(input), Self)
    }
}
impl ::cosem_codec::Encode for SparseMode {
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
impl ::cosem_codec::Describe for SparseMode {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "sparse_mode",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_presence.spec:23",
    };
}
/// By type tag.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SparseChoice<'a> {
    /// `text`.
    Text(::cosem_codec::VisibleString<'a>),
    /// `number`.
    Number(u8),
}
impl<'a> ::cosem_codec::Decode<'a> for SparseChoice<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (_, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x0a => {
                ::cosem_codec::support::map(
                    ::cosem_codec::data::visible_string(input),
                    Self::Text,
                )
            }
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
        let Ok((_, selector)) = ::cosem_codec::octets::u8(input) else {
            return then(None)
        };
        match selector {
            0x0a => {
                then(
                    ::cosem_codec::support::complete(
                            ::cosem_codec::data::visible_string(input),
                        )
                        .ok()
                        .map(Self::Text),
                )
            }
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
impl ::cosem_codec::Encode for SparseChoice<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Text(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Number(_) => 2,
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Text(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Number(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
impl ::cosem_codec::Describe for SparseChoice<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "sparse_choice",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_presence.spec:30",
    };
}
/// A structure.
///
/// User protocol:2026, clause 1.3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SparseRow {
    /// `a`.
    pub a: u8,
    /// `b`.
    pub b: u8,
}
impl SparseRow {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse_row",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sparse_row",
        "b",
    );
}
impl SparseRow {
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
impl<'a> ::cosem_codec::Decode<'a> for SparseRow {
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
impl ::cosem_codec::Encode for SparseRow {
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
impl ::cosem_codec::Describe for SparseRow {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "sparse_row",
        clause: "User protocol:2026, clause 1.3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_presence.spec:37",
    };
}
/// A list that may be null-data, at the end.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tail<'a> {
    /// `id`.
    pub id: u8,
    /// `items`.
    pub items: Option<::cosem_codec::List<'a, SparseRow>>,
}
impl Tail<'_> {
    const FIELD_ID: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tail",
        "id",
    );
    const FIELD_ITEMS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tail",
        "items",
    );
}
impl<'a> Tail<'a> {
    /// The first members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, u8> {
        let (input, ()) = ::cosem_codec::data::structure(input, 2)?;
        let (input, id) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ID))?;
        Ok((input, id))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Tail<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0, 0x00], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => {
                let id = b0;
                let items = None;
                Some((input, Self { id, items }))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn pass_usual(input: &'a [u8]) -> Option<&'a [u8]> {
        match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, _, next], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => {
                match next {
                    0x00 => Some(input),
                    0x01 => <::cosem_codec::List<'a, SparseRow>>::pass_counted(input),
                    _ => None,
                }
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some((&[_, _, _, b0, 0x00], input)) => {
                let id = b0;
                let items = None;
                Some((input, Self { id, items }))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, id) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => (input, b0),
            _ => Self::parse_members(input)?,
        };
        let (input, items) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::array,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ITEMS))?;
        Ok((input, Self { id, items }))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (input, id) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x11, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => (input, b0),
            _ => Self::parse_members(input)?,
        };
        let items = ::cosem_codec::support::nullable_lazy(
                input,
                ::cosem_codec::data::array_lazy,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ITEMS))?;
        Ok(Self { id, items })
    }
}
impl ::cosem_codec::Encode for Tail<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            4,
            self.items.map_or(1, |value| ::cosem_codec::Encode::encoded_len(&value)),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x02, 0x11, self.id])?;
        match self.items {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }
    }
}
impl ::cosem_codec::Describe for Tail<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tail",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_presence.spec:44",
    };
}
