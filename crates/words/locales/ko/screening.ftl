refusal-screening_reason_missing = 부적격·조건부 판정에는 사유가 필요합니다.
