refusal-not_submitted = Nothing was submitted yet.
