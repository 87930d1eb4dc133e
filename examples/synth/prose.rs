//! The made-up narrative of a report; its numbers are the report's facts, so prose and tables agree unless a fault is planted.

use std::fmt::Write as _;

use crate::agency::Kind;
use crate::compose::notice;
use crate::narrative::Place;
use crate::phrases;
use crate::report::{Facts, Report};
use crate::rng::Rng;
use crate::variety;

/// The writer of one report's narrative.
pub struct Prose<'a> {
    report: &'a Report,
    rng: &'a mut Rng,
    /// In place of that where other reports are drawn from the same.
    voice: Option<Rng>,
    /// Draws the sentences that hardly any other report has.
    variety: Rng,
}

impl<'a> Prose<'a> {
    pub fn new(report: &'a Report, rng: &'a mut Rng) -> Self {
        Self { report, rng, voice: None, variety: Rng::new(0, 0) }
    }

    /// Turns to another part.
    fn begin(&mut self, part: u8) {
        let voice = self.report.voices[usize::from(part == 5)];
        self.voice = voice.map(|seed| Rng::new(seed, part.into()));
        let own = || self.report.agency.own_rng().next() ^ u64::from(self.report.year);
        self.variety = Rng::new(voice.unwrap_or_else(own), 40 + u64::from(part));
    }

    fn rng(&mut self) -> &mut Rng {
        self.voice.as_mut().unwrap_or(self.rng)
    }

    /// A sentence that hardly any other report has; none in the samples, which are few.
    fn own_sentence(&mut self) -> String {
        if self.report.script.is_none() { String::new() } else { variety::sentence(&mut self.variety) }
    }

    fn facts(&self) -> &'a Facts {
        &self.report.facts
    }

    /// Draws a sentence and fills in its gaps.
    fn say(&mut self, phrases: &[&str]) -> String {
        let phrase = self.rng().pick(phrases);
        let (many, few) = (self.rng().between(30, 900), self.rng().between(2, 24));
        let year = self.report.year;
        phrase
            .replace("{y}", &year.to_string())
            .replace("{own}", self.report.agency.own)
            .replace("{n}", &many.to_string())
            .replace("{m}", &few.to_string())
    }

    pub fn period(&self) -> String {
        let year = self.report.year;
        format!("本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。")
    }

    /// Writes what stands before 一.
    pub fn preface(&mut self, with_period: bool) -> Vec<String> {
        let agency = &self.report.agency;
        let (name, year) = (&agency.name, self.report.year);
        let mut text = match self.rng().below(3) {
            0 => format!(
                "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和{}要求，由{name}编制本报告。",
                notice(year)
            ),
            1 => format!(
                "本报告由{name}按照《中华人民共和国政府信息公开条例》（以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格式》（{}）编制。",
                notice(year)
            ),
            _ => format!(
                "按照《中华人民共和国政府信息公开条例》（以下简称《条例》）规定，现公布{name}{year}年政府信息公开工作年度报告，格式依照{}。",
                notice(year)
            ),
        };
        if with_period {
            text.push_str(&self.period());
        }
        let contact = self.contact();
        vec![text, contact]
    }

    fn contact(&self) -> String {
        const ROADS: [&str; 6] = ["望江路", "学府街", "平安路", "文苑路", "迎春街", "清风路"];
        let agency = &self.report.agency;
        let mut rng = agency.own_rng();
        let (road, number) = (rng.pick(&ROADS), rng.between(1, 260));
        let phone = rng.between(2_000_000, 8_999_999);
        format!(
            "如对本报告有疑问，请与{}联系（地址：{}{road}{number}号，电话：0300-{phone}）。",
            agency.name, agency.address
        )
    }

    /// Writes 一、总体情况.
    pub fn overview(&mut self) -> Vec<String> {
        self.begin(1);
        let mut texts = vec![self.say(phrases::OPENING)];
        let active = self.say(phrases::ACTIVE) + &self.scripted(Place::Active) + &self.say(phrases::ACTIVE_MORE);
        let apply = self.applications() + &self.say(phrases::APPLY_MORE);
        let manage = self.documents() + &self.say(phrases::MANAGE);
        let platform = self.say(phrases::PLATFORM);
        let mut supervise = self.say(phrases::SUPERVISE);
        if self.report.agency.kind == Kind::Government {
            supervise += &self.say(phrases::ASSESSMENT);
        }
        let heads = ["（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）平台建设", "（五）监督保障"];
        let bodies = [active, apply, manage, platform, supervise].map(|body| body + &self.own_sentence());
        let own_line = self.rng().chance(40);
        for (head, body) in heads.iter().zip(bodies) {
            if own_line {
                texts.push(format!("{head}情况"));
                texts.push(body);
            } else {
                texts.push(format!("{head}情况。{body}"));
            }
        }
        texts
    }

    /// The drawn sentences of a paragraph, where there are any.
    fn scripted(&self, place: Place) -> String {
        let own = self.report.agency.own;
        self.report.script.as_ref().map_or_else(String::new, |script| script.text(place, self.report.year, own))
    }

    fn applications(&mut self) -> String {
        if self.report.script.is_some() {
            return self.scripted(Place::Requests);
        }
        let mut text = self.requests();
        text += &disputes(self.facts());
        text
    }

    fn requests(&mut self) -> String {
        let facts = self.facts();
        let mut text = match (facts.received, facts.carried_in) {
            (0, 0) => return self.none_received(),
            (0, open) => format!("本年度未收到政府信息公开申请，上年结转{open}件。"),
            (new, 0) => format!("{}收到政府信息公开申请{new}件。", self.rng().pick(&["全年", "本年度", "年内"])),
            (new, open) => format!("全年收到政府信息公开申请{new}件，上年结转{open}件。"),
        };
        if facts.received > 0 && self.rng().chance(40) {
            let people = facts.natural_persons;
            let others = facts.received.saturating_sub(people);
            let _ = write!(text, "收到的申请中，自然人{people}件，法人或其他组织{others}件。");
        }
        let _ = write!(text, "办结{}件，结转下年度继续办理{}件。", facts.settled, facts.carried_out);
        if facts.settled > 0 {
            text += &results(facts);
        }
        text
    }

    fn none_received(&mut self) -> String {
        let phrases = [
            "全年未收到政府信息公开申请。",
            "{y}年，{own}未收到公民、法人或其他组织提出的政府信息公开申请。",
            "本年度没有收到政府信息公开申请，也没有上年结转的申请。",
            "本年度收到政府信息公开申请0件。",
        ];
        self.say(&phrases)
    }

    fn documents(&mut self) -> String {
        if self.report.script.is_some() {
            return self.scripted(Place::Documents);
        }
        let Facts { documents_issued: new, documents_repealed: old, documents_in_force: valid, .. } = *self.facts();
        if new + old + valid == 0 {
            return "本年度无新制发的行政规范性文件。".to_owned();
        }
        match self.rng().below(3) {
            0 => format!("全年制发行政规范性文件{new}件，废止{old}件，现行有效{valid}件。"),
            1 => format!("本年度印发行政规范性文件{new}件、废止{old}件，现行有效{valid}件。"),
            _ => format!("严格执行合法性审核和备案制度，制定行政规范性文件{new}件，废止{old}件，现行有效{valid}件。"),
        }
    }

    /// Writes 五、存在的主要问题及改进情况.
    pub fn outlook(&mut self) -> Vec<String> {
        self.begin(5);
        let opening = self.rng().pick(&[
            "对照工作要求，存在的主要问题有：",
            "过去一年工作虽有进展，仍存在一些不足：",
            "总结全年工作，还存在以下问题：",
        ]);
        let plan = self.rng().pick(&["下一步改进措施：", "针对上述问题，将采取以下改进措施：", "改进情况："]);
        let count = 2 + self.rng().index(2);
        let problems = self.list(phrases::PROBLEMS, count);
        let remedies = self.list(phrases::REMEDIES, count);
        let [found, done] = [self.own_sentence(), self.own_sentence()];
        vec![format!("{opening}{problems}{found}"), format!("{plan}{remedies}{done}")]
    }

    /// Draws `count` different phrases and numbers them 一是, 二是, 三是.
    fn list(&mut self, phrases: &[&str], count: usize) -> String {
        let start = self.rng().index(phrases.len());
        let step = 1 + 2 * self.rng().index(2);
        let drawn = (0..count).map(|n| phrases[(start + n * step) % phrases.len()]);
        let numbered = ["一是", "二是", "三是"].iter().zip(drawn);
        let joined: Vec<String> = numbered.map(|(mark, phrase)| format!("{mark}{phrase}")).collect();
        joined.join("；") + "。"
    }

    /// Writes 六、其他需要报告的事项.
    pub fn remarks(&mut self, period: Option<String>) -> Vec<String> {
        self.begin(6);
        let mut texts = Vec::new();
        let mut marks = ["（一）", "（二）", "（三）"].iter();
        if self.report.year >= 2021 {
            let drawn = self.scripted(Place::Fees);
            texts.push(if drawn.is_empty() { self.say(phrases::FEES) } else { drawn });
            marks.next();
        }
        for phrases in [phrases::KEY_TASKS, phrases::PROPOSALS] {
            let mark = marks.next().copied().unwrap_or_default();
            texts.push(format!("{mark}{}{}", self.say(phrases), self.own_sentence()));
        }
        texts.extend(period);
        texts
    }
}

fn results(facts: &Facts) -> String {
    let names = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"];
    let stated = names.iter().zip(facts.results).filter(|(_, count)| *count > 0);
    let listed: Vec<String> = stated.map(|(name, count)| format!("{name}{count}件")).collect();
    format!("办理结果为：{}。", listed.join("，"))
}

fn disputes(facts: &Facts) -> String {
    match (facts.reconsiderations, facts.suits) {
        (0, 0) => "未发生因政府信息公开引起的行政复议、行政诉讼。".to_owned(),
        (appeals, suits) => {
            format!("因政府信息公开被申请行政复议{appeals}件，被提起行政诉讼{suits}件。")
        }
    }
}
