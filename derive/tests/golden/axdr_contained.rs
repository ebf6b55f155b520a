/// Octets that hold something: with the length in front, or absent when empty, or of a length told elsewhere.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Containers<'a> {
    /// `inner`.
    pub inner: ::cosem_codec::Contained<'a, Inner>,
    /// `maybe`.
    pub maybe: Option<::cosem_codec::Contained<'a, Inner>>,
    /// `fixed`.
    pub fixed: ::cosem_codec::Contained<'a, Inner>,
    /// `any`.
    pub any: ::cosem_codec::Contained<'a, ::cosem_codec::Data<'a>>,
    /// `measured`.
    pub measured: Option<::cosem_codec::Contained<'a, Inner>>,
    /// `rest`.
    pub rest: ::cosem_codec::Contained<'a, Inner>,
}
impl Containers<'_> {
    const FIELD_INNER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "inner",
    );
    const FIELD_MAYBE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "maybe",
    );
    const FIELD_FIXED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "fixed",
    );
    const FIELD_ANY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "any",
    );
    const FIELD_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "length",
    );
    const FIELD_MEASURED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "measured",
    );
    const FIELD_REST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "containers",
        "rest",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Containers<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, inner) = ::cosem_codec::axdr::contained(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INNER))?;
        let (input, maybe) = ::cosem_codec::axdr::contained_or_empty(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MAYBE))?;
        let (input, fixed) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, 3),
                ::cosem_codec::Contained::from_octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIXED))?;
        let (input, any) = ::cosem_codec::axdr::contained(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ANY))?;
        let (input, length) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LENGTH))?;
        let (input, measured) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(length)),
                ::cosem_codec::support::contained_or_empty,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MEASURED))?;
        let (input, rest_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::Contained::from_octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REST))?;
        Ok((
            input,
            Self {
                inner,
                maybe,
                fixed,
                any,
                measured,
                rest: rest_field,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Containers<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            4,
            ::cosem_codec::axdr::contained_len(&self.inner),
            self.maybe.map_or(1, |value| ::cosem_codec::axdr::contained_len(&value)),
            ::cosem_codec::axdr::contained_len(&self.any),
            self.measured.map_or(0, |value| ::cosem_codec::Encode::encoded_len(&value)),
            ::cosem_codec::Encode::encoded_len(&self.rest),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_contained(&self.inner, out)?;
        match self.maybe {
            Some(value) => ::cosem_codec::axdr::write_contained(&value, out),
            None => out.chunk([0x00]),
        }?;
        ::cosem_codec::support::check_count(
                ::cosem_codec::Encode::encoded_len(&self.fixed),
                3,
                Self::FIELD_FIXED,
            )
            .and_then(|()| ::cosem_codec::Encode::write(&self.fixed, out))?;
        ::cosem_codec::axdr::write_contained(&self.any, out)?;
        let length = ::cosem_codec::support::length::<
            u8,
        >(
            self.measured.map_or(0, |value| ::cosem_codec::Encode::encoded_len(&value)),
            Self::FIELD_LENGTH,
        )?;
        out.chunk([length])?;
        match self.measured {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => Ok(()),
        }?;
        ::cosem_codec::Encode::write(&self.rest, out)
    }
}
impl ::cosem_codec::Describe for Containers<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "containers",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_contained.spec:7",
    };
}
/// What is held.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inner {
    /// `key`.
    pub key: u8,
    /// `value`.
    pub value: u16,
}
impl Inner {
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "inner",
        "key",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "inner",
        "value",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Inner {
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
impl ::cosem_codec::Encode for Inner {
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
impl ::cosem_codec::Describe for Inner {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "inner",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_contained.spec:19",
    };
}
/// Dates and times, bare and in octets.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calendars {
    /// `stamp`.
    pub stamp: ::cosem_codec::DateTime,
    /// `day`.
    pub day: ::cosem_codec::Date,
    /// `hour`.
    pub hour: ::cosem_codec::Time,
    /// `held`.
    pub held: ::cosem_codec::DateTime,
    /// `held-day`.
    pub held_day: Option<::cosem_codec::Date>,
    /// `held-hour`.
    pub held_hour: ::cosem_codec::Time,
    /// `measured`.
    pub measured: Option<::cosem_codec::Date>,
    /// `absent`.
    pub absent: Option<::cosem_codec::Time>,
    /// `rest`.
    pub rest: Option<::cosem_codec::DateTime>,
}
impl Calendars {
    const FIELD_STAMP: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "stamp",
    );
    const FIELD_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "day",
    );
    const FIELD_HOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "hour",
    );
    const FIELD_HELD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "held",
    );
    const FIELD_HELD_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "held-day",
    );
    const FIELD_HELD_HOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "held-hour",
    );
    const FIELD_SIZE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "size",
    );
    const FIELD_MEASURED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "measured",
    );
    const FIELD_ABSENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "absent",
    );
    const FIELD_REST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "calendars",
        "rest",
    );
}
impl Calendars {
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_stamp(
        input: &[u8],
    ) -> ::cosem_codec::Parsed<
        '_,
        (
            ::cosem_codec::DateTime,
            ::cosem_codec::Date,
            ::cosem_codec::Time,
            ::cosem_codec::DateTime,
        ),
    > {
        let (input, stamp) = ::cosem_codec::axdr::date_time(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STAMP))?;
        let (input, day) = ::cosem_codec::axdr::date(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DAY))?;
        let (input, hour) = ::cosem_codec::axdr::time(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HOUR))?;
        let (input, held) = ::cosem_codec::axdr::date_time_octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HELD))?;
        Ok((input, (stamp, day, hour, held)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Calendars {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (stamp, day, hour, held)) = match input.split_first_chunk() {
            Some(
                (
                    &[b0,
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
                    ],
                    input,
                ),
            ) => {
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
                        ::cosem_codec::DateTime::from_octets([
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
                        ]),
                    ),
                )
            }
            _ => Self::parse_from_stamp(input)?,
        };
        let (input, held_day) = ::cosem_codec::axdr::date_octets_or_empty(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HELD_DAY))?;
        let (input, held_hour) = ::cosem_codec::axdr::time(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HELD_HOUR))?;
        let (input, size) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIZE))?;
        let (input, measured) = ::cosem_codec::support::of_length_or_empty(
                input,
                usize::from(size),
                5,
                ::cosem_codec::axdr::date,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MEASURED))?;
        let (input, absent) = ::cosem_codec::axdr::optional(
                input,
                ::cosem_codec::axdr::time_octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ABSENT))?;
        let (input, rest_field) = ::cosem_codec::support::of_length_or_empty(
                input,
                input.len(),
                12,
                ::cosem_codec::axdr::date_time,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REST))?;
        Ok((
            input,
            Self {
                stamp,
                day,
                hour,
                held,
                held_day,
                held_hour,
                measured,
                absent,
                rest: rest_field,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Calendars {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            39,
            ::cosem_codec::support::sum([1, self.held_day.map_or(0, |_| 5)]),
            self.measured.map_or(0, |_| 5),
            self.absent.map_or(1, |_| 6),
            self.rest.map_or(0, |_| 12),
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
        let [b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32] = self
            .held
            .to_octets();
        out.chunk([
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
        ::cosem_codec::support::write_or_empty(
            self.held_day.map(|value| value.to_octets()),
            out,
        )?;
        out.chunk(self.held_hour.to_octets())?;
        let size = ::cosem_codec::support::length::<
            u8,
        >(self.measured.map_or(0, |_| 5), Self::FIELD_SIZE)?;
        out.chunk([size])?;
        self.measured.map_or(Ok(()), |value| out.chunk(value.to_octets()))?;
        match self.absent {
            Some(value) => {
                out.chunk([0x01])?;
                ::cosem_codec::axdr::write_content_fixed(value.to_octets(), out)
            }
            None => out.chunk([0x00]),
        }?;
        self.rest.map_or(Ok(()), |value| out.chunk(value.to_octets()))
    }
}
impl ::cosem_codec::Describe for Calendars {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "calendars",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_contained.spec:26",
    };
}
/// Dates and times as meters send them.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TolerantCalendars<'a> {
    /// `tagged`.
    pub tagged: ::cosem_codec::DateTime,
    /// `tagged-empty`.
    pub tagged_empty: Option<::cosem_codec::DateTime>,
    /// `bare`.
    pub bare: ::cosem_codec::Date,
    /// `event`.
    pub event: Option<::cosem_codec::DateTime>,
    /// `all`.
    pub all: Option<Option<::cosem_codec::Time>>,
    /// `key`.
    pub key: Option<::cosem_codec::OctetString<'a>>,
}
impl TolerantCalendars<'_> {
    const FIELD_TAGGED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant-calendars",
        "tagged",
    );
    const FIELD_TAGGED_EMPTY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant-calendars",
        "tagged-empty",
    );
    const FIELD_BARE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant-calendars",
        "bare",
    );
    const FIELD_EVENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant-calendars",
        "event",
    );
    const FIELD_ALL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant-calendars",
        "all",
    );
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "tolerant-calendars",
        "key",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for TolerantCalendars<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, tagged) = ::cosem_codec::axdr::date_time_octets_tagged(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TAGGED))?;
        let (input, tagged_empty) = ::cosem_codec::axdr::date_time_octets_or_empty_tagged(
                input,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TAGGED_EMPTY))?;
        let (input, bare) = ::cosem_codec::support::unless_length(
                input,
                5,
                ::cosem_codec::axdr::date,
                ::cosem_codec::axdr::date_octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BARE))?;
        let (input, event) = ::cosem_codec::axdr::optional_date_time_octets(
                input,
                true,
                true,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_EVENT))?;
        let (input, all) = ::cosem_codec::support::optional_tagged(
                input,
                |input| ::cosem_codec::support::unless_length(
                    ::cosem_codec::support::untagged(input),
                    4,
                    |input| ::cosem_codec::support::map(
                        ::cosem_codec::axdr::time(input),
                        Some,
                    ),
                    ::cosem_codec::axdr::time_octets_or_empty,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ALL))?;
        let (input, key) = ::cosem_codec::support::optional_tagged(
                input,
                ::cosem_codec::axdr::octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        Ok((
            input,
            Self {
                tagged,
                tagged_empty,
                bare,
                event,
                all,
                key,
            },
        ))
    }
}
impl ::cosem_codec::Encode for TolerantCalendars<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            19,
            ::cosem_codec::support::sum([1, self.tagged_empty.map_or(0, |_| 12)]),
            self.event.map_or(1, |_| 14),
            self
                .all
                .map_or(
                    1,
                    |value| ::cosem_codec::support::sum([
                        1,
                        ::cosem_codec::support::sum([1, value.map_or(0, |_| 4)]),
                    ]),
                ),
            self
                .key
                .map_or(
                    1,
                    |value| ::cosem_codec::support::sum([
                        1,
                        ::cosem_codec::axdr::content_len(value.len()),
                    ]),
                ),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = self.tagged.to_octets();
        out.chunk([0x0c, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11])?;
        ::cosem_codec::support::write_or_empty(
            self.tagged_empty.map(|value| value.to_octets()),
            out,
        )?;
        let [b12, b13, b14, b15, b16] = self.bare.to_octets();
        out.chunk([0x05, b12, b13, b14, b15, b16])?;
        match self.event {
            Some(value) => {
                out.chunk([0x01])?;
                ::cosem_codec::axdr::write_content_fixed(value.to_octets(), out)
            }
            None => out.chunk([0x00]),
        }?;
        match self.all {
            Some(value) => {
                out.chunk([0x01])?;
                ::cosem_codec::support::write_or_empty(
                    value.map(|value| value.to_octets()),
                    out,
                )
            }
            None => out.chunk([0x00]),
        }?;
        match self.key {
            Some(value) => {
                out.chunk([0x01])?;
                ::cosem_codec::axdr::write_content(&value, out)
            }
            None => out.chunk([0x00]),
        }
    }
}
impl ::cosem_codec::Describe for TolerantCalendars<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "tolerant-calendars",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_contained.spec:41",
    };
}
