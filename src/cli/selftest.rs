//! `gouji selftest`: every rule fires on its planted fault and is silent on the clean form.

use serde::Serialize;

use super::console::Format;
use super::context::Context;
use super::options::{Layout, Printed};
use super::status::{Outcome, Status};
use crate::form::Edition;
use crate::rules::SelfCheck;
use crate::text::phrase::Lang;

/// Tries every rule on every edition that it speaks about.
pub fn run(printed: &Printed, context: &mut Context<'_>) -> Outcome {
    let checks = context.rules.selftest();
    let failed = checks.iter().filter(|check| !check.holds()).count();
    match printed.format {
        Layout::Json => context.console.json(&checks.iter().map(Shape::of).collect::<Vec<_>>(), Format::Json)?,
        Layout::Text => {
            let lang = context.lang();
            checks.iter().try_for_each(|check| context.console.line(&told(check, lang)))?;
            let total = checks.len();
            context.console.line(&match lang {
                Lang::Zh => format!("{total} 项，{failed} 项不成立"),
                Lang::En => format!("{total} tries, {failed} failed"),
            })?;
        }
    }
    Ok(if failed == 0 { Status::Done } else { Status::Fails })
}

fn told(check: &SelfCheck, lang: Lang) -> String {
    let (rule, edition) = (check.rule, check.edition);
    let words = check.words().in_lang(lang);
    match lang {
        Lang::Zh => format!("{rule}  {edition}版  {words}"),
        Lang::En => format!("{rule}  edition {edition}  {words}"),
    }
}

#[derive(Serialize)]
struct Shape {
    rule: &'static str,
    edition: Edition,
    fires: bool,
    silent: bool,
}

impl Shape {
    fn of(check: &SelfCheck) -> Self {
        Self { rule: check.rule, edition: check.edition, fires: check.fires, silent: check.silent }
    }
}
