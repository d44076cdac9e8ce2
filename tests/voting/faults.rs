//! Every fault in a sentence, and all of an input at once.

use roundtable::audit::{Needed, Voter, VotingRule, VotingRuleBuilder};
use roundtable::{Error, Member, Roster};

fn faults(builder: VotingRuleBuilder) -> Vec<String> {
    let error = builder.build().expect_err("it has faults");
    let text = error.to_string();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn all_faults_come_at_once() {
    let voters = [
        Voter::new("ana").background("researcher"),
        Voter::new("ana").background("Researcher"),
        Voter::new(" bo"),
        Voter::new(""),
        Voter::new("Ana"),
        Voter::new("d\u{200B}na").background("practitioner"),
    ];
    let builder = VotingRule::builder(voters)
        .veto("anna")
        .weight("bob", 3)
        .quota(7)
        .agree_in("practitioner", 2)
        .agree_in("practitoner", 1)
        .agree_in("researcher", 0);
    assert_eq!(
        faults(builder),
        [
            "no voter has the id `anna`; did you mean `ana`?",
            "no voter has the id `bob`; did you mean ` bo`?",
            "member 2 (`ana`): the id `ana` is already that of member 1 (`ana`); give each member an id of their own",
            "member 2 (`ana`): the name of a background `Researcher` differs from `researcher` only in case or spaces; write both alike if they mean the same, else rename one",
            "member 3 (` bo`): the id ` bo` begins or ends with a space; remove the space",
            "member 4: the id is empty; write a name",
            "member 5 (`Ana`): the id `Ana` differs from `ana` only in case or spaces; write both alike if they mean the same, else rename one",
            "member 6: the id `d\\u{200b}na` contains a character that cannot be seen, or that changes how others are shown; delete it",
            "the quota is 7, and all weights add up to 6, so that nothing can pass; ask for at most 6",
            "no voter has the background `practitoner`; did you mean `practitioner`?",
            "at least 0 voters with the background `researcher` are to agree; ask for at least 1, or leave it out",
            "at least 2 voters with the background `practitioner` are to agree, and 1 have it, so that nothing can pass; ask for at most 1",
        ]
    );
}

#[test]
fn what_can_never_pass_or_always_does_is_a_fault() {
    let nobody: [&str; 0] = [];
    assert_eq!(
        faults(VotingRule::builder(nobody).majority().majority_in_each()),
        ["there are no voters; add at least one"]
    );
    let weightless = ["ana", "bo"].map(|id| Voter::new(id).weight(0));
    for builder in
        [VotingRule::builder(weightless.clone()).majority(), VotingRule::builder(weightless.clone()).quota(1)]
    {
        assert_eq!(
            faults(builder),
            [
                "a quota is asked for, and every voter has the weight 0, so that nothing can pass; give weights, or leave the quota out"
            ]
        );
    }
    for builder in [VotingRule::builder(["ana", "bo"]), VotingRule::builder(["ana", "bo"]).quota(0)] {
        assert_eq!(
            faults(builder),
            [
                "everything passes, even with nobody for it; give a quota of at least 1, a veto, or a background of which some are to agree"
            ]
        );
    }
    assert_eq!(
        faults(VotingRule::builder(["ana", "bo"]).majority_in_each()),
        ["some of each background are to agree, and no voter has any; say who has which"]
    );
    assert!(VotingRule::builder(weightless).veto("ana").build().is_ok());
}

#[test]
fn weights_that_cannot_be_counted_are_a_fault() {
    let most = |id| Voter::new(id).weight(u64::MAX);
    assert_eq!(
        faults(VotingRule::builder([most("ana"), Voter::new("bo")]).quota(1)),
        ["the weights add up to more than 18446744073709551615; use a larger unit"]
    );
    let rule = VotingRule::builder([most("ana"), Voter::new("bo").weight(0)]).majority().build();
    let power = rule.and_then(|rule| rule.power()).expect("the sum is the greatest number");
    assert!(power.voters[0].decides_alone);
}

#[test]
fn too_many_voters_are_a_fault() {
    let voters = |number: usize| (0..number).map(|at| format!("member {at}"));
    assert_eq!(
        faults(VotingRule::builder(voters(1_001)).majority()),
        ["1001 voters are given, and 1000 are the most; ask about their delegates"]
    );
    assert!(VotingRule::builder(voters(1_000)).majority().build().is_ok());
}

#[test]
fn a_table_that_takes_too_long_is_a_fault() {
    let voters = (0..31).map(|at| Voter::new(format!("member {at}")).weight(1_000_000_007 + at));
    let rule = VotingRule::builder(voters).majority().build().expect("nothing is wrong with it");
    let Err(Error::Input(faults)) = rule.power() else {
        panic!("it is too large");
    };
    let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(texts.len() == 1 && texts[0].contains("beyond 30 voters"), "{texts:?}");
    assert!(texts[0].contains("here it has 15500000343 cells"), "{texts:?}");
}

#[test]
fn an_unknown_dimension_or_voter_is_a_fault() {
    let roster = Roster::new([Member::new("ana").tag("background", "researcher")]).expect("a roster");
    assert_eq!(
        faults(VotingRule::of_roster(&roster, "backgrond").majority().veto("anna")),
        [
            "the roster has no dimension `backgrond`; did you mean `background`?",
            "no voter has the id `anna`; did you mean `ana`?",
        ]
    );
    let rule = VotingRule::of_roster(&roster, "background").majority().build().expect("a rule");
    let error = rule.passes(["anna", "zoë"]).expect_err("nobody is called that");
    assert_eq!(
        error.to_string(),
        "no voter has the id `anna`; did you mean `ana`?\nno voter has the id `zoë`; check the spelling"
    );
}

#[test]
fn what_is_wrong_with_other_measures() {
    let states = || {
        VotingRule::builder([("north", 50), ("south", 20)].map(|(id, people)| Voter::new(id).weighs("people", people)))
    };
    assert_eq!(
        faults(states().needs_of("poeple", Needed::Majority).needs_of("people", Needed::AtLeast(71))),
        [
            "no voter has a weight in the measure `poeple`; did you mean `people`?",
            "the quota in `people` is 71, and all weights in it add up to 70, so that nothing can pass; ask for at most 70",
        ]
    );
    assert_eq!(
        faults(states().needs_of("people", Needed::AllBut(70))),
        ["at least 0 of the weight in `people` is to agree; ask for at least 1, or leave it out"]
    );
    assert_eq!(
        faults(states().majority().or_needs(Needed::AtLeast(3))),
        ["3 of 2 voters are to suffice; ask for 1 to 2 of them, or leave it out"]
    );
    let voters = VotingRule::builder((0..31).map(|at| format!("member {at}"))).majority().or_needs(Needed::AllBut(3));
    let told = voters.build().and_then(|rule| rule.power()).expect_err("it is too large").to_string();
    assert!(told.contains("beyond 30 voters no number of voters can suffice"), "{told}");
}
