/// Every type under implicit and explicit tags.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Types<'a> {
    /// `flag`.
    pub flag: bool,
    /// `truth`.
    pub truth: bool,
    /// `small`.
    pub small: u8,
    /// `large`.
    pub large: u64,
    /// `negative`.
    pub negative: i32,
    /// `level`.
    pub level: u8,
    /// `text`.
    pub text: ::cosem_codec::VisibleString<'a>,
    /// `label`.
    pub label: ::cosem_codec::VisibleString<'a>,
    /// `remark`.
    pub remark: Option<::cosem_codec::Utf8String<'a>>,
    /// `key`.
    pub key: ::cosem_codec::OctetString<'a>,
    /// `serial`.
    pub serial: [u8; 4],
    /// `bits`.
    pub bits: ::cosem_codec::BitString<'a>,
    /// `four`.
    pub four: ::cosem_codec::BitString<'a>,
    /// `id`.
    pub id: ::cosem_codec::Oid<'a>,
    /// `nothing`.
    pub nothing: (),
    /// `inner`.
    pub inner: Held,
    /// `held`.
    pub held: Option<::cosem_codec::Contained<'a, Held>>,
    /// `fixed`.
    pub fixed: ::cosem_codec::Contained<'a, Held>,
    /// `stamp`.
    pub stamp: ::cosem_codec::DateTime,
    /// `hour`.
    pub hour: Option<::cosem_codec::Time>,
    /// `day`.
    pub day: Option<::cosem_codec::Date>,
    /// `flags`.
    pub flags: HeldFlags,
    /// `mask`.
    pub mask: HeldMask,
    /// `mode`.
    pub mode: HeldMode,
    /// `count`.
    pub count: HeldCount,
    /// `pick`.
    pub pick: HeldPick<'a>,
    /// `wide`.
    pub wide: i64,
}
impl Types<'_> {
    const FIELD_FLAG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "flag",
    );
    const FIELD_TRUTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "truth",
    );
    const FIELD_SMALL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "small",
    );
    const FIELD_LARGE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "large",
    );
    const FIELD_NEGATIVE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "negative",
    );
    const FIELD_VERSION: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "version",
    );
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "level",
    );
    const FIELD_TEXT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "text",
    );
    const FIELD_LABEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "label",
    );
    const FIELD_REMARK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "remark",
    );
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "key",
    );
    const FIELD_SERIAL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "serial",
    );
    const FIELD_BITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "bits",
    );
    const FIELD_FOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "four",
    );
    const FIELD_ID: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "id",
    );
    const FIELD_NOTHING: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "nothing",
    );
    const FIELD_INNER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "inner",
    );
    const FIELD_HELD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "held",
    );
    const FIELD_FIXED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "fixed",
    );
    const FIELD_STAMP: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "stamp",
    );
    const FIELD_HOUR: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "hour",
    );
    const FIELD_DAY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "day",
    );
    const FIELD_FLAGS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "flags",
    );
    const FIELD_MASK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "mask",
    );
    const FIELD_MODE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "mode",
    );
    const FIELD_COUNT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "count",
    );
    const FIELD_PICK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "pick",
    );
    const FIELD_WIDE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "types",
        "wide",
    );
}
impl<'a> ::cosem_codec::ber::Contents<'a> for Types<'a> {
    const IDENTIFIER: u8 = 0x30;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, flag) = ::cosem_codec::ber::field(
                input,
                0x80,
                #[inline(always)]
                |input| ::cosem_codec::ber::boolean_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FLAG))?;
        let (input, truth) = ::cosem_codec::ber::explicit(
                input,
                0xa1,
                0x01,
                #[inline(always)]
                |input| ::cosem_codec::ber::boolean_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TRUTH))?;
        let (input, small) = ::cosem_codec::ber::field(
                input,
                0x82,
                #[inline(always)]
                |input| ::cosem_codec::ber::u8_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SMALL))?;
        let (input, large) = ::cosem_codec::ber::explicit(
                input,
                0xa3,
                0x02,
                #[inline(always)]
                |input| ::cosem_codec::ber::u64_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LARGE))?;
        let (input, negative) = ::cosem_codec::ber::field(
                input,
                0x84,
                #[inline(always)]
                |input| ::cosem_codec::support::range(
                    input,
                    ::cosem_codec::ber::i32_content,
                    -1000,
                    1000,
                    0,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NEGATIVE))?;
        let (input, _) = ::cosem_codec::ber::explicit(
                input,
                0xa5,
                0x02,
                #[inline(always)]
                |input| ::cosem_codec::support::map(
                    ::cosem_codec::ber::constant_content(input, 3),
                    |()| 3,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION))?;
        let (input, level) = ::cosem_codec::support::map(
                ::cosem_codec::ber::optional_field(
                    input,
                    0x86,
                    #[inline(always)]
                    |input| ::cosem_codec::ber::u8_content(input),
                ),
                |value| value.unwrap_or(7),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, text) = ::cosem_codec::ber::explicit(
                input,
                0xa7,
                0x1a,
                #[inline(always)]
                |input| ::cosem_codec::ber::text_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TEXT))?;
        let (input, label) = ::cosem_codec::ber::field(
                input,
                0x88,
                #[inline(always)]
                |input| ::cosem_codec::support::map(
                    ::cosem_codec::octets::take(input, 3),
                    ::cosem_codec::VisibleString,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LABEL))?;
        let (input, remark) = ::cosem_codec::ber::optional_explicit(
                input,
                0xa9,
                0x0c,
                #[inline(always)]
                |input| ::cosem_codec::ber::utf8_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REMARK))?;
        let (input, key) = ::cosem_codec::ber::field(
                input,
                0x8a,
                #[inline(always)]
                |input| ::cosem_codec::support::rest(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, serial) = ::cosem_codec::ber::explicit(
                input,
                0xab,
                0x04,
                #[inline(always)]
                |input| ::cosem_codec::octets::fixed(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SERIAL))?;
        let (input, bits_field) = ::cosem_codec::ber::field(
                input,
                0x8c,
                #[inline(always)]
                |input| ::cosem_codec::ber::bit_string_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BITS))?;
        let (input, four) = ::cosem_codec::ber::explicit(
                input,
                0xad,
                0x03,
                #[inline(always)]
                |input| ::cosem_codec::ber::bit_string_sized_content(input, 4),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FOUR))?;
        let (input, id) = ::cosem_codec::ber::field(
                input,
                0x8e,
                #[inline(always)]
                |input| ::cosem_codec::ber::oid_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ID))?;
        let (input, nothing) = ::cosem_codec::ber::explicit(
                input,
                0xaf,
                0x05,
                #[inline(always)]
                |input| ::cosem_codec::support::nothing(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NOTHING))?;
        let (input, inner) = ::cosem_codec::ber::field(
                input,
                0xb0,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INNER))?;
        let (input, held) = ::cosem_codec::ber::explicit(
                input,
                0xb1,
                0x04,
                #[inline(always)]
                |input| ::cosem_codec::support::map(
                    ::cosem_codec::octets::rest(input),
                    ::cosem_codec::support::contained_or_empty,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HELD))?;
        let (input, fixed) = ::cosem_codec::ber::field(
                input,
                0x92,
                #[inline(always)]
                |input| ::cosem_codec::support::map(
                    ::cosem_codec::octets::take(input, 5),
                    ::cosem_codec::Contained::from_octets,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FIXED))?;
        let (input, stamp) = ::cosem_codec::ber::field(
                input,
                0xb3,
                |input| ::cosem_codec::ber::field_sized(
                    input,
                    0x04,
                    12,
                    #[inline(always)]
                    |input| ::cosem_codec::axdr::date_time(input),
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_STAMP))?;
        let (input, hour) = ::cosem_codec::ber::optional(
                input,
                0x94,
                |input| ::cosem_codec::ber::field_sized(
                    input,
                    0x94,
                    4,
                    #[inline(always)]
                    |input| ::cosem_codec::axdr::time(input),
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HOUR))?;
        let (input, day) = ::cosem_codec::ber::field(
                input,
                0xb5,
                |input| ::cosem_codec::ber::field_sized_or_empty(
                    input,
                    0x04,
                    5,
                    #[inline(always)]
                    |input| ::cosem_codec::axdr::date(input),
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_DAY))?;
        let (input, flags) = ::cosem_codec::ber::explicit(
                input,
                0xb6,
                0x02,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FLAGS))?;
        let (input, mask) = ::cosem_codec::ber::field(
                input,
                0x97,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MASK))?;
        let (input, mode) = ::cosem_codec::support::map(
                ::cosem_codec::ber::optional_explicit(
                    input,
                    0xb8,
                    0x0a,
                    #[inline(always)]
                    |input| ::cosem_codec::ber::Contents::parse_contents(input),
                ),
                |value| value.unwrap_or(HeldMode::QUIET),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MODE))?;
        let (input, count) = ::cosem_codec::ber::field(
                input,
                0x99,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNT))?;
        let (input, pick) = ::cosem_codec::ber::field(
                input,
                0xba,
                #[inline(always)]
                |input| ::cosem_codec::Decode::parse(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PICK))?;
        let (input, wide) = ::cosem_codec::ber::explicit(
                input,
                0xbb,
                0x02,
                #[inline(always)]
                |input| ::cosem_codec::ber::i64_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WIDE))?;
        Ok((
            input,
            Self {
                flag,
                truth,
                small,
                large,
                negative,
                level,
                text,
                label,
                remark,
                key,
                serial,
                bits: bits_field,
                four,
                id,
                nothing,
                inner,
                held,
                fixed,
                stamp,
                hour,
                day,
                flags,
                mask,
                mode,
                count,
                pick,
                wide,
            },
        ))
    }
    #[inline(always)]
    fn parse_contents_then<R>(
        input: &'a [u8],
        then: impl FnOnce(Option<Self>) -> R,
    ) -> R {
        let Ok((input, flag)) = ::cosem_codec::ber::field(
            input,
            0x80,
            #[inline(always)]
            |input| ::cosem_codec::ber::boolean_content(input),
        ) else { return then(None) };
        let Ok((input, truth)) = ::cosem_codec::ber::explicit(
            input,
            0xa1,
            0x01,
            #[inline(always)]
            |input| ::cosem_codec::ber::boolean_content(input),
        ) else { return then(None) };
        let Ok((input, small)) = ::cosem_codec::ber::field(
            input,
            0x82,
            #[inline(always)]
            |input| ::cosem_codec::ber::u8_content(input),
        ) else { return then(None) };
        let Ok((input, large)) = ::cosem_codec::ber::explicit(
            input,
            0xa3,
            0x02,
            #[inline(always)]
            |input| ::cosem_codec::ber::u64_content(input),
        ) else { return then(None) };
        let Ok((input, negative)) = ::cosem_codec::ber::field(
            input,
            0x84,
            #[inline(always)]
            |input| ::cosem_codec::support::range(
                input,
                ::cosem_codec::ber::i32_content,
                -1000,
                1000,
                0,
            ),
        ) else { return then(None) };
        let Ok((input, _)) = ::cosem_codec::ber::explicit(
            input,
            0xa5,
            0x02,
            #[inline(always)]
            |input| ::cosem_codec::support::map(
                ::cosem_codec::ber::constant_content(input, 3),
                |()| 3,
            ),
        ) else { return then(None) };
        let Ok((input, level)) = ::cosem_codec::support::map(
            ::cosem_codec::ber::optional_field(
                input,
                0x86,
                #[inline(always)]
                |input| ::cosem_codec::ber::u8_content(input),
            ),
            |value| value.unwrap_or(7),
        ) else { return then(None) };
        let Ok((input, text)) = ::cosem_codec::ber::explicit(
            input,
            0xa7,
            0x1a,
            #[inline(always)]
            |input| ::cosem_codec::ber::text_content(input),
        ) else { return then(None) };
        let Ok((input, label)) = ::cosem_codec::ber::field(
            input,
            0x88,
            #[inline(always)]
            |input| ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, 3),
                ::cosem_codec::VisibleString,
            ),
        ) else { return then(None) };
        let Ok((input, remark)) = ::cosem_codec::ber::optional_explicit(
            input,
            0xa9,
            0x0c,
            #[inline(always)]
            |input| ::cosem_codec::ber::utf8_content(input),
        ) else { return then(None) };
        let Ok((input, key)) = ::cosem_codec::ber::field(
            input,
            0x8a,
            #[inline(always)]
            |input| ::cosem_codec::support::rest(input),
        ) else { return then(None) };
        let Ok((input, serial)) = ::cosem_codec::ber::explicit(
            input,
            0xab,
            0x04,
            #[inline(always)]
            |input| ::cosem_codec::octets::fixed(input),
        ) else { return then(None) };
        let Ok((input, bits_field)) = ::cosem_codec::ber::field(
            input,
            0x8c,
            #[inline(always)]
            |input| ::cosem_codec::ber::bit_string_content(input),
        ) else { return then(None) };
        let Ok((input, four)) = ::cosem_codec::ber::explicit(
            input,
            0xad,
            0x03,
            #[inline(always)]
            |input| ::cosem_codec::ber::bit_string_sized_content(input, 4),
        ) else { return then(None) };
        let Ok((input, id)) = ::cosem_codec::ber::field(
            input,
            0x8e,
            #[inline(always)]
            |input| ::cosem_codec::ber::oid_content(input),
        ) else { return then(None) };
        let Ok((input, nothing)) = ::cosem_codec::ber::explicit(
            input,
            0xaf,
            0x05,
            #[inline(always)]
            |input| ::cosem_codec::support::nothing(input),
        ) else { return then(None) };
        let Ok((input, inner)) = ::cosem_codec::ber::field(
            input,
            0xb0,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        let Ok((input, held)) = ::cosem_codec::ber::explicit(
            input,
            0xb1,
            0x04,
            #[inline(always)]
            |input| ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::support::contained_or_empty,
            ),
        ) else { return then(None) };
        let Ok((input, fixed)) = ::cosem_codec::ber::field(
            input,
            0x92,
            #[inline(always)]
            |input| ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, 5),
                ::cosem_codec::Contained::from_octets,
            ),
        ) else { return then(None) };
        let Ok((input, stamp)) = ::cosem_codec::ber::field(
            input,
            0xb3,
            |input| ::cosem_codec::ber::field_sized(
                input,
                0x04,
                12,
                #[inline(always)]
                |input| ::cosem_codec::axdr::date_time(input),
            ),
        ) else { return then(None) };
        let Ok((input, hour)) = ::cosem_codec::ber::optional(
            input,
            0x94,
            |input| ::cosem_codec::ber::field_sized(
                input,
                0x94,
                4,
                #[inline(always)]
                |input| ::cosem_codec::axdr::time(input),
            ),
        ) else { return then(None) };
        let Ok((input, day)) = ::cosem_codec::ber::field(
            input,
            0xb5,
            |input| ::cosem_codec::ber::field_sized_or_empty(
                input,
                0x04,
                5,
                #[inline(always)]
                |input| ::cosem_codec::axdr::date(input),
            ),
        ) else { return then(None) };
        let Ok((input, flags)) = ::cosem_codec::ber::explicit(
            input,
            0xb6,
            0x02,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        let Ok((input, mask)) = ::cosem_codec::ber::field(
            input,
            0x97,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        let Ok((input, mode)) = ::cosem_codec::support::map(
            ::cosem_codec::ber::optional_explicit(
                input,
                0xb8,
                0x0a,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            ),
            |value| value.unwrap_or(HeldMode::QUIET),
        ) else { return then(None) };
        let Ok((input, count)) = ::cosem_codec::ber::field(
            input,
            0x99,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        let Ok((input, pick)) = ::cosem_codec::ber::field(
            input,
            0xba,
            #[inline(always)]
            |input| ::cosem_codec::Decode::parse(input),
        ) else { return then(None) };
        let Ok((input, wide)) = ::cosem_codec::ber::explicit(
            input,
            0xbb,
            0x02,
            #[inline(always)]
            |input| ::cosem_codec::ber::i64_content(input),
        ) else { return then(None) };
        if !input.is_empty() {
            return then(None);
        }
        then(
            Some(Self {
                flag,
                truth,
                small,
                large,
                negative,
                level,
                text,
                label,
                remark,
                key,
                serial,
                bits: bits_field,
                four,
                id,
                nothing,
                inner,
                held,
                fixed,
                stamp,
                hour,
                day,
                flags,
                mask,
                mode,
                count,
                pick,
                wide,
            }),
        )
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::support::sum([
            59,
            ::cosem_codec::ber::field_len(
                ::cosem_codec::ber::integer_content_len(self.small.into()),
            ),
            ::cosem_codec::ber::explicit_len(
                ::cosem_codec::ber::u64_content_len(self.large),
            ),
            ::cosem_codec::ber::field_len(
                ::cosem_codec::ber::integer_content_len(self.negative.into()),
            ),
            if self.level == 7 {
                0
            } else {
                ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::integer_content_len(self.level.into()),
                )
            },
            ::cosem_codec::ber::explicit_len(self.text.len()),
            self.remark.map_or(0, |value| ::cosem_codec::ber::explicit_len(value.len())),
            ::cosem_codec::ber::field_len(self.key.len()),
            ::cosem_codec::ber::field_len(
                ::cosem_codec::ber::bit_string_content_len(&self.bits),
            ),
            ::cosem_codec::ber::field_len(::cosem_codec::ber::oid_content_len(&self.id)),
            ::cosem_codec::ber::field_len(
                ::cosem_codec::ber::Contents::contents_len(&self.inner),
            ),
            ::cosem_codec::ber::explicit_len(
                self.held.map_or(0, |value| ::cosem_codec::Encode::encoded_len(&value)),
            ),
            self.hour.map_or(0, |_| 6),
            ::cosem_codec::ber::explicit_len(self.day.map_or(0, |_| 5)),
            ::cosem_codec::ber::explicit_len(
                ::cosem_codec::ber::Contents::contents_len(&self.flags),
            ),
            ::cosem_codec::ber::field_len(
                ::cosem_codec::ber::Contents::contents_len(&self.mask),
            ),
            if self.mode == HeldMode::QUIET {
                0
            } else {
                ::cosem_codec::ber::explicit_len(
                    ::cosem_codec::ber::Contents::contents_len(&self.mode),
                )
            },
            ::cosem_codec::ber::field_len(
                ::cosem_codec::ber::Contents::contents_len(&self.count),
            ),
            ::cosem_codec::ber::field_len(
                ::cosem_codec::Encode::encoded_len(&self.pick),
            ),
            ::cosem_codec::ber::explicit_len(
                ::cosem_codec::ber::integer_content_len(self.wide),
            ),
        ])
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x80, 0x01])?;
        out.chunk([if self.flag { 0xff } else { 0x00 }])?;
        out.chunk([0xa1, 0x03, 0x01, 0x01])?;
        out.chunk([if self.truth { 0xff } else { 0x00 }])?;
        ::cosem_codec::ber::write_head(
            0x82,
            ::cosem_codec::ber::integer_content_len(self.small.into()),
            out,
        )?;
        ::cosem_codec::ber::write_integer_content(self.small.into(), out)?;
        ::cosem_codec::ber::write_explicit_head(
            0xa3,
            0x02,
            ::cosem_codec::ber::u64_content_len(self.large),
            out,
        )?;
        ::cosem_codec::ber::write_u64_content(self.large, out)?;
        ::cosem_codec::ber::write_head(
            0x84,
            ::cosem_codec::ber::integer_content_len(self.negative.into()),
            out,
        )?;
        ::cosem_codec::support::check_range(
                self.negative,
                -1000,
                1000,
                Self::FIELD_NEGATIVE,
            )
            .and_then(|()| ::cosem_codec::ber::write_integer_content(
                self.negative.into(),
                out,
            ))?;
        out.chunk([0xa5, 0x03, 0x02, 0x01, 0x03])?;
        if self.level == 7 {
            Ok(())
        } else {
            ::cosem_codec::ber::write_head(
                0x86,
                ::cosem_codec::ber::integer_content_len(self.level.into()),
                out,
            )?;
            ::cosem_codec::ber::write_integer_content(self.level.into(), out)
        }?;
        ::cosem_codec::ber::write_explicit_head(0xa7, 0x1a, self.text.len(), out)?;
        out.octets(&self.text)?;
        out.chunk([0x88, 0x03])?;
        ::cosem_codec::support::check_count(self.label.len(), 3, Self::FIELD_LABEL)
            .and_then(|()| out.octets(&self.label))?;
        match self.remark {
            Some(value) => {
                ::cosem_codec::ber::write_explicit_head(0xa9, 0x0c, value.len(), out)?;
                out.octets(&value)
            }
            None => Ok(()),
        }?;
        ::cosem_codec::ber::write_head(0x8a, self.key.len(), out)?;
        out.octets(&self.key)?;
        out.chunk([0xab, 0x06, 0x04, 0x04])?;
        out.chunk(self.serial)?;
        ::cosem_codec::ber::write_head(
            0x8c,
            ::cosem_codec::ber::bit_string_content_len(&self.bits),
            out,
        )?;
        ::cosem_codec::ber::write_bit_string_content(&self.bits, out)?;
        out.chunk([0xad, 0x04, 0x03, 0x02])?;
        ::cosem_codec::support::check_count(self.four.len(), 4, Self::FIELD_FOUR)
            .and_then(|()| ::cosem_codec::ber::write_bit_string_content(
                &self.four,
                out,
            ))?;
        ::cosem_codec::ber::write_head(
            0x8e,
            ::cosem_codec::ber::oid_content_len(&self.id),
            out,
        )?;
        ::cosem_codec::ber::write_oid_content(&self.id, out)?;
        out.chunk([0xaf, 0x02, 0x05, 0x00])?;
        ::cosem_codec::ber::write_head(
            0xb0,
            ::cosem_codec::ber::Contents::contents_len(&self.inner),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(&self.inner, out)?;
        ::cosem_codec::ber::write_explicit_head(
            0xb1,
            0x04,
            self.held.map_or(0, |value| ::cosem_codec::Encode::encoded_len(&value)),
            out,
        )?;
        self.held.map_or(Ok(()), |value| ::cosem_codec::Encode::write(&value, out))?;
        out.chunk([0x92, 0x05])?;
        ::cosem_codec::support::check_count(
                ::cosem_codec::Encode::encoded_len(&self.fixed),
                5,
                Self::FIELD_FIXED,
            )
            .and_then(|()| ::cosem_codec::Encode::write(&self.fixed, out))?;
        out.chunk([0xb3, 0x0e, 0x04, 0x0c])?;
        out.chunk(self.stamp.to_octets())?;
        match self.hour {
            Some(value) => {
                out.chunk([0x94, 0x04])?;
                out.chunk(value.to_octets())
            }
            None => Ok(()),
        }?;
        ::cosem_codec::ber::write_explicit_head(
            0xb5,
            0x04,
            self.day.map_or(0, |_| 5),
            out,
        )?;
        self.day.map_or(Ok(()), |value| out.chunk(value.to_octets()))?;
        ::cosem_codec::ber::write_explicit_head(
            0xb6,
            0x02,
            ::cosem_codec::ber::Contents::contents_len(&self.flags),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(&self.flags, out)?;
        ::cosem_codec::ber::write_head(
            0x97,
            ::cosem_codec::ber::Contents::contents_len(&self.mask),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(&self.mask, out)?;
        if self.mode == HeldMode::QUIET {
            Ok(())
        } else {
            ::cosem_codec::ber::write_explicit_head(
                0xb8,
                0x0a,
                ::cosem_codec::ber::Contents::contents_len(&self.mode),
                out,
            )?;
            ::cosem_codec::ber::Contents::write_contents(&self.mode, out)
        }?;
        ::cosem_codec::ber::write_head(
            0x99,
            ::cosem_codec::ber::Contents::contents_len(&self.count),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(&self.count, out)?;
        ::cosem_codec::ber::write_head(
            0xba,
            ::cosem_codec::Encode::encoded_len(&self.pick),
            out,
        )?;
        ::cosem_codec::Encode::write(&self.pick, out)?;
        ::cosem_codec::ber::write_explicit_head(
            0xbb,
            0x02,
            ::cosem_codec::ber::integer_content_len(self.wide),
            out,
        )?;
        ::cosem_codec::ber::write_integer_content(self.wide, out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Types<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x30,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        match ::cosem_codec::ber::whole_contents(input, 0x30) {
            Some(contents) => {
                ::cosem_codec::ber::Contents::parse_contents_then(contents, then)
            }
            None => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Types<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x30,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for Types<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "types",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:7",
    };
}
/// A sequence without a tag of its own.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// `number`.
    pub number: u8,
}
impl Held {
    const FIELD_NUMBER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "held",
        "number",
    );
}
impl<'a> ::cosem_codec::ber::Contents<'a> for Held {
    const IDENTIFIER: u8 = 0x30;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, number) = ::cosem_codec::ber::explicit(
                input,
                0xa0,
                0x02,
                #[inline(always)]
                |input| ::cosem_codec::ber::u8_content(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBER))?;
        Ok((input, Self { number }))
    }
    #[inline(always)]
    fn parse_contents_then<R>(
        input: &'a [u8],
        then: impl FnOnce(Option<Self>) -> R,
    ) -> R {
        let Ok((input, number)) = ::cosem_codec::ber::explicit(
            input,
            0xa0,
            0x02,
            #[inline(always)]
            |input| ::cosem_codec::ber::u8_content(input),
        ) else { return then(None) };
        if !input.is_empty() {
            return then(None);
        }
        then(Some(Self { number }))
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::explicit_len(
            ::cosem_codec::ber::integer_content_len(self.number.into()),
        )
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_explicit_head(
            0xa0,
            0x02,
            ::cosem_codec::ber::integer_content_len(self.number.into()),
            out,
        )?;
        ::cosem_codec::ber::write_integer_content(self.number.into(), out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Held {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x30,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        match ::cosem_codec::ber::whole_contents(input, 0x30) {
            Some(contents) => {
                ::cosem_codec::ber::Contents::parse_contents_then(contents, then)
            }
            None => then(None),
        }
    }
}
impl ::cosem_codec::Encode for Held {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x30,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for Held {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:40",
    };
}
/// INTEGER with bits.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeldFlags(u16);
impl HeldFlags {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits & 0x80ff)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }
    /// `urgent`.
    #[inline]
    #[must_use]
    pub const fn urgent(self) -> bool {
        self.0 & 0x8000 != 0
    }
    /// The same with another `urgent`.
    #[inline]
    #[must_use]
    pub const fn with_urgent(self, value: bool) -> Self {
        if value { Self(self.0 | 0x8000) } else { Self(self.0 & !0x8000) }
    }
    /// `kind`.
    #[inline]
    #[must_use]
    pub const fn kind(self) -> u8 {
        {
            let [.., low] = self.0.to_be_bytes();
            low
        }
    }
    /// The same with another `kind`.
    #[inline]
    #[must_use]
    pub const fn with_kind(self, value: u8) -> Self {
        let wide: u16 = u16::from_be_bytes([0, value]);
        Self((self.0 & 0xff00) | (wide & 0xff))
    }
}
impl ::core::fmt::Debug for HeldFlags {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("HeldFlags")
            .field("urgent", &self.urgent())
            .field("kind", &self.kind())
            .finish()
    }
}
impl<'a> ::cosem_codec::ber::Contents<'a> for HeldFlags {
    const IDENTIFIER: u8 = 0x02;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::ber::u16_content(input)?;
        if bits & 0x7f00 != 0x00 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate({
                        let [.., low] = ((bits >> 8) & 0x7f).to_be_bytes();
                        low
                    }),
                },
                input,
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::integer_content_len(self.0.into())
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_integer_content(self.0.into(), out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for HeldFlags {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x02,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for HeldFlags {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x02,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for HeldFlags {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-flags",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:46",
    };
}
/// BIT STRING.
///
/// User protocol:2026, clause 1.3. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeldMask(u16);
impl HeldMask {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x01);
    /// From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self((bits & 0x3fe) | 0x01)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }
    /// `first`.
    #[inline]
    #[must_use]
    pub const fn first(self) -> bool {
        self.0 & 0x200 != 0
    }
    /// The same with another `first`.
    #[inline]
    #[must_use]
    pub const fn with_first(self, value: bool) -> Self {
        if value { Self(self.0 | 0x200) } else { Self(self.0 & !0x200) }
    }
    /// `others`.
    #[inline]
    #[must_use]
    pub const fn others(self) -> u8 {
        {
            let [.., low] = (self.0 >> 1).to_be_bytes();
            low
        }
    }
    /// The same with another `others`.
    #[inline]
    #[must_use]
    pub const fn with_others(self, value: u8) -> Self {
        let wide: u16 = u16::from_be_bytes([0, value]);
        Self((self.0 & 0xfe01) | ((wide & 0xff) << 1))
    }
}
impl ::core::fmt::Debug for HeldMask {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("HeldMask")
            .field("first", &self.first())
            .field("others", &self.others())
            .finish()
    }
}
impl<'a> ::cosem_codec::ber::Contents<'a> for HeldMask {
    const IDENTIFIER: u8 = 0x03;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, bits) = ::cosem_codec::support::map(
            ::cosem_codec::ber::bit_string_fixed_content::<10>(input),
            |bits| {
                let [.., b0, b1] = bits.to_be_bytes();
                u16::from_be_bytes([b0, b1])
            },
        )?;
        if bits & 0x01 != 0x01 {
            return ::cosem_codec::error::fail(
                ::cosem_codec::ErrorKind::ReservedBits {
                    found: ::cosem_codec::support::saturate({
                        let [.., low] = (bits & 0x01).to_be_bytes();
                        low
                    }),
                },
                ::cosem_codec::support::skip(input, 1),
            );
        }
        Ok((rest, Self::from_bits(bits)))
    }
    fn contents_len(&self) -> usize {
        3
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = (self.0 << 6).to_be_bytes();
        out.chunk([0x06, b0, b1])
    }
}
impl<'a> ::cosem_codec::Decode<'a> for HeldMask {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x03,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for HeldMask {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x03,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for HeldMask {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-mask",
        clause: "User protocol:2026, clause 1.3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:54",
    };
}
/// ENUMERATED.
///
/// User protocol:2026, clause 1.4. Layout confirmed: invented for this test.
///
/// Values without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeldMode(
    /// The value on the wire.
    pub u8,
);
impl HeldMode {
    /// `quiet`: 0.
    pub const QUIET: Self = Self(0);
    /// `loud`: 1.
    pub const LOUD: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("quiet"),
            1 => Some("loud"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for HeldMode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "HeldMode({name})"),
            None => write!(f, "HeldMode({})", self.0),
        }
    }
}
impl ::core::fmt::Display for HeldMode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::ber::Contents<'a> for HeldMode {
    const IDENTIFIER: u8 = 0x0a;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, code) = ::cosem_codec::support::map(
            ::cosem_codec::ber::u8_content(input),
            Self,
        )?;
        ::cosem_codec::support::known(code.name().is_some(), code.0, input)?;
        Ok((rest, code))
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::integer_content_len(self.0.into())
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_known(
            self.name().is_some(),
            const { &::cosem_codec::Field::new("held-mode", "") },
        )?;
        ::cosem_codec::ber::write_integer_content(self.0.into(), out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for HeldMode {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x0a,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for HeldMode {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x0a,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for HeldMode {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-mode",
        clause: "User protocol:2026, clause 1.4",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:63",
    };
}
/// A newtype.
///
/// User protocol:2026, clause 1.5. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeldCount(
    /// The value.
    pub u16,
);
impl<'a> ::cosem_codec::ber::Contents<'a> for HeldCount {
    const IDENTIFIER: u8 = 0x02;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::ber::u16_content(input), Self)
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::integer_content_len(self.0.into())
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_integer_content(self.0.into(), out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for HeldCount {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x02,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for HeldCount {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x02,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for HeldCount {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-count",
        clause: "User protocol:2026, clause 1.5",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:70",
    };
}
/// Alternatives by tags of their own.
///
/// User protocol:2026, clause 1.6. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HeldPick<'a> {
    /// `nothing`.
    Nothing,
    /// `number`.
    Number(u8),
    /// `pair`.
    Pair(Held),
    /// `deeper`.
    Deeper(HeldPick2<'a>),
    /// `hello`.
    Hello(HeldHello<'a>),
    /// `count`.
    Count(HeldCount),
}
impl<'a> ::cosem_codec::Decode<'a> for HeldPick<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (_, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x80 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0x80,
                        #[inline(always)]
                        |input| ::cosem_codec::support::nothing(input),
                    ),
                    |()| Self::Nothing,
                )
            }
            0xa1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::explicit(
                        input,
                        0xa1,
                        0x02,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::u8_content(input),
                    ),
                    Self::Number,
                )
            }
            0xa2 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0xa2,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::Contents::parse_contents(input),
                    ),
                    Self::Pair,
                )
            }
            0xa3 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0xa3,
                        #[inline(always)]
                        |input| ::cosem_codec::Decode::parse(input),
                    ),
                    Self::Deeper,
                )
            }
            0x69 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0x69,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::Contents::parse_contents(input),
                    ),
                    Self::Hello,
                )
            }
            0x02 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0x02,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::Contents::parse_contents(input),
                    ),
                    Self::Count,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
}
impl ::cosem_codec::Encode for HeldPick<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Nothing => 2,
            Self::Number(value) => {
                ::cosem_codec::ber::explicit_len(
                    ::cosem_codec::ber::integer_content_len(value.into()),
                )
            }
            Self::Pair(value) => {
                ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                )
            }
            Self::Deeper(value) => {
                ::cosem_codec::ber::field_len(::cosem_codec::Encode::encoded_len(&value))
            }
            Self::Hello(value) => {
                ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                )
            }
            Self::Count(value) => {
                ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                )
            }
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Nothing => out.chunk([0x80, 0x00]),
            Self::Number(value) => {
                ::cosem_codec::ber::write_explicit_head(
                    0xa1,
                    0x02,
                    ::cosem_codec::ber::integer_content_len(value.into()),
                    out,
                )?;
                ::cosem_codec::ber::write_integer_content(value.into(), out)
            }
            Self::Pair(value) => {
                ::cosem_codec::ber::write_head(
                    0xa2,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
            Self::Deeper(value) => {
                ::cosem_codec::ber::write_head(
                    0xa3,
                    ::cosem_codec::Encode::encoded_len(&value),
                    out,
                )?;
                ::cosem_codec::Encode::write(&value, out)
            }
            Self::Hello(value) => {
                ::cosem_codec::ber::write_head(
                    0x69,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
            Self::Count(value) => {
                ::cosem_codec::ber::write_head(
                    0x02,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
        }
    }
}
impl From<Held> for HeldPick<'_> {
    #[inline]
    fn from(value: Held) -> Self {
        Self::Pair(value)
    }
}
impl<'a> From<HeldPick2<'a>> for HeldPick<'a> {
    #[inline]
    fn from(value: HeldPick2<'a>) -> Self {
        Self::Deeper(value)
    }
}
impl<'a> From<HeldHello<'a>> for HeldPick<'a> {
    #[inline]
    fn from(value: HeldHello<'a>) -> Self {
        Self::Hello(value)
    }
}
impl From<HeldCount> for HeldPick<'_> {
    #[inline]
    fn from(value: HeldCount) -> Self {
        Self::Count(value)
    }
}
impl ::cosem_codec::Describe for HeldPick<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-pick",
        clause: "User protocol:2026, clause 1.6",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:74",
    };
}
/// A choice in a choice.
///
/// User protocol:2026, clause 1.7. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HeldPick2<'a> {
    /// `text`.
    Text(::cosem_codec::VisibleString<'a>),
    /// `bits`.
    Bits(HeldMask),
}
impl<'a> ::cosem_codec::Decode<'a> for HeldPick2<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (_, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x1a => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0x1a,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::text_content(input),
                    ),
                    Self::Text,
                )
            }
            0x03 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::ber::field(
                        input,
                        0x03,
                        #[inline(always)]
                        |input| ::cosem_codec::ber::Contents::parse_contents(input),
                    ),
                    Self::Bits,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
}
impl ::cosem_codec::Encode for HeldPick2<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Text(value) => ::cosem_codec::ber::field_len(value.len()),
            Self::Bits(value) => {
                ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                )
            }
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Text(value) => {
                ::cosem_codec::ber::write_head(0x1a, value.len(), out)?;
                out.octets(&value)
            }
            Self::Bits(value) => {
                ::cosem_codec::ber::write_head(
                    0x03,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
        }
    }
}
impl From<HeldMask> for HeldPick2<'_> {
    #[inline]
    fn from(value: HeldMask) -> Self {
        Self::Bits(value)
    }
}
impl ::cosem_codec::Describe for HeldPick2<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-pick2",
        clause: "User protocol:2026, clause 1.7",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:85",
    };
}
/// With an application tag.
///
/// User protocol:2026, clause 1.8. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeldHello<'a> {
    /// `name`.
    pub name: Option<HeldName<'a>>,
}
impl HeldHello<'_> {
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "held-hello",
        "name",
    );
}
impl<'a> ::cosem_codec::ber::Contents<'a> for HeldHello<'a> {
    const IDENTIFIER: u8 = 0x69;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, name) = ::cosem_codec::ber::optional_field(
                input,
                0x80,
                #[inline(always)]
                |input| ::cosem_codec::ber::Contents::parse_contents(input),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        Ok((input, Self { name }))
    }
    #[inline(always)]
    fn parse_contents_then<R>(
        input: &'a [u8],
        then: impl FnOnce(Option<Self>) -> R,
    ) -> R {
        let Ok((input, name)) = ::cosem_codec::ber::optional_field(
            input,
            0x80,
            #[inline(always)]
            |input| ::cosem_codec::ber::Contents::parse_contents(input),
        ) else { return then(None) };
        if !input.is_empty() {
            return then(None);
        }
        then(Some(Self { name }))
    }
    fn contents_len(&self) -> usize {
        self.name
            .map_or(
                0,
                |value| ::cosem_codec::ber::field_len(
                    ::cosem_codec::ber::Contents::contents_len(&value),
                ),
            )
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match self.name {
            Some(value) => {
                ::cosem_codec::ber::write_head(
                    0x80,
                    ::cosem_codec::ber::Contents::contents_len(&value),
                    out,
                )?;
                ::cosem_codec::ber::Contents::write_contents(&value, out)
            }
            None => Ok(()),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for HeldHello<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x69,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        match ::cosem_codec::ber::whole_contents(input, 0x69) {
            Some(contents) => {
                ::cosem_codec::ber::Contents::parse_contents_then(contents, then)
            }
            None => then(None),
        }
    }
}
impl ::cosem_codec::Encode for HeldHello<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x69,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for HeldHello<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-hello",
        clause: "User protocol:2026, clause 1.8",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:92",
    };
}
/// Named object identifiers, no others.
///
/// User protocol:2026, clause 1.9. Layout confirmed: invented for this test.
///
/// Object identifiers without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeldName<'a>(
    /// The object identifier.
    pub ::cosem_codec::Oid<'a>,
);
impl HeldName<'_> {
    /// `plain`: 2.16.756.5.8.1.1.
    pub const PLAIN: Self = Self(
        ::cosem_codec::Oid::from_octets(&[0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01]),
    );
    /// `rsa`: 1.2.840.113549.
    pub const RSA: Self = Self(
        ::cosem_codec::Oid::from_octets(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]),
    );
    /// The name of the object identifier, where it has one.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        match *self.0.octets() {
            [0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01] => Some("plain"),
            [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d] => Some("rsa"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for HeldName<'_> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "HeldName({name})"),
            None => write!(f, "HeldName({})", self.0),
        }
    }
}
impl<'a> ::cosem_codec::ber::Contents<'a> for HeldName<'a> {
    const IDENTIFIER: u8 = 0x06;
    #[inline(always)]
    fn parse_contents(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (rest, code) = ::cosem_codec::support::map(
            ::cosem_codec::ber::oid_content(input),
            Self,
        )?;
        ::cosem_codec::support::known(code.name().is_some(), 0_u8, input)?;
        Ok((rest, code))
    }
    fn contents_len(&self) -> usize {
        ::cosem_codec::ber::oid_content_len(&self.0)
    }
    fn write_contents(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_known(
            self.name().is_some(),
            const { &::cosem_codec::Field::new("held-name", "") },
        )?;
        ::cosem_codec::ber::write_oid_content(&self.0, out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for HeldName<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::ber::field(
            input,
            0x06,
            ::cosem_codec::ber::Contents::parse_contents,
        )
    }
}
impl ::cosem_codec::Encode for HeldName<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::ber::field_len(::cosem_codec::ber::Contents::contents_len(self))
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::ber::write_head(
            0x06,
            ::cosem_codec::ber::Contents::contents_len(self),
            out,
        )?;
        ::cosem_codec::ber::Contents::write_contents(self, out)
    }
}
impl ::cosem_codec::Describe for HeldName<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "held-name",
        clause: "User protocol:2026, clause 1.9",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "ber_types.spec:99",
    };
}
