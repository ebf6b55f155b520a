/// Optional and default fields, strings, and Data at the end, which may stay unread.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Presence<'a> {
    /// `key`.
    pub key: Option<::cosem_codec::OctetString<'a>>,
    /// `allowed`.
    pub allowed: bool,
    /// `level`.
    pub level: u8,
    /// `comment`.
    pub comment: ::cosem_codec::VisibleString<'a>,
    /// `when`.
    pub when: Option<::cosem_codec::DateTime>,
    /// `value`.
    pub value: ::cosem_codec::Data<'a>,
}
impl Presence<'_> {
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "presence",
        "key",
    );
    const FIELD_ALLOWED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "presence",
        "allowed",
    );
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "presence",
        "level",
    );
    const FIELD_COMMENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "presence",
        "comment",
    );
    const FIELD_WHEN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "presence",
        "when",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "presence",
        "value",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Presence<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0xa1)?;
        let (input, key) = ::cosem_codec::axdr::optional(
                input,
                ::cosem_codec::axdr::octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, allowed) = ::cosem_codec::axdr::default(
                input,
                ::cosem_codec::axdr::boolean,
                true,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ALLOWED))?;
        let (input, level) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::octets::u8,
                1,
                4,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, comment) = ::cosem_codec::axdr::text(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COMMENT))?;
        let (input, when) = ::cosem_codec::axdr::date_time_octets_or_empty(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WHEN))?;
        let (input, value_field) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        Ok((
            input,
            Self {
                key,
                allowed,
                level,
                comment,
                when,
                value: value_field,
            },
        ))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0xa1)?;
        let (input, key) = ::cosem_codec::axdr::optional(
                input,
                ::cosem_codec::axdr::octets,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, allowed) = ::cosem_codec::axdr::default(
                input,
                ::cosem_codec::axdr::boolean,
                true,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ALLOWED))?;
        let (input, level) = ::cosem_codec::support::range(
                input,
                ::cosem_codec::octets::u8,
                1,
                4,
                0,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))?;
        let (input, comment) = ::cosem_codec::axdr::text(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COMMENT))?;
        let (input, when) = ::cosem_codec::axdr::date_time_octets_or_empty(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_WHEN))?;
        let value_field = ::cosem_codec::Decode::parse_lazy(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        Ok(Self {
            key,
            allowed,
            level,
            comment,
            when,
            value: value_field,
        })
    }
}
impl ::cosem_codec::Encode for Presence<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            2,
            self
                .key
                .map_or(
                    1,
                    |value| ::cosem_codec::support::sum([
                        1,
                        ::cosem_codec::axdr::content_len(value.len()),
                    ]),
                ),
            if self.allowed { 1 } else { 2 },
            ::cosem_codec::axdr::content_len(self.comment.len()),
            ::cosem_codec::support::sum([1, self.when.map_or(0, |_| 12)]),
            ::cosem_codec::Encode::encoded_len(&self.value),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0xa1])?;
        match self.key {
            Some(value) => {
                out.chunk([0x01])?;
                ::cosem_codec::axdr::write_content(&value, out)
            }
            None => out.chunk([0x00]),
        }?;
        if self.allowed {
            out.chunk([0x00])
        } else {
            out.chunk([0x01])?;
            out.chunk([u8::from(self.allowed)])
        }?;
        ::cosem_codec::support::check_range(self.level, 1, 4, Self::FIELD_LEVEL)
            .and_then(|()| out.chunk([self.level]))?;
        ::cosem_codec::axdr::write_content(&self.comment, out)?;
        ::cosem_codec::support::write_or_empty(
            self.when.map(|value| value.to_octets()),
            out,
        )?;
        ::cosem_codec::Encode::write(&self.value, out)
    }
}
impl ::cosem_codec::Describe for Presence<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "presence",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_presence.spec:7",
    };
}
/// A list at the end.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Many<'a> {
    /// `items`.
    pub items: ::cosem_codec::List<'a, Presence<'a>>,
}
impl Many<'_> {
    const FIELD_ITEMS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "many",
        "items",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Many<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, items) = ::cosem_codec::axdr::list(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ITEMS))?;
        Ok((input, Self { items }))
    }
    #[inline(always)]
    fn parse_lazy(input: &'a [u8]) -> ::cosem_codec::support::Last<Self> {
        let items = ::cosem_codec::axdr::list_lazy(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ITEMS))?;
        Ok(Self { items })
    }
}
impl ::cosem_codec::Encode for Many<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::axdr::list_len(&self.items)
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_list(&self.items, out)
    }
}
impl ::cosem_codec::Describe for Many<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "many",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_presence.spec:18",
    };
}
/// Octets that hold another item.
///
/// User protocol:2026, clause 3. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Envelope<'a> {
    /// `content`.
    pub content: ::cosem_codec::Contained<'a, Presence<'a>>,
    /// `rest`.
    pub rest: ::cosem_codec::OctetString<'a>,
}
impl Envelope<'_> {
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "envelope",
        "content",
    );
    const FIELD_REST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "envelope",
        "rest",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Envelope<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, content_field) = ::cosem_codec::axdr::contained(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, rest_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REST))?;
        Ok((
            input,
            Self {
                content: content_field,
                rest: rest_field,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Envelope<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            ::cosem_codec::axdr::contained_len(&self.content),
            self.rest.len(),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_contained(&self.content, out)?;
        out.octets(&self.rest)
    }
}
impl ::cosem_codec::Describe for Envelope<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "envelope",
        clause: "User protocol:2026, clause 3",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_presence.spec:24",
    };
}
