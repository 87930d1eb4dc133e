//! What a rule of an auditor's file must hold to before it is made and tried. What is wrong is told with its place.

use std::ops::Range;

use toml::Spanned;

use crate::form::{Edition, Form};
use crate::model::report::State;
use crate::rules::local::{CaseSpec, EntrySpec, FindSpec, Formula, Twins, pattern_fault};
use crate::rules::sample::state;
use crate::text::data::Mistake;
use crate::text::phrase::{Bilingual, Phrase, places};

/// Something wrong: where it stands in the file, and what it is.
pub type Flaw = (Range<usize>, Mistake);

/// Finds what is wrong with a rule as it is written.
pub fn rule(spec: &EntrySpec) -> Result<(), Flaw> {
    let places = places_of(spec);
    for (texts, may_fill) in [(Some(&spec.title), false), (Some(&spec.message), true), (spec.brief.as_ref(), true)] {
        texts.map_or(Ok(()), |texts| said(texts, if may_fill { places } else { &[] }))?;
    }
    finds(&spec.find)?;
    if let Some(check) = &spec.check {
        formula(check)?;
    }
    spec.case.iter().try_for_each(case)
}

/// Finds what is wrong with what is to be looked for.
pub fn finds(finds: &[FindSpec]) -> Result<(), Flaw> {
    for pattern in finds.iter().filter_map(|find| find.pattern.as_ref()) {
        if let Some(fault) = pattern_fault(pattern.get_ref()) {
            return Err(at(pattern, fault));
        }
    }
    Ok(())
}

fn at<T>(place: &Spanned<T>, reason: impl Into<Bilingual>) -> Flaw {
    (place.span(), Mistake::Other(reason.into()))
}

// --- what it says -------------------------------------------------------------------------------------------------------

/// The places that a rule of this kind can fill.
fn places_of(spec: &EntrySpec) -> &'static [&'static str] {
    match (&spec.check, spec.absent) {
        (Some(_), _) => &["left", "right"],
        (None, true) => &["missing"],
        (None, false) => &["found", "should", "named"],
    }
}

fn said(texts: &Twins, may_fill: &[&str]) -> Result<(), Flaw> {
    for text in std::iter::once(&texts.zh).chain(&texts.en) {
        if text.get_ref().trim().is_empty() {
            return Err(at(text, EMPTY));
        }
        let unknown = places(text.get_ref()).into_iter().find(|name| !may_fill.contains(name));
        if let Some(name) = unknown {
            let valid: Vec<String> = may_fill.iter().map(|&name| format!("{{{name}}}")).collect();
            return Err((text.span(), Mistake::Unknown { word: format!("{{{name}}}"), valid }));
        }
    }
    Ok(())
}

const EMPTY: Phrase = Phrase::new("这里是空的，请写上文字", "it is blank; write a text");

// --- cells --------------------------------------------------------------------------------------------------------------

fn forms() -> impl Iterator<Item = &'static Form> {
    Edition::WITH_FORM.into_iter().filter_map(Edition::form)
}

/// Every cell of a formula is one of some edition, and all of them of one.
fn formula(written: &Spanned<String>) -> Result<(), Flaw> {
    let formula = Formula::parse(written.get_ref()).map_err(|reason| at(written, Bilingual::halves(&reason)))?;
    let paths: Vec<&str> = formula.paths().collect();
    paths.iter().try_for_each(|path| known(path, written.span()))?;
    together(&paths).map_err(|apart| at(written, apart))
}

fn known(path: &str, place: Range<usize>) -> Result<(), Flaw> {
    if forms().any(|form| form.cell(path).is_some()) {
        return Ok(());
    }
    let own = |form: &'static Form| form.cell_ids().map(|cell| form.path(cell).to_owned());
    Err((place, Mistake::Unknown { word: path.to_owned(), valid: forms().flat_map(own).collect() }))
}

/// Some edition has all of these cells; the error names two that stand in no edition together.
fn together(paths: &[&str]) -> Result<(), Bilingual> {
    let has = |form: &Form, path: &str| form.cell(path).is_some();
    if paths.is_empty() || forms().any(|form| paths.iter().all(|path| has(form, path))) {
        return Ok(());
    }
    let lacking: Vec<(&str, &str)> =
        forms().filter_map(|form| Some((form.edition.name(), *paths.iter().find(|path| !has(form, path))?))).collect();
    let told = |zh: bool| {
        let one = |&(edition, path): &(&str, &str)| {
            if zh { format!("{edition}版没有 {path}") } else { format!("the form of {edition} has no {path}") }
        };
        lacking.iter().map(one).collect::<Vec<_>>().join(if zh { "，" } else { ", " })
    };
    Err(Bilingual::new(
        format!("这些格不在同一版里，永远查不到：{}", told(true)),
        format!("no form has all of these cells, so that it could never be judged: {}", told(false)),
    ))
}

/// What a case writes into cells can be read, and stands in one form.
fn case(case: &CaseSpec) -> Result<(), Flaw> {
    if let Some(part) = case.part.as_ref().filter(|part| *part.get_ref() > 7) {
        return Err(at(part, PARTS));
    }
    for (path, written) in &case.cells {
        known(path.get_ref(), path.span())?;
        let path = path.get_ref();
        if state(written.get_ref()).0 == State::Text {
            let written_text = written.get_ref();
            return Err(at(
                written,
                Bilingual::new(
                    format!("格 {path} 里的“{written_text}”读不成数；写阿拉伯数字，空白写 \"\"，斜杠写 \"/\""),
                    format!(
                        "“{written_text}” in {path} is no number; write digits, \"\" for a blank, \"/\" for a dash"
                    ),
                ),
            ));
        }
    }
    let paths: Vec<&str> = case.cells.keys().map(|path| path.get_ref().as_str()).collect();
    together(&paths).map_err(|apart| at(&case.name, apart))
}

const PARTS: Phrase = Phrase::new(
    "part 写 0（标题与第一部分之间）到 6，7 是落款之后",
    "`part` is 0 (before part one) to 6, or 7 (the end)",
);
