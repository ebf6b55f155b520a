/// Declared deviations of COSEM Data.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lenient<'a> {
    /// `count`.
    pub count: Option<u32>,
    /// `name`.
    pub name: Option<::cosem_codec::VisibleString<'a>>,
    /// `scale`.
    pub scale: i8,
    /// `level`.
    pub level: u16,
    /// `bound`.
    pub bound: i32,
    /// `month`.
    pub month: u8,
    /// `both`.
    pub both: Option<u8>,
    /// `choice`.
    pub choice: LenientChoice,
}
impl Lenient<'_> {
    const FIELD_COUNT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "count",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "name",
    );
    const FIELD_SCALE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "scale",
    );
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "level",
    );
    const FIELD_BOUND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "bound",
    );
    const FIELD_MONTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "month",
    );
    const FIELD_FIXED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "fixed",
    );
    const FIELD_BOTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "both",
    );
    const FIELD_CHOICE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "lenient",
        "choice",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Lenient<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 9)?;
        let (input, count) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::u32,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNT))?;
        let (input, name) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::visible_string,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, scale) = ::cosem_codec::data::i8_any_sign(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SCALE))?;
        let (input, level) = ::cosem_codec::data::u16_any_sign(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, bound) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::data::i32_any_sign,
                -5,
                5,
                1,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BOUND))?;
        let (input, month) = ::cosem_codec::data::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MONTH))?;
        let (input, _) = ::cosem_codec::support::constant(
                input,
                ::cosem_codec::data::u8,
                4,
                1,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIXED))?;
        let (input, both) = ::cosem_codec::data::optional(
                input,
                ::cosem_codec::data::u8_any_sign,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BOTH))?;
        let (input, choice) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CHOICE))?;
        Ok((
            input,
            Self {
                count,
                name,
                scale,
                level,
                bound,
                month,
                both,
                choice,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Lenient<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        16 + self.count.map_or(1, |_| 5)
            + self.name.map_or(1, |value| ::cosem_codec::Encode::encoded_len(&value))
            + self.both.map_or(1, |_| 2)
            + ::cosem_codec::Encode::encoded_len(&self.choice)
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x02, 0x09])?;
        match self.count {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        match self.name {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        let [b0] = self.scale.to_be_bytes();
        out.chunk([0x0f, b0])?;
        ::cosem_codec::support::check_range(self.level, 0, 9, Self::FIELD_LEVEL)
            .and_then(|()| ::cosem_codec::Encode::write(&self.level, out))?;
        ::cosem_codec::support::check_range(self.bound, -5, 5, Self::FIELD_BOUND)
            .and_then(|()| ::cosem_codec::Encode::write(&self.bound, out))?;
        ::cosem_codec::support::check_range(self.month, 1, 12, Self::FIELD_MONTH)
            .and_then(|()| ::cosem_codec::Encode::write(&self.month, out))?;
        out.chunk([0x11, 0x04])?;
        match self.both {
            Some(value) => ::cosem_codec::Encode::write(&value, out),
            None => out.chunk([0x00]),
        }?;
        ::cosem_codec::Encode::write(&self.choice, out)
    }
}
impl ::cosem_codec::Describe for Lenient<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:7",
    };
}
/// null-data is a value of its own here.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LenientChoice {
    /// `none`.
    None,
    /// `number`.
    Number(u8),
}
impl<'a> ::cosem_codec::Decode<'a> for LenientChoice {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x00 => Ok((content, Self::None)),
            0x11 => {
                ::cosem_codec::support::map(::cosem_codec::data::u8(input), Self::Number)
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
    #[inline(always)]
    fn parse_whole(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x00 => ::cosem_codec::support::end(content, Self::None),
            0x11 => {
                ::cosem_codec::support::complete(::cosem_codec::data::u8(input))
                    .map(Self::Number)
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
}
impl ::cosem_codec::Encode for LenientChoice {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::None => 1,
            Self::Number(_) => 2,
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::None => out.chunk([0x00]),
            Self::Number(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
impl ::cosem_codec::Describe for LenientChoice {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "lenient_choice",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "data_tolerances.spec:29",
    };
}
