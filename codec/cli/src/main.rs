//! Decodes, explains and encodes DLMS/COSEM messages on the command line.
//!
//! Data flow one way: `input` and `capture` give octets, `layers` opens the link layers and lets the inspector and the codec look at
//! each message, `meaning` reads what values stand for, `render` and `json` print.

mod args;
mod capture;
mod cases;
mod class;
mod coverage;
mod decode;
mod encode;
mod hex;
mod input;
mod json;
mod keys;
mod layers;
mod lines;
mod meaning;
mod obis;
mod objects;
mod outcome;
mod progress;
mod protect;
mod protocol;
mod render;
mod spec;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{ColorWhen, Command, CommandLine};
use outcome::Outcome;

fn main() -> ExitCode {
    let arguments = CommandLine::parse();
    match arguments.color {
        ColorWhen::Auto => {}
        ColorWhen::Always => anstream::ColorChoice::Always.write_global(),
        ColorWhen::Never => anstream::ColorChoice::Never.write_global(),
    }
    match run(&arguments.command) {
        Ok(outcome) => outcome.into(),
        // Whoever read the output has seen enough: `cosem decode ... | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Decoded.into(),
        Err(error) => {
            let _ = writeln!(anstream::stderr(), "error: {error}");
            Outcome::Misused.into()
        }
    }
}

fn run(command: &Command) -> io::Result<Outcome> {
    if let Command::Decode(decode) = command
        && decode.lines
    {
        if decode.format == Some(args::Format::Tree) {
            let text = "--lines prints JSON, and --format tree was asked for";
            CommandLine::command().error(clap::error::ErrorKind::ArgumentConflict, text).exit();
        }
        return lines::decode(decode);
    }
    if let Command::Encode(encode) = command
        && encode.lines
    {
        return lines::encode(encode);
    }
    if let Command::Encode(encode) = command
        && encode.binary
    {
        // Octets are not text: nothing may look for colours in them.
        let mut out = io::stdout().lock();
        let outcome = encode::run(encode, &mut out)?;
        return out.flush().map(|()| outcome);
    }
    let mut out = BufWriter::new(anstream::stdout());
    let outcome = match command {
        Command::Decode(decode) => decode::run(decode, &mut out)?,
        Command::Encode(encode) => encode::run(encode, &mut out)?,
        Command::Protect(protect) => protect::run(protect, &mut out)?,
        Command::Class(command) => class::run(command, &mut out)?,
        Command::Obis(command) => obis::run(command, &mut out)?,
        Command::Spec(command) => spec::run(command, &mut out)?,
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut CommandLine::command(), "cosem", &mut out);
            Outcome::Decoded
        }
        Command::Man { command } => man(command.as_deref(), &mut out)?,
    };
    out.flush()?;
    Ok(outcome)
}

/// The manual page of the program, or of one of its commands.
fn man(name: Option<&str>, out: &mut impl Write) -> io::Result<Outcome> {
    let mut program = CommandLine::command();
    program.build();
    let page = match name {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                writeln!(anstream::stderr(), "error: no command {name:?}")?;
                return Ok(Outcome::Misused);
            }
        },
    };
    clap_mangen::Man::new(page).render(out)?;
    Ok(Outcome::Decoded)
}
