//! Compact arrays: elements of one described type, without tags (IEC 62056-5-3:2013, clause 8, TypeDescription).
//!
//! Octets: the type description (the tags of the element's types; a structure with the number of its members, an array with its
//! number of elements in two octets), a length, and the contents: elements one after the other. How many there are shows when the
//! contents are used up, so that an element must take an octet.

use core::fmt;
use core::marker::PhantomData;

use crate::axdr;
use crate::data::tag;
use crate::data::walk::{Container, Visitor, untagged};
use crate::decode::Decode;
use crate::error::{DecodeError, ErrorKind, ParseError, Parsed, before, error, fail, truncated};
use crate::list::{consumed, promised};
use crate::octets;
use crate::strings::Hex;

/// How deep arrays and structures may nest in a type description.
pub const MAX_DESCRIPTION_DEPTH: usize = 16;

/// How many types a type description may name.
pub const MAX_DESCRIPTION_NODES: usize = 255;

/// The type of the elements of a compact array; checked.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeDescription<'a> {
    octets: &'a [u8],
    /// True where a value of this type takes no octet.
    empty: bool,
}

impl<'a> TypeDescription<'a> {
    /// The description as it is sent.
    #[must_use]
    #[inline]
    pub const fn octets(&self) -> &'a [u8] {
        self.octets
    }

    /// The tag of the type.
    #[must_use]
    #[inline]
    pub const fn tag(&self) -> u8 {
        match self.octets {
            [tag, ..] => *tag,
            [] => tag::NULL,
        }
    }

    /// For an array the number of its elements, for a structure of its members, otherwise 0.
    #[must_use]
    pub fn len(&self) -> usize {
        match Node::parse(self.octets) {
            Ok((_, Node::Array(count) | Node::Structure(count))) => count,
            _ => 0,
        }
    }

    /// True where the type has neither elements nor members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of members of a structure, and the octets of their types; `None` for anything else.
    #[cfg(feature = "class-measurement")]
    pub(crate) fn members(&self) -> Option<(usize, &'a [u8])> {
        match Node::parse(self.octets) {
            Ok((types, Node::Structure(count))) => Some((count, types)),
            _ => None,
        }
    }

    /// The types inside: the members of a structure, the one element type of an array, nothing otherwise.
    pub fn inner(&self) -> impl Iterator<Item = TypeDescription<'a>> + use<'a> {
        let (mut rest, mut count) = match Node::parse(self.octets) {
            Ok((rest, Node::Array(_))) => (rest, 1),
            Ok((rest, Node::Structure(count))) => (rest, count),
            _ => (&[][..], 0),
        };
        core::iter::from_fn(move || {
            count = count.checked_sub(1)?;
            let (after, description) = Self::parse(rest).ok()?;
            rest = after;
            Some(description)
        })
    }
}

/// The types by name: `structure {long-unsigned, array 2 of unsigned}`.
impl fmt::Display for TypeDescription<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(tag::name(self.tag()).unwrap_or_default())?;
        match self.tag() {
            tag::ARRAY => {
                write!(out, " {} of ", self.len())?;
                self.inner().try_for_each(|element| write!(out, "{element}"))
            }
            tag::STRUCTURE => {
                let mut separator = " {";
                for member in self.inner() {
                    write!(out, "{separator}{member}")?;
                    separator = ", ";
                }
                out.write_str(if self.is_empty() { " {}" } else { "}" })
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for TypeDescription<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "TypeDescription({self})")
    }
}

/// One type of a description, without what is inside of it.
enum Node {
    Array(usize),
    Structure(usize),
    Leaf(u8),
}

impl Node {
    #[inline]
    fn parse(input: &[u8]) -> Parsed<'_, Self> {
        let Some((&octet, content)) = input.split_first() else { return Err(truncated(1, input)) };
        match octet {
            tag::STRUCTURE => {
                let (rest, count) = axdr::count(content)?;
                Ok((rest, Self::Structure(count)))
            }
            tag::ARRAY => {
                let (rest, count) = octets::u16(content)?;
                Ok((rest, Self::Array(count.into())))
            }
            tag::COMPACT_ARRAY => Err(octets::unknown_selector(octet.into(), input)),
            _ if tag::name(octet).is_none() => Err(octets::unknown_selector(octet.into(), input)),
            _ => Ok((content, Self::Leaf(octet))),
        }
    }
}

impl<'a> Decode<'a> for TypeDescription<'a> {
    /// Reads a description and checks it.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownSelector`]: a tag that is no type, or compact-array. [`ErrorKind::TooDeep`],
    /// [`ErrorKind::DescriptionTooLong`]: at the tag that is too much. [`ErrorKind::EmptyElement`]: at the element type of a
    /// described array that takes no octet. [`ErrorKind::Truncated`], [`ErrorKind::LengthForm`].
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        /// An array or structure that is open.
        #[derive(Clone, Copy)]
        struct Open<'a> {
            remaining: usize,
            /// For an array: the number of elements, and the description of the element.
            array: Option<(usize, &'a [u8])>,
            empty: bool,
        }
        let mut stack = [Open { remaining: 0, array: None, empty: true }; MAX_DESCRIPTION_DEPTH];
        let mut depth: usize = 0;
        let mut rest = input;
        for _ in 0..MAX_DESCRIPTION_NODES {
            let opens = matches!(rest.first(), Some(&(tag::ARRAY | tag::STRUCTURE)));
            if opens && depth == MAX_DESCRIPTION_DEPTH {
                return fail(ErrorKind::TooDeep, rest);
            }
            let (after, node) = Node::parse(rest)?;
            rest = after;
            let open = match node {
                Node::Leaf(_) => None,
                Node::Structure(count) => Some(Open { remaining: count, array: None, empty: true }),
                Node::Array(count) => Some(Open { remaining: 1, array: Some((count, after)), empty: true }),
            };
            // what is known to be complete, and whether it takes no octet
            let mut complete = match (node, open) {
                (Node::Leaf(octet), _) => Some(matches!(octet, tag::NULL | tag::DONT_CARE)),
                (_, Some(open)) => {
                    if let Some(place) = stack.get_mut(depth) {
                        *place = open;
                    }
                    depth = depth.wrapping_add(1);
                    (open.remaining == 0).then(|| {
                        depth = depth.wrapping_sub(1);
                        true
                    })
                }
                (_, None) => None,
            };
            while let Some(empty) = complete {
                let Some(open) = depth.checked_sub(1).and_then(|top| stack.get_mut(top)) else {
                    return Ok((rest, Self { octets: consumed(input, rest), empty }));
                };
                match open.array {
                    Some((_, element)) if empty => return fail(ErrorKind::EmptyElement, element),
                    Some((count, _)) => open.empty = count == 0,
                    None => open.empty &= empty,
                }
                open.remaining = open.remaining.wrapping_sub(1);
                complete = (open.remaining == 0).then_some(open.empty);
                if complete.is_some() {
                    depth = depth.wrapping_sub(1);
                }
            }
        }
        fail(ErrorKind::DescriptionTooLong, rest)
    }
}

/// A compact array: a type description and the contents.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CompactArray<'a> {
    description: TypeDescription<'a>,
    contents: &'a [u8],
}

impl<'a> CompactArray<'a> {
    /// From a description and the contents, which are checked when they are walked.
    ///
    /// # Errors
    /// [`ErrorKind::EmptyElement`] where the described type takes no octet but there are contents.
    pub const fn new(description: TypeDescription<'a>, contents: &'a [u8]) -> Result<Self, DecodeError> {
        if description.empty && !contents.is_empty() {
            return Err(DecodeError { kind: ErrorKind::EmptyElement, offset: 0, field: None });
        }
        Ok(Self { description, contents })
    }

    /// The type of the elements.
    #[must_use]
    #[inline]
    pub const fn description(&self) -> TypeDescription<'a> {
        self.description
    }

    /// The elements one after the other, without tags.
    #[must_use]
    #[inline]
    pub const fn contents(&self) -> &'a [u8] {
        self.contents
    }

    /// The elements as values of `T`, an item whose encoding has no tags: an A-XDR sequence or a frame of packed octets. That is
    /// how the elements of a known compact array are read fastest.
    ///
    /// `description` is what the type description must be.
    ///
    /// # Errors
    /// [`ErrorKind::Constant`] where the description is another one.
    #[inline]
    pub fn elements_as<T: Decode<'a>>(&self, description: &[u8]) -> Result<PackedElements<'a, T>, DecodeError> {
        if self.description.octets != description {
            let found = self.description.tag().into();
            return Err(DecodeError { kind: ErrorKind::Constant { found }, offset: 0, field: None });
        }
        Ok(PackedElements { rest: self.contents, total: self.contents.len(), element: PhantomData })
    }
}

impl fmt::Debug for CompactArray<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CompactArray({}: {})", self.description, Hex(self.contents))
    }
}

/// Reads what follows the tag of a compact array. The elements are not looked at.
pub(crate) fn parse(input: &[u8]) -> Parsed<'_, CompactArray<'_>> {
    let (rest, description) = TypeDescription::parse(input)?;
    let (rest, contents) = axdr::content(rest)?;
    if description.empty && !contents.is_empty() {
        return fail(ErrorKind::EmptyElement, input);
    }
    Ok((rest, CompactArray { description, contents }))
}

/// Reads what follows the tag of a compact array, and shows it to `visitor` as an array.
#[inline(never)]
pub(crate) fn walk<'a, V: Visitor<'a>>(input: &'a [u8], visitor: &mut V) -> Parsed<'a, ()> {
    let (rest, compact) = parse(input)?;
    show(&compact, visitor).map_err(before(rest))?;
    Ok((rest, ()))
}

/// Shows a compact array to `visitor` as an array. Errors are counted from the end of the contents.
pub(crate) fn show<'a, V: Visitor<'a>>(compact: &CompactArray<'a>, visitor: &mut V) -> Result<(), nom::Err<ParseError>> {
    if visitor.compact_array(*compact) {
        visitor.open(Container::CompactArray, 0);
        let mut walk = PackedWalk::new(compact);
        while walk.show(visitor)? {}
        visitor.close();
    }
    Ok(())
}

/// The elements of a compact array as values of a type without tags, see [`CompactArray::elements_as`].
#[derive(Debug, Clone)]
pub struct PackedElements<'a, T> {
    rest: &'a [u8],
    total: usize,
    element: PhantomData<T>,
}

impl<'a, T: Decode<'a>> Iterator for PackedElements<'a, T> {
    type Item = Result<T, DecodeError>;

    // always: a call would hand every element over in memory
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        if T::USUAL
            && let Some((rest, value)) = T::parse_usual(self.rest)
        {
            // what has octets in its usual form takes some, and the end needs no question of its own
            self.rest = rest;
            return Some(Ok(value));
        }
        if self.rest.is_empty() {
            return None;
        }
        let parsed = if T::USUAL { crate::list::parse_unusual::<T>(self.rest) } else { T::parse(self.rest) };
        match parsed {
            Ok((rest, value)) if rest.len() < self.rest.len() => {
                self.rest = rest;
                Some(Ok(value))
            }
            other => {
                let error = other.err().unwrap_or_else(|| error(ErrorKind::EmptyElement, self.rest));
                self.rest = &[];
                Some(Err(DecodeError::from_nom(error, self.total)))
            }
        }
    }
}

/// The octets of one value of the described type, at the start of `contents`, and what follows them.
pub(crate) fn split<'a>(description: TypeDescription<'a>, contents: &'a [u8]) -> Parsed<'a, &'a [u8]> {
    /// Looks at nothing.
    struct Unseen;
    impl Visitor<'_> for Unseen {}
    let (rest, ()) = show_one(description, contents, &mut Unseen)?;
    Ok((rest, consumed(contents, rest)))
}

/// Shows one value of the described type, at the start of `contents`, as the ordinary Data that it stands for.
pub(crate) fn show_one<'a, V: Visitor<'a>>(description: TypeDescription<'a>, contents: &'a [u8], visitor: &mut V) -> Parsed<'a, ()> {
    let mut walk = PackedWalk::new(&CompactArray { description, contents });
    if contents.is_empty() && !description.empty {
        return Err(missing(description, contents));
    }
    loop {
        match walk.step_within()? {
            Step::Leaf(octet) => (walk.rest, ()) = untagged(octet, walk.rest, walk.rest, visitor)?,
            Step::Open(container, count) => {
                visitor.open(container, count);
                continue;
            }
            Step::Close => visitor.close(),
            Step::End => {}
        }
        if walk.depth == 0 {
            return Ok((walk.rest, ()));
        }
    }
}

/// Why one value of the described type is not there, where no octet is.
#[cold]
fn missing(description: TypeDescription<'_>, contents: &[u8]) -> nom::Err<ParseError> {
    match tag::fixed_len(description.tag()) {
        Some(size) => truncated(size, contents),
        None => truncated(1, contents),
    }
}

/// A described array or structure whose elements are being read.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// Elements still to come; a description has no more members than this holds.
    remaining: u16,
    /// For an array: where the description of its element starts; 0 for a structure.
    element: u16,
}

/// One thing in the contents of a compact array.
pub(crate) enum Step {
    /// An array or structure with so many elements starts.
    Open(Container, usize),
    /// The innermost one ends.
    Close,
    /// A value with this tag comes next.
    Leaf(u8),
    /// Nothing is left.
    End,
}

/// The walk over the contents of a compact array, one thing at a time.
#[derive(Debug, Clone)]
pub(crate) struct PackedWalk<'a> {
    description: &'a [u8],
    /// What comes next in the description.
    next: &'a [u8],
    /// The contents that are left.
    pub(crate) rest: &'a [u8],
    levels: [Level; MAX_DESCRIPTION_DEPTH],
    depth: usize,
}

impl<'a> PackedWalk<'a> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub(crate) const fn new(array: &CompactArray<'a>) -> Self {
        let levels = [Level { remaining: 0, element: 0 }; MAX_DESCRIPTION_DEPTH];
        Self { description: array.description.octets, next: &[], rest: array.contents, levels, depth: 0 }
    }

    /// The next thing. The value of a leaf starts at `rest`; whoever reads it moves `rest` behind it.
    pub(crate) fn step(&mut self) -> Result<Step, nom::Err<ParseError>> {
        if self.depth == 0 && self.rest.is_empty() { Ok(Step::End) } else { self.step_within() }
    }

    /// As [`step`](PackedWalk::step), where another value is known to come.
    fn step_within(&mut self) -> Result<Step, nom::Err<ParseError>> {
        match self.depth.checked_sub(1).and_then(|top| Some((top, self.levels.get_mut(top)?))) {
            None => self.next = self.description,
            Some((top, level)) => match level.remaining.checked_sub(1) {
                None => {
                    self.depth = top;
                    return Ok(Step::Close);
                }
                Some(remaining) => {
                    level.remaining = remaining;
                    if level.element != 0 {
                        self.next = self.description.get(usize::from(level.element)..).unwrap_or_default();
                    }
                }
            },
        }
        let (next, node) = Node::parse(self.next)?;
        self.next = next;
        match node {
            Node::Leaf(octet) => Ok(Step::Leaf(octet)),
            Node::Structure(count) => {
                self.open(count, 0)?;
                Ok(Step::Open(Container::Structure, count))
            }
            Node::Array(count) => {
                promised(self.rest, count)?;
                let element = self.description.len().saturating_sub(next.len());
                self.open(count, u16::try_from(element).unwrap_or(u16::MAX))?;
                if count == 0 {
                    (self.next, _) = TypeDescription::parse(next)?;
                }
                Ok(Step::Open(Container::Array, count))
            }
        }
    }

    /// Shows one thing to `visitor`, or returns false where nothing is left.
    pub(crate) fn show<V: Visitor<'a>>(&mut self, visitor: &mut V) -> Result<bool, nom::Err<ParseError>> {
        match self.step()? {
            Step::Leaf(octet) => (self.rest, ()) = untagged(octet, self.rest, self.rest, visitor)?,
            Step::Open(container, count) => visitor.open(container, count),
            Step::Close => visitor.close(),
            Step::End => return Ok(false),
        }
        Ok(true)
    }

    fn open(&mut self, count: usize, element: u16) -> Result<(), nom::Err<ParseError>> {
        let (Some(place), Ok(remaining)) = (self.levels.get_mut(self.depth), u16::try_from(count)) else {
            return Err(error(ErrorKind::TooDeep, self.rest));
        };
        *place = Level { remaining, element };
        self.depth = self.depth.saturating_add(1);
        Ok(())
    }
}
