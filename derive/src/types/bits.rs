//! A struct of flags and numbers that share one integer.

use cosem_spec::model::{BitGroup, BitMeaning, BitPart, Carrier, Encoding, Name, ValueSource};
use cosem_spec::source::Place;
use proc_macro2::Span;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Error, Ident, Result, Token};

use super::attributes::Options;
use super::fields::{name, place_of};
use crate::rust::bits_type;

/// The fields from the most significant bit down, with the reserved bits in front of them and at the end.
pub(super) fn group(
    fields: &Punctuated<syn::Field, Token![,]>,
    encoding: Encoding,
    reserved: u8,
    place: Place,
    span: Span,
) -> Result<BitGroup> {
    let mut widths: Vec<(Option<Name>, u8, BitMeaning)> = Vec::new();
    for field in fields {
        let options = Options::read(&field.attrs)?;
        if options.octet_string {
            return Err(Error::new(place_of(field), "bits are no octet string"));
        }
        let flag = matches!(&field.ty, syn::Type::Path(path) if path.path.is_ident("bool"));
        let width = width(field, options.width, flag)?;
        if options.reserved > 0 {
            widths.push((None, options.reserved, BitMeaning::Constant(0)));
        }
        let meaning = if flag { BitMeaning::Flag } else { BitMeaning::Number };
        widths.push((Some(name(field.ident.as_ref().map(Ident::to_string), encoding)), width, meaning));
    }
    if reserved > 0 {
        widths.push((None, reserved, BitMeaning::Constant(0)));
    }
    let total: u32 = widths.iter().map(|(_, width, _)| u32::from(*width)).sum();
    let (possible, expected): (&[u8], _) = match encoding {
        Encoding::Data => (&[8, 16, 32, 64], "8, 16, 32 or 64 are possible"),
        _ => (&[8, 16, 24, 32, 64], "8, 16, 24, 32 or 64 are possible"),
    };
    let Some(total) = u8::try_from(total).ok().filter(|total| possible.contains(total)) else {
        return Err(Error::new(span, format!("the widths add up to {total} bits; {expected}")));
    };
    let mut shift = total;
    let parts = widths
        .into_iter()
        .map(|(name, width, meaning)| {
            shift -= width;
            let source = if name.is_some() { ValueSource::Given } else { ValueSource::Constant };
            BitPart { name, docs: String::new(), shift, width, meaning, source, tolerates: Vec::new(), place }
        })
        .collect();
    Ok(BitGroup { carrier: Carrier::Unsigned(total), parts, place })
}

/// The bits that a field takes.
fn width(field: &syn::Field, given: Option<u8>, flag: bool) -> Result<u8> {
    let width = match (given, flag) {
        (None | Some(1), true) => return Ok(1),
        (Some(_), true) => return Err(Error::new(field.ty.span(), "a flag is one bit wide")),
        (Some(width @ 1..=64), false) => width,
        (Some(_), false) => return Err(Error::new(place_of(field), "a width lies between 1 and 64")),
        (None, false) => return Err(Error::new(place_of(field), "say how many bits it takes: `#[cosem(width = 4)]`")),
    };
    let wanted = bits_type(width).to_string();
    if field.ty.to_token_stream().to_string() == wanted {
        Ok(width)
    } else {
        Err(Error::new(field.ty.span(), format!("{width} bits are a `{wanted}`")))
    }
}
