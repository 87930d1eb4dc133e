//! `gouji chain`: what every agency hands on from year to year, over all years, gaps included.

mod followed;
mod row;
mod shape;
mod table;
mod told;

use clap::Args;

use self::followed::Followed;
use super::agency;
use super::console::Format;
use super::context::Context;
use super::options::Corpus;
use super::status::{Halt, Outcome, Status};
use crate::session::{AgencyYears, Chains};

/// What `chain` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 只看这个机关，可以只写名称的一部分 / only this agency, or a part of its name
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
}

/// Follows the chains of the agencies below some paths.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let (paths, listed) = context.paths(&arguments.corpus);
    let chains = context.chains(&paths);
    let read = match arguments.format {
        Format::Text => context.tell(&chains.failures),
        _ if chains.failures.is_empty() => Status::Done,
        _ => Status::Trouble,
    };
    let wanted = wanted(&chains, arguments.agency.as_deref())?;
    let followed: Vec<Followed<'_>> = wanted.into_iter().map(|of| Followed::of(of, &chains, context)).collect();
    match arguments.format {
        Format::Text => told::print(&followed, &chains, context)?,
        Format::Json => context.console.json(&shape::Whole::of(&followed, &chains, context.lang()), Format::Json)?,
        Format::Ndjson => shape::print_lines(&followed, &chains, context)?,
    }
    Ok(listed.max(read))
}

/// The agencies that are asked for.
fn wanted<'a>(chains: &'a Chains, word: Option<&str>) -> Result<Vec<&'a AgencyYears>, Halt> {
    let Some(word) = word else { return Ok(chains.agencies.iter().collect()) };
    let names: Vec<(&str, &str)> = chains.agencies.iter().flat_map(names).collect();
    let name = agency::meant(word, &names)?;
    Ok(chains.agencies.iter().filter(|of| *of.agency == *name).collect())
}

fn names(of: &AgencyYears) -> impl Iterator<Item = (&str, &str)> {
    let others = of.also.iter().map(|join| (&*join.name, &*of.agency));
    std::iter::once((&*of.agency, &*of.agency)).chain(others)
}
