//! 元 in a cell of 万元, or a sum turned into 万元 twice: no identity shows it, but the text or another year does. It looks at
//! the fees of table 2 alone, the only amount whose unit the form fixes.

use std::sync::Arc;

use super::correction::{Change, Correction};
use super::evidence::{Evidence, Weighed};
use super::meant::Meant;
use super::slip::Slip;
use super::witness::Witnesses;
use crate::form::CellId;
use crate::model::record::Record;
use crate::model::report::{Report, Unit};
use crate::text::number::Number;

/// The cell.
const FEES: &str = "disclosure.fees.amount";
/// From what ratio on two years cannot both be in the same unit, and up to which they can be of one order.
const APART: i64 = 1_000;
/// Amounts that differ by less than this many times are of one order.
const NEAR: i64 = 20;

/// The fees in the other unit, where a text or a year beside speaks for it and none for what stands there.
pub(super) fn weigh(report: &Report, witnesses: &Witnesses<'_>) -> Option<Weighed> {
    let cell = report.form()?.cell(FEES)?;
    let printed = report.cell(cell);
    let amount = printed.number().filter(|amount| *amount > Number::ZERO && printed.unit != Some(Unit::Yuan))?;
    let ways = [(Slip::YuanForTenThousand, ten_thousandth(amount)?), (Slip::TenThousandTwice, times(amount, 10_000)?)];
    ways.into_iter().find_map(|(slip, meant)| {
        let evidence = evidence(cell, (amount, meant), witnesses)?;
        let changes = vec![Change { cell, to: Meant::exactly(meant) }];
        let correction = Correction { changes, values: vec![meant], fills: Vec::new(), slip: None };
        let peers = witnesses.norm(cell).and_then(|norm| witnesses.on_peers((cell, norm), Some(amount), meant));
        let evidence = std::iter::once(Evidence::Slip(slip, cell)).chain(evidence).chain(peers).collect();
        Some(Weighed { correction, evidence })
    })
}

/// What speaks for the other amount; none where nothing does, or something speaks for the one that is printed.
fn evidence(cell: CellId, (printed, meant): (Number, Number), witnesses: &Witnesses<'_>) -> Option<Vec<Evidence>> {
    let of_fees = |readings: &[Vec<CellId>]| readings.first().is_some_and(|own| *own == [cell]);
    let texts = witnesses.texts.iter().filter(|text| of_fees(&text.readings) && text.amount.low > Number::ZERO);
    let (mut found, mut contradicted) = (Vec::new(), false);
    for text in texts {
        contradicted |= text.amount.fits(printed);
        found.extend(text.amount.fits(meant).then(|| Evidence::TextAgrees(Arc::clone(text))));
    }
    for other in witnesses.years() {
        let Some((amount, year)) = fees_of(other) else { continue };
        contradicted |= !is_apart(printed, amount);
        // Of two years that are apart the larger one is the likelier slip.
        let is_sound = meant < printed || !may_be_yuan(amount);
        let agrees = is_sound && is_apart(printed, amount) && is_near(meant, amount);
        found.extend(agrees.then_some(Evidence::OrderAgrees(cell, year)));
    }
    (!contradicted && !found.is_empty()).then_some(found)
}

/// The fees of another year in 万元.
fn fees_of(record: &Record) -> Option<(Number, i16)> {
    let cell = record.figures.cell(record.form()?.cell(FEES)?);
    let amount = cell.unit.unwrap_or(Unit::TenThousandYuan).in_ten_thousands(cell.number()?)?;
    Some((amount, record.year?)).filter(|_| amount > Number::ZERO)
}

/// Tells whether an amount of another year may itself be 元 in a cell of 万元: large and without a fraction.
fn may_be_yuan(amount: Number) -> bool {
    amount.as_whole().is_some_and(|amount| amount >= APART)
}

fn is_apart(one: Number, other: Number) -> bool {
    !is_within(one, other, APART)
}

fn is_near(one: Number, other: Number) -> bool {
    is_within(one, other, NEAR)
}

fn is_within(one: Number, other: Number, times_over: i64) -> bool {
    let reaches = |small: Number, large: Number| times(small, times_over).is_some_and(|most| large < most);
    reaches(one, other) && reaches(other, one)
}

fn times(number: Number, factor: i64) -> Option<Number> {
    number.times(Number::whole(factor))
}

fn ten_thousandth(number: Number) -> Option<Number> {
    Unit::Yuan.in_ten_thousands(number)
}

#[cfg(test)]
mod tests {
    use super::super::mending::tests::report;
    use super::*;
    use crate::form::Edition;
    use crate::model::narrative::Amount;
    use crate::model::report::{Evidence as By, Stated};
    use crate::model::testimony::Testimony;

    fn fees(amount: &str) -> Report {
        let mut report = report(Edition::E2021, &[(FEES, amount)]);
        report.head.year = Some(Stated { value: 2024, line: 1, by: By::Title });
        report
    }

    fn said(amount: &str) -> Testimony {
        let cell = Edition::E2021.form().unwrap().cell(FEES).unwrap();
        let amount = Amount::exactly(amount.parse().unwrap());
        Testimony {
            readings: vec![vec![cell]], amount, year: None, line: 30, words: "收取信息处理费".to_owned()
        }
    }

    fn found(printed: &str, texts: Vec<Testimony>, last: Option<&Report>) -> Option<(Slip, String)> {
        let last = last.map(Record::of);
        let witnesses = Witnesses { last: last.iter().collect(), ..Witnesses::of_text(texts) };
        let way = weigh(&fees(printed), &witnesses)?;
        let Evidence::Slip(slip, _) = way.evidence[0] else { panic!("{way:?}") };
        Some((slip, way.correction.changes[0].to.only().unwrap().to_string()))
    }

    #[test]
    fn yuan_in_a_cell_of_ten_thousands_is_told_by_the_text_or_by_last_year() {
        let yuan = Some((Slip::YuanForTenThousand, "12.55".to_owned()));
        assert_eq!(found("125500", vec![said("12.55")], None), yuan);
        assert_eq!(found("125500", Vec::new(), Some(&fees("9.8"))), yuan);
        assert_eq!(found("0.0012", Vec::new(), Some(&fees("9.8"))), Some((Slip::TenThousandTwice, "12".to_owned())));
    }

    #[test]
    fn without_a_witness_or_against_one_nothing_is_said() {
        assert_eq!(found("125500", Vec::new(), None), None);
        assert_eq!(found("125500", vec![said("125500")], Some(&fees("9.8"))), None);
        assert_eq!(found("125500", Vec::new(), Some(&fees("98000"))), None);
        assert_eq!(found("125500", Vec::new(), Some(&fees("0.3"))), None);
        assert_eq!(found("0", vec![said("12.55")], None), None);
    }

    #[test]
    fn a_slip_of_the_year_beside_is_not_carried_over() {
        assert_eq!(found("13.4", Vec::new(), Some(&fees("131000"))), None);
        let (last, earlier) = (Record::of(&fees("131000.5")), Record::of(&fees("12.5")));
        let witnesses = Witnesses { last: vec![&last], ..Witnesses::default() };
        assert!(weigh(&fees("13.4"), &witnesses).is_some());
        let witnesses = Witnesses { others: vec![&earlier], ..witnesses };
        assert!(weigh(&fees("13.4"), &witnesses).is_none(), "an earlier year is of its order");
    }
}
