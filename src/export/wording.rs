//! How exports name gravity, verdicts and the state of a finding in both languages.

use super::package::{Decision, Entry, Note};
use crate::model::decision::Disposition;
use crate::model::finding::{Severity, Verdict};
use crate::text::phrase::{Lang, Phrase};

pub(super) const fn severity(severity: Severity) -> Phrase {
    match severity {
        Severity::Error => Phrase::new("错误", "error"),
        Severity::Warning => Phrase::new("警告", "warning"),
        Severity::Info => Phrase::new("提示", "info"),
    }
}

pub(super) const fn verdict(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Violated => Phrase::new("必破", "violated"),
        Verdict::Implied => Phrase::new("可补", "implied"),
        Verdict::Ambiguous => Phrase::new("有歧义", "ambiguous"),
        Verdict::Observed => Phrase::new("所见", "observed"),
    }
}

/// The disposition's name in one language.
pub(super) fn disposition(disposition: Disposition, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => disposition.zh(),
        Lang::En => disposition.en(),
    }
}

const CHANGED: Phrase =
    Phrase::new("数值已变，请再看（原处置 {decided}）", "values changed, look again (decided before: {decided})");

/// Where the review of a finding stands; what needs a look comes first.
pub(super) fn status(entry: &Entry, lang: Lang) -> String {
    let phrase = match entry {
        Entry { conflict: true, .. } => Phrase::new("有分歧", "conflict"),
        Entry { look_again: true, .. } => CHANGED,
        Entry { decision: None, .. } => Phrase::new("待核", "open"),
        Entry { .. } => Phrase::new("已核", "decided"),
    };
    phrase.fill(lang, |_| Some(by_auditor(&entry.decisions, lang)))
}

/// `root：属实；王五：误报-规则`
pub(super) fn by_auditor(decisions: &[Decision], lang: Lang) -> String {
    let said = |one: &Decision| of_auditor(&one.auditor, disposition(one.disposition, lang), lang);
    decisions.iter().map(said).collect::<Vec<_>>().join(semicolon(lang))
}

/// Notes with their authors; one alone needs none where its author is named as the one who decided.
pub(super) fn notes(notes: &[Note], decision: Option<&Decision>, lang: Lang) -> String {
    if let [note] = notes
        && decision.is_some_and(|decision| decision.auditor == note.auditor)
    {
        return note.text.clone();
    }
    notes.iter().map(|note| of_auditor(&note.auditor, &note.text, lang)).collect::<Vec<_>>().join("\n")
}

fn of_auditor(auditor: &str, said: &str, lang: Lang) -> String {
    format!("{auditor}{}{said}", Phrase::new("：", ": ").in_lang(lang))
}

/// What stands between the words of several auditors.
pub(super) const fn semicolon(lang: Lang) -> &'static str {
    Phrase::new("；", "; ").in_lang(lang)
}
