//! `gouji config`: what is in force, who said so, and where things live.

use std::path::PathBuf;

use clap::ValueEnum;
use serde::Serialize;

use super::console::Format;
use super::context::Context;
use super::options::{Layout, Printed};
use super::settings::{Choices, Chosen};
use super::status::{Outcome, Status};
use crate::text::phrase::{Lang, Phrase};
use crate::text::width::pad_right;

/// One setting.
#[derive(Serialize)]
struct Setting {
    name: &'static str,
    value: Option<String>,
    origin: Option<&'static str>,
    #[serde(skip)]
    said_by: Phrase,
}

impl Setting {
    fn of<T>(name: &'static str, chosen: &Chosen<T>, show: impl Fn(&T) -> String) -> Self {
        let said_by = chosen.origin.name();
        Self { name, value: Some(show(&chosen.value)), origin: Some(said_by.en), said_by }
    }
}

/// One place where things live.
#[derive(Serialize)]
struct Home {
    name: &'static str,
    path: Option<String>,
    exists: bool,
    #[serde(skip)]
    what: Phrase,
}

#[derive(Serialize)]
struct Shape {
    settings: Vec<Setting>,
    places: Vec<Home>,
}

/// Prints what is in force.
pub fn run(printed: &Printed, context: &mut Context<'_>) -> Outcome {
    let shape = Shape { settings: settings(&context.choices), places: homes(context) };
    match printed.format {
        Layout::Json => context.console.json(&shape, Format::Json)?,
        Layout::Text => print(&shape, context)?,
    }
    Ok(Status::Done)
}

fn settings(choices: &Choices) -> Vec<Setting> {
    let mut all = vec![
        Setting::of("lang", &choices.lang, name_of),
        Setting::of("auditor", &choices.auditor, Clone::clone),
        Setting::of("jobs", &choices.jobs, ToString::to_string),
        Setting::of("theme", &choices.theme, Clone::clone),
        Setting::of("frames", &choices.frames, name_of),
        Setting::of("ambiguous", &choices.ambiguous, name_of),
    ];
    all.extend(choices.review.iter().map(|review| Setting::of("review", review, |path| path.display().to_string())));
    all
}

/// The word that stands for a choice in files and options.
fn name_of(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn homes(context: &Context<'_>) -> Vec<Home> {
    let folders = &context.folders;
    let home = |name, path: Option<PathBuf>, what| Home {
        name,
        exists: path.as_ref().is_some_and(|path| path.exists()),
        path: path.map(|path| path.display().to_string()),
        what,
    };
    vec![
        home("config_file", folders.config_file(), Phrase::new("设置文件", "settings file")),
        home("agencies", folders.alias_file(), Phrase::new("别名文件", "alias file")),
        home("themes", super::settings::theme_folder(folders), Phrase::new("自备配色", "own themes")),
        home("data", folders.data.clone(), Phrase::new("数据", "data")),
        home("cache", folders.cache.clone(), Phrase::new("缓存", "cache")),
        home("state", folders.state.clone(), Phrase::new("位置和日志", "positions and logs")),
    ]
}

fn print(shape: &Shape, context: &mut Context<'_>) -> std::io::Result<()> {
    let lang = context.lang();
    for Setting { name, value, said_by, .. } in &shape.settings {
        let (value, said_by) = (value.as_deref().unwrap_or_default(), said_by.in_lang(lang));
        context.console.line(&match lang {
            Lang::Zh => format!("{name:<10} = {value}（{said_by}）"),
            Lang::En => format!("{name:<10} = {value} ({said_by})"),
        })?;
    }
    context.console.line("")?;
    for Home { path, exists, what, .. } in &shape.places {
        let missing = if *exists { "" } else { context.console.pick("（还没有）", " (not there yet)") };
        let path = path.as_deref().unwrap_or("-");
        context.console.line(&format!("{}  {path}{missing}", pad_right(what.in_lang(lang), 18)))?;
    }
    Ok(())
}
