//! The opening (개봉): first the chair, then the secretary from whom nothing is hidden.

use simui_domain::council::Seat;
use simui_domain::policy::{Caller, Standing};
use simui_domain::refusal::Refusal;
use simui_domain::round::{DeadlineKind, Round, Stage, StageKind, in_force};
use simui_domain::sheet::{Finality, Opening, OpeningView, SheetRefusal, may_open};
use simui_store::Tx;

use crate::council::alone;
use crate::{App, Error};

impl App {
    /// Opens the scores: the chair asks, the secretary agrees, two people, when nobody may seal any more. With the
    /// second act the round enters deliberation.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `opening_scoring_open`, `opening_chair_first`, `opening_same_person`,
    /// `whole_needed`.
    pub async fn open_scores(&self, caller: &Caller, round: &str) -> Result<OpeningView, Error> {
        self.store
            .write(caller.act("open_scores"), |tx| async move {
                let (round, standing) = alone(&tx, caller, round).await?;
                if standing.chair().is_err() {
                    standing.secretary()?;
                }
                standing.during(&[StageKind::Scoring])?;
                let seats = tx.seats(round.id).await?;
                may_open(&finality(&tx, &round, &seats).await?, tx.now())?;
                let asked = tx.opening(round.id).await?;
                let opening = match asked.filter(|asked| asked.stands(&seats)) {
                    Some(asked) => agree(&tx, round, &standing, asked).await?,
                    None => ask(&tx, &round, &standing).await?,
                };
                Ok(opening.seen())
            })
            .await
    }
}

/// The chair asks; whoever chaired and asked before has left the chair meanwhile.
async fn ask(tx: &Tx, round: &Round, standing: &Standing) -> Result<Opening, Error> {
    let Ok(chair) = standing.chair() else {
        return Err(Refusal::from(SheetRefusal::ChairFirst).into());
    };
    let person = standing.person();
    let change = match tx.opening(round.id).await? {
        Some(former) => former.ask_again(&chair, person, tx.now()),
        None => Opening::ask(round.id, &chair, person, tx.now()),
    };
    tx.save(change).await
}

async fn agree(tx: &Tx, round: Round, standing: &Standing, asked: Opening) -> Result<Opening, Error> {
    if standing.person() == asked.chair {
        return Err(Refusal::from(SheetRefusal::SamePerson).into());
    }
    let secretary = standing.secretary_of_whole()?;
    let opening = tx.save(asked.agree(&secretary, tx.now())?).await?;
    tx.enter_stage(round, Stage::Deliberation {}, secretary.by())
        .await?;
    Ok(opening)
}

/// Who of the members in office may still seal.
async fn finality(tx: &Tx, round: &Round, seats: &[Seat]) -> Result<Vec<Finality>, Error> {
    let at = tx.dates(round.id).await?.get(DeadlineKind::ScoringCloses);
    let extensions = tx.extensions(round.id).await?;
    let ready = seats.iter().filter(|seat| seat.ready());
    let members = ready.map(|seat| Finality {
        said: seat.final_at.is_some(),
        closes: in_force(
            at,
            &extensions,
            DeadlineKind::ScoringCloses,
            None,
            Some(seat.person),
        ),
    });
    Ok(members.collect())
}
