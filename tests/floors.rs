//! Holds the modules to their floors: each uses only modules of lower floors, never a sibling of its own. The floors are the
//! numbered comments over the module list in `src/lib.rs`. Within a module files may use one another, but not in a circle.

use std::collections::{BTreeMap, BTreeSet};
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

/// Files that know one another: a page's tree holds what its elements say of themselves, and the numbers of lists are counted
/// on the tree.
const KNOTS: [&str; 4] = ["ingest::html::attributes", "ingest::html::list", "ingest::html::sink", "ingest::html::tree"];

/// The sources of the library by the path of the module that each holds.
fn modules() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&root).into_iter().map(|(_, path, code)| (name(&path), code)).collect()
}

#[test]
fn files_of_a_module_use_one_another_in_no_circle() {
    let sources = modules();
    let names: BTreeSet<&str> = sources.iter().map(|(name, _)| name.as_str()).collect();
    let mut uses = BTreeMap::new();
    for (name, source) in &sources {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let is_apart = |other: &&str| !is_within(name, other) && !is_within(other, name);
        uses.insert(name.as_str(), files_used(name, code, &names).into_iter().filter(is_apart).collect());
    }
    assert_eq!(in_circles(uses), KNOTS.into(), "these files use one another in circles");
}

#[test]
fn folders_of_a_module_use_one_another_in_no_circle() {
    let sources = modules();
    let names: BTreeSet<&str> = sources.iter().map(|(name, _)| name.as_str()).collect();
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, source) in sources.iter().filter(|(name, _)| !name.ends_with("tests")) {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let Some(own) = within_module(name) else { continue };
        let others = files_used(name, code, &names).into_iter().filter_map(within_module);
        uses.entry(own).or_default().extend(others.filter(|other| *other != own));
    }
    assert_eq!(in_circles(uses), BTreeSet::new(), "these folders and files use one another in circles");
}

/// The part of a module that a file belongs to: a folder, or a file beside the module's face; the face belongs to none.
fn within_module(name: &str) -> Option<&str> {
    let (module, rest) = name.split_once("::")?;
    let part = rest.split("::").next()?;
    Some(&name[..module.len() + 2 + part.len()])
}

/// The path of the module that a file holds.
fn name(path: &str) -> String {
    let path = path.trim_end_matches(".rs");
    path.strip_suffix("/mod").unwrap_or(path).replace('/', "::")
}

/// Tells whether a module is another or one of its children.
fn is_within(module: &str, other: &str) -> bool {
    module.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The files that a source names, however long the paths behind them are.
fn files_used<'n>(own: &str, source: &str, names: &BTreeSet<&'n str>) -> BTreeSet<&'n str> {
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let starts = ["crate::", "super::"].into_iter().flat_map(|start| code.match_indices(start).map(|(at, _)| at));
    let starts = starts.filter(|at| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':')));
    let paths = starts.flat_map(|at| spelled_out(&code[at..]));
    let file = |path: String| {
        let path = from_root(own, &path);
        (0..=path.len()).rev().find_map(|end| names.get(path[..end].join("::").as_str()).copied())
    };
    paths.filter_map(file).collect()
}

/// Every path that a path with groups stands for.
fn spelled_out(code: &str) -> Vec<String> {
    let end = code.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':')).unwrap_or(code.len());
    let (start, rest) = code.split_at(end);
    let Some(group) = rest.strip_prefix('{').filter(|_| start.is_empty() || start.ends_with("::")) else {
        return vec![start.to_owned()];
    };
    let mut depth = 0;
    let parts = group[..matching(group)].split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0 && c == ','
    });
    let parts = parts.map(str::trim_start).filter(|part| !part.is_empty());
    parts.flat_map(spelled_out).map(|part| format!("{start}{part}")).collect()
}

/// Where the group ends whose inside begins here.
fn matching(group: &str) -> usize {
    let mut depth = 1;
    let closes = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0
    };
    group.find(closes).unwrap_or(group.len())
}

/// A path as it is seen from the root of the crate.
fn from_root<'p>(own: &'p str, path: &'p str) -> Vec<&'p str> {
    let mut from: Vec<&str> = own.split("::").collect();
    let steps: Vec<&str> = path.split("::").collect();
    let ups = steps.iter().take_while(|step| **step == "super").count();
    from.truncate(if steps[0] == "crate" { 0 } else { from.len().saturating_sub(ups) });
    from.extend(steps.into_iter().skip(ups.max(1)));
    from
}

/// What is left when whatever uses nothing that is left, or is used by nothing that is left, goes, again and again.
fn in_circles<'n>(mut below: BTreeMap<&'n str, BTreeSet<&'n str>>) -> BTreeSet<&'n str> {
    loop {
        let used: BTreeSet<&str> = below.values().flatten().copied().collect();
        let left: BTreeSet<&str> = below
            .iter()
            .filter(|(name, uses)| !uses.is_empty() && used.contains(*name))
            .map(|(name, _)| *name)
            .collect();
        if left.len() == below.len() {
            return left;
        }
        below.retain(|name, _| left.contains(name));
        for uses in below.values_mut() {
            uses.retain(|name| left.contains(name));
        }
    }
}

#[test]
fn circles_are_found_through_groups_and_parents() {
    let names = BTreeSet::from(["a::b", "a::c", "a::d", "a", "e"]);
    let used = |code: &str| files_used("a::b", code, &names).into_iter().collect::<Vec<_>>();
    assert_eq!(used("use super::{c::{X, Y}, d};\nuse crate::e::Z;"), ["a::c", "a::d", "e"]);
    assert_eq!(used("// super::c\nuse super::X;\nlet y = super::d::y();"), ["a", "a::d"]);
    let graph = |edges: &[(&'static str, &'static str)]| {
        let mut below: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (from, to) in edges {
            below.entry(from).or_default().insert(to);
            below.entry(to).or_default();
        }
        in_circles(below).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(graph(&[("a", "b"), ("b", "c")]), [""; 0]);
    assert_eq!(graph(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]), ["b", "c"]);
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
