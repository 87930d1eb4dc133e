//! What a row of a list says of a finding, so that it is true by itself: a figure with what it should be only where the rule
//! speaks of that very cell; else both sides in words, and both places.

use super::find;
use super::say::Speaker;
use crate::form::{CellId, Edition};
use crate::model::finding::{Arg, Fault, Finding, Verdict};
use crate::model::report::Cell;
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};

/// Place, what is reported and what should be, for one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// Where: the cell, or all places that are held against one another.
    pub place: String,
    /// What stands there.
    pub reported: Option<String>,
    /// What should.
    pub expected: Option<String>,
    /// Both are of the cell at that place.
    pub of_cell: bool,
}

/// Rules that say of the first cell of the proof what it holds and what it should.
static OF_CELL: &[&str] = &["A101", "A103", "A104", "A105", "A106", "A107", "A108", "B201", "B202", "B203", "F608"];

/// How the two sides of some rules are said.
struct Said {
    rules: &'static [&'static str],
    place: Place,
    reported: Phrase,
    expected: Phrase,
}

/// Which places are named.
#[derive(Clone, Copy)]
enum Place {
    /// The first cell, else the first line.
    First,
    /// The line of the text, and the cells it is held against.
    TextAndCells,
    /// All cells.
    Cells,
    /// In words.
    Words(Phrase),
}

const AGREE: Phrase = Phrase::new("两处相符", "both agree");

static SAID: &[Said] = &[
    Said {
        rules: &["A102"],
        place: Place::Words(Phrase::new(
            "{left.table} {cell.column}列：一、二与（七）、四",
            "{left.table}, column {cell.column}: received, carried in; (7), carried out",
        )),
        reported: Phrase::new(
            "一+二 = {left}，（七）+四 = {right}",
            "received + carried in = {left}, (7) + carried out = {right}",
        ),
        expected: Phrase::new("两边相等", "both sides equal"),
    },
    Said {
        rules: &["B204"],
        place: Place::First,
        reported: Phrase::new(
            "{year} 年填 {actual}；按 {last_year} 年推算 {expected}",
            "{year} says {actual}; {expected} by {last_year}",
        ),
        expected: Phrase::new("口径不同，请核实", "the notions differ: to be looked at"),
    },
    Said {
        rules: &["B205"],
        place: Place::First,
        reported: Phrase::new(
            "{last_year} 年 {before}；{year} 年 {after}",
            "{before} in {last_year}; {after} in {year}",
        ),
        expected: Phrase::new("请核实", "to be looked at"),
    },
    Said {
        rules: &["B206"],
        place: Place::TextAndCells,
        reported: Phrase::new(
            "正文写 {last_year} 年 {actual}；{last_year} 年报告{name} {expected}",
            "the text: {actual} for {last_year}; the report of {last_year}, {name}: {expected}",
        ),
        expected: AGREE,
    },
    Said {
        rules: &["B207"],
        place: Place::TextAndCells,
        reported: Phrase::new(
            "正文写同比 {actual}{mark}；{name}上年 {before}、本年 {now}，同比 {expected}{mark}",
            "the text: {actual}{mark}; {name}: {before} and {now}, {expected}{mark}",
        ),
        expected: AGREE,
    },
    Said {
        rules: &["C303"],
        place: Place::Cells,
        reported: Phrase::new("缺 {count} 格", "{count} cells lacking"),
        expected: Phrase::new("{table}共 {whole} 格", "{whole} cells in {table}"),
    },
    Said {
        rules: &["C304"],
        place: Place::Cells,
        reported: Phrase::new("空白", "blank"),
        expected: Phrase::new("如实填数，没有的填 0", "the figure, 0 where there is none"),
    },
    Said {
        rules: &["C305"],
        place: Place::Cells,
        reported: Phrase::new("以符号代 0", "a dash or the like"),
        expected: Phrase::new("没有的填 0", "0 where there is none"),
    },
    Said {
        rules: &["F601"],
        place: Place::First,
        reported: Phrase::new("{actual}格式", "the {actual} form"),
        expected: Phrase::new("{expected} 版格式", "the {expected} form"),
    },
    Said {
        rules: &["F603"],
        place: Place::First,
        reported: Phrase::new("{one} {year} 年；{other} {other_year} 年", "{one}: {year}; {other}: {other_year}"),
        expected: AGREE,
    },
    Said {
        rules: &["F609"],
        place: Place::First,
        reported: Phrase::new("{one}“{name}”；{other}“{other_name}”", "{one}: “{name}”; {other}: “{other_name}”"),
        expected: AGREE,
    },
    Said {
        rules: &["N401", "N402", "N403", "N404", "N405", "N406", "N407", "N408", "N409", "N413"],
        place: Place::TextAndCells,
        reported: Phrase::new("正文 {stated}；{name} {sum}", "the text: {stated}; {name}: {sum}"),
        expected: AGREE,
    },
    Said {
        rules: &["N410"],
        place: Place::TextAndCells,
        reported: Phrase::new("正文“{quote}”；{fact}", "the text: “{quote}”; {fact}"),
        expected: AGREE,
    },
    Said {
        rules: &["N411"],
        place: Place::TextAndCells,
        reported: Phrase::new("各项相加 {expected}；写的总数 {actual}", "the parts: {expected}; the whole: {actual}"),
        expected: AGREE,
    },
    Said {
        rules: &["N412"],
        place: Place::TextAndCells,
        reported: Phrase::new(
            "正文写{what} {actual}{mark}；按所写的数算是 {expected}{mark}",
            "the {what} in the text: {actual}{mark}; by its numbers: {expected}{mark}",
        ),
        expected: AGREE,
    },
    Said {
        rules: &["W703"],
        place: Place::First,
        reported: Phrase::new("半角标点 {count} 处", "{count} half-width marks"),
        expected: Phrase::new("全角标点", "full-width marks"),
    },
];

/// Blanks that an identity leaves no choice: what is missing, wherever it is.
static IMPLIED: Said = Said {
    rules: &[],
    place: Place::Words(Phrase::new("{missing.place}", "{missing.place}")),
    reported: Phrase::new("空白", "blank"),
    expected: Phrase::new("{together}应{need}", "should be {need}{together}"),
};

/// What a formula of an auditor's own file weighs.
static FORMULA: Said = Said {
    rules: &[],
    place: Place::Cells,
    reported: Phrase::new("左边 {left}；右边 {right}", "left: {left}; right: {right}"),
    expected: Phrase::new("关系式成立", "the relation holds"),
};

/// Two figures that are held against one another and are of no one cell.
static FIGURES: Said = Said {
    rules: &[],
    place: Place::First,
    reported: Phrase::new("所填 {_actual}；推算 {_expected}", "{_actual} is given; {_expected} follows"),
    expected: AGREE,
};

const LEAST: Phrase = Phrase::new("不小于 {_bound}", "at least {_bound}");
const MOST: Phrase = Phrase::new("不大于 {_bound}", "at most {_bound}");

/// What a row says of a finding; `cell` looks a cell of its report up.
pub fn sides(finding: &Finding, cell: &impl Fn(CellId) -> Cell, lang: Lang) -> Sides {
    let args = args(&finding.fault);
    let form = finding.edition.and_then(Edition::form);
    let desk = Desk { finding, speaker: Speaker { form, cell, args: &args, lang } };
    match said(finding, cell) {
        Some(said) => desk.in_words(said),
        None => desk.as_found(cell),
    }
}

/// How the sides are said, where they are of no one cell.
fn said(finding: &Finding, cell: &impl Fn(CellId) -> Cell) -> Option<&'static Said> {
    let fault = &finding.fault;
    let has = |name: &str| fault.args.iter().any(|arg| arg.0 == name);
    let is_figure = |value: &Option<String>| value.as_deref().is_some_and(|value| value.parse::<Number>().is_ok());
    if fault.verdict == Verdict::Implied && has("missing") {
        return Some(&IMPLIED);
    }
    if find(finding.rule).is_none() && has("left") && has("right") {
        return Some(&FORMULA);
    }
    let listed = SAID.iter().find(|said| said.rules.contains(&finding.rule));
    listed.or_else(|| (is_figure(&fault.expected) && !is_of_cell(finding, cell)).then_some(&FIGURES))
}

/// Tells whether the rule speaks of the first cell of the proof, and that cell holds what it says.
fn is_of_cell(finding: &Finding, cell: &impl Fn(CellId) -> Cell) -> bool {
    let first = finding.fault.cells.first().map(|&first| cell(first));
    let stands = first.and_then(|cell| cell.stated()).map(|value| value.to_string());
    OF_CELL.contains(&finding.rule) && stands.is_some() && stands == finding.fault.actual
}

/// The values for the places of the sentences, and the two that every finding may have.
fn args(fault: &Fault) -> Vec<(&'static str, Arg)> {
    let value = |value: &Option<String>| Arg::Quote(value.clone().unwrap_or_default());
    let bound = fault.expected.as_deref().map(|bound| bound.trim_start_matches(['<', '>', '=']));
    let own = [
        ("_actual", value(&fault.actual)),
        ("_expected", value(&fault.expected)),
        ("_bound", Arg::Quote(bound.unwrap_or_default().to_owned())),
    ];
    fault.args.iter().cloned().chain(own).collect()
}

/// A finding and who speaks of it.
struct Desk<'a, C> {
    finding: &'a Finding,
    speaker: Speaker<'a, C>,
}

impl<C: Fn(CellId) -> Cell> Desk<'_, C> {
    fn in_words(&self, said: &Said) -> Sides {
        let [reported, expected] = [said.reported, said.expected].map(|phrase| Some(self.speaker.fill(phrase)));
        Sides { place: self.place(said.place), reported, expected, of_cell: false }
    }

    /// What was found, as the rule has it.
    fn as_found(&self, cell: &C) -> Sides {
        let fault = &self.finding.fault;
        let bound = |expected: &String| match expected.get(..2) {
            Some(">=") => self.speaker.fill(LEAST),
            Some("<=") => self.speaker.fill(MOST),
            _ => expected.clone(),
        };
        let expected = fault.expected.as_ref().map(bound);
        let of_cell = is_of_cell(self.finding, cell);
        Sides { place: self.place(Place::First), reported: fault.actual.clone(), expected, of_cell }
    }

    fn place(&self, place: Place) -> String {
        let cells = &self.finding.fault.cells;
        let first = cells.get(..1).unwrap_or_default();
        match place {
            Place::First => self.speaker.located(first).or_else(|| self.line()),
            Place::Cells => self.speaker.located(cells).or_else(|| self.line()),
            Place::TextAndCells => self.text_and(cells),
            Place::Words(phrase) => Some(self.speaker.fill(phrase)),
        }
        .unwrap_or_default()
    }

    fn line(&self) -> Option<String> {
        self.finding.fault.lines.first().map(|line| format!("L{line}"))
    }

    fn text_and(&self, cells: &[CellId]) -> Option<String> {
        let lang = self.speaker.lang;
        let text = self.line().map(|line| format!("{} {line}", Phrase::new("正文", "text").in_lang(lang)));
        let places: Vec<String> = text.into_iter().chain(self.speaker.located(cells)).collect();
        (!places.is_empty()).then(|| places.join(Phrase::new("；", "; ").in_lang(lang)))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::super::rule::Rule;
    use super::super::sample::Sample;
    use super::super::{RULES, selftest};
    use super::*;
    use crate::model::finding::Score;
    use crate::model::id::FindingId;
    use crate::model::report::Report;

    fn finding(rule: &'static str, fault: Fault, edition: Edition) -> Finding {
        Finding {
            id: FindingId(1),
            rule,
            agency: None,
            year: Some(2023),
            edition: Some(edition),
            path: Arc::from(Path::new("甲.txt")),
            fault,
            group: None,
            score: Score { base: 60, impact: 0.0, confidence: 1.0, novelty: 1.0 },
        }
    }

    /// The planted findings of a rule, with the report that they are of.
    fn planted(rule: &'static Rule, edition: Edition) -> (Report, Vec<Finding>) {
        let mut sample = Sample::clean(edition);
        rule.plant(&mut sample);
        let found = selftest::run(rule, &sample).faults;
        (sample.this.report(), found.into_iter().map(|fault| finding(rule.code, fault, edition)).collect())
    }

    fn is_number(text: Option<&String>) -> bool {
        text.is_some_and(|text| text.parse::<Number>().is_ok())
    }

    #[test]
    fn no_row_orders_a_figure_into_a_cell_that_does_not_hold_what_is_reported() {
        for rule in RULES.iter() {
            for &edition in rule.editions.samples() {
                let (report, findings) = planted(rule, edition);
                assert!(!findings.is_empty(), "{}", rule.code);
                for (finding, lang) in findings.iter().flat_map(|finding| [(finding, Lang::Zh), (finding, Lang::En)]) {
                    let sides = sides(finding, &|cell| report.cell(cell), lang);
                    let first = finding.fault.cells.first().and_then(|&cell| report.cell(cell).stated());
                    let holds = first.map(|value| value.to_string());
                    if sides.of_cell || is_number(sides.expected.as_ref()) {
                        assert!(sides.of_cell, "{} {sides:?}", rule.code);
                        assert_eq!(holds, sides.reported, "{} {sides:?}", rule.code);
                    }
                    let said = [Some(&sides.place), sides.reported.as_ref(), sides.expected.as_ref()];
                    assert!(said.into_iter().flatten().all(|said| !said.contains('{')), "{} {sides:?}", rule.code);
                    let lies = !finding.fault.cells.is_empty() || !finding.fault.lines.is_empty();
                    assert_eq!(lies, !sides.place.is_empty(), "{} {sides:?}", rule.code);
                }
            }
        }
    }

    fn told(code: &str) -> [String; 3] {
        let rule = RULES.iter().find(|rule| rule.code == code).unwrap();
        let (report, findings) = planted(rule, Edition::E2021);
        let sides = sides(&findings[0], &|cell| report.cell(cell), Lang::Zh);
        [sides.place, sides.reported.unwrap_or_default(), sides.expected.unwrap_or_default()]
    }

    #[test]
    fn both_sides_of_what_is_of_no_one_cell_are_named() {
        insta::assert_debug_snapshot!(["A101", "A102", "B201", "B205", "C305", "F603", "N403", "N412"].map(told));
    }

    #[test]
    fn every_rule_that_is_listed_is_there() {
        let listed = SAID.iter().flat_map(|said| said.rules).chain(OF_CELL);
        assert!(listed.clone().all(|code| find(code).is_some()));
        let mut codes: Vec<_> = listed.collect();
        codes.sort_unstable();
        assert!(codes.is_sorted_by(|one, other| one < other), "once each");
    }
}
