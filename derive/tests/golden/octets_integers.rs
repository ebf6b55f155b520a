/// Numbers with the least octet first beside others, and floating point.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mixed {
    /// `a`.
    pub a: u16,
    /// `b`.
    pub b: u32,
    /// `c`.
    pub c: u32,
    /// `d`.
    pub d: u64,
    /// `e`.
    pub e: u64,
    /// `f`.
    pub f: i16,
    /// `g`.
    pub g: i32,
    /// `h`.
    pub h: i64,
    /// `i`.
    pub i: u16,
    /// `k`.
    pub k: f32,
    /// `l`.
    pub l: f64,
    /// `m`.
    pub m: bool,
    /// `n`.
    pub n: (),
    /// `o`.
    pub o: i8,
}
impl Mixed {
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "b",
    );
    const FIELD_C: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "c",
    );
    const FIELD_D: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "d",
    );
    const FIELD_E: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "e",
    );
    const FIELD_F: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "f",
    );
    const FIELD_G: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "g",
    );
    const FIELD_H: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "h",
    );
    const FIELD_I: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "i",
    );
    const FIELD_J: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "j",
    );
    const FIELD_K: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "k",
    );
    const FIELD_L: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "l",
    );
    const FIELD_M: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "m",
    );
    const FIELD_N: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "n",
    );
    const FIELD_O: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "mixed",
        "o",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Mixed {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0x55)?;
        let (input, a) = ::cosem_codec::octets::u16_le(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_A))?;
        let (input, b) = ::cosem_codec::octets::u24_le(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_B))?;
        let (input, c) = ::cosem_codec::octets::u32_le(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_C))?;
        let (input, d) = ::cosem_codec::octets::u48_le(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_D))?;
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
                ],
                input,
            ),
        ) = input.split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const {
                        &[
                            (8, 0, Self::FIELD_E),
                            (10, 8, Self::FIELD_F),
                            (14, 10, Self::FIELD_G),
                            (22, 14, Self::FIELD_H),
                        ]
                    },
                ),
            );
        };
        let e = u64::from_le_bytes([b0, b1, b2, b3, b4, b5, b6, b7]);
        let f = i16::from_le_bytes([b8, b9]);
        let g = i32::from_le_bytes([b10, b11, b12, b13]);
        let h = i64::from_le_bytes([b14, b15, b16, b17, b18, b19, b20, b21]);
        let (input, i) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::octets::u16_le,
                1,
                999,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_I))?;
        let (input, _) = ::cosem_codec::support::constant(
                input,
                ::cosem_codec::octets::u16_le,
                258,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_J))?;
        let Some((&[b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12], input)) = input
            .split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const {
                        &[
                            (4, 0, Self::FIELD_K),
                            (12, 4, Self::FIELD_L),
                            (13, 12, Self::FIELD_M),
                        ]
                    },
                ),
            );
        };
        let k = f32::from_be_bytes([b0, b1, b2, b3]);
        let l = f64::from_be_bytes([b4, b5, b6, b7, b8, b9, b10, b11]);
        let m = b12 != 0;
        let (input, n) = ::cosem_codec::support::nothing(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_N))?;
        let (input, o) = ::cosem_codec::octets::i8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_O))?;
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
                k,
                l,
                m,
                n,
                o,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Mixed {
    #[inline]
    fn encoded_len(&self) -> usize {
        56
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.a.to_le_bytes();
        out.chunk([0x55, b0, b1])?;
        ::cosem_codec::octets::u24_octets(self.b)
            .map_err(|error| error.in_field(Self::FIELD_B))
            .and_then(|[b0, b1, b2]| out.chunk([b2, b1, b0]))?;
        let [b2, b3, b4, b5] = self.c.to_le_bytes();
        out.chunk([b2, b3, b4, b5])?;
        ::cosem_codec::octets::u48_octets(self.d)
            .map_err(|error| error.in_field(Self::FIELD_D))
            .and_then(|[b0, b1, b2, b3, b4, b5]| out.chunk([b5, b4, b3, b2, b1, b0]))?;
        let [b6, b7, b8, b9, b10, b11, b12, b13] = self.e.to_le_bytes();
        let [b14, b15] = self.f.to_le_bytes();
        let [b16, b17, b18, b19] = self.g.to_le_bytes();
        let [b20, b21, b22, b23, b24, b25, b26, b27] = self.h.to_le_bytes();
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
        ])?;
        ::cosem_codec::support::check_range(self.i, 1, 999, Self::FIELD_I)
            .and_then(|()| out.chunk(self.i.to_le_bytes()))?;
        let [b28, b29, b30, b31] = self.k.to_be_bytes();
        let [b32, b33, b34, b35, b36, b37, b38, b39] = self.l.to_be_bytes();
        let [b40] = self.o.to_be_bytes();
        out.chunk([
            0x02,
            0x01,
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
            u8::from(self.m),
            b40,
        ])
    }
}
impl ::cosem_codec::Describe for Mixed {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "mixed",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_integers.spec:7",
    };
}
