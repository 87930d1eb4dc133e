//! The rule of a finding explained, and how its score came about. It makes text; [`Reading`] shows it.

use super::reading::Reading;
use crate::model::finding::Finding;
use crate::repair::ranking;
use crate::rules::{self, Rule};
use crate::session::Session;
use crate::text::phrase::Lang;
use crate::tui::look::Look;
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Opens the explanation of the selected finding.
pub fn open(look: &Look, session: &Session) -> Option<Reading> {
    let finding = session.finding()?;
    let rule = session.settings.method.rules.find(finding.rule)?;
    let title = look.fill(texts::EXPLAIN, &[("rule", &format!("{} {}", rule.code, look.say(rule.title)))]);
    let mut paragraphs = vec![Paragraph::of(marks::message(look, session, finding), Role::Title), Paragraph::blank()];
    paragraphs.extend(common(look, session, finding));
    paragraphs.extend(score(look, session, finding));
    paragraphs.push(Paragraph::blank());
    let (in_force, docs) = (in_force(look, session, rule), docs(rule, look.lang));
    let is_changed = session.settings.method.rules.is_changed(rule);
    // What was changed comes first; what holds as it was shipped is only looked up.
    let (first, then) = if is_changed { (in_force, docs) } else { (docs, in_force) };
    let between = (!first.is_empty() && !then.is_empty()).then(Paragraph::blank);
    paragraphs.extend(first.into_iter().chain(between).chain(then));
    Some(Reading::new(title, paragraphs))
}

/// The score and its factors, each with the reason for it.
fn score(look: &Look, session: &Session, finding: &Finding) -> Vec<Paragraph> {
    let score = finding.score;
    let [impact, confidence, novelty] = factors(finding);
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
    let mut why = vec![
        look.fill(texts::SCORE_BASE, &[("base", &score.base), ("why", &why_base(look, finding))]),
        why_impact(look, session, finding),
        look.fill(texts::SCORE_CONFIDENCE, &[("confidence", &confidence), ("why", &why_confidence(look, finding))]),
        look.fill(texts::SCORE_NOVELTY, &[("novelty", &novelty), ("why", &why_novelty(look, session, finding))]),
    ];
    why.extend(of_report(look, session));
    let why = why.into_iter().map(|text| Paragraph::of(format!("  {text}"), Role::Dim).hanging(2));
    std::iter::once(Paragraph::of(head, Role::Ink)).chain(why).collect()
}

fn factors(finding: &Finding) -> [String; 3] {
    let score = finding.score;
    [score.impact, score.confidence, score.novelty].map(|factor| format!("{factor:.2}"))
}

fn why_base(look: &Look, finding: &Finding) -> &'static str {
    let nth = [60, 50, 30, 5].iter().position(|base| *base == finding.score.base).unwrap_or_default();
    texts::nth(look.say(texts::SCORE_BASE_WHY), nth)
}

fn why_impact(look: &Look, session: &Session, finding: &Finding) -> String {
    let [impact, ..] = factors(finding);
    let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
    match (finding.fault.difference, finding.fault.asks()) {
        (Some(difference), _) => {
            let requests = ranking::requests_of(&held.record);
            let known: [(&str, &dyn std::fmt::Display); 3] =
                [("impact", &impact), ("difference", &difference), ("requests", &requests)];
            look.fill(texts::SCORE_IMPACT, &known)
        }
        (None, Some(_)) if finding.score.impact > 0.0 => look.fill(texts::SCORE_IMPACT_USUAL, &[("impact", &impact)]),
        _ => look.say(texts::SCORE_IMPACT_NONE).to_owned(),
    }
}

fn why_confidence(look: &Look, finding: &Finding) -> &'static str {
    let nth = usize::from(finding.score.confidence < 0.9) + usize::from(finding.score.confidence < 0.5);
    texts::nth(look.say(texts::SCORE_CONFIDENCE_WHY), nth)
}

fn why_novelty(look: &Look, session: &Session, finding: &Finding) -> &'static str {
    let has_last = session.opened().is_some_and(|opened| opened.last.is_some());
    let nth = match (finding.score.novelty > 1.0, has_last) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    texts::nth(look.say(texts::SCORE_NOVELTY_WHY), nth)
}

/// How the score of the whole report comes about.
fn of_report(look: &Look, session: &Session) -> Option<String> {
    let held = session.held(session.selected()?);
    let scores: Vec<f32> = session.undecided(held).map(|brief| brief.score).collect();
    let highest = scores.iter().copied().reduce(f32::max)?;
    let rest = scores.iter().sum::<f32>() - highest;
    let known = [("score", session.score(held)), ("highest", highest), ("rest", rest)];
    let known = known.map(|(name, value)| (name, format!("{value:.1}")));
    let known: Vec<(&str, &dyn std::fmt::Display)> =
        known.iter().map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
    Some(look.fill(texts::SCORE_REPORT, &known))
}

/// That many of the peers have it as well.
fn common(look: &Look, session: &Session, finding: &Finding) -> Vec<Paragraph> {
    let text = marks::common(look, session, finding);
    text.map(|text| vec![Paragraph::of(text, Role::Alarm), Paragraph::blank()]).unwrap_or_default()
}

/// What holds of what an auditor may set about the rule.
fn in_force(look: &Look, session: &Session, rule: &Rule) -> Vec<Paragraph> {
    let rules = &session.settings.method.rules;
    let lines = rules.in_force(rule, look.lang);
    if lines.is_empty() {
        return Vec::new();
    }
    let remark = rules.is_changed(rule).then(|| Paragraph::of(look.say(rules::AS_SHIPPED).to_owned(), Role::Dim));
    let lines = lines.iter().map(|line| Paragraph::of(format!("- {}", look.clean(line)), Role::Ink).hanging(2));
    let head = Paragraph::of(look.say(rules::IN_FORCE).to_owned(), Role::Title);
    std::iter::once(head).chain(lines).chain(remark).collect()
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
        Some(heading) => Paragraph::of(heading, Role::Title),
        None => Paragraph::of(line.replace("**", "").replace('`', ""), Role::Ink).hanging(2),
    }
}
