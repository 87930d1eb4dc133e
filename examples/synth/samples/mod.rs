//! The samples that ship with the project: a fixed script of five made-up bodies, their years, and the faults that a first
//! look should meet. The rest is clean. One is written as DOCX and shipped as an office program has saved it as DOC
//! (`soffice --convert-to doc`); all others are shipped as they are written.

mod script;

use std::io::{self, Write};
use std::path::Path;

use self::script::{BEFORE_SAVING, SAVED_AS_DOC, SCRIPTS, Script};
use crate::agency::Agency;
use crate::compose::{Limits, compose};
use crate::corpus::save;
use crate::encoding::Encoding;
use crate::figures::Figures;
use crate::format::{FORMATS, Manner, Traits};
use crate::look::Look;
use crate::report::{Date, Report};
use crate::rng::Rng;
use crate::truth::{self, Placing};

/// Writes the samples under `out` in one folder a body, and their truth.
pub fn write(out: &Path, truth: &mut dyn Write) -> io::Result<usize> {
    let mut count = 0;
    for (number, script) in (0_u64..).zip(&SCRIPTS) {
        let mut before = None;
        for sample in samples(script, number) {
            save(&out.join(&sample.path), &sample.bytes)?;
            let placing = Placing {
                path: &sample.path,
                layout: sample.traits.name,
                encoding: "utf8",
                line_end: "lf",
                readable: sample.traits.readable,
            };
            writeln!(truth, "{}", truth::line(&sample.report, before.as_ref(), &placing))?;
            before = Some(sample.report);
            count += 1;
        }
    }
    Ok(count)
}

/// One report of the samples as it is saved.
struct Sample {
    path: String,
    bytes: Vec<u8>,
    traits: Traits,
    report: Report,
}

fn samples(script: &Script, number: u64) -> Vec<Sample> {
    let agency = Agency::named(script.name, script.kind, script.own, script.address);
    let mut rng = Rng::new(711, number);
    let mut figures = Figures::first(script.scale, &mut rng);
    let mut samples = Vec::with_capacity(script.years.len());
    for (year, (layout, fault)) in (script.first_year..).zip(script.years) {
        let mut report = Report::clean(agency.clone(), year, figures.clone());
        figures = figures.next(script.scale, &mut rng);
        let day = u8::try_from(rng.between(6, 28)).expect("days are small");
        report.issued_on = Some(Date { year: year + 1, month: 1, day });
        fault(&mut report);
        samples.push(sample(report, layout, &mut rng));
    }
    samples
}

fn sample(report: Report, style: &str, rng: &mut Rng) -> Sample {
    let manner = manner(style);
    let traits = manner.traits();
    let is_typed = traits.name == "L";
    let look = Look {
        title: usize::from(is_typed),
        indent: if is_typed { "\u{3000}\u{3000}" } else { "" },
        bookmarks: is_typed && report.year.is_multiple_of(2),
        broken: is_typed,
        ..Look::plain()
    };
    let blocks = compose(&report, &look, Limits { breaks_labels: traits.breaks_labels }, rng);
    // What a format draws by chance must not change the years after it.
    let bytes = manner.write(&blocks, (Encoding::Utf8, false), &mut rng.clone());
    let path = format!("{}/{}.{}", report.agency.name, report.year, traits.format.name());
    Sample { path, bytes, traits, report }
}

/// The manner of a layout or style by its name, whatever its format.
fn manner(style: &str) -> Manner {
    let style = if style == SAVED_AS_DOC { BEFORE_SAVING } else { style };
    let mut all = FORMATS.iter().flat_map(|(_, format)| format.manners());
    all.find(|manner| manner.traits().name == style).expect("the script names known styles")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{SAVED_AS_DOC, SCRIPTS, samples};
    use crate::truth;

    #[test]
    fn the_shipped_samples_are_what_the_script_makes() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for sample in (0..).zip(&SCRIPTS).flat_map(|(number, script)| samples(script, number)) {
            let Ok(bytes) = std::fs::read(shipped.join(&sample.path)) else {
                let saved = Path::new(&sample.path).with_extension(SAVED_AS_DOC);
                assert!(shipped.join(&saved).is_file(), "{} is not there", sample.path);
                continue;
            };
            assert!(bytes == sample.bytes, "{}: run the corpus maker with --samples samples", sample.path);
        }
    }

    #[test]
    fn each_fault_of_the_script_gives_just_its_own_findings() {
        let mut lines = Vec::new();
        for (number, script) in (0..).zip(&SCRIPTS) {
            let mut before = None;
            for sample in samples(script, number) {
                let found = truth::findings(&sample.report, before.as_ref());
                let codes: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
                if !codes.is_empty() {
                    lines.push(format!("{} {}", sample.path, codes.join(" ")));
                }
                before = Some(sample.report);
            }
        }
        let expected = [
            "青禾市岚溪区人民政府办公室/2020.txt A101 A102 A103",
            "青禾市岚溪区人民政府办公室/2022.txt B201 B201",
            "霁川市民政局/2022.txt A101 A102 A103 C304",
            "云畔县柳渡镇人民政府/2022.txt C305",
            "云畔县柳渡镇人民政府/2023.txt C306",
            "松渚市教育局/2021.txt A101 A103",
            "松渚市教育局/2022.txt F601",
            "澜汀市财政局/2023.pdf B202",
            "澜汀市财政局/2024.txt B202",
        ];
        assert_eq!(lines, expected);
    }
}
