//! What can be refused about conflicts of interest.

use crate::refusals;

refusals! {
    /// Refusals about conflicts of interest.
    ConflictRefusal {
        /// A conflict needs its ground.
        GroundMissing => (Invalid, "conflict_ground_missing"),
        /// A ground was written, and not that one recuses oneself.
        NotTicked => (Invalid, "conflict_not_ticked"),
        /// No proposal was ticked, so nothing would be declared.
        NothingTicked => (Invalid, "conflict_nothing_ticked"),
        /// That conflict is on record already.
        DeclaredAlready => (Conflict, "conflict_declared_already"),
        /// The rules tell no names, so nobody can be challenged.
        NoChallenge => (Conflict, "challenge_not_provided"),
        /// Another only enters an exclusion; a recusal is the member's own.
        NotForAnother => (Invalid, "conflict_not_for_another"),
        /// The item is resolved: only a new deliberation can take account of it.
        Redeliberation => (Conflict, "conflict_needs_redeliberation"),
        /// It was decided, or is over.
        NotPending => (Conflict, "conflict_not_pending"),
        /// Who is challenged takes no part in the decision.
        ChallengedDecides => (Forbidden, "challenged_decides"),
        /// What the tree gives holds as long as the tree does.
        FoundStands => (Conflict, "conflict_found_stands"),
    }
}
