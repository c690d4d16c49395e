# 집계 결과의 사유. 코드는 바꾸지 않습니다.
reason-within_budget = 예산 안에서 선정: 차례가 되었을 때 { $before }이(가) 있었고 { $after }이(가) 남습니다.
reason-must_take = 의결에 따라 먼저 선정하였습니다.
reason-floor = { $attribute } { $value }에 최소한으로 배정하도록 한 기준에 따라, 그 가운데 순위가 가장 높아 선정하였습니다.
reason-reduced = 감액 선정: { $needs }이(가) 필요하나 남은 { $given }을(를) 배정합니다.
reason-in_optimum = 증명된 최적 조합에 들어 선정하였습니다.
reason-passed_over = 예산 부족: 차례가 되었을 때 { $needs }이(가) 필요하나 { $left }이(가) 남아 있었습니다. 그 금액 안에 드는 다음 순위 과제({ $below })를 선정하였습니다.
reason-budget_exhausted = 예산 부족: { $needs }이(가) 필요하나 { $left }이(가) 남았습니다.
reason-stopped = 선정 중지: 더 높은 순위의 { $at }에서 선정을 멈추었습니다.
reason-cap-count = 배정 한도: { $attribute } { $value }은(는) 최대 { $most }건까지 선정합니다. 이미 배정한 금액은 { $used }, 이 과제에 필요한 금액은 { $needs }입니다.
reason-cap-amount = 배정 한도: { $attribute } { $value }은(는) 최대 { $limit }까지 배정합니다. 이미 { $used }을(를) 배정하였고 { $needs }이(가) 더 필요합니다.
reason-incompatible = 함께 선정할 수 없는 { $with }을(를) 선정하였습니다.
reason-requires = 먼저 선정되어야 하는 { $missing }이(가) 선정되지 않았습니다.
reason-not_in_optimum = 증명된 최적 조합에 들지 않았습니다. { $needs }이(가) 필요하며, 다음 순위에서 { $below }을(를) 선정하였습니다.
reason-must_not_take = 의결에 따라 선정하지 않습니다.
reason-below_pass_mark = 기준점수 미달: 평점 { $score }점, 기준점수 { $pass }점.
reason-below_criterion = 항목별 최저기준 미달: { $criterion } { $value }점, 최저기준 { $pass }점.
reason-majority_low = 과반 낮음: 위원 { $of }명 가운데 { $low }명이 { $criterion } 항목을 낮게 평가하였습니다.
reason-too_few_scores = 판정 불가: 유효한 평가표가 { $valid }건으로, { $needed }건이 필요합니다.
reason-no_applicable_weight = 판정 불가: 이 과제에 적용되는 평가항목의 배점이 없습니다.
reason-screening = 집계 제외: 사전검토 결과 { $outcome }.
reason-screening-ineligible = 집계 제외: 사전검토에서 부적격으로 판정되었습니다.
reason-screening-withdrawn = 집계 제외: 제출기관이 철회하였습니다.
reason-screening-not_screened = 집계 제외: 심의 대상으로 확정되지 않았습니다.
attribute-area = 지원분야
attribute-organization = 제출기관
attribute-countries = 대상국가
attribute-participants = 참여기관

# 의안
motion-proposal = 집계 결과대로 의결한다.
motion-consent = 이의가 없는 과제를 집계 결과대로 일괄 의결한다.
motion-budget = 예산을 변경하고 그에 따라 다시 집계한다.
item-consent = 일괄 의결 안건
item-budget = 예산 변경

# 동점 처리 순서
tie-step-plain_mean = 모든 위원 총점의 평균이 높은 순
tie-step-median = 위원 총점의 중앙값이 높은 순
tie-step-amount = 요청액이 적은 순
tie-step-code = 과제 코드 순
tie-step-draw = 추첨
tie-step-refuse = 정하지 않고 집계를 멈춤
