//! 正文收到的申请数应与表三相符。
//!
//! ## 检查什么
//! 正文“收到、受理、接到…信息公开申请 N 件”时，N 是表三一·总计、一+二·总计或（七）·总计中的一个。只看同时说到申请和公开的句子；“累计收到”没写年份的，按本年度算。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“收到政府信息公开申请9件”，一 4、一+二 5、（七）4：问题。
//!
//! ## 不报的情形
//! 只说公民、个人提出的，等于自然人一列也行。正文没有写收到多少申请：无法判定；只写了“未收到”：不适用（见 N402）。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that the number of requests received in the text is row 1, rows 1 and 2, or row (7) of table 3, total. What is received in all is of the year where no other is named.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 9 received in the text; 4, 5 and 4 in the table.
//! **Silent** where the text only denies requests (N402); cannot judge where it says nothing of them. Also where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::model::narrative::Subject;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N401",
    title: Phrase::new("正文收到申请数与表三不符", "requests received in the text differ from table 3"),
    group: Group::Narrative,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("全年收到政府信息公开申请9件。"),
    source: include_str!("n401_received.rs"),
};

fn check(report: &Report) -> Outcome {
    let outcome = bound::check(report, &RULE);
    let is_said = || report.narrative.mentions.iter().any(|mention| mention.subject == Some(Subject::Received));
    if outcome.not_applicable && !is_said() { Outcome::not_judged(NOT_STATED) } else { outcome }
}

/// The text says nothing of requests.
const NOT_STATED: Reason =
    Reason::new(Phrase::new("正文没有写收到多少申请", "the text does not say how many requests came in"))
        .lacking(Lack::Statement);
