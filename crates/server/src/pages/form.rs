//! The page on which the form of an act stands, by the address of the act. Most acts lie below their page; a proposal's
//! submission and what goes before it stand on the page that shows what would be submitted.

/// The ends of acts whose form stands on another page than the one above, and the end of that page.
const ELSEWHERE: [(&str, &str); 3] = [
    ("/sign-off", "/draft/check"),
    ("/submission", "/draft/check"),
    ("/supplement", "/draft/check"),
];

/// The page of an act's form: the one it is known to stand on, otherwise the nearest above that there is.
pub(crate) fn form_of(act: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let elsewhere = ELSEWHERE.iter().find_map(|(end, page)| {
        let above = act.strip_suffix(end)?;
        let proposal = above.rsplit('/').nth(1) == Some("proposals");
        proposal.then(|| format!("{above}{page}"))
    });
    elsewhere.or_else(|| {
        let above = std::iter::successors(act.rsplit_once('/'), |(above, _)| above.rsplit_once('/'));
        let mut above = above.map(|(above, _)| above).filter(|above| above.len() > 3);
        above.find(|above| known(above)).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::form_of;

    #[test]
    fn an_act_leads_to_the_page_of_its_form() {
        let pages = ["/ko/persons/7", "/ko/rounds/1/proposals/P01"];
        let form = |act| form_of(act, |path| pages.contains(&path));
        assert_eq!(
            form("/ko/persons/7/sessions/end").as_deref(),
            Some("/ko/persons/7")
        );
        assert_eq!(
            form("/ko/rounds/1/proposals/P01/sign-off").as_deref(),
            Some("/ko/rounds/1/proposals/P01/draft/check")
        );
        assert_eq!(
            form("/ko/rounds/1/proposals/P01/sharing").as_deref(),
            Some("/ko/rounds/1/proposals/P01")
        );
        assert_eq!(form("/ko/elsewhere/do"), None);
    }
}
