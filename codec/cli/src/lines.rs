//! `--lines`: one message per line in, one line out, for as many lines as there are.
//!
//! One thread reads, as many as the machine has decode, and the lines leave in the order in which they came. A bad line gives a JSON
//! object as every other line does; the rest goes on.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::args::{Decode, Encode};
use crate::input;
use crate::outcome::Outcome;
use crate::progress::Progress;

mod decoder;
mod encoder;
mod tree;

/// Octets that are read at once.
const CHUNK: usize = 256 << 10;
/// A line longer than this is an error of its own.
const LONGEST_LINE: usize = 64 << 20;
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
    let protocol = crate::protocol::Protocol::load();
    let names = crate::meaning::names::Names::of(protocol.model);
    run(&input::group(&arguments.inputs), || decoder::Decoder::new(&protocol, &names, arguments.from))
}

/// Encodes lines of JSON.
pub(crate) fn encode(arguments: &Encode) -> io::Result<Outcome> {
    let protocol = crate::protocol::Protocol::load();
    let standard_input = ["-".to_owned()];
    let inputs = if arguments.inputs.is_empty() { &standard_input[..] } else { &arguments.inputs[..] };
    run(inputs, || encoder::Encoder::new(&protocol, arguments.from))
}

fn run<W: Worker>(inputs: &[String], worker: impl Fn() -> W + Sync) -> io::Result<Outcome> {
    let mut outcome = Outcome::Decoded;
    for argument in inputs {
        match input::open_lines(argument) {
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
    let chunks = Mutex::new(chunks);
    thread::scope(|scope| {
        let reading = scope.spawn(move || read(reader, &send_chunk));
        for _ in 0..threads {
            let (chunks, send_done) = (&chunks, send_done.clone());
            scope.spawn(move || work(&mut worker(), chunks, &send_done));
        }
        drop(send_done);
        let written = write(&done);
        // When nobody reads the output any more the threads end because nobody takes what they send.
        drop(done);
        let outcome = written?;
        // A thread that panicked has said so itself.
        reading.join().unwrap_or(Ok(())).map(|()| outcome)
    })
}

/// Cuts the input into chunks of whole lines. What one read gives is handed on at once, so that a slow source is answered at once.
fn read(mut reader: impl Read, chunks: &SyncSender<Chunk>) -> io::Result<()> {
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
        if pending.len() > LONGEST_LINE {
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
        let mut number = chunk.line;
        for line in chunk.text.split_inclusive(|&octet| octet == b'\n') {
            let line = line.trim_ascii();
            if !line.is_empty() {
                outcome = outcome.max(worker.line(number, line, &mut text));
            }
            number += 1;
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
