//! Attaching files to a draft, taking them out, and reading them.

use futures_util::Stream;
use simui_domain::ids::AttachmentId;
use simui_domain::policy::Caller;
use simui_domain::proposal::{Attachment, AttachmentView, Media, Sight, file_name};
use simui_domain::refusal::{Common, Refusal};

use super::held;
use crate::repeat::once;
use crate::{App, Error};

/// A file that may be read by who asked for it.
pub struct Download {
    /// The name that its sender gave it: data, never a path.
    pub name: String,
    /// What it is, from our own list.
    pub media: Media,
    /// Bytes.
    pub size: i64,
    /// SHA-256, in hex.
    pub digest: String,
    /// The bytes themselves.
    pub file: tokio::fs::File,
}

impl App {
    /// Attaches a file to a draft. Whether the caller may is asked before a byte is taken, and again when all are
    /// there.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `deadline_passed`, and the refusals of a file.
    pub async fn attach_file<S, B, E>(
        &self,
        caller: &Caller,
        (round, reference): (&str, &str),
        name: &str,
        stream: S,
    ) -> Result<AttachmentView, Error>
    where
        S: Stream<Item = Result<B, E>> + Unpin,
        B: AsRef<[u8]>,
        E: std::fmt::Display,
    {
        let name = file_name(name)?;
        let mark = self
            .store
            .write(caller.act("expect_file"), |tx| async move {
                held(&tx, caller, round, reference).await?.answering.writing()?;
                Ok(tx.bytes())
            })
            .await?;
        let received = &self.files.receive(name, mark, stream).await?;
        let quota = self.settings.files.quota;
        self.store
            .write(caller.act("attach_file"), |tx| async move {
                let sent = (round, reference, &received.file.name, &received.file.hash);
                let id: AttachmentId = once(&tx, caller, "attach_file", &sent, async {
                    let held = held(&tx, caller, round, reference).await?;
                    held.answering.writing()?;
                    quota.fits(&received.file, &tx.attachments(held.proposal.id).await?)?;
                    let attachment = Attachment {
                        id: tx.id(),
                        round: held.round.id,
                        proposal: held.proposal.id,
                        file: received.file.clone(),
                        media: received.media,
                        first_n: held.proposal.next_n(),
                        last_n: None,
                        by: caller.person,
                        at: tx.now(),
                    };
                    tx.attach(&attachment).await?;
                    Ok(attachment.id)
                })
                .await?;
                let held = held(&tx, caller, round, reference).await?;
                Ok(tx.attachment(held.proposal.id, id).await?.seen())
            })
            .await
    }

    /// Takes a file out of the draft. Revisions that hold it keep it.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `deadline_passed`.
    pub async fn detach_file(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        id: AttachmentId,
    ) -> Result<(), Error> {
        self.store
            .write(caller.act("detach_file"), |tx| async move {
                let held = held(&tx, caller, round, reference).await?;
                held.answering.writing()?;
                let attachment = tx.attachment(held.proposal.id, id).await?;
                if !attachment.of_draft() {
                    return Err(Refusal::from(Common::Unknown).into());
                }
                tx.detach(&held.proposal, &attachment).await
            })
            .await
    }

    /// The files that the caller may read of a proposal.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn proposal_files(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<Vec<AttachmentView>, Error> {
        Ok(self
            .readable(caller, round, reference)
            .await?
            .iter()
            .map(Attachment::seen)
            .collect())
    }

    /// A file, to be read; permission is asked anew each time.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn read_file(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
        id: AttachmentId,
    ) -> Result<Download, Error> {
        let found = self.readable(caller, round, reference).await?;
        let one = found.into_iter().find(|one| one.id == id);
        let one = one.ok_or(Refusal::from(Common::Unknown))?;
        let file = self.files.open(&one.file.hash).await?;
        Ok(Download {
            name: one.file.name,
            media: one.media,
            size: one.file.size,
            digest: one.file.hash,
            file,
        })
    }

    async fn readable(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<Vec<Attachment>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let proposal = snapshot.proposal(round.id, reference).await?;
        let judged = snapshot.judged_revision(&proposal).await?;
        let sight = proposal.sight(&standing, judged)?;
        let all = snapshot.attachments(proposal.id).await?;
        let reads = |one: &Attachment| match sight {
            Sight::Own => true,
            Sight::Desk => one.kept(&proposal),
            Sight::Council { n } => one.of_revision(n),
            Sight::TitleLine => false,
        };
        if sight == Sight::TitleLine {
            return Err(Refusal::from(Common::Unknown).into());
        }
        Ok(all.into_iter().filter(reads).collect())
    }
}
