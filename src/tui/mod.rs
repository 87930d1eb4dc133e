//! The screen: entering and leaving the terminal, its colours and its pictures in text. It decides nothing about reports.

pub mod colour;
pub mod depth;
pub mod role;
pub mod screen_text;
pub mod svg;
pub mod terminal;
pub mod theme;
