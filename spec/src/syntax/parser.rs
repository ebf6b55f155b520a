//! The parser's machinery: tokens ahead, expectations, recovery, and what all items share.

use crate::fault::{Code, Collector, Fault};
use crate::source::Place;

use super::ast::{At, Attr, AttrKind, ClauseRef, Decor, EvidenceRef, File, Header, Ident, Int, Path};
use super::token::{Mark, Token, TokenKind};

/// A fault was reported; the caller goes on behind what could not be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop;

/// What a parsing function gives.
pub(super) type Parsed<T> = Result<T, Stop>;

/// The words that begin an item.
pub(super) const ITEM_WORDS: &[&str] = &["choice", "sequence", "frame", "bits", "codes", "type", "class", "values", "obis"];

/// The words that begin a header line.
const HEADER_WORDS: &[&str] = &["standard", "encoding", "evidence", "clause"];

/// Reads the tokens of one file.
pub(super) struct Parser<'p> {
    text: &'p str,
    tokens: Vec<Token>,
    at: usize,
    pub(super) faults: &'p mut Collector,
    /// How deep the type that is being read nests.
    pub(super) depth: usize,
    /// True where a literal that is wrong was passed since this was cleared.
    pub(super) wrong: bool,
    /// True outside of items.
    pub(super) top: bool,
}

impl<'p> Parser<'p> {
    /// A parser at the first token; the last token is [`TokenKind::End`].
    pub(super) fn new(text: &'p str, tokens: Vec<Token>, faults: &'p mut Collector) -> Self {
        Self { text, tokens, at: 0, faults, depth: 0, wrong: false, top: true }
    }

    /// Reads the file.
    pub(super) fn file(mut self) -> File {
        let mut file = File::default();
        while !self.at_end() {
            if self.at_header() {
                if self.header(&mut file).is_err() {
                    self.recover_top();
                }
            } else {
                self.item(&mut file);
            }
        }
        file
    }

    /// Goes to the next item or behind the next `;`.
    fn recover_top(&mut self) {
        while !self.at_end() && !self.at_item() {
            if self.eat(Mark::Semicolon) {
                break;
            }
            self.bump();
        }
    }

    /// True where a word that begins a header line is ahead.
    pub(super) fn at_header(&self) -> bool {
        matches!(self.peek(), TokenKind::Ident(word) if HEADER_WORDS.contains(&word.as_str()))
    }

    /// Reads a header line.
    fn header(&mut self, file: &mut File) -> Parsed<()> {
        let word = self.ident("a header")?;
        if !file.items.is_empty() {
            self.faults.add(
                Fault::new(Code::E0605, word.place, format!("`{}` stands behind the first item", word.value))
                    .label("belongs to the head of the file")
                    .help("move it above all items"),
            );
        }
        match word.value.as_str() {
            "standard" => {
                let short = self.ident("the short name of the standard")?;
                self.expect(Mark::Equals)?;
                let title = self.string("the designation of the standard")?;
                file.headers.push(Header::Standard { short, title });
            }
            "encoding" => file.headers.push(Header::Encoding(self.ident("`axdr`, `ber`, `data` or `octets`")?)),
            "clause" => {
                self.expect(Mark::OpenParen)?;
                file.headers.push(Header::Clause(At { value: self.clause()?, place: word.place }));
                self.expect(Mark::CloseParen)?;
            }
            _ => {
                self.expect(Mark::OpenParen)?;
                file.headers.push(Header::Evidence(self.evidence()?));
                self.expect(Mark::CloseParen)?;
            }
        }
        if !self.at_mark(Mark::Semicolon) {
            let place = self.end_of_previous();
            self.unexpected_at(place, "`;`", Some("a header line ends with `;`"));
            // What follows on the next line is a line of its own.
            return if self.on_new_line() { Ok(()) } else { Err(Stop) };
        }
        self.bump();
        Ok(())
    }

    /// Reads doc comments and attributes.
    pub(super) fn decor(&mut self) -> Parsed<Decor> {
        let mut decor = Decor::default();
        let mut lines: Vec<String> = Vec::new();
        let mut last = None;
        loop {
            match self.peek() {
                TokenKind::Doc(line) => {
                    lines.push(line.clone());
                    last = Some(self.bump());
                }
                TokenKind::Mark(Mark::Hash) => {
                    last = Some(self.bump());
                    decor.attributes.push(self.attribute()?);
                }
                _ => break,
            }
        }
        if let Some(place) = last
            && (self.at_end() || self.at_mark(Mark::CloseBrace) || self.top && self.at_header())
        {
            self.faults.add(
                Fault::new(Code::E0107, place, "a doc comment or attribute with nothing behind it")
                    .label("belongs to nothing")
                    .help("use `//` for a comment that documents no declaration"),
            );
            return Err(Stop);
        }
        decor.docs = lines.join("\n").trim().to_owned();
        Ok(decor)
    }

    fn attribute(&mut self) -> Parsed<Attr> {
        self.expect(Mark::OpenBracket)?;
        let name = self.ident("the name of an attribute")?;
        let kind = match name.value.as_str() {
            "closed" => AttrKind::Closed,
            "clause" | "evidence" | "since" | "spelled" | "tolerate" => {
                self.expect(Mark::OpenParen)?;
                let kind = match name.value.as_str() {
                    "clause" => AttrKind::Clause(self.clause()?),
                    "evidence" => AttrKind::Evidence(self.evidence()?),
                    "since" => {
                        let standard = self.ident("the short name of a standard")?;
                        self.expect(Mark::Comma)?;
                        AttrKind::Since { standard, edition: self.string("the year of the edition")? }
                    }
                    "spelled" => AttrKind::Spelled(self.string("the standard's spelling")?),
                    _ => {
                        let mut names = vec![self.ident("the name of a tolerance")?];
                        while self.eat(Mark::Comma) {
                            names.push(self.ident("the name of a tolerance")?);
                        }
                        AttrKind::Tolerate(names)
                    }
                };
                self.expect(Mark::CloseParen)?;
                kind
            }
            _ => {
                self.faults.add(
                    Fault::new(Code::E0601, name.place, format!("unknown attribute `{}`", name.value))
                        .label("unknown")
                        .expected("`clause`, `evidence`, `since`, `spelled`, `tolerate` or `closed`"),
                );
                // Everything up to the closing bracket belongs to it.
                while !self.at_end() && !self.at_mark(Mark::CloseBracket) && !self.at_item() {
                    self.bump();
                }
                AttrKind::Closed
            }
        };
        let known = !matches!(kind, AttrKind::Closed) || name.value == "closed";
        self.expect(Mark::CloseBracket)?;
        if known { Ok(Attr { kind, place: name.place }) } else { Err(Stop) }
    }

    fn clause(&mut self) -> Parsed<ClauseRef> {
        let standard = self.ident("the short name of a standard")?;
        self.expect(Mark::Comma)?;
        let number = match self.peek() {
            TokenKind::Ident(word) if word == "unknown" => {
                self.bump();
                None
            }
            _ => Some(self.string("the clause number in quotes, or `unknown`")?),
        };
        let mut details = Vec::new();
        while self.eat(Mark::Comma) {
            let name = self.ident("`table` or `figure`")?;
            self.expect(Mark::Equals)?;
            details.push((name, self.string("a number in quotes")?));
        }
        Ok(ClauseRef { standard, number, details })
    }

    fn evidence(&mut self) -> Parsed<EvidenceRef> {
        let grade = self.ident("`confirmed`, `single_source` or `unconfirmed`")?;
        self.expect(Mark::Comma)?;
        Ok(EvidenceRef { grade, reason: self.string("where it is known from")? })
    }

    // Elements in braces.

    /// Reads elements up to the closing mark, which is eaten: `element, element,` with the last comma optional. An element that
    /// says so needs no comma. What cannot be read is skipped and sets `broken`.
    pub(super) fn list<T>(
        &mut self,
        close: Mark,
        broken: &mut bool,
        mut element: impl FnMut(&mut Self, &mut bool) -> Parsed<(T, Comma)>,
    ) -> Parsed<(Vec<T>, Place)> {
        let mut elements = Vec::new();
        loop {
            if self.at_mark(close) {
                return Ok((elements, self.bump()));
            }
            if self.at_end() || self.at_item() {
                *broken = true;
                let (found, place) = (self.peek().to_string(), self.place());
                let found = if self.at_end() { found } else { "the next item".to_owned() };
                self.faults.add(
                    Fault::new(Code::E0108, place, format!("expected `{}`, found {found}", close.text()))
                        .label("something is not closed before this")
                        .expected(format!("`{}`", close.text())),
                );
                return Err(Stop);
            }
            match element(self, broken) {
                Ok((value, comma)) => {
                    elements.push(value);
                    if self.eat(Mark::Comma) || comma == Comma::Optional || self.at_mark(close) {
                        continue;
                    }
                    *broken = true;
                    let place = if self.on_new_line() { self.end_of_previous() } else { self.place() };
                    self.unexpected_at(place, &format!("`,` or `{}`", close.text()), None);
                    if !self.on_new_line() {
                        self.recover(close);
                    }
                }
                Err(Stop) => {
                    *broken = true;
                    self.recover(close);
                }
            }
        }
    }

    /// Skips to behind the next `,` or `;`, or to the closing mark, or to the next item, whatever comes first on this level.
    fn recover(&mut self, close: Mark) {
        let mut level = 0_usize;
        while !self.at_end() && !self.at_item() {
            match self.peek() {
                TokenKind::Mark(mark) if level == 0 && *mark == close => return,
                TokenKind::Mark(Mark::Comma | Mark::Semicolon) if level == 0 => {
                    self.bump();
                    return;
                }
                TokenKind::Mark(Mark::OpenBrace | Mark::OpenBracket | Mark::OpenParen) => level += 1,
                TokenKind::Mark(Mark::CloseBrace | Mark::CloseBracket | Mark::CloseParen) => level = level.saturating_sub(1),
                _ => {}
            }
            self.bump();
        }
    }

    /// True where an item begins: its word and a name with a capital, or the doc comments and attributes in front of that.
    pub(super) fn at_item(&self) -> bool {
        let mut at = self.at;
        if matches!(self.kind(at), TokenKind::Doc(_) | TokenKind::Mark(Mark::Hash)) {
            // Only from the first of them, so that no token is looked at more than once for each item.
            if at > 0 && matches!(self.kind(at - 1), TokenKind::Doc(_) | TokenKind::Mark(Mark::CloseBracket)) {
                return false;
            }
            loop {
                match self.kind(at) {
                    TokenKind::Doc(_) => at += 1,
                    TokenKind::Mark(Mark::Hash) => {
                        at += 1;
                        // What an attribute cannot hold ends the search, so that no token is passed again and again.
                        while !matches!(
                            self.kind(at),
                            TokenKind::Mark(Mark::CloseBracket | Mark::OpenBrace | Mark::CloseBrace | Mark::Semicolon | Mark::Hash)
                                | TokenKind::End
                        ) {
                            at += 1;
                        }
                        if *self.kind(at) != TokenKind::Mark(Mark::CloseBracket) {
                            return false;
                        }
                        at += 1;
                    }
                    _ => break,
                }
            }
        }
        let word = matches!(self.kind(at), TokenKind::Ident(word) if ITEM_WORDS.contains(&word.as_str()));
        word && matches!(self.kind(at + 1), TokenKind::Ident(name) if name.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    // Single tokens.

    fn kind(&self, at: usize) -> &TokenKind {
        self.tokens.get(at).map_or(&TokenKind::End, |token| &token.kind)
    }

    /// The token ahead.
    pub(super) fn peek(&self) -> &TokenKind {
        self.kind(self.at)
    }

    /// The token behind the one ahead.
    pub(super) fn peek_second(&self) -> &TokenKind {
        self.kind(self.at + 1)
    }

    /// Where the token ahead stands.
    pub(super) fn place(&self) -> Place {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(Place::default(), |token| token.place)
    }

    /// Where the token before stands.
    pub(super) fn previous(&self) -> Place {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Place::default(), |token| token.place)
    }

    fn end_of_previous(&self) -> Place {
        let place = self.previous();
        Place { start: place.end, ..place }
    }

    /// True where a line ends between the token before and the token ahead.
    pub(super) fn on_new_line(&self) -> bool {
        self.text.get(self.previous().end..self.place().start).is_some_and(|between| between.contains('\n'))
    }

    /// Goes one token further and returns the place of the one passed.
    pub(super) fn bump(&mut self) -> Place {
        let place = self.place();
        if !self.at_end() {
            self.wrong |= self.tokens.get(self.at).is_some_and(|token| token.wrong);
            self.at += 1;
        }
        place
    }

    /// True at the end of the text.
    pub(super) fn at_end(&self) -> bool {
        matches!(self.peek(), TokenKind::End)
    }

    /// True where this mark is ahead.
    pub(super) fn at_mark(&self, mark: Mark) -> bool {
        *self.peek() == TokenKind::Mark(mark)
    }

    /// True where this word is ahead.
    pub(super) fn at_word(&self, word: &str) -> bool {
        matches!(self.peek(), TokenKind::Ident(ident) if ident == word)
    }

    /// Passes the mark, if it is ahead.
    pub(super) fn eat(&mut self, mark: Mark) -> bool {
        let ahead = self.at_mark(mark);
        if ahead {
            self.bump();
        }
        ahead
    }

    /// Passes the word, if it is ahead, and returns its place.
    pub(super) fn eat_word(&mut self, word: &str) -> Option<Place> {
        self.at_word(word).then(|| self.bump())
    }

    /// Passes the mark or reports that it is missing.
    pub(super) fn expect(&mut self, mark: Mark) -> Parsed<Place> {
        if self.at_mark(mark) { Ok(self.bump()) } else { self.unexpected(&format!("`{}`", mark.text())) }
    }

    /// Passes the word or reports that it is missing.
    pub(super) fn expect_word(&mut self, word: &str) -> Parsed<Place> {
        match self.eat_word(word) {
            Some(place) => Ok(place),
            None => self.unexpected(&format!("`{word}`")),
        }
    }

    /// Reports the token ahead as not what was expected.
    pub(super) fn unexpected<T>(&mut self, expected: &str) -> Parsed<T> {
        let place = self.place();
        self.unexpected_at(place, expected, None);
        Err(Stop)
    }

    pub(super) fn unexpected_at(&mut self, place: Place, expected: &str, help: Option<&str>) {
        let fault =
            Fault::new(Code::E0101, place, format!("expected {expected}, found {}", self.peek())).label(format!("expected {expected}"));
        self.faults.add(match help {
            Some(help) => fault.help(help),
            None => fault,
        });
    }

    /// A name.
    pub(super) fn ident(&mut self, expected: &str) -> Parsed<Ident> {
        match self.peek() {
            TokenKind::Ident(name) => Ok(At { value: name.clone(), place: self.bump() }),
            _ => self.unexpected(expected),
        }
    }

    /// A name in snake case; another one is reported and taken.
    pub(super) fn snake(&mut self, expected: &str) -> Parsed<Ident> {
        let name = self.ident(expected)?;
        if name.value.contains(|c: char| c.is_ascii_uppercase()) || name.value.starts_with('_') {
            self.faults.add(
                Fault::new(Code::E0109, name.place, format!("`{}` is not in snake case", name.value))
                    .label("lower-case letters, digits and `_`")
                    .help("give the standard's spelling with `#[spelled(\"...\")]` where it does not follow by rule"),
            );
        }
        Ok(name)
    }

    /// A string.
    pub(super) fn string(&mut self, expected: &str) -> Parsed<At<String>> {
        match self.peek() {
            TokenKind::Text(text) => Ok(At { value: text.clone(), place: self.bump() }),
            _ => self.unexpected(expected),
        }
    }

    /// An octet literal.
    pub(super) fn octets(&mut self) -> Parsed<At<Vec<u8>>> {
        match self.peek() {
            TokenKind::Octets(octets) => Ok(At { value: octets.clone(), place: self.bump() }),
            _ => self.unexpected("an octet literal as in `x\"5F1F0400\"`"),
        }
    }

    /// True where an integer is ahead.
    pub(super) fn at_int(&self) -> bool {
        matches!(self.peek(), TokenKind::Int(_) | TokenKind::Mark(Mark::Minus))
    }

    /// An integer, with its sign.
    pub(super) fn int(&mut self, expected: &str) -> Parsed<Int> {
        let start = self.place();
        let negative = self.eat(Mark::Minus);
        match self.peek() {
            TokenKind::Int(value) => {
                let value = if negative { -*value } else { *value };
                Ok(At { value, place: start.to(self.bump()) })
            }
            _ => self.unexpected(expected),
        }
    }

    /// `a.b.c`.
    pub(super) fn path(&mut self, expected: &str) -> Parsed<Path> {
        let mut segments = vec![self.ident(expected)?];
        while self.eat(Mark::Dot) {
            segments.push(self.ident("a name behind the dot")?);
        }
        Ok(Path { segments })
    }
}

/// Whether a comma must follow an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// It must, unless the element is the last.
    Needed,
    /// It may be left out: the element ends with a brace.
    Optional,
}
