/// An inner frame that takes what is left in front of the check.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Telegram<'a> {
    /// `inner`.
    pub inner: Inside<'a>,
}
impl Telegram<'_> {
    const FIELD_INNER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "telegram",
        "inner",
    );
    const FIELD_FCS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "telegram",
        "fcs",
    );
}
impl<'a> Telegram<'a> {
    /// Reads the frame without its check value.
    fn parse_checked(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, ()) = ::cosem_codec::octets::tag(input, 0x68)?;
        let (input, inner) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INNER))?;
        Ok((input, Self { inner }))
    }
    /// Writes the frame without its check value.
    fn write_checked(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([0x68])?;
        ::cosem_codec::Encode::write(&self.inner, out)
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Telegram<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let frame = ::cosem_codec::octets::check_crc16_x25(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FCS))?;
        let check = ::cosem_codec::support::skip(input, frame.len());
        let value = ::cosem_codec::support::complete(Self::parse_checked(frame))
            .map_err(::cosem_codec::error::before(check))?;
        Ok((::cosem_codec::support::skip(check, 2), value))
    }
}
impl ::cosem_codec::Encode for Telegram<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            ::cosem_codec::support::sum([
                1,
                ::cosem_codec::Encode::encoded_len(&self.inner),
            ]),
            2,
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::write_crc16_x25(out, |out| self.write_checked(out))
    }
}
impl ::cosem_codec::Describe for Telegram<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "telegram",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame_x25.spec:7",
    };
}
/// It ends with everything that is left.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inside<'a> {
    /// `control`.
    pub control: u8,
    /// `address`.
    pub address: u32,
    /// `payload`.
    pub payload: ::cosem_codec::OctetString<'a>,
}
impl Inside<'_> {
    const FIELD_CONTROL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "inside",
        "control",
    );
    const FIELD_ADDRESS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "inside",
        "address",
    );
    const FIELD_PAYLOAD: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "inside",
        "payload",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Inside<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, control) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTROL))?;
        let (input, address) = ::cosem_codec::octets::u24(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_ADDRESS))?;
        let (input, payload) = ::cosem_codec::support::map(
                ::cosem_codec::octets::rest(input),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_PAYLOAD))?;
        Ok((input, Self { control, address, payload }))
    }
}
impl ::cosem_codec::Encode for Inside<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([4, self.payload.len()])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.control])?;
        ::cosem_codec::octets::u24_octets(self.address)
            .map_err(|error| error.in_field(Self::FIELD_ADDRESS))
            .and_then(|octets| out.chunk(octets))?;
        out.octets(&self.payload)
    }
}
impl ::cosem_codec::Describe for Inside<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "inside",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "frame_x25.spec:14",
    };
}
