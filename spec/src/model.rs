//! The checked model: what a set of spec files says, with every name resolved.
//!
//! The checker builds it, and everything else reads it: the macros (model to Rust), the inspector (model over octets), the
//! composer (values to octets) and the emitters (pages, tables). It holds no syntax and no Rust.

use crate::source::{Place, Sources};

macro_rules! named {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $keyword:literal,)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in spec files and reports.
            #[must_use]
            pub const fn keyword(self) -> &'static str {
                match self { $(Self::$variant => $keyword,)* }
            }

            /// The one with this name.
            #[must_use]
            pub fn from_keyword(keyword: &str) -> Option<Self> {
                match keyword { $($keyword => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

pub mod obis;

/// Everything that a set of spec files declares.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The texts the model was read from; places refer to them.
    pub sources: Sources,
    /// The standards named in the file headers, each once.
    pub standards: Vec<Standard>,
    /// The items in the order of the files.
    pub items: Vec<Item>,
}

impl Model {
    /// The item with this identifier.
    #[must_use]
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// The item with this name, in Rust case (`GetRequest`) or as the standard spells it (`get-request`). The items of a user's files
    /// hide those of the suite, as they do for the files themselves; types hide tables and catalogues of codes.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Item> {
        let among = |user: bool, table: bool| {
            let is_table = |item: &Item| matches!(item.kind, Kind::Values(_) | Kind::Catalogue(_));
            let items = || self.items.iter().filter(move |item| item.folder.is_empty() == user && is_table(item) == table);
            items().find(|item| item.name == name).or_else(|| items().find(|item| item.spelled == name))
        };
        among(true, false).or_else(|| among(false, false)).or_else(|| among(true, true)).or_else(|| among(false, true))
    }

    /// The standard that a clause refers to.
    #[must_use]
    pub fn standard(&self, clause: &Clause) -> &Standard {
        &self.standards[clause.standard]
    }

    /// A clause in words: `IEC 62056-5-3:2013, 7.3.3, table 36`.
    #[must_use]
    pub fn clause_text(&self, clause: &Clause) -> String {
        let mut text = self.standard(clause).title.clone();
        text.push_str(", ");
        text.push_str(clause.number.as_deref().unwrap_or("clause unknown"));
        for (word, number) in [("table", &clause.table), ("figure", &clause.figure)] {
            if let Some(number) = number {
                text.push_str(&format!(", {word} {number}"));
            }
        }
        text
    }
}

/// A standard, as a file header names it: `standard app = "IEC 62056-5-3:2013";`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// The short name used in clause references.
    pub short: String,
    /// The designation with its year.
    pub title: String,
}

/// The position of an item in [`Model::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(pub usize);

/// One declaration of a spec file.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its position in the model.
    pub id: ItemId,
    /// The name in Rust case: `GetRequestNormal`, with the version for classes: `ProfileGenericV1`.
    pub name: String,
    /// The standard's spelling: `get-request-normal`.
    pub spelled: String,
    /// The doc comment, lines joined by newlines.
    pub docs: String,
    /// Where the standard says it.
    pub clause: Clause,
    /// How the layout is known.
    pub evidence: Evidence,
    /// The edition that introduced it.
    pub since: Option<Since>,
    /// How its fields travel.
    pub encoding: Encoding,
    /// The folder of the suite it belongs to (`apdu`, `class/payment`), or the empty string for a user's file.
    pub folder: String,
    /// Where it is declared (the name's token).
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// A clause reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Index into [`Model::standards`].
    pub standard: usize,
    /// The clause number, or `None` where it is not known: a marked gap.
    pub number: Option<String>,
    /// The table number.
    pub table: Option<String>,
    /// The figure number.
    pub figure: Option<String>,
}

/// How the layout of an item is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The grade.
    pub grade: Grade,
    /// Where from.
    pub reason: String,
}

/// The grade of an [`Evidence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// Two independent sources agree, or the text of the standard was seen.
    Confirmed,
    /// One source.
    SingleSource,
    /// A reconstruction. Never conformant.
    Unconfirmed,
}

/// The edition from which something exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// Index into [`Model::standards`].
    pub standard: usize,
    /// The year of the edition.
    pub edition: String,
}

/// How the fields of an item travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// A-XDR, IEC 61334-6.
    Axdr,
    /// BER, for the ACSE APDUs.
    Ber,
    /// COSEM Data: every value behind its type tag.
    Data,
    /// Packed octets.
    Octets,
}

/// What an item is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Exactly one of several alternatives.
    Choice(Choice),
    /// Fields one after the other: `sequence`, and `frame` in packed octets.
    Sequence(Sequence),
    /// Named bits inside an integer or a bit string.
    Bits(Bits),
    /// Named values of an integer or an object identifier.
    Codes(Codes),
    /// A type with a name of its own.
    Alias(Type),
    /// One version of an interface class.
    Class(Class),
    /// Texts for the values of a value group of OBIS codes.
    Values(obis::Values),
    /// Rules that say what OBIS codes mean.
    Catalogue(obis::Catalogue),
}

/// Exactly one of several alternatives.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The tag in front of the selector: `choice GetRequest: [192]`.
    pub tag: Option<Tag>,
    /// The alternatives in the order of the file; their selectors are distinct.
    pub arms: Vec<Arm>,
    /// The name of the alternative that keeps an unknown selector: `_ other`. It has no content.
    pub open: Option<Name>,
}

/// One alternative of a choice.
#[derive(Debug, Clone)]
pub struct Arm {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// The octet that selects it. In the `data` encoding the type tag; in `ber` the identifier octet.
    pub selector: u8,
    /// The last octet that selects it: the selector itself, unless a range was declared.
    pub last: u8,
    /// True where the selector is the content's own first octet (the content reads it again): `get_request: GetRequest`.
    pub own_tag: bool,
    /// In `ber`: true where the content keeps its own identifier octet inside this one.
    pub explicit: bool,
    /// What follows the selector; `Type::Null` where nothing does.
    pub ty: Type,
    /// The edition that introduced it.
    pub since: Option<Since>,
    /// Where it is declared.
    pub place: Place,
}

impl Arm {
    /// True where this octet selects the alternative.
    #[must_use]
    pub const fn is_selected_by(&self, octet: u8) -> bool {
        self.selector <= octet && octet <= self.last
    }
}

/// A name in its two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As written in the file: snake case.
    pub snake: String,
    /// As the standard spells it: hyphenated by rule, or `#[spelled("...")]`.
    pub spelled: String,
}

/// A tag in front of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// The octet on the wire: the number in `axdr` and `octets`, the identifier octet in `ber`.
    pub octet: u8,
    /// The number in the brackets.
    pub number: u8,
}

/// Fields one after the other.
#[derive(Debug, Clone)]
pub struct Sequence {
    /// The tag in front.
    pub tag: Option<Tag>,
    /// The elements in wire order.
    pub elements: Vec<Element>,
}

impl Sequence {
    /// All fields with their indices, parts of bit groups left out.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &Field)> {
        self.elements.iter().enumerate().filter_map(|(index, element)| match element {
            Element::Field(field) => Some((index, field)),
            Element::Bits(_) | Element::Check(_) => None,
        })
    }
}

/// One element of a sequence.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "nearly all elements are fields")]
pub enum Element {
    /// A named value.
    Field(Field),
    /// Bits whose parts are fields of the sequence themselves; `octets` only.
    Bits(BitGroup),
    /// A check value over all octets of the frame in front of it; last element, `octets` only.
    Check(Check),
}

/// A named value of a sequence.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// In `ber`: the identifier octet, and whether the type's own identifier follows inside.
    pub ber: Option<BerTag>,
    /// Its type.
    pub ty: Type,
    /// Whether it is always there.
    pub presence: Presence,
    /// What the value is for the encoder: given by the user, or by another field.
    pub source: ValueSource,
    /// Declared deviations that decoding accepts.
    pub tolerates: Vec<Tolerance>,
    /// The edition that introduced it.
    pub since: Option<Since>,
    /// Where it is declared.
    pub place: Place,
}

/// The identifier octet of a field in `ber`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BerTag {
    /// Class, constructed bit and number.
    pub octet: u8,
    /// The number in the brackets.
    pub number: u8,
    /// True where the type's own identifier and length stand inside.
    pub explicit: bool,
}

/// Whether a field is always there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// Always.
    Required,
    /// `optional`: a flag octet in `axdr`, the identifier in `ber`, null-data in `data`.
    Optional,
    /// `default v`: as optional, absence means the value.
    Default(Literal),
    /// `if bit`: there when the earlier bit is set; `octets` only.
    If(FieldRef),
    /// `trailing`: may be missing at the end of a structure; `data` only.
    Trailing,
}

/// Where the encoder takes a value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueSource {
    /// From the user: it is a field of the Rust type.
    Given,
    /// It is the length (or count) of the element with this index, or the code of that length: not a field of the Rust type.
    LengthOf(usize),
    /// It is the discriminator, at this position of the `match`, of the element with this index: not a field of the Rust type.
    SelectorOf(usize, usize),
    /// It is a constant: not a field of the Rust type.
    Constant,
}

/// A reference from one element of a sequence to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRef {
    /// The index of the element.
    pub element: usize,
    /// The part, where the element is a bit group, or a field whose type is a `bits` item.
    pub part: Option<usize>,
}

/// Bits whose parts are fields of the sequence.
#[derive(Debug, Clone)]
pub struct BitGroup {
    /// The integer that carries them.
    pub carrier: Carrier,
    /// The parts from the most significant bit down.
    pub parts: Vec<BitPart>,
    /// Where it is declared.
    pub place: Place,
}

/// A check value at the end of a frame.
#[derive(Debug, Clone)]
pub struct Check {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// How it is computed.
    pub algorithm: CheckAlgorithm,
    /// Where it is declared.
    pub place: Place,
}

/// The check algorithms: hooks to hand-written code, named in the spec file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckAlgorithm {
    /// CRC-16/GENIBUS, two octets, most significant first.
    Crc16Genibus,
    /// CRC-16/X-25, two octets, least significant first.
    Crc16X25,
}

impl CheckAlgorithm {
    /// The name in spec files.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Crc16Genibus => "crc16_genibus",
            Self::Crc16X25 => "crc16_x25",
        }
    }

    /// The octets it takes.
    #[must_use]
    pub const fn size(self) -> usize {
        2
    }
}

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Nothing: NULL, null-data.
    Null,
    /// A truth value, one octet.
    Bool,
    /// An integer.
    Int(Int),
    /// IEEE 754, four octets.
    Float32,
    /// IEEE 754, eight octets.
    Float64,
    /// `bcd`: one signed octet with a type tag of its own.
    Bcd,
    /// Octets.
    Octets(Length),
    /// A visible string.
    Text(Length),
    /// A UTF-8 string.
    Utf8(Length),
    /// A bit string; the length counts bits.
    BitString(Length),
    /// An object identifier; `ber` only.
    Oid,
    /// Date and time, 12 octets.
    DateTime,
    /// Date, 5 octets.
    Date,
    /// Time, 4 octets.
    Time,
    /// Any COSEM Data.
    Data,
    /// A declared item.
    Item(ItemId),
    /// Elements of one type.
    List(Box<List>),
    /// `octets containing T`: the octets are an item of their own.
    Contained(Box<Contained>),
    /// `match a, b { ... }`: the type depends on earlier fields.
    Match(Box<Match>),
}

/// An integer type.
#[derive(Debug, Clone, PartialEq)]
pub struct Int {
    /// Octets on the wire: 1 to 8.
    pub octets: u8,
    /// Two's complement.
    pub signed: bool,
    /// Least significant octet first.
    pub little_endian: bool,
    /// `in a..b`, both ends included.
    pub range: Option<(i128, i128)>,
    /// `= v`: the only value.
    pub constant: Option<i128>,
}

/// How long a string of octets or bits is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// The encoding's own length in front: `octets`.
    Prefixed,
    /// Always so many: `octets[6]`. In `data` the length octet is still there.
    Fixed(u32),
    /// An earlier field says: `octets[length]`.
    Field(FieldRef),
    /// An earlier `codes` field says through its measure: `octets[domain_length.octets]`.
    Measure(FieldRef),
    /// Everything that is left: `octets[..]`.
    Rest,
}

/// Elements of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The type of an element.
    pub element: Type,
    /// How many there are.
    pub count: Length,
}

/// An octet string that holds something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Contained {
    /// The length of the octet string.
    pub length: Length,
    /// What it holds, complete, with no octet left over.
    pub ty: Type,
    /// Length 0 means that it is absent.
    pub or_empty: bool,
}

/// A type that depends on earlier fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The discriminators.
    pub on: Vec<FieldRef>,
    /// The alternatives in the order of the file.
    pub arms: Vec<MatchArm>,
}

/// One alternative of a `match`.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchArm {
    /// One pattern for each discriminator.
    pub patterns: Vec<Pattern>,
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// The type it stands for.
    pub ty: Type,
    /// Where it is declared.
    pub place: Place,
}

/// A pattern of a `match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// One value.
    Value(i128),
    /// A range, both ends included. The discriminator stays a field of the Rust type.
    Range(i128, i128),
    /// `_(v)`: any value; the encoder writes `v`, and other values are a deviation.
    AnyWritten(i128),
    /// `_`: any value. The discriminator stays a field of the Rust type.
    Any,
}

/// Named bits.
#[derive(Debug, Clone)]
pub struct Bits {
    /// What carries them.
    pub carrier: Carrier,
    /// Constant octets in front; the first is written, the others are tolerated.
    pub prefixes: Vec<Vec<u8>>,
    /// The parts from the most significant (or first) bit down, without gap or overlap.
    pub parts: Vec<BitPart>,
}

/// What carries named bits or codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// An unsigned integer of so many bits: 8, 16, 24, 32, 64; less inside a bit group.
    Unsigned(u8),
    /// One octet, with the type tag `enum` in `data`, ENUMERATED in `ber`.
    Enum,
    /// A bit string of so many bits; bit 0 is the first one sent.
    BitString(u8),
    /// An object identifier.
    Oid,
}

impl Carrier {
    /// The number of bits; 0 for an object identifier.
    #[must_use]
    pub const fn bits(self) -> u8 {
        match self {
            Self::Unsigned(bits) | Self::BitString(bits) => bits,
            Self::Enum => 8,
            Self::Oid => 0,
        }
    }
}

/// A part of named bits.
#[derive(Debug, Clone)]
pub struct BitPart {
    /// Its name, or `None` for reserved bits.
    pub name: Option<Name>,
    /// Its doc comment.
    pub docs: String,
    /// The distance of its lowest bit from the least significant bit of the carrier.
    pub shift: u8,
    /// Its width.
    pub width: u8,
    /// What it means.
    pub meaning: BitMeaning,
    /// Where the encoder takes it from; `Given` outside of bit groups.
    pub source: ValueSource,
    /// Declared deviations that decoding accepts.
    pub tolerates: Vec<Tolerance>,
    /// Where it is declared.
    pub place: Place,
}

/// What a part of named bits means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BitMeaning {
    /// A flag.
    Flag,
    /// A number.
    Number,
    /// The value of a `codes` item.
    Codes(ItemId),
    /// Reserved, kept as it came.
    Reserved,
    /// Reserved or constant with this value.
    Constant(u64),
}

/// Named values.
#[derive(Debug, Clone)]
pub struct Codes {
    /// What carries them.
    pub carrier: Carrier,
    /// The name of the number that a code stands for: `-> octets`.
    pub measure: Option<String>,
    /// True where a value without a name is an error: `#[closed]`.
    pub closed: bool,
    /// The named values in the order of the file.
    pub values: Vec<Code>,
    /// Ranges without a name of their own: reserved, manufacturer specific.
    pub ranges: Vec<CodeRange>,
}

/// A named value.
#[derive(Debug, Clone)]
pub struct Code {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// The value, or 0 for an object identifier.
    pub value: u64,
    /// The arcs of an object identifier; empty otherwise.
    pub oid: Vec<u32>,
    /// The number it stands for.
    pub measure: Option<u32>,
    /// Where it is declared.
    pub place: Place,
}

/// A range of values with a common meaning.
#[derive(Debug, Clone)]
pub struct CodeRange {
    /// The first value.
    pub first: u64,
    /// The last value.
    pub last: u64,
    /// What the range is for: `reserved`, `manufacturer-specific`.
    pub label: Name,
}

/// One version of an interface class.
#[derive(Debug, Clone)]
pub struct Class {
    /// The name without the version: `ProfileGeneric`.
    pub family: String,
    /// The class identifier.
    pub class_id: u16,
    /// The version.
    pub version: u8,
    /// The version it extends.
    pub extends: Option<u8>,
    /// True for the highest version of the class among a user's files, and among those of the suite.
    pub newest: bool,
    /// The attributes by number, inherited ones included.
    pub attributes: Vec<Attribute>,
    /// The methods by number, inherited ones included.
    pub methods: Vec<Method>,
}

/// An attribute of a class.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its number.
    pub number: i8,
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// Its type.
    pub ty: Type,
    /// Static or dynamic, where known.
    pub change: Option<Change>,
    /// The default value, where known.
    pub default: Option<Literal>,
    /// The offset of the short name, where there is one.
    pub offset: Option<u16>,
    /// The selective access parameters.
    pub selectors: Vec<Selector>,
    /// Declared deviations that decoding accepts.
    pub tolerates: Vec<Tolerance>,
    /// The edition that introduced it.
    pub since: Option<Since>,
    /// Where it is declared.
    pub place: Place,
}

/// Whether the meter changes an attribute by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Configuration.
    Static,
    /// Changed at run time.
    Dynamic,
}

/// A selective access parameter.
#[derive(Debug, Clone)]
pub struct Selector {
    /// The access selector.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// The type of the access parameters.
    pub ty: Type,
    /// Where it is declared.
    pub place: Place,
}

/// A method of a class.
#[derive(Debug, Clone)]
pub struct Method {
    /// Its number.
    pub number: i8,
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: String,
    /// The type of its parameter; `Type::Null` where there is none.
    pub parameter: Type,
    /// The type of what it returns.
    pub returns: Option<Type>,
    /// True where a server must have it.
    pub mandatory: bool,
    /// The offset of the short name, where there is one.
    pub offset: Option<u16>,
    /// Declared deviations of the parameter that decoding accepts.
    pub tolerates: Vec<Tolerance>,
    /// The edition that introduced it.
    pub since: Option<Since>,
    /// Where it is declared.
    pub place: Place,
}

/// A literal value.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Int(i128),
    /// `x"0A0B"`.
    Octets(Vec<u8>),
    /// `"..."`.
    Text(String),
    /// The name of a code.
    Code(String),
}

named! {
    /// Deviations that a spec file declares for one field: `#[tolerate(reserved_bits)]`. Decoding accepts them, encoding never
    /// writes them.
    Tolerance {
        /// Bits reserved with a value come with another one.
        ReservedBits = "reserved_bits",
        /// `octets containing date_time` comes with the Data tag 09 in front of its length.
        OctetStringTag = "octet_string_tag",
        /// An optional octet string comes with the Data tag 09 where its presence flag belongs.
        TagForFlag = "tag_for_flag",
        /// An octet string of known length comes without its length octet.
        MissingLength = "missing_length",
        /// In `data`: a date-time, date or time comes under its own type tag where an octet string belongs, or the reverse.
        DateTimeTag = "date_time_tag",
        /// In `data`: null-data where the model declares another type.
        Null = "null",
        /// In `data`: an unsigned integer under the signed tag of the same width, or the reverse.
        IntegerSign = "integer_sign",
        /// In `data`: an integer under the tag of the same width with the other sign, whose bits are taken as they are.
        IntegerBits = "integer_bits",
        /// In `data`: an integer under the tag of another width, with a value that fits.
        IntegerWidth = "integer_width",
        /// In `data`: a bit string with zeros behind its bits, up to whole octets.
        BitCount = "bit_count",
        /// In `data`: the last member of a structure, which may be null-data, is left out.
        MissingMember = "missing_member",
        /// In `data`: a trailing member that the structure should not have.
        ExtraMember = "extra_member",
        /// A value outside of the declared range.
        Range = "range",
    }
}

named! {
    /// What an inspection reports as bent: the declared tolerances, and the deviations that the encodings always accept.
    Rule {
        /// See [`Tolerance::ReservedBits`].
        ReservedBits = "reserved_bits",
        /// See [`Tolerance::OctetStringTag`].
        OctetStringTag = "octet_string_tag",
        /// See [`Tolerance::TagForFlag`].
        TagForFlag = "tag_for_flag",
        /// See [`Tolerance::MissingLength`].
        MissingLength = "missing_length",
        /// See [`Tolerance::DateTimeTag`].
        DateTimeTag = "date_time_tag",
        /// See [`Tolerance::Null`].
        Null = "null",
        /// See [`Tolerance::IntegerSign`].
        IntegerSign = "integer_sign",
        /// See [`Tolerance::IntegerBits`].
        IntegerBits = "integer_bits",
        /// See [`Tolerance::IntegerWidth`].
        IntegerWidth = "integer_width",
        /// See [`Tolerance::BitCount`].
        BitCount = "bit_count",
        /// See [`Tolerance::MissingMember`].
        MissingMember = "missing_member",
        /// See [`Tolerance::ExtraMember`].
        ExtraMember = "extra_member",
        /// See [`Tolerance::Range`].
        Range = "range",
        /// A length or count is not in its shortest form (A-XDR, BER, Data).
        LongLength = "long_length",
        /// A boolean is neither 00 nor 01.
        Boolean = "boolean",
        /// A presence flag is neither 00 nor 01.
        PresenceFlag = "presence_flag",
        /// The default value is sent although it could be left out.
        DefaultSent = "default_sent",
        /// Constant octets in front come in a declared other form.
        Prefix = "prefix",
        /// Bits that do not count (`_(v)`, padding of a bit string) are set otherwise than written.
        UnusedBits = "unused_bits",
        /// A BER INTEGER has more octets than it needs.
        LongInteger = "long_integer",
        /// A structure has fewer or more members than declared, in a declared way (`trailing`).
        MemberCount = "member_count",
    }
}

impl Rule {
    /// True where the value itself says what deviates, so that it is written as it came: null-data in place of a value, and trailing
    /// members that are there or not.
    #[must_use]
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Null | Self::MemberCount | Self::ExtraMember)
    }
}

impl From<Tolerance> for Rule {
    fn from(tolerance: Tolerance) -> Self {
        match tolerance {
            Tolerance::ReservedBits => Self::ReservedBits,
            Tolerance::OctetStringTag => Self::OctetStringTag,
            Tolerance::TagForFlag => Self::TagForFlag,
            Tolerance::MissingLength => Self::MissingLength,
            Tolerance::DateTimeTag => Self::DateTimeTag,
            Tolerance::Null => Self::Null,
            Tolerance::IntegerSign => Self::IntegerSign,
            Tolerance::IntegerBits => Self::IntegerBits,
            Tolerance::IntegerWidth => Self::IntegerWidth,
            Tolerance::BitCount => Self::BitCount,
            Tolerance::MissingMember => Self::MissingMember,
            Tolerance::ExtraMember => Self::ExtraMember,
            Tolerance::Range => Self::Range,
        }
    }
}
