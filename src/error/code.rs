//! The codes of all faults, said once.

/// Makes the codes, their names, and the page that lists them.
macro_rules! codes {
    ($($code:ident $name:literal $what:literal)+) => {
        /// The kind of a fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(dead_code, reason = "some are raised only with a feature, such as `calendar`")]
        pub(crate) enum Code {
            $(#[doc = $what] $code,)+
        }

        impl Code {
            /// All codes, in the order of the page.
            #[cfg(test)]
            const ALL: &'static [Code] = &[$(Code::$code),+];

            /// The name that stays the same from version to version.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Code::$code => $name,)+
                }
            }
        }

        /// The codes of faults: what [`InputFault::code`](crate::InputFault::code) and
        /// [`PlanFault::code`](crate::PlanFault::code) give.
        ///
        /// A code stays the same from version to version, while the words of a fault may be mended. Codes that begin
        /// with `plan_` are those of plans.
        ///
        /// | code | what is wrong |
        /// |---|---|
        $(#[doc = concat!("| `", $name, "` | ", $what, " |")])+
        pub mod codes {}
    };
}

codes! {
    Unknown "unknown" "A name, or a number of a round, meeting or period, that there is none of."
    Twice "twice" "Something that is given twice, or two names that differ only in case or spaces, or look alike."
    Missing "missing" "Something that has to be given and is not."
    BeyondLimit "beyond_limit" "A number beyond what is worked with."
    BadName "bad_name" "A name that is empty, or has characters that cannot be seen or told apart."
    AmbiguousName "ambiguous_name" "A name that can mean several things."

    PrivateRule "private_rule" "A private rule that cannot be used; `for_organisers` tells why."
    PrivateEntry "private_entry" "A private entry of a list that cannot be used; `for_organisers` tells why."
    PrivateRules "private_rules" "Two rules, one of which at least is private, that cannot both hold."

    UnreadableFile "unreadable_file" "A file that cannot be read."
    NotJson "not_json" "A problem file that is not JSON."
    NotToml "not_toml" "A problem file that ends in `.toml` and is not TOML."
    RosterElsewhere "roster_elsewhere" "A roster that is not in the folder of the problem file, or of which no folder is known."
    WrongShape "wrong_shape" "A value of a file that is not of the kind that is expected there."
    UnknownKey "unknown_key" "A key of a file that is not known there."

    RaggedRow "ragged_row" "A row of a CSV that is shorter or longer than the header."
    NotUtf8 "not_utf8" "A problem file that is not UTF-8 text, or a roster in no encoding that is known."
    Workbook "workbook" "A sheet of a workbook with merged cells, formulas without values, or errors."
    TwoHeaders "two_headers" "A table with a title, or more than one row of headers, above the people."
    AnswersJoined "answers_joined" "A column whose cells may have several answers each, or were parted within one."
    ColumnOptions "column_options" "A column of a roster with options that do not go together."
    BrokenQuotes "broken_quotes" "Double quotes of a CSV that are not closed, or not around a whole cell."
    UnreadableRow "unreadable_row" "A row of a CSV that cannot be read."

    NotANumber "not_a_number" "A number that cannot be read, or that is not finite."
    NotADate "not_a_date" "A date or moment that cannot be read."
    Negative "negative" "A number below 0 where none may be."
    Zero "zero" "A number that is 0 where it has to be at least 1."
    NotHeld "not_held" "A hat, a main tag or a tag to be shown that the member does not hold."
    DimensionAndNumber "dimension_and_number" "One name for a dimension and for a number."

    RequiredAndPreferred "required_and_preferred" "A rule that is both required and preferred."
    OnlyPreferred "only_preferred" "A rule that can be preferred and not required."
    OnlyRequired "only_required" "A rule that can be required and not preferred."
    WrongTier "wrong_tier" "A rule in a tier in which it cannot stand."
    WrongScope "wrong_scope" "Groups, rounds, meetings, roles or members named on a rule that cannot be limited to them."
    WrongLens "wrong_lens" "A lens that a rule cannot use."
    BoundsCrossed "bounds_crossed" "A least number above the greatest, or above what there is in all."
    WrongBound "wrong_bound" "A bound that a rule does not take, or does not take in this direction."
    TooFewMembers "too_few_members" "A rule about several members that names fewer than two."
    WithItself "with_itself" "Something paired or compared with itself."
    CellAcrossDimensions "cell_across_dimensions" "A cell made of tags of different dimensions."
    HatsOfTwoDimensions "hats_of_two_dimensions" "Hats of two dimensions."
    NotProved "not_proved" "A tier to be held, or chances to be met exactly, of which it is not proved that nothing is better."
    AlwaysTheSame "always_the_same" "A count that no plan changes."
    AlwaysMet "always_met" "A rule that every plan meets."
    NoPrimary "no_primary" "A member with several tags and no main one, under the lens that counts main tags."
    NumberForTag "number_for_tag" "A number where a tag or dimension is needed."
    TagForNumber "tag_for_number" "A tag or dimension where a number is needed."
    NumberMissing "number_missing" "Members without the number that a rule is about."
    Matrix "matrix" "Pair values that are not a square, or differ above and below the diagonal."
    Contradiction "contradiction" "Two rules, or a rule and what is settled, that put somebody in two places, or in one and out of it."

    TooFewPlaces "too_few_places" "More people than places."
    TooFewToFill "too_few_to_fill" "More places than people."
    NobodyThere "nobody_there" "A round, meeting, agenda or composition without people."
    TooFewPeople "too_few_people" "A place, role or need for which there are too few people."
    NobodyMayTake "nobody_may_take" "A role, turn or piece that nobody may take."
    NobodyHas "nobody_has" "A skill or tag that somebody needs to have and nobody has."
    NobodyCanHaveLearnt "nobody_can_have_learnt" "A skill or role that nobody can have learnt or held by then."
    WrongHosts "wrong_hosts" "Fewer hosts than tables, or pinned hosts who are not as many."
    NoSeatLeft "no_seat_left" "A member for whom no seat is left by what must hold."
    SupportedSupporter "supported_supporter" "A supporter who is supported."
    NoPower "no_power" "A rule on power in a room where no seat has any."

    OtherMeetings "other_meetings" "Dates, or a list, of another length than there are meetings."
    SettledTwice "settled_twice" "Somebody who held two roles at a settled meeting, or was absent from it."
    LedgerVersion "ledger_version" "A ledger that was written in another form."

    SeveralAmounts "several_amounts" "A rate with amounts of several kinds."
    Bands "bands" "Bands of pay that do not begin at 0 hours, or do not rise."
    PartOfAMinute "part_of_a_minute" "Hours that are not a whole number of minutes."
    NotAShare "not_a_share" "A fraction that is no share of a whole."
    WantsWhatIsThere "wants_what_is_there" "A skill that is both wished for and there already."
    NotTakingPart "not_taking_part" "A member without terms, where somebody who takes part is meant."
    NoLead "no_lead" "Something asked of the lead of a piece that has none."
    TeachesNoneOfIt "teaches_none_of_it" "Somebody who teaches at a training and teaches none of its skills."
    AgreedAndNotUnequal "agreed_and_not_unequal" "Two who agreed without being an unequal pair."

    NoBackgrounds "no_backgrounds" "A voting rule about backgrounds of voters who have none."
    NothingPasses "nothing_passes" "A voting rule by which nothing can pass."
    OtherProject "other_project" "A history of another project, or one that does not fit what is given."
    WrongOrder "wrong_order" "Days, meetings or parts of a project in an order that cannot be."
    PartMissing "part_missing" "A part of a project that needs another one, which is left out, or one that the project gives."

    ListChanged "list_changed" "A published list that was changed: numbers, an order or a hash do not fit the rest of it."
    DrawChanged "draw_changed" "A draw that is not what its list and its seed or dice give."
    LotteryChanged "lottery_changed" "A published list, or an input, that is not the one which was kept."
    ListedPlan "listed_plan" "A plan of a list that does not keep the rules."

    EverythingPasses "everything_passes" "A voting rule by which everything passes."

    PlanMisplaced "plan_misplaced" "A plan that names a member not once."
    PlanUnknown "plan_unknown" "A plan with a member, seat or training that the problem does not have."
    PlanOther "plan_other" "A plan of other groups, roles, pieces, decisions, rounds or meetings than the problem has."
    PlanSize "plan_size" "A plan with a group or role of a size that is not allowed."
    PlanUnplaced "plan_unplaced" "A plan that leaves somebody out where everybody is placed."
    PlanHat "plan_hat" "A plan in which a hat does not fit what the member agreed to."
    PlanAbsence "plan_absence" "A plan with somebody who is not there, or without somebody who is."
    PlanFixed "plan_fixed" "A plan that changes what is over or settled."
    PlanSeatTwice "plan_seat_twice" "A plan with two people on one seat."
    PlanMayNotHold "plan_may_not_hold" "A plan in which somebody holds what they may not."
    PlanSeveralRoles "plan_several_roles" "A plan in which somebody holds several roles that one person may not hold together."
    PlanBreaksARule "plan_breaks_a_rule" "A plan that breaks a required rule, where it has to keep them all."
    PlanHours "plan_hours" "A plan with other hours than the places of a piece."
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_codes_have_one_name() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(
            names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))
        );
    }
}
