/// Lists of items, with their count in front, of a fixed count, and with a count that another field tells.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lists<'a> {
    /// `pairs`.
    pub pairs: ::cosem_codec::List<'a, Pair>,
    /// `three`.
    pub three: ::cosem_codec::List<'a, Pair>,
    /// `counted`.
    pub counted: ::cosem_codec::List<'a, Pair>,
    /// `values`.
    pub values: ::cosem_codec::List<'a, ::cosem_codec::Data<'a>>,
    /// `left`.
    pub left: ::cosem_codec::List<'a, Pair>,
}
impl Lists<'_> {
    const FIELD_PAIRS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lists",
        "pairs",
    );
    const FIELD_THREE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lists",
        "three",
    );
    const FIELD_COUNT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lists",
        "count",
    );
    const FIELD_COUNTED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lists",
        "counted",
    );
    const FIELD_VALUES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lists",
        "values",
    );
    const FIELD_LEFT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lists",
        "left",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Lists<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, pairs) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PAIRS))?;
        let (input, three) = ::cosem_codec::List::parse_count(input, 3)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_THREE))?;
        let (input, count) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNT))?;
        let (input, counted) = ::cosem_codec::List::parse_count(
                input,
                usize::from(count),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNTED))?;
        let (input, values) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUES))?;
        let (input, left) = ::cosem_codec::List::parse_all(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEFT))?;
        Ok((
            input,
            Self {
                pairs,
                three,
                counted,
                values,
                left,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Lists<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            10,
            ::cosem_codec::axdr::list_len(&self.pairs),
            self.counted.elements_len(),
            ::cosem_codec::axdr::list_len(&self.values),
            self.left.elements_len(),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_list(&self.pairs, out)?;
        ::cosem_codec::support::check_count(self.three.len(), 3, Self::FIELD_THREE)
            .and_then(|()| self.three.write_elements(out))?;
        let count = ::cosem_codec::support::length::<
            u8,
        >(self.counted.len(), Self::FIELD_COUNT)?;
        out.chunk([count])?;
        self.counted.write_elements(out)?;
        ::cosem_codec::axdr::write_list(&self.values, out)?;
        self.left.write_elements(out)
    }
}
impl ::cosem_codec::Describe for Lists<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lists",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:7",
    };
}
/// Two numbers.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// `key`.
    pub key: u8,
    /// `value`.
    pub value: u16,
}
impl Pair {
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "pair",
        "key",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "pair",
        "value",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Pair {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let Some((&[b0, b1, b2], input)) = input.split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const { &[(1, 0, Self::FIELD_KEY), (3, 1, Self::FIELD_VALUE)] },
                ),
            );
        };
        let key = b0;
        let value_field = u16::from_be_bytes([b1, b2]);
        Ok((input, Self { key, value: value_field }))
    }
}
impl ::cosem_codec::Encode for Pair {
    #[inline]
    fn encoded_len(&self) -> usize {
        3
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.value.to_be_bytes();
        out.chunk([self.key, b0, b1])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0, b1] = self.value.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [self.key, b0, b1];
        Some(out)
    }
}
impl ::cosem_codec::Describe for Pair {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "pair",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:18",
    };
}
/// Elements that are no items get a type of their own.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BareLists<'a> {
    /// `numbers`.
    pub numbers: ::cosem_codec::List<'a, BareListsNumbersElement>,
    /// `titles`.
    pub titles: ::cosem_codec::List<'a, BareListsTitlesElement>,
    /// `rows`.
    pub rows: ::cosem_codec::List<'a, BareListsRowsElement<'a>>,
    /// `stamps`.
    pub stamps: ::cosem_codec::List<'a, BareListsStampsElement>,
}
impl BareLists<'_> {
    const FIELD_NUMBERS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "bare-lists",
        "numbers",
    );
    const FIELD_TITLES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "bare-lists",
        "titles",
    );
    const FIELD_ROWS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "bare-lists",
        "rows",
    );
    const FIELD_STAMPS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "bare-lists",
        "stamps",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for BareLists<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, numbers) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBERS))?;
        let (input, titles) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TITLES))?;
        let (input, rows) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ROWS))?;
        let (input, stamps) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STAMPS))?;
        Ok((
            input,
            Self {
                numbers,
                titles,
                rows,
                stamps,
            },
        ))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (input, numbers) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBERS))?;
        let (input, titles) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TITLES))?;
        let (input, rows) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ROWS))?;
        let stamps = ::cosem_codec::axdr::list_lazy(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STAMPS))?;
        Ok(Self {
            numbers,
            titles,
            rows,
            stamps,
        })
    }
}
impl ::cosem_codec::Encode for BareLists<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            ::cosem_codec::axdr::list_len(&self.numbers),
            ::cosem_codec::axdr::list_len(&self.titles),
            ::cosem_codec::axdr::list_len(&self.rows),
            ::cosem_codec::axdr::list_len(&self.stamps),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_list(&self.numbers, out)?;
        ::cosem_codec::axdr::write_list(&self.titles, out)?;
        ::cosem_codec::axdr::write_list(&self.rows, out)?;
        ::cosem_codec::axdr::write_list(&self.stamps, out)
    }
}
impl ::cosem_codec::Describe for BareLists<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bare-lists",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:25",
    };
}
/// An element of `numbers` of [`BareLists`].
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BareListsNumbersElement(
    /// The value.
    pub u16,
);
impl<'a> ::cosem_codec::Decode<'a> for BareListsNumbersElement {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::support::range(input, ::cosem_codec::octets::u16, 1, 9, 0),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for BareListsNumbersElement {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_range(
                self.0,
                1,
                9,
                const { &::cosem_codec::Field::new("bare-lists.numbers element", "") },
            )
            .and_then(|()| out.chunk(self.0.to_be_bytes()))
    }
}
impl ::cosem_codec::Describe for BareListsNumbersElement {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bare-lists.numbers element",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:25",
    };
}
/// An element of `titles` of [`BareLists`].
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BareListsTitlesElement(
    /// The value.
    pub [u8; 8],
);
impl<'a> ::cosem_codec::Decode<'a> for BareListsTitlesElement {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::fixed(input), Self)
    }
}
impl ::cosem_codec::Encode for BareListsTitlesElement {
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
impl ::cosem_codec::Describe for BareListsTitlesElement {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bare-lists.titles element",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:25",
    };
}
/// An element of `rows` of [`BareLists`].
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BareListsRowsElement<'a>(
    /// The value.
    pub ::cosem_codec::List<'a, BareListsRowsElementElement>,
);
impl<'a> ::cosem_codec::Decode<'a> for BareListsRowsElement<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::axdr::list(input), Self)
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        ::cosem_codec::axdr::list_lazy(input).map(Self)
    }
}
impl ::cosem_codec::Encode for BareListsRowsElement<'_> {
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
impl ::cosem_codec::Describe for BareListsRowsElement<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bare-lists.rows element",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:25",
    };
}
/// An element of `stamps` of [`BareLists`].
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BareListsStampsElement(
    /// The value.
    pub ::cosem_codec::DateTime,
);
impl<'a> ::cosem_codec::Decode<'a> for BareListsStampsElement {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::axdr::date_time_octets(input), Self)
    }
}
impl ::cosem_codec::Encode for BareListsStampsElement {
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
impl ::cosem_codec::Describe for BareListsStampsElement {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bare-lists.stamps element",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:25",
    };
}
/// An element of `bare-lists.rows element` of [`BareListsRowsElement`].
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BareListsRowsElementElement(
    /// The value.
    pub u8,
);
impl<'a> ::cosem_codec::Decode<'a> for BareListsRowsElementElement {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for BareListsRowsElementElement {
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
impl ::cosem_codec::Describe for BareListsRowsElementElement {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "bare-lists.rows element.bare-lists.rows element element",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_lists.spec:25",
    };
}
