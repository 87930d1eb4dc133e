//! Which cells a sentence speaks of: the bindings as data, read once. Whether a number agrees with them is `fit`'s work.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::form::{CellId, Edition, Form};
use crate::model::narrative::Subject;
use crate::text::data;
use crate::text::phrase::Phrase;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    binding: Vec<Spec>,
}

/// One binding as it is written in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spec {
    subject: Subject,
    pub(super) rule: String,
    none: Option<String>,
    zh: String,
    en: String,
    cells: Vec<String>,
    #[serde(default)]
    also: Vec<Vec<String>>,
    #[serde(default)]
    candidates: Vec<Subject>,
    indicative_in: Option<Edition>,
}

/// What a subject is held against in one edition; cells that the edition lacks are left out.
#[derive(Debug, Default)]
pub struct Readings {
    /// The cells whose sum its words name.
    pub own: Vec<CellId>,
    /// Other sums that are as good.
    pub also: Vec<Vec<CellId>>,
}

/// A subject with its cells.
#[derive(Debug)]
pub struct Binding {
    spec: Spec,
    readings: [Readings; 2],
}

impl Binding {
    /// The rule that judges a number of this subject, or a none.
    pub fn rule(&self, is_none: bool) -> &str {
        self.spec.none.as_deref().filter(|_| is_none).unwrap_or(&self.spec.rule)
    }

    /// What its own cells are called.
    pub fn name(&'static self) -> Phrase {
        Phrase::new(&self.spec.zh, &self.spec.en)
    }

    /// What it is held against in an edition.
    pub fn readings(&self, edition: Edition) -> Option<&Readings> {
        let nth = Edition::WITH_FORM.iter().position(|&with_form| with_form == edition)?;
        self.readings.get(nth).filter(|readings| !readings.own.is_empty())
    }

    /// Bindings of the same rule whose cells a number may mean instead.
    pub fn candidates(&self) -> impl Iterator<Item = &'static Self> {
        self.spec.candidates.iter().filter_map(|&subject| of(subject))
    }

    /// In this edition its cells are of another notion.
    pub fn is_indicative(&self, edition: Edition) -> bool {
        self.spec.indicative_in == Some(edition)
    }
}

/// The binding of a subject.
pub fn of(subject: Subject) -> Option<&'static Binding> {
    all().iter().find(|binding| binding.spec.subject == subject)
}

fn all() -> &'static [Binding] {
    static ALL: LazyLock<Vec<Binding>> = LazyLock::new(|| {
        let file: File = data::read_toml("bindings.toml", include_str!("bindings.toml"))
            .expect("the embedded bindings are walked by a test");
        file.binding.into_iter().map(bind).collect()
    });
    &ALL
}

fn bind(spec: Spec) -> Binding {
    let readings = Edition::WITH_FORM.map(|edition| {
        let Some(form) = edition.form() else { return Readings::default() };
        let cells = |paths: &[String]| paths.iter().flat_map(|path| matching(form, path)).collect::<Vec<_>>();
        let also = spec.also.iter().map(|paths| cells(paths)).filter(|cells| !cells.is_empty()).collect();
        Readings { own: cells(&spec.cells), also }
    });
    Binding { spec, readings }
}

/// The cells of a form whose path is like this one; `*` stands for one part of it.
fn matching(form: &'static Form, pattern: &str) -> Vec<CellId> {
    // Parts differ at the first or second place mostly, so nothing is counted beforehand.
    let is_like = |cell: &CellId| {
        let (mut path, mut likes) = (form.path(*cell).split('.'), pattern.split('.'));
        let agrees = |like: &str, part: Option<&str>| part.is_some_and(|part| like == "*" || like == part);
        likes.all(|like| agrees(like, path.next())) && path.next().is_none()
    };
    form.cell_ids().filter(is_like).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_binding_names_cells_a_rule_and_its_candidates() {
        for binding in all() {
            let spec = &binding.spec;
            assert!(Edition::WITH_FORM.into_iter().any(|edition| binding.readings(edition).is_some()), "{spec:?}");
            for code in [Some(&spec.rule), spec.none.as_ref()].into_iter().flatten() {
                assert!(crate::rules::find(code).is_some(), "{code}");
            }
            for &candidate in &spec.candidates {
                assert_eq!(
                    of(candidate).map(|other| other.rule(false)),
                    Some(match candidate {
                        Subject::Received => "N401",
                        _ => spec.rule.as_str(),
                    })
                );
            }
            let twice = all().iter().filter(|other| other.spec.subject == spec.subject).count();
            assert_eq!(twice, 1, "{spec:?}");
        }
    }

    #[test]
    fn every_path_names_a_cell_of_some_edition() {
        let forms: Vec<&Form> = Edition::WITH_FORM.into_iter().filter_map(Edition::form).collect();
        for spec in all().iter().map(|binding| &binding.spec) {
            for path in spec.cells.iter().chain(spec.also.iter().flatten()) {
                assert!(forms.iter().any(|form| !matching(form, path).is_empty()), "{path}");
            }
        }
    }
}
