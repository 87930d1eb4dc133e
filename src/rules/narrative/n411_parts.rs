//! 正文里分项之和应等于总数。
//!
//! ## 检查什么
//! “共 N 件（a 件，b 件）”“共 N 件，其中 a 件、b 件”：同一量词的分项相加不大于 N；括号内、冒号后全部列出或写明“分别”的，恰好等于 N。
//! “a 条，b 条，共计 N 条”的，相加等于 N。没有列全的，前几项已等于 N 时后面的不再算分项，但顿号连着的一串不拆开。上一句写收到 N 件、这一句写“其中”的，也算它的分项。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确。
//!
//! ## 例
//! “公开信息297条（公告5条，提案14条，重点183条，其他85条）”：相加 287，问题（警告），差 10。
//!
//! ## 不报的情形
//! 没有分项的句子：不适用。“其中”后面没有列全的不报相加小于总数；相加大于总数也可能是分类有交叉，报有歧义。含约数的、按两种办法分类的、
//! 收到的申请按办理结果分列、各项之和等于（七）或一+二的（含上年结转），也不报。“共”后面的数本身就是第一个分项的（共收到建议3件、提案6件）不报。
//!
//! ## English
//! **Checks** that the parts of a number in the text do not exceed it, and equal it where the list is whole.
//! **Basis**: the notice of 2021 demands accuracy.
//! **Example**: 297 in all, in brackets 5, 14, 183 and 85.
//! **Silent** where the first parts of a list come to the whole already (unless a 、 joins what follows), where the outcomes of requests include those carried in, where a list may be incomplete and where numbers are about; more parts than the whole in an open list may overlap: ambiguous.

use super::binding;
use super::fit::{self, Cells};
use super::quote;
use crate::model::document::Span;
use crate::model::narrative::{Amount, Partition, Subject};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N411",
    title: Phrase::new("分项之和与总数不符", "parts do not add up to their whole in the text"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "“{quote}”：各项相加是 {expected}，写的总数是 {actual}，差 {difference}",
            "“{quote}”: the parts come to {expected}, the whole is given as {actual}; off by {difference}",
        ),
        brief: Phrase::new("分项和 {expected} 总数 {actual}", "parts {expected}, whole {actual}"),
    },
    implied: None,
    planted: |sample| sample.this.say("全年公开信息20条（公告5条，文件9条）。"),
    source: include_str!("n411_parts.rs"),
};

fn check(report: &Report) -> Outcome {
    let partitions = &report.narrative.partitions;
    if partitions.is_empty() {
        return Outcome::not_applicable();
    }
    let mut faults: Vec<Fault> = partitions.iter().filter_map(|partition| fault(report, partition)).collect();
    faults.dedup_by(|later, first| later.lines == first.lines);
    quote::tell_apart(&mut faults);
    Outcome::of(faults)
}

/// Tells whether a sum within the text holds; none where nothing contradicts it but its parts do not come to the whole, as they
/// need not where only some are told.
pub(super) fn holds(report: &Report, partition: &Partition) -> Option<bool> {
    let whole = report.narrative.mentions.get(partition.whole).and_then(|whole| whole.amount.exact());
    let is_whole = whole.is_some() && sum(report, partition) == whole;
    if fault(report, partition).is_some() { Some(false) } else { is_whole.then_some(true) }
}

/// What the parts come to.
fn sum(report: &Report, partition: &Partition) -> Option<Number> {
    let amount = |&place: &usize| report.narrative.mentions.get(place).and_then(|mention| mention.amount.exact());
    partition.parts.iter().map(amount).try_fold(Number::ZERO, |sum, part| sum.plus(part?))
}

fn fault(report: &Report, partition: &Partition) -> Option<Fault> {
    let mentions = &report.narrative.mentions;
    let whole = mentions.get(partition.whole)?;
    let parts = sum(report, partition)?;
    let stated = whole.amount.exact()?;
    if parts != stated && includes_carried(report, partition, parts) {
        return None;
    }
    let verdict = match (parts > stated, parts < stated, partition.closed) {
        (true, _, false) => Verdict::Ambiguous,
        (true, ..) | (_, true, true) => Verdict::Violated,
        _ => return None,
    };
    let (first, last) = (mentions.get(*partition.parts.first()?)?, mentions.get(*partition.parts.last()?)?);
    // 建议4件、提案5件，共9件: the whole may stand behind its parts.
    let (start, end) = (whole.clause.start.min(first.clause.start), whole.span.end.max(last.span.end));
    let words = quote::words(report, Span { start, end });
    let difference = parts.minus(stated)?.distance();
    let fault = Fault::new(Severity::Warning, verdict)
        .with_anchor(quote::anchor(report, &[], &words))
        .with_lines(vec![whole.line])
        .with_values(Some(parts.to_string()), Some(stated.to_string()))
        .with_difference(Some(difference))
        .arg("quote", Arg::Quote(words))
        .arg("expected", Arg::Number(parts))
        .arg("actual", Arg::Number(stated))
        .arg("difference", Arg::Number(difference));
    Some(fault)
}

/// 收到申请16件，其中10件予以公开，8件无法提供: what became of them, or how all at hand came, counts those carried in too.
fn includes_carried(report: &Report, partition: &Partition, parts: Number) -> bool {
    let subject = |place: usize| report.narrative.mentions.get(place).and_then(|mention| mention.subject);
    let is_outcome = |&place: &usize| subject(place).is_some_and(Subject::is_outcome);
    let whole = report.narrative.mentions.get(partition.whole).map(|mention| mention.amount);
    let all = || binding::of(Subject::Handled);
    let agrees = |all, amount| matches!(fit::fit(Cells::Report(report), all, amount), Some(fit::Fit::Agrees));
    let fits = |all| agrees(all, Amount::exactly(parts));
    // A whole that the table does not know either is excused by nothing.
    let is_known = all().zip(whole).is_none_or(|(all, whole)| agrees(all, whole));
    let is_received = subject(partition.whole) == Some(Subject::Received) && is_known;
    let (open, outcomes) = (!partition.closed, partition.parts.iter().all(is_outcome));
    // 收到62件（网络21件、信函5件、当面34件）: what was settled did not come so.
    let came = partition.parts.iter().all(|&part| subject(part) == Some(Subject::Received));
    let at_hand = || if came { binding::of(Subject::AtHand) } else { all() };
    is_received && (at_hand().is_some_and(fits) || open && outcomes && settled(report).is_some_and(|all| parts <= all))
}

/// How many requests were settled, or more where cells are blank.
fn settled(report: &Report) -> Option<Number> {
    let cells = &binding::of(Subject::Settled)?.readings(report.edition?)?.own;
    fit::sum(Cells::Report(report), cells).ok().map(|sum| sum.stated)
}
