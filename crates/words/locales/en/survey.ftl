refusal-questionnaire_missing = The round has no questionnaire yet.
