//! What somebody may be paid within some periods.

mod definition;

use super::prelude::*;

/// In any `periods` periods in a row the member is paid `most` at most.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Earnings {
    pub(in crate::shares) member: String,
    pub(in crate::shares) most: u64,
    /// More than there are mean all of them.
    pub(in crate::shares) periods: usize,
}

impl SharingRule for Earnings {
    fn words(&self) -> String {
        let Earnings { member, most, periods } = self;
        match periods {
            1 => format!("`{member}` is paid {most} at most in any period"),
            periods => format!("`{member}` is paid {most} at most in any {periods} periods in a row"),
        }
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        faults.keep(known.person(&self.member));
        amount(self.most, faults);
        if self.periods == 0 {
            faults.push(fault!(Zero, "it is about 0 periods in a row; ask for at least 1"));
        }
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let person = context.known().find(&self.member)?;
        let periods = context.instance.periods.number();
        let length = self.periods.min(periods);
        let runs = periods - length + 1;
        let bring = |job| -> Vec<Weighted> {
            // Mentoring may fall into any of them.
            let any = matches!(job, Job::Mentor { .. });
            let pay = context.pay(job, person);
            let in_run = |run: usize| {
                let here = pay.iter().filter(|(period, _)| any || (run..run + length).contains(period));
                (run as u32, here.map(|(_, amount)| amount).sum())
            };
            let runs = (0..runs).filter(|_| !pay.is_empty()).map(in_run);
            runs.filter(|&(_, amount)| amount != 0).collect()
        };
        let largest = context.largest(|job| bring(job).into_iter().map(|(_, amount)| amount));
        let most = |run: usize| {
            let already = context.instance.people[person].paid_already(|period| (run..run + length).contains(&period));
            money::counted(self.most) - already
        };
        // By how much it is passed would tell the amount.
        let price = |run| if required { at_most(true, most(run), largest) } else { Price::passed(most(run)) };
        let count = context.of_people(runs, bring, |other| other == person, price);
        Lowered::whole(vec![count], Unit::new("time", "times"))
    }

    /// The member is paid more already.
    fn why_out_of_reach(&self, known: &KnownNames<'_>) -> Option<String> {
        let person = &known.instance.people[known.find(&self.member)?];
        let periods = known.instance.periods.number();
        let length = self.periods.min(periods);
        let paid = format!("what `{}` is paid", self.member);
        (0..=periods - length).find_map(|first| {
            let already = person.paid_already(|period| (first..first + length).contains(&period));
            money::too_little(&paid, already, self.most, "the limit", known.instance)
        })
    }
}
