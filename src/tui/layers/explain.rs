//! The rule of a finding explained, and how its score came about. It makes text; [`Reading`] shows it.

use super::reading::{Paragraph, Reading};
use crate::model::finding::Finding;
use crate::rules::Rule;
use crate::session::Session;
use crate::text::phrase::Lang;
use crate::tui::look::Look;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Opens the explanation of the selected finding.
pub fn open(look: &Look, session: &Session) -> Option<Reading> {
    let finding = session.finding()?;
    let rule = session.settings.method.rules.find(finding.rule)?;
    let title = look.fill(texts::EXPLAIN, &[("rule", &format!("{} {}", rule.code, look.say(rule.title)))]);
    let mut paragraphs = vec![(marks::message(look, session, finding), Role::Title, 0), blank()];
    paragraphs.extend(score(look, finding));
    paragraphs.push(blank());
    paragraphs.extend(docs(rule, look.lang));
    Some(Reading::new(title, paragraphs))
}

fn blank() -> Paragraph {
    (String::new(), Role::Ink, 0)
}

fn score(look: &Look, finding: &Finding) -> Vec<Paragraph> {
    let score = finding.score;
    let [impact, confidence, novelty] =
        [score.impact, score.confidence, score.novelty].map(|factor| format!("{factor:.2}"));
    let head = look.fill(
        texts::SCORE_HEAD,
        &[
            ("score", &format!("{:.1}", score.value())),
            ("base", &score.base),
            ("impact", &impact),
            ("confidence", &confidence),
            ("novelty", &novelty),
        ],
    );
    let factors = [texts::SCORE_BASE, texts::SCORE_IMPACT, texts::SCORE_CONFIDENCE, texts::SCORE_NOVELTY];
    let factors = factors.map(|text| (format!("  {}", look.say(text)), Role::Dim, 2));
    std::iter::once((head, Role::Ink, 0)).chain(factors).collect()
}

/// The docs of a rule in one language, marks of the markup left out.
fn docs(rule: &Rule, lang: Lang) -> Vec<Paragraph> {
    let docs = rule.docs();
    let is_english = |line: &&str| line.starts_with("## English");
    let mut lines: Vec<&str> = match lang {
        Lang::Zh => docs.lines().take_while(|line| !is_english(line)).collect(),
        Lang::En => docs.lines().skip_while(|line| !is_english(line)).skip(1).collect(),
    };
    if lines.is_empty() {
        lines = docs.lines().collect();
    }
    lines.into_iter().map(paragraph).collect()
}

fn paragraph(line: &str) -> Paragraph {
    match line.strip_prefix("## ") {
        Some(heading) => (heading.to_owned(), Role::Title, 0),
        None => (line.replace("**", "").replace('`', ""), Role::Ink, 2),
    }
}
