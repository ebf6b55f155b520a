//! From text to tokens.

use crate::fault::{Code, Collector, Fault};
use crate::source::Place;

use super::token::{Mark, Token, TokenKind};

/// The tokens of a text; the last one is always [`TokenKind::End`]. A literal that is wrong is reported and still becomes a token,
/// so that the parser does not stumble over it a second time.
pub(crate) fn tokens(file: usize, text: &str, faults: &mut Collector) -> Vec<Token> {
    let mut lexer = Lexer { file, text, at: 0, tokens: Vec::new(), faults, wrong: false };
    while lexer.next_token() {}
    lexer.push(TokenKind::End, text.len());
    lexer.tokens
}

struct Lexer<'t> {
    file: usize,
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    faults: &'t mut Collector,
    /// True where the literal that is being read is wrong.
    wrong: bool,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn place(&self, start: usize) -> Place {
        Place { file: self.file, start, end: self.at }
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        let place = self.place(start);
        let wrong = std::mem::take(&mut self.wrong);
        self.tokens.push(Token { kind, place, wrong });
    }

    /// Moves behind the characters that satisfy the condition and returns them.
    fn take_while(&mut self, condition: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let taken = &rest[..rest.find(|c| !condition(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    /// Reads one token; false at the end.
    fn next_token(&mut self) -> bool {
        self.take_while(|c| c.is_ascii_whitespace() || c == '\u{feff}');
        let start = self.at;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        if rest.starts_with("//") {
            let line = self.take_while(|c| c != '\n').trim_end_matches('\r');
            if let Some(doc) = line.strip_prefix("///").filter(|doc| !doc.starts_with('/')) {
                let doc = doc.strip_prefix(' ').unwrap_or(doc).trim_end().to_owned();
                let place = Place { file: self.file, start, end: start + line.len() };
                self.tokens.push(Token { kind: TokenKind::Doc(doc), place, wrong: false });
            }
        } else if let Some(string) = rest.strip_prefix("x\"") {
            self.octets(start, string);
        } else if first == '"' {
            let text = self.string(start);
            self.push(TokenKind::Text(text), start);
        } else if first.is_ascii_digit() {
            self.integer(start);
        } else if is_name(first) {
            match self.take_while(is_name) {
                "_" => self.push(TokenKind::Mark(Mark::Underscore), start),
                name => self.push(TokenKind::Ident(name.to_owned()), start),
            }
        } else if let Some(mark) = Mark::ALL.iter().find(|mark| rest.starts_with(mark.text())) {
            self.at += mark.text().len();
            self.push(TokenKind::Mark(*mark), start);
        } else {
            self.at += first.len_utf8();
            self.faults.add(
                Fault::new(Code::E0102, self.place(start), format!("unknown character `{}`", first.escape_debug()))
                    .label("not part of the language"),
            );
        }
        true
    }

    fn integer(&mut self, start: usize) {
        let word = self.take_while(is_name);
        let value = match word.strip_prefix("0x") {
            Some(hex) => parse_digits(hex, 16),
            None => parse_digits(word, 10),
        };
        if value.is_none() {
            self.wrong = true;
            self.faults.add(
                Fault::new(Code::E0103, self.place(start), format!("`{word}` is not an integer"))
                    .label("not an integer")
                    .expected("decimal digits, or hexadecimal digits after `0x`; no more than 64 bits are ever needed"),
            );
        }
        self.push(TokenKind::Int(value.unwrap_or(0)), start);
    }

    /// Reads from the opening quote to the closing one.
    fn string(&mut self, start: usize) -> String {
        self.at += 1;
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|c| !matches!(c, '"' | '\\' | '\n' | '\r')));
            let rest = self.rest();
            if rest.starts_with('"') {
                self.at += 1;
                return text;
            } else if rest.starts_with("\\\"") || rest.starts_with("\\\\") {
                text.push_str(&rest[1..2]);
                self.at += 2;
            } else if rest.starts_with('\\') {
                self.wrong = true;
                let escape = self.at;
                self.at += 1;
                self.faults.add(
                    Fault::new(Code::E0105, self.place(escape), "unknown escape in a string")
                        .label("unknown escape")
                        .expected("`\\\"` or `\\\\`"),
                );
            } else {
                self.wrong = true;
                // What closes the line was hardly meant to stand inside of the string.
                self.at = start + self.text[start..self.at].trim_end_matches([';', ',', ')', ']', '{', '}', ' ']).len();
                self.at = self.at.max(start + 1);
                self.faults.add(
                    Fault::new(Code::E0104, self.place(start), "the string does not end on its line")
                        .label("starts here")
                        .expected("a closing `\"`"),
                );
                return text;
            }
        }
    }

    fn octets(&mut self, start: usize, content: &str) {
        self.at += 1;
        let digits = match content.find(['"', '\n']) {
            Some(end) if content[end..].starts_with('"') => {
                self.at += 1 + end + 1;
                &content[..end]
            }
            _ => {
                self.string(start);
                self.push(TokenKind::Octets(Vec::new()), start);
                return;
            }
        };
        let octets = parse_octets(digits);
        if octets.is_none() {
            self.wrong = true;
            self.faults.add(
                Fault::new(Code::E0106, self.place(start), "the octet literal is not whole octets in hexadecimal")
                    .label("not octets")
                    .expected("two hexadecimal digits for each octet, as in `x\"5F1F0400\"`"),
            );
        }
        self.push(TokenKind::Octets(octets.unwrap_or_default()), start);
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn parse_digits(digits: &str, radix: u32) -> Option<i128> {
    // More digits than 64 bits need would fit an i128, but not what is computed with it.
    digits.chars().all(|c| c.is_digit(radix)).then(|| u64::from_str_radix(digits, radix).ok()).flatten().map(i128::from)
}

fn parse_octets(digits: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = digits.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().filter_map(|[high, low]| u8::try_from(high * 16 + low).ok()).collect())
}
