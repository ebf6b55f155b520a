//! Strings of octets and of characters, borrowed.

use core::fmt;
use core::ops::Deref;

/// Writes octets as upper-case hexadecimal digits.
#[derive(Clone, Copy)]
pub(crate) struct Hex<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|octet| write!(out, "{octet:02X}"))
    }
}

impl fmt::Debug for Hex<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

macro_rules! strings {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name<'a>(pub &'a [u8]);

        impl Deref for $name<'_> {
            type Target = [u8];

            #[inline]
            fn deref(&self) -> &[u8] {
                self.0
            }
        }

        impl AsRef<[u8]> for $name<'_> {
            #[inline]
            fn as_ref(&self) -> &[u8] {
                self.0
            }
        }

        impl<'a> From<&'a [u8]> for $name<'a> {
            #[inline]
            fn from(octets: &'a [u8]) -> Self {
                Self(octets)
            }
        }

        impl<'a, const N: usize> From<&'a [u8; N]> for $name<'a> {
            #[inline]
            fn from(octets: &'a [u8; N]) -> Self {
                Self(octets)
            }
        }
    )*};
}

strings! {
    /// OCTET STRING: octets without a meaning of their own. Shown as hexadecimal digits.
    OctetString;
    /// VisibleString: characters of ISO 646 by the standard. Its octets are not checked, since meters send other ones;
    /// [`as_str`](VisibleString::as_str) does.
    VisibleString;
    /// UTF8String: characters in UTF-8 by the standard. Its octets are not checked; [`as_str`](Utf8String::as_str) does.
    Utf8String;
}

impl fmt::Debug for OctetString<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "OctetString({})", Hex(self.0))
    }
}

impl fmt::Display for OctetString<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Hex(self.0), out)
    }
}

macro_rules! texts {
    ($($name:ident;)*) => {$(
        impl<'a> $name<'a> {
            /// The text, where the octets are UTF-8.
            ///
            /// # Errors
            /// Where they are not.
            pub const fn as_str(&self) -> Result<&'a str, core::str::Utf8Error> {
                core::str::from_utf8(self.0)
            }
        }

        impl<'a> From<&'a str> for $name<'a> {
            #[inline]
            fn from(text: &'a str) -> Self {
                Self(text.as_bytes())
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, concat!(stringify!($name), "(\"{}\")"), self.0.escape_ascii())
            }
        }

        /// The text; octets that are not UTF-8 show as replacement characters.
        impl fmt::Display for $name<'_> {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                for part in self.0.utf8_chunks() {
                    out.write_str(part.valid())?;
                    if !part.invalid().is_empty() {
                        out.write_str("\u{fffd}")?;
                    }
                }
                Ok(())
            }
        }
    )*};
}

texts! {
    VisibleString;
    Utf8String;
}
