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
    class_description => ClassDescription;
    describe_module => describe;
    parsed => Parsed;
    field => Field;
    error_kind => ErrorKind;
    decode_error => DecodeError;
    encode_error => EncodeError;
    writer => Writer;
    fail => error::fail;
    in_field => error::in_field;
    before => error::before;
    octets => octets;
    axdr => axdr;
    ber => ber;
    data => data;
    support => support;
    data_type => Data;
    list => List;
    contained => Contained;
    octet_string => OctetString;
    visible_string => VisibleString;
    utf8_string => Utf8String;
    bit_string => BitString;
    oid => Oid;
    date_time => DateTime;
    date => Date;
    time => Time;
    obis_table => obis::table;
    obis_role => obis::Role;
    obis_owner => obis::Owner;
    obis_catalogue => obis::Catalogue;
    obis_rule => obis::Rule;
}
