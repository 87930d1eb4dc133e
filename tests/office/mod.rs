//! Made-up offices for the tests of corrections: clean figures of many sizes and habits, drawn from the form alone, and slips
//! of the hand planted into them. It shares nothing with the corpus maker.

use gouji::form::{CellId, Edition, Form};
use gouji::model::report::Report;
use gouji::rules::sample::Draft;

/// Small numbers that look random and are the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn seeded(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `end`.
    pub fn below(&mut self, end: i64) -> i64 {
        i64::try_from(self.roll() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(i64::try_from(from.len()).unwrap())).unwrap()]
    }
}

/// How an office fills the form in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// A handful of requests, every cell filled.
    Village,
    /// Some dozens, a few kinds of applicants.
    County,
    /// Hundreds or thousands, all kinds.
    City,
    /// Only the totals are filled in.
    TotalsOnly,
    /// What is 0 is left blank.
    BlankZeros,
    /// What is 0 is a slash.
    Slashes,
}

impl Habit {
    pub const ALL: [Self; 6] =
        [Self::Village, Self::County, Self::City, Self::TotalsOnly, Self::BlankZeros, Self::Slashes];

    fn requests(self, dice: &mut Dice) -> i64 {
        match self {
            Self::Village => 2 + dice.below(7),
            Self::County | Self::BlankZeros | Self::Slashes => 6 + dice.below(70),
            Self::TotalsOnly => 3 + dice.below(20),
            Self::City => 300 + dice.below(3000),
        }
    }

    /// How likely each kind of applicant is.
    fn applicants(self) -> [i64; 6] {
        match self {
            Self::Village => [90, 6, 0, 0, 0, 4],
            Self::City => [75, 12, 2, 2, 5, 4],
            _ => [80, 14, 0, 1, 2, 3],
        }
    }
}

/// The figures of one report, by cell.
#[derive(Clone)]
pub struct Office {
    pub habit: Habit,
    pub form: &'static Form,
    pub figures: Vec<i64>,
    /// What its text says.
    pub prose: String,
}

impl Office {
    /// Draws an office whose every identity holds.
    pub fn draw(habit: Habit, edition: Edition, dice: &mut Dice) -> Self {
        let form = edition.form().unwrap();
        let mut office = Self { habit, form, figures: vec![0; form.cells.len()], prose: String::new() };
        office.receive(dice);
        office.dispute(dice);
        office.tell(dice);
        office
    }

    fn receive(&mut self, dice: &mut Dice) {
        let table = self.form.table("requests").unwrap();
        let outcomes: Vec<&str> =
            table.rows.iter().map(|row| row.key.as_str()).filter(|key| !FRAME.contains(key)).collect();
        // Every office has outcomes of its own that it knows best.
        let favourites: Vec<&str> = (0..4).map(|_| dice.pick(&outcomes)).collect();
        let (requests, shares) = (self.habit.requests(dice), self.habit.applicants());
        for nth in 0..requests + requests / 8 {
            let column = weighted(&shares, dice);
            let head = if nth < requests { "received" } else { "carried_in" };
            self.add(head, column);
            if dice.chance(12) {
                self.add("carried_out", column);
                continue;
            }
            let outcome = match dice.below(10) {
                0..5 => "granted",
                5..9 => dice.pick(&favourites),
                _ => dice.pick(&outcomes),
            };
            self.add(outcome, column);
            self.add("outcome_total", column);
        }
    }

    /// One more request in a row, of a kind of applicant, and in its total.
    fn add(&mut self, row: &str, column: usize) {
        let first = self.form.table("requests").unwrap().rows.iter().find(|one| one.key == row).unwrap().first;
        self.figures[first.index() + column] += 1;
        self.figures[first.index() + 6] += 1;
    }

    fn dispute(&mut self, dice: &mut Dice) {
        let busy = i64::from(self.habit == Habit::City) * 20 + 4;
        for row in &self.form.table("disputes").unwrap().rows {
            for _ in 0..dice.below(busy) {
                let column = weighted(&[60, 12, 10, 18], dice);
                self.figures[row.first.index() + column] += 1;
                self.figures[row.first.index() + 4] += 1;
            }
        }
    }

    /// Three in five offices say in words what the tables say.
    fn tell(&mut self, dice: &mut Dice) {
        self.prose = "各项工作有序开展。".to_owned();
        if !dice.chance(60) {
            return;
        }
        let of = |path: &str| self.figures[self.form.cell(path).unwrap().index()];
        let mut prose = format!("全年共收到政府信息公开申请{}件", of("requests.received.total"));
        if dice.chance(60) {
            prose.push_str(&format!("，上年结转{}件", of("requests.carried_in.total")));
        }
        if dice.chance(60) {
            prose.push_str(&format!("，办结{}件", of("requests.outcome_total.total")));
        }
        if dice.chance(40) {
            let (whole, part) = (of("requests.granted.total"), of("requests.partly_granted.total"));
            prose.push_str(&format!("，其中予以公开{whole}件，部分公开{part}件"));
        }
        prose.push('。');
        if dice.chance(40) {
            let count = of("disputes.reconsideration.total");
            prose.push_str(&format!("因政府信息公开工作被申请行政复议{count}件。"));
        }
        self.prose = prose;
    }

    pub fn path(&self, cell: CellId) -> &'static str {
        self.form.path(cell)
    }

    /// How a cell is written.
    fn written(&self, cell: CellId) -> String {
        let figure = self.figures[cell.index()];
        let is_total = self.form.column_of(cell).key == "total";
        let is_counted = self.form.table_of(cell).key != "disclosure";
        match self.habit {
            Habit::TotalsOnly if is_counted && !is_total => String::new(),
            Habit::BlankZeros if is_counted && figure == 0 => String::new(),
            Habit::Slashes if is_counted && figure == 0 => "/".to_owned(),
            _ => figure.to_string(),
        }
    }

    /// Cells of tables 3 and 4 in which a figure is written, 0 or not.
    pub fn counted(&self) -> Vec<CellId> {
        let tables = ["requests", "disputes"].map(|key| self.form.table(key).unwrap());
        let cells = tables.into_iter().flat_map(gouji::form::Table::cells);
        cells.filter(|cell| self.written(*cell).parse::<i64>().is_ok()).collect()
    }

    /// The report with some figures other than they are.
    pub fn report(&self, wrong: &[(CellId, i64)]) -> Report {
        let year = if self.form.edition == Edition::E2019 { 2020 } else { 2024 };
        let mut draft = Draft::clean(year);
        draft.say(self.prose.clone());
        for cell in self.form.cell_ids().filter(|cell| self.form.table_of(*cell).key != "disclosure") {
            let figure = wrong.iter().find(|one| one.0 == cell).map(|one| one.1.to_string());
            draft.write(self.path(cell), &figure.unwrap_or_else(|| self.written(cell)));
        }
        draft.report()
    }
}

/// Rows that frame the outcomes.
const FRAME: [&str; 4] = ["received", "carried_in", "outcome_total", "carried_out"];

fn weighted(shares: &[i64], dice: &mut Dice) -> usize {
    let mut left = dice.below(shares.iter().sum());
    for (nth, share) in shares.iter().enumerate() {
        left -= share;
        if left < 0 {
            return nth;
        }
    }
    shares.len() - 1
}

/// A figure as a tired hand writes it; never the same.
pub fn slipped(figure: i64, dice: &mut Dice) -> i64 {
    let written = figure.to_string();
    let at = usize::try_from(dice.below(i64::try_from(written.len()).unwrap())).unwrap();
    let other = match dice.below(6) {
        0 => figure + 1 + dice.below(3),
        1 => (figure - 1 - dice.below(2)).max(0),
        2 => format!("{}{}{}", &written[..=at], &written[at..=at], &written[at + 1..]).parse().unwrap(),
        3 => format!("{}{}", &written[..at], &written[at + 1..]).parse().unwrap_or(0),
        4 => format!("{}{}{}", &written[..at], dice.below(10), &written[at + 1..]).parse().unwrap(),
        _ => written.chars().rev().collect::<String>().parse().unwrap(),
    };
    if other == figure { figure + 1 + dice.below(9) } else { other }
}
