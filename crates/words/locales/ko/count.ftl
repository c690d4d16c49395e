refusal-not_opened = 아직 개봉하지 않았습니다.
refusal-not_counted = 아직 공식 집계를 하지 않았습니다. 간사가 집계한 뒤에 볼 수 있습니다.
refusal-count_outdated = 공식 집계 뒤에 평가표, 제척·회피, 의결 또는 예산이 바뀌었습니다. 다시 집계한 뒤 계속해 주십시오.
refusal-count_tie = 동점 처리기준으로 { $proposals }의 순위를 가를 수 없습니다.
refusal-count_draw_missing = { $proposals }은(는) 추첨해야 하나, 미리 봉한 값이 아직 공개되지 않았습니다.
refusal-count_impossible = 지금 규칙과 자료로는 집계할 수 없습니다({ $why }). 평가표와 규칙을 확인해 주십시오.
