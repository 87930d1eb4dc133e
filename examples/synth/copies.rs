//! Running text that is copied on purpose: from the year before, from another body, or by many bodies from one template.

use crate::narrative;
use crate::report::Report;
use crate::rng::Rng;
use crate::verdict::Severity;

/// Bodies among which texts are copied: they are made together.
pub const GROUP: usize = 8;
/// Bodies with one text that make a template of it.
const TEMPLATE: usize = 5;

/// The reports of some bodies, each body's by year.
type Bodies<'a> = [Vec<&'a mut Report>];

/// Copies text in one of the ways seen; where the bodies offer no place for one way, another is tried.
pub fn plant(bodies: &mut Bodies<'_>, rng: &mut Rng) {
    let ways: [fn(&mut Bodies<'_>, &mut Rng) -> bool; 4] = [last_year, last_problems, other_body, template];
    let first = rng.index(ways.len());
    let mut tried = (0..ways.len()).map(|step| ways[(first + step) % ways.len()]);
    tried.any(|way| way(bodies, rng));
}

/// Only years and counts are changed since the year before.
fn last_year(bodies: &mut Bodies<'_>, rng: &mut Rng) -> bool {
    let Some((last, this)) = two_years(bodies, repeats_truly) else { return false };
    let voice = Some(rng.next());
    this.script = repeated(last, this);
    for report in [last, &mut *this] {
        report.voices = [voice; 2];
    }
    this.alike.extend([("D901", Severity::Warning), ("D902", Severity::Warning)]);
    true
}

/// The problems of the year before stand there once more.
fn last_problems(bodies: &mut Bodies<'_>, rng: &mut Rng) -> bool {
    let Some((last, this)) = two_years(bodies, |_, _| true) else { return false };
    let voice = Some(rng.next());
    for report in [last, &mut *this] {
        report.voices[1] = voice;
    }
    this.alike.push(("D902", Severity::Warning));
    true
}

fn other_body(bodies: &mut Bodies<'_>, rng: &mut Rng) -> bool {
    share(bodies, (2, 2), Severity::Warning, rng)
}

fn template(bodies: &mut Bodies<'_>, rng: &mut Rng) -> bool {
    share(bodies, (TEMPLATE, GROUP), Severity::Info, rng)
}

/// Lets so many bodies, at least and at most, have one text in one year.
fn share(bodies: &mut Bodies<'_>, (least, most): (usize, usize), severity: Severity, rng: &mut Rng) -> bool {
    let voice = Some(rng.next());
    for year in 2019..2100 {
        let reports = bodies.iter_mut().flatten().map(|report| &mut **report);
        let reports = reports.filter(|report| report.year == year && is_whole(report));
        let mut reports: Vec<&mut Report> = reports.take(most).collect();
        if reports.len() < least {
            continue;
        }
        for report in &mut reports {
            report.voices = [voice; 2];
            report.alike.push(("D904", severity));
        }
        return true;
    }
    false
}

/// Two neighbouring years of a body that suit.
fn two_years<'r>(
    bodies: &'r mut Bodies<'_>,
    suits: fn(&Report, &Report) -> bool,
) -> Option<(&'r mut Report, &'r mut Report)> {
    let fits = |pair: &[&mut Report]| is_whole(pair[0]) && is_whole(pair[1]) && suits(pair[0], pair[1]);
    let places = bodies.iter().enumerate().flat_map(|(body, reports)| {
        reports.windows(2).enumerate().filter(|(_, pair)| fits(pair)).map(move |(nth, _)| (body, nth))
    });
    let (body, nth) = places.last()?;
    match &mut bodies[body][nth..nth + 2] {
        [last, this] => Some((last, this)),
        _ => None,
    }
}

/// Says whether a report has all its text, so that what is the same of it is known.
fn is_whole(report: &Report) -> bool {
    report.missing_part.is_none()
        && report.script.is_some()
        && report.slips.is_empty()
        && report.title_year == report.year
}

/// The sentences of the year before with the numbers of this year.
fn repeated(last: &Report, this: &Report) -> Option<narrative::Script> {
    Some(last.script.as_ref()?.with_numbers_of(this.script.as_ref()?))
}

/// Says whether last year's sentences are true of this year too.
fn repeats_truly(last: &Report, this: &Report) -> bool {
    let copy = Report { script: repeated(last, this), ..this.clone() };
    narrative::judge(&copy, Some(last)).is_empty() && narrative::judge(this, Some(last)).is_empty()
}
