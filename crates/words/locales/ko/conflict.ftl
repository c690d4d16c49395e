refusal-conflict_ground_missing = 사유를 적어 주십시오.
refusal-conflict_declared_already = 이미 등록된 이해충돌입니다.
refusal-challenge_not_provided = 이 회차는 위원 명단을 미리 알리지 않으므로 기피를 신청할 수 없습니다.
refusal-conflict_not_for_another = 다른 위원에 대하여는 제척 사유만 등록할 수 있습니다. 회피는 본인이 합니다.
refusal-conflict_needs_redeliberation = 이미 의결되었습니다. 재심의로만 반영할 수 있습니다.
refusal-conflict_not_pending = 이미 결정되었거나 끝난 건입니다.
refusal-challenged_decides = 자신에 관한 이해충돌은 스스로 결정할 수 없습니다.
refusal-conflict_found_stands = 기관 관계로 정해진 제척은 그 관계가 있는 동안 끝낼 수 없습니다.
