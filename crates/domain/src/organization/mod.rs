//! Organizations and their tree. Two organizations are affiliated if they are the same, or one is an ancestor of
//! the other by links of the kinds that exclude; siblings are not, by the tree alone.

mod event;
mod links;
mod refusal;
mod view;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use event::OrganizationEvent;
pub use links::LinkSet;
pub use refusal::OrganizationRefusal;
pub use view::OrganizationView;

use crate::ids::OrganizationId;
use crate::language::Both;
use crate::policy::Administrator;
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;
use crate::{reference, text};

/// What sort of body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// 부·처.
    Ministry,
    /// 청, 소속기관.
    Agency,
    /// 지방자치단체.
    LocalGovernment,
    /// 법원, 헌법재판소.
    Court,
    /// 공공기관.
    PublicInstitution,
    /// 대학.
    University,
    /// Any other.
    Other,
}

/// How an organization hangs on its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// 소속기관.
    PartOf,
    /// 외청.
    AgencyUnder,
    /// 산하기관.
    Supervised,
}

/// The stored name of a closed set's value: the same word as in JSON.
macro_rules! named {
    ($ty:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $ty {
            /// Its stable name, as stored.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The value of a stored name.
            #[must_use]
            pub fn of_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use named;

named!(OrganizationKind {
    Ministry = "ministry",
    Agency = "agency",
    LocalGovernment = "local_government",
    Court = "court",
    PublicInstitution = "public_institution",
    University = "university",
    Other = "other",
});
named!(Link { PartOf = "part_of", AgencyUnder = "agency_under", Supervised = "supervised" });

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Inside identifier.
    pub id: OrganizationId,
    /// What addresses call it.
    pub code: String,
    /// What sort of body it is.
    pub kind: OrganizationKind,
    /// Its parent and how it hangs on it.
    pub parent: Option<(OrganizationId, Link)>,
    /// Its names.
    pub name: Both,
    /// Version of the row.
    pub version: i64,
}

/// What is told to enter or change an organization, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationDraft {
    /// Names.
    pub name: Both,
    /// What sort of body.
    pub kind: OrganizationKind,
    /// Code of the parent.
    #[serde(default)]
    pub parent: Option<String>,
    /// How it hangs on the parent; needed with one.
    #[serde(default)]
    pub link: Option<Link>,
}

impl OrganizationDraft {
    /// The names, checked.
    ///
    /// # Errors
    /// Both names are needed, each at most 200 characters.
    pub fn names(&self) -> Result<Both, Refusal> {
        let ko = text::line(&self.name.ko, 200, "/name/ko");
        let en = text::line(&self.name.en, 200, "/name/en");
        match (ko, en) {
            (Ok(ko), Ok(en)) => Ok(Both { ko, en }),
            (ko, en) => {
                Refusal::all(ko.err().into_iter().chain(en.err()).collect())?;
                Ok(Both::default())
            }
        }
    }
}

impl Organization {
    /// Enters a new organization under a code that stays.
    ///
    /// # Errors
    /// `code_form`, `text_required`, `organization_link_required`.
    pub fn enter(
        id: OrganizationId,
        code: &str,
        draft: &OrganizationDraft,
        parent: Option<&Organization>,
        by: &Administrator,
    ) -> Result<Change<Self>, Refusal> {
        let code = reference::code(code, "/code")?;
        let after = Self {
            id,
            code,
            kind: draft.kind,
            parent: hang(draft, parent)?,
            name: draft.names()?,
            version: 0,
        };
        Ok(after.told(
            by,
            OrganizationEvent::Entered {
                parent: parent.map(|parent| parent.id),
            },
        ))
    }

    /// Changes names, kind or place in the tree.
    ///
    /// # Errors
    /// As [`Self::enter`]; `organization_own_ancestor` if `lineage` of the new parent holds this organization.
    pub fn change(
        self,
        draft: &OrganizationDraft,
        parent: Option<(&Organization, &[OrganizationId])>,
        by: &Administrator,
    ) -> Result<Change<Self>, Refusal> {
        if parent.is_some_and(|(parent, lineage)| parent.id == self.id || lineage.contains(&self.id)) {
            return Err(Refusal::from(OrganizationRefusal::OwnAncestor).at("/parent"));
        }
        let parent = parent.map(|(parent, _)| parent);
        let after = Self {
            kind: draft.kind,
            parent: hang(draft, parent)?,
            name: draft.names()?,
            ..self
        };
        Ok(after.told(
            by,
            OrganizationEvent::Changed {
                parent: parent.map(|parent| parent.id),
            },
        ))
    }

    fn told(self, by: &Administrator, event: OrganizationEvent) -> Change<Self> {
        let about = About::new(Noun::Organization, self.id);
        Change::new(self, by.by(), about, event)
    }
}

fn hang(
    draft: &OrganizationDraft,
    parent: Option<&Organization>,
) -> Result<Option<(OrganizationId, Link)>, Refusal> {
    match (parent, draft.link) {
        (None, _) => Ok(None),
        (Some(parent), Some(link)) => Ok(Some((parent.id, link))),
        (Some(_), None) => Err(Refusal::from(OrganizationRefusal::LinkRequired).at("/link")),
    }
}
