/// Strings with lengths of their own, of fixed length, and with a length that another field tells.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strings<'a> {
    /// `name`.
    pub name: ::cosem_codec::VisibleString<'a>,
    /// `label`.
    pub label: ::cosem_codec::VisibleString<'a>,
    /// `remark`.
    pub remark: ::cosem_codec::Utf8String<'a>,
    /// `mark`.
    pub mark: ::cosem_codec::Utf8String<'a>,
    /// `key`.
    pub key: ::cosem_codec::OctetString<'a>,
    /// `serial`.
    pub serial: [u8; 20],
    /// `flags`.
    pub flags: ::cosem_codec::BitString<'a>,
    /// `twelve`.
    pub twelve: ::cosem_codec::BitString<'a>,
    /// `bits`.
    pub bits: ::cosem_codec::BitString<'a>,
    /// `value`.
    pub value: ::cosem_codec::OctetString<'a>,
    /// `comment`.
    pub comment: ::cosem_codec::VisibleString<'a>,
    /// `left`.
    pub left: ::cosem_codec::Utf8String<'a>,
}
impl Strings<'_> {
    const FIELD_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "name",
    );
    const FIELD_LABEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "label",
    );
    const FIELD_REMARK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "remark",
    );
    const FIELD_MARK: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "mark",
    );
    const FIELD_KEY: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "key",
    );
    const FIELD_SERIAL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "serial",
    );
    const FIELD_FLAGS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "flags",
    );
    const FIELD_TWELVE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "twelve",
    );
    const FIELD_COUNT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "count",
    );
    const FIELD_BITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "bits",
    );
    const FIELD_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "length",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "value",
    );
    const FIELD_SIZE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "size",
    );
    const FIELD_COMMENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "comment",
    );
    const FIELD_LEFT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "strings",
        "left",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Strings<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, name) = ::cosem_codec::axdr::text(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_NAME))?;
        let (input, label) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, 4),
                ::cosem_codec::VisibleString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LABEL))?;
        let (input, remark) = ::cosem_codec::axdr::utf8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REMARK))?;
        let (input, mark) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, 2),
                ::cosem_codec::Utf8String,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MARK))?;
        let (input, key) = ::cosem_codec::axdr::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_KEY))?;
        let (input, serial) = ::cosem_codec::octets::fixed(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SERIAL))?;
        let (input, flags) = ::cosem_codec::axdr::bit_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FLAGS))?;
        let (input, twelve) = ::cosem_codec::support::bit_string(input, 12)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TWELVE))?;
        let (input, count) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNT))?;
        let (input, bits_field) = ::cosem_codec::support::bit_string(
                input,
                usize::from(count),
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BITS))?;
        let (input, length) = ::cosem_codec::octets::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LENGTH))?;
        let (input, value_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(length)),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        let (input, size) = ::cosem_codec::octets::u32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SIZE))?;
        let (input, comment) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, ::cosem_codec::support::size(size)),
                ::cosem_codec::VisibleString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_COMMENT))?;
        let (input, left) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::Utf8String,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LEFT))?;
        Ok((
            input,
            Self {
                name,
                label,
                remark,
                mark,
                key,
                serial,
                flags,
                twelve,
                bits: bits_field,
                value: value_field,
                comment,
                left,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Strings<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            35,
            ::cosem_codec::axdr::content_len(self.name.len()),
            ::cosem_codec::axdr::content_len(self.remark.len()),
            ::cosem_codec::axdr::content_len(self.key.len()),
            ::cosem_codec::axdr::bit_string_len(&self.flags),
            self.bits.octets().len(),
            self.value.len(),
            self.comment.len(),
            self.left.len(),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::axdr::write_content(&self.name, out)?;
        ::cosem_codec::support::check_count(self.label.len(), 4, Self::FIELD_LABEL)
            .and_then(|()| out.octets(&self.label))?;
        ::cosem_codec::axdr::write_content(&self.remark, out)?;
        ::cosem_codec::support::check_count(self.mark.len(), 2, Self::FIELD_MARK)
            .and_then(|()| out.octets(&self.mark))?;
        ::cosem_codec::axdr::write_content(&self.key, out)?;
        out.chunk(self.serial)?;
        ::cosem_codec::axdr::write_bit_string(&self.flags, out)?;
        ::cosem_codec::support::check_count(self.twelve.len(), 12, Self::FIELD_TWELVE)
            .and_then(|()| ::cosem_codec::axdr::write_bits(&self.twelve, out))?;
        let count = ::cosem_codec::support::length::<
            u8,
        >(self.bits.len(), Self::FIELD_COUNT)?;
        out.chunk([count])?;
        ::cosem_codec::axdr::write_bits(&self.bits, out)?;
        let length = ::cosem_codec::support::length::<
            u16,
        >(self.value.len(), Self::FIELD_LENGTH)?;
        let [b0, b1] = length.to_be_bytes();
        out.chunk([b0, b1])?;
        out.octets(&self.value)?;
        let size = ::cosem_codec::support::length::<
            u32,
        >(self.comment.len(), Self::FIELD_SIZE)?;
        let [b2, b3, b4, b5] = size.to_be_bytes();
        out.chunk([b2, b3, b4, b5])?;
        out.octets(&self.comment)?;
        out.octets(&self.left)
    }
}
impl ::cosem_codec::Describe for Strings<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "strings",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "axdr_strings.spec:7",
    };
}
