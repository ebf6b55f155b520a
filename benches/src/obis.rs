//! OBIS codes: from a text to what it means.

use std::fmt::{self, Write as _};

use cosem_codec::obis::{Classes, Obis};

use crate::candidate::Candidate;
use crate::sink::Sink;

/// The longest name that fits.
const LONGEST: usize = 160;

/// A text on the stack.
#[derive(Debug)]
pub struct Text {
    octets: [u8; LONGEST],
    length: usize,
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.octets.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// Reads a code, looks it up, and writes its name.
#[derive(Debug)]
pub struct Describe;

impl Candidate for Describe {
    type State = Text;

    fn prepare(_: &[u8]) -> Text {
        Text { octets: [0; LONGEST], length: 0 }
    }

    fn run<S: Sink>(name: &mut Text, message: &[u8], sink: &mut S) -> Option<()> {
        name.length = 0;
        let meaning = Obis::parse(std::str::from_utf8(message).ok()?).ok()?.describe();
        write!(name, "{meaning}").ok()?;
        sink.octets(name.octets.get(..name.length)?);
        classes(meaning.classes(), sink);
        Some(())
    }
}

/// The name and the classes as they stand, for comparison: what only this one code needs.
#[derive(Debug)]
pub struct Known;

impl Candidate for Known {
    type State = Text;

    fn prepare(message: &[u8]) -> Text {
        Describe::prepare(message)
    }

    fn run<S: Sink>(name: &mut Text, message: &[u8], sink: &mut S) -> Option<()> {
        const NAME: &str = "active energy + (QI+QIV), L2; time integral 1; rate 2, last billing period";
        if message != b"1-0:41.8.2*101" {
            return None;
        }
        name.length = 0;
        name.write_str(NAME).ok()?;
        sink.octets(name.octets.get(..name.length)?);
        classes(Classes::These(&[3, 4, 7]), sink);
        Some(())
    }
}

fn classes<S: Sink>(classes: Classes, sink: &mut S) {
    if let Classes::These(classes) = classes {
        classes.iter().for_each(|class| sink.number(u64::from(*class)));
    }
}
