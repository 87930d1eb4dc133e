//! 晚于地方规定的期限。
//!
//! ## 检查什么
//! 参数文件里写了某地、某类机关的公布期限的，发布日期（没有的用落款日期）不晚于次年的那一天。地名写在机关名称里才算；几条都合适的，用地名最长的一条。
//!
//! ## 依据
//! 各地通知，往往早于条例的期限，也约束乡镇、街道。期限写在参数文件的 deadlines.local 里。
//!
//! ## 例
//! 参数写“青禾县”部门 1 月 10 日，落款 1 月 16 日：提示，晚 6 天。
//!
//! ## 不报的情形
//! 自称更正、重新发布的，或另有版本按期公布的：无法判定。没有为这个地方写期限：无法判定。没有日期、年度不明或前后不一致、机关不明：无法判定。
//!
//! ## English
//! **Checks** the deadline that the parameter file sets for a place and a kind of organ.
//! **Basis**: local notices, earlier than the law.
//! **Example**: due on 10 January, signed on the 16th.
//! **Silent** where it is in time; cannot judge where no local deadline is set, or date, year or agency are unknown, or another version came out before.

use super::deadline;
use crate::rules::parameters::{LocalDeadline, MonthDay};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T504",
    title: Phrase::new("晚于地方规定期限", "after the local deadline"),
    group: Group::Timeliness,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new(
            "{year} 年度年报按地方规定应在 {deadline} 前公布，{source}是 {date}，晚 {days} 天",
            "the report of {year} was due on {deadline} by local rules; {source} is {date}, {days} days late",
        ),
        brief: Phrase::new("晚于地方期限 {days} 天", "{days} days after the local deadline"),
    },
    implied: None,
    planted: |sample| {
        let by = MonthDay::try_from("01-10".to_owned()).expect("01-10 is a day");
        let local = LocalDeadline { place: "青禾县".to_owned(), kind: None, by, basis: String::new() };
        sample.parameters.deadlines.local.push(local);
    },
    source: include_str!("t504_local.rs"),
};

fn check(reading: &Reading<'_>) -> Outcome {
    let Some(name) = reading.report.agency() else { return Outcome::not_judged(reason::unknown_agency()) };
    let Some(local) = reading.parameters.local_deadline(name) else {
        let phrase = Phrase::new("参数里没有这个地方的期限", "the parameters set no deadline for this place");
        return Outcome::not_judged(Reason::new(phrase).lacking(Lack::Setting));
    };
    deadline::late(reading.report, local.by, Severity::Info)
}
