//! `gouji limits`: what is too much, so that a message about it can be looked up.

use serde::Serialize;

use super::console::Format;
use super::context::Context;
use super::options::{Layout, Printed};
use super::status::{Outcome, Status};
use crate::text::phrase::Phrase;
use crate::{corpus, ingest, review, text};

/// One limit.
#[derive(Serialize)]
struct Limit {
    name: &'static str,
    #[serde(rename = "limit")]
    most: u64,
    unit: &'static str,
    #[serde(skip)]
    what: Phrase,
}

fn limits() -> Vec<Limit> {
    let limit = |name, most, unit, what| Limit { name, most, unit, what };
    let of_reading = ingest::LIMITS.iter().map(|read| limit(read.name, read.most, read.unit, read.what));
    of_reading.chain(beside_reading()).collect()
}

fn beside_reading() -> [Limit; 3] {
    let limit = |name, most, unit, what| Limit { name, most, unit, what };
    [
        limit("folders", corpus::DEEPEST as u64, "levels", Phrase::new("文件夹的层数", "levels of folders")),
        limit(
            "digits",
            text::number::MOST_DIGITS as u64,
            "digits",
            Phrase::new("一个数的位数，更长的按文字处理", "digits of a number; longer ones stay text"),
        ),
        limit(
            "event",
            review::LONGEST_EVENT as u64,
            "bytes",
            Phrase::new("一条处置记录的字节数，含备注", "bytes of a decision with its note"),
        ),
    ]
}

/// Prints every limit.
pub fn run(printed: &Printed, context: &mut Context<'_>) -> Outcome {
    match printed.format {
        Layout::Json => context.console.json(&limits(), Format::Json)?,
        Layout::Text => {
            for Limit { name, most, what, .. } in limits() {
                let what = what.in_lang(context.lang());
                context.console.line(&format!("{name:<12}  {most:>10}  {what}"))?;
            }
        }
    }
    Ok(Status::Done)
}
