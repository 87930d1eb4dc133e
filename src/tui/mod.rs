//! The screen: entering and leaving the terminal, its colours and its pictures in text. It decides nothing about reports.

pub mod depth;
pub mod terminal;
