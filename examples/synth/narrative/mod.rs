//! What the prose of a report states in numbers: which sentences, with which facts. The truth is judged from it, never from
//! the text.

mod fact;
mod judge;
mod phrases;

pub use fact::{COUNT, Fact};
pub use judge::judge;

use crate::figures::Figures;
use crate::rng::Rng;

/// The numbers that the prose states, by fact.
pub type Values = [i64; COUNT];

/// A paragraph: its sentences stand in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Active,
    Requests,
    Documents,
    Fees,
}

/// A sentence with its places, the facts that it denies, and where it stands.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub place: Place,
    pub text: String,
    pub denies: &'static [Fact],
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    Wide,
    Separated,
    Numerals,
}

/// The sentences with numbers of one report.
#[derive(Clone, Debug)]
pub struct Script {
    pub sentences: Vec<Sentence>,
    pub values: Values,
    /// How many requests came, whatever a fault makes the text say of it.
    came: i64,
    style: Style,
}

impl Script {
    /// Draws sentences that are true.
    pub fn draw(figures: &Figures, before: Option<&Figures>, rng: &mut Rng) -> Self {
        let values = values(figures, before, rng);
        let style = match rng.below(10) {
            0 => Style::Wide,
            1 => Style::Separated,
            2 | 3 => Style::Numerals,
            _ => Style::Plain,
        };
        let came = values[Fact::Received as usize];
        let mut script = Self { sentences: Vec::new(), values, came, style };
        script.draw_requests(before.is_some(), rng);
        script.draw_documents(rng);
        let [received, fee] = [Fact::Received, Fact::Fee].map(|fact| script.value(fact));
        if fee > 0 && received > 0 {
            script.add(Place::Fees, phrases::FEE, &[]);
        } else if script.value(Fact::Unpaid) == 0 {
            script.add(Place::Fees, rng.pick(phrases::FEES), &[Fact::Unpaid]);
        } else {
            script.add(Place::Fees, phrases::FEE_STANDARD, &[]);
        }
        script
    }

    fn draw_requests(&mut self, has_past: bool, rng: &mut Rng) {
        let [received, old, settled] = [Fact::Received, Fact::CarriedIn, Fact::Settled].map(|fact| self.value(fact));
        match (received, old) {
            (0, 0) if rng.chance(80) => self.add(Place::Requests, rng.pick(phrases::NONE_RECEIVED), &[Fact::Received]),
            (_, 0) => self.add(Place::Requests, rng.pick(phrases::RECEIVED), &[]),
            (..) => self.add(Place::Requests, rng.pick(phrases::RECEIVED_AND_OLD), &[]),
        }
        if received > 0 && rng.chance(40) {
            self.add(Place::Requests, rng.pick(phrases::APPLICANTS), &[]);
        }
        if settled > 0 {
            self.add(Place::Requests, rng.pick(phrases::SETTLED), &[]);
            self.draw_results(rng);
        }
        self.draw_past(has_past, rng);
        self.draw_disputes(rng);
        if rng.chance(40) {
            self.distract(Place::Requests, rng);
        }
    }

    fn draw_results(&mut self, rng: &mut Rng) {
        if rng.chance(30) {
            self.add(Place::Requests, &format!("上述申请办理完毕，{}", phrases::SHARE), &[]);
            return;
        }
        let all = rng.chance(20);
        let facts = [
            Fact::Granted,
            Fact::PartlyGranted,
            Fact::Denied,
            Fact::Unavailable,
            Fact::NotProcessed,
            Fact::OtherHandling,
        ];
        let stated = phrases::RESULTS.iter().zip(facts).filter(|(_, fact)| all || self.value(*fact) > 0);
        let listed: Vec<String> = stated.map(|((name, place), _)| format!("{name}{place}件")).collect();
        let text = rng.pick(phrases::RESULT_HEADS).to_owned() + &listed.join(rng.pick(&["，", "、"])) + "。";
        self.add(Place::Requests, &text, &[]);
    }

    fn draw_past(&mut self, has_past: bool, rng: &mut Rng) {
        if !has_past {
            return;
        }
        if rng.chance(30) {
            self.add(Place::Requests, rng.pick(phrases::LAST_YEAR), &[]);
        }
        let change = self.value(Fact::Change);
        if self.value(Fact::LastReceived) > 0 && change != 0 && rng.chance(30) {
            self.add(Place::Requests, if change > 0 { phrases::GREW } else { phrases::FELL }, &[]);
        }
    }

    fn draw_disputes(&mut self, rng: &mut Rng) {
        const BOTH: &[Fact] = &[Fact::Reconsiderations, Fact::Suits];
        if self.value(Fact::Reconsiderations) + self.value(Fact::Suits) == 0 {
            return self.add(Place::Requests, rng.pick(phrases::NO_DISPUTES), BOTH);
        }
        self.add(Place::Requests, rng.pick(phrases::DISPUTES), &[]);
        if self.value(Fact::NotUpheld) == 0 {
            self.add(Place::Requests, rng.pick(phrases::ALL_UPHELD), &[Fact::NotUpheld]);
        }
    }

    fn draw_documents(&mut self, rng: &mut Rng) {
        if rng.chance(40) {
            self.add(Place::Active, rng.pick(phrases::NOTICES), &[]);
        }
        let stock = [Fact::Issued, Fact::Repealed, Fact::InForce].map(|fact| self.value(fact));
        if stock == [0; 3] {
            self.add(Place::Documents, rng.pick(phrases::NO_DOCUMENTS), &[Fact::Issued]);
        } else {
            self.add(Place::Documents, rng.pick(phrases::DOCUMENTS), &[]);
        }
        if rng.chance(30) {
            self.add(Place::Documents, rng.pick(phrases::POWERS), &[]);
        }
        if rng.chance(30) {
            self.distract(Place::Documents, rng);
        }
    }

    fn distract(&mut self, place: Place, rng: &mut Rng) {
        let (many, few) = (rng.between(30, 900), rng.between(2, 24));
        let text = rng.pick(phrases::DISTRACTIONS).replace("{n}", &many.to_string()).replace("{m}", &few.to_string());
        self.add(place, &text, &[]);
    }

    fn add(&mut self, place: Place, text: &str, denies: &'static [Fact]) {
        self.sentences.push(Sentence { place, text: text.to_owned(), denies });
    }

    /// The same sentences with the numbers of another report.
    pub fn with_numbers_of(&self, other: &Self) -> Self {
        Self { values: other.values, came: other.came, ..self.clone() }
    }

    /// Puts a sentence in place of all that speak of a fact.
    pub fn replace(&mut self, about: &[Fact], text: &str, denies: &'static [Fact]) -> bool {
        let speaks =
            |sentence: &Sentence| about.iter().any(|fact| states(sentence, *fact) || sentence.denies.contains(fact));
        let Some(nth) = self.sentences.iter().position(speaks) else { return false };
        let place = self.sentences[nth].place;
        self.sentences.retain(|sentence| !speaks(sentence));
        let at = nth.min(self.sentences.len());
        self.sentences.insert(at, Sentence { place, text: text.to_owned(), denies });
        true
    }

    pub fn value(&self, fact: Fact) -> i64 {
        self.values[fact as usize]
    }

    pub fn set(&mut self, fact: Fact, value: i64) {
        self.values[fact as usize] = value;
    }

    /// Says whether some sentence states a fact as a number.
    pub fn states(&self, fact: Fact) -> bool {
        self.sentences.iter().any(|sentence| states(sentence, fact))
    }

    /// The text of a paragraph, its facts filled in.
    pub fn text(&self, place: Place, year: u16, own: &str) -> String {
        let own_sentences = self.sentences.iter().filter(|sentence| sentence.place == place);
        let text: String = own_sentences.map(|sentence| sentence.text.as_str()).collect();
        let mut text = text.replace("{y}", &year.to_string()).replace("{last}", &(year - 1).to_string());
        text = text.replace("{own}", own).replace("{many}", &(self.value(Fact::Issued) + 13).to_string());
        // What came by one way is no more than what came.
        text = text.replace("{some}", &(self.came / 2).to_string());
        for (name, fact) in fact::NAMES {
            text = text.replace(&format!("{{{name}}}"), &self.written(fact));
        }
        text
    }

    fn written(&self, fact: Fact) -> String {
        let value = self.value(fact);
        if matches!(fact, Fact::Change | Fact::GrantedShare) {
            let size = value.abs();
            return format!("{}.{}", size / 10, size % 10);
        }
        let plain = value.to_string();
        match self.style {
            Style::Numerals if (1..=10).contains(&value) => {
                let numerals = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
                numerals[usize::try_from(value - 1).expect("from one to ten")].to_owned()
            }
            Style::Separated if (1000..1_000_000).contains(&value) => format!("{},{:03}", value / 1000, value % 1000),
            Style::Wide => plain.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect(),
            _ => plain,
        }
    }
}

fn states(sentence: &Sentence, fact: Fact) -> bool {
    fact::NAMES.iter().any(|(name, named)| *named == fact && sentence.text.contains(&format!("{{{name}}}")))
}

fn values(figures: &Figures, before: Option<&Figures>, rng: &mut Rng) -> Values {
    let mut values = [0; COUNT];
    let rows =
        |from: usize, to: usize| -> i64 { figures.results[from..to].iter().flatten().map(|n| i64::from(*n)).sum() };
    let all = |counts: &[u32]| -> i64 { counts.iter().map(|n| i64::from(*n)).sum() };
    let notices = [rng.between(3, 90), rng.between(3, 90), rng.between(3, 90)].map(i64::from);
    let last = before.map_or(0, |before| all(&before.received));
    let (received, settled) = (all(&figures.received), rows(0, 21));
    let disputed = |columns: [usize; 2]| -> i64 {
        figures.disputes.iter().flat_map(|group| columns.map(|column| i64::from(group[column]))).sum()
    };
    let stated = [
        (Fact::Received, received),
        (Fact::CarriedIn, all(&figures.carried_in)),
        (Fact::Settled, settled),
        (Fact::CarriedOut, all(&figures.carried_out)),
        (Fact::Granted, rows(0, 1)),
        (Fact::PartlyGranted, rows(1, 2)),
        (Fact::Denied, rows(2, 10)),
        (Fact::Unavailable, rows(10, 13)),
        (Fact::NotProcessed, rows(13, 18)),
        (Fact::OtherHandling, rows(18, 21)),
        (Fact::Persons, i64::from(figures.received[0])),
        (Fact::Organisations, all(&figures.received[1..])),
        (Fact::Reconsiderations, all(&figures.disputes[0])),
        (Fact::Suits, all(&figures.disputes[1]) + all(&figures.disputes[2])),
        (Fact::Issued, i64::from(figures.normative.issued)),
        (Fact::Repealed, i64::from(figures.normative.repealed)),
        (Fact::InForce, i64::from(figures.normative.in_force)),
        (Fact::Licences, i64::from(figures.powers[0].decisions)),
        (Fact::Penalties, i64::from(figures.powers[2].decisions)),
        (Fact::NotUpheld, disputed([1, 3])),
        (Fact::Unpaid, rows(19, 20)),
        (Fact::LastReceived, last),
        (Fact::Change, tenths(received - last, last)),
        (Fact::GrantedShare, tenths(rows(0, 1), settled)),
        (Fact::Notices, notices.iter().sum()),
        (Fact::NoticesA, notices[0]),
        (Fact::NoticesB, notices[1]),
        (Fact::NoticesC, notices[2]),
    ];
    for (fact, value) in stated {
        values[fact as usize] = value;
    }
    values
}

/// A part of a whole in tenths of a percent, rounded.
pub fn tenths(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { i64::midpoint(part * 2000 / whole, part.signum()) }
}
