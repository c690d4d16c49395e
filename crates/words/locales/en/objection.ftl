refusal-objection_window_closed = The time for objections is over.
