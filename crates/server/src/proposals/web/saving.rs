//! Saving what a form of a section says, field by field, each under the version at which it was read. What somebody
//! else saved meanwhile is never written over unseen: both values are shown, and the person chooses.

use simui_app::App;
use simui_domain::proposal::FieldDraft;
use simui_domain::refusal::{Kind as No, Refusal};

use super::case::Place;
use super::control::Control;
use super::shown::Shown;
use crate::pages::{Desk, Entered, refused};
use crate::problem::Failed;

/// What was not saved: the control's name and why.
pub(super) type Left = Vec<(String, Refusal)>;

/// Saves every control that was changed; answers what was not saved. The first refusal that is not about a value
/// ends it: it would meet every other field as well.
pub(super) async fn save(
    app: &App,
    desk: &Desk,
    place: &Place,
    controls: &[Control],
    entered: &Entered,
) -> Result<Left, Failed> {
    let mut left = Vec::new();
    for control in controls {
        let Some(draft) = changed(control, entered) else {
            continue;
        };
        let saved = match draft {
            Ok((draft, version)) => {
                let act = app.save_proposal_field(desk, place.pair(), &control.field, version, &draft);
                refused(act.await)?.map(drop)
            }
            Err(refusal) => Err(refusal),
        };
        let Err(refusal) = saved else {
            continue;
        };
        match refusal.kind {
            No::Invalid | No::Stale => left.push((control.name.clone(), placed(&control.name, refusal))),
            No::Malformed
            | No::SignedOut
            | No::Forbidden
            | No::Unknown
            | No::MethodNotHere
            | No::Conflict
            | No::TooLarge
            | No::Unsupported
            | No::VersionMissing
            | No::TooMany
            | No::Busy => return Ok(vec![(String::new(), refusal)]),
        }
    }
    Ok(left)
}

/// What is to be saved of a control and under which version; nothing if the person did not change it, or keeps what
/// somebody else saved.
fn changed(control: &Control, entered: &Entered) -> Option<Result<(FieldDraft, i64), Refusal>> {
    let name = &control.name;
    let seen = format!("version/{name}");
    entered.sent(&seen)?;
    if entered.text(&format!("keep/{name}")) == "theirs" {
        return None;
    }
    let version = match entered.whole(&seen) {
        Ok(version) => version,
        Err(refusal) => return Some(Err(refusal)),
    };
    let shown = Shown::entered(control.kind, name, entered);
    if shown.plain(control.kind) == control.saved.plain(control.kind) {
        return None;
    }
    let untouched = shown.mark(control.kind) == entered.text(&format!("was/{name}"));
    if untouched && version != control.version {
        return None;
    }
    let answer = control.field.starts_with("answers.");
    let value = shown.value(control.kind, answer);
    Some(value.map(|value| (FieldDraft { value }, version)))
}

/// The refusal of a value, at the control in which it was entered.
fn placed(name: &str, refusal: Refusal) -> Refusal {
    let pointer = refusal.pointer.as_deref().unwrap_or_default();
    let rest = pointer.strip_prefix("/value").unwrap_or_default();
    let pointer = format!("/{name}{rest}");
    refusal.at(pointer)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::proposals::web::shown::Kind;

    fn control(saved: &str, version: i64) -> Control {
        Control::sample("title_ko", Kind::Line, &json!(saved), version)
    }

    fn entered(text: &str, version: &str, was: &str) -> Entered {
        let mark = Shown::saved(Kind::Line, &json!(was)).mark(Kind::Line);
        Entered::of(&[
            ("title_ko", text),
            ("version/title_ko", version),
            ("was/title_ko", &mark),
        ])
    }

    #[test]
    fn a_field_that_nobody_touched_here_does_not_write_over_another_tab() {
        let other_tab = control("둘째 창의 제목", 3);
        assert!(changed(&other_tab, &entered("처음 제목", "2", "처음 제목")).is_none());
    }

    #[test]
    fn a_field_changed_in_both_tabs_is_sent_under_the_version_that_was_read() {
        let other_tab = control("둘째 창의 제목", 3);
        let sent = changed(&other_tab, &entered("첫째 창의 제목", "2", "처음 제목"));
        let (_, version) = sent.unwrap().unwrap();
        assert_eq!(version, 2);
    }

    #[test]
    fn going_back_to_the_first_text_after_autosave_is_a_change() {
        let autosaved = control("고친 제목", 3);
        assert!(changed(&autosaved, &entered("처음 제목", "3", "처음 제목")).is_some());
    }
}
