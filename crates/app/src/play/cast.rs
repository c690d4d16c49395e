//! The people of a played round: entered, charged and given their parts by the administrator, each signing in by
//! an invitation of their own.

use std::collections::BTreeMap;

use simui_domain::ids::{PersonId, SessionId};
use simui_domain::language::{Both, Language};
use simui_domain::organization::{Link, OrganizationDraft, OrganizationKind};
use simui_domain::people::{Duty, DutyDraft, MemberDraft, Part, PersonDraft};
use simui_domain::policy::Caller;
use simui_domain::time::Timestamp;

use super::folder::{Folder, OrganizationRow};
use super::{Play, faulty};
use crate::{Acceptance, App, Client, Error, NewAdministrator, Redemption};

/// Somebody of the cast.
#[derive(Debug, Clone)]
pub struct Player {
    /// The code in the folder.
    pub code: String,
    /// Mail address with which to sign in.
    pub email: String,
    /// Names.
    pub name: Both,
    /// Code of the organization, if any.
    pub organization: Option<String>,
    /// What they are: `coordinator`, `drafter`, `officer`, `secretary`, `acting_secretary`, `member`, `chair`, ...
    pub part: &'static str,
    pub(super) person: PersonId,
}

/// Everybody, by code.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    players: BTreeMap<String, Player>,
}

impl Cast {
    /// Everybody, in order of their codes.
    pub fn players(&self) -> impl Iterator<Item = &Player> {
        self.players.values()
    }

    pub(super) fn caller(&self, code: &str) -> Result<Caller, Error> {
        let player = self
            .players
            .get(code)
            .ok_or_else(|| faulty("the folder names somebody who is not in it"))?;
        Ok(acting(player.person))
    }

    /// The first of an organization with this part.
    pub(super) fn of(&self, organization: &str, part: &str) -> Result<Caller, Error> {
        self.players
            .values()
            .find(|player| player.organization.as_deref() == Some(organization) && player.part == part)
            .map(|player| acting(player.person))
            .ok_or_else(|| faulty("an organization has nobody with a part that the round needs"))
    }

    /// The first with this part.
    pub(super) fn first(&self, part: &str) -> Result<Caller, Error> {
        let found = self.players.values().find(|player| player.part == part);
        found
            .map(|player| acting(player.person))
            .ok_or_else(|| faulty("nobody has a part that the round needs"))
    }

    pub(super) fn add(&mut self, player: Player) {
        self.players.insert(player.code.clone(), player);
    }
}

/// A person as the caller of an action, outside any session.
fn acting(person: PersonId) -> Caller {
    Caller {
        person,
        session: SessionId(uuid::Uuid::nil()),
        language: Language::Ko,
        key: None,
        span: None,
    }
}

impl App {
    /// Enters organizations and people, once for an installation.
    pub(super) async fn play_cast(&self, folder: &Folder, play: &Play) -> Result<Cast, Error> {
        let mut cast = Cast::default();
        let admin = self.play_administrator(folder, play, &mut cast).await?;
        let mut waiting: Vec<&OrganizationRow> = folder.organizations.iter().collect();
        waiting.sort_by(|a, b| a.code.cmp(&b.code));
        let mut entered: Vec<&str> = Vec::new();
        while !waiting.is_empty() {
            let ready = |row: &&&OrganizationRow| {
                row.parent
                    .as_deref()
                    .is_none_or(|parent| entered.contains(&parent))
            };
            let row = *waiting
                .iter()
                .find(ready)
                .ok_or_else(|| faulty("organizations.csv: a parent is missing"))?;
            self.enter_organization(&admin, &row.code, &details(row)?).await?;
            entered.push(&row.code);
            waiting.retain(|other| other.code != row.code);
        }
        self.play_applicants(&admin, folder, play, &mut cast).await?;
        for row in &folder.staff {
            let acting = row.acting_for.is_some();
            let part = match (row.duty.as_str(), acting) {
                ("secretary", false) => "secretary",
                ("secretary", true) => "acting_secretary",
                ("approver", false) => "approver",
                ("approver", true) => "acting_approver",
                _ => return Err(faulty("staff.csv: a duty is neither secretary nor approver")),
            };
            let name = Both::new(row.name_ko.clone(), row.name_en.clone());
            let player = self
                .play_person(&admin, play, (&row.code, part), name, None)
                .await?;
            self.play_employ(&admin, &row.organization, Part::Employee, &player)
                .await?;
            cast.add(Player {
                organization: Some(row.organization.clone()),
                ..player
            });
        }
        for row in &folder.council {
            let part = if row.chair == "yes" { "chair" } else { "member" };
            let name = Both::new(row.name_ko.clone(), row.name_en.clone());
            let player = self
                .play_person(&admin, play, (&row.code, part), name, None)
                .await?;
            cast.add(Player {
                organization: row.organization.clone(),
                ..player
            });
        }
        Ok(cast)
    }

    async fn play_administrator(
        &self,
        folder: &Folder,
        play: &Play,
        cast: &mut Cast,
    ) -> Result<Caller, Error> {
        let row = folder.people.iter().find(|row| row.part == "administrator");
        let name = row.map_or_else(
            || Both::new("관리자", "Administrator"),
            |row| Both::new(row.name_ko.clone(), row.name_en.clone()),
        );
        let email = row.map_or_else(|| "admin@simui.example".to_owned(), |row| row.email.clone());
        let person = PersonDraft {
            name: name.clone(),
            email: email.clone(),
            language: Language::Ko,
        };
        let new = NewAdministrator {
            person,
            password: play.password.clone(),
        };
        let person = self.create_administrator(&new).await?;
        let code = row.map_or_else(|| "administrator".to_owned(), |row| row.code.clone());
        cast.add(Player {
            code,
            email,
            name,
            organization: None,
            part: "administrator",
            person,
        });
        Ok(acting(person))
    }

    /// Coordinators, drafters and officers of every organization that answers; with people made up where the folder
    /// has none.
    async fn play_applicants(
        &self,
        admin: &Caller,
        folder: &Folder,
        play: &Play,
        cast: &mut Cast,
    ) -> Result<(), Error> {
        for row in &folder.people {
            let (part, given) = match row.part.as_str() {
                "coordinator" => ("coordinator", Some(Part::Coordinator)),
                "drafter" => ("drafter", Some(Part::Drafter)),
                "officer" => ("officer", Some(Part::Officer)),
                "auditor" => ("auditor", None),
                "administrator" => continue,
                _ => {
                    return Err(faulty(
                        "people.csv: a part is none of those that the columns name",
                    ));
                }
            };
            let name = Both::new(row.name_ko.clone(), row.name_en.clone());
            let player = self
                .play_person(admin, play, (&row.code, part), name, Some(&row.email))
                .await?;
            if let (Some(organization), Some(given)) = (&row.organization, given) {
                self.play_employ(admin, organization, given, &player).await?;
            }
            cast.add(Player {
                organization: row.organization.clone(),
                ..player
            });
        }
        for organization in folder.invited() {
            for (part, given) in [("coordinator", Part::Coordinator), ("officer", Part::Officer)] {
                if cast.of(&organization, part).is_ok() {
                    continue;
                }
                let code = format!("{organization}-{part}");
                let name = Both::new(format!("{organization} 담당자"), format!("{organization} {part}"));
                let player = self.play_person(admin, play, (&code, part), name, None).await?;
                self.play_employ(admin, &organization, given, &player).await?;
                cast.add(Player {
                    organization: Some(organization.clone()),
                    ..player
                });
            }
        }
        Ok(())
    }

    /// Enters a person, invites them, and lets them accept.
    async fn play_person(
        &self,
        admin: &Caller,
        play: &Play,
        (code, part): (&str, &'static str),
        name: Both,
        email: Option<&str>,
    ) -> Result<Player, Error> {
        let email = email.map_or_else(|| format!("{}@simui.example", code.to_lowercase()), str::to_owned);
        let draft = PersonDraft {
            name: name.clone(),
            email: email.clone(),
            language: Language::Ko,
        };
        let person = PersonId(self.enter_person(admin, &draft).await?.id);
        self.invite(admin, person).await?;
        let token = {
            let snapshot = self.store.read().await?;
            let entry = snapshot.newest_invitation(person).await?;
            let entry = entry.ok_or_else(|| faulty("an invitation was not kept"))?;
            self.entry_token(&snapshot, entry).await?
        };
        let (_, token) = token.ok_or_else(|| faulty("an invitation has no token"))?;
        let password = play.password.clone();
        let redemption = Redemption { token, password };
        self.accept_invitation(
            &Acceptance {
                redemption,
                consent: true,
            },
            &Client {
                address: "127.0.0.1".to_owned(),
                agent: None,
            },
        )
        .await?;
        Ok(Player {
            code: code.to_owned(),
            email,
            name,
            organization: None,
            part,
            person,
        })
    }

    async fn play_employ(
        &self,
        admin: &Caller,
        organization: &str,
        part: Part,
        player: &Player,
    ) -> Result<(), Error> {
        let draft = MemberDraft {
            part,
            email: player.email.clone(),
            name: None,
            language: Language::Ko,
        };
        self.give_part(admin, organization, &draft).await?;
        Ok(())
    }

    /// Gives the duties of one round: staff, those acting in their stead, the auditor.
    pub(super) async fn play_duties(
        &self,
        admin: &Caller,
        (round, cast): (&str, &Cast),
        (from, until): (Timestamp, Timestamp),
    ) -> Result<(), Error> {
        for player in cast.players() {
            let (duty, reason, letter) = match player.part {
                "secretary" => (Duty::Secretary, None, None),
                "approver" => (Duty::Approver, None, None),
                "acting_secretary" => (Duty::ActingSecretary, Some(STEAD), None),
                "acting_approver" => (Duty::ActingApprover, Some(STEAD), None),
                "auditor" => (Duty::Auditor, None, Some(LETTER)),
                _ => continue,
            };
            let draft = DutyDraft {
                person: player.person.0,
                duty,
                reason: reason.map(str::to_owned),
                letter: letter.map(str::to_owned),
                from: Some(from).filter(|_| duty == Duty::Auditor),
                until: Some(until).filter(|_| duty == Duty::Auditor),
            };
            self.give_duty(admin, Some(round), &draft).await?;
        }
        Ok(())
    }
}

const STEAD: &str = "주관 부처와 그 소속기관의 과제가 있어 소속 직원이 모두 제척되므로 직무를 대행함";
const LETTER: &str = "감사 통보 예시-1호";

fn details(row: &OrganizationRow) -> Result<OrganizationDraft, Error> {
    let kind =
        OrganizationKind::of_name(&row.kind).ok_or_else(|| faulty("organizations.csv: an unknown kind"))?;
    let link = match row.link.as_deref() {
        None => None,
        Some(link) => Some(Link::of_name(link).ok_or_else(|| faulty("organizations.csv: an unknown link"))?),
    };
    let name = Both::new(row.name_ko.clone(), row.name_en.clone());
    Ok(OrganizationDraft {
        name,
        kind,
        parent: row.parent.clone(),
        link,
    })
}
