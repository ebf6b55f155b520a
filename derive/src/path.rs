//! All paths into the runtime that the expansion uses, in one list.

use proc_macro2::TokenStream;
use quote::quote;

macro_rules! paths {
    ($($name:ident => $($path:ident)::+;)+) => {
        $(pub(crate) fn $name() -> TokenStream { quote!(::cosem_codec::$($path)::+) })+
    };
}

paths! {
    decode => Decode;
    encode => Encode;
    describe => Describe;
    description => Description;
    clause_evidence => Evidence;
    class => Class;
    parsed => error::Parsed;
    field => error::Field;
    error_kind => error::ErrorKind;
    decode_error => error::DecodeError;
    encode_error => error::EncodeError;
    parse_error => error::ParseError;
    writer => Writer;
    fail => error::fail;
    fault => error::error;
    in_field => error::in_field;
    before => error::before;
    octets => octets;
    axdr => axdr;
    ber => ber;
    data => data;
    constraint => constraint;
    nom => nom;
    data_type => Data;
    list => List;
    contained => Contained;
    octet_string => OctetString;
    visible_string => VisibleString;
    utf8_string => Utf8String;
    bit_string => BitString;
    bcd => Bcd;
    oid => Oid;
    date_time => DateTime;
    date => Date;
    time => Time;
}
