//! Entering and changing organizations: administrators only.

use simui_domain::ids::OrganizationId;
use simui_domain::organization::{Organization, OrganizationDraft, OrganizationRefusal, OrganizationView};
use simui_domain::policy::{Administrator, Caller};
use simui_domain::refusal::{Common, Refusal};
use simui_store::Tx;

use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Enters an organization under a new code.
    ///
    /// # Errors
    /// `not_yours`, `code_taken`, and the refusals of its details.
    pub async fn enter_organization(
        &self,
        caller: &Caller,
        code: &str,
        draft: &OrganizationDraft,
    ) -> Result<OrganizationView, Error> {
        self.store
            .write(caller.act("enter_organization"), |tx| async move {
                let by = Administrator::among(caller.person, &tx.duties(caller.person, None).await?)?;
                let sent = (code, draft);
                let id: OrganizationId = once(&tx, caller, "enter_organization", &sent, async {
                    let parent = parent(&tx, draft).await?;
                    let change = Organization::enter(tx.id(), code, draft, parent.as_ref(), &by)?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                let code = tx.organization_code(id).await?;
                super::reads::view(&tx, &code).await
            })
            .await
    }

    /// Changes an organization that was read at `version`.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `stale`, and the refusals of its details.
    pub async fn change_organization(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        draft: &OrganizationDraft,
    ) -> Result<OrganizationView, Error> {
        self.store
            .write(caller.act("change_organization"), |tx| async move {
                let by = Administrator::among(caller.person, &tx.duties(caller.person, None).await?)?;
                let organization = tx.organization(code).await?;
                if organization.version != version {
                    return Err(Refusal::from(Common::Stale {
                        version: organization.version,
                    })
                    .into());
                }
                let parent = parent(&tx, draft).await?;
                let lineage = match &parent {
                    Some(parent) => tx.ancestors(parent.id).await?,
                    None => Vec::new(),
                };
                let above = parent.as_ref().map(|parent| (parent, lineage.as_slice()));
                let change = organization.change(draft, above, &by)?;
                Ok(tx.save(change).await?.seen(draft.parent.clone()))
            })
            .await
    }
}

/// The parent that a draft names.
async fn parent(tx: &Tx, draft: &OrganizationDraft) -> Result<Option<Organization>, Error> {
    let Some(code) = &draft.parent else {
        return Ok(None);
    };
    let found = tx.organization_if(code).await?;
    let unknown = || OrganizationRefusal::NoSuchOrganization { code: code.clone() };
    Ok(Some(found.ok_or_else(|| Refusal::from(unknown()).at("/parent"))?))
}
