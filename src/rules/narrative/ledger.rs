//! 数字总账: where every number of the running text ended. Its classes are counted on the screen and in exports; it makes no
//! findings.

use super::binding::{self, Binding};
use super::fit::{self, Cells, Fit};
use super::{changed, n410_fees, n411_parts, n412_shares};
use crate::form::{CellId, Edition};
use crate::model::narrative::{Aside, Change, Mention, Standing, Unit};
use crate::model::report::Report;
use crate::text::phrase::Phrase;

/// Where a number of the text ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// Held against these cells.
    Bound(Vec<CellId>, Held),
    /// Part of a sum, a share or a change within the text.
    Formula(Held),
    /// It states nothing that a cell says.
    Ignored(Aside),
    /// Nothing of the tables says the same.
    Unbound,
}

/// How a number stands to what it was held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It agrees.
    Agrees,
    /// It does not agree.
    Conflicts,
    /// It does not agree, but other cells say the same.
    Elsewhere(Vec<CellId>),
    /// A cell says nothing, or it takes another year to tell.
    Untold,
}

impl Class {
    /// The class in a word.
    pub const fn phrase(&self) -> Phrase {
        match self {
            Self::Bound(_, Held::Agrees) => Phrase::new("一致", "agrees"),
            Self::Bound(_, Held::Conflicts) => Phrase::new("冲突", "conflict"),
            Self::Bound(_, Held::Elsewhere(_)) => Phrase::new("歧义", "ambiguous"),
            Self::Bound(_, Held::Untold) => Phrase::new("未评", "untold"),
            Self::Formula(Held::Agrees) => Phrase::new("算式成立", "sum holds"),
            Self::Formula(Held::Conflicts | Held::Elsewhere(_)) => Phrase::new("算式不平", "sum fails"),
            Self::Formula(Held::Untold) => Phrase::new("算式", "in a sum"),
            Self::Ignored(_) => Phrase::new("不计", "set aside"),
            Self::Unbound => Phrase::new("未绑定", "unbound"),
        }
    }
}

impl Held {
    /// Tells whether it contradicts.
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflicts | Self::Elsewhere(_))
    }
}

/// A number of the text and where it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The number.
    pub mention: Mention,
    /// Where it ended.
    pub class: Class,
}

/// All numbers of the running text of a report, each in one class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The numbers in the order of the text.
    pub entries: Vec<LedgerEntry>,
}

impl LedgerEntry {
    /// Tells whether it contradicts a cell or its own sentence.
    pub const fn is_conflict(&self) -> bool {
        matches!(&self.class, Class::Bound(_, held) | Class::Formula(held) if held.is_conflict())
    }
}

impl LedgerEntry {
    /// Why it agrees with nothing and contradicts nothing; none where it does one of both.
    pub fn why(&self, report: &Report) -> Option<Phrase> {
        match &self.class {
            Class::Ignored(aside) => Some(aside.phrase()),
            Class::Bound(_, Held::Untold) => Some(UNTOLD),
            Class::Unbound => Some(self.why_unbound(report)),
            Class::Bound(..) | Class::Formula(_) => None,
        }
    }

    fn why_unbound(&self, report: &Report) -> Phrase {
        let known = self.mention.subject.and_then(binding::of);
        match (report.edition.filter(|edition| edition.form().is_some()), known) {
            (None, _) => NO_FORM,
            (Some(edition), Some(binding)) if binding.readings(edition).is_none() => NO_ROW,
            _ => NO_CELL,
        }
    }
}

/// Why a number that is held against cells neither agrees nor contradicts.
pub const UNTOLD: Phrase = Phrase::new(
    "格空白、读不出，或要有上年报告才能断定",
    "a cell says nothing, or it takes last year's report to tell",
);
const NO_FORM: Phrase = Phrase::new("认不出表格是哪一版", "nobody can tell the edition of the tables");
const NO_ROW: Phrase = Phrase::new("这一版的表里没有这一项", "this edition has no such row");
const NO_CELL: Phrase = Phrase::new("表里没有说同一件事的格", "no cell of the tables says the same");

/// How many numbers ended in each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub all: usize,
    /// Held against cells.
    pub bound: usize,
    /// Of them those that agree.
    pub agreeing: usize,
    /// Held against cells that say nothing, or that another year must tell.
    pub untold: usize,
    /// In a formula of the text.
    pub formula: usize,
    /// Bound or in a formula, and contradicted.
    pub conflicting: usize,
    /// Ignored for a named reason.
    pub ignored: usize,
    /// The rest.
    pub unbound: usize,
}

impl Ledger {
    /// How many numbers ended in each class.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { all: self.entries.len(), ..Counts::default() };
        for entry in &self.entries {
            counts.conflicting += usize::from(entry.is_conflict());
            counts.agreeing += usize::from(matches!(entry.class, Class::Bound(_, Held::Agrees)));
            counts.untold += usize::from(matches!(entry.class, Class::Bound(_, Held::Untold)));
            let count = match entry.class {
                Class::Bound(..) => &mut counts.bound,
                Class::Formula(_) => &mut counts.formula,
                Class::Ignored(_) => &mut counts.ignored,
                Class::Unbound => &mut counts.unbound,
            };
            *count += 1;
        }
        counts
    }

    /// How many numbers were ignored for each reason, reasons without one left out.
    pub fn ignored(&self) -> Vec<(Aside, usize)> {
        let count = |&aside: &Aside| {
            let same = self.entries.iter().filter(|entry| entry.class == Class::Ignored(aside)).count();
            (same > 0).then_some((aside, same))
        };
        Aside::ALL.iter().filter_map(count).collect()
    }
}

/// Makes up the ledger of a report. A none in words is no number.
pub fn ledger(report: &Report) -> Ledger {
    let mentions = report.narrative.mentions.iter().enumerate().filter(|(_, mention)| !mention.in_words);
    let entry =
        |(place, mention): (usize, &Mention)| LedgerEntry { mention: *mention, class: class(report, place, mention) };
    Ledger { entries: mentions.map(entry).collect() }
}

fn class(report: &Report, place: usize, mention: &Mention) -> Class {
    if let Some((cells, held)) = bound(report, mention) {
        return Class::Bound(cells, held);
    }
    if let Some(held) = in_formula(report, place) {
        return Class::Formula(held);
    }
    match mention.standing {
        Standing::Idle(aside) | Standing::Loose(aside) | Standing::AtMost(aside) => Class::Ignored(aside),
        Standing::Firm if mention.year.is_some() => Class::Ignored(Aside::OtherTime),
        Standing::Firm => Class::Unbound,
    }
}

/// The cells that a number is held against, as the rules do it; those of the reading that it agrees with before its own.
fn bound(report: &Report, mention: &Mention) -> Option<(Vec<CellId>, Held)> {
    let edition = report.edition.filter(|_| mention.year.is_none())?;
    let binding = mention.subject.and_then(binding::of)?;
    let own = || Some(Cells::Report(report).as_written(&binding.readings(edition)?.own));
    let is_firm = mention.standing == Standing::Firm;
    if mention.unit == Unit::Yuan {
        let contradicts = is_firm && n410_fees::contradicts(report, mention);
        let held = if contradicts { Held::Conflicts } else { Held::Untold };
        return is_firm.then(own).flatten().map(|cells| (cells, held));
    }
    if matches!(mention.standing, Standing::AtMost(_)) {
        let held = fit::fit_part(Cells::Report(report), binding, mention.amount);
        return own().filter(|_| matches!(held, Some(Fit::Differs))).map(|cells| (cells, Held::Conflicts));
    }
    match fit::fit(Cells::Report(report), binding, mention.amount) {
        Some(Fit::Agrees) => Some((agreeing(report, edition, (mention, binding)).or_else(own)?, Held::Agrees)),
        _ if !is_firm => None,
        Some(Fit::Differs) => Some((own()?, Held::Conflicts)),
        Some(Fit::Elsewhere(_, cells)) => Some((own()?, Held::Elsewhere(cells))),
        Some(Fit::Unknown(_)) | None => Some((own()?, Held::Untold)),
    }
}

/// The cells of the first accepted reading that a number agrees with.
fn agreeing(report: &Report, edition: Edition, (mention, binding): (&Mention, &Binding)) -> Option<Vec<CellId>> {
    let readings = binding.readings(edition)?;
    let from = Cells::Report(report);
    let mut all = std::iter::once(&readings.own).chain(&readings.also).map(|cells| from.as_written(cells));
    all.find(|cells| {
        let sum = fit::sum(from, cells).ok();
        sum.is_some_and(|sum| fit::accepts(mention.amount, sum))
    })
}

/// What its sentence makes of a number; a change takes last year's report to tell where the text does not state last year's number.
fn in_formula(report: &Report, place: usize) -> Option<Held> {
    let narrative = &report.narrative;
    let held = |holds: Option<bool>| match holds {
        Some(true) => Held::Agrees,
        Some(false) => Held::Conflicts,
        None => Held::Untold,
    };
    let sums = narrative.partitions.iter().filter(|one| one.whole == place || one.parts.contains(&place));
    let sums = sums.map(|one| held(n411_parts::holds(report, one)));
    let shares = narrative.shares.iter().filter(|one| one.of.is_at(place) || one.percent == place);
    let shares = shares.map(|one| held(n412_shares::holds(report, one)));
    let is_of = |one: &&Change| one.of.is_at(place) || one.by == place || one.since == Some(place);
    let changes = narrative.changes.iter().filter(is_of).map(|one| held(changed::holds(narrative, one)));
    sums.chain(shares).chain(changes).reduce(|one, other| if one.is_conflict() { one } else { other })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::rules::sample::Draft;

    /// Every number of one sentence, where it ended.
    fn ended(sentence: &str) -> Vec<(String, Class)> {
        let mut draft = Draft::clean_in(Edition::E2021, 2024);
        draft.say(sentence);
        let report = draft.report();
        let entries = ledger(&report).entries.into_iter();
        let said = entries.map(|entry| (report.document.slice(entry.mention.span).to_owned(), entry.class));
        let own = sentence.to_owned();
        said.filter(|(words, _)| own.contains(words.as_str())).collect()
    }

    fn held(sentence: &str, number: &str) -> Class {
        let ended = ended(sentence);
        ended.iter().find(|(words, _)| words.starts_with(number)).unwrap_or_else(|| panic!("{ended:?}")).1.clone()
    }

    #[test]
    fn every_class_has_its_own_word() {
        let held = [Held::Agrees, Held::Conflicts, Held::Untold];
        let mut all: Vec<&str> = held.iter().map(|held| Class::Formula(held.clone()).phrase().zh).collect();
        all.extend(held.iter().map(|held| Class::Bound(Vec::new(), held.clone()).phrase().zh));
        all.extend([Class::Ignored(Aside::Date).phrase().zh, Class::Unbound.phrase().zh]);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_bound_number_agrees_or_conflicts_as_the_rules_say() {
        assert!(matches!(held("全年收到政府信息公开申请4件。", "4"), Class::Bound(_, Held::Agrees)));
        let conflict = held("全年收到政府信息公开申请9件。", "9");
        assert!(matches!(conflict, Class::Bound(_, Held::Conflicts)), "{conflict:?}");
    }

    #[test]
    fn a_sum_within_the_text_holds_or_not() {
        let sum = "全年公开信息20条（公告5条，文件15条）。";
        assert_eq!(held(sum, "20"), Class::Formula(Held::Agrees));
        assert_eq!(held(&sum.replace("15", "9"), "20"), Class::Formula(Held::Conflicts));
        // A list that tells only some of its parts proves nothing.
        assert_eq!(held("全年公开信息20条，其中公告5条，文件9条。", "20"), Class::Formula(Held::Untold));
        assert_eq!(held("全年公开信息20条，其中公告5条、文件9条，通知6条。", "20"), Class::Formula(Held::Agrees));
    }

    #[test]
    fn what_no_cell_says_is_unbound_and_a_date_is_set_aside_by_name() {
        assert_eq!(held("全年开展政策解读26次。", "26"), Class::Unbound);
        assert_eq!(held("2025年1月20日前公布。", "20"), Class::Ignored(Aside::Date));
    }

    #[test]
    fn the_counts_come_to_all_numbers() {
        let mut draft = Draft::clean_in(Edition::E2021, 2024);
        draft.say("全年收到政府信息公开申请9件，开展政策解读26次，公开信息20条（公告5条，文件15条）。");
        let ledger = ledger(&draft.report());
        let counts = ledger.counts();
        assert_eq!(counts.bound + counts.formula + counts.ignored + counts.unbound, ledger.entries.len());
        assert_eq!((counts.conflicting, counts.formula), (1, 3));
    }
}
