//! How each rule of shares is made in code.

use super::as_announced::SharesAsAnnounced;
use super::budget::{Budget, BudgetEachPeriod};
use super::conflict_of_interest::ConflictOfInterest;
use super::earnings::Earnings;
use super::even::{EvenBurdens, EvenChores, EvenDecisions, EvenHours, EvenLearning, EvenOutputs};
use super::everyone_has_a_piece::EveryoneHasAPiece;
use super::everyone_on_piece::{EveryoneHasSkill, EveryoneHoldsTag};
use super::leads_over::LeadsOver;
use super::least_burden::LeastBurden;
use super::most_decisions::MostDecisions;
use super::no_unpaid_work::NoUnpaidWork;
use super::nominations::Nominations;
use super::on_decision::{DoesNotLead, LeadsDecision, OnDecision};
use super::on_piece::{DoesNotTake, Leads, OnPiece, Takes};
use super::one_person::OnePerson;
use super::output_leads_over::OutputLeadsOver;
use super::skills_held::SkillsHeld;
use super::teach_and_learn::TeachAndLearn;
use super::training_budget::TrainingBudget;
use super::within::WithinCaps;
use super::within::WithinOffers;
use super::{ShareKind, ShareRule, ShareRules};
use crate::rules::groups::Nomination;
use crate::shares::limits::MAX_PERIODS;
use crate::shares::plan::SharesPlan;

fn rule(rule: impl Into<ShareRules>) -> ShareRule {
    ShareRule::new(ShareKind(rule.into()))
}

impl ShareRule {
    /// Everybody has a place on at least one piece of work. Preferred: each person without costs 1.
    pub fn everyone_has_a_piece() -> ShareRule {
        rule(EveryoneHasAPiece {})
    }

    /// Nobody works more hours in a period than their [terms](crate::Terms::at_most_each_period) say. It must hold
    /// wherever some terms say so, unless it is given otherwise. Preferred: the hours beyond are added up over people
    /// and periods.
    pub fn within_caps() -> ShareRule {
        rule(WithinCaps {})
    }

    /// Nobody works more hours in all, mentoring included, than they [offered](crate::Terms::offers). Preferred: the
    /// hours beyond are added up over people.
    pub fn within_offers() -> ShareRule {
        rule(WithinOffers {})
    }

    /// Hours of work are shared in proportion to the hours that people offered, as evenly as can be: whoever carries
    /// most for what they offered carries as little as can be, then whoever comes next. It can only be preferred, alone
    /// in its tier. A level is the part of the offered hours that somebody works, rounded up to a ten-thousandth;
    /// levels are never bent.
    pub fn even_hours() -> ShareRule {
        rule(EvenHours {})
    }

    /// The same for hours of [chores](crate::Piece::chore) alone.
    pub fn even_chores() -> ShareRule {
        rule(EvenChores {})
    }

    /// The numbers of [outputs](crate::Piece::output) that people are named on are as even as can be: the largest is as
    /// small as can be, then the next. It can only be preferred, alone in its tier.
    pub fn even_outputs() -> ShareRule {
        rule(EvenOutputs {})
    }

    /// The numbers of wished-for skills that people learn are as even as can be: whoever learns fewest learns as many
    /// as can be, then whoever comes next. It can only be preferred, alone in its tier.
    pub fn even_learning() -> ShareRule {
        rule(EvenLearning {})
    }

    /// The weights of the decisions that people lead are as even as can be: the largest sum is as small as can be, then
    /// the next. It can only be preferred, alone in its tier.
    pub fn even_decisions() -> ShareRule {
        rule(EvenDecisions {})
    }

    /// What work weighs for those who take it, [by their own words](crate::Terms::burden), is as even as can be:
    /// whoever bears most bears as little as can be, then whoever comes next. Private unless
    /// [`public`](ShareRule::public), so that members see no figures of it. It can only be preferred, alone in its
    /// tier; levels are never bent.
    pub fn even_burdens() -> ShareRule {
        rule(EvenBurdens {})
    }

    /// What work weighs for those who take it, [by their own words](crate::Terms::burden), comes to as little as can
    /// be, added up over people. Private unless [`public`](ShareRule::public). It can only be preferred, and is never
    /// bent: the cost is the sum.
    pub fn least_burden() -> ShareRule {
        rule(LeastBurden {})
    }

    /// The leads of [outputs](crate::Piece::output) are spread over the tags of the dimension: each tag leads as many
    /// as the share of its people among those who take part, rounded down or up. Preferred: each lead too many or
    /// missing costs 1.
    pub fn output_leads_over(dimension: impl Into<String>) -> ShareRule {
        rule(OutputLeadsOver { dimension: dimension.into() })
    }

    /// Nobody who is not paid does work that takes hours. Who is paid by an employer is paid, and so is who [declines
    /// money](crate::Terms::declines_money). Preferred: each hour of such work costs 1.
    pub fn no_unpaid_work() -> ShareRule {
        rule(NoUnpaidWork {})
    }

    /// Pay for all work and mentoring is so much at most. With [`in_periods`](ShareRule::in_periods) pay for work in
    /// these periods; mentoring belongs to no period. Preferred: what goes beyond is the cost, in the smallest unit of
    /// the currency.
    pub fn budget(most: u64) -> ShareRule {
        rule(Budget { most, periods: None, first_month: None })
    }

    /// For [`budget`](ShareRule::budget): in these periods, counted from 1, taken together.
    #[must_use]
    pub fn in_periods(mut self, periods: impl IntoIterator<Item = usize>) -> ShareRule {
        if let ShareRules::Budget(budget) = &mut self.kind.0 {
            budget.periods = Some(periods.into_iter().take(MAX_PERIODS + 1).collect());
        }
        self
    }

    /// In every period pay for work is so much at most. Preferred: what goes beyond is added up over the periods, in
    /// the smallest unit of the currency.
    pub fn budget_each_period(most: u64) -> ShareRule {
        rule(BudgetEachPeriod { most })
    }

    /// What places at trainings cost, and pay for attending them, is so much at most. Preferred: what goes beyond is
    /// the cost, in the smallest unit of the currency.
    pub fn training_budget(most: u64) -> ShareRule {
        rule(TrainingBudget { most })
    }

    /// In any `periods` in a row the member is paid at most `most`, for work and for attending trainings, and
    /// for mentoring, which belongs to no period and may fall into any. Somebody says a number, and never a reason.
    /// Private unless [`public`](ShareRule::public). Preferred: as seldom more as can be; by how much would tell the
    /// number.
    pub fn earnings(member: impl Into<String>, most: u64, periods: usize) -> ShareRule {
        rule(Earnings { member: member.into(), most, periods })
    }

    /// Everybody who names both a skill to teach and one to learn teaches at least one, at a training or as a mentor,
    /// and learns at least one that they wish for. Preferred: each of them who does not teach costs 1, and each who
    /// does not learn.
    pub fn teach_and_learn() -> ShareRule {
        rule(TeachAndLearn {})
    }

    /// In the end each skill is held by at least two people, and among them they hold at least two tags of the
    /// dimension. Who has the skill holds it, and who wished for it and is taught it. See [`people`](ShareRule::people)
    /// and [`skills`](ShareRule::skills). Preferred: for each skill, each holder missing costs 1, and so does each tag
    /// beside which nobody among the holders holds another.
    pub fn skills_held(dimension: impl Into<String>) -> ShareRule {
        rule(SkillsHeld::new(dimension))
    }

    /// For [`skills_held`](ShareRule::skills_held): `people` in place of two.
    #[must_use]
    pub fn people(mut self, people: usize) -> ShareRule {
        if let ShareRules::SkillsHeld(held) = &mut self.kind.0 {
            held.people = people;
        }
        self
    }

    /// For [`skills_held`](ShareRule::skills_held): these skills in place of all that somebody has or wants, or that a
    /// training teaches.
    #[must_use]
    pub fn skills<T: Into<String>>(mut self, skills: impl IntoIterator<Item = T>) -> ShareRule {
        if let ShareRules::SkillsHeld(held) = &mut self.kind.0 {
            held.skills = Some(skills.into_iter().map(Into::into).collect());
        }
        self
    }

    /// The leads of every decision are at least two people who hold two different tags of the dimension. Who holds
    /// several may stand for any of them, and for one alone: a decision of one lead never meets the rule. Preferred:
    /// for each decision, each of two leads with a tag that is missing costs 1, and so does each tag beside which
    /// nobody among the leads holds another.
    pub fn leads_over(dimension: impl Into<String>) -> ShareRule {
        rule(LeadsOver { dimension: dimension.into() })
    }

    /// Nobody leads more than this share of the weight of all decisions, such as 1 of 3: `most_decisions(1, 3)`. See
    /// [`of`](ShareRule::of) for one person; several such rules may be given. Preferred: the weight beyond the share,
    /// rounded down, is added up over people.
    pub fn most_decisions(above: u32, below: u32) -> ShareRule {
        rule(MostDecisions { share: (above, below), member: None })
    }

    /// For [`most_decisions`](ShareRule::most_decisions): this member, such as a named lead, in place of everybody.
    #[must_use]
    pub fn of(mut self, member: impl Into<String>) -> ShareRule {
        if let ShareRules::MostDecisions(most) = &mut self.kind.0 {
            most.member = Some(member.into());
        }
        self
    }

    /// The member leads no decision on this topic, nor the decision of this name. Preferred: each that the member leads
    /// costs 1.
    pub fn conflict_of_interest(member: impl Into<String>, topic: impl Into<String>) -> ShareRule {
        rule(ConflictOfInterest { member: member.into(), topic: topic.into() })
    }

    /// The member is one of those who lead this decision. Preferred: not leading it costs 1.
    pub fn leads_decision(member: impl Into<String>, decision: impl Into<String>) -> ShareRule {
        rule(LeadsDecision(OnDecision::new(member, decision)))
    }

    /// The member does not lead this decision, such as one who is not there when it is taken. Preferred: each place
    /// among its leads costs 1.
    pub fn does_not_lead(member: impl Into<String>, decision: impl Into<String>) -> ShareRule {
        rule(DoesNotLead(OnDecision::new(member, decision)))
    }

    /// The member leads this piece of work. Preferred: not leading it costs 1.
    pub fn leads(member: impl Into<String>, piece: impl Into<String>) -> ShareRule {
        rule(Leads(OnPiece::new(member, piece)))
    }

    /// The member has a place on this piece of work. Preferred: having none costs 1.
    pub fn takes(member: impl Into<String>, piece: impl Into<String>) -> ShareRule {
        rule(Takes(OnPiece::new(member, piece)))
    }

    /// The member has no place on this piece of work. Preferred: each place on it costs 1.
    pub fn does_not_take(member: impl Into<String>, piece: impl Into<String>) -> ShareRule {
        rule(DoesNotTake(OnPiece::new(member, piece)))
    }

    /// Everybody who works on this piece, and not only [somebody](crate::Piece::needs_skill), has the skill. Preferred:
    /// each place on it of somebody without costs 1.
    pub fn everyone_has_skill(piece: impl Into<String>, skill: impl Into<String>) -> ShareRule {
        rule(EveryoneHasSkill { piece: piece.into(), skill: skill.into() })
    }

    /// Everybody who works on this piece, and not only [somebody](crate::Piece::needs_tag), holds the tag. Preferred:
    /// each place on it of somebody without costs 1.
    pub fn everyone_holds_tag(piece: impl Into<String>, tag: impl Into<String>) -> ShareRule {
        rule(EveryoneHoldsTag { piece: piece.into(), tag: tag.into() })
    }

    /// One person has all places on these pieces, at least two, such as all chores of one kind. Preferred: where
    /// several people share them, each of these people costs 1.
    pub fn one_person<T: Into<String>>(pieces: impl IntoIterator<Item = T>) -> ShareRule {
        rule(OnePerson { pieces: pieces.into_iter().map(Into::into).collect() })
    }

    /// Everybody who named others has one of them on each piece of work of theirs that has several places. Who named
    /// nobody is exempt, and so is who named only people who take no part. Preferred: each such piece that somebody has
    /// without any of those whom they named costs 1. Private unless [`public`](ShareRule::public): members never see
    /// who named whom.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Piece, Roster, ShareRule, Shares, Solver, Terms};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy", "di"].map(Member::new))?;
    /// let shares = ["ana", "bo", "cy", "di"].into_iter().fold(Shares::builder(&roster), |shares, id| {
    ///     shares.terms(Terms::new(id).offers(3.0))
    /// });
    /// let shares = shares
    ///     .piece(Piece::new("interviews").contributors(2, 3.0))
    ///     .piece(Piece::new("report").contributors(2, 3.0))
    ///     .require(ShareRule::within_offers())
    ///     .require(ShareRule::nominations([("ana", vec!["cy"]), ("bo", vec!["ana", "di"])]))
    ///     .build()?;
    /// let Outcome::Solved(solution) = Solver::new().solve(&shares)? else { panic!("two pairs") };
    /// let together = |work: &roundtable::PlannedWork| work.contributors.iter().map(|of| of.id.clone()).collect::<Vec<_>>();
    /// assert!(solution.plan.work().iter().any(|work| together(work) == ["ana", "cy"]));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn nominations<M, N>(of: impl IntoIterator<Item = (M, Vec<N>)>) -> ShareRule
    where
        M: Into<String>,
        N: Into<String>,
    {
        let of = of.into_iter().map(|(member, names)| Nomination {
            member: member.into(),
            names: names.into_iter().map(Into::into).collect(),
        });
        rule(Nominations { of: of.collect() })
    }

    /// What was announced stays, for those who still take part and may have it: who leads and who works on a piece,
    /// whatever the hours, who attends a training, who mentors whom, and who leads a decision. Preferred: each place that
    /// does not stay costs 1. It is an earlier plan, or a [part](SharesPlan::part) of one.
    ///
    /// ```
    /// use roundtable::{Member, Outcome, Piece, Roster, ShareRule, Shares, Solver, Terms, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy"].map(Member::new))?;
    /// let shares = ["ana", "bo", "cy"].into_iter().fold(Shares::builder(&roster), |shares, id| {
    ///     shares.terms(Terms::new(id).offers(9.0))
    /// });
    /// let shares = shares.piece(Piece::new("report").lead(4.0)).piece(Piece::new("minutes").contributors(1, 2.0));
    /// let Outcome::Solved(before) = Solver::new().solve(&shares.clone().build()?)? else { panic!("all may do all") };
    /// let lead = &before.plan.work()[0].lead.as_ref().expect("the report has a lead").id;
    /// let after = shares
    ///     .require(ShareRule::does_not_take(lead, "report"))
    ///     .prefer(Tier(1), ShareRule::as_announced(&before.plan))
    ///     .build()?;
    /// let Outcome::Solved(after) = Solver::new().solve(&after)? else { panic!("two others may lead it") };
    /// assert_eq!(after.certificate[1].cost, 1);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn as_announced(plan: &SharesPlan) -> ShareRule {
        let SharesPlan { work, learning, decisions, .. } = plan.clone();
        rule(SharesAsAnnounced { work, learning, decisions })
    }

    /// Whose benefit the rule serves, in words that follow "for": "people paid by the session". It stands at the end of
    /// the rule's sentence.
    #[must_use]
    pub fn for_whom(mut self, people: impl Into<String>) -> ShareRule {
        self.about.for_whom = Some(people.into());
        self
    }
}
