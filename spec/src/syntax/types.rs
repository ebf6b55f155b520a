//! Reads types.

use crate::fault::{Code, Fault};

use super::MAX_NESTING;
use super::ast::{At, ContainingExpr, Ident, LengthExpr, MatchArm, PatternExpr, StrWord, TypeExpr, TypeKind};
use super::parser::{Comma, Parsed, Parser, Stop};
use super::token::{Mark, TokenKind};
use crate::similar::meant;

impl Parser<'_> {
    /// Reads a type. Sets `broken` where an arm of a `match` could not be read.
    pub(super) fn ty(&mut self, broken: &mut bool) -> Parsed<TypeExpr> {
        if self.depth >= MAX_NESTING {
            let place = self.place();
            self.faults.add(
                Fault::new(Code::E0111, place, format!("types nest deeper than {MAX_NESTING} levels"))
                    .label("too deep")
                    .help("give the inner type a name of its own"),
            );
            return Err(Stop);
        }
        self.depth += 1;
        let ty = self.nested_type(broken);
        self.depth -= 1;
        ty
    }

    fn nested_type(&mut self, broken: &mut bool) -> Parsed<TypeExpr> {
        let start = self.place();
        let name = self.ident("a type")?;
        let kind = match name.value.as_str() {
            "octets" => self.string_type(StrWord::Octets, broken)?,
            "text" => self.string_type(StrWord::Text, broken)?,
            "utf8" => self.string_type(StrWord::Utf8, broken)?,
            "bit_string" => self.string_type(StrWord::BitString, broken)?,
            "list" => {
                let length = self.length()?;
                self.expect_word("of")?;
                TypeKind::List { length, element: Box::new(self.ty(broken)?) }
            }
            "match" => {
                let mut on = vec![self.path("an earlier field")?];
                while self.eat(Mark::Comma) {
                    on.push(self.path("an earlier field")?);
                }
                self.expect(Mark::OpenBrace)?;
                let (arms, _) = self.list(Mark::CloseBrace, broken, |p, broken| Ok((p.match_arm(broken)?, Comma::Needed)))?;
                TypeKind::Match { on, arms }
            }
            // On a new line it is the tag of the next alternative, behind a missing comma.
            _ if self.at_mark(Mark::OpenBracket) && !self.on_new_line() => return self.length_of_what(name),
            _ => {
                let mut range = None;
                if self.at_word("in") {
                    self.bump();
                    let first = self.int("the least value")?;
                    self.expect(Mark::DotDot)?;
                    let last = self.int("the greatest value")?;
                    range = Some(At { value: (first.value, last.value), place: first.place.to(last.place) });
                }
                let constant = if self.eat(Mark::Equals) { Some(self.int("the only value")?) } else { None };
                TypeKind::Named { name, range, constant }
            }
        };
        Ok(TypeExpr { kind, place: start.to(self.previous()) })
    }

    /// A length behind a word that takes none: reported, and what was meant taken in its place.
    fn length_of_what(&mut self, name: Ident) -> Parsed<TypeExpr> {
        let words = [("octets", StrWord::Octets), ("text", StrWord::Text), ("utf8", StrWord::Utf8), ("bit_string", StrWord::BitString)];
        let meant = meant(&name.value, words.iter().map(|(word, _)| *word));
        let fault = Fault::new(Code::E0101, self.place(), format!("`{}` takes no length", name.value)).label("no length here");
        self.faults.add(match meant {
            Some(meant) => fault.help(format!("did you mean `{meant}`?")),
            None => fault.expected("a length behind `octets`, `text`, `utf8`, `bit_string` or `list` only"),
        });
        let length = self.length()?;
        let kind = match words.into_iter().find(|(word, _)| Some(*word) == meant) {
            Some((_, word)) => TypeKind::Str { word, length, containing: None },
            None => TypeKind::Named { name: name.clone(), range: None, constant: None },
        };
        Ok(TypeExpr { kind, place: name.place.to(self.previous()) })
    }

    fn string_type(&mut self, word: StrWord, broken: &mut bool) -> Parsed<TypeKind> {
        let length = self.length()?;
        let mut containing = None;
        if self.at_word("containing") {
            let place = self.bump();
            let ty = self.ty(broken)?;
            let mut or_empty = false;
            if self.eat_word("or").is_some() {
                self.expect_word("empty")?;
                or_empty = true;
            }
            containing = Some(Box::new(ContainingExpr { place, ty, or_empty }));
        }
        Ok(TypeKind::Str { word, length, containing })
    }

    fn length(&mut self) -> Parsed<Option<At<LengthExpr>>> {
        if !self.eat(Mark::OpenBracket) {
            return Ok(None);
        }
        let start = self.place();
        let value = if self.eat(Mark::DotDot) {
            LengthExpr::Rest
        } else if self.at_int() {
            LengthExpr::Number(self.int("a length")?.value)
        } else {
            LengthExpr::Path(self.path("a length: a number, an earlier field or `..`")?)
        };
        let place = start.to(self.previous());
        self.expect(Mark::CloseBracket)?;
        Ok(Some(At { value, place }))
    }

    fn match_arm(&mut self, broken: &mut bool) -> Parsed<MatchArm> {
        let decor = self.decor()?;
        let mut patterns = vec![self.pattern()?];
        while self.eat(Mark::Comma) {
            patterns.push(self.pattern()?);
        }
        self.expect(Mark::FatArrow)?;
        let name = self.snake("the name of the alternative")?;
        self.expect(Mark::Colon)?;
        Ok(MatchArm { decor, patterns, name, ty: self.ty(broken)? })
    }

    fn pattern(&mut self) -> Parsed<At<PatternExpr>> {
        let start = self.place();
        let value = if self.eat(Mark::Underscore) {
            if self.eat(Mark::OpenParen) {
                let written = self.int("the value that is written")?.value;
                self.expect(Mark::CloseParen)?;
                PatternExpr::AnyWritten(written)
            } else {
                PatternExpr::Any
            }
        } else if self.at_int() {
            let first = self.int("a value")?.value;
            if self.eat(Mark::DotDot) { PatternExpr::Range(first, self.int("the last value")?.value) } else { PatternExpr::Value(first) }
        } else if let TokenKind::Ident(name) = self.peek() {
            let name = name.clone();
            self.bump();
            PatternExpr::Name(name)
        } else {
            return self.unexpected("a pattern: a value, a range `1..5`, the name of a code, `_` or `_(0)`");
        };
        Ok(At { value, place: start.to(self.previous()) })
    }
}
