//! What holds for a call: every parameter that an auditor may set, the rules that read it, its value and who changed it. One
//! table tells it all; whoever explains a rule shows its lines.

use super::parameters::{LocalDeadline, Parameters, THRESHOLDS, Threshold, WordList};
use super::rule::{Rule, severity_name};
use super::set::RuleSet;
use crate::text::phrase::{Bilingual, Lang, Phrase};

/// Words of a list that are shown; of longer ones the number is told.
const SHOWN: usize = 24;

/// A parameter that is no number.
struct Other {
    /// Its name in files, with that of its table.
    name: &'static str,
    rules: &'static [&'static str],
    what: Phrase,
    value: fn(&Parameters) -> Vec<String>,
}

/// Every parameter that is no number.
static OTHERS: [Other; 11] = [
    Other {
        name: "deadlines.department",
        rules: &["T501"],
        what: Phrase::new("部门的公布期限，次年", "departments publish by, of the next year"),
        value: |parameters| vec![parameters.deadlines.department.to_string()],
    },
    Other {
        name: "deadlines.government",
        rules: &["T502"],
        what: Phrase::new("一级政府的公布期限，次年", "governments publish by, of the next year"),
        value: |parameters| vec![parameters.deadlines.government.to_string()],
    },
    Other {
        name: "deadlines.local",
        rules: &["T504"],
        what: Phrase::new("地方通知的期限，次年", "deadlines of local notices, of the next year"),
        value: |parameters| parameters.deadlines.local.iter().map(local).collect(),
    },
    Other {
        name: "organs.governments",
        rules: &["C312", "T501", "T502", "T504"],
        what: Phrase::new("一级政府的名称以此结尾", "what the names of governments end with"),
        value: |parameters| parameters.organs.governments.clone(),
    },
    Other {
        name: "organs.known",
        rules: &["W706"],
        what: Phrase::new("本地机关名单", "the organs of the place"),
        value: |parameters| parameters.organs.known.clone(),
    },
    words("words.repeats", &["W702"], Phrase::new("本来重复的词", "words that repeat rightly"), |p| {
        list(p, WordList::Repeats)
    }),
    words("words.disclosure", &["C310"], Phrase::new("主动公开的说法", "words for 主动公开"), |p| {
        list(p, WordList::Disclosure)
    }),
    words("words.requests", &["C310"], Phrase::new("依申请公开的说法", "words for 依申请公开"), |p| {
        list(p, WordList::Requests)
    }),
    words("words.management", &["C310"], Phrase::new("信息管理的说法", "words for 政府信息管理"), |p| {
        list(p, WordList::Management)
    }),
    words("words.platforms", &["C310"], Phrase::new("平台建设的说法", "words for 平台建设"), |p| {
        list(p, WordList::Platforms)
    }),
    words("words.supervision", &["C310"], Phrase::new("监督保障的说法", "words for 监督保障"), |p| {
        list(p, WordList::Supervision)
    }),
];

const fn words(
    name: &'static str,
    rules: &'static [&'static str],
    what: Phrase,
    value: fn(&Parameters) -> Vec<String>,
) -> Other {
    Other { name, rules, what, value }
}

fn list(parameters: &Parameters, list: WordList) -> Vec<String> {
    parameters.words(list).to_vec()
}

fn local(deadline: &LocalDeadline) -> String {
    let LocalDeadline { place, by, basis, .. } = deadline;
    if basis.is_empty() { format!("{place} {by}") } else { format!("{place} {by}（{basis}）") }
}

/// A parameter as it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in files, as `thresholds.short_section`.
    pub name: String,
    /// What it means.
    pub what: Phrase,
    /// Its value, or the words of a list.
    pub value: Vec<String>,
    /// The value that was shipped.
    pub shipped: Vec<String>,
}

impl Setting {
    fn of_threshold(threshold: &Threshold, parameters: &Parameters) -> Self {
        let value = |of: &Parameters| vec![(threshold.value)(&of.thresholds).to_string()];
        Self {
            name: format!("thresholds.{}", threshold.name),
            what: threshold.what,
            value: value(parameters),
            shipped: value(Parameters::shipped()),
        }
    }

    fn of_other(other: &Other, parameters: &Parameters) -> Self {
        let value = other.value;
        Self {
            name: other.name.to_owned(),
            what: other.what,
            value: value(parameters),
            shipped: value(Parameters::shipped()),
        }
    }

    /// Tells whether it holds as it was shipped.
    pub fn is_shipped(&self) -> bool {
        self.value == self.shipped
    }

    /// The line that tells it; `file` is the one that changed it.
    fn line(&self, file: &str, lang: Lang) -> String {
        let (name, what) = (&self.name, self.what.in_lang(lang));
        let value = shown(&self.value, lang);
        if self.is_shipped() {
            return match lang {
                Lang::Zh => format!("{what}（{name}）：{value}"),
                Lang::En => format!("{what} ({name}): {value}"),
            };
        }
        let shipped = shown(&self.shipped, lang);
        match lang {
            Lang::Zh => format!("{what}（{name}）：{value}（{file} 所改，出厂：{shipped}）"),
            Lang::En => format!("{what} ({name}): {value} (changed by {file}; shipped: {shipped})"),
        }
    }
}

/// A value in a line, a long list cut.
fn shown(words: &[String], lang: Lang) -> String {
    let (between, none) = match lang {
        Lang::Zh => ("、", "无"),
        Lang::En => (", ", "none"),
    };
    let first = words.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(between);
    match (words.len(), lang) {
        (0, _) => none.to_owned(),
        (count, Lang::Zh) if count > SHOWN => format!("{first} 等 {count} 个"),
        (count, Lang::En) if count > SHOWN => format!("{first} and so on, {count} of them"),
        _ => first,
    }
}

/// Every parameter as it holds, with the rules that read it.
fn all(parameters: &Parameters) -> impl Iterator<Item = (&'static [&'static str], Setting)> + '_ {
    let numbers = THRESHOLDS.iter().map(|one| (one.rules, Setting::of_threshold(one, parameters)));
    numbers.chain(OTHERS.iter().map(|one| (one.rules, Setting::of_other(one, parameters))))
}

impl RuleSet {
    /// The parameters that a rule reads, as they hold.
    pub fn settings_of(&self, rule: &Rule) -> Vec<Setting> {
        let read = all(self.parameters()).filter(|(rules, _)| rules.contains(&rule.code));
        read.map(|(_, setting)| setting).collect()
    }

    /// Lines that tell what holds for a rule: its level, the parameters that it reads, words of one's own, and that it is off.
    pub fn in_force(&self, rule: &Rule, lang: Lang) -> Vec<String> {
        let own = [self.level_line(rule, lang), self.off_line(rule, lang)];
        let words = self.own_words(rule.code).map(|words| words.in_lang(lang).to_owned());
        let parameters = self.settings_of(rule).into_iter().map(|setting| setting.line(self.file(), lang));
        own.into_iter().flatten().chain(words).chain(parameters).collect()
    }

    /// Lines that tell the parameters that the auditor's file changes, whoever reads them.
    pub fn changed_settings(&self, lang: Lang) -> Vec<String> {
        let changed = all(self.parameters()).filter(|(_, setting)| !setting.is_shipped());
        changed.map(|(_, setting)| setting.line(self.file(), lang)).collect()
    }

    /// Tells whether anything about a rule is not as it was shipped.
    pub fn is_changed(&self, rule: &Rule) -> bool {
        let is_off = self.switched_off().iter().any(|off| off.rule.code == rule.code);
        is_off
            || self.own_words(rule.code).next().is_some()
            || self.level_of(rule) != rule.severity
            || self.settings_of(rule).iter().any(|one| !one.is_shipped())
    }

    fn level_line(&self, rule: &Rule, lang: Lang) -> Option<String> {
        let level = self.level_of(rule);
        let [now, shipped] = [level, rule.severity].map(|one| severity_name(one).in_lang(lang));
        let file = self.file();
        (level != rule.severity).then(|| match lang {
            Lang::Zh => format!("级别：{now}（{file} 所改，出厂：{shipped}）"),
            Lang::En => format!("level: {now} (changed by {file}; shipped: {shipped})"),
        })
    }

    fn off_line(&self, rule: &Rule, lang: Lang) -> Option<String> {
        let off = self.switched_off().iter().find(|off| off.rule.code == rule.code)?;
        Some(off.said(self.file()).in_lang(lang).to_owned())
    }
}

/// Words that an auditor's file adds to a rule of the catalogue, told in a line.
pub(super) fn own_words(file: &str, finds: &[&str], excused: &[&str]) -> Vec<Bilingual> {
    let line = |words: &[&str], zh: &str, en: &str| {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        (!words.is_empty()).then(|| {
            Bilingual::of(|lang| match lang {
                Lang::Zh => format!("{zh}：{}（{file} 所加）", shown(&words, lang)),
                Lang::En => format!("{en}: {} (added by {file})", shown(&words, lang)),
            })
        })
    };
    [line(finds, "另外要找的", "looked for as well"), line(excused, "不报的", "never told")]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests;
