/// A row of a compact array: one chunk, with the length of the date-time in it.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CompactRow {
    /// `clock`.
    pub clock: ::cosem_codec::DateTime,
    /// `status`.
    pub status: u8,
    /// `import`.
    pub import: u32,
    /// `export`.
    pub export: u32,
}
impl CompactRow {
    const FIELD_CLOCK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "compact-row",
        "clock",
    );
    const FIELD_STATUS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "compact-row",
        "status",
    );
    const FIELD_IMPORT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "compact-row",
        "import",
    );
    const FIELD_EXPORT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "compact-row",
        "export",
    );
}
impl CompactRow {
    /// The members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, Self> {
        let (input, clock) = ::cosem_codec::axdr::date_time_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CLOCK))?;
        let (input, status) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STATUS))?;
        let (input, import) = ::cosem_codec::octets::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_IMPORT))?;
        let (input, export) = ::cosem_codec::octets::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_EXPORT))?;
        Ok((
            input,
            Self {
                clock,
                status,
                import,
                export,
            },
        ))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CompactRow {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (
                    &[0x0c,
                    b0,
                    b1,
                    b2,
                    b3,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    ],
                    input,
                ),
            ) => {
                Some((
                    input,
                    Self {
                        clock: ::cosem_codec::DateTime::from_octets([
                            b0,
                            b1,
                            b2,
                            b3,
                            b4,
                            b5,
                            b6,
                            b7,
                            b8,
                            b9,
                            b10,
                            b11,
                        ]),
                        status: b12,
                        import: u32::from_be_bytes([b13, b14, b15, b16]),
                        export: u32::from_be_bytes([b17, b18, b19, b20]),
                    },
                ))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (
                    &[_,
                    b0,
                    b1,
                    b2,
                    b3,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    ],
                    input,
                ),
            ) => {
                Some((
                    input,
                    Self {
                        clock: ::cosem_codec::DateTime::from_octets([
                            b0,
                            b1,
                            b2,
                            b3,
                            b4,
                            b5,
                            b6,
                            b7,
                            b8,
                            b9,
                            b10,
                            b11,
                        ]),
                        status: b12,
                        import: u32::from_be_bytes([b13, b14, b15, b16]),
                        export: u32::from_be_bytes([b17, b18, b19, b20]),
                    },
                ))
            }
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
impl ::cosem_codec::Encode for CompactRow {
    #[inline]
    fn encoded_len(&self) -> usize {
        22
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = self.clock.to_octets();
        let [b12, b13, b14, b15] = self.import.to_be_bytes();
        let [b16, b17, b18, b19] = self.export.to_be_bytes();
        out.chunk([
            0x0c,
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7,
            b8,
            b9,
            b10,
            b11,
            self.status,
            b12,
            b13,
            b14,
            b15,
            b16,
            b17,
            b18,
            b19,
        ])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = self.clock.to_octets();
        let [b12, b13, b14, b15] = self.import.to_be_bytes();
        let [b16, b17, b18, b19] = self.export.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [
            0x0c,
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7,
            b8,
            b9,
            b10,
            b11,
            self.status,
            b12,
            b13,
            b14,
            b15,
            b16,
            b17,
            b18,
            b19,
        ];
        Some(out)
    }
}
impl ::cosem_codec::Describe for CompactRow {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "compact-row",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_runs.spec:7",
    };
}
/// Chunks behind a tag, around a string, and of nested items.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runs<'a> {
    /// `day`.
    pub day: ::cosem_codec::Date,
    /// `number`.
    pub number: u16,
    /// `name`.
    pub name: ::cosem_codec::VisibleString<'a>,
    /// `row`.
    pub row: CompactRow,
    /// `hour`.
    pub hour: ::cosem_codec::Time,
    /// `on`.
    pub on: bool,
    /// `mac`.
    pub mac: [u8; 6],
    /// `last`.
    pub last: i64,
}
impl Runs<'_> {
    const FIELD_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "day",
    );
    const FIELD_NUMBER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "number",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "name",
    );
    const FIELD_ROW: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "row",
    );
    const FIELD_HOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "hour",
    );
    const FIELD_ON: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "on",
    );
    const FIELD_MAC: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "mac",
    );
    const FIELD_LAST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "runs",
        "last",
    );
}
impl<'a> Runs<'a> {
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_day(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<'a, (::cosem_codec::Date, u16)> {
        let (input, day) = ::cosem_codec::axdr::date_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DAY))?;
        let (input, number) = ::cosem_codec::octets::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBER))?;
        Ok((input, (day, number)))
    }
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_row(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<
        'a,
        (CompactRow, ::cosem_codec::Time, bool, [u8; 6], i64),
    > {
        let (input, row) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ROW))?;
        let (input, hour) = ::cosem_codec::axdr::time_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HOUR))?;
        let (input, on) = ::cosem_codec::axdr::boolean(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ON))?;
        let (input, mac) = ::cosem_codec::octets::fixed(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MAC))?;
        let (input, last) = ::cosem_codec::octets::i64(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LAST))?;
        Ok((input, (row, hour, on, mac, last)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Runs<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0xa3)?;
        let (input, (day, number)) = match input.split_first_chunk() {
            Some((&[0x05, b0, b1, b2, b3, b4, b5, b6], input)) => {
                (
                    input,
                    (
                        ::cosem_codec::Date::from_octets([b0, b1, b2, b3, b4]),
                        u16::from_be_bytes([b5, b6]),
                    ),
                )
            }
            _ => Self::parse_from_day(input)?,
        };
        let (input, name) = ::cosem_codec::axdr::text(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, (row, hour, on, mac, last)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x0c,
                    b0,
                    b1,
                    b2,
                    b3,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    0x04,
                    b21,
                    b22,
                    b23,
                    b24,
                    b25,
                    b26,
                    b27,
                    b28,
                    b29,
                    b30,
                    b31,
                    b32,
                    b33,
                    b34,
                    b35,
                    b36,
                    b37,
                    b38,
                    b39,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        CompactRow {
                            clock: ::cosem_codec::DateTime::from_octets([
                                b0,
                                b1,
                                b2,
                                b3,
                                b4,
                                b5,
                                b6,
                                b7,
                                b8,
                                b9,
                                b10,
                                b11,
                            ]),
                            status: b12,
                            import: u32::from_be_bytes([b13, b14, b15, b16]),
                            export: u32::from_be_bytes([b17, b18, b19, b20]),
                        },
                        ::cosem_codec::Time::from_octets([b21, b22, b23, b24]),
                        b25 != 0,
                        [b26, b27, b28, b29, b30, b31],
                        i64::from_be_bytes([b32, b33, b34, b35, b36, b37, b38, b39]),
                    ),
                )
            }
            _ => Self::parse_from_row(input)?,
        };
        Ok((
            input,
            Self {
                day,
                number,
                name,
                row,
                hour,
                on,
                mac,
                last,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Runs<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            51,
            ::cosem_codec::axdr::content_len(self.name.len()),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4] = self.day.to_octets();
        let [b5, b6] = self.number.to_be_bytes();
        out.chunk([0xa3, 0x05, b0, b1, b2, b3, b4, b5, b6])?;
        ::cosem_codec::axdr::write_content(&self.name, out)?;
        let [b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18] = self
            .row
            .clock
            .to_octets();
        let [b19, b20, b21, b22] = self.row.import.to_be_bytes();
        let [b23, b24, b25, b26] = self.row.export.to_be_bytes();
        let [b27, b28, b29, b30] = self.hour.to_octets();
        let [b31, b32, b33, b34, b35, b36] = self.mac;
        let [b37, b38, b39, b40, b41, b42, b43, b44] = self.last.to_be_bytes();
        out.chunk([
            0x0c,
            b7,
            b8,
            b9,
            b10,
            b11,
            b12,
            b13,
            b14,
            b15,
            b16,
            b17,
            b18,
            self.row.status,
            b19,
            b20,
            b21,
            b22,
            b23,
            b24,
            b25,
            b26,
            0x04,
            b27,
            b28,
            b29,
            b30,
            u8::from(self.on),
            b31,
            b32,
            b33,
            b34,
            b35,
            b36,
            b37,
            b38,
            b39,
            b40,
            b41,
            b42,
            b43,
            b44,
        ])
    }
}
impl ::cosem_codec::Describe for Runs<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "runs",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_runs.spec:16",
    };
}
