//! Every rule of shares in words.

use crate::base;
use roundtable::{Decision, Piece, ShareRule, Terms, Training};

#[test]
fn every_rule_in_words() {
    for (rule, words) in [
        (ShareRule::everyone_has_a_piece(), "everybody has a place on at least one piece of work"),
        (ShareRule::within_caps(), "nobody works more hours in a period than they said they can at most"),
        (ShareRule::within_offers(), "nobody works more hours in all than they offered"),
        (ShareRule::even_hours(), "hours of work beside the hours that people offered are as even as can be"),
        (ShareRule::even_chores(), "hours of chores beside the hours that people offered are as even as can be"),
        (ShareRule::even_outputs(), "the numbers of outputs that people are named on are as even as can be"),
        (ShareRule::even_learning(), "the numbers of wished-for skills that people learn are as even as can be"),
        (ShareRule::even_decisions(), "the weights of the decisions that people lead are as even as can be"),
        (ShareRule::even_burdens(), "what work weighs for those who take it, by their own words, is as even as can be"),
        (
            ShareRule::least_burden(),
            "what work weighs for those who take it, by their own words, comes to as little as can be",
        ),
        (
            ShareRule::output_leads_over("background"),
            "each `background` leads as many outputs as its share of those who take part",
        ),
        (ShareRule::no_unpaid_work(), "nobody who is not paid does work that takes hours"),
        (ShareRule::budget(500), "pay for all work and mentoring is 500 at most"),
        (ShareRule::budget(500).in_periods([2]), "pay for work in period 2 is 500 at most"),
        (ShareRule::budget(500).in_periods(1..=2), "pay for work in periods 1, 2 together is 500 at most"),
        (ShareRule::budget_each_period(500), "pay for work is 500 at most in every period"),
        (ShareRule::training_budget(500), "places at trainings and pay for attending them come to 500 at most"),
        (ShareRule::earnings("ana", 500, 1), "`ana` is paid 500 at most in any period"),
        (ShareRule::earnings("ana", 500, 3), "`ana` is paid 500 at most in any 3 periods in a row"),
        (
            ShareRule::teach_and_learn(),
            "everybody who would both teach and learn teaches at least one skill and learns at least one",
        ),
        (ShareRule::skills_held("background"), "each skill is held by at least 2 people, of at least two `background`"),
        (
            ShareRule::skills_held("background").people(3).skills(["writing"]),
            "`writing` is held by at least 3 people, of at least two `background`",
        ),
        (
            ShareRule::skills_held("background").skills(["writing", "drawing"]),
            "each of `writing`, `drawing` is held by at least 2 people, of at least two `background`",
        ),
        (
            ShareRule::leads_over("background"),
            "every decision has at least two leads who stand for different `background`",
        ),
        (ShareRule::most_decisions(1, 3), "nobody leads more than 1/3 of the weight of all decisions"),
        (ShareRule::most_decisions(1, 4).of("ana"), "`ana` does not lead more than 1/4 of the weight of all decisions"),
        (ShareRule::conflict_of_interest("ana", "money"), "`ana` leads no decision on `money`"),
        (ShareRule::leads_decision("ana", "aims"), "`ana` leads the decision `aims`"),
        (ShareRule::does_not_lead("ana", "aims"), "`ana` does not lead the decision `aims`"),
        (ShareRule::leads("ana", "report"), "`ana` leads `report`"),
        (ShareRule::takes("ana", "report"), "`ana` works on `report`"),
        (ShareRule::does_not_take("ana", "report"), "`ana` does not work on `report`"),
        (ShareRule::everyone_has_skill("report", "writing"), "everybody who works on `report` has the skill `writing`"),
        (ShareRule::everyone_holds_tag("report", "lived"), "everybody who works on `report` holds `lived`"),
        (
            ShareRule::nominations([("ana", vec!["bo"])]),
            "everybody who named others has one of them on each piece of work that has several places",
        ),
        (ShareRule::one_person(["report", "notes", "talk"]), "one person takes `report`, `notes` and `talk`"),
    ] {
        assert_eq!(rule.to_string(), words);
        let served = rule.clone().for_whom("people paid by the session");
        assert_eq!(served.to_string(), format!("{words}, for people paid by the session"));
        let told = if rule.is_private() { "a private need of a member" } else { words };
        assert_eq!(rule.words_for_members(), told);
    }
}

#[test]
fn rules_that_hold_of_every_plan_come_last_where_they_say_something() {
    let words = |builder: roundtable::SharesBuilder| -> Vec<String> {
        let problem = builder.build().expect("nothing is wrong");
        problem.rules().map(|(tier, rule)| format!("{} {rule}", tier.0)).collect()
    };
    let single = roundtable::Shares::builder(&crate::roster())
        .terms(Terms::new("ana").offers(5.0))
        .piece(Piece::new("notes").contributors(1, 1.0));
    assert!(words(single).is_empty());
    let all = base()
        .terms(Terms::new("zoe").offers(10.0).at_most_each_period(4.0))
        .piece(Piece::new("talk").lead(2.0).needs_tag("lived").lead_needs("interviews"))
        .training(Training::new("day").teaches(["drawing"]).places(2))
        .decision(Decision::new("aims"))
        .require(ShareRule::everyone_has_a_piece());
    let expected = [
        "0 everybody has a place on at least one piece of work",
        "0 nobody works more hours in a period than they said they can at most",
        "0 nobody has two places on one piece of work, or leads one decision twice",
        "0 on every piece of work somebody has each skill and tag that it needs",
        "0 whoever leads a piece of work has learnt before what its lead needs",
        "0 no training is attended by more people than it has places",
        "0 nobody is taught one skill twice",
    ];
    assert_eq!(words(all.clone()), expected);
    let preferred = all.prefer(roundtable::Tier(1), ShareRule::within_caps());
    let caps = words(preferred).iter().filter(|line| line.contains("in a period")).count();
    assert_eq!(caps, 1);
}
