/// A value of every type.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Everything<'a> {
    /// `nothing`.
    pub nothing: (),
    /// `truth`.
    pub truth: bool,
    /// `a`.
    pub a: u8,
    /// `b`.
    pub b: u16,
    /// `c`.
    pub c: u32,
    /// `d`.
    pub d: u64,
    /// `e`.
    pub e: i8,
    /// `f`.
    pub f: i16,
    /// `g`.
    pub g: i32,
    /// `h`.
    pub h: i64,
    /// `real`.
    pub real: f32,
    /// `precise`.
    pub precise: f64,
    /// `digits`.
    pub digits: i8,
    /// `key`.
    pub key: ::cosem_codec::OctetString<'a>,
    /// `mac`.
    pub mac: [u8; 6],
    /// `name`.
    pub name: ::cosem_codec::VisibleString<'a>,
    /// `code`.
    pub code: ::cosem_codec::VisibleString<'a>,
    /// `remark`.
    pub remark: ::cosem_codec::Utf8String<'a>,
    /// `sign`.
    pub sign: ::cosem_codec::Utf8String<'a>,
    /// `flags`.
    pub flags: ::cosem_codec::BitString<'a>,
    /// `nibble`.
    pub nibble: ::cosem_codec::BitString<'a>,
    /// `stamp`.
    pub stamp: ::cosem_codec::DateTime,
    /// `day`.
    pub day: ::cosem_codec::Date,
    /// `hour`.
    pub hour: ::cosem_codec::Time,
    /// `rows`.
    pub rows: ::cosem_codec::List<'a, u16>,
    /// `pair`.
    pub pair: ::cosem_codec::List<'a, i8>,
    /// `any`.
    pub any: ::cosem_codec::Data<'a>,
}
impl Everything<'_> {
    const FIELD_NOTHING: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "nothing",
    );
    const FIELD_TRUTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "truth",
    );
    const FIELD_A: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "a",
    );
    const FIELD_B: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "b",
    );
    const FIELD_C: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "c",
    );
    const FIELD_D: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "d",
    );
    const FIELD_E: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "e",
    );
    const FIELD_F: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "f",
    );
    const FIELD_G: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "g",
    );
    const FIELD_H: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "h",
    );
    const FIELD_REAL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "real",
    );
    const FIELD_PRECISE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "precise",
    );
    const FIELD_DIGITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "digits",
    );
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "key",
    );
    const FIELD_MAC: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "mac",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "name",
    );
    const FIELD_CODE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "code",
    );
    const FIELD_REMARK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "remark",
    );
    const FIELD_SIGN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "sign",
    );
    const FIELD_FLAGS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "flags",
    );
    const FIELD_NIBBLE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "nibble",
    );
    const FIELD_STAMP: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "stamp",
    );
    const FIELD_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "day",
    );
    const FIELD_HOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "hour",
    );
    const FIELD_ROWS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "rows",
    );
    const FIELD_PAIR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "pair",
    );
    const FIELD_ANY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "everything",
        "any",
    );
}
impl<'a> Everything<'a> {
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_truth(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<'a, (bool, u8, u16, u32, u64, i8, i16)> {
        let (input, truth) = ::cosem_codec::data::boolean(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TRUTH))?;
        let (input, a) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_A))?;
        let (input, b) = ::cosem_codec::data::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_B))?;
        let (input, c) = ::cosem_codec::data::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_C))?;
        let (input, d) = ::cosem_codec::data::u64(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_D))?;
        let (input, e) = ::cosem_codec::data::i8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_E))?;
        let (input, f) = ::cosem_codec::data::i16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_F))?;
        Ok((input, (truth, a, b, c, d, e, f)))
    }
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_g(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, (i32, i64, f32, f64)> {
        let (input, g) = ::cosem_codec::data::i32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_G))?;
        let (input, h) = ::cosem_codec::data::i64(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_H))?;
        let (input, real) = ::cosem_codec::data::f32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REAL))?;
        let (input, precise) = ::cosem_codec::data::f64(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PRECISE))?;
        Ok((input, (g, h, real, precise)))
    }
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_stamp(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<
        'a,
        (::cosem_codec::DateTime, ::cosem_codec::Date, ::cosem_codec::Time),
    > {
        let (input, stamp) = ::cosem_codec::data::date_time(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STAMP))?;
        let (input, day) = ::cosem_codec::data::date(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DAY))?;
        let (input, hour) = ::cosem_codec::data::time(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HOUR))?;
        Ok((input, (stamp, day, hour)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Everything<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, ()) = ::cosem_codec::data::structure(input, 27).ok()?;
        let (input, nothing) = ::cosem_codec::data::null(input).ok()?;
        let (input, (truth, a, b, c, d, e, f)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x03,
                    b0,
                    0x11,
                    b1,
                    0x12,
                    b2,
                    b3,
                    0x06,
                    b4,
                    b5,
                    b6,
                    b7,
                    0x15,
                    b8,
                    b9,
                    b10,
                    b11,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x0f,
                    b16,
                    0x10,
                    b17,
                    b18,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        b0 != 0,
                        b1,
                        u16::from_be_bytes([b2, b3]),
                        u32::from_be_bytes([b4, b5, b6, b7]),
                        u64::from_be_bytes([b8, b9, b10, b11, b12, b13, b14, b15]),
                        i8::from_be_bytes([b16]),
                        i16::from_be_bytes([b17, b18]),
                    ),
                )
            }
            _ => return None,
        };
        let (input, (g, h, real, precise)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x05,
                    b0,
                    b1,
                    b2,
                    b3,
                    0x14,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    0x17,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x18,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    b21,
                    b22,
                    b23,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        i32::from_be_bytes([b0, b1, b2, b3]),
                        i64::from_be_bytes([b4, b5, b6, b7, b8, b9, b10, b11]),
                        f32::from_be_bytes([b12, b13, b14, b15]),
                        f64::from_be_bytes([b16, b17, b18, b19, b20, b21, b22, b23]),
                    ),
                )
            }
            _ => return None,
        };
        let (input, digits) = ::cosem_codec::data::bcd(input).ok()?;
        let (input, key) = ::cosem_codec::data::octet_string(input).ok()?;
        let (input, mac) = ::cosem_codec::data::octets(input).ok()?;
        let (input, name) = ::cosem_codec::data::visible_string(input).ok()?;
        let (input, code) = ::cosem_codec::data::visible_string_sized(input, 3).ok()?;
        let (input, remark) = ::cosem_codec::data::utf8_string(input).ok()?;
        let (input, sign) = ::cosem_codec::data::utf8_string_sized(input, 2).ok()?;
        let (input, flags) = ::cosem_codec::data::bit_string(input).ok()?;
        let (input, nibble) = ::cosem_codec::data::bit_string_sized(input, 4).ok()?;
        let (input, (stamp, day, hour)) = match input.split_first_chunk() {
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
                    0x1a,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    0x1b,
                    b17,
                    b18,
                    b19,
                    b20,
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
                    ),
                )
            }
            _ => return None,
        };
        let (input, rows) = ::cosem_codec::data::array_usual(input)?;
        let (input, pair) = ::cosem_codec::data::array_sized(input, 2).ok()?;
        let (input, any) = ::cosem_codec::Decode::parse(input).ok()?;
        Some((
            input,
            Self {
                nothing,
                truth,
                a,
                b,
                c,
                d,
                e,
                f,
                g,
                h,
                real,
                precise,
                digits,
                key,
                mac,
                name,
                code,
                remark,
                sign,
                flags,
                nibble,
                stamp,
                day,
                hour,
                rows,
                pair,
                any,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 27)?;
        let (input, nothing) = ::cosem_codec::data::null(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NOTHING))?;
        let (input, (truth, a, b, c, d, e, f)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x03,
                    b0,
                    0x11,
                    b1,
                    0x12,
                    b2,
                    b3,
                    0x06,
                    b4,
                    b5,
                    b6,
                    b7,
                    0x15,
                    b8,
                    b9,
                    b10,
                    b11,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x0f,
                    b16,
                    0x10,
                    b17,
                    b18,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        b0 != 0,
                        b1,
                        u16::from_be_bytes([b2, b3]),
                        u32::from_be_bytes([b4, b5, b6, b7]),
                        u64::from_be_bytes([b8, b9, b10, b11, b12, b13, b14, b15]),
                        i8::from_be_bytes([b16]),
                        i16::from_be_bytes([b17, b18]),
                    ),
                )
            }
            _ => Self::parse_from_truth(input)?,
        };
        let (input, (g, h, real, precise)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x05,
                    b0,
                    b1,
                    b2,
                    b3,
                    0x14,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    0x17,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x18,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    b21,
                    b22,
                    b23,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        i32::from_be_bytes([b0, b1, b2, b3]),
                        i64::from_be_bytes([b4, b5, b6, b7, b8, b9, b10, b11]),
                        f32::from_be_bytes([b12, b13, b14, b15]),
                        f64::from_be_bytes([b16, b17, b18, b19, b20, b21, b22, b23]),
                    ),
                )
            }
            _ => Self::parse_from_g(input)?,
        };
        let (input, digits) = ::cosem_codec::data::bcd(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DIGITS))?;
        let (input, key) = ::cosem_codec::data::octet_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, mac) = ::cosem_codec::data::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MAC))?;
        let (input, name) = ::cosem_codec::data::visible_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, code) = ::cosem_codec::data::visible_string_sized(input, 3)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CODE))?;
        let (input, remark) = ::cosem_codec::data::utf8_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REMARK))?;
        let (input, sign) = ::cosem_codec::data::utf8_string_sized(input, 2)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIGN))?;
        let (input, flags) = ::cosem_codec::data::bit_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FLAGS))?;
        let (input, nibble) = ::cosem_codec::data::bit_string_sized(input, 4)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NIBBLE))?;
        let (input, (stamp, day, hour)) = match input.split_first_chunk() {
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
                    0x1a,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    0x1b,
                    b17,
                    b18,
                    b19,
                    b20,
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
                    ),
                )
            }
            _ => Self::parse_from_stamp(input)?,
        };
        let (input, rows) = ::cosem_codec::data::array(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ROWS))?;
        let (input, pair) = ::cosem_codec::data::array_sized(input, 2)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PAIR))?;
        let (input, any) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ANY))?;
        Ok((
            input,
            Self {
                nothing,
                truth,
                a,
                b,
                c,
                d,
                e,
                f,
                g,
                h,
                real,
                precise,
                digits,
                key,
                mac,
                name,
                code,
                remark,
                sign,
                flags,
                nibble,
                stamp,
                day,
                hour,
                rows,
                pair,
                any,
            },
        ))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 27)?;
        let (input, nothing) = ::cosem_codec::data::null(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NOTHING))?;
        let (input, (truth, a, b, c, d, e, f)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x03,
                    b0,
                    0x11,
                    b1,
                    0x12,
                    b2,
                    b3,
                    0x06,
                    b4,
                    b5,
                    b6,
                    b7,
                    0x15,
                    b8,
                    b9,
                    b10,
                    b11,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x0f,
                    b16,
                    0x10,
                    b17,
                    b18,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        b0 != 0,
                        b1,
                        u16::from_be_bytes([b2, b3]),
                        u32::from_be_bytes([b4, b5, b6, b7]),
                        u64::from_be_bytes([b8, b9, b10, b11, b12, b13, b14, b15]),
                        i8::from_be_bytes([b16]),
                        i16::from_be_bytes([b17, b18]),
                    ),
                )
            }
            _ => Self::parse_from_truth(input)?,
        };
        let (input, (g, h, real, precise)) = match input.split_first_chunk() {
            Some(
                (
                    &[0x05,
                    b0,
                    b1,
                    b2,
                    b3,
                    0x14,
                    b4,
                    b5,
                    b6,
                    b7,
                    b8,
                    b9,
                    b10,
                    b11,
                    0x17,
                    b12,
                    b13,
                    b14,
                    b15,
                    0x18,
                    b16,
                    b17,
                    b18,
                    b19,
                    b20,
                    b21,
                    b22,
                    b23,
                    ],
                    input,
                ),
            ) => {
                (
                    input,
                    (
                        i32::from_be_bytes([b0, b1, b2, b3]),
                        i64::from_be_bytes([b4, b5, b6, b7, b8, b9, b10, b11]),
                        f32::from_be_bytes([b12, b13, b14, b15]),
                        f64::from_be_bytes([b16, b17, b18, b19, b20, b21, b22, b23]),
                    ),
                )
            }
            _ => Self::parse_from_g(input)?,
        };
        let (input, digits) = ::cosem_codec::data::bcd(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DIGITS))?;
        let (input, key) = ::cosem_codec::data::octet_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, mac) = ::cosem_codec::data::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MAC))?;
        let (input, name) = ::cosem_codec::data::visible_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, code) = ::cosem_codec::data::visible_string_sized(input, 3)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CODE))?;
        let (input, remark) = ::cosem_codec::data::utf8_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REMARK))?;
        let (input, sign) = ::cosem_codec::data::utf8_string_sized(input, 2)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIGN))?;
        let (input, flags) = ::cosem_codec::data::bit_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FLAGS))?;
        let (input, nibble) = ::cosem_codec::data::bit_string_sized(input, 4)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NIBBLE))?;
        let (input, (stamp, day, hour)) = match input.split_first_chunk() {
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
                    0x1a,
                    b12,
                    b13,
                    b14,
                    b15,
                    b16,
                    0x1b,
                    b17,
                    b18,
                    b19,
                    b20,
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
                    ),
                )
            }
            _ => Self::parse_from_stamp(input)?,
        };
        let (input, rows) = ::cosem_codec::data::array(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ROWS))?;
        let (input, pair) = ::cosem_codec::data::array_sized(input, 2)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PAIR))?;
        let any = ::cosem_codec::Decode::parse_lazy(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ANY))?;
        Ok(Self {
            nothing,
            truth,
            a,
            b,
            c,
            d,
            e,
            f,
            g,
            h,
            real,
            precise,
            digits,
            key,
            mac,
            name,
            code,
            remark,
            sign,
            flags,
            nibble,
            stamp,
            day,
            hour,
            rows,
            pair,
            any,
        })
    }
}
impl ::cosem_codec::Encode for Everything<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            109,
            ::cosem_codec::Encode::encoded_len(&self.key),
            ::cosem_codec::Encode::encoded_len(&self.name),
            ::cosem_codec::Encode::encoded_len(&self.remark),
            ::cosem_codec::Encode::encoded_len(&self.flags),
            ::cosem_codec::Encode::encoded_len(&self.rows),
            ::cosem_codec::Encode::encoded_len(&self.any),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x1b])?;
        out.chunk([0x00])?;
        let [b0, b1] = self.b.to_be_bytes();
        let [b2, b3, b4, b5] = self.c.to_be_bytes();
        let [b6, b7, b8, b9, b10, b11, b12, b13] = self.d.to_be_bytes();
        let [b14] = self.e.to_be_bytes();
        let [b15, b16] = self.f.to_be_bytes();
        let [b17, b18, b19, b20] = self.g.to_be_bytes();
        let [b21, b22, b23, b24, b25, b26, b27, b28] = self.h.to_be_bytes();
        let [b29, b30, b31, b32] = self.real.to_be_bytes();
        let [b33, b34, b35, b36, b37, b38, b39, b40] = self.precise.to_be_bytes();
        out.chunk([
            0x03,
            u8::from(self.truth),
            0x11,
            self.a,
            0x12,
            b0,
            b1,
            0x06,
            b2,
            b3,
            b4,
            b5,
            0x15,
            b6,
            b7,
            b8,
            b9,
            b10,
            b11,
            b12,
            b13,
            0x0f,
            b14,
            0x10,
            b15,
            b16,
            0x05,
            b17,
            b18,
            b19,
            b20,
            0x14,
            b21,
            b22,
            b23,
            b24,
            b25,
            b26,
            b27,
            b28,
            0x17,
            b29,
            b30,
            b31,
            b32,
            0x18,
            b33,
            b34,
            b35,
            b36,
            b37,
            b38,
            b39,
            b40,
        ])?;
        ::cosem_codec::data::write_bcd(self.digits, out)?;
        ::cosem_codec::Encode::write(&self.key, out)?;
        let [b41, b42, b43, b44, b45, b46] = self.mac;
        out.chunk([0x09, 0x06, b41, b42, b43, b44, b45, b46])?;
        ::cosem_codec::Encode::write(&self.name, out)?;
        ::cosem_codec::support::check_count(self.code.len(), 3, Self::FIELD_CODE)
            .and_then(|()| ::cosem_codec::Encode::write(&self.code, out))?;
        ::cosem_codec::Encode::write(&self.remark, out)?;
        ::cosem_codec::support::check_count(self.sign.len(), 2, Self::FIELD_SIGN)
            .and_then(|()| ::cosem_codec::Encode::write(&self.sign, out))?;
        ::cosem_codec::Encode::write(&self.flags, out)?;
        ::cosem_codec::support::check_count(self.nibble.len(), 4, Self::FIELD_NIBBLE)
            .and_then(|()| ::cosem_codec::Encode::write(&self.nibble, out))?;
        let [b47, b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58] = self
            .stamp
            .to_octets();
        let [b59, b60, b61, b62, b63] = self.day.to_octets();
        let [b64, b65, b66, b67] = self.hour.to_octets();
        out.chunk([
            0x19,
            b47,
            b48,
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
            0x1a,
            b59,
            b60,
            b61,
            b62,
            b63,
            0x1b,
            b64,
            b65,
            b66,
            b67,
        ])?;
        ::cosem_codec::Encode::write(&self.rows, out)?;
        ::cosem_codec::support::check_count(self.pair.len(), 2, Self::FIELD_PAIR)
            .and_then(|()| ::cosem_codec::Encode::write(&self.pair, out))?;
        ::cosem_codec::Encode::write(&self.any, out)
    }
}
impl ::cosem_codec::Describe for Everything<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "everything",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_types.spec:7",
    };
}
/// Behind a value of varying length fixed ones are read as one chunk again.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rows<'a> {
    /// `name`.
    pub name: ::cosem_codec::VisibleString<'a>,
    /// `first`.
    pub first: u32,
    /// `second`.
    pub second: u32,
    /// `third`.
    pub third: Cell,
    /// `value`.
    pub value: ::cosem_codec::Data<'a>,
}
impl Rows<'_> {
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "rows",
        "name",
    );
    const FIELD_FIRST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "rows",
        "first",
    );
    const FIELD_SECOND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "rows",
        "second",
    );
    const FIELD_THIRD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "rows",
        "third",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "rows",
        "value",
    );
}
impl<'a> Rows<'a> {
    /// These members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_from_first(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, (u32, u32)> {
        let (input, first) = ::cosem_codec::data::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIRST))?;
        let (input, second) = ::cosem_codec::data::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SECOND))?;
        Ok((input, (first, second)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Rows<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, ()) = ::cosem_codec::data::structure(input, 5).ok()?;
        let (input, name) = ::cosem_codec::data::visible_string(input).ok()?;
        let (input, (first, second)) = match input.split_first_chunk() {
            Some((&[0x06, b0, b1, b2, b3, 0x06, b4, b5, b6, b7], input)) => {
                (
                    input,
                    (
                        u32::from_be_bytes([b0, b1, b2, b3]),
                        u32::from_be_bytes([b4, b5, b6, b7]),
                    ),
                )
            }
            _ => return None,
        };
        let (input, third) = ::cosem_codec::Decode::parse_usual(input)?;
        let (input, value_field) = ::cosem_codec::Decode::parse(input).ok()?;
        Some((
            input,
            Self {
                name,
                first,
                second,
                third,
                value: value_field,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 5)?;
        let (input, name) = ::cosem_codec::data::visible_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, (first, second)) = match input.split_first_chunk() {
            Some((&[0x06, b0, b1, b2, b3, 0x06, b4, b5, b6, b7], input)) => {
                (
                    input,
                    (
                        u32::from_be_bytes([b0, b1, b2, b3]),
                        u32::from_be_bytes([b4, b5, b6, b7]),
                    ),
                )
            }
            _ => Self::parse_from_first(input)?,
        };
        let (input, third) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_THIRD))?;
        let (input, value_field) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        Ok((
            input,
            Self {
                name,
                first,
                second,
                third,
                value: value_field,
            },
        ))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 5)?;
        let (input, name) = ::cosem_codec::data::visible_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, (first, second)) = match input.split_first_chunk() {
            Some((&[0x06, b0, b1, b2, b3, 0x06, b4, b5, b6, b7], input)) => {
                (
                    input,
                    (
                        u32::from_be_bytes([b0, b1, b2, b3]),
                        u32::from_be_bytes([b4, b5, b6, b7]),
                    ),
                )
            }
            _ => Self::parse_from_first(input)?,
        };
        let (input, third) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_THIRD))?;
        let value_field = ::cosem_codec::Decode::parse_lazy(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        Ok(Self {
            name,
            first,
            second,
            third,
            value: value_field,
        })
    }
}
impl ::cosem_codec::Encode for Rows<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            12,
            ::cosem_codec::Encode::encoded_len(&self.name),
            ::cosem_codec::Encode::encoded_len(&self.third),
            ::cosem_codec::Encode::encoded_len(&self.value),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x05])?;
        ::cosem_codec::Encode::write(&self.name, out)?;
        let [b0, b1, b2, b3] = self.first.to_be_bytes();
        let [b4, b5, b6, b7] = self.second.to_be_bytes();
        out.chunk([0x06, b0, b1, b2, b3, 0x06, b4, b5, b6, b7])?;
        ::cosem_codec::Encode::write(&self.third, out)?;
        ::cosem_codec::Encode::write(&self.value, out)
    }
}
impl ::cosem_codec::Describe for Rows<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "rows",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_types.spec:39",
    };
}
/// Two members.
///
/// User protocol:2026, clause 2.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// `scale`.
    pub scale: i8,
    /// `big`.
    pub big: [u8; 200],
}
impl Cell {
    const FIELD_SCALE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "cell",
        "scale",
    );
    const FIELD_BIG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "cell",
        "big",
    );
}
impl Cell {
    /// The first members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, i8> {
        let (input, ()) = ::cosem_codec::data::structure(input, 2)?;
        let (input, scale) = ::cosem_codec::data::i8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SCALE))?;
        Ok((input, scale))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Cell {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, scale) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x0f, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => {
                (input, i8::from_be_bytes([b0]))
            }
            _ => return None,
        };
        let (input, big) = ::cosem_codec::data::octets(input).ok()?;
        Some((input, Self { scale, big }))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, scale) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x0f, b0], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => {
                (input, i8::from_be_bytes([b0]))
            }
            _ => Self::parse_members(input)?,
        };
        let (input, big) = ::cosem_codec::data::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BIG))?;
        Ok((input, Self { scale, big }))
    }
}
impl ::cosem_codec::Encode for Cell {
    #[inline]
    fn encoded_len(&self) -> usize {
        207
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0] = self.scale.to_be_bytes();
        out.chunk([0x02, 0x02, 0x0f, b0])?;
        ::cosem_codec::Encode::write(&self.big, out)
    }
}
impl ::cosem_codec::Describe for Cell {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "cell",
        clause: "User protocol:2026, clause 2.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_types.spec:49",
    };
}
/// No member.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nothing {}
impl<'a> ::cosem_codec::Decode<'a> for Nothing {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 0)?;
        Ok((input, Self {}))
    }
}
impl ::cosem_codec::Encode for Nothing {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x00])
    }
}
impl ::cosem_codec::Describe for Nothing {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "nothing",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_types.spec:56",
    };
}
