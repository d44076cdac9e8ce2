//! Every fault of a rule of shares, in its words.

use crate::{base, check};
use roundtable::{Decision, Error, InputFault, Piece, ShareRule, SharesBuilder, Terms, Tier};

fn required(rule: ShareRule) -> SharesBuilder {
    base().decision(Decision::new("aims").topic("money")).require(rule)
}

/// What is told to everybody where private rules leave too few.
const BY_PRIVATE_RULES: &str = "a piece that nobody may take, or a decision with too few people who can lead it, is left by the rules that must hold; see the organisers' text";

/// The faults in the words for those who organise.
fn for_organisers(builder: SharesBuilder) -> Vec<String> {
    let Err(Error::Input(faults)) = builder.build() else { panic!("it has faults") };
    faults.iter().map(InputFault::for_organisers).collect()
}

/// The only fault of a rule that is required.
fn one(rule: ShareRule, expected: &str) {
    let text = rule.words_for_members();
    // A fault shows 80 characters of its rule at most.
    let cut: String = text.chars().take(80).collect();
    let text = if cut.len() < text.len() { format!("{cut}\u{2026}") } else { text };
    let fault = format!("rule 1 (\u{201c}{text}\u{201d}): {expected}");
    check(vec![(required(rule), &[&fault])]);
}

#[test]
fn names_that_are_not_there() {
    for (rule, expected) in [
        (
            ShareRule::output_leads_over("backround"),
            "the roster has no dimension `backround`; did you mean `background`?",
        ),
        (ShareRule::leads_over("site"), "the roster has no dimension `site`; check the spelling"),
        (ShareRule::skills_held("site"), "the roster has no dimension `site`; check the spelling"),
        (
            ShareRule::skills_held("background").skills(["statistic"]),
            "there is no skill `statistic`; did you mean `statistics`?",
        ),
        (ShareRule::earnings("anna", 5, 1).public(), "no member has the id `anna`; did you mean `ana`?"),
        (ShareRule::earnings("zoe", 5, 1).public(), "`zoe` takes no part; give their terms, or name somebody else"),
        (ShareRule::most_decisions(1, 3).of("zoe"), "`zoe` takes no part; give their terms, or name somebody else"),
        (ShareRule::conflict_of_interest("ana", "mony"), "there is no topic or decision `mony`; did you mean `money`?"),
        (
            ShareRule::conflict_of_interest("ana", "aimss"),
            "there is no topic or decision `aimss`; did you mean `aims`?",
        ),
        (ShareRule::leads_decision("ana", "aimss"), "there is no decision `aimss`; did you mean `aims`?"),
        (ShareRule::does_not_lead("zoe", "aims"), "`zoe` takes no part; give their terms, or name somebody else"),
        (ShareRule::everyone_has_skill("talk", "statistics"), "there is no piece `talk`; check the spelling"),
        (ShareRule::one_person(["report", "report"]), "the piece `report` is named twice; name it once"),
        (ShareRule::one_person(["report"]), "it says that one person takes several pieces; name at least two"),
        (ShareRule::takes("ana", "talk"), "there is no piece `talk`; check the spelling"),
        (ShareRule::leads("yan", "report"), "no member has the id `yan`; check the spelling"),
        (ShareRule::does_not_take("zoe", "report"), "`zoe` takes no part; give their terms, or name somebody else"),
        (ShareRule::leads("ana", "notes"), "the piece `notes` has no lead; give it one, or let the member take it"),
        (ShareRule::budget(5).in_periods([5]), "there is no period 5; periods are counted from 1 to 4"),
        (ShareRule::budget(5).in_periods([]), "it names no period; name those that it is about, or leave the list out"),
    ] {
        one(rule, expected);
    }
}

#[test]
fn numbers_that_are_none() {
    let much = 1_000_000_000_001;
    let too_much = "the amount 1000000000001 is beyond 1000000000000; correct it, or count in a larger unit throughout";
    for (rule, expected) in [
        (ShareRule::budget(much), too_much),
        (ShareRule::budget_each_period(much), too_much),
        (ShareRule::training_budget(much), too_much),
        (ShareRule::earnings("ana", much, 1).public(), too_much),
        (ShareRule::earnings("ana", 5, 0).public(), "it is about 0 periods in a row; ask for at least 1"),
        (ShareRule::most_decisions(0, 0), "0/0 is no share of a whole; give two numbers such as 1 and 3"),
        (ShareRule::most_decisions(4, 3), "4/3 is no share of a whole; give two numbers such as 1 and 3"),
        (
            ShareRule::most_decisions(333_333_333, 1_000_000_000),
            "the numbers of a share go up to 1000000; reduce the fraction, or round it",
        ),
        (
            ShareRule::skills_held("background").people(0),
            "it asks for skills held by at least 0 people; ask for at least 1",
        ),
        (
            ShareRule::skills_held("background").people(4),
            "it asks for skills held by at least 4 people, and 3 take part; lower the number",
        ),
        (
            ShareRule::skills_held("background").skills::<&str>([]),
            "it names no skill; name those that it is about, or leave the list out",
        ),
        (
            ShareRule::skills_held("background").skills(["statistics", "statistics"]),
            "the skill `statistics` is listed twice; list it once",
        ),
        (ShareRule::within_offers().weight(0), "the weight is 0; give a weight of at least 1 or leave the rule out"),
        (
            ShareRule::within_offers().for_whom(" "),
            "it says for whom it is without a word; write whose benefit it serves, or leave it out",
        ),
    ] {
        one(rule, expected);
    }
}

#[test]
fn what_is_as_even_as_can_be_stands_alone() {
    one(ShareRule::even_hours(), "it can be met more or less well, but not required; prefer it in a tier");
    let even = "rule 2 (\u{201c}the weights of the decisions that people lead are as even as can be\u{201d}): no other rule may stand in its tier; give it a tier of its own";
    check(vec![(
        base().prefer(Tier(2), ShareRule::within_offers()).prefer(Tier(2), ShareRule::even_decisions()),
        &[even],
    )]);
    let apart = base()
        .prefer(Tier(2), ShareRule::within_offers())
        .prefer(Tier(1), ShareRule::even_hours())
        .prefer(Tier(3), ShareRule::even_chores());
    assert!(apart.build().is_ok());
}

#[test]
fn pieces_that_nobody_may_take() {
    let nobody = ["ana", "bo", "chidi"]
        .iter()
        .fold(base(), |builder, member| builder.require(ShareRule::does_not_take(*member, "notes")));
    let unpaid = base()
        .terms(Terms::new("zoe").offers(5.0).has(["singing"]))
        .piece(Piece::new("song").contributors(1, 2.0))
        .require(ShareRule::no_unpaid_work())
        .require(ShareRule::does_not_take("ana", "song"))
        .require(ShareRule::does_not_take("bo", "song").private());
    check(vec![
        (
            nobody,
            &["the piece `notes`: nobody may take it by the rules that must hold; drop one of them, or drop the piece"],
        ),
        (unpaid.clone(), &[BY_PRIVATE_RULES]),
    ]);
    let organisers =
        "the piece `song`: nobody may take it by the rules that must hold; drop one of them, or drop the piece";
    assert_eq!(for_organisers(unpaid), [organisers]);
}

#[test]
fn decisions_that_too_few_may_lead() {
    let aims = || Decision::new("aims").topic("money");
    let close = |second: ShareRule| {
        let decisions = base().decision(aims()).decision(Decision::new("posts"));
        decisions.require(ShareRule::conflict_of_interest("ana", "money")).require(second)
    };
    let second = || ShareRule::conflict_of_interest("bo", "aims");
    let fault = "the decision `aims`: it has 2 leads, and 1 of those who take part can lead it; lower the number, or ask who else would";
    check(vec![(close(second()), &[fault]), (close(second().private()), &[BY_PRIVATE_RULES])]);
    assert_eq!(for_organisers(close(second().private())), [fault]);
    let preferred = base()
        .decision(aims())
        .require(ShareRule::conflict_of_interest("ana", "money"))
        .prefer(Tier(1), ShareRule::conflict_of_interest("bo", "money"));
    assert!(preferred.build().is_ok());
}
