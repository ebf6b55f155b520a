//! Reads the items: choices, sequences, frames, bits, codes, aliases, classes. Those of OBIS codes stand in `obis`.

use crate::fault::{Code, Fault};
use crate::source::Place;

use super::ast::*;
use super::parser::{Comma, ITEM_WORDS, Parsed, Parser, Stop};
use super::token::{Mark, TokenKind};

impl Parser<'_> {
    /// Reads one item; passes at least one token.
    pub(super) fn item(&mut self, file: &mut File) {
        let start = self.place();
        self.top = true;
        let head = self.item_head();
        let Ok((decor, word, name)) = head else {
            // In front of a header line nothing was lost but what stands there.
            if self.place() == start || !self.at_header() {
                file.lost = true;
                self.skip_item(start);
            }
            return;
        };
        let mut broken = false;
        self.top = false;
        self.wrong = false;
        let body = self.item_body(&word.value, &mut broken);
        self.top = true;
        let body = match body {
            Ok(body) => body,
            Err(Stop) => {
                broken = true;
                self.skip_item(start);
                Body::Unreadable
            }
        };
        file.items.push(Item { decor, name, body, broken: broken || self.wrong, wrong: self.wrong });
    }

    fn item_head(&mut self) -> Parsed<(Decor, Ident, Ident)> {
        let decor = self.decor()?;
        if !matches!(self.peek(), TokenKind::Ident(word) if ITEM_WORDS.contains(&word.as_str())) {
            return self.unexpected("an item: `choice`, `sequence`, `frame`, `bits`, `codes`, `type`, `class`, `values` or `obis`");
        }
        let word = self.ident("an item")?;
        let name = self.ident("the name of the item")?;
        if !name.value.starts_with(|c: char| c.is_ascii_uppercase()) || name.value.contains('_') {
            self.faults.add(
                Fault::new(Code::E0110, name.place, format!("`{}` is not a name for an item", name.value))
                    .label("a capital first, no `_`")
                    .expected("a name as in `GetRequest`"),
            );
        }
        Ok((decor, word, name))
    }

    /// Goes to the next item. Passes at least one token where the parser did not move since `start`.
    fn skip_item(&mut self, start: Place) {
        if self.place() == start {
            self.bump();
        }
        while !self.at_end() && !self.at_item() {
            self.bump();
        }
    }

    fn item_body(&mut self, word: &str, broken: &mut bool) -> Parsed<Body> {
        Ok(match word {
            "choice" => {
                let tag = self.item_tag()?;
                self.expect(Mark::OpenBrace)?;
                let arms = self.body(broken, |p, broken| Ok((p.arm(broken)?, Comma::Needed))).0;
                Body::Choice(ChoiceBody { tag, arms })
            }
            "sequence" | "frame" => {
                let frame = (word == "frame").then(|| self.previous());
                let tag = self.item_tag()?;
                self.expect(Mark::OpenBrace)?;
                let elements = self.body(broken, |p, broken| p.element(frame.is_some(), broken)).0;
                Body::Sequence(SequenceBody { frame, tag, elements })
            }
            "bits" => {
                self.expect(Mark::Colon)?;
                let carrier = self.carrier()?;
                let mut prefixes = Vec::new();
                if self.eat_word("prefix").is_some() {
                    prefixes.push(self.octets()?);
                    while self.eat_word("or").is_some() {
                        prefixes.push(self.octets()?);
                    }
                }
                self.expect(Mark::OpenBrace)?;
                let (parts, end) = self.body(broken, |p, _| Ok((p.part()?, Comma::Needed)));
                Body::Bits(BitsBody { carrier, prefixes, parts, end })
            }
            "codes" => {
                self.expect(Mark::Colon)?;
                let carrier = self.carrier()?;
                let measure = if self.eat(Mark::Arrow) { Some(self.snake("the name of the measure")?) } else { None };
                self.expect(Mark::OpenBrace)?;
                let values = self.body(broken, |p, _| Ok((p.code()?, Comma::Needed))).0;
                Body::Codes(CodesBody { carrier, measure, values })
            }
            "type" => {
                self.expect(Mark::Equals)?;
                let ty = self.ty(broken)?;
                self.expect(Mark::Semicolon)?;
                Body::Alias(ty)
            }
            "values" => self.values(broken)?,
            "obis" => self.obis(broken)?,
            _ => self.class(broken)?,
        })
    }

    /// Elements up to the closing brace. Where that is missing, the elements read so far count and the item is broken.
    pub(super) fn body<T>(
        &mut self,
        broken: &mut bool,
        element: impl FnMut(&mut Self, &mut bool) -> Parsed<(T, Comma)>,
    ) -> (Vec<T>, Place) {
        let mut kept = Vec::new();
        let mut element = element;
        let end = self.list(Mark::CloseBrace, broken, |p, broken| {
            let (value, comma) = element(p, broken)?;
            kept.push(value);
            Ok(((), comma))
        });
        let end = end.map_or_else(|Stop| self.previous(), |(_, place)| place);
        (kept, end)
    }

    fn item_tag(&mut self) -> Parsed<Option<ItemTag>> {
        if !self.eat(Mark::Colon) {
            return Ok(None);
        }
        self.expect(Mark::OpenBracket)?;
        let application = self.eat_word("application");
        let number = self.int("a tag number")?;
        self.expect(Mark::CloseBracket)?;
        Ok(Some(ItemTag { number, application }))
    }

    fn member_tag(&mut self) -> Parsed<Option<MemberTag>> {
        if !self.eat(Mark::OpenBracket) {
            return Ok(None);
        }
        let number = self.int("a tag number")?;
        self.expect(Mark::CloseBracket)?;
        let word = self.at_word("implicit") && matches!(self.peek_second(), TokenKind::Ident(_));
        Ok(Some(MemberTag { number, implicit: word.then(|| self.bump()) }))
    }

    fn arm(&mut self, broken: &mut bool) -> Parsed<Arm> {
        let decor = self.decor()?;
        let tag = self.member_tag()?;
        let range = if tag.is_none() && self.at_int() {
            let first = self.int("the first octet of a range")?;
            self.expect(Mark::DotDot)?;
            Some((first, self.int("the last octet of the range")?))
        } else {
            None
        };
        let open = if tag.is_none() && range.is_none() && self.at_mark(Mark::Underscore) { Some(self.bump()) } else { None };
        let name = self.snake("an alternative: `[1] name: Type`, `1..9 name: Type`, `name: Type` or `_ name`")?;
        let ty = if open.is_none() && self.eat(Mark::Colon) { Some(self.ty(broken)?) } else { None };
        if tag.is_none() && open.is_none() && ty.is_none() {
            return self.unexpected("`:` and a type");
        }
        Ok(Arm { decor, tag, range, open, name, ty })
    }

    fn element(&mut self, frame: bool, broken: &mut bool) -> Parsed<(Element, Comma)> {
        let decor = self.decor()?;
        let group = self.at_word("bits") && matches!(self.peek_second(), TokenKind::Ident(_));
        if group {
            let place = self.bump();
            if !frame || !decor.attributes.is_empty() {
                self.faults.add(if frame {
                    Fault::new(Code::E0606, place, "a group of bits takes no attributes").label("put them on its parts")
                } else {
                    Fault::new(Code::E0315, place, "a group of bits outside of a frame")
                        .label("only a `frame` has bits between its fields")
                        .help("declare a `bits` item and use it as the type of a field, or make this a `frame`")
                });
            }
            let carrier = self.carrier()?;
            self.expect(Mark::OpenBrace)?;
            let (parts, end) = self.list(Mark::CloseBrace, broken, |p, _| Ok((p.part()?, Comma::Needed)))?;
            return Ok((Element::Bits(Group { carrier, parts, end }), Comma::Optional));
        }
        let tag = self.member_tag()?;
        let name = self.snake("a field: `name: type`")?;
        self.expect(Mark::Colon)?;
        if self.at_word("check") && matches!(self.peek_second(), TokenKind::Ident(_)) {
            let place = self.bump();
            if !frame {
                self.faults.add(
                    Fault::new(Code::E0315, place, "a check value outside of a frame")
                        .label("only a `frame` has a check value")
                        .help("make this a `frame`"),
                );
            }
            let algorithm = self.ident("a check algorithm")?;
            return Ok((Element::Check { decor, name, algorithm }, Comma::Needed));
        }
        let ty = self.ty(broken)?;
        let presence = self.presence()?;
        Ok((Element::Field(Box::new(Field { decor, tag, name, ty, presence })), Comma::Needed))
    }

    fn presence(&mut self) -> Parsed<Option<At<PresenceExpr>>> {
        let word = self.place();
        let value = if self.eat_word("optional").is_some() {
            PresenceExpr::Optional
        } else if self.eat_word("trailing").is_some() {
            PresenceExpr::Trailing
        } else if self.eat_word("default").is_some() {
            PresenceExpr::Default(self.literal()?)
        } else if self.eat_word("if").is_some() {
            PresenceExpr::If(self.path("the flag that says whether the field is there")?)
        } else {
            return Ok(None);
        };
        Ok(Some(At { value, place: word }))
    }

    fn literal(&mut self) -> Parsed<At<LiteralExpr>> {
        if self.at_int() {
            let At { value, place } = self.int("a number")?;
            return Ok(At { value: LiteralExpr::Int(value), place });
        }
        let value = match self.peek() {
            TokenKind::Octets(octets) => LiteralExpr::Octets(octets.clone()),
            TokenKind::Text(text) => LiteralExpr::Text(text.clone()),
            TokenKind::Ident(word) => LiteralExpr::Word(word.clone()),
            _ => return self.unexpected("a literal: a number, `true`, `false`, `x\"..\"`, a string or the name of a code"),
        };
        Ok(At { value, place: self.bump() })
    }

    fn carrier(&mut self) -> Parsed<CarrierExpr> {
        let word = self.ident("what carries it: `u8`, `enum`, ...")?;
        let mut bits = None;
        if self.eat(Mark::OpenBracket) {
            bits = Some(self.int("the number of bits")?);
            self.expect(Mark::CloseBracket)?;
        }
        Ok(CarrierExpr { word, bits })
    }

    fn part(&mut self) -> Parsed<Part> {
        let decor = self.decor()?;
        let first = self.int("the number of a bit")?;
        let last = if self.eat(Mark::DotDot) { self.int("the number of the last bit")? } else { first.clone() };
        let name = self.snake("a name or `reserved`")?;
        let body = if self.eat(Mark::Colon) {
            PartBody::Named { name, ty: Some(self.ident("`bool`, `u1` to `u63`, or the name of a codes item")?) }
        } else if name.value == "reserved" {
            let value = if self.eat(Mark::Equals) { Some(self.int("the value of the reserved bits")?) } else { None };
            PartBody::Reserved { place: name.place, value }
        } else if self.eat(Mark::Equals) {
            PartBody::Constant { name, value: self.int("the value of the bits")? }
        } else {
            PartBody::Named { name, ty: None }
        };
        Ok(Part { decor, first, last, body })
    }

    fn code(&mut self) -> Parsed<CodeExpr> {
        let decor = self.decor()?;
        let first = self.int("the value of a code")?;
        if self.eat(Mark::DotDot) {
            let last = self.int("the last value of the range")?;
            if !self.at_word("reserved") && !self.at_word("manufacturer_specific") {
                return self.unexpected("`reserved` or `manufacturer_specific`");
            }
            let label = self.ident("`reserved` or `manufacturer_specific`")?;
            return Ok(CodeExpr::Range { decor, first, last, label });
        }
        let mut value = At { value: CodeValue::Int(first.value), place: first.place };
        if self.at_mark(Mark::Dot) {
            let mut arcs = vec![first.value];
            while self.eat(Mark::Dot) {
                let arc = self.int("an arc of the object identifier")?;
                arcs.push(arc.value);
                value.place = value.place.to(arc.place);
            }
            value.value = CodeValue::Oid(arcs);
        }
        let name = self.snake("the name of the code")?;
        let measure = if self.eat(Mark::Arrow) { Some(self.int("the number the code stands for")?) } else { None };
        Ok(CodeExpr::Value { decor, value, name, measure })
    }

    fn class(&mut self, broken: &mut bool) -> Parsed<Body> {
        self.expect(Mark::Colon)?;
        let class_id = self.int("the class identifier")?;
        self.expect_word("version")?;
        let version = self.int("the version of the class")?;
        let extends = if self.eat_word("extends").is_some() { Some(self.int("the version that is extended")?) } else { None };
        self.expect(Mark::OpenBrace)?;
        let members = self.body(broken, |p, broken| p.member(broken)).0;
        Ok(Body::Class(ClassBody { class_id, version, extends, members }))
    }

    fn member(&mut self, broken: &mut bool) -> Parsed<(Member, Comma)> {
        let decor = self.decor()?;
        if self.eat_word("attribute").is_some() {
            self.class_attribute(decor, broken)
        } else if self.eat_word("method").is_some() {
            Ok((Member::Method(self.method(decor, broken)?), Comma::Needed))
        } else if self.eat_word("remove").is_some() {
            let method = self.at_word("method");
            if !method && !self.at_word("attribute") {
                return self.unexpected("`attribute` or `method`");
            }
            self.bump();
            Ok((Member::Remove { decor, method, number: self.int("the number of what is removed")? }, Comma::Needed))
        } else {
            self.unexpected("`attribute`, `method` or `remove`")
        }
    }

    fn class_attribute(&mut self, decor: Decor, broken: &mut bool) -> Parsed<(Member, Comma)> {
        let number = self.int("the number of the attribute")?;
        let name = self.snake("the name of the attribute")?;
        self.expect(Mark::Colon)?;
        let ty = self.ty(broken)?;
        let dynamic = if self.eat_word("static").is_some() { Some(false) } else { self.eat_word("dynamic").map(|_| true) };
        let default = if self.eat_word("default").is_some() { Some(self.literal()?) } else { None };
        let offset = self.offset()?;
        let mut comma = Comma::Needed;
        let mut selectors = Vec::new();
        if self.eat(Mark::OpenBrace) {
            comma = Comma::Optional;
            selectors = self.list(Mark::CloseBrace, broken, |p, broken| Ok((p.selector(broken)?, Comma::Needed)))?.0;
        }
        Ok((Member::Attribute(AttributeExpr { decor, number, name, ty, dynamic, default, offset, selectors }), comma))
    }

    fn selector(&mut self, broken: &mut bool) -> Parsed<SelectorExpr> {
        let decor = self.decor()?;
        self.expect_word("selector")?;
        let number = self.int("the number of the access selector")?;
        let name = self.snake("the name of the access selector")?;
        self.expect(Mark::Colon)?;
        Ok(SelectorExpr { decor, number, name, ty: self.ty(broken)? })
    }

    fn method(&mut self, decor: Decor, broken: &mut bool) -> Parsed<MethodExpr> {
        let number = self.int("the number of the method")?;
        let name = self.snake("the name of the method")?;
        self.expect(Mark::OpenParen)?;
        let parameter = if self.at_mark(Mark::CloseParen) { None } else { Some(self.ty(broken)?) };
        self.expect(Mark::CloseParen)?;
        let returns = if self.eat(Mark::Arrow) { Some(self.ty(broken)?) } else { None };
        let mandatory = self.eat_word("mandatory").is_some();
        if !mandatory {
            self.expect_word("optional")?;
        }
        Ok(MethodExpr { decor, number, name, parameter, returns, mandatory, offset: self.offset()? })
    }

    fn offset(&mut self) -> Parsed<Option<Int>> {
        if self.eat_word("at").is_some() { Ok(Some(self.int("the offset of the short name")?)) } else { Ok(None) }
    }
}
