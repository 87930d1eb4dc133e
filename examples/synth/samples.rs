//! The samples that ship with the project: a fixed script of five made-up bodies, their years, and the faults that a first
//! look should meet. The rest is clean.

use std::io::{self, Write};
use std::path::Path;

use crate::agency::{Agency, Kind};
use crate::compose::{Limits, compose};
use crate::corpus::save;
use crate::decimal::Decimal;
use crate::defects::{note, overwrite, replace, wrong_edition};
use crate::figures::{Figures, Scale};
use crate::form::{CARRIED_IN, TOTAL};
use crate::look::Look;
use crate::report::{Date, Report};
use crate::rng::Rng;
use crate::sheet::Cell;
use crate::text::{self, LAYOUTS, Layout};
use crate::truth::{self, Placing};

type Fault = fn(&mut Report);

/// One body of the samples with its years.
struct Script {
    name: &'static str,
    kind: Kind,
    own: &'static str,
    address: &'static str,
    scale: Scale,
    first_year: u16,
    /// For each year the layout and the fault, if any.
    years: &'static [(&'static str, Fault)],
}

const BUSY: Scale = Scale {
    requests: 42,
    documents: 4,
    decisions: 60,
    disputes: 3,
};
const MODEST: Scale = Scale {
    requests: 9,
    documents: 3,
    decisions: 240,
    disputes: 1,
};
const QUIET: Scale = Scale {
    requests: 0,
    documents: 0,
    decisions: 8,
    disputes: 0,
};

static SCRIPTS: [Script; 5] = [
    Script {
        name: "青禾市岚溪区人民政府办公室",
        kind: Kind::Office,
        own: "我办",
        address: "岚江省青禾市岚溪区",
        scale: BUSY,
        first_year: 2019,
        years: &[
            ("L", clean),
            ("L", forgotten_total),
            ("C0", clean),
            ("L", carry_over_break),
            ("A", clean),
        ],
    },
    Script {
        name: "霁川市民政局",
        kind: Kind::Bureau,
        own: "我局",
        address: "岚江省霁川市",
        scale: MODEST,
        first_year: 2020,
        years: &[
            ("L", clean),
            ("L", clean),
            ("C0", blank_total),
            ("C0", wrong_document_count),
        ],
    },
    Script {
        name: "云畔县柳渡镇人民政府",
        kind: Kind::Government,
        own: "我镇",
        address: "岚江省云畔县柳渡镇",
        scale: QUIET,
        first_year: 2021,
        years: &[
            ("H", clean),
            ("H", dash_row),
            ("L", missing_period),
            ("C0", doubled_mark_and_typo),
        ],
    },
    Script {
        name: "松渚市教育局",
        kind: Kind::Bureau,
        own: "我局",
        address: "霁海省松渚市",
        scale: MODEST,
        first_year: 2019,
        years: &[
            ("A", clean),
            ("A", clean),
            ("L", row_total_slip),
            ("L", old_form),
        ],
    },
    Script {
        name: "澜汀市财政局",
        kind: Kind::Bureau,
        own: "我局",
        address: "霁海省澜汀市",
        scale: MODEST,
        first_year: 2021,
        years: &[
            ("C0", clean),
            ("L", clean),
            ("A", stock_slip),
            ("L", wrong_request_count),
        ],
    },
];

/// Writes the samples under `out` in one folder a body, and their truth.
pub fn write(out: &Path, truth: &mut dyn Write) -> io::Result<usize> {
    let mut count = 0;
    for (number, script) in (0_u64..).zip(&SCRIPTS) {
        let mut before = None;
        for sample in samples(script, number) {
            save(&out.join(&sample.path), sample.text.as_bytes())?;
            let placing = Placing {
                path: &sample.path,
                layout: sample.layout.name,
                encoding: "utf8",
                line_end: "lf",
                readable: sample.layout.readable,
            };
            writeln!(
                truth,
                "{}",
                truth::line(&sample.report, before.as_ref(), &placing)
            )?;
            before = Some(sample.report);
            count += 1;
        }
    }
    Ok(count)
}

/// One report of the samples as it is saved.
struct Sample {
    path: String,
    text: String,
    layout: &'static Layout,
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
        report.issued_on = Some(Date {
            year: year + 1,
            month: 1,
            day,
        });
        fault(&mut report);
        samples.push(sample(report, layout, &mut rng));
    }
    samples
}

fn sample(report: Report, layout: &str, rng: &mut Rng) -> Sample {
    let layout = LAYOUTS
        .iter()
        .find(|known| known.name == layout)
        .expect("the script names known layouts");
    let look = Look {
        title: usize::from(layout.name == "L"),
        indent: if layout.name == "L" {
            "\u{3000}\u{3000}"
        } else {
            ""
        },
        bookmarks: layout.name == "L" && report.year % 2 == 0,
        broken: layout.name == "L",
        ..Look::plain()
    };
    let limits = Limits {
        breaks_labels: layout.breaks_labels,
    };
    let text = text::write(&compose(&report, &look, limits, rng), layout);
    Sample {
        path: format!("{}/{}.txt", report.agency.name, report.year),
        text,
        layout,
        report,
    }
}

fn clean(_: &mut Report) {}

/// （七）总计 is left at 0 in the column 总计.
fn forgotten_total(report: &mut Report) {
    let form = report.sheet.form();
    let cell = form.request(form.outcome_total(), TOTAL);
    overwrite(report, "A101", cell, Decimal::ZERO);
}

/// Two requests of natural persons count as new although they came over from last year.
fn carry_over_break(report: &mut Report) {
    let form = report.sheet.form();
    let two = Decimal::from(2_u32);
    for column in [0, TOTAL] {
        for row in [CARRIED_IN, 2, form.outcome_total()] {
            let cell = form.request(row, column);
            let value = report.sheet.number(cell).unwrap_or_default();
            overwrite(report, "B201", cell, value + two);
        }
    }
    report.facts.carried_in += 2;
    report.facts.settled += 2;
    report.facts.results[0] += 2;
}

fn blank_total(report: &mut Report) {
    let form = report.sheet.form();
    let cell = form.request(form.outcome_total(), TOTAL);
    replace(report, "C304", &[cell], Cell::Blank);
}

/// The prose states two issued documents more than the table.
fn wrong_document_count(report: &mut Report) {
    let right = report.facts.documents_issued;
    report.facts.documents_issued += 2;
    let stated = report.facts.documents_issued.to_string();
    let cell = report
        .sheet
        .form()
        .disclosure("normative_documents", "issued");
    note(report, "N408", cell.as_slice(), (right.to_string(), stated));
}

fn dash_row(report: &mut Report) {
    replace(report, "C305", &[0, 1, 2], Cell::Dash);
}

fn missing_period(report: &mut Report) {
    report.states_period = false;
    note(
        report,
        "C306",
        &[],
        ("period".to_owned(), "absent".to_owned()),
    );
}

fn doubled_mark_and_typo(report: &mut Report) {
    report.slips = vec![("《条例》", "《《条例》》"), ("责任主体", "主任主体")];
    note(
        report,
        "W701",
        &[],
        ("《条例》".to_owned(), "《《条例》》".to_owned()),
    );
    note(
        report,
        "W704",
        &[],
        ("责任主体".to_owned(), "主任主体".to_owned()),
    );
}

/// 总计 of （一）予以公开 is one too many.
fn row_total_slip(report: &mut Report) {
    let cell = report.sheet.form().request(2, TOTAL);
    let value = report.sheet.number(cell).unwrap_or_default();
    overwrite(report, "A103", cell, value + Decimal::from(1_u32));
}

fn old_form(report: &mut Report) {
    wrong_edition(report, &mut Rng::new(0, 0));
}

/// The stock forgets the documents issued this year, or counts one twice where there were none.
fn stock_slip(report: &mut Report) {
    let Some(cell) = report
        .sheet
        .form()
        .disclosure("normative_documents", "in_force")
    else {
        return;
    };
    let value = report.sheet.number(cell).unwrap_or_default();
    overwrite(report, "B202", cell, value + Decimal::from(2_u32));
    report.facts.documents_in_force += 2;
}

/// The prose states more requests than the table.
fn wrong_request_count(report: &mut Report) {
    let right = report.facts.received;
    report.facts.received += 3;
    report.facts.natural_persons += 3;
    let cell = report.sheet.form().request(0, TOTAL);
    note(
        report,
        "N401",
        &[cell],
        (right.to_string(), (right + 3).to_string()),
    );
}
