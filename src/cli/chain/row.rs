//! What stands in the rows of the tables over the years: a year of the carry-over in all columns, a year of a stock.

use super::followed::{FollowedStep, FollowedThread};
use crate::compare::chain::{Apart, Step, say};
use crate::form::{CellId, Edition};
use crate::model::record::Record;
use crate::session::AgencyYears;
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};
use crate::tie::{Bond, Half};

pub(super) fn column_name(followed: &FollowedThread, lang: Lang) -> &'static str {
    let Some((form, cell)) = followed.thread.named_by() else { return "" };
    match lang {
        Lang::Zh => &form.column_of(cell).short,
        Lang::En => form.column_of(cell).short_key(),
    }
}

pub(super) fn row_name(followed: &FollowedThread, lang: Lang) -> String {
    let Some((form, cell)) = followed.thread.named_by() else { return String::new() };
    match lang {
        Lang::Zh => form.row_of(cell).label.clone(),
        Lang::En => form.row_of(cell).key.clone(),
    }
}

/// Columns in which everything holds can be left out, the total never.
pub(super) fn spare(followed: &FollowedThread) -> u8 {
    u8::from(!followed.thread.is_total() && followed.steps.iter().all(|one| !one.step.is_broken()))
}

pub(super) fn carry_over_row(of: &AgencyYears, threads: &[&FollowedThread], nth: usize, lang: Lang) -> Vec<String> {
    let steps = threads.iter().filter_map(|followed| Some((*followed, followed.steps.get(nth)?)));
    let steps: Vec<(&FollowedThread, &FollowedStep)> = steps.collect();
    let Some((_, first)) = steps.first() else { return Vec::new() };
    let mut row = vec![span(&first.step)];
    row.extend(steps.iter().map(|(followed, one)| pair(of, (followed, &one.step))));
    row.push(states(of, &steps, lang));
    let total = steps.iter().find(|(followed, _)| followed.thread.is_total());
    row.push(total.map(|(followed, one)| places(of, (followed, &one.step))).unwrap_or_default());
    row
}

/// `2022`, or `2022-2023` for a gap of years.
fn span(step: &Step) -> String {
    if step.until > step.year { format!("{}-{}", step.year, step.until) } else { step.year.to_string() }
}

/// `5!=4`
fn pair(of: &AgencyYears, (followed, step): (&FollowedThread, &Step)) -> String {
    let between = match step.state {
        Ok(Bond::Holds) => "=",
        Ok(Bond::Broken(_)) => "!=",
        _ => "~",
    };
    let shown = |half: Half, place: Option<usize>| shown(of, (followed, half), place);
    format!("{}{between}{}", shown(Half::Last, step.last), shown(Half::This, step.this))
}

/// What stands in one half of a chain, `-` where there is no report.
fn shown(of: &AgencyYears, (followed, half): (&FollowedThread, Half), place: Option<usize>) -> String {
    of.record(place).map_or_else(|| "-".to_owned(), |record| say::figure(followed.thread.figure(half, record)))
}

/// What the columns of a year come to: one word where they all stand alike.
fn states(of: &AgencyYears, steps: &[(&FollowedThread, &FollowedStep)], lang: Lang) -> String {
    let Some((_, first)) = steps.first() else { return String::new() };
    let names: Vec<&str> = steps.iter().map(|(_, one)| say::name(&one.step.state)).collect();
    if names.iter().all(|name| *name == names[0]) && first.step.state.is_err() {
        return stated(of, &first.step, lang);
    }
    let count = |name: &str| names.iter().filter(|other| **other == name).count();
    // What holds need not be said beside what does not.
    let is_told = |name: &str| count(name) > 0 && (name != "holds" || count(name) == names.len());
    let told = STATES.iter().filter(|(name, _)| is_told(name)).map(|(name, word)| match (count(name), lang) {
        (count, _) if count == names.len() => word.in_lang(lang).to_owned(),
        (count, Lang::Zh) => format!("{} {count} 列", word.zh),
        (count, Lang::En) => format!("{} {count}", word.en),
    });
    told.collect::<Vec<_>>().join(Phrase::new("，", ", ").in_lang(lang))
}

/// The states, the gravest first.
const STATES: [(&str, Phrase); 5] = [
    ("broken", Phrase::new("不平", "broken")),
    ("fillable", Phrase::new("可补", "fillable")),
    ("not_judged", Phrase::new("未评", "not judged")),
    ("not_applicable", Phrase::new("不适用", "n/a")),
    ("holds", Phrase::new("成立", "holds")),
];

/// `成立 2，不适用 1`
pub(super) fn tally(followed: &FollowedThread, lang: Lang) -> String {
    let years = || followed.steps.iter().filter(|one| !one.step.is_gap());
    let count = |name: &str| years().filter(|one| say::name(&one.step.state) == name).count();
    let told = STATES.iter().filter(|(name, _)| count(name) > 0);
    let told: Vec<String> = told.map(|(name, word)| format!("{} {}", word.in_lang(lang), count(name))).collect();
    told.join(Phrase::new("，", ", ").in_lang(lang))
}

/// `未评：缺 2021 年报`
fn stated(of: &AgencyYears, step: &Step, lang: Lang) -> String {
    let why = say::why(step, [of.record(step.last), of.record(step.this)], lang);
    let state = say::state(step, lang);
    match (why, step.state) {
        (Some(why), state_of) if tells_why(state_of) => format!("{state}{}{why}", colon(lang)),
        _ => state,
    }
}

/// A break and a blank are told in full below the table.
fn tells_why(state: Result<Bond, Apart>) -> bool {
    matches!(state, Ok(Bond::NotJudged(..))) || matches!(state, Err(apart) if apart != Apart::Undeclared)
}

pub(super) const fn colon(lang: Lang) -> &'static str {
    Phrase::new("：", ": ").in_lang(lang)
}

/// `L358 -> L126`
fn places(of: &AgencyYears, (followed, step): (&FollowedThread, &Step)) -> String {
    let line = |place: Option<usize>, cell: fn(&FollowedThread, Edition) -> Option<CellId>| {
        let kept = of.years.get(place?)?;
        kept.line(cell(followed, kept.record.edition?)?)
    };
    let [last, this] = [
        line(step.last, |followed, edition| followed.thread.handed_on(edition)),
        line(step.this, |followed, edition| followed.thread.taken_on(edition)),
    ]
    .map(|line| line.map_or_else(|| "-".to_owned(), |line| format!("L{line}")));
    format!("{last} -> {this}")
}

pub(super) fn stock_row(
    of: &AgencyYears,
    (followed, one): (&FollowedThread, &FollowedStep),
    lang: Lang,
) -> Vec<String> {
    let step = &one.step;
    let this = of.record(step.this);
    let cells = |cells: &[CellId]| -> String {
        let figures = cells.iter().filter_map(|&cell| Some(say::figure(Some(this?.figures.get(cell)))));
        figures.collect::<Vec<_>>().join("+")
    };
    let dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let issued = step.chain.map_or_else(String::new, |chain| cells(&chain.plus));
    let repealed = step.chain.map_or_else(String::new, |chain| cells(chain.this.get(1..).unwrap_or_default()));
    let expected = expected(followed, step, this).map_or_else(String::new, |number| number.to_string());
    vec![
        span(step),
        shown(of, (followed, Half::Last), step.last),
        dash(issued),
        dash(repealed),
        dash(expected),
        shown(of, (followed, Half::This), step.this),
        stated(of, step, lang),
        places(of, (followed, step)),
    ]
}

fn expected(followed: &FollowedThread, step: &Step, this: Option<&Record>) -> Option<Number> {
    match step.state {
        Ok(Bond::Broken(broken)) => Some(broken.expected),
        Ok(Bond::Holds) => {
            let record = this?;
            record.figures.cell(followed.thread.taken_on(record.edition?)?).stated()
        }
        _ => None,
    }
}

/// Tells whether nothing was ever in force and nothing speaks against it.
pub(super) fn is_idle(of: &AgencyYears, followed: &FollowedThread) -> bool {
    followed.steps.iter().all(|one| {
        let row = stock_row(of, (followed, one), Lang::En);
        let calm = matches!(one.step.state, Ok(Bond::Holds) | Err(_));
        calm && row[1..6].iter().all(|figure| ["0", "/", "-", "."].contains(&figure.as_str()))
    })
}
