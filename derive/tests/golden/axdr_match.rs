/// Alternatives by codes, by ranges, and for all other values.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Selected<'a> {
    /// `method`.
    pub method: Method,
    /// `content`.
    pub content: SelectedContent<'a>,
    /// `kind`.
    pub kind: u8,
    /// `extra`.
    pub extra: Option<SelectedExtra<'a>>,
}
/// The alternatives of `content` of [`Selected`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SelectedContent<'a> {
    /// `nothing`.
    Nothing,
    /// `number`.
    Number(u16),
    /// `text`.
    Text(::cosem_codec::VisibleString<'a>),
    /// `other`.
    Other(::cosem_codec::OctetString<'a>),
}
/// The alternatives of `extra` of [`Selected`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SelectedExtra<'a> {
    /// `short`.
    Short(u8),
    /// `list`.
    List(::cosem_codec::List<'a, Method>),
    /// `inner`.
    Inner(::cosem_codec::Contained<'a, Selected<'a>>),
}
impl Selected<'_> {
    const FIELD_METHOD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "selected",
        "method",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "selected",
        "content",
    );
    const FIELD_KIND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "selected",
        "kind",
    );
    const FIELD_EXTRA: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "selected",
        "extra",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Selected<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, method): (_, Method) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_METHOD))?;
        let (input, content_field) = match method.0 {
            0 => Ok((input, SelectedContent::Nothing)),
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u16(input),
                    SelectedContent::Number,
                )
            }
            16..=31 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::axdr::text(input),
                    SelectedContent::Text,
                )
            }
            _ => {
                ::cosem_codec::support::map(
                    ::cosem_codec::axdr::octets(input),
                    SelectedContent::Other,
                )
            }
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, kind) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KIND))?;
        let (input, extra) = ::cosem_codec::axdr::optional(
                input,
                |input| match kind {
                    0 => {
                        ::cosem_codec::support::map(
                            ::cosem_codec::octets::u8(input),
                            SelectedExtra::Short,
                        )
                    }
                    1 => {
                        ::cosem_codec::support::map(
                            ::cosem_codec::axdr::list(input),
                            SelectedExtra::List,
                        )
                    }
                    2 => {
                        ::cosem_codec::support::map(
                            ::cosem_codec::axdr::contained(input),
                            SelectedExtra::Inner,
                        )
                    }
                    _ => ::cosem_codec::support::no_alternative(i128::from(kind), input),
                },
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_EXTRA))?;
        Ok((
            input,
            Self {
                method,
                content: content_field,
                kind,
                extra,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Selected<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            2,
            match self.content {
                SelectedContent::Nothing => 0,
                SelectedContent::Number(_) => 2,
                SelectedContent::Text(value) => {
                    ::cosem_codec::axdr::content_len(value.len())
                }
                SelectedContent::Other(value) => {
                    ::cosem_codec::axdr::content_len(value.len())
                }
            },
            self
                .extra
                .map_or(
                    1,
                    |value| ::cosem_codec::support::sum([
                        1,
                        match value {
                            SelectedExtra::Short(_) => 1,
                            SelectedExtra::List(value) => {
                                ::cosem_codec::axdr::list_len(&value)
                            }
                            SelectedExtra::Inner(value) => {
                                ::cosem_codec::axdr::contained_len(&value)
                            }
                        },
                    ]),
                ),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.method.0])?;
        match self.content {
            SelectedContent::Nothing => {
                ::cosem_codec::support::check_consistent(
                    self.method.0 == 0,
                    Self::FIELD_CONTENT,
                )
            }
            SelectedContent::Number(value) => {
                ::cosem_codec::support::check_consistent(
                        self.method.0 == 1,
                        Self::FIELD_CONTENT,
                    )
                    .and_then(|()| out.chunk(value.to_be_bytes()))
            }
            SelectedContent::Text(value) => {
                ::cosem_codec::support::check_consistent(
                        matches!(self.method.0, 16..= 31),
                        Self::FIELD_CONTENT,
                    )
                    .and_then(|()| ::cosem_codec::axdr::write_content(&value, out))
            }
            SelectedContent::Other(value) => {
                ::cosem_codec::support::check_consistent(
                        !matches!(self.method.0, 0 | 1 | 16..= 31),
                        Self::FIELD_CONTENT,
                    )
                    .and_then(|()| ::cosem_codec::axdr::write_content(&value, out))
            }
        }?;
        out.chunk([self.kind])?;
        match self.extra {
            Some(value) => {
                out.chunk([0x01])?;
                match value {
                    SelectedExtra::Short(value) => {
                        ::cosem_codec::support::check_consistent(
                                self.kind == 0,
                                Self::FIELD_EXTRA,
                            )
                            .and_then(|()| out.chunk([value]))
                    }
                    SelectedExtra::List(value) => {
                        ::cosem_codec::support::check_consistent(
                                self.kind == 1,
                                Self::FIELD_EXTRA,
                            )
                            .and_then(|()| ::cosem_codec::axdr::write_list(&value, out))
                    }
                    SelectedExtra::Inner(value) => {
                        ::cosem_codec::support::check_consistent(
                                self.kind == 2,
                                Self::FIELD_EXTRA,
                            )
                            .and_then(|()| ::cosem_codec::axdr::write_contained(
                                &value,
                                out,
                            ))
                    }
                }
            }
            None => out.chunk([0x00]),
        }
    }
}
impl ::cosem_codec::Describe for Selected<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "selected",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_match.spec:7",
    };
}
/// How to select.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Method(
    /// The value on the wire.
    pub u8,
);
impl Method {
    /// `none`: 0.
    pub const NONE: Self = Self(0);
    /// `by-number`: 1.
    pub const BY_NUMBER: Self = Self(1);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("none"),
            1 => Some("by-number"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for Method {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "Method({name})"),
            None => write!(f, "Method({})", self.0),
        }
    }
}
impl ::core::fmt::Display for Method {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Method {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for Method {
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
impl ::cosem_codec::Describe for Method {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "method",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_match.spec:25",
    };
}
/// A discriminator with a value for each alternative follows from the alternative.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// `content`.
    pub content: DerivedContent,
    /// `sign`.
    pub sign: DerivedSign,
}
/// The alternatives of `content` of [`Derived`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DerivedContent {
    /// `nothing`.
    Nothing,
    /// `number`.
    Number(u16),
}
/// The alternatives of `sign` of [`Derived`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DerivedSign {
    /// `negative`.
    Negative(u8),
    /// `positive`.
    Positive(u8),
}
impl Derived {
    const FIELD_METHOD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "derived",
        "method",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "derived",
        "content",
    );
    const FIELD_SIGNED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "derived",
        "signed",
    );
    const FIELD_SIGN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "derived",
        "sign",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Derived {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, method): (_, Method) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_METHOD))?;
        let (input, content_field) = match method.0 {
            0 => Ok((input, DerivedContent::Nothing)),
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u16(input),
                    DerivedContent::Number,
                )
            }
            _ => ::cosem_codec::support::no_alternative(i128::from(method.0), input),
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, signed) = ::cosem_codec::octets::i16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIGNED))?;
        let (input, sign) = match signed {
            -1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(input),
                    DerivedSign::Negative,
                )
            }
            1 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(input),
                    DerivedSign::Positive,
                )
            }
            _ => ::cosem_codec::support::no_alternative(i128::from(signed), input),
        }
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIGN))?;
        Ok((
            input,
            Self {
                content: content_field,
                sign,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Derived {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            3,
            match self.content {
                DerivedContent::Nothing => 0,
                DerivedContent::Number(_) => 2,
            },
            match self.sign {
                DerivedSign::Negative(_) => 1,
                DerivedSign::Positive(_) => 1,
            },
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let method = Method(
            match self.content {
                DerivedContent::Nothing => 0,
                DerivedContent::Number(_) => 1,
            },
        );
        out.chunk([method.0])?;
        match self.content {
            DerivedContent::Nothing => ::cosem_codec::Encode::write(&(), out),
            DerivedContent::Number(value) => out.chunk(value.to_be_bytes()),
        }?;
        let signed: i16 = match self.sign {
            DerivedSign::Negative(_) => -1,
            DerivedSign::Positive(_) => 1,
        };
        let [b0, b1] = signed.to_be_bytes();
        out.chunk([b0, b1])?;
        match self.sign {
            DerivedSign::Negative(value) => out.chunk([value]),
            DerivedSign::Positive(value) => out.chunk([value]),
        }
    }
}
impl ::cosem_codec::Describe for Derived {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "derived",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_match.spec:32",
    };
}
