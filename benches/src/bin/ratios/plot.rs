//! The measurements as a plot: horizontal bars on a logarithmic scale of time, for the README.

use std::error::Error;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::report::{self, Line};

/// Readable on white and on dark: the background stays transparent.
const TEXT: RGBColor = RGBColor(125, 133, 144);
const FLOOR: RGBColor = RGBColor(145, 152, 161);
const CODEC: RGBColor = RGBColor(47, 129, 247);
const PEER: RGBColor = RGBColor(219, 109, 40);

const WIDTH: i32 = 900;
/// Where the bars start, behind the titles.
const LEFT: i32 = 340;
/// Where the scale ends; labels of long bars stand behind it.
const RIGHT: i32 = 790;
const TOP: i32 = 44;
const BAR: i32 = 11;
const GAP: i32 = 14;
const FONT: &str = "sans-serif";

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Writes the plot to a file.
pub(crate) fn write(lines: &[Line], file: &str) -> Result<(), Box<dyn Error>> {
    let lines = report::sorted(lines);
    let all = || lines.iter().flat_map(|line| [Some(line.codec), Some(line.floor), line.peer]).flatten();
    let scale = Scale { from: all().fold(f64::INFINITY, f64::min).log10().floor(), to: all().fold(1.0, f64::max).log10().ceil() };
    let height = TOP + lines.iter().map(|line| bars(line).count() as i32 * BAR + GAP).sum::<i32>() + 30;
    let area = SVGBackend::new(file, (WIDTH as u32, height as u32)).into_drawing_area();
    legend(&area)?;
    axis(&area, scale, height - 26)?;
    let mut y = TOP + GAP / 2;
    for line in lines {
        y = draw(&area, line, scale, y)? + GAP;
    }
    area.present()?;
    Ok(())
}

/// Powers of ten of nanoseconds.
#[derive(Clone, Copy)]
struct Scale {
    from: f64,
    to: f64,
}

impl Scale {
    fn place(self, nanoseconds: f64) -> i32 {
        LEFT + ((nanoseconds.log10() - self.from) / (self.to - self.from) * f64::from(RIGHT - LEFT)).round() as i32
    }
}

/// The bars of a subject, the codec's first.
fn bars(line: &Line) -> impl Iterator<Item = (f64, RGBColor, String)> {
    let codec = (line.codec, CODEC, report::time(line.codec));
    let floor = (line.floor, FLOOR, report::time(line.floor));
    let peer = line.peer.map(|peer| (peer, PEER, format!("{}, {} × ours", report::time(peer), report::digits(peer / line.codec))));
    [Some(codec), Some(floor), peer].into_iter().flatten()
}

/// Draws the bars of a subject from `y` down; gives the place below them.
fn draw(area: &Area<'_>, line: &Line, scale: Scale, y: i32) -> Result<i32, Box<dyn Error>> {
    let middle = y + bars(line).count() as i32 * BAR / 2;
    text(area, line.title, (LEFT - 8, middle), 16, HPos::Right, TEXT)?;
    let mut y = y;
    for (time, color, label) in bars(line) {
        let end = scale.place(time).max(LEFT + 1);
        area.draw(&Rectangle::new([(LEFT, y), (end, y + BAR - 2)], color.filled()))?;
        text(area, &label, (end + 4, y + BAR / 2), 13, HPos::Left, TEXT)?;
        y += BAR;
    }
    Ok(y)
}

/// A line for each power of ten.
fn axis(area: &Area<'_>, scale: Scale, bottom: i32) -> Result<(), Box<dyn Error>> {
    let mut power = scale.from;
    while power <= scale.to {
        let (nanoseconds, x) = (10_f64.powf(power), scale.place(10_f64.powf(power)));
        area.draw(&PathElement::new([(x, TOP), (x, bottom)], TEXT.mix(0.35).stroke_width(1)))?;
        let label = match nanoseconds {
            small if small < 1e3 => format!("{small} ns"),
            middle if middle < 1e6 => format!("{} µs", middle / 1e3),
            large => format!("{} ms", large / 1e6),
        };
        text(area, &label, (x, bottom + 10), 14, HPos::Center, TEXT)?;
        power += 1.0;
    }
    Ok(())
}

fn legend(area: &Area<'_>) -> Result<(), Box<dyn Error>> {
    let entries = [("this codec", CODEC), ("written by hand for one layout", FLOOR), ("fastest other crate", PEER)];
    let mut x = LEFT;
    for (label, color) in entries {
        area.draw(&Rectangle::new([(x, 16), (x + 11, 27)], color.filled()))?;
        text(area, label, (x + 16, 22), 15, HPos::Left, TEXT)?;
        x += 30 + 7 * label.len() as i32;
    }
    Ok(())
}

fn text(area: &Area<'_>, text: &str, place: (i32, i32), size: i32, side: HPos, color: RGBColor) -> Result<(), Box<dyn Error>> {
    let style = TextStyle::from((FONT, size).into_font()).color(&color).pos(Pos::new(side, VPos::Center));
    area.draw(&Text::new(text.to_owned(), place, style))?;
    Ok(())
}
