refusal-screening_reason_missing = An outcome other than eligible needs its reason.
