//! The screen: entering and leaving the terminal, its colours and its pictures in text, panes, layers and keys. It decides
//! nothing about reports: what it shows and does is the session's.

pub mod action;
pub mod app;
pub mod canvas;
pub mod chord;
pub mod colour;
pub mod depth;
mod exports;
mod footer;
mod header;
pub mod keymap;
mod lattice;
mod layers;
pub mod layout;
mod line;
pub mod look;
mod marks;
mod pane;
mod panes;
mod paragraph;
pub mod position;
pub mod role;
mod run;
pub mod screen_text;
pub mod svg;
mod synonyms;
pub mod terminal;
pub mod texts;
pub mod theme;

pub use exports::{Choice, Exports, Job, Scope};
pub use run::{RunError, Setup, drive, run};
