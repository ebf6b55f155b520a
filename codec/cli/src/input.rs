//! Where octets come from: the command line, files, standard input.

use std::fmt;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use crate::capture;
use crate::hex::{self, HexFault};
use crate::progress::Progress;

/// Message files are small, and what is read of one is kept; captures are streamed and have no limit.
const LARGEST_FILE: u64 = 32 << 20;
const STANDARD_INPUT: &str = "-";
/// The digits of an argument that is one octet of a message.
const OCTET_DIGITS: usize = 2;

/// One thing to decode.
pub(crate) struct Input {
    /// How to name it when there are several.
    pub(crate) name: String,
    pub(crate) content: Content,
}

/// What an input holds.
pub(crate) enum Content {
    /// The octets of one or several messages.
    Octets(Vec<u8>),
    /// A capture file, to be read as a stream.
    Capture(Box<dyn Read + Send>),
}

/// Why an input cannot be had.
#[derive(Debug)]
pub(crate) enum InputFault {
    /// The argument is neither hex nor the name of a file.
    Nothing { argument: String, hex: HexFault },
    /// The text is not hex.
    Hex { name: String, fault: HexFault, offset: usize },
    /// The operating system says no.
    Io { name: String, error: io::Error },
    /// More octets than one message file can have.
    TooLarge { name: String },
}

impl InputFault {
    /// The stable name of the kind.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Nothing { .. } => "no-input",
            Self::Hex { .. } => "hex",
            Self::Io { .. } => "io",
            Self::TooLarge { .. } => "too-large",
        }
    }
}

impl fmt::Display for InputFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing { argument, hex } => {
                write!(f, "{} is neither a file nor hex digits: {hex}", Shortened(argument))
            }
            Self::Hex { name, fault, .. } => write!(f, "{}: {fault}", Shortened(name)),
            Self::Io { name, error } => write!(f, "{}: {error}", Shortened(name)),
            Self::TooLarge { name } => write!(f, "{}: more than {} MiB, which no message has", Shortened(name), LARGEST_FILE >> 20),
        }
    }
}

/// A name or argument, cut where it would fill the screen.
struct Shortened<'a>(&'a str);

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 60;
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(if self.0.is_empty() { "the empty argument" } else { self.0 }),
        }
    }
}

/// Arguments in the order given.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    /// A file, standard input, or a mistake.
    Source(String),
    /// Hex in one or more pieces: one message, or one in each.
    Hex(Vec<String>),
}

/// Sorts arguments: hex that follows hex belongs together, single octets always.
pub(crate) fn group(arguments: &[String]) -> Vec<Argument> {
    let is_hex = |argument: &str| hex::parse(argument.as_bytes()).is_ok_and(|octets| !octets.is_empty()) && !Path::new(argument).exists();
    let mut groups: Vec<Argument> = Vec::new();
    let mut open = false;
    for argument in arguments {
        let octet = argument.len() <= OCTET_DIGITS;
        match groups.last_mut() {
            Some(Argument::Hex(pieces)) if is_hex(argument) => match pieces.last_mut() {
                Some(last) if open && octet => last.push_str(argument),
                _ => pieces.push(argument.clone()),
            },
            _ if is_hex(argument) => groups.push(Argument::Hex(vec![argument.clone()])),
            _ => groups.push(Argument::Source(argument.clone())),
        }
        open = octet;
    }
    if groups.is_empty() {
        groups.push(Argument::Source(STANDARD_INPUT.to_owned()));
    }
    groups
}

/// Opens one argument: standard input, a file, or hex digits.
pub(crate) fn open(argument: &str) -> Result<Input, InputFault> {
    if argument == STANDARD_INPUT {
        if io::stdin().is_terminal() {
            // Nothing to be done when nobody can be told.
            let _ = writeln!(anstream::stderr(), "reading hex from the terminal; end with Ctrl-D on a line of its own");
        }
        return read(io::stdin(), "standard input".to_owned(), None);
    }
    match File::open(argument) {
        Ok(file) => {
            let metadata = file.metadata().map_err(|error| InputFault::Io { name: argument.to_owned(), error })?;
            if metadata.is_dir() {
                let error = io::Error::new(io::ErrorKind::IsADirectory, "is a directory");
                return Err(InputFault::Io { name: argument.to_owned(), error });
            }
            read(file, argument.to_owned(), Some(metadata.len()))
        }
        Err(error) => match hex::parse(argument.as_bytes()) {
            Ok(octets) => Ok(Input { name: argument.to_owned(), content: Content::Octets(octets) }),
            Err(fault @ HexFault::Odd { .. }) => {
                let offset = fault.offset(argument.as_bytes());
                Err(InputFault::Hex { name: argument.to_owned(), fault, offset })
            }
            // Something with a dot or a slash was meant as a file; the rest as hex.
            Err(_) if argument.contains(['.', '/', '\\']) || error.kind() != io::ErrorKind::NotFound => {
                Err(InputFault::Io { name: argument.to_owned(), error })
            }
            Err(hex) => Err(InputFault::Nothing { argument: argument.to_owned(), hex }),
        },
    }
}

/// Opens a file or standard input as lines of text; an argument that is hex is a line of its own.
pub(crate) fn open_lines(argument: &str) -> Result<(Box<dyn Read + Send>, Option<u64>), InputFault> {
    if argument == STANDARD_INPUT {
        return Ok((Box::new(io::stdin()), None));
    }
    let fault = |error| InputFault::Io { name: argument.to_owned(), error };
    match File::open(argument) {
        Ok(file) => {
            let length = file.metadata().map_err(fault)?.len();
            Ok((Box::new(file), Some(length)))
        }
        Err(_) if hex::looks_like_hex(argument.as_bytes()) => Ok((Box::new(io::Cursor::new(argument.as_bytes().to_vec())), None)),
        Err(error) => Err(fault(error)),
    }
}

/// The text of a file, of standard input, or of the argument itself when it starts as JSON does.
pub(crate) fn open_text(argument: &str) -> Result<Vec<u8>, InputFault> {
    if argument.trim_start().starts_with(['{', '[', '"']) {
        return Ok(argument.as_bytes().to_vec());
    }
    let fault = |error| InputFault::Io { name: argument.to_owned(), error };
    let mut text = Vec::new();
    let count = match argument {
        STANDARD_INPUT => io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut text),
        _ => File::open(argument).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut text)),
    };
    match count.map_err(fault)? as u64 {
        0..=LARGEST_FILE => Ok(text),
        _ => Err(InputFault::TooLarge { name: argument.to_owned() }),
    }
}

fn read(mut source: impl Read + Send + 'static, name: String, length: Option<u64>) -> Result<Input, InputFault> {
    let mut start = Vec::with_capacity(4);
    if let Err(error) = source.by_ref().take(4).read_to_end(&mut start) {
        return Err(InputFault::Io { name, error });
    }
    if capture::is_capture(&start) {
        let progress = Progress::octets(length);
        let whole = progress.reader(io::Cursor::new(start).chain(source));
        return Ok(Input { name, content: Content::Capture(Box::new(whole)) });
    }
    let mut octets = start;
    match source.take(LARGEST_FILE).read_to_end(&mut octets) {
        Err(error) => Err(InputFault::Io { name, error }),
        Ok(_) if octets.len() as u64 > LARGEST_FILE => Err(InputFault::TooLarge { name }),
        Ok(_) => octets_of(name, octets),
    }
}

/// Text of hex digits gives the octets it spells; anything else is octets already.
fn octets_of(name: String, content: Vec<u8>) -> Result<Input, InputFault> {
    match hex::parse(&content) {
        Ok(octets) => Ok(Input { name, content: Content::Octets(octets) }),
        Err(fault @ HexFault::Odd { .. }) => {
            let offset = fault.offset(&content);
            Err(InputFault::Hex { name, fault, offset })
        }
        Err(HexFault::Character { at, .. }) if is_text_with_hex(&content, at) => {
            let fault = hex::parse(&content).err().unwrap_or(HexFault::Odd { digits: 0 });
            Err(InputFault::Hex { name, fault, offset: at })
        }
        Err(HexFault::Character { .. }) => Ok(Input { name, content: Content::Octets(content) }),
    }
}

/// Whether a file is meant as hex text and has a mistake at `at`: all of it is printable, and it starts with several octets in hex.
/// Text protocols (IEC 62056-21) start with `/` and are octets.
fn is_text_with_hex(content: &[u8], at: usize) -> bool {
    const FEWEST_DIGITS: usize = 4;
    let printable = content.iter().all(|octet| matches!(octet, b' '..=b'~' | b'\t' | b'\r' | b'\n'));
    printable && content[..at].iter().filter(|octet| octet.is_ascii_hexdigit()).count() >= FEWEST_DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(arguments: &[&str]) -> Vec<Argument> {
        group(&arguments.iter().map(|&argument| argument.to_owned()).collect::<Vec<_>>())
    }

    fn hex(pieces: &[&str]) -> Argument {
        Argument::Hex(pieces.iter().map(|&piece| piece.to_owned()).collect())
    }

    #[test]
    fn hex_that_follows_hex_belongs_together() {
        let source = |name: &str| Argument::Source(name.to_owned());
        assert_eq!(grouped(&["C0", "01", "c1"]), [hex(&["C001c1"])]);
        assert_eq!(grouped(&["C001", "C002"]), [hex(&["C001", "C002"])]);
        assert_eq!(grouped(&["C001", "C0", "02"]), [hex(&["C001", "C002"])]);
        assert_eq!(grouped(&["-", "C0", "01", "C00", "C0"]), [source("-"), hex(&["C001"]), source("C00"), hex(&["C0"])]);
        assert_eq!(grouped(&[]), [source("-")]);
    }

    #[test]
    fn text_or_octets() {
        let octets = |content: &[u8]| match octets_of("f".into(), content.to_vec()).map(|input| input.content) {
            Ok(Content::Octets(octets)) => Ok(octets),
            Ok(Content::Capture(_)) => panic!("not a capture"),
            Err(fault) => Err(fault.to_string()),
        };
        assert_eq!(octets(b"c0 01\n"), Ok(vec![0xC0, 0x01]));
        assert_eq!(octets(b"\xC0\x01"), Ok(vec![0xC0, 0x01]));
        assert_eq!(octets(b"/ISK5\r\n"), Ok(b"/ISK5\r\n".to_vec()));
        assert_eq!(octets(b"c00"), Err("f: 3 hex digits, an odd number: the last octet is incomplete".into()));
        assert_eq!(octets(b"c001c1oo"), Err("f: 'o' at position 7 is not a hex digit".into()));
    }
}
