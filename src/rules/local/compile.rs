//! Makes a rule of an entry as it is written. A rule lives as long as the program: its texts are made once a run.

use super::entry::{Compiled, Entry};
use super::find::{self, Find};
use super::formula::Formula;
use super::sounds::Sounds;
use super::spec::{EntrySpec, FindSpec, Origin, Twins};
use crate::rules::rule::{Check, Editions, Rule, Wording};
use crate::text::phrase::Phrase;

impl EntrySpec {
    /// Makes a rule; `source` is the text whose head holds the docs.
    pub(in crate::rules) fn compile(self, source: &'static str, origin: Origin) -> Result<Compiled, String> {
        if self.find.is_empty() == self.check.is_none() {
            let code = &self.code;
            return Err(format!("规则 {code} 要写 find 或 check 之一 / rule {code} needs either `find` or `check`"));
        }
        let source = self.why.as_deref().map_or(source, explained);
        let title = self.title.phrase();
        let brief = self.brief.as_ref().map_or(title, Twins::phrase);
        let wording = Wording { message: self.message.phrase(), brief };
        let code: &'static str = self.code.clone().leak();
        let (group, severity) = (self.group, self.level);
        let entry: &'static Entry = Box::leak(Box::new(self.entry(code, wording, origin)?));
        let rule = Box::leak(Box::new(Rule {
            code,
            title,
            group,
            severity,
            editions: Editions::Any,
            check: Check::Stated(entry),
            wording,
            implied: None,
            planted: |_| {},
            source,
        }));
        Ok(Compiled { rule, entry })
    }

    /// Makes what the rule looks for.
    fn entry(self, code: &'static str, wording: Wording, origin: Origin) -> Result<Entry, String> {
        let name = |name: &Option<Twins>| name.as_ref().map_or(Phrase::new("", ""), Twins::phrase);
        let finds =
            self.find.iter().map(|one| Find::new(one, name(&one.name), origin)).collect::<Result<Vec<_>, _>>()?;
        let heard = |(nth, one): (usize, &FindSpec)| {
            (!one.sounds.is_empty()).then(|| (nth, Sounds::of(&one.sounds, &one.alike)))
        };
        Ok(Entry {
            place: if let Origin::Catalogue(place) = origin { Some(place) } else { None },
            code,
            level: self.level,
            places: self.places,
            years: self.years,
            kind: self.kind,
            absent: self.absent,
            finds,
            own_words: (origin == Origin::Local).then_some(wording),
            any: find::any_of(&self.find, origin)?,
            sounds: self.find.iter().enumerate().filter_map(heard).collect(),
            formula: self.check.as_ref().map(|check| Formula::parse(check.get_ref())).transpose()?,
            except: self.except,
            plant: self.plant,
        })
    }
}

/// The explanation of a local rule as docs at the head of a file.
fn explained(why: &str) -> &'static str {
    let lines: Vec<String> = why.lines().map(|line| format!("# {line}")).collect();
    lines.join("\n").leak()
}

impl Twins {
    /// The text for as long as the program runs.
    pub fn phrase(&self) -> Phrase {
        let zh: &'static str = self.zh.get_ref().clone().leak();
        Phrase { zh, en: self.en.as_ref().map_or(zh, |en| en.get_ref().clone().leak()) }
    }
}
