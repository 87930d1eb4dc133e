//! placeholder until the terminal branch lands
/// Error.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct DataError(String);
/// Reads.
pub fn read_toml<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, DataError> {
    toml::from_str(text).map_err(|e| DataError(format!("{name}: {e}")))
}
