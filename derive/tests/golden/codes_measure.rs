/// The length follows from a code that is a field.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sized<'a> {
    /// `content`.
    pub content: ::cosem_codec::OctetString<'a>,
    /// `again`.
    pub again: Size,
    /// `list`.
    pub list: ::cosem_codec::List<'a, Point>,
    /// `left`.
    pub left: SizedLeft<'a>,
}
/// The alternatives of `left` of [`Sized`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SizedLeft<'a> {
    /// `few`.
    Few(::cosem_codec::OctetString<'a>),
    /// `many`.
    Many(::cosem_codec::OctetString<'a>),
}
impl Sized<'_> {
    const FIELD_SIZE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sized",
        "size",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sized",
        "content",
    );
    const FIELD_AGAIN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sized",
        "again",
    );
    const FIELD_LIST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sized",
        "list",
    );
    const FIELD_LEFT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "sized",
        "left",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Sized<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, size): (_, Size) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIZE))?;
        let (input, content_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(
                    input,
                    ::cosem_codec::support::measured(size.octets(), size.0, input)?,
                ),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, again): (_, Size) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_AGAIN))?;
        let (input, list) = ::cosem_codec::List::parse_count(
                input,
                ::cosem_codec::support::measured(again.octets(), again.0, input)?,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LIST))?;
        let (input, left) = match again.0 {
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::support::map(
                        ::cosem_codec::octets::take(
                            input,
                            ::cosem_codec::support::measured(
                                again.octets(),
                                again.0,
                                input,
                            )?,
                        ),
                        ::cosem_codec::OctetString,
                    ),
                    SizedLeft::Few,
                )
            }
            _ => {
                ::cosem_codec::support::map(
                    ::cosem_codec::support::map(
                        ::cosem_codec::octets::rest(input),
                        ::cosem_codec::OctetString,
                    ),
                    SizedLeft::Many,
                )
            }
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEFT))?;
        Ok((
            input,
            Self {
                content: content_field,
                again,
                list,
                left,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Sized<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            2,
            self.content.len(),
            self.list.elements_len(),
            match self.left {
                SizedLeft::Few(value) => value.len(),
                SizedLeft::Many(value) => value.len(),
            },
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let size = Size(
            ::cosem_codec::support::code(
                    Size::from_octets(self.content.len()),
                    Self::FIELD_SIZE,
                )?
                .0,
        );
        out.chunk([size.0])?;
        out.octets(&self.content)?;
        out.chunk([self.again.0])?;
        ::cosem_codec::support::check_measure(
                self.again.octets(),
                self.list.len(),
                Self::FIELD_LIST,
            )
            .and_then(|()| self.list.write_elements(out))?;
        match self.left {
            SizedLeft::Few(value) => {
                ::cosem_codec::support::check_consistent(
                        self.again.0 == 1,
                        Self::FIELD_LEFT,
                    )
                    .and_then(|()| {
                        ::cosem_codec::support::check_measure(
                                self.again.octets(),
                                value.len(),
                                Self::FIELD_LEFT,
                            )
                            .and_then(|()| out.octets(&value))
                    })
            }
            SizedLeft::Many(value) => {
                ::cosem_codec::support::check_consistent(
                        !matches!(self.again.0, 1),
                        Self::FIELD_LEFT,
                    )
                    .and_then(|()| out.octets(&value))
            }
        }
    }
}
impl ::cosem_codec::Describe for Sized<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "sized",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_measure.spec:7",
    };
}
/// How long.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size(
    /// The value on the wire.
    pub u8,
);
impl Size {
    /// `empty`: 0.
    pub const EMPTY: Self = Self(0);
    /// `small`: 1.
    pub const SMALL: Self = Self(1);
    /// `large`: 7.
    pub const LARGE: Self = Self(7);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("empty"),
            1 => Some("small"),
            7 => Some("large"),
            _ => None,
        }
    }
    /// The number of octets that it stands for.
    #[inline]
    #[must_use]
    pub const fn octets(self) -> Option<usize> {
        match self.0 {
            0 => Some(0),
            1 => Some(2),
            7 => Some(5),
            _ => None,
        }
    }
    /// The code for so many octets, where there is one.
    #[inline]
    #[must_use]
    pub const fn from_octets(count: usize) -> Option<Self> {
        match count {
            0 => Some(Self::EMPTY),
            2 => Some(Self::SMALL),
            5 => Some(Self::LARGE),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for Size {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "Size({name})"),
            None => write!(f, "Size({})", self.0),
        }
    }
}
impl ::core::fmt::Display for Size {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Size {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for Size {
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
impl ::cosem_codec::Describe for Size {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "size",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_measure.spec:20",
    };
}
/// Two numbers.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// `x`.
    pub x: i8,
    /// `y`.
    pub y: i8,
}
impl Point {
    const FIELD_X: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "point",
        "x",
    );
    const FIELD_Y: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "point",
        "y",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Point {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let Some((&[b0, b1], input)) = input.split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const { &[(1, 0, Self::FIELD_X), (2, 1, Self::FIELD_Y)] },
                ),
            );
        };
        let x = i8::from_be_bytes([b0]);
        let y = i8::from_be_bytes([b1]);
        Ok((input, Self { x, y }))
    }
}
impl ::cosem_codec::Encode for Point {
    #[inline]
    fn encoded_len(&self) -> usize {
        2
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0] = self.x.to_be_bytes();
        let [b1] = self.y.to_be_bytes();
        out.chunk([b0, b1])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0] = self.x.to_be_bytes();
        let [b1] = self.y.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [b0, b1];
        Some(out)
    }
}
impl ::cosem_codec::Describe for Point {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "point",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "codes_measure.spec:28",
    };
}
