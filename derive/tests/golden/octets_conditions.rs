/// Fields that are there when a bit says so, with lengths of their own, around octets that take all the rest.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditional<'a> {
    /// `has-key`.
    pub has_key: bool,
    /// `has-name`.
    pub has_name: bool,
    /// Reserved bits, kept as they came.
    pub reserved: u8,
    /// `has-tag`.
    pub has_tag: bool,
    /// `key`.
    pub key: Option<u32>,
    /// `name`.
    pub name: Option<::cosem_codec::VisibleString<'a>>,
    /// `entries`.
    pub entries: ::cosem_codec::List<'a, Entry>,
    /// `rest`.
    pub rest: ::cosem_codec::OctetString<'a>,
    /// `counter`.
    pub counter: u16,
    /// `tag`.
    pub tag: Option<[u8; 4]>,
}
impl Conditional<'_> {
    const FIELD_HAS_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "has-key",
    );
    const FIELD_RESERVED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "reserved",
    );
    const FIELD_VERSION: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "version",
    );
    const FIELD_COUNT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "count",
    );
    const FIELD_HAS_TAG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "has-tag",
    );
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "key",
    );
    const FIELD_NAME_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "name-length",
    );
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "name",
    );
    const FIELD_ENTRIES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "entries",
    );
    const FIELD_REST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "rest",
    );
    const FIELD_COUNTER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "counter",
    );
    const FIELD_TAG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "conditional",
        "tag",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Conditional<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let at = input;
        let (input, bits) = ::cosem_codec::octets::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HAS_KEY))?;
        if bits & 0xf00 != 0x200 {
            return ::cosem_codec::error::fail(
                    ::cosem_codec::ErrorKind::Constant {
                        found: ::cosem_codec::support::saturate({
                            let [.., low] = ((bits >> 8) & 0x0f).to_be_bytes();
                            low
                        }),
                    },
                    at,
                )
                .map_err(::cosem_codec::error::in_field(Self::FIELD_VERSION));
        }
        let has_key = bits & 0x8000 != 0;
        let has_name = bits & 0x4000 != 0;
        let reserved = {
            let [.., low] = ((bits >> 12) & 0x03).to_be_bytes();
            low
        };
        let count = {
            let [.., low] = bits.to_be_bytes();
            low
        };
        let (input, has_tag) = ::cosem_codec::axdr::boolean(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HAS_TAG))?;
        let (input, key) = ::cosem_codec::support::present_if(
                input,
                has_key,
                ::cosem_codec::octets::u32,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, name_length) = ::cosem_codec::support::present_if(
                input,
                has_name,
                ::cosem_codec::octets::u8,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME_LENGTH))?;
        let (input, name) = ::cosem_codec::support::present_if(
                input,
                has_name,
                |input| ::cosem_codec::support::map(
                    ::cosem_codec::octets::take(
                        input,
                        usize::from(name_length.unwrap_or_default()),
                    ),
                    ::cosem_codec::VisibleString,
                ),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, entries) = ::cosem_codec::List::parse_count(
                input,
                usize::from(count),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ENTRIES))?;
        let (after, input) = ::cosem_codec::support::all_but(
            input,
            if has_tag { 4 } else { 0 } + 2,
        );
        let (_, rest_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::before(after))
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REST))?;
        let input = after;
        let (input, counter) = ::cosem_codec::octets::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNTER))?;
        let (input, tag) = ::cosem_codec::support::present_if(
                input,
                has_tag,
                ::cosem_codec::octets::fixed,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TAG))?;
        Ok((
            input,
            Self {
                has_key,
                has_name,
                reserved,
                has_tag,
                key,
                name,
                entries,
                rest: rest_field,
                counter,
                tag,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Conditional<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            5,
            self.key.map_or(0, |_| 4),
            if self.has_name { 1 } else { 0 },
            self.name.map_or(0, |value| value.len()),
            self.entries.elements_len(),
            self.rest.len(),
            self.tag.map_or(0, |_| 4),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let bits: u16 = 0x200 | (u16::from(self.has_key) << 15)
            | (u16::from(self.has_name) << 14)
            | (u16::from(
                ::cosem_codec::support::fits(self.reserved, 2, Self::FIELD_RESERVED)?,
            ) << 12)
            | u16::from(
                ::cosem_codec::support::length::<
                    u8,
                >(self.entries.len(), Self::FIELD_COUNT)?,
            );
        let [b0, b1] = bits.to_be_bytes();
        ::cosem_codec::support::check_consistent(
            self.has_key == self.key.is_some(),
            Self::FIELD_KEY,
        )?;
        out.chunk([b0, b1, u8::from(self.has_tag)])?;
        match self.key {
            Some(value) => out.chunk(value.to_be_bytes()),
            None => Ok(()),
        }?;
        if self.has_name {
            let value = ::cosem_codec::support::length::<
                u8,
            >(self.name.map_or(0, |value| value.len()), Self::FIELD_NAME_LENGTH)?;
            out.chunk([value])
        } else {
            Ok(())
        }?;
        ::cosem_codec::support::check_consistent(
            self.has_name == self.name.is_some(),
            Self::FIELD_NAME,
        )?;
        match self.name {
            Some(value) => out.octets(&value),
            None => Ok(()),
        }?;
        self.entries.write_elements(out)?;
        out.octets(&self.rest)?;
        let [b2, b3] = self.counter.to_be_bytes();
        ::cosem_codec::support::check_consistent(
            self.has_tag == self.tag.is_some(),
            Self::FIELD_TAG,
        )?;
        out.chunk([b2, b3])?;
        match self.tag {
            Some(value) => out.chunk(value),
            None => Ok(()),
        }
    }
}
impl ::cosem_codec::Describe for Conditional<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "conditional",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_conditions.spec:7",
    };
}
/// What is counted.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// `number`.
    pub number: u8,
    /// `kind`.
    pub kind: EntryKind,
    /// `unit`.
    pub unit: u8,
}
impl Entry {
    const FIELD_NUMBER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "entry",
        "number",
    );
    const FIELD_KIND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "entry",
        "kind",
    );
    const FIELD_UNIT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "entry",
        "unit",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Entry {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, number) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NUMBER))?;
        let at = input;
        let (input, bits) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
        if EntryKind(bits >> 4).name().is_none() {
            return ::cosem_codec::error::fail(
                    ::cosem_codec::ErrorKind::UnknownCode {
                        found: ::cosem_codec::support::saturate(bits >> 4),
                    },
                    at,
                )
                .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND));
        }
        let kind = EntryKind(bits >> 4);
        let unit = bits & 0x0f;
        Ok((input, Self { number, kind, unit }))
    }
}
impl ::cosem_codec::Encode for Entry {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_known(
            self.kind.name().is_some(),
            Self::FIELD_KIND,
        )?;
        let b0 = (self.kind.0 << 4)
            | ::cosem_codec::support::fits(self.unit, 4, Self::FIELD_UNIT)?;
        out.chunk([self.number, b0])
    }
}
impl ::cosem_codec::Describe for Entry {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "entry",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_conditions.spec:27",
    };
}
/// Values without a name are errors, in bits too.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
///
/// Values without a name are refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKind(
    /// The value on the wire.
    pub u8,
);
impl EntryKind {
    /// `first`: 1.
    pub const FIRST: Self = Self(1);
    /// `second`: 2.
    pub const SECOND: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("first"),
            2 => Some("second"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for EntryKind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "EntryKind({name})"),
            None => write!(f, "EntryKind({})", self.0),
        }
    }
}
impl ::core::fmt::Display for EntryKind {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl ::cosem_codec::Describe for EntryKind {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "entry-kind",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_conditions.spec:38",
    };
}
/// A length in a bits item, and one that is also a discriminator: the encoder checks them.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Checked<'a> {
    /// `head`.
    pub head: CheckedHead,
    /// `content`.
    pub content: ::cosem_codec::OctetString<'a>,
    /// `size`.
    pub size: u8,
    /// `value`.
    pub value: ::cosem_codec::OctetString<'a>,
    /// `shape`.
    pub shape: CheckedShape<'a>,
}
/// The alternatives of `shape` of [`Checked`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CheckedShape<'a> {
    /// `nothing`.
    Nothing,
    /// `few`.
    Few(u8),
    /// `many`.
    Many(::cosem_codec::OctetString<'a>),
}
impl Checked<'_> {
    const FIELD_HEAD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "checked",
        "head",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "checked",
        "content",
    );
    const FIELD_SIZE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "checked",
        "size",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "checked",
        "value",
    );
    const FIELD_SHAPE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "checked",
        "shape",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Checked<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, head): (_, CheckedHead) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HEAD))?;
        let (input, content_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(head.length())),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, size) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIZE))?;
        let (input, value_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(size)),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        let (input, shape) = match size {
            0 => Ok((input, CheckedShape::Nothing)),
            1..=4 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(input),
                    CheckedShape::Few,
                )
            }
            _ => {
                ::cosem_codec::support::map(
                    ::cosem_codec::support::map(
                        ::cosem_codec::octets::take(input, usize::from(size)),
                        ::cosem_codec::OctetString,
                    ),
                    CheckedShape::Many,
                )
            }
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SHAPE))?;
        Ok((
            input,
            Self {
                head,
                content: content_field,
                size,
                value: value_field,
                shape,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Checked<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            2,
            self.content.len(),
            self.value.len(),
            match self.shape {
                CheckedShape::Nothing => 0,
                CheckedShape::Few(_) => 1,
                CheckedShape::Many(value) => value.len(),
            },
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.head.bits()])?;
        ::cosem_codec::support::check_count(
                self.content.len(),
                usize::from(self.head.length()),
                Self::FIELD_CONTENT,
            )
            .and_then(|()| out.octets(&self.content))?;
        out.chunk([self.size])?;
        ::cosem_codec::support::check_count(
                self.value.len(),
                usize::from(self.size),
                Self::FIELD_VALUE,
            )
            .and_then(|()| out.octets(&self.value))?;
        match self.shape {
            CheckedShape::Nothing => {
                ::cosem_codec::support::check_consistent(
                    self.size == 0,
                    Self::FIELD_SHAPE,
                )
            }
            CheckedShape::Few(value) => {
                ::cosem_codec::support::check_consistent(
                        matches!(self.size, 1..= 4),
                        Self::FIELD_SHAPE,
                    )
                    .and_then(|()| out.chunk([value]))
            }
            CheckedShape::Many(value) => {
                ::cosem_codec::support::check_consistent(
                        !matches!(self.size, 0..= 4),
                        Self::FIELD_SHAPE,
                    )
                    .and_then(|()| {
                        ::cosem_codec::support::check_count(
                                value.len(),
                                usize::from(self.size),
                                Self::FIELD_SHAPE,
                            )
                            .and_then(|()| out.octets(&value))
                    })
            }
        }
    }
}
impl ::cosem_codec::Describe for Checked<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "checked",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_conditions.spec:45",
    };
}
/// The length of the content in the low bits.
///
/// User protocol:2026, clause 2.1. Layout confirmed: invented for this test.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CheckedHead(u8);
impl CheckedHead {
    /// All named parts zero or false.
    pub const ZERO: Self = Self(0x00);
    /// From the bits as they travel, the most significant one first.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
    /// The bits as they travel.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
    /// `kind`.
    #[inline]
    #[must_use]
    pub const fn kind(self) -> u8 {
        self.0 >> 4
    }
    /// The same with another `kind`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_kind(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0x0f) | ((wide & 0x0f) << 4))
    }
    /// `length`.
    #[inline]
    #[must_use]
    pub const fn length(self) -> u8 {
        self.0 & 0x0f
    }
    /// The same with another `length`. Bits above its width are left out.
    #[inline]
    #[must_use]
    pub const fn with_length(self, value: u8) -> Self {
        let wide: u8 = value;
        Self((self.0 & 0xf0) | (wide & 0x0f))
    }
}
impl ::core::fmt::Debug for CheckedHead {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("CheckedHead")
            .field("kind", &self.kind())
            .field("length", &self.length())
            .finish()
    }
}
impl<'a> ::cosem_codec::Decode<'a> for CheckedHead {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for CheckedHead {
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
impl ::cosem_codec::Describe for CheckedHead {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "checked-head",
        clause: "User protocol:2026, clause 2.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "octets_conditions.spec:59",
    };
}
