//! The syntax tree: what a spec file says, word for word, before any name is looked up.

mod obis;

pub use obis::*;

use crate::source::Place;

/// Something and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    /// What it is.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A name.
pub type Ident = At<String>;

/// An integer, with its sign.
pub type Int = At<i128>;

/// One spec file.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// What stands before the items.
    pub headers: Vec<Header>,
    /// The declarations.
    pub items: Vec<Item>,
    /// True where a declaration could not be read so far as to know its name.
    pub lost: bool,
}

/// A line of the file's head.
#[derive(Debug, Clone)]
pub enum Header {
    /// `standard app = "IEC 62056-5-3:2013";`
    Standard {
        /// The short name.
        short: Ident,
        /// The designation.
        title: At<String>,
    },
    /// `encoding axdr;`
    Encoding(Ident),
    /// `evidence(confirmed, "two open implementations");`
    Evidence(EvidenceRef),
    /// `clause(app, "8");`
    Clause(At<ClauseRef>),
}

/// `app, "7.3.3", table = "36"`.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseRef {
    /// The short name of the standard.
    pub standard: Ident,
    /// The clause number; `None` for `unknown`.
    pub number: Option<At<String>>,
    /// `table` and `figure`.
    pub details: Vec<(Ident, At<String>)>,
}

/// `confirmed, "two open implementations"`.
#[derive(Debug, Clone)]
pub struct EvidenceRef {
    /// The grade.
    pub grade: Ident,
    /// Where from.
    pub reason: At<String>,
}

/// The doc comment and the attributes in front of something.
#[derive(Debug, Clone, Default)]
pub struct Decor {
    /// The lines of the doc comment, joined.
    pub docs: String,
    /// The attributes.
    pub attributes: Vec<Attr>,
}

/// `#[...]`.
#[derive(Debug, Clone)]
pub struct Attr {
    /// What it says.
    pub kind: AttrKind,
    /// The name's token.
    pub place: Place,
}

/// What an attribute says.
#[derive(Debug, Clone)]
pub enum AttrKind {
    /// `clause(app, "7.3.3", table = "36")`.
    Clause(ClauseRef),
    /// `evidence(confirmed, "...")`.
    Evidence(EvidenceRef),
    /// `since(app, "2017")`.
    Since {
        /// The short name of the standard.
        standard: Ident,
        /// The year.
        edition: At<String>,
    },
    /// `spelled("...")`.
    Spelled(At<String>),
    /// `tolerate(reserved_bits)`.
    Tolerate(Vec<Ident>),
    /// `closed`.
    Closed,
}

impl AttrKind {
    /// Its name in spec files.
    #[must_use]
    pub const fn keyword(&self) -> &'static str {
        match self {
            Self::Clause(_) => "clause",
            Self::Evidence(_) => "evidence",
            Self::Since { .. } => "since",
            Self::Spelled(_) => "spelled",
            Self::Tolerate(_) => "tolerate",
            Self::Closed => "closed",
        }
    }
}

/// A declaration.
#[derive(Debug, Clone)]
pub struct Item {
    /// What stands in front.
    pub decor: Decor,
    /// The name.
    pub name: Ident,
    /// What it is.
    pub body: Body,
    /// True where parts of it could not be read.
    pub broken: bool,
    /// True where a literal in it is wrong, so that its values mean nothing.
    pub wrong: bool,
}

/// What a declaration is.
#[derive(Debug, Clone)]
pub enum Body {
    /// `choice`.
    Choice(ChoiceBody),
    /// `sequence` or `frame`.
    Sequence(SequenceBody),
    /// `bits`.
    Bits(BitsBody),
    /// `codes`.
    Codes(CodesBody),
    /// `type`.
    Alias(TypeExpr),
    /// `class`.
    Class(ClassBody),
    /// `values`.
    Values(ValuesBody),
    /// `obis`.
    Obis(ObisBody),
    /// What could not be read behind the name.
    Unreadable,
}

/// `[192]`, `[application 0]`.
#[derive(Debug, Clone)]
pub struct ItemTag {
    /// The number.
    pub number: Int,
    /// The word, where it stands there.
    pub application: Option<Place>,
}

/// `[1]`, `[1] implicit`.
#[derive(Debug, Clone)]
pub struct MemberTag {
    /// The number.
    pub number: Int,
    /// The word, where it stands there.
    pub implicit: Option<Place>,
}

/// The inside of a choice.
#[derive(Debug, Clone)]
pub struct ChoiceBody {
    /// The tag in front.
    pub tag: Option<ItemTag>,
    /// The alternatives.
    pub arms: Vec<Arm>,
}

/// An alternative of a choice.
#[derive(Debug, Clone)]
pub struct Arm {
    /// What stands in front.
    pub decor: Decor,
    /// The selector.
    pub tag: Option<MemberTag>,
    /// The range that the first octet of the content lies in, where that selects.
    pub range: Option<(Int, Int)>,
    /// The place of the `_` of an arm that keeps unknown selectors.
    pub open: Option<Place>,
    /// The name.
    pub name: Ident,
    /// The content.
    pub ty: Option<TypeExpr>,
}

/// The inside of a sequence or frame.
#[derive(Debug, Clone)]
pub struct SequenceBody {
    /// The place of the word `frame`, where it is one.
    pub frame: Option<Place>,
    /// The tag in front.
    pub tag: Option<ItemTag>,
    /// The elements.
    pub elements: Vec<Element>,
}

/// An element of a sequence or frame.
#[derive(Debug, Clone)]
pub enum Element {
    /// `name: type`.
    Field(Box<Field>),
    /// `bits u8 { ... }`.
    Bits(Group),
    /// `name: check crc16_x25`.
    Check {
        /// What stands in front.
        decor: Decor,
        /// The name.
        name: Ident,
        /// The algorithm.
        algorithm: Ident,
    },
}

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// What stands in front.
    pub decor: Decor,
    /// The context tag of BER.
    pub tag: Option<MemberTag>,
    /// The name.
    pub name: Ident,
    /// The type.
    pub ty: TypeExpr,
    /// Whether it is always there.
    pub presence: Option<At<PresenceExpr>>,
}

/// Whether a field is always there.
#[derive(Debug, Clone)]
pub enum PresenceExpr {
    /// `optional`.
    Optional,
    /// `default v`.
    Default(At<LiteralExpr>),
    /// `trailing`.
    Trailing,
    /// `if flag`.
    If(Path),
}

/// A literal.
#[derive(Debug, Clone, PartialEq)]
pub enum LiteralExpr {
    /// A number.
    Int(i128),
    /// `x"..."`.
    Octets(Vec<u8>),
    /// `"..."`.
    Text(String),
    /// `true`, `false` or the name of a code.
    Word(String),
}

/// `a.b.c`.
#[derive(Debug, Clone)]
pub struct Path {
    /// The names between the dots; never empty.
    pub segments: Vec<Ident>,
}

impl Path {
    /// From the first name to the last.
    #[must_use]
    pub fn place(&self) -> Place {
        match (self.segments.first(), self.segments.last()) {
            (Some(first), Some(last)) => first.place.to(last.place),
            _ => Place::default(),
        }
    }

    /// As it is written.
    #[must_use]
    pub fn text(&self) -> String {
        self.segments.iter().map(|segment| segment.value.as_str()).collect::<Vec<_>>().join(".")
    }
}

/// A group of bits in a frame.
#[derive(Debug, Clone)]
pub struct Group {
    /// What carries them.
    pub carrier: CarrierExpr,
    /// The parts.
    pub parts: Vec<Part>,
    /// The closing brace.
    pub end: Place,
}

/// `u8`, `enum`, `bit_string[24]`.
#[derive(Debug, Clone)]
pub struct CarrierExpr {
    /// The word.
    pub word: Ident,
    /// The number in brackets.
    pub bits: Option<Int>,
}

/// The inside of a bits item.
#[derive(Debug, Clone)]
pub struct BitsBody {
    /// What carries them.
    pub carrier: CarrierExpr,
    /// The constant octets in front.
    pub prefixes: Vec<At<Vec<u8>>>,
    /// The parts.
    pub parts: Vec<Part>,
    /// The closing brace.
    pub end: Place,
}

/// A part of named bits.
#[derive(Debug, Clone)]
pub struct Part {
    /// What stands in front.
    pub decor: Decor,
    /// The first bit as written.
    pub first: Int,
    /// The last bit as written; the first, where there is one.
    pub last: Int,
    /// What the bits are.
    pub body: PartBody,
}

/// What bits are.
#[derive(Debug, Clone)]
pub enum PartBody {
    /// `priority`, `priority: Priority`.
    Named {
        /// The name.
        name: Ident,
        /// `bool`, `u4`, or a codes item.
        ty: Option<Ident>,
    },
    /// `version = 0`.
    Constant {
        /// The name.
        name: Ident,
        /// The value.
        value: Int,
    },
    /// `reserved`, `reserved = 0`.
    Reserved {
        /// The word.
        place: Place,
        /// The value.
        value: Option<Int>,
    },
}

/// The inside of a codes item.
#[derive(Debug, Clone)]
pub struct CodesBody {
    /// What carries them.
    pub carrier: CarrierExpr,
    /// The name of the measure.
    pub measure: Option<Ident>,
    /// The values and ranges.
    pub values: Vec<CodeExpr>,
}

/// A line of a codes item.
#[derive(Debug, Clone)]
pub enum CodeExpr {
    /// `0 success`, `0 empty -> 0`.
    Value {
        /// What stands in front.
        decor: Decor,
        /// The value.
        value: At<CodeValue>,
        /// The name.
        name: Ident,
        /// The number it stands for.
        measure: Option<Int>,
    },
    /// `128..255 manufacturer_specific`.
    Range {
        /// What stands in front.
        decor: Decor,
        /// The first value.
        first: Int,
        /// The last value.
        last: Int,
        /// What the range is for.
        label: Ident,
    },
}

/// The value of a code.
#[derive(Debug, Clone, PartialEq)]
pub enum CodeValue {
    /// A number.
    Int(i128),
    /// The arcs of an object identifier.
    Oid(Vec<i128>),
}

/// The inside of a class.
#[derive(Debug, Clone)]
pub struct ClassBody {
    /// The class identifier.
    pub class_id: Int,
    /// The version.
    pub version: Int,
    /// The version it extends.
    pub extends: Option<Int>,
    /// The members.
    pub members: Vec<Member>,
}

/// A member of a class.
#[derive(Debug, Clone)]
pub enum Member {
    /// `attribute 2 value: SimpleValue dynamic at 0x08`.
    Attribute(AttributeExpr),
    /// `method 1 reset(i8) optional at 0x28`.
    Method(MethodExpr),
    /// `remove attribute 4`.
    Remove {
        /// What stands in front.
        decor: Decor,
        /// True for a method.
        method: bool,
        /// The number.
        number: Int,
    },
}

/// An attribute of a class.
#[derive(Debug, Clone)]
pub struct AttributeExpr {
    /// What stands in front.
    pub decor: Decor,
    /// The number.
    pub number: Int,
    /// The name.
    pub name: Ident,
    /// The type.
    pub ty: TypeExpr,
    /// `static` or `dynamic`.
    pub dynamic: Option<bool>,
    /// The default value.
    pub default: Option<At<LiteralExpr>>,
    /// The short-name offset.
    pub offset: Option<Int>,
    /// The selective access parameters.
    pub selectors: Vec<SelectorExpr>,
}

/// `selector 1 range: RangeDescriptor`.
#[derive(Debug, Clone)]
pub struct SelectorExpr {
    /// What stands in front.
    pub decor: Decor,
    /// The number.
    pub number: Int,
    /// The name.
    pub name: Ident,
    /// The type.
    pub ty: TypeExpr,
}

/// A method of a class.
#[derive(Debug, Clone)]
pub struct MethodExpr {
    /// What stands in front.
    pub decor: Decor,
    /// The number.
    pub number: Int,
    /// The name.
    pub name: Ident,
    /// The type of its parameter.
    pub parameter: Option<TypeExpr>,
    /// The type of what it returns.
    pub returns: Option<TypeExpr>,
    /// Whether a server must have it.
    pub mandatory: bool,
    /// The short-name offset.
    pub offset: Option<Int>,
}

/// A type.
#[derive(Debug, Clone)]
pub struct TypeExpr {
    /// What it says.
    pub kind: TypeKind,
    /// From its first word to its last.
    pub place: Place,
}

/// What a type says.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// A word of the language or the name of an item.
    Named {
        /// The word.
        name: Ident,
        /// `in a..b`.
        range: Option<At<(i128, i128)>>,
        /// `= v`.
        constant: Option<Int>,
    },
    /// `octets`, `text`, `utf8`, `bit_string`.
    Str {
        /// Which of them.
        word: StrWord,
        /// The length.
        length: Option<At<LengthExpr>>,
        /// What it holds.
        containing: Option<Box<ContainingExpr>>,
    },
    /// `list of T`.
    List {
        /// The count.
        length: Option<At<LengthExpr>>,
        /// The type of an element.
        element: Box<TypeExpr>,
    },
    /// `match a, b { ... }`.
    Match {
        /// The discriminators.
        on: Vec<Path>,
        /// The alternatives.
        arms: Vec<MatchArm>,
    },
}

/// The kinds of string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrWord {
    /// `octets`.
    Octets,
    /// `text`.
    Text,
    /// `utf8`.
    Utf8,
    /// `bit_string`.
    BitString,
}

/// `containing T or empty`.
#[derive(Debug, Clone)]
pub struct ContainingExpr {
    /// The word `containing`.
    pub place: Place,
    /// What is held.
    pub ty: TypeExpr,
    /// Length 0 means absent.
    pub or_empty: bool,
}

/// `[6]`, `[length]`, `[..]`.
#[derive(Debug, Clone)]
pub enum LengthExpr {
    /// A number.
    Number(i128),
    /// An earlier field.
    Path(Path),
    /// What is left.
    Rest,
}

/// An alternative of a `match`.
#[derive(Debug, Clone)]
pub struct MatchArm {
    /// What stands in front.
    pub decor: Decor,
    /// One for each discriminator.
    pub patterns: Vec<At<PatternExpr>>,
    /// The name.
    pub name: Ident,
    /// The type.
    pub ty: TypeExpr,
}

/// A pattern.
#[derive(Debug, Clone)]
pub enum PatternExpr {
    /// A number.
    Value(i128),
    /// `1..5`.
    Range(i128, i128),
    /// The name of a code.
    Name(String),
    /// `_`.
    Any,
    /// `_(v)`.
    AnyWritten(i128),
}
