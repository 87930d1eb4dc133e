//! A paragraph as even a senior office wrote it once, in a made-up report with that office's figures: what of it its own
//! tables contradict, and what not.

use gouji::form::Edition;
use gouji::model::finding::Finding;
use gouji::rules;
use gouji::rules::sample::Draft;

/// The figures of table 3 and 4 that the paragraph speaks of, all requests by natural persons.
const FIGURES: [(&str, i64); 17] = [
    ("requests.received.total", 859),
    ("requests.carried_in.total", 18),
    ("requests.granted.total", 272),
    ("requests.partly_granted.total", 3),
    ("requests.denied.process.total", 35),
    ("requests.unavailable.not_held.total", 265),
    ("requests.unavailable.needs_creation.total", 40),
    ("requests.unavailable.still_unclear.total", 32),
    ("requests.not_processed.petition.total", 158),
    ("requests.outcome_total.total", 805),
    ("requests.carried_out.total", 72),
    ("disputes.reconsideration.upheld", 5),
    ("disputes.reconsideration.pending", 2),
    ("disputes.reconsideration.total", 7),
    ("disputes.direct_suit.upheld", 8),
    ("disputes.direct_suit.pending", 1),
    ("disputes.direct_suit.total", 9),
];

const PARAGRAPH: &str = "我办代表本级政府共受理政府信息公开申请859件，申请量较上年回落12.3%；答复政府信息公开申请805件\
（含上年度结转申请18件，另有72件申请按规定顺延到下年度答复）。予以公开及部分公开258件，占33.9%；不予公开35件，占4.34%；\
因本机关不掌握等原因无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。信息公开类行政复议7件，诉讼9件，均获维持，继续保持零败诉。";

fn said(paragraph: &str) -> Vec<String> {
    let mut draft = Draft::clean_in(Edition::E2019, 2019);
    let form = draft.form();
    for cell in form.cell_ids().filter(|&cell| form.table_of(cell).number > 2) {
        draft.write(form.path(cell), "0");
    }
    for (path, value) in FIGURES {
        draft.write(path, &value.to_string());
    }
    draft.say(paragraph);
    let judged = rules::judge(&draft.report());
    let text = |finding: &Finding| {
        let [expected, actual] =
            [&finding.fault.expected, &finding.fault.actual].map(|value| value.as_deref().unwrap_or("-"));
        format!("{} {} {actual} for {expected}", finding.rule, finding.fault.verdict.name())
    };
    judged.findings.iter().filter(|finding| finding.rule.starts_with('N')).map(text).collect()
}

#[test]
fn the_paragraph_is_told_from_its_own_tables_one_finding_a_rule() {
    let wanted = ["N405 violated 258 for 275", "N412 violated 33.9 for 32.05", "N413 violated 0 for 2"];
    assert_eq!(said(PARAGRAPH), wanted);
}

#[test]
fn the_same_paragraph_with_right_figures_is_silent() {
    let right = PARAGRAPH
        .replace("258件，占33.9%", "275件，占34.16%")
        .replace("265件，占32.9%", "337件，占41.86%")
        .replace("，均获维持，继续", "，无一纠正，继续");
    assert_eq!(said(&right), [""; 0]);
}
