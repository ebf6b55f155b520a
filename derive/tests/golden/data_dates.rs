/// Dates and times under their own tags and in octet-strings, as declared and as meters send them.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stamps<'a> {
    /// `stamp`.
    pub stamp: ::cosem_codec::DateTime,
    /// `day`.
    pub day: ::cosem_codec::Date,
    /// `hour`.
    pub hour: ::cosem_codec::Time,
    /// `empty`.
    pub empty: Option<::cosem_codec::DateTime>,
    /// `inner`.
    pub inner: ::cosem_codec::Contained<'a, StampInner>,
    /// `inner_empty`.
    pub inner_empty: Option<::cosem_codec::Contained<'a, StampInner>>,
    /// `sized`.
    pub sized: ::cosem_codec::Contained<'a, StampInner>,
    /// `any`.
    pub any: ::cosem_codec::Contained<'a, ::cosem_codec::Data<'a>>,
    /// `tagged`.
    pub tagged: ::cosem_codec::DateTime,
    /// `tagged_day`.
    pub tagged_day: Option<::cosem_codec::Date>,
    /// `own`.
    pub own: ::cosem_codec::DateTime,
    /// `own_time`.
    pub own_time: ::cosem_codec::Time,
    /// `raw`.
    pub raw: [u8; 12],
    /// `named`.
    pub named: StampName,
}
impl Stamps<'_> {
    const FIELD_STAMP: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "stamp",
    );
    const FIELD_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "day",
    );
    const FIELD_HOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "hour",
    );
    const FIELD_EMPTY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "empty",
    );
    const FIELD_INNER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "inner",
    );
    const FIELD_INNER_EMPTY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "inner_empty",
    );
    const FIELD_SIZED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "sized",
    );
    const FIELD_ANY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "any",
    );
    const FIELD_TAGGED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "tagged",
    );
    const FIELD_TAGGED_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "tagged_day",
    );
    const FIELD_OWN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "own",
    );
    const FIELD_OWN_TIME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "own_time",
    );
    const FIELD_RAW: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "raw",
    );
    const FIELD_NAMED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamps",
        "named",
    );
}
impl<'a> Stamps<'a> {
    /// The first members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<
        'a,
        (::cosem_codec::DateTime, ::cosem_codec::Date, ::cosem_codec::Time),
    > {
        let (input, ()) = ::cosem_codec::data::structure(input, 14)?;
        let (input, stamp) = ::cosem_codec::data::date_time_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STAMP))?;
        let (input, day) = ::cosem_codec::data::date_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DAY))?;
        let (input, hour) = ::cosem_codec::data::time_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HOUR))?;
        Ok((input, (stamp, day, hour)))
    }
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_own(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<
        'a,
        (::cosem_codec::DateTime, ::cosem_codec::Time, [u8; 12], StampName),
    > {
        let (input, own) = ::cosem_codec::data::date_time_or_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN))?;
        let (input, own_time) = ::cosem_codec::data::time_or_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN_TIME))?;
        let (input, raw) = ::cosem_codec::support::octets_or_tagged(input, 0x19)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_RAW))?;
        let (input, named) = ::cosem_codec::support::map(
                ::cosem_codec::data::date_time_octets_or_tagged(input),
                StampName,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAMED))?;
        Ok((input, (own, own_time, raw, named)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Stamps<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, (stamp, day, hour)) = match input.split_first_chunk() {
            Some(
                (
                    &[k0,
                    k1,
                    k2,
                    k3,
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
                    k16,
                    k17,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    k23,
                    k24,
                    b17,
                    b18,
                    b19,
                    b20,
                    ],
                    input,
                ),
            ) if u32::from_be_bytes([k0, k1, k2, k3]) == 0x020e090c
                && u16::from_be_bytes([k16, k17]) == 0x0905
                && u16::from_be_bytes([k23, k24]) == 0x0904 => {
                (
                    input,
                    (
                        ::cosem_codec::DateTime::from_octets([
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
                        ::cosem_codec::Date::from_octets([b12, b13, b14, b15, b16]),
                        ::cosem_codec::Time::from_octets([b17, b18, b19, b20]),
                    ),
                )
            }
            _ => return None,
        };
        let (input, empty) = ::cosem_codec::data::date_time_octets_or_empty(input).ok()?;
        let (input, inner) = ::cosem_codec::data::contained(input).ok()?;
        let (input, inner_empty) = ::cosem_codec::data::contained_or_empty(input).ok()?;
        let (input, sized) = ::cosem_codec::support::map(
                ::cosem_codec::data::octet_string_sized(input, 5),
                |octets| ::cosem_codec::Contained::from_octets(octets.0),
            )
            .ok()?;
        let (input, any) = ::cosem_codec::data::contained(input).ok()?;
        let (input, tagged) = ::cosem_codec::data::date_time_octets_or_tagged(input)
            .ok()?;
        let (input, tagged_day) = ::cosem_codec::data::date_octets_or_empty_or_tagged(
                input,
            )
            .ok()?;
        let (input, (own, own_time, raw, named)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x19,
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
                    0x1b,
                    b12,
                    b13,
                    b14,
                    b15,
                    k18,
                    k19,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    b21,
                    b22,
                    b23,
                    b24,
                    b25,
                    b26,
                    b27,
                    k32,
                    k33,
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
            ) if u16::from_be_bytes([k18, k19]) == 0x090c
                && u16::from_be_bytes([k32, k33]) == 0x090c => {
                (
                    input,
                    (
                        ::cosem_codec::DateTime::from_octets([
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
                        ::cosem_codec::Time::from_octets([b12, b13, b14, b15]),
                        [b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27],
                        StampName(
                            ::cosem_codec::DateTime::from_octets([
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
                            ]),
                        ),
                    ),
                )
            }
            _ => return None,
        };
        Some((
            input,
            Self {
                stamp,
                day,
                hour,
                empty,
                inner,
                inner_empty,
                sized,
                any,
                tagged,
                tagged_day,
                own,
                own_time,
                raw,
                named,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (stamp, day, hour)) = match input.split_first_chunk() {
            Some(
                (
                    &[k0,
                    k1,
                    k2,
                    k3,
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
                    k16,
                    k17,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    k23,
                    k24,
                    b17,
                    b18,
                    b19,
                    b20,
                    ],
                    input,
                ),
            ) if u32::from_be_bytes([k0, k1, k2, k3]) == 0x020e090c
                && u16::from_be_bytes([k16, k17]) == 0x0905
                && u16::from_be_bytes([k23, k24]) == 0x0904 => {
                (
                    input,
                    (
                        ::cosem_codec::DateTime::from_octets([
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
                        ::cosem_codec::Date::from_octets([b12, b13, b14, b15, b16]),
                        ::cosem_codec::Time::from_octets([b17, b18, b19, b20]),
                    ),
                )
            }
            _ => Self::parse_members(input)?,
        };
        let (input, empty) = ::cosem_codec::data::date_time_octets_or_empty(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_EMPTY))?;
        let (input, inner) = ::cosem_codec::data::contained(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INNER))?;
        let (input, inner_empty) = ::cosem_codec::data::contained_or_empty(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INNER_EMPTY))?;
        let (input, sized) = ::cosem_codec::support::map(
                ::cosem_codec::data::octet_string_sized(input, 5),
                |octets| ::cosem_codec::Contained::from_octets(octets.0),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIZED))?;
        let (input, any) = ::cosem_codec::data::contained(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ANY))?;
        let (input, tagged) = ::cosem_codec::data::date_time_octets_or_tagged(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TAGGED))?;
        let (input, tagged_day) = ::cosem_codec::data::date_octets_or_empty_or_tagged(
                input,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TAGGED_DAY))?;
        let (input, (own, own_time, raw, named)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x19,
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
                    0x1b,
                    b12,
                    b13,
                    b14,
                    b15,
                    k18,
                    k19,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    b21,
                    b22,
                    b23,
                    b24,
                    b25,
                    b26,
                    b27,
                    k32,
                    k33,
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
            ) if u16::from_be_bytes([k18, k19]) == 0x090c
                && u16::from_be_bytes([k32, k33]) == 0x090c => {
                (
                    input,
                    (
                        ::cosem_codec::DateTime::from_octets([
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
                        ::cosem_codec::Time::from_octets([b12, b13, b14, b15]),
                        [b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27],
                        StampName(
                            ::cosem_codec::DateTime::from_octets([
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
                            ]),
                        ),
                    ),
                )
            }
            _ => Self::parse_from_own(input)?,
        };
        Ok((
            input,
            Self {
                stamp,
                day,
                hour,
                empty,
                inner,
                inner_empty,
                sized,
                any,
                tagged,
                tagged_day,
                own,
                own_time,
                raw,
                named,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Stamps<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            96,
            ::cosem_codec::support::sum([2, self.empty.map_or(0, |_| 12)]),
            ::cosem_codec::data::contained_len(&self.inner),
            self
                .inner_empty
                .map_or(2, |value| ::cosem_codec::data::contained_len(&value)),
            ::cosem_codec::data::contained_len(&self.any),
            ::cosem_codec::support::sum([2, self.tagged_day.map_or(0, |_| 5)]),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = self.stamp.to_octets();
        let [b12, b13, b14, b15, b16] = self.day.to_octets();
        let [b17, b18, b19, b20] = self.hour.to_octets();
        out.chunk([
            0x02,
            0x0e,
            0x09,
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
            0x09,
            0x05,
            b12,
            b13,
            b14,
            b15,
            b16,
            0x09,
            0x04,
            b17,
            b18,
            b19,
            b20,
        ])?;
        ::cosem_codec::support::write_data_or_empty(
            self.empty.map(|value| value.to_octets()),
            out,
        )?;
        ::cosem_codec::data::write_contained(&self.inner, out)?;
        match self.inner_empty {
            Some(value) => ::cosem_codec::data::write_contained(&value, out),
            None => out.chunk([0x09, 0x00]),
        }?;
        ::cosem_codec::support::check_count(
                ::cosem_codec::Encode::encoded_len(&self.sized),
                5,
                Self::FIELD_SIZED,
            )
            .and_then(|()| ::cosem_codec::data::write_contained(&self.sized, out))?;
        ::cosem_codec::data::write_contained(&self.any, out)?;
        let [b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32] = self
            .tagged
            .to_octets();
        out.chunk([
            0x09,
            0x0c,
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
        ])?;
        ::cosem_codec::support::write_data_or_empty(
            self.tagged_day.map(|value| value.to_octets()),
            out,
        )?;
        let [b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44] = self
            .own
            .to_octets();
        let [b45, b46, b47, b48] = self.own_time.to_octets();
        let [b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60] = self.raw;
        let [b61, b62, b63, b64, b65, b66, b67, b68, b69, b70, b71, b72] = self
            .named
            .0
            .to_octets();
        out.chunk([
            0x19,
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
            0x1b,
            b45,
            b46,
            b47,
            b48,
            0x09,
            0x0c,
            b49,
            b50,
            b51,
            b52,
            b53,
            b54,
            b55,
            b56,
            b57,
            b58,
            b59,
            b60,
            0x09,
            0x0c,
            b61,
            b62,
            b63,
            b64,
            b65,
            b66,
            b67,
            b68,
            b69,
            b70,
            b71,
            b72,
        ])
    }
}
impl ::cosem_codec::Describe for Stamps<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "stamps",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_dates.spec:7",
    };
}
/// What is held.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StampInner {
    /// `a`.
    pub a: u16,
}
impl StampInner {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "stamp_inner",
        "a",
    );
}
impl StampInner {
    /// The members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 1)?;
        let (input, a) = ::cosem_codec::data::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_A))?;
        Ok((input, Self { a }))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for StampInner {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x12, b0, b1], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0201 => {
                Some((
                    input,
                    Self {
                        a: u16::from_be_bytes([b0, b1]),
                    },
                ))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some((&[_, _, _, b0, b1], input)) => {
                Some((
                    input,
                    Self {
                        a: u16::from_be_bytes([b0, b1]),
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
impl ::cosem_codec::Encode for StampInner {
    #[inline]
    fn encoded_len(&self) -> usize {
        5
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.a.to_be_bytes();
        out.chunk([0x02, 0x01, 0x12, b0, b1])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0, b1] = self.a.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [0x02, 0x01, 0x12, b0, b1];
        Some(out)
    }
}
impl ::cosem_codec::Describe for StampInner {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "stamp_inner",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_dates.spec:32",
    };
}
/// A name for a date-time.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StampName(
    /// The value.
    pub ::cosem_codec::DateTime,
);
impl<'a> ::cosem_codec::Decode<'a> for StampName {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::date_time_octets(input), Self)
    }
}
impl ::cosem_codec::Encode for StampName {
    #[inline]
    fn encoded_len(&self) -> usize {
        14
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0.to_octets(), out)
    }
}
impl ::cosem_codec::Describe for StampName {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "stamp_name",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_dates.spec:38",
    };
}
