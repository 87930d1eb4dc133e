//! Where things live, by the conventions of the system. It makes no folder.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The folders of the program; none of them is known where nobody has a home.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// Settings, own themes and keys.
    pub config: Option<PathBuf>,
    /// Decisions, in `review` below it.
    pub data: Option<PathBuf>,
    /// What can be thrown away.
    pub cache: Option<PathBuf>,
    /// Positions, logs and crash files.
    pub state: Option<PathBuf>,
}

impl Folders {
    /// Asks the system.
    pub fn of_user() -> Self {
        let Some(folders) = ProjectDirs::from("", "", "gouji") else { return Self::default() };
        Self {
            config: Some(folders.config_dir().to_owned()),
            data: Some(folders.data_dir().to_owned()),
            cache: Some(folders.cache_dir().to_owned()),
            state: Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned()),
        }
    }

    /// The file that says which names mean one agency.
    pub fn alias_file(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("agencies.toml"))
    }

    /// The file with the user's settings.
    pub fn config_file(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("config.toml"))
    }
}
