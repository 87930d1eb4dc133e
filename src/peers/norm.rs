//! What is usual among some figures: the middle of them (median) and of their distances from it (MAD). Whole numbers only.

use super::amount::Amount;
use super::limits::Limits;
use crate::form::CellId;
use crate::model::record::Record;

/// What is usual among some figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Norm {
    /// How many figures there are.
    pub n: usize,
    /// The middle of them.
    pub median: Amount,
    /// The middle of their distances from it.
    pub mad: Amount,
}

impl Norm {
    /// What is usual among these; none where there are none.
    pub fn of(figures: &[Amount]) -> Option<Self> {
        let median = median(&mut figures.to_vec())?;
        let mut distances: Vec<Amount> = figures.iter().map(|figure| figure.distance(median)).collect();
        let mad = self::median(&mut distances)?;
        Some(Self { n: figures.len(), median, mad })
    }

    /// What is usual in a cell, where enough of the reports state it.
    pub fn among(reports: &[&Record], cell: CellId, limits: Limits) -> Option<Self> {
        let stated = |report: &&Record| Amount::of(report.figures.cell(cell).stated()?);
        let figures: Vec<Amount> = reports.iter().filter_map(stated).collect();
        Self::of(&figures).filter(|norm| norm.n >= limits.least)
    }

    /// What a distance is measured in: the MAD, but never less than 1, since many figures are 0 everywhere.
    pub(super) fn measure(&self) -> Amount {
        self.mad.max(Amount::whole(1))
    }

    /// Tells whether a figure is more than so many usual distances and more than so much away.
    pub fn is_far(&self, figure: Amount, limits: Limits) -> bool {
        let distance = figure.distance(self.median);
        distance.0 > i128::from(limits.times) * self.measure().0 && distance > Amount::whole(limits.difference)
    }
}

/// The middle of some figures: of an even number the middle of the two in the middle.
pub(super) fn median(figures: &mut [Amount]) -> Option<Amount> {
    figures.sort_unstable();
    let half = figures.len() / 2;
    let upper = *figures.get(half)?;
    let is_even = figures.len().is_multiple_of(2);
    Some(if is_even { upper.middle(*figures.get(half - 1)?) } else { upper })
}
