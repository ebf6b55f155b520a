//! What `#[cosem(...)]` says on a struct and on its fields.

use cosem_spec::model::Encoding;
use syn::{Attribute, LitInt, Result};

/// What the attribute of a struct says.
pub(super) struct Layout {
    /// How the fields travel.
    pub(super) encoding: Encoding,
    pub(super) form: Form,
}

/// What the struct is on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Fields one after the other.
    Fields,
    /// The bits of one integer, of which the lowest may be reserved.
    Bits { reserved: u8 },
}

impl Layout {
    pub(super) fn read(attributes: &[Attribute]) -> Result<Self> {
        let (mut encoding, mut bits, mut reserved) = (None, false, None);
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cosem")) {
            attribute.parse_nested_meta(|meta| {
                let found = match meta.path.get_ident().map(ToString::to_string).as_deref() {
                    Some("data") => Encoding::Data,
                    Some("axdr") => Encoding::Axdr,
                    Some("octets") => Encoding::Octets,
                    Some("bits") if !bits => {
                        bits = true;
                        return Ok(());
                    }
                    Some("reserved") if reserved.is_none() => {
                        reserved = Some((meta.value()?.parse::<LitInt>()?.base10_parse()?, meta.path.clone()));
                        return Ok(());
                    }
                    _ => return Err(meta.error("expected `data`, `axdr`, `octets`, `bits` or `reserved = n`, each once")),
                };
                match encoding.replace(found) {
                    None => Ok(()),
                    Some(_) => Err(meta.error("fields travel in one encoding: `data`, `axdr` or `octets`")),
                }
            })?;
        }
        let form = match (bits, reserved) {
            (true, reserved) => Form::Bits { reserved: reserved.map_or(0, |(count, _)| count) },
            (false, None) => Form::Fields,
            (false, Some((_, path))) => return Err(syn::Error::new_spanned(path, "reserved bits are possible with `bits` only")),
        };
        // A bit field alone is an integer without a tag.
        let usual = if bits { Encoding::Octets } else { Encoding::Data };
        Ok(Self { encoding: encoding.unwrap_or(usual), form })
    }
}

/// What the attribute of a field says.
#[derive(Default)]
pub(super) struct Options {
    /// Bits that the field takes.
    pub(super) width: Option<u8>,
    /// Bits in front of it that must be zero.
    pub(super) reserved: u8,
    /// A date-time, date or time inside of an octet string.
    pub(super) octet_string: bool,
}

impl Options {
    pub(super) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cosem")) {
            attribute.parse_nested_meta(|meta| {
                match meta.path.get_ident().map(ToString::to_string).as_deref() {
                    Some("width") => options.width = Some(meta.value()?.parse::<LitInt>()?.base10_parse()?),
                    Some("reserved") => options.reserved = meta.value()?.parse::<LitInt>()?.base10_parse()?,
                    Some("octet_string") => options.octet_string = true,
                    _ => return Err(meta.error("expected `width = n`, `reserved = n` (zero bits in front) or `octet_string`")),
                }
                Ok(())
            })?;
        }
        Ok(options)
    }
}
