//! Identities for which no correction can be worked out, and why: what is said where nothing can be proposed must be true.

use super::group::corrected;
use super::mending::Need;
use super::propose::Proposal;
use crate::form::{CellId, Form, Identity, Relation};
use crate::model::report::{Report, State};
use crate::text::phrase::{Lang, Phrase};
use crate::tie::{self, Balance, Doubt};

/// Why nothing can be worked out for an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A figure of it is no whole number.
    NotWhole,
    /// A figure of it is too large to be added up.
    TooLarge,
    /// A cell of it holds words.
    Unreadable,
    /// The report has no such cell, or it was not read.
    Absent,
    /// Its blanks can be filled in several ways.
    SeveralFillings,
    /// It only says that one figure is not below others: any of them may be wrong by any amount.
    Compares,
}

/// Identities that nothing is proposed for, for one and the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsolved {
    /// The rules that tell of them, each once.
    pub rules: Vec<&'static str>,
    /// Why.
    pub why: Why,
    /// The cell that is the reason.
    pub cell: CellId,
}

/// Everything that does not hold, or cannot be judged, and that no proposal is made for; equal reasons together.
pub fn unsolved(report: &Report, proposals: &[Proposal]) -> Vec<Unsolved> {
    let fills = proposals.iter().filter(|one| one.need == Need::Fills).filter_map(|one| one.ways.first());
    let filled = fills.fold(report.clone(), |report, way| corrected(&report, &way.correction));
    let is_broken = |identity: &Identity| {
        let table = report.form().map(|form| form.spec(identity.corrected).table);
        proposals.iter().any(|one| one.need == Need::Changes && Some(one.table) == table)
    };
    let mut found: Vec<Unsolved> = Vec::new();
    for identity in report.identities() {
        let Some((why, cell)) = reason(identity, (report, &filled), is_broken(identity)) else { continue };
        // One sentence for all rows that are not there.
        let same = |one: &&mut Unsolved| one.why == why && (one.cell == cell || !why.names_cell());
        match found.iter_mut().find(same) {
            Some(one) if one.rules.contains(&identity.rule.as_str()) => {}
            Some(one) => one.rules.push(&identity.rule),
            None => found.push(Unsolved { rules: vec![&identity.rule], why, cell }),
        }
    }
    found
}

/// Why nothing is proposed for an identity; none where it holds, or a proposal speaks of its part.
fn reason(identity: &Identity, (report, filled): (&Report, &Report), has_way: bool) -> Option<(Why, CellId)> {
    match tie::judge(identity, &|cell| report.cell(cell)) {
        Balance::Holds | Balance::NotJudged(Doubt::Blank(_)) => None,
        Balance::Violated(_) if identity.relation == Relation::AtLeast => Some((Why::Compares, identity.corrected)),
        Balance::NotJudged(Doubt::Absent(cell)) => Some((Why::Absent, cell)),
        Balance::NotJudged(Doubt::Unreadable(cell)) => Some((Why::Unreadable, cell)),
        Balance::NotJudged(Doubt::TooLarge(cell)) => Some((Why::TooLarge, cell)),
        Balance::Violated(_) => uncountable(identity, report),
        Balance::Implied(_) => uncountable(identity, report).or_else(|| {
            let holds = matches!(tie::judge(identity, &|cell| filled.cell(cell)), Balance::Holds);
            (!holds && !has_way).then_some((Why::SeveralFillings, identity.corrected))
        }),
    }
}

/// The first cell of an identity whose figure no correction can be worked out with.
fn uncountable(identity: &Identity, report: &Report) -> Option<(Why, CellId)> {
    let cell = identity.cells().into_iter().find(|cell| !tie::can_be_added(&report.cell(*cell)))?;
    let is_whole = report.cell(cell).stated().is_some_and(|value| value.as_whole().is_some());
    Some((if is_whole { Why::TooLarge } else { Why::NotWhole }, cell))
}

impl Why {
    /// Tells whether it speaks of one cell.
    const fn names_cell(self) -> bool {
        !matches!(self, Self::Absent | Self::SeveralFillings)
    }

    /// Tells whether an identity was judged and does not hold.
    pub const fn is_fault(self) -> bool {
        !matches!(self, Self::Absent)
    }

    const fn phrase(self) -> Phrase {
        match self {
            Self::NotWhole => {
                Phrase::new("「{cell}」填的是 {value}，不是整数", "{cell} has {value}, which is no whole number")
            }
            Self::TooLarge => Phrase::new("「{cell}」的数 {value} 太大", "{cell} has {value}, which is too large"),
            Self::Unreadable => Phrase::new("「{cell}」填的读不成数字", "what stands in {cell} is no number"),
            Self::Absent => {
                Phrase::new("报告里没有读到有关的格", "the report has no such cells, or they were not read")
            }
            Self::SeveralFillings => {
                Phrase::new("空白格有不止一种填法", "its blanks can be filled in more than one way")
            }
            Self::Compares => Phrase::new(
                "规则只比大小：是「{cell}」偏小还是别的数偏大、差多少，都没有定数",
                "the rule only compares: whether {cell} is too small or another figure too large, and by how much, is open",
            ),
        }
    }

    const fn verdict(self) -> Phrase {
        match self {
            Self::Unreadable | Self::Absent => Phrase::new("判不了", "cannot be judged"),
            Self::SeveralFillings => Phrase::new("可补，但算不出该填多少", "blanks to fill, but not with what"),
            _ => Phrase::new("不成立，但算不出改法", "broken, but no correction can be worked out"),
        }
    }
}

/// `A101 A102：不成立，但算不出改法（「（七）总计 总计」填的是 5.5，不是整数）`
pub fn sentence(form: &Form, report: &Report, unsolved: &Unsolved, lang: Lang) -> String {
    let cell = report.cell(unsolved.cell);
    let value = if cell.state == State::Number { cell.value.to_string() } else { String::new() };
    let why = unsolved.why.phrase().fill(lang, |place| match place {
        "cell" => Some(form.name_in(unsolved.cell, lang)),
        "value" => Some(value.clone()),
        _ => None,
    });
    let (rules, verdict) = (unsolved.rules.join(" "), unsolved.why.verdict().in_lang(lang));
    match lang {
        Lang::Zh => format!("{rules}：{verdict}（{why}）"),
        Lang::En => format!("{rules}: {verdict} ({why})"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::mending::tests::{OPEN, SEVEN, report};
    use super::super::propose::propose;
    use super::super::witness::Witnesses;
    use super::*;
    use crate::form::Edition;

    fn told(figures: &[(&str, &str)]) -> Vec<(Vec<&'static str>, Why)> {
        let report = report(Edition::E2021, &[&SEVEN, figures].concat());
        let proposals = propose(&report, &Witnesses::default());
        let found = unsolved(&report, &proposals);
        for one in &found {
            let form = report.form().unwrap();
            assert!([Lang::Zh, Lang::En].iter().all(|lang| !sentence(form, &report, one, *lang).contains('{')));
        }
        found.into_iter().map(|one| (one.rules, one.why)).collect()
    }

    #[test]
    fn what_holds_and_what_can_be_mended_is_not_unsolved() {
        assert_eq!(told(&[]), []);
        assert_eq!(told(&[("requests.outcome_total.total", "")]), []);
        assert_eq!(told(&[("requests.outcome_total.total", "6")]), []);
    }

    #[test]
    fn a_figure_that_is_no_count_lets_nothing_be_worked_out() {
        let all = vec!["A101", "A102", "A103"];
        assert_eq!(told(&[("requests.outcome_total.total", "5.5")]), [(all.clone(), Why::NotWhole)]);
        let huge = "9500000000000000";
        assert_eq!(told(&[("requests.outcome_total.total", huge)]), [(all, Why::TooLarge)]);
    }

    #[test]
    fn what_is_only_compared_has_no_one_correction() {
        let more = [("disclosure.normative_documents.issued", "9"), ("disclosure.normative_documents.in_force", "1")];
        assert_eq!(told(&more), [(vec!["A105"], Why::Compares)]);
    }

    #[test]
    fn blanks_with_several_fillings_are_told() {
        assert_eq!(told(&OPEN), [(vec!["A102"], Why::SeveralFillings)]);
    }
}
