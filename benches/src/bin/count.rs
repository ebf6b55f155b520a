//! Runs one candidate over one message, for `instructions.sh`.
//!
//! `count list` prints all pairs; `count <group> <message> <candidate> <times>` runs one of them.

use std::process::ExitCode;

use cosem_benches::subjects;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["list"] => {
            for subject in subjects::all() {
                for entry in &subject.entries {
                    println!("{}\t{}\t{}", subject.group, subject.name, entry.name);
                }
            }
            ExitCode::SUCCESS
        }
        [group, message, candidate, times] => run(group, message, candidate, times),
        _ => {
            eprintln!("usage: count list | count <group> <message> <candidate> <times>");
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
