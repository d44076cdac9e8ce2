//! Every fault of what is given, in its words, and all at once.

use crate::{base, check, roster, told};
use roundtable::{Decision, Piece, Rate, Shares, Terms, Training};

#[test]
fn rates() {
    let from = |rate: Rate| rate.source("our payment policy", "2026-04-01");
    check(vec![
        (
            base().rate(Rate::flat("piece", 500)),
            &[
                "the rate `piece`: it does not say where it comes from; give its source, such as a policy or an agreement",
                "the rate `piece`: it does not say as of when it holds; give the date as YYYY-MM-DD",
            ],
        ),
        (
            base().rate(Rate::flat("piece", 500).source(" ", "2026-02-30")),
            &[
                "the rate `piece`: it does not say where it comes from; give its source, such as a policy or an agreement",
                "the rate `piece`: `2026-02-30` is no date; write a day of the calendar as YYYY-MM-DD, such as 2026-04-01",
            ],
        ),
        (
            base().rate(from(Rate::bands("sitting", []))),
            &["the rate `sitting`: it has no bands; give at least one, from 0 hours"],
        ),
        (
            base().rate(from(Rate::bands("sitting", [(1.0, 5), (2.0, 9), (2.0, 7)]))),
            &[
                "the rate `sitting`: its first band does not begin at 0 hours; add one from 0",
                "the rate `sitting`: its bands do not rise; let each begin after the one before",
            ],
        ),
        (
            base().rate(from(Rate::bands("sitting", [(0.0, 5), (-2.0, 9)]))),
            &["the rate `sitting`: -2 hours are below 0; correct the number"],
        ),
        (
            base().rate(from(Rate::hourly("dear", 1_000_000_000_001))),
            &[
                "the rate `dear`: the amount 1000000000001 is beyond 1000000000000; correct it, or count in a larger unit throughout",
            ],
        ),
        (
            base().rate(from(Rate::flat("Session", 5))).rate(from(Rate::flat("", 5))).rate(from(Rate::flat("a ", 5))),
            &[
                "the rate `Session` is there twice, or differs from `session` only in case or spaces; rename one",
                "the name of a rate is empty; write a name",
                "the name of a rate `a ` begins or ends with a space; remove the space",
            ],
        ),
    ]);
}

#[test]
fn terms() {
    check(vec![
        (
            Shares::builder(&roster()).piece(Piece::new("report").lead(1.0)),
            &["nobody takes part; give the terms of at least one member"],
        ),
        (
            base().terms(Terms::new("zeo").offers(1.0)),
            &["the terms of `zeo`: no member has the id `zeo`; did you mean `zoe`?"],
        ),
        (base().terms(Terms::new("ana").offers(1.0)), &["the terms of `ana`: they are given twice; give them once"]),
        (
            base().terms(Terms::new("zoe")),
            &["the terms of `zoe`: no hours are offered; let them offer more than 0, or leave the member out"],
        ),
        (
            base().terms(Terms::new("zoe").offers(0.0)),
            &["the terms of `zoe`: no hours are offered; let them offer more than 0, or leave the member out"],
        ),
        (
            base().terms(Terms::new("zoe").offers(f64::NAN).at_most_each_period(-1.5)),
            &[
                "the terms of `zoe`: its hours are not a finite number; write them with digits, such as 7.5",
                "the terms of `zoe`: -1.5 hours are below 0; correct the number",
            ],
        ),
        (
            base().terms(Terms::new("zoe").offers(100_001.0).at_most_each_period(7.123)),
            &[
                "the terms of `zoe`: 100001 hours are beyond 100000; correct the number",
                "the terms of `zoe`: 7.123 hours are not a whole number of minutes; round them, such as to quarters of an hour",
            ],
        ),
        (
            base().terms(Terms::new("zoe").offers(1.0).paid("sesion")),
            &["the terms of `zoe`: there is no rate `sesion`; did you mean `session`?"],
        ),
        (
            base().terms(Terms::new("zoe").offers(1.0).declines_money("half day")),
            &["the terms of `zoe`: there is no rate `half day`; check the spelling"],
        ),
        (
            base().terms(
                Terms::new("zoe")
                    .offers(1.0)
                    .has(["writing", "writing"])
                    .wants(["writing"])
                    .teaches(["Statistics", ""]),
            ),
            &[
                "the terms of `zoe`: the skill `writing` is listed twice; list it once",
                "the terms of `zoe`: the skill `Statistics` differs from `statistics` only in case or spaces; write both alike if they mean the same, else rename one",
                "the terms of `zoe`: the skill is empty; write a name",
                "the terms of `zoe`: the skill `writing` is both wished for and there already; leave it out of one of the two",
            ],
        ),
    ]);
}

#[test]
fn periods_and_hours_of_mentoring() {
    check(vec![
        (
            base().periods(0).mentoring(-2.0),
            &[
                "there are no periods; say how many there are, 1 if all is one",
                "the piece `report`: there is no period 3; periods are counted from 1 to 1",
                "the piece `report`: there is no period 4; periods are counted from 1 to 1",
                "mentoring: -2 hours are below 0; correct the number",
            ],
        ),
        (base().periods(1_001), &["1001 periods are asked for, and 1000 are the most; use longer ones"]),
    ]);
}

#[test]
fn pieces() {
    check(vec![
        (base().piece(Piece::new("talk")), &["the piece `talk`: it has no places; give it at least one"]),
        (
            base().piece(Piece::new("talk").lead(1.0).contributors(3, 2.0)),
            &[
                "the piece `talk`: it has 4 places, and 3 people take part; nobody holds two of them, so lower the places, or ask who else would take part",
            ],
        ),
        (
            base().piece(Piece::new("talk").lead(0.001).contributors(2, -1.0)),
            &[
                "the piece `talk`: 0.001 hours are not a whole number of minutes; round them, such as to quarters of an hour",
                "the piece `talk`: -1 hours are below 0; correct the number",
            ],
        ),
        (
            base().piece(Piece::new("talk").lead(1.0).in_periods([2, 2, 0, 5, 5])),
            &[
                "the piece `talk`: the period 2 is named twice; name it once",
                "the piece `talk`: there is no period 0; periods are counted from 1 to 4",
                "the piece `talk`: there is no period 5; periods are counted from 1 to 4",
            ],
        ),
        (
            base().piece(Piece::new("talk").lead(1.0).in_periods([])),
            &["the piece `talk`: it names no period; name those that it is about, or leave the list out"],
        ),
        (
            base().piece(
                Piece::new("talk").lead(1.0).needs_tag("lved").needs_tag("carer").needs_tag("lived").needs_tag("lived"),
            ),
            &[
                "the piece `talk`: nobody in the roster holds the tag `lved`; did you mean `lived`?",
                "the piece `talk`: it needs somebody with the tag `carer`, and nobody who takes part holds it; ask who else would take part, or drop the need",
                "the piece `talk`: the tag `lived` is listed twice; list it once",
            ],
        ),
        (
            base().training(Training::new("course").teaches(["drawing"]).places(1)).piece(
                Piece::new("talk").lead(1.0).needs_skill("interveiws").needs_skill("drawing").needs_skill("statistics"),
            ),
            &[
                "the piece `talk`: there is no skill `interveiws`; did you mean `interviews`?",
                "the piece `talk`: it needs the skill `drawing`, which nobody who takes part has; ask who else would take part, or drop the need",
            ],
        ),
        (
            base()
                .training(Training::new("course").teaches(["drawing", "statistics"]).places(1).in_period(2))
                .piece(Piece::new("poster").lead(1.0).lead_needs("drawing").in_period(2))
                .piece(Piece::new("late poster").lead(1.0).lead_needs("drawing").in_period(3))
                .piece(Piece::new("talk").contributors(1, 1.0).lead_needs("statistics")),
            &[
                "the piece `poster`: its lead needs the skill `drawing`, which nobody has and nobody would learn at a training in an earlier period; plan such a training, ask who wishes to learn it, or begin the piece later",
                "the piece `talk`: it says what its lead needs, and has no lead; give it one, or drop the need",
            ],
        ),
        (
            base().piece(Piece::new("Report").lead(1.0)).piece(Piece::new(" ").lead(1.0)),
            &[
                "the piece `Report` is there twice, or differs from `report` only in case or spaces; rename one",
                "the name of a piece is empty; write a name",
            ],
        ),
        (
            Shares::builder(&roster()).terms(Terms::new("ana").offers(1.0)),
            &["there is nothing to share; add at least one piece of work, training or decision"],
        ),
    ]);
}

#[test]
fn trainings() {
    check(vec![
        (
            base().training(Training::new("day")),
            &[
                "the training `day`: it teaches no skill; name at least one",
                "the training `day`: it has no places; give it at least one",
            ],
        ),
        (
            base().training(
                Training::new("day").teaches(["drawing"]).places(4).hours(f64::INFINITY).cost(u64::MAX).in_period(9),
            ),
            &[
                "the training `day`: there is no period 9; periods are counted from 1 to 4",
                "the training `day`: the amount 18446744073709551615 is beyond 1000000000000; correct it, or count in a larger unit throughout",
                "the training `day`: its hours are not a finite number; write them with digits, such as 7.5",
            ],
        ),
        (
            base().training(
                Training::new("day")
                    .teaches(["statistics"])
                    .places(4)
                    .taught_by("bo")
                    .taught_by("bo")
                    .taught_by("ana")
                    .taught_by("zoe")
                    .taught_by("yan"),
            ),
            &[
                "the training `day`: `bo` is named twice; name each member once",
                "the training `day`: `ana` teaches at it and teaches none of its skills; add one to what they teach, or name somebody else",
                "the training `day`: `zoe` takes no part; give their terms, or name somebody else",
                "the training `day`: no member has the id `yan`; check the spelling",
            ],
        ),
        (
            base()
                .training(Training::new("day").teaches(["drawing"]).places(1))
                .training(Training::new("day").teaches(["drawing", "drawing"]).places(1)),
            &[
                "the training `day` is there twice, or differs from `day` only in case or spaces; rename one",
                "the training `day`: the skill `drawing` is listed twice; list it once",
            ],
        ),
    ]);
}

#[test]
fn decisions() {
    check(vec![
        (
            base().decision(Decision::new("aims").weight(0).leads(0).topic(" ")),
            &[
                "the decision `aims`: its weight is 0; give a weight of at least 1, or leave it out",
                "the decision `aims`: it has no leads; say how many people lead it, 1 at least",
                "the decision `aims`: its topic is empty; write one, or leave it out",
            ],
        ),
        (
            base().decision(Decision::new("aims").weight(1_000_001).leads(4)),
            &[
                "the decision `aims`: its weight is 1000001, and 1000000 is the most; use a larger unit",
                "the decision `aims`: it has 4 leads, and 3 of those who take part can lead it; lower the number, or ask who else would",
            ],
        ),
        (
            base()
                .decision(Decision::new("aims").topic("money"))
                .decision(Decision::new("Aims").topic("Money"))
                .decision(Decision::new("posts").topic("money")),
            &[
                "the decision `Aims` is there twice, or differs from `aims` only in case or spaces; rename one",
                "the topic `Money` differs from `money` only in case or spaces; write both alike if they mean the same, else rename one",
            ],
        ),
    ]);
}

#[test]
fn all_faults_at_once() {
    let lines = told(
        base()
            .periods(3)
            .rate(Rate::flat("piece", 5))
            .terms(Terms::new("yan").paid("sesion"))
            .training(Training::new("day").places(2).taught_by("zoe"))
            .piece(Piece::new("talk").needs_skill("singing"))
            .decision(Decision::new("aims").leads(0))
            .mentoring(0.001)
            .unequal("ana", "ana")
            .require(roundtable::ShareRule::takes("ana", "tlak"))
            .prefer(roundtable::Tier(0), roundtable::ShareRule::even_hours()),
    );
    for words in [
        "tier 0 is for what must hold",
        "the rate `piece`: it does not say where",
        "the terms of `yan`: no member",
        "the terms of `yan`: there is no rate `sesion`",
        "the terms of `yan`: no hours",
        "the training `day`: it teaches no skill",
        "the training `day`: `zoe` takes no part",
        "the piece `report`: there is no period 4",
        "the piece `talk`: it has no places",
        "the piece `talk`: there is no skill `singing`",
        "the decision `aims`: it has no leads",
        "mentoring: 0.001 hours",
        "pair 1 of `unequal`: this private pair cannot be used as it stands; see the organisers' text",
        "did you mean `talk`?",
    ] {
        let number = lines.iter().filter(|line| line.contains(words)).count();
        assert_eq!(number, 1, "`{words}` in {lines:#?}");
    }
}
