//! Problem files.

mod form;
mod json;
mod read;
mod reader;
mod rest;
mod shape;
mod shape_error;
mod tree;
mod words;

use crate::composition::CompositionBuilder;
use crate::error::Error;
use crate::rota::RotaBuilder;
use crate::rounds::RoundsBuilder;
use crate::seating::SeatingBuilder;
use crate::shares::SharesBuilder;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A problem as it stands in a file, a builder that is not yet checked: `{"composition": {…}}`, `{"rounds": {…}}`,
/// `{"seating": {…}}`, `{"rota": {…}}` or `{"shares": {…}}`.
///
/// [`ProblemFile::from_path`] and [`ProblemFile::from_json_str`] read JSON, and give all faults at once, each with its
/// path such as `composition.rules[2].require.places`. It is a serde value, so that other formats can be read as well;
/// then the error lists all faults of shape. Unknown kinds of problem, unknown keys, and keys that stand twice are
/// refused.
///
/// | key of a composition | what |
/// |---|---|
/// | `roster` | the path of a CSV, relative to the problem file and inside its folder; or `{"csv": path}` with any of `id`, `tags`, `numbers`, `hats`, `shown`, `ignore`, which name columns as [`CsvOptions`](crate::CsvOptions) does; or `{"members": […]}`, each member with `id` and any of `tags`, `numbers`, `hats`, `primary`, `shown` |
/// | `groups` | a list; `{"name": …, "size": 9}`, `{"name": …, "size": {"min": 8, "max": 10}}`, or a number of even groups: `{"name": "table", "number": 14}` |
/// | `placing` | `"everyone"` or `"select"`; without it, a single group selects when it cannot hold everybody, and several take everybody |
/// | `rules` | a list, see below; without it, none |
///
/// | key of a rule | what |
/// |---|---|
/// | `require` or `prefer` | exactly one of them, with the rule |
/// | `tier` | from 1; for `prefer`, and only for it |
/// | `weight` | against the other rules of the tier; 1 if left out |
/// | `lens` | `every` (if left out), `hat`, `fraction`, `primary`, `undivided` or `cell`: [`Lens`](crate::Lens) |
/// | `in_groups` | names of the groups that the rule is about, each by itself; all if left out |
/// | `over_all` | `true`: the rule is about all groups taken together |
/// | `private` | whether members may not see what the rule says; `true` for `apart` and `nominations`, else `false`, if left out |
///
/// | rule | as in code |
/// |---|---|
/// | `{"places": {"tag": "practitioner", "min": 3, "max": 3}}`, either bound may be left out; several tags for the lens `cell` | [`Rule::places`](crate::Rule::places) |
/// | `{"balance": {"of": "site"}}` | [`Rule::balance`](crate::Rule::balance) |
/// | `{"never_more": {"of": "staff", "than": "volunteer"}}` | [`Rule::never_more`](crate::Rule::never_more) |
/// | `{"none_or": {"of": "site", "least": 2}}` | [`Rule::none_or`](crate::Rule::none_or) |
/// | `{"dual_hats": {"dimension": "background", "most": 4}}` | [`Rule::dual_hats`](crate::Rule::dual_hats) |
/// | `{"sharing": {"dimension": "institution", "most": 3}}` | [`Rule::sharing`](crate::Rule::sharing) |
/// | `{"variety": {"dimension": "site", "min": 2}}` | [`Rule::variety`](crate::Rule::variety) |
/// | `{"together": ["ana", "bo"]}` | [`Rule::together`](crate::Rule::together) |
/// | `{"apart": ["ana", "bo"]}` | [`Rule::apart`](crate::Rule::apart) |
/// | `{"in_group": {"member": "ana", "group": "north"}}` | [`Rule::in_group`](crate::Rule::in_group) |
/// | `{"not_in_group": {"member": "ana", "group": "north"}}` | [`Rule::not_in_group`](crate::Rule::not_in_group) |
/// | `{"wishes": [{"member": "ana", "groups": ["north", "south"]}]}` | [`Rule::wishes`](crate::Rule::wishes) |
/// | `{"stay": {"earlier": [{"member": "ana", "group": "north"}], "most_moves": 2}}` | [`Rule::stay`](crate::Rule::stay) |
/// | `{"most_of": {"pairs": [["ana", "bo", 3.5]], "at_least": 12}}`; `at_least` is for `require`; in place of `pairs`, `matrix` has a row for each member, or `triangle` the values above its diagonal: `{"decimals": 1, "values": [35]}` is 3.5 | [`Rule::most_of`](crate::Rule::most_of) |
/// | `{"least_of": {"pairs": [["ana", "bo", 3.5]], "at_most": 12}}`, with values as in `most_of` | [`Rule::least_of`](crate::Rule::least_of) |
/// | `{"knows": {"pairs": [["ana", "bo", 1]], "least": 2}}`; in place of `pairs`, `matrix` or `triangle` as in `most_of` | [`Rule::knows`](crate::Rule::knows) |
/// | `{"nominations": {"of": [{"member": "ana", "names": ["bo", "cy"]}], "least": 1}}`: whom each named; who named nobody is exempt | [`Rule::nominations`](crate::Rule::nominations) |
///
/// | key of rounds | what |
/// |---|---|
/// | `roster` | as in a composition |
/// | `rounds` | how many there are |
/// | `tables` | of every round that has none of its own; as `groups` in a composition |
/// | `tables_in` | of single rounds, counted from 1: `[[3, […]]]` |
/// | `absent` | by member, the rounds in which they are not there: `{"ana": [1, 2]}` |
/// | `sit_out` | `true`: where people are more than seats, some sit out in fair turns |
/// | `fixed` | the first rounds, over or settled: `{"tables": [{"name": "table 1", "members": ["ana"]}], "out": ["bo"]}`, as an answer gives them |
/// | `met_before` | pairs and how often they met before the first round: `["ana", "bo", 1]` |
/// | `rules` | a list; every rule of a composition with, beside its other keys, `in_rounds`, the rounds that it is about (all if left out), or one of these |
///
/// | rule of rounds | as in code |
/// |---|---|
/// | `{"repeats": {}}`, with `"across": {"dimension": "background", "weight": 2}`, `"pair_weights": [["ana", "bo", 0]]` if wanted | [`RoundRule::repeats`](crate::RoundRule::repeats) |
/// | `{"meetings_beyond_first": {}}`, `{"saturating_meetings": {}}`, `{"pairs_meet": {}}`, `{"at_most_meetings": {"most": 1}}`, all with the same keys if wanted | [`RoundRule::meetings_beyond_first`](crate::RoundRule::meetings_beyond_first), [`saturating_meetings`](crate::RoundRule::saturating_meetings), [`pairs_meet`](crate::RoundRule::pairs_meet), [`at_most_meetings`](crate::RoundRule::at_most_meetings) |
/// | `{"new_people": {"least": 5}}` | [`RoundRule::new_people`](crate::RoundRule::new_people) |
/// | `{"not_again_within": {"rounds": 3}}`, with `"last_met": [["ana", "bo", 1]]` if wanted: how many rounds before the first pairs last met; pairs that a required `together` keeps together in every round are left out | [`RoundRule::not_again_within`](crate::RoundRule::not_again_within) |
/// | `{"sit_out_fairly": {}}` | [`RoundRule::sit_out_fairly`](crate::RoundRule::sit_out_fairly) |
/// | `{"never_out_twice_running": {}}` | [`RoundRule::never_out_twice_running`](crate::RoundRule::never_out_twice_running) |
/// | `{"hosts": {"members": ["ana", "bo"], "tables": "rotating"}}`; or `"pinned"`, `"any"` | [`RoundRule::hosts`](crate::RoundRule::hosts) |
/// | `{"different_tables": ["ana", "bo"]}` | [`RoundRule::different_tables`](crate::RoundRule::different_tables) |
/// | `{"visits": {"max": 1}}`, with `min` instead of or beside `max`; with `"tables": ["trio"]` about these tables, each by itself (all if left out), with `"in_total": true` about all of them added up, with `"members": ["ana"]` about these members (all if left out) | [`RoundRule::visits`](crate::RoundRule::visits), [`at_tables`](crate::RoundRule::at_tables), [`in_total`](crate::RoundRule::in_total), [`members`](crate::RoundRule::members) |
/// | `{"as_announced": […]}`, with rounds as in `fixed` | [`RoundRule::as_announced`](crate::RoundRule::as_announced) |
///
/// | key of seating | what |
/// |---|---|
/// | `roster` | as in a composition |
/// | `room` | of every meeting that has none of its own; the shape is that of [`Room`](crate::Room): `{"round_table": 9}`, `{"circle": 9}`, `{"tables": {"tables": 12, "seats": 12}}`, `{"boardroom": {"side": 5, "end": 1}}`, `{"horseshoe": {"side": 3, "bottom": 3}}`, `{"rows": {"rows": 10, "seats": 40}}` or `{"seats": […], "neighbours": […], "facing": […]}`, with `features`, `zones` and `power` if wanted |
/// | `room_at` | of single meetings, counted from 1: `[[3, {…}]]` |
/// | `meetings` | how many there are; 1 if left out |
/// | `absent` | by member, the meetings at which they are not there: `{"ana": [1, 2]}` |
/// | `fixed` | the first meetings, over or settled: `{"seats": {"1": "ana", "2": "bo"}}`, as an answer gives them |
/// | `met_before` | pairs and how often they sat beside each other before the first meeting: `["ana", "bo", 1]` |
/// | `rules` | a list; every rule of a composition, with tables as groups and, beside its other keys, `in_meetings`, the meetings that it is about (all if left out), or one of these |
///
/// The rules of seating have the keys of a rule but for `in_groups` and `over_all`. `in_meetings` is for those about
/// the seats of a meeting; `lens` is for `mix` and `mix_worst`. `private` is `true`, if left out, for `apart_by`,
/// `farther_than`, `not_beside`, `not_facing`, `unequal`, `not_in_seat` and `needs`.
///
/// | rule of the seats of a meeting | as in code |
/// |---|---|
/// | `{"mix": {"dimension": "background"}}` | [`SeatRule::mix`](crate::SeatRule::mix) |
/// | `{"mix_worst": {"dimension": "background"}}` | [`SeatRule::mix_worst`](crate::SeatRule::mix_worst) |
/// | `{"neighbours_share": {"dimension": "language"}}` | [`SeatRule::neighbours_share`](crate::SeatRule::neighbours_share) |
/// | `{"neighbours_differ": {"dimension": "gender"}}` | [`SeatRule::neighbours_differ`](crate::SeatRule::neighbours_differ) |
/// | `{"apart_by": {"members": ["ana", "bo"], "distance": 2.5}}` | [`SeatRule::apart_by`](crate::SeatRule::apart_by) |
/// | `{"farther_than": {"members": ["ana", "bo"], "distance": 1}}` | [`SeatRule::farther_than`](crate::SeatRule::farther_than) |
/// | `{"beside": ["ana", "bo"]}` | [`SeatRule::beside`](crate::SeatRule::beside) |
/// | `{"not_beside": ["ana", "bo"]}` | [`SeatRule::not_beside`](crate::SeatRule::not_beside) |
/// | `{"not_facing": ["ana", "bo"]}` | [`SeatRule::not_facing`](crate::SeatRule::not_facing) |
/// | `{"unequal": ["ana", "bo"]}` | [`SeatRule::unequal`](crate::SeatRule::unequal) |
/// | `{"in_seat": {"member": "ana", "seat": "1"}}` | [`SeatRule::in_seat`](crate::SeatRule::in_seat) |
/// | `{"not_in_seat": {"member": "ana", "seat": "1"}}` | [`SeatRule::not_in_seat`](crate::SeatRule::not_in_seat) |
/// | `{"needs": {"member": "ana", "features": ["step-free"]}}` | [`SeatRule::needs`](crate::SeatRule::needs) |
/// | `{"supports": {"supporter": "iris", "member": "ana"}}` | [`SeatRule::supports`](crate::SeatRule::supports) |
/// | `{"as_announced": […]}`, with meetings as in `fixed` | [`SeatRule::as_announced`](crate::SeatRule::as_announced) |
///
/// | rule over the meetings | as in code |
/// |---|---|
/// | `{"new_neighbours": {}}` | [`SeatRule::new_neighbours`](crate::SeatRule::new_neighbours) |
/// | `{"not_again_within": {"meetings": 3}}`, with `"last_met": [["ana", "bo", 1]]` if wanted: how many meetings before the first pairs last sat side by side; supporters, and pairs that a required `beside` puts side by side at every meeting, are left out | [`SeatRule::not_again_within`](crate::SeatRule::not_again_within) |
/// | `{"different_seats": {}}`, `{"different_zones": {}}` | [`SeatRule::different_seats`](crate::SeatRule::different_seats), [`different_zones`](crate::SeatRule::different_zones) |
/// | `{"share_power": {}}` | [`SeatRule::share_power`](crate::SeatRule::share_power) |
/// | `{"share_power_across": {"dimension": "background"}}` | [`SeatRule::share_power_across`](crate::SeatRule::share_power_across) |
///
/// | key of a rota | what |
/// |---|---|
/// | `roster` | as in a composition |
/// | `meetings` | how many there are; they are counted from 1 |
/// | `roles` | a list of `{"name": "chair", "places": 1}`, with any of `burden` (1 if left out), `places_in` and `burden_in` (lists of a meeting and its own number, `[[6, 2]]`) and `mode` (`"in_the_room"` or `"online"`) |
/// | `compatible` | pairs of roles that one person may hold at a meeting: `["minutes", "timekeeper"]` |
/// | `absent`, `online` | by member, the meetings at which they are not there, or are online: `{"ana": [1, 2]}` |
/// | `labels` | by label, the meetings that make one of its kind together: `{"weekend": [[6, 7], [13, 14]]}` |
/// | `never` | members and the roles that they never hold: `["ana", "chair"]` |
/// | `not_this_time` | a list of `{"member": "ana", "role": "chair", "meetings": [3]}` |
/// | `experienced` | members and the roles that they know from elsewhere: `["ana", "chair"]` |
/// | `fixed` | the first meetings, over or settled: `{"roles": {"chair": ["ana"]}, "absent": ["bo"]}`, as an answer gives them |
/// | `ledger` | what members had before, as a [`Ledger`](crate::Ledger) is written |
/// | `rules` | a list, each with `require`, or `prefer` and `tier`, and any of `weight`, `private`, `roles`, the roles that it is about (all if left out), and for rules about single members `members` (all if left out) |
///
/// | rule of a rota | as in code |
/// |---|---|
/// | `{"gap": {"meetings": 1}}` | [`RotaRule::gap`](crate::RotaRule::gap) |
/// | `{"gap_any_role": {"meetings": 1}}` | [`RotaRule::gap_any_role`](crate::RotaRule::gap_any_role) |
/// | `{"not_after": {"first": "night", "then": "morning", "meetings": 1}}` | [`RotaRule::not_after`](crate::RotaRule::not_after) |
/// | `{"window": {"of": 7, "max": 5}}`, with `min`, `max` or both | [`RotaRule::window`](crate::RotaRule::window) |
/// | `{"consecutive": {"min": 2, "max": 5}}`, with `min`, `max` or both | [`RotaRule::consecutive`](crate::RotaRule::consecutive) |
/// | `{"rest": {"meetings": 2}}` | [`RotaRule::rest`](crate::RotaRule::rest) |
/// | `{"labelled": {"label": "weekend", "max": 2}}`, with `min`, `max` or both | [`RotaRule::labelled`](crate::RotaRule::labelled) |
/// | `{"background_moves": {"dimension": "background", "meetings": 2}}` | [`RotaRule::background_moves`](crate::RotaRule::background_moves) |
/// | `{"background_share": {"dimension": "background", "meetings": 6}}` | [`RotaRule::background_share`](crate::RotaRule::background_share) |
/// | `{"before": {"first": "shadow", "then": "chair", "times": 1, "lag": 0}}` | [`RotaRule::before`](crate::RotaRule::before) |
/// | `{"never_alone_first": {"facilitated": [1]}}` | [`RotaRule::never_alone_first`](crate::RotaRule::never_alone_first) |
/// | `{"fair_share": {}}` | [`RotaRule::fair_share`](crate::RotaRule::fair_share) |
/// | `{"even_burden": {}}` | [`RotaRule::even_burden`](crate::RotaRule::even_burden) |
/// | `{"squared_burdens": {}}` | [`RotaRule::squared_burdens`](crate::RotaRule::squared_burdens) |
/// | `{"wishes": [{"member": "ana", "roles": ["chair"]}]}` | [`RotaRule::wishes`](crate::RotaRule::wishes) |
/// | `{"holds": {"member": "ana", "role": "chair", "meeting": 1}}`, `{"does_not_hold": …}` | [`RotaRule::holds`](crate::RotaRule::holds), [`does_not_hold`](crate::RotaRule::does_not_hold) |
/// | `{"turns": {"max": 2}}`, with `min`, `max` or both | [`RotaRule::turns`](crate::RotaRule::turns) |
/// | `{"follows": {"first": "second", "then": "first"}}` | [`RotaRule::follows`](crate::RotaRule::follows) |
/// | `{"in_order": {"role": "chair", "members": ["ana", "bo"]}}` | [`RotaRule::in_order`](crate::RotaRule::in_order) |
/// | `{"each_mode": {}}` | [`RotaRule::each_mode`](crate::RotaRule::each_mode) |
/// | `{"as_announced": […]}`, with meetings as in `fixed` | [`RotaRule::as_announced`](crate::RotaRule::as_announced) |
/// | `{"places_filled": {}}` | [`RotaRule::places_filled`](crate::RotaRule::places_filled), asked wherever roles are compatible, whether it is given or not |
///
/// | key of shares | what |
/// |---|---|
/// | `roster` | as in a composition |
/// | `periods` | how many there are, such as months; 1 if left out; they are counted from 1 |
/// | `rates` | a list of `{"name": "session", "hourly": 1200, "source": "our payment policy", "date": "2026-04-01"}`; in place of `hourly`, `"flat": 2500` or `"bands": [[0, 2500], [2, 7500]]`, from how many hours and how much. Amounts are in the smallest unit of the currency |
/// | `terms` | of those who take part: a list of `{"member": "ana", "offers": 60}` (hours) with any of `at_most_each_period` (hours), `pay`, and `has`, `wants` and `teaches` (lists of skills); `pay` is `"paid_by_employer"`, `"unpaid"` (if left out), `{"paid": "session"}` or `{"declines_money": "session"}` |
/// | `pieces` | a list of `{"name": "report", "lead": 20, "contributors": [8, 8]}`, each with its hours and either may be left out, with any of `in_periods` (all if left out), `kind` (`"output"` or `"chore"`), `needs_skills`, `needs_tags` and `lead_needs` |
/// | `trainings` | a list of `{"name": "facilitation day", "teaches": ["facilitation"], "places": 4}`, with any of `cost` (of a place), `hours`, `in_period` (1 if left out) and `taught_by` (members) |
/// | `decisions` | a list of `{"name": "how the money is spent"}`, with any of `weight` (1 if left out), `topic` and `leads` (2 if left out) |
/// | `mentoring` | hours that a mentoring pair takes of the mentor; without it there is no mentoring |
/// | `unequal`, `agreed` | pairs of members, `["ana", "bo"]`, between whom there is no mentoring; those of them who agreed to it |
/// | `rules` | a list, each with `require`, or `prefer` and `tier`, and any of `weight`, `private` (`true` for `earnings`, else `false`, if left out) and `for_whom`, whose benefit it serves |
///
/// | rule of shares | as in code |
/// |---|---|
/// | `{"everyone_has_a_piece": {}}` | [`ShareRule::everyone_has_a_piece`](crate::ShareRule::everyone_has_a_piece) |
/// | `{"within_caps": {}}` | [`ShareRule::within_caps`](crate::ShareRule::within_caps); asked where a member has an `at_most_each_period`, unless it is given |
/// | `{"within_offers": {}}` | [`ShareRule::within_offers`](crate::ShareRule::within_offers) |
/// | `{"even_hours": {}}`, `{"even_chores": {}}`, `{"even_outputs": {}}`, `{"even_learning": {}}`, `{"even_decisions": {}}`; for `prefer`, each alone in its tier | [`ShareRule::even_hours`](crate::ShareRule::even_hours), [`even_chores`](crate::ShareRule::even_chores), [`even_outputs`](crate::ShareRule::even_outputs), [`even_learning`](crate::ShareRule::even_learning), [`even_decisions`](crate::ShareRule::even_decisions) |
/// | `{"output_leads_over": {"dimension": "background"}}` | [`ShareRule::output_leads_over`](crate::ShareRule::output_leads_over) |
/// | `{"no_unpaid_work": {}}` | [`ShareRule::no_unpaid_work`](crate::ShareRule::no_unpaid_work) |
/// | `{"budget": {"most": 500000}}`, with `"in_periods": [1, 2]` if wanted | [`ShareRule::budget`](crate::ShareRule::budget) |
/// | `{"budget_each_period": {"most": 50000}}` | [`ShareRule::budget_each_period`](crate::ShareRule::budget_each_period) |
/// | `{"training_budget": {"most": 80000}}` | [`ShareRule::training_budget`](crate::ShareRule::training_budget) |
/// | `{"earnings": {"member": "ana", "most": 40000, "periods": 3}}` | [`ShareRule::earnings`](crate::ShareRule::earnings) |
/// | `{"teach_and_learn": {}}` | [`ShareRule::teach_and_learn`](crate::ShareRule::teach_and_learn) |
/// | `{"skills_held": {"dimension": "background"}}`, with any of `people` (2 if left out) and `skills` (all if left out) | [`ShareRule::skills_held`](crate::ShareRule::skills_held) |
/// | `{"leads_over": {"dimension": "background"}}` | [`ShareRule::leads_over`](crate::ShareRule::leads_over) |
/// | `{"most_decisions": {"share": [1, 3]}}`, with `"of": "ana"` if wanted | [`ShareRule::most_decisions`](crate::ShareRule::most_decisions) |
/// | `{"conflict_of_interest": {"member": "ana", "topic": "money"}}` | [`ShareRule::conflict_of_interest`](crate::ShareRule::conflict_of_interest) |
/// | `{"leads": {"member": "ana", "piece": "report"}}`, `{"takes": …}`, `{"does_not_take": …}` | [`ShareRule::leads`](crate::ShareRule::leads), [`takes`](crate::ShareRule::takes), [`does_not_take`](crate::ShareRule::does_not_take) |
/// | `{"everyone_has_skill": {"piece": "interviews", "skill": "interviewing"}}` | [`ShareRule::everyone_has_skill`](crate::ShareRule::everyone_has_skill) |
/// | `{"everyone_holds_tag": {"piece": "interviews", "tag": "lived experience"}}` | [`ShareRule::everyone_holds_tag`](crate::ShareRule::everyone_holds_tag) |
/// | `{"one_person": {"pieces": ["minutes in May", "minutes in June"]}}` | [`ShareRule::one_person`](crate::ShareRule::one_person) |
/// | `{"once_a_piece": {}}`, `{"needs_met": {}}`, `{"learnt_before": {}}`, `{"training_places": {}}`, `{"taught_once": {}}` | asked wherever they say something, whether they are given or not |
///
/// ```
/// use roundtable::ProblemFile;
///
/// let text = r#"{"composition": {
///     "roster": {"members": [
///         {"id": "ana", "tags": {"site": "north"}}, {"id": "bo", "tags": {"site": "south"}}, {"id": "cy"}]},
///     "groups": [{"name": "panel", "size": 2}],
///     "rules": [
///         {"require": {"places": {"tag": "north", "min": 1}}}, {"prefer": {"balance": {"of": "site"}}, "tier": 1}]
/// }}"#;
/// let ProblemFile::Composition(builder) = serde_json::from_str(text)? else { panic!("it is a composition") };
/// let problem = builder.build()?;
/// assert_eq!(problem.rules().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(description = "A problem: what is to be decided, and what is asked of it."))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemFile {
    /// Who is in which group, and who is selected.
    Composition(CompositionBuilder),
    /// Tables over several rounds.
    Rounds(RoundsBuilder),
    /// Who holds which role at which meeting.
    Rota(RotaBuilder),
    /// Who sits where, over meetings.
    Seating(SeatingBuilder),
    /// Who does which work, who learns and teaches what, and who leads which decision.
    Shares(SharesBuilder),
}

impl ProblemFile {
    /// Reads a file of JSON. A roster that the file names is looked for in its folder, and not read yet if the file has
    /// the shape it must have.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; the place of what is not JSON; or all faults of the file's shape, each with its
    /// path, and all other faults that can be found.
    pub fn from_path(path: impl AsRef<Path>) -> Result<ProblemFile, Error> {
        read::from_path(path.as_ref())
    }

    /// Reads a text of JSON, as [`ProblemFile::from_path`] reads a file in `folder`.
    ///
    /// # Errors
    ///
    /// As for [`ProblemFile::from_path`].
    pub fn from_json_str(text: &str, folder: impl AsRef<Path>) -> Result<ProblemFile, Error> {
        read::from_json_str(text, folder.as_ref())
    }

    /// Makes the problem for its faults alone.
    fn check(self, folder: &Path) -> Result<(), Error> {
        match self {
            ProblemFile::Composition(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Rounds(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Rota(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Seating(builder) => builder.build_in(folder).map(drop),
            ProblemFile::Shares(builder) => builder.build_in(folder).map(drop),
        }
    }

    /// The path of the roster's file, or `None` if the members stand in place. `folder` is that of the problem file.
    ///
    /// # Errors
    ///
    /// A path that does not exist, or that leads outside the folder.
    pub fn roster_path(&self, folder: &Path) -> Result<Option<PathBuf>, Error> {
        match self {
            ProblemFile::Composition(builder) => builder.roster_path(folder),
            ProblemFile::Rounds(builder) => builder.roster_path(folder),
            ProblemFile::Rota(builder) => builder.roster_path(folder),
            ProblemFile::Seating(builder) => builder.roster_path(folder),
            ProblemFile::Shares(builder) => builder.roster_path(folder),
        }
    }
}
