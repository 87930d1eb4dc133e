//! Makes a corpus of any size: agencies with their years, faults, looks, layouts and encodings, all from one seed.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::agency::{self, Agency, Kind};
use crate::compose::{Limits, compose};
use crate::copies;
use crate::defects::Defect;
use crate::encoding::Encoding;
use crate::figures::{Figures, Scale};
use crate::format::Manner;
use crate::look::Look;
use crate::narrative::Script;
use crate::report::{Date, Report};
use crate::rng::Rng;
use crate::truth::{self, Placing};

/// What to make.
pub struct Plan {
    pub seed: u64,
    pub reports: usize,
    pub first_year: u16,
    pub last_year: u16,
    pub manners: Vec<Manner>,
    pub encodings: Vec<Encoding>,
    /// The faults to choose from.
    pub faults: Vec<&'static Defect>,
    /// The share of reports with a fault, in millionths.
    pub defects: u32,
    /// The share of groups of bodies in which text is copied, in millionths.
    pub copies: u32,
}

/// A report and the clothes it is written in.
struct Dressed {
    report: Report,
    look: Look,
    manner: Manner,
    encoding: Encoding,
    windows: bool,
}

/// Writes all reports under `out`, and the truth, one line each.
pub fn write(plan: &Plan, out: &Path, truth: &mut dyn Write) -> io::Result<usize> {
    let mut written = 0;
    let numbers: Vec<usize> = (0..agency::COUNT).collect();
    for numbers in numbers.chunks(copies::GROUP) {
        if written == plan.reports {
            break;
        }
        for (reports, mut rng) in group(plan, numbers, plan.reports - written) {
            for index in 0..reports.len() {
                let before = index.checked_sub(1).map(|index| &reports[index].report);
                write_one(&reports[index], before, (out, truth), &mut rng)?;
            }
            written += reports.len();
        }
    }
    Ok(written)
}

/// The reports of some bodies, at most so many, and of each body what its writing draws from.
fn group(plan: &Plan, numbers: &[usize], mut most: usize) -> Vec<(Vec<Dressed>, Rng)> {
    let mut group = Vec::with_capacity(numbers.len());
    for &number in numbers {
        let mut rng = Rng::new(plan.seed, number as u64);
        let mut reports = agency_reports(plan, number, &mut rng);
        reports.truncate(most);
        most -= reports.len();
        group.push((reports, rng));
    }
    let mut rng = Rng::new(plan.seed ^ 0xC0, numbers[0] as u64);
    if rng.below(1_000_000) < plan.copies {
        let bodies = group.iter_mut().map(|(reports, _)| reports.iter_mut().map(|one| &mut one.report).collect());
        copies::plant(&mut bodies.collect::<Vec<_>>(), &mut rng);
    }
    group
}

fn agency_reports(plan: &Plan, number: usize, rng: &mut Rng) -> Vec<Dressed> {
    let agency = Agency::nth(number);
    let scale = Scale::draw(&agency, rng);
    let years: Vec<u16> = years(plan, rng).collect();
    let mut figures = Figures::first(scale, rng);
    let mut reports = Vec::with_capacity(years.len());
    for (index, year) in years.iter().enumerate() {
        let last = (index > 0).then(|| figures.clone());
        if index > 0 {
            figures = figures.next(scale, rng);
        }
        let mut report = Report::clean(agency.clone(), *year, figures.clone());
        let look = Look::draw(rng);
        report.issued_on = look.signed.then(|| issue_date(&agency, *year, rng));
        let (manner, encoding) = (rng.pick(&plan.manners), rng.pick(&plan.encodings));
        report.script = Some(Script::draw(&figures, last.as_ref(), rng));
        if rng.below(1_000_000) < plan.defects {
            let place = Place { shows_blanks: manner.traits().shows_blanks, index, years: years.len() };
            spoil(&mut report, &plan.faults, place, rng);
        }
        reports.push(Dressed { report, look, manner, encoding, windows: rng.chance(40) });
    }
    reports
}

/// Draws consecutive years; one body in ten has a single report.
fn years(plan: &Plan, rng: &mut Rng) -> std::ops::RangeInclusive<u16> {
    let span = u32::from(plan.last_year - plan.first_year);
    let length = if rng.chance(10) { 0 } else { rng.between(span.div_ceil(2), span) };
    let skipped = rng.below(span - length + 1);
    let start = plan.first_year + u16::try_from(skipped).expect("years fit 16 bits");
    start..=start + u16::try_from(length).expect("years fit 16 bits")
}

fn issue_date(agency: &Agency, year: u16, rng: &mut Rng) -> Date {
    let is_government = agency.kind == Kind::Government && agency.is_senior();
    let month = if is_government { rng.between(1, 3) } else { 1 };
    let day = rng.between(5, 28);
    let small = |number| u8::try_from(number).expect("days and months are small");
    Date { year: year + 1, month: small(month), day: small(day) }
}

/// Where a report stands: whether its manner shows blanks and which of its body's reports it is.
#[derive(Clone, Copy)]
struct Place {
    shows_blanks: bool,
    index: usize,
    years: usize,
}

/// Plants one fault that the place allows, if there is one.
fn spoil(report: &mut Report, faults: &[&Defect], place: Place, rng: &mut Rng) {
    let fits = |defect: &&Defect| {
        (place.shows_blanks || !defect.needs_blanks)
            && (place.index > 0 || !defect.needs_past)
            && (place.years == 1 || !defect.needs_solitude)
    };
    let mut fitting: Vec<&Defect> = faults.iter().copied().filter(fits).collect();
    if place.years == 1 && rng.chance(40) && fitting.iter().any(|d| d.needs_solitude) {
        fitting.retain(|defect| defect.needs_solitude);
    }
    while !fitting.is_empty() {
        let chosen = rng.index(fitting.len());
        if (0..4).any(|_| (fitting[chosen].plant)(report, rng)) {
            return;
        }
        fitting.swap_remove(chosen);
    }
}

fn write_one(
    dressed: &Dressed,
    before: Option<&Report>,
    (out, truth): (&Path, &mut dyn Write),
    rng: &mut Rng,
) -> io::Result<()> {
    let Dressed { report, look, manner, encoding, windows } = dressed;
    let traits = manner.traits();
    let blocks = compose(report, look, Limits { breaks_labels: traits.breaks_labels }, rng);
    let bytes = manner.write(&blocks, (*encoding, *windows), rng);
    let name = rng.next();
    let path =
        format!("{:02x}/{:02x}/{:010x}.{}", name >> 56, name >> 52 & 0xF, name & 0xFF_FFFF_FFFF, traits.format.name());
    save(&out.join(&path), &bytes)?;
    let placing = Placing {
        path: &path,
        layout: traits.name,
        encoding: encoding.name(),
        line_end: if *windows { "crlf" } else { "lf" },
        readable: traits.readable,
    };
    writeln!(truth, "{}", truth::line(report, before, &placing))
}

/// Saves bytes under a path whose folders may not be there yet.
pub fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Err(error) = fs::write(path, bytes) {
        let Some(folder) = path.parent().filter(|_| error.kind() == io::ErrorKind::NotFound) else {
            return Err(error);
        };
        fs::create_dir_all(folder)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Plan, write};
    use crate::defects::DEFECTS;
    use crate::encoding::Encoding;
    use crate::format::Format;

    fn truth(defects: u32) -> String {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan {
            seed: 9,
            reports: 120,
            first_year: 2019,
            last_year: 2025,
            manners: Format::Txt.manners(),
            encodings: vec![Encoding::Utf8],
            faults: DEFECTS.iter().collect(),
            defects,
            copies: 0,
        };
        let mut truth = Vec::new();
        assert_eq!(write(&plan, folder.path(), &mut truth).unwrap(), 120);
        String::from_utf8(truth).unwrap()
    }

    #[test]
    fn a_clean_corpus_has_no_finding_and_a_spoilt_one_has() {
        assert!(truth(0).lines().all(|line| line.ends_with("\"planted\":[],\"findings\":[]}")));
        assert!(truth(1_000_000).lines().all(|line| !line.contains("\"planted\":[]")));
    }

    #[test]
    fn a_seed_gives_the_same_corpus_twice() {
        assert_eq!(truth(200_000), truth(200_000));
    }
}
