//! One table of times and ratios, from interleaved runs.
//!
//! All candidates of a subject run in turn, round after round, so that a slow second of the machine hits them all; each number is
//! the median of the rounds.
//!
//! `ratios [--markdown] [--svg FILE] [group [message]]` takes part of the table, prints what stands in the README instead of it, and
//! draws the same as a plot.

mod plot;
mod report;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use cosem_benches::candidate::{Role, Run, Subject};
use cosem_benches::subjects;

use report::Line;

/// How long one batch of one candidate takes.
const BATCH: Duration = Duration::from_micros(500);

/// How often every candidate has its turn.
const ROUNDS: usize = 101;

/// What was asked for.
#[derive(Default)]
struct Arguments {
    markdown: bool,
    svg: Option<String>,
    group: Option<String>,
    message: Option<String>,
}

impl Arguments {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--markdown" => read.markdown = true,
                "--svg" => read.svg = Some(arguments.next().ok_or("--svg needs the name of a file")?),
                option if option.starts_with("--") => return Err(format!("unknown option {option}")),
                _ if read.group.is_none() => read.group = Some(argument),
                _ if read.message.is_none() => read.message = Some(argument),
                _ => return Err(format!("unexpected {argument}")),
            }
        }
        Ok(read)
    }

    fn wants(&self, subject: &Subject) -> bool {
        let is = |wanted: &Option<String>, name| wanted.as_deref().is_none_or(|wanted| wanted == name);
        is(&self.group, subject.group) && is(&self.message, subject.name)
    }
}

fn main() -> ExitCode {
    match Arguments::read(std::env::args().skip(1)).and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}\nusage: ratios [--markdown] [--svg FILE] [group [message]]");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let mut lines = Vec::new();
    if !arguments.markdown {
        println!("{:<8} {:<16} {:<24} {:>12} {:>9} {:>9}  goal", "group", "message", "candidate", "ns", "to floor", "to peer");
    }
    for subject in subjects::all().into_iter().filter(|subject| arguments.wants(subject)) {
        subject.compare()?;
        let times = measure(&subject);
        if !arguments.markdown {
            print(&subject, &times);
        }
        lines.extend(Line::of(&subject, &times));
    }
    if arguments.markdown {
        print!("{}", report::markdown(&lines));
    }
    match &arguments.svg {
        Some(file) => plot::write(&lines, file).map_err(|error| format!("{file}: {error}")),
        None => Ok(()),
    }
}

/// A line for each candidate.
fn print(subject: &Subject, times: &[f64]) {
    let (floor, peer) = (subject.best(Role::Floor, times), subject.best(Role::Peer, times));
    let mut goal = Some(goal(subject));
    for (entry, time) in subject.entries.iter().zip(times) {
        let to_floor = floor.map_or_else(String::new, |floor| format!("{:.2}", time / floor));
        let to_peer = peer.map_or_else(String::new, |peer| format!("{:.1}", peer / time));
        let goal = if entry.role == Role::Codec { goal.take().unwrap_or_default() } else { String::new() };
        println!("{:<8} {:<16} {:<24} {:>12.1} {:>9} {:>9}  {}", subject.group, subject.name, entry.name, time, to_floor, to_peer, goal);
    }
}

/// The goals in words.
fn goal(subject: &Subject) -> String {
    let goals = subject.goals;
    let mut words = Vec::new();
    if let Some(floor) = goals.floor {
        words.push(format!("<= {floor} x floor{}", if goals.instructions { " (Ir)" } else { "" }));
    }
    if let Some(nanoseconds) = goals.nanoseconds {
        words.push(format!("<= {nanoseconds} ns"));
    }
    if let Some(peer) = goals.peer {
        words.push(format!(">= {peer} x peer"));
    }
    words.join(", ")
}

/// Nanoseconds of one run of each candidate.
fn measure(subject: &Subject) -> Vec<f64> {
    let mut candidates: Vec<(Box<dyn Run>, u64)> = subject.entries.iter().map(|entry| calibrated(entry.ready(&subject.message))).collect();
    let mut rounds = vec![Vec::with_capacity(ROUNDS); candidates.len()];
    for _ in 0..ROUNDS {
        for ((candidate, times), samples) in candidates.iter_mut().zip(&mut rounds) {
            let start = Instant::now();
            std::hint::black_box(candidate.measured(*times));
            samples.push(start.elapsed().as_secs_f64() * 1e9 / *times as f64);
        }
    }
    rounds.into_iter().map(median).collect()
}

/// The candidate with the number of runs that fill a batch.
fn calibrated(mut candidate: Box<dyn Run>) -> (Box<dyn Run>, u64) {
    let mut times = 1_u64;
    loop {
        let start = Instant::now();
        std::hint::black_box(candidate.measured(times));
        if start.elapsed() >= BATCH || times > 1 << 24 {
            return (candidate, times);
        }
        times *= 2;
    }
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or(f64::NAN)
}
