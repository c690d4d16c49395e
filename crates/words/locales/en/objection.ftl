refusal-objection_not_taken = This round takes no objections.
refusal-objection_window_closed = The time for objections is over.
refusal-objection_ground = Please choose one of the grounds of the rules.
refusal-objection_waiting = An objection waits for its answer already.
refusal-objection_answered = The objection is answered, or was taken back.
refusal-objection_own_decision = Who took part in a decision does not answer an objection against it. A secretary or approver who had no part in it does.
refusal-objection_nothing_follows = Only an objection that is upheld has a consequence.
