//! What holds for one run, and who said so: option, environment, settings file, or nobody. It reads the file and writes none.

use std::env;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;

use super::folders::Folders;
use super::options::Common;
use super::status::Halt;
use crate::corpus::{Aliases, Crew};
use crate::rules::RuleSet;
use crate::session::{Method, Settings};
use crate::text::data::{self, DataError};
use crate::text::phrase::{Lang, Phrase};
use crate::text::substitute::Ambiguous;
use crate::tui::terminal::Frames;
use crate::tui::theme::{self, Theme};

/// Who said so: the first of them that speaks is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// An option of the call.
    Flag,
    /// A variable of the environment.
    Environment,
    /// The settings file.
    File,
    /// Nobody.
    Default,
}

impl Authority {
    /// Its name for people.
    pub const fn name(self) -> Phrase {
        match self {
            Self::Flag => Phrase::new("命令行选项", "option"),
            Self::Environment => Phrase::new("环境变量", "environment"),
            Self::File => Phrase::new("设置文件", "settings file"),
            Self::Default => Phrase::new("默认", "default"),
        }
    }
}

/// A value and who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<T> {
    /// What holds.
    pub value: T,
    /// Who said so.
    pub origin: Authority,
}

/// The settings file: every key may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    lang: Option<Lang>,
    auditor: Option<String>,
    review: Option<PathBuf>,
    theme: Option<String>,
    frames: Option<FrameChoice>,
    ambiguous: Option<WidthChoice>,
    jobs: Option<NonZeroUsize>,
}

/// Which characters frames are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FrameChoice {
    /// What the terminal can show.
    #[default]
    Auto,
    /// Line-drawing characters.
    Unicode,
    /// `+`, `-` and `|`.
    Ascii,
}

impl FrameChoice {
    /// What the terminal is told; none where it is to be found out.
    pub const fn frames(self) -> Option<Frames> {
        match self {
            Self::Auto => None,
            Self::Unicode => Some(Frames::Unicode),
            Self::Ascii => Some(Frames::Ascii),
        }
    }
}

/// How wide characters of uncertain width are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum WidthChoice {
    /// What the terminal answers.
    #[default]
    Auto,
    /// One cell.
    Narrow,
    /// Two cells.
    Wide,
}

impl WidthChoice {
    /// What the terminal is told; none where it is to be found out.
    pub const fn ambiguous(self) -> Option<Ambiguous> {
        match self {
            Self::Auto => None,
            Self::Narrow => Some(Ambiguous::Narrow),
            Self::Wide => Some(Ambiguous::Wide),
        }
    }
}

/// Everything that can be chosen, with who chose it.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The language of everything said.
    pub lang: Chosen<Lang>,
    /// Who decides.
    pub auditor: Chosen<String>,
    /// The review folder; none where nobody has a home.
    pub review: Option<Chosen<PathBuf>>,
    /// Reading threads.
    pub jobs: Chosen<NonZeroUsize>,
    /// The theme of the screen.
    pub theme: Chosen<String>,
    /// The characters of frames.
    pub frames: Chosen<FrameChoice>,
    /// The width of ambiguous characters.
    pub ambiguous: Chosen<WidthChoice>,
    /// Which names mean one agency, by the user's alias file where there is one.
    pub aliases: Arc<Aliases>,
}

impl Choices {
    /// Asks the options, the environment and the settings file, in this order.
    pub fn settle(common: &Common, folders: &Folders) -> Result<Self, Halt> {
        let file = read_file(folders)?;
        let review = choose("GOUJI_REVIEW", common.review.clone(), file.review, path)?;
        let own = folders.data.as_ref().map(|data| data.join("review"));
        let theme = choose("GOUJI_THEME", None, file.theme, text)?.unwrap_or_else(|| by_default(theme::DEFAULT.into()));
        Theme::load(&theme.value, theme_folder(folders).as_deref(), crate::tui::depth::Depth::default())
            .map_err(|error| of_theme(&error, theme.origin, folders))?;
        Ok(Self {
            lang: choose("GOUJI_LANG", common.lang, file.lang, word)?.unwrap_or_else(|| by_default(Lang::Zh)),
            auditor: choose("GOUJI_AUDITOR", common.auditor.clone(), file.auditor, text)?
                .unwrap_or_else(|| by_default(login_name())),
            review: review.or_else(|| own.map(by_default)),
            jobs: choose("GOUJI_JOBS", common.jobs, file.jobs, count)?
                .map_or_else(|| by_default(processors()), |asked| Chosen { value: held(asked.value), ..asked }),
            theme,
            frames: choose("GOUJI_FRAMES", None, file.frames, word)?.unwrap_or_else(|| by_default(FrameChoice::Auto)),
            ambiguous: choose("GOUJI_AMBIGUOUS", None, file.ambiguous, word)?
                .unwrap_or_else(|| by_default(WidthChoice::Auto)),
            aliases: Arc::new(read_aliases(folders)?),
        })
    }

    /// Who reads the files: risky ones are read by this program in processes of their own.
    pub fn crew(&self) -> Crew {
        let program = std::env::current_exe().ok().filter(|program| program.is_file());
        Crew { jobs: self.jobs.value.get(), program: program.map(Into::into) }
    }

    /// What the session needs; where decisions live must be known for it.
    pub fn settings(&self, rules: &Arc<RuleSet>) -> Result<Settings, Halt> {
        let review = self.review.as_ref().ok_or_else(|| {
            Halt::said(
                "不知道处置记录放在哪里（没有主目录）。请用 --review 指定文件夹",
                "no home folder, so nobody knows where decisions live; name a folder with --review",
            )
        })?;
        Ok(Settings {
            lang: self.lang.value,
            auditor: self.auditor.value.clone(),
            review: review.value.clone(),
            method: self.method(rules),
        })
    }

    /// How a corpus is read and judged.
    pub fn method(&self, rules: &Arc<RuleSet>) -> Method {
        Method { crew: self.crew(), aliases: Arc::clone(&self.aliases), rules: Arc::clone(rules) }
    }
}

/// More threads than this only wait for one another: each has a process of its own, too.
const MOST_JOBS: NonZeroUsize = NonZeroUsize::new(64).expect("64 is not 0");

/// As many threads as were asked for, up to what makes sense.
fn held(asked: NonZeroUsize) -> NonZeroUsize {
    asked.min(MOST_JOBS.max(processors()))
}

/// Why a theme cannot be used, and who asked for it.
fn of_theme(error: &DataError, origin: Authority, folders: &Folders) -> Halt {
    let file = folders.config_file().filter(|_| origin == Authority::File).map(|file| file.display().to_string());
    let variable = (origin == Authority::Environment).then(|| "GOUJI_THEME".to_owned());
    match file.or(variable) {
        None => Halt::of(|lang| error.in_lang(lang)),
        Some(place) => Halt::of(|lang| match lang {
            Lang::Zh => format!("{place}：{}", error.in_lang(lang)),
            Lang::En => format!("{place}: {}", error.in_lang(lang)),
        }),
    }
}

fn read_aliases(folders: &Folders) -> Result<Aliases, Halt> {
    let file = folders.alias_file().filter(|file| file.is_file());
    Ok(file.map(|file| Aliases::read(&file)).transpose()?.unwrap_or_default())
}

/// Where a user's own themes lie.
pub fn theme_folder(folders: &Folders) -> Option<PathBuf> {
    folders.config.as_ref().map(|config| config.join("themes"))
}

/// The language that was asked for, before anything else is known: messages about the rest are said in it.
pub fn early_lang(asked: Option<Lang>, folders: &Folders) -> Lang {
    let of_environment = || env::var("GOUJI_LANG").ok().and_then(|named| word(&named));
    asked.or_else(of_environment).or_else(|| read_file(folders).ok()?.lang).unwrap_or_default()
}

fn read_file(folders: &Folders) -> Result<SettingsFile, DataError> {
    let file = folders.config_file().filter(|file| file.exists());
    file.map_or_else(|| Ok(SettingsFile::default()), |file| data::read_toml_file(&file))
}

const fn by_default<T>(value: T) -> Chosen<T> {
    Chosen { value, origin: Authority::Default }
}

fn choose<T>(
    variable: &'static str,
    flag: Option<T>,
    file: Option<T>,
    read: fn(&str) -> Option<T>,
) -> Result<Option<Chosen<T>>, Halt> {
    if let Some(value) = flag {
        return Ok(Some(Chosen { value, origin: Authority::Flag }));
    }
    let Some(said) = env::var_os(variable).filter(|said| !said.is_empty()) else {
        return Ok(file.map(|value| Chosen { value, origin: Authority::File }));
    };
    let said = said.to_string_lossy();
    let value = read(&said).ok_or_else(|| {
        Halt::said(
            format!("环境变量 {variable} 的值“{said}”不认识。请改正，或去掉它（unset {variable}）"),
            format!("the environment variable {variable} has an unknown value `{said}`; correct or unset it"),
        )
    })?;
    Ok(Some(Chosen { value, origin: Authority::Environment }))
}

fn word<T: clap::ValueEnum>(said: &str) -> Option<T> {
    T::from_str(said, true).ok()
}

fn count(said: &str) -> Option<NonZeroUsize> {
    said.parse().ok()
}

#[expect(clippy::unnecessary_wraps, reason = "one shape for all readers of variables")]
fn text(said: &str) -> Option<String> {
    Some(said.to_owned())
}

#[expect(clippy::unnecessary_wraps, reason = "one shape for all readers of variables")]
fn path(said: &str) -> Option<PathBuf> {
    Some(PathBuf::from(said))
}

fn login_name() -> String {
    let named = |variable| env::var(variable).ok().filter(|name| !name.is_empty());
    let uid = rustix::process::getuid().as_raw().to_string();
    let listed = || {
        let users = std::fs::read_to_string("/etc/passwd").ok()?;
        let mine = users.lines().find(|user| user.split(':').nth(2) == Some(&uid))?;
        mine.split(':').next().filter(|name| !name.is_empty()).map(str::to_owned)
    };
    named("USER").or_else(|| named("LOGNAME")).or_else(listed).unwrap_or_else(|| format!("uid{uid}"))
}

fn processors() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
