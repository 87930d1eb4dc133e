//! What speaks for and against a correction, each piece by itself. Evidence only ranks: it never says that a correction is right.

use std::sync::Arc;

use super::correction::Correction;
use super::slip::{LineSlip, Slip};
use crate::form::CellId;
use crate::model::testimony::Testimony;
use crate::peers::Norm;
use crate::text::phrase::Phrase;

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It would undo one slip of a whole row or column.
    OfLine(LineSlip),
    /// Only totals and what is carried over change, no single count.
    OnlyTotals,
    /// It would undo a slip of the hand at this cell.
    Slip(Slip, CellId),
    /// A text that no other reading agrees with then agrees.
    TextAgrees(Arc<Testimony>),
    /// A text that agrees anyhow then agrees in one more way.
    TextFits(Arc<Testimony>),
    /// A text speaks of these cells and does not agree.
    TextDisagrees(Arc<Testimony>),
    /// The year before or after says the same of this cell.
    NeighbourAgrees(CellId, i16),
    /// The year before or after says otherwise of this cell.
    NeighbourDisagrees(CellId, i16),
    /// The report of the year before or after, which could tell, is not there.
    NoNeighbour(CellId, i16),
    /// An older version of the report has this figure.
    VersionAgrees(CellId),
    /// The figure is far from those of comparable agencies, and no longer then.
    PeersAgree(CellId, Norm),
    /// The figure is then among those of comparable agencies, as it is anyhow.
    PeersFit(CellId, Norm),
    /// The figure is then far from those of comparable agencies, as it is not yet.
    PeersDisagree(CellId, Norm),
    /// The amount is then of the order of another year's.
    OrderAgrees(CellId, i16),
    /// Blanks that some identity asks to be filled anyhow can then be filled so that everything holds.
    FillsBlanks(Vec<(CellId, i64)>),
    /// Blanks would have to be filled that could have been 0.
    NeedsBlanks(Vec<(CellId, i64)>),
    /// Requests would have to appear of which the report has no trace.
    FromNothing(CellId),
}

const PEERS_AGREE: Phrase = Phrase::new(
    "{cell} 原数远离 {count} 家同类机关的常见范围（中位数 {median}，中位差 {mad}），改后在其内",
    "{cell} is far from {count} comparable agencies (median {median}, MAD {mad}), and then among them",
);
const PEERS_FIT: Phrase = Phrase::new(
    "{cell} 改后在 {count} 家同类机关的常见范围内（中位数 {median}，中位差 {mad}）",
    "{cell} is then among {count} comparable agencies (median {median}, MAD {mad})",
);
const PEERS_DISAGREE: Phrase = Phrase::new(
    "{cell} 改后远离 {count} 家同类机关的常见范围（中位数 {median}，中位差 {mad}）",
    "{cell} is then far from {count} comparable agencies (median {median}, MAD {mad})",
);

impl Evidence {
    /// Its words; `{cell}`, `{line}`, `{year}`, `{slip}`, `{count}`, `{fills}`, `{place}`, `{median}`, `{mad}` are its places.
    pub const fn phrase(&self) -> Phrase {
        match self {
            Self::OfLine(_) => Phrase::new("{line}：{slip}", "{line}: {slip}"),
            Self::OnlyTotals => {
                Phrase::new("只动合计和结转格，不动任何明细格", "changes totals and carry-overs only, no single count")
            }
            Self::Slip(..) => Phrase::new("{cell}：{slip}", "{cell}: {slip}"),
            Self::TextAgrees(_) | Self::TextFits(_) => Phrase::new("与{place}一致", "agrees with {place}"),
            Self::TextDisagrees(_) => Phrase::new("与{place}不一致", "differs from {place}"),
            Self::NeighbourAgrees(..) => {
                Phrase::new("{cell} 与 {year} 年报告一致", "{cell} then agrees with the report of {year}")
            }
            Self::NeighbourDisagrees(..) => {
                Phrase::new("{cell} 与 {year} 年报告不一致", "{cell} then differs from the report of {year}")
            }
            Self::NoNeighbour(..) => {
                Phrase::new("没有 {year} 年报告，{cell} 无从印证", "no report of {year} to tell {cell} by")
            }
            Self::VersionAgrees(_) => {
                Phrase::new("{cell} 与同一年的旧版本一致", "{cell} then agrees with an older version of the report")
            }
            Self::PeersAgree(..) => PEERS_AGREE,
            Self::PeersFit(..) => PEERS_FIT,
            Self::PeersDisagree(..) => PEERS_DISAGREE,
            Self::OrderAgrees(..) => {
                Phrase::new("{cell} 与 {year} 年的量级相当", "{cell} is then of the order of {year}")
            }
            Self::FillsBlanks(_) => Phrase::new(
                "有 {count} 个空白格可随之补上：{fills}",
                "{count} blank cells can be filled accordingly: {fills}",
            ),
            Self::NeedsBlanks(_) => Phrase::new(
                "还须补上 {count} 个本可为 0 的空白格：{fills}",
                "{count} blank cells that could be 0 must be filled: {fills}",
            ),
            Self::FromNothing(_) => {
                Phrase::new("{cell} 须凭空增加，报告里没有旁证", "{cell} would grow out of nothing in the report")
            }
        }
    }

    /// How much it counts; below 0 it speaks against. What texts and years say counts at least 2, so that
    /// nothing that is usual elsewhere outweighs it.
    pub const fn weight(&self) -> i32 {
        match self {
            Self::OfLine(_) => 5,
            Self::TextAgrees(_) | Self::NeighbourAgrees(..) => 4,
            Self::Slip(Slip::TotalNotFilled, _) | Self::VersionAgrees(_) | Self::OrderAgrees(..) => 3,
            Self::Slip(..) | Self::TextFits(_) => 2,
            Self::OnlyTotals | Self::FillsBlanks(_) | Self::PeersAgree(..) => 1,
            Self::NoNeighbour(..) | Self::PeersFit(..) => 0,
            Self::NeedsBlanks(_) | Self::PeersDisagree(..) => -1,
            Self::FromNothing(_) => -2,
            Self::NeighbourDisagrees(..) | Self::TextDisagrees(_) => -4,
        }
    }

    /// How much it counts between corrections of one weight; below 0 it speaks against.
    pub const fn lean(&self) -> i32 {
        match self {
            Self::PeersAgree(..) => 2,
            Self::PeersFit(..) => 1,
            Self::PeersDisagree(..) => -1,
            _ => 0,
        }
    }

    /// What is usual among the peers, where they are asked.
    pub const fn norm(&self) -> Option<&Norm> {
        match self {
            Self::PeersAgree(_, norm) | Self::PeersFit(_, norm) | Self::PeersDisagree(_, norm) => Some(norm),
            _ => None,
        }
    }

    /// The year whose report it speaks of, where it is another's.
    pub const fn year(&self) -> Option<i16> {
        match self {
            Self::NeighbourAgrees(_, year)
            | Self::NeighbourDisagrees(_, year)
            | Self::NoNeighbour(_, year)
            | Self::OrderAgrees(_, year) => Some(*year),
            _ => None,
        }
    }

    /// The cell that it speaks of, where it is one.
    pub const fn cell(&self) -> Option<CellId> {
        match self {
            Self::OfLine(LineSlip { cell, .. })
            | Self::Slip(_, cell)
            | Self::NeighbourAgrees(cell, _)
            | Self::NeighbourDisagrees(cell, _)
            | Self::NoNeighbour(cell, _)
            | Self::VersionAgrees(cell)
            | Self::OrderAgrees(cell, _)
            | Self::PeersAgree(cell, _)
            | Self::PeersFit(cell, _)
            | Self::PeersDisagree(cell, _)
            | Self::FromNothing(cell) => Some(*cell),
            _ => None,
        }
    }
}

/// A correction with what speaks for and against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The correction.
    pub correction: Correction,
    /// The evidence, in the order it is shown.
    pub evidence: Vec<Evidence>,
}

impl Weighed {
    /// The sum of the evidence; however many figures change, the peers count once.
    pub fn weight(&self) -> i32 {
        let (peers, rest): (Vec<&Evidence>, Vec<_>) = self.evidence.iter().partition(|one| one.norm().is_some());
        let sum = |pieces: Vec<&Evidence>| pieces.into_iter().map(Evidence::weight).sum::<i32>();
        sum(rest) + sum(peers).clamp(-1, 1)
    }

    /// The sum of what decides between corrections of one weight.
    pub fn lean(&self) -> i32 {
        self.evidence.iter().map(Evidence::lean).sum()
    }
}
