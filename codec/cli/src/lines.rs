//! `--lines`: one message per line in, one line out, for as many lines as there are.
//!
//! One thread reads, as many as the machine has decode, and the lines leave in the order in which they came. A bad line gives a JSON
//! object as every other line does; the rest goes on.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::args::{Decode, Encode};
use crate::input;
use crate::keys::Keyring;
use crate::outcome::Outcome;
use crate::progress::Progress;

mod decoder;
mod encoder;
mod tree;

/// Octets that are read at once.
const CHUNK: usize = 256 << 10;
/// A line longer than this is an error of its own.
const LONGEST_LINE: usize = 16 << 20;
/// Chunks that wait for each thread.
const WAITING: usize = 2;

/// Whole lines, in the order of their number.
struct Chunk {
    number: usize,
    /// The number of the first line, from 1.
    line: usize,
    text: Vec<u8>,
    /// The text is the start of a line that is too long; the rest of it was dropped.
    too_long: bool,
}

/// What became of a chunk.
struct Done {
    number: usize,
    text: Vec<u8>,
    outcome: Outcome,
}

/// What happens to each line.
trait Worker {
    /// Takes a line without its end, writes a line with its end.
    fn line(&mut self, number: usize, line: &[u8], out: &mut Vec<u8>) -> Outcome;
    /// A line that is too long to be kept.
    fn too_long(&mut self, number: usize, longest: usize, out: &mut Vec<u8>) -> Outcome;
}

/// Decodes lines of hex.
pub(crate) fn decode(arguments: &Decode) -> io::Result<Outcome> {
    let mut protocol = crate::protocol::Protocol::load();
    match Keyring::read(&arguments.keys) {
        // lines are decoded side by side: what one tells does not hold for others
        Ok(mut keys) => {
            keys.learns = false;
            protocol.keys = keys;
        }
        Err(text) => {
            writeln!(anstream::stderr(), "error: {text}")?;
            return Ok(Outcome::Misused);
        }
    }
    if let Some(text) = crate::objects::unknown(&protocol, arguments.given()) {
        writeln!(anstream::stderr(), "error: {text}")?;
        return Ok(Outcome::Misused);
    }
    let names = crate::meaning::names::Names::of(protocol.model);
    run(inputs_or_standard(&arguments.inputs), || decoder::Decoder::new(&protocol, &names, arguments))
}

/// Encodes lines of JSON.
pub(crate) fn encode(arguments: &Encode) -> io::Result<Outcome> {
    let protocol = crate::protocol::Protocol::load();
    run(inputs_or_standard(&arguments.inputs), || encoder::Encoder::new(&protocol, arguments.from))
}

/// The inputs; standard input where none is named.
fn inputs_or_standard(inputs: &[String]) -> impl Iterator<Item = &str> {
    let standard = inputs.is_empty().then_some("-");
    inputs.iter().map(String::as_str).chain(standard)
}

fn run<W: Worker>(inputs: impl Iterator<Item = impl AsRef<str>>, worker: impl Fn() -> W + Sync) -> io::Result<Outcome> {
    let mut outcome = Outcome::Decoded;
    for argument in inputs {
        match input::open_lines(argument.as_ref()) {
            Ok((reader, length)) => {
                let reader = Progress::octets(length).reader(reader);
                outcome = outcome.max(lines(reader, &worker)?);
            }
            Err(fault) => {
                writeln!(anstream::stderr(), "error: {fault}")?;
                outcome = Outcome::Misused;
            }
        }
    }
    Ok(outcome)
}

fn lines<W: Worker>(reader: impl Read + Send, worker: &(impl Fn() -> W + Sync)) -> io::Result<Outcome> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (send_chunk, chunks) = sync_channel::<Chunk>(threads * WAITING);
    let (send_done, done) = sync_channel::<Done>(threads * WAITING);
    let chunks = Arc::new(Mutex::new(chunks));
    thread::scope(|scope| {
        let reading = scope.spawn(move || read(reader, LONGEST_LINE, &send_chunk));
        for _ in 0..threads {
            let (chunks, send_done) = (Arc::clone(&chunks), send_done.clone());
            scope.spawn(move || work(&mut worker(), &chunks, &send_done));
        }
        // The channels close with the last thread that uses them.
        drop((chunks, send_done));
        let written = write(&done);
        // When nobody reads the output any more, nobody takes what the workers send; they end, and with them the reader.
        drop(done);
        let outcome = written?;
        // A thread that panicked has said so itself.
        reading.join().unwrap_or(Ok(())).map(|()| outcome)
    })
}

/// Cuts the input into chunks of whole lines. What one read gives is handed on at once, so that a slow source is answered at once.
fn read(mut reader: impl Read, longest: usize, chunks: &SyncSender<Chunk>) -> io::Result<()> {
    let mut number = 0;
    let mut line = 1;
    // The start of a line whose end has not come; it holds no line end.
    let mut pending = Vec::new();
    let mut dropping = false;
    let mut send = |line: usize, text: Vec<u8>, too_long: bool| {
        number += 1;
        chunks.send(Chunk { number: number - 1, line, text, too_long }).is_ok()
    };
    loop {
        let mut kept = pending.len();
        pending.resize(kept + CHUNK, 0);
        let count = reader.read(&mut pending[kept..]);
        pending.truncate(kept + *count.as_ref().unwrap_or(&0));
        match count {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        let at_end = pending.len() == kept;
        if dropping {
            match pending.iter().position(|&octet| octet == b'\n') {
                Some(end) => {
                    pending.drain(..=end);
                    line += 1;
                    dropping = false;
                    kept = 0;
                }
                None => pending.clear(),
            }
        }
        let last = pending[kept.min(pending.len())..].iter().rposition(|&octet| octet == b'\n');
        let whole = if at_end { pending.len() } else { last.map_or(0, |last| kept + last + 1) };
        if whole > 0 {
            let rest = pending.split_off(whole);
            let text = std::mem::replace(&mut pending, rest);
            let lines = text.iter().filter(|&&octet| octet == b'\n').count();
            if !send(line, text, false) {
                return Ok(());
            }
            line += lines;
        }
        if pending.len() > longest {
            pending.clear();
            dropping = true;
            if !send(line, Vec::new(), true) {
                return Ok(());
            }
        }
        if at_end {
            return Ok(());
        }
    }
}

fn work(worker: &mut impl Worker, chunks: &Mutex<Receiver<Chunk>>, done: &SyncSender<Done>) {
    loop {
        let chunk = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(chunk) = chunk else { return };
        let mut text = Vec::with_capacity(chunk.text.len() * 4);
        let mut outcome = Outcome::Decoded;
        if chunk.too_long {
            outcome = worker.too_long(chunk.line, LONGEST_LINE, &mut text);
        }
        for (number, line) in (chunk.line..).zip(chunk.text.split_inclusive(|&octet| octet == b'\n')) {
            let line = line.trim_ascii();
            if !line.is_empty() {
                outcome = outcome.max(worker.line(number, line, &mut text));
            }
        }
        if done.send(Done { number: chunk.number, text, outcome }).is_err() {
            return;
        }
    }
}

/// Writes what is done in the order of the input.
fn write(done: &Receiver<Done>) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    let mut waiting: BTreeMap<usize, Done> = BTreeMap::new();
    let mut next = 0;
    let mut outcome = Outcome::Decoded;
    while let Ok(chunk) = done.recv() {
        waiting.insert(chunk.number, chunk);
        while let Some(chunk) = waiting.remove(&next) {
            out.write_all(&chunk.text)?;
            outcome = outcome.max(chunk.outcome);
            next += 1;
        }
        out.flush()?;
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few octets at a time, as a terminal or a network does.
    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(count);
            buffer[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    /// The chunks as (first line, text), a line that is too long as `...`.
    fn chunks(text: &str, step: usize, longest: usize) -> Vec<(usize, String)> {
        let (send, receive) = sync_channel(1_000);
        read(Slow(text.as_bytes(), step), longest, &send).expect("reading a slice");
        drop(send);
        let shown =
            |chunk: Chunk| (chunk.line, if chunk.too_long { "...".to_owned() } else { String::from_utf8(chunk.text).expect("ASCII") });
        receive
            .iter()
            .enumerate()
            .map(|(number, chunk)| (number == chunk.number, chunk))
            .map(|(next, chunk)| {
                assert!(next);
                shown(chunk)
            })
            .collect()
    }

    #[test]
    fn whole_lines_at_every_step() {
        let text = "C001\n\nC0\r\nC002";
        for step in 1..=text.len() {
            let chunks = chunks(text, step, 100);
            assert_eq!(chunks.iter().map(|(_, text)| text.as_str()).collect::<String>(), text, "step {step}");
            let mut line = 1;
            for (first, text) in &chunks {
                assert_eq!(*first, line, "step {step}");
                line += text.matches('\n').count();
            }
        }
    }

    #[test]
    fn a_line_without_end_is_dropped_and_counted() {
        for step in [1, 3, 7, 1_000] {
            let chunks = chunks(&format!("C0\n{}\nC1\n", "0".repeat(2_000)), step, 1_000);
            let kept: String = chunks.iter().filter(|(_, text)| text != "...").map(|(_, text)| text.as_str()).collect();
            assert_eq!(kept, "C0\nC1\n", "step {step}");
            assert_eq!(chunks.iter().filter(|(line, text)| *line == 2 && text == "...").count(), 1, "step {step}");
            assert_eq!(chunks.last().map(|(line, _)| *line), Some(3), "step {step}");
        }
    }
}
