//! What is known of the selected finding, in lines: the sentence, rule, basis, verdict, decisions, notes; and what of the
//! report could not be judged.

use crate::model::finding::{Finding, Verdict};
use crate::model::outcome::Lack;
use crate::review::Stand;
use crate::rules;
use crate::session::Session;
use crate::text::phrase::{Lang, Phrase};
use crate::text::width::{pad_right, width};
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::marks::{self, Responsible};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::texts;

/// Cells of the names before the colon.
const NAME: usize = 5;
const NAME_EN: usize = 9;

/// Everything about the selected finding and the report, the most important first.
pub(super) fn lines(look: &Look, session: &Session, cells: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let desk = Desk { look, cells };
    if let Some(finding) = session.finding() {
        lines.extend(Paragraph::of(marks::message(look, session, finding), Role::Title).lines(look, cells));
        lines.extend(desk.decisions(session, finding));
        lines.extend(desk.known(session, finding));
    }
    lines.extend(desk.about_report(session));
    lines
}

struct Desk<'a> {
    look: &'a Look,
    cells: usize,
}

impl Desk<'_> {
    /// `依据  …`, wrapped under itself.
    fn named(&self, name: Phrase, text: &str, role: Role) -> Vec<Line> {
        let name = self.look.say(name);
        let column = if self.look.lang == Lang::Zh { NAME } else { NAME_EN };
        let column = column.max(width(name) + 1);
        let texts = Paragraph::of(text, role).lines(self.look, self.cells.saturating_sub(column).max(2));
        let named = |(nth, line): (usize, Line)| {
            let head = if nth == 0 { pad_right(name, column) } else { " ".repeat(column) };
            Line::of(head, Role::Dim).join(line)
        };
        texts.into_iter().enumerate().map(named).collect()
    }

    fn decisions(&self, session: &Session, finding: &Finding) -> Vec<Line> {
        let Some(standing) = session.standing(finding.id) else { return Vec::new() };
        let decided: Vec<String> = standing
            .decisions()
            .filter_map(|event| {
                let what = marks::disposition(self.look, event.disposition?);
                Some(self.look.fill(texts::DECIDED_BY, &[("what", &what), ("who", &event.auditor)]))
            })
            .collect();
        let mut text = decided.join(", ");
        match session.stand(finding) {
            Stand::Disputed => text = self.look.fill(texts::CONFLICT, &[("what", &text)]),
            Stand::Outdated => text = format!("{text}  {}", self.look.say(texts::CHANGED)),
            Stand::Open | Stand::Settled(_) => {}
        }
        let mut lines = if text.is_empty() { Vec::new() } else { self.named(texts::DECISION, &text, Role::Confirmed) };
        let alone = standing.notes().len() == 1;
        for event in standing.notes() {
            let (who, what) = (&event.auditor, event.note.as_deref().unwrap_or_default());
            let note =
                if alone { what.to_owned() } else { self.look.fill(texts::NOTE_BY, &[("who", who), ("what", &what)]) };
            lines.extend(self.named(texts::NOTE, &note, Role::Witness));
        }
        lines
    }

    fn known(&self, session: &Session, finding: &Finding) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        let verdict = match finding.fault.verdict {
            Verdict::Violated => texts::VIOLATED,
            Verdict::Implied => texts::IMPLIED,
            Verdict::Ambiguous => texts::AMBIGUOUS,
            Verdict::Observed => texts::OBSERVED,
        };
        lines.extend(self.named(texts::VERDICT, self.look.say(verdict), Role::Ink));
        if let Some(rule) = session.settings.method.rules.find(finding.rule) {
            let title = format!("{} {}", rule.code, self.look.say(rule.title));
            lines.extend(self.named(texts::RULE, &title, Role::Ink));
            lines.extend(
                basis(rule, self.look.lang).iter().flat_map(|basis| self.named(texts::BASIS, basis, Role::Ink)),
            );
        }
        if let Some(text) = marks::common(self.look, session, finding) {
            lines.extend(self.named(texts::COMMON, &text, Role::Alarm));
        }
        let responsible = Responsible::of(finding).words(self.look);
        lines.extend(self.named(texts::RESPONSIBLE, responsible, Role::Ink));
        lines.extend(self.named(texts::SCORE, &format!("{:.1}  (=)", finding.score.value()), Role::Ink));
        lines.extend(self.group(session, finding));
        lines
    }

    /// The numbers of the findings that one correction mends together.
    fn group(&self, session: &Session, finding: &Finding) -> Option<Line> {
        let group = finding.group?;
        let members = session.findings().iter().enumerate().filter(|(_, other)| other.group == Some(group));
        let members: Vec<String> = members.map(|(nth, _)| (nth + 1).to_string()).collect();
        let text = self.look.fill(texts::GROUP, &[("members", &members.join(" "))]);
        (members.len() > 1).then(|| Line::of(text, Role::Witness))
    }

    fn about_report(&self, session: &Session) -> Vec<Line> {
        let Some(opened) = session.opened() else { return Vec::new() };
        let alarms = opened.report.as_ref().map_or(0, |report| report.alarms.len());
        let lacks = opened.judged.lacks();
        let not_judged = opened.judged.not_judged.len() - lacks.of(Lack::Setting);
        let mut lines = vec![Line::default()];
        if not_judged > 0 {
            lines.push(Line::of(self.look.fill(texts::UNRATED_HERE, &[("count", &not_judged)]), Role::Dim));
        }
        if alarms > 0 {
            lines.push(Line::of(self.look.fill(texts::ALARMS_HERE, &[("count", &alarms)]), Role::Alarm));
        }
        if let Some(text) = marks::numbers(self.look, session, "#") {
            lines.extend(Paragraph::of(&text, Role::Dim).lines(self.look, self.cells));
        }
        lines
    }
}

/// The basis of a rule, from its docs.
fn basis(rule: &rules::Rule, lang: Lang) -> Option<String> {
    let docs = rule.docs();
    let text: String = match lang {
        Lang::Zh => {
            let lines = docs.lines().skip_while(|line| !line.starts_with("## 依据")).skip(1);
            lines.take_while(|line| !line.starts_with("##")).collect::<Vec<_>>().concat()
        }
        Lang::En => {
            let line = docs.lines().find_map(|line| line.strip_prefix("**Basis**"))?;
            line.trim_start_matches([':', ' ']).to_owned()
        }
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_basis_in_both_languages() {
        for &rule in rules::RULES.iter() {
            for lang in [Lang::Zh, Lang::En] {
                assert!(basis(rule, lang).is_some(), "{} {lang:?}", rule.code);
            }
        }
    }
}
