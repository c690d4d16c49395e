refusal-not_submitted = 아직 제출하지 않았습니다.
