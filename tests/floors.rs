//! Holds the modules to their floors: each uses only modules of lower floors, never a sibling of its own. The floors are the
//! numbered comments over the module list in `src/lib.rs`.

use std::collections::BTreeMap;
use std::path::Path;

/// The floor of every module, as `src/lib.rs` states it.
fn floors(list: &str) -> BTreeMap<String, u8> {
    let mut floors = BTreeMap::new();
    let mut floor = None;
    for line in list.lines() {
        if let Some(comment) = line.strip_prefix("// ") {
            floor = comment.split(':').next().and_then(|number| number.parse().ok());
        } else if let Some(module) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            let floor = floor.unwrap_or_else(|| panic!("{module} stands below no numbered floor"));
            assert_eq!(floors.insert(module.to_owned(), floor), None, "{module} stands twice");
        }
    }
    floors
}

/// The modules of the crate that a source text names, each with its line; comments do not count: `crate::a::b`,
/// `use crate::{a, b::c}`.
fn used(source: &str) -> Vec<(usize, String)> {
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    let paths = code.match_indices("crate::").map(|(at, path)| (at, &code[at + path.len()..]));
    paths
        .flat_map(|(at, path)| {
            let number = line(at);
            path_heads(path).into_iter().map(move |name| (number, name))
        })
        .collect()
}

/// The first name of a path, or of each path in a group.
fn path_heads(path: &str) -> Vec<String> {
    let name = |path: &str| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let outermost = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth <= 0 && (c == ',' || c == '}')
    });
    outermost.map(name).filter(|name| !name.is_empty()).collect()
}

/// The sources of the library with the module they belong to; the crate's own files belong to none.
fn sources(root: &Path) -> Vec<(String, String, String)> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let rust = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    let named = rust.filter_map(|file| {
        let path = file.path().strip_prefix(root).ok()?.to_str()?.to_owned();
        let module = path.split('/').next()?.trim_end_matches(".rs").to_owned();
        let source = std::fs::read_to_string(file.path()).expect("the sources are readable");
        Some((module, path, source))
    });
    named.filter(|(module, ..)| !matches!(module.as_str(), "lib" | "main")).collect()
}

#[test]
fn every_module_uses_only_lower_floors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let floors = floors(&std::fs::read_to_string(root.join("lib.rs")).unwrap());
    assert!(floors.len() > 8, "{floors:?}");
    let mut broken = Vec::new();
    assert!(sources(&root).len() > 100);
    for (module, path, source) in sources(&root) {
        let floor = floors.get(&module).unwrap_or_else(|| panic!("{path} belongs to no module of lib.rs"));
        for (line, other) in used(&source) {
            let Some(lower) = floors.get(&other).filter(|_| other != module) else { continue };
            if lower >= floor {
                broken.push(format!("src/{path}:{line}: {module} (floor {floor}) uses {other} (floor {lower})"));
            }
        }
    }
    assert!(broken.is_empty(), "modules use their own or higher floors:\n{}", broken.join("\n"));
}

#[test]
fn uses_are_found_in_every_form() {
    let names = |source: &str| used(source).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names("use crate::text::fold;\n// crate::tui\nlet a = crate::form::Edition::E2019;"), ["text", "form"]);
    assert_eq!(names("use crate::{\n  form::{CellId, Form},\n  text, model::id};"), ["form", "text", "model"]);
}

#[test]
fn a_floor_holds_until_the_next_number() {
    let floors = floors("// 0: words\npub mod text;\n// 1: reading\npub mod ingest;\npub mod tie;\n");
    assert_eq!(floors, [("ingest", 1), ("text", 0), ("tie", 1)].map(|(name, floor)| (name.to_owned(), floor)).into());
}
