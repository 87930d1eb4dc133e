//! The true numbers of one agency, year after year: every identity of the form holds between them and across years.

use crate::agency::Agency;
use crate::decimal::Decimal;
use crate::form::{CARRIED_IN, Edition, RECEIVED, TOTAL};
use crate::rng::Rng;
use crate::sheet::Sheet;

/// Result rows of the 2021 edition; 2019 adds up the last three.
const RESULTS: usize = 21;
const OTHER_HANDLING: usize = 18;

/// How often each result row is chosen, in the order of the form.
const RESULT_WEIGHTS: [u32; RESULTS] = [58, 9, 1, 1, 1, 3, 2, 2, 2, 2, 14, 3, 2, 4, 2, 1, 1, 1, 1, 1, 3];
/// How often each kind of applicant asks: most are natural persons.
const APPLICANT_WEIGHTS: [u32; 6] = [80, 12, 1, 2, 3, 2];

/// Documents in force at the end of a year and how they came to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stock {
    pub issued: u32,
    pub repealed: u32,
    pub in_force: u32,
}

/// Items of one kind of public power, as the 2019 edition asks for them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Powers {
    pub previous: u32,
    pub change: i64,
    pub decisions: u32,
}

/// How much an agency has to do in a usual year.
#[derive(Clone, Copy)]
pub struct Scale {
    pub requests: u32,
    pub documents: u32,
    pub decisions: u32,
    pub disputes: u32,
}

impl Scale {
    /// Draws a size: most agencies are near zero, some are large.
    pub fn draw(agency: &Agency, rng: &mut Rng) -> Self {
        let senior = agency.is_senior();
        let (requests, decisions) = match rng.below(100) {
            0..6 => (if senior { 400 } else { 120 }, 20_000),
            6..30 => (if senior { 60 } else { 15 }, 600),
            _ => (if senior { 6 } else { 1 }, 20),
        };
        let documents = if senior { 5 } else { rng.below(2) };
        Self { requests, documents, decisions, disputes: requests / 12 }
    }
}

/// All the numbers behind one report.
#[derive(Clone, Default)]
pub struct Figures {
    pub received: [u32; 6],
    pub carried_in: [u32; 6],
    pub results: [[u32; 6]; RESULTS],
    pub carried_out: [u32; 6],
    pub disputes: [[u32; 4]; 3],
    pub rules: Stock,
    pub normative: Stock,
    pub powers: [Powers; 4],
    pub fee_items: Powers,
    pub fee: Decimal,
    pub purchases: u32,
    pub purchase_amount: Decimal,
}

const POWERS: [&str; 4] = ["licensing", "other_services", "penalties", "coercion"];

impl Figures {
    /// Draws the numbers of the first year that is known.
    pub fn first(scale: Scale, rng: &mut Rng) -> Self {
        let mut before = Self::default();
        before.normative.in_force = rng.below(4 * scale.documents + 1);
        for powers in &mut before.powers {
            powers.previous = rng.below(scale.decisions.min(80));
        }
        before.fee_items.previous = rng.below(3);
        before.carried_out[0] = rng.below(scale.requests / 6 + 1);
        before.next(scale, rng)
    }

    /// Draws the numbers of the year after this one.
    pub fn next(&self, scale: Scale, rng: &mut Rng) -> Self {
        let mut year = Self { carried_in: self.carried_out, ..Self::default() };
        year.receive(scale, rng);
        year.settle(rng);
        year.dispute(scale, rng);
        year.rules = self.rules.next(0, rng);
        year.normative = self.normative.next(scale.documents, rng);
        for (now, before) in year.powers.iter_mut().zip(&self.powers) {
            *now = before.next(scale.decisions, rng);
        }
        year.fee_items = self.fee_items.next(0, rng);
        year.spend(scale, rng);
        year
    }

    fn receive(&mut self, scale: Scale, rng: &mut Rng) {
        let low = scale.requests * 7 / 10;
        let count = rng.between(low, scale.requests * 13 / 10 + 1);
        for _ in 0..count {
            self.received[weighted(&APPLICANT_WEIGHTS, rng)] += 1;
        }
    }

    fn settle(&mut self, rng: &mut Rng) {
        for column in 0..6 {
            let open = if self.received[column] > 3 { rng.below(self.received[column] / 4) } else { 0 };
            let single = u32::from(self.received[column] > 0 && rng.chance(8));
            self.carried_out[column] = open.max(single);
            let settled = self.received[column] + self.carried_in[column] - self.carried_out[column];
            for _ in 0..settled {
                self.results[weighted(&RESULT_WEIGHTS, rng)][column] += 1;
            }
        }
    }

    fn dispute(&mut self, scale: Scale, rng: &mut Rng) {
        for group in &mut self.disputes {
            for _ in 0..rng.below(scale.disputes + 1) {
                group[weighted(&[70, 8, 10, 12], rng)] += 1;
            }
        }
    }

    fn spend(&mut self, scale: Scale, rng: &mut Rng) {
        if rng.chance(15) {
            self.fee = Decimal::hundredths(rng.between(5, scale.decisions * 100));
        }
        self.purchases = if rng.chance(60) { rng.between(1, 30) } else { 0 };
        self.purchase_amount = Decimal::hundredths(self.purchases * rng.between(90, 9000));
    }

    /// Fills in the form of an edition.
    pub fn sheet(&self, edition: Edition) -> Sheet {
        let mut sheet = Sheet::zeros(edition);
        self.fill_documents(&mut sheet);
        self.fill_powers(&mut sheet);
        self.fill_requests(&mut sheet);
        self.fill_disputes(&mut sheet);
        sheet
    }

    fn fill_documents(&self, sheet: &mut Sheet) {
        for (row, stock) in [("rules", self.rules), ("normative_documents", self.normative)] {
            sheet.set_disclosure(row, "issued", stock.issued);
            sheet.set_disclosure(row, "repealed", stock.repealed);
            sheet.set_disclosure(row, "in_force", stock.in_force);
            sheet.set_disclosure(row, "made", stock.issued);
            sheet.set_disclosure(row, "published", stock.issued.min(stock.in_force));
            sheet.set_disclosure(row, "total_published", stock.in_force);
        }
    }

    fn fill_powers(&self, sheet: &mut Sheet) {
        for (row, powers) in POWERS.iter().zip(&self.powers) {
            sheet.set_disclosure(row, "previous_items", powers.previous);
            sheet.set_disclosure(row, "change", powers.change);
            sheet.set_disclosure(row, "decisions", powers.decisions);
        }
        sheet.set_disclosure("fees", "previous_items", self.fee_items.previous);
        sheet.set_disclosure("fees", "change", self.fee_items.change);
        if sheet.edition == Edition::Of2021 {
            sheet.set_disclosure("fees", "amount", self.fee);
        }
        sheet.set_disclosure("procurement", "items", self.purchases);
        sheet.set_disclosure("procurement", "amount", self.purchase_amount);
    }

    fn fill_requests(&self, sheet: &mut Sheet) {
        let form = sheet.form();
        fill_row(sheet, RECEIVED, &self.received);
        fill_row(sheet, CARRIED_IN, &self.carried_in);
        for row in form.outcomes() {
            fill_row(sheet, row, &self.result(row - 2, sheet.edition));
        }
        fill_row(sheet, form.outcome_total(), &self.settled());
        fill_row(sheet, form.carried_out(), &self.carried_out);
    }

    fn result(&self, row: usize, edition: Edition) -> [u32; 6] {
        if edition == Edition::Of2019 && row == OTHER_HANDLING {
            return columns(&self.results[OTHER_HANDLING..]);
        }
        self.results[row]
    }

    /// Gives （七）总计 by applicant.
    pub fn settled(&self) -> [u32; 6] {
        columns(&self.results)
    }

    fn fill_disputes(&self, sheet: &mut Sheet) {
        let form = sheet.form();
        for (group, counts) in self.disputes.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                sheet.set(form.dispute(group, column), *count);
            }
            sheet.set(form.dispute(group, 4), counts.iter().sum::<u32>());
        }
    }
}

impl Stock {
    fn next(self, usual: u32, rng: &mut Rng) -> Self {
        let issued = rng.below(usual + 1);
        let repealed = if rng.chance(30) { rng.below(self.in_force + 1).min(usual + 1) } else { 0 };
        Self { issued, repealed, in_force: self.in_force + issued - repealed }
    }
}

impl Powers {
    fn next(self, decisions: u32, rng: &mut Rng) -> Self {
        let previous = u32::try_from(i64::from(self.previous) + self.change)
            .expect("a change never takes away more than there is");
        let moves = previous > 0 && rng.chance(40);
        let change = if moves { i64::from(rng.below(9)) - i64::from(previous.min(4)) } else { 0 };
        let busy = previous > 0 && rng.chance(70);
        let low = decisions * 7 / 10;
        let decisions = if busy { rng.between(low, decisions) } else { 0 };
        Self { previous, change, decisions }
    }
}

fn fill_row(sheet: &mut Sheet, row: usize, counts: &[u32; 6]) {
    let form = sheet.form();
    for (column, count) in counts.iter().enumerate() {
        sheet.set(form.request(row, column), *count);
    }
    sheet.set(form.request(row, TOTAL), counts.iter().sum::<u32>());
}

fn columns(rows: &[[u32; 6]]) -> [u32; 6] {
    std::array::from_fn(|column| rows.iter().map(|row| row[column]).sum())
}

fn weighted(weights: &[u32], rng: &mut Rng) -> usize {
    let mut left = rng.below(weights.iter().sum());
    for (index, weight) in weights.iter().enumerate() {
        if left < *weight {
            return index;
        }
        left -= weight;
    }
    weights.len() - 1
}
