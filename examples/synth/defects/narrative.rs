//! Faults of the prose: a number, or a denial, that the tables contradict. A change that other readings excuse is taken back.

use super::note;
use crate::narrative::{self, Fact, Script};
use crate::report::Report;
use crate::rng::Rng;

/// Changes the script so that its own evaluation finds the rule; else leaves it as it was.
fn attempt(report: &mut Report, rule: &'static str, change: impl FnOnce(&mut Script) -> Option<(i64, i64)>) -> bool {
    let Some(before) = report.script.clone() else { return false };
    let Some((was, is)) = report.script.as_mut().and_then(change) else { return false };
    let found = matches!(rule, "B206" | "B207") || narrative::judge(report, None).iter().any(|one| one.rule == rule);
    if !found || was == is {
        report.script = Some(before);
        return false;
    }
    note(report, rule, &[], (was.to_string(), is.to_string()));
    true
}

/// Writes another number for one of these facts.
fn misstate(report: &mut Report, rule: &'static str, facts: &[Fact], rng: &mut Rng) -> bool {
    let fact = rng.pick(facts);
    let step = i64::from(rng.between(1, 40));
    attempt(report, rule, |script| {
        let was = script.value(fact);
        let is = if rng.chance(30) && was > step { was - step } else { was + step };
        script.set(fact, is);
        script.states(fact).then_some((was, is))
    })
}

pub fn received(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N401", &[Fact::Received], rng)
}

pub fn settled(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N403", &[Fact::Settled], rng)
}

pub fn carried(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N404", &[Fact::CarriedIn, Fact::CarriedOut], rng)
}

pub fn outcomes(report: &mut Report, rng: &mut Rng) -> bool {
    let facts = [
        Fact::Granted,
        Fact::PartlyGranted,
        Fact::Denied,
        Fact::Unavailable,
        Fact::NotProcessed,
        Fact::OtherHandling,
        Fact::Persons,
        Fact::Organisations,
    ];
    misstate(report, "N405", &facts, rng)
}

pub fn disputes(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N406", &[Fact::Reconsiderations, Fact::Suits], rng)
}

pub fn documents(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N408", &[Fact::Issued, Fact::Repealed, Fact::InForce], rng)
}

pub fn powers(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N409", &[Fact::Licences, Fact::Penalties], rng)
}

pub fn parts(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N411", &[Fact::Notices, Fact::NoticesB], rng)
}

pub fn share(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "N412", &[Fact::GrantedShare], rng)
}

pub fn last_year(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "B206", &[Fact::LastReceived], rng)
}

pub fn change(report: &mut Report, rng: &mut Rng) -> bool {
    misstate(report, "B207", &[Fact::Change], rng)
}

pub fn none_received(report: &mut Report, _: &mut Rng) -> bool {
    const ABOUT: &[Fact] = &[Fact::Received, Fact::Persons, Fact::Change];
    attempt(report, "N402", |script| {
        let was = script.value(Fact::Received);
        script.replace(ABOUT, "全年未收到政府信息公开申请。", &[Fact::Received]).then_some((was, 0))
    })
}

pub fn no_disputes(report: &mut Report, _: &mut Rng) -> bool {
    const ABOUT: &[Fact] = &[Fact::Reconsiderations, Fact::Suits, Fact::NotUpheld];
    attempt(report, "N407", |script| {
        let was = script.value(Fact::Reconsiderations) + script.value(Fact::Suits);
        let text = "没有发生因政府信息公开引发的行政复议和行政诉讼。";
        script.replace(ABOUT, text, &[Fact::Reconsiderations, Fact::Suits]).then_some((was, 0))
    })
}

pub fn all_upheld(report: &mut Report, _: &mut Rng) -> bool {
    const ABOUT: &[Fact] = &[Fact::Reconsiderations, Fact::NotUpheld];
    attempt(report, "N413", |script| {
        let was = script.value(Fact::NotUpheld);
        let text = "因政府信息公开被申请行政复议{appeals}件，被提起行政诉讼{suits}件，均获维持。";
        script.replace(ABOUT, text, &[Fact::NotUpheld]).then_some((was, 0))
    })
}

pub fn fees(report: &mut Report, rng: &mut Rng) -> bool {
    const TEXT: &str = "（一）收取信息处理费情况。全年收取政府信息公开信息处理费{fee}元。";
    let yuan = i64::from(rng.between(1, 90)) * 100;
    attempt(report, "N410", |script| {
        script.set(Fact::Fee, yuan);
        script.replace(&[Fact::Fee, Fact::Unpaid], TEXT, &[]).then_some((0, yuan))
    })
}
