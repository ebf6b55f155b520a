//! Reads tables of value groups and catalogues of OBIS codes.

use super::ast::{Addend, Body, ClassesExpr, Int, KeyExpr, ObisBody, RuleExpr, SetExpr, TermExpr, ValueLine, ValuesBody};
use super::parser::{Comma, Parsed, Parser};
use super::token::{Mark, TokenKind};

impl Parser<'_> {
    /// `: tariff form power | energy { ... }`.
    pub(super) fn values(&mut self, broken: &mut bool) -> Parsed<Body> {
        let role = if self.eat(Mark::Colon) { Some(self.ident("what the texts say: `quantity`, `tariff`, ...")?) } else { None };
        let mut forms = Vec::new();
        if self.eat_word("form").is_some() {
            forms.push(self.snake("a word that `{form}` may stand for")?);
            while self.eat(Mark::Bar) {
                forms.push(self.snake("a word that `{form}` may stand for")?);
            }
        }
        self.expect(Mark::OpenBrace)?;
        let lines = self.body(broken, |p, _| Ok((p.value_line()?, Comma::Needed))).0;
        Ok(Body::Values(ValuesBody { role, forms, lines }))
    }

    fn value_line(&mut self) -> Parsed<ValueLine> {
        let decor = self.decor()?;
        let start = self.place();
        let first = self.addend()?;
        let key = match first {
            Addend { label: None, number: Some(first), table: None } if !self.at_mark(Mark::Plus) => {
                let last = if self.eat(Mark::DotDot) { self.int("the last value of the range")? } else { first.clone() };
                KeyExpr::Range(first, last)
            }
            first => {
                let mut addends = vec![first];
                while self.eat(Mark::Plus) {
                    addends.push(self.addend()?);
                }
                KeyExpr::Sum(addends)
            }
        };
        let place = start.to(self.previous());
        Ok(ValueLine { decor, key, text: self.string("the text of the value in quotes")?, place })
    }

    fn addend(&mut self) -> Parsed<Addend> {
        const EXPECTED: &str = "a value of the group, or the name of a table of values";
        let mut addend = Addend { label: None, number: None, table: None };
        if self.at_int() {
            let number = self.int(EXPECTED)?;
            if self.eat(Mark::Star) {
                addend.table = Some(self.ident("the name of a table of values")?);
            }
            addend.number = Some(number);
            return Ok(addend);
        }
        let name = self.ident(EXPECTED)?;
        if !self.eat(Mark::Colon) {
            addend.table = Some(name);
            return Ok(addend);
        }
        addend.label = Some(name);
        if self.at_int() {
            addend.number = Some(self.int(EXPECTED)?);
            self.expect(Mark::Star)?;
        }
        addend.table = Some(self.ident("the name of a table of values")?);
        Ok(addend)
    }

    /// `: 0-Channel:96 class 1 | 3 | 4 { ... }`.
    pub(super) fn obis(&mut self, broken: &mut bool) -> Parsed<Body> {
        self.expect(Mark::Colon)?;
        let mut prefix = vec![self.set("value group A")?];
        for (mark, group) in [(Mark::Minus, "value group B"), (Mark::Colon, "value group C"), (Mark::Dot, "value group D")] {
            if !self.eat(mark) {
                break;
            }
            prefix.push(self.set(group)?);
        }
        let first = self.eat_word("first");
        let owner =
            if self.eat_word("for").is_some() { Some(self.ident("`utility`, `manufacturer`, `country` or `consortium`")?) } else { None };
        let classes = self.classes()?;
        let text = if self.eat_word("named").is_some() { Some(self.string("the name in quotes")?) } else { None };
        self.expect(Mark::OpenBrace)?;
        let rules = self.body(broken, |p, _| Ok((p.rule()?, Comma::Needed))).0;
        Ok(Body::Obis(ObisBody { prefix, first, owner, classes, text, rules }))
    }

    fn rule(&mut self) -> Parsed<RuleExpr> {
        let decor = self.decor()?;
        let start = self.place();
        let mut sets = vec![self.set("the values of a value group")?];
        while self.eat(Mark::Dot) {
            sets.push(self.set("the values of the next value group")?);
        }
        let period = if self.eat(Mark::Star) { Some(self.set("the values of value group F")?) } else { None };
        let place = start.to(self.previous());
        let text = if matches!(self.peek(), TokenKind::Text(_)) { Some(self.string("the name in quotes")?) } else { None };
        Ok(RuleExpr { decor, sets, period, text, classes: self.classes()?, place })
    }

    fn set(&mut self, expected: &str) -> Parsed<SetExpr> {
        let start = self.place();
        let terms = self.terms(expected)?;
        let except = if self.eat_word("except").is_some() { self.terms("the values that are not meant")? } else { Vec::new() };
        Ok(SetExpr { terms, except, place: start.to(self.previous()) })
    }

    fn terms(&mut self, expected: &str) -> Parsed<Vec<TermExpr>> {
        let mut terms = vec![self.term(expected)?];
        while self.eat(Mark::Bar) {
            terms.push(self.term(expected)?);
        }
        Ok(terms)
    }

    fn term(&mut self, expected: &str) -> Parsed<TermExpr> {
        if self.eat(Mark::Underscore) {
            return Ok(TermExpr::Any);
        }
        if matches!(self.peek(), TokenKind::Int(_)) {
            let (first, last) = self.range()?;
            return Ok(TermExpr::Range(first, last));
        }
        let name = self.ident(&format!("{expected}: a number, a range, `_` or the name of a table"))?;
        let mut form = None;
        if self.eat(Mark::OpenParen) {
            form = Some(self.ident("a form of the table")?);
            self.expect(Mark::CloseParen)?;
        }
        let mut only = Vec::new();
        if self.eat(Mark::OpenBracket) {
            only.push(self.range()?);
            while self.eat(Mark::Comma) {
                only.push(self.range()?);
            }
            self.expect(Mark::CloseBracket)?;
        }
        Ok(TermExpr::Table { name, form, only })
    }

    fn range(&mut self) -> Parsed<(Int, Int)> {
        let first = self.int("a value of the group")?;
        let last = if self.eat(Mark::DotDot) { self.int("the last value of the range")? } else { first.clone() };
        Ok((first, last))
    }

    fn classes(&mut self) -> Parsed<Option<ClassesExpr>> {
        let Some(start) = self.eat_word("class") else { return Ok(None) };
        let mut numbers = Vec::new();
        if self.eat_word("any").is_none() {
            numbers.push(self.int("a class identifier or `any`")?);
            while self.eat(Mark::Bar) {
                numbers.push(self.int("a class identifier")?);
            }
        }
        Ok(Some(ClassesExpr { numbers, place: start.to(self.previous()) }))
    }
}
