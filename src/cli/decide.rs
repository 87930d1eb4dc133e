//! `gouji decide`: records one decision about a finding; the acknowledgement is printed once the disk has it.

use clap::Args;

use super::context::Context;
use super::options::Corpus;
use super::status::{Halt, Outcome};
use crate::model::decision::Disposition;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::review::{Journal, NewDecision, Sight};
use crate::session::{self, Examined, Scan};

/// What `decide` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 问题编号，16 位十六进制，见 check / the finding's id, 16 hex digits, as check prints it
    #[arg(long, value_name = "ID", value_parser = finding)]
    finding: FindingId,
    /// 处置：confirmed 属实、false_rule 误报-规则、false_parse 误报-解析、doubtful 存疑、duplicate 重复、deferred 暂缓、open 撤回 / confirmed, false_rule, false_parse, doubtful, duplicate, deferred, or open to take it back
    #[arg(long, value_name = "DISPOSITION", value_parser = disposition)]
    disposition: Disposition,
    /// 备注 / a note
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

fn finding(text: &str) -> Result<FindingId, &'static str> {
    text.parse().map_err(|_| "要写 16 位小写十六进制的问题编号 / a finding's id of 16 lowercase hex digits is wanted")
}

/// Reads the name of a disposition; both halves of the refusal name all of them.
pub(super) fn disposition(text: &str) -> Result<Disposition, String> {
    let all = Disposition::ALL.map(Disposition::name);
    text.parse().map_err(|_| format!("可以写：{} / possible: {}", all.join("、"), all.join(", ")))
}

/// Records the decision.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let settings = context.choices.settings(&context.rules)?;
    let (paths, listed) = context.paths(&arguments.corpus);
    let scan = context.scan(&paths);
    let read = context.tell(&scan.failures);
    let (report, finding) = find(&scan, arguments.finding)?;
    let cell = |cell| report.record.figures.cell(cell);
    let decision = NewDecision {
        disposition: Some(arguments.disposition),
        note: arguments.note.clone(),
        sight: Sight::Blind,
        ..session::decision_on(finding, &cell)
    };
    let mut journal = Journal::open(&settings.review, &settings.auditor)?;
    let event = journal.append(decision)?;
    context.console.line(&format!("ACK {}", event.id))?;
    Ok(listed.max(read))
}

fn find(scan: &Scan, id: FindingId) -> Result<(&Examined, &Finding), Halt> {
    let found = scan.findings().find(|(_, finding)| finding.id == id);
    found.ok_or_else(|| {
        Halt::said(
            format!("这些报告里没有编号为 {id} 的问题，没有记录。编号见 gouji check"),
            format!("these reports have no finding {id}; nothing was recorded. gouji check prints the ids"),
        )
    })
}
