refusal-conflict_ground_missing = 제척·기피·회피의 사유를 적어 주십시오.
