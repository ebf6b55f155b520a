//! Runs one candidate over one message, for `instructions.sh`.
//!
//! `count list` prints all of them, with whose code it is; `count message <group> <message>` writes the octets of a message; `count <group> <message> <candidate> <times>` runs one of them.

use std::io::Write as _;
use std::process::ExitCode;

use cosem_benches::subjects;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["list"] => {
            for subject in subjects::all() {
                for entry in &subject.entries {
                    println!("{}\t{}\t{}\t{}", subject.group, subject.name, entry.name, entry.role.word());
                }
            }
            ExitCode::SUCCESS
        }
        ["message", group, message] => write(group, message),
        [group, message, candidate, times] => run(group, message, candidate, times),
        _ => {
            eprintln!("usage: count list | count message <group> <message> | count <group> <message> <candidate> <times>");
            ExitCode::FAILURE
        }
    }
}

/// The octets of a message, for programs that are not written in Rust.
fn write(group: &str, message: &str) -> ExitCode {
    let subjects = subjects::all();
    let Some(subject) = subjects.iter().find(|subject| subject.group == group && subject.name == message) else {
        eprintln!("no message {group}/{message}");
        return ExitCode::FAILURE;
    };
    match std::io::stdout().write_all(&subject.message) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(group: &str, message: &str, candidate: &str, times: &str) -> ExitCode {
    let Ok(times) = times.parse() else {
        eprintln!("not a number of times: {times}");
        return ExitCode::FAILURE;
    };
    let subjects = subjects::all();
    let found = subjects
        .iter()
        .filter(|subject| subject.group == group && subject.name == message)
        .find_map(|subject| subject.entries.iter().find(|entry| entry.name == candidate).map(|entry| entry.ready(&subject.message)));
    let Some(mut ready) = found else {
        eprintln!("no candidate {candidate} for {group}/{message}");
        return ExitCode::FAILURE;
    };
    if ready.digest().is_none() {
        eprintln!("{candidate} does not understand {group}/{message}");
        return ExitCode::FAILURE;
    }
    println!("{}", ready.measured(times));
    ExitCode::SUCCESS
}
