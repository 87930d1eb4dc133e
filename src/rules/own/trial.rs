//! Tries a local rule on the cases that its author wrote for it.

use crate::form::Edition;
use crate::rules::Rule;
use crate::rules::local::CaseSpec;
use crate::rules::parameters::Parameters;
use crate::rules::sample::Sample;
use crate::rules::selftest;

/// Runs one case; the error is a sentence in both languages.
pub fn run(rule: &Rule, case: &CaseSpec, parameters: &Parameters) -> Result<(), String> {
    let mut sample = Sample::clean(edition(case));
    sample.parameters = parameters.clone();
    let draft = &mut sample.this;
    case.cells.iter().for_each(|(path, written)| draft.write(path.get_ref(), written.get_ref()));
    if let Some(text) = &case.text {
        draft.edits.add(case.part.as_ref().map_or(1, |part| *part.get_ref()), text);
    }
    let found = !selftest::run(rule, &sample).faults.is_empty();
    if found == case.finds {
        return Ok(());
    }
    let (code, name) = (rule.code, case.name.get_ref());
    Err(if found {
        format!(
            "规则 {code} 的例子“{name}”不该报而报了，请改规则或改例子 / case “{name}” of rule {code}: found something where it must not; change the rule or the case"
        )
    } else {
        format!(
            "规则 {code} 的例子“{name}”该报而没有报，请改规则或改例子 / case “{name}” of rule {code}: found nothing where it must; change the rule or the case"
        )
    })
}

/// The edition that has the cells of a case; the current one where it names none.
fn edition(case: &CaseSpec) -> Edition {
    let has_all = |edition: &Edition| {
        edition.form().is_some_and(|form| case.cells.keys().all(|path| form.cell(path.get_ref()).is_some()))
    };
    Edition::WITH_FORM.into_iter().rev().find(has_all).unwrap_or(Edition::E2021)
}
