//! The columns of the list of findings, in their customary order. Every tabular format shows these and no others.

use std::borrow::Cow;

use super::package::{Decision, Entry, Excerpt};
use super::{safe, wording};
use crate::model::decision::Disposition;
use crate::rules::Sides;
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};

/// What stands in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// A figure.
    Number(Number),
    /// Words, made safe to show; lines end in LF.
    Text(String),
    /// Words that must not be missed: red where there is colour.
    Alert(String),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(safe::clean(text).into_owned()) }
    }

    pub(super) fn alert(text: &str) -> Self {
        Self::Alert(safe::clean(text).into_owned())
    }

    pub(super) fn optional(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    pub(super) fn count(count: usize) -> Self {
        i64::try_from(count).map_or_else(|_| Self::Text(count.to_string()), |count| Self::Number(count.into()))
    }

    pub(super) fn year(year: Option<i16>) -> Self {
        year.map_or(Self::Empty, |year| Self::Number(i64::from(year).into()))
    }

    /// A figure where the text is one as it would be written, else words: `007` and `2 + 1 = 3` stay as they are.
    fn figure(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self::Empty };
        match text.parse::<Number>() {
            Ok(number) if number.to_string() == text => Self::Number(number),
            _ => Self::text(text),
        }
    }

    /// The field as plain text.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Text(text) | Self::Alert(text) => Cow::Borrowed(text),
        }
    }
}

/// One line of the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub nth: usize,
    /// The finding.
    pub entry: &'a Entry,
    /// The language of labels.
    pub lang: Lang,
}

/// One column of the list.
#[derive(Debug)]
pub(super) struct Column {
    /// Its heading.
    pub title: Phrase,
    /// Shown where there is little room, too.
    pub brief: bool,
    /// The most display cells its worksheet column takes.
    pub widest: usize,
    /// What may be filled in, where that is fixed.
    pub choices: &'static [Disposition],
    /// What stands in it.
    pub value: fn(&Line) -> Value,
}

impl Column {
    const fn new(zh: &'static str, en: &'static str, widest: usize, value: fn(&Line) -> Value) -> Self {
        Self { title: Phrase::new(zh, en), brief: false, widest, choices: &[], value }
    }

    const fn brief(mut self) -> Self {
        self.brief = true;
        self
    }

    const fn one_of(mut self, choices: &'static [Disposition]) -> Self {
        self.choices = choices;
        self
    }
}

/// The columns of the list of findings. The last but one are for the agency to fill in.
pub(super) static COLUMNS: &[Column] = &[
    Column::new("序号", "no.", 6, |line| Value::count(line.nth)).brief(),
    Column::new("机关", "agency", 24, |line| Value::optional(line.entry.finding.agency.as_deref())).brief(),
    Column::new("年度", "year", 6, |line| Value::year(line.entry.finding.year)).brief(),
    Column::new("规则编号", "rule", 10, |line| Value::text(line.entry.finding.rule)).brief(),
    Column::new("规则名称", "rule name", 24, |line| Value::text(&line.entry.rule_name)),
    Column::new("严重程度", "severity", 10, |line| {
        label(line, wording::severity(line.entry.finding.fault.severity))
    })
    .brief(),
    Column::new("判定", "verdict", 10, |line| label(line, wording::verdict(line.entry.finding.fault.verdict))),
    Column::new("位置", "place", 28, |line| Value::text(&line.entry.sides.place)).brief(),
    Column::new("问题", "finding", 48, |line| Value::text(&line.entry.message)).brief(),
    Column::new("原文摘录", "excerpt", 48, |line| Value::text(&excerpts(line.entry, line.lang))),
    Column::new("报告值", "reported", 14, |line| side(line, |sides| &sides.reported)).brief(),
    Column::new("应为值", "expected", 18, |line| side(line, |sides| &sides.expected)).brief(),
    Column::new("差额", "difference", 10, |line| {
        line.entry.finding.fault.difference.map_or(Value::Empty, Value::Number)
    })
    .brief(),
    Column::new("依据", "basis", 28, |line| Value::text(&line.entry.basis)),
    Column::new("来源文件", "source", 32, |line| Value::text(&line.entry.finding.path.to_string_lossy())),
    Column::new("行号", "lines", 14, |line| Value::text(&lines(line.entry))).brief(),
    Column::new("状态", "status", 14, |line| Value::text(&wording::status(line.entry, line.lang))).brief(),
    Column::new("处理意见", "decision", 14, disposition).brief().one_of(&Disposition::ALL),
    Column::new("处理人", "auditor", 12, |line| decided(line, |decision| &decision.auditor)),
    Column::new("处理时间", "decided at", 22, |line| decided(line, |decision| &decision.at)),
    Column::new("备注", "note", 36, |line| notes(line)).brief(),
    Column::new("同组情况", "in the group", 24, common),
    Column::new("整改期限", "due", 12, |_| Value::Empty),
    Column::new("整改结果", "result", 24, |_| Value::Empty),
    Column::new("指纹", "id", 18, |line| Value::text(&line.entry.finding.id.to_string())),
];

/// A figure only where it is that of the cell at the place.
fn side(line: &Line, of: fn(&Sides) -> &Option<String>) -> Value {
    let sides = &line.entry.sides;
    let value = of(sides).as_deref();
    if sides.of_cell { Value::figure(value) } else { Value::optional(value) }
}

fn label(line: &Line, phrase: Phrase) -> Value {
    Value::text(phrase.in_lang(line.lang))
}

/// What stands decided, or who decided what where they differ; what was decided on other figures stands in the status.
fn disposition(line: &Line) -> Value {
    match &line.entry.decision {
        None if line.entry.conflict => Value::text(&wording::by_auditor(&line.entry.decisions, line.lang)),
        decision => Value::optional(decision.as_ref().map(|one| wording::disposition(one.disposition, line.lang))),
    }
}

fn decided(line: &Line, part: fn(&Decision) -> &String) -> Value {
    let Entry { decision, decisions, conflict, .. } = line.entry;
    let decisions = if *conflict { &decisions[..] } else { decision.as_slice() };
    let parts: Vec<&str> = decisions.iter().map(|decision| part(decision).as_str()).collect();
    Value::text(&parts.join(wording::semicolon(line.lang)))
}

fn notes(line: &Line) -> Value {
    Value::text(&wording::notes(&line.entry.notes, line.entry.decision.as_ref(), line.lang))
}

const COMMON: Phrase = Phrase::new(
    "本组 {of} 家中 {with} 家都有，先看口径或模板",
    "{with} of {of} in the group have it: look at the notion or the template first",
);

fn common(line: &Line) -> Value {
    let words = line.entry.common.map(|(with, of)| {
        COMMON.fill(line.lang, |name| match name {
            "with" => Some(with.to_string()),
            "of" => Some(of.to_string()),
            _ => None,
        })
    });
    Value::optional(words.as_deref())
}

const MORE: Phrase = Phrase::new("…另 {count} 行", "… {count} lines more");

/// Lines of the source; of another file with its name, and how many are not shown.
fn excerpts(entry: &Entry, lang: Lang) -> String {
    let of = |excerpt: &Excerpt| excerpt.file.as_ref().map(|file| format!("{file} ")).unwrap_or_default();
    let shown = |excerpt: &Excerpt| format!("{}L{} {}", of(excerpt), excerpt.line, excerpt.text);
    let own = entry.excerpts.iter().filter(|excerpt| excerpt.file.is_none()).map(shown);
    let others = entry.excerpts.iter().filter(|excerpt| excerpt.file.is_some()).map(shown);
    let more = (entry.more_lines > 0).then(|| MORE.fill(lang, |_| Some(entry.more_lines.to_string())));
    own.chain(more).chain(others).collect::<Vec<_>>().join("\n")
}

fn lines(entry: &Entry) -> String {
    entry.finding.fault.cited_lines().into_iter().map(|line| format!("L{line}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_only_as_it_would_be_written() {
        assert_eq!(Value::figure(Some("-35")), Value::Number((-35).into()));
        assert_eq!(Value::figure(Some("976.81")), Value::Number("976.81".parse().unwrap()));
        for text in ["007", "+4", "1.50", "2 + 1 = 3", "-"] {
            assert_eq!(Value::figure(Some(text)), Value::Text(text.to_owned()));
        }
        assert_eq!(Value::figure(None), Value::Empty);
    }

    #[test]
    fn headings_differ_in_both_languages() {
        for (nth, column) in COLUMNS.iter().enumerate() {
            let others = &COLUMNS[nth + 1..];
            assert!(others.iter().all(|other| other.title.zh != column.title.zh && other.title.en != column.title.en));
        }
    }
}
