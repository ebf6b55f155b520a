//! Everything that takes octets of others or writes octets for them: every item of the suite both ways, every member of every class
//! version, every link layer, everything that a meter says about itself. Nobody's firmware; `benches/no-panic.sh` looks for ways to a
//! panic in it.

mod items;
mod link;
mod object;
mod value;

/// Octets whose first one tells what to do with the others.
pub fn run(received: &[u8], answer: &mut [u8]) -> usize {
    let Some((&what, octets)) = received.split_first() else { return 0 };
    match what {
        0 => items::items(octets, answer),
        1 => items::members(octets, answer),
        2 => link::hdlc(octets, answer),
        3 => link::others(octets, answer),
        4 => object::lists(octets, answer),
        5 => object::buffers(octets, answer),
        6 => value::data(octets, answer),
        7 => value::calendar(octets, answer),
        8 => link::iso14908(octets, answer),
        _ => 0,
    }
}

/// How many there are. `Iterator::count` would check that they are no more than a `usize` counts.
fn count<T>(iterator: impl Iterator<Item = T>) -> usize {
    iterator.fold(0, |count: usize, _| count.wrapping_add(1))
}

/// The octets at the start, as a number.
fn number<const N: usize>(octets: &[u8]) -> ([u8; N], &[u8]) {
    octets.split_first_chunk().map_or(([0; N], octets), |(number, rest)| (*number, rest))
}
