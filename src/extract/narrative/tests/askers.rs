//! Who asked: persons and all others, in the words that offices have for the two.

use super::*;
use Subject::*;

#[test]
fn those_who_are_no_persons_have_many_names() {
    assert_firm(&[
        (
            "收到政府信息公开申请9件，其中自然人申请7件，法人申请2件。",
            &[(Received, 9), (NaturalPersons, 7), (Organisations, 2)],
        ),
        ("收到政府信息公开申请9件，其中个人7件，单位2件。", &[(Received, 9), (NaturalPersons, 7), (Organisations, 2)]),
        ("收到政府信息公开申请9件，其中公民7件，法人2件。", &[(Received, 9), (NaturalPersons, 7), (Organisations, 2)]),
        ("收到政府信息公开申请9件，其中自然人7件，企业2件。", &[(Received, 9), (NaturalPersons, 7), (Firms, 2)]),
        (
            "收到政府信息公开申请9件，其中公民个人7件，占77.8%；法人2件，占22.2%。",
            &[(Received, 9), (NaturalPersons, 7), (Organisations, 2)],
        ),
    ]);
}

#[test]
fn one_kind_of_bodies_beside_another_is_not_all_of_them() {
    for text in [
        "收到政府信息公开申请9件，其中自然人6件，企业2件，社会组织1件。",
        "收到政府信息公开申请9件，其中自然人6件，单位2件，其他1件。",
        "帮扶企业9件、单位2件。",
    ] {
        let told = firm(text);
        assert!(!told.iter().any(|(subject, _)| matches!(subject, Firms | Organisations)), "{text}: {told:?}");
    }
}

#[test]
fn who_asked_may_be_told_of_what_was_done() {
    assert_firm(&[
        ("办理政府信息公开申请9件，其中自然人7件。", &[(Handled, 9), (NaturalPersons, 7)]),
        (
            "收到政府信息公开申请9件，均已办结，其中自然人7件，法人2件。",
            &[(Received, 9), (NaturalPersons, 7), (Organisations, 2)],
        ),
    ]);
}
