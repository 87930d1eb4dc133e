//! 本级政府年报晚于3月31日公布。
//!
//! ## 检查什么
//! 一级政府（名称以“人民政府”结尾；乡镇政府条例没有点名，从宽按一级政府算）的发布日期不晚于次年 3 月 31 日。有网页发布日期的用发布日期，没有的用落款日期。引用落款行。
//!
//! ## 依据
//! 条例第四十九条：县级以上人民政府部门应当在每年1月31日前公布上一年度的年报，县级以上地方人民政府的主管部门应当在每年3月31日前公布本级政府的年报。
//!
//! ## 例
//! 2023 年度的年报，落款是期限之后的一天：错误。
//!
//! ## 不报的情形
//! 另一类机关：不适用，由 T501、T502 中的另一条管。网站迁移会使发布日期变晚，裁定时请看原文。
//! 标题或说明自称更正、修订、重新发布的，晚了也不报：首次公布在哪天不知道，无法判定；同一份年报另有版本按期公布的，也无法判定，并说明是哪天。
//! 没有日期、年度不明或前后不一致、机关名称不明：无法判定。期限和机关类别可在参数文件里改。
//!
//! ## English
//! **Checks** that governments, those of townships too published in time, by the page's date, else by the signature.
//! **Basis**: Article 49 of the Regulations.
//! **Example**: a signature of the day after the deadline.
//! **Silent** about the other kind of organ; cannot judge without a date, a year or an agency. A page may carry the date of a later move. A late report that says that it was corrected or published again, or of which another version came out in time, is not judged.

use super::deadline;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T502",
    title: Phrase::new("本级政府年报晚于3月31日公布", "a government published after 31 March"),
    group: Group::Timeliness,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new(
            "{year} 年度年报应在 {deadline} 前公布，{source}是 {date}，晚 {days} 天",
            "the report of {year} was due on {deadline}; {source} is {date}, {days} days late",
        ),
        brief: Phrase::new("晚 {days} 天公布", "{days} days late"),
    },
    implied: None,
    planted: |sample| {
        sample.this.agency = Some("青禾县人民政府".to_owned());
        sample.this.published_on = Some(jiff::civil::date(2026, 5, 9));
    },
    source: include_str!("t502_government.rs"),
};

fn check(reading: &Reading<'_>) -> Outcome {
    deadline::check(reading, OrganKind::Government, reading.parameters.deadlines.government)
}
