use super::super::mending::mend;
use super::super::mending::tests::{SEVEN, report};
use super::super::slip::LineSlip;
use super::*;
use crate::form::Edition;
use crate::model::narrative::Amount;
use crate::model::report::{Evidence as By, Stated};
use crate::peers::Limits;

const NOBODY: Witnesses<'static> = Witnesses {
    texts: Vec::new(),
    last: Vec::new(),
    next: Vec::new(),
    others: Vec::new(),
    older: Vec::new(),
    peers: Vec::new(),
    limits: Limits { least: 8, times: 5, difference: 10, history: 20 },
};

fn weighed(changed: &[(&str, &str)], witnesses: &Witnesses<'_>) -> Vec<Weighed> {
    let report = dated(2024, &[&SEVEN, changed].concat());
    weigh(mend(&report).remove(0).corrections, &report, witnesses)
}

fn dated(year: i16, figures: &[(&str, &str)]) -> Report {
    let mut report = report(Edition::E2021, figures);
    report.head.year = Some(Stated { value: year, line: 1, by: By::Title });
    report
}

fn cell(path: &str) -> CellId {
    Edition::E2021.form().unwrap().cell(path).unwrap()
}

fn first(weighed: &[Weighed]) -> Vec<(String, Option<i64>)> {
    told(&weighed[0])
}

fn told(way: &Weighed) -> Vec<(String, Option<i64>)> {
    let form = Edition::E2021.form().unwrap();
    let value = |change: &Change| change.to.only().and_then(Number::as_whole);
    way.correction.changes.iter().map(|change| (form.path(change.cell).to_owned(), value(change))).collect()
}

fn says(path: &str, number: i64) -> Testimony {
    Testimony {
        readings: vec![vec![cell(path)]],
        amount: Amount::exactly(Number::whole(number)),
        year: None,
        line: 17,
        words: "共办结5件".to_owned(),
    }
}

#[test]
fn a_total_left_unfilled_comes_before_requests_out_of_nothing() {
    let unfilled = [("requests.outcome_total.natural_person", "0"), ("requests.outcome_total.total", "0")];
    let found = weighed(&unfilled, &NOBODY);
    assert_eq!(
        first(&found),
        [
            ("requests.outcome_total.natural_person".to_owned(), Some(5)),
            ("requests.outcome_total.total".to_owned(), Some(5))
        ]
    );
    assert!(found[0].evidence.contains(&Evidence::OnlyTotals));
    let slip = LineSlip { slip: Slip::TotalsNotFilled, cell: cell("requests.outcome_total.business") };
    assert!(matches!(found[0].evidence[0], Evidence::OfLine(LineSlip { slip: Slip::TotalsNotFilled, .. })), "{slip:?}");
}

#[test]
fn the_year_after_tells_which_of_two_carry_overs_is_meant() {
    let next = Record::of(&dated(2025, &[("requests.carried_in.total", "2")]));
    let wrong = [("requests.carried_out.total", "9")];
    let found = weighed(&wrong, &Witnesses { next: vec![&next], ..NOBODY });
    assert_eq!(first(&found), [("requests.carried_out.total".to_owned(), Some(2))]);
    let place = cell("requests.carried_out.total");
    assert!(found[0].evidence.contains(&Evidence::NeighbourAgrees(place, 2025)));
    let alone = weighed(&wrong, &NOBODY);
    assert!(alone[0].evidence.contains(&Evidence::NoNeighbour(place, 2025)), "{alone:?}");
}

#[test]
fn the_year_before_tells_what_was_carried_in_and_any_version_of_it_counts() {
    let of = |carried: &str| Record::of(&dated(2023, &[("requests.carried_out.total", carried)]));
    let (current, older) = (of("4"), of("0"));
    let wrong = [("requests.carried_in.total", "4")];
    let place = cell("requests.carried_in.total");
    let evidence = |last: Vec<&Record>| weighed(&wrong, &Witnesses { last, ..NOBODY })[0].evidence.clone();
    assert!(evidence(vec![&older]).contains(&Evidence::NeighbourAgrees(place, 2023)));
    assert!(evidence(vec![&current, &older]).contains(&Evidence::NeighbourAgrees(place, 2023)));
    assert!(evidence(vec![&current]).contains(&Evidence::NeighbourDisagrees(place, 2023)));
}

#[test]
fn an_older_version_with_the_figure_speaks_for_it() {
    let older = Record::of(&dated(2024, &SEVEN));
    let wrong = [("disputes.reconsideration.upheld", "3"), ("requests.granted.natural_person", "6")];
    let found = weighed(&wrong, &Witnesses { older: vec![&older], ..NOBODY });
    assert!(found[0].evidence.contains(&Evidence::VersionAgrees(cell("requests.granted.natural_person"))));
}

#[test]
fn the_text_tells_which_figure_of_a_group_is_wrong() {
    let report = dated(2024, &[("disputes.reconsideration.upheld", "3")]);
    let found = |text: Option<Testimony>| {
        let witnesses = Witnesses::of_text(text.into_iter().collect());
        weigh(mend(&report).remove(0).corrections, &report, &witnesses)
    };
    let none = found(Some(says("disputes.reconsideration.total", 0)));
    assert_eq!(first(&none), [("disputes.reconsideration.upheld".to_owned(), Some(0))]);
    assert!(matches!(none[1].evidence.last(), Some(Evidence::TextDisagrees(_))), "{none:?}");
    let three = found(Some(says("disputes.reconsideration.total", 3)));
    assert_eq!(first(&three), [("disputes.reconsideration.total".to_owned(), Some(3))]);
    assert!(matches!(&three[0].evidence[..], [.., Evidence::TextAgrees(text)] if text.line == 17));
}

#[test]
fn a_text_that_agreed_anyhow_counts_less() {
    let wrong = [("requests.outcome_total.total", "4")];
    let text = Testimony {
        readings: vec![vec![cell("requests.received.total")], vec![cell("requests.outcome_total.total")]],
        amount: Amount { low: Number::whole(5), high: Some(Number::whole(7)) },
        ..says("requests.received.total", 7)
    };
    let found = weighed(&wrong, &Witnesses::of_text(vec![text]));
    assert_eq!(first(&found), [("requests.outcome_total.total".to_owned(), Some(5))]);
    assert!(found[0].evidence.iter().any(|one| matches!(one, Evidence::TextFits(_))), "{found:?}");
}

#[test]
fn blanks_that_could_be_nought_speak_against_a_correction() {
    let wrong = [("requests.granted.natural_person", "6"), ("requests.granted.business", "")];
    let found = weighed(&wrong, &NOBODY);
    assert_eq!(first(&found), [("requests.granted.natural_person".to_owned(), Some(5))]);
    assert!(found.iter().all(|way| way.correction.fills.is_empty()
        || way.evidence.contains(&Evidence::NeedsBlanks(way.correction.fills.clone()))));
}

#[test]
fn transposed_digits_are_seen() {
    let wrong = [
        ("requests.granted.natural_person", "12"),
        ("requests.granted.total", "21"),
        ("requests.received.natural_person", "23"),
        ("requests.received.total", "23"),
        ("requests.outcome_total.natural_person", "21"),
        ("requests.outcome_total.total", "21"),
    ];
    let found = weighed(&wrong, &NOBODY);
    assert!(matches!(found[0].evidence[..], [Evidence::Slip(Slip::DigitsTransposed, _)]), "{found:?}");
}

#[test]
fn neighbours_that_changed_places_are_seen() {
    let wrong = [("requests.granted.natural_person", "0"), ("requests.granted.business", "5")];
    let found = weighed(&wrong, &NOBODY);
    let swapped = |one: &Evidence| {
        matches!(one, Evidence::Slip(Slip::FiguresSwapped, _))
            || matches!(one, Evidence::OfLine(line) if line.slip == Slip::RowShifted)
    };
    assert!(found[0].evidence.iter().any(swapped), "{found:?}");
    assert_eq!(
        first(&found),
        [("requests.granted.natural_person".to_owned(), Some(5)), ("requests.granted.business".to_owned(), Some(0))]
    );
}

/// Of two figures that could be the wrong one, that which no other agency has goes first; a text still goes before.
#[test]
fn peers_are_heard_after_texts() {
    let quiet = Record::of(&dated(2024, &[("disputes.direct_suit.total", "0")]));
    let peers = || Witnesses { peers: vec![&quiet; 9], ..NOBODY };
    let report = dated(2024, &[("disputes.direct_suit.upheld", "300"), ("disputes.direct_suit.total", "2")]);
    let found = |witnesses: &Witnesses<'_>| weigh(mend(&report).remove(0).corrections, &report, witnesses);
    let (upheld, total) = ("disputes.direct_suit.upheld".to_owned(), "disputes.direct_suit.total".to_owned());
    assert_eq!(first(&found(&NOBODY)), [(total.clone(), Some(300))], "it is a total");
    let beside = found(&peers());
    assert_eq!(first(&beside), [(upheld, Some(2))]);
    let (agrees, differs) = (beside[0].evidence.last().unwrap(), beside[1].evidence.last().unwrap());
    assert!(matches!(agrees, Evidence::PeersAgree(_, norm) if norm.n == 9), "{beside:?}");
    assert!(matches!(differs, Evidence::PeersDisagree(..)), "{beside:?}");
    assert_eq!(
        super::super::say::evidence(report.form().unwrap(), agrees, crate::text::phrase::Lang::Zh),
        "+ 直接起诉·维持 原数远离 9 家同类机关的常见范围（中位数 0，中位差 0），改后在其内"
    );
    let text = Arc::new(says("disputes.direct_suit.total", 300));
    let told = found(&Witnesses { texts: vec![text], ..peers() });
    assert_eq!(first(&told), [(total, Some(300))]);
    let few = found(&Witnesses { peers: vec![&quiet; 7], ..NOBODY });
    assert!(few.iter().all(|way| way.evidence.iter().all(|one| one.norm().is_none())), "{few:?}");
}

#[test]
fn any_number_of_cells_beside_peers_counts_once() {
    let norm = Norm { n: 9, median: crate::peers::Amount::whole(0), mad: crate::peers::Amount::whole(0) };
    let place = cell("disputes.direct_suit.total");
    let correction = mend(&dated(2024, &[("disputes.direct_suit.total", "2")])).remove(0).corrections.remove(0);
    let way = |evidence: Vec<Evidence>| Weighed { correction: correction.clone(), evidence };
    assert_eq!(way(vec![Evidence::PeersAgree(place, norm); 3]).weight(), 1);
    assert_eq!(way(vec![Evidence::PeersDisagree(place, norm); 3]).weight(), -1);
    assert_eq!(way(vec![Evidence::OnlyTotals, Evidence::PeersDisagree(place, norm)]).weight(), 0);
}
