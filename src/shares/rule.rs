//! What can be asked of shares.

use super::rules::{
    Across, Budget, ConflictOfInterest, Earnings, Even, EvenOf, Most, MostDecisions, OnPiece, SkillsHeld,
};
use crate::rules::rule::{About, RuleKind, RuleOf};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that is asked of who does which work, who learns and teaches what, and who leads which decision.
///
/// Amounts are in the smallest unit of the currency, such as pence or cents; periods are counted from 1.
///
/// ```
/// use roundtable::ShareRule;
///
/// let budget = ShareRule::budget(500_000).for_whom("people paid by the session");
/// assert_eq!(budget.to_string(), "pay for all work and mentoring is 500000 at most, for people paid by the session");
/// // What somebody may earn is private unless it is said to be public.
/// assert_eq!(ShareRule::earnings("ana", 40_000, 3).words_for_members(), "a private need of a member");
/// ```
pub type ShareRule = RuleOf<ShareKind>;

/// The rules of shares.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShareKind(pub(super) ShareRules);

/// The kinds of rule, as they stand in a problem file.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ShareRules {
    EveryoneHasAPiece {},
    WithinCaps {},
    WithinOffers {},
    Even(Even),
    #[serde(rename = "output_leads_over")]
    OutputLeads(Across),
    NoUnpaidWork {},
    Budget(Budget),
    BudgetEachPeriod(Most),
    TrainingBudget(Most),
    Earnings(Earnings),
    TeachAndLearn {},
    SkillsHeld(SkillsHeld),
    #[serde(rename = "leads_over")]
    LeadBackgrounds(Across),
    MostDecisions(MostDecisions),
    ConflictOfInterest(ConflictOfInterest),
    Leads(OnPiece),
    Takes(OnPiece),
    DoesNotTake(OnPiece),
    OnceAPiece {},
    NeedsMet {},
    LearntBefore {},
    TrainingPlaces {},
    TaughtOnce {},
}

impl ShareRule {
    pub(super) fn of_kind(kind: ShareRules) -> ShareRule {
        ShareRule::new(ShareKind(kind))
    }

    fn even(of: EvenOf) -> ShareRule {
        ShareRule::of_kind(ShareRules::Even(Even { of }))
    }

    /// Everybody has a place on at least one piece of work. Preferred: as few without as can be.
    pub fn everyone_has_a_piece() -> ShareRule {
        ShareRule::of_kind(ShareRules::EveryoneHasAPiece {})
    }

    /// Nobody works more hours in a period than their [terms](crate::Terms::at_most_each_period) say. It must hold
    /// wherever some terms say so, unless it is given otherwise.
    pub fn within_caps() -> ShareRule {
        ShareRule::of_kind(ShareRules::WithinCaps {})
    }

    /// Nobody works more hours in all, mentoring included, than they [offered](crate::Terms::offers).
    pub fn within_offers() -> ShareRule {
        ShareRule::of_kind(ShareRules::WithinOffers {})
    }

    /// Hours of work are shared in proportion to the hours that people offered, as evenly as can be: whoever carries
    /// most for what they offered carries as little as can be, then whoever comes next. It can only be preferred, alone
    /// in its tier.
    pub fn even_hours() -> ShareRule {
        ShareRule::even(EvenOf::Hours)
    }

    /// The same for hours of [chores](crate::Piece::chore) alone.
    pub fn even_chores() -> ShareRule {
        ShareRule::even(EvenOf::Chores)
    }

    /// The numbers of [outputs](crate::Piece::output) that people are named on are as even as can be: the largest is as
    /// small as can be, then the next. It can only be preferred, alone in its tier.
    pub fn even_outputs() -> ShareRule {
        ShareRule::even(EvenOf::Outputs)
    }

    /// The numbers of wished-for skills that people learn are as even as can be: whoever learns fewest learns as many
    /// as can be, then whoever comes next. It can only be preferred, alone in its tier.
    pub fn even_learning() -> ShareRule {
        ShareRule::even(EvenOf::Learning)
    }

    /// The weights of the decisions that people lead are as even as can be: the largest sum is as small as can be, then
    /// the next. It can only be preferred, alone in its tier.
    pub fn even_decisions() -> ShareRule {
        ShareRule::even(EvenOf::Decisions)
    }

    /// The leads of [outputs](crate::Piece::output) are spread over the tags of the dimension: each tag leads as many
    /// as the share of its people among those who take part, rounded down or up.
    pub fn output_leads_over(dimension: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::OutputLeads(Across::new(dimension)))
    }

    /// Nobody who is not paid does work that takes hours. Who is paid by an employer is paid, and so is who [declines
    /// money](crate::Terms::declines_money).
    pub fn no_unpaid_work() -> ShareRule {
        ShareRule::of_kind(ShareRules::NoUnpaidWork {})
    }

    /// Pay for all work and mentoring is so much at most. With [`in_periods`](ShareRule::in_periods) pay for work in
    /// these periods; mentoring belongs to no period.
    pub fn budget(most: u64) -> ShareRule {
        let periods = None;
        ShareRule::of_kind(ShareRules::Budget(Budget { most, periods }))
    }

    /// For [`budget`](ShareRule::budget): in these periods, counted from 1, taken together.
    #[must_use]
    pub fn in_periods(mut self, periods: impl IntoIterator<Item = usize>) -> ShareRule {
        if let ShareRules::Budget(budget) = &mut self.kind.0 {
            budget.periods = Some(periods.into_iter().take(super::limits::MAX_PERIODS + 1).collect());
        }
        self
    }

    /// In every period pay for work is so much at most.
    pub fn budget_each_period(most: u64) -> ShareRule {
        ShareRule::of_kind(ShareRules::BudgetEachPeriod(Most { most }))
    }

    /// What places at trainings cost, and pay for attending them, is so much at most.
    pub fn training_budget(most: u64) -> ShareRule {
        ShareRule::of_kind(ShareRules::TrainingBudget(Most { most }))
    }

    /// In any so many periods in a row the member is paid so much at most, for work and for attending trainings, and
    /// for mentoring, which belongs to no period and may fall into any. Somebody says a number, and never a reason.
    /// Private unless [`public`](ShareRule::public). Preferred: as seldom more as can be; by how much would tell the
    /// number.
    pub fn earnings(member: impl Into<String>, most: u64, periods: usize) -> ShareRule {
        ShareRule::of_kind(ShareRules::Earnings(Earnings { member: member.into(), most, periods }))
    }

    /// Everybody who names both a skill to teach and one to learn teaches at least one, at a training or as a mentor,
    /// and learns at least one that they wish for.
    pub fn teach_and_learn() -> ShareRule {
        ShareRule::of_kind(ShareRules::TeachAndLearn {})
    }

    /// In the end each skill is held by at least two people, and among them they hold at least two tags of the
    /// dimension. Who has the skill holds it, and who wished for it and is taught it. See [`people`](ShareRule::people)
    /// and [`skills`](ShareRule::skills).
    pub fn skills_held(dimension: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::SkillsHeld(SkillsHeld::new(dimension)))
    }

    /// For [`skills_held`](ShareRule::skills_held): so many people in place of two.
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
    /// several may stand for any of them, and for one alone: a decision of one lead never meets the rule.
    pub fn leads_over(dimension: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::LeadBackgrounds(Across::new(dimension)))
    }

    /// Nobody leads more than this share of the weight of all decisions, such as 1 of 3: `most_decisions(1, 3)`. See
    /// [`of`](ShareRule::of) for one person; several such rules may be given.
    pub fn most_decisions(above: u32, below: u32) -> ShareRule {
        ShareRule::of_kind(ShareRules::MostDecisions(MostDecisions { share: (above, below), member: None }))
    }

    /// For [`most_decisions`](ShareRule::most_decisions): this member, such as a named lead, in place of everybody.
    #[must_use]
    pub fn of(mut self, member: impl Into<String>) -> ShareRule {
        if let ShareRules::MostDecisions(most) = &mut self.kind.0 {
            most.member = Some(member.into());
        }
        self
    }

    /// The member leads no decision on this topic, nor the decision of this name.
    pub fn conflict_of_interest(member: impl Into<String>, topic: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::ConflictOfInterest(ConflictOfInterest {
            member: member.into(),
            topic: topic.into(),
        }))
    }

    /// The member leads this piece of work.
    pub fn leads(member: impl Into<String>, piece: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::Leads(OnPiece::new(member, piece)))
    }

    /// The member has a place on this piece of work.
    pub fn takes(member: impl Into<String>, piece: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::Takes(OnPiece::new(member, piece)))
    }

    /// The member has no place on this piece of work.
    pub fn does_not_take(member: impl Into<String>, piece: impl Into<String>) -> ShareRule {
        ShareRule::of_kind(ShareRules::DoesNotTake(OnPiece::new(member, piece)))
    }

    /// Whose benefit the rule serves, in words that follow "for": "people paid by the session". It stands at the end of
    /// the rule's sentence.
    #[must_use]
    pub fn for_whom(mut self, people: impl Into<String>) -> ShareRule {
        self.about.for_whom = Some(people.into());
        self
    }
}

impl RuleKind for ShareKind {
    const KEYS: &'static [&'static str] = &["require", "prefer", "tier", "weight", "private", "for_whom"];

    fn words(&self, about: &About, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)?;
        match &about.for_whom {
            Some(people) => write!(f, ", for {people}"),
            None => Ok(()),
        }
    }

    fn is_private(&self) -> bool {
        matches!(self.0, ShareRules::Earnings(_))
    }
}
