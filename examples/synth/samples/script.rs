//! The script of the samples: which bodies, which years, which layout, which fault.

use crate::agency::Kind;
use crate::decimal::Decimal;
use crate::defects::{note, overwrite, replace, wrong_edition};
use crate::figures::Scale;
use crate::form::{CARRIED_IN, TOTAL};
use crate::report::Report;
use crate::rng::Rng;
use crate::sheet::Cell;

type Fault = fn(&mut Report);

/// A document of Word that an office program has saved in the format of Word 97 to 2003 since.
pub const SAVED_AS_DOC: &str = "doc";
/// The style in which such a document is made.
pub const BEFORE_SAVING: &str = "word";

/// One body of the samples with its years.
pub struct Script {
    pub name: &'static str,
    pub kind: Kind,
    pub own: &'static str,
    pub address: &'static str,
    pub scale: Scale,
    pub first_year: u16,
    /// For each year the layout or the style of another format, and the fault, if any.
    pub years: &'static [(&'static str, Fault)],
}

const BUSY: Scale = Scale { requests: 42, documents: 4, decisions: 60, disputes: 3 };
const MODEST: Scale = Scale { requests: 9, documents: 3, decisions: 240, disputes: 1 };
const QUIET: Scale = Scale { requests: 0, documents: 0, decisions: 8, disputes: 0 };

pub static SCRIPTS: [Script; 5] = [
    Script {
        name: "青禾市岚溪区人民政府办公室",
        kind: Kind::Office,
        own: "我办",
        address: "岚江省青禾市岚溪区",
        scale: BUSY,
        first_year: 2019,
        years: &[("L", clean), ("L", forgotten_total), ("C0", clean), ("L", carry_over_break), ("A", clean)],
    },
    Script {
        name: "霁川市民政局",
        kind: Kind::Bureau,
        own: "我局",
        address: "岚江省霁川市",
        scale: MODEST,
        first_year: 2020,
        years: &[("L", clean), ("L", clean), ("C0", blank_total), ("C0", wrong_document_count)],
    },
    Script {
        name: "云畔县柳渡镇人民政府",
        kind: Kind::Government,
        own: "我镇",
        address: "岚江省云畔县柳渡镇",
        scale: QUIET,
        first_year: 2021,
        years: &[("H", clean), ("H", dash_row), ("L", missing_period), ("C0", doubled_mark_and_typo)],
    },
    Script {
        name: "松渚市教育局",
        kind: Kind::Bureau,
        own: "我局",
        address: "霁海省松渚市",
        scale: MODEST,
        first_year: 2019,
        years: &[("A", clean), (SAVED_AS_DOC, clean), ("L", row_total_slip), ("L", old_form)],
    },
    Script {
        name: "澜汀市财政局",
        kind: Kind::Bureau,
        own: "我局",
        address: "霁海省澜汀市",
        scale: MODEST,
        first_year: 2021,
        years: &[("word", clean), ("layout-table", clean), ("cut", stock_slip), ("L", wrong_request_count)],
    },
];

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
    let cell = report.sheet.form().disclosure("normative_documents", "issued");
    note(report, "N408", cell.as_slice(), (right.to_string(), stated));
}

fn dash_row(report: &mut Report) {
    replace(report, "C305", &[0, 1, 2], Cell::Dash);
}

fn missing_period(report: &mut Report) {
    report.states_period = false;
    note(report, "C306", &[], ("period".to_owned(), "absent".to_owned()));
}

fn doubled_mark_and_typo(report: &mut Report) {
    report.slips = vec![("《条例》", "《《条例》》"), ("责任主体", "主任主体")];
    note(report, "W701", &[], ("《条例》".to_owned(), "《《条例》》".to_owned()));
    note(report, "W704", &[], ("责任主体".to_owned(), "主任主体".to_owned()));
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
    let Some(cell) = report.sheet.form().disclosure("normative_documents", "in_force") else {
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
    note(report, "N401", &[cell], (right.to_string(), (right + 3).to_string()));
}
