//! The table of fault codes. A code is never reused: a kind that no longer exists leaves its number unused.

use std::fmt;

macro_rules! codes {
    ($($name:ident $title:literal,)*) => {
        /// The kind of a fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// All codes in ascending order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is shown: `E0203`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What is wrong, in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

codes! {
    // Syntax.
    E0101 "something else is expected here",
    E0102 "a character that is not part of the language",
    E0103 "a malformed integer",
    E0104 "a string that does not end on its line",
    E0105 "an unknown escape in a string",
    E0106 "an octet literal that is not whole octets",
    E0107 "a doc comment or attribute with nothing behind it",
    E0108 "a bracket or brace that is not closed",
    E0109 "a name that is not in snake case",
    E0110 "a name that is not fit for an item",
    E0111 "types that nest too deep",

    // Names and references.
    E0201 "an unknown type",
    E0202 "an item name that is taken",
    E0203 "a selector that is taken",
    E0204 "a field name that is taken",
    E0205 "a name of an alternative that is taken",
    E0206 "a reference to a field that does not exist",
    E0207 "a reference to a field that does not come earlier",
    E0208 "a condition that is not a flag",
    E0209 "a length that is not an unsigned integer",
    E0210 "a length field that serves two strings",
    E0211 "a reference to a field that may be absent",
    E0212 "a reference to a measure that does not exist",
    E0213 "a discriminator that is neither number, flag nor code",
    E0214 "an unknown code in a pattern",
    E0215 "an alternative that is never reached",
    E0216 "a pattern that never occurs",
    E0217 "a wrong number of patterns",
    E0218 "a class used as a type",
    E0219 "an unconfirmed item used by one that is not",

    // Types and layout.
    E0301 "a type that contains itself",
    E0302 "a type that the encoding does not have",
    E0303 "a length that the encoding does not have",
    E0304 "a presence that the encoding does not have",
    E0305 "an item of another encoding",
    E0306 "an alternative without a first octet of its own",
    E0307 "a field without a tag in ber",
    E0308 "a tag that is ambiguous",
    E0309 "an optional value that may itself be null",
    E0310 "a trailing field that is not last",
    E0311 "something behind a value that takes all that is left",
    E0312 "a constant that does not fit its type",
    E0313 "a range that is empty or does not fit its type",
    E0314 "a range or constant on a type that is not an integer",
    E0315 "something that only a frame has",
    E0316 "a check value that is not last",
    E0317 "an unknown check algorithm",
    E0318 "something that cannot be contained in octets",
    E0319 "a match that is not the type of a field",
    E0320 "a default value of the wrong type",
    E0321 "a tag of an item that does not fit",
    E0322 "a selector or tag number that does not fit",
    E0323 "a form of tag that the encoding does not have",
    E0324 "an alternative for unknown selectors that is misplaced",
    E0325 "a choice or match without alternatives",
    E0326 "a list of elements that take no octets",
    E0327 "a fixed length that makes no sense",
    E0328 "elements of a list that depend on a field",

    // Bits and codes.
    E0401 "an unknown carrier",
    E0402 "a carrier that does not fit here",
    E0403 "a gap between bits",
    E0404 "bits that overlap or are out of order",
    E0405 "bits beyond the carrier",
    E0406 "a range of bits in the wrong direction",
    E0407 "a value too wide for its bits",
    E0408 "bits and codes of different width",
    E0409 "a type that bits cannot have",
    E0410 "a code too wide for its carrier",
    E0411 "a code value that is taken",
    E0412 "a code name that is taken",
    E0413 "a range of codes that is empty or overlaps",
    E0414 "an object identifier that is wrong here or malformed",
    E0415 "a number behind a code that has no measure",
    E0416 "a code without its measure",
    E0417 "a measure that two codes share",
    E0418 "a prefix that does not fit",
    E0419 "codes narrower than an octet used as a type",
    E0420 "a name of bits that is taken",
    E0421 "codes without values",

    // Classes.
    E0501 "a class identifier, version or offset out of range",
    E0502 "an attribute, method or selector number out of range",
    E0503 "a class version that is declared twice",
    E0504 "a version that extends one that does not exist",
    E0505 "a version that extends itself or a higher one",
    E0506 "removal of something that is not inherited",
    E0507 "an attribute, method or selector number that is taken",
    E0508 "an attribute, method or selector name that is taken",
    E0509 "a short-name offset that is taken",
    E0510 "a class outside of the data encoding",

    // Headers and attributes.
    E0601 "an unknown attribute",
    E0602 "a file without an encoding",
    E0603 "a header that is given twice",
    E0604 "an unknown encoding",
    E0605 "a header behind the first item",
    E0606 "an attribute that does not fit here",
    E0607 "an attribute that is given twice",
    E0608 "an item without a clause",
    E0609 "an unknown standard",
    E0610 "an item without evidence",
    E0611 "an unknown grade of evidence",
    E0612 "an unknown tolerance",
    E0613 "a tolerance that does not apply here",
    E0614 "an unknown detail of a clause",

    // OBIS codes.
    E0701 "a value of a group that is no octet",
    E0702 "a value that has a text already",
    E0703 "an unknown table of values",
    E0704 "a table that is made of itself",
    E0705 "an unknown role of a table",
    E0706 "an unknown form of a table",
    E0707 "a placeholder that means nothing",
    E0708 "a wrong number of value groups",
    E0709 "a set that is empty or names a value twice",
    E0710 "rules about the same code",
    E0711 "a rule that is never reached",
    E0712 "a rule without a name",
    E0713 "a rule without a class, or a wrong one",
    E0714 "a catalogue outside of the octets encoding",
    E0715 "an unknown owner of codes",
    E0716 "a table or catalogue used as a type",
    E0717 "more rules than a catalogue can hold",
}
