//! Tokens: the smallest pieces of a spec file.

use std::fmt;

use crate::source::Place;

/// A token and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Where it stands.
    pub(crate) place: Place,
    /// True where it stands for a literal that is wrong and was reported: its value means nothing.
    pub(crate) wrong: bool,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenKind {
    /// A name or a word of the language; which of them depends on the position.
    Ident(String),
    /// An integer without its sign.
    Int(i128),
    /// `"..."`, unescaped.
    Text(String),
    /// `x"0A0B"`.
    Octets(Vec<u8>),
    /// One line of a doc comment, without the slashes and the space behind them.
    Doc(String),
    /// A mark.
    Mark(Mark),
    /// The end of the text.
    End,
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ident(name) => write!(f, "`{name}`"),
            Self::Int(value) => write!(f, "`{value}`"),
            Self::Text(_) => f.write_str("a string"),
            Self::Octets(_) => f.write_str("an octet literal"),
            Self::Doc(_) => f.write_str("a doc comment"),
            Self::Mark(mark) => write!(f, "`{}`", mark.text()),
            Self::End => f.write_str("the end of the file"),
        }
    }
}

macro_rules! marks {
    ($($name:ident $text:literal,)*) => {
        /// The marks of the language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Mark { $(#[doc = concat!("`", $text, "`")] $name,)* }

        impl Mark {
            /// All marks; those that begin with another one stand before it.
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            /// How it is written.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

marks! {
    FatArrow "=>", Arrow "->", DotDot "..",
    OpenBrace "{", CloseBrace "}", OpenParen "(", CloseParen ")", OpenBracket "[", CloseBracket "]",
    Colon ":", Semicolon ";", Comma ",", Dot ".", Equals "=", Minus "-", Plus "+", Star "*", Bar "|", Hash "#", Underscore "_",
}
