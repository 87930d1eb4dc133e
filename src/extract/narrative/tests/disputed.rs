//! What sentences count of reconsiderations and suits, and what became of them.

use super::*;

fn disputes(text: &str) -> Vec<(Subject, i64)> {
    stated(&in_part(4, text, "青禾县林业局"), |mention| mention.standing == Standing::Firm)
}

#[test]
fn what_was_withdrawn_is_a_part_of_other_results() {
    use Subject::*;
    let parts =
        |text| stated(&in_part(4, text, "青禾县林业局"), |one| one.standing == Standing::AtMost(Aside::Part));
    let text = "信息公开行政复议案件27件，维持15件，纠正11件，撤销复议申请1件。";
    assert_eq!(disputes(text), [(Reconsiderations, 27), (ReconsiderationsUpheld, 15), (ReconsiderationsCorrected, 11)]);
    assert_eq!(parts(text), [(ReconsiderationsOther, 1)]);
    for text in ["行政诉讼4件，原告撤诉1件。", "行政诉讼4件，裁定准予撤诉1件。", "行政诉讼4件，其中终止诉讼1件。"]
    {
        assert_eq!(parts(text), [(SuitsOther, 1)], "{text}");
    }
    // What was dismissed may be either; of which of them was one withdrawn?
    assert_eq!(disputes("行政复议5件，驳回复议申请2件。"), [(Reconsiderations, 5)]);
    assert_eq!(parts("行政复议5件、行政诉讼4件，其中撤诉1件。"), []);
    assert_eq!(disputes("行政诉讼3件，维持2件，纠正1件，其他案件5件。").len(), 3);
    // None of these denies disputes.
    for text in ["没有被驳回的行政复议申请。", "未出现驳回复议申请的情况。", "没有撤回的政府信息公开申请。"]
    {
        assert_eq!(disputes(text), [], "{text}");
    }
}

#[test]
fn results_of_one_sort_of_suits_are_not_those_of_all() {
    use Subject::*;
    let sorts = [(DirectSuits, 3), (DirectSuitsUpheld, 2), (DirectSuitsPending, 1)];
    let later = [(SuitsAfterReconsideration, 1), (LaterSuitsUpheld, 1)];
    for text in [
        "未经复议直接起诉3件（结果维持2件、尚未审结1件），复议后起诉1件（结果维持1件）。",
        "未经复议直接起诉3件，其中维持2件，未审结1件；复议后起诉1件，其中维持1件。",
        "未经复议直接起诉3件，维持2件，未审结1件，复议后起诉1件，维持1件。",
    ] {
        assert_eq!(disputes(text), [&sorts[..], &later].concat(), "{text}");
    }
    let both = "行政诉讼5件，其中直接起诉3件，复议后起诉2件；维持4件。";
    assert_eq!(disputes(both), [(Suits, 5), (DirectSuits, 3), (SuitsAfterReconsideration, 2), (SuitsUpheld, 4)]);
    // Of both, or of the last?
    let open = "直接起诉3件，复议后起诉2件，其中维持2件。";
    assert_eq!(disputes(open), [(DirectSuits, 3), (SuitsAfterReconsideration, 2)]);
    assert_eq!(disputes("行政诉讼5件，其中直接起诉3件，维持2件。"), [(Suits, 5), (DirectSuits, 3)]);
}

#[test]
fn nothing_became_of_what_there_was_none_of() {
    use Subject::*;
    let text = "行政复议两宗、行政诉讼0宗，其中一宗维持原答复，一宗结果纠正，0宗尚未审结。";
    let rest = [(ReconsiderationsUpheld, 1), (ReconsiderationsCorrected, 1), (ReconsiderationsPending, 0)];
    assert_eq!(disputes(text), [&[(Reconsiderations, 2), (Suits, 0)], &rest[..]].concat());
    let none = "没有行政复议案件，行政诉讼案件1件，结果维持1件。";
    assert_eq!(disputes(none), [(Reconsiderations, 0), (Suits, 1), (SuitsUpheld, 1)]);
    let noughts = "行政复议5件，其中维持5件；行政诉讼0件，其中维持0件，纠正0件。";
    let of_suits = [(Suits, 0), (SuitsUpheld, 0), (SuitsCorrected, 0)];
    assert_eq!(disputes(noughts), [&[(Reconsiderations, 5), (ReconsiderationsUpheld, 5)], &of_suits[..]].concat());
}

#[test]
fn what_was_corrected_was_amiss() {
    use Subject::*;
    let text = "未发生因政府信息公开答复不当引发的行政复议纠错或行政诉讼败诉。";
    assert_eq!(disputes(text), [(NoReconsiderationCorrected, 0), (NoSuitLost, 0)]);
    // There may have been some over answers that were right.
    assert_eq!(disputes("未发生因政府信息公开答复不当引发的行政复议。"), []);
}

#[test]
fn what_was_carried_over_may_be_disputes() {
    use Subject::*;
    assert_eq!(disputes("新增行政复议3件，上年结转复议案件1件。"), [(Reconsiderations, 3)]);
    assert_eq!(disputes("行政复议3件，上年结转1件，行政诉讼2件。"), [(Reconsiderations, 3), (Suits, 2)]);
    let requests = "收到政府信息公开申请9件，行政复议2件，上年结转1件。";
    assert_eq!(disputes(requests), [(Received, 9), (Reconsiderations, 2), (CarriedIn, 1)]);
}

#[test]
fn suits_that_come_in_are_ones_own() {
    use Subject::*;
    let firm = |text, agency| stated(&of_agency(text, agency), |mention| mention.standing == Standing::Firm);
    let text = "我局收到政府信息公开行政诉讼案件4件，未收到行政复议申请。";
    assert_eq!(firm(text, "青禾县林业局"), [(Suits, 4), (Reconsiderations, 0)]);
    assert_eq!(firm("收到针对我市信息公开事务的行政诉讼11件。", "青禾市人民政府"), [(Suits, 11)]);
    // A government decides on reconsiderations of others.
    assert_eq!(firm("收到涉及政府信息公开的行政复议8件。", "青禾市人民政府"), []);
}

#[test]
fn a_day_up_to_which_something_waits_parts_nothing() {
    use Subject::*;
    let text = "被提起行政诉讼7起，其中2起截至2024年12月31日尚未审结。";
    assert_eq!(disputes(text), [(Suits, 7), (SuitsPending, 2)]);
    assert_eq!(disputes("行政复议三件，另十一件尚未审结。").last(), Some(&(ReconsiderationsPending, 11)));
    assert_eq!(disputes("行政复议三件，另一件事与此无关。"), [(Reconsiderations, 3)]);
}

#[test]
fn what_disputes_are_about_may_be_said_of_some_of_them_alone() {
    let text = "作为被告的行政诉讼案件24件，其中涉及政府信息公开2件。";
    assert!(!firm(text).contains(&(Subject::Suits, 24)));
    let all = "因政府信息公开被提起行政诉讼3件，其中维持2件。";
    assert_eq!(firm(all), [(Subject::Suits, 3), (Subject::SuitsUpheld, 2)]);
}
