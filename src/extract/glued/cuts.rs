//! Every way to cut a run of glued figures into a row's cells. It does not judge which one is right.
//!
//! A figure has no leading zero, so a 0 where a figure begins is a whole cell; a blank in the source is a boundary for sure,
//! its absence is none.

use crate::form::Kind;

/// One cell of a reading: places in the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// First character.
    pub from: usize,
    /// The one after the last.
    pub to: usize,
    /// What it states as a count; a dash states 0, an amount nothing here.
    pub count: Option<i64>,
}

/// A run of glued figures.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Its characters, folded.
    pub chars: Vec<char>,
    /// For each character, whether a boundary before it is sure.
    pub firm: Vec<bool>,
}

/// The ways to cut a run.
#[derive(Clone, Debug, Default)]
pub struct Cuts {
    /// Each a list of cells.
    pub readings: Vec<Vec<Part>>,
    /// All ways are in the list; else there are too many to look at.
    pub complete: bool,
}

/// Readings kept of one run.
pub const MOST_READINGS: usize = 4096;
/// Readings of one run that an alarm lists.
const MOST_SAID: usize = 6;
/// Steps taken to cut one run.
const MOST_STEPS: usize = 200_000;
/// Longest run that is looked at.
const LONGEST_RUN: usize = 256;
/// Digits of the longest figure: with more, sums might not fit.
const WIDEST: usize = 15;

impl Run {
    /// Cuts it into one cell for each kind.
    pub fn cut(&self, kinds: &[Kind]) -> Cuts {
        let mut cutter = Cutter { run: self, kinds, parts: Vec::new(), cuts: Cuts::default(), steps: 0, whole: true };
        if self.chars.len() <= LONGEST_RUN {
            cutter.cut_from(0);
            cutter.cuts.complete = cutter.whole;
        }
        cutter.cuts
    }

    /// Tells whether it can be cut in one way only, however many cells it has, up to those of the kinds: then no lost blank
    /// can mislead.
    pub fn is_firm(&self, kinds: &[Kind]) -> bool {
        let cuts: Vec<Cuts> = (1..=kinds.len()).map(|count| self.cut(&kinds[..count])).collect();
        cuts.iter().all(|cuts| cuts.complete) && cuts.iter().map(|cuts| cuts.readings.len()).sum::<usize>() == 1
    }

    /// Cells that it must have at least, by its blanks.
    pub fn fewest_cells(&self) -> usize {
        let boundaries = self.firm.iter().skip(1).filter(|&&firm| firm).count();
        boundaries + usize::from(!self.chars.is_empty())
    }

    /// Readings as alarms list them: cells between bars, readings between semicolons, and how many more there are.
    pub fn said(&self, readings: &[&[Part]]) -> String {
        let cell = |part: &Part| self.chars[part.from..part.to].iter().collect::<String>();
        let reading = |parts: &&[Part]| parts.iter().map(cell).collect::<Vec<_>>().join("|");
        let mut said: Vec<String> = readings.iter().take(MOST_SAID).map(reading).collect();
        let more = readings.len() - said.len();
        said.extend((more > 0).then(|| format!("…+{more}")));
        said.join("；")
    }

    fn digit(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(char::is_ascii_digit)
    }

    /// Where the digits that begin at a place end, at most.
    fn digits_end(&self, from: usize) -> usize {
        (from..self.chars.len()).find(|&at| !self.digit(at) || at > from && self.firm[at]).unwrap_or(self.chars.len())
    }
}

struct Cutter<'a> {
    run: &'a Run,
    kinds: &'a [Kind],
    parts: Vec<Part>,
    cuts: Cuts,
    steps: usize,
    /// Nothing was left out for want of room.
    whole: bool,
}

impl Cutter<'_> {
    fn cut_from(&mut self, at: usize) {
        let left = self.kinds.len() - self.parts.len();
        if left == 0 {
            if at == self.run.chars.len() {
                self.keep();
            }
            return;
        }
        self.steps += 1;
        self.whole &= self.steps <= MOST_STEPS;
        if !self.whole || self.run.chars.len() < at + left {
            return;
        }
        for part in self.parts_at(at) {
            self.parts.push(part);
            self.cut_from(part.to);
            self.parts.pop();
        }
    }

    fn keep(&mut self) {
        if self.cuts.readings.len() == MOST_READINGS {
            self.whole = false;
            return;
        }
        self.cuts.readings.push(self.parts.clone());
    }

    /// Every cell that may begin at a place.
    fn parts_at(&mut self, from: usize) -> Vec<Part> {
        let kind = self.kinds[self.parts.len()];
        match self.run.chars[from] {
            c if c.is_ascii_digit() => self.figures(from, from, kind),
            '+' => self.figures(from, from + 1, kind),
            '-' | '−' | '—' | '–' => {
                let mut parts = self.dashes(from);
                parts.extend(self.figures(from, from + 1, kind));
                parts
            }
            '/' | '\\' | '―' | '─' | '无' => self.dashes(from),
            _ => Vec::new(),
        }
    }

    /// A written none of one to three strokes.
    fn dashes(&self, from: usize) -> Vec<Part> {
        let c = self.run.chars[from];
        let same = |at: usize| at == from || self.run.chars.get(at) == Some(&c) && !self.run.firm[at];
        let ends = (from + 1..=from + 3).take_while(|&to| same(to - 1));
        ends.map(|to| Part { from, to, count: Some(0) }).collect()
    }

    /// Figures that begin at a place, their digits at `first`, after a sign where there is one.
    fn figures(&mut self, from: usize, first: usize, kind: Kind) -> Vec<Part> {
        if !self.run.digit(first) || first > from && self.run.firm[first] {
            return Vec::new();
        }
        let end = if self.run.chars[first] == '0' { first + 1 } else { self.run.digits_end(first) };
        self.whole &= end - first <= WIDEST;
        let mut parts = Vec::new();
        for to in first + 1..=end.min(first + WIDEST) {
            if kind == Kind::Amount {
                self.amounts(from, to, &mut parts);
            } else {
                parts.push(Part { from, to, count: Some(self.count(from, first, to)) });
            }
        }
        parts
    }

    fn count(&self, from: usize, first: usize, to: usize) -> i64 {
        let digits = self.run.chars[first..to].iter().filter_map(|c| c.to_digit(10));
        let value = digits.fold(0i64, |sum, digit| sum * 10 + i64::from(digit));
        if first > from && self.run.chars[from] != '+' { -value } else { value }
    }

    /// Amounts whose whole part ends at a place: with any number of decimals, and a unit where one follows.
    fn amounts(&mut self, from: usize, whole: usize, parts: &mut Vec<Part>) {
        let mut ends = vec![whole];
        if self.run.chars.get(whole) == Some(&'.') && !self.run.firm[whole] && self.run.digit(whole + 1) {
            ends.clear();
            let end = self.run.digits_end(whole + 1);
            self.whole &= end - whole <= WIDEST + 1;
            ends.extend(whole + 2..=end.min(whole + 1 + WIDEST));
        }
        let unit = |end: usize| match (self.run.chars.get(end), self.run.chars.get(end + 1)) {
            (Some('元'), _) => end + 1,
            (Some('万'), Some('元')) => end + 2,
            _ => end,
        };
        parts.extend(ends.into_iter().map(|end| Part { from, to: unit(end), count: None }));
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A run as it is written; blanks are sure boundaries.
    pub fn run(text: &str) -> Run {
        let mut run = Run::default();
        let mut firm = false;
        for c in text.chars() {
            if c == ' ' {
                firm = true;
                continue;
            }
            run.chars.push(c);
            run.firm.push(std::mem::take(&mut firm));
        }
        run
    }

    /// The readings of a run, cells set off by bars.
    fn read(text: &str, kinds: &[Kind]) -> Vec<String> {
        let run = run(text);
        let cell = |part: &Part| run.chars[part.from..part.to].iter().collect::<String>();
        let cuts = run.cut(kinds);
        assert!(cuts.complete);
        cuts.readings.iter().map(|parts| parts.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn as_many_digits_as_columns_have_one_reading() {
        assert_eq!(read("7010008", &[Kind::Count; 7]), ["7|0|1|0|0|0|8"]);
        assert_eq!(read("000000000000000", &[Kind::Count; 15]).len(), 1);
    }

    #[test]
    fn leading_zeros_and_blanks_are_boundaries() {
        assert_eq!(read("00000012", &[Kind::Count; 7]), ["0|0|0|0|0|0|12"]);
        assert_eq!(read("77 132 470", &[Kind::Count; 3]), ["77|132|470"]);
        let left_open = ["7|7132|470", "77|132|470", "771|32|470", "7713|2|470", "77132|4|70", "77132|47|0"];
        assert_eq!(read("77132 470", &[Kind::Count; 3]), left_open);
        assert_eq!(read("500000 5", &[Kind::Count; 7]).len(), 1);
    }

    #[test]
    fn signs_dashes_and_units_are_read_in_every_way_they_can_mean() {
        assert_eq!(read("9-115", &[Kind::Count, Kind::Signed, Kind::Count]), ["9|-|115", "9|-1|15", "9|-11|5"]);
        assert_eq!(read("///", &[Kind::Count; 3]), ["/|/|/"]);
        assert_eq!(read("00.5万元", &[Kind::Count, Kind::Amount]), ["0|0.5万元"]);
        assert_eq!(read("1.5", &[Kind::Count]), Vec::<String>::new());
        assert_eq!(read("171.5", &[Kind::Count, Kind::Amount]), ["1|71.5", "17|1.5"]);
    }

    #[test]
    fn a_run_is_firm_where_no_number_of_cells_would_cut_it_otherwise() {
        assert!(run("0000003").is_firm(&[Kind::Count; 7]));
        assert!(run("12 0 0").is_firm(&[Kind::Count; 3]) && run("12").is_firm(&[Kind::Count]));
        assert!(!run("12 0 0").is_firm(&[Kind::Count; 7]) && !run("1200000").is_firm(&[Kind::Count; 7]));
    }

    #[test]
    fn readings_are_said_with_the_number_of_those_left_out() {
        let run = run("693665");
        let readings = run.cut(&[Kind::Count; 3]).readings;
        let readings: Vec<&[Part]> = readings.iter().map(Vec::as_slice).collect();
        assert_eq!(run.said(&readings), "6|9|3665；6|93|665；6|936|65；6|9366|5；69|3|665；69|36|65；…+4");
        assert_eq!((run.said(&readings[5..6]).as_str(), run.said(&[]).as_str()), ("69|36|65", ""));
    }

    #[test]
    fn what_is_too_much_is_said_not_cut_short() {
        let long = "1".repeat(60);
        assert!(!run(&long).cut(&[Kind::Count; 15]).complete);
        assert!(!run(&"1".repeat(400)).cut(&[Kind::Count; 7]).complete);
        assert!(!run(&"1".repeat(20)).cut(&[Kind::Count; 2]).complete);
    }

    proptest! {
        #[test]
        fn the_way_a_row_was_printed_is_among_its_readings(
            values in prop::collection::vec(prop_oneof![3 => Just(0i64), 2 => 0..300i64], 1..9),
            blanks in prop::collection::vec(any::<bool>(), 9),
        ) {
            let mut text = String::new();
            for (value, blank) in values.iter().zip(blanks) {
                text.push_str(if blank { " " } else { "" });
                text.push_str(&value.to_string());
            }
            let cuts = run(&text).cut(&vec![Kind::Count; values.len()]);
            let counts = |parts: &Vec<Part>| parts.iter().filter_map(|part| part.count).collect::<Vec<_>>();
            prop_assert!(!cuts.complete || cuts.readings.iter().any(|parts| counts(parts) == values));
        }
    }
}
