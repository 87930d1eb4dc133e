//! Faults of wording and of what is said: one sentence put in, or one left out. Planted only where they are asked for by name,
//! since nothing follows from them for any figure.

use super::{ANY, Defect, note};
use crate::report::{Date, Lapse, Report};
use crate::rng::Rng;

/// All of them.
pub static WORDING: [Defect; 18] = [
    Defect { rule: "C307", plant: |report, _| leave_out(report, "C307", Lapse::NoContact), ..ANY },
    Defect { rule: "C308", plant: no_fees, ..ANY },
    Defect { rule: "C309", plant: |report, _| leave_out(report, "C309", Lapse::NoRemedies), ..ANY },
    Defect { rule: "C313", plant: no_remarks, ..ANY },
    Defect { rule: "C315", plant: |report, rng| say(report, "C315", 1, rng.pick(&GAPS)), ..ANY },
    Defect { rule: "F607", plant: |report, rng| say(report, "F607", 1, rng.pick(&LAWS)), ..ANY },
    Defect { rule: "P801", plant: |report, rng| say(report, "P801", 6, rng.pick(&IDENTITIES)), ..ANY },
    Defect { rule: "P802", plant: |report, rng| say(report, "P802", 6, rng.pick(&MOBILES)), ..ANY },
    Defect { rule: "T501", plant: late_department, ..ANY },
    Defect { rule: "T502", plant: late_government, ..ANY },
    Defect { rule: "T503", plant: early, ..ANY },
    Defect { rule: "W701", plant: |report, rng| say(report, "W701", 5, rng.pick(&DOUBLED)), ..ANY },
    Defect { rule: "W702", plant: |report, rng| say(report, "W702", 5, rng.pick(&REPEATED)), ..ANY },
    Defect { rule: "W704", plant: |report, rng| say(report, "W704", 5, rng.pick(&SLIPS)), ..ANY },
    Defect { rule: "W705", plant: |report, rng| say(report, "W705", 6, rng.pick(&PLACEHOLDERS)), ..ANY },
    Defect { rule: "W706", plant: other_year, ..ANY },
    Defect { rule: "W707", plant: |report, rng| say(report, "W707", 1, rng.pick(&VAGUE)), ..ANY },
    Defect { rule: "W708", plant: |report, rng| say(report, "W708", 5, rng.pick(&HIDDEN)), ..ANY },
];

const GAPS: [&str; 3] = ["门户网站全年发布信息条，类别齐全。", "年内公开文件份。", "微信公众号推送稿件  篇。"];
const LAWS: [&str; 2] =
    ["条例自2008年施行（国务院令第492号），本机关一直据以开展工作。", "对照国务院令第492号逐项落实。"];
const IDENTITIES: [&str; 2] = ["当事人赵某，证件号11010519491231002X。", "公示名单：钱某110105194912310038。"];
const MOBILES: [&str; 3] =
    ["值班手机18612345678。", "来访人孙某（13987654321）反映的问题已答复。", "回访号码177 1234 5678。"];
const DOUBLED: [&str; 3] = ["落实《《公开指南》的要求。", "按月通报，，按季检查。", "各项任务已分解到人。。"];
const REPEATED: [&str; 3] = ["及时维护栏目栏目。", "推动工作再再上台阶，落实责任责任到人。", "加大检查力度力度。"];
const SLIPS: [&str; 3] = ["群众登陆网站即可查阅。", "截止年底，任务全部完成。", "有进展，但也在不足之处。"];
const PLACEHOLDERS: [&str; 4] =
    ["XX局按要求完成任务。", "全年接待来访××人次。", "20XX年工作要点已落实。", "（单位名称）已完成自查。"];
const VAGUE: [&str; 3] = ["更新栏目内容60余次。", "开展宣传近20场。", "走访群众约50人次。"];
const HIDDEN: [&str; 3] = ["持续推进政务\u{200b}公开。", "落实\u{202e}责任。", "完善制度\u{e12f}。"];

fn leave_out(report: &mut Report, rule: &'static str, lapse: Lapse) -> bool {
    report.lapse = Some(lapse);
    note(report, rule, &[], ("said".to_owned(), "absent".to_owned()));
    true
}

fn say(report: &mut Report, rule: &'static str, part: u8, words: &str) -> bool {
    report.lapse = Some(Lapse::Says(part, words.to_owned()));
    note(report, rule, &[], (String::new(), words.to_owned()));
    true
}

/// The form of 2021 asks for it.
fn no_fees(report: &mut Report, _: &mut Rng) -> bool {
    report.year >= 2021 && leave_out(report, "C308", Lapse::NoFees)
}

/// From 2021 on the fees would be missing as well.
fn no_remarks(report: &mut Report, _: &mut Rng) -> bool {
    report.year < 2021 && leave_out(report, "C313", Lapse::NoRemarks)
}

fn other_year(report: &mut Report, rng: &mut Rng) -> bool {
    let year = report.year - 1 - u16::try_from(rng.below(3)).expect("small");
    say(report, "W706", 6, &format!("{year}年度各项任务均已完成。"))
}

fn late_department(report: &mut Report, rng: &mut Rng) -> bool {
    !report.agency.name.ends_with("人民政府") && sign_in(report, "T501", (1, 2 + rng.below(3)))
}

fn late_government(report: &mut Report, rng: &mut Rng) -> bool {
    report.agency.name.ends_with("人民政府") && sign_in(report, "T502", (1, 4 + rng.below(2)))
}

fn early(report: &mut Report, rng: &mut Rng) -> bool {
    sign_in(report, "T503", (0, 11 + rng.below(2)))
}

/// Moves the signature to another month, so many years after the report's.
fn sign_in(report: &mut Report, rule: &'static str, (years, month): (u16, u32)) -> bool {
    let Some(date) = report.issued_on else { return false };
    let month = u8::try_from(month).expect("a month");
    report.issued_on = Some(Date { year: report.year + years, month, ..date });
    note(report, rule, &[], ("in time".to_owned(), format!("month {month}")));
    true
}
