//! A card for each person, to be handed out.

use super::html::{head, heading, html, page, told};
use crate::table::{Audience, Presentation, Table};
use maud::{Markup, html as markup};

/// A page of [cards](Presentation::cards), of what everybody may know: on a screen with everybody's name above them, on
/// paper (A4) eight to a page, to be cut apart. A card is never split over pages. Where there is no plan, the page for
/// members that says so.
///
/// ```
/// use roundtable::{Member, Roster, Rounds, Solver, report};
///
/// let roster = Roster::new(["ana", "bo", "chidi", "dana"].map(Member::new))?;
/// let problem = Rounds::builder(&roster).rounds(2).even_tables("table", 2).build()?;
/// let cards = report::cards(&Solver::new().solve(&problem)?);
/// assert_eq!(cards.matches("<article").count(), 4);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[must_use]
pub fn cards(of: &(impl Presentation + ?Sized)) -> String {
    let cards: Vec<Table> = of.cards().into_inner().into_iter().map(Table::visible).collect();
    if cards.is_empty() {
        return html(of, Audience::Members);
    }
    let id = |number: usize| format!("card-{number}");
    let content = markup! {
        header { (heading(of)) }
        nav aria-label="Cards by name" {
            ul { @for (number, card) in (1..).zip(&cards) { li { a href={ "#" (id(number)) } { (card.title) } } } }
        }
        div class="cards" { @for (number, of_person) in (1..).zip(&cards) { (card(of_person, &id(number))) } }
    };
    page(of, &content)
}

fn card(table: &Table, id: &str) -> Markup {
    markup! {
        article id=(id) {
            h2 { (table.title) }
            table {
                (head(table))
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (told(cell)) } } @else { td { (told(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
