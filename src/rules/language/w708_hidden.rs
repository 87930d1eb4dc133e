//! 隐藏字符或控制字符。
//!
//! ## 检查什么
//! 正文、标题、表格里看不见的字符：控制字符、改变书写方向的字符、零宽字符、私用区字符。写成 <U+202E> 的样子，每行一条。
//!
//! ## 依据
//! 看不见的字符会使看到的与实际的文字不同，也会使检索和比对出错。
//!
//! ## 例
//! “结<U+202E>果”：警告。
//!
//! ## 不报的情形
//! 文件开头的字节序标记；PDF 里的软连字符；制表符、换行和换页。没有读到正文也看表格；空文件：无法判定。
//!
//! ## English
//! **Checks** text, headings and tables for characters nobody can see: controls, direction marks, zero-width and private ones.
//! **Basis**: they make what is seen differ from what is there.
//! **Example**: a right-to-left override within a label.
//! **Silent** about a byte order mark at the start, soft hyphens of a PDF, tabs and page breaks. Cannot judge an empty document.

use crate::model::document::Format;
use crate::rules::prelude::*;
use crate::text::neutralise::{code_point, hidden, is_hidden};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W708",
    title: Phrase::new("隐藏字符或控制字符", "hidden or control characters"),
    group: Group::Language,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "有看不见的字符 {found}，共 {count} 个",
            "{count} characters that cannot be seen: {found}",
        ),
        brief: Phrase::new("看不见的字符 {found}", "hidden: {found}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.replace("门户网站", "门户\u{202e}网站"),
    source: include_str!("w708_hidden.rs"),
};

/// Different characters that are named.
const SHOWN: usize = 3;

fn check(report: &Report) -> Outcome {
    let text: &str = &report.document.text;
    if text.trim().is_empty() {
        return Outcome::not_judged(reason::no_prose());
    }
    let mut faults: Vec<Fault> = Vec::new();
    let mut hidden = hidden(text).filter(|&(at, c)| !is_expected(report, at, c)).peekable();
    while let Some((at, first)) = hidden.next() {
        let line = report.document.line_at(u32::try_from(at).unwrap_or(u32::MAX));
        let end = report.document.line_span(line).end as usize;
        let mut on_line = vec![first];
        while let Some((_, next)) = hidden.next_if(|&(next, _)| next < end) {
            on_line.push(next);
        }
        faults.push(finding(report, line, &on_line));
    }
    Outcome::of(faults)
}

/// What stands there for good reason: a byte order mark, the ends of pages, soft hyphens of PDF, the shape of a sign.
fn is_expected(report: &Report, at: usize, c: char) -> bool {
    let is_pdf = report.document.source.format == Format::Pdf;
    at == 0 && c == '\u{feff}' || c == '\u{ad}' && is_pdf || matches!(c, '\u{fe0f}' | '\u{c}')
}

fn finding(report: &Report, line: u32, hidden: &[char]) -> Fault {
    let mut names: Vec<String> = hidden.iter().map(|&c| code_point(c)).collect();
    names.dedup();
    names.truncate(SHOWN);
    let names = names.join(" ");
    let start: String = report.document.line(line).chars().filter(|&c| !is_hidden(c)).take(12).collect();
    Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor(format!("{names} {start}"))
        .with_lines(vec![line])
        .with_values(None, Some(names.clone()))
        .arg("found", Arg::Quote(names))
        .arg("count", Arg::Count(hidden.len()))
}
