//! How a step of a chain is told: in a word, and why. The sentence of a break is its rule's.

use super::{Apart, Step};
use crate::form::{CellId, Form};
use crate::model::record::{Figure, Record};
use crate::model::report::State;
use crate::text::phrase::{Lang, Phrase};
use crate::tie::{Bond, Doubt, Half};

/// The name of a state in data.
pub const fn name(state: &Result<Bond, Apart>) -> &'static str {
    match state {
        Ok(Bond::Holds) => "holds",
        Ok(Bond::Broken(_)) => "broken",
        Ok(Bond::Fillable(..)) => "fillable",
        Err(Apart::Undeclared) => "not_applicable",
        Ok(Bond::NotJudged(..)) | Err(_) => "not_judged",
    }
}

/// The state in a word or two: `不平 差 3`.
pub fn state(step: &Step, lang: Lang) -> String {
    let word = match step.state {
        Ok(Bond::Holds) => Phrase::new("成立", "holds"),
        Ok(Bond::Broken(broken)) => {
            return off(step, &broken.difference().map_or_else(String::new, |off| off.to_string()), lang);
        }
        Ok(Bond::Fillable(..)) => Phrase::new("可补", "fillable"),
        Err(Apart::Undeclared) => Phrase::new("不适用", "n/a"),
        Ok(Bond::NotJudged(..)) | Err(_) => Phrase::new("未评", "not judged"),
    };
    word.in_lang(lang).to_owned()
}

fn off(step: &Step, difference: &str, lang: Lang) -> String {
    let phrase = if step.is_indicative() {
        Phrase::new("参考 差 {difference}", "hint: off {difference}")
    } else {
        Phrase::new("不平 差 {difference}", "broken: off {difference}")
    };
    phrase.fill(lang, |place| (place == "difference").then(|| difference.to_owned()))
}

/// Why a step is as it is, where there is something to say; `last` and `this` are the reports of its two years.
pub fn why(step: &Step, [last, this]: [Option<&Record>; 2], lang: Lang) -> Option<String> {
    let before = step.year.saturating_sub(1);
    let (phrase, about) = match step.state {
        Ok(Bond::Holds) => return None,
        Ok(Bond::Broken(_)) if step.is_indicative() => {
            (Phrase::new("两版口径不同，仅供参考", "the two editions count differently: only a hint"), None)
        }
        Ok(Bond::Broken(_)) => return None,
        Ok(Bond::Fillable(half, cell, value)) => {
            let phrase = Phrase::new(
                "{year} 年{cell}空白，填 {value} 即成立",
                "{cell} of {year} is blank; with {value} it holds",
            );
            (phrase, Some((half, cell, value.to_string())))
        }
        Ok(Bond::NotJudged(half, doubt)) => (doubted(doubt), Some((half, doubt.cell(), String::new()))),
        Err(apart) => (unjoined(apart, step), None),
    };
    let record = |half| if half == Half::Last { last } else { this };
    let year = match (step.state, &about) {
        (Err(Apart::NoReportOf(year) | Apart::UnknownEditionOf(year)), _) => year,
        (_, Some((Half::Last, ..))) => before,
        _ => step.year,
    };
    Some(phrase.fill(lang, |place| match (place, &about) {
        ("year", _) => Some(year.to_string()),
        ("until", _) => Some(step.until.to_string()),
        ("cell", Some((half, cell, _))) => {
            record(*half).and_then(Record::form).map(|form| cell_name(form, *cell, lang))
        }
        ("value", Some((.., value))) => Some(value.clone()),
        _ => None,
    }))
}

const fn doubted(doubt: Doubt) -> Phrase {
    match doubt {
        Doubt::Absent(_) => Phrase::new("{year} 年报没有{cell}这一格", "the report of {year} has no cell {cell}"),
        Doubt::Unreadable(_) => Phrase::new("{year} 年{cell}读不出数", "{cell} of {year} is no number"),
        Doubt::Blank(_) => Phrase::new("{year} 年{cell}空白", "{cell} of {year} is blank"),
        Doubt::TooLarge(_) => Phrase::new("数值过大，无法相加", "the figures are too large to add up"),
    }
}

const fn unjoined(apart: Apart, step: &Step) -> Phrase {
    match apart {
        Apart::UnknownEdition => Phrase::new("没有认出表格的版式", "the edition of the tables is not recognised"),
        Apart::UnknownYear => Phrase::new("报告没有写明年度", "the report does not say its year"),
        Apart::UnknownEditionOf(_) => {
            Phrase::new("{year} 年报没有认出表格的版式", "the edition of the report of {year} is not recognised")
        }
        Apart::NoReportOf(_) if step.until > step.year => {
            Phrase::new("缺 {year} 至 {until} 年报", "no reports of {year} to {until}")
        }
        Apart::NoReportOf(_) => Phrase::new("缺 {year} 年报", "no report of {year}"),
        Apart::Undeclared => {
            Phrase::new("两年的版式没有可以衔接的格", "the forms of the two years have nothing that follows")
        }
    }
}

/// What stands in a cell, as lists show it.
pub fn figure(figure: Option<Figure>) -> String {
    match figure {
        Some(Figure::Number(number)) => number.to_string(),
        Some(Figure::Other(State::Blank)) => "_".to_owned(),
        Some(Figure::Other(State::Dash)) => "/".to_owned(),
        Some(Figure::Other(State::Text)) => "?".to_owned(),
        Some(Figure::Other(State::Absent | State::Number)) | None => ".".to_owned(),
    }
}

/// A cell in few words; its path stands for it in English.
pub fn cell_name(form: &Form, cell: CellId, lang: Lang) -> String {
    match lang {
        Lang::Zh => form.short_name(cell),
        Lang::En => form.path(cell).to_owned(),
    }
}
