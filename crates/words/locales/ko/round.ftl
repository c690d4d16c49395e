refusal-deadline_passed = 마감({ $deadline })이 지났습니다.
refusal-stage_order = 회차의 단계는 정해진 순서로만 바뀝니다. 지금 단계({ $from })에서 { $to }(으)로 갈 수 없습니다.
refusal-rules_missing = 이 회차의 심의 규칙이 아직 없습니다. 규칙을 먼저 작성해 주십시오.
refusal-areas_missing = 지원분야를 1개에서 30개까지 정해 주십시오.
refusal-rules_fault = 규칙의 { $key } 항목을 쓸 수 없습니다: { $why }
refusal-quorum_share = 의사정족수는 0보다 크고 1 이하인 분수로 적어 주십시오(예: 2/3).
refusal-criterion_unnamed = 평가항목 { $criterion }의 배점과 이름이 하나씩 짝을 이루어야 합니다.
refusal-draw_seed_early = 추첨의 비밀값은 추첨할 때 공개합니다. 지금은 약속값(draw_commitment)만 넣어 주십시오.
refusal-band_wrong = 의견을 적어야 하는 점수 범위(band)는 outside_band일 때에만, 0부터 100 사이에서 낮은 값부터 적어 주십시오.
refusal-objection_days = 이의신청 기간은 365일까지 정할 수 있습니다.
refusal-objection_grounds = 이의신청을 받으려면 인정하는 사유가 하나는 있어야 합니다.
refusal-code_twice = 코드 { $code }을(를) 두 번 썼습니다.
refusal-code_reserved = 코드 { $code }은(는) 다른 뜻으로 쓰입니다. 다른 코드를 정해 주십시오.
refusal-dates_contradict = { $after }은(는) { $before } 뒤여야 합니다.
refusal-date_missing = 공표하기 전에 { $date ->
    [survey_opens] 수요조사 시작
    [survey_closes] 수요조사 마감
    [scoring_opens] 평가 시작
    [scoring_closes] 평가 마감
    [council_meets] 심의회 개최
    [objection_closes] 이의신청 마감
   *[other] { $date }
} 일시를 정해 주십시오.
refusal-currency_unknown = 통화는 ISO 4217의 대문자 세 글자로 적어 주십시오(예: KRW).
refusal-zone_unknown = 시간대 이름을 확인해 주십시오(예: Asia/Seoul).
refusal-period_crossed = 사업 종료일은 시작일보다 앞설 수 없습니다.
refusal-flag_fixed = 예행 여부와 예시 자료 여부는 회차를 만들 때만 정합니다.
refusal-approval_closed = 이미 처리되었거나 거두어진 승인 요청입니다.
refusal-approval_same_person = 요청한 사람은 승인할 수 없습니다. 다른 승인권자가 처리해 주십시오.
refusal-approval_outdated = 요청한 뒤에 내용이 바뀌었습니다. 새로 읽고, 필요하면 다시 요청하도록 돌려보내 주십시오.
refusal-approval_missing = 처리할 승인 요청이 없습니다.
refusal-organizations_unknown = 이 코드의 기관이 없습니다: { $codes }
refusal-organizations_missing = 초대할 기관을 하나 이상 정해 주십시오.
refusal-organizations_many = 한 회차에 { $most }개 기관까지 초대할 수 있습니다.
refusal-acting_missing = 주관 기관의 계통에 속한 기관이 초대되어 있습니다. 그 계통 밖의 사람을 { $duty }(으)로 먼저 정해 주십시오.
refusal-survey_over = 수요조사 마감이 이미 지났습니다. 일정을 고친 뒤에 공표해 주십시오.
refusal-criterion_area_unknown = 규칙의 제외 분야 { $area }이(가) 지원분야에 없습니다.
refusal-change_empty = 바꿀 내용이 없습니다.
refusal-change_pending = 승인을 기다리는 변경이 있습니다. 그 변경이 처리된 뒤에 요청해 주십시오.
refusal-change_after_submission = 첫 제출이 있은 뒤에는 평가항목, 배점, 합산 방법, 기준점, 동점 처리, 상한을 바꿀 수 없습니다.
refusal-change_after_publication = 공표한 뒤에는 이 규칙을 바꿀 수 없습니다. 평가항목과 집계 규칙, 일정, 예산만 바꿀 수 있습니다.
refusal-change_after_opening = 개봉한 뒤에는 예산만, 심의회의 안건으로만 바꿀 수 있습니다.
refusal-date_past = 이미 지난 일시({ $date })는 바꾸거나 앞당길 수 없습니다.
refusal-survey_extension_not_later = 연장한 일시는 지금 정해진 일시와 현재보다 뒤여야 합니다.
refusal-extension_kind = 이 일시는 여기에서 연장하지 않습니다.
refusal-extension_past_scoring = 연장한 일시는 평가 시작({ $date })보다 앞이어야 합니다.
refusal-not_invited = 초대된 기관이 아닙니다.
refusal-survey_open = 수요조사 마감({ $until })이 아직 지나지 않았습니다.
refusal-own_tree = 본인이 속한 기관의 계통에 관한 일은 할 수 없습니다. 직무대행자가 처리해 주십시오.

# 규칙에서 쓸 수 없는 곳
refusal-rules_fault-too_many = 너무 많습니다. 줄여 주십시오.
refusal-rules_fault-criteria_count = 평가항목은 1개부터 64개까지 둘 수 있습니다.
refusal-rules_fault-name_reserved = 코드를 적어 주십시오. 동점 처리에 쓰는 이름은 코드로 쓸 수 없습니다.
refusal-rules_fault-named_twice = 같은 코드의 평가항목이 이미 있습니다.
refusal-rules_fault-no_points = 배점이 0보다 큰 평가항목이 하나는 있어야 합니다.
refusal-rules_fault-min_scores = 판정에 필요한 평가표는 1개 이상이어야 하고, 최고점과 최저점을 빼기 시작하는 수는 그보다 적을 수 없습니다.
refusal-rules_fault-trim = 한쪽에서 20개까지 뺄 수 있습니다.
refusal-rules_fault-above_zero = 0보다 커야 합니다.
refusal-rules_fault-below_zero = 0보다 작을 수 없습니다.
refusal-rules_fault-share = 0부터 1까지의 비율로 적어 주십시오(예: 2/5).
refusal-rules_fault-share_above_zero = 0보다 크고 1 이하인 비율로 적어 주십시오(예: 4/5).
refusal-rules_fault-mark_of_places = 순위를 합산하는 방법에서는 기준점수를 둘 수 없습니다.
refusal-rules_fault-tie_unknown = 동점 처리 순서에 없는 평가항목이 있습니다. 항목을 빼거나 바꾸었으면 이 순서도 고쳐 주십시오.
refusal-rules_fault-seed = 추첨의 비밀값이 미리 공개한 값과 다릅니다.
refusal-rules_fault-taken_and_barred = 먼저 선정할 과제와 선정하지 않을 과제에 같은 과제가 있습니다.
refusal-rules_fault-group_small = 함께 선정할 수 없는 과제는 둘 이상 적어 주십시오.
refusal-rules_fault-requires_itself = 과제는 자기 자신을 필요로 할 수 없습니다.
refusal-rules_fault-sum_of_places = 순위는 더할 수 없으니 과제표의 열을 골라 주십시오.
refusal-rules_fault-mark_missing = 기준점수를 넘은 점수를 더하려면 기준점수가 있어야 합니다.
refusal-rules_fault-steps = 가장 높은 점수는 가장 낮은 점수보다 점수 간격의 정수배만큼 높아야 합니다.
refusal-rules_fault-mark_or_share = 최저점수와 최저 비율 가운데 하나만 적어 주십시오.
refusal-rules_fault-no_attribute = 무엇으로 묶을지 골라 주십시오.
refusal-rules_fault-no_limit = 과제 수나 금액을 적어 주십시오.
