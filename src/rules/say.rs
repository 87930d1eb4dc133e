//! Makes sentences of findings and reasons, late, in the language of the screen. What stands in the places of a phrase are
//! arguments (`{left}`) or sides of them (`{cell.column}`).

use super::find;
use crate::form::{CellId, Edition, Form};
use crate::model::finding::{Arg, Finding};
use crate::model::outcome::Reason;
use crate::model::report::{Cell, State};
use crate::text::neutralise::neutralise;
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};

/// Sums of more cells than this are shown without their zeros.
const SHOWN_TERMS: usize = 4;
/// Lists of cells or rows longer than this are cut short.
const SHOWN_PLACES: usize = 3;

/// Findings of local rules carry their words with them.
const OWN_MESSAGE: Phrase = Phrase::new("{message}", "{message}");
/// The same in few words.
const OWN_BRIEF: Phrase = Phrase::new("{brief}", "{brief}");

/// The finding as a whole sentence; `cell` looks a cell of its report up.
pub fn message(finding: &Finding, cell: &impl Fn(CellId) -> Cell, lang: Lang) -> String {
    let phrase = find(finding.rule).map_or(OWN_MESSAGE, |rule| rule.wording_for(finding.fault.verdict).message);
    say(phrase, finding, cell, lang)
}

/// The finding in a few words for a narrow list.
pub fn brief(finding: &Finding, cell: &impl Fn(CellId) -> Cell, lang: Lang) -> String {
    let phrase = find(finding.rule).map_or(OWN_BRIEF, |rule| rule.wording_for(finding.fault.verdict).brief);
    say(phrase, finding, cell, lang)
}

/// The reason why a rule could not judge, for a report of this edition.
pub fn reason(reason: &Reason, edition: Option<Edition>, lang: Lang) -> String {
    Speaker { form: edition.and_then(Edition::form), cell: &|_| Cell::default(), args: &reason.args, lang }
        .fill(reason.phrase)
}

fn say(phrase: Phrase, finding: &Finding, cell: &impl Fn(CellId) -> Cell, lang: Lang) -> String {
    let form = finding.edition.and_then(Edition::form);
    Speaker { form, cell, args: &finding.fault.args, lang }.fill(phrase)
}

/// Everything that fills places.
pub(super) struct Speaker<'a, C> {
    pub form: Option<&'static Form>,
    pub cell: &'a C,
    pub args: &'a [(&'static str, Arg)],
    pub lang: Lang,
}

impl<C: Fn(CellId) -> Cell> Speaker<'_, C> {
    pub(super) fn fill(&self, phrase: Phrase) -> String {
        phrase.fill(self.lang, |place| {
            let (name, side) = place.split_once('.').unwrap_or((place, ""));
            let arg = self.args.iter().find(|arg| arg.0 == name)?;
            self.value(&arg.1, side)
        })
    }

    fn value(&self, arg: &Arg, side: &str) -> Option<String> {
        Some(match arg {
            Arg::Number(number) => number.to_string(),
            Arg::Count(count) => count.to_string(),
            Arg::Year(year) => year.to_string(),
            Arg::Quote(words) => neutralise(words).into_owned(),
            Arg::Words(phrase) => self.fill(*phrase),
            Arg::List(phrases) => {
                phrases.iter().map(|phrase| self.fill(*phrase)).collect::<Vec<_>>().join(&self.pick("、", ", "))
            }
            Arg::Range(low, high) => self.range(*low, *high),
            Arg::Table(table) => self.table(*table),
            Arg::Cell(cell) => self.name(*cell, side)?,
            Arg::Cells(cells) => self.places(cells, side)?,
            Arg::Sum(cells) if side == "table" => self.table_of(*cells.first()?)?,
            Arg::Sum(cells) => self.sum(cells),
        })
    }

    fn pick(&self, zh: &str, en: &str) -> String {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
        .to_owned()
    }

    fn range(&self, low: Number, high: Option<Number>) -> String {
        match (high, self.lang) {
            (Some(high), Lang::Zh) if high == low => format!("为 {low}"),
            (Some(high), Lang::En) if high == low => low.to_string(),
            (Some(high), Lang::Zh) => format!("在 {low} 至 {high} 之间"),
            (Some(high), Lang::En) => format!("{low} to {high}"),
            (None, Lang::Zh) => format!("不小于 {low}"),
            (None, Lang::En) => format!("at least {low}"),
        }
    }

    /// `表三`; without a form the tables still stand in their order.
    fn table(&self, place: usize) -> String {
        let number = self.form.and_then(|form| form.tables.get(place)).map_or(place + 2, |table| table.number.into());
        match (self.lang, number) {
            (Lang::Zh, 2) => "表二".to_owned(),
            (Lang::Zh, 3) => "表三".to_owned(),
            (Lang::Zh, 4) => "表四".to_owned(),
            (Lang::Zh, other) => format!("表{other}"),
            (Lang::En, other) => format!("table {other}"),
        }
    }

    fn table_of(&self, cell: CellId) -> Option<String> {
        Some(self.table(self.form?.spec(cell).table))
    }

    /// `表三 （七）总计 / 总计`: cells with their tables; none where there is no cell.
    pub(super) fn located(&self, cells: &[CellId]) -> Option<String> {
        let form = self.form?;
        let table = |cell: &CellId| form.spec(*cell).table;
        let parts: Option<Vec<String>> = cells
            .chunk_by(|one, other| table(one) == table(other))
            .map(|cells| Some(format!("{} {}", self.table_of(*cells.first()?)?, self.by_row(form, cells))))
            .collect();
        parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join(&self.pick("；", "; ")))
    }

    /// A cell by its names in Chinese, by its path in English.
    fn name(&self, cell: CellId, side: &str) -> Option<String> {
        let form = self.form?;
        let (row, column) = (form.row_of(cell), form.column_of(cell));
        let (row_name, column_name) = match self.lang {
            Lang::Zh => (&row.label, &column.label),
            Lang::En => (&row.key, &column.key),
        };
        Some(match side {
            "" => format!("{row_name} / {column_name}"),
            "row" => row_name.clone(),
            "column" => column_name.clone(),
            "row_short" => self.pick(&row.short, &row.key),
            "column_short" => self.pick(&column.short, &column.key),
            "value" => self.term(cell),
            _ => return None,
        })
    }

    /// Several cells: all of them by row, or only the short names of their rows.
    fn places(&self, cells: &[CellId], side: &str) -> Option<String> {
        let form = self.form?;
        match side {
            "" => Some(self.by_row(form, cells)),
            "rows" => {
                let names = cells.iter().map(|&cell| self.name(cell, "row_short")).collect::<Option<Vec<_>>>()?;
                Some(self.listed(&names, cells.len(), "格", "cells"))
            }
            "columns" => {
                let names = cells.iter().map(|&cell| self.name(cell, "column")).collect::<Option<Vec<_>>>()?;
                Some(self.listed(&names, cells.len(), "格", "cells"))
            }
            "place" => self.located(cells),
            "count" => Some(cells.len().to_string()),
            _ => None,
        }
    }

    fn by_row(&self, form: &Form, cells: &[CellId]) -> String {
        let same_row = |one: &CellId, other: &CellId| std::ptr::eq(form.row_of(*one), form.row_of(*other));
        let rows: Vec<String> = cells.chunk_by(same_row).map(|cells| self.part_of_row(form, cells)).collect();
        self.listed(&rows, rows.len(), "行", "rows")
    }

    /// `「（六）其他处理」整行`, or the one cell, or how many of the row.
    fn part_of_row(&self, form: &Form, cells: &[CellId]) -> String {
        let row = form.row_of(cells[0]);
        let whole = form.table_of(cells[0]).blocks[row.block].columns.len();
        match (cells.len(), self.lang) {
            (1, _) => self.name(cells[0], "").unwrap_or_default(),
            (count, Lang::Zh) if count == whole => format!("「{}」整行", row.label),
            (count, Lang::En) if count == whole => format!("the whole row {}", row.key),
            (count, Lang::Zh) => format!("「{}」{count} 格", row.label),
            (count, Lang::En) => format!("{count} cells of {}", row.key),
        }
    }

    fn listed(&self, names: &[String], count: usize, zh: &str, en: &str) -> String {
        let between = self.pick("、", ", ");
        if names.len() <= SHOWN_PLACES {
            return names.join(&between);
        }
        let shown = names[..SHOWN_PLACES].join(&between);
        match self.lang {
            Lang::Zh => format!("{shown}等 {count} {zh}"),
            Lang::En => format!("{shown} and others, {count} {en}"),
        }
    }

    /// `2+1 = 3`; long sums without their zeros, blanks named or counted.
    fn sum(&self, cells: &[CellId]) -> String {
        let states: Vec<Cell> = cells.iter().map(|&cell| (self.cell)(cell)).collect();
        let blanks = states.iter().filter(|cell| cell.state == State::Blank).count();
        let total = states.iter().filter_map(Cell::stated).try_fold(Number::ZERO, Number::plus);
        let total = total.map_or_else(|| "?".to_owned(), |total| total.to_string());
        if cells.len() <= SHOWN_TERMS {
            let terms = cells.iter().map(|&cell| self.term(cell)).collect();
            return if blanks == 0 && cells.len() > 1 { format!("{} = {total}", signed(terms)) } else { signed(terms) };
        }
        let terms: Vec<String> =
            states.iter().filter_map(Cell::stated).filter(|n| !n.is_zero()).map(|n| n.to_string()).collect();
        let shown = if terms.len() > 1 { format!("{} = {total}", signed(terms)) } else { total };
        match (blanks, self.lang) {
            (0, _) => shown,
            (_, Lang::Zh) => format!("{shown}（另有 {blanks} 格空白）"),
            (_, Lang::En) => format!("{shown} ({blanks} more are blank)"),
        }
    }

    /// What stands in one cell.
    fn term(&self, cell: CellId) -> String {
        let cell = (self.cell)(cell);
        match cell.state {
            State::Number => cell.value.to_string(),
            State::Dash => "/".to_owned(),
            State::Blank => self.pick("空白", "blank"),
            State::Text => self.pick("读不出", "unreadable"),
            State::Absent => self.pick("缺失", "absent"),
        }
    }
}

/// Terms with a plus between them, a negative one with its own sign.
fn signed(terms: Vec<String>) -> String {
    let mut sum = String::new();
    for term in terms {
        if !sum.is_empty() && !term.starts_with('-') {
            sum.push('+');
        }
        sum.push_str(&term);
    }
    sum
}
