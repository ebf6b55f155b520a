/// Numbers of every width.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numbers {
    /// `a`.
    pub a: u8,
    /// `b`.
    pub b: u16,
    /// `c`.
    pub c: u32,
    /// `d`.
    pub d: u32,
    /// `e`.
    pub e: u64,
    /// `f`.
    pub f: u64,
    /// `g`.
    pub g: i8,
    /// `h`.
    pub h: i16,
    /// `i`.
    pub i: i32,
    /// `j`.
    pub j: i64,
}
impl Numbers {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "b",
    );
    const FIELD_C: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "c",
    );
    const FIELD_D: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "d",
    );
    const FIELD_E: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "e",
    );
    const FIELD_F: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "f",
    );
    const FIELD_G: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "g",
    );
    const FIELD_H: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "h",
    );
    const FIELD_I: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "i",
    );
    const FIELD_J: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "numbers",
        "j",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Numbers {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0xa2)?;
        let Some((&[b0, b1, b2], input)) = input.split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const { &[(1, 0, Self::FIELD_A), (3, 1, Self::FIELD_B)] },
                ),
            );
        };
        let a = b0;
        let b = u16::from_be_bytes([b1, b2]);
        let (input, c) = ::cosem_codec::octets::u24(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_C))?;
        let (input, d) = ::cosem_codec::octets::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_D))?;
        let (input, e) = ::cosem_codec::octets::u48(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_E))?;
        let Some(
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
                b21,
                b22,
                ],
                input,
            ),
        ) = input.split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const {
                        &[
                            (8, 0, Self::FIELD_F),
                            (9, 8, Self::FIELD_G),
                            (11, 9, Self::FIELD_H),
                            (15, 11, Self::FIELD_I),
                            (23, 15, Self::FIELD_J),
                        ]
                    },
                ),
            );
        };
        let f = u64::from_be_bytes([b0, b1, b2, b3, b4, b5, b6, b7]);
        let g = i8::from_be_bytes([b8]);
        let h = i16::from_be_bytes([b9, b10]);
        let i = i32::from_be_bytes([b11, b12, b13, b14]);
        let j = i64::from_be_bytes([b15, b16, b17, b18, b19, b20, b21, b22]);
        Ok((
            input,
            Self {
                a,
                b,
                c,
                d,
                e,
                f,
                g,
                h,
                i,
                j,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Numbers {
    #[inline]
    fn encoded_len(&self) -> usize {
        40
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.b.to_be_bytes();
        out.chunk([0xa2, self.a, b0, b1])?;
        ::cosem_codec::octets::u24_octets(self.c)
            .map_err(|error| error.in_field(Self::FIELD_C))
            .and_then(|octets| out.chunk(octets))?;
        let [b2, b3, b4, b5] = self.d.to_be_bytes();
        out.chunk([b2, b3, b4, b5])?;
        ::cosem_codec::octets::u48_octets(self.e)
            .map_err(|error| error.in_field(Self::FIELD_E))
            .and_then(|octets| out.chunk(octets))?;
        let [b6, b7, b8, b9, b10, b11, b12, b13] = self.f.to_be_bytes();
        let [b14] = self.g.to_be_bytes();
        let [b15, b16] = self.h.to_be_bytes();
        let [b17, b18, b19, b20] = self.i.to_be_bytes();
        let [b21, b22, b23, b24, b25, b26, b27, b28] = self.j.to_be_bytes();
        out.chunk([
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
            b21,
            b22,
            b23,
            b24,
            b25,
            b26,
            b27,
            b28,
        ])
    }
}
impl ::cosem_codec::Describe for Numbers {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "numbers",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_integers.spec:7",
    };
}
/// Numbers that must be one of some.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limited {
    /// `level`.
    pub level: i8,
    /// `percent`.
    pub percent: u16,
    /// A constant that may be absent is a value like any other.
    pub grade: Option<u8>,
    /// `wide`.
    pub wide: u64,
}
impl Limited {
    const FIELD_VERSION: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limited",
        "version",
    );
    const FIELD_MARKER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limited",
        "marker",
    );
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limited",
        "level",
    );
    const FIELD_PERCENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limited",
        "percent",
    );
    const FIELD_GRADE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limited",
        "grade",
    );
    const FIELD_WIDE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limited",
        "wide",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Limited {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, _) = ::cosem_codec::support::constant(
                input,
                ::cosem_codec::octets::u8,
                6,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION))?;
        let (input, _) = ::cosem_codec::support::constant(
                input,
                ::cosem_codec::octets::u24,
                66051,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MARKER))?;
        let (input, level) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::octets::i8,
                -2,
                2,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, percent) = ::cosem_codec::octets::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PERCENT))?;
        let (input, grade) = ::cosem_codec::axdr::optional(
                input,
                |input| ::cosem_codec::support::constant(
                    input,
                    ::cosem_codec::octets::u8,
                    7,
                    0,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_GRADE))?;
        let (input, wide) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::octets::u48,
                1,
                281474976710655,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WIDE))?;
        Ok((
            input,
            Self {
                level,
                percent,
                grade,
                wide,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Limited {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([13, self.grade.map_or(1, |_| 2)])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x06, 0x01, 0x02, 0x03])?;
        ::cosem_codec::support::check_range(self.level, -2, 2, Self::FIELD_LEVEL)
            .and_then(|()| out.chunk(self.level.to_be_bytes()))?;
        ::cosem_codec::support::check_range(self.percent, 0, 1000, Self::FIELD_PERCENT)
            .and_then(|()| out.chunk(self.percent.to_be_bytes()))?;
        match self.grade {
            Some(value) => {
                out.chunk([0x01])?;
                ::cosem_codec::support::check_range(value, 7, 7, Self::FIELD_GRADE)
                    .and_then(|()| out.chunk([value]))
            }
            None => out.chunk([0x00]),
        }?;
        ::cosem_codec::support::check_range(
                self.wide,
                1,
                281474976710655,
                Self::FIELD_WIDE,
            )
            .and_then(|()| {
                ::cosem_codec::octets::u48_octets(self.wide)
                    .map_err(|error| error.in_field(Self::FIELD_WIDE))
                    .and_then(|octets| out.chunk(octets))
            })
    }
}
impl ::cosem_codec::Describe for Limited {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "limited",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_integers.spec:22",
    };
}
