refusal-conflict_ground_missing = Please give the ground.
refusal-conflict_declared_already = This conflict of interest is on record already.
refusal-challenge_not_provided = This round does not tell the members' names beforehand, so nobody can be challenged.
refusal-conflict_not_for_another = For another member only a ground of exclusion can be entered. A recusal is the member's own.
refusal-conflict_needs_redeliberation = The item is resolved. Only a new deliberation can take account of this.
refusal-conflict_not_pending = This was decided already, or is over.
refusal-challenged_decides = Nobody decides on their own conflict of interest.
refusal-conflict_found_stands = An exclusion that follows from the organizations lasts as long as their relation does.
