//! An auditor's own file of parameters, switches and rules: read, checked whole, and laid over the catalogue. What is wrong
//! with it is said with its place; a file with a fault changes nothing.

mod examine;
mod spec;
mod trial;

use std::path::Path;

use jiff::civil::Date;

use super::local::{EntrySpec, FindSpec, Origin, spec_of};
use super::parameters::{Beyond, Parameters};
use super::set::{RuleSet, SwitchedOff};
use super::{RULES, find, in_force};
use crate::text::data::{self, DataError, Mistake};
use crate::text::phrase::Bilingual;
use examine::Flaw;
use spec::{OwnFile, RuleChange};

/// A file of rules: its name for messages, and its text.
#[derive(Clone, Copy)]
struct Source<'a> {
    name: &'a str,
    text: &'a str,
}

impl RuleSet {
    /// Reads an auditor's file; `today` tells which switches have expired.
    pub fn read_file(path: &Path, today: Date) -> Result<Self, DataError> {
        Self::read(&path.display().to_string(), &data::read_text(path)?, today)
    }

    /// Reads the text of an auditor's file, which messages call `name`.
    pub fn read(name: &str, text: &str, today: Date) -> Result<Self, DataError> {
        let source = Source { name, text };
        let file: OwnFile = data::read_toml(name, text)?;
        let mut parameters = Parameters::shipped().clone();
        file.lay_over(&mut parameters).map_err(|beyond| source.beyond(beyond))?;
        let mut set = Self::new(parameters, text.as_bytes().to_vec());
        set.set_file(name);
        for rule in file.rule {
            source.add_local(rule, &mut set)?;
        }
        for (code, change) in file.rules {
            source.change(&code, change, &mut set, today)?;
        }
        Ok(set)
    }
}

impl Source<'_> {
    /// A mistake in the words of whoever noticed it, `中文 / English`.
    fn fault(self, word: &str, reason: impl AsRef<str>) -> DataError {
        self.at(word, Mistake::Other(Bilingual::halves(reason.as_ref())))
    }

    /// A value that cannot be meant.
    fn beyond(self, (span, reason): Beyond) -> DataError {
        self.flaw((span, Mistake::Other(reason)))
    }

    /// Something wrong at its place.
    fn flaw(self, (span, mistake): Flaw) -> DataError {
        let within = match &mistake {
            Mistake::Unknown { word, .. } => self.text.get(span.clone()).and_then(|text| text.find(word.as_str())),
            _ => None,
        };
        DataError::at(self.name, self.text, span.start + within.unwrap_or(0), mistake)
    }

    /// An error at the first place where a word stands in the file; rather as a key or in quotes than in a remark.
    fn at(self, word: &str, mistake: Mistake) -> DataError {
        let before = |mark: &str| self.text.find(&format!("{mark}{word}")).map(|at| at + mark.len());
        let at = before("[rules.").or_else(|| before("\"")).or_else(|| self.text.find(word));
        DataError::at(self.name, self.text, at.unwrap_or(0), mistake)
    }

    // --- local rules ---------------------------------------------------------------------------------------------------

    fn add_local(self, spec: EntrySpec, set: &mut RuleSet) -> Result<(), DataError> {
        let code = spec.code.clone();
        let is_own =
            code.strip_prefix('L').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
        if !is_own {
            let reason = format!(
                "本地规则的代码要写成 L 加数字（L1、L201），不能是 {code} / the code of a local rule is L and a number, not {code}"
            );
            return Err(self.fault(&code, reason));
        }
        if set.find(&code).is_some() {
            return Err(self.fault(&code, format!("代码 {code} 用了两次 / the code {code} is used twice")));
        }
        examine::rule(&spec).map_err(|flaw| self.flaw(flaw))?;
        let cases = spec.case.clone();
        let rule = spec.compile("", Origin::Local).map_err(|reason| self.fault(&code, reason))?.rule;
        for case in &cases {
            trial::run(rule, case, set.parameters())
                .map_err(|reason| self.flaw((case.name.span(), Mistake::Other(Bilingual::halves(&reason)))))?;
        }
        set.add(rule);
        Ok(())
    }

    // --- rules of the catalogue ------------------------------------------------------------------------------------------

    fn change(self, code: &str, change: RuleChange, set: &mut RuleSet, today: Date) -> Result<(), DataError> {
        let Some(rule) = set.find(code) else {
            let valid = RULES.iter().map(|rule| rule.code.to_owned()).collect();
            return Err(self.at(code, Mistake::Unknown { word: code.to_owned(), valid }));
        };
        if let Some(level) = change.level {
            set.set_level(code, level);
        }
        if !change.find.is_empty() || !change.except.is_empty() {
            self.extend(code, &change, set)?;
        }
        let Some(off) = change.off else { return Ok(()) };
        let off = off.settled().map_err(|beyond| self.beyond(beyond))?;
        let off = SwitchedOff { rule, reason: off.0, owner: off.1, expires: off.2 };
        if off.expires < today {
            set.notice(Bilingual::new(
                format!("规则 {code} 的停用已于 {} 到期，重新启用（{}，{}）", off.expires, off.owner, off.reason),
                format!("rule {code} was off until {} and is on again ({}, {})", off.expires, off.owner, off.reason),
            ));
            return Ok(());
        }
        set.switch_off(off);
        Ok(())
    }

    /// More to look for, and words that are right, for a rule of the catalogue that is data.
    fn extend(self, code: &str, change: &RuleChange, set: &mut RuleSet) -> Result<(), DataError> {
        let known = find(code).and_then(|rule| spec_of(rule.code));
        let Some((mut spec, source)) = known else {
            let reason = format!(
                "规则 {code} 不是词表规则，不能加 find 或 except / rule {code} is no word list and takes no find or except"
            );
            return Err(self.fault(code, reason));
        };
        examine::finds(&change.find).map_err(|flaw| self.flaw(flaw))?;
        spec.find.splice(0..0, change.find.iter().cloned());
        spec.except.extend(change.except.iter().cloned());
        let rule = spec.compile(source, Origin::Changed).map_err(|reason| self.fault(code, reason))?.rule;
        let finds: Vec<&str> = change.find.iter().flat_map(FindSpec::looked_for).collect();
        let excused: Vec<&str> = change.except.iter().map(String::as_str).collect();
        set.reword(rule, in_force::own_words(self.name, &finds, &excused));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
