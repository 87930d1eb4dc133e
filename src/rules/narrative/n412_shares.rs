//! 百分比应与件数相符。
//!
//! ## 检查什么
//! “x 件，占 y%”：x 除以句中的总数、表三（七）、一或一+二总计中的一个，等于 y%，允许四舍五入（一位小数时 ±0.06，两位时 ±0.01）；一位小数的，
//! 第二位舍去不进位也行。
//! 没有写件数的（“自然人占 y%”“予以公开的占 y%”），件数取表三的格；复议、诉讼的维持率、纠错率按表四算，总数取已审结的或全部的。
//! “x 件，较上年（z 件）增长 y%”“较上年减少 d 件，下降 y%”：句中自己写了上年件数或增减件数的，增减幅度由句中两个数算出，允许差 0.1 个百分点
//! （写整数的，0.6）；写增减件数的，正好等于两数之差。句中没写的，由 B207 按上年报告核。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确。
//!
//! ## 例
//! “予以公开2件，占40%”，（七）4、一 4、一+二 5：相符（2/5）；写占 60%：问题（警告）。“收到28件，较上年（40件）下降20%”：应为 -30%，问题（警告）。
//!
//! ## 不报的情形
//! 没有“占 y%”的句子，或说的不是申请、句中也没有总数（分母不明）：不适用。满意率、按时办结率不是占比。表三总计空白或缺失：无法判定。
//!
//! ## English
//! **Checks** that x requests said to be y % are so of the whole in the sentence, of row (7), row 1 or rows 1 and 2 of table 3, to the digits shown, rounded or cut; where the text gives only y % of natural persons or of an outcome, table 3 gives x; the rates at which disputes were upheld or corrected are of those decided, or of all. A change
//! against last year follows from last year's number, or from the difference, where the sentence states it.
//! **Basis**: the notice of 2021 demands accuracy.
//! **Example**: 2 granted, said to be 60 %, of 4 or 5.
//! **Silent** where the base is unknown and about rates; cannot judge where the totals of table 3 are blank or absent.

use super::binding;
use super::changed;
use super::fit::{self, Cells};
use super::quote;
use crate::model::document::Span;
use crate::model::narrative::{Mention, Of, Share, Subject};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N412",
    title: Phrase::new("百分比与件数不符", "a percentage differs from its counts"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new("“{quote}”：{fault}", "“{quote}”: {fault}"),
        brief: Phrase::new(
            "{what}应为 {expected}{mark} 写 {actual}{mark}",
            "{what} {expected}{mark}, text {actual}{mark}",
        ),
    },
    implied: None,
    planted: |sample| sample.this.say("收到政府信息公开申请4件，其中予以公开2件，占60%。"),
    source: include_str!("n412_shares.rs"),
};

const SHARE: Phrase = Phrase::new(
    "{count} 件按 {base} 件计应占 {expected}%，与写的 {actual}% 不符，按其他总数计也不符",
    "{count} of {base} is {expected}%, not {actual}%, nor is it of any other whole",
);

fn check(report: &Report) -> Outcome {
    let shares = &report.narrative.shares;
    let mut outcome = Outcome::not_applicable();
    for share in shares {
        let Some((counts, bases)) = counts(report, share).zip(bases(report, share)) else { continue };
        outcome.not_applicable = false;
        match counts.and_then(|counts| Ok((counts, bases?))) {
            Ok((counts, bases)) => outcome.faults.extend(fault(report, share, (&counts, &bases))),
            Err(cell) => outcome.not_judged.push(reason::silent_cells(1, cell)),
        }
    }
    outcome.not_judged.truncate(1);
    let changes = changed::faults(report);
    outcome.not_applicable &= changes.is_none();
    outcome.faults.extend(changes.into_iter().flatten());
    outcome.faults.sort_by_key(|fault| fault.lines.first().copied());
    outcome.faults.dedup_by(|later, first| later.lines == first.lines);
    quote::tell_apart(&mut outcome.faults);
    outcome
}

/// Tells whether a share is right; none where nothing says what it is of.
pub(super) fn holds(report: &Report, share: &Share) -> Option<bool> {
    let (counts, bases) = (counts(report, share)?.ok()?, bases(report, share)?.ok()?);
    Some(fault(report, share, (&counts, &bases)).is_none())
}

/// What the share can be of; none where nothing says so. The silent cell where a total says nothing.
fn bases(report: &Report, share: &Share) -> Option<Result<Vec<Number>, CellId>> {
    let mentions = &report.narrative.mentions;
    let within = share.whole.and_then(|whole| mentions.get(whole)).and_then(|whole| whole.amount.exact());
    let mut bases: Vec<Number> = within.into_iter().collect();
    let subject = match share.of {
        Of::Count(place) => mentions.get(place)?.subject,
        Of::Subject(subject) => Some(subject),
    };
    let rows = match subject {
        Some(subject) if is_of_requests(subject) => vec![Subject::Settled, Subject::Received],
        Some(subject) if matches!(share.of, Of::Subject(_)) => decided(subject),
        _ => Vec::new(),
    };
    for row in rows {
        match figures(report, row)? {
            Ok(figures) => bases.extend(figures),
            Err(cell) => return Some(Err(cell)),
        }
    }
    (!bases.is_empty()).then_some(Ok(bases))
}

/// What the share of upheld or corrected disputes is of: those that were decided, or all.
fn decided(subject: Subject) -> Vec<Subject> {
    match subject {
        Subject::ReconsiderationsUpheld | Subject::ReconsiderationsCorrected => {
            vec![Subject::ReconsiderationsClosed, Subject::Reconsiderations]
        }
        Subject::SuitsUpheld | Subject::SuitsCorrected => vec![Subject::SuitsClosed, Subject::Suits],
        Subject::DisputesUpheld | Subject::DisputesCorrected => vec![Subject::DisputesClosed, Subject::Disputes],
        _ => Vec::new(),
    }
}

/// What the tables have for a subject, by every accepted reading, its own first.
fn figures(report: &Report, subject: Subject) -> Option<Result<Vec<Number>, CellId>> {
    let readings = binding::of(subject)?.readings(report.edition?)?;
    let figure = |cells: &Vec<CellId>| match fit::sum(Cells::Report(report), cells) {
        Ok(sum) if !sum.has_blanks => Ok(sum.stated),
        Ok(_) => Err(cells[0]),
        Err(cell) => Err(cell),
    };
    Some(std::iter::once(&readings.own).chain(&readings.also).map(figure).collect())
}

/// What can have the share: the count of the text, or else what the tables have.
fn counts(report: &Report, share: &Share) -> Option<Result<Vec<Number>, CellId>> {
    match share.of {
        Of::Count(place) => Some(Ok(vec![report.narrative.mentions.get(place)?.amount.exact()?])),
        // 予以公开11件，公开率39.29%: some count those granted in part too, some do not.
        Of::Subject(Subject::GrantedAtAll) => {
            let both = figures(report, Subject::GrantedAtAll)?;
            let alone = figures(report, Subject::Granted)?;
            Some(both.and_then(|both| Ok([both, alone?].concat())))
        }
        Of::Subject(subject) => figures(report, subject),
    }
}

fn is_of_requests(subject: Subject) -> bool {
    binding::of(subject).is_some_and(|binding| ["N401", "N403", "N404", "N405"].contains(&binding.rule(false)))
}

fn fault(report: &Report, share: &Share, (counts, bases): (&[Number], &[Number])) -> Option<Fault> {
    let mentions = &report.narrative.mentions;
    let percent = mentions.get(share.percent)?;
    let stated = percent.amount.exact()?;
    let fits = |count: Number| bases.iter().any(|&base| agrees(count, base, percent, stated).unwrap_or(true));
    if counts.iter().any(|&count| fits(count)) {
        return None;
    }
    let &count = counts.first()?;
    let base = bases.iter().copied().find(|&base| base >= count && !base.is_zero())?;
    let expected = share_of(count, base)?;
    let first = if let Of::Count(place) = share.of { mentions.get(place)? } else { percent };
    let words = quote::words(report, Span { start: first.clause.start, end: percent.span.end });
    let fault = Fault::new(Severity::Warning, Verdict::Violated)
        .with_anchor(quote::anchor(report, &[], &words))
        .with_lines(vec![percent.line])
        .with_values(Some(expected.clone()), Some(stated.to_string()))
        .arg("quote", Arg::Quote(words))
        .arg("fault", Arg::Words(SHARE))
        .arg("what", Arg::Words(Phrase::new("占比", "share")))
        .arg("mark", Arg::Words(Phrase::new("%", "%")))
        .arg("count", Arg::Number(count))
        .arg("base", Arg::Number(base))
        .arg("expected", Arg::Quote(expected))
        .arg("actual", Arg::Number(stated));
    Some(fault)
}

/// |x/base − y %| ≤ 0.06, for whole percentages 0.6: half a step of rounding and a little more. With decimals a whole step where the
/// next digits are cut, as they often are.
fn agrees(count: Number, base: Number, percent: &Mention, stated: Number) -> Option<bool> {
    if base.is_zero() {
        return Some(count.is_zero());
    }
    let tolerance = match percent.decimals {
        0 => Number::hundredths(60),
        1 => Number::hundredths(6),
        _ => Number::hundredths(1),
    };
    let off = count.times(Number::whole(100))?.minus(stated.times(base)?)?;
    let is_cut = percent.decimals == 1 && !off.is_negative() && off.distance() < Number::hundredths(10).times(base)?;
    Some(is_cut || off.distance() <= tolerance.times(base)?)
}

/// The share in percent with two decimals, rounded to the nearest.
fn share_of(count: Number, base: Number) -> Option<String> {
    let (count, base) = (count.as_whole()?, base.as_whole()?);
    let hundredths = count.checked_mul(20_000)?.checked_div(base)?.checked_add(1)? / 2;
    Some(Number::hundredths(hundredths).to_string())
}
