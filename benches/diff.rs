//! How long it takes to align two narratives of 4,000 characters.
//!
//! Target: 1 ms for light changes, 3 ms for heavy ones, never above 5 ms. Peer: `similar` with Myers by characters 0.6–14 ms.

use std::path::Path;

use gouji::compare::text::{Text, align};
use gouji::ingest;
use gouji::model::document::Document;

fn main() {
    divan::main();
}

const SENTENCES: usize = 100;
const SUBJECTS: [&str; 7] = ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障", "政策解读", "业务培训"];

/// A made-up narrative of 4,000 characters; a sentence whose number `changed` fits has other words.
fn narrative(changed: impl Fn(usize) -> bool) -> Document {
    let sentence = |nth: usize| {
        let subject = SUBJECTS[nth % SUBJECTS.len()];
        let count = if changed(nth) { nth * 3 + 1 } else { nth * 3 };
        let manner = if changed(nth) { "持续改进、逐步规范" } else { "稳步推进、不断完善" };
        format!("第{nth}项，本机关围绕{subject}{manner}，全年办理{count}件，按期答复，未发生超期情形。")
    };
    let lines = (0..SENTENCES).map(|nth| sentence(nth) + if nth % 5 == 4 { "\n" } else { "" });
    ingest::read_bytes(Path::new("a.txt"), lines.collect::<String>().as_bytes()).expect("a text is readable")
}

/// How many of the sentences differ.
#[divan::bench(args = [("light", 20), ("heavy", 2), ("whole", 1)])]
fn two_narratives(bencher: divan::Bencher, (_, every): (&str, usize)) {
    let (last, this) = (narrative(|_| false), narrative(|nth| nth % every == 0));
    bencher.bench(|| align(&Text::of_document(&last), &Text::of_document(&this)));
}
