//! Who did something in a round: their names, and the duty in which they did it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, PersonId, RoundId};
use simui_domain::language::Both;
use simui_domain::meeting::{SignerView, Signers};
use simui_domain::people::Duty;
use simui_domain::round::Approval;
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::{duties, person_details};
use crate::{Error, Snapshot};

/// The duties in which somebody asks for approval, and in which somebody answers; in another's stead first.
const ASKING: [Duty; 2] = [Duty::ActingSecretary, Duty::Secretary];
const ANSWERING: [Duty; 2] = [Duty::ActingApprover, Duty::Approver];

impl Snapshot {
    /// The two people of an approval: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn signers(&self, round: RoundId, approval: &Approval) -> Result<Signers, Error> {
        let returned = approval.returned.as_ref().map(|(by, at, _)| (*by, *at));
        let answered = approval.given.or(returned);
        let people = [Some(approval.asked_by), answered.map(|(by, _)| by)];
        let people: Vec<Uuid> = people.into_iter().flatten().map(Id::raw).collect();
        let names = person_details::Entity::find()
            .filter(person_details::Column::PersonId.is_in(people.clone()))
            .all(&self.txn)
            .await?;
        let held = duties::Entity::find()
            .filter(duties::Column::PersonId.is_in(people))
            .all(&self.txn)
            .await?;
        let signer = |person: PersonId, at: Timestamp, among: [Duty; 2]| {
            let named = names.iter().find(|row| row.person_id == person.raw());
            let name = named.and_then(|row| Some(Both::new(row.name_ko.clone()?, row.name_en.clone()?)));
            let holds = |duty: &Duty| held.iter().any(|row| in_force(row, (person, round, *duty), at));
            SignerView::new(name, among.into_iter().find(holds))
        };
        Ok(Signers {
            asked: Some(signer(approval.asked_by, approval.asked_at, ASKING)),
            answered: answered.map(|(by, at)| signer(by, at, ANSWERING)),
        })
    }
}

/// Whether a duty was somebody's at an instant, in this round or everywhere.
fn in_force(row: &duties::Model, (person, round, duty): (PersonId, RoundId, Duty), at: Timestamp) -> bool {
    let here = row.round_id.is_none_or(|one| one == round.raw());
    let then = row.from_at <= at && row.until_at.is_none_or(|until| until > at);
    row.person_id == person.raw() && row.duty == duty.name() && here && then
}
