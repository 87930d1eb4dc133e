//! Puts a report together: title, preface, six parts, signature. It decides what is said; how it looks in a format is the
//! writers' task.

use crate::form::Edition;
use crate::grid::Grid;
use crate::look::Look;
use crate::noise;
use crate::prose::Prose;
use crate::report::{Date, Lapse, Report};
use crate::rng::Rng;
use crate::tables::Printer;

/// A piece of a report.
pub enum Block {
    Title(String),
    Heading(String),
    Text(String),
    Table(Grid),
    Signature(String),
}

/// What a writer can stand: see `format::Traits`.
#[derive(Clone, Copy)]
pub struct Limits {
    pub breaks_labels: bool,
}

/// Composes the blocks of a report.
pub fn compose(report: &Report, look: &Look, limits: Limits, rng: &mut Rng) -> Vec<Block> {
    let mut prose = Prose::new(report, rng);
    let states_late = report.states_period && !period_first(report, look);
    let period = states_late.then(|| prose.period());
    let mut blocks: Vec<Block> = title(report, look).into_iter().map(Block::Title).collect();
    push_texts(&mut blocks, prose.preface(period_first(report, look) && report.states_period));
    if report.lapse == Some(Lapse::NoContact) {
        blocks.pop();
    }
    let mut parts = [prose.overview(), vec![], vec![], vec![], prose.outlook(), prose.remarks(period)];
    lapse(&mut parts, report);
    for (part, texts) in (1..=6_u8).zip(parts) {
        push_part(&mut blocks, report, look, part, texts);
    }
    push_signature(&mut blocks, report, look);
    rename(&mut blocks, report);
    dress(&mut blocks, look, limits, rng);
    misspell(&mut blocks, report);
    blocks
}

/// Puts in or leaves out what a report says and should not, or should and does not.
fn lapse(parts: &mut [Vec<String>; 6], report: &Report) {
    match &report.lapse {
        Some(Lapse::Says(part, words)) => parts[usize::from(*part) - 1].push(words.clone()),
        Some(Lapse::NoFees) => drop(parts[5].remove(0)),
        Some(Lapse::NoRemedies) => drop(parts[4].pop()),
        Some(Lapse::NoRemarks) => parts[5].clear(),
        Some(Lapse::NoContact) | None => {}
    }
}

/// Says whether the statistical period stands in the preface; a report without part six has nowhere else to put it.
fn period_first(report: &Report, look: &Look) -> bool {
    look.period_in_preface || report.lacks(6)
}

fn title(report: &Report, look: &Look) -> Vec<String> {
    const NAME: &str = "政府信息公开工作年度报告";
    let (agency, year) = (&report.agency.name, report.title_year);
    match look.title {
        1 => vec![agency.clone(), format!("{year}年{NAME}")],
        2 => vec![format!("{year}年{agency}{NAME}")],
        3 => vec![format!("{year}年度{agency}{NAME}")],
        4 => vec![format!("{agency}{year}年度{NAME}")],
        _ => vec![format!("{agency}{year}年{NAME}")],
    }
}

fn push_texts(blocks: &mut Vec<Block>, texts: Vec<String>) {
    blocks.extend(texts.into_iter().map(Block::Text));
}

fn push_part(blocks: &mut Vec<Block>, report: &Report, look: &Look, part: u8, texts: Vec<String>) {
    let is_table = (2..=4).contains(&part);
    if !report.lacks(part) {
        blocks.push(Block::Heading(look.headings[usize::from(part) - 1].to_owned()));
        push_texts(blocks, texts);
    }
    if is_table {
        let printer = Printer { sheet: &report.sheet, look };
        blocks.extend(printer.table(part).map(Block::Table));
    }
}

fn push_signature(blocks: &mut Vec<Block>, report: &Report, look: &Look) {
    let Some(Date { year, month, day }) = report.issued_on else {
        return;
    };
    blocks.push(Block::Signature(report.agency.name.clone()));
    let padded = look.plus;
    let date =
        if padded { format!("{year}年{month:02}月{day:02}日") } else { format!("{year}年{month}月{day}日") };
    blocks.push(Block::Signature(date));
}

/// Writes the other name of a row in place of its label.
fn rename(blocks: &mut [Block], report: &Report) {
    let Some((label, name)) = &report.renamed else { return };
    for block in blocks {
        let Block::Table(grid) = block else { continue };
        for cell in grid.rows.iter_mut().flatten().filter(|cell| cell.is_label && cell.text == *label) {
            cell.text = name.clone().into();
        }
    }
}

/// Adds indents, label dirt and half-width marks.
fn dress(blocks: &mut [Block], look: &Look, limits: Limits, rng: &mut Rng) {
    for block in blocks {
        match block {
            Block::Table(grid) => noise::roughen(grid, look, limits.breaks_labels, rng),
            Block::Text(text) => text.insert_str(0, look.indent),
            Block::Heading(text) if look.bookmarks && rng.chance(10) => {
                text.insert_str(0, &noise::bookmark(rng));
            }
            Block::Heading(_) | Block::Title(_) | Block::Signature(_) => {}
        }
        if look.half_width {
            halve(block);
        }
    }
}

fn halve(block: &mut Block) {
    match block {
        Block::Table(grid) => {
            for cell in grid.rows.iter_mut().flatten().filter(|cell| cell.is_label) {
                cell.text = noise::halve(&cell.text).into();
            }
        }
        Block::Title(text) | Block::Heading(text) | Block::Text(text) | Block::Signature(text) => {
            *text = noise::halve(text);
        }
    }
}

/// Plants each slip at the first place in the prose that offers itself.
fn misspell(blocks: &mut [Block], report: &Report) {
    for (right, wrong) in &report.slips {
        let hit = blocks.iter_mut().find_map(|block| match block {
            Block::Text(text) if text.contains(right) => Some(text),
            _ => None,
        });
        if let Some(text) = hit {
            *text = text.replacen(right, wrong, 1);
        }
    }
}

/// Gives the notice that a report on `year` has to follow.
pub fn notice(year: u16) -> &'static str {
    match Edition::due(year) {
        Edition::Of2019 => "国办公开办函〔2019〕60号",
        Edition::Of2021 => "国办公开办函〔2021〕30号",
    }
}
